"""Dates that name a day, month, year, decade or century by number or name."""

from __future__ import annotations

import re
from datetime import date

from dateline import lexicon
from dateline.times.context import FUTURE, PAST, UNTOLD
from dateline.times.periods import Period, day_of, nth_weekday, part_of, period_of
from dateline.times.rules import (
    EARLY,
    FROM_TOLD,
    MONTH,
    WEEKDAY,
    Hit,
    Reading,
    Rule,
    aside,
    dated,
    shift_of,
    weekday_number,
)


def month_number(hit: Hit, label: str = "m") -> int:
    """Number of the labelled month."""
    name = hit.words(label)[0]
    values = hit.vocabulary.values
    return int(values.get((name, "MONTH")) or values[name, "MONTHABBR"])


def _day(hit: Hit) -> int:
    """Number of the labelled day: "5", "5th", "fifth", "twenty-fifth"."""
    words = [w for w in hit.words("d") if w != "-"]
    if digits := re.match(r"\d+", words[0]):
        return int(digits.group())
    values = hit.vocabulary.values
    return sum(int(values.get((w, "ORD")) or values.get((w, "NUM"), "0")) for w in words)


def written_year(hit: Hit, label: str = "y") -> int | None:
    """The labelled year, "1998" or "'98"; None where there is none."""
    word = hit.word(label)
    if not word:
        return None
    if len(word) == 4 and word.isdecimal():
        return int(word)
    if word[0].isalpha():
        return _spelled_year(hit, label)
    return near_year(hit, int(word[-2:]))


def near_year(hit: Hit, short: int) -> int | None:
    """The year that two digits mean: the last such one or one of the next ten; None without anchor."""
    if hit.context.anchor is None:
        return None
    latest = hit.context.anchor.first.year + 10
    return latest - (latest - short) % 100


def _spelled_year(hit: Hit, label: str) -> int:
    """A year in words: "nineteen ninety-six", "two thousand"."""
    words = [w for w in hit.words(label) if w not in ("-", "and")]
    values = hit.vocabulary.values
    if words[:2] == ["two", "thousand"]:
        return 2000 + sum(int(values[w, "NUM"]) for w in words[2:])
    return int(values[words[0], "CENTURYWORD"]) + sum(int(values[w, "NUM"]) for w in words[1:])


def read_day(hit: Hit) -> Reading | None:
    """Read "Friday, Oct. 13, 1989", "13 October", "the 5th of May"."""
    month, day = month_number(hit), _day(hit)
    year = written_year(hit) or _year_told(hit) or _year_of_sentence(hit) or _year_of_story(hit, month)
    if year is None:
        if day_of(2000, month, day) is None:
            return None
        period, begin = hit.context.day_of_month(month, day, hit.tense()), hit.range_begin
        if period and begin and begin.unit == "D" and period.index <= begin.index:
            year = begin.first.year + ((month, day) < (begin.first.month, begin.first.day))
            period = day_of(year, month, day)
        told = dated(period, "D", f"XXXX-{month:02}-{day:02}")
        return aside(told) if _ends_period(hit) else told
    period = day_of(year, month, day)
    told = dated(period, "D") if period else None
    return aside(told) if _ends_period(hit) else told


def _ends_period(hit: Hit) -> bool:
    """Whether the day is the last of a period: "the year ended June 30", "the six months to Dec. 31"."""
    values, unit = hit.vocabulary.values, hit.beside(-2)
    is_length = (unit, "UNITS") in values or (unit, "UNIT") in values
    of_length = is_length and hit.beside(-1) in ("to", "through")
    return of_length or hit.beside(-1) in ("ended", "ending")


def read_spoken_day(hit: Hit) -> Reading | None:
    """Read "January eleventh", "May twenty-first": not the "March first" of "in March first reports came"."""
    alone = len(hit.words("d")) == 1 and not hit.word("y")
    if alone and not (hit.ends_phrase() if hit.beside(0) == "first" else hit.ends_noun()):
        return None
    return read_day(hit) if 1 <= _day(hit) <= 31 else None


def _year_told(hit: Hit) -> int | None:
    """The year of "July 15 last year", "the 5th of May of that year"; None where no words tell it."""
    if not hit.word("r"):
        return None
    year = hit.context.now("Y")
    if hit.words("r")[-1] in _OF_TOLD_YEAR and hit.context.told:
        year = hit.context.told.at("Y")
    return year.index + shift_of(hit) if year else None


