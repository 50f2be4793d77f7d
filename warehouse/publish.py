"""Publishing: a new database is built aside and becomes visible at once.

Readers of the old file keep what they have open and are not disturbed. A crash leaves the old file as
it was and beside it a `*.writing` file, which nobody reads and the next run starts over.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from warehouse.errors import BadQuery, NoWarehouse, WarehouseBusy

Answer = duckdb.DuckDBPyRelation


def beside(warehouse: Path) -> Path:
    """Where the next state of a warehouse is built."""
    return warehouse.with_name(warehouse.name + ".writing")


@contextmanager
def only_writer(warehouse: Path, *, patience: float = 60) -> Iterator[None]:
    """Hold a warehouse against other runs, on this machine, until the block ends.

    Args:
        warehouse: The published database.
        patience: How many seconds to wait for another run.

    Raises:
        WarehouseBusy: If another run still holds it after that.
    """
    warehouse.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(warehouse.with_name(warehouse.name + ".lock"))
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise WarehouseBusy(warehouse, patience) from None
    try:
        yield
    finally:
        lock.release()


def start(warehouse: Path, *, empty: bool = False) -> Path:
    """Put a copy of the published database aside, to build the next state in.

    Args:
        warehouse: The published database; need not exist yet.
        empty: Whether to begin with nothing instead.
    """
    target = beside(warehouse)
    for left in (target, target.with_name(target.name + ".wal")):
        left.unlink(missing_ok=True)
    if warehouse.exists() and not empty:
        shutil.copyfile(warehouse, target)
    return target


@contextmanager
def connect(database: Path, *, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in UTC, closed at the end.

    Raises:
        NoWarehouse: If it is only to be read and is not there.
    """
    if read_only and not database.exists():
        raise NoWarehouse(database)
    connection = duckdb.connect(str(database), read_only=read_only)
    try:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection
    finally:
        connection.close()


def publish(warehouse: Path) -> None:
    """Let the state that was built aside take the place of the published one."""
    target = beside(warehouse)
    with connect(target) as connection:
        connection.execute("CHECKPOINT")
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    target.replace(warehouse)


def query(warehouse: Path, sql: str) -> Answer:
    """The answer to a query, over a connection that can only read.

    Raises:
        NoWarehouse: If there is none.
        BadQuery: If DuckDB refuses the query.
    """
    if not warehouse.exists():
        raise NoWarehouse(warehouse)
    connection = duckdb.connect(str(warehouse), read_only=True)
    connection.execute("SET TimeZone = 'UTC'")
    try:
        answer = connection.sql(sql)
    except duckdb.Error as error:
        raise BadQuery(str(error)) from None
    if answer is None:
        raise BadQuery("That statement gives no rows. Ask with SELECT or FROM.")
    return answer
