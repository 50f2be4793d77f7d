"""Joins: what needs two extractors. Who states a figure, its event, and whom an event is told with."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby, islice

from dateline import lexicon
from dateline.metrics.carried import is_present, is_told_as_past
from dateline.metrics.syntax import SUBJECTS, cue_verbs, upward
from dateline.nlp import Document, Sentence, Token, lemma
from dateline.records import Entity, Event, Metric, Quote

# Happenings that are counted and measured; an agreement's or a statement's figures are about something else.
MEASURED = frozenset(
    (
        "expo",
        "forum",
        "summit",
        "meeting",
        "visit",
        "ceremony",
        "sanction",
        "contract",
        "conflict",
        "anniversary",
    )
)
GATHERINGS = frozenset(("expo", "forum", "summit"))
HAPPENINGS = frozenset(("other", "conflict"))
GIVEN = frozenset(("AID", "AGREE", "COOPERATE", "CONSULT", "SUPPORT"))  # what befalls nobody
# What somebody does, with the sum or number that the deed was of.
DEEDS = frozenset(("other", "policy", "sanction", "conflict"))
# Figures that a sentence can give of an event that only its paragraph names.
COUNTED = frozenset(("count", "physical", "duration"))


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


def named_with(doc: Document, events: Sequence[Event], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Events with the names of whom and what the sentences that tell them name, in the order of the text."""
    named: dict[int, dict[str, None]] = {}
    for entity in entities:
        for mention in entity.mentions:
            if sentence := doc.sentence_at(mention.start):
                named.setdefault(sentence.index, {})[entity.name] = None
    found = []
    for event in events:
        told = {s.index for m in event.mentions if (s := doc.sentence_at(m.start))}
        names = dict.fromkeys(name for index in sorted(told) for name in named.get(index, ()))
        found.append(dataclasses.replace(event, named_with=tuple(names)))
    return tuple(found)


def of_events(
    doc: Document, metrics: Sequence[Metric], events: Sequence[Event], published: date | None
) -> tuple[Metric, ...]:
    """Metrics with the event that they are about: as a subject, and its dates where they have none.

    An event's figures are those that count it ("six agreements"), those of the sentences that name it, counts
    in later sentences of that paragraph, and counts and shares of stalls and who stands there anywhere in an
    article about one gathering. What an event's figures measure is told by it; those of a scheduled event are
    planned. A change has the period of the level that it led to; other changes, and figures of another time
    than the event's, are about something else.

    Args:
        doc: The article's sentences.
        metrics: Its figures.
        events: Its events, in text order.
        published: Day of publication, up to which figures of what still goes on were counted.
    """
    mentions = _of_hosts(doc, events)
    gathering = _main_gathering(events)
    happening = None if gathering else _main_happening(doc, events, published)
    deeds = {m.start: e for e in events if e.type in DEEDS and e.start_date for m in e.mentions}
    found: list[Metric] = []
    for metric in metrics:
        event = None
        if metric.change is None:
            event = _counted(metric, events)
            if event and metric.unit_kind == "duration":
                # How long it lasts goes with it, whatever is to be done there.
                metric = dataclasses.replace(metric, status="actual")
            event = event or _event_of(doc, metric, mentions, events) or _attended(doc, metric, gathering)
        if event and _is_about(metric, event):
            metric = _with(doc, metric, event, published)
        elif deed := _done(doc, metric, deeds) or _of_happening(doc, metric, happening):
            metric = dataclasses.replace(metric, period_start=deed.start_date, period_end=deed.end_date)
        found.append(metric)
    levels = {metric.start: metric for metric in found}
    found = [_as_its_level(metric, levels) for metric in found]
    found = [
        metric
        for _, group in groupby(found, lambda m: doc.sentence_at(m.start))
        for metric in _with_their_whole(doc, list(group))
    ]
    return tuple(_as_told_below(doc, metric, found) for metric in found)


