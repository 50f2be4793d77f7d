"""Fitting: how well a mention fits the mentions of an event told so far.

Some constructions tie the two together whatever else is told; else both must be of one kind with nothing that
speaks against it, and what they share is counted.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline import lexicon
from dateline.events import syntax
from dateline.events.alike import covered, same_name, shared_people
from dateline.events.days import END
from dateline.events.differences import differ
from dateline.events.kinship import joined_by_and, same_kind, takes_up_gathering
from dateline.events.mentions import MODIFIER, NAMED, NOUN, VERB
from dateline.events.pairs import DEFINITE, Pair
from dateline.events.phases import sets_off
from dateline.events.status import SCHEDULED
from dateline.events.triggers import HYPERNYM
from dateline.records import SERIAL_TYPES

STARTING = frozenset(("opening", "launch", "start", "inauguration", "commissioning"))
_GATHERINGS = SERIAL_TYPES | {"meeting", "ceremony", HYPERNYM}
_WORKS = frozenset(("other", "investment"))
_SURE, _BY_NAME, _BY_RENAMING, _OF_WORKS = 9.0, 10.0, 5.0, 2.0
_RIGHT_BEFORE = 2  # sentences back to the journey that goes on
_NAMED_AFTER = 3  # sentences within which what was described gets its name
_DEAL_AFTER = 6  # sentences within which what was agreed is called an accord
_WORKS_AFTER = 8  # sentences within which what is opened has its ceremony
_ROUND = 12  # sentences that may tell who gave what


def fit(pair: Pair) -> float:
    """How well a mention fits a cluster; 0 where it can't be the same event."""
    for test in _TIED:
        if test(pair):
            return _SURE
    if _is_its_opening(pair) or is_its_building(pair):
        return 0.0 if differ(pair) else _OF_WORKS
    if not same_kind(pair) or differ(pair):
        return 0.0
    if joined_by_and(pair) or _is_carried(pair):
        return _SURE
    mention, named = pair.mention, [m.name for m in pair.cluster.mentions if m.name]
    if mention.kind == VERB and mention.name:
        return _BY_RENAMING if pair.lead.kind == VERB and same_name(mention.name, pair.lead.name) else 0.0
    if mention.name and any(same_name(mention.name, name) for name in named):
        return _BY_NAME
    shared = _shared_evidence(pair)
    if mention.kind == NAMED:
        return _of_name(pair, shared)
    if mention.headline:
        return 1.0 + shared + (0.0 if pair.lead.kind == VERB else 0.5)
    if mention.kind == VERB:
        return shared if shared >= 1 else 0.0
    if mention.trigger.type == "agreement" and _was_agreed(pair):
        return 1.5 + shared
    if pair.definite or mention.kind == MODIFIER:
        return _of_known(pair, shared)
    if pair.lead.kind == VERB and not shared_people(pair.facts.people, pair.cluster.people):
        return 0.0
    return shared if shared >= 2 else 0.0


def _of_name(pair: Pair, shared: float) -> float:
    """How well a name fits what was only described so far."""
    if pair.lead.kind == NAMED:
        return 0.0
    if _is_described_first(pair):
        return 2.0 + shared
    telling = len(pair.words) > 1 and covered(pair.cluster.words, pair.words)
    return shared if pair.cluster.words and shared >= (1 if telling else 2) else 0.0


def _of_known(pair: Pair, shared: float) -> float:
    """How well "the fair" fits: by how near what it can take up was told last, and by the same word."""
    mention, distance = pair.mention, pair.distance
    if distance > (_NAMED_AFTER if mention.trigger.taken_as == "deed" else _reach(pair.cluster.type)):
        return 0.0
    nearness = 1.0 / (1 + distance)
    if any(mention.trigger.lemma == m.trigger.lemma for m in pair.cluster.mentions):
        nearness += 0.5
    if takes_up_gathering(pair):
        nearness -= 1.0  # one of its own kind is likelier
    return 1.0 + shared + nearness + (0.5 if pair.lead.kind == NAMED else 0.0)


def _reach(kind: str) -> int:
    """Sentences within which "the fair" takes up one that was told."""
    return next((int(r["reach"]) for r in lexicon.rows("event_types") if r["type"] == kind), 12)


def _is_apposition(pair: Pair) -> bool:
    """Whether the noun says what the one before it is: "the Salt Summit, an event of three days"."""
    if pair.mention.head.dep != "appos" or not {pair.mention.trigger.type, pair.cluster.type} <= _GATHERINGS:
        return False
    return any(m.head.i == pair.mention.head.head and m.kind != VERB for m in pair.beside())


def _is_met_for(pair: Pair) -> bool:
    """Whether a verb of meeting tells who is at the gathering: "leaders met for a summit"."""
    if pair.mention.trigger.type not in (*SERIAL_TYPES, "meeting") or pair.mention.kind == MODIFIER:
        return False
    verbs = {c.token.i for c in pair.mention.carriers if c.relation in ("for", "at")}
    return any(m.kind == VERB and m.trigger.type == "meeting" and m.head.i in verbs for m in pair.beside())


def _is_travelled_on(pair: Pair) -> bool:
    """Whether a verb tells where a journey leads that was told right before: "The group will visit Peru"."""
    mention, last = pair.mention, pair.cluster.mentions[-1]
    if mention.kind not in (NOUN, VERB) or not mention.trigger.type == pair.cluster.type == "visit":
        return False
    if mention.kind == NOUN:  # "will visit Kuwait, ending their journey in Dubai"
        return last.kind == VERB and last.sentence is mention.sentence and mention.determiner == "'s"
    known = syntax.subjects(mention.sentence, mention.head)
    named = any(t.tag in ("NNP", "NNPS") or syntax.determiner(mention.sentence, t) == "a" for t in known)
    planned = pair.facts.status == SCHEDULED and any(f.status == SCHEDULED for f in pair.cluster.facts)
    near = 0 < pair.back <= _RIGHT_BEFORE and bool(known) and not named
    return near and planned and not any(f.places for f in pair.cluster.facts)


