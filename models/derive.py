"""From a contract: the Arrow schema, the DuckDB table with its comments, and the data dictionary."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl
import pyarrow as pa

from models.base import Contract, layout

UTC_MOMENT = pl.Datetime("us", "UTC")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, as its contract declares it.

    Attributes:
        name: Name in Parquet and DuckDB alike.
        type: Polars type.
        nullable: Whether it may be null.
        description: What it means, with unit or code list.
        values: The closed set of its values; empty where it is open.
        clock: Whether it depends on when the run took place; such columns are not in the Parquet files.
    """

    name: str
    type: pl.DataType
    nullable: bool
    description: str
    values: tuple[str, ...]
    clock: bool


@cache
def columns(contract: type[Contract]) -> tuple[Column, ...]:
    """The columns of a table, key first, in the order of the contract."""
    found = []
    for name, column in contract.to_schema().columns.items():
        values: tuple[str, ...] = ()
        for check in column.checks:
            if check.name == "isin":
                values = tuple(check.statistics["allowed_values"])
        clock = bool((column.metadata or {}).get("clock"))
        found.append(
            Column(name, column.dtype.type, column.nullable, column.description or "", values, clock)
        )
    keys = layout(contract).key
    return tuple(sorted(found, key=lambda c: keys.index(c.name) if c.name in keys else len(keys)))


@cache
def description(contract: type[Contract]) -> str:
    """What the table holds and what one row is, from the contract's docstring."""
    return " ".join(inspect.getdoc(contract).split())  # type: ignore[union-attr]


@cache
def polars_schema(contract: type[Contract]) -> dict[str, pl.DataType]:
    """Column names and polars types."""
    return {column.name: column.type for column in columns(contract)}


# --- Arrow ---------------------------------------------------------------------------------------

_ARROW: dict[Any, pa.DataType] = {
    pl.String(): pa.string(),
    pl.Int32(): pa.int32(),
    pl.Int64(): pa.int64(),
    pl.Float64(): pa.float64(),
    pl.Boolean(): pa.bool_(),
    pl.Date(): pa.date32(),
    UTC_MOMENT: pa.timestamp("us", "UTC"),
}


def _arrow_type(kind: Any) -> pa.DataType:
    if isinstance(kind, pl.List):
        return pa.list_(_arrow_type(_instance(kind.inner)))
    if isinstance(kind, pl.Struct):
        return pa.struct([(field.name, _arrow_type(_instance(field.dtype))) for field in kind.fields])
    return _ARROW[_instance(kind)]


def _instance(kind: Any) -> Any:
    return kind() if isinstance(kind, type) else kind


@cache
def arrow_schema(contract: type[Contract], *, clock: bool = True) -> pa.Schema:
    """The Arrow schema of a table; descriptions are in the fields' and the schema's metadata.

    Args:
        contract: The table.
        clock: Whether columns that depend on the clock are in it.
    """
    fields = [
        pa.field(
            column.name,
            _arrow_type(column.type),
            nullable=column.nullable,
            metadata={"description": column.description},
        )
        for column in columns(contract)
        if clock or not column.clock
    ]
    return pa.schema(fields, metadata={"description": description(contract)})


# --- DuckDB --------------------------------------------------------------------------------------

_DUCKDB: dict[Any, str] = {
    pl.String(): "VARCHAR",
    pl.Int32(): "INTEGER",
    pl.Int64(): "BIGINT",
    pl.Float64(): "DOUBLE",
    pl.Boolean(): "BOOLEAN",
    pl.Date(): "DATE",
    UTC_MOMENT: "TIMESTAMPTZ",
}


def duckdb_type(kind: Any) -> str:
    """The DuckDB type of a polars type."""
    if isinstance(kind, pl.List):
        return duckdb_type(_instance(kind.inner)) + "[]"
    if isinstance(kind, pl.Struct):
        inner = ", ".join(f'"{field.name}" {duckdb_type(_instance(field.dtype))}' for field in kind.fields)
        return f"STRUCT({inner})"
    return _DUCKDB[_instance(kind)]


def literal(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def column_ddl(column: Column) -> str:
    """A column as it stands in CREATE TABLE."""
    ddl = f'"{column.name}" {duckdb_type(column.type)}'
    if not column.nullable:
        ddl += " NOT NULL"
    if column.values:
        ddl += f' CHECK ("{column.name}" IN ({", ".join(map(literal, column.values))}))'
    return ddl


def ddl(name: str, contract: type[Contract]) -> list[str]:
    """The statements that create a table and say what it and its columns mean."""
    body = ",\n  ".join(column_ddl(column) for column in columns(contract))
    return [f'CREATE TABLE "{name}" (\n  {body}\n)', *comments(name, contract)]


def comments(name: str, contract: type[Contract]) -> list[str]:
    """The COMMENT ON statements of a table."""
    return [
        f'COMMENT ON TABLE "{name}" IS {literal(description(contract))}',
        *(
            f'COMMENT ON COLUMN "{name}"."{column.name}" IS {literal(column.description)}'
            for column in columns(contract)
        ),
    ]


# --- the data dictionary -------------------------------------------------------------------------


def dictionary(tables: dict[str, type[Contract]]) -> str:
    """The tables as Markdown: what one row is, then every column."""
    parts = []
    for name, contract in tables.items():
        shape = layout(contract)
        parts.append(f"## {name}\n\n{description(contract)}\n")
        stored = f"by month of `{shape.partition}`" if shape.partition else "one file"
        parts.append(f"Key: {', '.join(f'`{c}`' for c in shape.key)}. Parquet: {stored}.\n")
        parts.append("| column | type | null | meaning |\n|---|---|---|---|")
        for column in columns(contract):
            meaning = column.description
            if column.values:
                meaning += " One of: " + ", ".join(f"`{value}`" for value in column.values) + "."
            if column.clock:
                meaning += " In DuckDB only."
            parts.append(
                f"| `{column.name}` | {duckdb_type(column.type).replace('|', '')} "
                f"| {'yes' if column.nullable else 'no'} | {meaning} |"
            )
        parts.append("")
    return "\n".join(parts)
