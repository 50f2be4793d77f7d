"""Counts that a sentence tells: two tellings of one event mostly count the same."""

from __future__ import annotations

import re
from calendar import month_abbr
from functools import cache

from dateline import lexicon

LEAST = 3  # one and two are counted in any article


def counts_in(sentence: str) -> frozenset[float]:
    """What a sentence counts ("30 jets", "four tugs"): no sums of money, days or years."""
    cardinals, scales = _words()
    found = set()
    words = sentence.replace("-", " ").split()
    for before, word, after in zip(["", *words], words, words[1:], strict=False):
        number = cardinals.get(word.lower()) if word.isalpha() else _figure(word)
        if number is None or number < LEAST or not after[0].islower() or after.strip(".,") in scales:
            continue
        if before[:1].islower() or before[:3] not in month_abbr:
            found.add(number)
    return frozenset(found)


def _figure(word: str) -> float | None:
    """A number in digits; None for years and what else is none."""
    if not _DIGITS.fullmatch(word) or _YEAR.fullmatch(word):
        return None
    return float(word.replace(",", ""))


_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _words() -> tuple[dict[str, float], frozenset[str]]:
    """Words for numbers, and those that multiply the number before them."""
    numbers = lexicon.rows("numbers")
    return (
        {row["surface"]: float(row["value"]) for row in numbers if row["role"] == "cardinal"},
        frozenset(row["surface"] for row in numbers if row["role"] in ("hundred", "scale")),
    )
