"""Quarters and halves of years, and the periods that figures are compared with."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.times.context import FUTURE, Context
from dateline.times.explicit import THAT_YEAR, month_number, near_year, read_last_of_period, read_month
from dateline.times.periods import Period, is_finer, part_of, period_of
from dateline.times.rules import EARLY, ENDED, MONTH, Hit, Reading, Rule, aside, dated, shift_of


def _ordinal(hit: Hit) -> tuple[str, int]:
    """The labelled quarter or half: unit and number; 0 where a year has none such."""
    word = hit.word("n")
    unit = "H" if ("h" in (word[-1], word[0]) and len(word) == 2) or hit.word("u").startswith("hal") else "Q"
    most = 4 if unit == "Q" else 2
    digits = "".join(c for c in word if c.isdigit())
    number = int(digits or hit.value("n", "ORD") or 0)
    number = most if number == -1 else number
    return unit, number if number <= most else 0


def read_quarter(hit: Hit) -> Reading | None:
    """Read "the third quarter of 1998", "first-half", "fiscal second quarter", "Q3 2018"."""
    unit, number = _ordinal(hit)
    if not number:
        return None
    if year := hit.word("y"):
        return dated(part_of(int(year), unit, number), unit)
    if unit == "H" and not hit.word("r") and hit.beside(1) == "of":
        return None  # "the second half of the match"
    open_value = f"XXXX-{unit}{number}"
    if hit.word("r"):
        return dated(_in_year(hit, unit, number), unit, open_value)
    if hit.word("n") == "last" and unit == "Q":
        current = hit.context.now("Q")
        return dated(current.shift(-1) if current else None, unit)
    fiscal = any(t.group().lower() == "fiscal" for t in hit.tokens[hit.match.start() : hit.match.end()])
    return dated(hit.context.part(unit, number, hit.tense(), fiscal=fiscal), unit, open_value)


def read_code(hit: Hit) -> Reading | None:
    """Read "1H20", "Q2'19", "4QFY19", "2020Q1", "9M19": quarters, halves and first months in figures."""
    code = _CODE.fullmatch(hit.word("x"))
    if not code:
        return None
    digits = code["early"] or code["late"]
    year = int(digits) if len(digits) == 4 else near_year(hit, int(digits))
    unit, number = (code["unit"] or code["unit2"]).upper(), int(code["number"] or code["number2"])
    if year is None or (unit == "H" and number > 2):
        return None
    if unit == "M":
        return run_of_months(part_of(year, "M", 1), part_of(year, "M", number))
    return dated(part_of(year, unit, number), unit)


_CODE = re.compile(
    r"(?P<early>\d{4})?-?(?:(?P<unit>[qh])(?P<number>\d)|(?P<number2>\d)(?P<unit2>[qhm]))"
    r"(?:[^\d]*(?P<late>\d{2,4}))?"
)


_REACH = 1  # years back for "the year" to be that told before


def _in_year(hit: Hit, unit: str, number: int) -> Period | None:
    """The n-th quarter or half of "last year", "that year"."""
    told, year = hit.context.told, hit.context.now("Y")
    of_this = hit.words("r")[-1] == "the" and not hit.told_in_sentence
    ahead = of_this and hit.tense() == FUTURE  # "it will grow in the second half of the year"
    if of_this and told and year and year.index - told.first.year > _REACH:
        told = None
    if told and hit.words("r")[-1] in ("the", "that", "same") and not ahead:
        return part_of(told.first.year, unit, number)
    return part_of(year.index + shift_of(hit), unit, number) if year else None


def read_the_quarter(hit: Hit) -> Reading | None:
    """Read "the quarter", "the latest period": the quarter that a company's figures are of.

    The latest one is the first that the article names; without any, the last full one.
    """
    if hit.beside(1) in _TOLD_BY[hit.word("u")]:
        return None
    latest = hit.word("x") in ("latest", "most recent")
    quarter = hit.context.reported if latest else hit.context.quarter
    if quarter is None and hit.word("u") == "period" and not latest:
        return None
    if quarter is None:
        current = hit.context.now("Q")
        quarter = current.shift(-1) if current else None
    return dated(quarter, "Q")


# "The quarter of the voters", "the period from January" is told by what follows.
_TOLD_BY = {"quarter": ("of",), "period": ("from", "between", "since")}


def read_quarter_of(hit: Hit) -> Reading | None:
    """Read "the 1988 quarter", "last year's period": the quarter told, in that year."""
    context = hit.context
    told = context.quarter or context.told
    if year := hit.word("y"):
        target: int | None = int(year)
    else:
        this_year = context.now("Y")
        target = this_year.index + shift_of(hit) if this_year else None
    if target is None or told is None or told.unit not in ("M", "Q", "H"):
        if hit.word("u") == "quarter":
            return dated(None, "Q", f"{target or 'XXXX'}-QX")
        return dated(Period("Y", target), "Y") if target else None
    return aside(dated(told.years_later(target - told.first.year), told.unit))


def read_quarter_ended(hit: Hit) -> Reading | None:
    """Read "the quarter ended Sept. 30", "the week ended Oct. 6", "the week of May 5", "the June quarter"."""
    unit = hit.value("u", "UNIT")
    last = read_last_of_period(hit)
    if last is None:
        return None
    return dated(last.period.at(unit) if last.period else None, unit)


def read_months(hit: Hit) -> Reading | None:
    """Read "the April-June quarter", "the October to December period": a quarter or half, by its months."""
    last = read_month(hit)
    length = (month_number(hit) - month_number(hit, "f")) % 12 + 1
    if last is None or (length != _MONTHS_IN.get(hit.word("u"), length)):
        return None
    if last.period is None:
        return dated(None, "Q" if length == 3 else "H" if length == 6 else "Y")
    return run_of_months(last.period.shift(1 - length), last.period)


_MONTHS_IN = {"quarter": 3, "half": 6}


def read_ordinal_alone(hit: Hit) -> Reading | None:
    """Read the "third" of "2 percent in the fourth quarter, from 3 percent in the third"."""
    told, number = hit.context.told, int(hit.value("n", "ORD"))
    if not told or told.unit != "Q" or not hit.told_in_sentence or not hit.ends_phrase():
        return None
    if not 1 <= number <= _QUARTERS:
        return None
    quarter = part_of(told.first.year, "Q", number)
    return aside(dated(quarter if quarter.index <= told.index else quarter.years_later(-1), "Q"))


_QUARTERS = 4


def read_year_ago(hit: Hit) -> Reading | None:
    """Read "the year-ago quarter", "year-earlier"."""
    return aside(dated(year_before(hit.context), "Y"))


def read_quarter_year_ago(hit: Hit) -> Reading | None:
    """Read "the year-earlier third quarter"."""
    quarter = read_quarter(hit)
    period = quarter.period if quarter else None
    return aside(dated(period.years_later(-1), period.unit)) if period else quarter


def year_before(context: Context) -> Period | None:
    """What figures are compared with: the quarter, month or half told, a year before; else last year."""
    told = context.quarter or context.told
    if told and told.unit in ("M", "Q", "H", "Y"):
        return told.years_later(-1)
    current = context.now("Y")
    return current.shift(-1) if current else None


def read_same_period(hit: Hit) -> Reading | None:
    """Read "the same period last year", "the same quarter of 2017", "the same month a year earlier"."""
    told, unit = hit.context.told, hit.value("u", "UNIT")
    if unit not in ("", "D", "W", "M", "Q", "H"):
        return None
    if unit == "Q":
        told = hit.context.quarter or told
    if told and unit:
        told = told.at(unit) if not is_finer(unit, told.unit) else None
    if told is None or told.unit not in ("M", "Q", "H", "Y", "D"):
        return dated(None, unit) if unit else None
    this_year, years = hit.context.now("Y"), -1
    if year := hit.word("y"):
        years = int(year) - told.first.year
    elif hit.words("r")[-2:] == ["last", "year"]:
        if this_year is None:
            return aside(dated(None, told.unit))
        years = this_year.index - 1 - told.first.year
    if hit.context.told_days and not unit:
        return days_off(hit.context.told_days, told, years)
    return aside(dated(told.years_later(years), told.unit))


def days_off(days: tuple[date, date], told: Period, years: int) -> Reading | None:
    """What some days of a period are compared with: January to June with the first half of another year."""
    whole = days[0].day == 1 and (days[1] + timedelta(1)).day == 1
    first, last = (period_of(day, "M" if whole else "D").years_later(years) for day in days)
    if not (first and last and first.known and last.known):
        return dated(None, told.unit)
    run = run_of_months(first, last) if whole else None
    if run and (run.period or told.unit == "M"):
        return aside(run)
    reading = aside(dated(told.years_later(years), told.unit))
    return reading._replace(days=(first.first, last.last)) if reading else None


def run_of_months(first: Period, last: Period) -> Reading:
    """A quarter, half or year by its first and last month, else the interval."""
    unit = _UNIT_OF_MONTHS.get(last.index - first.index + 1)
    if unit and first.at(unit).first == first.first:
        return Reading("DATE", first.at(unit).value, first.at(unit))
    return Reading("DATE", f"{first.value}/{last.value}", within=last, days=(first.first, last.last))


_UNIT_OF_MONTHS = {3: "Q", 6: "H", 12: "Y"}


_ORD = "(ORD|NTH)"
_REF = "(this|current|last|previous|next|coming)"
OF_YEAR = (
    "((of|in|for)? the? (fiscal|calendar|financial)? year? y=YEAR"
    f"|(of|in|for)? r=(the? {_REF}|that|the same|the) (fiscal|calendar|financial)? year)"
)
_HALF_YEAR = "(-? year (?!(-|on)))"
_LIKE = "(same|corresponding|comparable|similar|like|equivalent|matching)"
_FISCAL = "(fiscal|calendar|financial)"
_YEAR_AGO = "(the? (year - (ago|earlier)|prior - year))"
_PERIOD = "(quarter|period|month|week|year|time)"
_BEFORE = "(last year|the (last|previous|prior|preceding) year|a year (ago|earlier|before))"

RULES = (
    Rule(
        f"{EARLY}? (the? {_FISCAL}|the)? -? n={_ORD} {_FISCAL}? u=(quarter|half) {_HALF_YEAR}? {OF_YEAR}?",
        read_quarter,
    ),
    Rule(f"{_FISCAL}? -? n={_ORD} - u=(quarter|half) {_HALF_YEAR}? {OF_YEAR}?", read_quarter),
    Rule("the? y=YEAR (' s)? n=ORD -? u=(quarter|half)", read_quarter),
    Rule(f"r={_REF} year ' s n=ORD -? u=(quarter|half)", read_quarter),
    Rule(f"(the? {_FISCAL}|the)? n={_ORD} u=(quarters|halves) {OF_YEAR}?", read_quarter),
    Rule(
        f"the? n={_ORD} (?=((,|and|or|to|through|, and|-) {_ORD})+ -? u=(quarter|quarters) {OF_YEAR}?)",
        read_quarter,
    ),
    Rule("the year ' s n=ORD -? u=(quarter|half)", read_quarter),
    Rule("n=QUARTERCODE (?=- QUARTERCODE (of|,)? y=YEAR)", read_quarter),
    Rule("n=QUARTERCODE ((of|,)? y=YEAR)?", read_quarter),
    Rule("x=PERIODCODE", read_code),
    Rule("y=YEAR n=QUARTERCODE", read_quarter),
    Rule(f"the? u=(quarter|week) {ENDED}", read_quarter_ended),
    Rule(f"the u=week of m={MONTH} d=(DAY|NTH) (,? y=YEAR)?", read_quarter_ended),
    Rule(f"the m={MONTH} u=quarter ((of|,)? y=YEAR)?", read_quarter_ended),
    Rule("the x=(latest|most recent)? u=(quarter|period)", read_the_quarter),
    Rule(f"the {_LIKE}? y=YEAR u=(quarter|period)", read_quarter_of),
    Rule(f"r={_REF} year ' s u=(quarter|period)", read_quarter_of),
    Rule(f"{_YEAR_AGO} n={_ORD} -? u=(quarter|half)", read_quarter_year_ago),
    Rule(
        f"the? f={MONTH} (-|-? to -?|through) m={MONTH} u=(quarter|half|period) "
        f"((of|,)? y=YEAR|{THAT_YEAR})?",
        read_months,
    ),
    Rule("(?<=(in|from|for|during|than)) the n=ORD", read_ordinal_alone),
    Rule("(year|week|month|quarter) - (ago|earlier)", read_year_ago),
    Rule(f"the {_LIKE}? (year|week|month) - (ago|earlier) {_PERIOD}", read_year_ago),
    Rule("the? prior - year (quarter|period|half)?", read_year_ago),
    Rule(
        f"the {_LIKE} (u=UNIT|period) ((of|in)? y=YEAR|(of|in|from)? r={_BEFORE})",
        read_same_period,
    ),
)
