"""Borrowed: the period that a figure has from another one, once their events have given them theirs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from itertools import groupby

from dateline.metrics.carried import OF_TOTAL
from dateline.nlp import Document
from dateline.records import Metric

_OF_IT = re.compile(r"of it\b", re.IGNORECASE)
_WORTH = re.compile(r"[^.,;]{0,30}\b(?:worth|valued at|totall?ing)(?: a total of)? ", re.IGNORECASE)
# "Closed with sales of 30 million, beating its target of 20 million": that was for the same days.
_BEATEN = re.compile(
    r"\b(?:beat|exceed|surpass|top|above|below|miss|short of|higher than|lower than|against)[^.;]{0,40}"
    r"\b(?:target|goal|plan|forecast|estimate|expectation)s? of (?:just |only )?\Z"
)
_ENDED = re.compile(r"[.!?:;,][\"'”’)]*\s*\Z")


def with_borrowed_periods(doc: Document, metrics: Sequence[Metric]) -> tuple[Metric, ...]:
    """Figures, those without a period with that of their level, of their whole, or of the text below."""
    levels = {metric.start: metric for metric in metrics}
    found = [
        _lent(m, levels.get(m.change_of.start)) if m.change_of and not is_timed(m) else m for m in metrics
    ]
    read: list[Metric] = []
    for _, group in groupby(found, lambda m: doc.sentence_at(m.start)):
        read += _with_their_whole(doc, _going_on(doc, list(group), read))
    found = read
    return tuple(_as_told_below(doc, metric, found) for metric in found)


# "That was 18 percent more than in May", "projects in farming took up 71 percent of the total value".
_THAT = re.compile(
    r"(?:That|This|It|Which|The (?:figure|total|number|amount|sum|result)) "
    r"(?:was|is|were|mark(?:s|ed)|represent(?:s|ed)|means?|meant)\b"
)


def _going_on(doc: Document, figures: list[Metric], before: Sequence[Metric]) -> list[Metric]:
    """A sentence's figures, those that say more of the last one of the sentence before with its period."""
    sentence = doc.sentence_at(figures[0].start)
    last = next((m for m in reversed(before) if m.change is None), None)
    held = doc.sentence_at(last.start) if last else None
    if sentence is None or held is None or held.index != sentence.index - 1:
        return figures
    that = bool(_THAT.match(sentence.text))
    return [
        _lent(m, last)
        if not is_timed(m)
        and m.status == "actual"
        and ((that and m.unit == "percent") or OF_TOTAL.match(doc.text, m.end + 1))
        else m
        for m in figures
    ]


def is_timed(metric: Metric) -> bool:
    """Whether a figure has a period."""
    return bool(metric.period_start or metric.period_end)


def _lent(metric: Metric, other: Metric | None) -> Metric:
    """A figure with the period of another one, if there is one."""
    if other is None:
        return metric
    return dataclasses.replace(metric, period_start=other.period_start, period_end=other.period_end)


def _with_their_whole(doc: Document, figures: Sequence[Metric]) -> list[Metric]:
    """A sentence's figures, a share "of it" or what something is "worth" with the period of the whole."""
    found: list[Metric] = []
    for metric in figures:
        if found and not is_timed(metric) and _BEATEN.search(doc.text, found[-1].end, metric.start):
            metric = _lent(metric, found[-1])
        elif found and not is_timed(metric) and metric.status == found[-1].status:
            whole = next((m for m in reversed(found) if m.change is None), None)
            source = found[-1] if _WORTH.fullmatch(doc.text, found[-1].end, metric.start) else None
            of_it = any(words.match(doc.text, metric.end + 1) for words in (_OF_IT, OF_TOTAL))
            metric = _lent(metric, source or (whole if of_it else None))
        found.append(metric)
    return found


def _as_told_below(doc: Document, metric: Metric, found: Sequence[Metric]) -> Metric:
    """A figure of a headline with the period that the text below gives the same figure."""
    sentence = doc.sentence_at(metric.start)
    if is_timed(metric) or metric.unit is None or sentence is None or _ENDED.search(sentence.text):
        return metric

    def amount(other: Metric) -> tuple[object, ...]:
        return other.unit, other.value, other.low, other.high

    below = (m for m in found if m.start > metric.start and amount(m) == amount(metric) and is_timed(m))
    return _lent(metric, next(below, None))
