"""CSV: a table with a header and a column of texts, one article a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import IO

from dateline.article import Article
from dateline.errors import UnreadableFile, excerpt
from dateline.readers import encodings, fields
from dateline.readers.files import File, too_large
from dateline.readers.options import Options

_NAME = re.compile(r"[\w .:/()#-]{1,60}")
_DELIMITERS = ",;\t|"


def sniff(file: File) -> bool:
    """Whether the first line is a header: names, one of them known for a text, and rows to match below."""
    # Cheap looks first: this is asked of every plain text.
    header = _header(file)
    delimiter = _delimiter(header)
    if delimiter is None:
        return False
    names = [name.strip("\"' \r") for name in header.split(delimiter)]
    if not all(map(_NAME.fullmatch, names)):
        return False
    called_table = file.name.lower().endswith((".csv", ".tsv"))
    if not (called_table or fields.has_text(names, {})):
        return False
    try:
        beginning = io.StringIO(encodings.preview(file.head).lstrip("\ufeff \t\r\n"), newline="")
        rows = list(islice(csv.reader(beginning, delimiter=delimiter), 2))
    except csv.Error:
        return False
    if called_table:
        return True
    # A headline can read as a header ("Body, mind"); a table goes on with as many values.
    known = fields.has_text(rows[0], {}) and not any(name.startswith(" ") for name in rows[0])
    return known and (len(rows) < 2 or len(rows[1]) == len(rows[0]))


def read(file: File, options: Options) -> Iterator[Article | UnreadableFile]:
    """The article of each row; a row without one is an error as a value.

    Raises:
        UnreadableFile: If there is no column of texts, or the file stops being a table.
    """
    # One setting for all of Python, only ever raised: articles can exceed its 131,072 characters.
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.article_bytes))
    stream = encodings.open_text(file.stream, file.head)
    lines = _lines(stream, file.uri, options.limits.article_bytes)
    rows = csv.DictReader(lines, delimiter=_delimiter(_header(file)) or ",", restkey="", restval="")
    number = 0
    try:
        names = rows.fieldnames or []
        if not fields.has_text(list(names), options.fields):
            raise UnreadableFile(
                file.uri,
                "the table has no column that is known to hold texts",
                f"Name it in the option `fields`; there are: {', '.join(n[:40] for n in names[:12])}.",
            )
        for number, row in enumerate(rows, start=1):
            row.pop("", None)
            try:
                yield fields.article(row, f"{file.uri}#{number}", "csv", options.fields)
            except UnreadableFile as error:
                yield error
    except csv.Error as error:
        told = f"the table is damaged after row {number} ({error})"
        raise UnreadableFile(file.uri, told, "Mend it, or save it again.", excerpt(file.head)) from error


def _lines(stream: IO[str], uri: str, limit: int) -> Iterator[str]:
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise too_large(uri, limit, "article_bytes")
        yield line


def _header(file: File) -> str:
    end = file.opening.find("\n")
    return file.opening[:end] if end >= 0 else file.opening


def _delimiter(header: str) -> str | None:
    """What stands between the names of the first line; None where nothing does."""
    most = max(_DELIMITERS, key=header.count)
    return most if most in header else None
