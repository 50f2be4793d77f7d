"""Periods: the time that a figure covers, from the time expressions of its clause, sentence or paragraph.

A time beside a figure is its own; one that opens the sentence holds for all figures after it ("In 2023,
exports were X and imports Y"); a figure told as a change shares the period of its level; the figures of the
next sentences go on with a month, quarter or year until another is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from dateline.metrics.levels import Bond
from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import cue_verbs, upward, verb_of
from dateline.metrics.told import BREAK, NOTHING, Period, Told, is_long, times_told
from dateline.nlp import Document, Sentence
from dateline.records import Metric, Time

# Of a figure: whether it is a change, its standing, and what it belongs to.
Meaning = tuple[str | None, str, Bond]
# Lengths, areas and the like are what a thing has for good.
_LASTING = frozenset("m km cm mm m2 km2 ha [acr_us] [mi_i] [ft_i]".split())
_LONG_CHANGE = 366  # days; "rose 5 percent in 2020, and tea was 6 percent" is all of one year
_YEAR_BEFORE = re.compile(
    r",?\s*(?:a|one) year (?:earlier|before|ago|previously)|,?\s*(?:in )?the (?:year before|previous year)\b",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"\s*(?:\(|\)|,|or|to|from (?:an?|one) (?:year|month|quarter) (?:earlier|ago|before)"
    r"|from last (?:year|month)|year[ -]on[ -]year|from|at|by|,? compared with|,? up|,? down|\s)*\s*",
    re.IGNORECASE,
)
# "From a year earlier to" is what a change is set against, "from" before a figure its earlier level.
_FROM_LEVEL = re.compile(r"\bfrom\b(?!.*\b(?:earlier|ago|before|previous|last)\b)")
# "A tenth of what the country sold last year" is of last year.
_OF_WHAT = re.compile(r" of (?:all )?(?:what|that|those)\b")
# "From which it is to hold and for which 300 have come": what a time tells of the one is not of the other.
_OTHER_RELATIVE = re.compile(
    r"\b(?:and|but)(?: (?:for|in|on|to|of|with|from|by|under|at))? (?:which|whom|who|whose)\b"
)


# "Stood at 5, though in May it was 6": the time of a clause set against this one.
_CONTRAST = re.compile(r"[,;]\s(?:though|although|while|whereas|but)\b")


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
    bearing = [_bearing(sentence.text, told, quantities, meanings, i) for i in range(len(quantities))]
    found = [_own(sentence, quantities, i, bearing[i]) for i in range(len(quantities))]
    # From the end as well: a change before two levels shares the period of the last.
    for i in (*range(len(quantities)), *range(len(quantities) - 2, -1, -1)):
        if found[i] is None and meanings[i][1] != "target":
            found[i] = _shared(sentence, quantities, meanings, found, i) or _of_clause(
                sentence, quantities[i], bearing[i]
            )
    for i, quantity in enumerate(quantities):
        if i and _YEAR_BEFORE.match(sentence.text, quantity.end):
            level = next(
                (n for n, (change, _, bond) in enumerate(meanings) if bond.base == i and not change), i - 1
            )
            if before := found[level]:
                found[i] = Period(_year_before(before.start), _year_before(before.end))
    return [
        NOTHING if period is None or _outlasts(quantity, period) else period
        for quantity, period in zip(quantities, found, strict=True)
    ]


_DAYS = {"day": 1, "week": 7, "month": 28, "year": 365}


def _outlasts(quantity: Quantity, period: Period) -> bool:
    """Whether a length of time is longer than a period: "jailed on Monday for three years"."""
    if quantity.kind != "duration" or not period.start or not period.end or quantity.unit not in _DAYS:
        return False
    return quantity.number.low * _DAYS[quantity.unit] > (period.end - period.start).days + 1


def _bearing(
    text: str, told: Sequence[Told], quantities: Sequence[Quantity], meanings: Sequence[Meaning], i: int
) -> list[Told]:
    """The times that can be a figure's: not those of the level that it is set against, nor the other way."""
    own, base = quantities[i], meanings[i][2].base
    told = [t for t in told if not _is_of_earlier_level(text, t, quantities, meanings, i)]
    if meanings[i][0] is None:
        told = [t for t in told if not _is_of_long_change(t, quantities, meanings, i)]
    if base is not None and base > i:
        return [t for t in told if t.end <= quantities[base].start]
    if base is not None:
        # "From 3 percent in May to 5 percent in June".
        return [t for t in told if not quantities[base].start <= t.start < own.start]
    levels = [quantities[n] for n, meaning in enumerate(meanings) if meaning[2].base == i]
    if not levels:
        return told
    told = [t for t in told if t.period.start]  # a deadline is that of the level to come
    if meanings[i][1] != "actual":
        return told  # "cut its forecast for 2024 to 3 percent from 4" tells two forecasts of one year
    if levels[0].start > own.start:
        return [t for t in told if own.start <= t.start < levels[0].start]
    # "In 2020, 5 percent agreed, compared with 3 percent of the farmers" is all of one time.
    same = not re.search(r"\bfrom\b", text[levels[-1].end : own.start])
    return [t for t in told if t.start >= own.start or (same and t.end <= levels[0].start)]


