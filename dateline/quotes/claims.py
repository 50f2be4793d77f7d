"""Claims: which words a cue claims for whom, before it is settled which claims are believed."""

from __future__ import annotations

from typing import NamedTuple

from dateline.nlp import Token
from dateline.quotes.scene import Scene
from dateline.quotes.shapes import Content
from dateline.quotes.sources import Source

_TOO_MUCH_SHARED = 0.5  # of the characters of two contents, for them to be the same words
_STRETCH = 10  # bits of an offset within a stretch of text: a thousand characters


class Claim(NamedTuple):
    """A cue with its candidates for a content, likeliest first, and the source of the likeliest.

    Attributes:
        chance: That the word is a cue at all.
        scene: The sentence of the cue.
        cue: The word.
        ranked: The candidates with their chances.
        source: The likeliest source; None where the sentence seems to name none.
        source_chance: The chance of that.
    """

    chance: float
    scene: Scene
    cue: Token
    ranked: list[tuple[float, Content]]
    source: Source | None
    source_chance: float

    @property
    def content(self) -> Content:
        """The likeliest content."""
        return self.ranked[0][1]

    @property
    def speaker(self) -> tuple[int, int] | None:
        """The word for the source, by sentence and number."""
        return (self.scene.sentence.index, self.source.head.i) if self.source else None

    @property
    def is_nobodys(self) -> bool:
        """Whether words without quotation marks have no source: nobody's, they are not reported."""
        return self.source is None and not self.scene.quoted_share(self.content.spans)

    @property
    def stretches(self) -> list[int]:
        """The stretches of the text that a content lies in."""
        spans = self.content.spans
        return sorted({n for s, e in spans for n in range(s >> _STRETCH, (e >> _STRETCH) + 1)})

    @property
    def distance(self) -> int:
        """Characters between the cue and the nearest of its words."""
        cue = self.cue
        return min(max(start - cue.end, cue.start - end, 0) for start, end in self.content.spans)

    def around(self, near: dict[int, list[Claim]]) -> list[Claim]:
        """The claims that report this one: what they report holds its cue.

        Args:
            near: All claims by the stretches that they lie in.
        """
        here = near.get(self.cue.start >> _STRETCH, ())
        return [
            other for other in here
            if other is not self and holds(other.content, self.cue) and not holds(self.content, other.cue)
        ]  # fmt: skip


def holds(content: Content, cue: Token) -> bool:
    """Whether a cue stands within what is said."""
    return any(start <= cue.start < end for start, end in content.spans)


def shared(one: Content, other: Content) -> float:
    """Characters that two contents share, over those that either has."""
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in one.spans for c, d in other.spans)
    if not common:
        return 0.0
    return common / (sum(b - a for a, b in one.spans) + sum(d - c for c, d in other.spans) - common)


def is_same(one: Content, other: Content) -> bool:
    """Whether two contents are much the same words."""
    return shared(one, other) > _TOO_MUCH_SHARED


def are_rivals(one: Claim, other: Claim) -> bool:
    """Whether two claims are for the same words, and neither reports the other."""
    if not is_same(one.content, other.content):
        return False
    return not holds(one.content, other.cue) and not holds(other.content, one.cue)


def by_stretch(claims: list[Claim]) -> dict[int, list[Claim]]:
    """Claims by the stretches of the text that they lie in: long articles have many claims."""
    near: dict[int, list[Claim]] = {}
    for claim in claims:
        for n in claim.stretches:
            near.setdefault(n, []).append(claim)
    return near
