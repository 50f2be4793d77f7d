"""How well a clue to the year of publication agrees with each of the days in question.

By the weights of data/year_clues.csv: the ratio of two days' weights tells how much more often a clue stands
so to the one than to the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from dateline import lexicon
from dateline.article.days import WEEKDAYS, nearest_day
from dateline.article.lines import holds_any
from dateline.article.periods import Told

_HARDLY = 0.001  # a case that the clue all but excludes
_TOLD_EARLY = 3  # "the law took effect on Sept. 1, 2031" can be printed on Aug. 31
_NEAR = {False: 10, True: 31}  # days from what is past, and to what is announced
# The text marks how many years ago something was: its day comes again each year.
_REMEMBERED = ("nniversar", "years ago", "years after", "years since", "ommemorat", "emorial", "emembranc")
_OUT = 55  # days from a month's first to when its figures are told
_CLOSING, _RUNNING = 11, 0.04  # month from which a year's figures are told, and what tells of them before
_GOAL_OVER = 0.01  # a goal of the past, told as such in words that are not known
_JUST_HELD = 15  # days


class Clue(NamedTuple):
    """What the text tells, and how well each of the days in question agrees with it."""

    kind: str
    words: str
    weights: Sequence[float]


def of_year(kind: str, year: int, words: str, days: Sequence[date]) -> Clue:
    """A year that the text tells, announces, names or counts to."""
    return Clue(kind, f"'{words}'", _of_cases(kind, (day.year - year for day in days)))


def of_figures(told: Told, days: Sequence[date]) -> Clue:
    """Figures of a whole year: those of the present one are hardly told before its end."""
    year = told.start.year
    weights = _of_cases("figures", (day.year - year for day in days))
    weights = [
        _RUNNING if day.year == year and day.month < _CLOSING else weight
        for day, weight in zip(days, weights, strict=True)
    ]
    return Clue("figures", f"'{told.words}'", weights)


def of_days(kind: str, told: Told, days: Sequence[date]) -> Clue:
    """Days since what is over, or to the end of what is announced.

    A full date so near to the day and month of publication is hardly so by chance: that can decide.
    """
    ahead, end, over_on = told.ahead, told.end, told.over_on
    apart = [(end - day if ahead else day - over_on).days for day in days]
    near = (
        told.kind == "day"
        and any(0 <= number <= _NEAR[ahead] for number in apart)
        and not holds_any(told.year.text, _REMEMBERED)
    )
    weights = [
        weight if number >= -_TOLD_EARLY else _HARDLY
        for number, weight in zip(apart, _within(kind, apart), strict=True)
    ]
    return Clue("near" if near else kind, f"'{told.words}' {'ahead' if ahead else 'past'}", weights)


def since_month(month: date, words: str, days: Sequence[date]) -> Clue:
    """The last of so many months in a row: its figures are just out."""
    return Clue("streak", f"'{words}'", _within("streak", (abs((day - month).days - _OUT) for day in days)))


def of_goal(goal: Told, days: Sequence[date]) -> Clue:
    """A goal can be years ahead, but is not set when its time is over."""
    weights = _of_cases("goal", (day.year - goal.end.year for day in days))
    weights = [w if day <= goal.end else _GOAL_OVER for day, w in zip(days, weights, strict=True)]
    return Clue("goal", f"'{goal.words}' ahead", weights)


def of_forecast(year: int, words: str, days: Sequence[date]) -> Clue:
    """A forecast for a year: made in it or shortly before, hardly once its figures are out."""
    out = date(year + 1, 4, 1)
    return Clue(
        "forecast", f"'{' '.join(words.split())}'", _within("forecast", ((out - day).days for day in days))
    )


def of_event(held: date, words: str, days: Sequence[date]) -> Clue:
    """An event whose days are told without their year: it is held soon, or has just been."""
    left = [(held - day).days for day in days]
    weights = [
        weight if number >= -_JUST_HELD else _HARDLY
        for number, weight in zip(left, _within("held", left), strict=True)
    ]
    return Clue("held", f"'{words}' on {held}", weights)


def of_weekdays(kind: str, weekdays: frozenset[int], days: Sequence[date]) -> Clue:
    """News of one weekday or two: the later is that of the day, the other was some days before."""
    of_weekday = _of_weekdays(kind, weekdays)
    names = " or ".join(WEEKDAYS[weekday].capitalize() for weekday in sorted(weekdays))
    return Clue(kind, f"news of {names}", [of_weekday[day.weekday()] for day in days])


def of_coming_weekday(weekday: int, days: Sequence[date]) -> Clue:
    """The first weekday that the lead announces."""
    weights = _of_cases("coming", ((weekday - day.weekday()) % 7 for day in days))
    return Clue("coming", f"{WEEKDAYS[weekday].capitalize()} ahead", weights)


def of_printed_weekday(month: int, day: int, weekday: int, days: Sequence[date]) -> Clue:
    """A month and day that is printed with its weekday."""
    weights = [1.0 if falls_on(at, month, day, weekday) else _HARDLY for at in days]
    return Clue("beside", f"that day a {WEEKDAYS[weekday].capitalize()}", weights)


def of_today(weekday: int, days: Sequence[date]) -> Clue:
    """The weekday of the day of publication itself."""
    weights = [1.0 if day.weekday() == weekday else _HARDLY for day in days]
    return Clue("beside", f"today a {WEEKDAYS[weekday].capitalize()}", weights)


def falls_on(at: date, month: int, day: int, weekday: int) -> bool:
    """Whether the month and day nearest to a day of publication fall on a weekday, 0 for Monday."""
    nearest = nearest_day(month, day, at)
    return nearest is not None and nearest.weekday() == weekday


def _of_cases(kind: str, cases: Iterable[int]) -> list[float]:
    """The weights of cases that stand in the file by themselves; `+` is any other above 0."""
    weights = _weights()[kind]
    other = weights.get("else", _HARDLY)
    above = weights.get("+", other)
    return [weights.get(case, above if case > 0 else other) for case in cases]


def _within(kind: str, numbers: Iterable[int]) -> list[float]:
    """The weights of numbers of days; a case of the file is the largest that it holds for, `+` any beyond."""
    longest, weights = _steps()[kind]
    return [weights[bisect_left(longest, number)] for number in numbers]


@cache
def _of_weekdays(kind: str, weekdays: frozenset[int]) -> Sequence[float]:
    """For each weekday of publication, how well news of those weekdays agree with it."""
    ago = [sorted((day - weekday) % 7 for weekday in weekdays) for day in range(7)]
    weights = _of_cases(kind, (days[0] for days in ago))
    if len(weekdays) == 1:
        return weights
    apart = _of_cases("first_weekday", (days[1] for days in ago))
    return [last * first for last, first in zip(weights, apart, strict=True)]


@cache
def _weights() -> dict[str, dict[int | str, float]]:
    """Of each clue, the weight of each case, in the file's order."""
    found: dict[str, dict[int | str, float]] = {}
    for row in lexicon.rows("year_clues"):
        case = row["case"] if row["case"] in ("+", "else") else int(row["case"])
        found.setdefault(row["clue"], {})[case] = float(row["weight"])
    return found


@cache
def _steps() -> dict[str, tuple[list[int], list[float]]]:
    """Of each clue, its cases that are numbers, and the weight of each and of any beyond."""
    return {
        kind: (
            [case for case in weights if isinstance(case, int)],
            [
                *(weight for case, weight in weights.items() if isinstance(case, int)),
                weights.get("+", _HARDLY),
            ],
        )
        for kind, weights in _weights().items()
    }
