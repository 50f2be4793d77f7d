"""Noun needs: what must stand around a noun for its trigger to tell an event, one test for each need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from dateline.events import syntax
from dateline.events.deeds import any_is, has_behind
from dateline.events.triggers import Trigger, known_words, object_words
from dateline.nlp import Sentence, Token


class Noun(NamedTuple):
    """A noun with what it may tell.

    Attributes:
        sentence: Its sentence.
        head: The noun.
        modifiers: The words before it, without article and possessor.
        trigger: What it may tell.
    """

    sentence: Sentence
    head: Token
    modifiers: tuple[Token, ...]
    trigger: Trigger

    @property
    def below(self) -> tuple[Token, ...]:
        """What hangs on it."""
        return self.sentence.children[self.head.i]

    @property
    def determiner(self) -> str:
        """Its article, "'s" for a possessor, "" for none."""
        return syntax.determiner(self.sentence, self.head)

    @property
    def governor(self) -> tuple[Token, str] | None:
        """The verb that it belongs to, and as what."""
        return syntax.governor(self.sentence, self.head)

    def after(self, *prepositions: str) -> tuple[Token, ...]:
        """The nouns that hang on it by these prepositions."""
        return tuple(syntax.prepositional(self.sentence, self.head, *prepositions))


def are_met(noun: Noun) -> bool:
    """Whether a noun has around it what its trigger needs."""
    needs = "deed" if noun.trigger.taken_as == "deed" else noun.trigger.needs
    return needs not in _TESTS or _TESTS[needs](noun)


def has_target(sentence: Sentence, noun: Token) -> bool:
    """Whether a measure's phrase tells what or whom it is put on: "duties on tiles"."""
    if any(t.text != "top" for t in syntax.prepositional(sentence, noun, "on", "against")):
        return True
    after = sentence.tokens[noun.i + 1 : noun.i + 2]  # the parser may hang it on the verb
    things = [c for t in after if t.text.lower() in ("on", "against") for c in sentence.children[t.i]]
    return any(c.dep == "pobj" and c.ent not in ("DATE", "TIME") and c.text != "top" for c in things)


def _aimed(noun: Noun) -> bool:
    return has_target(noun.sentence, noun.head)


def _followed(noun: Noun) -> bool:
    return has_behind(noun.sentence, noun.head, noun.trigger)


def _taken_up(noun: Noun) -> bool:
    """Whether it takes up what was done: "the decision", not "her decision to leave", "similar measures"."""
    beside = ("det", "punct", "relcl", "acl", "appos")
    bare = all(c.dep in beside and c.tag != "VB" for c in noun.below)
    return bare and noun.determiner in ("the", "this", "these")


def _of_something(noun: Noun) -> bool:
    return noun.determiner == "'s" or bool(noun.after("of"))


def _of_a_land(noun: Noun) -> bool:
    return any(t.ent in ("GPE", "NORP", "LOC") for t in noun.modifiers)


def _of_troops(noun: Noun) -> bool:
    """Whether those whose exercise it is bear arms."""
    act = noun.governor
    doers = (*syntax.subjects(noun.sentence, act[0]), *syntax.agents(noun.sentence, act[0])) if act else ()
    return any_is((*noun.modifiers, *noun.after("by", "of", "with"), *doers), "troops")


def _between_states(noun: Noun) -> bool:
    """Whether it is one of states or their unions, by those whom its phrase names."""
    owners = tuple(c for c in noun.below if c.dep == "poss")
    act = noun.governor
    if act and act[1] == "object":
        owners += syntax.subjects(noun.sentence, act[0])  # "ministers reached a deal"
    named = (*noun.modifiers, *noun.after("with", "between", "among"), *owners)
    return any(t.ent in ("GPE", "NORP") or t.text.lower() in object_words("state") for t in named)


def _of_voters(noun: Noun) -> bool:
    """Whether "the polls" are where people vote: "go to the polls", "the polls opened"."""
    act, relation = noun.governor or (noun.head, "")
    if relation == "subject":
        return act.lemma in ("open", "close")
    return relation == "to" and act.lemma in ("go", "head", "return", "flock")


def _cast_once(noun: Noun) -> bool:
    """Whether a vote is neither that of one voter nor what was counted: "her vote", "half of the vote"."""
    if any(c.tag == "PRP$" for c in noun.below):
        return False
    if any(c.dep == "poss" and c.ent == "DATE" for c in noun.below):
        return True  # "won Sunday's vote"
    above = noun.sentence.tokens[noun.head.head]
    if noun.head.dep == "pobj" and above.text == "of":
        return noun.sentence.tokens[above.head].text.lower() not in known_words("tally")
    half = any(c.text.lower() == "half" for c in noun.below if c.dep in ("det", "predet", "nummod"))
    return above.text.lower() not in known_words("tally") and not half  # "they split the vote"


def _attended(noun: Noun) -> bool:
    """Whether it is one that somebody is at, of what was told before: "said at the opening on Monday"."""
    above = noun.sentence.tokens[noun.head.head].text.lower()
    alone = noun.determiner == "the" and not noun.modifiers and not noun.after("of", "for", "to")
    return alone and noun.head.dep == "pobj" and above in ("at", "during", "before", "after")


# By the column `needs` of data/triggers.csv. What needs nothing, a verb (`act`) or a name fits anywhere.
_TESTS: Mapping[str, Callable[[Noun], bool]] = MappingProxyType(
    {
        "deed": _taken_up,
        "of": _of_something,
        "on": _aimed,
        "land": _of_a_land,
        "troops": _of_troops,
        "state": _between_states,
        "polled": _of_voters,
        "bare": _cast_once,
        "attended": _attended,
        **dict.fromkeys(("for", "sum", "in", "opener", "ruled", "levied", "built"), _followed),
    }
)
