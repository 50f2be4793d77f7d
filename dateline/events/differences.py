"""Differences: what speaks against a mention being of an event, one test for each kind of fact."""

from __future__ import annotations

from dateline.events.alike import covered, shared_people
from dateline.events.mentions import MODIFIER, NAMED, NOUN, VERB
from dateline.events.pairs import DEFINITE, Pair
from dateline.events.status import SCHEDULED
from dateline.events.triggers import known_words

_OF_PEOPLE = frozenset(("meeting", "visit", "statement", "letter", "press_conference"))


def differ(pair: Pair) -> bool:
    """Whether something that the mention tells speaks against the cluster."""
    return any(test(pair) for test in _TESTS)


def _another_number(pair: Pair) -> bool:
    numbered = pair.cluster.editions or pair.cluster.aside or pair.cluster.type == "meeting"
    return bool(pair.mention.edition and numbered) and pair.mention.edition not in pair.cluster.editions


def _another_of_series(pair: Pair) -> bool:
    """Whether "last year's fair" is not the one told before: on the same days, or "next" and not held yet."""
    if not pair.mention.aside or pair.cluster.aside:
        return False
    if pair.facts.extent is None:
        return not (pair.mention.ahead and any(f.status == SCHEDULED for f in pair.cluster.facts))
    first, last = pair.facts.extent
    return not any(f.extent and f.extent[0] <= last and first <= f.extent[1] for f in pair.cluster.facts)


def _next_one(pair: Pair) -> bool:
    """Whether it is one to come, and that told is not: "ended a round of talks. The next round ..."."""
    return pair.mention.ahead and any(f.status != SCHEDULED for f in pair.cluster.facts)


def _another_year(pair: Pair) -> bool:
    years = pair.cluster.years if pair.mention.year else set()
    return bool(years) and pair.mention.year not in years


def _one_or_many(pair: Pair) -> bool:
    nouns = VERB not in (pair.mention.kind, pair.lead.kind)
    lemmas = {pair.mention.trigger.lemma, pair.lead.trigger.lemma}
    mass = len(lemmas) > 1 and not lemmas.isdisjoint(known_words("uncounted"))  # "clashes ... the fighting"
    return nouns and pair.mention.plural != pair.lead.plural and not mass


def _other_days(pair: Pair) -> bool:
    if pair.facts.extent is None:
        return False
    first, last = pair.facts.extent
    known = [f.extent for f in pair.cluster.facts if f.extent]
    return bool(known) and all(end < first or last < start for start, end in known)


def _other_words(pair: Pair) -> bool:
    """Whether the words that describe the two tell them apart: "opening" and "signing" ceremony."""
    own, theirs = pair.words, pair.cluster.words
    if not own or pair.mention.kind == MODIFIER or not (theirs or pair.mention.kind == NAMED):
        return False
    if pair.mention.name and pair.cluster.acronyms:
        return False
    return not covered(own, theirs | pair.cluster.towns) and not covered(theirs, own)


def _elsewhere(pair: Pair) -> bool:
    """Whether a visit is one to another country than those told of."""
    own = {p.country for p in pair.facts.places if p.country} if pair.cluster.type == "visit" else set()
    theirs = {p.country for f in pair.cluster.facts for p in f.places if p.country} if own else set()
    return bool(theirs) and own.isdisjoint(theirs)


def _other_people(pair: Pair) -> bool:
    """Whether those who act are others; of two who meet, both have to be the same."""
    own, theirs = pair.facts.people, pair.cluster.people
    if pair.cluster.type not in _OF_PEOPLE or not own or not theirs:
        return False
    least = min(2, len(own), len(theirs)) if pair.cluster.type == "meeting" else 1
    if shared_people(own, theirs) >= least:
        return False
    if pair.cluster.type != "visit":
        return True
    towns = {n.name.lower() for f in (pair.facts, *pair.cluster.facts) for n in f.places}
    return bool(own - towns and theirs - towns)  # only those who go: "arrived in Oslo ... visit to Norway"


def _beside_another(pair: Pair) -> bool:
    """Whether an indefinite noun stands beside a definite one: "after the meeting they held a meeting"."""
    mention = pair.mention
    if mention.kind != NOUN or pair.definite:
        return False
    beside = [m for m in pair.beside() if m.kind == NOUN]
    if mention.head.dep == "conj" and mention.determiner in ("a", "an"):
        return any(m.determiner in ("a", "an") for m in beside)  # "a protocol and a memorandum"
    return any(m.determiner in DEFINITE for m in beside) and mention.head.dep not in ("attr", "appos")


_TESTS = (
    _another_number, _another_of_series, _next_one, _another_year, _one_or_many, _other_days, _other_words,
    _elsewhere, _other_people, _beside_another,
)  # fmt: skip
