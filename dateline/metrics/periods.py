"""Periods: the time that a figure covers, as its own sentence tells it.

A figure takes its time from the first of these that gives one: what it led up to ("signed in May after five
rounds") or has had no like for; a time right beside it; the figure that it is told together with; a time that
opens its clause or closes it on the same verb. What none of them dates may
go on with the sentences before (`carried`), with the day's trading (`markets`) or with an event (`joins`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.metrics.bearing import LONG_CHANGE, Figure, bearing
from dateline.metrics.clauses import (
    beyond_its_tense,
    has_come_since,
    is_general,
    is_of_first_clause,
    is_of_past_before,
    is_of_when_clause,
    is_perfect,
    is_since,
    of_its_tense,
    with_what_is_said,
)
from dateline.metrics.levels import IN_OTHER_WORDS, Bond
from dateline.metrics.quantities import Quantity
from dateline.metrics.stretches import months_on, outlasts
from dateline.metrics.syntax import cue_verbs, is_property, tense_above, upward, verb_of
from dateline.metrics.told import BREAK, NOTHING, Period, Told, is_long, times_told
from dateline.nlp import Document, Sentence
from dateline.records import Time

# Of a figure: whether it is a change, its standing, and what it belongs to.
Meaning = tuple[str | None, str, Bond]


def periods_of(
    doc: Document,
    sentence: Sentence,
    quantities: Sequence[Quantity],
    meanings: Sequence[Meaning],
    times: Sequence[Time],
    published: date | None,
) -> list[Period]:
    """Find what each figure of a sentence covers, by the sentence alone.

    Args:
        doc: The article's text.
        sentence: The sentence.
        quantities: Its figures, in text order.
        meanings: For each figure whether it is itself a change, its standing (a target's time must stand
            beside it), and what it belongs to (the time of an earlier level is its own).
        times: The time expressions of the sentence, in text order.
        published: Day of publication, up to which "since 2006" reaches.
    """
    told = times_told(doc, sentence, quantities, times, published)
    figures = [_figure(sentence, q, *m) for q, m in zip(quantities, meanings, strict=True)]
    near = [bearing(sentence.text, told, figures, i) for i in range(len(figures))]
    found = [
        next((t.period for t in near[i] if t.owned == figures[i].start), None)
        or _of_deed(sentence, figures[i], near[i], times)
        or _up_to(sentence, figures[i], near[i])
        or _back_from(sentence, figures[i], published)
        or _beside(sentence, figures, i, near[i])
        for i in range(len(figures))
    ]
    # From the end as well: a change before two levels shares the period of the last.
    for i in (*range(len(figures)), *range(len(figures) - 2, -1, -1)):
        if found[i] is None and figures[i].status != "target":
            found[i] = (
                _together(sentence, figures, found, i)
                or _of_clause(sentence, figures[i], near[i])
                or _before_colon(sentence, figures, found, i, told)
            )
    found = _with_years_before(sentence.text, figures, found)
    return [
        NOTHING
        if period is None or _outlasts(figure.quantity, period)
        else _so_far(sentence, figure, _at_its_end(figures, i, period), told, published)
        for i, (figure, period) in enumerate(zip(figures, found, strict=True))
    ]


def _with_years_before(
    text: str, figures: Sequence[Figure], found: Sequence[Period | None]
) -> list[Period | None]:
    """The periods, those of levels "a year earlier" a year before their later levels'.

    Of two levels set against earlier ones, the first tells it for both: "sold 5, against 4 a year earlier,
    and bought 3, against 2".
    """
    given = list(found)
    told = False
    for i, figure in enumerate(figures):
        based = next((n for n, f in enumerate(figures) if f.bond.base == i and not f.change), None)
        if i and YEAR_BEFORE.match(text, figure.end):
            if before := given[i - 1 if based is None else based]:
                given[i] = year_before(before)
                told = True
                if IN_OTHER_WORDS.fullmatch(text, figures[i - 1].end, figure.start):
                    given[i - 1] = given[i]  # "a loss of $1 million, or 4 cents a share, a year ago"
        elif told and based is not None and (later := given[based]) and given[i] in (None, later):
            given[i] = year_before(later)
    return given


def _figure(sentence: Sentence, quantity: Quantity, change: str | None, status: str, bond: Bond) -> Figure:
    inside = sentence.between(sentence.start + quantity.core, sentence.start + quantity.end)
    above = tuple(upward(sentence.tokens, inside[-1])) if inside else ()
    return Figure(quantity, change, status, bond, above)


_WHEN = re.compile(r",? when\b")


def _of_deed(
    sentence: Sentence, figure: Figure, told: Sequence[Told], times: Sequence[Time]
) -> Period | None:
    """The days of a deed in whose telling a figure stands, not those since.

    "The worst since May 2015, when 47 people died", "since it cut 300 jobs in May".
    """
    for time in times:
        end = time.end - sentence.start
        if time.start_date and end < figure.start and _WHEN.match(sentence.text, end):
            told_by = sentence.text[end + len(", ") : figure.start]
            if not BREAK.search(told_by):
                return Period(time.start_date, time.end_date)
    return next((t.deed for t in told if t.deed != NOTHING and t.start < figure.start < t.end), None)


# "Signed in May after five rounds": the rounds were over by then.
_AFTER = re.compile(r"\bafter \Z", re.IGNORECASE)
_AFTER_REACH = 8  # characters


def _up_to(sentence: Sentence, figure: Figure, told: Sequence[Told]) -> Period | None:
    """The end of what led to a deed whose time stands before it: "signed in May after five rounds"."""
    if figure.quantity.kind not in ("count", "duration"):
        return None
    if not _AFTER.search(sentence.text, max(0, figure.start - _AFTER_REACH), figure.start):
        return None
    before = [
        t for t in told if t.end <= figure.start and not BREAK.search(sentence.text, t.end, figure.start)
    ]
    return Period(None, before[-1].period.end) if before and before[-1].period.end else None


# "The first visit in 14 years", "the fewest in five months".
_UNMATCHED = re.compile(
    r"\b(?:first|most|least|worst|best|\w+est)\b[^.;:,]{0,60}\bin (?:more than |over |about |nearly )?\Z",
    re.IGNORECASE,
)


def _back_from(sentence: Sentence, figure: Figure, published: date | None) -> Period | None:
    """The time up to the news for which something was without its like."""
    quantity = figure.quantity
    if quantity.unit not in ("year", "month") or not published or figure.status != "actual":
        return None
    if not _UNMATCHED.search(sentence.text[: quantity.number.start]):
        return None
    return Period(
        months_on(published, -int(quantity.number.low * (12 if quantity.unit == "year" else 1))), published
    )


# A time beside the figure -----------------------------------------------------------------------------------

# "A tenth of what the country sold last year" is of last year.
_OF_WHAT = re.compile(r" of (?:all )?(?:what|that|those)\b")
_NEW_CLAUSE = re.compile(r"\b(?:and|but|which|that|who|what|when|where|if|after|before|because|while)\b")
# "From which it is to hold and for which 300 have come": what a time tells of the one is not of the other.
_OTHER_RELATIVE = re.compile(
    r"\b(?:and|but)(?: (?:for|in|on|to|of|with|from|by|under|at))? (?:which|whom|who|whose)\b"
)


def _beside(sentence: Sentence, figures: Sequence[Figure], i: int, told: Sequence[Told]) -> Period | None:
    """The time right beside a figure: after it, else before it, with no other figure and no comma between."""
    figure, text = figures[i], sentence.text
    if _is_property(sentence, figure):
        return NOTHING
    core = sentence.between(sentence.start + figure.quantity.core, sentence.start + figure.end)
    verb = verb_of(sentence, next(iter(core), None))
    last = figures[i + 1].start if i + 1 < len(figures) else len(text)
    first = figures[i - 1].end if i else 0
    for time in told:
        if (
            figure.end <= time.end
            and figure.start <= time.start < last
            and not BREAK.search(text, figure.end, time.start)
        ):
            between = text[figure.end : time.start]
            elsewhere = time.verb >= 0 and (verb is None or time.verb != verb.i)
            elsewhere = elsewhere and not _OF_WHAT.match(between)
            told_day = time.period.start and time.reporting and not is_long(time.period)
            if told_day and figure.quantity.kind in _MEASURED:
                continue  # "reported a loss of 45 million on Tuesday"
            if elsewhere and (time.reporting or _NEW_CLAUSE.search(between)):
                continue
            return time.period
    before = [t for t in told if first <= t.start and t.end <= figure.start and not t.reporting]
    before = [t for t in before if not is_of_past_before(sentence, t, figure)]
    if figure.status == "planned" and _WITH_A.search(text, 0, figure.start):
        return None
    if (
        before
        and not BREAK.search(text, before[-1].end, figure.start)
        and not _OTHER_RELATIVE.search(text, before[-1].end, figure.start)
        and before[-1].verb not in beyond_its_tense(sentence, figure)
        and not is_of_first_clause(sentence, before[-1], [t.i for t in figure.above])
    ):
        return before[-1].period
    return None


def _is_property(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is what a thing is like for good: "the 62-meter trawler", "a three-day visit"."""
    quantity = figure.quantity
    hyphened = sentence.text[quantity.number.end : quantity.number.end + 1] == "-"
    if hyphened and quantity.kind in ("physical", "duration"):
        return True
    start, end = sentence.start + figure.start, sentence.start + figure.end
    return is_property(sentence, start, end, quantity.kind, quantity.unit)


