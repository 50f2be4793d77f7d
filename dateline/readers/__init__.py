"""Readers: files in, articles out, whatever the format, and errors as values.

The format is told from the content, never from the name: `READERS` stands in the order in which they are
asked. A new format is a module with `sniff` and `read`, and a line here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline import lexicon
from dateline.article import Article
from dateline.errors import UnreadableFile, excerpt
from dateline.readers import archives, csv, feed, html, json, newsml, nitf, parquet, txt, warc
from dateline.readers.completing import completed
from dateline.readers.files import Budget, File, failed
from dateline.readers.locations import list_files, open_file
from dateline.readers.options import Limits, Options

__all__ = ["READERS", "Limits", "Options", "Reader", "list_files", "read", "read_files"]

logger = logging.getLogger(__name__)


class Reader(NamedTuple):
    """How one format is known and read.

    Attributes:
        sniff: Whether a file is of this format, by its beginning.
        read: Its articles; a part of it that gives none is an error as a value.
    """

    sniff: Callable[[File], bool]
    read: Callable[[File, Options], Iterator[Article | UnreadableFile]]


# Binary formats, then markup by its first element, then what only looks like something; text is the rest.
READERS = {
    "parquet": Reader(parquet.sniff, parquet.read),
    "warc": Reader(warc.sniff, warc.read),
    "newsml": Reader(newsml.sniff, newsml.read),
    "nitf": Reader(nitf.sniff, nitf.read),
    "feed": Reader(feed.sniff, feed.read),
    "html": Reader(html.sniff, html.read),
    "json": Reader(json.sniff, json.read),
    "csv": Reader(csv.sniff, csv.read),
    "txt": Reader(txt.sniff, txt.read),
}
_SIGNATURES = {bytes.fromhex(r["hex"]): (r["what"], r["remedy"]) for r in lexicon.rows("file_signatures")}
_ANY_SIGNATURE = tuple(_SIGNATURES)
_DEFAULT = Options()


def read(path: str | Path, *, options: Options = _DEFAULT) -> Iterator[Article]:
    """Read the articles of a file, folder, glob or URL, lazily, in an order that never changes.

    Parts that give no article (a bad file in a folder, a bad line in a file) are logged and passed over.

    Args:
        path: What to read; URLs as fsspec knows them (`s3://bucket/folder`).
        options: Limits, and where fields are.

    Raises:
        UnreadableFile: If nothing is at the path, or the one file that it names can't be read.
    """
    for found in read_files(path, options=options):
        if isinstance(found, Article):
            yield found
        elif found.uri == _as_uri(path):
            raise found
        else:
            logger.warning("%s", found)


def read_files(
    paths: str | Path | Sequence[str | Path], *, options: Options = _DEFAULT
) -> Iterator[Article | UnreadableFile]:
    """Read like `read`, but with what can't be read as values among the articles, so that a run goes on."""
    several = [paths] if isinstance(paths, str | Path) else paths
    return completed(_found([_as_uri(path) for path in several], options), options)


def _found(uris: Sequence[str], options: Options) -> Iterator[Article | UnreadableFile]:
    """What the files hold, bare texts as they stand."""
    for uri in list_files(uris):
        try:
            file, budget = open_file(uri, options.limits)
        except UnreadableFile as error:
            yield error
            continue
        try:
            yield from _read(file, budget, options, layers=0)
        finally:
            if file.source is not None:
                file.source.close()


def _as_uri(path: str | Path) -> str:
    return path if isinstance(path, str) and "://" in path else Path(path).as_posix()


def _read(file: File, budget: Budget, options: Options, *, layers: int) -> Iterator[Article | UnreadableFile]:
    """The articles of a file, or of the files inside it; always at least one article or error."""
    found = False
    try:
        for item in _open(file, budget, options, layers):
            found = True
            yield item
        if not found:
            yield UnreadableFile(
                file.uri, "it holds no article", "Check that it is the right file.", excerpt(file.head)
            )
    except UnreadableFile as error:
        error.payload = error.payload or excerpt(file.head)
        yield error
    except (
        Exception
    ) as error:  # a fault in a parser must not end the run; here it is known which file shows it
        yield failed(file.uri, error, file.head)


def _open(file: File, budget: Budget, options: Options, layers: int) -> Iterator[Article | UnreadableFile]:
    if not file.head:
        raise UnreadableFile(file.uri, "it is empty", "Get it again.")
    if not archives.is_packed(file.head):
        yield from _reader(file).read(file, options)
        return
    if layers == options.limits.layers:
        told = f"it is packed more than {layers} times"
        raise UnreadableFile(file.uri, told, "Unpack it, or raise the limit `layers`.")
    for inner in archives.unpack(file, budget, options.limits):
        if isinstance(inner, UnreadableFile):
            yield inner
        else:
            yield from _read(inner, budget, options, layers=layers + 1)


def _reader(file: File) -> Reader:
    """The reader of a file's format.

    Raises:
        UnreadableFile: If it is none that holds articles.
    """
    if file.head.startswith(_ANY_SIGNATURE):
        signature = next(signature for signature in _SIGNATURES if file.head.startswith(signature))
        # Letters and digits can also begin a text; a zero byte can't be in one.
        if not signature.isalnum() or b"\0" in file.head:
            what, remedy = _SIGNATURES[signature]
            raise UnreadableFile(file.uri, f"it is {what}", remedy)
    for reader in READERS.values():
        if reader.sniff(file):
            return reader
    if root := file.root:
        told = f"it is XML of a kind that holds no article ({root[:40]})"
        raise UnreadableFile(file.uri, told, "Give the article as text, HTML, NITF or NewsML-G2.")
    if file.opening.startswith("<?xml"):
        raise UnreadableFile(file.uri, "it is XML without an element near its beginning", "Get it again.")
    raise UnreadableFile(
        file.uri, "it is not text (binary data of an unknown kind)", "Give it as text or HTML."
    )