def _is_of_earlier_level(
    text: str, time: Told, quantities: Sequence[Quantity], meanings: Sequence[Meaning], i: int
) -> bool:
    """Whether a time stands right behind an earlier level that is another figure's ("up from 33 in 2018")."""
    for number in {bond.base for _, _, bond in meanings if bond.base is not None} - {i}:
        end = quantities[number].end
        later = any(end <= q.start < time.start for q in quantities)
        if end <= time.start and not later and not BREAK.search(text, end, time.start):
            return True
    return False


def _is_of_long_change(
    time: Told, quantities: Sequence[Quantity], meanings: Sequence[Meaning], i: int
) -> bool:
    """Whether a time tells how long a change took: "fell by half in the past five years, and tea is 6%"."""
    start, end = time.period
    if not start or not end or end - start <= timedelta(_LONG_CHANGE):
        return False
    before = [n for n, quantity in enumerate(quantities) if quantity.end <= time.start]
    return bool(before) and before[-1] < i and meanings[before[-1]][0] is not None


def carried_on(doc: Document, metrics: Sequence[Metric], published: date | None) -> list[Metric]:
    """Give the period that a paragraph tells of to the figures of its next sentences that tell none.

    Args:
        doc: The article's sentences.
        metrics: Its figures with the periods of their own sentences, in text order.
        published: Day of publication.

    Returns:
        The figures. Counts and time spans keep none: what they count is mostly another thing.
    """
    found: list[Metric] = []
    released = _released(doc, metrics, published)
    held, longest, above, paragraph = NOTHING, NOTHING, NOTHING, -1
    earlier = {m.compared_to.start for m in metrics if m.compared_to}
    for sentence, group in groupby(metrics, lambda m: doc.sentence_at(m.start)):
        figures = list(group)
        if sentence is not None and sentence.paragraph != paragraph:
            above = longest if sentence.paragraph == paragraph + 1 else NOTHING
            held, longest, paragraph = NOTHING, NOTHING, sentence.paragraph
        if sentence is not None and _OF_TOTAL.search(sentence.text):
            held = held if held != NOTHING else above
        own = [
            Period(m.period_start, m.period_end)
            for m in figures
            if (m.period_start or m.period_end) and m.start not in earlier
        ]
        if own:
            held = next((p for p in own if is_long(p)), NOTHING)
            longest = max(longest, held, key=_days_of)
        elif held != NOTHING:
            ahead = published is not None and held.start is not None and held.start > published
            standings = ("estimate",) if ahead else ("actual", "estimate")
            figures = [
                replace(m, period_start=held.start, period_end=held.end)
                if m.unit_kind in ("currency", "percent", "physical")
                and m.status in standings
                and m.start not in earlier
                and m.unit not in _LASTING
                and not _is_present(sentence, m)
                else m
                for m in figures
            ]
        elif released != NOTHING:
            figures = [
                replace(m, period_start=released.start, period_end=released.end)
                if _is_of_release(sentence, m, earlier)
                else m
                for m in figures
            ]
        found.extend(figures)
    return found


def _is_present(sentence: Sentence | None, metric: Metric) -> bool:
    """Whether a figure is told as what holds in general: "in May it sold 300. Each costs $5"."""
    inside = sentence.between(metric.start, metric.end) if sentence else ()
    if sentence is None or not inside or metric.status != "actual":
        return False
    verb = next(
        (t for t in upward(sentence.tokens, inside[-1]) if t.tag in ("VBD", "VBZ", "VBP", "MD")), None
    )
    return verb is not None and verb.tag in ("VBZ", "VBP") and verb.lemma not in cue_verbs("say", "ask")


# Whoever has counted: the words by which the lead of a statistical release gives itself away.
_SOURCE = re.compile(
    r"\b(?:data|figures|statistics?|statistical|customs|bureau|census|showed|survey)\b", re.IGNORECASE
)
_LEAD = 3  # sentences with figures
_LATE = 120  # days between the end of a period and the release of its figures
_YEAR = 366


