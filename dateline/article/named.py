"""Years in names and plans: "the 2031 Hamar Fair", "the budget for 2031", "now expects a 2031 profit".

An event that bears a year is mostly told of in that year, and surely where its days are told too; a budget is
made in the year before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

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
_KIND_AFTER = re.compile(
    r" (?P<name>edition|fair|expo|exhibition|festival|summit|forum|conference|congress|convention|week|games"
    r"|championships?|tournament|marathon|show|biennale|fashion week|trade fair|book fair)\b"
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
# "Now expects a 2031 margin of", "cut its 2031 profit forecast", "kept its forecast of growth in 2031".
_EXPECTED = re.compile(
    r"\b(?:expects?|expecting|sees|foresees|predicts?|predicting|forecasts|forecasting|projects|projecting"
    r"|anticipates?|anticipating)\s(?:[a-z-]+\s){0,4}$"
)
_REVISED = re.compile(
    r"\b(?:rais(?:es?|ed|ing)|lift(?:s|ed|ing)?|cut(?:s|ting)?|lower(?:s|ed|ing)?|trim(?:s|med|ming)?"
    r"|slash(?:es|ed|ing)?|narrow(?:s|ed|ing)?|(?:re)?affirm(?:s|ed|ing)?|confirm(?:s|ed|ing)?"
    r"|reiterat(?:es?|ed|ing)|repeat(?:s|ed|ing)?|maintain(?:s|ed|ing)?|keeps?|kept|keeping|back(?:s|ed|ing)?"
    r"|upgrad(?:es?|ed|ing)|downgrad(?:es?|ed|ing)|hik(?:es?|ed|ing)|increas(?:es?|ed|ing)|reduc(?:es?|ed|ing)"
    r"|revis(?:es?|ed|ing)|adjust(?:s|ed|ing)?|updat(?:es?|ed|ing)|withdr(?:aws?|ew)|suspend(?:s|ed|ing)?"
    r"|scrap(?:s|ped|ping)?|boost(?:s|ed|ing)?|st(?:icks?|uck) (?:to|by|with)|st(?:ands?|ood) by)"
    r"\s(?:up\s|down\s)?(?:its|their|the|his|her|our)\s(?P<of>[^.;\n\d]{0,60}\s)?$"
)
_OUTLOOK = r"(?:forecast|guidance|outlook|projection|prediction|expectation|estimate)s?"
_OUTLOOK_FOR = re.compile(rf"\b{_OUTLOOK}\s(?:range\s)?(?:for|of|on)\s(?:[a-z-]+\s){{0,4}}$")
_OUTLOOK_AFTER = re.compile(rf" (?:[A-Za-z-]+ ){{0,4}}{_OUTLOOK}\b")
_FORECAST_AFTER = re.compile(
    r" (?:[A-Za-z-]+ ){0,3}(?:margins?|profits?|loss(?:es)?|revenues?|sales|earnings|income|turnover|growth"
    r"|output|production|deliver(?:y|ies)|shipments|orders|investments?|spending|expenditures?|dividends?"
    r"|cash flow|results?|EBITDA?|EPS|GDP|inflation|deficit|surplus)\b"
)
# One of them is in such words.
_FORESEEING = (
    "expect",
    "sees",
    "predict",
    "forecast",
    "project",
    "anticipat",
    "guidance",
    "outlook",
    "estimate",
)
# Such a year is one that the forecast is measured by: "expects to match 2019 sales".
_MEASURED_BY = re.compile(
    r"\b(?:match|equal|repeat|beat|exceed|surpass|top|outpace|outperform|reach|return|recover|regain|restore"
    r"|above|below|over|under|beyond|than|from|near|at)\b"
)
_WAS_THEN = re.compile(r"\b(?:had|ago|(?:19|20)\d\d)\b")
_FIGURE_IN = re.compile(r"\d[^;\n]{0,40}\b(?:in|for|throughout|of) $")
_SET_AGAINST = re.compile(r"\b(?:from|than|against|compared|versus)\b[^;\n]{0,60}$")
_ON_TO_THIS_YEAR = re.compile(r"(?:[^.;\n]|\.\d){0,90}?\b(?:of|in|so far|for)? ?this year\b")
_FROM_THIS_YEAR = re.compile(
    r"\bthis year[^.;\n\d]{0,40}[^;\n]{0,40}\b(?:and|then|but|before)\b[^;\n]{0,40}\bin $"
)
_REACH = 110  # characters


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
        if holds_any(before + after, _FORESEEING) and (words := _forecast(before, after)):
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
    if before[-4:] in ("the ", "The ") and (match := _NAME_AFTER.match(after) or _KIND_AFTER.match(after)):
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
    noun = _OUTLOOK_AFTER.match(after) or _FORECAST_AFTER.match(after)
    made = _EXPECTED.search(before) if noun else None
    if not made and (revised := _REVISED.search(before)):
        made = revised if _OUTLOOK_AFTER.match(after) or _OUTLOOK_FOR.search(revised["of"] or "") else None
    if not made or _MEASURED_BY.search(made.group()) or _WAS_THEN.search(before[before.rfind(". ") + 1 :]):
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
