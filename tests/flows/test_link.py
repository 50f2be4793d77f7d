"""Linking in the warehouse: what came when, and in how many runs, leaves no trace in any table."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import duckdb
import polars as pl
import pytest

from dateline.linking.entities import link_entities
from dateline.linking.entity_cards import EntityMention
from dateline.linking.events import link_events
from dateline.linking.stories import group_stories
from flows import link
from models import FACTS, LINKING, TABLES, linked
from models.rows import Row, frame, stable_id
from warehouse import load as loading
from warehouse import neighbours, nodes
from warehouse.errors import BadReference

PEOPLE = ("Ana Robles", "Robles", "Yevgeny Marchenko", "Evgeni Marchenko", "Marchenko", "Li Wen")
BODIES = ("Grain Export Board", "GEB", "Export Board of Grain", "Norwegian Trade Ministry")
PLACES = ("Kiev", "Kyiv", "Lima", "Oslo", "Port Sorn")
ROLES = ("minister", "President", "singer", None)
FAIRS = ("Danube Harvest Fair", "Fjord Boat Show", "Nordland Farm Expo", "Tallmark Cattle Fair")
WORDS = "ferry pier harbour council county court ice lake ships crowns queues bridge spring plan".split()

Articles = dict[str, dict[str, list[Row]]]  # by article id: the rows of each table


def made_up(seed: int, count: int) -> Articles:
    """Articles with the facts found in them, by article id: few names, so that much is alike."""
    drawn = random.Random(seed)
    dispatches = [[drawn.choice(WORDS) for _ in range(120)] for _ in range(count // 4)]
    return {row["article_id"]: facts for _ in range(count) for row, facts in [_article(drawn, dispatches)]}


def _article(drawn: random.Random, dispatches: list[list[str]]) -> tuple[Row, dict[str, list[Row]]]:
    words = drawn.choice(dispatches)
    text = " ".join([drawn.choice(WORDS), *words[drawn.randrange(40) :], str(drawn.random())])
    day = date(2021, 1, 1) + timedelta(days=drawn.randrange(90)) if drawn.random() < 0.9 else None
    article = {
        "article_id": stable_id(text), "uri": "a.txt", "uris": ["a.txt"], "text": text, "published_date": day,
        "published_precision": day and "day", "caption_spans": [], "boilerplate_spans": [], "word_count": 9,
        "extractor_version": "1",
    }  # fmt: skip
    place = {
        "article_id": article["article_id"], "published_date": day, "char_start": 0, "char_end": 5,
        "text": text[:5], "sentence": text, "confidence": 0.5, "extractor_version": "1",
    }  # fmt: skip
    spans = [{"char_start": 0, "char_end": 5}]
    named = [("person", n) for n in drawn.sample(PEOPLE, 2)] + [("organisation", drawn.choice(BODIES))]
    entities = [
        {
            **place, "entity_mention_id": stable_id("n", place["article_id"], name), "name": name,
            "kind": kind, "aliases": ["GEB"] if name == "Grain Export Board" else [],
            "country": drawn.choice(["UA", "NO", None]), "affiliation": None, "mention_spans": spans,
            "role": drawn.choice(ROLES) if kind == "person" else None,
        }
        for kind, name in [*named, ("place", drawn.choice(PLACES))]
    ]  # fmt: skip
    events = [_event(drawn, place, spans, [name for _, name in named]) for _ in range(2)]
    told = {event["event_mention_id"]: event for event in events}
    quotes = [
        {
            **place, "quote_id": stable_id("q", place["article_id"]), "content": text, "kind": "direct",
            "content_spans": spans, "source_spans": [], "speaker": named[0][1], "speaker_type": "person",
        }
    ]  # fmt: skip
    metrics = [
        {
            **place, "metric_id": stable_id("m", event), "value": float(drawn.choice([300, 500])),
            "comparator": "=", "unit": "exhibitor", "unit_kind": "count", "subject": [row["name"]],
            "status": "actual",
        }
        for event, row in told.items()
    ]  # fmt: skip
    facts = {
        "event_mentions": list(told.values()),
        "entity_mentions": entities,
        "quotes": quotes,
        "metrics": metrics,
    }
    return article, {"articles": [article], **facts}


def _event(drawn: random.Random, place: Row, spans: list[Row], people: list[str]) -> Row:
    day = date(2021, 1, 1) + timedelta(days=drawn.randrange(90)) if drawn.random() < 0.7 else None
    fair = drawn.random() < 0.5
    series = drawn.choice(FAIRS) if fair else None
    name = series or f"{drawn.choice(['Talks', 'Meeting'])} in {drawn.choice(PLACES)}"
    if drawn.random() < 0.03:
        name, series, fair = f"Renaming of {FAIRS[3]} to {FAIRS[2]}", None, False
    return {
        **place, "event_mention_id": stable_id("e", place["article_id"], name, day), "name": name,
        "type": "expo" if fair else "other" if name.startswith("Ren") else "meeting", "series": series,
        "edition": drawn.choice([3, 4, None]) if fair else None, "start_date": day, "end_date": day,
        "date_precision": day and "day", "place": drawn.choice([*PLACES, None]), "status": "past",
        "mention_spans": spans,
        "participants": [{"name": n, "role": "actor", "country": None} for n in people],
    }  # fmt: skip


def bring(database: Path, articles: Articles, gone: set[str] = frozenset()) -> None:
    """Load articles as a run does, without linking: facts of an article are replaced as a whole."""
    loading.prepare(database)
    with duckdb.connect(str(database)) as connection:
        for table in ("articles", *FACTS):
            rows = frame(table, [row for facts in articles.values() for row in facts[table]]).to_arrow()
            connection.register("rows", rows)
            ids = [*articles, *gone]
            connection.execute(f"DELETE FROM {table} WHERE article_id IN (SELECT unnest(?))", [ids])
            connection.execute(f"INSERT INTO {table} BY NAME FROM rows")


def everything(database: Path) -> dict[str, list[tuple]]:
    """All tables, those that linking keeps for itself included."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return {t: connection.execute(f"FROM {t} ORDER BY ALL").fetchall() for t in (*TABLES, *LINKING)}


