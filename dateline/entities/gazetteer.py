"""The gazetteer: countries, their adjectives, capitals, big cities, regions, areas and towns.

Country names come from pycountry and data/country_names.csv, places from data/places.csv and
data/place_aliases.csv. Case matters ("Polish", "Turkey"), accents do not ("São Paulo"). Towns
(data/towns.csv) are kept apart: many are called like people and things, so they count only for what is known
to be a place.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import pycountry

from dateline import lexicon

MUCH_BIGGER = 4  # times: of two cities of one name, the one that is meant where nothing else tells
METROPOLIS = 500_000  # people

_LETTERS = str.maketrans("łŁıøØđĐ’‘", "lLioOdD''")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_DIRECTIONS = (
    "north south east west central northeast northwest southeast southwest mainland greater upper lower"
)
_COMPASS = frozenset(word + ending for word in _DIRECTIONS.split() for ending in ("", "ern"))
_OF_RANK = {"country": 0, "capital": 1, "region": 2, "area": 3, "city": 4, "town": 5}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        name: Its usual English name.
        kind: `country`, `capital`, `region` (first order), `city`, `town` or `area`.
        country: ISO 3166-1 alpha-2; None for an area of several countries.
        latitude: Degrees north.
        longitude: Degrees east.
        population: People, where known; 0 else.
    """

    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int = 0


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """A name without accents, with straight apostrophes and single spaces; case is kept."""
    if name.isascii():
        return " ".join(name.split())
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@lru_cache(maxsize=100_000)
def places_named(name: str) -> tuple[Place, ...]:
    """The places of this name, the best known first; empty where none is known."""
    return _places().get(fold(name), ())


@lru_cache(maxsize=20_000)
def towns_named(name: str) -> tuple[Place, ...]:
    """The towns of this name, the biggest first; for words that are known to name a place."""
    towns = [
        Place(town, "town", country, float(latitude), float(longitude), int(population))
        for town, country, latitude, longitude, population in lexicon.rows_of("towns", fold(name))
    ]
    return tuple(sorted(towns, key=lambda town: (-town.population, town.country or "")))


@lru_cache(maxsize=1_000)
def capital_of(country: str) -> str | None:
    """The usual English name of a country's capital; None where the gazetteer knows none."""
    found = (p for places in _places().values() for p in places)
    return next((p.name for p in found if p.kind == "capital" and p.country == country), None)


@cache
def largest_city_of(country: str) -> str | None:
    """The usual English name of the city of a country in which most people live; None where none is known."""
    found = (p for places in _places().values() for p in places)
    cities = [p for p in found if p.kind in ("capital", "city") and p.country == country]
    return max(cities, key=lambda p: p.population).name if cities else None


def namesakes(name: str) -> tuple[Place, ...]:
    """The places and towns of this name, the best known first."""
    return (*places_named(name), *towns_named(name))


def place_beside(name: str, container: Place) -> Place | None:
    """The place of this name that lies in a country or region: the one nearest to the region's middle.

    "Springfield" in Illinois is another one than in Massachusetts.
    """
    inside = [p for p in namesakes(name) if p.country == container.country and p != container]
    if container.kind == "country":
        return inside[0] if inside else None
    return min(inside, key=lambda p: _apart(p, container), default=None)


def _apart(one: Place, two: Place) -> float:
    """How far two places are apart, as the square of degrees of latitude; enough to tell which is nearer."""
    if one.latitude is None or one.longitude is None or two.latitude is None or two.longitude is None:
        return math.inf
    north, east = one.latitude - two.latitude, one.longitude - two.longitude
    return north**2 + (east * math.cos(math.radians(two.latitude))) ** 2


def place_named(name: str, *, country: str | None = None) -> Place | None:
    """The place that a name means: the one in `country`, or else the best known.

    Returns:
        None where no place or several of equal standing have that name.
    """
    return _meant(places_named(name), country)


def _meant(found: tuple[Place, ...], country: str | None) -> Place | None:
    """Of places of one name the one in a country, else the best known; None for rivals as well known."""
    inside = [p for p in found if p.country == country]
    if country and inside:
        return inside[0]
    if not found:
        return None
    first, *others = found
    rivals = [p for p in others if p.country != first.country and _OF_RANK[p.kind] <= _OF_RANK[first.kind]]
    if any(rival.population * MUCH_BIGGER > first.population for rival in rivals):
        return None
    return first


