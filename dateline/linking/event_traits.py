"""What of an event's telling is compared with others: kind, words, people, place, days, what is beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

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


@dataclass(eq=False)
class Traits:
    """What of a mention is compared; what not all comparisons ask is found when it is asked for.

    Attributes:
        mention: The mention.
        series: Key of its series, "" for none.
        words: Words of its name.
        ideas: What kind of event they say that it is, beyond its type.
        group: Its kind, kinds that may be one taken together.
        people: People and bodies that take part, as their names sound.
        lands: Countries that take part, by name or as those of the people, as codes.
        places: Words of its place.
        country: Where it takes place, by its place or its name, as a code.
        first: Its first day, as `date.toordinal` counts them.
        last: Its last day.
        told: Day of publication.
    """

    mention: EventMention
    series: str
    words: frozenset[str]
    ideas: frozenset[str]
    group: str
    people: frozenset[str]
    lands: frozenset[str]
    places: frozenset[str]
    country: str | None
    first: int | None
    last: int | None
    told: int | None

    @cached_property
    def put_off(self) -> bool:
        """Whether its sentence tells that its day was another before."""
        return bool(_putting_off().search(self.mention.sentence))

    @cached_property
    def taking(self) -> frozenset[str]:
        """Words of the names of who takes part."""
        names = (p.name for p in self.mention.event.participants)
        return frozenset(word for name in names for word in name_key(name).split())

    @cached_property
    def subject(self) -> frozenset[str]:
        """Words of its name that tell neither kind nor country or who takes part."""
        lands = frozenset() if self.group in LASTING else land_words(self.mention.event.name)
        return self.words - kind_words() - self.taking - lands

    @cached_property
    def actors(self) -> frozenset[str]:
        """Who of those who take part acts: names as they sound, and the codes of their countries."""
        acting = (p for p in self.mention.event.participants if p.role == "actor")
        return frozenset(name for p in acting for name in (sounding(p.name), p.country) if name)

    @cached_property
    def held_at(self) -> frozenset[str]:
        """Names of its place, as they sound: a hall and its town are two."""
        return frozenset(map(sounding, proper_places(self.mention.event.place or "")))

    @cached_property
    def context(self) -> frozenset[str]:
        """Names that its sentences tell, people who take part and places among them, as they sound."""
        place = self.mention.event.place
        at = {sounding(place)} if self.places and place else frozenset[str]()
        return self.people.union(_names(self.mention.event.named_with), at)

    @cached_property
    def lands_told(self) -> frozenset[str]:
        """Countries that its sentences name, as codes."""
        named = (gazetteer.country_named(name) for name in self.mention.event.named_with)
        return lands_in(self.mention.sentence).union(land for land in named if land)

    @cached_property
    def counts(self) -> frozenset[float]:
        """What its sentence counts."""
        return counts_in(self.mention.sentence)

    @cached_property
    def article(self) -> frozenset[str]:
        """What its article names, as it sounds; not the countries."""
        return frozenset(_names(self.mention.named_beside))

    @cached_property
    def story(self) -> frozenset[str]:
        """The same, where it is the article's only event of its kind."""
        kinds = self.mention.told_beside
        only = sum(_GROUP.get(kind, kind) == self.group for kind in kinds) == 1
        return self.article if only else frozenset()


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
    words = words_of(event.name)
    ideas = ideas_of(words)
    group = _group(event.type, ideas)
    roles = _ACTING | {"attendee", "organizer"} if group in ATTENDED else _ACTING
    acting = [p for p in event.participants if p.role in roles]
    return Traits(
        mention,
        series=renamed.get(own, own),
        words=words,
        ideas=ideas,
        group=group,
        people=frozenset(sounding(p.name) for p in acting if not is_land(p.name, p.role)),
        lands=frozenset(code for p in acting if (code := p.country or country_of(p.name))),
        places=places_of(event.place or ""),
        country=_country(event),
        first=last if first is None else first,
        last=last,
        told=mention.published.toordinal() if mention.published else None,
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


def _names(names: Iterable[str]) -> Iterator[str]:
    """Names as they sound, without countries."""
    return (sounding(name) for name in names if gazetteer.country_named(name) is None)


@cache
def _putting_off() -> re.Pattern[str]:
    words = (row["word"] for row in lexicon.rows("event_words") if row["kind"] == "putting off")
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