# The period of another figure -------------------------------------------------------------------------------

_CLOSE = re.compile(
    r"\s*(?:\(|\)|,|or|to|from (?:an?|one) (?:year|month|quarter) (?:earlier|ago|before)"
    r"|from last (?:year|month)|year[ -]on[ -]year|from|at|by|,? compared with|,? up|,? down|\s)*\s*",
    re.IGNORECASE,
)
# "From a year earlier to" is what a change is set against, "from" before a figure its earlier level.
_FROM_LEVEL = re.compile(r"\bfrom\b(?!.*\b(?:earlier|ago|before|previous|last)\b)")


# "Rose 21 percent, compared with a 22 percent gain in May".
IS_SET_AGAINST = re.compile(r"\b(?:compared (?:with|to)|against|versus|than)(?: an?| the)? \Z", re.IGNORECASE)
# "Slipped 84 cents to $80, down 5 percent since Friday".
_SINCE = re.compile(r" since\b")
_UP = re.compile(r"[,;] (?:up|down)\b[^,;]*\Z")
_UP_FROM = re.compile(r"\b(?:up|down|higher|lower) from \Z", re.IGNORECASE)


def _together(
    sentence: Sentence, figures: Sequence[Figure], found: Sequence[Period | None], i: int
) -> Period | None:
    """The period of the figure that this one is told together with."""
    text = sentence.text
    for j in (i - 1, i + 1):
        if 0 <= j < len(figures) and (period := found[j]) and not _are_set_apart(figures, i, j):
            first, second = figures[min(i, j)], figures[max(i, j)]
            if j > i and _SINCE.match(text, second.end) and _UP.search(text, first.end, second.start):
                continue
            if figures[j].bond.level == i:
                return period  # "grew by 3 percent in May to 5 billion"
            if _is_of_relative(figures[j], figures[i]) or _is_base(figures, j, i):
                continue
            if _is_told_before(sentence, figures[j], figures[i]):
                continue
            if j < i and _FROM_LEVEL.search(text, first.end, second.start):
                continue
            if _UP_FROM.search(text, first.end, second.start):
                continue
            if j > i and IS_SET_AGAINST.search(text, first.end, second.start):
                continue
            if _CLOSE.fullmatch(text, first.end, second.start) or (
                figures[i].change and not _says_more(sentence, first.end, second.start)
            ):
                return period
    return None


