"""What can go wrong with a warehouse, each with what to do about it."""

from __future__ import annotations

from pathlib import Path


class WarehouseError(Exception):
    """Anything that the warehouse reports to its user."""


class NoWarehouse(WarehouseError):
    """There is no database at this path yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no warehouse there. Load one first: dateline run PATH --warehouse {path}")


class WarehouseBusy(WarehouseError):
    """Another run is writing. Passes with time, so it is worth a retry."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            f"{path}: another run has been writing it for {seconds:.0f} s. Run again when it has ended."
        )


class WarehouseOutdated(WarehouseError):
    """A table that can't be brought to its contract by adding columns."""

    def __init__(self, path: Path, table: str, faults: list[str]) -> None:
        super().__init__(
            f"{path}: table {table} does not fit its contract: {'; '.join(faults)}. "
            f"Build it anew from the articles that it holds: dateline backfill --rebuild --warehouse {path}"
        )


class BadQuery(WarehouseError):
    """A query that DuckDB refuses."""


class BadReference(WarehouseError):
    """A reference table's file with a row that breaks its contract."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}. Mend the line, then run again.")
