"""The year of a day whose month and day alone are printed, weighed from the text's clues.

"LIMA, Sept. 6 (Example News) -- ... agreed on Tuesday ... trade came to 491 million dollars in 2021": annual
figures are mostly told in the next year, and September 6, 2022 was a Tuesday. Each clue says how well each
year agrees with it (data/year_clues.csv); the weights are multiplied, and a year is taken only where it has
nearly all of their sum: clues that disagree leave it open. What is mere background (a year told, announced or
in a name) never decides alone; a year that is counted to or compared with can.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from math import prod

from dateline.article.clues import Bounds
from dateline.article.counted import Counted, counted_years
from dateline.article.editions import is_founding, year_of_anniversary, years_of_editions
from dateline.article.named import Named
from dateline.article.periods import Told
from dateline.article.tense import AHEAD, PAST
from dateline.article.weekdays import Weekday, ends_days_running, lead_weekdays
from dateline.article.year_clues import (
    Clue,
    of_coming_weekday,
    of_days,
    of_event,
    of_figures,
    of_forecast,
    of_goal,
    of_printed_weekday,
    of_today,
    of_weekdays,
    of_year,
    since_month,
)
from dateline.spans import Span

_EXACT = ("part", "month", "day")
# Alone they never decide.
_BACKGROUND = frozenset(
    "figures year often since unequalled days base picture named counted_edition announced ahead goal open"
    " coming after budget".split()
)
_SURE = 0.87  # of the sum of all years' weights
_UNEQUALLED = re.compile(r"\b(?:\w+est|most|least|worst|best|first|last)\b[^.\n\d]*\bsince\b[^.\n\d]*$")
_FIGURE = re.compile(r"\d\s?(?:%|percent|per cent|pct|bln|mln|billion|million|bn|tonnes|tons)|[$€£]\s?\d")
_FIRST_TOLD = frozenset(("named", "named_next", "held", "forecast"))
_PLANS = frozenset(("budget", "after_this", "forecast"))
_FORESEEN = 3  # years from a forecast to its year
_VOTE = re.compile(
    r"\b(?:[Ee]lections?|polls|voters?|vot(?:ed|ing)|ballots?|re-?elect(?:ed|ion)|second term)\b"
)
_NEWS = 2  # paragraphs that name the event of the news
_FEW = 2  # weekdays in the lead; among more, one agrees by chance
_TELLING = 2  # a clue is a reason that weighs so much more for the year than for others on average


def weighed_year(
    days: Sequence[date],
    bounds: Bounds,
    named: Sequence[Named],
    paragraphs: Sequence[Span],
    pictures: frozenset[int],
    beside: tuple[int, int, int] | None = None,
) -> tuple[date, str] | None:
    """The one of several days, a year apart, that the clues leave, with the reason; None where none is sure.

    Args:
        days: The days that come into question; at least one.
        bounds: What the text tells of years.
        named: Years that names and plans bear.
        paragraphs: Its first paragraphs.
        pictures: Offsets of years in captions: those of file pictures can be old.
        beside: A month and day that the lead prints with its weekday, 0 for Monday.
    """
    counted = tuple(counted_years(bounds.text, bounds.years))
    plans = (one.printed.at for one in named if one.kind in _PLANS)
    claimed = {one.since.at for one in counted}.union(plans)
    clues = [
        *_told(bounds, pictures, claimed, days),
        *_counted(bounds, paragraphs, counted, days),
        *_of_week(bounds.weekdays, paragraphs, beside, days),
        *_named([one.held(days[0]) for one in named], days),
    ]
    if all(clue.kind in _BACKGROUND for clue in clues):
        return None
    totals = [prod(of_day) for of_day in zip(*(clue.weights for clue in clues), strict=True)]
    best, day = max(zip(totals, days, strict=True))
    if best < _SURE * sum(totals):
        return None
    chosen = days.index(day)
    reasons = [clue for clue in clues if clue.weights[chosen] * len(days) >= _TELLING * sum(clue.weights)]
    if all(clue.kind in _BACKGROUND for clue in reasons):
        return None
    return day, " and ".join(clue.words for clue in reasons)


def years_in_question(bounds: Bounds, named: Sequence[Named], today: date | None) -> range:
    """The years in which an article can have come out: none before what it tells as past, none to come."""
    past = [bounds.low.start.year] if bounds.low else []
    past += [bounds.base[0]] if bounds.base else []
    past += [one.year - _FORESEEN * (one.kind == "forecast") for one in named]
    last = (today or datetime.now(UTC).date()).year
    first = max(past) if past else bounds.high.start.year - 1 if bounds.high else last + 2
    return range(first - 1, last + 1)


def _counted(
    bounds: Bounds, paragraphs: Sequence[Span], counted_from: Sequence[Counted], days: Sequence[date]
) -> Iterator[Clue]:
    """Years that are counted from one that the text names."""
    if counted := year_of_anniversary(bounds.text, bounds.years):
        yield of_year("anniversary", *counted, days)
    yield from _counted_years(counted_from, paragraphs, days)
    for edition in islice(years_of_editions(paragraphs, bounds.years), 1):
        yield of_year("counted_edition", edition.year, edition.words, days)


def _named(named: Sequence[Named], days: Sequence[date]) -> Iterator[Clue]:
    """Of each kind of name or plan the year: of what the news is of, the first; else the latest."""
    for kind in dict.fromkeys(one.kind for one in named):
        of_kind = [one for one in named if one.kind == kind]
        one = of_kind[0] if kind in _FIRST_TOLD else max(of_kind, key=lambda one: one.year)
        if kind == "forecast":
            yield of_forecast(one.year, one.words, days)
        else:
            yield of_event(one.day, one.words, days) if one.day else of_year(kind, one.year, one.words, days)


def _counted_years(
    counted_from: Sequence[Counted], paragraphs: Sequence[Span], days: Sequence[date]
) -> Iterator[Clue]:
    """Years counted from a named one, each kind where all of the kind agree."""
    by_kind: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for counted in counted_from:
        by_kind[counted.kind].setdefault((counted.year, counted.month), " ".join(counted.words.split()))
    for kind, found in by_kind.items():
        (year, month), words = next(iter(found.items()))
        if len(found) > 1 or (kind == "term" and not any(_VOTE.search(p.text) for p in paragraphs[:_NEWS])):
            continue
        if kind == "streak":
            yield since_month(date(year, month, 1), words, days)
        else:
            yield of_year(kind, year, words, days)


def _told(
    bounds: Bounds, pictures: frozenset[int], claimed: set[int], days: Sequence[date]
) -> Iterator[Clue]:
    """Clues in what the text tells of years."""
    base = None if bounds.before_last or bounds.compared else bounds.base
    # What figures are set against is no news, nor is what is so many years ago or planned.
    told = [t for t in bounds.told if t.at not in claimed and not (base and base[1].endswith(t.words))]
    told.sort(key=_recency, reverse=True)
    latest = next((t for t in told if t.at not in pictures and t.past), None)
    if latest and latest.kind in _EXACT:
        yield of_days("part" if latest.kind == "part" else "days", latest, days)
    elif latest:
        kind = latest.kind
        if kind == "year" and is_founding(latest.year):
            kind = "since"
        elif kind == "year" and _FIGURE.search(latest.year.sentence):
            kind = "figures"
        elif kind == "since" and _UNEQUALLED.search(latest.year.before):
            kind = "unequalled"
        yield (
            of_figures(latest, days)
            if kind == "figures"
            else of_year(kind, latest.start.year, latest.words, days)
        )
    if bounds.low and bounds.is_often_named:
        yield of_year("often", bounds.low.start.year, f"{bounds.low.start.year} named often", days)
    shown = next((t for t in told if t.at in pictures and t.past), None)
    if shown:
        yield of_days("picture", shown, days)
    if bounds.high and bounds.high.kind in ("year", "since"):
        yield of_year("ahead", bounds.high.start.year, bounds.high.words, days)
    elif bounds.high:
        yield of_days("announced", bounds.high, days)
    if bounds.open:
        yield of_year("open", bounds.open.start.year, bounds.open.words, days)
    if bounds.goal:
        yield of_goal(bounds.goal, days)
    for kind, told_of in (
        ("base", base),
        ("before_last", bounds.before_last),
        ("compared", bounds.compared),
        ("against_last", bounds.against_last),
    ):
        if told_of:
            yield of_year(kind, *told_of, days)


def _of_week(
    weekdays: Sequence[Weekday],
    paragraphs: Sequence[Span],
    beside: tuple[int, int, int] | None,
    days: Sequence[date],
) -> Iterator[Clue]:
    """The clue of the weekday: one printed with its day or with "today", else that of the lead's news."""
    if beside is not None:
        yield of_printed_weekday(*beside, days)
        return
    told = lead_weekdays(weekdays, paragraphs)
    today = {(weekday.number + ago) % 7 for weekday in told if (ago := weekday.ago) is not None}
    if len(today) == 1:
        yield of_today(today.pop(), days)
        return
    past = [weekday for weekday in told if weekday.tense == PAST]
    for kind, of_kind in (
        ("said", [weekday for weekday in past if weekday.is_when_said]),
        ("lead", [weekday for weekday in past if weekday.end <= paragraphs[0].end]),
        ("text", past),
    ):
        if 0 < len({weekday.number for weekday in of_kind}) <= _FEW:
            numbers = frozenset(weekday.number for weekday in of_kind)
            if any(weekday.is_late for weekday in of_kind):
                kind = "late"
            elif kind != "text" and len(numbers) == 1 and ends_days_running(weekdays, *numbers):
                kind = "running"
            yield of_weekdays(kind, numbers, days)
            break
    coming = next((weekday.number for weekday in told if weekday.tense == AHEAD), None)
    if coming is not None:
        yield of_coming_weekday(coming, days)


def _recency(told: Told) -> tuple[bool, date]:
    """What only began in a year tells less than what happened in one."""
    return told.kind != "since", told.over_on
