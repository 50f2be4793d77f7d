"""Attributions: cue, content and source, as the model judges the candidates of a whole article."""

from __future__ import annotations

from typing import NamedTuple

from dateline.nlp import Document, Token
from dateline.quotes import model
from dateline.quotes.cues import find_cues
from dateline.quotes.scene import Quotations, Scene
from dateline.quotes.shapes import Content, Piece, contents
from dateline.quotes.sources import Source, sources

_SURE_CUE = 0.8  # chance of being a cue from which on two cues of the same words are both believed
_RELAY = 0.8  # the second-best content is less sure than the best
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
        if sentence.tokens:
            scene = Scene(doc, sentence, quotations)
            claims.extend(_claims(weights, scene))
    kept: list[_Claim] = []
    for claim in sorted(claims, key=lambda c: (-c.chance, c.cue.start)):
        if all(not _rival(claim, other) for other in kept):
            kept.append(claim)
    return sorted(
        (_attribution(weights, claim) for claim in kept), key=lambda a: (a.content[0], a.content[-1][1])
    )


def _claims(weights: model.Model, scene: Scene) -> list[_Claim]:
    """What the cues of a sentence claim; of two that claim the same, the farther one takes the relay.

    In "..., Prado said, the Post reported" the Post's content is what Prado said with its attribution.
    """
    found: list[tuple[_Claim, list[tuple[float, Content]]]] = []
    for cue in find_cues(scene):
        score = model.judge_cue(weights, scene, cue)
        options = contents(scene, cue) if score >= weights.hopeless else []
        if not options:
            continue
        none, *judged = model.judge_contents(weights, scene, cue, options, score)
        if 1 - none >= weights.least:
            ranked = sorted(zip(judged, options, strict=True), key=lambda row: -row[0])
            found.append((_Claim(1 - none, *ranked[0][:1], scene, cue, ranked[0][1]), ranked))
    claims = []
    for claim, ranked in found:
        nearer = [
            other for other, _ in found
            if other is not claim and _rival(claim, other) and _distance(other) < _distance(claim)
            and other.chance >= _SURE_CUE
        ]  # fmt: skip
        relay = next((row for row in ranked if nearer and _holds(row[1], nearer[0].cue)), None)
        if relay and claim.chance >= _SURE_CUE:
            claim = claim._replace(content_chance=claim.content_chance * _RELAY, content=relay[1])
        claims.append(claim)
    return claims


def _rival(one: _Claim, other: _Claim) -> bool:
    """Whether two claims are for the same words, and neither reports the other."""
    if _shared(one.content, other.content) <= _TOO_MUCH_SHARED:
        return False
    return not _holds(one.content, other.cue) and not _holds(other.content, one.cue)


def _holds(content: Content, cue: Token) -> bool:
    return any(start <= cue.start < end for start, end in content.spans)


def _distance(claim: _Claim) -> int:
    """Characters between a cue and the nearest of its words."""
    return min(max(start - claim.cue.end, claim.cue.start - end, 0) for start, end in claim.content.spans)


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
