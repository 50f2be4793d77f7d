"""Dates told from the day of publication or from the last date told: "last year", "a week earlier"."""

from __future__ import annotations

import re
from datetime import date

from dateline.times.context import FUTURE
from dateline.times.explicit import month_number
from dateline.times.lasting import duration, move
from dateline.times.periods import Period, is_finer, part_of, period_of
from dateline.times.quarters import days_off
from dateline.times.rules import (
    APPROX,
    EARLY,
    FROM_TOLD,
    MONTH,
    NOT_ENDED,
    NUMBER,
    ODD,
    SOON,
    Hit,
    Reading,
    Rule,
    aside,
    dated,
    is_title,
    number,
    shift_of,
    with_part,
)

_OF_CALENDAR = frozenset("D W WE M Q H Y E C".split())


def read_deictic(hit: Hit) -> Reading | None:
    """Read "today", "yesterday morning", "tonight", "overnight"."""
    if is_title(hit) or (hit.word("x") == "overnight" and hit.is_beside(1, "after_overnight")):
        return None
    today = hit.context.now("D")
    reading = dated(today.shift(int(hit.value("x", "DEICTIC"))) if today else None, "D")
    if reading and hit.word("x") in ("tonight", "overnight"):
        return Reading("TIME", reading.value + "TNI", reading.period)
    return with_part(hit, reading)


def read_day_beyond(hit: Hit) -> Reading | None:
    """Read "the day before yesterday", "the day after tomorrow"."""
    today = hit.context.now("D")
    return dated(today.shift(-2 if hit.word("x") == "yesterday" else 2) if today else None, "D")


def read_part_of_today(hit: Hit) -> Reading | None:
    """Read "this morning", "last night"."""
    today = hit.context.now("D")
    return with_part(hit, dated(today.shift(shift_of(hit)) if today else None, "D"))


def read_unit(hit: Hit) -> Reading | None:
    """Read "last year", "early next month", "this week", "the following day"."""
    unit, words, told = hit.value("u", "UNIT"), hit.words("r"), hit.context.told
    if is_title(hit):
        return None
    if unit in ("TH", "TM") and words[0] == "the" and shift_of(hit):
        return Reading("DURATION", duration("1", unit))
    if unit not in _OF_CALENDAR:
        return None
    if unit in ("E", "C") and words == ["the", "last"]:
        return _window(hit, unit)
    if unit == "Y" and words == ["last"] and (quarter := hit.context.quarter) and _is_compared(hit):
        return aside(dated(quarter.years_later(-1), "Q"))
    if words[-1] == "latest" and unit == "Q":
        return None  # the quarter reported on
    if words[-1] == "past" and unit in ("E", "C", "H"):
        return _window(hit, unit)
    origin = _week_now(hit) if unit == "W" else hit.context.now(unit)
    if hit.beside(1) == "of" and words[-1] == "last" and "the" in (words[0], hit.beside(-1)):
        return None  # "the last week of the campaign"
    window = hit.is_beside(-1, "before_window") and not hit.is_beside(-2, "takes_over")
    narrated = words == ["the", "next"] and not window
    if told and (words[-1] in FROM_TOLD or narrated):
        origin = None if is_finer(unit, told.unit) else told.at(unit)
    return dated(origin.shift(shift_of(hit)) if origin else None, unit)


def _week_now(hit: Hit) -> Period | None:
    """The present week.

    On Sundays, "last week" is the one that ends, and what "will be this week" is of the next.
    """
    week, today = hit.context.now("W"), hit.context.now("D")
    if week is None or today is None or today.first.isoweekday() != _SUNDAY:
        return week
    over = hit.words("r")[-1] == "last" or (hit.word("r") == "this" and hit.sure_tense() >= FUTURE)
    return week.shift(1) if over else week


_SUNDAY = 7


def _window(hit: Hit, unit: str) -> Reading:
    """One unit that ends with the day of publication: "the past decade"."""
    reading, today = Reading("DURATION", duration("1", unit)), hit.context.now("D")
    start = move(today, unit, -1) if today and unit == "E" else None
    return reading._replace(days=(start, today.first)) if today and start else reading


def _is_compared(hit: Hit) -> bool:
    """Whether "last year" means its quarter: "5 million in the quarter, compared with 3 last year"."""
    return hit.context.told == hit.context.quarter and hit.compares()


def read_told_unit(hit: Hit) -> Reading | None:
    """Read "that year", "the same day": what was told last, seen as this unit."""
    unit, told = hit.value("u", "UNIT"), hit.context.told
    if unit not in _OF_CALENDAR:
        return None
    if unit == "D":
        told = hit.context.day_told
    return dated(told.at(unit) if told and not is_finer(unit, told.unit) else None, unit)


