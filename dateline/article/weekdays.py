"""The weekdays on which the news happened: they sort out years that are left, and never pick one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.article.days import WEEKDAYS
from dateline.article.tense import is_ahead
from dateline.spans import Span

_WEEKDAY = re.compile(rf"\b(?:{'|'.join(d.capitalize() for d in WEEKDAYS)})\b")
_LONGEST_WEEKDAY = max(map(len, WEEKDAYS))
_NOT_THIS_WEEK = re.compile(
    r"\b(?:next|coming|every|each|until|from|this coming|following)\s+(?:on\s+)?$", re.IGNORECASE
)
_LONGEST_LEAD = 3000  # characters of a paragraph
_LEAD = 4  # paragraphs in which the news is told with its weekday


def weekday_names(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of weekdays begin and end in a text."""
    # They end alike: a plain search for that end is faster than the pattern.
    at = text.find("day")
    while at >= 0:
        if match := _WEEKDAY.search(text, max(0, at + 3 - _LONGEST_WEEKDAY), at + 4):
            yield match.span()
        at = text.find("day", at + 3)


def weekdays_of(paragraphs: Sequence[Span]) -> frozenset[int]:
    """The weekdays on which the news of the first paragraphs happened, 0 for Monday."""
    found = set()
    for paragraph in paragraphs[:_LEAD]:
        text = paragraph.text[:_LONGEST_LEAD]
        for start, end in weekday_names(text):
            if _NOT_THIS_WEEK.search(text[max(0, start - 16) : start]):
                continue
            if not is_ahead(text, start):
                found.add(WEEKDAYS.index(text[start:end].lower()))
    return frozenset(found)


def agrees(day: date, weekdays: frozenset[int]) -> bool:
    """Whether a paper of that day can have news of these weekdays: of the day itself or the one before."""
    return day.weekday() in weekdays or (day - timedelta(days=1)).weekday() in weekdays
