"""Ellipsis: figures that leave out their unit because one before them has it.

"3,000 jobs, up from 2,400"; "12 million euros from Spain and 9 million from Italy".
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.metrics.quantities import Quantity

_SET_AGAINST = re.compile(
    r"(?:\b(?:up|down) from|compared (?:with|to)|"
    r"\b(?:from|against|versus|including|of which|of whom|or|to))\s*"
    r"(?:about|around|nearly|just|only|more than|over|less than|almost|some|roughly|a|the|at least)?\s*\Z"
)
_REACH = 40  # characters before a figure in which such words are sought
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def with_units(text: str, found: list[Quantity], money: Quantity | None) -> list[Quantity]:
    """Give bare numbers the unit that they go on with.

    Args:
        text: The sentence.
        found: Its quantities, in text order.
        money: The last sum that the paragraph told before, if it told one.

    Returns:
        The quantities; a bare number has the unit of the figure that it is set against, a bare number of
        millions is money where the last such figure was, and one after a count counts the same.
    """
    result: list[Quantity] = []
    for quantity in found:
        if quantity.unit is None and (held := _model(text, quantity, result, money)):
            quantity = replace(quantity, unit=held.unit, kind=held.kind, unit_text=held.unit_text)
        result.append(quantity)
    return result


def _model(text: str, quantity: Quantity, before: list[Quantity], money: Quantity | None) -> Quantity | None:
    """The figure before a bare number whose unit it shares."""
    number = quantity.number
    held = next((q for q in reversed(before) if q.unit), None)
    if number.plain and _FIRST_YEAR <= number.low < _LAST_YEAR:
        return None
    if number.scaled and number.low == number.high:
        # A sum in brackets only says the one before it in other money.
        sums = [q for q in before if _is_sum(q) and not text[: q.start].endswith("(")]
        model = sums[-1] if sums else money
        if model and not (held and held.kind == "count" and held.number.scaled):
            return model
    counts = [q for q in before if q.kind == "count" and not (q.counted and q.counted.modifies)]
    if (
        held
        and held.kind not in ("percent", "duration")
        and (held in counts or held.kind != "count")
        and _SET_AGAINST.search(text, max(0, quantity.start - _REACH), quantity.start)
    ):
        return held
    large = number.low >= _LAST_YEAR or "," in text[number.start : number.end]
    return counts[-1] if counts and large else None


def last_sum(found: list[Quantity], held: Quantity | None) -> Quantity | None:
    """The last sum of money in millions or more that was told, `held` where a sentence tells none."""
    return next((q for q in reversed(found) if _is_sum(q)), held)


def _is_sum(quantity: Quantity) -> bool:
    return quantity.kind == "currency" and quantity.number.scaled
