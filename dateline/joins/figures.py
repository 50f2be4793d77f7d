"""Figures: the event that a figure is about, whose dates are its period where the text tells no other.

An event's figures are those that count it ("six agreements"), those of the sentences that name it, counts
in later sentences of that paragraph, and counts and shares of stalls and who stands there anywhere in an
article about one gathering. Other figures can be of a deed ("seized 30 tonnes").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice

from dateline import lexicon
from dateline.joins.borrowed import with_borrowed_periods
from dateline.joins.deeds import deed_of, deeds_told, main_happening
from dateline.joins.taken import with_event
from dateline.metrics.carried import is_present
from dateline.metrics.stretches import outlasts
from dateline.metrics.syntax import SUBJECTS, cue_verbs, upward, verb_of
from dateline.nlp import Document, Sentence, Token, lemma
from dateline.records import SERIAL_TYPES, Event, Metric

# Happenings that are counted and measured; an agreement's or a statement's figures are about something else.
_MEASURED = SERIAL_TYPES | frozenset("meeting visit sanction contract conflict anniversary".split())
# Figures that a sentence can give of an event that only its paragraph names.
_COUNTED = frozenset(("count", "physical", "duration"))
_QUOTED = re.compile('["“”]')
_HYPHENED = re.compile(r"\d-[A-Za-z]")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
# Share by which a length told may differ from the days between the dates told: "a week" of five days.
_OFF = 0.5
# "8,000 people live there, and a strike is planned for Monday": the strike has no figure.
_OTHER_CLAUSE = re.compile(
    r";\s|,\s(?:and|but|while|whereas|though|although)\s+(?:that\s+)?(?:\S+\s+){1,4}?"
    r"(?:is|are|was|were|has|have|had|will|would|plans?|said|says)\s"
)
# "Up from 36 at the previous edition, and received 900 guests" goes on with this one.
_EARLIER_EDITION = re.compile(
    r"\b(?:from|than|over|against|compared (?:with|to))\b[^.;]*\b(?:previous|last|preceding|prior) \Z",
    re.IGNORECASE,
)
_REACH = 48  # characters before a mention


@dataclass(frozen=True)
class Told:
    """An article's sentences and events, for look-up by its figures.

    Attributes:
        doc: The sentences.
        events: The events, in text order.
    """

    doc: Document
    events: Sequence[Event]

    @cached_property
    def hosts(self) -> list[tuple[int, Event]]:
        """The dated events that are measured, by the place of each mention."""
        mentions = sorted((m.start, n) for n, event in enumerate(self.events) for m in event.mentions)
        events = ((at, self.events[n]) for at, n in mentions)
        return [(at, event) for at, event in events if event.start_date and event.type in _MEASURED]

    @cached_property
    def gathering(self) -> Event | None:
        """The gathering that the article is about: the one named most often, where it has dates."""
        gatherings = [e for e in self.events if e.type in SERIAL_TYPES and e.status != "hypothetical"]
        named = sorted((len(e.mentions) for e in gatherings), reverse=True)
        if not named or named[0] in named[1:]:
            return None
        main = max(gatherings, key=lambda e: len(e.mentions))
        return main if main.start_date else None


def of_events(
    doc: Document, metrics: Sequence[Metric], events: Sequence[Event], published: date | None
) -> tuple[Metric, ...]:
    """Metrics with the event that they are about: as a subject, and its dates where they have none.

    What an event's figures measure is told by it; those of a scheduled event are planned. A change has the
    period of the level that it led to; other changes, and figures of another time than the event's, are about
    something else.

    Args:
        doc: The article's sentences.
        metrics: Its figures.
        events: Its events, in text order.
        published: Day of publication, up to which figures of what still goes on were counted.
    """
    told = Told(doc, events)
    happening = None if told.gathering else main_happening(doc, events, published)
    deeds = deeds_told(events)
    found: list[Metric] = []
    for metric in metrics:
        event = None if metric.change else _event_of(told, metric)
        if event and metric.unit_kind == "duration" and _counted(told, metric):
            # How long it lasts goes with it, whatever is to be done there.
            metric = replace(metric, status="actual")
        if event and not any(is_else(metric, event) for is_else in _OF_ANOTHER):
            metric = with_event(doc, metric, event, published)
        elif deed := deed_of(doc, metric, deeds, happening):
            metric = replace(metric, period_start=deed.start_date, period_end=deed.end_date)
        found.append(metric)
    return with_borrowed_periods(doc, found)


def _event_of(told: Told, metric: Metric) -> Event | None:
    """The event that a figure is about, by the first source that tells one."""
    return next((event for source in _SOURCES if (event := source(told, metric))), None)


def _counted(told: Told, metric: Metric) -> Event | None:
    """The event that a figure counts or tells the length of: "six agreements", "a 10-hour tour"."""
    if metric.unit_kind not in ("count", "duration"):
        return None
    for event in told.events:
        for m in event.mentions if event.start_date else ():
            counted = metric.start < m.end == metric.end
            lasts = m.start <= metric.start < metric.end < m.end
            if counted if metric.unit_kind == "count" else lasts:
                return event
    return None


def _named_beside(told: Told, metric: Metric) -> Event | None:
    """The event named nearest to a figure in its sentence."""
    sentence = told.doc.sentence_at(metric.start)
    if sentence is None:
        return None
    inside = [
        (abs(at - metric.start), event)
        for at, event in told.hosts
        if sentence.start <= at < sentence.end
        and not (metric.compared_to and metric.compared_to.start < at)
        and not _OTHER_CLAUSE.search(told.doc.text, min(at, metric.start), max(at, metric.start))
        and not _is_of_earlier_edition(told.doc, metric, at)
        and _hang_together(sentence, metric, at, event)
    ]
    return min(inside, key=lambda pair: pair[0])[1] if inside else None


def _hang_together(sentence: Sentence, metric: Metric, at: int, event: Event) -> bool:
    """Whether a figure stands in an event's mention, or hangs on one verb with it or on one beside that.

    A gathering lends its days to all but what is only said there: "told the forum that 300 firms had closed".
    """
    mention, inside = sentence.between(at, at + 1), sentence.between(metric.start, metric.end)
    if not mention or not inside:
        return event.type in SERIAL_TYPES
    if any(t.start <= at < t.end for t in upward(sentence.tokens, inside[-1])):
        return True  # "said after the meeting, which lasted two hours"
    verb, own = verb_of(sentence, mention[0]), verb_of(sentence, inside[-1])
    if event.type in SERIAL_TYPES:
        return verb is None or own in (None, verb) or verb.lemma not in cue_verbs("say", "ask")
    while own is not None and own != verb and own.dep in ("conj", "acl"):
        own = verb_of(sentence, sentence.tokens[own.head])
    return own is not None and own == verb


def _named_before(told: Told, metric: Metric) -> Event | None:
    """The event named last before a count in its paragraph; only a gathering where somebody is quoted."""
    sentence = told.doc.sentence_at(metric.start)
    if sentence is None or metric.unit_kind not in _COUNTED:
        return None
    first = told.doc.paragraphs[sentence.paragraph].start
    event = next(
        (
            e
            for at, e in reversed(told.hosts)
            if first <= at < sentence.start and not _is_of_earlier_edition(told.doc, metric, at)
        ),
        None,
    )
    if event is None or event.type in SERIAL_TYPES:
        return event
    ahead = event.status == "scheduled" and metric.status == "actual"
    quoted = _QUOTED.search(told.doc.text, sentence.start, metric.start)
    return None if ahead or quoted or is_present(sentence, metric) else event


def _is_of_earlier_edition(doc: Document, metric: Metric, at: int) -> bool:
    """Whether a mention before a figure is of the edition that it is compared with."""
    return at <= metric.start and bool(_EARLIER_EDITION.search(doc.text, max(0, at - _REACH), at))


def _attended(told: Told, metric: Metric) -> Event | None:
    """The article's gathering, where a figure is of its stalls and who comes.

    A count can stand beside such words, a share is of them ("a third of her exhibitors").
    """
    sentence = told.doc.sentence_at(metric.start)
    if told.gathering is None or sentence is None:
        return None
    if metric.unit_kind in _COUNTED:
        nouns = [t for t in sentence.tokens if t.tag in ("NN", "NNS") and not _speaks(sentence, t)]
    elif metric.unit_kind == "percent" and told.doc.text.startswith(" of ", metric.end):
        after = (t for t in sentence.between(metric.end, sentence.end) if t.tag in ("NN", "NNS"))
        nouns = list(islice(after, 1))
    else:
        return None
    words = {lemma(t.text, "NOUN") for t in nouns}
    return told.gathering if words & lexicon.column("gathering_nouns", "noun") else None


def _speaks(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is who says or discusses what the sentence tells: "300 forms," an exhibitor said."""
    verb = sentence.tokens[noun.head].lemma
    return noun.dep in SUBJECTS and (verb == "discuss" or verb in cue_verbs("say", "ask"))


