"""Telling: events that a verb tells without a noun ("met", "invested")."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dateline.events import syntax
from dateline.events.deeds import (
    PERSONAL,
    any_is,
    has_agent,
    is_agent,
    is_dated_attribute,
    is_deed,
    is_idle,
    passive,
    type_of,
    undoes,
)
from dateline.events.happenings import is_held
from dateline.events.triggers import GATHERINGS, Trigger, by_form, event_verbs, object_words
from dateline.nlp import Sentence, Token

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_TOWARD = frozenset(("to", "in", "into", "at", "for"))
_OF_SUBJECT = frozenset("vehicle weapon building upheaval court body disaster supply flow blight".split())
_OF_OBJECT = frozenset(("facility", "troops"))
_OF_OBJECT_ALONE = {
    "tie": "",
    "law": "",
    "judgment": "",
    "levy": "",
    "rate": "",
    "result": "",
    "prize": "",
    "goods": "",
    "audience": "",
    "firm": "ORG",
    "slain": "PERSON",
    "dismissed": "PERSON",
}
_CLAUSES = frozenset(("xcomp", "ccomp", "advcl", "relcl", "conj"))
_MUTUAL = frozenset(("met", "meet", "meets", "meeting", "confer", "conferred"))


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
        return next(
            (t for t in triggers if _is_ceremony(sentence, verb, t) or _is_visit(sentence, verb, t)), None
        )
    if any(syntax.determiner(sentence, t) == "no" for t in syntax.objects(sentence, verb)):
        return None  # "won no prize"
    if verb.lemma == "vote" and any(c.dep == "xcomp" for c in sentence.children[verb.i]):
        return None  # "voted to lower the rate": what follows tells it
    for trigger in triggers:
        fits = _particle_fits(sentence, verb, trigger) and _object_fits(sentence, verb, trigger)
        if fits and not is_idle(sentence, verb, trigger):
            return trigger
    return None


def _is_ceremony(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    """Whether somebody opens or closes a gathering: "the minister opened the fair"."""
    if trigger.needs != "gathering" or trigger.type != "ceremony" or not has_agent(sentence, verb):
        return False
    types = {type_of(sentence, n) for n in syntax.objects(sentence, verb)}
    return bool(types & _SERIES)


def _is_visit(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    """Whether somebody in particular goes to see a gathering: "the minister visited the fair"."""
    guests = (t for t in syntax.subjects(sentence, verb) if t.tag in ("NN", "NNP"))
    return trigger.type == "visit" and trigger.needs == "place" and any(is_party(t) for t in guests)


def goal(sentence: Sentence, verb: Token) -> tuple[str, ...]:
    """What is visited, where it is a thing and not a named place: "booths"."""
    goals = (*syntax.objects(sentence, verb), *syntax.prepositional(sentence, verb, "to"))
    return tuple(t.text.lower() for t in goals if t.tag in ("NN", "NNS") and not t.ent)


def _carries_out(sentence: Sentence, verb: Token) -> bool:
    """Whether the object of a verb is an event of its own."""
    things = syntax.objects(sentence, verb)
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


def is_party(token: Token) -> bool:
    """Whether a noun is somebody that one can meet or sanction."""
    return token.ent in PERSONAL or token.text.lower() in object_words("party")


def _is_named(sentence: Sentence, token: Token) -> bool:
    """Whether a common noun is somebody whose name follows: "her colleague Ana Prado"."""
    return any(c.dep in ("appos", "compound") and c.ent == "PERSON" for c in sentence.children[token.i])


def _object_fits(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    """Whether a verb has the object, or the subject, that its trigger needs."""
    needs = trigger.needs
    things = syntax.objects(sentence, verb)
    if needs == "rename":
        return False
    if needs == "person":
        guests = any(_is_somebody(sentence, t) for t in things) and trigger.type == "meeting"
        return _meets(sentence, verb, things) or guests
    if needs == "place" and trigger.companions and not _may_travel(sentence, verb):
        return False
    if needs == "place":
        things = tuple(syntax.counted(sentence, t) for t in things)
        ways = tuple(trigger.companions & _TOWARD) or ("to", "in", "at")
        goals = (*things, *syntax.prepositional(sentence, verb, *ways))
        return any(t.ent in _PLACES for t in goals) or any_is(goals, "sight")
    if needs == "stay":
        return _stays(sentence, verb, trigger)
    if needs == "caller":
        asked = any(c.dep == "xcomp" for c in sentence.children[verb.i])  # "called on the minister to resign"
        received = syntax.prepositional(sentence, verb, "on")
        called = any(t.ent == "PERSON" or (is_party(t) and not asked) for t in received)
        return verb.tag == "VBD" and not things and called
    if needs == "addressee":
        partners = syntax.prepositional(sentence, verb, *trigger.companions)
        return any(is_party(t) or is_agent(t) for t in partners)
    if needs == "streets":
        return any_is(syntax.prepositional(sentence, verb, *trigger.companions), needs)
    if needs == "treaty":
        return any(type_of(sentence, t) in ("agreement", "contract") for t in things)
    if needs == "phone":
        lines = syntax.prepositional(sentence, verb, "by", "over", "on")
        return any(t.text.lower() in ("phone", "telephone", "video") for t in lines)
    if needs == "gathering":
        nouns = (*things, *syntax.subjects(sentence, verb))
        types = {type_of(sentence, n) for n in nouns}
        if trigger.type == "ceremony" and any(r.phase == "end" for r in event_verbs()[verb.text.lower()]):
            return False  # "the fair closed": its last day
        opens = _SERIES if things else _FAIRS  # a summit that opens has no ceremony of it
        return bool(types & (opens if trigger.type == "ceremony" else GATHERINGS)) and verb.tag != "VB"
    if needs == "money":
        if any(t.ent == "LOC" for t in syntax.subjects(sentence, verb)):
            return False  # what a continent buys is its trade
        below = [c for c in sentence.children[verb.i] if c.dep not in _CLAUSES]
        sums = any(any_is(sentence.subtree(c), "money", "MONEY") for c in below)
        return sums or any(t.ent == "ORG" for t in things)
    if needs == "sum":
        return any(syntax.is_sum(sentence, t) for t in things)
    if needs == "event":
        nouns = (*things, *syntax.prepositional(sentence, verb, "at", "to"))
        return any(type_of(sentence, n) not in (None, "press_conference") for n in nouns)
    if needs == "paper":
        named = any(t.tag in ("NNP", "NNPS") for t in things)
        return named and not any(type_of(sentence, t) is not None for t in things)
    if needs == "force":
        return _uses_force(sentence, verb, things)
    if needs in _OF_SUBJECT:
        doers = syntax.subjects(sentence, verb)
        told = needs == "flow" and any(type_of(sentence, t) for t in doers)  # "work on the dam began"
        return any_is(doers, needs) and not told
    if needs == "slain" and any(type_of(sentence, t) is not None for t in syntax.subjects(sentence, verb)):
        return False  # whom an earthquake killed is no event of its own
    if needs == "goods" and any(c.text.lower() == "under" for c in sentence.children[verb.i]):
        return False  # "will supply 40 buses under a contract": the contract tells it
    if needs in _OF_OBJECT_ALONE:
        firsts = (c for c in sentence.children[verb.i] if c.dep in ("dobj", "nsubjpass"))
        all_things = [t for c in firsts for t in syntax.conjuncts(sentence, syntax.counted(sentence, c))]
        beside = [c for t in all_things for c in syntax.premodifiers(sentence, t)]
        if needs == "firm" and any_is(beside, needs):
            return True  # "took over bankrupt rival Reed"
        return any_is(all_things, needs, _OF_OBJECT_ALONE[needs])
    if needs == "union":
        return _is_of_union(sentence, verb, trigger, things)
    if needs in ("deed", "light", "doing"):
        return is_deed(sentence, verb, trigger, things)
    if needs in _OF_OBJECT:
        nouns = (*things, *syntax.subjects(sentence, verb), *syntax.prepositional(sentence, verb, "on"))
        return any_is(nouns, needs)
    clauses = (c for c in sentence.children[verb.i] if c.dep == "ccomp" and c.i > verb.i)
    says = any(c.text.lower() not in trigger.companions for c in clauses)  # "protested that ..."
    doers = syntax.subjects(sentence, verb)
    tellers = (*doers, *syntax.prepositional(sentence, verb, "at", "during"))
    if trigger.companions and any(type_of(sentence, t) for t in tellers):
        return False  # "the ceasefire came into force", "cut the ribbon at a ceremony": the noun tells it
    going_on = verb.tag == "VBG" and not any(c.dep == "aux" for c in sentence.children[verb.i])
    return not going_on and not says and bool(things or doers or is_dated_attribute(sentence, verb))


_CROWD = 4
_FAIRS = frozenset(("expo", "forum"))
_SERIES = _FAIRS | {"summit"}


def _uses_force(sentence: Sentence, verb: Token, things: Iterable[Token]) -> bool:
    """Whether somebody is attacked with arms and not with words: "attacked a convoy", "was hit by gunmen"."""
    doers = (*syntax.agents(sentence, verb), *syntax.subjects(sentence, verb))
    if any_is(doers, "troops"):
        return bool(things) or not any(c.text.lower() in ("on", "upon") for c in sentence.children[verb.i])
    return any(t.ent in ("GPE", "FAC", "LOC") for t in things) or any_is(things, "target")


def _may_travel(sentence: Sentence, verb: Token) -> bool:
    """Whether those who go somewhere are people, not goods: "the first lorries arrived in Lima"."""
    doers = [t for t in syntax.subjects(sentence, verb) if not passive(sentence, verb)]
    things = [t for t in doers if t.tag in ("NN", "NNS") and not t.ent and not any_is((t,), "guest")]
    return not doers or any(t not in things or is_agent(t) for t in doers)


def _is_of_union(sentence: Sentence, verb: Token, trigger: Trigger, things: tuple[Token, ...]) -> bool:
    """Whether somebody joins or leaves a body or treaty: "joined the bloc", "was admitted to the union"."""
    bodies = things
    if trigger.companions:
        ways = [verb, *(c for c in sentence.children[verb.i] if c.text.lower() in trigger.companions)]
        bodies = tuple(t for w in ways for t in syntax.prepositional(sentence, w, *trigger.companions, "of"))
    elif passive(sentence, verb):
        return False
    if not any(t.ent in ("ORG", "GPE") or any_is((t,), "union") for t in bodies):
        return False
    return is_deed(sentence, verb, trigger, bodies) or (
        bool(trigger.companions) and has_agent(sentence, verb)
    )


def _stays(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    """Whether somebody is told to be in a town at some time, or for something: "is in Lima for talks"."""
    below = sentence.children[verb.i]
    if any(c.dep in ("xcomp", "aux") or c.text.lower() == "due" for c in below):
        return False  # "In Lima she is to sign"
    towns = [t for t in syntax.prepositional(sentence, verb, *trigger.companions) if t.i > verb.i]
    guests = syntax.subjects(sentence, verb)
    guest = any(t.ent == "PERSON" or any_is((t,), "guest") for t in guests) and len(guests) < _CROWD
    reason = any(c.dep == "advcl" or c.ent == "DATE" or c.text.lower() == "for" for c in below)
    days = any(t.ent == "DATE" for t in sentence.tokens[verb.i :])
    return guest and (reason or days) and any(t.ent == "GPE" for t in towns)


def is_between_states(sentence: Sentence, noun: Token) -> bool:
    """Whether a deal is one of states or their unions, by those whom its phrase names."""
    beside = syntax.prepositional(sentence, noun, "with", "between", "among")
    named = (*syntax.premodifiers(sentence, noun), *beside)
    owners = tuple(c for c in sentence.children[noun.i] if c.dep == "poss")
    act = syntax.governor(sentence, noun)
    if act and act[1] == "object":
        owners += syntax.subjects(sentence, act[0])  # "ministers reached a deal"
    return any(t.ent in ("GPE", "NORP") or t.text.lower() in object_words("state") for t in (*named, *owners))


def is_of_troops(sentence: Sentence, noun: Token) -> bool:
    """Whether those whose exercise it is bear arms."""
    act = syntax.governor(sentence, noun)
    those = [*syntax.premodifiers(sentence, noun), *syntax.prepositional(sentence, noun, "by", "of", "with")]
    those += [*syntax.subjects(sentence, act[0]), *syntax.agents(sentence, act[0])] if act else []
    return any_is(those, "troops")


def has_target(sentence: Sentence, noun: Token) -> bool:
    """Whether a measure's phrase tells what or whom it is put on: "duties on tiles"."""
    if any(t.text != "top" for t in syntax.prepositional(sentence, noun, "on", "against")):
        return True
    after = sentence.tokens[noun.i + 1 : noun.i + 2]  # the parser may hang it on the verb
    things = [c for t in after if t.text.lower() in ("on", "against") for c in sentence.children[t.i]]
    return any(c.dep == "pobj" and c.ent not in ("DATE", "TIME") and c.text != "top" for c in things)


