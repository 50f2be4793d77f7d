"""JSON: one record, a list of them, an object that holds a list, or one record a line; ninjs among them.

Records are read one after the other: a file of any length needs no more memory than its longest record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from dateline.article import Article
from dateline.errors import UnreadableFile, excerpt
from dateline.readers import encodings, fields, ninjs
from dateline.readers.files import File, too_large
from dateline.readers.options import Options

_OPENS = re.compile(r'\{\s*(?:"|\}|$)|\[\s*(?:\{|\]|$)')
_LISTS = (
    "articles",
    "items",
    "results",
    "data",
    "docs",
    "documents",
    "stories",
    "news",
    "entries",
    "response",
    "hits",
)
_LIST = re.compile(rf'"(?:{"|".join(_LISTS)})"\s*:\s*\[')
_FILLING = re.compile(r"[\s,\ufeff\x1e]*")  # between two records; \x1e begins each in RFC 7464
_CHUNK = 1 << 16
_ENVELOPE = 1 << 20  # characters; an object that is longer and holds a list is read as that list
_DECODER = json.JSONDecoder(strict=False)


def sniff(file: File) -> bool:
    """Whether it begins as an object or a list of objects does."""
    return bool(_OPENS.match(file.opening))


def read(file: File, options: Options) -> Iterator[Article | UnreadableFile]:
    """The article of each record; a record without one is an error as a value.

    Raises:
        UnreadableFile: If the file stops being JSON.
    """
    for number, (record, alone) in enumerate(_records(file, options), start=1):
        uri = file.uri if alone else f"{file.uri}#{number}"
        try:
            yield _article(record, uri, options)
        except UnreadableFile as error:
            yield error


def _article(record: Any, uri: str, options: Options) -> Article:
    if isinstance(record, ValueError):
        raise UnreadableFile(uri, f"the line is not valid JSON ({record})", "Mend it or leave it out.")
    if not isinstance(record, dict):
        raise UnreadableFile(
            uri, "the record is not an object", "Give objects with named fields.", excerpt(str(record))
        )
    if ninjs.is_item(record):
        return ninjs.article(record, uri)
    return fields.article(record, uri, "json", options.fields)


def _records(file: File, options: Options) -> Iterator[tuple[Any, bool]]:
    """Each record, and whether it is the only one, in no list; a line that isn't JSON as its ValueError."""
    limit = options.limits.article_bytes
    stream = encodings.open_text(file.stream, file.head)
    if file.opening.startswith("["):
        for record in _Values(stream, file.uri, limit).items():
            yield record, False
        return
    line = stream.readline(_ENVELOPE)
    while line.isspace():
        line = stream.readline(_ENVELOPE)
    second = stream.readline(limit + 1) if line.endswith("\n") else ""
    if _is_line(line, second):
        yield from _from_lines(line, second, stream, file.uri, options)
    else:
        yield from _from_objects(_Values(stream, file.uri, limit, line + second), options)


def _is_line(line: str, second: str) -> bool:
    """Whether the first line is a record of its own."""
    try:
        _DECODER.decode(line.strip("\ufeff\x1e \t\r\n"))
    except (ValueError, RecursionError):
        return second.startswith(("{", "\x1e{"))
    return True


def _from_lines(
    line: str, second: str, stream: IO[str], uri: str, options: Options
) -> Iterator[tuple[Any, bool]]:
    limit, alone = options.limits.article_bytes, not second.strip()
    while line:
        if len(line) > limit:
            raise too_large(uri, limit, "article_bytes")
        if words := line.strip("\ufeff\x1e \t\r\n"):
            yield from _unfolded(_parsed(words), alone, options)
        line, second = second or stream.readline(limit + 1), ""


def _parsed(words: str) -> Any:
    try:
        return _DECODER.decode(words)
    except RecursionError:
        return ValueError("nested too deeply")
    except ValueError as error:
        return error


def _from_objects(values: _Values, options: Options) -> Iterator[tuple[Any, bool]]:
    first = True
    while values.next_character():
        if values.enter_list():
            for record in values.items():
                yield record, False
            return
        record = values.value()
        yield from _unfolded(record, first and not values.next_character(), options)
        first = False


def _unfolded(record: Any, alone: bool, options: Options) -> Iterator[tuple[Any, bool]]:
    """The records in a list that an object holds; else the object."""
    listed = _listed(record, options.fields) if isinstance(record, dict) else None
    if listed is None:
        yield record, alone
    else:
        yield from ((inner, False) for inner in listed)


def _listed(record: Mapping[str, Any], chosen: Mapping[str, str]) -> list[Any] | None:
    if fields.has_text(list(record), chosen) or ninjs.is_item(record):
        return None
    for name in _LISTS:
        value = record.get(name)
        if isinstance(value, dict):
            value = _listed(value, chosen)
        if isinstance(value, list):
            return value
    return None


class _Values:
    """JSON values out of a stream of text, each as soon as it is complete."""

    def __init__(self, stream: IO[str], uri: str, limit: int, begun: str = "") -> None:
        self._stream, self._uri, self._limit = stream, uri, limit
        self._text, self._at, self._done, self._ended = begun, 0, 0, False

    def next_character(self) -> str:
        """The character that the next value begins with; empty at the end."""
        while True:
            self._at = _FILLING.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._text) or not self._more(_CHUNK):
                return self._text[self._at : self._at + 1]

    def enter_list(self) -> bool:
        """Step to the list of records in an object that is too long to be read whole."""
        while len(self._text) - self._at < _ENVELOPE and self._more(_CHUNK):
            pass
        if self._ended:
            return False
        try:
            _DECODER.raw_decode(self._text, self._at)
        except (ValueError, RecursionError):
            if found := _LIST.search(self._text, self._at):
                self._at = found.end() - 1
                return True
        return False

    def items(self) -> Iterator[Any]:
        """The members of the list that comes next; further lists after it are read too."""
        while self.next_character() == "[":
            self._at += 1
            while (character := self.next_character()) and character != "]":
                yield self.value()
            if not character:
                raise self._broken("it ends within a list: the file was cut off")
            self._at += 1

    def value(self) -> Any:
        """The next value.

        Raises:
            UnreadableFile: If it isn't JSON, is cut off or too large.
        """
        size = _CHUNK
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise self._broken("its values are nested too deeply") from error
            except json.JSONDecodeError as error:
                complete = not error.msg.startswith("Unterminated") and error.pos < len(self._text) - 16
                if complete or not self._more(size):
                    cut = "it was cut off or " if not complete else ""
                    raise self._broken(f"{cut}it is not valid JSON: {error.msg}", error.pos) from error
                size *= 2
            except ValueError as error:
                raise self._broken(f"it is not valid JSON: {error}") from error
            else:
                # A number or name at the very end may go on in the next piece.
                if end - self._at > self._limit:
                    raise too_large(self._uri, self._limit, "article_bytes")
                if end < len(self._text) or not self._more(size):
                    self._at = end
                    return value

    def _more(self, size: int) -> bool:
        if len(self._text) - self._at > self._limit:
            raise too_large(self._uri, self._limit, "article_bytes")
        piece = "" if self._ended else self._stream.read(size)
        self._ended = not piece
        self._done += self._at
        self._text, self._at = self._text[self._at :] + piece, 0
        return bool(piece)

    def _broken(self, reason: str, at: int | None = None) -> UnreadableFile:
        place = self._done + (self._at if at is None else at) + 1
        about = excerpt(self._text[self._at : self._at + 1000])
        return UnreadableFile(
            self._uri, f"{reason} (character {place:,})", "Get it again, or mend it.", about
        )
