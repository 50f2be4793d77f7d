"""Feeds: RSS and Atom, one article an entry.

A feed is cut into its entries while it is read, and each is parsed with the feed's beginning around it:
memory doesn't grow with their number, and a damaged entry spoils no other.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.article import Article
from dateline.errors import UnreadableFile, excerpt
from dateline.readers import encodings, markup, metadata
from dateline.readers.files import File, too_large
from dateline.readers.metadata import Metadata
from dateline.readers.moments import first_moment
from dateline.readers.options import Options

_DATES = ("published", "created", "updated", "date")
_CHUNK = 1 << 16  # bytes
_LONGEST_TAG = 100  # bytes
_OWN_TAGS = 2  # of an entry without anything in it
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*>")
_ROOT = re.compile(rb"<([A-Za-z_][\w:.-]*)")
# What no tag is found in, and how it ends.
_HIDDEN = rb"(?P<hidden><!\[CDATA\[|<!--)"
_HIDDEN_TO = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_FIRST_ENTRY = re.compile(_HIDDEN + rb"|<(?P<opening>(?:[\w.-]+:)?(?:item|entry))(?=[\s/>])", re.IGNORECASE)


def sniff(file: File) -> bool:
    """Whether its first element is that of a feed."""
    root = file.root
    return root in ("rss", "feed") or (root == "rdf" and "purl.org/rss" in file.opening)


def read(file: File, options: Options) -> Iterator[Article | UnreadableFile]:
    """The article of each entry; an entry without text is an error as a value.

    Raises:
        UnreadableFile: If it ends too early, declares entities, or an entry is too large.
    """
    markup.refuse_entities(file)
    number, beginning = 0, b""
    for kind, piece in _pieces(_chunks(file), file.uri, options.limits.article_bytes):
        if kind == "beginning":
            beginning = piece
        elif kind == "entry":
            number += 1
            yield _parsed(beginning, piece, f"{file.uri}#{number}")
        elif _end_of(beginning or piece) not in piece:
            told = f"the feed is cut off or damaged after {number} entries"
            raise UnreadableFile(file.uri, told, "Get it again.")


def _chunks(file: File) -> Iterator[bytes]:
    """The bytes of a feed; those of UTF-16 and UTF-32 as UTF-8, so that tags can be found in them."""
    if b"\0" not in file.head:
        yield from iter(lambda: file.stream.read(_CHUNK), b"")
        return
    text = encodings.open_text(file.stream, file.head)
    yield _DECLARATION.sub("", text.read(_CHUNK), count=1).encode("utf-8", "replace")
    while chunk := text.read(_CHUNK):
        yield chunk.encode("utf-8", "replace")


def _pieces(chunks: Iterable[bytes], uri: str, limit: int) -> Iterator[tuple[str, bytes]]:
    """A feed as its `beginning`, each `entry`, and the `end` after the last; an entry cut off is left out.

    Raises:
        UnreadableFile: If a piece has more bytes than the limit.
    """
    kind, held, at, hidden_to, tag = "beginning", bytearray(), 0, b"", _FIRST_ENTRY
    for chunk in chunks:
        held += chunk
        while True:
            if hidden_to:
                end = held.find(hidden_to, at)
                if end < 0:
                    at = max(at, len(held) - len(hidden_to) + 1)
                    break
                at, hidden_to = end + len(hidden_to), b""
            found = tag.search(held, at)
            if not found:
                at = max(at, len(held) - _LONGEST_TAG)
                break
            at = found.end()
            if found["hidden"]:
                hidden_to = _HIDDEN_TO[bytes(found["hidden"]).upper()]
                continue
            if kind == "beginning":
                tag = _tags(bytes(found["opening"]))
            elif kind == "end" and not found["opening"]:
                continue
            # An entry ends with its tag, or where the next begins.
            cut = found.start() if found["opening"] else at
            if kind != "end":
                yield kind, bytes(held[:cut])
            kind = "entry" if found["opening"] else "end"
            del held[:cut]
            at -= cut
        if len(held) > limit:
            raise too_large(uri, limit, "article_bytes")
    yield "end", b"" if kind == "entry" else bytes(held)


def _tags(name: bytes) -> re.Pattern[bytes]:
    """The tags of all entries, once the name of the first is known."""
    name = re.escape(name)
    return re.compile(_HIDDEN + rb"|<(?P<opening>%s)(?=[\s/>])|</%s\s*>" % (name, name), re.IGNORECASE)


def _end_of(beginning: bytes) -> bytes:
    """How the tag begins that closes a feed."""
    root = _ROOT.search(beginning)
    return b"</" + root[1] if root else b""


def _parsed(beginning: bytes, entry: bytes, uri: str) -> Article | UnreadableFile:
    """The article of an entry, parsed by itself."""
    import feedparser

    if entry.count(b"<") <= _OWN_TAGS:  # parsing millions of empty ones would take hours
        return UnreadableFile(uri, "the entry has no text", "Leave it out.", excerpt(entry[:_CHUNK]))
    channel = b"</channel>" if b"<channel" in beginning and b"</channel" not in beginning else b""
    # As a stream: feedparser takes a string for an address, and would fetch it.
    document = io.BytesIO(beginning + entry + channel + _end_of(beginning) + b">")
    try:
        feed = feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)
        return _entry(feed.entries[0], feed.feed, uri)
    except Exception as error:  # damaged bytes make feedparser fail in ways of its own
        return UnreadableFile(
            uri, f"the entry is damaged ({error})", "Get it again.", excerpt(entry[:_CHUNK])
        )


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
