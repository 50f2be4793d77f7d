"""Cards: all that articles say of one name. What is compared and joined is cards, not mentions.

Mentions with the same kind, name, country and calling are one card: a million mentions are a few ten
thousand cards. A calling is what a person is known for: the minister John Marsh and the striker John Marsh
are two cards.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from dateline import lexicon
from dateline.entities import gazetteer, vocabulary
from dateline.linking.sounds import undotted

_WORDS = re.compile(r"\w+")
_AFTER = re.compile(r"\s(?:of|to|for|and)\s")


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One entity as one article names it.

    Attributes:
        article_id: Id of the article.
        name: Canonical name in that article.
        kind: `person`, `organisation` or `place`.
        aliases: The other forms of its name there.
        country: ISO 3166-1 alpha-2, where known.
        role: What a person is called there.
        affiliation: Whom a person belongs to there.
    """

    article_id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    role: str | None = None
    affiliation: str | None = None


@dataclass(slots=True)
class Card:
    """All mentions of one kind, name, country and calling.

    Attributes:
        card_id: 16 hex digits of a hash of the four.
        kind: `person`, `organisation` or `place`.
        name: The name, folded; of what is known its full name.
        country: ISO 3166-1 alpha-2, where known.
        calling: What a person is known for, where a role tells.
        names: How often it is written how.
        aliases: Its other names.
        roles: What a person is called, and how often.
        affiliations: Bodies that a person belongs to, folded; not the country.
        articles: How many mentions there are, one an article.
    """

    card_id: str
    kind: str
    name: str
    country: str | None
    calling: str | None
    names: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    affiliations: set[str] = field(default_factory=set)
    articles: int = 0

    @property
    def shown(self) -> str:
        """The most frequent way to write the name."""
        return max(self.names, key=lambda n: (self.names[n], n))


def cards(rows: Iterable[EntityMention]) -> dict[str, Card]:
    """The cards of mentions, by their ids."""
    found: dict[str, Card] = {}
    for row in rows:
        card = filed(row.kind, row.name, row.country, row.role)
        card = found.setdefault(card.card_id, card)
        card.names[row.name] += 1
        card.aliases.update(alias for alias in row.aliases if is_name(alias))
        if row.role:
            card.roles[row.role] += 1
        if row.affiliation and is_body(row.affiliation):
            card.affiliations.add(name_key(row.affiliation))
        card.articles += 1
    return found


def filed(kind: str, name: str, country: str | None, role: str | None) -> Card:
    """The card that a mention is filed under, still empty: what is known goes by its full name."""
    known, country = _known_as(kind, name, country)
    calling = _calling(role) if kind == "person" and role else None
    content = "\x1f".join((kind, known, country or "", calling or ""))
    card_id = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Card(card_id, kind, known, country, calling)


@lru_cache(maxsize=200_000)
def _known_as(kind: str, name: str, country: str | None) -> tuple[str, str | None]:
    if kind == "place":
        place = gazetteer.place_within(name, country=country, whole=True)
        if place and (country is None or place.country == country):
            usual = gazetteer.place_within(place.name, country=place.country)
            # "Springfield, Illinois" is not the Springfield that is meant without the state.
            return name_key(place.name if place == usual else name), place.country
    if kind == "organisation":
        body = vocabulary.known_organisations().get(gazetteer.fold(name))
        if body and country in (None, body.country):
            return name_key(body.full_name), body.country
    return name_key(name), country


def head(role: str) -> str:
    """The last word of a role before any "of" or "to": what the person is."""
    return _AFTER.split(role.lower(), maxsplit=1)[0].split()[-1]


def _calling(role: str) -> str | None:
    """What a role says that a person is known for."""
    return _callings().get(head(role))


@lru_cache(maxsize=1)
def _callings() -> dict[str, str]:
    return {row["word"]: row["calling"] for row in lexicon.rows("callings")}


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """A name folded for comparison: no accents, case, marks or article; "U.S." is "US"."""
    words = _WORDS.findall(undotted(gazetteer.fold(name)).lower())
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_name(alias: str) -> bool:
    """Whether an alias is a name and not a description that holds in its article only ("the ministry")."""
    return alias[:4].lower() != "the " and any(c.isupper() for c in alias)


def is_body(affiliation: str) -> bool:
    """Whether a person is told to belong to more than a country."""
    return gazetteer.country_named(affiliation) is None
