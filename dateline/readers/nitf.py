"""NITF: the News Industry Text Format, one article a file (https://iptc.org/standards/nitf/)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from dateline.article import Article
from dateline.errors import UnreadableFile
from dateline.readers import markup, metadata
from dateline.readers.files import File
from dateline.readers.metadata import Metadata
from dateline.readers.moments import first_moment, moment
from dateline.readers.ninjs import WITHDRAWN
from dateline.readers.options import Options


def sniff(file: File) -> bool:
    """Whether its first element is NITF's."""
    return file.root == "nitf"


def read(file: File, options: Options) -> Iterator[Article | UnreadableFile]:
    """The one article.

    Raises:
        UnreadableFile: If it is damaged, withdrawn, or without text.
    """
    markup.refuse_entities(file)
    root = markup.parse(io.BytesIO(file.read(options.limits.article_bytes)), file.uri)
    yield article(root, file.uri, "nitf")


def article(root: Any, uri: str, form: str) -> Article:
    """The article of an `nitf` element.

    Raises:
        UnreadableFile: If it was withdrawn or is without text.
    """
    status = (markup.attribute(root, "docdata", "management-status") or "").lower()
    if status in WITHDRAWN:
        raise UnreadableFile(uri, f"the agency withdrew it (management-status {status})", "Leave it out.")
    content = markup.first(root, "body.content")
    captions: list[str] = []
    lines = markup.paragraphs(content, captions) if content is not None else []
    if not lines:
        raise UnreadableFile(uri, "its body has no text", "Leave it out.")
    dates = [
        ("date.issue", markup.attribute(root, "date.issue", "norm")),
        ("date.publication", markup.attribute(root, "pubdata", "date.publication")),
    ]
    place = markup.words(root, "dateline/location/city") or markup.words(root, "dateline/location")
    about = Metadata(
        title=markup.words(root, "hl1") or markup.words(root, "hedline") or markup.words(root, "title"),
        byline=markup.words(root, "byline/person") or markup.words(root, "byline"),
        outlet=markup.attribute(root, "pubdata", "name") or markup.words(root, "distributor"),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        published=first_moment(dates),
        captions=tuple(captions),
        place=place,
        filed=moment(markup.attribute(root, "dateline/story.date", "norm")),
    )
    return metadata.article("\n".join(lines), uri, form, about)
