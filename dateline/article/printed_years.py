"""The years that a text prints, each with the words around it."""

from __future__ import annotations

import re
from functools import cached_property

from dateline.article.tense import Clause

_YEAR_END = r"\d\d(?![\d%]|,\d|\.\d|-[a-z])"
YEAR = re.compile(rf"(?:19|20){_YEAR_END}")
# For a whole text: a pattern that begins with two plain letters, and no look behind, is ten times as fast.
_YEARS = tuple(re.compile(century + _YEAR_END) for century in ("19", "20"))
_NO_YEAR_AFTER = frozenset("0123456789.,$€£¥#/_-")
_HYPHENED = ("mid-", "Mid-", "ate-", "rly-", "end-")  # "mid-2031", "late-2031"
_MOST = 300  # of a text that are looked at; a table of years tells no day
_REACH = 110  # characters


class PrintedYear:
    """A year where a text prints it.

    Attributes:
        text: The whole text.
        at: Offset of the year.
        number: The year.
        before: What stands before it, as far as any clue reaches.
        after: What stands after it.
    """

    def __init__(self, text: str, at: int) -> None:
        end = at + 4
        self.text, self.at, self.number = text, at, int(text[at:end])
        self.before = text[at - _REACH if at > _REACH else 0 : at]
        self.after = text[end : end + _REACH]

    @cached_property
    def clause(self) -> Clause:
        """What stands around it in its sentence."""
        return Clause(self.text, self.at)

    @property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        return self.clause.sentence

    @cached_property
    def beside(self) -> frozenset[int]:
        """The years of its sentence, its own too."""
        return frozenset(map(int, YEAR.findall(self.sentence)))


def printed_years(text: str) -> list[PrintedYear]:
    """The years of a text in its order; of very many, the first."""
    starts = [match.start() for pattern in _YEARS for match in pattern.finditer(text)]
    found = (
        at
        for at in starts
        if not at or text[at - 1] not in _NO_YEAR_AFTER or text[max(0, at - 4) : at] in _HYPHENED
    )
    return [PrintedYear(text, at) for at in sorted(found)[:_MOST]]