def _as_its_level(metric: Metric, levels: Mapping[int, Metric]) -> Metric:
    """A change with the period of the level that it led to, where it tells none."""
    level = levels.get(metric.change_of.start) if metric.change_of else None
    if level is None or metric.period_start or metric.period_end:
        return metric
    return dataclasses.replace(metric, period_start=level.period_start, period_end=level.period_end)


_OF_IT = re.compile(r" of (?:it|(?:the|that|this) (?:total|sum|amount|volume|figure))\b", re.IGNORECASE)
_WORTH = re.compile(r"[^.,;]{0,30}\b(?:worth|valued at|totall?ing)(?: a total of)? ", re.IGNORECASE)


def _with_their_whole(doc: Document, figures: Sequence[Metric]) -> list[Metric]:
    """A sentence's figures, a share "of it" or what something is "worth" with the period of the whole."""
    found: list[Metric] = []
    for metric in figures:
        if found and not metric.period_start and not metric.period_end and metric.status == found[-1].status:
            whole = next((m for m in reversed(found) if m.change is None), None)
            source = found[-1] if _WORTH.fullmatch(doc.text, found[-1].end, metric.start) else None
            source = source or (whole if _OF_IT.match(doc.text, metric.end) else None)
            if source:
                metric = dataclasses.replace(
                    metric, period_start=source.period_start, period_end=source.period_end
                )
        found.append(metric)
    return found


_ENDED = re.compile(r"[.!?:;,][\"'”’)]*\s*\Z")


def _as_told_below(doc: Document, metric: Metric, found: Sequence[Metric]) -> Metric:
    """A figure of a headline with the period that the text below gives the same figure."""
    sentence = doc.sentence_at(metric.start)
    if metric.period_start or metric.period_end or sentence is None or _ENDED.search(sentence.text):
        return metric

    def amount(other: Metric) -> tuple[object, ...]:
        return other.unit, other.value, other.low, other.high

    same = (m for m in found if m.start > metric.start and amount(m) == amount(metric))
    below = next((m for m in same if m.period_start or m.period_end), None)
    if below is None or metric.unit is None:
        return metric
    return dataclasses.replace(metric, period_start=below.period_start, period_end=below.period_end)


def _counted(metric: Metric, events: Sequence[Event]) -> Event | None:
    """The event that a figure counts or tells the length of: "six agreements", "a 10-hour tour"."""
    if metric.unit_kind not in ("count", "duration"):
        return None
    counted = metric.unit_kind == "count"
    return next(
        (
            e
            for e in events
            for m in e.mentions
            if e.start_date
            and (
                metric.start < m.end == metric.end
                if counted
                else m.start <= metric.start < metric.end < m.end
            )
        ),
        None,
    )


_NEAR = 3  # steps from a figure to the verb that it is an object of, the verb included


def _done(doc: Document, metric: Metric, deeds: Mapping[int, Event]) -> Event | None:
    """The deed that a figure tells the amount of, as it hangs on its verb: "pledged 30 million euros"."""
    if metric.unit_kind == "physical" and "-" in metric.text:
        return None  # "seized the 62-meter trawler": that is what it is like
    sentence = doc.sentence_at(metric.start)
    inside = sentence.between(metric.start, metric.end) if sentence else ()
    timed = metric.period_start or metric.period_end
    if sentence is None or not inside or timed or metric.unit_kind == "duration" or not deeds:
        return None
    path = islice(upward(sentence.tokens, inside[-1]), 1, _NEAR + 1)
    verb = next((t for t in path if t.tag.startswith("V")), None)
    if verb is None:
        return None
    # "The floods displaced 300 people and destroyed 40 bridges".
    first = verb
    while first.dep == "conj" and sentence.tokens[first.head].tag == "VBD":
        first = sentence.tokens[first.head]
    subjects = (t for t in sentence.children[first.i] if t.dep in SUBJECTS and verb.tag == "VBD")
    event = next((deeds[t.start] for t in (verb, *subjects) if t.start in deeds), None)
    return event if event and event.status == "past" else None