def _is_told_before(sentence: Sentence, held: Figure, figure: Figure) -> bool:
    """Whether a figure is told as what came before another: "sales fell, after they had jumped 5 percent"."""
    first, then = (tense_above(sentence, f.above) for f in (held, figure))
    if first is None or then is None or first[0] is first[1]:
        return False
    return first[1].text.lower() == "had" and then[1].tag == "VBD" and then[1].text.lower() != "had"


def _is_base(figures: Sequence[Figure], j: int, i: int) -> bool:
    """Whether a figure is what others than `i` are set against, at a time of its own."""
    return any(n != i and f.bond.base == j and f.status == "actual" for n, f in enumerate(figures))


def _says_more(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a new statement begins between two figures: "bought 300 tonnes, adding that costs fell"."""
    between = sentence.between(sentence.start + start, sentence.start + end)
    return any(t.text == ";" or (t.tag == "VBG" and t.lemma in cue_verbs("say", "ask")) for t in between)


def _is_of_relative(held: Figure, figure: Figure) -> bool:
    """Whether a figure is in a relative clause and another outside ("Ox, which cost $5, fell 2%")."""
    return bool(figure.above) and any(t.dep == "relcl" and t not in figure.above for t in held.above)


def _are_set_apart(figures: Sequence[Figure], i: int, j: int) -> bool:
    """Whether one of two figures is the earlier level of the other."""
    apart = figures[i].bond.base == j or figures[j].bond.base == i
    return apart and all(figures[n].status in ("actual", "planned") for n in (i, j))


# The time of its clause -------------------------------------------------------------------------------------

# "Stood at 5, though in May it was 6": the time of a clause set against this one.
_CONTRAST = re.compile(r"[,;]\s(?:though|although|while|whereas|but)\b")


# "A mill with a capacity of 3 million tonnes will open in May": that is what the mill is like.
_WITH = re.compile(r"\bwith (?:an? )?(?:[\w-]+ ){1,3}of \Z", re.IGNORECASE)
_WITH_A = re.compile(r"\bwith an? (?:[\w-]+ )?(?:[\w-]+ )of \Z", re.IGNORECASE)


def _of_clause(sentence: Sentence, figure: Figure, told: Sequence[Told]) -> Period | None:
    """The time before a figure that its clause hangs in, else one after it on the same verb."""
    if figure.status == "planned" and _WITH.search(sentence.text, 0, figure.start):
        return None
    above = with_what_is_said(sentence, figure, of_its_tense(sentence, figure))
    before = [t for t in told if t.end <= figure.start and not t.reporting]
    before = [t for t in before if t.verb < 0 or not above or t.verb in above]
    before = [t for t in before if not _OTHER_RELATIVE.search(sentence.text, t.end, figure.start)]
    before = [t for t in before if not is_of_past_before(sentence, t, figure)]
    before = [t for t in before if not (_is_spread(sentence, t) and is_of_first_clause(sentence, t, above))]
    if figure.quantity.kind == "count" or is_perfect(sentence, above) or is_general(sentence, figure):
        before = [t for t in before if not is_of_first_clause(sentence, t, above)]
    verb = verb_of(sentence, figure.above[0]) if figure.above else None
    when = [t for t in told if verb and t.end <= figure.start and is_of_when_clause(sentence, t, verb)]
    if before or when:
        return (before or when)[-1].period
    after = [t for t in told if verb and t.start >= figure.end and not t.reporting]
    after = [
        t for t in after if not (is_since(sentence, t) and _UP.search(sentence.text, figure.end, t.start))
    ]
    own = [t for t in after if verb and t.verb == verb.i]
    come = [t for t in after if verb and has_come_since(sentence, t, verb)]
    after = own + [t for t in come if not BREAK.search(sentence.text, figure.end, t.start)]
    after = [t for t in after if not _CONTRAST.search(sentence.text, figure.end, t.start)]
    if after:
        return after[0].period
    # "Will set aside 250 million for laboratories in eight parks over the next three years".
    spread = [
        t for t in told if t.start >= figure.end and figure.status == "planned" and _is_spread(sentence, t)
    ]
    spread = [t for t in spread if not BREAK.search(sentence.text, figure.end, t.start)]
    return spread[0].period if spread and figure.quantity.kind == "currency" else None


def _is_spread(sentence: Sentence, time: Told) -> bool:
    """Whether a time tells over how long something is spread: "promised 130 million over two years"."""
    return _OVER.match(sentence.text, time.start) is not None


_OVER = re.compile(r"(?:over|within)\b", re.IGNORECASE)
_COLON = re.compile(r"[:;]\s")


def _before_colon(
    sentence: Sentence,
    figures: Sequence[Figure],
    found: Sequence[Period | None],
    i: int,
    told: Sequence[Told],
) -> Period | None:
    """The period told before a colon or semicolon, where what stands behind it tells none.

    "Was $57 in 2022: exports came to $49; imports were $8".
    """
    own, text = figures[i], sentence.text
    colons = [m.start() for m in _COLON.finditer(text, 0, own.start)]
    if own.status != "actual" or own.quantity.kind not in _MEASURED or not colons:
        return None
    if any(t.start > colons[-1] for t in told) or is_general(sentence, own):
        return None
    before = [j for j in range(i) if figures[j].end <= colons[-1] and figures[j].quantity.kind in _MEASURED]
    if before:
        return found[before[-1]]
    # "The first quarter still looks weak: exports were 5 percent lower".
    named = [t.period for t in told if t.end <= colons[-1] and is_long(t.period)]
    return named[-1] if named else None


_MEASURED = ("currency", "percent", "physical")


# What a period must bear --------------------------------------------------------------------------------

YEAR_BEFORE = re.compile(
    r",?\s*(?:a|one) year (?:earlier|before|ago|previously)|,?\s*(?:in )?the (?:year before|previous year)\b"
    r"| (?:in|during|for|over) the (?:same|corresponding|comparable) (?:period|time|months?|quarter|half)"
    r"(?: of (?:the )?(?:previous|last|preceding|prior) (?:fiscal|financial|year)| last year"
    r"| a year (?:earlier|ago))",
    re.IGNORECASE,
)


def _outlasts(quantity: Quantity, period: Period) -> bool:
    """Whether a length of time is longer than a period, or what a figure is counted by.

    "Jailed on Monday for three years", "agreed on Monday to sell 300 tonnes a year".
    """
    if quantity.kind == "duration":
        return outlasts(quantity.unit, *period, times=quantity.number.low)
    return outlasts(quantity.per, *period)


def _at_its_end(figures: Sequence[Figure], i: int, period: Period) -> Period:
    """The last year of several for the level that a change led to: "rose 64% from 2016 to 2019 to 118"."""
    led = any(f.bond.level == i for f in figures)
    if not led or not period.start or not period.end or (period.end - period.start).days <= LONG_CHANGE:
        return period
    whole = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    return whole_year(period.end.year) if whole else period


_CURRENT = re.compile(r"\b(?:this|the) (?:week|month|quarter|year)\b", re.IGNORECASE)


def _so_far(
    sentence: Sentence, figure: Figure, period: Period, told: Sequence[Told], published: date | None
) -> Period:
    """A period that has yet to end, up to the news where the figure is told as past: "sold 300 this year"."""
    if figure.status != "actual" or not published or not period.start or not period.end:
        return period
    current = any(t.period == period and _CURRENT.search(sentence.text, t.start, t.end) for t in told)
    if not current or not period.start <= published < period.end:
        return period
    tensed = tense_above(sentence, figure.above)
    if tensed is None:
        return period
    past = tensed[1].tag == "VBD" or tensed[1].lemma == "have"
    past = past or bool(figure.change and tensed[1].tag in ("VBZ", "VBP"))  # "is up 18 percent this year"
    return Period(period.start, published) if past else period


def year_before(period: Period) -> Period:
    """The same period of the year before."""
    return Period(*(_day_before(day) if day else None for day in period))


def _day_before(day: date) -> date:
    """The day a year before; the end of a February stays one."""
    if (day.month, day.day) == (2, 29):
        return day.replace(year=day.year - 1, day=28)
    ends = (day.month, day.day) == (2, 28) and (day.year - 1) % 4 == 0
    return day.replace(year=day.year - 1, day=29 if ends else day.day)


def whole_year(year: int) -> Period:
    """A year as a period."""
    return Period(date(year, 1, 1), date(year, 12, 31))
