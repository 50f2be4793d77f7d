"""Durations and sets: how long, and how often."""

from __future__ import annotations

from datetime import date

from dateline import lexicon
from dateline.times.periods import Period, part_of
from dateline.times.rules import APPROX, NUMBER, Hit, Reading, Rule, number


def duration(count: str, unit: str) -> str:
    """TIMEX3 value of a duration: ("5", "D") is P5D, ("2", "TH") PT2H, ("X", "E") PXE."""
    if unit == "TH" and count != "X" and not count.isdigit():
        unit, count = "TM", str(int(float(count) * 60))
    if unit.startswith("T"):
        return f"PT{count}{unit[1]}"
    if unit == "F":
        unit, count = "W", count if count == "X" else str(int(float(count)) * 2)
    if unit == "C" and count != "X":
        return f"P{int(float(count) * 100)}Y"
    if unit == "H":
        unit, count = "M", count if count == "X" else str(int(float(count) * 6))
    return f"P{count}{unit}"


def read_duration(hit: Hit) -> Reading | None:
    """Read "five days", "nearly two weeks", "two to three months"."""
    unit = hit.value("u", "UNIT", "UNITS", "SECOND")
    if not unit or hit.beside(1) == "old" or (hit.beside(1) == "-" and hit.beside(2) == "old"):
        return None
    count = number(hit.words("n"), hit.vocabulary)
    if unit == "Q" and count in ("1", "3"):
        return None  # a fraction
    if hit.words("n") in (["a"], ["an"]) and _is_rate(hit):
        return Reading("SET", duration(count, unit))
    return Reading("DURATION", duration(count, unit))


def _is_rate(hit: Hit) -> bool:
    """Whether "a year" means "in each year", as in "8 million barrels a year"."""
    before = hit.beside(-1)
    return hit.match.start("n") == hit.match.start() and before not in lexicon.column("time_before_span", "word")


def read_vague_duration(hit: Hit) -> Reading | None:
    """Read "recent months", "weeks", "decades"."""
    return Reading("DURATION", duration("X", hit.value("u", "UNITS")))


def read_bare_units(hit: Hit) -> Reading | None:
    """Read the "weeks" of "within weeks", "for months"."""
    return read_vague_duration(hit) if hit.beside(-1) in _BEFORE_UNITS and hit.value("u", "UNITS") != "Q" else None


_BEFORE_UNITS = frozenset("for within after over in before of".split())


def read_window(hit: Hit) -> Reading | None:
    """Read "the past two months", "the next five years": a duration that ends or begins now."""
    unit = hit.value("u", "UNIT", "UNITS")
    words = [w for w in hit.words("n") if w != "the"]
    count = number(words, hit.vocabulary) if words else "X"
    value = duration(count, unit)
    today = hit.context.now("D")
    if today is None or unit not in ("D", "W", "M", "Q", "Y") or not count.isdigit():
        return Reading("DURATION", value)
    ahead = (hit.words("r")[-1], "NEXT") in hit.vocabulary.values
    other = _move(today, unit, int(count) if ahead else -int(count))
    if other is None:
        return Reading("DURATION", value)
    days = (today.first, other) if ahead else (other, today.first)
    return Reading("DURATION", value, None, days)


def _move(day: Period, unit: str, count: int) -> date | None:
    """The day that many days, weeks, months or years from another."""
    if unit in ("D", "W"):
        moved = day.shift(count * (7 if unit == "W" else 1))
        return moved.first if moved.known else None
    months = count * {"M": 1, "Q": 3, "Y": 12}[unit]
    month = day.at("M").shift(months)
    if not month.known:
        return None
    return month.first.replace(day=min(day.first.day, month.last.day))


