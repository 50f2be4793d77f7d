"""What an expression is resolved against: the day of publication, and the last date told."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cached_property

from dateline import lexicon
from dateline.article import Article
from dateline.times.periods import Period, day_of, is_finer, part_of, period_of

PAST, UNTOLD, FUTURE, SURELY_FUTURE = -1, 0, 1, 2
_FISCAL_AHEAD = 2  # quarters that a fiscal year is ahead of the calendar's, at most, for one that is over
DAYS_OF_NEWS = 7  # a day further from publication is background, not the story's own
_FILING_DELAY = timedelta(days=3)  # a dispatch is filed on the day it is published, or a few days before
_FEW_SIGNS = 2  # a country named once is not what an article is about
_UNIT_OF_PRECISION = {"day": "D", "month": "M", "year": "Y"}


class Context:
    """What is known while the expressions of an article are read in their order.

    Attributes:
        anchor: When the article speaks: its day, else its month or year; None where nothing is known.
        told: The calendar period that the text named last.
        lead: The day of the news that it named first.
        told_hour: TIMEX3 value of the hour that it named, where nothing was told after it.
        told_days: First and last day, where they are not its own: "the first four months of 2018",
            "January to June".
        told_at: Where that was.
        quarter: The quarter that the text named last, but for one that it only compares that with.
        reported: The quarter that it named first: the one that a company reports on.
    """

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self.anchor = _anchor(article)
        self.told: Period | None = None
        self.lead: Period | None = None
        self._day_of_news: Period | None = None
        self.told_hour = ""
        self.told_days: tuple[date, date] | None = None
        self.told_at = 0
        self.quarter: Period | None = None
        self.reported: Period | None = None
        self._weekday_tenses: dict[int, int] = {}

    @cached_property
    def fiscal_year(self) -> tuple[int, str] | None:
        """Month in which the fiscal year of the article's country begins, and which of its years names it."""
        rows = {row["sign"]: row for row in lexicon.rows("time_fiscal_years")}
        signs = re.findall(rf"\b(?:{'|'.join(map(re.escape, rows))})\b", self._text)
        counts = Counter(rows[sign]["country"] for sign in signs).most_common(2)
        if not counts or counts[0][1] < _FEW_SIGNS or (len(counts) > 1 and counts[0][1] == counts[1][1]):
            return None
        row = next(row for row in rows.values() if row["country"] == counts[0][0])
        return (int(row["month"]), row["named"]) if row["month"] else None

    def now(self, unit: str) -> Period | None:
        """The current day, week, month ...; None where the anchor is not as exact as that."""
        if self.anchor is None or is_finer(unit, self.anchor.unit):
            return None
        if unit in ("W", "WE") and self.anchor.unit != "D":
            return None
        return self.anchor.at(unit)

    def remember(self, period: Period, days: tuple[date, date] | None, offset: int) -> None:
        """Take a period, or some days of it, as what was told last, there in the text."""
        self.told, self.told_days, self.told_at = period, days, offset
        self.told_hour = ""
        if period.unit == "D" and (
            not self.anchor or abs(period.index - self.anchor.at("D").index) < DAYS_OF_NEWS
        ):
            self._day_of_news = period
            self.lead = self.lead or period
        if period.unit == "Q" and not (self.quarter and period == self.quarter.years_later(-1)):
            self.quarter = period
            self.reported = self.reported or period

    @property
    def day_told(self) -> Period | None:
        """The day that the text named last; after a month or year of its background, that of the news."""
        return self.told if self.told and self.told.unit == "D" else self._day_of_news

    def weekday(self, number: int, tense: int) -> Period | None:
        """The day meant by the name of a weekday alone.

        Args:
            number: 1 for Monday to 7 for Sunday.
            tense: `PAST`, `UNTOLD`, `FUTURE` or `SURELY_FUTURE`.
        """
        today = self.now("D")
        if today is None:
            return None
        since = (today.first.isoweekday() - number) % 7
        if tense == FUTURE and since == 1:
            tense = PAST  # what was planned for yesterday's weekday was for yesterday: else one says "next"
        tense = min(tense, FUTURE)
        if tense == UNTOLD and since == 6:
            tense = FUTURE  # tomorrow is nearer
        elif tense == UNTOLD and since > 3:
            tense = self._weekday_tenses.get(number, PAST)
        self._weekday_tenses[number] = tense
        return today.shift(7 - since if tense == FUTURE and since else -since)

    def month(self, number: int, tense: int) -> Period | None:
        """The month meant by its name alone."""
        current = self.now("M")
        if current is None:
            return None
        past = current.shift(-((current.index - number + 1) % 12))
        if past == current:
            return current
        if current.index - past.index == 11 and tense != PAST:
            return current.shift(1)  # of the month to come one seldom speaks as of a year ago
        if tense == UNTOLD:
            # Where nothing tells, news speaks of the months behind it and of the few ahead.
            tense = FUTURE if current.index - past.index > 8 else PAST
        just_over = current.index - past.index == 1  # the report for it may be yet to come
        return past.shift(12) if tense == FUTURE and not just_over else past

    def day_of_month(self, month: int, day: int, tense: int) -> Period | None:
        """The day meant by month and day without a year."""
        current = self.now("M")
        if current is None:
            return None
        ahead = (month - 1 - current.index) % 12
        if 0 < ahead < 12:
            back = 12 - ahead
            future = (
                (tense == FUTURE and back > 2)
                or (tense != PAST and ahead < back)
                or (tense == PAST and ahead <= 2)
            )
            shift = ahead if future else -back
        else:
            shift = 0
        meant = current.shift(shift)
        return day_of(meant.first.year, month, day) if meant.known else None

    def part(self, unit: str, number: int, tense: int, *, fiscal: bool = False) -> Period | None:
        """The quarter or half meant by its number alone.

        A fiscal one that is over can be of a year that ends before the calendar's: in July, the fiscal fourth
        quarter just told is this year's.
        """
        current = self.now("M")
        if current is None:
            return None
        here = current.at(unit)
        year = current.first.year
        part = part_of(year, unit, number)
        ahead = part.index - here.index
        of_this_year = fiscal and ahead <= _FISCAL_AHEAD
        if ahead > 0 and not of_this_year and (tense == PAST or (tense == UNTOLD and ahead > 1)):
            return part.years_later(-1)
        if part.index < here.index - 1 and tense == FUTURE:
            return part.years_later(1)
        return part


def _anchor(article: Article) -> Period | None:
    """When the article speaks."""
    filed, published = article.dateline_date, article.published
    if published is None:
        return period_of(filed, "D") if filed else None
    unit = _UNIT_OF_PRECISION[article.published_precision or "day"]
    if filed and (unit != "D" or timedelta() <= published - filed <= _FILING_DELAY):
        return period_of(filed, "D")
    return period_of(published, unit)
