"""Marts: the views that answer people's questions, each one file in marts/, told by its header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from models.derive import literal
from warehouse.publish import connect

_HEADER = re.compile(r"^-- (mart|grain|reads|answers) +(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mart:
    """A view for people.

    Attributes:
        name: Its name in DuckDB.
        grain: What one row is.
        reads: The tables that it is made of.
        answers: The question that it answers.
        sql: The statement that creates it.
    """

    name: str
    grain: str
    reads: tuple[str, ...]
    answers: str
    sql: str


def all_marts() -> Iterator[Mart]:
    """Every mart, by name."""
    folder = files("warehouse").joinpath("marts")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".sql"):
            sql = file.read_text(encoding="utf-8")
            told = dict(_HEADER.findall(sql))
            reads = tuple(told["reads"].split(", "))
            yield Mart(told["mart"], told["grain"], reads, told["answers"], sql)


def create(database: Path) -> bool:
    """Create the marts; whether any of them is new or other than before."""
    before = _listing(database)
    with connect(database) as connection:
        for mart in all_marts():
            connection.execute(mart.sql)
            connection.execute(f"COMMENT ON VIEW {mart.name} IS {literal(f'{mart.answers} {mart.grain}.')}")
    return _listing(database) != before


def _listing(database: Path) -> list[tuple[str, ...]]:
    """The views of a database; DuckDB words a view otherwise in the connection that created it."""
    with connect(database, read_only=True) as connection:
        return connection.execute(
            "SELECT view_name, sql, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
        ).fetchall()
