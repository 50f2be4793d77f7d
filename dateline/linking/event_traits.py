"""What of an event's telling is compared with others: its kind, series, words, people, places and days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from dateline import lexicon
from dateline.entities import country_of, gazetteer, vocabulary
from dateline.events.triggers import by_form
from dateline.linking.blocks import Key
from dateline.linking.groups import Correction
from dateline.linking.sounds import sound, undotted, usual_name
from dateline.records import Event

HALF_A_YEAR = 180  # days; series come round once a year or less often
RENAMING = "Renaming of "
TELLING_EDITION = 10  # no two series of one country, kind and time are likely to have come to the same number
STORY_KEYS = 6  # names of its article that stand for an event of which nobody is told to take part
LASTING = frozenset(("conflict",))  # kinds that go on for years

_WORD = re.compile(r"\w+(?:-\d\w*)?")
_AND = re.compile(r"; |, | and ")
_RENAMED = re.compile(rf"^{RENAMING}(?P<old>.+) to (?P<new>.+)$")
_GROUP = {
    "contract": "agreement", "summit": "meeting", "policy": "sanction", "expo": "expo", "forum": "forum",
}  # fmt: skip
_ACTING = frozenset(("actor", "host", "recipient"))
ATTENDED = frozenset(("ceremony", "press_conference"))  # kinds that nobody acts in, but some are seen at
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
        told_beside: Types of all events that the article tells, this one's among them.
        named_beside: Whom and what the article names, people first.
    """

    event_mention_id: str
    article_id: str
    published: date | None
    event: Event
    figures: tuple[Figure, ...] = ()
    told_beside: tuple[str, ...] = ()
    named_beside: tuple[str, ...] = ()


class Traits(NamedTuple):
    """What of a mention is compared, computed once.

    Attributes:
        mention: The mention.
        group: Its kind, kinds that may be one taken together.
        series: Key of its series, "" for none.
        words: Words of its name.
        people: People and bodies that take part, as their names sound.
        lands: Countries that take part, by name or as those of the people, as codes.
        actors: Who of them acts: names as they sound, and the codes of their countries.
        places: Words of its place.
        first: Its first day, as `date.toordinal` counts them.
        last: Its last day.
        told: Day of publication.
        story: What its article names, where it is the article's only event of its kind; as the names sound.
    """

    mention: EventMention
    group: str
    series: str
    words: frozenset[str]
    people: frozenset[str]
    lands: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    first: int | None
    last: int | None
    told: int | None
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
    own = _own_series(event)
    first = event.start_date.toordinal() if event.start_date else None
    last = event.end_date.toordinal() if event.end_date else first
    group = _group(event.type)
    roles = _ACTING | {"attendee", "organizer"} if group in ATTENDED else _ACTING
    acting = [p for p in event.participants if p.role in roles]
    return Traits(
        mention,
        group=group,
        series=renamed.get(own, own),
        words=frozenset(
            _lemma(w) for w in name_key(event.name).split() if w not in _EMPTY and not w.isdigit()
        ),
        people=frozenset(sounding(p.name) for p in acting if not is_land(p.name, p.role)),
        lands=frozenset(code for p in acting if (code := p.country or country_of(p.name))),
        actors=frozenset(
            name for p in acting if p.role == "actor" for name in (sounding(p.name), p.country) if name
        ),
        places=places_of(event.place or ""),
        first=last if first is None else first,
        last=last,
        told=mention.published.toordinal() if mention.published else None,
        story=_story(mention),
    )


def _story(mention: EventMention) -> tuple[str, ...]:
    """What tells the story of an event that its article needs not tell apart from others."""
    group = _group(mention.event.type)
    if sum(_group(kind) == group for kind in mention.told_beside) != 1:
        return ()
    names = (sounding(n) for n in mention.named_beside if gazetteer.country_named(n) is None)
    return tuple(dict.fromkeys(names))


def _group(kind: str) -> str:
    return _GROUP.get(kind, kind)


def keys(trait: Traits, corrections: Sequence[Correction] = ()) -> tuple[Key, ...]:
    """Blocking keys: two mentions that share none are never compared.

    Mentions that tell the day meet in the weeks around it. In the block of a month they meet those that
    do not, but not one another: most days of a month are too far apart.
    """
    event, group = trait.mention.event, trait.group
    tellers = _tellers(trait)
    found = {f"series {trait.series} {which}" for which in _editions(trait)} if trait.series else set()
    if (event.edition or 0) >= TELLING_EDITION:
        found |= {f"{group} {which} {event.edition}" for which in _editions(trait)}
    if own := _own_series(event):
        found.add(named(own))  # whom a renaming of the series concerns
    followed: set[str] = set()
    if group in LASTING:
        found |= {f"{group} {teller}" for teller in tellers}
    else:
        months = {f"{group} {month} {teller}" for teller in tellers for month in _months(trait)}
        if trait.first and event.date_precision == "day":
            found |= {f"{group} {week} {teller}" for teller in tellers for week in _weeks(trait)}
            followed = months
        else:
            found |= months
        if event.start_date is None:
            found |= {f"{group} {one} at {name_key(event.place or '')}" for one in trait.people | trait.lands}
    for number, correction in enumerate(corrections):
        if trait.mention.event_mention_id in (correction.left, correction.right):
            found.add(f"correction {number}")
    return tuple(sorted([*map(Key, found), *(Key(text, leads=False) for text in followed)]))


def _tellers(trait: Traits) -> frozenset[str]:
    """What two tellings of one event have in common: who, where, what, or the countries."""
    event = trait.mention.event
    found = trait.people | trait.places | (trait.words - kind_words())
    found |= trait.lands | {f"{one} with {two}" for one, two in combinations(sorted(trait.lands), 2)}
    if event.country:
        found |= {event.country}
    return found if trait.people else found | frozenset(trait.story[:STORY_KEYS])


def _weeks(trait: Traits) -> Iterator[str]:
    """The weeks around an event's first and last day, as keys: days that are near share one."""
    for day in {trait.first or 0, trait.last or 0}:
        yield f"week {day // 7}"
        yield f"week {(day + 3) // 7} and a half"


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
    """A name folded for comparison: "U.S." is "US", "S-400" one word."""
    return " ".join(_WORD.findall(undotted(name).lower()))


@lru_cache(maxsize=200_000)
def sounding(name: str) -> str:
    """A name as it sounds, for comparison of those who take part: "Mike" is Michael, "EU" the whole name."""
    body = vocabulary.known_organisations().get(gazetteer.fold(name))
    return sound(name_key(body.full_name if body else usual_name(name)))


@lru_cache(maxsize=50_000)
def is_land(name: str, role: str) -> bool:
    """Whether who takes part is a country, or a place or unnamed people of it ("Oslo and Lima agreed")."""
    if gazetteer.country_before(name) or gazetteer.place_named(name):
        return True
    if " " in name and name.rpartition(" ")[2].islower():
        return country_of(name) is not None  # "his Norwegian counterpart"
    return role == "host" and gazetteer.place_within(name, whole=True) is not None


@lru_cache(maxsize=50_000)
def places_of(named: str) -> frozenset[str]:
    """Words of places, each by its usual name ("Canton" is Guangzhou); a country tells no place in it."""
    found: set[str] = set()
    for part in _AND.split(named):
        place = gazetteer.place_within(part, whole=True)
        if place and place.kind == "country":
            continue
        found.update(name_key(place.name if place else part).split())
    return frozenset(found)


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
