"""Clues to the day of publication in an article's own words.

An article is not older than what it tells as past ("in the third quarter of 2021 exports fell")
and not younger than what it announces ("will be held in May 2019"). "From last year", said of figures of
2018, names this year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from dateline.article.last_year import last_year_beside
from dateline.article.lines import holds_any
from dateline.article.periods import Told, periods_told
from dateline.article.printed_years import PrintedYear, printed_years
from dateline.article.weekdays import Weekday, weekdays_in

_AGAINST_LAST_YEAR = re.compile(
    r"\b(?:from|than|over|against|on|compared (?:with|to)|relative to|versus)\s+"
    r"(?:(?:the )?same (?:period|time) )?(?:of |in )?last year\b"
)
_SAME_MONTHS = re.compile(
    r"same (?:months?|period|quarter|half|weeks|time)(?: in| of| a year earlier,? in)? ((?:19|20)\d\d)\b"
)
# What figures of the news are set against: "against $1.8 billion in January 2008", "up from 33 in 2018".
_BASE = re.compile(
    r"\b(?:against|from|versus|than|compared (?:with|to))\s(?:[^.;()]{0,30}?\d[^;()]{0,24}?\s)?"
    r"(?:(?:in|of|for|during)\s(?:the\s[a-z ]{3,24}\sof\s)?(?:[A-Z][a-z]{2,8}\.?\s)?"
    r"|the\s[a-z ]{3,24}\sof\s)\Z"
    # "up 3 percent on 2018", "compared with 2018"
    r"|(?:\d[\d.]*\s?(?:per\s?cent|pct|%)(?:\s(?:more|less|fewer|higher|lower|up|down))?\s(?:on|over|than|from)"
    r"|compared (?:with|to)|versus)\s\Z"
)
# One of them begins or is in such words.
_BASE_WORDS = ("against", "from", "versus", "than", "compared", "cent o", "pct o", "% o")
_BETWEEN_YEAR_AND_PHRASE = re.compile(r"\s*[,(]\s*")
_BESIDE = 20  # characters from a phrase to the year beside it, and back
_YEAR_NAMED_AFTER = re.compile(r"\s*[,(]\s*(?:in\s+)?(?:19|20)\d\d\b\)?")
_OFTEN = 3  # times that a year is told by what is about it


class Bounds:
    """Between which days an article came out, by its own words; each clue is looked for when asked for.

    Attributes:
        text: Its text.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def years(self) -> Sequence[PrintedYear]:
        """The years that the text prints."""
        return printed_years(self.text)

    @cached_property
    def weekdays(self) -> Sequence[Weekday]:
        """The weekdays that it names."""
        return weekdays_in(self.text)

    @cached_property
    def told(self) -> Sequence[Told]:
        """All periods that the text tells, but for goals."""
        return tuple(told for told in self._periods if told.kind != "goal")

    @cached_property
    def low(self) -> Told | None:
        """What it tells as past and what ended last; None where it tells no year."""
        latest_first = sorted(self.told, key=lambda t: t.over_on, reverse=True)
        return next((t for t in latest_first if t.past), None)

    @cached_property
    def high(self) -> Told | None:
        """What it announces and what ends first."""
        left = (t for t in self._left if t.kind != "since" or t.words.startswith("from"))
        return next((t for t in left if t.kind != "goal" and t.ahead), None)

    @cached_property
    def between(self) -> tuple[int, str] | None:
        """The year of which it tells something as past and announces something else, with the words."""
        years = {one.start.year for one in self.told}
        if len(years) == len(self.told):
            return None  # it tells each year once
        low, high = self.low, self.high
        if not low or not high or low.start.year != high.end.year or low.kind == high.kind == "year":
            return None
        return low.start.year, f"'{low.words}' past and '{high.words}' ahead"

    @cached_property
    def goal(self) -> Told | None:
        """By when something is to be done; the first of several."""
        return next((t for t in self._left if t.is_set), None)

    @cached_property
    def open(self) -> Told | None:
        """The latest that may be past or to come."""
        return next((t for t in reversed(self._left) if t.open), None)

    @cached_property
    def is_often_named(self) -> bool:
        """Whether the year of `low` is named as past so often that the article is about that year."""
        low = self.low
        same = [t for t in self.told if low and t.kind != "since" and t.start.year == low.start.year]
        return len(same) >= _OFTEN and sum(1 for t in same if t.past) >= _OFTEN

    @cached_property
    def year(self) -> tuple[int, str] | None:
        """The year of publication where the words name it, with those words; None where they name two."""
        found: dict[int, str] = {}
        for year in self.years:
            if "year" not in year.before[-_BESIDE:] and "year" not in year.after[:_BESIDE]:
                continue
            for phrase, ago in (("last year", 1), ("this year", 0)):
                if words := _beside(year, phrase):
                    found.setdefault(year.number + ago, words)
        return next(iter(found.items())) if len(found) == 1 else None

    @cached_property
    def against_last(self) -> tuple[int, str] | None:
        """The year whose figures are set against last year's, with the words; None where there are several.

        A year that is itself what others are set against is none: "against 41 in
        2018, a tenth more than last year".
        """
        found: dict[int, str] = {}
        for one in self.told if self._names_last_year else ():
            sentence = one.year.sentence
            if one.kind in ("since", "day") or "last year" not in sentence:
                continue
            against = _AGAINST_LAST_YEAR.search(sentence)
            if against and len(one.year.beside) == 1 and one.past and not _is_base(one.year):
                found.setdefault(one.year.number, f"{one.words} ... {against.group()}")
        return next(iter(found.items())) if len(found) == 1 else None

    @cached_property
    def compared(self) -> tuple[int, str] | None:
        """The year after that of "the same months of 2017"; None where there are several.

        It is that of publication unless the text knows a later one.
        """
        found: dict[int, str] = {}
        for year in self.years:
            begins = year.before.rfind("same ")
            if begins >= 0 and (match := _SAME_MONTHS.match(self.text, year.at - len(year.before) + begins)):
                found[int(match[1]) + 1] = match.group()
        return next(iter(found.items())) if len(found) == 1 else None

    @cached_property
    def base(self) -> tuple[int, str] | None:
        """The latest year whose figures those of the news are set against, with the words."""
        told = {one.year: one for one in self.told if one.kind != "since"}
        found = [
            (year.number, f"{match.group()}{year.number}")
            for year in self.years
            if (match := _is_base(year))
            and not (year in told and told[year].ahead)
            and year.number >= max(year.beside, default=0)  # else the figures are of a later one
        ]
        return max(found, default=None)

    @cached_property
    def before_last(self) -> tuple[int, str] | None:
        """The latest year that the text goes on from to "last year", with the words."""
        found = [
            (one.year.number, " ".join(self.text[match.start() : max(match.end(), one.at + 4)].split()))
            for one in (self.told if self._names_last_year else ())
            if (match := last_year_beside(one.year)) and not one.ahead
        ]
        return max(found, default=None)

    @cached_property
    def _periods(self) -> Sequence[Told]:
        return tuple(periods_told(self.years))

    @cached_property
    def _left(self) -> Sequence[Told]:
        """What had not ended when what is surely past was over, goals too; the first to end first."""
        low = self.low
        return sorted((t for t in self._periods if not low or t.end >= low.over_on), key=lambda t: t.end)

    @cached_property
    def _names_last_year(self) -> bool:
        return "last year" in self.text


def _is_base(year: PrintedYear) -> re.Match[str] | None:
    """The words that set figures against those of a year."""
    return _BASE.search(year.before) if holds_any(year.before, _BASE_WORDS) else None


def _beside(year: PrintedYear, phrase: str) -> str | None:
    """A phrase and the year that stands in apposition to it: "last year (2017)", "in 2018, this year"."""
    text, at = year.text, year.at
    before = text.rfind(phrase, max(0, at - _BESIDE), at)
    if before >= 0 and (match := _YEAR_NAMED_AFTER.match(text, before + len(phrase))):
        return text[before : match.end()]
    after = text.find(phrase, at, at + _BESIDE)
    if after >= 0 and _BETWEEN_YEAR_AND_PHRASE.fullmatch(text, at + 4, after):
        return text[at : after + len(phrase)]
    return None
