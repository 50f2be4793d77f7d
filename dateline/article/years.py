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
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from itertools import islice
from math import prod
from typing import NamedTuple

from dateline import lexicon
from dateline.article.clues import Bounds
from dateline.article.counted import Counted, counted_years
from dateline.article.days import WEEKDAYS, nearest_day
from dateline.article.editions import is_founding, year_of_anniversary, years_of_editions
from dateline.article.lines import holds_any
from dateline.article.named import Named
from dateline.article.periods import Told
from dateline.article.tense import AHEAD, PAST
from dateline.article.weekdays import Weekday, ends_days_running, lead_weekdays
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
_HARDLY = 0.001  # a case that the clue all but excludes
_TOLD_EARLY = 3  # "the law took effect on Sept. 1, 2031" can be printed on Aug. 31
_NEAR = {False: 10, True: 31}  # days from what is past, and to what is announced
_OUT = 55  # days from a month's first to when its figures are told
# The text marks how many years ago something was: its day comes again each year.
_REMEMBERED = ("nniversar", "years ago", "years after", "years since", "ommemorat", "emorial", "emembranc")
_CLOSING, _RUNNING = 11, 0.04  # month from which a year's figures are told, and what tells of them before
_GOAL_OVER = 0.01  # a goal of the past, told as such in words that are not known
_JUST_HELD, _NEVER = 15, 10_000  # days
_FIRST_TOLD = frozenset(("named", "named_next", "held", "forecast"))
_PLANS = frozenset(("budget", "after_this", "forecast"))
_FORESEEN = 3  # years from a forecast to its year
_VOTE = re.compile(
    r"\b(?:[Ee]lections?|polls|voters?|vot(?:ed|ing)|ballots?|re-?elect(?:ed|ion)|second term)\b"
)
_NEWS = 2  # paragraphs that name the event of the news
_FEW = 2  # weekdays in the lead; among more, one agrees by chance
_TELLING = 2  # a clue is a reason that weighs so much more for the year than for others on average


class _Clue(NamedTuple):
    """What the text tells, and how well a day agrees with it."""

    kind: str
    words: str
    weight: Callable[[date], float]


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
        *_told(bounds, pictures, days, claimed),
        *_counted(bounds, paragraphs, counted),
        *_of_week(bounds.weekdays, paragraphs, beside),
        *_named([one.held(days[0]) for one in named]),
    ]
    if all(clue.kind in _BACKGROUND for clue in clues):
        return None
    weights = [[clue.weight(day) for day in days] for clue in clues]
    totals = [prod(of_day) for of_day in zip(*weights, strict=True)]
    best, day = max(zip(totals, days, strict=True))
    if best < _SURE * sum(totals):
        return None
    chosen = days.index(day)
    reasons = [
        clue
        for clue, of_clue in zip(clues, weights, strict=True)
        if of_clue[chosen] * len(days) >= _TELLING * sum(of_clue)
    ]
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


def _counted(bounds: Bounds, paragraphs: Sequence[Span], counted_from: Sequence[Counted]) -> Iterator[_Clue]:
    """Years that are counted from one that the text names."""
    if counted := year_of_anniversary(bounds.text, bounds.years):
        yield _of_year("anniversary", *counted)
    yield from _counted_years(counted_from, paragraphs)
    for edition in islice(years_of_editions(paragraphs, bounds.years), 1):
        yield _of_year("counted_edition", edition.year, edition.words)


def _named(named: Sequence[Named]) -> Iterator[_Clue]:
    """Of each kind of name or plan the year: of what the news is of, the first; else the latest."""
    for kind in dict.fromkeys(one.kind for one in named):
        of_kind = [one for one in named if one.kind == kind]
        one = of_kind[0] if kind in _FIRST_TOLD else max(of_kind, key=lambda one: one.year)
        if kind == "forecast":
            yield _of_forecast(one.year, one.words)
        else:
            yield _of_event(one.day, one.words) if one.day else _of_year(kind, one.year, one.words)


def _of_forecast(year: int, words: str) -> _Clue:
    """A forecast for a year: made in it or shortly before, hardly once its figures are out."""
    weights, out = _weights()["forecast"], date(year + 1, 4, 1)
    words = " ".join(words.split())
    return _Clue("forecast", f"'{words}'", lambda day: _weight_within(weights, (out - day).days))


