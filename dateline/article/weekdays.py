"""The weekdays that the first paragraphs name: they sort out years that are left and never pick one alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, cached_property

from dateline.article.days import WEEKDAYS
from dateline.article.lines import holds_any
from dateline.article.tense import PAST, tense_at
from dateline.spans import Span

_WEEKDAY = re.compile(rf"\b(?:{'|'.join(d.capitalize() for d in WEEKDAYS)})\b")
_LONGEST_WEEKDAY = max(map(len, WEEKDAYS))
_BEFORE_DAY = frozenset(name[-4] for name in WEEKDAYS)
_OTHER_WEEK = re.compile(
    r"\b(?:next|last|previous|coming|every|each|until|from|this coming|following)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
# What they all end in, "Friday" left out: most weekdays have none of it before them, and need no search.
_OTHER_WEEK_ENDS = ("next", "last", "previous", "coming", "every", "each", "until", "from", "following", "on")
_LATE = re.compile(r"\b(?:late|overnight)\s+(?:on\s+)?$", re.IGNORECASE)
_LATE_ENDS = ("late", "overnight", "on")
_NIGHT = re.compile(r"(?:['’]s)?\s+(?:night|evening|late)\b")
_SAYING = r"(?:said|told|announced|reported|showed|confirmed|added|declared)\b"
_SAID = re.compile(rf"\b{_SAYING}[^.\n]{{0,32}}$")
# Right before the weekday it is the past, whatever was said: "will sail, the line said on Friday".
_JUST_SAID = re.compile(
    r"\b(?:said|told (?:\w+ )?\w+|announced|reported|showed|confirmed|added|declared|forecast|predicted"
    r"|warned|estimated|agreed|decided)"
    r"(?: here| in (?:a|an) (?:\w+ )?(?:statement|report|interview))?,? (?:on )?$"
)
_SAYING_WORDS = (
    "said told announced reported showed confirmed added declared forecast predicted warned estimated agreed"
    " decided"
).split()
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


class Weekday:
    """A weekday that a text names.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        number: 0 for Monday.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self.start, self.end = text, start, end
        self.number = _numbers()[text[start:end]]

    @cached_property
    def tense(self) -> int:
        """AHEAD, PAST or 0, as the clause around it tells."""
        just_said = holds_any(self._before, _SAYING_WORDS) and _JUST_SAID.search(self._before)
        return PAST if just_said else tense_at(self._text, self.start)

    @property
    def is_of_other_week(self) -> bool:
        """Whether it is one of another week: "next Friday"."""
        near = self._before[-_REACH:]
        return near.rstrip().lower().endswith(_OTHER_WEEK_ENDS) and _OTHER_WEEK.search(near) is not None

    @property
    def is_when_said(self) -> bool:
        """Whether it is that on which somebody said so."""
        before = self._before
        said = holds_any(before, _SAYING_WORDS) and _SAID.search(before)
        return bool(said or (_OPENS.search(before) and _SAYS.match(self._after)))

    @property
    def is_late(self) -> bool:
        """Whether it is a night or evening, which can be told on the day after."""
        near = self._before[-_REACH:]
        late = near.rstrip().lower().endswith(_LATE_ENDS) and _LATE.search(near)
        return bool(late or _NIGHT.match(self._after))

    @property
    def ago(self) -> int | None:
        """How many days before publication it was, where the words tell: "yesterday (Tuesday)"."""
        today = _BESIDE_TODAY.search(self._before[-_REACH:]) or _TODAY_BESIDE.match(self._after)
        return _TODAY[today[1]] if today else None

    @cached_property
    def _before(self) -> str:
        return self._text[max(0, self.start - _SAYING_REACH) : self.start]

    @property
    def _after(self) -> str:
        return self._text[self.end : self.end + _SAYING_REACH]


def weekdays_in(text: str) -> list[Weekday]:
    """The weekdays that a text names."""
    # They end alike: a plain search for that end beats the pattern. "Today" has another letter before it.
    found = []
    at = text.find("day", 1)
    while at >= 0:
        named = text[at - 1] in _BEFORE_DAY
        if named and (match := _WEEKDAY.search(text, max(0, at + 3 - _LONGEST_WEEKDAY), at + 4)):
            found.append(Weekday(text, *match.span()))
        at = text.find("day", at + 3)
    return found


def lead_weekdays(weekdays: Sequence[Weekday], paragraphs: Sequence[Span]) -> list[Weekday]:
    """Those of the first paragraphs, without those of other weeks."""
    return [
        weekday
        for paragraph in paragraphs[:_LEAD]
        for weekday in weekdays
        if paragraph.start <= weekday.start
        and weekday.end <= min(paragraph.end, paragraph.start + _LONGEST_LEAD)
        and not weekday.is_of_other_week
    ]


def ends_days_running(weekdays: Sequence[Weekday], last: int) -> bool:
    """Whether a weekday is the last of three or more in a row, the only ones that a text tells as past.

    "Came on Wednesday ... met on Thursday ... signed on Friday" is of that Friday.
    """
    weekdays = [weekday for weekday in weekdays if weekday.end <= _LONGEST_REPORT]
    if len({weekday.number for weekday in weekdays}) < _RUNNING[0]:
        return False
    told: set[int] = set()  # days before the last
    for weekday in weekdays:
        ago = (last - weekday.number) % 7
        if ago in told or weekday.is_of_other_week or weekday.tense != PAST:
            continue
        if ago >= _RUNNING[-1]:
            return False
        told.add(ago)
    return len(told) in _RUNNING and max(told) == len(told) - 1


def agrees(day: date, weekdays: frozenset[int]) -> bool:
    """Whether a paper of that day can have news of these weekdays: of the day itself or the one before."""
    return day.weekday() in weekdays or (day - timedelta(days=1)).weekday() in weekdays


@cache
def _numbers() -> dict[str, int]:
    return {name.capitalize(): number for number, name in enumerate(WEEKDAYS)}
