"""Parquet: batches on their way into the warehouse, and the warehouse as datasets for everybody.

A dataset is a folder named as its table. Tables with a date are parted by its month
(`quotes/published_month=2018-10/quotes.parquet`), the others are one file. A file is written aside and
renamed, so a reader sees the old one or the new one. Equal rows give equal bytes: files are sorted, hold
no time stamp, and are written anew only where their rows or their contract changed.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from models import TABLES, Contract, layout
from models.derive import arrow_schema, columns
from warehouse.publish import connect

WRITING = ".writing"  # folder of a lake for files that are not complete yet
NO_MONTH = "unknown"  # a null month would leave pyarrow and pandas without a type where no month is known
ROWS_AT_ONCE = 100_000  # a row group; also what export holds in memory
DIGEST = b"dateline.digest"


def stage(folder: Path, number: int, tables: Mapping[str, pl.DataFrame]) -> Path:
    """Write one batch for the load.

    Args:
        folder: Staging folder of the run.
        number: Number of the batch; the first one that holds an article decides about it.
        tables: Its rows, by table.
    """
    target = folder / f"batch={number:06}"
    aside = folder / f".{target.name}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for table, rows in tables.items():
        pq.write_table(rows.to_arrow(), aside / f"{table}.parquet", compression="zstd")
    shutil.rmtree(target, ignore_errors=True)
    return aside.rename(target)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did.

    Attributes:
        written: Files that are new or changed.
        removed: Files whose month has no row any more.
        kept: How many were as they should be.
    """

    written: tuple[Path, ...]
    removed: tuple[Path, ...]
    kept: int


def export(warehouse: Path, lake: Path) -> Exported:
    """Bring every dataset of a lake to what the published warehouse holds.

    Can be repeated at any time, after any crash: it compares and writes what differs.

    Args:
        warehouse: The published database.
        lake: Folder of the datasets; created if it is not there.
    """
    aside = lake / WRITING
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    written: list[Path] = []
    removed: list[Path] = []
    kept = 0
    with connect(warehouse, read_only=True) as connection:
        for table, contract in TABLES.items():
            dataset = lake / table
            wanted = _wanted(connection, table, contract)
            for month, digest in wanted.items():
                file = dataset / _relative(table, contract, month)
                if _digest_of(file) == digest:
                    kept += 1
                    continue
                part = aside / f"{table}.{month}.parquet"
                _write(connection, table, contract, month, digest, part)
                file.parent.mkdir(parents=True, exist_ok=True)
                part.replace(file)
                written.append(file)
            right = {dataset / _relative(table, contract, month) for month in wanted}
            for file in sorted(set(dataset.rglob("*.parquet")) - right):
                file.unlink()
                removed.append(file)
                if file.parent != dataset and not any(file.parent.iterdir()):
                    file.parent.rmdir()
    shutil.rmtree(aside)
    return Exported(tuple(written), tuple(removed), kept)


def partition_column(contract: type[Contract]) -> str | None:
    """The name that a dataset's months have: `published_date` gives `published_month`."""
    date = layout(contract).partition
    return f"{date.removesuffix('_date')}_month" if date else None


def _relative(table: str, contract: type[Contract], month: str) -> Path:
    column = partition_column(contract)
    return Path(f"{column}={month}", f"{table}.parquet") if column else Path(f"{table}.parquet")


def _month(contract: type[Contract]) -> str:
    """The SQL that gives a row's month."""
    date = layout(contract).partition
    return f"coalesce(strftime(\"{date}\", '%Y-%m'), '{NO_MONTH}')" if date else "'all'"


def _wanted(connection: duckdb.DuckDBPyConnection, table: str, contract: type[Contract]) -> dict[str, str]:
    """The digest that each month's file should have."""
    names = [column.name for column in columns(contract) if not column.clock]
    row = "hash(" + ", ".join(f'"{name}"' for name in names) + ")"
    schema = arrow_schema(contract, clock=False)
    shape = hashlib.sha256(schema.to_string(show_schema_metadata=True).encode()).hexdigest()[:16]
    rows = connection.execute(
        f'SELECT {_month(contract)} AS month, count(*), bit_xor({row}), sum({row}) FROM "{table}" '
        "GROUP BY month ORDER BY month"
    ).fetchall()
    found = {month: f"{shape}-{count}-{xor:x}-{int(total):x}" for month, count, xor, total in rows}
    # A table without rows is a dataset nevertheless: BI tools find its columns.
    return found or {NO_MONTH if layout(contract).partition else "all": f"{shape}-0"}


def _digest_of(file: Path) -> str | None:
    """The digest that a file was written with; None where there is none that can be read."""
    try:
        metadata = pq.read_metadata(file).metadata or {}
    except (OSError, pa.ArrowInvalid):
        return None
    return metadata.get(DIGEST, b"").decode() or None


def _write(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    contract: type[Contract],
    month: str,
    digest: str,
    target: Path,
) -> None:
    """Write the rows of one month, sorted."""
    schema = arrow_schema(contract, clock=False)
    schema = schema.with_metadata({**(schema.metadata or {}), DIGEST: digest.encode()})
    names = ", ".join(f'"{name}"' for name in schema.names)
    order = ", ".join(f'"{name}"' for name in layout(contract).sort)
    rows = connection.execute(
        f'SELECT {names} FROM "{table}" WHERE {_month(contract)} = ? ORDER BY {order}', [month]
    ).to_arrow_reader(ROWS_AT_ONCE)
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for batch in rows:
            writer.write_table(pa.Table.from_batches([batch]).cast(schema), row_group_size=ROWS_AT_ONCE)