def _of_event(held: date, words: str) -> _Clue:
    """An event whose days are told without their year: it is held soon, or has just been."""
    weights = _weights()["held"]
    return _Clue(
        "held",
        f"'{words}' on {held}",
        lambda day: (
            _weight_within(weights, (held - day).days) if (day - held).days <= _JUST_HELD else _HARDLY
        ),
    )


def _counted_years(counted_from: Sequence[Counted], paragraphs: Sequence[Span]) -> Iterator[_Clue]:
    """Years counted from a named one, each kind where all of the kind agree."""
    by_kind: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for counted in counted_from:
        by_kind[counted.kind].setdefault((counted.year, counted.month), " ".join(counted.words.split()))
    for kind, found in by_kind.items():
        (year, month), words = next(iter(found.items()))
        if len(found) > 1 or (kind == "term" and not any(_VOTE.search(p.text) for p in paragraphs[:_NEWS])):
            continue
        if kind == "streak":
            yield _since_month(date(year, month, 1), words)
        else:
            yield _of_year(kind, year, words)


def _told(
    bounds: Bounds, pictures: frozenset[int], days: Sequence[date], claimed: set[int]
) -> Iterator[_Clue]:
    """Clues in what the text tells of years."""
    base = None if bounds.before_last or bounds.compared else bounds.base
    # What figures are set against is no news, nor is what is so many years ago or planned.
    told = [t for t in bounds.told if t.at not in claimed and not (base and base[1].endswith(t.words))]
    told.sort(key=_recency, reverse=True)
    latest = next((t for t in told if t.at not in pictures and t.past), None)
    if latest and latest.kind in _EXACT:
        yield _of_days("part" if latest.kind == "part" else "days", latest, days)
    elif latest:
        kind = latest.kind
        if kind == "year" and is_founding(latest.year):
            kind = "since"
        elif kind == "year" and _FIGURE.search(latest.year.sentence):
            kind = "figures"
        elif kind == "since" and _UNEQUALLED.search(latest.year.before):
            kind = "unequalled"
        yield _of_figures(latest) if kind == "figures" else _of_year(kind, latest.start.year, latest.words)
    if bounds.low and bounds.is_often_named:
        yield _of_year("often", bounds.low.start.year, f"{bounds.low.start.year} named often")
    shown = next((t for t in told if t.at in pictures and t.past), None)
    if shown:
        yield _of_days("picture", shown, days)
    if bounds.high and bounds.high.kind in ("year", "since"):
        yield _of_year("ahead", bounds.high.start.year, bounds.high.words)
    elif bounds.high:
        yield _of_days("announced", bounds.high, days)
    if bounds.open:
        yield _of_year("open", bounds.open.start.year, bounds.open.words)
    if bounds.goal:
        yield _of_goal(bounds.goal)
    for kind, told_of in (
        ("base", base),
        ("before_last", bounds.before_last),
        ("compared", bounds.compared),
        ("against_last", bounds.against_last),
    ):
        if told_of:
            yield _of_year(kind, *told_of)


def _of_week(
    weekdays: Sequence[Weekday], paragraphs: Sequence[Span], beside: tuple[int, int, int] | None
) -> Iterator[_Clue]:
    """The clue of the weekday: one printed with its day or with "today", else that of the lead's news."""
    if beside is not None:
        yield _of_printed_weekday(*beside)
        return
    told = lead_weekdays(weekdays, paragraphs)
    today = {(weekday.number + ago) % 7 for weekday in told if (ago := weekday.ago) is not None}
    if len(today) == 1:
        yield _of_today(today.pop())
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
            yield _of_weekdays(kind, numbers)
            break
    coming = next((weekday.number for weekday in told if weekday.tense == AHEAD), None)
    if coming is not None:
        yield _of_coming_weekday(coming)


def falls_on(at: date, month: int, day: int, weekday: int) -> bool:
    """Whether the month and day nearest to a day of publication fall on a weekday, 0 for Monday."""
    nearest = nearest_day(month, day, at)
    return nearest is not None and nearest.weekday() == weekday


def _of_printed_weekday(month: int, day: int, weekday: int) -> _Clue:
    return _Clue(
        "beside",
        f"that day a {WEEKDAYS[weekday].capitalize()}",
        lambda at: 1.0 if falls_on(at, month, day, weekday) else _HARDLY,
    )