def place_within(name: str, *, country: str | None = None, whole: bool = False) -> Place | None:
    """The place that a longer name holds: "Northeast China", "Marrow Province", "HARBIN".

    Args:
        name: The name as written.
        country: ISO code of the country that it is in, where known.
        whole: Whether a part of a place ("Northeast China") does not count.

    Returns:
        None where none is known, or none of that name in the country.
    """
    head, _, region = name.rpartition(", ")
    if head and (containers := [p for p in places_named(region) if country in (None, p.country)]):
        return next((found for p in containers if (found := place_beside(head, p))), None)
    words = (name.title() if name.isupper() and len(name) > 4 else name).split()
    stretches = ((0, len(words)), (0, len(words) - 1), (1, len(words)))
    for first, last in stretches[:2] if whole else stretches:
        place = place_named(" ".join(words[first:last]), country=country) if first < last else None
        part_is_all = last - first == len(words)
        if country and place and place.country not in (None, country):
            continue
        if place and (part_is_all or _only_tells_kind(words[last:], words[:first])):
            return place
    bare = words[:-1] if len(words) > 1 and _only_tells_kind([words[-1].capitalize()], []) else words
    for town_words in (words, bare):
        rivals = country is None and places_named(" ".join(town_words))
        town = None if rivals else _meant(towns_named(" ".join(town_words)), country)
        if town and country in (None, town.country):
            return town
    return None


def _only_tells_kind(after: list[str], before: list[str]) -> bool:
    """Whether words beside a place's name only say which part or kind it is ("Lake Victoria" is another)."""
    return all(w.lower() in _COMPASS for w in before) and all(
        w in divisions() or w.lower() in _COMPASS for w in after
    )


def is_part_of_place(words: Sequence[str]) -> bool:
    """Whether words name the part of a place that lies in a direction ("Northeast China")."""
    return len(words) > 1 and words[0].lower() in _COMPASS and place_named(" ".join(words[1:])) is not None


@cache
def divisions() -> frozenset[str]:
    """Words for a part of a country, without which the name of one means the same ("Marrow Province")."""
    return frozenset(row["word"] for row in lexicon.rows("place_words") if row["division"])


@lru_cache(maxsize=50_000)
def country_of_body(name: str) -> str | None:
    """Country that an organisation's name tells: at its start, or after "of" at its end.

    "Institute of Russian Studies" tells none: an adjective inside is what it deals with.
    """
    words = _bare(name).split()
    for size in (3, 2, 1):
        if size < len(words) and (code := _country_of_words(" ".join(words[:size]))):
            return code
    for i in range(len(words) - 1, 0, -1):
        if words[i - 1] in ("of", "in", "for", "the") and (code := _country_of_words(" ".join(words[i:]))):
            return code
    return None


def _country_of_words(words: str) -> str | None:
    return country_named(words) or country_of_adjective(words) or _country_of_place(words)


@lru_cache(maxsize=100_000)
def country_named(words: str) -> str | None:
    """ISO code of a country's name ("Norway", "the U.S."), without adjectives and cities."""
    return _countries().get(_bare(words))


@lru_cache(maxsize=100_000)
def country_of_adjective(word: str) -> str | None:
    """ISO code for the adjective or people of a country ("Russian", "Britons")."""
    adjectives = _adjectives()
    bare = _bare(word)
    plural = bare.endswith("s") and bare not in _countries()  # "the Philippines" are no people
    return adjectives.get(bare) or (adjectives.get(bare[:-1]) if plural else None)


@lru_cache(maxsize=50_000)
def country_before(words: str) -> str | None:
    """ISO code of the country, its adjective or its region that phrases before a title name.

    "New Jersey" is a state: the longest name decides ("New Jersey Gov. ..." is not of Jersey).
    """
    code = country_of_adjective(words) or country_named(words)
    if code is None and " " in words and (place := place_named(words)) and place.kind == "region":
        code = place.country
    return code


