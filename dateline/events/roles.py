"""Roles: who takes part in an event, as one mention tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.entities import country_of
from dateline.events import syntax
from dateline.events.carriers import Carrier
from dateline.events.mentions import NAMED, VERB, Mention
from dateline.events.scene import Name, Scene, joined_countries
from dateline.events.triggers import EventVerb, known_words
from dateline.nlp import Sentence, Token
from dateline.records import Participant

_MUTUAL = frozenset(("meeting", "agreement", "contract", "conflict"))
_GATHERING = frozenset(("expo", "forum", "summit", "ceremony", "press_conference"))
_OF_PLACES = frozenset(("expo", "forum", "summit", "ceremony", "conflict", "anniversary", "other"))
_WORDED = frozenset(("statement", "letter"))
_AIMED = frozenset(("sanction", "letter", "conflict", "investment"))
_ATTENDING = frozenset("participate attend take join exhibit speak open".split())
_TOGETHER = frozenset(("together", "along", "jointly", "alongside"))
_NOT_PARTIES = frozenset(
    "sources analysts experts observers data it he she they which that who people".split()
)


def participants(scene: Scene, mention: Mention) -> Iterator[Participant]:
    """Who takes part, with the role that the mention's syntax gives."""
    kind = mention.trigger.type
    for name, code in joined_countries(mention.span.text):
        yield Participant(name, "actor", code)
    if mention.kind == VERB:
        yield from _around_verb(scene, mention, mention.head, kind)
        return
    yield from _in_phrase(scene, mention, kind)
    for carrier in mention.carriers:
        if carrier.token.tag in syntax.NOUN_TAGS:
            if carrier.relation == "for" and carrier.token.ent == "PERSON" and kind == "meeting":
                yield from _parties(scene, mention, (carrier.token,), "actor")
            continue
        if carrier.relation == "object" and carrier.row and carrier.carries(kind):
            yield from _of_act(scene, mention, carrier.token, carrier.row)
        elif (kind == "press_conference" and _speaks(carrier)) or (kind in _WORDED and _is_said_in(carrier)):
            yield from _parties(scene, mention, syntax.subjects(mention.sentence, carrier.token), "actor")
        elif carrier.relation in ("in", "at", "for") and carrier.token.text.lower().rstrip(
            "eds"
        ) in _ATTENDING | {"participat", "tak", "attend"}:
            yield from _parties(scene, mention, syntax.subjects(mention.sentence, carrier.token), "attendee")


def _of_act(scene: Scene, mention: Mention, verb: Token, row: EventVerb) -> Iterator[Participant]:
    """Who carries an event out, and with whom: "Chile, together with Peru, signed a treaty with Norway"."""
    sentence, kind = mention.sentence, mention.trigger.type
    role = row.subject if row.subject != "event" else "actor"
    role = "actor" if role == "organizer" and kind in _MUTUAL else role
    doers = syntax.agents(sentence, verb)
    if not doers and not _passive(mention, verb):
        doers = syntax.subjects(sentence, verb)
    yield from _parties(scene, mention, (d for d in doers if d.i != mention.head.i), role)
    partners = tuple(syntax.prepositional(sentence, verb, "with"))
    beside = bool(partners) and sentence.tokens[partners[0].head - 1].text.lower() in _TOGETHER
    yield from _parties(
        scene, mention, partners, role if beside else "actor" if kind in _MUTUAL else "recipient"
    )


def _speaks(carrier: Carrier) -> bool:
    """Whether somebody is told to speak there: "said at a news conference", "told a press conference"."""
    told = carrier.relation == "object" and carrier.token.lemma in ("tell", "address", "give")
    return told or carrier.relation in ("at", "during")


def _passive(mention: Mention, verb: Token) -> bool:
    return (
        any(c.dep in ("nsubjpass", "auxpass") for c in mention.sentence.children[verb.i]) or verb.dep == "acl"
    )