def read_part_of_told_day(hit: Hit) -> Reading | None:
    """Read "that night", "in the morning", "the next morning": of the day told last, or one beside it."""
    beside = hit.word("d")
    told = hit.context.day_told if beside or hit.word("r") or not hit.context.lead else hit.story_day
    if beside and not hit.ends_noun():
        return None
    shift = shift_of(hit) if hit.word("r") else {"before": -1, "after": 1}.get(beside, 0)
    return with_part(hit, dated(told.shift(shift) if told else None, "D"))


def read_dawn(hit: Hit) -> Reading | None:
    """Read the "dawn" of "by dawn", the "morning" of "a morning raid": of the story's day.

    Dawn can be that of the morning after the night just told.
    """
    day, part = hit.story_day, hit.value("p", "DAYPART")
    after_night = part == "MO" and _AT_NIGHT.search(hit.context.told_hour)
    return with_part(hit, dated(day.shift(1) if day and after_night else day, "D"))


_AT_NIGHT = re.compile(r"T(?:NI|EV|1[89]:|2\d:)")


def read_day_in_a_row(hit: Hit) -> Reading | None:
    """Read "the third straight day": today."""
    return dated(hit.context.now("D"), "D")


def read_the_week(hit: Hit) -> Reading | None:
    """Read "the week", "the weekend": that of the day told last if recent, else the last or present."""
    unit = hit.value("u", "UNIT")
    current, told, today = hit.context.now(unit), hit.context.told, hit.context.now("D")
    said_over = (hit.beside(-1), hit.beside(1)) == ("over", "that")  # "hoped over the weekend that"
    if current is None or today is None or (hit.is_beside(1, "opens_clause") and not said_over):
        return dated(None, unit)
    if unit == "WE":
        over = today.first.isoweekday() < 6 and hit.tense() != FUTURE
        return dated(current.shift(-1) if over else current, unit)
    if told and told.unit == "D" and 0 <= current.index - told.at("W").index <= 1:
        return dated(told.at("W"), unit)
    return dated(current, unit)


def read_the_year(hit: Hit) -> Reading | None:
    """Read "the year", "later in the month", "the end of the year": the one told before, else this."""
    unit, told, current = hit.value("u", "UNIT"), hit.context.told, hit.context.now(hit.value("u", "UNIT"))
    if hit.beside(1) in ("-", "ended", "ending"):
        return None
    if hit.token_beside(-1) == "of" and hit.token_beside(0)[0].isupper():
        return None  # "Person of the Year"
    if unit == "D" and not _is_told_day(hit):
        return None
    if hit.is_beside(1, "opens_clause") and not _opens_early(hit):
        return dated(None, unit)
    near = (
        told is not None
        and hit.start - hit.context.told_at < _NEAR
        and hit.word("f") not in ("full", "entire", "whole", "school", "academic")
    )
    if (
        told
        and near
        and not is_finer(unit, told.unit)
        and (current is None or told.at(unit).index <= current.index)
        and (current is None or hit.told_in_sentence or hit.tense() != FUTURE)
    ):
        return dated(told.at(unit), unit)
    return dated(current, unit)


_NEAR = 300  # characters: about two sentences


def _opens_early(hit: Hit) -> bool:
    """Whether it is "later in the day", which no clause tells: not "the day he left"."""
    return hit.tokens[hit.match.start()].group().lower() in ("early", "earlier", "late", "later")


def _is_told_day(hit: Hit) -> bool:
    """Whether "the day" is a day of the story: not "at the end of the day", "the day he left"."""
    if _opens_early(hit):
        return True
    return hit.ends_noun() and not hit.is_beside(1, "opens_clause") and hit.beside(-1) not in ("at", "the")


def read_end_of_unit(hit: Hit) -> Reading | None:
    """Read "year-end", "the month's end", "year-end 1998": the coming one, or the last one after "since"."""
    unit = hit.value("u", "UNIT")
    if unit not in ("W", "M", "Q", "Y", "E", "C"):
        return None
    period = Period("Y", int(hit.word("y"))) if hit.word("y") else hit.context.now(unit)
    if period and not hit.word("y") and hit.beside(-1) in ("since", "from"):
        period = period.shift(-1)
    if unit not in ("M", "Q", "Y"):
        return dated(period, unit)
    return dated(period_of(period.last, "D") if period else None, "D", "XXXX-12-31" if unit == "Y" else "")


