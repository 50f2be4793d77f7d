"""Editions: an event's number in its series, as the words around its noun tell it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events import syntax
from dateline.events.noun_needs import Noun
from dateline.nlp import Token
from dateline.records import SERIAL_TYPES

_RECURRING = frozenset(("expo", "forum", "summit", "meeting", "other"))
_BE = frozenset(("is", "was", "be", "being", "’s", "'s"))


def edition_of(noun: Noun, named: bool) -> int | None:
    """An event's number in its series; None where none is told.

    Args:
        noun: The noun that tells it.
        named: Whether it heads a name.
    """
    if noun.trigger.lemma == "edition":
        return _number((*noun.modifiers, noun.head))
    if noun.trigger.type not in _RECURRING:
        return None
    inside = _number(noun.modifiers) if named or noun.head.text[0].isupper() else None
    return next(filter(None, (inside, _apart(noun), _first_of_kind(noun), _unnamed(noun))), None)


def _number(words: Sequence[Token]) -> int | None:
    """The first ordinal among some words, "twenty-first" included."""
    for token, *after in (words[i : i + 3] for i in range(len(words))):
        joined = f"{token.text}-{after[1].text}" if len(after) > 1 and after[0].tag == "HYPH" else ""
        number = syntax.ordinal(joined) or syntax.ordinal(token.text)
        if number:
            return number
    return None


def _unnamed(noun: Noun) -> int | None:
    """The number of "the tenth fair"; first and second count too many other things."""
    number = _number(noun.modifiers)
    second = number == 2 and len(noun.modifiers) == 1 and noun.trigger.type in SERIAL_TYPES
    alone = second and noun.determiner == "the" and noun.head.tag == "NN"
    return number if number and (number > 2 or alone) else None


def _apart(noun: Noun) -> int | None:
    """The number in "the 8th edition of the fair"."""
    above = noun.sentence.tokens[noun.head.head]
    outer = noun.sentence.tokens[above.head]
    counted = noun.head.dep == "pobj" and above.text == "of"
    if not counted or outer.text.lower() not in ("edition", "session", "round"):
        return None
    return _number(syntax.premodifiers(noun.sentence, outer))


def _first_of_kind(noun: Noun) -> int | None:
    """The number in "the fair is the first of its kind"."""
    above = noun.sentence.tokens[noun.head.head]
    if noun.head.dep != "nsubj" or above.text.lower() not in _BE:
        return None
    for child in noun.sentence.children[above.i]:
        kinds = syntax.prepositional(noun.sentence, child, "of")
        if child.dep in ("attr", "acomp") and any(n.text.lower() in ("kind", "type") for n in kinds):
            return syntax.ordinal(child.text)
    return None
