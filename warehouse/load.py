"""Staged Parquet into DuckDB, in one transaction; the facts of an article are replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from models import FACTS, TABLES, layout
from models.derive import columns
from warehouse.evolve import evolve
from warehouse.nodes import MEANT
from warehouse.publish import connect

BY_ARTICLE = ("articles", *FACTS)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load changed.

    Attributes:
        rows: Rows loaded, by table.
        changed: Whether the warehouse differs from before in anything.
    """

    rows: Mapping[str, int]
    changed: bool


def prepare(database: Path) -> None:
    """Bring the tables of a database to their contracts; create it if it is not there.

    Raises:
        WarehouseOutdated: If that takes more than adding columns that may be null.
    """
    with connect(database) as connection:
        connection.execute("BEGIN")
        evolve(connection, database)
        connection.execute("COMMIT")


def load(database: Path, staging: Path) -> Loaded:
    """Load everything that a run staged.

    Where two batches hold the same article, the first one's facts count; both files are in its `uris`.

    Args:
        database: The database that is being built.
        staging: Folder of `batch=N/<table>.parquet`.
    """
    with connect(database) as connection:
        connection.execute("BEGIN")
        for table in (*BY_ARTICLE, "rejects", "sightings", "files"):
            connection.execute(
                f"CREATE TEMP VIEW staged_{table} AS SELECT * FROM "
                f"read_parquet('{_sql(staging)}/*/{table}.parquet', hive_partitioning = true)"
            )
        connection.execute(
            "CREATE TEMP TABLE incoming AS SELECT article_id, min(batch) AS batch "
            "FROM staged_articles GROUP BY article_id"
        )
        connection.execute(_SEEN)
        rows = {table: _replace(connection, table) for table in BY_ARTICLE}
        uris_changed = _count(connection, _UPDATE_URIS)
        rejects_changed = _refuse(connection)
        rows["rejects"] = _count(connection, "SELECT count(*) FROM staged_rejects")
        connection.execute("COMMIT")
    return Loaded(rows, bool(rows["articles"] or uris_changed or rejects_changed))


# Every file that an article was ever seen in, those of this run included.
_SEEN = """
CREATE TEMP TABLE seen AS
SELECT article_id, list_sort(list_distinct(list(uri))) AS uris FROM (
    SELECT article_id, uri FROM staged_sightings
    UNION ALL
    SELECT article_id, unnest(uris) FROM articles
    WHERE article_id IN (SELECT article_id FROM staged_sightings)
)
GROUP BY article_id
"""
_UPDATE_URIS = """
UPDATE articles SET uris = seen.uris FROM seen
WHERE articles.article_id = seen.article_id AND articles.uris IS DISTINCT FROM seen.uris
"""


