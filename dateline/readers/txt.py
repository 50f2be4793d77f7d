"""Plain text: the file as it stands, its byte order mark left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.article import Article
from dateline.errors import UnreadableFile
from dateline.readers import encodings
from dateline.readers.files import File
from dateline.readers.options import Options

_WORD = re.compile(r"[^\W\d_]")
_TELLING = 1024  # bytes that tell whether it is text; reading looks at all of them


def sniff(file: File) -> bool:
    """Whether it is text at all; markup that no other reader knows is not for reading as text."""
    if file.opening.startswith("<?xml"):
        return False
    return not (encodings.may_be_binary(file.head[:_TELLING]) and encodings.is_binary(file.opening))


def read(file: File, options: Options) -> Iterator[Article | UnreadableFile]:
    """The one article, its head still to be read.

    Raises:
        UnreadableFile: If there are no words, or it isn't text.
    """
    data = file.read(options.limits.article_bytes)
    text = encodings.decode(data)
    if not text or text.isspace():
        raise UnreadableFile(file.uri, "it is empty (only white space)", "Get it again.")
    if encodings.may_be_binary(data) and encodings.is_binary(text):
        raise UnreadableFile(file.uri, "it is not text (binary data)", "Give it as text or HTML.")
    if not _WORD.search(text):
        raise UnreadableFile(file.uri, "it has no words", "Check that it is the right file.")
    yield Article(text=text, uri=file.uri, format="txt")
