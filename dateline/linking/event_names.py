"""Names as articles write them, made comparable: of events, of who takes part, of places and of series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from dateline import lexicon
from dateline.entities import country_of, gazetteer, vocabulary
from dateline.events.triggers import by_form
from dateline.linking.sounds import sound, undotted, usual_name
from dateline.records import Event

RENAMING = "Renaming of "

_WORD = re.compile(r"\w+(?:-\d\w*)?")
_AND = re.compile(r"; |, | and ")
_RENAMED = re.compile(rf"^{RENAMING}(?P<old>.+) to (?P<new>.+)$")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?")
_SAYS_NO_MORE = "-"  # idea of words that say no more of an event than its type does
_EMPTY = frozenset(
    "the a an of and to in on at for with by from between new his her their its joint official "
    "worth thousand million billion trillion day first second third fourth fifth last next "
    "one two three four five".split()
)


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """A name folded for comparison: "U.S." is "US", "S-400" one word."""
    return " ".join(_WORD.findall(undotted(name).lower()))


# --- what an event is called -----------------------------------------------------------------------


@lru_cache(maxsize=100_000)
def words_of(name: str) -> frozenset[str]:
    """Words of an event's name that tell something, each by its base form; what it is held at is no part."""
    found = (word for word in name_key(name.partition(" at ")[0]).split() if word not in _EMPTY)
    return frozenset(_base(word) for word in found if not _ORDINAL.fullmatch(word))


@lru_cache(maxsize=50_000)
def _base(word: str) -> str:
    """The base form of a word: that of the trigger it is, else its singular."""
    triggers = by_form(False).get(word)
    if triggers:
        return triggers[0].lemma
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


@lru_cache(maxsize=1)
def kind_words() -> frozenset[str]:
    """Words that only say what kind of event it is."""
    return frozenset(row["lemma"] for row in lexicon.rows("triggers")) | _ideas().keys()


def ideas_of(words: Iterable[str]) -> frozenset[str]:
    """What kind of event the words of a name tell, beyond its type: "takeover" and "buyout" say the same."""
    kinds, known = kind_words(), _ideas()
    return frozenset(idea for word in words if word in kinds for idea in known.get(word, (word,)))


@lru_cache(maxsize=1)
def _ideas() -> Mapping[str, tuple[str, ...]]:
    return {
        row["word"]: tuple(idea for idea in row["idea"].split("|") if idea != _SAYS_NO_MORE)
        for row in lexicon.rows("event_ideas")
    }


@lru_cache(maxsize=50_000)
def lands_in(name: str) -> frozenset[str]:
    """Countries that an event's name tells ("Argentine quake"), as codes."""
    return frozenset(code for word in _WORD.findall(name) if (code := _land(word)[0]))


def land_words(name: str) -> frozenset[str]:
    """The words of an event's name that tell a country, not a town in it."""
    return frozenset(tells for word in _WORD.findall(name) if (tells := _land(word)[1]))


@lru_cache(maxsize=100_000)
def _land(word: str) -> tuple[str | None, str | None]:
    """The code of the country that a word tells, and the word's base form where it is no town."""
    code = country_of(word)
    if code is None:
        return None, None
    place = gazetteer.place_within(word, whole=True)
    return code, None if place and place.kind != "country" else _base(word.lower())


# --- who takes part, and where ---------------------------------------------------------------------


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
    return frozenset(word for name in proper_places(named) for word in name_key(name).split())


def proper_places(named: str) -> list[str]:
    """The usual names of places that are no countries; "a Polish mine" may be anywhere in Poland."""
    found = []
    for part in _AND.split(named):
        place = gazetteer.place_within(part, whole=True)
        if place and place.kind != "country":
            found.append(place.name)
        elif part and not place and not part.rpartition(" ")[2].islower():
            found.append(part)
    return found


def same_name(a: str, b: str) -> bool:
    """Whether of two folded names one is a part of the other ("sosa", "ana sosa")."""
    left, right = _parts(a), _parts(b)
    return left <= right or right <= left


@lru_cache(maxsize=200_000)
def _parts(name: str) -> frozenset[str]:
    return frozenset(name.split())


def shared(some: frozenset[str], others: frozenset[str]) -> int:
    """How many names of the smaller set are in the other, whole or as a part ("sosa", "ana sosa")."""
    if not (some and others):
        return 0
    few, many = (some, others) if len(some) <= len(others) else (others, some)
    alike = few & many
    if len(alike) == len(few):
        return len(few)
    known = [_parts(name) for name in many]
    rest = (_parts(name) for name in few - alike)
    return len(alike) + sum(any(own <= parts or parts <= own for parts in known) for own in rest)


# --- series ----------------------------------------------------------------------------------------


def series_of(event: Event) -> str:
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