def read_first_months(hit: Hit) -> Reading | None:
    """Read "the first nine months of 1998", "the nine months": months of a year from its first on."""
    count = number(hit.words("n"), hit.vocabulary)
    unit = hit.value("u", "UNITS")
    value = duration(count, unit)
    year = hit.context.now("Y")
    if hit.word("y"):
        year = Period("Y", int(hit.word("y")))
    elif (year and hit.word("r") and (hit.words("r")[-1], "LAST") in hit.vocabulary.values) or (year and (current := hit.context.now("M")) and count.isdigit() and int(count) > current.first.month):
        year = year.shift(-1)
    if year is None or unit not in ("M", "Q") or not count.isdigit() or not year.known:
        return Reading("DURATION", value)
    if not 1 <= int(count) <= (12 if unit == "M" else 4):
        return Reading("DURATION", value)
    last = part_of(year.index, unit, int(count)).last
    return Reading("DURATION", value, year, (year.first, last))


def read_often(hit: Hit) -> Reading | None:
    """Read "daily", "annual"."""
    return Reading("SET", hit.value("x", "OFTEN"))


def read_each_unit(hit: Hit) -> Reading | None:
    """Read "every month", "each year", "per day", "a year" as a rate."""
    unit = hit.value("u", "UNIT", "UNITS")
    count = number(hit.words("n"), hit.vocabulary) if hit.word("n") else "1"
    return Reading("SET", duration(count, unit))


def read_each_weekday(hit: Hit) -> Reading | None:
    """Read "every Monday", "Tuesdays", "Friday nights"."""
    day = hit.value("w", "WEEKDAY", "WEEKDAYS")
    part = hit.value("p", "DAYPART", "DAYPARTS")
    if not day.isdigit():
        return Reading("SET", "XXXX-WXX-WE" if day == "E" else "XXXX-WXX-XX")
    return Reading("SET", f"XXXX-WXX-{day}" + (f"T{part}" if part else ""))


_UNITS = "(UNIT|UNITS)"
_BETWEEN = f"({NUMBER} (to|or|-) )?"

RULES = (
    Rule(
        f"{APPROX}? n={NUMBER} ((to|or|-) {NUMBER})? (full|whole|consecutive|straight|long|more|trading|business|working|calendar|solid)? u=(UNITS|SECOND)",
        read_duration,
    ),
    Rule(f"{APPROX}? n=(a|an|one|half (a|an)) (full|whole)? u=UNIT", read_duration),
    Rule(f"n={NUMBER} - u=(UNIT|UNITS|SECOND)", read_duration),
    Rule("(recent|coming) u=UNITS", read_vague_duration),
    Rule("u=UNITS (or|and|to) UNITS", read_vague_duration),
    Rule("u=UNITS", read_bare_units),
    Rule(
        f"(at least|up to|just|only)? (each of)? the r=(LAST|NEXT) n={NUMBER} ((to|or|-) {NUMBER})? (consecutive|trading|business|fiscal)? u=(UNITS)",
        read_window,
    ),
    Rule(f"r=(LAST|NEXT) n={NUMBER} (consecutive|trading|business|fiscal)? u=UNITS", read_window),
    Rule("the r=(LAST|NEXT) u=UNITS", read_window),
    Rule(
        f"the first n={NUMBER} u=UNITS ((of|in)? the? (fiscal|calendar)? year? y=YEAR|(of|in)? r=(THIS|LAST|NEXT|the (THIS|LAST|NEXT)|the|that) year)?",
        read_first_months,
    ),
    Rule("the n=(NUM|DAY) u=UNITS", read_first_months),
    Rule("x=OFTEN", read_often),
    Rule("EACH (other|few)? u=UNIT", read_each_unit),
    Rule(f"EACH (n={NUMBER}|few) u=UNITS", read_each_unit),
    Rule(f"(once|twice|{NUMBER} times) (a|an|per|each|every) u=UNIT", read_each_unit),
    Rule("per u=UNIT", read_each_unit),
    Rule("EACH other? w=WEEKDAY (p=DAYPART)?", read_each_weekday),
    Rule("w=WEEKDAYS", read_each_weekday),
    Rule("w=WEEKDAY p=DAYPARTS", read_each_weekday),
)
