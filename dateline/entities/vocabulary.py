"""The vocabulary of names: the word lists of data/ as sets, read once."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from dateline import lexicon
from dateline.entities.gazetteer import country_of_body, fold


class KnownOrganisation(NamedTuple):
    """An organisation that news names without saying what it is."""

    full_name: str
    kind: str
    country: str | None


@cache
def words_of(name: str) -> frozenset[str]:
    """The column `word` of data/<name>.csv."""
    return lexicon.column(name, "word")


@cache
def organisation_kinds() -> MappingProxyType[str, str]:
    """Kind of organisation by the word that ends its name ("Bank" -> "bank")."""
    rows = lexicon.rows("organisation_words")
    return MappingProxyType({r["word"]: r["kind"] for r in rows if r["kind"] != "only_of"})


@cache
def organisation_openers() -> frozenset[str]:
    """Words that open an organisation's name before "of" ("Ministry")."""
    return frozenset(r["word"] for r in lexicon.rows("organisation_words") if r["before_of"])


@cache
def known_organisations() -> MappingProxyType[str, KnownOrganisation]:
    """Organisations and outlets by folded name."""
    found = {
        fold(r["name"]): KnownOrganisation(r["full_name"] or r["name"], r["kind"], r["country"] or None)
        for r in lexicon.rows("known_organisations")
    }
    for row in lexicon.rows("outlets"):
        found[fold(row["name"])] = KnownOrganisation(
            row["full_name"] or row["name"], "media", row["country"] or None
        )
    # "Ministry of Commerce" is in many countries, "World Trade Organization" in none.
    by_full_name = {fold(known.full_name): known for known in found.values() if known.country is None}
    return MappingProxyType(by_full_name | found)


def country_of_organisation(name: str) -> str | None:
    """Country that an organisation's name tells, by the list of known ones or by its words."""
    known = known_organisations().get(fold(name))
    return known.country if known else country_of_body(name)


@cache
def other_kinds() -> MappingProxyType[str, str]:
    """What a name is that ends in one of these words and is no entity ("Expo" -> "event")."""
    return MappingProxyType({r["word"]: r["what"] for r in lexicon.rows("other_names")})


@cache
def place_words(position: str) -> frozenset[str]:
    """Words that end (`last`) or open (`first`) the name of a place."""
    return frozenset(r["word"] for r in lexicon.rows("place_words") if r["position"] == position)


@cache
def given_names() -> frozenset[str]:
    """Given names, accents folded."""
    return lexicon.column("given_names", "name")


@cache
def name_parts(what: str, language: str = "") -> frozenset[str]:
    """Parts of people's names: `family` (of one language, or of all), `ending` or `particle`."""
    rows = lexicon.rows("name_parts")
    return frozenset(r["part"] for r in rows if r["what"] == what and language in ("", r["language"]))