def _year_of_sentence(hit: Hit) -> int | None:
    """The year that opens the sentence: "In 1996, divers found it in May and raised it on June 3"."""
    sentence, told, told_at = hit.doc.sentence_at(hit.start), hit.context.told, hit.context.told_at
    tense = hit.tense()
    if sentence is None or tense == FUTURE:
        return None
    if hit.start - told_at > _SAME_PHRASE and tense != PAST:
        return None
    if opening := _YEAR_OPENS.match(hit.doc.text, sentence.start, hit.start):
        return int(opening["year"])
    alone = told is not None and told.unit == "Y" and told_at >= sentence.start
    if told and alone and not hit.doc.text[max(sentence.start, told_at - 2) : told_at].strip(" ;"):
        return told.first.year  # "Two years later, on June 3, ..."
    return None


def _year_of_story(hit: Hit, month: int) -> int | None:
    """The year that a story has come to: "In March 1995, he left the bank. In June, he came back"."""
    told, anchor = hit.context.told, hit.context.anchor
    here, before = (hit.doc.sentence_at(at) for at in (hit.start, hit.context.told_at))
    if not (told and anchor and here and before and told.unit in ("D", "M")):
        return None
    both_open = max(hit.start - here.start, hit.context.told_at - before.start) <= _OPENING
    if here.index != before.index + 1 or not both_open or hit.tense() != PAST:
        return None
    year = told.first.year + (month < told.first.month)
    return year if told.first.year < anchor.first.year and year <= anchor.first.year else None


_OPENING = 4  # characters before a date that opens its sentence: "In "
_SAME_PHRASE = 30  # characters: "two years later, on June 3"
_YEAR_OPENS = re.compile(
    r"(?:(?:and|but|then|again|also|back|early|late|later|only) ){0,2}in (?P<year>(?:1[89]|20)\d\d)\b",
    re.IGNORECASE,
)
_OF_TOLD_YEAR = frozenset("same that previous following".split())


def read_next_day(hit: Hit, before: str) -> Reading | None:
    """Read the "10" of "Nov. 5-10".

    Args:
        hit: The match.
        before: TIMEX3 value of the day before it.
    """
    before_it = hit.tokens[hit.match.start() - 1]
    hyphened = before_it.group() in "-–" and before_it.end() == hit.start and hit.beside(1) not in ("-", "–")
    if not hit.word("y") and not hit.ends_noun() and not (hyphened and hit.token_beside(1).islower()):
        return None
    if hit.beside(-1) == "," and hit.beside(1) not in (",", "and", "-", "to"):
        return None  # "On May 3, 12 in the crowd fell ill"
    year, month, _ = before.split("-")
    day = _day(hit)
    if not year.isdecimal():
        return Reading("DATE", f"{year}-{month}-{day:02}")
    period = day_of(int(year), int(month), day)
    return dated(period, "D") if period else None


def read_day_alone(hit: Hit) -> Reading | None:
    """Read "on the fifth", "Monday the 5th": a day of the month told last, or of this one."""
    if not hit.word("w") and not (hit.is_beside(-1, "before_day") and hit.ends_noun()):
        return None
    told = hit.context.told
    month = told.at("M") if told and told.unit in ("D", "M") else hit.context.now("M")
    day = _day(hit)
    if day < 1:
        return None
    if month is None:
        return dated(None, "D", f"XXXX-XX-{day:02}")
    period = day_of(month.first.year, month.first.month, day)
    return dated(period, "D") if period else None


def read_day_of_shifted_month(hit: Hit) -> Reading | None:
    """Read "the 15th of this month", "the fifth of last month"."""
    month, day = hit.context.now("M"), _day(hit)
    if month is None:
        return dated(None, "D", f"XXXX-XX-{day:02}")
    month = month.shift(shift_of(hit))
    period = day_of(month.first.year, month.first.month, day)
    return dated(period, "D") if period else None


def read_part(hit: Hit) -> Reading | None:
    """Read "the last day of May", "the first weekend of June", "the first week of October 2018".

    A week has the month's value, and its own days.
    """
    month = read_month(hit)
    number = int(hit.value("n", "ORD"))
    if month is None or number > 4:
        return None
    length = 1 if hit.word("u") == "day" else 7
    if month.period is None:
        return Reading("DATE", month.value)
    if hit.word("u") == "weekend":
        saturday = nth_weekday(month.period, 6, number)
        return dated(saturday.at("WE") if saturday else None, "WE")
    start = month.period.last.day - length if number == -1 else length * (number - 1)
    first = period_of(month.period.first, "D").shift(start)
    if length == 1:
        return dated(first, "D")
    return month._replace(days=(first.first, first.shift(6).first))