def _recency(told: Told) -> tuple[bool, date]:
    """What only began in a year tells less than what happened in one."""
    return told.kind != "since", told.over_on


def _of_year(kind: str, year: int, words: str) -> _Clue:
    weights = _weights()[kind]
    return _Clue(kind, f"'{words}'", lambda day: _weight(weights, day.year - year))


def _of_figures(told: Told) -> _Clue:
    """Figures of a whole year: those of the present one are hardly told before its end."""
    weights, year = _weights()["figures"], told.start.year
    return _Clue(
        "figures",
        f"'{told.words}'",
        lambda day: (
            _RUNNING if day.year == year and day.month < _CLOSING else _weight(weights, day.year - year)
        ),
    )


def _of_days(kind: str, told: Told, days: Sequence[date]) -> _Clue:
    """Days since what is over, or to the end of what is announced.

    A full date so near to the day and month of publication is hardly so by chance: that can decide.
    """
    weights, over_on = _weights()[kind], told.over_on

    def between(day: date) -> int:
        return (told.end - day if told.ahead else day - over_on).days

    def weight(day: date) -> float:
        apart = between(day)
        return _weight_within(weights, apart) if apart >= -_TOLD_EARLY else _HARDLY

    near = (
        told.kind == "day"
        and any(0 <= between(day) <= _NEAR[told.ahead] for day in days)
        and not holds_any(told.year.text, _REMEMBERED)
    )
    words = f"'{told.words}' {'ahead' if told.ahead else 'past'}"
    return _Clue("near" if near else kind, words, weight)


def _since_month(month: date, words: str) -> _Clue:
    """The last of so many months in a row: its figures are just out."""
    weights = _weights()["streak"]
    return _Clue("streak", f"'{words}'", lambda day: _weight_within(weights, abs((day - month).days - _OUT)))


def _of_today(weekday: int) -> _Clue:
    name = WEEKDAYS[weekday].capitalize()
    return _Clue("beside", f"today a {name}", lambda at: 1.0 if at.weekday() == weekday else _HARDLY)


def _of_goal(goal: Told) -> _Clue:
    """A goal can be years ahead, but is not set when its time is over."""
    weights, end = _weights()["goal"], goal.end
    return _Clue(
        "goal",
        f"'{goal.words}' ahead",
        lambda day: _weight(weights, day.year - end.year) if day <= end else _GOAL_OVER,
    )


def _of_weekdays(kind: str, weekdays: frozenset[int]) -> _Clue:
    """News of one weekday or two: the later is that of the day, the other was some days before."""
    of_weekday = _weights_of_weekdays(kind, weekdays)
    names = " or ".join(WEEKDAYS[weekday].capitalize() for weekday in sorted(weekdays))
    return _Clue(kind, f"news of {names}", lambda day: of_weekday[day.weekday()])


@cache
def _weights_of_weekdays(kind: str, weekdays: frozenset[int]) -> tuple[float, ...]:
    """For each weekday of publication, how well news of those weekdays agree with it."""
    weights, apart = _weights()[kind], _weights()["first_weekday"]

    def weight(day: int) -> float:
        ago = sorted((day - weekday) % 7 for weekday in weekdays)
        return _weight(weights, ago[0]) * (_weight(apart, ago[1]) if len(ago) > 1 else 1.0)

    return tuple(weight(day) for day in range(7))


def _of_coming_weekday(weekday: int) -> _Clue:
    weights = _weights()["coming"]
    name = WEEKDAYS[weekday].capitalize()
    return _Clue("coming", f"{name} ahead", lambda day: _weight(weights, (weekday - day.weekday()) % 7))


def _weight(weights: Mapping[int | str, float], case: int) -> float:
    weight = weights.get(case)
    if weight is not None:
        return weight
    return weights.get("+" if case > 0 and "+" in weights else "else", _HARDLY)


def _weight_within(weights: Mapping[int | str, float], days: int) -> float:
    return next((w for case, w in weights.items() if isinstance(case, str) or days <= case), _HARDLY)


@cache
def _weights() -> dict[str, dict[int | str, float]]:
    """Of each clue, the weight of each case, in the file's order."""
    found: dict[str, dict[int | str, float]] = {}
    for row in lexicon.rows("year_clues"):
        case = row["case"] if row["case"] in ("+", "else") else int(row["case"])
        found.setdefault(row["clue"], {})[case] = float(row["weight"])
    return found
