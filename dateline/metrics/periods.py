"""Periods: the time that a figure covers, from the time expressions of its sentence.

A time that opens the sentence holds for all its figures ("In 2023, exports were X and imports Y"), one
after a figure for that figure, and for the change that is told of it ("X in May, up 5 percent").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.metrics.quantities import Quantity
from dateline.nlp import Sentence
from dateline.records import Time

# A time after these is what a change is measured against, or bounds another thing.
_COMPARES = re.compile(
    r"\b(?:than|from|compared (?:with|to)|versus|against|over)(?: the| that of| in)*\s*\Z", re.IGNORECASE
)


def periods_of(
    sentence: Sentence, quantities: Sequence[Quantity], changes: Sequence[str | None], times: Sequence[Time]
) -> list[Time | None]:
    """For each quantity the time expression that gives its period; None where the sentence tells none."""
    usable = [t for t in times if (t.start_date or t.end_date) and not _compared(sentence, t)]
    found: list[Time | None] = []
    for i, quantity in enumerate(quantities):
        period = _own(sentence, quantities, i, usable)
        if period is None and i and changes[i] and found[i - 1]:
            period = found[i - 1]
        found.append(period or _opening(sentence, quantities, usable))
    return found


def _compared(sentence: Sentence, time: Time) -> bool:
    before = sentence.text[max(0, time.start - sentence.start - 24) : time.start - sentence.start]
    return _COMPARES.search(before) is not None


def _own(sentence: Sentence, quantities: Sequence[Quantity], i: int, times: Sequence[Time]) -> Time | None:
    """The time right after a quantity and before the next, in the same clause; else the time just before it."""
    end = sentence.start + quantities[i].end
    limit = sentence.start + (quantities[i + 1].start if i + 1 < len(quantities) else len(sentence.text))
    after = [t for t in times if end <= t.start < limit]
    if after and not re.search(
        r"[,;:—]", sentence.text[end - sentence.start : after[0].start - sentence.start]
    ):
        return after[0]
    floor = sentence.start + (quantities[i - 1].end if i else 0)
    start = sentence.start + quantities[i].start
    before = [t for t in times if floor <= t.start and t.end <= start]
    if before and not re.search(
        r"[,;:—]", sentence.text[before[-1].end - sentence.start : quantities[i].start]
    ):
        return before[-1]
    return None


def _opening(sentence: Sentence, quantities: Sequence[Quantity], times: Sequence[Time]) -> Time | None:
    """The time before the first quantity of the sentence."""
    first = sentence.start + quantities[0].start
    opening = [t for t in times if t.end <= first]
    return opening[-1] if opening else None
