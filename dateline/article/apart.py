"""Lines that can stand apart from an article's paragraphs: captions, buttons, headings, credits, footers.

Most lines are paragraphs, and a look at their first and last words tells so; whatever searches for captions
and boilerplate looks only at what this leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.article.lines import holds_any
from dateline.spans import Span

_LONGEST = 900  # characters
_SHORT = 60  # characters; what is not longer can be a button or heading
_TELLING = 4  # characters by which an opening or a closing word is known
_LONG_TELLING = 8  # the same, where many sentences open with the same word
_MARKS = "|•>* \t([<©_#=-"  # that open a line which is no sentence
_CLOSING = (")", "]")
# How sentences begin, and captions that name their picture: "This undated photo", "In this picture".
_PICTURED = frozenset(("Th", "A ", "An", "Un", "Ae", "Co", "Sa", "Dr", "Ph", "In"))
_PICTURES = ("hoto", "mage", "icture")
_LONGEST_PICTURED = 60  # characters to the word for the picture
_SIGNED = frozenset(("repo", "stor", "arti"))  # "Ann Lee contributed to this report"


def lines_apart(lines: Sequence[Span]) -> list[int]:
    """Indices of the lines that can be something else than a paragraph."""
    openings, endings, pictured = _openings(), _endings(), _PICTURED
    found = []
    for i, line in enumerate(lines):
        text = line.text
        last = text.rfind(" ") + 1
        if (
            not text[last].islower()
            or len(text) <= _SHORT
            or text[last : last + _TELLING] in endings
            or text[-1] in _CLOSING
            or text[0] in _MARKS
            or text[:_TELLING] in openings
            or (text[:2] in pictured and _may_open(text))
        ) and len(text) <= _LONGEST:
            found.append(i)
    return found


def _may_open(line: str) -> bool:
    return line[:_LONG_TELLING] in _openings() or holds_any(line[:_LONGEST_PICTURED], _PICTURES)


@cache
def _openings() -> frozenset[str]:
    """The first characters of captions and of boilerplate: small, with a capital, and in capitals."""
    wordings = {
        row["wording"] for row in lexicon.rows("boilerplate") if row["how"] in ("start", "tail", "foot")
    }
    wordings |= {row["word"] for row in lexicon.rows("picture_words") if row["kind"] == "opening"}
    firsts = {w[: _LONG_TELLING if w[:2].capitalize() in _PICTURED else _TELLING] for w in wordings}
    return frozenset(form for first in firsts for form in (first, first.capitalize(), first.upper()))


@cache
def _endings() -> frozenset[str]:
    """The first characters of the words without a capital that close a credit or a signature."""
    rows = lexicon.rows("picture_words")
    return _SIGNED.union(row["word"][:_TELLING] for row in rows if row["kind"] == "last")
