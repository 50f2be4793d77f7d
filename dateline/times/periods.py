"""Calendar periods: a unit and its number on the time line, so that "the one before" is minus one."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

# Finer units first. A decade is E, a century C; WE is the weekend of a week; D a day.
UNITS = ("D", "WE", "W", "M", "Q", "H", "Y", "E", "C")
_MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}
_WEEKS_IN_YEAR = 365.2425 / 7
_LAST_ORDINAL = date.max.toordinal()
_OPEN_VALUE = {
    "D": "XXXX-XX-XX", "WE": "XXXX-WXX-WE", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX",
    "Y": "XXXX", "E": "XXX", "C": "XX",
}  # fmt: skip


def open_value(unit: str) -> str:
    """TIMEX3 value of an unknown period of this unit ("XXXX-XX" is some month)."""
    return _OPEN_VALUE[unit]


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, weekend, month, quarter, half, year, decade or century.

    Attributes:
        unit: One of `UNITS`.
        index: Days, weeks or weekends since 0001-01-01 (a Monday); for the others months since
            January of year 0, divided by the unit's length.
    """

    unit: str
    index: int

    @property
    def first(self) -> date:
        """First day. Only for a period that `known` holds for."""
        if self.unit in _MONTHS_IN:
            year, month = divmod(self.index * _MONTHS_IN[self.unit], 12)
            return date(max(year, 1), month + 1, 1)
        if self.unit == "D":
            return date.fromordinal(self.index)
        return date.fromordinal(self.index * 7 + (6 if self.unit == "WE" else 1))

    @property
    def last(self) -> date:
        """Last day, included. Only for a period that `known` holds for."""
        if self.unit in _MONTHS_IN:
            year, month = divmod((self.index + 1) * _MONTHS_IN[self.unit] - 1, 12)
            return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
        if self.unit == "D":
            return date.fromordinal(self.index)
        return date.fromordinal(self.index * 7 + 7)

    @property
    def known(self) -> bool:
        """Whether it lies within the years 1 to 9999, all that a date can hold."""
        if self.unit in _MONTHS_IN:
            months = _MONTHS_IN[self.unit]
            return (self.index + 1) * months - 1 >= 12 and (self.index + 1) * months <= 120_000
        return 1 <= self.index * (1 if self.unit == "D" else 7) <= _LAST_ORDINAL - 8

    @property
    def value(self) -> str:
        """TIMEX3 value."""
        if self.unit == "C":
            return f"{self.index:02}"
        if self.unit == "E":
            return f"{self.index:03}"
        day = self.first
        if self.unit in ("W", "WE"):
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if self.unit == "WE" else "")
        if self.unit == "Q":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        if self.unit == "H":
            return f"{day.year:04}-H{(day.month + 5) // 6}"
        return day.isoformat()[: {"Y": 4, "M": 7, "D": 10}[self.unit]]

    def shift(self, count: int) -> Period:
        """The period of the same unit, `count` later."""
        return Period(self.unit, self.index + count)

    def at(self, unit: str) -> Period:
        """The period of another unit that holds its first day."""
        return self if unit == self.unit else period_of(self.first, unit)

    def years_later(self, years: int) -> Period | None:
        """The same part of another year; None where it has none (29 February)."""
        if self.unit in ("W", "WE"):
            return self.shift(round(_WEEKS_IN_YEAR * years))
        if self.unit == "D":
            day = self.first
            return day_of(day.year + years, day.month, day.day)
        return Period(self.unit, self.index + 12 * years // _MONTHS_IN[self.unit])


def period_of(day: date, unit: str) -> Period:
    """The period of a unit that holds a day."""
    if unit == "D":
        return Period("D", day.toordinal())
    if unit in ("W", "WE"):
        return Period(unit, (day.toordinal() - 1) // 7)
    return Period(unit, (day.year * 12 + day.month - 1) // _MONTHS_IN[unit])


def day_of(year: int, month: int, day: int) -> Period | None:
    """A day by its numbers, or None where the calendar has none such."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return Period("D", date(year, month, day).toordinal())
    return None


def nth_weekday(month: Period, weekday: int, number: int) -> Period | None:
    """The n-th Monday (1) to Sunday (7) of a month, from its end where n is negative; None without one."""
    if number < 0:
        last = period_of(month.last, "D")
        return last.shift(-((last.first.isoweekday() - weekday) % 7) + 7 * (number + 1))
    first = period_of(month.first, "D")
    day = first.shift((weekday - first.first.isoweekday()) % 7 + 7 * (number - 1))
    return day if day.at("M") == month else None


def part_of(year: int, unit: str, number: int) -> Period:
    """The n-th month, quarter or half of a year, counted from 1."""
    return Period(unit, year * (12 // _MONTHS_IN[unit]) + number - 1)


def is_finer(unit: str, other: str) -> bool:
    """Whether one unit is shorter than another."""
    return UNITS.index(unit) < UNITS.index(other)
