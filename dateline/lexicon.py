"""The lexicon: what the rules know, read once from data/*.csv.

Every file has a header line; a line that starts with `#` is a comment (where the knowledge is from).
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from itertools import takewhile
from types import MappingProxyType


@cache
def rows(name: str) -> tuple[MappingProxyType[str, str], ...]:
    """The rows of data/<name>.csv, each a read-only mapping from column to text."""
    return tuple(MappingProxyType(row) for row in csv.DictReader(_lines(name)))


@cache
def column(name: str, column: str) -> frozenset[str]:
    """The distinct non-empty values of one column of data/<name>.csv."""
    return frozenset(row[column] for row in rows(name) if row[column])


def rows_of(name: str, first: str) -> list[list[str]]:
    """The rows of a long, sorted data/<name>.csv whose first column is `first`; rows are not kept."""
    found, begins = _lines(name), f"{first},"
    below = (found[i] for i in range(bisect_left(found, begins, lo=1), len(found)))
    return list(csv.reader(takewhile(lambda line: line.startswith(begins), below)))


@cache
def _lines(name: str) -> list[str]:
    """The lines of data/<name>.csv without comments, the header first."""
    text = files("dateline").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
