"""Taken: what a figure takes from the event that it is about: its days, its standing, what it measures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.joins.borrowed import is_timed
from dateline.joins.deeds import DEEDS
from dateline.metrics.syntax import upward
from dateline.nlp import Document
from dateline.records import LASTING_TYPES, Event, Metric


def with_event(doc: Document, metric: Metric, event: Event, published: date | None) -> Metric:
    """A figure of an event: the event is a subject, and its dates are the period where no other is told."""
    named = metric.subject if event.name in metric.subject else (*metric.subject, event.name)
    if is_timed(metric) and not (_is_of_its_year(metric, event, published) or _is_of_its_edge(metric, event)):
        return replace(metric, subject=named)
    actual = metric.status == "actual"
    planned = actual and event.status == "scheduled" and not _is_told_as_past(doc, metric)
    so_far = actual and event.start_date and published and event.start_date < published
    return replace(
        metric,
        measure=_measure(metric, event),
        period_start=event.start_date,
        period_end=event.end_date or (published if so_far else None),
        subject=named,
        status="planned" if planned else metric.status,
    )


def _is_of_its_year(metric: Metric, event: Event, published: date | None) -> bool:
    """Whether a count's period is just the year of the event: "this year 300 firms came to the fair"."""
    first, last, start = metric.period_start, metric.period_end, event.start_date
    if metric.unit_kind != "count" and metric.unit != "m2":
        return False
    if not first or not last or not start or event.date_precision != "day":
        return False
    return first == date(start.year, 1, 1) and last in (date(start.year, 12, 31), published)


def _is_of_its_edge(metric: Metric, event: Event) -> bool:
    """Whether a figure's day is only the event's first or last: "closed on Sunday, with 300 firms".

    "300 firms fill the halls until Sunday" ends with it, too.
    """
    measured = metric.unit_kind in ("count", "currency", "physical", "percent")
    if not measured or event.type not in LASTING_TYPES:
        return False
    first, last = metric.period_start, metric.period_end
    if event.end_date is None or (first and first != last):
        return False
    return last == event.end_date or (first is not None and first == event.start_date)


def _is_told_as_past(doc: Document, metric: Metric) -> bool:
    """Whether the verb over a figure says that it was so: "the forum brought together 300 guests"."""
    sentence = doc.sentence_at(metric.start)
    inside = sentence.between(metric.start, metric.end) if sentence else ()
    if sentence is None or not inside:
        return False
    verb = next((t for t in upward(sentence.tokens, inside[-1]) if t.tag.startswith("V")), None)
    return verb is not None and verb.tag == "VBD"


def _measure(metric: Metric, event: Event) -> str | None:
    """What a figure measures of an event: what is counted there, or how long it is."""
    if any(m.start <= metric.start and m.end == metric.end for m in event.mentions):
        return metric.measure  # "six agreements": it counts the event itself
    if metric.unit_kind == "count" and metric.unit_text and event.type not in DEEDS:
        return f"{metric.unit_text} at {event.name}"
    if metric.unit_kind == "duration":
        return f"duration of {event.name}"
    return metric.measure