def in_one_run(folder: Path, articles: Articles, corrections: Path) -> dict[str, list[tuple]]:
    database = folder / "whole.duckdb"
    database.unlink(missing_ok=True)
    bring(database, articles)
    link.link_all(database, corrections)
    return everything(database)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    """Few leaders and small parts, so that few articles meet every case."""
    monkeypatch.setattr(link, "LEADERS", 3)
    monkeypatch.setattr(neighbours, "AT_ONCE", 60)


@pytest.mark.parametrize("seed", range(2))
def test_any_order_and_batching_of_articles_ends_in_the_same_rows(tmp_path, seed):
    articles, drawn = made_up(seed, 30), random.Random(seed)
    corrections = tmp_path / "corrections.csv"
    corrections.write_text(
        "table,kind,left,right,reason\nentities,merge,Li Wen,Ana Robles,one\nentities,split,Kyiv,Lima,two\n",
        encoding="utf-8",
    )
    wanted = in_one_run(tmp_path, articles, corrections)
    database = tmp_path / "parts.duckdb"
    waiting = list(articles)
    drawn.shuffle(waiting)
    while waiting:
        now, waiting = waiting[: (size := drawn.choice((1, 3, 9)))], waiting[size:]
        bring(database, {a: articles[a] for a in now})
        link.link_all(database, corrections)
    found = everything(database)
    for table in wanted:
        assert found[table] == wanted[table], table


@pytest.mark.parametrize("seed", range(1))
def test_articles_that_are_extracted_anew_or_go_leave_no_trace(tmp_path, seed):
    articles, others = made_up(seed, 30), made_up(seed + 100, 30)
    corrections = tmp_path / "none.csv"
    database = tmp_path / "parts.duckdb"
    first = dict(zip(articles, others.values(), strict=True))  # what an older extractor found in them
    for article, facts in first.items():
        for table, rows in facts.items():
            first[article] = {**first[article], table: [{**row, "article_id": article} for row in rows]}
    bring(database, first)
    link.link_all(database, corrections)
    kept = dict(list(articles.items())[:20])
    bring(database, kept, gone=set(articles))
    link.link_all(database, corrections)
    assert everything(database) == in_one_run(tmp_path, kept, corrections)


