"""Times of day."""

from __future__ import annotations

import re

from dateline.times.explicit import read_day
from dateline.times.periods import Period
from dateline.times.relative import day_named
from dateline.times.rules import MONTH, WEEKDAY, Hit, Reading, Rule, weekday_number


def read_clock(hit: Hit) -> Reading | None:
    """Read "8 a.m.", "10:30 GMT Monday", "noon Thursday", "5 p.m. Nov. 9", "midnight"."""
    clock = _clock(hit)
    if clock is None:
        return None
    day = _day(hit)
    zone = hit.value("z", "ZONE")
    return Reading("TIME", f"{day.value if day else 'XXXX-XX-XX'}T{clock[0]:02}:{clock[1]:02}{zone}", day)


def _clock(hit: Hit) -> tuple[int, int] | None:
    """Hour and minute; None where the clock has none such."""
    if noon := hit.value("x", "NOON"):
        return int(noon), 0
    numbers = [int(n) for n in re.findall(r"\d+", hit.word("c"))]
    hour, minute = (*(numbers or [int(hit.value("c", "NUM") or 99)]), 0)[:2]
    if half := hit.word("h"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return (hour, minute) if hour <= 24 else None


def _day(hit: Hit) -> Period | None:
    """The day whose time it is."""
    told, today = hit.context.told, hit.context.now("D")
    if hit.word("m"):
        reading = read_day(hit)
        return reading.period if reading else None
    if hit.word("w"):
        return day_named(hit, weekday_number(hit))
    if hit.word("t"):
        return today.shift(int(hit.value("t", "DEICTIC"))) if today else None
    return told if told and told.unit == "D" else today


_ZONE = "(local time|standard time|z=ZONE)"
_DAY = f"(,? on? ({WEEKDAY} ,?)? m={MONTH} d=(DAY|NTH) (,? y=YEAR)?|,? on? w={WEEKDAY}|,? t=(today|yesterday|tomorrow))"
_HALF = "h=AMPM .?"

RULES = (
    Rule(f"c=CLOCK ({_HALF})? {_ZONE}? {_DAY}?", read_clock),
    Rule(f"c=(DAY|GLUEDHOUR|NUM) {_HALF} {_ZONE}? {_DAY}?", read_clock),
    Rule("c=(DAY|NUM) o ' clock", read_clock),
    Rule(f"x=NOON {_ZONE}? {_DAY}?", read_clock),
)