def is_forceful(sentence: Sentence, noun: Token, modifiers: Iterable[Token]) -> bool:
    """Whether an attack that a noun tells is one of arms: by the words before it, or its target."""
    targets = tuple(syntax.prepositional(sentence, noun, "on", "against", "in", "at", "near"))
    named = any(t.ent in ("GPE", "FAC", "LOC") for t in (*modifiers, *targets))
    return named or any_is(modifiers, "force") or any_is(targets, "target") or any_is(targets, "troops")


def _meets(sentence: Sentence, verb: Token, things: tuple[Token, ...]) -> bool:
    """Whether somebody meets somebody: "met her colleague", "the ministers met"."""
    partners = (*things, *syntax.prepositional(sentence, verb, "with"))
    if passive(sentence, verb):
        partners += syntax.subjects(sentence, verb)
    if any_is(partners, "unmet"):
        return False  # "her ideas met with resistance"
    doers = syntax.subjects(sentence, verb)
    together = len(doers) > 1 or any(t.tag in ("NNS", "NNPS") for t in doers)
    bodies = any_is(doers, "body") or any(t.ent == "ORG" or (t.tag == "NNP" and not t.ent) for t in doers)
    if verb.text.lower() in _MUTUAL and not things and (together or bodies):
        return True
    named = any(t.ent in ("PERSON", "ORG") for t in doers)
    if verb.text.lower() == "met" and named and things:
        return True
    return any(is_party(t) or _is_named(sentence, t) or (t.tag == "NN" and is_agent(t)) for t in partners)


def _is_somebody(sentence: Sentence, noun: Token) -> bool:
    """Whether a plural is of people whom an article means: "the visiting bankers", not "customers"."""
    return noun.tag == "NNS" and syntax.determiner(sentence, noun) in ("the", "these") and is_agent(noun)
