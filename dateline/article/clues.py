"""Clues to the day of publication in an article's own words.

An article is not older than what it tells as past ("in the first half of 2018 exports amounted to ...")
and not younger than what it announces ("will be held in May 2019"). "From last year", said of figures of
2018, names this year. Weekdays sort out years that are left; they never pick one alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.article.days import MONTH, WEEKDAYS, month_number
from dateline.spans import Span

YEAR = re.compile(r"(?<![\d.,$€£¥#/_-])(?:19|20)\d\d(?![\d%]|,\d|\.\d|-[a-z])")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?P<goal>by|until|till|through|towards?|before|beyond|due(?: in)?|maturing(?: in)?|expiring(?: in)?|expires?(?: in| on)?|payable|effective|end of|target(?:ed)?(?: for)?|goal(?: for)?)\s+(?:the\s+)?(?:end\s+of\s+|early\s+|late\s+|mid-?\s?)?"
    rf"|\b(?P<month>{MONTH})\s+(?:(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s*,?\s*)?(?:of\s+)?"
    rf"|\b(?P<dayfirst>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?P<month2>{MONTH}),?\s+"
    r"|\b(?P<part>(?:first|second|third|fourth|last|final)\s+(?:half|quarter|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?)\s+months)"
    r"|[HQ][1-4])(?:\s+of)?(?:\s+the\s+year)?,?\s+"
    r"|\b(?P<since>since|founded in|established in|from)\s+(?:early\s+|late\s+)?"
    r"|\b(?P<bare>in|of|for|during|than|throughout|all of|whole of|fiscal|early|late|year)\s+)$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|to be (?:held|staged|opened)|(?:is|are) (?:set|due|scheduled|slated|expected|planned|planning|to)\b|scheduled|upcoming"
    r"|forthcoming|plans? to|aims? to|hopes? to|next)\b",
    re.IGNORECASE,
)
_AGAINST_LAST_YEAR = re.compile(r"\b(?:from|than|over|against|on|compared (?:with|to)|relative to|versus)\s+(?:(?:the )?same (?:period|time) )?(?:of |in )?last year\b")
_LAST_YEAR_IS = re.compile(r"\blast year\s*[,(]\s*(?:in\s+)?((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\s*[,(]\s*last year\b")
_THIS_YEAR_IS = re.compile(r"\bthis year\s*[,(]\s*((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\s*[,(]\s*this year\b")
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"'”’)]*\s+(?=[\"'“‘A-Z])|\n")
_LONGEST_SENTENCE = 600
_NUMBER = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven".split(), start=2)}
_NUMBER |= {w: n for n, w in enumerate("first second third fourth".split(), start=1)}
_WEEKDAY = re.compile(rf"\b({'|'.join(d.capitalize() for d in WEEKDAYS)})\b(?:['’]s)?")
_NOT_THIS_WEEK = re.compile(r"\b(?:next|coming|every|each|until|from|this coming|following)\s+(?:on\s+)?$", re.IGNORECASE)
_LEAD = 4  # paragraphs in which the news is told with its weekday


@dataclass(frozen=True, slots=True)
class Told:
    """A period with a year that the text names.

    Attributes:
        start: First day.
        end: Last day.
        words: As printed.
        ahead: Whether it is still to come.
        kind: `day`, `month`, `part` (quarter, half, months), `year` or `since`.
        at: Offset of the year.
    """

    start: date
    end: date
    words: str
    ahead: bool
    kind: str
    at: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which days an article came out.

    Attributes:
        low: What it tells as past and what ended last; None where it tells no year.
        high: What it announces and what ends first.
        year: The year of publication where the words name it, with those words.
    """

    low: Told | None = None
    high: Told | None = None
    year: tuple[int, str] | None = None


def bounds_of(text: str) -> Bounds:
    """The bounds that a text sets to its own day of publication."""
    told = tuple(periods_in(text))
    past = [t for t in told if not t.ahead]
    ahead = [t for t in told if t.ahead]
    low = max(past, key=_is_over_on, default=None)
    high = min((t for t in ahead if not low or t.end >= _is_over_on(low)), key=lambda t: t.end, default=None)
    return Bounds(low, high, _this_year(text, told))


