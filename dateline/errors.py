"""Errors: one class for each thing that a caller would handle differently.

Each is built from facts (which input, what is wrong) and says what to do in its message.
"""

from __future__ import annotations

PAYLOAD_CHARACTERS = 1_000


class DatelineError(Exception):
    """Anything that dateline reports about its input."""


class UnreadableFile(DatelineError):
    """An input that gives no article.

    Attributes:
        uri: The file, as the caller named it; a part of it with `!/member` or `#number`.
        reason: What is wrong with it, in a few words.
        remedy: What the user can do.
        payload: How the input begins, as printable text of at most `PAYLOAD_CHARACTERS`.
    """

    def __init__(self, uri: str, reason: str, remedy: str, payload: str = "") -> None:
        super().__init__(f"{uri}: {reason}. {remedy}")
        self.uri, self.reason, self.remedy, self.payload = uri, reason, remedy, payload

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[str, str, str, str]]:
        return type(self), (self.uri, self.reason, self.remedy, self.payload)


class ExtractionFailed(DatelineError):
    """An article that brought the rules down: a bug of ours. The run goes on without the article.

    Attributes:
        uri: The file, as the caller named it.
        article_id: The article.
        reason: The error and where it was raised.
    """

    def __init__(self, uri: str, article_id: str, reason: str) -> None:
        super().__init__(f"{uri}: extraction failed with {reason}. Report it with the article's text.")
        self.uri, self.article_id, self.reason = uri, article_id, reason

    def __reduce__(self) -> tuple[type[ExtractionFailed], tuple[str, str, str]]:
        return type(self), (self.uri, self.article_id, self.reason)


def excerpt(data: bytes | str) -> str:
    """How an input begins, for people: what can't be printed is escaped with a backslash."""
    text = data[:PAYLOAD_CHARACTERS]
    if isinstance(text, bytes):
        text = text.decode("utf-8", "backslashreplace")
    printable = (c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    return "".join(printable)[:PAYLOAD_CHARACTERS]
