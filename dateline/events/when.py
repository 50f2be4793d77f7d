"""When: one answer from what all mentions of an event tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.events.days import END, FORCE, OFF, SINCE, START, WHOLE, Days, When

_WEEK = 6  # days from its first to its last
_COARSENESS = {"day": 0, "month": 1, "year": 2}


def combine(days: Sequence[Days], lasts: int | None, *, one_day: bool, soon_over: bool = False) -> When:
    """One answer from what all mentions tell.

    Args:
        days: Dates in text order.
        lasts: Length in days, where told.
        one_day: Whether an event of this type runs for a day unless told otherwise.
        soon_over: Whether one that begins in a month ends in it: a fair, not talks.
    """
    days = [d for d in days if d.edge != OFF]
    made = [d for d in days if d.edge != FORCE]
    days = made or [replace(d, edge=WHOLE) for d in days]
    if not days:
        return When()
    ordered = sorted(days, key=lambda d: (_coarseness(d), -d.closeness, d.edge != WHOLE))
    whole, first, last, since = (
        next((d for d in ordered if d.edge == edge), None) for edge in (WHOLE, START, END, SINCE)
    )
    if first and last and first.start and last.end and first.start > last.end:
        first, last = (first, None) if first.closeness > last.closeness else (None, last)
    if first and last and first.precision != last.precision:
        first, last = (first, None) if first.precision == "day" else (None, last)
    if whole and (first or last) and (whole.closeness == 0 or (first and _is_inside(whole, first, lasts))):
        whole = None
    inside = whole and lasts and lasts > 1 and whole.closeness == 1 and whole.start == whole.end
    if inside and first:
        whole = None
    elif inside and not last:
        return When()  # what was done on one of its days tells not which one it was
    if whole and (whole.precision == "day" or not (first or last)):
        return _whole(whole, first, last, lasts, one_day=one_day)
    if since and not (first or last):
        return When(since.start, None, since.precision)
    return _edges(first, last, lasts, soon_over=soon_over)


def _is_inside(day: Days, first: Days, lasts: int | None) -> bool:
    """Whether a day is one of several, told less closely than the first one or within its length of it."""
    if not (day.start and first.start and day.precision == first.precision == "day"):
        return False
    within = bool(lasts) and (day.start - first.start).days < (lasts or 0)
    later = day.start == day.end and day.start > first.start
    return later and (within or day.closeness < first.closeness)


def _coarseness(days: Days) -> float:
    """How little a date tells; a whole week tells less than the days in it."""
    start, end = days.start, days.end
    week = bool(start and end and start.weekday() == 0 and (end - start).days == _WEEK)
    return _COARSENESS[days.precision] + (0.5 if week else 0.0)


def _whole(whole: Days, first: Days | None, last: Days | None, lasts: int | None, *, one_day: bool) -> When:
    """Dates of an event whose own days are told."""
    start, end = whole.start, whole.end
    if whole.precision == "day" and start and start == end:
        if last and last.end and last.end > start and last.precision == "day":
            end = last.end
            start = min(start, end - timedelta(days=lasts - 1)) if lasts else start
        elif lasts and last and last.end == end:
            start = end - timedelta(days=lasts - 1)
        elif lasts:
            end = start + timedelta(days=lasts - 1)
        elif first and first.start == start and first.closeness > whole.closeness and not one_day:
            end = None  # "the fair, which opened on Monday"
    return When(start, end, whole.precision)


def _edges(first: Days | None, last: Days | None, lasts: int | None, *, soon_over: bool) -> When:
    """Dates of an event of which only the first day, the last day or both are told."""
    start, end = first.start if first else None, last.end if last else None
    told = first or last
    if told is None:
        return When()
    if told.precision == "day":
        if start and not end and lasts:
            end = start + timedelta(days=lasts - 1)
        elif end and not start and lasts:
            start = end - timedelta(days=lasts - 1)
    elif last is None and soon_over:
        end = told.end
    return When(start, end, told.precision)