def read_weekday_of_month(hit: Hit) -> Reading | None:
    """Read "the first Monday in October", "the last Friday of May 2018"."""
    month, number = read_month(hit), int(hit.value("n", "ORD"))
    if month is None or number > 5:
        return None
    if month.period is None:
        return dated(None, "D")
    day = nth_weekday(month.period, weekday_number(hit), number)
    return dated(day, "D") if day else None


def read_month(hit: Hit) -> Reading | None:
    """Read "May 1998", "early November", "July last year"."""
    month = month_number(hit)
    year = written_year(hit)
    if year is not None:
        told = dated(part_of(year, "M", month), "M")
        return aside(told) if _ends_period(hit) else told
    if not _is_month(hit):
        return None
    if hit.word("r"):
        return _month_of_year(hit, month)
    if year := _year_of_sentence(hit) or _year_of_story(hit, month):
        return dated(part_of(year, "M", month), "M")
    tense = FUTURE if hit.is_beside(1, "delivered") else hit.tense() or _tense_of_range(hit, month)
    begin = hit.range_begin
    if begin and begin.unit == "M":
        return dated(begin.shift((month - 1 - begin.index) % 12), "M")
    told = dated(hit.context.month(month, tense), "M", f"XXXX-{month:02}")
    return aside(told) if _ends_period(hit) else told


def _tense_of_range(hit: Hit, month: int) -> int:
    """The past for a range of months that are over: in October, "from January to September"."""
    values, now = hit.vocabulary.values, hit.context.now("M")
    last = values.get((hit.beside(2), "MONTH")) if hit.is_beside(1, "range") else None
    return PAST if last and now and month < int(last) <= now.first.month else UNTOLD


def _month_of_year(hit: Hit, month: int) -> Reading | None:
    """Read "July last year", "May this year", "the previous December"."""
    year = _year_told(hit)
    return dated(part_of(year, "M", month) if year else None, "M", f"XXXX-{month:02}")


def _is_month(hit: Hit) -> bool:
    """Whether "May" or "March" is the month, not the verb, the walk or a name."""
    words = hit.words("m")
    alone = (words[-1], "MONTHABBR") in hit.vocabulary.values and not hit.word("e")
    if alone and hit.has_capital(1):
        return False  # "Jan Lindt"
    if words[-1] == "." or hit.word("e") or hit.word("r") or hit.is_beside(-1, "before_month"):
        return True
    if (words[0], "MONTH") not in hit.vocabulary.values:
        return hit.is_beside(1, "after_bare_month")  # "Jan" without its point
    if words[0] not in lexicon.column("time_month_words", "word"):
        return True
    # With a capital it is a month, but not in "Theresa May", "August Lindt", "the March on Tarn", "May I".
    before, after = hit.token_beside(-1), hit.token_beside(1)
    is_name = before[:1].isupper() and hit.code_beside(-1) == hit.vocabulary.codes_of("ANY")
    is_initial = before == "." and (sentence := hit.doc.sentence_at(hit.start)) and sentence.start < hit.start
    return not (is_name or is_initial or after[:1].isupper() or hit.is_beside(1, "not_after_month"))


def read_shifted_month(hit: Hit) -> Reading | None:
    """Read "last December", "next May", "this August"."""
    month, word = month_number(hit), hit.words("r")[-1]
    current, told = hit.context.now("M"), hit.context.told
    if word in FROM_TOLD and told:
        current = period_of(told.last, "M")
    if current is None:
        return dated(None, "M", f"XXXX-{month:02}")
    behind = (current.index - month + 1) % 12
    if shift_of(hit) < 0:
        return dated(current.shift(-(behind or 12)), "M")
    if shift_of(hit) > 0:
        return dated(current.shift(12 - behind), "M")
    return dated(part_of(current.first.year, "M", month), "M")


def read_told_month(hit: Hit) -> Reading | None:
    """Read "that October": of the year told last; not "he said that October was dry"."""
    told, opens = hit.context.told, hit.beside(-1)
    if told is None or not (not opens or hit.is_beside(-1, "before_that") or hit.ends_phrase()):
        return None
    return dated(part_of(told.first.year, "M", month_number(hit)), "M")


def read_shifted_day(hit: Hit) -> Reading | None:
    """Read "last Nov. 25", "next Jan. 1"."""
    month = read_shifted_month(hit)
    if month is None or month.period is None:
        return dated(None, "D", f"XXXX-{month_number(hit):02}-{_day(hit):02}")
    period = day_of(month.period.first.year, month.period.first.month, _day(hit))
    return dated(period, "D") if period else None


