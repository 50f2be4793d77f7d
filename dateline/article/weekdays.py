"""The weekdays that the first paragraphs name: they sort out years that are left and never pick one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from dateline.article.days import WEEKDAYS
from dateline.article.tense import PAST, tense_at
from dateline.spans import Span

_WEEKDAY = re.compile(rf"\b(?:{'|'.join(d.capitalize() for d in WEEKDAYS)})\b")
_LONGEST_WEEKDAY = max(map(len, WEEKDAYS))
_BEFORE_DAY = frozenset(name[-4] for name in WEEKDAYS)
_OTHER_WEEK = re.compile(
    r"\b(?:next|last|previous|coming|every|each|until|from|this coming|following)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_LATE = re.compile(r"\b(?:late|overnight)\s+(?:on\s+)?$", re.IGNORECASE)
_NIGHT = re.compile(r"(?:['’]s)?\s+(?:night|evening|late)\b")
_SAYING = r"(?:said|told|announced|reported|showed|confirmed|added|declared)\b"
_SAID = re.compile(rf"\b{_SAYING}[^.\n]{{0,32}}$")
# Right before the weekday it is the past, whatever was said: "will sail, the line said on Friday".
_JUST_SAID = re.compile(
    r"\b(?:said|told (?:\w+ )?\w+|announced|reported|showed|confirmed|added|declared|forecast|predicted"
    r"|warned|estimated|agreed|decided)"
    r"(?: here| in (?:a|an) (?:\w+ )?(?:statement|report|interview))?,? (?:on )?$"
)
_OPENS = re.compile(r"(?:^|[.\n\"”] )On $")
_SAYS = re.compile(rf",?(?: [\w.-]+){{1,4}} {_SAYING}")
_SAYING_REACH = 64  # characters
_REACH = 24  # characters of the words right before it
_BESIDE_TODAY = re.compile(r"\b(yesterday|today|tomorrow),?\s+\(?(?:on\s+)?$")
_TODAY_BESIDE = re.compile(r"\)?,?\s+\(?(yesterday|today|tomorrow)\b")
_TODAY = {"yesterday": 1, "today": 0, "tomorrow": -1}
_LONGEST_LEAD = 3000  # characters of a paragraph
_LONGEST_REPORT = 8000  # characters
_RUNNING = range(3, 6)  # days in a row; of more, any weekday is the last
_LEAD = 4  # paragraphs in which the news is told with its weekday


class Weekday(NamedTuple):
    """A weekday near the day of publication.

    Attributes:
        number: 0 for Monday.
        tense: AHEAD, PAST or 0, as the clause around it tells.
        paragraph: Index of the paragraph.
        said: Whether it is that on which somebody said so.
        late: Whether it is a night or evening, which can be told on the day after.
        ago: How many days before publication it was, where the words tell: "yesterday (Tuesday)".
    """

    number: int
    tense: int
    paragraph: int
    said: bool
    late: bool
    ago: int | None


def weekday_names(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of weekdays begin and end in a text."""
    # They end alike: a plain search for that end beats the pattern. "Today" has another letter before it.
    at = text.find("day", 1)
    while at >= 0:
        named = text[at - 1] in _BEFORE_DAY
        if named and (match := _WEEKDAY.search(text, max(0, at + 3 - _LONGEST_WEEKDAY), at + 4)):
            yield match.span()
        at = text.find("day", at + 3)


def weekdays_told(paragraphs: Sequence[Span]) -> list[Weekday]:
    """The weekdays of the first paragraphs, without those of other weeks."""
    found = []
    for index, paragraph in enumerate(paragraphs[:_LEAD]):
        text = paragraph.text[:_LONGEST_LEAD]
        for start, end in weekday_names(text):
            before, after = text[max(0, start - _SAYING_REACH) : start], text[end : end + _SAYING_REACH]
            near = before[-_REACH:]
            if _OTHER_WEEK.search(near):
                continue
            today = _BESIDE_TODAY.search(near) or _TODAY_BESIDE.match(after)
            found.append(
                Weekday(
                    _numbers()[text[start:end]],
                    _tense(text, start),
                    index,
                    bool(_SAID.search(before) or (_OPENS.search(before) and _SAYS.match(after))),
                    bool(_LATE.search(near) or _NIGHT.match(after)),
                    _TODAY[today[1]] if today else None,
                )
            )
    return found


def ends_days_running(text: str, last: int) -> bool:
    """Whether a weekday is the last of three or more in a row, the only ones that a text tells as past.

    "Came on Wednesday ... met on Thursday ... signed on Friday" is of that Friday.
    """
    text = text[:_LONGEST_REPORT]
    names = tuple(weekday_names(text))
    if len({text[start:end] for start, end in names}) < _RUNNING[0]:
        return False
    told: set[int] = set()  # days before the last
    for start, end in names:
        ago = (last - _numbers()[text[start:end]]) % 7
        other_week = _OTHER_WEEK.search(text, max(0, start - _REACH), start)
        if ago in told or other_week or _tense(text, start) != PAST:
            continue
        if ago >= _RUNNING[-1]:
            return False
        told.add(ago)
    return len(told) in _RUNNING and max(told) == len(told) - 1


def _tense(text: str, at: int) -> int:
    """The tense in which a weekday is told."""
    return PAST if _JUST_SAID.search(text, max(0, at - _SAYING_REACH), at) else tense_at(text, at)


def weekdays_of(paragraphs: Sequence[Span]) -> frozenset[int]:
    """The weekdays on which the news of the first paragraphs happened, 0 for Monday."""
    return frozenset(told.number for told in weekdays_told(paragraphs) if told.tense == PAST)


def agrees(day: date, weekdays: frozenset[int]) -> bool:
    """Whether a paper of that day can have news of these weekdays: of the day itself or the one before."""
    return day.weekday() in weekdays or (day - timedelta(days=1)).weekday() in weekdays


@cache
def _numbers() -> dict[str, int]:
    return {name.capitalize(): number for number, name in enumerate(WEEKDAYS)}
