"""Valid rows on one side, refused rows with their reasons on the other."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pandera.polars as pa
import polars as pl

from dateline.errors import DatelineError
from models import TABLES, layout


class ContractBroken(DatelineError):
    """A table whose columns are not the contract's: our own bug, not the input's. Stops the batch."""

    def __init__(self, table: str, faults: list[str]) -> None:
        super().__init__(f"{table}: {'; '.join(faults)}. See the contract of {table} in models/.")
        self.table, self.faults = table, faults

    def __reduce__(self) -> tuple[type[ContractBroken], tuple[str, list[str]]]:
        return type(self), (self.table, self.faults)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that breaks its contract.

    Attributes:
        row: Its number in the frame, from 0.
        reason: Every fault of it, in words.
        payload: The row as JSON.
    """

    row: int
    reason: str
    payload: str


def validate(table: str, frame: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Refused, ...]]:
    """Part the rows that keep a table's contract from those that break it.

    Args:
        table: Name of the table.
        frame: Rows with the contract's columns. Rows with the same key and content count once.

    Returns:
        The valid rows in their order, and the refused ones.

    Raises:
        ContractBroken: If a column is missing, too many or of another type.
    """
    frame = frame.unique(maintain_order=True, keep="first")
    faults = _faults(table, frame)
    for row in _repeated_keys(table, frame):
        faults.setdefault(row, []).append("the key is there twice with different contents")
    refused = tuple(
        Refused(
            row, "; ".join(reasons), json.dumps(frame.row(row, named=True), default=str, ensure_ascii=False)
        )
        for row, reasons in sorted(faults.items())
    )
    keep = pl.Series([row not in faults for row in range(frame.height)], dtype=pl.Boolean)
    return frame.filter(keep), refused


def _faults(table: str, frame: pl.DataFrame) -> dict[int, list[str]]:
    """Every row that breaks the contract, with what is wrong."""
    try:
        TABLES[table].validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        found: dict[int, list[str]] = {}
        general = []
        for case in errors.failure_cases.iter_rows(named=True):
            if case["index"] is None:
                general.append(f"{case['column']}: {case['check']} ({case['failure_case']})")
                continue
            found.setdefault(case["index"], []).append(_in_words(case))
        if general:
            raise ContractBroken(table, general) from None
        return found
    return {}


def _in_words(case: dict[str, object]) -> str:
    """One failure as pandera reports it, as a person would say it."""
    check = str(case["check"])
    if case["schema_context"] != "Column":
        return check
    if check == "not_nullable":
        return f"{case['column']} is null, but needs a value"
    return f"{case['column']} is {case['failure_case']!r}, which breaks {check}"


def _repeated_keys(table: str, frame: pl.DataFrame) -> list[int]:
    """Rows whose key another row has as well, all but the first of each."""
    repeated = ~frame.select(pl.struct(layout(TABLES[table]).key).is_first_distinct()).to_series()
    return [row for row, again in enumerate(repeated) if again]
