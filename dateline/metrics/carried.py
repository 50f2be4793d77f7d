"""Carried: the period that a figure has from what the article told before it.

Prose goes on with a month, quarter or year until another is told: in the paragraph that tells it, and through
the article that is there to tell it (a release of statistics or results, known by data/release_words.csv).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import groupby

from dateline import lexicon
from dateline.metrics.periods import IS_SET_AGAINST, YEAR_BEFORE, year_before
from dateline.metrics.stretches import outlasts
from dateline.metrics.syntax import cue_verbs, is_property, tensed_over, verb_of
from dateline.metrics.told import NOTHING, Period, is_long
from dateline.nlp import Document, Sentence, Token
from dateline.records import Metric, Time

# Lengths, areas and the like are what a thing has for good.
_LASTING = frozenset("m km cm mm m2 km2 ha acre mile foot yard".split())


def carried_on(
    doc: Document, metrics: Sequence[Metric], times: Sequence[Time], published: date | None
) -> list[Metric]:
    """Give the period that a paragraph or the whole article tells of to figures that tell none.

    Args:
        doc: The article's sentences.
        metrics: Its figures with the periods of their own sentences, in text order.
        times: Its time expressions, in text order.
        published: Day of publication.

    Returns:
        The figures. Counts and time spans keep none: what they count is mostly another thing.
    """
    article = _Article(doc, metrics, times, published)
    found: list[Metric] = []
    for sentence, group in groupby(metrics, lambda m: doc.sentence_at(m.start)):
        figures = list(group)
        found.extend(article.read(sentence, figures) if sentence else figures)
    return _with_earlier_levels(doc, found, metrics)


class _Article:
    """What an article has told of times so far, read sentence by sentence."""

    def __init__(
        self, doc: Document, metrics: Sequence[Metric], times: Sequence[Time], published: date | None
    ) -> None:
        self.doc, self.times, self.published = doc, times, published
        self.earlier = {m.compared_to.start for m in metrics if m.compared_to}
        self.levels = {m.change_of.start for m in metrics if m.change_of}
        self.released = _released(doc, metrics, self.earlier, times, published)
        self.paragraph = -1
        # Of the paragraph: the period it goes on with and that of what this is set against, its longest, and
        # whether it tells the day's trading.
        self.held, self.base, self.longest, self.traded = NOTHING, NOTHING, NOTHING, False
        self.above = NOTHING  # the longest of the paragraph before
        self.market = published is not None and _is_market_report(doc, metrics, published)

    def read(self, sentence: Sentence, figures: list[Metric]) -> list[Metric]:
        """A sentence's figures, those without a time with what the sentences before lend them."""
        if sentence.paragraph != self.paragraph:
            self.above = self.longest if sentence.paragraph == self.paragraph + 1 else NOTHING
            self.held, self.base, self.longest, self.traded = NOTHING, NOTHING, NOTHING, self.market
            self.paragraph = sentence.paragraph
        if self.published is not None:
            figures = self._since_told(sentence, figures, self.published)
            figures = self._of_trading(sentence, figures, Period(self.published, self.published))
        own = [
            _period(m)
            for m in figures
            if _period(m) != NOTHING
            and m.start not in self.earlier
            and not IS_SET_AGAINST.search(self.doc.text, sentence.start, m.start)
        ]
        figures = self._of_paragraph(sentence, figures, own)
        return self._of_release(sentence, figures, own)

    def _since_told(self, sentence: Sentence, figures: list[Metric], published: date) -> list[Metric]:
        if not (match := _SO_FAR.search(sentence.text)):
            return figures
        verb = verb_of(
            sentence, sentence.between(sentence.start + match.start(), sentence.start + match.end())[-1]
        )
        return [
            _with(m, _since_told(self.doc, sentence, m, self.times, published))
            if (m.period_end is None or m.period_end < published) and _has_come(sentence, m, verb)
            else m
            for m in figures
        ]

    def _of_trading(self, sentence: Sentence, figures: list[Metric], day: Period) -> list[Metric]:
        if self.traded:
            moved = {m.start for m in figures if _is_move(sentence, m)}
            moved |= {m.change_of.start for m in figures if m.change_of and m.start in moved}
            figures = [_with(m, day) if m.start in moved and _period(m) == NOTHING else m for m in figures]
        self.traded = self.traded or any(m.change and _period(m) == day for m in figures)
        return figures

    def _of_paragraph(self, sentence: Sentence, figures: list[Metric], own: Sequence[Period]) -> list[Metric]:
        if OF_TOTAL.search(sentence.text) and self.held == NOTHING:
            self.held = self.above
        if own and not self._is_aside(sentence, figures, own):
            self.held = next((p for p in own if is_long(p)), NOTHING)
            self.longest = max(self.longest, self.held, key=_days_of)
            bases = {m.compared_to.start for m in figures if m.compared_to and _period(m) == self.held}
            self.base = next((_period(m) for m in figures if m.start in bases), NOTHING)
        if own or self.held == NOTHING:
            return figures
        found = [
            _with(m, self.held) if _goes_on(sentence, m, self.earlier, self.held, self.published) else m
            for m in figures
        ]
        # "Eased to 6 percent in May from 8 percent in April. Core inflation fell to 5 percent from 7".
        bases = {m.compared_to.start for m in found if m.compared_to and _period(m) == self.held}
        return [_with(m, self.base) if m.start in bases and _period(m) == NOTHING else m for m in found]

    def _is_aside(self, sentence: Sentence, figures: list[Metric], own: Sequence[Period]) -> bool:
        """Whether a sentence only looks back from the period that its paragraph goes on with.

        "They had risen 3 percent in June", "a year earlier it was 5".
        """
        if self.held == NOTHING:
            return False
        timed = [m for m in figures if _period(m) in own]
        return set(own) == {year_before(self.held)} or all(_is_told_before(sentence, m) for m in timed)

    def _of_release(self, sentence: Sentence, figures: list[Metric], own: Sequence[Period]) -> list[Metric]:
        if self.released == NOTHING or {*own, self.held} - {NOTHING, self.released}:
            return figures
        return [
            _with(m, self.released) if _is_of_release(sentence, m, self.earlier, self.levels) else m
            for m in figures
        ]


