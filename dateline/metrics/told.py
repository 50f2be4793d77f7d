"""Told: the times that a sentence tells, as they bear on its figures.

"Since May" begins then, "by 2030" ends then, "than last year" is what a figure is set against, not its own.
What a figure makes of them is told in `periods`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import cue_verbs, upward, verb_of
from dateline.nlp import Document, Sentence, Token
from dateline.records import Time
from dateline.times import join_ranges


class Period(NamedTuple):
    """First and last day that a figure covers; None where open."""

    start: date | None = None
    end: date | None = None


class Told(NamedTuple):
    """A time expression as it bears on figures.

    Attributes:
        start: Its first character in the sentence, preposition included.
        end: Its end in the sentence.
        period: What it gives.
        verb: Index of the token of the verb that it hangs on; -1 for none.
        reporting: Whether it tells when something was said.
        past: Whether it is the day of what a past verb tells, on which a plan was made.
        ahead: Whether it begins after the news.
        over: Whether it has ended by the news.
        modifier: Index of the verb that says more of a noun, where it stands with one ("a note due in 2048").
    """

    start: int
    end: int
    period: Period
    verb: int
    reporting: bool
    past: bool = False
    ahead: bool = False
    over: bool = False
    modifier: int = -1


NOTHING = Period()
BREAK = re.compile(r"[,;:—]|\s[–-]\s")
_LEAST_CARRIED = 27  # days; "on Tuesday" is over with its sentence, "in February" is not
_QUARTER = 92  # days
_PREPOSITION = re.compile(
    r"\b(?P<word>by|until|till|before|since|than|from|effective(?: from)?|starting|beginning"
    r"|compared (?:with|to)|versus|against|over|on|below|above|of|for)"
    r"(?: the| that of| in| its)*\s*\Z",
    re.IGNORECASE,
)
# "Since its launch in 2016".
_SINCE_DEED = re.compile(r"\bsince (?:the|its|their|his|her) (?:[\w-]+ ){1,3}(?:in|on) \Z", re.IGNORECASE)
_SINCE_REACH = 48  # characters
# "Its weakest since November" is no figure of the months since.
_UNMATCHED = re.compile(r"\b(?:first|most|least|worst|best|record|\w+est)\b[^.;:,]{0,40}\Z", re.IGNORECASE)
_COMPARING = frozenset(
    ("than", "from", "compared with", "compared to", "versus", "against", "over", "below", "above")
)
_BEGINNING = frozenset(("from", "effective", "effective from", "starting", "beginning"))
_SAME_PERIOD = re.compile(
    r"\s*(?:the )?(?:same|corresponding|comparable|year-earlier|year-ago) ", re.IGNORECASE
)
# "Stood at 5 billion at the end of 2020" is of that day.
_AT_END = re.compile(r"\b(?:at|as of|as at) (?:the )?end[ -]of\b", re.IGNORECASE)
_NEAR = 12  # characters before a time
_TWO_ENDS = re.compile(r"\b(?:to|through|until|till)\b|[–-]")


def times_told(
    doc: Document,
    sentence: Sentence,
    quantities: Sequence[Quantity],
    times: Sequence[Time],
    published: date | None,
) -> list[Told]:
    """Read the time expressions of a sentence as its figures' times, in text order.

    Args:
        doc: The article's text.
        sentence: The sentence.
        quantities: Its figures, in text order.
        times: Its time expressions, in text order.
        published: Day of publication, up to which "since 2006" reaches.
    """
    joined = _months_and(doc.text, _months_to(doc.text, join_ranges(doc.text, times)))
    told = [t for time in joined if (t := _told(sentence, time, published))]
    return [t for t in told if not _is_of_comparison(sentence, t, quantities)]


def is_long(period: Period) -> bool:
    """Whether a period is one that prose goes on with."""
    return bool(period.start and period.end and period.end - period.start >= timedelta(_LEAST_CARRIED))


def _told(sentence: Sentence, time: Time, published: date | None) -> Told | None:
    """A time as it bears on figures; None where it gives no days or is what figures are set against."""
    start, end = time.start - sentence.start, time.end - sentence.start
    if not time.start_date and not time.end_date:
        return _stretch(sentence, time, published)
    match = _PREPOSITION.search(sentence.text, max(0, start - 24), start)
    word = match["word"].lower() if match else ""
    if since := _SINCE_DEED.search(sentence.text, max(0, start - _SINCE_REACH), start):
        match, word = since, "since"
    # "From May to June"; "from May 3" begins then, "from May" is what May is set against.
    stretch = word == "from" and (_TWO_ENDS.search(time.text) or _begins(time, published))
    # "Over the past decade", but "over last year".
    stretch = stretch or (word == "over" and time.timex_type == "DURATION")
    if match and word == "since" and _UNMATCHED.search(sentence.text[: match.start()]):
        return None
    if (word in _COMPARING and not stretch) or (word in ("on", "of") and _SAME_PERIOD.match(time.text)):
        return None
    period = Period(time.start_date, time.end_date)
    # "Up 5 percent on the year before", but "on Tuesday"; "for 2024", but "orders for Christmas".
    if (word == "on" and is_long(period)) or (word == "for" and not is_long(period)):
        return None
    if word in _BEGINNING and _begins(time, published):
        period = Period(time.start_date, None)
    elif time.end_date and _AT_END.search(sentence.text, max(0, start - _NEAR), end):
        period = Period(time.end_date, time.end_date)
    elif word in ("by", "before", "till", "until") and time.timex_type != "TIME":
        period = Period(None, time.end_date)
    elif word == "since":
        period = Period(time.start_date, published)
    token = next(iter(sentence.between(time.start, time.end)), None)
    verb = verb_of(sentence, token)
    if token and verb and _is_of_a_thing(sentence, time, token, verb):
        return None
    # "For the quarter the company reported a profit" is of the quarter, "said in May" of what was said.
    of_period = word == "for" and is_long(period)
    reporting = verb is not None and verb.lemma in cue_verbs("say", "ask") and not of_period
    past = verb is not None and verb.tag == "VBD" and not is_long(period) and period.start is not None
    ahead = bool(published and period.start and period.start > published)
    first = match.start() if match else start
    over = bool(published and period.end and period.end < published)
    modifier = _modifier_of(sentence, verb) if verb else -1
    return Told(first, end, period, verb.i if verb else -1, reporting, past, ahead, over, modifier)


def _modifier_of(sentence: Sentence, verb: Token) -> int:
    """The verb itself where it says more of a noun that is no time ("the year that ended"); else -1."""
    if verb.dep not in ("acl", "relcl"):
        return -1
    noun = sentence.tokens[verb.head]
    return -1 if noun.ent in ("DATE", "TIME") or noun.i > verb.i else verb.i


_STRETCH = re.compile(r"\b(?:over|within)(?: (?:a (?:period|span) of|about|around|the))? \Z", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d+)(Y|M|DE)")
_MONTHS_IN = {"Y": 12, "M": 1, "DE": 120}
_AHEAD = frozenset(("will", "would", "shall", "'ll", "to"))
_LATEST = 9999  # years


def _stretch(sentence: Sentence, time: Time, published: date | None) -> Told | None:
    """A length of time as the days that it reaches to from the news, or back from it.

    "Will put in 5 million over three years", "have put in 5 million over three years".
    """
    length = _LENGTH.fullmatch(time.timex_value)
    match = _STRETCH.search(sentence.text, 0, time.start - sentence.start) if length and published else None
    verb = verb_of(sentence, next(iter(sentence.between(time.start, time.end)), None)) if match else None
    if not length or not published or not match or verb is None:
        return None
    helpers = {t.text.lower() for t in sentence.children[verb.i] if t.dep == "aux"}
    months = int(length[1]) * _MONTHS_IN[length[2]]
    if helpers & _AHEAD:
        period = Period(published, months_on(published, months))
    elif helpers & {"has", "have"}:
        period = Period(months_on(published, -months), published)
    else:
        return None
    return Told(match.start(), time.end - sentence.start, period, verb.i, reporting=False)


def months_on(day: date, months: int) -> date | None:
    """The day some months later, or the last of that month; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= _LATEST:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# "Compared with a 22% gain in May", "up 70 percent from the last edition in 2021", "than at the last show",