def _around_verb(scene: Scene, mention: Mention, verb: Token, kind: str) -> Iterator[Participant]:
    """Subject and object of an event that a verb tells."""
    sentence = mention.sentence
    passive = _passive(mention, verb) and not any(c.dep == "xcomp" for c in sentence.children[verb.i])
    doers = syntax.agents(sentence, verb) if passive else syntax.subjects(sentence, verb)
    yield from _parties(scene, mention, doers, "actor")
    if kind == "visit":
        hosts = (*syntax.objects(sentence, verb), *syntax.prepositional(sentence, verb, "to", "in"))
        for name in _names(scene, mention, hosts):
            if name.kind == "place" and name.country and country_of(name.name) == name.country:
                yield Participant(name.name, "host", name.country)
        return
    other = "actor" if kind in ("meeting", "agreement") else "recipient"
    preps: tuple[str, ...] = ("with",) if kind in ("meeting", "agreement") else ("with", "against")
    preps += ("in",) if kind == "investment" else ()
    partners = (*syntax.objects(sentence, verb), *syntax.prepositional(sentence, verb, *preps))
    yield from _parties(scene, mention, partners, other)
    if kind == "contract":
        yield from _parties(scene, mention, syntax.prepositional(sentence, verb, "from"), "actor")


def _in_phrase(scene: Scene, mention: Mention, kind: str) -> Iterator[Participant]:
    """Parties named in the noun's own phrase: "talks between A and B", "A's visit to B"."""
    sentence, head = mention.sentence, mention.head
    possessors = [c for c in sentence.children[head.i] if c.dep == "poss" and c.tag != "PRP$"]
    for owner in _names(scene, mention, possessors):
        if owner.kind != "place" or kind not in _OF_PLACES:  # "Peru's election" is held there
            yield Participant(owner.name, "actor", owner.country)
    beside = tuple(syntax.prepositional(sentence, head, "with"))
    if beside and kind == "meeting":
        for carrier in mention.carriers[:1]:
            if carrier.relation in ("in", "at", "during", "after", "before"):
                yield from _parties(scene, mention, syntax.subjects(sentence, carrier.token), "actor")
    if any(c.text.lower() == "their" for c in sentence.children[head.i]):
        above = syntax.governor(sentence, head)
        doers = syntax.subjects(sentence, above[0]) if above else ()
        yield from _parties(scene, mention, doers if len(doers) > 1 else (), "actor")
    if mention.kind != NAMED:
        yield from _parties(scene, mention, syntax.prepositional(sentence, head, "between", "among"), "actor")
        if kind in ("meeting", "agreement", "contract", "visit", "conflict"):
            yield from _parties(scene, mention, syntax.prepositional(sentence, head, "with"), "actor")
        if kind in ("visit", "statement", "letter", "meeting"):
            yield from _parties(
                scene, mention, syntax.prepositional(sentence, head, "of", "by", "from"), "actor"
            )
        if kind in _AIMED:
            aims = ("against", "on", "to") if kind == "conflict" else ("against", "on", "to", "in")
            yield from _parties(scene, mention, syntax.prepositional(sentence, head, *aims), "recipient")
        if kind == "visit":
            yield from _parties(scene, mention, syntax.prepositional(sentence, head, "to"), "host")
    yield from _parties(
        scene,
        mention,
        syntax.prepositional(sentence, head, "by"),
        "organizer" if kind in _GATHERING else "actor",
    )


def _parties(scene: Scene, mention: Mention, nouns: Iterable[Token], role: str) -> Iterator[Participant]:
    for name in _names(scene, mention, nouns):
        yield Participant(name.name, role, name.country)


def _names(scene: Scene, mention: Mention, nouns: Iterable[Token]) -> Iterator[Name]:
    """Names of people, organisations, countries and described groups; nothing else takes part."""
    for noun in (_speaker(mention.sentence, t) for t in nouns):
        if noun.text.lower() in _NOT_PARTIES:
            continue
        name = scene.name_at(mention.sentence, noun)
        if name is None or name.span.overlaps(mention.span):
            continue
        if name.kind == "group" and not (name.country and noun.tag in ("NNS", "NN")):
            continue
        yield name


def _reports(verb: Token) -> bool:
    return verb.text.lower() in known_words("reporting")


def _is_said_in(carrier: Carrier) -> bool:
    """Whether a paper is what somebody says something in: "said in a statement"."""
    return carrier.relation == "in" and _reports(carrier.token)


def _speaker(sentence: Sentence, noun: Token) -> Token:
    """Whom "it" takes up in what somebody is told to say: "Peru said it would ban the nets"."""
    verb = sentence.tokens[noun.head]
    above = sentence.tokens[verb.head]
    if noun.text.lower() != "it" or verb.dep != "ccomp" or not _reports(above):
        return noun
    return next(iter(syntax.subjects(sentence, above)), noun)


def same_party(a: str, b: str) -> bool:
    """Whether two lower-case names can be one party: one holds every word of the other."""
    left, right = set(re.findall(r"\w+", a)), set(re.findall(r"\w+", b))
    return bool(left and right) and (left <= right or right <= left)