def read_mid_unit(hit: Hit) -> Reading | None:
    """Read "mid-month", "midyear"."""
    unit = hit.value("u", "UNIT") or hit.value("x", "MIDUNIT")
    return dated(hit.context.now(unit), unit)


def read_new_year(hit: Hit) -> Reading | None:
    """Read "the new year": the one to come from July on, else the present one."""
    month = hit.context.now("M")
    return dated(month.shift(6).at("Y") if month else None, "Y")


def read_before_last(hit: Hit) -> Reading | None:
    """Read "the week before last", "the week after next"."""
    unit = hit.value("u", "UNIT")
    current = hit.context.now(unit)
    return dated(current.shift(2 if hit.word("x") else -2) if current else None, unit)


def read_then(hit: Hit) -> Reading | None:
    """Read the "then" of "until then": the last date told."""
    told = hit.context.told
    return dated(told, told.unit) if told and hit.beside(-1) in ("until", "since", "by", "before") else None


def read_ago(hit: Hit) -> Reading | None:
    """Read "two weeks ago", "a year earlier", "three days later", "half a century ago"."""
    unit, word = hit.value("u", "UNIT", "UNITS"), hit.words("d")[0]
    if word in ("before", "after") and not (hit.ends_phrase() if hit.word("n") else hit.ends_noun()):
        return None  # "the day before the vote" depends on what the text need not date
    if hit.beside(1) == "than":
        return None  # "an hour later than usual"
    count = _count(hit)
    if hour := _hour_off(hit, unit, count):
        return hour
    back = word in ("ago", "earlier", "before")
    months = (count or 0) * _MONTHS_IN.get(unit, 0)
    if count is None or unit.startswith("T") or months % 1 or (count % 1 and not months):
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    if months and months % 12 == 0:
        return _years_off(hit, int(months) // (-12 if back else 12)) or Reading("DATE", "PAST_REF")
    steps = int(months or count) * (2 if unit == "F" else 1) * (-1 if back else 1)
    unit = "M" if months else {"F": "W"}.get(unit, unit)
    told, origin = hit.context.told, hit.context.now("D")
    if word not in ("ago", "from", "hence") and told:
        of_news = unit == "D" and told.unit != "D" and not hit.word("n")
        origin = hit.context.lead if of_news and hit.context.lead else told
    if origin is None or is_finer(unit, origin.unit):
        return dated(None, unit)
    if unit == "M" and _of_balance(hit, origin):
        return aside(dated(period_of(origin.at("M").shift(steps).last, "D"), "D"))
    reading = dated(origin.at(unit).shift(steps), unit)
    return aside(reading) if hit.compares() else reading


def _hour_off(hit: Hit, unit: str, count: float | None) -> Reading | None:
    """The hour of "ten minutes later", where the hour told before it is known."""
    told = _HOUR.fullmatch(hit.context.told_hour)
    if count is None or unit not in _MINUTES_IN or not told or hit.words("d")[0] in ("ago", "from", "hence"):
        return None
    minutes = int(count * _MINUTES_IN[unit]) * (-1 if hit.words("d")[0] in ("earlier", "before") else 1)
    days, minutes = divmod(int(told["hour"]) * 60 + int(told["minute"]) + minutes, 24 * 60)
    day = period_of(date.fromisoformat(told["day"]), "D").shift(days)
    if not day.known:
        return None
    return Reading("TIME", f"{day.value}T{minutes // 60:02}:{minutes % 60:02}{told['zone']}", day)


_HOUR = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<hour>\d\d):(?P<minute>\d\d)(?P<zone>Z|[+-]\d\d:\d\d|)")
_MINUTES_IN = {"TH": 60, "TM": 1}
_MONTHS_IN = {"Y": 12, "E": 120, "C": 1200}


def _count(hit: Hit) -> float | None:
    """How many units: 1 for "the year before", 1.5 for "a year and a half"; None for "several"."""
    if hit.word("c"):
        return 0.25 if hit.word("c") == "quarter" else 0.5
    if not hit.word("n"):
        return 1
    count = number(hit.words("n"), hit.vocabulary)
    return None if count == "X" else float(count) + (0.5 if hit.word("h") else 0)


