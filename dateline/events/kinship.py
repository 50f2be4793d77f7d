"""Kinship: whether the words of a mention and those of an event can mean the same kind of happening."""

from __future__ import annotations

from dateline.events.alike import same_word
from dateline.events.mentions import NAMED, NOUN, VERB
from dateline.events.pairs import Pair
from dateline.events.triggers import HYPERNYM, known_words
from dateline.records import SERIAL_TYPES

# Kinds so wide that "the law" can't take up a plan told before.
_WIDE = frozenset(("policy", "statement", "investment", "sanction", "conflict", "other"))
_DEEDS = frozenset(("policy", "sanction", "other", "investment", "contract", "conflict"))
_PAPERS = frozenset(("agreement", "contract"))
_MEETINGS = SERIAL_TYPES | {"meeting"}
_TAKEN_UP = _MEETINGS | {"ceremony", "other", HYPERNYM}  # as "the event"


def same_kind(pair: Pair) -> bool:
    """Whether the words for the two can mean the same kind of happening."""
    own, theirs = pair.mention.trigger.type, pair.cluster.type
    if own == HYPERNYM:
        return _is_taken_up(pair)
    if theirs == HYPERNYM:
        return True
    return _is_one_type(pair) if own == theirs else _is_of_both_types(pair)


def _is_taken_up(pair: Pair) -> bool:
    """Whether "the event", "the 44th edition" or "the decision" can mean what was told."""
    mention, lead, kind = pair.mention, pair.lead, pair.cluster.type
    if mention.edition and lead.kind != NAMED:
        return False  # one of a series, and that has a name
    if mention.trigger.taken_as == "deed":
        return kind in _DEEDS and (lead.kind == VERB or kind in ("policy", "sanction"))
    of_series = mention.aside and kind == "other"  # "the next one"
    return lead.kind != VERB and not of_series and kind in _TAKEN_UP


def _is_one_type(pair: Pair) -> bool:
    """Whether two of one type can be one, which in a wide type takes like words."""
    trigger = pair.mention.trigger
    if pair.cluster.type not in _WIDE or (pair.definite and trigger.needs == "joins"):
        return True
    if _share_idea(pair):
        return True
    told_by_verb = VERB in (pair.mention.kind, pair.lead.kind)
    return told_by_verb and any(same_word(trigger.lemma, m.trigger.lemma) for m in pair.cluster.mentions)


def _share_idea(pair: Pair) -> bool:
    """Whether the word takes up one of those told, or is one that the cluster's best mention takes up."""
    trigger = pair.mention.trigger
    return trigger.taken_as in pair.lead.trigger.ideas or not pair.cluster.ideas.isdisjoint(trigger.ideas)


def is_echo(pair: Pair) -> bool:
    """Whether a bare noun takes up violence by its word: "an air strike ... the strike killed two"."""
    trigger = pair.mention.trigger
    if pair.mention.kind != NOUN or {trigger.type, pair.cluster.type} != {"conflict", "other"}:
        return False
    if pair.words or not pair.definite:
        return False
    return _share_idea(pair) or any(m.trigger.lemma == trigger.lemma for m in pair.cluster.mentions)


def _is_of_both_types(pair: Pair) -> bool:
    """Whether one can be called by words of two types: a deal and its contract, a forum and its session."""
    if is_echo(pair):
        return True
    papers = {pair.mention.trigger.type, pair.cluster.type} == _PAPERS
    known = pair.definite and pair.lead.kind == NOUN
    return (papers and (known or joined_by_and(pair))) or takes_up_gathering(pair)


def takes_up_gathering(pair: Pair) -> bool:
    """Whether a noun that says little is a gathering of another kind that was told: "the session"."""
    mention, own, theirs = pair.mention, pair.mention.trigger.type, pair.cluster.type
    alone = mention.kind == NOUN and mention.span.start == mention.head.start and not mention.aside
    bare = alone and not mention.plural and mention.determiner in ("the", "this")
    if not bare or own == theirs or theirs not in _MEETINGS:
        return False
    leaders = {own, theirs} == {"forum", "summit"}
    loose = leaders or (own in SERIAL_TYPES and pair.lead.trigger.needs == "held")
    return loose or mention.trigger.lemma in known_words("gathering")


def joined_by_and(pair: Pair) -> bool:
    """Whether the mention is the second half of "contracts and agreements"."""
    mention = pair.mention
    if mention.head.dep != "conj" or mention.kind == VERB:
        return False
    first = (m for m in pair.beside() if m.head.i == mention.head.head)
    return any(m.plural == mention.plural and m.kind == NOUN for m in first)
