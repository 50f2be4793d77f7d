"""One truth: Arrow schemas, DuckDB tables and the dictionary say what the contracts say."""

from __future__ import annotations

import dataclasses

import duckdb
import pytest

from dateline import Article, Entity, Event, Metric, Quote
from flows import docs
from models import TABLES
from models.derive import arrow_schema, columns, ddl, description

# Fields of records whose column has another name, because a row says more than a record.
RENAMED = {
    "start": "char_start",
    "end": "char_end",
    "published": "published_date",
    "mentions": "mention_spans",
    "captions": "caption_spans",
    "boilerplate": "boilerplate_spans",
    "compared_to": "compared_to_metric_id",
    "change_of": "change_of_metric_id",
}


@pytest.mark.parametrize(
    ("record", "table"),
    [
        (Article, "articles"),
        (Quote, "quotes"),
        (Metric, "metrics"),
        (Event, "event_mentions"),
        (Entity, "entity_mentions"),
    ],
)
def test_every_field_of_a_record_has_a_column(record, table):
    names = {column.name for column in columns(TABLES[table])}
    lacking = {f.name for f in dataclasses.fields(record) if RENAMED.get(f.name, f.name) not in names}
    assert lacking == set()


@pytest.mark.parametrize("table", TABLES)
def test_every_table_and_column_says_what_it_means(table):
    assert "Grain: one row per" in description(TABLES[table])
    assert [c.name for c in columns(TABLES[table]) if len(c.description) < 5] == []


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_table_is_the_contract(table):
    with duckdb.connect() as connection:
        for statement in ddl(table, TABLES[table]):
            connection.execute(statement)
        found = connection.execute(
            "SELECT column_name, is_nullable, comment FROM duckdb_columns() WHERE table_name = ?", [table]
        ).fetchall()
        [comment] = connection.execute("SELECT comment FROM duckdb_tables()").fetchall()
    wanted = [(c.name, c.nullable, c.description) for c in columns(TABLES[table])]
    assert found == wanted
    assert comment == (description(TABLES[table]),)


def test_closed_set_is_enforced_by_duckdb():
    with duckdb.connect() as connection:
        connection.execute(ddl("rejects", TABLES["rejects"])[0])
        with pytest.raises(duckdb.ConstraintException, match="CHECK"):
            connection.execute(
                "INSERT INTO rejects BY NAME SELECT '0' AS reject_id, 'a' AS uri, 'nowhere' AS stage, "
                "'r' AS reason, 'v' AS extractor_version"
            )


@pytest.mark.parametrize("table", TABLES)
def test_arrow_fields_carry_their_meaning(table):
    schema = arrow_schema(TABLES[table])
    for column in columns(TABLES[table]):
        assert schema.field(column.name).metadata[b"description"].decode() == column.description


def test_dictionary_is_not_stale():
    assert docs.DICTIONARY.read_text(encoding="utf-8") == docs.dictionary_text(), "run `make docs`"
