"""Fields: from a record of named values (a JSON object, a row) to an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.article import Article
from dateline.errors import UnreadableFile, excerpt
from dateline.readers import markup
from dateline.readers.moments import first_moment

_SEPARATORS = re.compile(r"[\s_-]+")
_CUT_OFF = re.compile(r"(?:\s*(?:…|\.\.\.))?\s*\[\+\d+ chars\]\s*$")  # NewsAPI's free plan


def has_text(names: Sequence[str], chosen: Mapping[str, str]) -> bool:
    """Whether one of the names is one that an article's text is known by."""
    plain = {plain_name(name) for name in names}
    return any(path[0] in plain for path in _paths("text", chosen))


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
    text = next(
        (t for _, value in _values(plain, "text", chosen) if (t := markup.text_of(_words(value)))), None
    )
    if text is None:
        names = ", ".join(sorted(str(name)[:40] for name in record)[:12])
        raise UnreadableFile(
            uri,
            "the record has no field with an article's text" if names else "the record is empty",
            f"Name the field in the option `fields`; there are: {names}." if names else "Leave it out.",
            excerpt(str(record)),
        )
    return markup.article(
        text,
        uri,
        form,
        title=_first(plain, "title", chosen),
        byline=_first(plain, "byline", chosen),
        outlet=_first(plain, "outlet", chosen),
        language=_first(plain, "language", chosen),
        moment=first_moment(_values(plain, "published", chosen)),
        address=_first(plain, "url", chosen),
        cut_off=_CUT_OFF.search(text),
    )


def plain_name(name: str) -> str:
    """A field's name without what differs from one file to the next: `publishedAt`, `published_at`."""
    return _SEPARATORS.sub("", name).casefold()


def _first(plain: Mapping[str, Any], attribute: str, chosen: Mapping[str, str]) -> str | None:
    return next((words for _, value in _values(plain, attribute, chosen) if (words := _words(value))), None)


def _values(plain: Mapping[str, Any], attribute: str, chosen: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Fields of an attribute with their values, the likelier first."""
    for path in _paths(attribute, chosen):
        value: Any = plain
        for name in path:
            if value is not plain and isinstance(value, Mapping):
                value = {plain_name(key): inner for key, inner in value.items() if isinstance(key, str)}
            value = value.get(name) if isinstance(value, Mapping) else None
        if value is not None:
            yield ".".join(path), value


def _paths(attribute: str, chosen: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    own = chosen.get(attribute)
    return ((_path(own),) if own else ()) + _known().get(attribute, ())


@cache
def _known() -> dict[str, tuple[tuple[str, ...], ...]]:
    known: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in lexicon.rows("article_fields"):
        known[row["attribute"]] = (*known.get(row["attribute"], ()), _path(row["field"]))
    return known


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(plain_name(name) for name in dotted.split("."))


def _words(value: Any) -> str | None:
    """A value as words: a string, the name of an object, the members of a list."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, Mapping):
        return next((w for name in ("name", "value", "title") if (w := _words(value.get(name)))), None)
    if isinstance(value, list | tuple):
        return ", ".join(words for item in value if (words := _words(item))) or None
    return None
