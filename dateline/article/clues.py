"""Clues to the day of publication in an article's own words.

An article is not older than what it tells as past ("in the third quarter of 2021 exports fell")
and not younger than what it announces ("will be held in May 2019"). "From last year", said of figures of
2018, names this year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

from dateline.article.days import MONTHS, month_number
from dateline.article.last_year import last_year_beside
from dateline.article.lines import holds_any
from dateline.article.tense import AHEAD, Clause, sentence_at

_YEAR_END = r"\d\d(?![\d%]|,\d|\.\d|-[a-z])"
YEAR = re.compile(rf"(?:19|20){_YEAR_END}")
# For a whole text: a pattern that begins with two plain letters, and no look behind, is ten times as fast.
_YEARS = tuple(re.compile(century + _YEAR_END) for century in ("19", "20"))
_NO_YEAR_AFTER = frozenset("0123456789.,$€£¥#/_-")
_REMEMBERED = ("nniversar", "years ago", "years after", "years since", "ommemorat", "emorial", "emembranc")
_HYPHENED = ("mid-", "Mid-", "ate-", "rly-", "end-")  # "mid-2031", "late-2031"
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
_BASE_WORDS = (
    "against",
    "from",
    "versus",
    "than",
    "compared",
    "cent o",
    "pct o",
    "% o",
)  # one of them begins such words
_BASE_REACH = 90  # characters
_OPENS_YEARS = re.compile(r"\d{4}\s?[-–]\s?(?:19|20)\d\d\b")  # a term: "for delivery in 2025-2027"
_BETWEEN_YEAR_AND_PHRASE = re.compile(r"\s*[,(]\s*")
_BESIDE = 20  # characters from a phrase to the year beside it, and back
_YEAR_NAMED_AFTER = re.compile(r"\s*[,(]\s*(?:in\s+)?(?:19|20)\d\d\b\)?")
_NUMBER = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven".split(), start=2)}
_NUMBER |= {w: n for n, w in enumerate("first second third fourth".split(), start=1)}
_OFTEN = 3  # times that a year is told by what is about it
_REACH = 48  # characters; "first eleven months of the year" fits
_MOST_YEARS = 300  # of a text that are looked at; a table of years tells no day


class Told:
    """A period with a year that the text names.

    Attributes:
        start: First day.
        end: Last day.
        words: As printed.
        kind: `day`, `month`, `part` (quarter, half, months), `year`, `since` or `goal`: by when something is
            done.
        at: Offset of the year.
    """

    def __init__(self, text: str, start: date, end: date, words: str, kind: str, at: int) -> None:
        self._text, self.start, self.end = text, start, end
        self.words, self.kind, self.at = words, kind, at

    @cached_property
    def _clause(self) -> Clause:
        return Clause(self._text, self.at)

    @cached_property
    def ahead(self) -> bool:
        """Whether it is still to come."""
        since = self.kind == "since" and "since" in self._text[max(0, self.at - _BESIDE) : self.at]
        return not since and self._clause.tense == AHEAD

    @cached_property
    def open(self) -> bool:
        """Whether it may be past or to come: "what brought him to run in 2031"."""
        return self.kind == "year" and self._clause.is_to_be_done and not self.ahead

    @property
    def past(self) -> bool:
        """Whether the text tells what happened in it."""
        return not self.ahead and not self.open

    @cached_property
    def remembered(self) -> bool:
        """Whether the text marks how many years ago something was: its day comes again each year."""
        return holds_any(self._text, _REMEMBERED)

    @property
    def is_set(self) -> bool:
        """Whether it is a goal that is yet to be reached."""
        return self.kind == "goal" and self._clause.is_to_be_done

    @property
    def over_on(self) -> date:
        """The day from which it can be told as past.

        Results of a quarter are out after its end. What happened "in 2018" can be told in 2018.
        """
        return self.end if self.kind in ("part", "day") else self.start


class Bounds:
    """Between which days an article came out, by its own words; each clue is looked for when asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def years(self) -> Sequence[int]:
        """Where the text's years stand."""
        return years_in(self._text)

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
        low = self.low
        left = (
            t
            for t in self.told
            if (t.kind != "since" or t.words.startswith("from"))
            and (not low or t.end >= low.over_on)
            and t.ahead
        )
        return min(left, key=lambda t: t.end, default=None)

    @cached_property
    def goal(self) -> Told | None:
        """By when something is to be done; the first of several."""
        return min((t for t in self._periods if t.is_set), key=lambda t: t.end, default=None)

    @cached_property
    def open(self) -> Told | None:
        """The latest that may be past or to come."""
        return max((t for t in self.told if t.open), key=lambda t: t.end, default=None)

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
        for at in self.years:
            if "year" not in self._text[max(0, at - _BESIDE) : at + _BESIDE]:
                continue
            for phrase, ago in (("last year", 1), ("this year", 0)):
                if words := _beside(self._text, at, phrase):
                    found.setdefault(int(self._text[at : at + 4]) + ago, words)
        return next(iter(found.items())) if len(found) == 1 else None

    @cached_property
    def against_last(self) -> tuple[int, str] | None:
        """The year whose figures are set against last year's, with the words; None where there are several.

        A year that is itself what others are set against is none: "against 41 in
        2018, a tenth more than last year".
        """
        found: dict[int, str] = {}
        for one in self.told if self._names_last_year else ():
            if one.kind in ("since", "day"):
                continue
            sentence = sentence_at(self._text, one.at)
            against = _AGAINST_LAST_YEAR.search(sentence) if "last year" in sentence else None
            if (
                against
                and len(set(YEAR.findall(sentence))) == 1
                and one.past
                and not _BASE.search(self._text, max(0, one.at - _BASE_REACH), one.at)
            ):
                found.setdefault(one.start.year, f"{one.words} ... {against.group()}")
        return next(iter(found.items())) if len(found) == 1 else None

    @cached_property
    def compared(self) -> tuple[int, str] | None:
        """The year after that of "the same months of 2017"; None where there are several.

        It is that of publication unless the text knows a later one.
        """
        found: dict[int, str] = {}
        for at in self.years:
            begins = self._text.rfind("same ", max(0, at - _REACH), at)
            if begins >= 0 and (match := _SAME_MONTHS.match(self._text, begins)):
                found[int(match[1]) + 1] = match.group()
        return next(iter(found.items())) if len(found) == 1 else None

    @cached_property
    def base(self) -> tuple[int, str] | None:
        """The latest year whose figures those of the news are set against, with the words."""
        text = self._text
        announcing = {told.at: told for told in self.told if told.kind != "since"}
        found = [
            (int(text[at : at + 4]), text[match.start() : at + 4])
            for at in self.years
            if holds_any(text[max(0, at - _BASE_REACH) : at], _BASE_WORDS)
            and (match := _BASE.search(text, max(0, at - _BASE_REACH), at))
            and not (at in announcing and announcing[at].ahead)
            and not self._beside_later(at)
        ]
        return max(found, default=None)

    def _beside_later(self, at: int) -> bool:
        """Whether the sentence names a later year, which is then the one that the figures are of."""
        years = YEAR.findall(sentence_at(self._text, at))
        return bool(years) and max(years) > self._text[at : at + 4]

    @cached_property
    def before_last(self) -> tuple[int, str] | None:
        """The latest year that the text goes on from to "last year", with the words."""
        found = [
            (one.start.year, " ".join(self._text[match.start() : max(match.end(), one.at + 4)].split()))
            for one in (self.told if self._names_last_year else ())
            if (match := last_year_beside(self._text, one.at)) and not one.ahead
        ]
        return max(found, default=None)

    @cached_property
    def _periods(self) -> Sequence[Told]:
        return tuple(_periods(self._text, self.years))

    @cached_property
    def _names_last_year(self) -> bool:
        return "last year" in self._text


