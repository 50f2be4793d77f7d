"""Periods that a text tells with their year: "in the third quarter of 2021", "by the end of 2030"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

from dateline.article.days import MONTHS, month_number
from dateline.article.lines import holds_any
from dateline.article.printed_years import PrintedYear
from dateline.article.tense import AHEAD

_DAY_NUMBER = re.compile(r"(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:[-–](3[01]|[12]\d|0?[1-9]))?$")
_PART = re.compile(
    r"(?:(first|second|third|fourth|last|final) "
    r"(half|quarter|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?) months)"
    r"|([HQ][1-4]))(?: of)?(?: the)?(?: year)?$",
    re.IGNORECASE,
)
_PART_SIGNS = ("half", "quarter", "months", "1", "2", "3", "4")  # one of them is in such words
_PART_ENDS = frozenset("half quarter months h1 h2 h3 h4 q1 q2 q3 q4 of the year".split())
_WHOLE_YEAR = frozenset("in of for during than throughout fiscal early late mid end year".split())
_UNTIL = frozenset(("to", "and", "through", "until"))
_SINCE = frozenset(("since", "from"))
_BARE_YEAR = (_WHOLE_YEAR | _SINCE) - _PART_ENDS  # after these the year alone is told
# What stands so is a goal or a term, whatever tense the sentence has: "by 2030", "notes due Oct. 15, 2031".
_GOALS = frozenset(
    "by until till through toward towards before beyond due maturing expiring expire expires payable"
    " effective target targeted goal end vision agenda".split()
)
_TO_THE_GOAL = frozenset("in on for the of early late end mid from to fiscal calendar year".split())
_MIDDLE = frozenset(("mid", "mid-", "early", "early-"))
_ENDS_AS_GOAL = re.compile(rf"\b(?:{'|'.join(sorted(_GOALS))})$")  # "(by", "stand-by"
_OPENS_YEARS = re.compile(r"\s?[-–]\s?(?:19|20)\d\d\b")  # a term: "for delivery in 2025-2027"
_NUMBER = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven".split(), start=2)}
_NUMBER |= {w: n for n, w in enumerate("first second third fourth".split(), start=1)}
_REACH = 48  # characters; "first eleven months of the year" fits
_SINCE_REACH = 20


class Told:
    """A period with a year that the text names.

    Attributes:
        year: The year as printed.
        start: First day.
        end: Last day.
        words: As printed.
        kind: `day`, `month`, `part` (quarter, half, months), `year`, `since` or `goal`: by when something is
            done.
    """

    def __init__(self, year: PrintedYear, start: date, end: date, words: str, kind: str) -> None:
        self.year, self.start, self.end, self.words, self.kind = year, start, end, words, kind

    @property
    def at(self) -> int:
        """Offset of the year."""
        return self.year.at

    @cached_property
    def ahead(self) -> bool:
        """Whether it is still to come."""
        since = self.kind == "since" and "since" in self.year.before[-_SINCE_REACH:]
        return not since and self.year.clause.tense == AHEAD

    @cached_property
    def open(self) -> bool:
        """Whether it may be past or to come: "what brought him to run in 2031"."""
        return self.kind == "year" and not self.ahead and self.year.clause.is_to_be_done

    @property
    def past(self) -> bool:
        """Whether the text tells what happened in it."""
        return not self.ahead and not self.open

    @property
    def is_set(self) -> bool:
        """Whether it is a goal that is yet to be reached."""
        return self.kind == "goal" and self.year.clause.is_to_be_done

    @property
    def over_on(self) -> date:
        """The day from which it can be told as past.

        Results of a quarter are out after its end. What happened "in 2018" can be told in 2018.
        """
        return self.end if self.kind in ("part", "day") else self.start


def periods_told(years: Sequence[PrintedYear]) -> Iterator[Told]:
    """The periods that a text tells with these years, goals too ("by 2030"); "Expo 2020" is none."""
    for year in years:
        words = year.before[-_REACH:].split()
        start, end, kind, size = _period(words, year.number) or (None, None, "", 0)
        if _OPENS_YEARS.match(year.after):
            continue
        if is_goal(words[: len(words) - size]):
            kind, size = "goal", size + 1
            middle = words[-1].lower() in _MIDDLE
            end = date(year.number, 8, 31) if middle else end or date(year.number, 12, 31)
        elif not end:
            continue
        told = " ".join((*words[len(words) - size :], str(year.number)))
        yield Told(year, start or date(year.number, 1, 1), end, told, kind)


def is_goal(before: Sequence[str]) -> bool:
    """Whether the words before a period make it a goal or term: "to be ready by the end of".

    "At the end of 2016" is none.
    """
    for i in reversed(range(len(before))):
        word = before[i].lower().rstrip("-")
        if word in _GOALS:
            return word != "end" or "at" not in map(str.lower, before[max(0, i - 2) : i])
        if word and word not in _TO_THE_GOAL:
            return not word.isalpha() and _ENDS_AS_GOAL.search(word) is not None
    return False


def _period(before: Sequence[str], year: int) -> tuple[date, date, str, int] | None:
    """First and last day of the period that ends in a year, its kind, and how many words it takes."""
    if not before:
        return None
    last = before[-1].strip(",(-").lower()
    if last in _BARE_YEAR:
        return _whole_year(year, last, before)
    first_month, dash, last_month = last.replace("–", "-").partition("-")
    if dash and _is_month(first_month) and _is_month(last_month):  # "in January-July 2018"
        first, to = month_number(first_month), month_number(last_month)
        return (date(year, first, 1), _last_day(year, to), "part", 1) if first < to else None
    if _is_month(last) or (last == "of" and len(before) > 1 and _is_month(before[-2])):
        size = 2 if last == "of" else 1
        month = month_number(before[-size].strip(",("))
        day = _DAY_NUMBER.match(before[-size - 1].strip(",(")) if len(before) > size else None
        if day:
            return _days(year, month, day, size + 1)
        return date(year, month, 1), _last_day(year, month), "month", size
    day = _DAY_NUMBER.match(last) if last[:1].isdigit() else None
    if day and len(before) > 1 and _is_month(before[-2].lstrip("(")):
        return _days(year, month_number(before[-2].lstrip("(")), day, 2)
    if len(before) > 3 and before[-2] in _UNTIL and _is_month(before[-4].lstrip("(")):
        begins, ends = (_DAY_NUMBER.match(word.strip(",(")) for word in (before[-3], last))
        if begins and ends:  # "September 7 to 11, 2020"
            return _days(year, month_number(before[-4].lstrip("(")), begins, 4, ends)
    words = " ".join(before).rstrip(",") if last in _PART_ENDS else ""
    part = _PART.search(words) if words and holds_any(words.lower(), _PART_SIGNS) else None
    if part:
        first, to = _months(part.group(1, 2, 3))
        return date(year, first, 1), _last_day(year, to), "part", len(part.group().split())
    return _whole_year(year, last, before) if last in _WHOLE_YEAR else None


def _whole_year(year: int, last: str, before: Sequence[str]) -> tuple[date, date, str, int]:
    since = last in _SINCE or (len(before) > 1 and before[-2].lower() == "since")
    return date(year, 1, 1), date(year, 12, 31), "since" if since else "year", 1


def _is_month(word: str) -> bool:
    return word.lower().removesuffix(".") in MONTHS


def _days(
    year: int, month: int, printed: re.Match[str], size: int, until: re.Match[str] | None = None
) -> tuple[date, date, str, int] | None:
    """A day, or the days from one to another of the same month."""
    try:
        first = date(year, month, int(printed[1]))
        return first, date(year, month, int(until[1] if until else printed[2] or printed[1])), "day", size
    except ValueError:
        return None


def _months(part: Sequence[str | None]) -> tuple[int, int]:
    """First and last month of "third quarter", "first nine months", "H2"."""
    which, length, short = ((p or "").lower() for p in part)
    if length.endswith("months"):
        word = length.split()[0]
        count = min(_NUMBER.get(word) or int(word), 12) or 12
        return (1, count) if which == "first" else (13 - count, 12)
    size = 6 if length == "half" or short.startswith("h") else 3
    number = min(int(short[1]) if short else _NUMBER.get(which, 12), 12 // size)
    return size * (number - 1) + 1, size * number


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
