"""Dating: when an event takes place, and how exactly the article tells it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.article import Article
from dateline.events import syntax
from dateline.events.mentions import VERB, Mention
from dateline.events.scene import Scene
from dateline.records import Time

WHOLE, START, END = "whole", "start", "end"
_REPORTING = frozenset(
    "said says say told tell reported report announced confirmed noted added stated according wrote showed".split()
)
_AT_EVENT = frozenset("at during in after following on".split())
_RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|week|day)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b(\w+)[- ]day\b", re.IGNORECASE)
_NUMBERS = {
    w: i for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}


@dataclass(frozen=True, slots=True)
class Days:
    """When, as one mention tells it.

    Attributes:
        start: First day of the interval.
        end: Last day.
        edge: `whole`, or `start` or `end` where only that side is told.
        closeness: 3 in the mention's own phrase, 2 on a verb that carries it out, 1 farther.
        precision: One of `PRECISIONS`.
    """

    start: date | None
    end: date | None
    edge: str
    closeness: int
    precision: str


def days_of(scene: Scene, mention: Mention) -> list[Days]:
    """The dates that hang on a mention."""
    sentence = mention.sentence
    times = [
        t
        for t in scene.times_in(sentence)
        if t.timex_type in ("DATE", "TIME") and (t.start_date or t.end_date)
    ]
    if not times:
        return []
    stops = {mention.head.i, syntax.bundle(sentence, mention.head).i}
    found = []
    for time in times:
        if time.start < mention.span.end and mention.span.start < time.end:
            continue
        anchor = scene.time_anchor(sentence, time, stops)
        if anchor is None:
            continue
        if anchor.i in stops:
            found.append(_days(scene.article, sentence.text, sentence.start, time, _verb_edge(mention), 3))
            continue
        for carrier in mention.carriers:
            if carrier.token.i != anchor.i:
                continue
            if carrier.row and carrier.relation in ("object", "subject"):
                found.append(_days(scene.article, sentence.text, sentence.start, time, carrier.row.phase, 2))
            elif carrier.relation in _AT_EVENT or anchor.text.lower() not in _REPORTING:
                closeness = 1 if carrier.relation != "verb" else 3
                found.append(_days(scene.article, sentence.text, sentence.start, time, WHOLE, closeness))
            break
    return found


def _verb_edge(mention: Mention) -> str:
    return WHOLE


_SINCE, _BY = ("since", "from"), ("by", "until", "till")


def _days(article: Article, text: str, offset: int, time: Time, edge: str, closeness: int) -> Days:
    """A time expression as dates of an event."""
    before = text[: time.start - offset].split()[-1:] or [""]
    word = before[0].lower()
    start, end = time.start_date, time.end_date
    precision = _precision(start, end)
    if article.published and article.published_precision in ("month", "year") and _RELATIVE.search(time.text):
        if not re.search(r"\d{4}", time.text):
            start, end = bounds(article.published, article.published_precision)
            return Days(start, end, WHOLE, closeness, article.published_precision)
    if word == "since":
        return Days(start, None, START, closeness, precision)
    if word in _BY:
        return Days(None, end, END, closeness, precision)
    return Days(start, end, edge, closeness, precision)


def bounds(day: date, precision: str) -> tuple[date, date]:
    """First and last day of the month or year of a day."""
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _precision(start: date | None, end: date | None) -> str:
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


def length(mentions: Iterable[Mention], text: str) -> int | None:
    """How many days an event lasts, where a mention says so ("the five-day event")."""
    for mention in mentions:
        match = _LENGTH.search(text, mention.span.start, mention.span.end)
        if match:
            word = match.group(1).lower()
            return int(word) if word.isdigit() else _NUMBERS.get(word)
    return None


@dataclass(frozen=True, slots=True)
class When:
    """When an event takes place."""

    start: date | None = None
    end: date | None = None
    precision: str | None = None


def combine(days: list[Days], lasts: int | None, *, one_day: bool) -> When:
    """One answer from what all mentions tell.

    Args:
        days: Dates in text order.
        lasts: Length in days, where told.
        one_day: Whether an event of this type runs for a day unless told otherwise.
    """
    if not days:
        return When()
    rank = {"day": 0, "month": 1, "year": 2}
    ordered = sorted(days, key=lambda d: (rank[d.precision], -d.closeness, d.edge != WHOLE))
    whole = next((d for d in ordered if d.edge == WHOLE), None)
    first = next((d for d in ordered if d.edge == START), None)
    last = next((d for d in ordered if d.edge == END), None)
    if whole and (whole.precision == "day" or not (first or last)):
        return _whole(whole, first, last, lasts)
    start = first.start if first else None
    end = last.end if last else None
    precision = (first or last or ordered[0]).precision
    if precision == "day" and lasts:
        if start and not end:
            end = start + timedelta(days=lasts - 1)
        elif end and not start:
            start = end - timedelta(days=lasts - 1)
    if precision != "day":
        start = start or (last.start if last else None)
        end = end or (first.end if first else None)
    elif one_day and start and not end:
        end = start
    return When(start, end, precision)


def _whole(whole: Days, first: Days | None, last: Days | None, lasts: int | None) -> When:
    """Dates of an event whose own days are told."""
    start, end = whole.start, whole.end
    if whole.precision == "day" and start == end:
        if last and last.end and start and last.end > start:
            end = last.end
        elif lasts and start:
            end = start + timedelta(days=lasts - 1)
    return When(start, end, whole.precision)
