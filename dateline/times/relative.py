"""Dates told from the day of publication or from the last date told: "last year", "a week earlier"."""

from __future__ import annotations

from dateline.times.context import FUTURE
from dateline.times.periods import Period, is_finer, part_of, period_of
from dateline.times.rules import APPROX, EARLY, NUMBER, WEEKDAY, Hit, Reading, Rule, dated, number


def _shift(hit: Hit, label: str = "r") -> int:
    """-1 for last, 0 for this, 1 for next."""
    word = hit.words(label)[-1]
    values = hit.vocabulary.values
    for name in ("LAST", "NEXT", "THIS"):
        if (word, name) in values:
            return int(values[word, name])
    return 0


def read_weekday(hit: Hit) -> Reading | None:
    """Read "Monday", "last Tuesday", "the previous Friday", "Wednesday morning"."""
    number_ = int(
        hit.value("w", "WEEKDAY", "WEEKDAYABBR") or hit.vocabulary.values[hit.words("w")[0], "WEEKDAYABBR"]
    )
    if hit.words("w")[0] in _ABBREVIATED and hit.beside(1) not in (",", "."):
        return None
    day = _weekday(hit, number_)
    reading = dated(day, "D", f"XXXX-WXX-{number_}")
    return _with_part(hit, reading)


_ABBREVIATED = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())


def _weekday(hit: Hit, number_: int) -> Period | None:
    """The day that the weekday and the words around it name."""
    context, words = hit.context, hit.words("r")
    if not words:
        return context.weekday(number_, hit.tense())
    told = context.told
    if words[-1] in ("previous", "preceding", "prior", "following") and told and told.unit == "D":
        if words[-1] == "following":
            return told.shift((number_ - told.first.isoweekday() - 1) % 7 + 1)
        return told.shift(-((told.first.isoweekday() - number_ - 1) % 7 + 1))
    today = context.now("D")
    if today is None:
        return None
    since, shift = (today.first.isoweekday() - number_) % 7, _shift(hit)
    if shift < 0:
        return today.shift(-(since or 7))
    if shift > 0:
        return today.shift(7 - since)
    return period_of(today.at("W").first, "D").shift(number_ - 1)


def _with_part(hit: Hit, reading: Reading | None) -> Reading | None:
    """A day's reading, narrowed to the part of the day that the match names."""
    part = hit.value("p", "DAYPART")
    if reading is None or not part:
        return reading
    return Reading("TIME", f"{reading.value}T{part}", reading.period)


def read_weekday_of_week(hit: Hit) -> Reading | None:
    """Read "Monday of last week", "Tuesday this week"."""
    number_ = int(hit.value("w", "WEEKDAY"))
    week = hit.context.now("W")
    if week is None:
        return dated(None, "D", f"XXXX-WXX-{number_}")
    return dated(period_of(week.shift(_shift(hit)).first, "D").shift(number_ - 1), "D")


def read_deictic(hit: Hit) -> Reading | None:
    """Read "today", "yesterday morning", "tonight"."""
    today = hit.context.now("D")
    day = today.shift(int(hit.value("x", "DEICTIC"))) if today else None
    reading = dated(day, "D")
    if hit.word("x") == "tonight" and reading:
        return Reading("TIME", reading.value + "TNI", reading.period)
    return _with_part(hit, reading)


def read_day_beyond(hit: Hit) -> Reading | None:
    """Read "the day before yesterday", "the day after tomorrow"."""
    today = hit.context.now("D")
    return dated(today.shift(-2 if hit.word("x") == "yesterday" else 2) if today else None, "D")


def read_part_of_today(hit: Hit) -> Reading | None:
    """Read "this morning", "last night"."""
    today = hit.context.now("D")
    shift = -1 if hit.words("r")[-1] in ("last", "previous") else 0
    return _with_part(hit, dated(today.shift(shift) if today else None, "D"))


def read_overnight(hit: Hit) -> Reading | None:
    """Read "overnight"."""
    reading = dated(hit.context.now("D"), "D")
    return Reading("TIME", reading.value + "TNI", reading.period) if reading else None


