"""NewsML-G2: IPTC's exchange format; a news item, or a message with any number of them.

A message is streamed: of its items only the one that is being read is in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.article import Article
from dateline.errors import UnreadableFile
from dateline.readers import markup, metadata
from dateline.readers.files import File
from dateline.readers.metadata import Metadata
from dateline.readers.moments import first_moment
from dateline.readers.ninjs import WITHDRAWN
from dateline.readers.options import Options

_DATES = ("itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated")
_ROOTS = frozenset({"newsitem", "newsmessage", "itemset"})


def sniff(file: File) -> bool:
    """Whether its first element is one of NewsML-G2's."""
    return file.root in _ROOTS


def read(file: File, options: Options) -> Iterator[Article | UnreadableFile]:
    """The article of each item; an item without text (a picture) is an error as a value.

    Raises:
        UnreadableFile: If the file is damaged from some item on, or declares entities.
    """
    markup.refuse_entities(file)
    alone = file.root == "newsitem"
    for number, item in enumerate(markup.elements(file.stream, file.uri, "newsItem"), start=1):
        uri = file.uri if alone else f"{file.uri}#{number}"
        try:
            yield _article(item, uri)
        except UnreadableFile as error:
            yield error


def _article(item: Any, uri: str) -> Article:
    status = (markup.attribute(item, "itemMeta/pubStatus", "qcode") or "").rpartition(":")[2].lower()
    if status in WITHDRAWN:
        raise UnreadableFile(uri, f"the agency withdrew it (pubStatus {status})", "Leave it out.")
    captions: list[str] = []
    lines = _lines(item, captions)
    if not lines:
        kind = (markup.attribute(item, "itemMeta/itemClass", "qcode") or "").rpartition(":")[2]
        told = f"the item has no text (class {kind})" if kind not in ("", "text") else "the item has no text"
        raise UnreadableFile(uri, told, "Leave it out.")
    about = Metadata(
        title=markup.words(item, "contentMeta/headline")
        or markup.words(item, "hl1")
        or markup.words(item, "itemMeta/title"),
        byline=markup.words(item, "contentMeta/by") or markup.words(item, "byline"),
        outlet=_outlet(item),
        language=markup.attribute(item, "contentMeta/language", "tag")
        or item.get("{http://www.w3.org/XML/1998/namespace}lang"),
        published=first_moment((path.partition("/")[2], markup.words(item, path)) for path in _DATES),
        captions=tuple(captions),
        place=markup.words(item, "contentMeta/located/name"),
    )
    return metadata.article("\n".join(lines), uri, "newsml", about)


def _lines(item: Any, captions: list[str]) -> list[str]:
    """Paragraphs of the item's content: NITF or XHTML inside it, or plain text."""
    for content in markup.every(item, "contentSet/inlineXML"):
        body = markup.first(content, "body.content")
        if body is None:
            body = markup.first(content, "body")
        if lines := markup.paragraphs(content if body is None else body, captions):
            return lines
    for content in markup.every(item, "contentSet/inlineData"):
        text = markup.text_of("".join(content.itertext()))
        if text and content.get("encoding") is None:
            return [line.strip() for line in text.splitlines() if line.strip()]
    return []


def _outlet(item: Any) -> str | None:
    for path in (
        "itemMeta/provider",
        "contentMeta/infoSource",
        "contentMeta/creditline",
        "rightsInfo/copyrightHolder",
    ):
        told = (
            markup.words(item, f"{path}/name")
            or markup.words(item, path)
            or markup.attribute(item, path, "literal")
        )
        if told:
            return told
    return None
