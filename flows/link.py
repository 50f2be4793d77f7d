"""Linking: which mentions, over all articles, are of the same event, person, organisation, place or story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import polars as pl

from dateline.linking.entities import Correction as EntityCorrection
from dateline.linking.entities import link_entities
from dateline.linking.events import Correction as EventCorrection
from dateline.linking.events import link_events
from dateline.linking.stories import group_stories
from models import linked
from models.rows import Row, frame
from models.validate import ContractBroken, validate
from warehouse.load import identify, read, replace


def link_all(database: Path, corrections: Path) -> None:
    """Make `events`, `event_participants`, `entities` and `stories` anew, and join the facts to them.

    Args:
        database: The database that is being built.
        corrections: CSV file of an analyst's merges and splits; need not exist.
    """
    columns = "article_id, published_date, text, boilerplate_spans"
    articles = read(database, f"SELECT {columns} FROM articles ORDER BY article_id")
    published = dict(articles.select("article_id", "published_date").iter_rows())
    stories = group_stories([linked.story_member(row) for row in articles.iter_rows(named=True)])

    named = read(database, "FROM entity_mentions ORDER BY entity_mention_id")
    entities = link_entities(
        [linked.entity_mention(row) for row in named.iter_rows(named=True)],
        [EntityCorrection(*row) for row in _corrections(corrections, "entities")],
    )
    entity_of = {(article, name, e.kind): e.entity_id for e in entities for article, name in e.members}
    # A name alone means the person first: people speak, and take part.
    by_name = {pair[:2]: entity for pair, entity in sorted(entity_of.items(), key=_people_last)}

    told = read(database, "FROM event_mentions ORDER BY event_mention_id")
    events = link_events(
        [linked.event_mention(row) for row in told.iter_rows(named=True)],
        [EventCorrection(*row) for row in _corrections(corrections, "events")],
    )
    event_of = {mention: e.event_id for e in events for mention in e.event_mention_ids}

    replace(
        database,
        {
            "stories": _valid("stories", linked.story_rows(stories, published)),
            "entities": _valid("entities", linked.entity_rows(entities)),
            "events": _valid("events", linked.event_rows(events, published)),
            "event_participants": _valid("event_participants", linked.participant_rows(events, by_name)),
        },
    )
    quotes = read(database, "SELECT quote_id, article_id, speaker FROM quotes")
    names = [by_name.get(pair) for pair in quotes.select("article_id", "speaker").iter_rows()]
    _identify(database, "quotes", "quote_id", "speaker_entity_id", quotes["quote_id"], names)
    ids = [entity_of[one] for one in named.select("article_id", "name", "kind").iter_rows()]
    _identify(database, "entity_mentions", "entity_mention_id", "entity_id", named["entity_mention_id"], ids)
    ids = [event_of[mention] for mention in told["event_mention_id"]]
    _identify(database, "event_mentions", "event_mention_id", "event_id", told["event_mention_id"], ids)


def _people_last(item: tuple[tuple[str, str, str], str]) -> int:
    return ("place", "organisation", "person").index(item[0][2])


def _valid(table: str, rows: Iterable[Row]) -> pl.DataFrame:
    """Rows that we made ourselves as a frame; one that breaks its contract is our own bug."""
    valid, refused = validate(table, frame(table, rows))
    if refused:
        raise ContractBroken(table, [f"{one.reason} in {one.payload}" for one in refused[:3]])
    return valid


def _identify(
    database: Path, table: str, key: str, column: str, keys: pl.Series, ids: Sequence[str | None]
) -> None:
    identify(database, table, key, column, pl.DataFrame({key: keys, column: pl.Series(ids, dtype=pl.String)}))


def _corrections(file: Path, table: str) -> list[tuple[str, str, str]]:
    """An analyst's corrections of one table: merge or split, and the two that it is about."""
    if not file.exists():
        return []
    rows = pl.read_csv(file, infer_schema=False).filter(pl.col("table") == table)
    return rows.select("kind", "left", "right").rows()