def _years_off(hit: Hit, years: int) -> Reading | None:
    """Read "a year ago", "two years later": from what was told, else from today."""
    told, word = hit.context.told, hit.words("d")[0]
    if years == -1 and (compared := _compared(hit, word)):
        return compared
    current = hit.context.now("Y")
    if word in ("ago", "from", "hence") or told is None:
        reading = dated(current.shift(years) if current else None, "Y")
    elif told.unit in ("Q", "H", "Y") or (told.unit == "M" and word not in ("later", "after")):
        reading = dated(told.years_later(years), told.unit)
    elif _of_balance(hit, told):
        reading = dated(period_of(told.at("M").shift(12 * years).last, "D"), "D")
    else:
        reading = dated(told.at("Y").shift(years), "Y")
    # What follows goes on from "two years later", not from the "a year ago" of a comparison.
    return aside(reading) if years == -1 or hit.compares() else reading


def _compared(hit: Hit, word: str) -> Reading | None:
    """What "a year earlier" means beside the figures of a quarter or run of months: that of a year before."""
    told, quarter, days = hit.context.told, hit.context.quarter, hit.context.told_days
    if quarter and (_is_of_report(hit) if told != quarter else _may_compare(hit)):
        return aside(dated(quarter.years_later(-1), "Q"))
    if told is None or days is None:
        return None
    year_to = word == "before" and days[0].year < told.first.year == days[1].year  # "the year to March"
    run = told.unit == "M" and (hit.compares() or hit.is_beside(-1, "compares"))
    return days_off(days, told, -1) if year_to or run else None


def _may_compare(hit: Hit) -> bool:
    """Whether figures can be compared with those of then: not in "a year ago, he left the bank"."""
    sentence = hit.doc.sentence_at(hit.start)
    if hit.words("d")[0] != "ago" or sentence is None:
        return True
    return hit.is_beside(-1, "compares") or bool(re.search(r"\d", hit.doc.text[sentence.start : hit.start]))


def _is_of_report(hit: Hit) -> bool:
    """Whether a sum right before it is of the quarter reported, though days have been told since."""
    told = hit.context.told
    return (
        told is not None
        and told.unit in ("D", "W")
        and hit.words("d")[0] != "later"
        and not hit.is_beside(1, "opens_clause")
        and bool(_SUM_BEFORE.search(hit.doc.text, max(0, hit.start - _SUM_LENGTH), hit.start))
        and not _of_balance(hit, told)
    )


_SUM_LENGTH = 60  # characters
_SUM_BEFORE = re.compile(
    r"(?:[$£€¥#]\s?|\b(?:from|than|with|against|versus|of) \S{0,3})\d[\d,.]*(?: [mb]illion)?"
    r"(?: \w+)?(?:,? or [^,;]{1,40})?,? (?:in )?$|\b(?:cents|a share|per share),? (?:in )?$"
)


def _of_balance(hit: Hit, told: Period) -> bool:
    """Whether two days are compared: "1,200 shops on Sept. 30, up from 1,100 a year earlier"."""
    return told.unit == "D" and told.last == told.at("M").last and hit.told_in_sentence and hit.compares()


