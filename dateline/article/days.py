"""Days as headers, datelines and addresses write them.

A small reader of its own: a header's date stands alone ("Published: March 4, 2021 8:15 PM"), so it can
be read strictly and from left to right, without the sentence around it that `times` needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache, lru_cache
from typing import NamedTuple

from dateline import lexicon

OLDEST = date(1605, 1, 1)  # the first newspaper
NEWEST = date(2100, 12, 31)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:1[6-9]|20)\d\d|2100)"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s*)"
_END = r"(?![\d/])"
_YEAR_END = r"(?:\b|(?=\d?\d:\d\d))"  # pages that lose white space print "20214:15 PM"

# The forms that begin with a figure, and those with the name of a month: told apart before any is tried.
_BY_FIGURE = (
    rf"(?P<y1>{_YEAR})(?P<s1>[-/.])(?P<m1>\d\d?)(?P=s1)(?P<d1>\d\d?){_END}"
    rf"|(?P<d3>{_DAY}){_TH}(?:\s+of)?[\s-]*(?P<m3>{MONTH}),?[\s-]*(?P<y3>{_YEAR}){_YEAR_END}"
    rf"|(?P<a4>\d\d?)(?P<s4>[-/.])(?P<b4>\d\d?)(?P=s4)(?P<y4>{_YEAR})(?![\d/])"
    rf"|(?P<y5>20\d\d|19\d\d)(?P<m5>0[1-9]|1[0-2])(?P<d5>0[1-9]|[12]\d|3[01]){_END}"
    rf"|(?P<y7>{_YEAR})年(?P<m7>\d\d?)月(?P<d7>\d\d?)日"
    rf"|(?P<y8>{_YEAR})\s+(?P<m8>{MONTH})\s+(?P<d8>{_DAY}){_END}"
)
_BY_MONTH = (
    rf"(?P<m2>{MONTH})\s*(?P<d2>{_DAY}){_TH}\b,?\s+(?P<y2>{_YEAR}){_YEAR_END}"
    rf"|(?P<m6>{MONTH}),?\s+(?P<y6>{_YEAR})\b"
)
_FIGURE_FIRST = re.compile(_BY_FIGURE, re.IGNORECASE)
_MONTH_FIRST = re.compile(_BY_MONTH, re.IGNORECASE)
_WEEKDAY_FIRST = re.compile(rf"{_WEEKDAY}?(?:the\s+)?(?:{_BY_MONTH}|{_BY_FIGURE})", re.IGNORECASE)
_MONTH_DAY = re.compile(
    rf"{_WEEKDAY}?(?:(?P<m1>{MONTH})\s*(?P<d1>{_DAY}){_TH}|(?P<d2>{_DAY}){_TH}(?:\s+of)?\s+(?P<m2>{MONTH}))"
    rf"(?!\d)",
    re.IGNORECASE,
)
_MONTH_NAME = re.compile(MONTH)  # without what stands before it, it is found five times as fast
_NUMBER_BEFORE = re.compile(r"(?<!\d)\d\d?(?:st|nd|rd|th)?(?:\sof)?\s$")
_YEAR_NEXT = re.compile(r"(?:[-–]\d\d?)?,? (?:19|20)\d\d\b")
_TIME = re.compile(
    r"(?:\s*[,|T-]?\s*(?:at\s+)?|T)(?P<h>2[0-4]|[01]?\d)(?!\d)"
    r"(?:[:.h](?P<min>[0-5]\d)(?:[:.](?P<sec>[0-5]\d)(?:[.,](?P<frac>\d{1,6}))?)?)?"
    r"\s*(?P<half>[AaPp]\.?\s?[Mm]\b\.?)?"
    r"(?:\s*\(?(?:(?P<utc>Z\b)|(?:GMT|UTC)?\s?(?P<offset>[+-](?:\d\d:?\d\d|\d\d?(?::\d\d)?))(?!\d)|(?P<zone>[A-Z]{2,5})\b)\)?)?",
)
_TIME_BEFORE = re.compile(
    r"(?P<h>2[0-3]|[01]?\d)[:.](?P<min>[0-5]\d)\s*(?P<half>[AaPp]\.?\s?[Mm]\b\.?)?"
    r"(?:\s*\(?(?:(?:GMT|UTC)(?P<offset>[+-]\d{1,2}(?::?\d\d)?)|(?P<zone>[A-Z]{2,5})\b)\)?)?(?:,|\s+on\b|\s*[-–|])?\s+(?=\S)",
    re.IGNORECASE,
)
# How every date without a figure in front begins.
_MONTH_LETTERS = frozenset(name[:3] for name in MONTHS)
_WEEKDAY_LETTERS = frozenset(name[:3] for name in (*WEEKDAYS, "the"))
_YEAR_FIGURES = re.compile(r"(?:1[6-9]|2[01])\d\d")
_MOST_ZONES = 256  # remembered
_ZONED = ("utc", "offset", "zone")
_HOURS_MINUTES = re.compile(r"[+-](\d\d?):?(\d\d)?$")


class Day(NamedTuple):
    """A day that a text names.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last, its time of day and zone included.
        day: The day; the first of the month or year where the precision is coarser.
        precision: `day`, `month` or `year`.
        moment: Its moment, where a time of day and a zone are given.
    """

    start: int
    end: int
    day: date
    precision: str = "day"
    moment: datetime | None = None


def may_name_year(text: str, start: int = 0) -> bool:
    """Whether a text holds figures that can be a year; without them it holds no date that `day_at` reads."""
    return ("1" in text or "2" in text) and _YEAR_FIGURES.search(text, start) is not None


def month_number(name: str) -> int:
    """Number of a month by its English name or abbreviation."""
    return MONTHS[name.strip(" .").lower()]


def is_plausible(day: date, today: date | None = None) -> bool:
    """Whether a newspaper can have come out on that day: not before there were any, not in the future."""
    return OLDEST <= day <= (today or NEWEST)


def nearest_day(month: int, day: int, at: date) -> date | None:
    """The day of that month and number that is nearest to another; None where there is no such day."""
    near = []
    for year in (at.year - 1, at.year, at.year + 1):
        try:
            near.append(date(year, month, day))
        except ValueError:
            continue
    return min(near, key=lambda one: abs((one - at).days), default=None)


def day_at(text: str, start: int, end: int | None = None) -> Day | None:
    """Read the date that begins at `start`, with its time of day and zone where they follow or lead.

    Returns:
        The day; None where no date begins there or where it can't exist (31 February).
    """
    stop = len(text) if end is None else end
    lead = _TIME_BEFORE.match(text, start, stop) if text[start : start + 1].isdigit() else None
    match = _form_at(text, lead.end(), stop) if lead else None
    if not match:
        match, lead = _form_at(text, start, stop), None
    if not match:
        return None
    found = _date_of(match)
    if not found:
        return None
    day, precision = found
    if lead:
        return Day(start, match.end(), day, precision, _moment(day, lead) if precision == "day" else None)
    time = _TIME.match(text, match.end(), stop)
    if time and (time["min"] or time["half"]):
        moment = _moment(day, time) if precision == "day" else None
        return Day(start, _end_of_time(time), day, precision, moment)
    return Day(start, match.end(), day, precision)


def _form_at(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The date that begins at an offset; only the patterns are tried that its first letters leave."""
    if text[start : start + 1].isdigit():
        return _FIGURE_FIRST.match(text, start, stop)
    letters = text[start : start + 3].lower()
    if letters in _MONTH_LETTERS:
        return _MONTH_FIRST.match(text, start, stop)
    return _WEEKDAY_FIRST.match(text, start, stop) if letters in _WEEKDAY_LETTERS else None