def _released(doc: Document, metrics: Sequence[Metric], published: date | None) -> Period:
    """The period whose figures the article is there to tell, as its lead says; else nothing."""
    if published is None or not metrics:
        return NOTHING
    lead = [list(group) for _, group in groupby(metrics, lambda m: doc.sentence_at(m.start))][:_LEAD]
    first, last = doc.sentence_at(lead[0][0].start), doc.sentence_at(lead[-1][0].start)
    if first is None or last is None or not _SOURCE.search(doc.text, first.start, last.end):
        return NOTHING
    earlier = {m.compared_to.start for m in metrics if m.compared_to}
    told = {Period(m.period_start, m.period_end) for group in lead for m in group if m.start not in earlier}
    recent = [
        p
        for p in told
        if is_long(p)
        and p.start
        and p.end
        and _days_of(p) <= _YEAR
        and p.end < published + timedelta(31)
        and published - p.end <= timedelta(_LATE)
    ]
    return recent[0] if len(recent) == 1 else NOTHING


def _is_of_release(sentence: Sentence | None, metric: Metric, earlier: set[int]) -> bool:
    """Whether a figure without a time goes on with what the article is there to tell."""
    if sentence is None or metric.start in earlier or metric.status != "actual":
        return False
    level = metric.unit_kind is None and metric.compared_to is not None
    if metric.unit != "percent" and metric.unit_kind != "currency" and not level:
        return False
    inside = sentence.between(metric.start, metric.end)
    verbs = [t for t in upward(sentence.tokens, inside[-1]) if t.tag.startswith("V")] if inside else []
    return any(t.tag == "VBD" and t.lemma not in cue_verbs("say", "ask") for t in verbs)


def _days_of(period: Period) -> int:
    return (period.end - period.start).days if period.start and period.end else 0


# Who takes a share of a total goes on with the paragraph that told the total.
_OF_TOTAL = re.compile(r"\bof (?:the|that|this) (?:total|sum|amount|volume|figure)\b", re.IGNORECASE)


def _own(sentence: Sentence, quantities: Sequence[Quantity], i: int, told: Sequence[Told]) -> Period | None:
    """The time right beside a figure: after it, else before it, with no other figure and no comma between."""
    quantity, text = quantities[i], sentence.text
    if _is_property(text, quantity):
        return NOTHING
    verb = verb_of(
        sentence,
        next(iter(sentence.between(sentence.start + quantity.core, sentence.start + quantity.end)), None),
    )
    last = quantities[i + 1].start if i + 1 < len(quantities) else len(text)
    first = quantities[i - 1].end if i else 0
    for time in told:
        if (
            quantity.end <= time.end
            and time.start >= quantity.start
            and time.start < last
            and not BREAK.search(text, quantity.end, time.start)
        ):
            between = text[quantity.end : time.start]
            elsewhere = time.verb >= 0 and (verb is None or time.verb != verb.i)
            elsewhere = elsewhere and not _OF_WHAT.match(between)
            if elsewhere and (
                time.reporting or re.search(r"\b(?:and|but|which|that|who|what|when|where|if)\b", between)
            ):
                continue
            return time.period
    before = [t for t in told if first <= t.start and t.end <= quantity.start and not t.reporting]
    if (
        before
        and not BREAK.search(text, before[-1].end, quantity.start)
        and not _OTHER_RELATIVE.search(text, before[-1].end, quantity.start)
        and before[-1].verb not in _beyond(sentence, quantity)
    ):
        return before[-1].period
    return None


def _is_property(text: str, quantity: Quantity) -> bool:
    """Whether a figure is a lasting property of a thing: "the 62-meter trawler"."""
    hyphened = text[quantity.number.end : quantity.number.end + 1] == "-"
    return quantity.kind in ("physical", "duration") and hyphened


def _shared(
    sentence: Sentence,
    quantities: Sequence[Quantity],
    meanings: Sequence[Meaning],
    found: Sequence[Period | None],
    i: int,
) -> Period | None:
    """The period of the figure that this one is told together with."""
    change, text = meanings[i][0], sentence.text
    for j in (i - 1, i + 1):
        if 0 <= j < len(quantities) and (period := found[j]) and not _set_apart(meanings, i, j):
            if _is_of_relative(sentence, quantities[j], quantities[i]) or _is_base(meanings, j, i):
                continue
            first, second = quantities[min(i, j)], quantities[max(i, j)]
            if j < i and _FROM_LEVEL.search(text, first.end, second.start):
                continue
            if _CLOSE.fullmatch(text, first.end, second.start) or (
                change and not _says_more(sentence, first.end, second.start)
            ):
                return period
    return None


def _is_base(meanings: Sequence[Meaning], j: int, i: int) -> bool:
    """Whether a figure is what others than `i` are set against, at a time of its own."""
    return any(n != i and m[2].base == j and m[1] == "actual" for n, m in enumerate(meanings))