def _with_earlier_levels(doc: Document, found: list[Metric], before: Sequence[Metric]) -> list[Metric]:
    """The figures, a level "a year earlier" than one that had its period from before a year before it."""
    carried = {
        m.compared_to.start: _period(m)
        for m, untimed in zip(found, before, strict=True)
        if m.compared_to and m.period_start and untimed.period_start is None
    }
    return [
        _with(m, year_before(carried[m.start]))
        if m.start in carried and YEAR_BEFORE.match(doc.text, m.end)
        else m
        for m in found
    ]


def _period(metric: Metric) -> Period:
    return Period(metric.period_start, metric.period_end)


def _with(metric: Metric, period: Period) -> Metric:
    return replace(metric, period_start=period.start, period_end=period.end)


def _days_of(period: Period) -> int:
    return (period.end - period.start).days if period.start and period.end else 0


# What has come of a time told before ------------------------------------------------------------------------

# "Has since lost 5 percent", "has so far spent 5 million"; "since May" is a time of its own.
_SO_FAR = re.compile(r"\b(?:so far|to date|(?:has|have|had|'ve) (?:\w+ )?since(?= [a-z]))\b", re.IGNORECASE)


_PERFECT = frozenset(("has", "have", "'ve", "had"))


def _has_come(sentence: Sentence, metric: Metric, verb: Token | None) -> bool:
    """Whether a figure's own verb tells what has come of a past, and is the one given."""
    if metric.status != "actual" or metric.unit_kind == "duration" or not is_perfect(sentence, metric):
        return False
    return verb_of(sentence, sentence.between(metric.start, metric.end)[-1]) == verb


def _is_told_before(sentence: Sentence, metric: Metric) -> bool:
    """Whether a figure is told as what came before what the article tells: "had risen 3 percent"."""
    told = tensed_over(sentence, metric.start, metric.end)
    return told is not None and told[0] is not told[1] and told[1].text.lower() == "had"


def is_perfect(sentence: Sentence, metric: Metric) -> bool:
    """Whether a figure is told as what has come about by now: "has built 21 mills"."""
    told = tensed_over(sentence, metric.start, metric.end)
    return told is not None and told[0] is not told[1] and told[1].text.lower() in _PERFECT


def _since_told(
    doc: Document, sentence: Sentence, metric: Metric, times: Sequence[Time], published: date
) -> Period:
    """From the time told last before a figure, in its paragraph or the one before, to the news."""
    first = doc.paragraphs[max(0, sentence.paragraph - 1)].start
    before = [t.start_date for t in times if first <= t.start and t.end <= metric.start and t.start_date]
    return Period(before[-1] if before and before[-1] < published else None, published)


# A paragraph that tells a period ----------------------------------------------------------------------------

# Who takes a share of a total goes on with the paragraph that told the total.
OF_TOTAL = re.compile(r"\bof (?:the|that|this) (?:total|sum|amount|volume|figure)\b", re.IGNORECASE)


def _goes_on(
    sentence: Sentence, metric: Metric, earlier: set[int], held: Period, published: date | None
) -> bool:
    """Whether a figure without a time goes on with the period that its paragraph tells."""
    ahead = published is not None and held.start is not None and held.start >= published
    return (
        _period(metric) == NOTHING
        and metric.unit_kind in ("currency", "percent", "physical")
        and metric.status in (("estimate",) if ahead else ("actual", "estimate"))
        and metric.start not in earlier
        and metric.unit not in _LASTING
        and not outlasts(metric.per, *held)
        and not is_present(sentence, metric)
        and not _is_of_a_thing(sentence, metric)
        and not is_property(sentence, metric.start, metric.end, metric.unit_kind, metric.unit)
    )


