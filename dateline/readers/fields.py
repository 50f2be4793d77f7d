"""Fields: from a record of named values (a JSON object, a row) to an article."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.article import Article
from dateline.errors import UnreadableFile, excerpt
from dateline.readers import markup, metadata
from dateline.readers.metadata import Metadata
from dateline.readers.moments import first_moment

_SEPARATORS = re.compile(r"[\s_-]+")
_NAMES = ("name", "value", "main", "original", "title", "text")  # of what an object stands for
_CUT_OFF = re.compile(r"(?:\s*(?:…|\.\.\.))?\s*\[\+\d+ chars\]\s*$")  # NewsAPI's free plan
_LONGEST_MARK = 60  # characters of it, the white space around it included


def has_text(names: Sequence[str], chosen: Mapping[str, str]) -> bool:
    """Whether one of the names is one that an article's text is known by."""
    plain = {plain_name(name) for name in names}
    own = chosen.get("text")
    return bool(own and _path(own)[0] in plain) or not plain.isdisjoint(_text_names())


def columns(names: Sequence[str], chosen: Mapping[str, str]) -> list[str]:
    """Those of the names that an attribute is known by; the others of a table need not be read."""
    attributes, plain = {*_known(), *chosen}, {plain_name(name) for name in names}
    wanted = {path[0] for attribute in attributes for _, path in _paths(attribute, chosen, plain)}
    return [name for name in names if plain_name(name) in wanted]


def article(record: Mapping[str, Any], uri: str, form: str, chosen: Mapping[str, str]) -> Article:
    """The article that a record holds.

    Args:
        record: Names and values; values can be objects and lists.
        uri: What to call it.
        form: Name of the format.
        chosen: From an attribute to the name that the caller says it has here.

    Raises:
        UnreadableFile: If there is no text in it.
    """
    plain = {plain_name(name): value for name, value in record.items() if isinstance(name, str)}
    captions: list[str] = []
    values = (_words(value, "\n") for _, value in _values(plain, "text", chosen))
    text = next((t for words in values if (t := markup.text_of(words, captions))), None)
    if text is None:
        raise _without_text(record, uri, chosen)
    about = Metadata(
        title=_first(plain, "title", chosen),
        byline=_first(plain, "byline", chosen),
        outlet=_first(plain, "outlet", chosen),
        language=_first(plain, "language", chosen),
        published=first_moment(_values(plain, "published", chosen)),
        address=_first(plain, "url", chosen),
        captions=tuple(captions),
        cut_off=_CUT_OFF.search(text, max(0, len(text) - _LONGEST_MARK)),
    )
    return metadata.article(text, uri, form, about)


def _without_text(record: Mapping[str, Any], uri: str, chosen: Mapping[str, str]) -> UnreadableFile:
    names = sorted(name for name in record if isinstance(name, str))
    if has_text(names, chosen):
        return UnreadableFile(uri, "the record's text is empty", "Leave it out.", excerpt(str(record)))
    return UnreadableFile(
        uri,
        "the record has no field that is known to hold a text",
        f"Name the field in the option `fields`; there are: {', '.join(name[:40] for name in names[:12])}.",
        excerpt(str(record)),
    )


def plain_name(name: str) -> str:
    """A field's name without what differs from one file to the next: `publishedAt`, `published_at`."""
    return _SEPARATORS.sub("", name).casefold()


def _first(plain: Mapping[str, Any], attribute: str, chosen: Mapping[str, str]) -> str | None:
    return next((words for _, value in _values(plain, attribute, chosen) if (words := _words(value))), None)


def _values(plain: Mapping[str, Any], attribute: str, chosen: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Fields of an attribute with their values, the likelier first."""
    for dotted, path in _paths(attribute, chosen, plain):
        value: Any = plain
        for name in path:
            if value is not plain and isinstance(value, Mapping):
                value = {plain_name(key): inner for key, inner in value.items() if isinstance(key, str)}
            value = value.get(name) if isinstance(value, Mapping) else None
        if value is not None:
            yield dotted, value


def _paths(
    attribute: str, chosen: Mapping[str, str], plain: Container[str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Where an attribute can be: each field as it is known, and the plain names that lead to it.

    The field that the caller chose wherever it is there: one choice is made for files of many kinds.
    """
    own = chosen.get(attribute)
    if own and (path := _path(own))[0] in plain:
        return ((own, path),)
    return _known().get(attribute, ())


@cache
def _known() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    known: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for row in lexicon.rows("article_fields"):
        name = row["field"]
        known[row["attribute"]] = (*known.get(row["attribute"], ()), (name, _path(name)))
    return known


@cache
def _text_names() -> frozenset[str]:
    """What the names of texts begin with: asked of the first line of every plain text."""
    return frozenset(path[0] for _, path in _known()["text"])


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(plain_name(name) for name in dotted.split("."))


def _words(value: Any, between: str = ", ") -> str | None:
    """A value as words: a string, the name of an object, the members of a list."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, Mapping):
        return next((w for name in _NAMES if (w := _words(value.get(name), between))), None)
    if isinstance(value, list | tuple):
        return between.join(words for item in value if (words := _words(item, between))) or None
    return None
