"""Deeds: what somebody did or what befell them, with the sums and numbers that it was of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

from dateline.joins.borrowed import is_timed
from dateline.metrics.carried import is_told_as_past
from dateline.metrics.stretches import outlasts
from dateline.metrics.syntax import SUBJECTS, is_property, upward
from dateline.nlp import Document
from dateline.records import Event, Metric

DEEDS = frozenset(("other", "policy", "sanction", "conflict"))
_HAPPENINGS = frozenset(("other", "conflict"))
_GIVEN = frozenset(("AID", "AGREE", "COOPERATE", "CONSULT", "SUPPORT"))  # what befalls nobody
_NEAR = 3  # steps from a figure to the verb that it is an object of, the verb included
_LEAD = 2  # sentences
_FRESH = 7  # days between a happening and its news
_QUOTED = re.compile('["“”]')


def deeds_told(events: Sequence[Event]) -> dict[int, Event]:
    """The dated deeds of an article, by the place of each mention."""
    return {m.start: e for e in events if e.type in DEEDS and e.start_date for m in e.mentions}


def main_happening(doc: Document, events: Sequence[Event], published: date | None) -> Event | None:
    """The deed or mishap of one day that an article is there to tell, as its lead says."""
    lead = doc.sentences[:_LEAD][-1].end if doc.sentences else 0
    for event in events:
        day = event.start_date
        told = event.type in _HAPPENINGS and event.plover not in _GIVEN and event.mentions[0].start < lead
        if told and day and published:
            recent = 0 <= (published - day).days <= _FRESH
            return event if recent and day == event.end_date and event.status == "past" else None
    return None


def deed_of(
    doc: Document, metric: Metric, deeds: Mapping[int, Event], happening: Event | None
) -> Event | None:
    """The deed that a figure without a period is of.

    Args:
        doc: The article's sentences.
        metric: A figure.
        deeds: The article's deeds, by the place of each mention.
        happening: The one that the article is there to tell.
    """
    if is_timed(metric):
        return None
    return _done(doc, metric, deeds) or (happening if _is_of_happening(doc, metric, happening) else None)


def _done(doc: Document, metric: Metric, deeds: Mapping[int, Event]) -> Event | None:
    """The deed that a figure tells the amount of, as it hangs on its verb: "pledged 30 million euros"."""
    sentence = doc.sentence_at(metric.start) if deeds and metric.unit_kind != "duration" else None
    if sentence and is_property(sentence, metric.start, metric.end, metric.unit_kind, metric.unit):
        return None  # "seized the 62-meter trawler": that is what it is like
    inside = sentence.between(metric.start, metric.end) if sentence else ()
    path = islice(upward(sentence.tokens, inside[-1]), 1, _NEAR + 1) if sentence and inside else ()
    verb = next((t for t in path if t.tag.startswith("V")), None)
    if sentence is None or verb is None:
        return None
    # "The floods displaced 300 people and destroyed 40 bridges".
    first = verb
    while first.dep == "conj" and sentence.tokens[first.head].tag == "VBD":
        first = sentence.tokens[first.head]
    subjects = (t for t in sentence.children[first.i] if t.dep in SUBJECTS and verb.tag == "VBD")
    event = next((deeds[t.start] for t in (verb, *subjects) if t.start in deeds), None)
    if event is None or event.status != "past" or outlasts(metric.per, event.start_date, event.end_date):
        return None
    return event


def _is_of_happening(doc: Document, metric: Metric, happening: Event | None) -> bool:
    """Whether a figure is told as past, in nobody's words: that is of what the article is there to tell."""
    sentence = doc.sentence_at(metric.start)
    if (
        happening is None
        or sentence is None
        or metric.status not in ("actual", "estimate")
        or metric.change_of
    ):
        return False
    days, lasts = (happening.start_date, happening.end_date), metric.unit_kind == "duration"
    if lasts and outlasts(metric.unit, *days, times=metric.value or 0):
        return False  # "sentenced to 12 years"
    past = is_told_as_past(sentence, metric)
    return past and not _QUOTED.search(doc.text, sentence.start, metric.start)
