"""Posts that an article quotes, "— Harbour News (@harbour) June 7, 2031": it came out then or later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.article.days import month_days, nearest_day
from dateline.article.periods import Told
from dateline.article.tense import PAST
from dateline.article.weekdays import Weekday, lead_weekdays
from dateline.spans import Span

_CREDIT = re.compile(r"[-–—]\s?[^@\n]{1,60}\(@\w{2,30}\)\s")
_HANDLE = re.compile(r"(?:^|[\s(])@\w{2,30}\)?[\s·•|,–—-]*(?:on\s)?$")
_REACH = 60  # characters
_LONGEST_LEAD = 3000  # characters of a paragraph
_NEAR = 100  # days


def credits_post(line: str) -> bool:
    """Whether a line names who wrote the post above it: its day is not the article's header."""
    return _CREDIT.search(line) is not None


def day_by_post(latest: Told, weekdays: Sequence[Weekday], paragraphs: Sequence[Span]) -> date | None:
    """The day of the lead's weekday, where it is that of a quoted post or the next one.

    The first paragraphs must tell days without their year, all of them near: an old post can be dug up.

    Args:
        latest: What the text tells as past and what ended last: none but a post's own day will do.
        weekdays: Those that it names.
        paragraphs: Its first paragraphs.
    """
    at = latest.at + 4 - len(latest.words)
    if latest.kind != "day" or not _HANDLE.search(latest.year.text, max(0, at - _REACH), at):
        return None
    told = {one.number for one in lead_weekdays(weekdays, paragraphs[:1]) if one.tense == PAST}
    posted = latest.start
    day = next((day for day in (posted, posted + timedelta(days=1)) if told == {day.weekday()}), None)
    near = [
        abs((nearest - posted).days) <= _NEAR
        for paragraph in paragraphs
        for _, _, month_day in month_days(paragraph.text[:_LONGEST_LEAD])
        if (nearest := nearest_day(*month_day, posted))
    ]
    return day if near and all(near) else None