def _replace(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """Put the staged facts of the incoming articles in the place of what is there."""
    connection.execute(f"DELETE FROM {table} WHERE article_id IN (SELECT article_id FROM incoming)")
    names = ", ".join(f's."{column.name}"' for column in columns(TABLES[table]))
    return _count(
        connection,
        f"INSERT INTO {table} BY NAME SELECT {names} FROM staged_{table} s "
        "SEMI JOIN incoming i ON s.article_id = i.article_id AND s.batch = i.batch",
    )


# The rejects of the files just read give way to what this run says of them; those of rows whose
# article was known and not extracted again stay.
_OLD_REJECTS = """
SELECT r.reject_id FROM rejects r JOIN staged_files f
    ON r.uri = f.uri OR starts_with(r.uri, f.uri || '!/') OR starts_with(r.uri, f.uri || '#')
WHERE r.article_id IS NULL OR r.article_id IN (SELECT article_id FROM incoming)
"""


def _refuse(connection: duckdb.DuckDBPyConnection) -> int:
    """Bring `rejects` up to date; how many rows that changed."""
    gone = _count(
        connection,
        f"DELETE FROM rejects WHERE reject_id IN ({_OLD_REJECTS}) "
        "AND reject_id NOT IN (SELECT reject_id FROM staged_rejects)",
    )
    names = ", ".join(f'"{column.name}"' for column in columns(TABLES["rejects"]))
    new = _count(
        connection,
        f"INSERT INTO rejects BY NAME SELECT DISTINCT ON (reject_id) {names} FROM staged_rejects "
        "WHERE reject_id NOT IN (SELECT reject_id FROM rejects) ORDER BY reject_id, batch",
    )
    return gone + new


def _count(connection: duckdb.DuckDBPyConnection, statement: str) -> int:
    """Run a statement that says how many rows it touched."""
    [count] = connection.execute(statement).fetchall()[0]
    return int(count)


def _sql(path: Path) -> str:
    return path.as_posix().replace("'", "''")


def known(database: Path, article_ids: Sequence[str]) -> dict[str, str]:
    """The version of the extractor that each of these articles was loaded by; new ones are left out."""
    with connect(database, read_only=True) as connection:
        rows = connection.execute(
            "SELECT article_id, extractor_version FROM articles WHERE article_id IN (SELECT unnest(?))",
            [list(article_ids)],
        ).fetchall()
    return dict(rows)


def read(database: Path, sql: str) -> pl.DataFrame:
    """The rows that a query gives, as a frame."""
    with connect(database, read_only=True) as connection:
        return connection.sql(sql).pl()


def stream(
    warehouse: Path, table: str, date: str, since: str | None, until: str | None, at_once: int
) -> Iterator[list[dict[str, Any]]]:
    """The rows of a table, some at a time, by key; those between two days where bounds are given."""
    key = ", ".join(layout(TABLES[table]).key)
    bounds = [(op, day) for op, day in ((">=", since), ("<=", until)) if day]
    condition = " AND ".join(f"{date} {op} ?::DATE" for op, _ in bounds) or "true"
    with connect(warehouse, read_only=True) as connection:
        rows = connection.execute(
            f"SELECT * FROM {table} WHERE {condition} ORDER BY {key}", [day for _, day in bounds]
        ).to_arrow_reader(at_once)
        for part in rows:
            yield part.to_pylist()


def carry_over(old: Path, new: Path) -> None:
    """Begin a database with what can't be made from its articles again: refused files and past runs."""
    with connect(new) as connection:
        connection.execute(f"ATTACH '{_sql(old)}' AS old (READ_ONLY)")
        for table, condition in (("rejects", "stage = 'read'"), ("runs", "true")):
            there = {
                name
                for (name,) in connection.execute(
                    "SELECT column_name FROM duckdb_columns() WHERE database_name = 'old' AND table_name = ?",
                    [table],
                ).fetchall()
            }
            names = ", ".join(f'"{c.name}"' for c in columns(TABLES[table]) if c.name in there)
            connection.execute(
                f"INSERT INTO {table} BY NAME SELECT {names} FROM old.{table} WHERE {condition}"
            )
        connection.execute("DETACH old")


def replace_if_changed(database: Path, table: str, rows: pl.DataFrame) -> bool:
    """Put a frame in the place of a small table, unless that is the same; whether it was not."""
    key = list(layout(TABLES[table]).key)
    present = read(database, f"SELECT * FROM {table}").select(rows.columns)
    if present.sort(key).equals(rows.sort(key)):
        return False
    with connect(database) as connection:
        connection.execute("BEGIN")
        connection.register("rows", rows.to_arrow())
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM rows")
        connection.execute("COMMIT")
    return True


def append(database: Path, table: str, rows: pl.DataFrame) -> None:
    """Add rows whose keys are not there yet."""
    with connect(database) as connection:
        connection.register("rows", rows.to_arrow())
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM rows")


def name_speakers(connection: duckdb.DuckDBPyConnection, articles: Sequence[str]) -> None:
    """Say which entity each speaker is, in the quotes of some articles.

    Args:
        connection: To the database that is being built.
        articles: Articles in which names mean other entities than before.
    """
    connection.execute(
        "UPDATE quotes SET speaker_entity_id = meant.entity_id "
        f"FROM ({MEANT.format(articles='SELECT unnest(?)')}) meant "
        "WHERE quotes.article_id = meant.article_id AND quotes.speaker = meant.name "
        "AND speaker_entity_id IS DISTINCT FROM meant.entity_id",
        [articles],
    )