_LEAD = 2  # sentences
_QUOTED = re.compile('["“”]')
_FRESH = 7  # days between a happening and its news


def _main_happening(doc: Document, events: Sequence[Event], published: date | None) -> Event | None:
    """The deed or mishap of one day that an article is there to tell, as its lead says."""
    lead = doc.sentences[:_LEAD][-1].end if doc.sentences else 0
    for event in events:
        day = event.start_date
        told = event.type in HAPPENINGS and event.plover not in GIVEN and event.mentions[0].start < lead
        if told and day and published:
            recent = 0 <= (published - day).days <= _FRESH
            return event if recent and day == event.end_date and event.status == "past" else None
    return None


def _of_happening(doc: Document, metric: Metric, happening: Event | None) -> Event | None:
    """The happening that an article is there to tell, where a figure is told as past and of no other time."""
    sentence = doc.sentence_at(metric.start)
    if happening is None or sentence is None or metric.status not in ("actual", "estimate"):
        return None
    if metric.period_start or metric.period_end or metric.change_of or not is_told_as_past(sentence, metric):
        return None
    return None if _QUOTED.search(doc.text, sentence.start, metric.start) else happening


def _of_hosts(doc: Document, events: Sequence[Event]) -> list[tuple[int, int]]:
    """The mentions of the events, by place, as figures are of them.

    A verb that tells when a gathering of its sentence opened or closed is left out: "the forum, which opened
    on Tuesday, drew 600 guests".
    """
    mentions = sorted((m.start, number) for number, event in enumerate(events) for m in event.mentions)
    found = []
    for start, number in mentions:
        sentence = doc.sentence_at(start) if events[number].type == "ceremony" else None
        if sentence is not None:
            verb = any(t.tag.startswith("V") for t in sentence.between(start, start + 1))
            hosts = (events[n] for at, n in mentions if sentence.start <= at < sentence.end)
            if verb and any(event.type in GATHERINGS and event.start_date for event in hosts):
                continue
        found.append((start, number))
    return found


_HYPHENED = re.compile(r"\d-[A-Za-z]")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_OFF = (
    0.5  # share by which a length told may differ from the days between the dates told: "a week" of five days
)
# "8,000 people live there, and a strike is planned for Monday": the strike has no figure.
_OTHER_CLAUSE = re.compile(
    r";\s|,\s(?:and|but|while|whereas|though|although)\s+(?:that\s+)?(?:\S+\s+){1,4}?"
    r"(?:is|are|was|were|has|have|had|will|would|plans?|said|says)\s"
)


def _is_of_another(metric: Metric, event: Event) -> bool:
    """Whether a figure is a property of a thing ("62-meter trawler"), an age, or not the event's length."""
    if metric.unit_kind in ("physical", "count"):
        return _HYPHENED.search(metric.text) is not None
    if metric.unit_kind != "duration":
        return False
    if metric.unit not in _DAYS:
        return "of age" in (metric.unit or "")
    if event.start_date is None or event.end_date is None:
        return False
    days = (event.end_date - event.start_date).days + 1
    told = (metric.value if metric.value is not None else metric.high or 0) * _DAYS[metric.unit]
    return abs(told - days) > _OFF * days


def _is_about(metric: Metric, event: Event) -> bool:
    return _meets(metric, event) and not _is_of_another(metric, event) and not _is_of_later(metric, event)


def _is_of_later(metric: Metric, event: Event) -> bool:
    """Whether a figure is yet to come when the event is over: "agreed at the meeting to raise trade to"."""
    return metric.status != "actual" and event.status == "past"


def _meets(metric: Metric, event: Event) -> bool:
    """Whether a figure's own period, where it has one, and the event's dates have a day in common."""
    starts = metric.period_start is None or event.end_date is None or metric.period_start <= event.end_date
    ends = metric.period_end is None or event.start_date is None or metric.period_end >= event.start_date
    return starts and ends


