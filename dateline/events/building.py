"""Building: from a cluster of mentions to an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.entities import country_of
from dateline.events import syntax
from dateline.events.clusters import Cluster
from dateline.events.dating import WHOLE, When, combine, days_of, length
from dateline.events.mentions import MODIFIER, NAMED, NOUN, VERB, Mention
from dateline.events.roles import participants
from dateline.events.scene import Name, Scene, is_place, joined_countries
from dateline.events.status import HYPOTHETICAL, decide, told_status
from dateline.events.triggers import HYPERNYM
from dateline.records import Event, Participant
from dateline.spans import Span

_ONE_DAY = frozenset(
    ("ceremony", "press_conference", "statement", "letter", "agreement", "sanction", "meeting")
)
_DEFINITE = frozenset(("the", "this", "that", "'s", "these", "those"))


def build_events(scene: Scene, clusters: Sequence[Cluster]) -> tuple[Event, ...]:
    """The events of an article, those left out that are no particular happening."""
    events = [build(scene, c) for c in clusters if evidence(scene, c) >= 2]
    return tuple(sorted(events, key=lambda e: (e.mentions[0].start, e.mentions[0].end)))


def evidence(scene: Scene, cluster: Cluster) -> float:
    """How much speaks for a cluster being one particular happening."""
    return max(_evidence(scene, m, n == 0) for n, m in enumerate(cluster.mentions)) + 0.25 * (
        len(cluster.mentions) - 1
    )


def _evidence(scene: Scene, mention: Mention, first: bool) -> float:
    if mention.generic or mention.kind == MODIFIER:
        return 0.0
    if mention.kind == NAMED:
        return 3.0
    days = days_of(scene, mention)
    if mention.kind == VERB:
        told = told_status(mention)
        return (
            (2.0 if told == "past" or days else 1.0)
            + (0.5 if days else 0)
            - (1.0 if told == HYPOTHETICAL else 0)
        )
    score = 0.0
    if mention.determiner in _DEFINITE:
        score += 0.75
    elif mention.plural and not mention.determiner:
        score -= 0.5
    kind = mention.trigger.type
    if any(
        c.row and c.relation in ("object", "subject") and (not c.row.types or kind in c.row.types)
        for c in mention.carriers
    ):
        score += 1.5
    if any(d.closeness >= 1 for d in days):
        score += 1.0
    if any(True for _ in places_of(scene, mention)):
        score += 0.75
    if joined_countries(mention.span.text) or any(True for _ in participants(scene, mention)):
        score += 1.0
    if any(c.relation in ("at", "during", "after", "before", "since", "following") for c in mention.carriers):
        score += 0.75
    if told_status(mention) == HYPOTHETICAL:
        score -= 1.0
    if mention.trigger.needs == "act":
        score -= 0.5
    return score


def places_of(scene: Scene, mention: Mention) -> Iterator[Name]:
    """The places that hang on a mention or on the verbs that carry it out, nearest first."""
    sentence = mention.sentence
    yield from scene.places_on(sentence, mention.head)
    for carrier in mention.carriers:
        if carrier.row or carrier.relation in ("at", "verb"):
            yield from scene.places_on(sentence, carrier.token)
    if mention.trigger.type == "visit":
        goals = list(syntax.prepositional(sentence, mention.head, "to", "besides"))
        if mention.kind == VERB:
            goals = [*syntax.objects(sentence, mention.head), *goals]
            for goal in syntax.prepositional(sentence, mention.head, "to"):
                goals += syntax.prepositional(sentence, goal, "besides")
        for noun in goals:
            name = scene.name_at(sentence, noun)
            if name and name.kind == "place":
                yield name


def build(scene: Scene, cluster: Cluster) -> Event:
    """An event from its cluster."""
    ordered = sorted(cluster.mentions, key=lambda m: m.span.start)
    kind = cluster.type or "other"
    days = [d for m in ordered for d in days_of(scene, m)]
    when = combine(days, length(ordered, scene.doc.text), one_day=kind in _ONE_DAY)
    place, country = place_of(scene, ordered)
    people = _merged(p for m in ordered for p in participants(scene, m))
    edition = min(cluster.editions, default=None)
    year = min(cluster.years, default=None)
    name, series = names(cluster, edition, year)
    return Event(
        name=name,
        mentions=_spans(ordered),
        type=kind,
        plover=cluster.lead.trigger.plover,
        series=series,
        edition=edition,
        start_date=when.start,
        end_date=when.end,
        date_precision=when.precision,
        place=place,
        country=country,
        status=decide(ordered, when, kind, scene.article.published),
        participants=people,
        confidence=round(min(0.9, 0.3 + 0.15 * evidence(scene, cluster)), 2),
    )


def _spans(mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """The mentions' spans, in text order, none inside another."""
    found: list[Span] = []
    for span in sorted((m.span for m in mentions), key=lambda s: (s.start, -s.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def place_of(scene: Scene, mentions: Sequence[Mention]) -> tuple[str | None, str | None]:
    """Place and country, as the mentions tell them."""
    named = list({n.name: n for m in mentions for n in places_of(scene, m)}.values())
    cities = [n for n in named if n.country is None or country_of(n.name) is None or not _is_country(n.name)]
    chosen = cities or named
    if not chosen:
        return None, None
    country = next((n.country or country_of(n.name) for n in chosen if n.country or country_of(n.name)), None)
    return "; ".join(n.name for n in chosen[:2]), country


def _is_country(name: str) -> bool:
    from dateline.entities import places_named

    found = places_named(name)
    return bool(found) and found[0].kind == "country"


def _merged(people: Iterator[Participant]) -> tuple[Participant, ...]:
    """Participants, each once, in the role that comes first."""
    found: dict[str, Participant] = {}
    for person in people:
        found.setdefault(person.name, person)
    return tuple(found.values())


def names(cluster: Cluster, edition: int | None, year: int | None) -> tuple[str, str | None]:
    """Name of the event and of its series."""
    lead = cluster.lead
    if lead.kind == NAMED and lead.name:
        series = " ".join(lead.name.split())
        if edition:
            return f"{ordinal_text(edition)} {series}", series
        return (f"{series} {year}" if year else series), series if cluster.type in (
            "expo",
            "forum",
            "summit",
        ) else None
    words = " ".join(lead.span.text.split())
    return words[:1].upper() + words[1:], None


def ordinal_text(number: int) -> str:
    """A number as an ordinal in figures: 1st, 22nd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


__all__ = ["WHOLE", "When", "build_events", "is_place", "places_of"]
