"""Metrics: the quantities that an article states, and what they say.

Numbers are found by pattern (`numbers`, `spelled`, `scales`), joined (`quantities`) with hedge (`hedges`),
unit (`units`, `money`, `rates`; of which `lands`), counted noun (`counted`) and the other end of a range
(`ranges`) or read as ages (`ages`); those that are dates, labels, parts of names or references are refused
(`refusals`, `labels`, `names`); units left out are supplied (`ellipsis`, `members`, `exchange`, `prices`),
and the rest is read in its parse: measure (`measures`), change (`changes`, `movements`), standing
(`standings`) and period (`told`, `stretches`, `bearing`, `clauses`, `periods`, `markets`, `carried`).
Figures that belong together are linked (`levels`) and held against each other (`arithmetic`).
What the rules know lives in data/: numbers, units, currencies, hedges, count_nouns, amount_nouns,
member_nouns, market_nouns, metre_nouns, release_words, change_words, change_bases, figure_statuses,
attribute_nouns, not_quantities, people_verbs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline import lexicon
from dateline.article import Article
from dateline.metrics.arithmetic import contradictions
from dateline.metrics.carried import carried_on
from dateline.metrics.changes import basis_of, changes_of
from dateline.metrics.ellipsis import (
    as_percentages,
    last_count,
    last_sum,
    with_antecedents,
    with_listed,
    with_others,
    with_percentage,
    with_units,
)
from dateline.metrics.exchange import with_exchange
from dateline.metrics.lands import lands_of
from dateline.metrics.levels import Bond, bonds_of
from dateline.metrics.lists import in_table, year_of
from dateline.metrics.markets import with_trading
from dateline.metrics.measures import measure_in_table, measure_of
from dateline.metrics.members import with_people, with_subjects
from dateline.metrics.periods import periods_of, whole_year
from dateline.metrics.prices import with_rates
from dateline.metrics.quantities import Quantity, find_quantities
from dateline.metrics.refusals import is_refused
from dateline.metrics.standings import status_of
from dateline.metrics.told import Period
from dateline.nlp import Document, Sentence, Token
from dateline.records import Entity, Metric, Time
from dateline.spans import Span
from dateline.times import times_in

__all__ = ["find_metrics", "may_hold"]


def find_metrics(
    doc: Document, article: Article, times: tuple[Time, ...], entities: tuple[Entity, ...]
) -> tuple[Metric, ...]:
    """Find the quantities of an article's parsed sentences.

    Args:
        doc: The article's sentences, parsed where `may_hold` says so.
        article: The article.
        times: Its time expressions, in text order.
        entities: Its people, organisations and places.

    Returns:
        The metrics in text order. A movement between two levels ("fell from 5 to 3 percent") is one range.
    """
    countries = lands_of(article, entities)
    placed = sorted((m.start, m.end, e.name) for e in entities for m in e.mentions)
    found: list[Metric] = []
    money, counted, paragraph = None, None, -1
    percentages = any(sign in doc.text for sign in ("percent", "per cent", "%"))
    for sentence in doc.sentences:
        if not sentence.tokens or not may_hold(sentence.text):
            continue
        here = times_in(times, sentence.start, sentence.end)
        quantities = _quantities(sentence, here, countries)
        quantities = with_others(sentence.text, with_listed(sentence.text, quantities))
        quantities = with_exchange(sentence, quantities, countries)
        quantities = with_subjects(sentence, quantities)
        if sentence.paragraph != paragraph:
            money = counted = None
        quantities = with_units(sentence.text, quantities, money)
        quantities = with_rates(sentence, quantities)
        quantities = with_antecedents(sentence, quantities, counted)
        quantities = with_people(sentence, quantities)
        quantities = with_percentage(sentence.text, quantities) if percentages else quantities
        quantities = as_percentages(quantities)
        money, counted = last_sum(quantities, money), last_count(quantities, counted)
        paragraph = sentence.paragraph
        first = bisect_left(placed, (sentence.start,))
        names = placed[first : bisect_left(placed, (sentence.end,))]
        found.extend(_metrics(doc, article, sentence, quantities, here, names))
    return tuple(carried_on(doc, found, times, article.published))


def _quantities(sentence: Sentence, times: Sequence[Time], countries: Sequence[str]) -> list[Quantity]:
    """The numbers of a sentence that are quantities."""
    # "The three months to June" is when, "three months" how long.
    calendar = [t for t in times if t.timex_type != "DURATION" or t.start_date]

    def in_time(quantity: Quantity) -> bool:
        at = sentence.start + quantity.number.start
        return any(t.start <= at < t.end for t in calendar)

    found = find_quantities(sentence, countries)
    listed = with_listed(sentence.text, found)
    found = [one if _may_count(sentence.text, q) else q for q, one in zip(found, listed, strict=True)]
    return [q for q in found if not is_refused(sentence, q, in_time(q))]


def _may_count(text: str, quantity: Quantity) -> bool:
    """Whether a number word can count what the next in its list does: "four, seven and eleven people"."""
    number = quantity.number
    known = text.endswith("the ", 0, number.start) or text.startswith(" of ", number.end)
    return number.spelled and not known


def _metrics(
    doc: Document,
    article: Article,
    sentence: Sentence,
    quantities: list[Quantity],
    times: Sequence[Time],
    names: Sequence[tuple[int, int, str]],
) -> list[Metric]:
    """The quantities of a sentence with what they mean."""
    changes = changes_of(sentence, quantities)
    statuses = [status_of(sentence, q) for q in quantities]
    bonds = bonds_of(sentence, quantities, changes)
    told = list(zip(changes, statuses, bonds, strict=True))
    periods = periods_of(doc, sentence, quantities, told, times, article.published)
    if article.published and article.published_precision == "day":
        periods = with_trading(sentence, quantities, bonds, times, periods, article.published)
    statuses = _of_their_time(statuses, bonds, periods, article.published)
    metrics = []
    for number, (quantity, change, status, period) in enumerate(
        zip(quantities, changes, statuses, periods, strict=True)
    ):
        if cell := in_table(doc, sentence, quantity):
            measured = measure_in_table(sentence, cell)
            year = year_of(cell)
            period = whole_year(year) if year and period == Period() else period
        else:
            measured = measure_of(sentence, quantities, number)
        metrics.append(_metric(sentence, quantity, (change, status, period), names, measured))
    return _together(metrics, bonds, contradictions(sentence, quantities, changes, bonds))


def _of_their_time(
    statuses: list[str], bonds: list[Bond], periods: list[Period], published: date | None
) -> list[str]:
    """The standings as their times make them.

    The earlier level that a plan sets out from was so; what begins after the news is planned at best ("40
    traders leave on Monday").
    """
    found = [
        "planned"
        if status == "actual" and published and period.start and period.start > published
        else status
        for status, period in zip(statuses, periods, strict=True)
    ]
    for number, bond in enumerate(bonds):
        if bond.base is None:
            continue
        earlier, later = periods[bond.base].end, periods[number].end
        untimed = statuses[number] == "planned" and not earlier
        if untimed or (earlier and later and earlier < later):
            found[bond.base] = "actual"
    return found


def _together(metrics: list[Metric], bonds: list[Bond], faults: list[str | None]) -> list[Metric]:
    """The figures of a sentence with those that they belong to, and what does not add up between them."""

    def place(number: int | None) -> Span | None:
        return (
            None if number is None else Span(metrics[number].start, metrics[number].end, metrics[number].text)
        )

    return [
        replace(metric, compared_to=place(bond.base), change_of=place(bond.level), contradiction=fault)
        if bond != Bond() or fault
        else metric
        for metric, bond, fault in zip(metrics, bonds, faults, strict=True)
    ]


def _metric(
    sentence: Sentence,
    quantity: Quantity,
    told: tuple[str | None, str, Period],
    names: Sequence[tuple[int, int, str]],
    measured: tuple[str | None, list[Token]],
) -> Metric:
    """A quantity as a record."""
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    number = quantity.number
    spread = number.low != number.high
    label, words = measured
    change, status, period = told
    return Metric(
        start,
        end,
        sentence.text[quantity.start : quantity.end],
        value=None if spread else number.low,
        low=number.low if spread else None,
        high=number.high if spread else None,
        comparator=quantity.comparator,
        unit=quantity.unit,
        unit_kind=quantity.kind,
        per=quantity.per,
        unit_text=quantity.unit_text,
        measure=label,
        subject=_subjects(words, names),
        period_start=period.start,
        period_end=period.end,
        change=change,
        change_basis=basis_of(sentence, quantity, change),
        status=status,
        confidence=_confidence(quantity),
    )


def _subjects(words: Sequence[Token], names: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """Names of the entities that the measure's words mention, in text order."""
    meant = [name for start, end, name in names if any(start < t.end and t.start < end for t in words)]
    return tuple(dict.fromkeys(meant))


# Share of figures whose value and unit are right, by kind of unit: measured on the 455 development
# sentences of NewsQuant and Recognizers-Text (667 figures).
_RIGHT = {"currency": 0.94, "percent": 0.99, "physical": 0.92, "duration": 0.91, "count": 0.74, None: 0.59}


def _confidence(quantity: Quantity) -> float:
    """Chance that value and unit are right."""
    return _RIGHT.get(quantity.kind, _RIGHT[None])


_HOLDS_NUMBER = re.compile(
    r"\d|[½⅓⅔¼¾⅛⅜⅝⅞]|\b(?:"
    + "|".join(
        sorted(
            {r["surface"] for r in lexicon.rows("numbers") if r["role"] != "part"}, key=lambda w: (-len(w), w)
        )
    )
    + r"|half|halv|doubl|tripl|trebl|quadrupl|quintupl|thirds?|quarters?|fifths?|tenths?)",
    re.IGNORECASE,
)


def may_hold(sentence: str) -> bool:
    """Whether a sentence is worth parsing: it has a digit or a number word."""
    return _HOLDS_NUMBER.search(sentence) is not None