# "twice as many as in 2014".
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|than|as (?:many|much|high|large|big|fast) as(?= [a-z])"
    r"|(?:from|over|on)(?= (?:the|its|their|a)? ?"
    r"(?:previous|last|preceding|prior|earlier|first)\b))",
    re.IGNORECASE,
)
_COMPARISON_REACH = 80  # characters


def _is_of_comparison(sentence: Sentence, time: Told, quantities: Sequence[Quantity]) -> bool:
    """Whether a time tells only what a figure is set against, which no level of this sentence is."""
    text = sentence.text
    for match in _COMPARED.finditer(text, max(0, time.start - _COMPARISON_REACH), time.end):
        hedge = any(q.start <= match.start() < q.end for q in quantities)
        level = any(match.start() < q.start < time.start and q.kind != "percent" for q in quantities)
        between = sentence.between(sentence.start + match.end(), sentence.start + time.start)
        told = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in between)
        if not hedge and not level and not told and not BREAK.search(text, match.end(), time.start):
            return True
    return False


def _begins(time: Time, published: date | None) -> bool:
    """Whether a day or a month to come is one from which something is to hold."""
    if not published or not time.start_date or not time.end_date or _TWO_ENDS.search(time.text):
        return False
    day = time.start_date == time.end_date
    return time.start_date >= published if day else time.start_date > published


