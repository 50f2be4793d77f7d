"""Spans: half-open stretches of an article's text, and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A stretch of an article's text: `article.text[start:end] == text`.

    Attributes:
        start: Offset of the first character, counted in Unicode code points.
        end: Offset after the last character.
        text: The words between the two.
    """

    start: int
    end: int
    text: str

    def __init__(self, start: int, end: int, text: str) -> None:
        # As dataclasses do it for frozen ones, at half the time; there are more spans than anything else.
        _set_start(self, start)
        _set_end(self, end)
        _set_text(self, text)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


_set_start, _set_end, _set_text = (Span.__dict__[name].__set__ for name in ("start", "end", "text"))


def cut(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` to `end`, white space at both ends left out."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


def outside(text: str, span: Span, holes: Iterable[Span]) -> list[Span]:
    """What is left of a span without the holes, in text order, white space at the ends left out."""
    found, start = [], span.start
    for hole in sorted(holes):
        if hole.start < span.end and start < hole.end:
            found.append(cut(text, start, max(start, hole.start)))
            start = hole.end
    found.append(cut(text, start, max(start, span.end)))
    return [piece for piece in found if piece.text]


def extent(text: str, spans: Iterable[Span]) -> Span:
    """The one span from the first start to the last end of at least one span."""
    spans = tuple(spans)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return Span(start, end, text[start:end])
