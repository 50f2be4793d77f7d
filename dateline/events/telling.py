"""Telling: events that a verb tells without a noun ("met", "invested")."""

from __future__ import annotations

from functools import cache

from dateline.events import needs, syntax
from dateline.events.deeds import completes, has_agent, is_idle, type_of, undoes
from dateline.events.happenings import is_held
from dateline.events.needs import is_party
from dateline.events.triggers import Trigger, by_form, event_verbs
from dateline.nlp import Sentence, Token


def trigger_of(sentence: Sentence, verb: Token) -> Trigger | None:
    """The trigger that a verb is, with the particle and the object that it needs; None for other verbs."""
    triggers = by_form(True).get(verb.text.lower())
    if not triggers or verb.dep in ("aux", "auxpass", "compound"):
        return None
    if verb.dep == "amod":
        return triggers[0] if _tells_guest(sentence, verb, triggers[0]) else None
    undone = undoes(sentence, verb)
    if verb.text.lower() in event_verbs() and not undone and _carries_out(sentence, verb):
        # "won the primary", "launched the drill": the noun tells it; who opens a fair does so at a ceremony
        return next((t for t in triggers if any(test(sentence, verb, t) for test in _AT_GATHERINGS)), None)
    if any(syntax.determiner(sentence, t) == "no" for t in syntax.objects(sentence, verb)):
        return None  # "won no prize"
    if verb.lemma == "vote" and any(c.dep == "xcomp" for c in sentence.children[verb.i]):
        return None  # "voted to lower the rate": what follows tells it
    if any(type_of(sentence, t) for t in syntax.subjects(sentence, verb)):
        triggers = tuple(t for t in triggers if t.needs != "upheaval")  # "clashes erupted": the noun tells it
    for trigger in triggers:
        fits = _particle_fits(sentence, verb, trigger) and needs.are_met(sentence, verb, trigger)
        if fits and not is_idle(sentence, verb, trigger):
            return trigger
    return None


def _is_ceremony(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    """Whether somebody opens or closes a gathering: "the minister opened the fair"."""
    if trigger.needs != "gathering" or trigger.type != "ceremony" or not has_agent(sentence, verb):
        return False
    types = {type_of(sentence, n) for n in syntax.objects(sentence, verb)}
    return bool(types & needs.SERIES)


def _is_visit(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    """Whether somebody in particular goes to see a gathering: "the minister visited the fair"."""
    guests = (t for t in syntax.subjects(sentence, verb) if t.tag in ("NN", "NNP"))
    return trigger.type == "visit" and trigger.needs == "place" and any(is_party(t) for t in guests)


def _is_speech(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    """Whether somebody speaks at a gathering: "addressed the forum"."""
    told = trigger.type == "statement" and trigger.needs == "gathering"
    return told and needs.are_met(sentence, verb, trigger)


_AT_GATHERINGS = (_is_ceremony, _is_visit, _is_speech)


def goal(sentence: Sentence, verb: Token) -> tuple[str, ...]:
    """What is visited, where it is a thing and not a named place: "booths"."""
    goals = (*syntax.objects(sentence, verb), *syntax.prepositional(sentence, verb, "to"))
    return tuple(t.text.lower() for t in goals if t.tag in ("NN", "NNS") and not t.ent)


def _carries_out(sentence: Sentence, verb: Token) -> bool:
    """Whether the object of a verb is an event of its own."""
    things = [t for t in syntax.objects(sentence, verb) if not completes(sentence, t)]
    return any(type_of(sentence, t) is not None or is_held(sentence, t) for t in things)


def _tells_guest(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    """Whether the verb tells the visit that "the visiting president" is on."""
    guest = sentence.tokens[verb.head]
    return trigger.type == "visit" and verb.tag == "VBG" and (is_party(guest) or guest.tag == "NNP")


def _particle_fits(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    if not trigger.companions:
        return True
    if trigger.companions & syntax.words_beside(sentence, verb):
        return True
    beside = {c.text.lower() for c in sentence.children[verb.i]}
    done = [c for c in sentence.children[verb.i] if c.dep == "xcomp"] if "to" in trigger.companions else []
    if "with" in beside:
        return bool(done)  # "agreed with the mill to buy flour": the deal is the two's
    return any(c.lemma not in _words_of_trade() and not _carries_out(sentence, c) for c in done)


@cache
def _words_of_trade() -> frozenset[str]:
    """Verbs of contracts, which are the deal themselves: "agreed to buy"."""
    return frozenset(t.lemma for ts in by_form(True).values() for t in ts if t.type == "contract")