def read_last_of_period(hit: Hit) -> Reading | None:
    """Read the day or month that ends a period: "the year ended March 31", "the year to next June"."""
    if hit.word("r"):
        return read_shifted_day(hit) if hit.word("d") else read_shifted_month(hit)
    return read_day(hit) if hit.word("d") else read_month(hit)


def _counted() -> frozenset[str]:
    """Nouns that make a number of the digits before them."""
    return lexicon.column("time_counted", "noun")


def read_year(hit: Hit) -> Reading | None:
    """Read "1998", "late 1998", "fiscal 1998", "the year 2000"."""
    year = written_year(hit)
    if year is None:
        return Reading("DATE", f"XX{hit.word('y')[-2:]}")
    if hit.is_beside(-1, "not_before_year") or hit.is_beside(1, "not_after_year"):
        return None
    if hit.beside(-1) == "than" and hit.is_beside(-2, "more"):
        return None
    if hit.beside(-1) == "." and hit.beside(-2) in ("no", "nos"):
        return None
    counted = _counted()
    if hit.beside(1) in counted:
        return None  # "2000 voters"
    if hit.word("e"):
        return dated(Period("Y", year), "Y")
    if (
        hit.beside(2) in counted
        and hit.code_beside(1) == hit.vocabulary.codes_of("ANY")
        and not hit.is_beside(-1, "before_adjective")
    ):
        return None  # "2000 registered voters"
    parted = hit.code_beside(-2) == hit.vocabulary.codes_of("YEAR") or hit.beside(-2) in ("pre", "post")
    if hit.beside(-1) == "-" and not parted:
        return None  # a number with hyphens
    if not 1900 <= year <= 2099 and not hit.is_beside(-1, "before_old_year"):
        return None
    if year < 1900 and year % 100 == 0 and hit.beside(-1) in ("of", "from", "to", "by"):
        return None  # "from 1000 to 1500"
    return dated(Period("Y", year), "Y")


def read_year_span(hit: Hit) -> Reading | None:
    """Read "1986/87": a fiscal, school or sports year that lies in two calendar years."""
    first, second = [*hit.word("y").split("/"), hit.word("z")][:2]
    if len(second) not in (2, 4) or not second.isdigit():
        return None
    last = int(second) if len(second) == 4 else int(first[:2] + second)
    if last != int(first) + 1:
        return None
    if not ({hit.beside(0), hit.beside(1)} & _NOT_FISCAL) and (told := fiscal_year(hit, int(first))):
        return told
    return Reading(
        "DATE", f"{first}/{last}", Period("Y", int(first)), (date(int(first), 1, 1), date(last, 12, 31))
    )


_NOT_FISCAL = frozenset("season school academic campaign title".split())


def fiscal_year(hit: Hit, first: int) -> Reading | None:
    """The fiscal year that begins in a year, in a country where it lies in two; None elsewhere."""
    if hit.context.fiscal_year is None or not Period("Y", first).known or not Period("Y", first + 1).known:
        return None
    begin = part_of(first, "M", hit.context.fiscal_year[0])
    days = begin.first, begin.shift(11).last
    return Reading("DATE", f"{first:04}/{first + 1:04}", Period("Y", first), days)


def read_shifted_fiscal_year(hit: Hit) -> Reading | None:
    """Read "this fiscal", "the last financial year", where the country's lies in two calendar years."""
    month, known = hit.context.now("M"), hit.context.fiscal_year
    alone = hit.word("f") == "fiscal" and not hit.is_beside(1, "of_fiscal")
    if month is None or known is None or not (hit.word("u") or alone):
        return None
    return fiscal_year(hit, month.first.year - (month.first.month < known[0]) + shift_of(hit))


def read_fiscal_year(hit: Hit) -> Reading | None:
    """Read "FY2018", "FY18": named for the calendar year that it is said to be."""
    digits = re.sub(r"\D", "", hit.word("y"))
    year = int(digits) if len(digits) == 4 else near_year(hit, int(digits))
    known = hit.context.fiscal_year
    if year and known and (told := fiscal_year(hit, year - (known[1] == "last"))):
        return told
    return dated(Period("Y", year) if year else None, "Y", f"XX{digits[-2:]}")


