"""Years counted from editions and anniversaries: the weakest clue to the year of publication.

A yearly fair that was founded in 2014 has its fourth edition in 2017, if it stayed yearly and the count
began with its founding. The year at best, and never more certain than medium.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline import lexicon
from dateline.article.lines import holds_any
from dateline.article.printed_years import YEAR, PrintedYear
from dateline.article.tense import sentence_at
from dateline.spans import Span

_MOST_EDITIONS = 10  # counted further, a year without an edition becomes likely
_LONGEST_LEAD = 3000  # characters of a paragraph
_ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
ORDINAL = r"(?P<ord>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))"
_EDITION = re.compile(
    rf"\b{ORDINAL}\s+(?:edition of (?:the )?)?(?:annual )?"
    r"(?P<name>[A-Z][\w&'’-]+(?:[ ](?:(?:of|for|on|and|the) )?[A-Z][\w&'’-]+)*)"
)
_ANNIVERSARY = re.compile(
    r"\b(?:[Tt]his year (?:marks|is|sees|celebrates)|(?:in|during) the year of)\s+"
    rf"(?:(?:the|its|their)\s+)?{ORDINAL}\s+anniversary\b"
    rf"|\b{ORDINAL.replace('<ord>', '<nth>')}\s+anniversary (?:year\b|(?:[\w’']+ ){{0,6}}this year\b)"
)
_JUBILEES = {
    "centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200,
    "silver jubilee": 25, "golden jubilee": 50, "diamond jubilee": 60,
}  # fmt: skip
_MARKED = re.compile(
    rf"{_ANNIVERSARY.pattern.replace('<ord>', '<one>').replace('<nth>', '<two>')}"
    rf"|\b(?:mark|celebrat|commemorat)(?:ing|e?s|e)?\s+(?:the|its|their|his|her)\s+{ORDINAL}\s+anniversary\b"
    rf"|\b(?:mark|celebrat)(?:ing|e?s|e)?\s+(?:the|its|their)\s+(?P<jubilee>{'|'.join(_JUBILEES)})\b"
)
_JUBILEE_SIGNS = ("anniversary", "centen", "jubilee")
_NO_FOUNDING = re.compile(r"[.\n\d]")
_YEARLY = ("nnual", "yearly", "every year", "each year", "once a year")


class Edition(NamedTuple):
    """An edition that the lead tells of, counted from a year in which one of its kind began.

    Attributes:
        year: The year that the count comes to, if one was held each year.
        words: By which the text tells both.
        same: Whether what began has its name, not only the kind of event ("fair").
    """

    year: int
    words: str
    same: bool


def year_of_edition(
    text: str, paragraphs: Sequence[Span], years: Sequence[PrintedYear]
) -> tuple[int, str] | None:
    """The year of a yearly event's numbered edition, counted from the year of its founding.

    Only for the edition that the first paragraphs tell of, and only over a few editions: a year without
    one breaks the count. None where two counts differ.

    Args:
        text: The article's text.
        paragraphs: Its first paragraphs.
        years: The years that the text prints.
    """
    found = {e.year: f"{e.words}, yearly" for e in years_of_editions(paragraphs, years) if e.same}
    return next(iter(found.items())) if len(found) == 1 and holds_any(text, _YEARLY) else None


def years_of_editions(paragraphs: Sequence[Span], years: Sequence[PrintedYear]) -> Iterator[Edition]:
    """The editions that the first paragraphs tell of, as in `year_of_edition`, whether yearly or not."""
    foundings = tuple(_foundings(years))
    lead = [paragraph.text[:_LONGEST_LEAD] for paragraph in paragraphs[:2]] if foundings else []
    editions = [match for text in lead for match in _EDITION.finditer(text)]
    for founded, words in foundings if editions else ():
        told = founded.sentence
        for match in editions:
            number, name = ordinal(match["ord"]), match["name"]
            if 2 <= number <= _MOST_EDITIONS and name.rpartition(" ")[2].lower() in told.lower():
                yield Edition(founded.number + number - 1, f"{match.group()}, '{words}'", name in told)


def year_of_anniversary(text: str, years: Sequence[PrintedYear] = ()) -> tuple[int, str] | None:
    """The year in which "this year marks the 70th anniversary" of something that happened in a named year.

    That year is in the same sentence; else, where `years` are given, it is the one in which the text says
    that something began, and "marking its centenary" counts too: that may be told of another year.
    """
    if not holds_any(text, _JUBILEE_SIGNS if years else _JUBILEE_SIGNS[:1]):
        return None
    match = (_MARKED if years else _ANNIVERSARY).search(text)
    found = match and next((value for value in match.groups() if value), None)
    if not match or not found:
        return None
    number = _JUBILEES.get(found) or ordinal(found)
    named = {int(year) for year in YEAR.findall(sentence_at(text, match.start()))}
    if not named:
        named = {year.number for year, _ in _foundings(years)}
    if len(named) != 1:
        return None
    since = named.pop()
    return since + number, f"{' '.join(match.group().split())}, of {since}"


def is_founding(year: PrintedYear) -> bool:
    """Whether a year is one in which something began."""
    return any(_foundings((year,)))


def _foundings(years: Sequence[PrintedYear]) -> Iterator[tuple[PrintedYear, str]]:
    """The years in which something began, each with the words that say so."""
    for year in years:
        if year.before[-3:-1] != "in" or not holds_any(year.before.lower(), _founding_verbs()):
            continue
        # From the verb on, no figure and no end of a sentence stands before the year.
        if verb := _founding_pattern().search(_NO_FOUNDING.split(year.before)[-1]):
            yield year, " ".join(f"{verb.group()}{year.number}".split())


@cache
def _founding_verbs() -> tuple[str, ...]:
    return tuple(sorted(lexicon.column("founding_verbs", "verb"), key=lambda v: (-len(v), v)))


@cache
def _founding_pattern() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, _founding_verbs()))
    return re.compile(rf"\b(?:{verbs})\b[^.\n\d]*\bin\s$", re.IGNORECASE)


def ordinal(word: str) -> int:
    """The number of an edition in words or figures."""
    return _ORDINALS.get(word.lower()) or int(re.sub(r"\D", "", word))
