"""Readers: files in, articles out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.article import Article


def read(path: str | Path) -> Iterator[Article]:
    """Read the articles of a file, folder or glob."""
    path = Path(path)
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for file in files:
        yield Article(text=file.read_bytes().decode("utf-8-sig"), uri=file.as_posix(), format="txt")