def read_unit(hit: Hit) -> Reading | None:
    """Read "last year", "early next month", "this week", "the following day"."""
    unit, shift = hit.value("u", "UNIT"), _shift(hit)
    words = hit.words("r")
    if unit not in _OF_CALENDAR:
        return None
    told = hit.context.told
    if told and (words[-1] in _FROM_TOLD or words == ["the", "next"]):
        if is_finer(unit, told.unit):
            return dated(None, unit)
        return dated(told.at(unit).shift(shift), unit)
    current = hit.context.now(unit)
    return dated(current.shift(shift) if current else None, unit)


_OF_CALENDAR = frozenset("D W WE M Q H Y E C".split())
_FROM_TOLD = frozenset("previous prior preceding following".split())


def read_told_unit(hit: Hit) -> Reading | None:
    """Read "that year", "the same day", "the quarter": what was told last, seen as this unit."""
    unit = hit.value("u", "UNIT")
    told = hit.context.told
    if unit not in _OF_CALENDAR:
        return None
    if told and not is_finer(unit, told.unit):
        return dated(told.at(unit), unit)
    return dated(None, unit) if hit.word("r") else None


def read_the_quarter(hit: Hit) -> Reading | None:
    """Read "the quarter", "the latest period": the quarter that a company's figures are of."""
    quarter, current = hit.context.quarter, hit.context.now("Q")
    if quarter is None or (hit.word("x") and current and quarter.index >= current.index):
        quarter = current.shift(-1) if current else None
        if hit.word("u") == "period":
            return None
    return dated(quarter, "Q")


def read_the_week(hit: Hit) -> Reading | None:
    """Read "the week", "the weekend": the one just gone by, or the one of the day told."""
    unit = hit.value("u", "UNIT")
    current = hit.context.now(unit)
    if current is None:
        return dated(None, unit)
    told, today = hit.context.told, hit.context.now("D")
    if told and unit == "W" and told.unit == "D" and 0 <= current.index - told.at("W").index <= 1:
        return dated(told.at("W"), "W")
    if unit == "WE" and today and today.first.isoweekday() < 6 and hit.tense() != FUTURE:
        current = current.shift(-1)
    return dated(current, unit)


def read_quarter(hit: Hit) -> Reading | None:
    """Read "the third quarter of 1998", "first-half", "fiscal second quarter"."""
    unit = "Q" if hit.word("u") == "quarter" else "H"
    word = hit.word("n")
    digits = "".join(c for c in word if c.isdigit())
    ordinal = int(digits or hit.value("n", "ORD"))
    if ordinal == -1:
        ordinal = 4 if unit == "Q" else 2
    if not 1 <= ordinal <= (4 if unit == "Q" else 2):
        return None
    if year := hit.word("y"):
        return dated(part_of(int(year), unit, ordinal), unit)
    open_ = f"XXXX-{unit}{ordinal}"
    if hit.word("r"):
        return dated(_in_year(hit, unit, ordinal), unit, open_)
    if hit.words("n")[-1] == "last" and unit == "Q":
        current = hit.context.now("Q")
        return dated(current.shift(-1) if current else None, "Q")
    return dated(hit.context.part(unit, ordinal, hit.tense()), unit, open_)


def _in_year(hit: Hit, unit: str, ordinal: int) -> Period | None:
    """The n-th quarter or half of "last year", "that year"."""
    if hit.words("r")[-1] in ("the", "that", "same") and hit.context.told:
        return part_of(hit.context.told.first.year, unit, ordinal)
    year = hit.context.now("Y")
    return part_of(year.index + _shift(hit), unit, ordinal) if year else None


def read_quarter_code(hit: Hit) -> Reading | None:
    """Read "Q3 2018", "H1", "3Q"."""
    code = hit.word("n")
    unit, ordinal = ("Q" if "q" in code else "H"), int("".join(c for c in code if c.isdigit()))
    if not 1 <= ordinal <= (4 if unit == "Q" else 2):
        return None
    if year := hit.word("y"):
        return dated(part_of(int(year), unit, ordinal), unit)
    return dated(hit.context.part(unit, ordinal, hit.tense()), unit, f"XXXX-{unit}{ordinal}")


def read_year_quarter(hit: Hit) -> Reading | None:
    """Read "the 1988 quarter", "the 1988 period": the quarter told, in that year."""
    told = hit.context.quarter or hit.context.told
    year = int(hit.word("y"))
    if told is None or told.unit in ("D", "W", "WE", "E", "C"):
        return Reading("DATE", f"{year}-QX") if hit.word("u") == "quarter" else dated(Period("Y", year), "Y")
    return dated(told.years_later(year - told.first.year), told.unit)


