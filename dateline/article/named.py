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
from dateline.article.days import MONTHS, month_days
from dateline.article.lines import holds_any
from dateline.article.periods import is_goal
from dateline.article.printed_years import PrintedYear
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
_COPYRIGHT_SIGNS = ("©", "(c)", "(C)", "Copyright")
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
        printed: The year as printed.
        days: Months and days that are told of an event without their year.
        day: The one of them, in that year, on which it is held.
    """

    kind: str
    year: int
    words: str
    printed: PrintedYear
    days: Sequence[tuple[int, int]] = ()
    day: date | None = None

    def held(self, filed: date) -> Named:
        """As held on the first of its days, if there is one that isn't the month and day of publication."""
        for month, day in self.days:
            if (month, day) != (filed.month, filed.day):
                try:
                    held_on = date(self.printed.number, month, day)
                except ValueError:
                    continue
                return self._replace(kind="held", year=self.printed.number, day=held_on)
        return self


def named_years(years: Sequence[PrintedYear], paragraphs: Sequence[Span]) -> Iterator[Named]:
    """The years that the first paragraphs name events by, and those of budgets and forecasts anywhere."""
    lead = paragraphs[:_NEWS]
    next_year = any("next year" in span.text for span in lead)
    for year in years:
        before, after, number = year.before, year.after, year.number
        if words := _forecast(before, after):
            yield Named("forecast", number, words.replace("_", str(number)), year)
        elif any(span.start <= year.at < span.end for span in lead) and (found := _event(before, after)):
            words, told = found
            words = words.replace("_", str(number))
            if told:
                yield Named("named", number + told, words, year)
            elif number != _HELD_LATER:
                days = [month_day for _, _, month_day in month_days(year.sentence)]
                yield Named("named_next" if next_year else "named", number - next_year, words, year, days)
            elif not holds_any(year.text, _PUT_OFF):
                yield Named("named_next" if next_year else "named", number - next_year, words, year)
        elif holds_any(before, _COPYRIGHT_SIGNS) and _COPYRIGHT.search(before):
            yield Named("copyright", number, f"copyright {number}", year)
        elif "budget" in before or "budget" in after or "plan" in before or "finance" in before:
            if match := _BUDGET.search(before):
                yield Named("budget", number - 1, f"{match.group()}{number}", year)
            elif match := _BUDGET_AFTER.match(after):
                yield Named("budget", number - 1, f"{number}{match.group()}", year)
        elif (
            "this year" in after
            and _FIGURE_IN.search(before)
            and not _SET_AGAINST.search(before)
            and (match := _ON_TO_THIS_YEAR.match(after))
        ):
            yield Named("before_this", number + 1, f"{number}{match.group()}", year)
        elif "this year" in before and (match := _FROM_THIS_YEAR.search(before)):
            yield Named("after_this", number - 1, f"{match.group()}{number}", year)


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
    # What it is of follows right after the year, or nothing of the forecast does.
    if not holds_any(before + after if after[:1] == " " else before, words.foreseeing):
        return None
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