_SOURCES: tuple[Callable[[Told, Metric], Event | None], ...] = (
    _counted, _named_beside, _named_before, _attended,
)  # fmt: skip


def _is_of_other_days(metric: Metric, event: Event) -> bool:
    """Whether a figure's own period, where it has one, and the event's dates have no day in common."""
    late = metric.period_start and event.end_date and metric.period_start > event.end_date
    early = metric.period_end and event.start_date and metric.period_end < event.start_date
    return bool(late or early)


def _is_of_later(metric: Metric, event: Event) -> bool:
    """Whether a figure is yet to come when the event is over: "agreed at the meeting to raise trade to"."""
    return metric.status != "actual" and event.status == "past"


def _is_of_thing(metric: Metric, _: Event) -> bool:
    """Whether a figure is a property of a thing or an age: "62-meter trawler", "12 years of age"."""
    if metric.unit_kind == "duration":
        return metric.unit not in _DAYS and "of age" in (metric.unit or "")
    return metric.unit_kind in ("physical", "count") and _HYPHENED.search(metric.text) is not None


def _is_of_other_length(metric: Metric, event: Event) -> bool:
    """Whether a time is not the event's length, as far as its dates tell that."""
    unit = _DAYS.get(metric.unit or "", 0) if metric.unit_kind == "duration" else 0
    if not unit or event.start_date is None or event.end_date is None:
        return False
    days = (event.end_date - event.start_date).days + 1
    told = (metric.value if metric.value is not None else metric.high or 0) * unit
    return abs(told - days) > _OFF * days


def _is_by_longer(metric: Metric, event: Event) -> bool:
    """Whether a figure is counted by more than the event's days: "on Monday, to ship 300 tonnes a year"."""
    return outlasts(metric.per, event.start_date, event.end_date)


_OF_ANOTHER = (_is_by_longer, _is_of_other_days, _is_of_later, _is_of_thing, _is_of_other_length)
