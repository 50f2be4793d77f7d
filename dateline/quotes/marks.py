"""Quotation marks: which stretches of a paragraph stand between them.

Straight, curly, angle and TeX-like marks; single ones outside double ones. A mark without a partner
quotes to the end of its paragraph, the newspaper habit for quotations of several paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from dateline.spans import Span

MARK = re.compile(r"[\"“”„«»]|``|'{2,3}|’’|‘‘")
_OPENS_ONLY = frozenset(("“", "„", "«", "``", "‘‘"))
_CLOSES_ONLY = frozenset(("”", "»", "’’"))
_PARTNER = {'"': '"', "“": "”"}
_BEFORE_OPENING = "([—–-:;,/‘'"
# Opened after white space or a bracket, closed before a non-word: never an apostrophe in a word.
_SINGLE = re.compile(r"(?:(?<=[\s(\[—–:;,-])|^)(['‘])(?=[^\W\d])([^\n]*?)(?<=\S)['’](?!\w)")

_LEAST_UNOPENED = (
    20  # characters before a closing mark without partner, for it to be one and not an inch sign
)


class Run(NamedTuple):
    """A quoted stretch of text.

    Attributes:
        start: Offset of its opening mark.
        end: Offset after its closing mark, or of the paragraph's end where there is none.
        inner_start: Offset of its first word.
        inner_end: Offset after its last character inside the marks.
        closed: Whether it has a closing mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def quoted_runs(text: str, paragraph: Span) -> tuple[Run, ...]:
    """The quoted stretches of one paragraph, in text order; none overlaps another."""
    base, end = paragraph.start, paragraph.end
    found: list[Run] = []
    opened: re.Match[str] | None = None
    inner: str | None = None  # what closes a quotation within the opened one
    for mark in MARK.finditer(text, base, end):
        if opened is None:
            if not _only_closes(text, mark, base, end):
                opened = mark
            elif not found and text[mark.start() - 1] in ",.?!" and mark.start() - base > _LEAST_UNOPENED:
                # The opening mark was lost: it stood where the paragraph begins.
                found.append(Run(base, mark.end(), base, mark.start(), True))
        elif inner is not None:
            inner = None if mark.group() == inner else inner
        elif inside := _opens_within(text, opened, mark, end):
            inner = inside
        elif mark.group() not in _OPENS_ONLY or _closes_too(text, opened, mark, end):
            found.append(Run(opened.start(), mark.end(), opened.end(), mark.start(), True))
            opened = None
    if opened is not None:
        found.append(Run(opened.start(), end, opened.end(), end, False))
    for single in _SINGLE.finditer(text, base, end):
        if not any(run.start < single.end() and single.start() < run.end for run in found):
            found.append(Run(single.start(), single.end(), *single.span(2), True))
    return tuple(sorted(run for run in found if run.inner_start < run.inner_end))


def _only_closes(text: str, mark: re.Match[str], base: int, end: int) -> bool:
    """Whether a mark can't open a quotation, by its shape or by what stands around it."""
    before = text[mark.start() - 1] if mark.start() > base else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark.group() in _CLOSES_ONLY:
        return not (before.isspace() and after.isalnum())  # ”So typed
    if mark.group() in _OPENS_ONLY:
        return False
    if before == "," and (after.isspace() or mark.end() == end):
        return True
    return not before.isspace() and before not in _BEFORE_OPENING and not after.isalnum()


def _opens_within(text: str, opened: re.Match[str], mark: re.Match[str], end: int) -> str | None:
    """The mark that closes what a mark opens inside an opened quotation; None where it opens nothing.

    Straight marks hold curly ones or the other way round: "He said “no” to us." Both pairs must be whole.
    """
    for outer, left, right in (('"', "“", "”"), ("“", '"', '"')):
        if opened.group() == outer and mark.group() == left:
            before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
            closed = text.find(right, mark.end(), end)
            shaped = (before.isspace() or before in _BEFORE_OPENING) and after.isalnum()
            if shaped and closed > 0 and text.find(_PARTNER[outer], closed + 1, end) > 0:
                return right
    return None


def _closes_too(text: str, opened: re.Match[str], mark: re.Match[str], end: int) -> bool:
    """Whether an opening mark closes: “ the one that „ opened, or any that ends a word."""
    if opened.group() == "„" and mark.group() == "“":
        return True
    after = text[mark.end()] if mark.end() < end else " "
    before = text[mark.start() - 1]
    return (before.isalnum() or before in ",.?!") and (after.isspace() or after in ",.;")


_WORD = re.compile(r"\w+")


def kind_of(content: tuple[Span, ...], runs: Sequence[Run]) -> str:
    """Kind of a quote: `direct`, `mixed` (a quoted run of two words or more) or `indirect`.

    Args:
        content: What is said.
        runs: The quoted stretches of the article, in text order.
    """
    starts = [run.start for run in runs]
    letters = quoted = 0
    partly = False
    for span in content:
        letters += sum(map(str.isalnum, span.text))
        for run in runs[max(0, bisect_right(starts, span.start) - 2) : bisect_right(starts, span.end)]:
            inside = span.text[max(0, run.inner_start - span.start) : max(0, run.inner_end - span.start)]
            quoted += sum(map(str.isalnum, inside))
            partly = partly or len(_WORD.findall(inside)) >= 2
    if letters and quoted == letters:
        return "direct"
    return "mixed" if partly else "indirect"
