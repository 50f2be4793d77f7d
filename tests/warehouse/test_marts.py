"""Marts: tiny rows in, the rows that people expect out. A mart without a case fails here."""

from __future__ import annotations

import datetime as dt
import json

import duckdb
import pytest

from flows.settings import CHECKOUT
from models import TABLES
from models.derive import columns
from warehouse.evolve import evolve
from warehouse.marts import all_marts

CASES = CHECKOUT / "tests" / "cases" / "marts"
MARTS = {mart.name: mart for mart in all_marts()}

# What a case leaves out, so that it can say only what matters to its mart.
FILLER = {"VARCHAR": "x", "INTEGER": 1, "BIGINT": 1, "DOUBLE": 0.5, "TIMESTAMPTZ": "2024-01-01 00:00:00Z"}


@pytest.mark.parametrize("mart", MARTS)
def test_mart_answers_its_question(mart, tmp_path):
    case = json.loads((CASES / f"{mart}.json").read_text(encoding="utf-8"))
    assert set(case["rows"]) <= set(MARTS[mart].reads)
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        evolve(connection, tmp_path)
        for table, rows in case["rows"].items():
            for number, row in enumerate(rows):
                insert(connection, table, row, number)
        connection.execute(MARTS[mart].sql)
        answer = connection.execute(f"SELECT {', '.join(case['columns'])} FROM {mart}").fetchall()
    assert [[plain(value) for value in row] for row in answer] == case["answer"]


def insert(connection, table, row, number):
    full = {}
    for column in columns(TABLES[table]):
        if column.name in row:
            full[column.name] = row[column.name]
        elif not column.nullable:
            kind = str(column.type)
            full[column.name] = (
                column.values[0] if column.values else [] if "List" in kind else filler(column, number)
            )
    names = ", ".join(f'"{name}"' for name in full)
    marks = ", ".join("?" for _ in full)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(full.values()))


def filler(column, number):
    from models.derive import duckdb_type

    value = FILLER[duckdb_type(column.type)]
    return f"{value}{number}" if column.name.endswith("_id") else value


def plain(value):
    if isinstance(value, float):
        return round(value, 6)
    return value.isoformat() if isinstance(value, dt.date) else value


def test_every_mart_reads_tables_only():
    for mart in MARTS.values():
        assert set(mart.reads) <= set(TABLES)
        assert mart.grain.startswith("One row per ")
        assert mart.answers.endswith("?")
