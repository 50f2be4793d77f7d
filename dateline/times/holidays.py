"""Days that have a name: "Christmas", "Thanksgiving Day", "Good Friday", "Ramadan"."""

from __future__ import annotations

from datetime import date
from functools import cache, partial

from dateline import lexicon
from dateline.times.context import UNTOLD
from dateline.times.periods import Period, day_of, nth_weekday, part_of, period_of
from dateline.times.rules import Hit, Reading, Rule, dated, shift_of

Days = tuple[Period, Period]  # first and last day


def easter(year: int) -> Period | None:
    """Easter Sunday of a year of the Gregorian calendar; None beyond the year 9999.

    Source:
        "A new method for finding Easter", Nature, 20 April 1876 (the anonymous Gregorian algorithm).
    """
    a, (b, c) = year % 19, divmod(year, 100)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - b // 4 - g + 15) % 30
    lunar = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * lunar) // 451
    month, day = divmod(h + lunar - 7 * m + 114, 31)
    return day_of(year, month, day + 1)


def orthodox_easter(year: int) -> Period | None:
    """Easter Sunday of the Orthodox churches, as a day of the Gregorian calendar; None beyond the year 9999.

    Source:
        Meeus, "Astronomical Algorithms", chapter 8 (the Julian Easter).
    """
    d = (19 * (year % 19) + 15) % 30
    month, day = divmod(d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114, 31)
    julian = day_of(year, month, day + 1)
    return julian.shift(year // 100 - year // 400 - 2) if julian else None


def holiday_in(year: int, holiday: dict[str, str]) -> tuple[Days, ...]:
    """First and last day of a holiday in a year (none, one, two), by its row of data/time_holidays.csv."""
    if holiday["moon"]:
        return _moon_days().get((holiday["moon"], year), ())
    if holiday["easter"]:
        sunday = orthodox_easter(year) if holiday["orthodox"] else easter(year)
        day = sunday.shift(int(holiday["easter"])) if sunday else None
    elif holiday["day"]:
        day = day_of(year, int(holiday["month"]), int(holiday["day"]))
    else:
        month = part_of(year, "M", int(holiday["month"]))
        day = nth_weekday(month, int(holiday["weekday"]), int(holiday["n"]))
        day = day.shift(int(holiday["plus"] or 0)) if day else None
    return ((day, day),) if day else ()


@cache
def _moon_days() -> dict[tuple[str, int], tuple[Days, ...]]:
    """First and last days of what goes by the moon, by name and year of the first."""
    found: dict[tuple[str, int], tuple[Days, ...]] = {}
    for row in lexicon.rows("time_moon_days"):
        first, last = (period_of(date.fromisoformat(row[end]), "D") for end in ("first", "last"))
        key = row["moon"], first.first.year
        found[key] = (*found.get(key, ()), (first, last))
    return found


def read_holiday(holiday: dict[str, str], hit: Hit) -> Reading | None:
    """Read a holiday, with or without its year: the nearest one where neither year nor tense tells."""
    if not hit.tokens[hit.match.start("h")].group()[0].isupper() and hit.words("h")[0] != "the":
        return None
    if year := hit.word("y"):
        days = holiday_in(int(year), holiday)
        return _as_told(days[0] if len(days) == 1 else None)
    today, this_year = hit.context.now("D"), hit.context.now("Y")
    if today is None or this_year is None:
        fixed = f"XXXX-{int(holiday['month']):02}-{int(holiday['day']):02}" if holiday["day"] else ""
        return _as_told(None, fixed)
    if hit.word("r") and hit.words("r")[-1] == "this":
        days = holiday_in(this_year.index, holiday)
        return _as_told(days[0] if days else None)
    told = hit.context.told
    if told and hit.told_in_sentence and told.unit in ("D", "M", "Y") and not hit.word("r"):
        today, this_year = period_of(told.last, "D"), told.at("Y")  # "in May 1995, days before Easter"
    near = hit.told_in_sentence or hit.beside(-1) in ("for", "before")  # "orders for Christmas rose"
    days = tuple(day for shift in (-1, 0, 1) for day in holiday_in(this_year.index + shift, holiday))
    tense = shift_of(hit) if hit.word("r") else UNTOLD if near else hit.tense()
    wanted = [day for day in days if (day[0].index - today.index) * tense >= 0] if tense != UNTOLD else days
    return _as_told(min(wanted or days, key=lambda day: abs(day[0].index - today.index), default=None))


def _as_told(days: Days | None, open_value: str = "") -> Reading | None:
    """A holiday's reading: a day, or the interval of several."""
    if days is None or days[0] == days[1]:
        return dated(days[0] if days else None, "D", open_value)
    first, last = days
    return Reading("DATE", f"{first.value}/{last.value}", days=(first.first, last.first))


RULES = tuple(
    Rule(f"r=(last|this|next)? h=({row['name']}) (,? y=YEAR)?", partial(read_holiday, dict(row)))
    for row in lexicon.rows("time_holidays")
)
