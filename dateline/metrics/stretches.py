"""Stretches: time expressions read as the stretch of days that figures are of.

"The three months to December" is one, "January and February" is one, "the first ten days of August" are ten,
"the past year" ends with the news, and "last summer" is some time of its year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.records import Time
from dateline.times.seasons import with_its_year

LEAST_CARRIED = 27  # days; "on Tuesday" is over with its sentence, "in February" is not
_QUARTER = 92  # days
_LATEST = 9999  # years


def as_stretches(text: str, times: Sequence[Time], published: date | None) -> list[Time]:
    """The times of a sentence with those made one that tell one stretch of days together.

    Args:
        text: The article's text.
        times: Time expressions, in text order.
        published: Day of publication, up to which "the past year" reaches.
    """
    found: list[Time] = []
    for told in times:
        time = _up_to_the_news(text, with_its_year(told), published)
        one = next((t for join in _JOINS if found and (t := join(text, found[-1], time))), None)
        if one:
            found[-1] = one
        else:
            found.append(time)
    return found


def months_on(day: date, months: int) -> date | None:
    """The day some months later, or the last of that month; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= _LATEST:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_IN_DAYS = {"day": 1, "week": 7, "month": 28, "year": 365}


def outlasts(unit: str | None, start: date | None, end: date | None, *, times: float = 1) -> bool:
    """Whether a unit of time, taken some times, is longer than a period."""
    if unit not in _IN_DAYS or not start or not end:
        return False
    return times * _IN_DAYS[unit] > (end - start).days + 1


# "In the last month of the war" and "last month" are other times.
_PAST = re.compile(r"the (?:past|last) (week|month|year)", re.IGNORECASE)
_NOT_OF = re.compile(r" of\b")


def _up_to_the_news(text: str, time: Time, published: date | None) -> Time:
    """The past week, month or year as that before the news."""
    past = _PAST.fullmatch(time.text)
    if not past or not published or _NOT_OF.match(text, time.end):
        return time
    value, back = _BACK[past[1].lower()]
    return replace(
        time, timex_type="DURATION", timex_value=value, start_date=back(published), end_date=published
    )


_BACK: dict[str, tuple[str, Callable[[date], date | None]]] = {
    "week": ("P1W", lambda day: day - timedelta(7)),
    "month": ("P1M", lambda day: months_on(day, -1)),
    "year": ("P1Y", lambda day: months_on(day, -12)),
}


# Two times that are one -------------------------------------------------------------------------------------

_MONTHS = re.compile(r"P(\d+)M")
_YEAR = 12  # months
_UP_TO = ("to", "through", "ended", "ending")


def _months_to(text: str, held: Time, time: Time) -> Time | None:
    """Months up to a last one: "the three months to December", "the year to March"."""
    lasts = _MONTHS.fullmatch(held.timex_value)
    whole = held.text.lower() == "the year" and time.end_date and (time.end_date + timedelta(1)).day == 1
    months = int(lasts[1]) if lasts else _YEAR if whole else None
    if not months or not time.end_date or text[held.end : time.start].strip() not in _UP_TO:
        return None
    first = time.end_date.year * 12 + time.end_date.month - months
    start = date(first // 12, first % 12 + 1, 1)
    return _as_one(text, held, time, replace(held, timex_type="DURATION", start_date=start))


_IN = re.compile(r"\b(?:in|for|over|during)\s\Z", re.IGNORECASE)
_NEAR = 12  # characters before a time


def _months_and(text: str, held: Time, time: Time) -> Time | None:
    """Months or quarters that follow each other: "5 percent in January and February"."""
    if (
        held.start_date
        and held.end_date
        and time.start_date
        and time.start_date - held.end_date == timedelta(1)
        and all(LEAST_CARRIED < days <= _QUARTER for days in (_days(held), _days(time)))
        and text[held.end : time.start].strip() == "and"
        and _IN.search(text, max(0, held.start - _NEAR), held.start)
    ):
        value = f"{held.timex_value}/{time.timex_value}"
        return _as_one(text, held, time, replace(held, timex_type="DATE", timex_value=value))
    return None


_FIRST_DAYS = re.compile(r"the first (?:\S+ )(?:days|weeks)", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d+)([DW])")


def _first_days(text: str, held: Time, time: Time) -> Time | None:
    """Days that a month begins with: "the first ten days of August"."""
    length = _LENGTH.fullmatch(held.timex_value)
    if not length or not time.start_date or not _FIRST_DAYS.fullmatch(held.text):
        return None
    if text[held.end : time.start].strip() != "of":
        return None
    days = int(length[1]) * (7 if length[2] == "W" else 1)
    end = time.start_date + timedelta(days - 1)
    return _as_one(text, held, replace(time, end_date=end), replace(held, start_date=time.start_date))


_JOINS: tuple[Callable[[str, Time, Time], Time | None], ...] = (_months_to, _months_and, _first_days)


def _as_one(text: str, held: Time, last: Time, one: Time) -> Time:
    """Two times as one from the first word to the last, that ends with the last."""
    return replace(one, end=last.end, text=text[held.start : last.end], end_date=last.end_date)


def _days(time: Time) -> int:
    return (time.end_date - time.start_date).days + 1 if time.start_date and time.end_date else 0