def read_season(hit: Hit) -> Reading | None:
    """Read "last spring", "the summer of 1998", "this winter"."""
    season = hit.value("s", "SEASON")
    if year := hit.word("y"):
        return Reading("DATE", f"{year}-{season}")
    current = hit.context.now("Y")
    if current is None:
        return Reading("DATE", f"XXXX-{season}")
    words = hit.words("r")
    shift = _shift(hit) if words else 0
    month = hit.context.now("M")
    over = {"SP": 5, "SU": 8, "FA": 11, "WI": 14}[season]
    if month and shift < 0 and month.first.month > over:
        shift = 0  # in October "last summer" is the one just over
    if month and shift > 0 and month.first.month < over - 3:
        shift = 0  # in January "next summer" is this year's
    return Reading("DATE", f"{current.shift(shift).value}-{season}")


def read_ago(hit: Hit) -> Reading | None:
    """Read "two weeks ago", "a year earlier", "three days later"."""
    unit = hit.value("u", "UNIT", "UNITS")
    count = number(hit.words("n"), hit.vocabulary) if hit.word("n") else "1"
    back = hit.words("d")[0] in ("ago", "earlier", "before", "previously")
    if count == "X":
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    if unit.startswith("T") or "." in count:
        return Reading("DURATION", f"P{'T' if unit.startswith('T') else ''}{count}{unit[-1]}")
    steps = -int(count) if back else int(count)
    if unit == "F":
        unit, steps = "W", steps * 2
    if unit in ("Y", "E", "C"):
        return _years_off(hit, steps * {"Y": 1, "E": 10, "C": 100}[unit])
    origin = hit.context.now("D")
    told = hit.context.told
    if hit.words("d")[0] in ("earlier", "later", "before", "after") and told and not is_finer(unit, told.unit):
        origin = told
    if origin is None or is_finer(unit, origin.unit):
        return dated(None, unit)
    return dated(origin.at(unit).shift(steps), unit)


def read_vaguely_ago(hit: Hit) -> Reading | None:
    """Read "years ago", "months later"."""
    return Reading("DATE", "FUTURE_REF" if hit.word("d") == "later" else "PAST_REF")


def _aside(reading: Reading | None) -> Reading | None:
    """The reading as a mere comparison."""
    return reading._replace(aside=True) if reading else None


def _years_off(hit: Hit, years: int) -> Reading | None:
    """Read "a year ago": as seen from the last date told, where that is what is compared."""
    ago = hit.words("d")[0] == "ago"
    quarter = hit.context.quarter
    if quarter and abs(years) == 1 and hit.context.told == quarter:
        return _aside(dated(quarter.years_later(years), "Q"))
    told = hit.context.told
    if not ago and told:
        if told.unit in ("M", "Q", "H", "Y"):
            return _aside(dated(told.years_later(years), told.unit))
        return _aside(dated(told.at("Y").shift(years), "Y"))
    current = hit.context.now("Y")
    return _aside(dated(current.shift(years) if current else None, "Y"))


def read_year_ago(hit: Hit) -> Reading | None:
    """Read "the year-ago quarter", "year-earlier"."""
    told = hit.context.quarter or hit.context.told
    if told and told.unit in ("M", "Q", "H", "Y"):
        return _aside(dated(told.years_later(-1), told.unit))
    current = hit.context.now("Y")
    return _aside(dated(current.shift(-1) if current else None, "Y"))


def read_same_period(hit: Hit) -> Reading | None:
    """Read "the same period last year", "the same quarter of 2017", "the same month a year earlier"."""
    told = hit.context.told
    if told is None:
        return None
    unit = hit.value("u", "UNIT")
    if unit and not is_finer(unit, told.unit):
        told = told.at(unit)
    if year := hit.word("y"):
        return _aside(dated(told.years_later(int(year) - told.first.year), told.unit))
    words = hit.words("r")
    if words[-1] == "year" and words[-2] == "last":
        current = hit.context.now("Y")
        back = current.index - 1 - told.first.year if current else None
        return _aside(dated(told.years_later(back) if back is not None else None, told.unit))
    return _aside(dated(told.years_later(-1), told.unit))


