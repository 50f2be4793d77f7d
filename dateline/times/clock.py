"""Times of day."""

from __future__ import annotations

import re

from dateline.times.explicit import read_day
from dateline.times.periods import day_of
from dateline.times.rules import (
    MONTH,
    WEEKDAY,
    Hit,
    Reading,
    Rule,
    dated,
    shift_of,
    weekday_number,
    with_part,
)
from dateline.times.weekdays import day_named, read_weekday


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
    elif hour < 12 and (hit.word("t") == "tonight" or _is_later_half(hit)):
        hour += 12
    return (hour, minute) if hour <= 24 and minute < 60 else None


def _is_later_half(hit: Hit) -> bool:
    """Whether the part of the day that is named with the hour comes after noon."""
    return not {"AF", "EV", "NI"}.isdisjoint(hit.value(label, "DAYPART") for label in ("p", "q", "k"))


def read_military(hit: Hit) -> Reading | None:
    """Read "0735 GMT", "at 1500 hours"."""
    if not re.fullmatch(r"\d{4}", hit.word("c")) or hit.beside(1) == "of":
        return None
    return read_clock(hit)


def read_part_of_day(hit: Hit) -> Reading | None:
    """Read "the morning of Dec. 7"."""
    return with_part(hit, read_day(hit))


def read_hours_of_day(hit: Hit) -> Reading | None:
    """Read "the early hours of Saturday", "the wee hours": of that day, or of the day told last."""
    part = {"late": "NI", "daylight": "DT", "evening": "EV", "afternoon": "AF"}.get(hit.words("e")[0], "MO")
    told = hit.context.day_told
    day = _day(hit) if hit.word("m") or hit.word("w") else dated(told, "D")
    return Reading("TIME", f"{day.value}T{part}", day.period) if day else None


def _day(hit: Hit) -> Reading | None:
    """The day whose time it is; None for one that the calendar has not."""
    today = hit.context.now("D")
    if hit.word("m"):
        return read_day(hit)
    if hit.word("w"):
        weekday = weekday_number(hit)
        return dated(day_named(hit, weekday), "D", f"XXXX-WXX-{weekday}")
    if hit.word("r") == "that":
        return dated(hit.context.day_told, "D")
    if hit.word("r"):
        return dated(today.shift(shift_of(hit)) if today else None, "D")
    if shown := _DAY_AFTER_ASIDE.match(hit.doc.text, hit.end):
        return _day_shown(hit, shown)
    if hit.word("t"):
        return dated(today.shift(int(hit.value("t", "DEICTIC"))) if today else None, "D")
    return dated(hit.story_day, "D")


# The Monday of "at 5 p.m. (2200 GMT) Monday", seen from either clock; "Aug. 7" as well.
_DAY_AFTER_ASIDE = re.compile(
    r"(?:\s?\([^()\n]{2,20})?\),?\s(?:on\s)?(?:"
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})(?:,\s(?P<year>\d{4}))?)\b"
)


def _day_shown(hit: Hit, shown: re.Match[str]) -> Reading | None:
    """The day that follows an hour in another zone."""
    values = hit.vocabulary.values
    if weekday := (shown["weekday"] or "").lower():
        number = int(values[weekday, "WEEKDAY"])
        return dated(hit.context.weekday(number, hit.tense()), "D", f"XXXX-WXX-{number}")
    name = shown["month"].lower()
    month = values.get((name, "MONTH")) or values.get((name, "MONTHABBR"))
    number = int(shown["day"])
    if not month or not day_of(2000, int(month), number):
        return dated(hit.context.now("D"), "D")
    if shown["year"]:
        return dated(day_of(int(shown["year"]), int(month), number), "D")
    return dated(
        hit.context.day_of_month(int(month), number, hit.tense()), "D", f"XXXX-{int(month):02}-{number:02}"
    )


_ZONE = "((local|ANY) standard? time|z=ZONE)"
_DATE = f"({WEEKDAY} ,?)? m={MONTH} d=(DAY|NTH) (,? y=YEAR)?"
_PART = "((,? r=(this|last|that)|in the) p=DAYPART)"
_DEICTIC = "t=(today|yesterday|tomorrow|tonight)"
_DAY = f"(,? on? {_DATE}|,? on? w={WEEKDAY} q=DAYPART?|,? {_DEICTIC} k=DAYPART?|{_PART})"
_HALF = "h=(AMPM|DOTTED .?|(a|p) - m)"
_HOURS = "the e=(wee|small|early|late|(pre -?)? dawn|predawn|early? morning|evening|afternoon|daylight) hours"
_UP_TO = f"(?=(to|and|-|until) (DAY|NUM|CLOCK) {_HALF} {_ZONE}? {_DAY}?)"

RULES = (
    Rule(f"c=CLOCK ({_HALF})? {_ZONE}? {_DAY}?", read_clock),
    Rule(f"(CLOCK|DAY) x=NOON {_ZONE}? {_DAY}?", read_clock),
    Rule(f"c=(DAY|GLUEDHOUR|NUM) {_HALF} {_ZONE}? {_DAY}?", read_clock),
    Rule(f"c=(DAY|NUM) o ' clock {_DAY}?", read_clock),
    Rule(
        f"(?<=(at|by|until|till|around|about|before|after|since)) c=(DAY|NUM) ({_PART}|t=tonight)", read_clock
    ),
    Rule(f"the? p=DAYPART of {_DATE}", read_part_of_day),
    Rule(f"the? p=DAYPART of w={WEEKDAY}", read_weekday),
    Rule(f"{_HOURS} (of|on) ({_DATE}|w={WEEKDAY})", read_hours_of_day),
    Rule(_HOURS, read_hours_of_day),
    Rule(f"(?<=(from|between)) c=(DAY|NUM|CLOCK) {_UP_TO}", read_clock),
    Rule(f"c=(COUNT|YEAR) (hours? z=ZONE) {_DAY}?", read_military),
    Rule(f"(?<=(at|by|until|from|around)) c=(COUNT|YEAR) (hours|hrs .?) {_DAY}?", read_military),
    Rule(f"x=NOON {_ZONE}? {_DAY}?", read_clock),
    Rule("w=WEEKDAY x=NOON", read_clock),
)
