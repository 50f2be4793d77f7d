"""Figures that go on from a year's to last year's: "from 53 in 2017 to 81 last year"."""

from __future__ import annotations

import re

from dateline.article.printed_years import PrintedYear

# As in "against last year", it is no figure's own.
_LAST_YEAR = r"(?<!than )(?<!from )(?<!over )(?<!against )(?<!with )\blast year\b"
# "Visitors rose from 53,485 in 2017 to 81,709 last year": last year is not before 2018.
_ON_TO = re.compile(
    r"\d{4}(?:\sto|,?\sand|,?\sthen|,?\s(?:and|but)\s[a-z]+(?:\s(?:to|by))?|\.\sIt\s[a-z]+(?:\sto)?|,)\s"
    rf"(?:[^\n.;\d]{{0,24}}\d)(?:[^\n.;]|\.\d){{0,24}}?{_LAST_YEAR}"
)
# "Trade rose to 153 million last year from 132 million in 2018": last year is hardly another than 2019.
_FROM = re.compile(
    r"\blast year,?\s(?:[^.;\n\d]{0,24}\s)?(?:from|against|versus|compared (?:with|to)|than)\s"
    r"[^.;\n\d]{0,8}\d(?:[^\n.;]|\.\d){0,24}\sin\s\Z"
)
# "6.5 billion in 2018, a fifth of all, before slipping to 5.9 billion last year".
_THEN = re.compile(
    r"\d{4}(?:,\s[^.;\n\d]{0,90}?)?,?\s(?:before|but|only to|(?:and |but )?then|and)\s"
    rf"(?:[a-z]+\s){{1,2}}?(?:to|at|by)\s[^\n.;\d]{{0,24}}\d(?:[^\n.;]|\.\d){{0,24}}?{_LAST_YEAR}"
)
_FIGURE_IN = re.compile(r"\d(?:[^.;\n\d]|\.\d){0,40}?\s(?:in|for|during)\s\Z")
_PEAK = re.compile(r"\b(?:peak\w*|record|high|highest|most|best|ever|pre-\w+)\b", re.IGNORECASE)
_FARTHEST = 250  # characters from a year to the "last year" after it


def last_year_beside(year: PrintedYear) -> re.Match[str] | None:
    """The words that go from the figure of a year on to last year's, or back to it."""
    text, at = year.text, year.at
    begins = at - len(year.before)
    ahead = "last year" in text[at : at + _FARTHEST]
    if ahead and (match := _ON_TO.match(text, at)):
        return match
    if "last year" in year.before and (match := _FROM.search(text, begins, at)):
        return match
    match = _THEN.match(text, at) if ahead else None
    # A peak can be long past.
    if match and _FIGURE_IN.search(text, begins, at) and not _PEAK.search(year.sentence):
        return match
    return None
