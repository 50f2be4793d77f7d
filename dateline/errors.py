"""Errors: one class for each thing that a caller would handle differently.

Each is built from facts (which input, what is wrong) and says what to do in its message.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Anything that dateline reports about its input."""


class UnreadableFile(DatelineError):
    """An input that gives no article.

    Attributes:
        uri: The file, as the caller named it.
        reason: What is wrong with it, in a few words.
        remedy: What the user can do.
    """

    def __init__(self, uri: str, reason: str, remedy: str) -> None:
        super().__init__(f"{uri}: {reason}. {remedy}")
        self.uri, self.reason, self.remedy = uri, reason, remedy

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[str, str, str]]:
        return type(self), (self.uri, self.reason, self.remedy)
