"""Told: the times that a sentence tells, as they bear on its figures.

"Since May" begins then, "by 2030" ends then, "than last year" is what a figure is set against, not its own.
What a figure makes of them is told in `periods`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import NamedTuple

from dateline import lexicon
from dateline.metrics.quantities import Quantity
from dateline.metrics.stretches import LEAST_CARRIED, as_stretches, months_on
from dateline.metrics.syntax import ATTRIBUTES, COME, PERFECT, cue_verbs, helpers_of, upward, verb_of
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
        deed: The days of what a time that goes on since then began with ("since it cut 300 jobs in May").
        owned: Where the figure starts that it owns ("up from May's 53,000 tonnes"); -1 for none.
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
    deed: Period = Period()
    owned: int = -1


NOTHING = Period()
BREAK = re.compile(r"[,;:—](?!\d)|\s[–-]\s")
_PREPOSITION = re.compile(
    r"\b(?P<word>by|until|till|before|since|than|from|effective(?: from)?|starting|beginning"
    r"|compared (?:with|to)|versus|against|over|on|below|above|of|for)"
    r"(?: the| that of| in| its)*\s*\Z",
    re.IGNORECASE,
)
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
_WEEK = re.compile(r"(?:the|this|last) week", re.IGNORECASE)
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
    joined = as_stretches(doc.text, join_ranges(doc.text, times), published)
    told = [t for time in joined if (t := _told(sentence, time, quantities, published))]
    read = (_of_comparison(sentence, t, quantities) for t in told)
    return [t for t in read if t]


def is_long(period: Period) -> bool:
    """Whether a period is one that prose goes on with."""
    return bool(period.start and period.end and period.end - period.start >= timedelta(LEAST_CARRIED))


_OWNS = re.compile(r"['’]s ")


def _told(
    sentence: Sentence, time: Time, quantities: Sequence[Quantity], published: date | None
) -> Told | None:
    """A time as it bears on figures; None where it gives no days or is what figures are set against."""
    start, end = time.start - sentence.start, time.end - sentence.start
    if not time.start_date and not time.end_date:
        return _stretch(sentence, time, published)
    match = _PREPOSITION.search(sentence.text, max(0, start - 24), start)
    word = match["word"].lower() if match else ""
    first = match.start() if match else start
    token = next(iter(sentence.between(time.start, time.end)), None)
    verb = verb_of(sentence, token)
    if token and (since := _since_deed(sentence, token)):
        word, first, verb = "since", since[0].start - sentence.start, since[1]
    # "From May to June"; "from May 3" begins then, "from May" is what May is set against.
    stretch = word == "from" and (_TWO_ENDS.search(time.text) or _begins(time, published))
    # "Over the past decade", but "over last year".
    stretch = stretch or (word == "over" and time.timex_type == "DURATION")
    if word == "since" and _UNMATCHED.search(sentence.text[:first]):
        return None
    owned = _OWNS.match(sentence.text, end)
    if owned and any(q.start == owned.end() for q in quantities):
        period = Period(time.start_date, time.end_date)
        return Told(start, end, period, -1, reporting=False, owned=owned.end())
    if (word in _COMPARING and not stretch) or (word in ("on", "of") and _SAME_PERIOD.match(time.text)):
        return None
    period = Period(time.start_date, time.end_date)
    # "Up 5 percent on the year before", but "on Tuesday"; "for 2024", but "orders for Christmas".
    if (word == "on" and is_long(period)) or (
        word == "for" and not is_long(period) and not _WEEK.fullmatch(time.text)
    ):
        return None
    if word in _BEGINNING and _begins(time, published):
        period = Period(time.start_date, None)
    elif time.end_date and _AT_END.search(sentence.text, max(0, start - _NEAR), end):
        period = Period(time.end_date, time.end_date)
    elif word in ("by", "before", "till", "until") and time.timex_type != "TIME":
        period = Period(None, time.end_date)
    elif word == "since":
        period = Period(time.start_date, published)
    if token and verb and _is_of_a_thing(sentence, time, token, verb):
        return None
    # "For the quarter the company reported a profit" is of the quarter, "said in May" of what was said.
    of_period = is_long(period) and (word == "for" or (token is not None and _is_of_object(sentence, token)))
    reporting = verb is not None and verb.lemma in cue_verbs("say", "ask") and not of_period
    past = verb is not None and verb.tag == "VBD" and not is_long(period) and period.start is not None
    ahead = bool(published and period.start and period.start > published)
    over = bool(published and period.end and period.end < published)
    if verb and token and (fronted := _of_fronted(sentence, verb)):
        verb = fronted
    modifier = _modifier_of(sentence, verb) if verb else -1
    deed = Period(time.start_date, time.end_date) if word == "since" else NOTHING
    return Told(first, end, period, verb.i if verb else -1, reporting, past, ahead, over, modifier, deed)


def _is_of_object(sentence: Sentence, token: Token) -> bool:
    """Whether a time stands before what is reported: "forecast third-quarter revenue of"."""
    above = [t.dep for t in upward(sentence.tokens, token)]
    inside = next((n for n, dep in enumerate(above) if dep not in ATTRIBUTES), 0)
    return inside > 0 and above[inside] == "dobj"


def _since_deed(sentence: Sentence, token: Token) -> tuple[Token, Token] | None:
    """The "since" of what a time dates, and the verb that it hangs on: "since its launch in 2016".

    "Has passed 20 laws since it convened in May", but "since demand fell in May, the firm lost 5 million".
    """
    for above in islice(upward(sentence.tokens, token), 1, None):
        verb = verb_of(sentence, sentence.tokens[above.head])
        marks = (t for t in sentence.children[above.i] if t.dep == "mark" and t.text.lower() == "since")
        since = above if above.dep == "prep" and above.text.lower() == "since" else next(marks, None)
        if since:
            told = since is above or above.tag == "VBG" or (verb and helpers_of(sentence, verb) & COME)
            return (since, verb) if verb and told and since.i < token.i else None
    return None


_SCENE = frozenset(("in", "at", "during"))


def _of_fronted(sentence: Sentence, verb: Token) -> Token | None:
    """The verb that a time hangs on through what it says more of: "in a poll held in May, 38 agreed"."""
    noun = sentence.tokens[verb.head]
    within = sentence.tokens[noun.head]
    if verb.tag != "VBN" or verb.dep != "acl" or noun.dep != "pobj" or within.text.lower() not in _SCENE:
        return None
    above = sentence.tokens[within.head]
    return above if within.i < above.i and above.dep != "acl" else None


def _modifier_of(sentence: Sentence, verb: Token) -> int:
    """The verb itself where it says more of a noun that is no time ("the year that ended"); else -1."""
    if verb.dep not in ("acl", "relcl"):
        return -1
    noun = sentence.tokens[verb.head]
    return -1 if noun.ent in ("DATE", "TIME") or noun.i > verb.i else verb.i


_STRETCH = re.compile(r"\b(over|within|in)(?: (?:a (?:period|span) of|about|around|the))? \Z", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d+)(Y|M|DE)")
_MONTHS_IN = {"Y": 12, "M": 1, "DE": 120}
_AHEAD = frozenset(("will", "would", "shall", "'ll", "to"))


@cache
def _planning() -> frozenset[str]:
    """Verbs of what is yet to be done: "pledged"."""
    rows = lexicon.rows("figure_statuses")
    return frozenset(r["lemma"] for r in rows if (r["status"], r["reach"]) == ("planned", "verb"))


def _stretch(sentence: Sentence, time: Time, published: date | None) -> Told | None:
    """A length of time as the days that it reaches to from the news, or back from it.

    "Will put in 5 million over three years", "pledged 5 million over three years", "have put in 5 million
    over three years", "has grown by 5 percent in three years", but "has lost, the first time in three years".
    """
    length = _LENGTH.fullmatch(time.timex_value)
    match = _STRETCH.search(sentence.text, 0, time.start - sentence.start) if length and published else None
    verb = verb_of(sentence, next(iter(sentence.between(time.start, time.end)), None)) if match else None
    if not length or not published or not match or verb is None:
        return None
    helpers, within = helpers_of(sentence, verb), match[1].lower() == "in"
    pledged = verb.tag == "VBD" and verb.lemma in _planning()
    months = int(length[1]) * _MONTHS_IN[length[2]]
    if (pledged or helpers & _AHEAD) and not within:
        period = Period(published, months_on(published, months))
    elif helpers & PERFECT and not _UNMATCHED.search(sentence.text[: match.start()]):
        period = Period(months_on(published, -months), published)
    else:
        return None
    return Told(match.start(), time.end - sentence.start, period, verb.i, reporting=False)


# "Compared with a 22% gain in May", "up 70 percent from the last edition in 2021", "than at the last show",
# "twice as many as in 2014".
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|than|as (?:many|much|high|large|big|fast) as(?= [a-z])"
    r"|(?:from|over|on)(?= (?:the|its|their|a)? ?"
    r"(?:previous|last|preceding|prior|earlier|first)\b))",
    re.IGNORECASE,
)
_COMPARISON_REACH = 80  # characters


def _of_comparison(sentence: Sentence, time: Told, quantities: Sequence[Quantity]) -> Told | None:
    """A time, of what a figure is set against where it tells that.

    The share that stands before it owns it ("compared with a 22% gain in May"); None where none does.
    """
    text = sentence.text
    since = text.startswith("since ", time.start)
    for match in _COMPARED.finditer(text, max(0, time.start - _COMPARISON_REACH), time.end):
        # "Over the past two years", "has lost 12 percent against the dollar since May".
        if match.start() == time.start or (since and match[0].lower() == "against"):
            continue
        hedge = any(q.start <= match.start() < q.end for q in quantities)
        set_against = [q for q in quantities if match.start() < q.start < time.start]
        level = any(q.kind != "percent" for q in set_against)
        between = sentence.between(sentence.start + match.end(), sentence.start + time.start)
        told = any(t.tag in ("VBD", "VBZ", "VBP", "MD") and t.dep != "acl" for t in between)
        if not hedge and not level and not told and not BREAK.search(text, match.end(), time.start):
            return time._replace(owned=set_against[-1].start) if set_against else None
    return time


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
