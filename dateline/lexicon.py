"""The lexicon: what the rules know, read once from data/*.csv.

Every file has a header line; a line that starts with `#` is a comment (where the knowledge is from).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def rows(name: str) -> tuple[MappingProxyType[str, str], ...]:
    """The rows of data/<name>.csv, each a read-only mapping from column to text."""
    text = files("dateline").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(MappingProxyType(row) for row in csv.DictReader(lines))


@cache
def column(name: str, column: str) -> frozenset[str]:
    """The distinct non-empty values of one column of data/<name>.csv."""
    return frozenset(row[column] for row in rows(name) if row[column])
