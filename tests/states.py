"""The state of a lake and of a warehouse, to compare it with another."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import duckdb

from models import TABLES


def digests(lake: Path) -> dict[str, str]:
    """Every file of a lake with the digest of its bytes."""
    return {
        file.relative_to(lake).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(lake.rglob("*"))
        if file.is_file()
    }


def contents(warehouse: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table of a warehouse with its rows, sorted."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return {table: connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in TABLES}
