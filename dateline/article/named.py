"""Years in names and plans: "the 2031 Hamar Fair", "the budget for 2031", "now expects a 2031 profit".

An event that bears a year is mostly told of in that year, and surely where its days are told too; a budget is
made in the year before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from dateline import lexicon
from dateline.article.clues import is_goal
from dateline.article.days import MONTHS, month_days
from dateline.article.lines import holds_any
from dateline.article.tense import sentence_at
from dateline.spans import Span

_NAME_AFTER = re.compile(r" (?P<name>(?:[A-Z][\w'’-]+ ){1,8})(?=[a-z(])")
_NAME_BEFORE = re.compile(
    r"(?<!\w)(?P<name>[A-Z][\w&-]*[A-Z][\w&-]*|(?:[A-Z][\w&-]+ ){1,5}[A-Z][\w&-]+"
    r"|(?<=the )[A-Z]\w+|(?<=[\"“])[A-Z]\w+) $"
)
_LONGEST_NAME = 80
_YEAR_TOLD = re.compile(r"\)?,? ?(last|next) year\b")
_NEWS = 2  # paragraphs that name the event of the news
# In 2021 events were held under the name of 2020, for which they had been planned.
_HELD_LATER = 2020
_PUT_OFF = ("postpon", "delayed", "pandemic", "coronavirus", "COVID", "Covid", "put off")
_COPYRIGHT = re.compile(r"(?:©|\([cC]\)|\bCopyright\b)(?:\s*(?:©|\([cC]\)))?\s*(?:(?:19|20)\d\d\s?[-–]\s?)?$")
_BUDGET = re.compile(
    r"\b(?:budget|spending plan|finance bill)(?: (?:bill|law|proposal|plan|draft))? for (?:the )?"
    r"(?:fiscal |financial )?(?:year )?$"
)
_BUDGET_AFTER = re.compile(r"(?:['’]s)? (?:[a-z]+ ){0,2}budget\b")
_WAS_THEN = re.compile(r"\b(?:had|ago|(?:19|20)\d\d)\b")
_FIGURE_IN = re.compile(r"\d[^;\n]{0,40}\b(?:in|for|throughout|of) $")
_SET_AGAINST = re.compile(r"\b(?:from|than|against|compared|versus)\b[^;\n]{0,60}$")
_ON_TO_THIS_YEAR = re.compile(r"(?:[^.;\n]|\.\d){0,90}?\b(?:of|in|so far|for)? ?this year\b")
_FROM_THIS_YEAR = re.compile(
    r"\bthis year[^.;\n\d]{0,40}[^;\n]{0,40}\b(?:and|then|but|before)\b[^;\n]{0,40}\bin $"
)
_REACH = 110  # characters


def _words(role: str) -> str:
    """The words of data/year_words.csv with this role as alternatives, the longest first."""
    words = (row["word"] for row in lexicon.rows("year_words") if row["role"] == role)
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


class _Patterns(NamedTuple):
    """What stands before or after a year: "the 2031 fair", "expects a 2031 profit", "cut its outlook"."""

    occasion: re.Pattern[str]
    expected: re.Pattern[str]
    revised: re.Pattern[str]
    outlook_for: re.Pattern[str]
    outlook: re.Pattern[str]
    result: re.Pattern[str]
    measured_by: re.Pattern[str]
    foreseeing: tuple[str, ...]  # pieces of words, one of which every forecast has


@cache
def _patterns() -> _Patterns:
    outlook, expecting = _words("outlook"), _words("expecting")
    foreseen = f"{outlook}|{expecting}".split("|")
    pieces = (word for word in foreseen if not any(other != word and other in word for other in foreseen))
    return _Patterns(
        occasion=re.compile(rf" (?P<name>{_words('occasion')})\b"),
        expected=re.compile(rf"\b(?:{expecting})\s(?:[a-z-]+\s){{0,4}}$"),
        revised=re.compile(
            rf"\b(?:{_words('revising')})\s(?:up\s|down\s)?(?:its|their|the|his|her|our)\s"
            r"(?P<of>[^.;\n\d]{0,60}\s)?$"
        ),
        outlook_for=re.compile(rf"\b(?:{outlook})\s(?:range\s)?(?:for|of|on)\s(?:[a-z-]+\s){{0,4}}$"),
        outlook=re.compile(rf" (?:[A-Za-z-]+ ){{0,4}}(?:{outlook})\b"),
        result=re.compile(rf" (?:[A-Za-z-]+ ){{0,3}}(?:{_words('result')})\b"),
        measured_by=re.compile(rf"\b(?:{_words('measure')})\b"),
        foreseeing=tuple(pieces),
    )


class Named(NamedTuple):
    """A year that a name or plan bears.

    Attributes:
        kind: `named`, `named_next` where the event is next year, `held` where its days are told too,
            `copyright`, `budget`, `forecast`, `before_this` where figures go on from that year's to this
            year's, or `after_this`.
        year: The year of publication that it hints at.
        words: By which the text tells.
        at: Offset of the year.
        day: An event's day that is told without its year, in that year.
    """

    kind: str
    year: int
    words: str
    at: int
    day: date | None = None


def named_years(
    text: str, years: Sequence[int], paragraphs: Sequence[Span], filed: date | None = None
) -> Iterator[Named]:
    """The years that the lead names events by, and those of budgets and forecasts anywhere.

    Args:
        text: The article's text.
        years: Where its years stand.
        paragraphs: Its first paragraphs.
        filed: The month and day of publication, in whatever year: that of the dateline is no event's.
    """
    lead = [(span.start, span.end) for span in paragraphs[:_NEWS]]
    next_year = any("next year" in span.text for span in paragraphs[:_NEWS])
    for at in years:
        before, after = text[max(0, at - _REACH) : at], text[at + 4 : at + 4 + _REACH]
        year = int(text[at : at + 4])
        if holds_any(before + after, _patterns().foreseeing) and (words := _forecast(before, after)):
            yield Named("forecast", year, words.replace("_", str(year)), at)
        elif any(start <= at < end for start, end in lead) and (found := _event(before, after)):
            words, told = found
            if told:
                yield Named("named", year + told, words.replace("_", str(year)), at)
                continue
            day = _day_beside(text, at, year, filed) if filed and year != _HELD_LATER else None
            if year == _HELD_LATER and holds_any(text, _PUT_OFF):
                continue
            kind = "held" if day else "named_next" if next_year else "named"
            yield Named(kind, year - (kind == "named_next"), words.replace("_", str(year)), at, day)
        elif _COPYRIGHT.search(before):
            yield Named("copyright", year, f"copyright {year}", at)
        elif "budget" in before + after or "plan" in before or "finance" in before:
            if match := _BUDGET.search(before):
                yield Named("budget", year - 1, f"{match.group()}{year}", at)
            elif match := _BUDGET_AFTER.match(after):
                yield Named("budget", year - 1, f"{year}{match.group()}", at)
        elif (
            "this year" in after
            and _FIGURE_IN.search(before)
            and not _SET_AGAINST.search(before)
            and (match := _ON_TO_THIS_YEAR.match(after))
        ):
            yield Named("before_this", year + 1, f"{year}{match.group()}", at)
        elif "this year" in before and (match := _FROM_THIS_YEAR.search(before)):
            yield Named("after_this", year - 1, f"{match.group()}{year}", at)


def _event(before: str, after: str) -> tuple[str, int] | None:
    """The words of an event's name, `_` in the year's place, and years to add for "last year" beside it."""
    if before[-4:] in ("the ", "The ") and (
        match := _NAME_AFTER.match(after) or _patterns().occasion.match(after)
    ):
        name, words = match["name"].split(), f"_{match.group().rstrip()}"
    elif match := _NAME_BEFORE.search(before):
        name, words = match["name"].split(), f"{match['name']} _"
    else:
        return None
    if name[-1].lower() in MONTHS or is_goal(name):
        return None
    told = _YEAR_TOLD.match(after)
    return words, {"last": 1, "next": -1}[told[1]] if told else 0


def _forecast(before: str, after: str) -> str | None:
    """The words of a forecast that is made or changed, `_` in the place of its year."""
    words = _patterns()
    outlook = words.outlook.match(after)
    noun = outlook or words.result.match(after)
    made = words.expected.search(before) if noun else None
    if not made and (revised := words.revised.search(before)):
        made = revised if outlook or words.outlook_for.search(revised["of"] or "") else None
    if (
        not made
        or words.measured_by.search(made.group())
        or _WAS_THEN.search(before[before.rfind(". ") + 1 :])
    ):
        return None
    return f"{made.group()}_{noun.group() if noun else ''}"


def _day_beside(text: str, at: int, year: int, filed: date) -> date | None:
    """The first day without a year in the sentence around an offset, in that year."""
    for _, _, (month, day) in month_days(sentence_at(text, at)):
        if (month, day) != (filed.month, filed.day):
            try:
                return date(year, month, day)
            except ValueError:
                continue
    return None