def periods_in(text: str) -> Iterator[Told]:
    """The periods with a year that a text names, goals ("by 2030") and names ("Expo 2020") left out."""
    for match in YEAR.finditer(text):
        left = text[max(0, match.start() - 48) : match.start()]
        before = _BEFORE_YEAR.search(left)
        if not before or before["goal"]:
            continue
        span = _period(before, int(match.group()))
        if not span:
            continue
        start, end, kind = span
        words = (before.group() + match.group()).strip()
        yield Told(start, end, " ".join(words.split()), bool(_AHEAD.search(sentence_at(text, match.start()))), kind, match.start())


def sentence_at(text: str, at: int) -> str:
    """The sentence around an offset, roughly."""
    floor = max(0, at - _LONGEST_SENTENCE)
    start = floor
    for match in _SENTENCE_END.finditer(text, floor, at):
        start = match.end()
    stop = _SENTENCE_END.search(text, at, at + _LONGEST_SENTENCE)
    return text[start : stop.start() if stop else at + _LONGEST_SENTENCE]


def weekdays_of(paragraphs: Sequence[Span]) -> frozenset[int]:
    """The weekdays on which the news of the first paragraphs happened, 0 for Monday."""
    found = set()
    for paragraph in paragraphs[:_LEAD]:
        text = paragraph.text
        for match in _WEEKDAY.finditer(text):
            if _NOT_THIS_WEEK.search(text[max(0, match.start() - 16) : match.start()]):
                continue
            if not _AHEAD.search(sentence_at(text, match.start())):
                found.add(WEEKDAYS.index(match.group(1).lower()))
    return frozenset(found)


def agrees(day: date, weekdays: frozenset[int]) -> bool:
    """Whether a paper of that day can tell of these weekdays as its news: the day itself or the one before."""
    return day.weekday() in weekdays or (day - timedelta(days=1)).weekday() in weekdays


def _is_over_on(told: Told) -> date:
    """The day from which a period can be told as past.

    Results of a quarter are out after its end. What happened "in 2018" can be told in 2018.
    """
    return told.end if told.kind in ("part", "day") else told.start


def _period(before: re.Match[str], year: int) -> tuple[date, date, str] | None:
    """First and last day of the period that ends in a year, and its kind."""
    if name := before["month"] or before["month2"]:
        month = month_number(name)
        day = before["day"] or before["dayfirst"]
        if not day:
            return date(year, month, 1), _last_day(year, month), "month"
        try:
            return date(year, month, int(day)), date(year, month, int(day)), "day"
        except ValueError:
            return None
    if part := before["part"]:
        first, last = _months(part.lower())
        return date(year, first, 1), _last_day(year, last), "part"
    return date(year, 1, 1), date(year, 12, 31), "since" if before["since"] else "year"


def _months(part: str) -> tuple[int, int]:
    """First and last month of "third quarter", "first nine months", "h2"."""
    if len(part) == 2:
        length, number = (6 if part[0] == "h" else 3), int(part[1])
        number = min(number, 12 // length)
        return length * (number - 1) + 1, length * number
    words = part.split()
    if words[1] in ("half", "quarter"):
        length = 6 if words[1] == "half" else 3
        number = _NUMBER.get(words[0], 12 // length)
        number = min(number, 12 // length)
        return length * (number - 1) + 1, length * number
    count = min(_NUMBER.get(words[1]) or int(words[1]), 12)
    return (1, count) if words[0] == "first" else (13 - count, 12)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _this_year(text: str, told: Sequence[Told]) -> tuple[int, str] | None:
    """The year of publication where the words name it; None where they name two."""
    found: dict[int, str] = {}
    if "last year" in text:
        for match in _LAST_YEAR_IS.finditer(text):
            found.setdefault(int(match[1] or match[2]) + 1, match.group())
        for one in told:
            if one.kind in ("since", "day") or one.ahead:
                continue
            sentence = sentence_at(text, one.at)
            against = _AGAINST_LAST_YEAR.search(sentence)
            if against and len(set(YEAR.findall(sentence))) == 1:
                found.setdefault(one.start.year, f"{one.words} ... {against.group()}")
    if "this year" in text:
        for match in _THIS_YEAR_IS.finditer(text):
            found.setdefault(int(match[1] or match[2]), match.group())
    return next(iter(found.items())) if len(found) == 1 else None