def _is_arrived_for(pair: Pair) -> bool:
    """Whether those whose visit it is are told to arrive: "Prado, who arrived on Monday, is on a visit"."""
    mention = pair.mention
    if mention.kind != NOUN or not mention.trigger.type == pair.cluster.type == "visit":
        return False
    arrivals = (m.head for m in pair.beside() if m.kind == VERB and sets_off(m))
    guests = {t.i for verb in arrivals for t in syntax.subjects(mention.sentence, verb)}
    acts = (c.token for c in mention.carriers if c.relation in ("on", "for", "object"))
    return any(t.i in guests for act in acts for t in syntax.subjects(mention.sentence, act))


def _is_begun(pair: Pair) -> bool:
    """Whether a verb tells how the visit began whose end was told: "She had arrived a day earlier"."""
    mention = pair.mention
    if mention.kind != VERB or pair.cluster.type != "visit" or not sets_off(mention):
        return False
    edges = {d.edge for f in pair.cluster.facts for d in f.days}
    known = syntax.subjects(mention.sentence, mention.head)
    return edges == {END} and 0 < pair.back <= _RIGHT_BEFORE and all(t.tag == "PRP" for t in known)


def _is_agreed(pair: Pair) -> bool:
    """Whether a verb only says what was agreed, with no day of its own: "agreed to reopen the bridge"."""
    if pair.mention.kind != VERB or pair.mention.head.dep != "xcomp":
        return False
    above = (m for m in pair.beside() if m.trigger.lemma == "agree" and m.head.i == pair.mention.head.head)
    own = set(pair.facts.days) - {d for f in pair.cluster.facts for d in f.days}
    return not own and any(True for _ in above)


def _is_of_round(pair: Pair) -> bool:
    """Whether a gift is one of those that donors are told to have promised together."""
    mention, first = pair.mention, pair.cluster.mentions[0]
    if not mention.kind == first.kind == VERB or not mention.trigger.plover == first.trigger.plover == "AID":
        return False
    verb = first.sentence.tokens[first.head.head] if first.head.dep == "dep" else first.head
    near = 0 <= mention.sentence.index - first.sentence.index <= _ROUND
    return near and any(t.tag == "NNS" for t in syntax.subjects(first.sentence, verb))


_TIED: tuple[Callable[[Pair], bool], ...] = (
    _is_apposition, _is_met_for, _is_travelled_on, _is_arrived_for, _is_begun, _is_agreed, _is_of_round,
)  # fmt: skip


def _is_its_opening(pair: Pair) -> bool:
    """Whether a ceremony is that of the works told before: "opened a bridge ... the launch ceremony"."""
    mention, lead = pair.mention, pair.lead
    if mention.trigger.type != "ceremony" or mention.kind != NOUN or not pair.definite:
        return False
    works = (
        lead.kind == VERB and lead.trigger.noun in STARTING and pair.cluster.type in ("other", "investment")
    )
    near = 0 <= mention.sentence.index - lead.sentence.index <= _WORKS_AFTER
    return works and near and not STARTING.isdisjoint((mention.trigger.lemma, *mention.words))


def is_its_building(pair: Pair) -> bool:
    """Whether building is of what money goes into: "put 3 million into a mill. Construction begins"."""
    mention = pair.mention
    if mention.trigger.lemma != "construction" or mention.kind != NOUN or mention.words:
        return False
    of_others = any(True for _ in syntax.prepositional(mention.sentence, mention.head, "of"))
    return not of_others and pair.cluster.type == "investment" and 0 <= pair.back <= _NAMED_AFTER


def _is_carried(pair: Pair) -> bool:
    """Whether the noun stands on a verb that tells the same event: "arrived for a visit"."""
    verbs = {c.token.i for c in pair.mention.carriers}
    return pair.mention.kind == NOUN and any(m.kind == VERB and m.head.i in verbs for m in pair.beside())


def _was_agreed(pair: Pair) -> bool:
    """Whether those of the cluster were told to agree: "agreed to ... Under an accord signed yesterday"."""
    return pair.lead.kind == VERB and pair.lead.head.lemma == "agree" and pair.distance <= _DEAL_AFTER


def _is_described_first(pair: Pair) -> bool:
    """Whether a name is that of what was described right before: "the country's biggest fair ..."."""
    lead, words = pair.lead, pair.cluster.words
    told = lead.kind == NOUN and not lead.plural and (lead.determiner in DEFINITE or bool(words))
    near = pair.mention.trigger.type in SERIAL_TYPES and pair.distance <= _NAMED_AFTER
    return told and near and covered(words, pair.words)


def _shared_evidence(pair: Pair) -> float:
    """How many kinds of facts the two share: people, days, places, words; half for a mere idea."""
    facts, cluster, own = pair.facts, pair.cluster, pair.words
    people = bool(shared_people(facts.people, cluster.people))
    days = facts.interval is not None and any(f.interval == facts.interval for f in cluster.facts)
    places = {p.name for p in facts.places} & {p.name for f in cluster.facts for p in f.places}
    score = float(people + days + bool(places) + (bool(own) and covered(own, cluster.words)))
    if not own and pair.mention.trigger.taken_as in cluster.ideas:
        score += (
            1.0 if pair.mention.kind == VERB and abs(pair.back) <= 1 else 0.5
        )  # "a ruling. She ruled ..."
    return score