def read_ago_today(hit: Hit) -> Reading | None:
    """Read "a year ago today", "two years ago this month"."""
    unit, seen = hit.value("u", "UNIT", "UNITS"), hit.value("x", "UNIT") or ("M" if hit.word("m") else "D")
    count = number(hit.words("n"), hit.vocabulary)
    if seen not in _OF_CALENDAR or not count.isdigit() or unit not in ("W", *_MONTHS_IN):
        return None
    now = hit.context.now(seen)
    if now is None:
        return dated(None, seen)
    if hit.word("m"):
        now = part_of(now.first.year, "M", month_number(hit))
    if unit != "W":
        return dated(now.years_later(-int(count) * _MONTHS_IN[unit] // 12), seen)
    return dated(now.shift(-int(count) * (7 if seen == "D" else 1)), seen) if seen in ("D", "W") else None


def read_from_today(hit: Hit) -> Reading | None:
    """Read "a week from today", "two days from tomorrow"."""
    today, count = hit.context.now("D"), number(hit.words("n"), hit.vocabulary)
    if today is None or not count.isdigit():
        return dated(None, "D")
    days = int(count) * (7 if hit.word("u").startswith("week") else 1)
    return dated(today.shift(days + int(hit.value("x", "DEICTIC"))), "D")


def read_unit_beside_told(hit: Hit) -> Reading | None:
    """Read "the week before that", "the year after that": beside what was told last."""
    unit, told = hit.value("u", "UNIT"), hit.context.told
    if told is None or is_finer(unit, told.unit):
        return dated(None, unit)
    return dated(told.at(unit).shift(1 if hit.word("d") == "after" else -1), unit)


def read_vaguely_ago(hit: Hit) -> Reading | None:
    """Read "years ago", "months later"."""
    return Reading("DATE", "FUTURE_REF" if hit.word("d") == "later" else "PAST_REF")


_REF = "(THIS|LAST|NEXT|this coming|this past|this very|the very? (THIS|LAST|NEXT))"
_AGO = "(ago|earlier|later|hence|before|after|from now)"
_ROUGHLY = "(or so|or two|h=(and a half))"
_WHOLE = "(fiscal|calendar|financial|school|academic|full|entire|whole)"
_THAT = "(that (very|same)?|the (very|exact)? same)"

RULES = (
    Rule(f"{SOON}? x=DEICTIC (p=DAYPART)?", read_deictic),
    Rule("p=(SUN|midday) x=(today|yesterday|tomorrow)", read_deictic),
    Rule("the? day (before|after) x=(yesterday|tomorrow)", read_day_beyond),
    Rule(f"{SOON}? r=(this|last) p=DAYPART", read_part_of_today),
    Rule(f"({EARLY}|earlier|later)? r={_REF} (fiscal|calendar|financial)? u=UNIT (or so)?", read_unit),
    Rule("this time r=(last|next) u=(week|month|year)", read_unit),
    Rule(f"({EARLY}|earlier|later)? r={_THAT} u=UNIT", read_told_unit),
    Rule(f"{SOON}? r={_THAT} p=DAYPART", read_part_of_told_day),
    Rule("(the? (early|late|mid) -?|(early|late|earlier|later) in the) p=DAYPART", read_part_of_told_day),
    Rule("the r=(next|following|previous) p=DAYPART", read_part_of_told_day),
    Rule("the p=DAYPART d=(before|after)", read_part_of_told_day),
    Rule("(?<=(in|during|throughout|through|into)) the p=DAYPART", read_part_of_told_day),
    Rule("(?<=(at|by|before|until|till|after|around|since|from)) p=(SUN|midday)", read_dawn),
    Rule("(?<=(a|an|the|in|during|ANY)) p=DAYPART (?=SITTING (?!(on? WEEKDAY)))", read_dawn),
    Rule("(the|a|its|his|her|their)? ORD (straight|consecutive|successive) day", read_day_in_a_row),
    Rule(f"the u=(week|weekend) {NOT_ENDED}", read_the_week),
    Rule("the u=(week|weekend|month|year) before last", read_before_last),
    Rule("the u=(week|weekend|month|year) x=(after next)", read_before_last),
    Rule("(?<=(for|on|during|throughout)) the u=day", read_the_year),
    Rule("(?<=((most|much|rest|course|remainder) of)) the u=day", read_the_year),
    Rule(f"{EARLY} the u=(day|week|weekend|month|quarter|half|year|decade|century)", read_the_year),
    Rule(f"{EARLY} the f=(fiscal|calendar|financial|school|academic) u=year", read_the_year),
    Rule("the ORD half of the u=(week|month|decade|century)", read_the_year),
    Rule("f=full - u=year", read_the_year),
    Rule("the? turn of the u=(year|decade|century)", read_the_year),
    Rule(f"the f={_WHOLE}? u=(month|year|decade|century) {NOT_ENDED}", read_the_year),
    Rule("the? u=UNIT (' s|-)? end y=YEAR?", read_end_of_unit),
    Rule("mid -? u=(week|month|quarter|year|decade|century)", read_mid_unit),
    Rule("x=MIDUNIT", read_mid_unit),
    Rule("the new year", read_new_year),
    Rule("then", read_then),
    Rule(
        f"{APPROX}? n={NUMBER} ((to|or|-) {NUMBER})? {ODD}? -? u=(UNIT|UNITS) {_ROUGHLY}? d={_AGO}", read_ago
    ),
    Rule(f"{APPROX}? (a|the)? c=(half|quarter) (-|of a)? u=(year|decade|century) d={_AGO}", read_ago),
    Rule(f"n={NUMBER} u=(UNIT|UNITS) ago (today|this (x=UNIT|m={MONTH}))", read_ago_today),
    Rule(f"n={NUMBER} u=(day|days|week|weeks) from x=(today|tomorrow|yesterday)", read_from_today),
    Rule("the u=(day|week|month|year) d=(before|after) that", read_unit_beside_told),
    Rule("u=UNITS d=(ago|earlier|later)", read_vaguely_ago),
    Rule("(a|(a? few))? (moment|moments) d=(ago|earlier|later)", read_vaguely_ago),
    Rule("the u=(day|week|month|year) d=(before|after)", read_ago),
)
