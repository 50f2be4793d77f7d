"""Days: when something is, as one time expression tells it, and what an event's dates are."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.article import Article
from dateline.nlp import Sentence
from dateline.records import Time

WHOLE, START, END, SINCE = "whole", "start", "end", "since"
OFF = "off"  # the day on which it was called off
FORCE = "force"  # the day on which a paper came into force, where none of its making is told

_RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|week|day)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d|a\.?m|p\.?m|noon|midnight|morning|afternoon|evening|night|gmt|o'clock|\bthe\b|[\s.:]", re.IGNORECASE
)
_NUMERALS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
NUMBERS = {w: i for i, w in enumerate(_NUMERALS.split(), 1)}
_BY = frozenset(("by", "until", "till", "through", "thru", "before", "within"))
_NO_LATER = re.compile(r"\b(?:no|not) later than\s+$", re.IGNORECASE)
_AT_END = re.compile(r"(?:the )?end (?:of|-)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Days:
    """When, as one mention tells it.

    Attributes:
        start: First day of the interval.
        end: Last day.
        edge: `whole`, or `start`, `end` or `since` where only that side is told; `off` for no day of its own,
            `force` for one only where no other is told.
        closeness: 3 in the mention's own phrase, 2 on a verb that carries it out, 1 farther, 0 loose.
        precision: One of `PRECISIONS`.
    """

    start: date | None
    end: date | None
    edge: str
    closeness: int
    precision: str


@dataclass(frozen=True, slots=True)
class When:
    """When an event takes place."""

    start: date | None = None
    end: date | None = None
    precision: str | None = None


def read(article: Article, sentence: Sentence, time: Time, edge: str, closeness: int) -> Days:
    """A time expression as dates of an event."""
    word = word_before(sentence, time)
    start, end = time.start_date, time.end_date
    if article.published and article.published_precision and coarsened(article, time):
        start, end = bounds(article.published, article.published_precision)
        return Days(start, end, WHOLE, closeness, article.published_precision)
    precision = _exactness(time)
    if word == "since":
        return Days(start, None, SINCE, closeness, precision)
    if edge == START and precision != "day" and closeness == 3:
        edge = WHOLE  # "flew home last month": there and back, as far as is told
    if word in _BY or (word == "than" and _NO_LATER.search(sentence.text[: time.start - sentence.start])):
        return Days(None, end, END, closeness, precision)
    if end and article.published and end >= article.published and _AT_END.match(time.text):
        return Days(None, end, END, closeness, precision)
    single = start == end or (precision != "day" and start and end and start.year == end.year)
    if word in ("from", "effective") and edge == WHOLE and single:
        return Days(start, None, START, closeness, precision)  # "a tour of the Gulf from Saturday"
    return Days(start, end, edge, closeness, precision)


def _exactness(time: Time) -> str:
    """How exact a time is; "the next five years" are told in years."""
    if time.timex_type != "DURATION":
        return precision_of(time.start_date, time.end_date)
    units = time.timex_value
    return "year" if units.endswith(("Y", "E")) else "month" if units.endswith("M") else "day"


def days_told(article: Article, sentence: Sentence, time: Time) -> Days:
    """A time expression of another sentence as dates of an event."""
    return read(article, sentence, time, WHOLE, 0)


def word_before(sentence: Sentence, time: Time) -> str:
    """The word before a time, lower case; empty where it opens the sentence."""
    return (sentence.text[: time.start - sentence.start].lower().split()[-1:] or [""])[0]


def is_hour(time: Time) -> bool:
    """Whether a time is one of any day: "at 6 a.m.", "in the evening"."""
    return time.timex_type == "TIME" and not _CLOCK.sub("", time.text)


def coarsened(article: Article, time: Time) -> bool:
    """Whether a day is told against a day of publication of which only the month or year is known."""
    coarse = article.published is not None and article.published_precision in ("month", "year")
    return coarse and bool(_RELATIVE.search(time.text)) and not re.search(r"\d{4}", time.text)


def is_past(article: Article, days: Days) -> bool:
    """Whether days are over when the article is published."""
    day = days.end or days.start
    return bool(article.published and day and day < article.published)


def bounds(day: date, precision: str) -> tuple[date, date]:
    """First and last day of the month or year of a day."""
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def precision_of(start: date | None, end: date | None) -> str:
    """How exact an interval is: whole years and months are coarse."""
    if start and end:
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return "year"
        if (
            start.day == 1
            and (start.year, start.month) == (end.year, end.month)
            and bounds(start, "month")[1] == end
        ):
            return "month"
    return "day"


def later(day: date | None, by: int) -> date | None:
    """So many days later; None for None."""
    return day + timedelta(days=by) if day else None


def next_year(day: date | None, years: int = 1) -> date | None:
    """The same day a year later, the last of February as such."""
    if day is None or (day + timedelta(days=1)).month == day.month:
        return day and day.replace(year=day.year + years)
    return bounds(day.replace(day=1, year=day.year + years), "month")[1]