def _says_more(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a new statement begins between two figures: "bought 300 tonnes, adding that costs fell"."""
    between = sentence.between(sentence.start + start, sentence.start + end)
    return any(t.text == ";" or (t.tag == "VBG" and t.lemma in cue_verbs("say", "ask")) for t in between)


def _is_of_relative(sentence: Sentence, held: Quantity, quantity: Quantity) -> bool:
    """Whether a figure is in a relative clause and another outside ("Ox, which cost $5, fell 2%")."""
    above = [
        list(upward(sentence.tokens, inside[-1]))
        for q in (held, quantity)
        if (inside := sentence.between(sentence.start + q.core, sentence.start + q.end))
    ]
    return len(above) > 1 and any(t.dep == "relcl" and t not in above[1] for t in above[0])


def _set_apart(meanings: Sequence[Meaning], i: int, j: int) -> bool:
    """Whether one of two figures is the earlier level of the other."""
    apart = meanings[i][2].base == j or meanings[j][2].base == i
    return apart and meanings[i][1] == meanings[j][1] == "actual"


def _of_clause(sentence: Sentence, quantity: Quantity, told: Sequence[Told]) -> Period | None:
    """The time before a figure that its clause hangs in, else one after it on the same verb."""
    inside = sentence.between(sentence.start + quantity.core, sentence.start + quantity.end)
    above = _of_its_tense(sentence, [t.i for t in upward(sentence.tokens, inside[-1])]) if inside else []
    before = [t for t in told if t.end <= quantity.start and not t.reporting]
    before = [t for t in before if t.verb < 0 or not above or t.verb in above]
    before = [t for t in before if not _OTHER_RELATIVE.search(sentence.text, t.end, quantity.start)]
    if quantity.kind == "count" or _is_perfect(sentence, above):
        before = [t for t in before if not _is_of_first_clause(sentence, t, above)]
    if before:
        return before[-1].period
    verb = verb_of(sentence, inside[-1]) if inside else None
    after = [t for t in told if verb and t.verb == verb.i and t.start >= quantity.end and not t.reporting]
    after = [t for t in after if not _CONTRAST.search(sentence.text, quantity.end, t.start)]
    return after[0].period if after else None


def _beyond(sentence: Sentence, quantity: Quantity) -> list[int]:
    """The tokens above a figure that are not of its tense."""
    inside = sentence.between(sentence.start + quantity.core, sentence.start + quantity.end)
    above = [t.i for t in upward(sentence.tokens, inside[-1])] if inside else []
    return above[len(_of_its_tense(sentence, above)) :]


def _of_its_tense(sentence: Sentence, above: list[int]) -> list[int]:
    """The tokens above a figure, up to a clause in which something is yet to be done, or said besides.

    "Signed a contract on Friday to ship 300 tonnes", "a pact was signed in May under which it will ship 300",
    "bought 20 trucks in May, adding that costs fell 3 percent".
    """
    for place, i in enumerate(above):
        token = sentence.tokens[i]
        to_come = any(
            t.dep == "aux" and t.text.lower() in ("to", "will", "would", "shall")
            for t in sentence.children[i]
        )
        named = token.dep == "pcomp" and token.tag == "VBG"  # "an agreement on building"
        ordered = token.dep == "xcomp" and sentence.tokens[token.head].lemma == "be"  # "is to put"
        if named or (to_come and (ordered or token.dep in ("acl", "relcl", "advcl"))):
            return above[: place + 1]
        if place and token.tag == "VBG" and token.lemma in cue_verbs("say", "ask"):
            return above[: place + 1]
    return above


def _is_perfect(sentence: Sentence, above: Sequence[int]) -> bool:
    """Whether a figure's verb tells what has come of a past: "lent in May, but has paid out only 300"."""
    verb = next((i for i in above if sentence.tokens[i].tag == "VBN"), None)
    return verb is not None and any(
        t.dep == "aux" and t.text.lower() in ("has", "have") for t in sentence.children[verb]
    )


def _is_of_first_clause(sentence: Sentence, time: Told, above: Sequence[int]) -> bool:
    """Whether a time closes a clause that the figure's is joined to ("came this year, and 300 stayed")."""
    if time.verb not in above or sentence.start + time.start < sentence.tokens[time.verb].start:
        return False
    below = above[: above.index(time.verb)]
    return bool(below) and any(sentence.tokens[i].dep == "conj" for i in below)


def whole_year(year: int) -> Period:
    """A year as a period."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def _year_before(day: date | None) -> date | None:
    if day is None:
        return None
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
