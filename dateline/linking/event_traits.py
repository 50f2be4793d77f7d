"""What of an event's telling is compared with others: its kind, series, words, people, places and days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dateline import lexicon
from dateline.entities import country_of
from dateline.events.triggers import by_form
from dateline.linking.blocks import Key
from dateline.linking.groups import Correction
from dateline.linking.sounds import sound
from dateline.records import Event

HALF_A_YEAR = 180  # days; series come round once a year or less often
RENAMING = "Renaming of "
LASTING = frozenset(("conflict",))  # kinds that go on for years

_WORD = re.compile(r"\w+")
_RENAMED = re.compile(rf"^{RENAMING}(?P<old>.+) to (?P<new>.+)$")
_GROUP = {
    "contract": "agreement", "summit": "meeting", "policy": "sanction", "expo": "expo", "forum": "forum",
}  # fmt: skip
_ACTING = frozenset(("actor", "host", "recipient"))
_EMPTY = frozenset(
    "the a an of and to in on at for with by from between new round his her their its joint official "
    "day one two three four five".split()
)


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
        figures: What the article counts at it.
    """

    event_mention_id: str
    article_id: str
    published: date | None
    event: Event
    figures: tuple[Figure, ...] = ()


class Traits(NamedTuple):
    """What of a mention is compared, computed once.

    Attributes:
        mention: The mention.
        group: Its kind, kinds that may be one taken together.
        series: Key of its series, "" for none.
        words: Words of its name.
        people: Who takes part, as the names sound.
        actors: Who of them acts.
        places: Words of its place.
        first: Its first day, as `date.toordinal` counts them.
        last: Its last day.
        told: Day of publication.
    """

    mention: EventMention
    group: str
    series: str
    words: frozenset[str]
    people: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    first: int | None
    last: int | None
    told: int | None


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
    own = _own_series(event)
    first = event.start_date.toordinal() if event.start_date else None
    last = event.end_date.toordinal() if event.end_date else first
    return Traits(
        mention,
        group=_GROUP.get(event.type, event.type),
        series=renamed.get(own, own),
        words=frozenset(
            _lemma(w) for w in name_key(event.name).split() if w not in _EMPTY and not w.isdigit()
        ),
        people=frozenset(sounding(p.name) for p in event.participants if p.role in _ACTING),
        actors=frozenset(sounding(p.name) for p in event.participants if p.role == "actor"),
        places=frozenset(name_key(event.place or "").split()),
        first=last if first is None else first,
        last=last,
        told=mention.published.toordinal() if mention.published else None,
    )


def keys(trait: Traits, corrections: Sequence[Correction] = ()) -> tuple[Key, ...]:
    """Blocking keys: two mentions that share none are never compared."""
    event, group = trait.mention.event, trait.group
    tellers = trait.people | trait.places | (trait.words - kind_words())
    found = {f"series {trait.series} {which}" for which in _editions(trait)} if trait.series else set()
    if own := _own_series(event):
        found.add(named(own))  # whom a renaming of the series concerns
    if group in LASTING:
        found |= {f"{group} {teller}" for teller in tellers}
    else:
        found |= {f"{group} {month} {teller}" for teller in tellers for month in _months(trait)}
        if trait.first and event.date_precision == "day":
            # Days on either side of the end of a month meet here.
            found |= {f"{group} week {(trait.first + 3) // 7} {teller}" for teller in tellers}
        if event.start_date is None:
            found |= {f"{group} {person} at {name_key(event.place or '')}" for person in trait.people}
    for number, correction in enumerate(corrections):
        if trait.mention.event_mention_id in (correction.left, correction.right):
            found.add(f"correction {number}")
    return tuple(Key(text) for text in sorted(found))


def _editions(trait: Traits) -> Iterator[str]:
    """Which of a series is meant, as keys: by number, or by the year of its days or of its telling."""
    if trait.mention.event.edition:
        yield f"no. {trait.mention.event.edition}"
    if trait.first is not None:
        yield str(date.fromordinal(trait.first).year)
    elif trait.told is not None:
        for day in (trait.told - HALF_A_YEAR, trait.told + HALF_A_YEAR):
            yield str(date.fromordinal(day).year)


def _months(trait: Traits) -> Iterator[str]:
    """The months in which an event may have taken place."""
    if trait.first is None:
        if trait.told is not None:
            day = date.fromordinal(trait.told)
            yield f"{day.year}-{day.month}"
            yield f"{day.year}-{day.month - 1}" if day.month > 1 else f"{day.year - 1}-12"
        return
    day = date.fromordinal(trait.first)
    year = trait.mention.event.date_precision == "year"
    for month in range(1, 13) if year else (day.month,):
        yield f"{day.year}-{month}"


@lru_cache(maxsize=1)
def kind_words() -> frozenset[str]:
    """Words that only say what kind of event it is."""
    return frozenset(row["lemma"] for row in lexicon.rows("triggers"))


@lru_cache(maxsize=50_000)
def _lemma(word: str) -> str:
    """The one word for forms and synonyms of a trigger ("quake" is "earthquake")."""
    triggers = by_form(False).get(word)
    return triggers[0].lemma if triggers else word


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """A name folded for comparison."""
    return " ".join(_WORD.findall(name.lower()))


@lru_cache(maxsize=200_000)
def sounding(name: str) -> str:
    """A name as it sounds, for comparison of those who take part."""
    return sound(name_key(name))


@lru_cache(maxsize=200_000)
def same_name(a: str, b: str) -> bool:
    """Whether of two folded names one is a part of the other ("sosa", "ana sosa")."""
    if a == b:
        return True
    left, right = set(a.split()), set(b.split())
    return left <= right or right <= left


# --- series --------------------------------------------------------------------------------------


def _own_series(event: Event) -> str:
    """Key of the series that a mention names, "" for none."""
    return _series_key(event.series or (event.name if event.edition else ""))


@lru_cache(maxsize=50_000)
def _series_key(name: str) -> str:
    """A series' name with countries as codes, without article, year and order: forms of one name agree."""
    words = [w for w in _WORD.findall(name) if not w.isdigit() and w.lower() not in _EMPTY]
    return " ".join(sorted({country_of(w) or w.lower() for w in words}))


def renamings(names: Iterable[str]) -> dict[str, str]:
    """Former names of series, as articles tell them.

    Args:
        names: Names of events, the earliest told first; those that start with `RENAMING` tell of one.

    Returns:
        Old to new keys of series.
    """
    found: dict[str, str] = {}
    for match in filter(None, map(_RENAMED.match, names)):
        old, new = _series_key(match["old"]), _series_key(match["new"])
        if old != new:
            found.setdefault(old, new)
    return {old: found.get(new, new) for old, new in found.items() if found.get(new) != old}


def named(series: str) -> str:
    """The key of all mentions that name a series so."""
    return f"named {series}"