def _is_of_a_thing(sentence: Sentence, time: Time, token: Token, verb: Token) -> bool:
    """Whether a time is told of a thing, not of the verb: "the berth, due in March, will lift capacity"."""
    for above in upward(sentence.tokens, token):
        if above.i == verb.i:
            return False
        outside = not time.start <= above.start < time.end
        if outside and above.pos == "ADJ" and above.dep in ("amod", "appos", "relcl"):
            return above.i < verb.i
    return False


_MONTHS = re.compile(r"P(\d+)M")


def _months_to(text: str, times: Sequence[Time]) -> list[Time]:
    """Make one time of "the three months to December"."""
    found: list[Time] = []
    for time in times:
        held = found[-1] if found else None
        months = _MONTHS.fullmatch(held.timex_value) if held else None
        if (
            held
            and months
            and time.end_date
            and text[held.end : time.start].strip() in ("to", "ended", "ending")
        ):
            first = time.end_date.year * 12 + time.end_date.month - int(months[1])
            start = date(first // 12, first % 12 + 1, 1)
            words = text[held.start : time.end]
            found[-1] = Time(held.start, time.end, words, "DURATION", held.timex_value, start, time.end_date)
        else:
            found.append(time)
    return found


_IN = re.compile(r"\b(?:in|for|over|during)\s\Z", re.IGNORECASE)


def _months_and(text: str, times: Sequence[Time]) -> list[Time]:
    """Make one time of months or quarters that follow each other: "5 percent in January and February"."""
    found: list[Time] = []
    for time in times:
        held = found[-1] if found else None
        if (
            held
            and held.start_date
            and held.end_date
            and time.start_date
            and time.end_date
            and time.start_date - held.end_date == timedelta(1)
            and all(_LEAST_CARRIED < days <= _QUARTER for days in (_days(held), _days(time)))
            and text[held.end : time.start].strip() == "and"
            and _IN.search(text, max(0, held.start - _NEAR), held.start)
        ):
            words = text[held.start : time.end]
            value = f"{held.timex_value}/{time.timex_value}"
            found[-1] = Time(held.start, time.end, words, "DATE", value, held.start_date, time.end_date)
        else:
            found.append(time)
    return found


def _days(time: Time) -> int:
    return (time.end_date - time.start_date).days + 1 if time.start_date and time.end_date else 0