def test_a_run_with_nothing_new_writes_nothing(tmp_path, monkeypatch):
    database = tmp_path / "w.duckdb"
    bring(database, made_up(1, 20))
    link.link_all(database, tmp_path / "none.csv")
    before = everything(database)
    monkeypatch.setattr(neighbours.Neighbours, "replace", None)
    link.link_all(database, tmp_path / "none.csv")
    assert everything(database) == before


def test_corrections_are_honoured_whenever_they_are_written(tmp_path):
    articles, database, corrections = made_up(2, 30), tmp_path / "w.duckdb", tmp_path / "corrections.csv"
    bring(database, articles)
    link.link_all(database, corrections)
    before = everything(database)
    ids = [row["event_mention_id"] for facts in articles.values() for row in facts["event_mentions"]][:2]
    corrections.write_text(
        f"table,kind,left,right,reason\nevents,merge,{ids[0]},{ids[1]},one\nentities,merge,GEB,Li Wen,no\n",
        encoding="utf-8",
    )
    link.link_all(database, corrections)
    with duckdb.connect(str(database), read_only=True) as connection:
        one = connection.execute(
            "SELECT DISTINCT joined_because FROM event_mentions JOIN events USING (event_id) "
            "WHERE event_mention_id IN (SELECT unnest(?))",
            [ids],
        ).fetchall()
    assert len(one) == 1
    assert "an analyst's word" in one[0][0]
    assert everything(database) == in_one_run(tmp_path, articles, corrections)
    corrections.unlink()
    link.link_all(database, corrections)
    assert everything(database) == before


def test_the_warehouse_finds_what_linking_in_memory_finds(tmp_path, monkeypatch):
    monkeypatch.undo()  # as many leaders as in memory
    articles, database = made_up(3, 60), tmp_path / "w.duckdb"
    bring(database, articles)
    link.link_all(database, tmp_path / "none.csv")
    told = loading.read(database, nodes.EVENT.nodes.replace("WHERE event_mention_id IN (FROM unread)", ""))
    events = link_events([linked.event_mention(row) for row in told.iter_rows(named=True)])
    table = loading.read(database, "SELECT * FROM events ORDER BY event_id")
    assert pl.DataFrame(
        linked.event_rows(sorted(events, key=lambda e: e.event_id)), schema=table.schema
    ).equals(table)
    stories = group_stories(
        [linked.story_member(row) for row in loading.read(database, "FROM articles").iter_rows(named=True)]
    )
    held = loading.read(database, "SELECT story_id FROM stories")["story_id"]
    assert sorted(s.story_id for s in stories) == sorted(held)
    assert any(len(s.article_ids) > 1 for s in stories)
    columns = "article_id, name, kind, aliases, country, role, affiliation"
    rows = loading.read(database, f"SELECT {columns} FROM entity_mentions").iter_rows()
    entities = link_entities(EntityMention(*row) for row in rows)
    held = loading.read(
        database, "SELECT entity_id, name, joined_because FROM entities ORDER BY entity_id"
    ).rows()
    assert sorted((e.entity_id, e.name, e.joined_because) for e in entities) == held


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("events,join,a,b,", "line 3: correction says 'join': write merge or split"),
        ("event,merge,a,b,", "line 3: table is 'event': write events or entities"),
    ],
)
def test_a_correction_that_can_not_be_understood_is_told_with_its_line(tmp_path, line, told):
    corrections = tmp_path / "corrections.csv"
    corrections.write_text(f"table,kind,left,right,reason\nentities,merge,A,B,\n{line}\n", encoding="utf-8")
    bring(tmp_path / "w.duckdb", made_up(1, 4))
    with pytest.raises(BadReference, match=told):
        link.link_all(tmp_path / "w.duckdb", corrections)