def month_day_at(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Month, day and end of the date without a year that begins at `start`."""
    letters = text[start : start + 3].lower()
    if letters not in _MONTH_LETTERS and letters not in _WEEKDAY_LETTERS and not letters[:1].isdigit():
        return None
    match = _MONTH_DAY.match(text, start, end)
    if not match:
        return None
    return month_number(match["m1"] or match["m2"]), int(match["d1"] or match["d2"]), match.end()


def month_days(text: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """The days that a text names without their year: where each begins and ends, and its month and day."""
    for name in _MONTH_NAME.finditer(text):
        if text[name.start() - 1 : name.start()].isalnum():
            continue
        before = _NUMBER_BEFORE.search(text, max(0, name.start() - 6), name.start())
        start = before.start() if before else name.start()
        found = month_day_at(text, start, len(text))
        if found and not _YEAR_NEXT.match(text, found[2]):
            yield start, found[2], found[:2]


def _date_of(match: re.Match[str]) -> tuple[date, str] | None:
    """Day and precision of a match; None where there is no such day."""
    form = (match.lastgroup or "")[-1]  # the groups of each form are numbered alike
    if form == "4":
        first, second, year = match.group("a4", "b4", "y4")
        return _day_of_numbers(int(first), int(second), int(year), match["s4"])
    year, month = match.group("y" + form, "m" + form)
    number = int(month) if month.isdigit() else month_number(month)
    if form == "6":
        return date(int(year), number, 1), "month"
    return _day(int(year), number, int(match["d" + form]))


def _day(year: int, month: int, day: int) -> tuple[date, str] | None:
    try:
        return date(year, month, day), "day"
    except ValueError:
        return None


def _day_of_numbers(first: int, second: int, year: int, mark: str) -> tuple[date, str] | None:
    """Day of 17/05/2024 or 05/17/2024.

    Points are only used by countries that put the day first. Between slashes and hyphens, where both
    numbers can be the month, only the year is certain.
    """
    if mark == "." or first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    return date(year, 1, 1), "year"


def _end_of_time(time: re.Match[str]) -> int:
    """Where a time of day ends; a word in capitals that is no zone is not part of it."""
    if time["zone"] and time["zone"] not in _zones():
        return time.start("zone")
    return time.end()


def _moment(day: date, time: re.Match[str]) -> datetime | None:
    """The moment of a time of day; None without a zone that is certain."""
    if time.lastgroup not in _ZONED:
        return None
    parts = time.groupdict()
    zone = _zone(parts.get("utc"), parts["offset"], parts["zone"])
    if zone is None:
        return None
    hour, minute = int(parts["h"]), int(parts["min"] or 0)
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"][0] in "pP" else 0)
    second = int(parts.get("sec") or 0)
    return datetime(day.year, day.month, day.day, hour % 24, minute, second, tzinfo=zone)


@lru_cache(maxsize=_MOST_ZONES)
def _zone(utc: str | None, offset: str | None, name: str | None) -> timezone | None:
    """The zone that a time of day is given in: the letter of UTC, hours from it, or an abbreviation."""
    if utc:
        return UTC
    if offset:
        hours, minutes = (int(n) for n in _HOURS_MINUTES.match(offset).groups("0"))  # type: ignore[union-attr]
        if hours > 14 or minutes > 59:
            return None
        return timezone((1 if offset[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
    minutes_of_zone = _zones().get((name or "").upper())
    return timezone(timedelta(minutes=int(minutes_of_zone))) if minutes_of_zone else None


@cache
def _zones() -> dict[str, str]:
    """Minutes east of UTC by abbreviation; empty where the abbreviation has several meanings."""
    return {row["abbreviation"]: row["minutes"] for row in lexicon.rows("time_zones")}
