"""Days of numbers alone, "03/10/2024": whether the day or the month stands first.

Each clue says how well each of the two days agrees with it: the clock beside it, who prints it and where,
other such dates, the weekdays, months and days of the news. One is taken where the other is hardly left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from dateline import lexicon
from dateline.article.addresses import parts_of
from dateline.article.clues import Bounds
from dateline.article.days import (
    WEEKDAYS,
    Day,
    day_at,
    month_days,
    month_number,
    nearest_day,
)
from dateline.article.tense import AHEAD, tense_at
from dateline.article.weekdays import lead_weekdays
from dateline.spans import Span

_NUMERIC = re.compile(r"(?<!\d)(\d\d?)([-/])(\d\d?)\2((?:19|20)\d\d)(?!\d)")
_CLOCK = re.compile(r"(?<![\d:])(\d\d?):\d\d(?::\d\d)?(?:\s*(?P<half>[AaPp]\.?[Mm]\b))?")
_ZONE = re.compile(r"\b[A-Z]{2,4}\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(day[:3] for day in WEEKDAYS)})", re.IGNORECASE)
# Months without a day or year; "May" and "March" are words too.
_MONTHS = re.compile(
    r"\b(?:January|February|April|June|July|August|September|October|November|December)\b(?!,? \d)"
)
# "the first nine months of this year": by how many months they take
_PARTS = (
    "", "", "two months", "quarter", "four months", "five months", "half", "seven months",
    "eight months", "nine months", "ten months", "eleven months",
)  # fmt: skip
_PART = re.compile(rf"\bfirst ({'|'.join(filter(None, _PARTS))}) of (?:this|the) year\b")
_SURE = 0.88  # of both days' weight
_LEAD = 4  # paragraphs
_LONGEST_LEAD = 1500  # characters
_AGO = (0.5, 0.33, 0.12, 0.06)  # of papers, by the days since the weekday of their news
_HARDLY = 0.02


class _Clue(NamedTuple):
    """What tells, and how well the day first and the month first agree with it."""

    words: str
    day_first: float
    month_first: float


def settled_day(
    printed: str,
    text: str,
    bounds: Bounds,
    paragraphs: Sequence[Span],
    *,
    country: str | None = None,
    address: str | None = None,
    filed: tuple[int, int] | None = None,
    today: date | None = None,
) -> tuple[Day, str] | None:
    """The day of a header's words that can be read in two ways, with the reason; None where it stays open.

    Args:
        printed: The words, with the clock beside the day.
        text: The article's text.
        bounds: What it tells of years.
        paragraphs: Its first paragraphs.
        country: Code of the outlet's country.
        address: Where it was read from.
        filed: Month and day of the dateline.
        today: The last day that is not in the future.
    """
    match = _NUMERIC.search(printed)
    if not match or max(int(match[1]), int(match[3])) > 12:
        return None
    year, first, second = int(match[4]), int(match[1]), int(match[3])
    both = (date(year, second, first), date(year, first, second))  # the day first, the month first
    if today and min(both) <= today < max(both):
        chosen, why = both.index(min(both)), "the other would be to come"
    else:
        clues = [
            *_of_print(printed, match.end(), both, country, address),
            *_of_dates(text),
            *_of_news(text, bounds, paragraphs, both, filed),
        ]
        weights = [1.0, 1.0]
        for clue in clues:
            weights[0] *= clue.day_first
            weights[1] *= clue.month_first
        chosen = 0 if weights[0] > weights[1] else 1
        if weights[chosen] < _SURE * sum(weights):
            return None
        why = " and ".join(
            clue.words
            for clue in clues
            if clue.day_first != clue.month_first and (clue.day_first > clue.month_first) is (chosen == 0)
        )
    day = day_at(f"{both[chosen].isoformat()}{printed[match.end() :]}", 0)
    return (day, why) if day else None


def _of_print(
    printed: str, end: int, both: tuple[date, date], country: str | None, address: str | None
) -> Iterator[_Clue]:
    """The weekday, clock and zone beside the day, and the habits of who prints it."""
    if (weekday := _WEEKDAY.search(printed)) and both[0].weekday() != both[1].weekday():
        fits = [WEEKDAYS[day.weekday()].startswith(weekday[1].lower()) for day in both]
        if any(fits):
            yield _Clue(f"a {weekday[1]}", 1.0 if fits[0] else 0.001, 1.0 if fits[1] else 0.001)
    clock = _CLOCK.search(printed, end)
    if clock and clock["half"]:
        yield _Clue("its half of the day", 0.5, 1.0)
    elif clock and (int(clock[1]) > 12 or clock[1].startswith("0")):
        yield _Clue("a clock of 24 hours", 1.0, 0.12)
    habits = [("zone", zone) for zone in _ZONE.findall(printed[end:])]
    if country:
        habits.append(("country", country))
    parts = parts_of(address) if address and "://" in address else None
    if parts and parts.hostname:
        habits.append(("domain", parts.hostname.rpartition(".")[2]))
    for kind, sign in habits:
        month_first = _order().get((kind, sign), "" if kind == "country" or len(sign) == 2 else "open")
        if kind == "zone" and (kind, sign) not in _order():
            continue
        if month_first != "open":
            yield _Clue(f"{kind} {sign}", *((0.06, 1.0) if month_first else (1.0, 0.08)))


def _of_dates(text: str) -> Iterator[_Clue]:
    """Other dates of numbers, which can be read in one way only."""
    orders = {
        int(other[1]) > 12 for other in _NUMERIC.finditer(text) if max(int(other[1]), int(other[3])) > 12
    }
    if len(orders) == 1:
        yield _Clue("another date", *((1.0, 0.02) if orders.pop() else (0.02, 1.0)))


def _of_news(
    text: str,
    bounds: Bounds,
    paragraphs: Sequence[Span],
    both: tuple[date, date],
    filed: tuple[int, int] | None,
) -> Iterator[_Clue]:
    """The dateline, and the days, weekdays and months that the text tells."""
    if filed:
        yield _clue("the dateline", both, [0 <= _days_after(day, filed) <= 3 for day in both])
    if bounds.low:
        over_on = bounds.low.over_on - timedelta(days=3)
        yield _clue(f"'{bounds.low.words}' past", both, [day >= over_on for day in both])
    if bounds.high:
        yield _clue(f"'{bounds.high.words}' ahead", both, [day <= bounds.high.end for day in both])
    past = [weekday for weekday in lead_weekdays(bounds.weekdays, paragraphs) if weekday.tense != AHEAD]
    news = [weekday for weekday in past if weekday.is_when_said] or past
    if news:
        weekday = news[0].number
        ago = [(day.weekday() - weekday) % 7 for day in both]
        weights = [_AGO[days] if days < len(_AGO) else _HARDLY for days in ago]
        yield _Clue(f"news of {WEEKDAYS[weekday].capitalize()}", *weights)
    yield from _of_months(paragraphs, both)


def _of_months(paragraphs: Sequence[Span], both: tuple[date, date]) -> Iterator[_Clue]:
    """Days without a year, months and parts of the year that the first paragraphs tell as past."""
    days, months, parts = [], [], []
    for paragraph in paragraphs[:_LEAD]:
        text = paragraph.text[:_LONGEST_LEAD]
        days += [day for start, _, day in month_days(text) if tense_at(text, start) != AHEAD]
        months += [
            month_number(name.group())
            for name in _MONTHS.finditer(text)
            if tense_at(text, name.start()) != AHEAD
        ]
        parts += [_PARTS.index(part[1]) for part in _PART.finditer(text)]
    if days:
        after = [min(_days_after(day, one) % 366 for one in days) for day in both]
        yield _Clue("the days told", *(1.0 if gap <= 7 else 0.3 if gap <= 45 else 0.08 for gap in after))
    elif months:
        after = [min((day.month - month) % 12 for month in months) for day in both]
        yield _Clue("the months told", *(1.0 if gap <= 2 else 0.3 for gap in after))
    if parts:
        yield _clue("a part of the year past", both, [day.month > max(parts) for day in both])


def _days_after(day: date, month_day: tuple[int, int]) -> int:
    nearest = nearest_day(*month_day, day)
    return (day - nearest).days if nearest else 366


def _clue(words: str, both: tuple[date, date], fits: Sequence[bool]) -> _Clue:
    return _Clue(words, *(1.0 if fit else _HARDLY for fit in fits))


@cache
def _order() -> dict[tuple[str, str], str]:
    return {(row["kind"], row["sign"]): row["month_first"] for row in lexicon.rows("day_order")}
