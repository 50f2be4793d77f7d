"""Number words: what they stand for (data/numbers.csv), and the record of a number."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dateline import lexicon


class Number(NamedTuple):
    """A number as written.

    Attributes:
        start: Offset in the text that was searched.
        end: Offset after its last character, scale word included.
        low: Its value; the lower end of a vague plural ("thousands").
        high: The same as `low`, or the upper end.
        spelled: Whether it has no digit.
        scaled: Whether it has a scale word ("million").
        plain: Whether it is digits alone, without sign, comma, point, fraction or scale.
        ratio: Whether it sets one number against another ("one in five", "3-to-1").
    """

    start: int
    end: int
    low: float
    high: float
    spelled: bool = False
    scaled: bool = False
    plain: bool = False
    ratio: bool = False


@cache
def word_values(role: str) -> dict[str, float]:
    """The words of a role (see the file) with their values."""
    return {r["surface"]: float(r["value"]) for r in lexicon.rows("numbers") if r["role"] == role}


def either(*roles: str) -> str:
    """The words of some roles as alternatives of a pattern, the longest first."""
    found = sorted((w for role in roles for w in word_values(role)), key=lambda w: (-len(w), w))
    return "|".join(map(re.escape, found))