@lru_cache(maxsize=100_000)
def country_of(words: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the country that words name or belong to.

    Args:
        words: A country ("Norway"), an adjective or people ("Norwegian", "Norwegians"), a capital, known
            city or region ("Bergen"), or a phrase with such words in it ("the Norwegian fisheries ministry").

    Returns:
        None where they name no country or several ("Norway-Chile trade").
    """
    bare = _bare(words)
    code = _countries().get(bare) or country_of_adjective(bare)
    if code:
        return code
    place = place_named(bare)
    if place:
        return place.country
    found = countries_within(bare)
    return found[0] if len(set(found)) == 1 else None


def country_of_place(name: str) -> str | None:
    """ISO code of the country in which a place lies, for words that are known to name one."""
    code = country_of(name)
    if code is None and (place := place_within(name)):
        code = place.country
    return code


def countries_within(words: str) -> list[str]:
    """Codes of the countries that a phrase names, by name or adjective, else by city; in text order."""
    tokens = [w for m in _WORD.finditer(words) for w in _parts(m.group())]
    named = _scan(tokens, lambda name: country_named(name) or country_of_adjective(name))
    return named or _scan(tokens, _country_of_place)


def _parts(word: str) -> list[str]:
    """A word without its possessive; a compound such as "Franco-Chilean" in its parts unless known whole."""
    bare = _POSSESSIVE.sub("", word)
    if "-" not in bare or _countries().get(fold(bare)) or places_named(bare):
        return [bare]
    return bare.split("-")


def _scan(tokens: list[str], known: Callable[[str], str | None]) -> list[str]:
    found, i = [], 0
    while i < len(tokens):
        for size in (4, 3, 2, 1):
            code = known(" ".join(tokens[i : i + size])) if i + size <= len(tokens) else None
            if code:
                found.append(code)
                i += size
                break
        else:
            i += 1
    return found


def _country_of_place(name: str) -> str | None:
    """Country of a capital, region or metropolis inside a phrase; smaller towns are often ordinary words."""
    place = place_named(name) if name[:1].isupper() else None
    known = place and (place.kind in ("capital", "region") or place.population >= METROPOLIS)
    return place.country if place and known else None


def _bare(words: str) -> str:
    """Words folded, without a leading article and a closing possessive."""
    bare = _POSSESSIVE.sub("", fold(words).strip(" ,;:"))
    return bare[4:] if bare[:4] in ("the ", "The ") else bare


@cache
def _countries() -> dict[str, str]:
    """Country by name, names folded."""
    names: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            if name := getattr(country, field, None):
                names[fold(name)] = country.alpha_2
    # pycountry's short name for one of the two Congos; in news it may be either.
    names.pop("Congo", None)
    names |= {fold(row["name"]): row["country"] for row in lexicon.rows("country_points")}
    names |= {fold(r["name"]): r["country"] for r in lexicon.rows("country_names") if r["kind"] == "name"}
    return {_without_article(name): code for name, code in names.items()}


def _without_article(name: str) -> str:
    return name[4:] if name.startswith("the ") else name


@cache
def _adjectives() -> dict[str, str]:
    return {fold(r["name"]): r["country"] for r in lexicon.rows("country_names") if r["kind"] == "adjective"}


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    """Places by folded name, best known first."""
    found: dict[str, list[Place]] = {}
    for row in lexicon.rows("places"):
        place = Place(
            row["name"], row["kind"], row["country"], float(row["latitude"]), float(row["longitude"]),
            int(row["population"] or 0),
        )  # fmt: skip
        found.setdefault(place.name, []).append(place)
    usual = {row["country"]: _country_place(row) for row in lexicon.rows("country_points")}
    for name, code in _countries().items():
        found.setdefault(name, []).append(usual[code])
    for row in lexicon.rows("place_aliases"):
        _add_alias(
            found, row["name"], row["place"], row["country"] or None, row["latitude"], row["longitude"]
        )
    return {
        name: tuple(sorted(places, key=lambda p: (_OF_RANK[p.kind], -p.population, p.country or "")))
        for name, places in found.items()
    }


def _country_place(row: Mapping[str, str]) -> Place:
    """A country under its usual name."""
    latitude, longitude = (float(row[c]) if row[c] else None for c in ("latitude", "longitude"))
    return Place(row["name"], "country", row["country"], latitude, longitude)


def _add_alias(
    found: dict[str, list[Place]], alias: str, name: str, country: str | None, latitude: str, longitude: str
) -> None:
    """Add another name of a known place, or an area with its own coordinates."""
    if latitude:
        kind = "region" if country else "area"
        found.setdefault(alias, []).append(Place(name, kind, country, float(latitude), float(longitude)))
        return
    same = [p for p in found.get(name, ()) if p.country == country]
    found.setdefault(alias, []).extend(same)


@cache
def _usual_names() -> dict[str, str]:
    return {row["country"]: row["name"] for row in lexicon.rows("country_points")}


def usual_name(code: str) -> str | None:
    """The usual English name of a country by its ISO code."""
    return _usual_names().get(code)
