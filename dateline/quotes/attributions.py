"""Attributions: cue, content and source, as the model judges the candidates of a whole article."""

from __future__ import annotations

from typing import NamedTuple

from dateline.nlp import Document, Token
from dateline.quotes import model
from dateline.quotes.cues import find_cues
from dateline.quotes.scene import Quotations, Scene
from dateline.quotes.shapes import Content, Piece, contents
from dateline.quotes.sources import Source, sources

_TOO_MUCH_SHARED = 0.5  # of the characters of two contents; the weaker claim is dropped


class Attribution(NamedTuple):
    """Words, and whose they are.

    Attributes:
        content: Offsets of what is said.
        cue: Offsets of the cue; None where there is none.
        source: Offsets of the words for the source; None where the sentence names none.
        raw: How sure the model is, 0 to 1; not calibrated.
        sentence: Index of the sentence of the cue.
        token: The cue's word.
        head: Head word of the source.
    """

    content: tuple[Piece, ...]
    cue: Piece | None
    source: Piece | None
    raw: float
    sentence: int
    token: Token | None = None
    head: Token | None = None


class _Claim(NamedTuple):
    chance: float
    content_chance: float
    scene: Scene
    cue: Token
    content: Content


def find_attributions(doc: Document, quotations: Quotations) -> list[Attribution]:
    """The attributions of an article's parsed sentences, in text order."""
    weights = model.load()
    claims: list[_Claim] = []
    for sentence in doc.sentences:
        if not sentence.tokens:
            continue
        scene = Scene(doc, sentence, quotations)
        for cue in find_cues(scene):
            options = contents(scene, cue)
            if not options:
                continue
            none, *judged = model.judge_contents(weights, scene, cue, options)
            if 1 - none >= weights.least:
                best = max(range(len(judged)), key=judged.__getitem__)
                claims.append(_Claim(1 - none, judged[best], scene, cue, options[best]))
    kept: list[_Claim] = []
    for claim in sorted(claims, key=lambda c: (-c.chance, c.cue.start)):
        if all(_shared(claim.content, other.content) <= _TOO_MUCH_SHARED for other in kept):
            kept.append(claim)
    return sorted(
        (_attribution(weights, claim) for claim in kept), key=lambda a: (a.content[0], a.content[-1][1])
    )


def _shared(one: Content, other: Content) -> float:
    """Characters that two contents share, over those that either has."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one.spans for c, d in other.spans)
    if not shared:
        return 0.0
    return shared / (sum(b - a for a, b in one.spans) + sum(d - c for c, d in other.spans) - shared)


def _attribution(weights: model.Model, claim: _Claim) -> Attribution:
    """A claim with its source."""
    options = sources(claim.scene, claim.cue)
    judged = model.judge_sources(weights, claim.scene, claim.cue, claim.content, options)
    best = max(range(len(judged)), key=judged.__getitem__)
    source: Source | None = options[best - 1] if best else None
    return Attribution(
        content=claim.content.spans,
        cue=(claim.cue.start, claim.cue.end),
        source=source[:2] if source else None,
        raw=claim.content_chance * judged[best],
        sentence=claim.scene.sentence.index,
        token=claim.cue,
        head=source.head if source else None,
    )