def read_the_year(hit: Hit) -> Reading | None:
    """Read "the year", "later in the month": that of the last date told, else the current one."""
    unit = hit.value("u", "UNIT")
    if unit not in ("M", "Y"):
        return None
    if hit.beside(1) in ("ended", "ending", "to", "through"):
        return Reading("DURATION", f"P1{unit}")
    told = hit.context.told
    if told and not is_finer(unit, told.unit):
        return dated(told.at(unit), unit)
    return dated(hit.context.now(unit), unit)


def read_year_end(hit: Hit) -> Reading | None:
    """Read "year-end"."""
    year = hit.context.now("Y")
    return dated(period_of(year.last, "D") if year else None, "D", "XXXX-12-31")


def read_then(hit: Hit) -> Reading | None:
    """Read the "then" of "until then": the last date told."""
    told = hit.context.told
    return dated(told, told.unit) if told and hit.beside(-1) in ("until", "since", "by", "before") else None


_REF = "(THIS|LAST|NEXT|this coming|this past|the (THIS|LAST|NEXT))"
_OF_YEAR = "((of|in|for)? the? (fiscal|calendar)? year? y=YEAR|(of|in|for)? r=(the? (THIS|LAST|NEXT)|that|the same|the) (fiscal|calendar)? year)"

RULES = (
    Rule(
        f"(early|late|earlier|later)? r=(the? LAST|the? NEXT|this|this coming|this past)? w={WEEKDAY} (p=DAYPART)?",
        read_weekday,
    ),
    Rule("w=WEEKDAY (of|,)? r=(THIS|LAST|NEXT|the (THIS|LAST|NEXT)) week", read_weekday_of_week),
    Rule("(early|late|earlier|later)? x=DEICTIC (p=DAYPART)?", read_deictic),
    Rule("the? day (before|after) x=(yesterday|tomorrow)", read_day_beyond),
    Rule("(early|late|earlier|later)? r=(this|last) p=DAYPART", read_part_of_today),
    Rule("overnight", read_overnight),
    Rule(f"({EARLY}|earlier|later)? r={_REF} (fiscal|calendar)? u=UNIT", read_unit),
    Rule("r=(that|the same|the very same) u=UNIT", read_told_unit),
    Rule("the x=(latest|most recent)? u=(quarter|period)", read_the_quarter),
    Rule("the u=(week|weekend)", read_the_week),
    Rule("(early|earlier|late|later) in the u=(month|year)", read_the_year),
    Rule("the? PARTOF of the u=(month|year)", read_the_year),
    Rule("the (fiscal|calendar|full)? u=year", read_the_year),
    Rule("year - end", read_year_end),
    Rule("then", read_then),
    Rule(
        f"{EARLY}? the? (fiscal|calendar)? -? n=(ORD|NTH) (-|fiscal)? u=(quarter|half) {_OF_YEAR}?",
        read_quarter,
    ),
    Rule("the? y=YEAR (' s)? n=ORD -? u=(quarter|half)", read_quarter),
    Rule("n=QUARTERCODE ((of|,)? y=YEAR)?", read_quarter_code),
    Rule("the y=YEAR u=(quarter|period)", read_year_quarter),
    Rule(f"{EARLY}? r=(THIS|LAST|NEXT|this past|this coming|the (LAST|NEXT)) s=SEASON", read_season),
    Rule(f"{EARLY}? the? s=SEASON (of|,)? y=YEAR", read_season),
    Rule("the s=SEASON", read_season),
    Rule(f"{APPROX}? n={NUMBER} u=(UNIT|UNITS) d=(ago|earlier|later|hence|from now)", read_ago),
    Rule("u=UNITS d=(ago|earlier|later)", read_vaguely_ago),
    Rule("the u=(day|week|month|year) d=(before|after)", read_ago),
    Rule("(u=(year|week|month|quarter) - d=(ago|earlier))", read_year_ago),
    Rule("the year - (ago|earlier) (quarter|period|month|week|year|time)", read_year_ago),
    Rule(
        "the same (u=UNIT|period) ((of|in)? y=YEAR|(of|in)? r=(last year|the (last|previous|prior|preceding) year|a year (ago|earlier|before)))",
        read_same_period,
    ),
)