def read_last_year_of_span(hit: Hit) -> Reading | None:
    """Read the "91" of "1987-91"."""
    first, last = hit.token_beside(-2), hit.word("y")
    if not re.fullmatch(r"\d\d", last) or last <= first[2:] or hit.beside(1) in _counted():
        return None
    return dated(Period("Y", int(first[:2] + last)), "Y")


def read_decade(hit: Hit) -> Reading | None:
    """Read "the 1970s", "the late '80s", "the nineties"."""
    word = hit.word("x")
    digits = re.sub(r"\D", "", word)
    if len(digits) == 4:
        if digits[3] != "0":
            return None
        return dated(Period("E", int(digits[:3])), "E")
    if (not hit.word("t") and word[0] not in "'’‘") or hit.is_beside(-1, "owner"):
        return None  # "in her thirties", "in his late 50s"
    tens = int(digits[0]) if digits else int(hit.value("x", "TEENS"))
    if century := hit.value("c", "CENTURYWORD"):
        return dated(Period("E", int(century) // 10 + tens), "E")
    if digits and tens < 5 and word[0] not in "'’‘":
        return None  # "in the 30s" is the weather
    anchor = hit.context.now("Y")
    if anchor is None:
        return Reading("DATE", f"XX{tens}")
    # Without a century it is the decade just gone by, or the present one.
    this = anchor.first.year // 10
    return dated(Period("E", next(e for e in range(this, this - 10, -1) if e % 10 == tens)), "E")


def read_century(hit: Hit) -> Reading | None:
    """Read "the 20th century", "the early eighteenth century"; one before Christ is left open."""
    if hit.is_beside(1, "before_christ"):
        return dated(None, "C")
    return dated(Period("C", _day(hit) - 1), "C")


def read_iso(hit: Hit) -> Reading | None:
    """Read "2018-11-05", "2018-11-05T10:30Z"."""
    year, month, day = (int(part) for part in re.split(r"[-/.]", hit.word("x")[:10]))
    period = day_of(year, month, day)
    if period is None:
        return None
    clock = hit.word("x")[10:].upper()
    return Reading("TIME", period.value + clock, period) if clock else dated(period, "D")


def read_slashed(hit: Hit) -> Reading | None:
    """Read "11/05/1989", "31.12.2017"; with points or where it must be so, the day comes first."""
    text = hit.word("x")
    one, two, written = (int(part) for part in re.split(r"[/.-]", text))
    is_short = len(text) - max(text.rfind(c) for c in "/.-") == 3
    year = near_year(hit, written) if is_short else written
    month, day = (two, one) if "." in text or one > 12 else (one, two)
    period = day_of(year, month, day) if year and year >= 1000 else None
    return dated(period, "D") if period else None


_DAY = "(DAY|NTH)"
_NTH_WORD = "(NTH|ORD|TWENTY - ORD)"
_MOD = "(early|late|mid)"
_SPOKEN_DAY = "(ORD|TWENTY -? ORD)"
_CENTURY = "(century|centuries)"
_DAY_WORD = f"(DAY|{_NTH_WORD})"
_SPELLED = "(CENTURYWORD -? TENS (-? NUM)?|two -? thousand (and? NUM)*)"
_TO = "(-|and|or|to|through|until|till|,)"
_YEAR_LATER = f"(?=({_TO} {MONTH}? {_DAY})+ ,? y=YEAR)"
_FISCAL = "(fiscal|calendar|financial|school|academic)"
_SEASON_OPENS = f"(the? {_FISCAL} year?)"
_SEASON = f"(season|{_FISCAL} year)"
_PART = f"({EARLY}|the ORD half of|the (month|months) of)"
_MORE = f"((-|to|and|or|through|until|till|,|, and) {MONTH})+"
_YEAR_NAME = f"(the? {_FISCAL}? year of?|{_FISCAL}|full -? year)"
THAT_YEAR = "((of|in)? the? r=(this|last|next|that|same|previous|following) year)"

RULES = (
    Rule(f"({WEEKDAY} ,? the?)? m={MONTH} the? d={_DAY} ,? y=YEAR", read_day),
    Rule(f"({WEEKDAY} ,? the?)? m={MONTH} the? d={_DAY} {_YEAR_LATER}", read_day),
    Rule(f"({WEEKDAY} ,? the?)? m={MONTH} the? d={_DAY} ,? y=SHORTYEAR", read_day),
    Rule(f"({WEEKDAY} ,? the?|around|about)? m={MONTH} the? d={_DAY}", read_day),
    Rule(f"({WEEKDAY} ,? the?)? m={MONTH} the? d={_DAY} ,? {THAT_YEAR}", read_day),
    Rule(f"the? d={_DAY_WORD} (day? of)? m={MONTH} ,? {THAT_YEAR}", read_day),
    Rule(f"the d={_DAY_WORD} (day? of)? r=(this|last|next) month", read_day_of_shifted_month),
    Rule(f"({WEEKDAY} ,?)? m={MONTH} the d={_DAY_WORD} (,? y=YEAR)?", read_day),
    Rule(f"({WEEKDAY} ,?)? m={MONTH} d={_SPOKEN_DAY} (,? y=(YEAR|{_SPELLED}))?", read_spoken_day),
    Rule(f"({WEEKDAY} ,?)? the? d={_DAY_WORD} (day? of)? m={MONTH} ,? y=YEAR", read_day),
    Rule(f"d={_DAY} - m={MONTH} - y=YEAR", read_day),
    Rule(f"({WEEKDAY} ,?)? the? d={_DAY_WORD} (day? of)? m={MONTH}", read_day),
    Rule(f"d={_DAY} (?={_TO} {_DAY} m={MONTH} (,? y=YEAR)?)", read_day),
    Rule(f"the n=ORD u=(day|week|weekend) (of|in) m={MONTH} (,? y=YEAR)?", read_part),
    Rule(f"the n=ORD w=WEEKDAY (of|in) m={MONTH} (,? y=YEAR)?", read_weekday_of_month),
    Rule(f"{_PART}? m={MONTH} (,|of)? y=(YEAR|SHORTYEAR|{_SPELLED})", read_month),
    Rule(f"{_PART}? m={MONTH} (?={_MORE} (,|of)? y=YEAR)", read_month),
    Rule(f"{_PART}? m={MONTH} (?={_MORE} {THAT_YEAR})", read_month),
    Rule(f"e={_PART}? m={MONTH} {THAT_YEAR}?", read_month),
    Rule(f"r=(this|last|next) m={MONTH} d={_DAY}", read_shifted_day),
    Rule(f"({_PART}|the)? r=(THIS|LAST|NEXT|this coming|this past) m={MONTH}", read_shifted_month),
    Rule(f"{_PART}? that (very|same)? m={MONTH}", read_told_month),
    Rule(f"e={EARLY}? {_YEAR_NAME}? y=(YEAR|{_SPELLED})", read_year),
    Rule(f"the y=YEAR {_FISCAL} year", read_year),
    Rule(f"e=({EARLY} {_YEAR_NAME}?|{_YEAR_NAME}) y=SHORTYEAR", read_year),
    Rule("(?<=(in|since|by|until|of|from)) y=SHORTYEAR", read_year),
    Rule(f"{_SEASON_OPENS}? y=YEARSPAN", read_year_span),
    Rule(f"the? y=YEARSPAN {_SEASON}", read_year_span),
    Rule("y=FISCALYEAR", read_fiscal_year),
    Rule(
        "r=(this|last|next|the? (current|previous|last|next)) f=(fiscal|financial) u=year?",
        read_shifted_fiscal_year,
    ),
    Rule(f"{_SEASON_OPENS}? y=YEAR - z=(DAY|COUNT)", read_year_span),
    Rule(f"the? y=YEAR - z=(DAY|COUNT|YEAR) {_SEASON}", read_year_span),
    Rule("(?<=(YEAR -)) y=(DAY|COUNT)", read_last_year_of_span),
    Rule(f"the d={_NTH_WORD}", read_day_alone),
    Rule("w=WEEKDAY ,? the d=NTH", read_day_alone),
    Rule(
        f"t=(the ({_MOD} (-? (and|or|to) {_MOD})? -?)?|{EARLY} the?|the ORD half of the)? "
        "(c=CENTURYWORD -?)? x=(DECADE|TEENS)",
        read_decade,
    ),
    Rule(
        f"({EARLY}|the ORD half of)? the? ({_MOD} -?)? d={_NTH_WORD} -? {_CENTURY}",
        read_century,
    ),
    Rule(f"the? d={_NTH_WORD} (?=(and|or|to|,) the? {_NTH_WORD} -? {_CENTURY})", read_century),
    Rule("x=ISODATE", read_iso),
    Rule("x=SLASHDATE", read_slashed),
)
# What can follow a day: the "10" of "Nov. 5-10", the "12" and "14, 2018" of "May 11, 12 and 14, 2018".
NEXT_DAY = f"d={_DAY} (,? y=YEAR)?"
BEFORE_NEXT_DAY = f"(, and|{_TO})"
