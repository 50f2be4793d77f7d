"""Wordings of units: what is found in a text, and the forms that a wording takes there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit as found beside a number.

    Attributes:
        code: ISO 4217, UCUM or SI code, or an English singular.
        kind: One of `records.UNIT_KINDS`.
        start: Offset of its first character.
        end: Offset after its last character.
        factor: How many of the code's unit one of it is ("bcm" is a billion of m3).
    """

    code: str
    kind: str
    start: int
    end: int
    factor: float = 1.0


Meaning = tuple[str, str, float]  # code, kind, factor


def forms(word: str) -> tuple[str, ...]:
    """A wording, its plural, and both with the hyphens of a modifier ("square-meter")."""
    plural = word if word.endswith(("s", ".", "fold", "pc", "pct")) else word + "s"  # "six PCs" are no shares
    return (word, plural, word.replace(" ", "-")) if " " in word else (word, plural)


def longest_first(words: Iterable[str]) -> str:
    """The alternatives of a pattern, of which the longest is to match."""
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))