# "Up from 36 at the previous edition, and received 900 guests" goes on with this one.
_EARLIER_EDITION = re.compile(
    r"\b(?:from|than|over|against|compared (?:with|to))\b[^.;]*\b(?:previous|last|preceding|prior) \Z",
    re.IGNORECASE,
)
_REACH = 48  # characters before a mention


def _event_of(
    doc: Document, metric: Metric, mentions: Sequence[tuple[int, int]], events: Sequence[Event]
) -> Event | None:
    """The event that a figure is about: the one named nearest to it in its sentence, or last before it."""
    sentence = doc.sentence_at(metric.start)
    if sentence is None:
        return None
    fitting = [
        (at, events[n])
        for at, n in mentions
        if events[n].type in MEASURED
        and events[n].start_date
        and (at > metric.start or not _EARLIER_EDITION.search(doc.text, max(0, at - _REACH), at))
    ]
    inside = [
        (abs(at - metric.start), event)
        for at, event in fitting
        if sentence.start <= at < sentence.end
        and not _OTHER_CLAUSE.search(doc.text, min(at, metric.start), max(at, metric.start))
    ]
    if inside:
        return min(inside, key=lambda pair: pair[0])[1]
    paragraph = doc.paragraphs[sentence.paragraph]
    before = [event for at, event in fitting if paragraph.start <= at < sentence.start]
    if not before or metric.unit_kind not in COUNTED:
        return None
    event = before[-1]
    quoted = _QUOTED.search(doc.text, sentence.start, metric.start)
    return None if event.type not in GATHERINGS and (quoted or is_present(sentence, metric)) else event


def _main_gathering(events: Sequence[Event]) -> Event | None:
    """The gathering that an article is about: the one named most often, where it has dates."""
    gatherings = [e for e in events if e.type in GATHERINGS and e.status != "hypothetical"]
    named = sorted((len(e.mentions) for e in gatherings), reverse=True)
    if not named or named[0] in named[1:]:
        return None
    main = max(gatherings, key=lambda e: len(e.mentions))
    return main if main.start_date else None


def _attended(doc: Document, metric: Metric, gathering: Event | None) -> Event | None:
    """The article's gathering, where a figure is of its stalls and who comes.

    A count can stand beside such words, a share is of them ("a third of her exhibitors").
    """
    sentence = doc.sentence_at(metric.start)
    if gathering is None or sentence is None:
        return None
    if metric.unit_kind in COUNTED:
        nouns = [t for t in sentence.tokens if t.tag in ("NN", "NNS") and not _speaks(sentence, t)]
    elif metric.unit_kind == "percent" and doc.text.startswith(" of ", metric.end):
        after = (t for t in sentence.between(metric.end, sentence.end) if t.tag in ("NN", "NNS"))
        nouns = list(islice(after, 1))
    else:
        return None
    words = {lemma(t.text, "NOUN") for t in nouns}
    return gathering if words & lexicon.column("gathering_nouns", "noun") else None


def _speaks(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is who says or discusses what the sentence tells: "300 forms," an exhibitor said."""
    verb = sentence.tokens[noun.head].lemma
    return noun.dep in SUBJECTS and (verb == "discuss" or verb in cue_verbs("say", "ask"))


def _with(doc: Document, metric: Metric, event: Event, published: date | None) -> Metric:
    named = metric.subject if event.name in metric.subject else (*metric.subject, event.name)
    timed = metric.period_start or metric.period_end
    if timed and not _is_of_its_year(metric, event, published) and not _is_of_its_edge(metric, event):
        return dataclasses.replace(metric, subject=named)
    planned = metric.status == "actual" and event.status == "scheduled" and not _is_told_as_past(doc, metric)
    so_far = metric.status == "actual" and event.start_date and published and event.start_date < published
    return dataclasses.replace(
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
    if metric.unit_kind not in ("count", "currency", "physical") or event.type not in (*GATHERINGS, "visit"):
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
