"""Years counted from a named one: "ten years after the crash of 2031", "2031, ten years ago".

The text tells a number of years or months and the year that they begin with, mostly in one sentence; together
they name the year of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.article.days import MONTH, month_number
from dateline.article.lines import holds_any
from dateline.article.printed_years import PrintedYear

_NUMBERS = {
    word: n
    for n, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(),
        start=2,
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_SINCE = re.compile(rf"\b{_N}\s+years\s+(?:on\s+)?since\b[^.\n\d]*$", re.IGNORECASE)
# "In the five years after" and "within five years of" tell of what was then.
_ON = re.compile(
    r"(?<!the )(?<!within )(?<!first )(?<!for )(?<!next )(?<!until )"
    rf"\b{_N}\s+years\s+(?:after|on from|on since)\b[^.\n\d]*$",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:is|are|has|have|now|still|today|remains?|[MTWFS][a-z]{2,5}day|this (?:week|month|year))\b"
)
_AGO = re.compile(rf"(?:,|\)|,? [–-]| \()?\s*(?:exactly |just )?{_N}\s+years\s+ago\b", re.IGNORECASE)
_AGO_BEFORE = re.compile(
    r"\b(?<!than )(?<!about )(?<!some )(?<!nearly )(?<!almost )(?<!over )"
    rf"{_N}\s+years\s+ago,?\s*\(?(?:in\s+)?(?:{MONTH}\s+)?$",
    re.IGNORECASE,
)
_FIRST_IN = re.compile(
    rf"\b(?:first|best|worst|\w{{3,}}est)\b[^.\n\d]{{0,90}}?\b(?:in|for)\s+{_N}\s+years\b", re.IGNORECASE
)
_IN = frozenset(("in", "for"))
_LONGEST_NUMBER = 24  # characters, with the word before it
_LAST = re.compile(r"\b(?:since|last|latest|previous)\b[^.\n\d]*$")
_LAST_SIGNS = ("since", "last", "latest", "previous")
_STREAK = re.compile(
    r"\b(?P<n>\d{1,2})(?:st|nd|rd|th)\s+(?:(?:straight|consecutive|successive)\s+month"
    r"|month\s+(?:in a row|running))"
    r"|\b(?P<m>\d{1,2})\s+(?:(?:straight|consecutive|successive)\s+months|months\s+(?:in a row|running))"
)
_SINCE_MONTH = re.compile(rf"\bsince\s+(?P<month>{MONTH})\s+$")
_FOR_TERM = rf"{_N}-year (?:term|mandate)\b"
_TERM = re.compile(rf"\b{_FOR_TERM}[^.\n\d]*\b(?:in|since)\s+(?:{MONTH}\s+)?$", re.IGNORECASE)
_TO_TERM = re.compile(rf"\s(?:for|to) (?:an?|another|his|her) (?:\w+ )?{_FOR_TERM}", re.IGNORECASE)
_BORN = re.compile(r"\bborn\b[^.\n\d]{0,30}$")
_AGED = re.compile(r"\b(?P<n>\d\d)-year-old\b")


class Counted(NamedTuple):
    """A year that the text counts to.

    Attributes:
        kind: `span` where the count ends now, `after` where it may have ended, `first_in` where another
            sentence tells the number, `term` of an office, `age`, `streak` (of months).
        year: The year.
        month: The last month of a streak; 0 for the others.
        words: By which the text tells.
        since: The year that it counts from.
    """

    kind: str
    year: int
    month: int
    words: str
    since: PrintedYear


def counted_years(text: str, years: Sequence[PrintedYear]) -> Iterator[Counted]:
    """The years that a text counts to from those that it names."""
    for year in years:
        before, after, number = year.before, year.after, year.number
        if "years" in before and (match := _SINCE.search(before)):
            yield Counted("span", number + _number(match["n"]), 0, f"{match.group()}{number}", year)
        elif "years" in before and (match := _ON.search(before)):
            if len(year.beside) == 1 and _STILL.search(year.sentence):
                yield Counted("after", number + _number(match["n"]), 0, f"{match.group()}{number}", year)
        elif "years ago" in before and (match := _AGO_BEFORE.search(before)):
            yield Counted("span", number + _number(match["n"]), 0, f"{match.group()}{number}", year)
        elif "years ago" in after and (match := _AGO.match(after)):
            yield Counted("span", number + _number(match["n"]), 0, f"{number}{match.group()}", year)
        elif "since " in before and (match := _SINCE_MONTH.search(before)):
            yield from _streak(year, match["month"])
        elif "born" in before and _BORN.search(before) and (match := _AGED.search(year.sentence)):
            yield Counted("age", number + int(match["n"]), 0, f"{match.group()} born in {number}", year)
        elif "-year" in before and (match := _TERM.search(before)):
            yield Counted("term", number + _number(match["n"]), 0, f"{match.group()}{number}", year)
        elif "-year" in after and (match := _TO_TERM.match(after)):
            yield Counted("term", number + _number(match["n"]), 0, f"{number}{match.group()}", year)
    since = [y for y in years if holds_any(y.before, _LAST_SIGNS) and _LAST.search(y.before)]
    if since and (first := _first_in(text)):
        for year in since:
            words = f"{first[1]}, since {year.number}"
            yield Counted("first_in", year.number + first[0], 0, words, year)


def _first_in(text: str) -> tuple[int, str] | None:
    """The number of years in "the first visit in 30 years"."""
    at = text.find(" years")
    while at >= 0:
        words = text[max(0, at - _LONGEST_NUMBER) : at].split()[-2:]
        if words and words[0].lower() in _IN and (match := _FIRST_IN.search(text, max(0, at - 120), at + 6)):
            number = _number(match["n"])
            return (number, " ".join(match.group().split())) if number > 1 else None
        at = text.find(" years", at + 6)
    return None


def _streak(since: PrintedYear, month: str) -> Iterator[Counted]:
    """The month that is the 14th in a row since a named one."""
    if match := _STREAK.search(since.sentence):
        first = since.number * 12 + month_number(month) - 1
        last = first + int(match["n"] or match["m"]) - 1
        words = f"{match.group()} since {month} {since.number}"
        yield Counted("streak", last // 12, last % 12 + 1, words, since)


def _number(word: str) -> int:
    return _NUMBERS.get(word.lower()) or int(word)
