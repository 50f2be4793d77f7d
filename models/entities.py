"""Contracts of entities: as one article names them, and over all articles."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from dateline.records import ENTITY_KINDS
from models.base import ID, Contract, Located, Spans, Texts, closed, country, identifier, maybe


class EntityMentions(
    Located,
    key=("entity_mention_id",),
    partition="published_date",
    sort=("article_id", "char_start", "entity_mention_id"),
):
    """People, organisations and places as single articles name them.

    Grain: one row per entity and article; `text` is its first mention.
    """

    entity_mention_id: str = identifier("Hash of the article, the kind, the name and the country.")
    entity_id: str = maybe("The entity over all articles; joins entities.", str_matches=ID)
    name: str = pa.Field(description="Fullest form of the name that the article gives.")
    kind: str = closed(ENTITY_KINDS, "What it is.")
    aliases: Texts = pa.Field(description="Other forms of the name in this article.")
    country: str = country("Where it belongs")
    role: str = maybe("What a person is, as of this article.")
    affiliation: str = maybe("Whom a person belongs to, as of this article.")
    mention_spans: Spans = pa.Field(description="Every mention, as offsets into articles.text.")


class Entities(Contract, key=("entity_id",)):
    """People, organisations and places, over all articles.

    Grain: one row per entity.
    """

    entity_id: str = identifier("Content hash; the same whatever the order of arrival.")
    name: str = pa.Field(description="Canonical name.")
    kind: str = closed(ENTITY_KINDS, "What it is.")
    aliases: Texts = pa.Field(description="Other names that articles use, sorted.")
    country: str = country("Where it belongs")
    latitude: float = maybe("Of a place, degrees north.", ge=-90, le=90)
    longitude: float = maybe("Of a place, degrees east.", ge=-180, le=180)
    roles: Texts = pa.Field(description="What articles call a person, sorted.")
    article_count: pl.Int32 = pa.Field(ge=1, description="Articles that name it.")
    mention_count: pl.Int32 = pa.Field(ge=1, description="Mentions in all of them.")
    first_published: pl.Date = maybe("Day of publication of the first of them.")
    last_published: pl.Date = maybe("Day of publication of the last of them.")
    joined_because: str = maybe("Why its mentions were joined; null for a single one.")
