"""Fields of a header: what a line around the headline tells, and where."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.article.days import Day
from dateline.article.lines import words
from dateline.spans import Span

_WORD = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|da|van|von|der|den|bin|al|el|la|le|du|di)"
_PERSON = rf"[A-ZÀ-Þ][\w.'’-]*(?:\s+{_WORD}){{1,4}}"
_PERSONS = re.compile(
    rf"{_PERSON}(?:(?:,|,?\s+and|\s+&)\s+{_PERSON}){{0,4}}(?:,?\s+in\s+{_WORD}(?:\s+{_WORD}){{0,3}})?,?$"
)


class Field(NamedTuple):
    """One field of a header.

    Attributes:
        kind: `published`, `updated`, `loaded`, `date` (a bare one), `byline`, `outlet`, `title`, `place`,
            `url`, `body`, `other`, or `rest` (words that no label claims).
        value: Its words, as a span of the article.
        day: Its day, where it is one.
        label: The label as printed; empty where there was none.
        month_day: Its month and day, where it is a day without a year.
    """

    kind: str
    value: Span
    day: Day | None = None
    label: str = ""
    month_day: tuple[int, int] | None = None


def looks_like_persons(text: str) -> bool:
    """Whether a text is one or more names of people, perhaps with the place they write from."""
    return 4 <= len(text) <= 80 and bool(_PERSONS.match(text)) and len(words(text)) <= 9


def field_span(piece: Span, start: int, end: int) -> Span:
    """The characters from `start` to `end` of a piece as a span of the article."""
    text = piece.text[start:end]
    if bare := text.strip():
        start += len(text) - len(text.lstrip())
    else:
        start = max(start, end)
    return Span(piece.start + start, piece.start + start + len(bare), bare)


def moved(day: Day, by: int) -> Day:
    """A day read in a piece, with the article's offsets."""
    return Day(day.start + by, day.end + by, day.day, day.precision, day.moment) if by else day
