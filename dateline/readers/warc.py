"""WARC: crawl archives; each web page that a server answered with is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dateline.article import Article
from dateline.errors import UnreadableFile, excerpt
from dateline.readers import html
from dateline.readers.files import File, failed
from dateline.readers.options import Limits, Options

_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)


def sniff(file: File) -> bool:
    """Whether it begins with a record of WARC."""
    return file.head.startswith((b"WARC/1.", b"WARC/0."))


def read(file: File, options: Options) -> Iterator[Article | UnreadableFile]:
    """The article of each page answered with 200; a page without one is an error as a value.

    Raises:
        UnreadableFile: If the archive is damaged from some record on.
    """
    from warcio.archiveiterator import ArchiveIterator

    number = 0
    try:
        records = ArchiveIterator(file.stream)
        records.INC_RECORD = ""  # what it would print where a record's length is wrong
        for record in records:
            if _is_page(record):
                number += 1
                yield _page(record, f"{file.uri}#{number}", options.limits)
    except UnreadableFile:
        raise
    except Exception as error:  # damaged headers make warcio fail in ways of its own
        told = f"the archive is damaged after page {number} ({str(error)[:200]})"
        raise UnreadableFile(file.uri, told, "Get it again.") from error


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower() in _PAGES


def _page(record: Any, uri: str, limits: Limits) -> Article | UnreadableFile:
    data = b""
    try:
        try:
            data = record.content_stream().read(limits.page_bytes + 1)
        except UnreadableFile:
            raise
        except Exception as error:  # how the server packed the page is damaged
            raise UnreadableFile(uri, f"the page is damaged ({error})", "Crawl it again.") from error
        charset = _CHARSET.search(record.http_headers.get_header("Content-Type") or "")
        return html.read_page(
            data,
            uri,
            "warc",
            limits,
            address=record.rec_headers.get_header("WARC-Target-URI"),
            charset=charset[1] if charset else None,
        )
    except UnreadableFile as error:
        error.payload = error.payload or excerpt(data)
        return error
    except Exception as error:  # a fault in a parser must not cost the rest of the archive
        return failed(uri, error, data)
