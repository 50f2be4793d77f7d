"""Borrowed: the period that a figure has from another one, once their events have given them theirs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from itertools import groupby

from dateline.nlp import Document
from dateline.records import Metric

_OF_IT = re.compile(r" of (?:it|(?:the|that|this) (?:total|sum|amount|volume|figure))\b", re.IGNORECASE)
_WORTH = re.compile(r"[^.,;]{0,30}\b(?:worth|valued at|totall?ing)(?: a total of)? ", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:;,][\"'”’)]*\s*\Z")


def with_borrowed_periods(doc: Document, metrics: Sequence[Metric]) -> tuple[Metric, ...]:
    """Figures, those without a period with that of their level, of their whole, or of the text below."""
    levels = {metric.start: metric for metric in metrics}
    found = [
        _lent(m, levels.get(m.change_of.start)) if m.change_of and not is_timed(m) else m for m in metrics
    ]
    sentences = (list(group) for _, group in groupby(found, lambda m: doc.sentence_at(m.start)))
    found = [metric for sentence in sentences for metric in _with_their_whole(doc, sentence)]
    return tuple(_as_told_below(doc, metric, found) for metric in found)


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
        if found and not is_timed(metric) and metric.status == found[-1].status:
            whole = next((m for m in reversed(found) if m.change is None), None)
            source = found[-1] if _WORTH.fullmatch(doc.text, found[-1].end, metric.start) else None
            metric = _lent(metric, source or (whole if _OF_IT.match(doc.text, metric.end) else None))
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
