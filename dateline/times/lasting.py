"""Durations and sets: how long, and how often."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial

from dateline.times.explicit import month_number, read_day, read_last_of_period
from dateline.times.periods import Period, part_of, period_of
from dateline.times.quarters import OF_YEAR, days_off, run_of_months
from dateline.times.rules import (
    APPROX,
    ENDED,
    FROM_TOLD,
    MONTH,
    NUMBER,
    ODD,
    Hit,
    Reading,
    Rule,
    number,
    shift_of,
)


def duration(count: str, unit: str) -> str:
    """TIMEX3 value of a duration: ("5", "D") is P5D, ("2", "TH") PT2H, ("X", "E") PXDE."""
    if unit == "TH" and count != "X" and not count.isdigit():
        hours, minutes = divmod(int(float(count) * 60), 60)
        return f"PT{hours}H{minutes}M" if hours else f"PT{minutes}M"
    if unit.startswith("T"):
        return f"PT{count}{unit[1]}"
    if unit == "F":
        unit, count = "W", count if count == "X" else str(int(float(count)) * 2)
    if unit == "C" and count != "X":
        return f"P{int(float(count) * 100)}Y"
    if unit == "E" and "." in count:
        unit, count = "Y", str(int(float(count) * 10))
    if unit == "Y" and "." in count and float(count) * 12 % 1 == 0:
        years, months = divmod(int(float(count) * 12), 12)
        return f"P{years}Y{months}M" if years else f"P{months}M"
    return f"P{count}{'DE' if unit == 'E' else unit}"


def read_duration(hit: Hit) -> Reading | None:
    """Read "five days", "nearly two weeks", "two to three months", "a three-year period"."""
    unit = hit.value("u", "UNIT", "UNITS", "SECOND")
    if not unit or unit == "H" or "old" in (hit.beside(1), hit.beside(2)):
        return None
    if unit == "TH" and hit.is_beside(-1, "before_hour") and re.fullmatch(r"\d{4}", hit.word("n")):
        return None  # "at 1500 hours"
    if hit.words("n") == ["many"] and "as" in (hit.beside(-1), hit.beside(1)):
        return None  # "as many days as it takes", "twice in as many years"
    count = number(hit.words("n"), hit.vocabulary) if hit.word("n") else "1"
    if unit == "Q" and count in ("1", "3"):
        return None  # a fraction
    if _names_a_war(hit) or _names_a_thing(hit):
        return None
    if hit.words("n") in (["a"], ["an"]) and (hit.word("u"), "UNITS") in hit.vocabulary.values:
        return None  # "a months-long strike"
    if unit == "TS" and hit.words("n") == ["a"] and not hit.ends_phrase():
        return None  # "a second term"
    if hit.word("h"):
        count = str(float(count) + 0.5)
    if hit.words("n") in (["a"], ["an"]) and _is_rate(hit):
        return Reading("SET", duration(count, unit))
    return Reading("DURATION", duration(count, unit))


def _names_a_war(hit: Hit) -> bool:
    """Whether the words are of a name: "the Seven Years' War", "the Six-Day War"."""
    after = hit.token_beside(1)
    return hit.token_beside(0)[0].isupper() and (hit.token_beside(2) if after in "'’" else after) == "War"


def _names_a_thing(hit: Hit) -> bool:
    """Whether the unit has a capital of its own: "60 Minutes", "a Century speedboat"."""
    words = [token.group() for token in hit.tokens[hit.match.start() : hit.match.end()]]
    return words[-1].istitle() and not words[0][0].isupper() and "-" not in words


def _is_rate(hit: Hit) -> bool:
    """Whether "a year" means "in each year", as in "8 million barrels a year"."""
    if hit.match.start("n") != hit.match.start() or hit.is_beside(-1, "before_length"):
        return False
    numbers = {hit.vocabulary.codes_of(name) for name in ("DAY", "COUNT", "YEAR")}
    values = hit.vocabulary.values
    return any(hit.code_beside(-i) in numbers or (hit.beside(-i), "NUM") in values for i in range(1, 8))


def read_unhyphened(hit: Hit) -> Reading | None:
    """Read the "six month" of "a six month term": a number of one unit is the length of what follows."""
    if not hit.token_beside(1).isalpha() or hit.is_beside(1, "after_day") or hit.word("n") in ("one", "1"):
        return None
    return read_duration(hit)


def read_one_more(hit: Hit) -> Reading | None:
    """Read "another year"; "another day care centre" is none."""
    return read_duration(hit) if hit.ends_noun() else None


def read_meaning(timex_type: str, name: str, hit: Hit) -> Reading | None:
    """Read a word that means the same everywhere, "weeklong", "annual": as its class in the lexicon says."""
    if hit.has_capital(0) and hit.has_capital(1):
        return None  # "The Daily Post"
    return Reading(timex_type, hit.value("x", name))


def read_vague_duration(hit: Hit) -> Reading | None:
    """Read "recent months", "weeks", "decades"."""
    return Reading("DURATION", duration("X", hit.value("u", "UNITS")))


def read_compound(hit: Hit) -> Reading | None:
    """Read "two years and three months", "an hour and 15 minutes"."""
    units = hit.value("u", "UNIT", "UNITS"), hit.value("v", "UNITS")
    counts = [number(hit.words(label), hit.vocabulary) for label in ("n", "k")]
    if units not in _COMPOUNDS or not all(count.isdigit() for count in counts):
        return None
    parts = [f"{count}{unit[-1]}" for count, unit in zip(counts, units, strict=True)]
    before, between = _COMPOUNDS[units]
    return Reading("DURATION", before + between.join(parts))


# Units that are told together, and what TIMEX3 writes before and between them.
_COMPOUNDS = {
    ("Y", "M"): ("P", ""), ("Y", "W"): ("P", ""), ("Y", "D"): ("P", ""), ("M", "W"): ("P", ""),
    ("M", "D"): ("P", ""), ("W", "D"): ("P", ""), ("D", "TH"): ("P", "T"), ("TH", "TM"): ("PT", ""),
    ("TM", "TS"): ("PT", ""),
}  # fmt: skip


def read_part_of_century(hit: Hit) -> Reading | None:
    """Read "a quarter-century", "half-century", "the last quarter century"."""
    return Reading("DURATION", "P25Y" if hit.word("n") == "quarter" else "P50Y")


def read_bare_units(hit: Hit) -> Reading | None:
    """Read the "weeks" of "within weeks", "for months", "took years", "decades of war"."""
    unit = hit.value("u", "UNITS")
    if unit == "Q" or not (hit.is_beside(-1, "before_units") or hit.is_beside(1, "after_units")):
        return None
    if (hit.beside(-2), hit.beside(-1)) == ("as", "many"):
        return None
    return read_vague_duration(hit)


def read_years(hit: Hit) -> Reading | None:
    """Read "past years", "previous decades", "future years": of years, TIMEX3 tells only the direction."""
    if hit.value("u", "UNITS") != "Y":
        return read_vague_duration(hit)
    return Reading("DATE", "FUTURE_REF" if hit.word("r") == "future" else "PAST_REF")


def read_window(hit: Hit) -> Reading | None:
    """Read "the past two months", "the next five years": a duration that ends or begins now."""
    unit = hit.value("u", "UNIT", "UNITS")
    count = "X" if hit.value("u", "UNITS") else "1.5" if hit.word("h") else "1"
    if hit.word("n"):
        count = number(hit.words("n"), hit.vocabulary)
    reading = Reading("DURATION", duration(count, unit))
    today = hit.context.now("D")
    if today is None or unit not in ("D", "W", "M", "Q", "Y", "E") or not count.isdigit():
        return reading
    if hit.beside(1) == "of" or hit.word("r") == "other":
        return reading  # "the last two weeks of the race"
    if (days := hit.context.told_days) and hit.words("r")[-1] in ("same", *FROM_TOLD):
        return _beside_days(hit, reading, days, unit, int(count))
    if hit.word("r") == "same":
        return reading
    ahead = shift_of(hit) > 0
    other = move(today, unit, int(count) if ahead else -int(count))
    if other is None:
        return reading
    return reading._replace(days=(today.first, other) if ahead else (other, today.first))


def _beside_days(hit: Hit, reading: Reading, days: tuple[date, date], unit: str, count: int) -> Reading:
    """The days of "the same eight months", "the previous 12 months" after some that were told."""
    first, last = days
    if hit.word("r") != "same":
        after = period_of(last + timedelta(1) if shift_of(hit) > 0 else first, "D")
        other = move(after, unit, count if shift_of(hit) > 0 else -count)
        ends = sorted((other, after.first)) if other else ()
        return reading._replace(days=(ends[0], ends[1] - timedelta(1))) if ends else reading
    told = hit.context.told
    if not told or move(period_of(last + timedelta(1), "D"), unit, -count) != first:
        return reading
    if before := _YEAR_BEFORE.match(hit.doc.text, hit.end):
        this_year = hit.context.now("Y") if before["last"] else None
        compared = days_off(days, told, this_year.index - 1 - first.year if this_year else -1)
        return reading._replace(days=compared.first_and_last if compared else None)
    return reading._replace(days=days)


_YEAR_BEFORE = re.compile(
    r",? (?:of |in )?(?:(?P<last>last year)|the (?:previous|prior|preceding) year"
    r"|a year (?:ago|earlier|before))\b"
)


def move(day: Period, unit: str, count: int) -> date | None:
    """The day that many days, weeks, months, years and so on from another; None beyond the calendar."""
    if unit in ("D", "W"):
        moved = day.shift(count * (7 if unit == "W" else 1))
        return moved.first if moved.known else None
    month = day.at("M").shift(count * {"M": 1, "Q": 3, "Y": 12, "E": 120}[unit])
    return month.first.replace(day=min(day.first.day, month.last.day)) if month.known else None


def read_first_months(hit: Hit) -> Reading | None:
    """Read "the first nine months of 1998", "the nine months", "the last two months of 1997"."""
    if _names_a_war(hit):
        return None
    count, unit = number(hit.words("n"), hit.vocabulary), hit.value("u", "UNITS")
    reading = Reading("DURATION", duration(count, unit))
    if unit not in ("M", "Q") or not count.isdigit() or not 1 <= int(count) <= (12 if unit == "M" else 4):
        return reading
    months = int(count) * (3 if unit == "Q" else 1)
    year = _year_begun(hit, 12 if hit.word("e") else months)
    if year is None or not year.known:
        return reading
    if hit.word("e"):
        return reading._replace(period=year, days=(part_of(year.index, "M", 13 - months).first, year.last))
    return reading._replace(period=year, days=(year.first, part_of(year.index, "M", months).last))


def _year_begun(hit: Hit, months: int) -> Period | None:
    """The year whose first months are meant: the one told, else the last in which they were over."""
    if year := hit.word("y"):
        return Period("Y", int(year))
    told, current = hit.context.told, hit.context.now("M")
    of_told = hit.words("r")[-1:] in (["the"], ["that"], ["same"])
    if of_told and told:
        return told.at("Y")
    if hit.word("r") and not of_told:
        return current.at("Y").shift(shift_of(hit)) if current else None
    if current is None:
        return None
    return current.at("Y").shift(-1 if months > current.first.month else 0)


def read_ended(hit: Hit) -> Reading | None:
    """Read "the year ended March 31", "the nine months ended Sept. 30": a duration with its last day."""
    count = number(hit.words("n"), hit.vocabulary) if hit.word("n") else "1"
    unit = hit.value("u", "UNIT", "UNITS")
    reading = Reading("DURATION", duration(count, unit))
    ended = read_last_of_period(hit)
    last = ended.period if ended else None
    if last is None or unit not in ("M", "Y", "W") or not count.isdigit():
        return reading
    first = move(period_of(last.last, "D").shift(1), unit, -int(count))
    if first is None:
        return reading
    run = run_of_months(period_of(first, "M"), last.at("M")).period if first.day == 1 else None
    return reading._replace(days=(first, last.last), within=run or last.at("Y"))


def read_each_unit(hit: Hit) -> Reading | None:
    """Read "every month", "every two years", "every third day", "per day", "twice a week"."""
    unit = hit.value("u", "UNIT", "UNITS")
    count = hit.value("o", "ORD") or (number(hit.words("n"), hit.vocabulary) if hit.word("n") else "1")
    return Reading("SET", duration(count, unit)) if not count.startswith("-") else None


def read_each_weekday(hit: Hit) -> Reading | None:
    """Read "every Monday", "Tuesdays", "Friday nights"."""
    day = hit.value("w", "WEEKDAY", "WEEKDAYS")
    part = hit.value("p", "DAYPART", "DAYPARTS")
    if not day.isdigit():
        return Reading("SET", "XXXX-WXX-WE" if day == "E" else "XXXX-WXX-XX")
    return Reading("SET", f"XXXX-WXX-{day}" + (f"T{part}" if part else ""))


def read_each_part(hit: Hit) -> Reading | None:
    """Read "every June", "each May 5", "every summer", "each night"."""
    if hit.word("d"):
        day = read_day(hit)
        return Reading("SET", f"XXXX{day.value[4:]}") if day else None
    if hit.word("m"):
        return Reading("SET", f"XXXX-{month_number(hit):02}")
    season, part = hit.value("s", "SEASON"), hit.value("p", "DAYPART")
    return Reading("SET", f"XXXX-{season}" if season else f"XXXX-XX-XXT{part}")


_KIND = "(full|whole|entire|consecutive|straight|long|more|trading|business|working|calendar|solid|fiscal)"
_RANGE = f"((to|or|-) {NUMBER})"
_NO_HYPHEN = "(?! - (ago|earlier|old|olds|end|round|over|long|to))"
_AND_HALF = "h=(and a half)"
_ENDS = "(ahead|to come)"
_SPREAD = "(first|early|final|last|later|closing|opening|waning)"

RULES = (
    Rule(f"{APPROX}? n={NUMBER} {_RANGE}? {ODD}? {_KIND}? u=(UNITS|SECOND) (or so)?", read_duration),
    Rule(f"(?<=between) n={NUMBER} and {NUMBER} u=UNITS", read_duration),
    Rule(
        f"{APPROX}? n=(a|an|one|half (a|an)) {_KIND}? u=UNIT ((or|and) (so|two)|{_AND_HALF})? {_NO_HYPHEN}",
        read_duration,
    ),
    Rule(f"{APPROX}? n={NUMBER} u=(UNIT|UNITS) (,|and|, and)? k={NUMBER} v=UNITS", read_compound),
    Rule(f"n={NUMBER} - u=(UNIT|UNITS|SECOND) (- long)? {_NO_HYPHEN}", read_duration),
    Rule("n=(NUM|DAY|COUNT) u=UNIT", read_unhyphened),
    Rule(f"{APPROX}? n={NUMBER} -? (to|or) -? {NUMBER} - u=(UNIT|UNITS|SECOND) {_NO_HYPHEN}", read_duration),
    Rule(f"n={NUMBER} - (to|or) {NUMBER} - u=(UNIT|SECOND) {_NO_HYPHEN}", read_duration),
    Rule(f"(a|the)? n={NUMBER} - u=(UNIT|UNITS|SECOND) period", read_duration),
    Rule("u=UNIT - long", read_duration),
    Rule("all u=(day|week|month|year) long?", read_duration),
    Rule("u=UNITS - long", read_vague_duration),
    Rule("(a|an)? n=half - u=(hour|day|month|year|decade)", read_duration),
    Rule("a n=half u=(hour|day|month|year|decade)", read_duration),
    Rule(f"(another|an (additional|extra)) n={NUMBER} {_KIND}? u=UNITS", read_duration),
    Rule(f"(another|an (additional|extra)) {_KIND}? u=UNIT", read_one_more),
    Rule("x=LASTING", partial(read_meaning, "DURATION", "LASTING")),
    Rule("(recent|coming) u=UNITS ((or|and) UNITS)?", read_vague_duration),
    Rule("r=(past|previous|prior|earlier|future) u=UNITS", read_years),
    Rule(f"the? u=UNITS ((or|and) UNITS)? {_ENDS}", read_vague_duration),
    Rule("u=UNITS (or|and|to) UNITS", read_vague_duration),
    Rule("u=UNITS", read_bare_units),
    Rule("the u=UNITS", read_bare_units),
    Rule(f"the {_SPREAD} u=UNITS", read_vague_duration),
    Rule("u=UNITS (?=(after|before|ahead|away|since))", read_vague_duration),
    Rule(f"{APPROX}? (a|the|the (LAST|NEXT))? n=(quarter|half) (-|of a)? u=century", read_part_of_century),
    Rule(
        "(at least|up to|just|only)? (each of)? "
        f"the r=(LAST|NEXT|final|remaining|other|same) n={NUMBER} {_RANGE}? -? {_KIND}? u=UNITS (or so)?",
        read_window,
    ),
    Rule(f"r=(LAST|NEXT) n={NUMBER} -? {_KIND}? u=UNITS", read_window),
    Rule("the r=(LAST|NEXT) u=UNITS", read_window),
    Rule(f"the r=(LAST|NEXT) u=UNIT (or two|{_AND_HALF})", read_window),
    Rule(f"the? (fiscal|calendar|financial)? u=(year|month) {ENDED}", read_ended),
    Rule(f"the? n=(NUM|DAY) u=UNITS {ENDED}", read_ended),
    Rule(f"the first n={NUMBER} u=UNITS {OF_YEAR}?", read_first_months),
    Rule(f"the e=(last|final|closing) n={NUMBER} u=UNITS {OF_YEAR}", read_first_months),
    Rule("r=(this|last|next|the) year ' s first n=(NUM|DAY) u=UNITS", read_first_months),
    Rule("the n=(NUM|DAY) u=UNITS", read_first_months),
    Rule("the y=YEAR n=(NUM|DAY) u=UNITS", read_first_months),
    Rule(
        "(the|(?<=(in|for|during|over))) n=(NUM|DAY) u=months of (y=YEAR|r=(this|last|the) year)",
        read_first_months,
    ),
    Rule("the (same|corresponding|comparable) n=(NUM|DAY) u=UNITS (of|in)? y=YEAR", read_first_months),
    Rule("the year - (ago|earlier) n=(NUM|DAY) u=UNITS", read_duration),
    Rule("x=OFTEN", partial(read_meaning, "SET", "OFTEN")),
    Rule("EACH (other|few|single|o=ORD)? u=UNIT", read_each_unit),
    Rule(f"EACH (n={NUMBER}|few) u=UNITS", read_each_unit),
    Rule(f"(once|twice|{NUMBER} times) (a|an|per|each|every) u=UNIT", read_each_unit),
    Rule("per u=(UNIT|annum)", read_each_unit),
    Rule("EACH (other|ORD)? w=WEEKDAY (p=DAYPART)?", read_each_weekday),
    Rule("w=WEEKDAYS", read_each_weekday),
    Rule("w=WEEKDAY p=DAYPARTS", read_each_weekday),
    Rule(f"EACH m={MONTH} (d=(DAY|NTH))?", read_each_part),
    Rule("EACH (s=SEASON|p=DAYPART)", read_each_part),
)
