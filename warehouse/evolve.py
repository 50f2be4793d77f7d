"""Contract against table: creates what is missing, adds new nullable columns, refuses the rest."""

from __future__ import annotations

from pathlib import Path

import duckdb

from models import LINKING, TABLES, Contract
from models.derive import Column, columns, comments, ddl, duckdb_type, literal
from warehouse.errors import WarehouseOutdated


def evolve(connection: duckdb.DuckDBPyConnection, database: Path) -> None:
    """Bring every table to its contract; what linking remembers is made anew where that is not possible.

    Raises:
        WarehouseOutdated: If a table can't be: a column went away, changed its type, or must not be null.
    """
    present = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if any(name in present and _faults(connection, name, contract) for name, contract in LINKING.items()):
        for name in LINKING:
            connection.execute(f'DROP TABLE IF EXISTS "{name}"')
        present -= LINKING.keys()
    for name, contract in {**TABLES, **LINKING}.items():
        if name in present:
            _alter(connection, database, name, contract)
        else:
            for statement in ddl(name, contract):
                connection.execute(statement)


def _alter(
    connection: duckdb.DuckDBPyConnection, database: Path, name: str, contract: type[Contract]
) -> None:
    """Add what the contract has and the table lacks."""
    if faults := _faults(connection, name, contract):
        raise WarehouseOutdated(database, name, faults)
    found = _found(connection, name)
    new = [column for column in columns(contract) if column.name not in found]
    for column in new:
        connection.execute(f'ALTER TABLE "{name}" ADD COLUMN "{column.name}" {duckdb_type(column.type)}')
    if new:
        for statement in comments(name, contract):
            connection.execute(statement)


def _found(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, tuple[str, bool]]:
    """Type of each column of a table, and whether it may be null."""
    asked = "SELECT column_name, data_type, is_nullable FROM duckdb_columns() WHERE table_name = ?"
    return {column: (kind, null) for column, kind, null in connection.execute(asked, [name]).fetchall()}


def _faults(connection: duckdb.DuckDBPyConnection, name: str, contract: type[Contract]) -> list[str]:
    """What keeps a table from being brought to its contract."""
    found, wanted = _found(connection, name), {column.name: column for column in columns(contract)}
    faults = [f"column {column} is not in the contract" for column in found if column not in wanted]
    return faults + [fault for column in wanted.values() if (fault := _fault(connection, column, found))]


def _fault(
    connection: duckdb.DuckDBPyConnection, column: Column, found: dict[str, tuple[str, bool]]
) -> str | None:
    """What keeps a table's column from being the contract's."""
    if column.name not in found:
        return None if column.nullable else f"new column {column.name} must not be null"
    kind, nullable = found[column.name]
    wanted = duckdb_type(column.type)
    same = connection.execute(f"SELECT typeof(NULL::{wanted}) = {literal(kind)}").fetchone()
    if same != (True,):
        return f"column {column.name} is {kind}, not {wanted}"
    if nullable != column.nullable:
        return f"column {column.name} may {'not ' if nullable else ''}be null now"
    return None
