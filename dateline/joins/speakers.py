"""Speakers: who states a figure, by the quote that holds it."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence

from dateline.records import Metric, Quote


def attributed(metrics: Sequence[Metric], quotes: Sequence[Quote]) -> tuple[Metric, ...]:
    """Metrics with the speaker of the innermost quote whose words hold them."""
    said = [(span.start, span.end, quote.speaker) for quote in quotes for span in quote.content]
    said.sort(key=lambda row: row[:2])  # a speaker can be None
    starts = [start for start, _, _ in said]
    found = []
    for metric in metrics:
        holders = [row for row in said[: bisect_right(starts, metric.start)] if metric.end <= row[1]]
        if holders:
            innermost = min(holders, key=lambda row: row[1] - row[0])
            metric = dataclasses.replace(metric, attributed_to=innermost[2])
        found.append(metric)
    return tuple(found)
