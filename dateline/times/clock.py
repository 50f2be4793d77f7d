"""Times of day."""

from __future__ import annotations

import re

from dateline.times.explicit import read_day
from dateline.times.periods import Period
from dateline.times.relative import day_named, with_part
from dateline.times.rules import MONTH, WEEKDAY, Hit, Reading, Rule, dated, weekday_number

DAYS_OF_NEWS = 7  # a bare hour further on is the story's own, not that of a day in its background


def read_clock(hit: Hit) -> Reading | None:
    """Read "8 a.m.", "10:30 GMT Monday", "noon Thursday", "5 p.m. Nov. 9", "midnight"."""
    clock = _clock(hit)
    if clock is None:
        return None
    day = _day(hit)
    if day is None:
        return None
    value = f"{day.value}T{clock[0]:02}:{clock[1]:02}{hit.value('z', 'ZONE')}"
    return Reading("TIME", value, day.period)


def _clock(hit: Hit) -> tuple[int, int] | None:
    """Hour and minute; None where the clock has none such."""
    if noon := hit.value("x", "NOON"):
        return int(noon), 0
    text = hit.word("c")
    if len(text) == 4 and text.isdecimal():
        text = f"{text[:2]}:{text[2:]}"  # "0735 GMT"
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    hour, minute = (*(numbers or [int(hit.value("c", "NUM") or 99)]), 0)[:2]
    if half := hit.word("h"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return (hour, minute) if hour <= 24 and minute < 60 else None


def read_military(hit: Hit) -> Reading | None:
    """Read "0735 GMT"."""
    return read_clock(hit) if re.fullmatch(r"\d{4}", hit.word("c")) else None


def read_part_of_day(hit: Hit) -> Reading | None:
    """Read "the morning of Dec. 7"."""
    return with_part(hit, read_day(hit))


def _day(hit: Hit) -> Reading | None:
    """The day whose time it is; None for one that the calendar has not."""
    told, today = hit.context.told, hit.context.now("D")
    if hit.word("m"):
        return read_day(hit)
    if hit.word("w"):
        weekday = weekday_number(hit)
        return dated(day_named(hit, weekday), "D", f"XXXX-WXX-{weekday}")
    if hit.word("t") and today:
        today = today.shift(int(hit.value("t", "DEICTIC")))
    elif told and told.unit == "D" and (today is None or _near(hit, told, today)):
        today = told
    return dated(today, "D")


def _near(hit: Hit, told: Period, today: Period) -> bool:
    """Whether a bare hour is that of the day told last: a day of the news, or one of the same sentence."""
    if abs(told.index - today.index) < DAYS_OF_NEWS:
        return True
    sentence = hit.doc.sentence_at(hit.start)
    return sentence is not None and sentence.start <= hit.context.told_at


_ZONE = "((local|ANY) standard? time|z=ZONE)"
_DAY = (
    f"(,? on? ({WEEKDAY} ,?)? m={MONTH} d=(DAY|NTH) (,? y=YEAR)?"
    f"|,? on? w={WEEKDAY}|,? t=(today|yesterday|tomorrow))"
)
_HALF = "h=AMPM .?"

RULES = (
    Rule(f"c=CLOCK ({_HALF})? {_ZONE}? {_DAY}?", read_clock),
    Rule(f"c=(DAY|GLUEDHOUR|NUM) {_HALF} {_ZONE}? {_DAY}?", read_clock),
    Rule("c=(DAY|NUM) o ' clock", read_clock),
    Rule(f"the? p=DAYPART of m={MONTH} d=(DAY|NTH) (,? y=YEAR)?", read_part_of_day),
    Rule(f"c=(COUNT|YEAR) (hours? z=ZONE) {_DAY}?", read_military),
    Rule(f"x=NOON {_ZONE}? {_DAY}?", read_clock),
)
