"""Days that have a name: "Christmas", "Thanksgiving Day", "Good Friday"."""

from __future__ import annotations

from functools import partial

from dateline import lexicon
from dateline.times.context import UNTOLD
from dateline.times.periods import Period, day_of, nth_weekday, part_of
from dateline.times.rules import Hit, Reading, Rule, dated, shift_of


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


def holiday_in(year: int, holiday: dict[str, str]) -> Period | None:
    """The day of a holiday in a year, by its row of data/time_holidays.csv."""
    if holiday["easter"]:
        sunday = orthodox_easter(year) if holiday["orthodox"] else easter(year)
        return sunday.shift(int(holiday["easter"])) if sunday else None
    month = int(holiday["month"])
    if holiday["day"]:
        return day_of(year, month, int(holiday["day"]))
    day = nth_weekday(part_of(year, "M", month), int(holiday["weekday"]), int(holiday["n"]))
    return day.shift(int(holiday["plus"] or 0)) if day else None


def read_holiday(holiday: dict[str, str], hit: Hit) -> Reading | None:
    """Read a holiday, with or without its year: the nearest one where neither year nor tense tells."""
    if not hit.tokens[hit.match.start("h")].group()[0].isupper():
        return None
    if year := hit.word("y"):
        return dated(holiday_in(int(year), holiday), "D")
    today, this_year = hit.context.now("D"), hit.context.now("Y")
    if today is None or this_year is None:
        fixed = f"XXXX-{int(holiday['month']):02}-{int(holiday['day']):02}" if holiday["day"] else ""
        return dated(None, "D", fixed)
    if hit.word("r") and hit.words("r")[-1] == "this":
        return dated(holiday_in(this_year.index, holiday), "D")
    days = [day for shift in (-1, 0, 1) if (day := holiday_in(this_year.index + shift, holiday))]
    tense = shift_of(hit) if hit.word("r") else hit.tense()
    wanted = [day for day in days if (day.index - today.index) * tense >= 0] if tense != UNTOLD else days
    return dated(min(wanted or days, key=lambda day: abs(day.index - today.index), default=None), "D")


RULES = tuple(
    Rule(f"r=(last|this|next)? h=({row['name']}) (,? y=YEAR)?", partial(read_holiday, dict(row)))
    for row in lexicon.rows("time_holidays")
)
