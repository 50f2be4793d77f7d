"""Feeds: RSS and Atom, one article an entry."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from dateline.article import Article
from dateline.errors import UnreadableFile, excerpt
from dateline.readers import markup, metadata
from dateline.readers.files import File
from dateline.readers.metadata import Metadata
from dateline.readers.moments import first_moment
from dateline.readers.options import Options

_DATES = ("published", "created", "updated", "date")


def sniff(file: File) -> bool:
    """Whether its first element is that of a feed."""
    root = file.root
    return root in ("rss", "feed") or (root == "rdf" and "purl.org/rss" in file.opening)


def read(file: File, options: Options) -> Iterator[Article | UnreadableFile]:
    """The article of each entry; an entry without text is an error as a value.

    Raises:
        UnreadableFile: If it is damaged before the first entry, declares entities or is too large.
    """
    markup.refuse_entities(file)
    import feedparser

    # As a stream: feedparser takes a string for an address, and would fetch it.
    data = io.BytesIO(file.read(options.limits.article_bytes))
    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # damaged bytes make feedparser fail in ways of its own
        raise UnreadableFile(file.uri, f"the feed is damaged ({error})", "Get it again.") from error
    for number, entry in enumerate(feed.entries, start=1):
        yield _entry(entry, feed.feed, f"{file.uri}#{number}")
    if feed.bozo and _cut_off(feed.bozo_exception):
        told = f"the feed is damaged after {len(feed.entries)} entries ({feed.bozo_exception})"
        raise UnreadableFile(file.uri, told, "Get it again.")


def _entry(entry: Any, feed: Any, uri: str) -> Article | UnreadableFile:
    bodies = [content.get("value") for content in entry.get("content", [])] + [entry.get("summary")]
    captions: list[str] = []
    text = max((t for body in bodies if (t := markup.text_of(body, captions))), key=len, default=None)
    if text is None:
        return UnreadableFile(
            uri, "the entry has no text", "Get the page that it links to.", excerpt(str(entry))
        )
    source = entry.get("source") or {}
    about = Metadata(
        title=entry.get("title"),
        byline=", ".join(a["name"] for a in entry.get("authors", []) if a.get("name")) or entry.get("author"),
        outlet=source.get("title") or feed.get("title"),
        language=(entry.get("title_detail") or {}).get("language") or feed.get("language"),
        published=first_moment((name, entry.get(name)) for name in _DATES),
        address=entry.get("link"),
        captions=tuple(captions),
    )
    return metadata.article(text, uri, "feed", about)


def _cut_off(error: Exception) -> bool:
    """Whether what feedparser complains of is damage, and not a label or an old habit."""
    return type(error).__name__ == "SAXParseException"
