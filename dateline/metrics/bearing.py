"""Bearing: which times of a sentence can be a figure's, by what the figures are to one another.

Not those of the level that it is set against, nor of a note's maturity or of how long another change took.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from dateline.metrics.levels import Bond
from dateline.metrics.quantities import Quantity
from dateline.metrics.told import BREAK, Told
from dateline.nlp import Token


class Figure(NamedTuple):
    """A figure as its period is sought.

    Attributes:
        quantity: The figure.
        change: Whether it is itself a change.
        status: Its standing.
        bond: What it belongs to.
        above: The token that it ends with and those above it, to the root.
    """

    quantity: Quantity
    change: str | None
    status: str
    bond: Bond
    above: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Its first character in the sentence."""
        return self.quantity.start

    @property
    def end(self) -> int:
        """Its end in the sentence."""
        return self.quantity.end


LONG_CHANGE = 366  # days; "rose 5 percent in 2020, and tea was 6 percent" is all of one year


def bearing(text: str, told: Sequence[Told], figures: Sequence[Figure], i: int) -> list[Told]:
    """The times that can be a figure's: not those of the level that it is set against, nor the other way."""
    own, base = figures[i], figures[i].bond.base
    if owner := [t for t in told if t.owned == own.start]:
        return owner
    told = [t for t in told if t.owned < 0]
    told = [t for t in told if not _is_of_earlier_level(text, t, figures, i) and not _is_of_modifier(t, own)]
    told = [t for t in told if not _is_of_compared(text, t, figures, own)]
    if own.change is None:
        told = [t for t in told if not _is_of_long_change(t, figures, i)]
    if own.status == "planned":
        deed = next((t.i for t in own.above if t.tag.startswith("V")), None)
        told = [t for t in told if not (t.past and t.end <= own.start and t.verb != deed)]
    if base is not None and base > i:
        # "Cut its tax to 19 percent from 24 percent in 2025".
        return [t for t in told if t.end <= figures[base].start or t.ahead]
    if base is not None:
        # "From 3 percent in May to 5 percent in June".
        return [t for t in told if not figures[base].start <= t.start < own.start]
    levels = [figure for figure in figures if figure.bond.base == i]
    if not levels:
        return told
    told = [t for t in told if t.period.start]  # a deadline is that of the level to come
    if own.status not in ("actual", "planned"):
        return told  # "cut its forecast for 2024 to 3 percent from 4" tells two forecasts of one year
    told = [t for t in told if not t.ahead]
    if own.status == "planned":
        return told
    if levels[0].start > own.start:
        return [t for t in told if own.start <= t.start < levels[0].start]
    # "In 2020, 5 percent agreed, compared with 3 percent of the farmers" is all of one time.
    same = not re.search(r"\bfrom\b", text[levels[-1].end : own.start])
    return [t for t in told if t.start >= own.start or (same and t.end <= levels[0].start)]


_AGAINST_REACH = 16  # characters
_AGAINST = re.compile(r"\b(?:against|versus|compared (?:with|to)|(?:up|down) from) \Z", re.IGNORECASE)


def _is_of_compared(text: str, time: Told, figures: Sequence[Figure], own: Figure) -> bool:
    """Whether a time stands behind figures that this one is set against: "drew 30, against 20 in May"."""
    others = (f.start for f in figures if own.end <= f.start < time.start)
    return any(_AGAINST.search(text, max(0, at - _AGAINST_REACH), at) for at in others)


def _is_of_modifier(time: Told, figure: Figure) -> bool:
    """Whether a time before a figure only says more of a noun: "a note due in 2048 lost 3 cents"."""
    return time.modifier >= 0 and time.end <= figure.start and all(t.i != time.modifier for t in figure.above)


def _is_of_earlier_level(text: str, time: Told, figures: Sequence[Figure], i: int) -> bool:
    """Whether a time stands right behind an earlier level that is another figure's ("up from 33 in 2018")."""
    for number in {f.bond.base for f in figures if f.bond.base is not None} - {i}:
        end = figures[number].end
        later = any(end <= f.start < time.start for f in figures)
        if end <= time.start and not time.ahead and not later and not BREAK.search(text, end, time.start):
            return True
    return False


def _is_of_long_change(time: Told, figures: Sequence[Figure], i: int) -> bool:
    """Whether a time tells how long a change took: "fell by half in the past five years, and tea is 6%"."""
    start, end = time.period
    if not start or not end or end - start <= timedelta(LONG_CHANGE):
        return False
    before = [n for n, figure in enumerate(figures) if figure.end <= time.start]
    return bool(before) and before[-1] < i and figures[before[-1]].change is not None
