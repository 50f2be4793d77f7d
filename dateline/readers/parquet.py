"""Parquet: a table with a column of texts, one article a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.article import Article
from dateline.errors import UnreadableFile
from dateline.readers import fields
from dateline.readers.files import File
from dateline.readers.options import Options

_ROWS_AT_ONCE = 64


def sniff(file: File) -> bool:
    """Whether it has Parquet's mark."""
    return file.head.startswith(b"PAR1")


def read(file: File, options: Options) -> Iterator[Article | UnreadableFile]:
    """The article of each row; a row without one is an error as a value.

    Raises:
        UnreadableFile: If pyarrow isn't there, the file is damaged, or it has no column of texts.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UnreadableFile(file.uri, "reading Parquet needs pyarrow", "pip install pyarrow") from error

    number = 0
    with file.seekable() as source:
        try:
            table = pyarrow.parquet.ParquetFile(source)
            names = table.schema_arrow.names
            if not fields.has_text(names, options.fields):
                raise UnreadableFile(
                    file.uri,
                    "the table has no column that is known to hold texts",
                    f"Name it in the option `fields`; there are: {', '.join(names[:12])}.",
                )
            wanted = fields.columns(names, options.fields)
            for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield _row(row, f"{file.uri}#{number}", options)
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            told = f"the Parquet file is damaged after row {number} ({str(error)[:200]})"
            raise UnreadableFile(file.uri, told, "Get it again.") from error


def _row(row: dict[str, Any], uri: str, options: Options) -> Article | UnreadableFile:
    try:
        return fields.article(row, uri, "parquet", options.fields)
    except UnreadableFile as error:
        return error