def _is_of_a_thing(sentence: Sentence, metric: Metric) -> bool:
    """Whether a figure tells in a relative clause what a thing is like: "the bridge, which cost 300"."""
    told = tensed_over(sentence, metric.start, metric.end)
    return told is not None and told[0].dep == "relcl"


def is_present(sentence: Sentence, metric: Metric) -> bool:
    """Whether a figure is told as what holds in general: "in May it sold 300. Each costs $5"."""
    told = tensed_over(sentence, metric.start, metric.end) if metric.status == "actual" else None
    if told is None:
        return False
    verb, tense = told
    perfect = tense is not verb and tense.lemma == "have"
    return tense.tag in ("VBZ", "VBP") and not perfect and verb.lemma not in cue_verbs("say", "ask")


_REPORT = 2  # moves of the day's trading in its lead that make an article a market report


def _is_market_report(doc: Document, metrics: Sequence[Metric], published: date) -> bool:
    """Whether an article is there to tell the day's trading, as its first figures do."""
    groups = [list(group) for _, group in groupby(metrics, lambda m: doc.sentence_at(m.start))][:_LEAD]
    day = Period(published, published)
    return sum(m.change is not None and _period(m) == day for group in groups for m in group) >= _REPORT


def _is_move(sentence: Sentence, metric: Metric) -> bool:
    """Whether a figure goes on with a day's trading: "shares of Ox fell 3%. Elm lost 2.4% in Porto"."""
    if metric.unit_kind not in ("percent", "currency") or not metric.change or _period(metric) != NOTHING:
        return False
    return is_told_as_past(sentence, metric)


def is_told_as_past(sentence: Sentence, metric: Metric) -> bool:
    """Whether a figure is told as what was so, not by who only says it."""
    told = tensed_over(sentence, metric.start, metric.end)
    if told is None or told[1].tag != "VBD":
        return False
    return metric.status == "estimate" or told[0].lemma not in cue_verbs("say", "ask")


# An article that is there to tell a period's figures --------------------------------------------------------

_LEAD = 3  # sentences with figures
_LATE = 120  # days between the end of a period and the release of its figures
_AHEAD = 31  # days that a period which is told as over may still have to run
_YEAR = 366


@cache
def _release_words() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(lexicon.column("release_words", "word"))))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _released(
    doc: Document, metrics: Sequence[Metric], earlier: set[int], times: Sequence[Time], published: date | None
) -> Period:
    """The period whose figures the article is there to tell, as its lead says; else nothing.

    It is the one that the figures of the lead are of, or the first that the headline or first sentence tells.
    """
    if published is None or not metrics:
        return NOTHING
    lead = [list(group) for _, group in groupby(metrics, lambda m: doc.sentence_at(m.start))][:_LEAD]
    first, last = doc.sentence_at(lead[0][0].start), doc.sentence_at(lead[-1][0].start)
    if first is None or last is None or not _release_words().search(doc.text, 0, last.end):
        return NOTHING
    told = dict.fromkeys(_period(m) for group in lead for m in group if m.start not in earlier)
    recent = [p for p in told if _is_recent(p, published)]
    if len(recent) == 1:
        return recent[0]
    opening = (
        Period(t.start_date, t.end_date)
        for t in times
        if t.end <= first.end and not _BOUND.search(doc.text, 0, t.start)
    )
    return next((p for p in opening if _is_recent(p, published)), NOTHING)


# "Since November", "by November" and "after falling in November" are not the month that a release is of.
_BOUND = re.compile(
    r"\b(?:(?:since|until|till|by|before|after|than|from) |(?:after|before|since) \w+ing [^.,;]{0,40})\Z",
    re.IGNORECASE,
)


def _is_recent(period: Period, published: date) -> bool:
    """Whether a period is one whose figures come out at the time of the news."""
    end = period.end
    return (
        end is not None
        and is_long(period)
        and _days_of(period) <= _YEAR
        and end < published + timedelta(_AHEAD)
        and published - end <= timedelta(_LATE)
    )


def _is_of_release(sentence: Sentence, metric: Metric, earlier: set[int], levels: set[int]) -> bool:
    """Whether a figure without a time goes on with what the article is there to tell."""
    if _period(metric) != NOTHING or metric.start in earlier or metric.status not in ("actual", "estimate"):
        return False
    if metric.unit_kind in (None, "count"):
        level = metric.compared_to is not None or metric.change is not None or metric.start in levels
        return level and is_told_as_past(sentence, metric)
    if is_property(sentence, metric.start, metric.end, metric.unit_kind, metric.unit):
        return False
    measured = metric.unit_kind in ("currency", "percent", "physical") and metric.unit not in _LASTING
    return measured and is_told_as_past(sentence, metric)