def _periods(text: str, years: Sequence[int]) -> Iterator[Told]:
    """The periods with a year that a text names, goals too ("by 2030"); "Expo 2020" is none."""
    for at in years:
        words = text[max(0, at - _REACH) : at].split()
        year = int(text[at : at + 4])
        start, end, kind, size = _period(words, year) or (None, None, "", 0)
        if _OPENS_YEARS.match(text, at):
            continue
        if is_goal(words[: len(words) - size]):
            kind, size = "goal", size + 1
            end = date(year, 8, 31) if words[-1].lower() in _MIDDLE else end or date(year, 12, 31)
        elif not end:
            continue
        told = " ".join((*words[len(words) - size :], str(year)))
        yield Told(text, start or date(year, 1, 1), end, told, kind, at)


def years_in(text: str) -> list[int]:
    """Where the first years of a text stand."""
    starts = [match.start() for pattern in _YEARS for match in pattern.finditer(text)]
    found = (
        at
        for at in starts
        if not at or text[at - 1] not in _NO_YEAR_AFTER or text[max(0, at - 4) : at] in _HYPHENED
    )
    return sorted(found)[:_MOST_YEARS]


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


_FIGURE = re.compile(r"\d\s?(?:%|percent|per cent|pct|bln|mln|billion|million|bn|tonnes|tons)|[$€£]\s?\d")


def has_figures(text: str, at: int) -> bool:
    """Whether the sentence around an offset tells amounts or shares."""
    return bool(_FIGURE.search(sentence_at(text, at)))


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


def _beside(text: str, year: int, phrase: str) -> str | None:
    """A phrase and the year that stands in apposition to it: "last year (2017)", "in 2018, this year"."""
    before = text.rfind(phrase, max(0, year - _BESIDE), year)
    if before >= 0 and (match := _YEAR_NAMED_AFTER.match(text, before + len(phrase))):
        return text[before : match.end()]
    after = text.find(phrase, year, year + _BESIDE)
    if after >= 0 and _BETWEEN_YEAR_AND_PHRASE.fullmatch(text, year + 4, after):
        return text[year : after + len(phrase)]
    return None
