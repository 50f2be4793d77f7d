"""Times of day."""

from __future__ import annotations

import re

from dateline.times.periods import Period
from dateline.times.relative import _weekday
from dateline.times.rules import WEEKDAY, Hit, Reading, Rule


def read_clock(hit: Hit) -> Reading | None:
    """Read "8 a.m.", "10:30 GMT Monday", "noon Thursday", "midnight"."""
    hour, minute = _hour(hit)
    if hour is None:
        return None
    day = _day(hit)
    value = f"{day.value if day else 'XXXX-XX-XX'}T{hour:02}:{minute:02}"
    zone = hit.words("z")
    if zone:
        value += hit.vocabulary.values.get((zone[0], "ZONE"), "")
    return Reading("TIME", value, day)


def _hour(hit: Hit) -> tuple[int | None, int]:
    """Hour and minute; None where the clock has none such."""
    if noon := hit.value("x", "NOON"):
        return int(noon), 0
    numbers = re.findall(r"\d+", hit.word("c")) or [hit.vocabulary.values.get((hit.word("c"), "NUM"), "99")]
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    if half := hit.word("h"):
        if not 1 <= hour <= 12:
            return None, 0
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return (hour if hour <= 24 else None), minute


def _day(hit: Hit) -> Period | None:
    """The day whose time it is."""
    if hit.word("w"):
        name = hit.words("w")[0]
        values = hit.vocabulary.values
        return _weekday(hit, int(values.get((name, "WEEKDAY")) or values[name, "WEEKDAYABBR"]))
    today = hit.context.now("D")
    if word := hit.word("t"):
        return today.shift(int(hit.vocabulary.values[word, "DEICTIC"])) if today else None
    told = hit.context.told
    return told if told and told.unit == "D" else today


_ZONE = "(local time|z=ZONE)"
_DAY = f"(,? on? (w={WEEKDAY}|t=DEICTIC))"

RULES = (
    Rule(f"c=CLOCK (h=AMPM .?)? {_ZONE}? {_DAY}?", read_clock),
    Rule(f"c=(DAY|GLUEDHOUR|NUM) h=AMPM .? {_ZONE}? {_DAY}?", read_clock),
    Rule("c=(DAY|NUM) o ' clock", read_clock),
    Rule(f"x=NOON {_ZONE}? {_DAY}?", read_clock),
)
