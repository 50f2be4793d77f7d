"""What of an event's telling is compared with others: kind, words, people, place, days, what is beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from dateline import lexicon
from dateline.entities import country_of, gazetteer
from dateline.linking.counts import counts_in
from dateline.linking.event_names import (
    ideas_of,
    is_land,
    kind_words,
    land_words,
    lands_in,
    name_key,
    places_of,
    proper_places,
    series_of,
    sounding,
    words_of,
)
from dateline.records import Event

LASTING = frozenset(("conflict",))  # kinds that go on for years
ATTENDED = frozenset(("ceremony", "press_conference"))  # kinds that nobody acts in, but some are seen at

_GROUP = {
    "contract": "agreement", "summit": "meeting", "policy": "sanction", "expo": "expo", "forum": "forum",
}  # fmt: skip
_OPENING = "opening"  # an idea: who opens a bridge holds a ceremony
_ACTING = frozenset(("actor", "host", "recipient"))


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of something an article counts at an event.

    Attributes:
        unit: What is counted, in the singular ("exhibitor").
        status: `actual`, `planned` or `estimate`.
        low: At least so many; None for no bound.
        high: At most so many; None for no bound.
        text: The figure as printed.
    """

    unit: str
    status: str
    low: float | None
    high: float | None
    text: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """One event as one article tells it.

    Attributes:
        event_mention_id: Id of the row.
        article_id: Id of the article.
        published: Its day of publication, where known.
        event: The event as found there.
        sentence: The sentence that tells it first.
        figures: What the article counts at it.
        sums: Sums of money that are told of it or in its sentence, each with its currency.
        told_beside: Types of all events that the article tells, this one's among them.
        named_beside: Whom and what the article names, people first.
    """

    event_mention_id: str
    article_id: str
    published: date | None
    event: Event
    sentence: str = ""
    figures: tuple[Figure, ...] = ()
    sums: tuple[str, ...] = ()
    told_beside: tuple[str, ...] = ()
    named_beside: tuple[str, ...] = ()


class Traits(NamedTuple):
    """What of a mention is compared, computed once.

    Attributes:
        mention: The mention.
        group: Its kind, kinds that may be one taken together.
        series: Key of its series, "" for none.
        words: Words of its name.
        ideas: What kind of event they say that it is, beyond its type.
        subject: Those of them that tell neither kind nor country or who takes part.
        taking: Words of the names of who takes part.
        people: People and bodies that take part, as their names sound.
        lands: Countries that take part, by name or as those of the people, as codes.
        actors: Who of them acts: names as they sound, and the codes of their countries.
        places: Words of its place.
        held_at: Names of its place, as they sound: a hall and its town are two.
        country: Where it takes place, by its place or its name, as a code.
        context: Names that its sentences tell, people who take part and places among them, as they sound.
        lands_told: Countries that its sentences name, as codes.
        first: Its first day, as `date.toordinal` counts them.
        last: Its last day.
        told: Day of publication.
        counts: What its sentence counts.
        put_off: Whether its sentence tells that its day was another before.
        article: What its article names, as it sounds; not the countries.
        story: The same in order, where it is the article's only event of its kind; as the names sound.
    """

    mention: EventMention
    group: str
    series: str
    words: frozenset[str]
    ideas: frozenset[str]
    subject: frozenset[str]
    taking: frozenset[str]
    people: frozenset[str]
    lands: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    held_at: frozenset[str]
    country: str | None
    context: frozenset[str]
    lands_told: frozenset[str]
    first: int | None
    last: int | None
    told: int | None
    counts: frozenset[float]
    put_off: bool
    article: frozenset[str]
    story: tuple[str, ...]


def arrival(mention: EventMention) -> tuple[date, str]:
    """The order of mentions: by day of publication, those without one last."""
    return mention.published or date.max, mention.event_mention_id


def traits(mention: EventMention, renamed: Mapping[str, str]) -> Traits:
    """What is compared of a mention.

    Args:
        mention: The mention.
        renamed: Old to new keys of series.
    """
    event = mention.event
    own = series_of(event)
    first = event.start_date.toordinal() if event.start_date else None
    last = event.end_date.toordinal() if event.end_date else first
    words, places = words_of(event.name), places_of(event.place or "")
    ideas = ideas_of(words)
    group = _group(event.type, ideas)
    roles = _ACTING | {"attendee", "organizer"} if group in ATTENDED else _ACTING
    acting = [p for p in event.participants if p.role in roles]
    people = frozenset(sounding(p.name) for p in acting if not is_land(p.name, p.role))
    taking = frozenset(word for p in event.participants for word in name_key(p.name).split())
    named, lands_told = _names(event.named_with)
    article, _ = _names(mention.named_beside)
    return Traits(
        mention,
        group=group,
        series=renamed.get(own, own),
        words=words,
        ideas=ideas,
        subject=words - kind_words() - taking - (frozenset() if group in LASTING else land_words(event.name)),
        taking=taking,
        people=people,
        lands=frozenset(code for p in acting if (code := p.country or country_of(p.name))),
        actors=frozenset(
            name for p in acting if p.role == "actor" for name in (sounding(p.name), p.country) if name
        ),
        places=places,
        held_at=frozenset(map(sounding, proper_places(event.place or ""))),
        country=_country(event),
        context=people | frozenset(named) | ({sounding(event.place)} if places and event.place else set()),
        lands_told=lands_in(mention.sentence).union(lands_told),
        first=last if first is None else first,
        last=last,
        told=mention.published.toordinal() if mention.published else None,
        counts=counts_in(mention.sentence),
        put_off=bool(_putting_off().search(mention.sentence)),
        article=frozenset(article),
        story=article if _only_one(mention, group) else (),
    )


def _group(kind: str, ideas: frozenset[str]) -> str:
    return "ceremony" if kind == "other" and _OPENING in ideas else _GROUP.get(kind, kind)


def _country(event: Event) -> str | None:
    """Where an event takes place: as words of its place say; where nobody takes part, as its name does."""
    if event.country:
        return event.country
    lands = lands_in(event.place or "")
    if not lands and not event.participants:
        lands = lands_in(event.name)  # "Swiss floods"
    return next(iter(lands)) if len(lands) == 1 else None


def _names(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names as they sound, each once, and the countries among them apart, as codes."""
    lands = {name: gazetteer.country_named(name) for name in names}
    others = dict.fromkeys(sounding(name) for name, land in lands.items() if land is None)
    return tuple(others), tuple(land for land in lands.values() if land)


def _only_one(mention: EventMention, group: str) -> bool:
    """Whether its article needs not tell an event apart from others of its kind."""
    return sum(_GROUP.get(kind, kind) == group for kind in mention.told_beside) == 1


@cache
def _putting_off() -> re.Pattern[str]:
    words = (row["word"] for row in lexicon.rows("event_words") if row["kind"] == "putting off")
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
