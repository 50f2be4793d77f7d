"""Attributions: cue, content and source, as the model judges the candidates of a whole article."""

from __future__ import annotations

from typing import NamedTuple

from dateline.nlp import Document, Token
from dateline.quotes import model, verdicts
from dateline.quotes.claims import Claim, are_rivals, holds, is_same
from dateline.quotes.cues import find_cues
from dateline.quotes.scene import Quotations, Scene
from dateline.quotes.shapes import Content, Piece, contents
from dateline.quotes.sources import Source, sources

_SURE_CUE = 0.8  # chance of being a cue from which on two cues of the same words are both believed
_CUE = 0.6  # chance from which on a cue ends what the cue before it reports of the same speaker
_WORTH = 0.1  # of the best content's chance, for a shorter one to take its place
_SURE_SOURCE = 0.8  # chance from which on the source of a participle is believed as it stands
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_RELAY = 0.8  # the second-best content is less sure than the best
_BARE = 0.5  # odds of a mere thing after a verb that need not be about words, to those of the verdict
_CLOSING = frozenset("say add tell note announce report".split())
_CIRCUMSTANCES = frozenset(("prep", "advmod", "npadvmod", "pobj"))
_OF_HEAD = frozenset(("host", "antecedent", "antecedent+"))
_WEIGHED = 6  # likeliest contents that are held against each other
_OWN = 0.5  # weight of a content's own chance, to that of the chances of all that are much like it


class Attribution(NamedTuple):
    """Words, and whose they are.

    Attributes:
        content: Offsets of what is said.
        cue: Offsets of the cue; None where there is none.
        source: Offsets of the words for the source; None where the sentence names none.
        chance: How likely it is right, 0 to 1.
        sentence: Index of the sentence of the cue.
        token: The cue's word.
        head: Head word of the source.
    """

    content: tuple[Piece, ...]
    cue: Piece | None
    source: Piece | None
    chance: float
    sentence: int
    token: Token | None = None
    head: Token | None = None


def find_attributions(doc: Document, quotations: Quotations) -> list[Attribution]:
    """The attributions of an article's parsed sentences, in text order."""
    least = model.load().least
    found = [attribution for attribution, _ in judged(doc, quotations) if attribution.chance >= least]
    return sorted(found, key=lambda a: (a.content[0], a.content[-1][1]))


def judged(doc: Document, quotations: Quotations) -> list[tuple[Attribution, list[int]]]:
    """What the cues of an article claim, likely or not, with what the verdict on each looks at."""
    weights = model.load()
    claims: list[Claim] = []
    for sentence in doc.sentences:
        if sentence.tokens:
            claims.extend(_claims(weights, Scene(doc, sentence, quotations)))
    kept = _without_rivals(_handed_over(claims))
    rows = verdicts.places(kept)
    return [
        (_attribution(claim, _chance(claim, model.judge_claim(weights, row))), row)
        for claim, row in zip(kept, rows, strict=True)
    ]


def _chance(claim: Claim, verdict: float) -> float:
    """The chance that a claim is right; a mere thing after a verb that need not be about words is doubted.

    The training articles' annotators took attitudes to things for attributions: readers seek words.
    """
    odds = _BARE if verdicts.is_bare(claim) else 1.0
    return odds * verdict / (odds * verdict + 1 - verdict)


def _handed_over(claims: list[Claim]) -> list[Claim]:
    """Claims without the quotations that end with a next speaker: ""No," Prado said. "Yes!" Lima cried."."""
    own = {
        claim.content.spans[0]: claim.cue.start for claim in claims
        if claim.chance >= _CUE and claim.content.spans[0][1] <= claim.cue.start
    }  # fmt: skip
    kept = []
    for claim in claims:
        spans = claim.content.spans
        others = [
            n for n, span in enumerate(spans) if n and span[0] > claim.cue.start and span in own
            and span[0] >= claim.scene.sentence.end
        ]  # fmt: skip
        if others:
            content = claim.content._replace(spans=spans[: others[0]])
            claim = claim._replace(ranked=[(claim.ranked[0][0], content), *claim.ranked[1:]])
        kept.append(claim)
    return kept


def _without_rivals(claims: list[Claim]) -> list[Claim]:
    """The surest of the claims to the same words, surest first; what is nobody's gives way to all others."""
    kept: list[Claim] = []
    # Only what lies in one stretch of text can be of the same words: long articles have many claims.
    near: dict[int, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.is_nobodys, -c.chance, c.cue.start)):
        stretches = claim.stretches
        if not any(are_rivals(claim, other) for n in stretches for other in near.get(n, ())):
            kept.append(claim)
            for n in stretches:
                near.setdefault(n, []).append(claim)
    return kept


def _claims(weights: model.Model, scene: Scene) -> list[Claim]:
    """What the cues of a sentence claim, each judged in the light of the others."""
    found = []
    for cue in find_cues(scene):
        score = model.judge_cue(weights, scene, cue)
        options = contents(scene, cue) if score >= weights.hopeless else []
        if not options:
            continue
        none, *judged = model.judge_contents(weights, scene, cue, options, score)
        if 1 - none >= weights.worth:
            rows = _closed(scene, cue, list(zip(judged, options, strict=True)))
            ranked = _agreed(sorted(rows, key=lambda row: -row[0]))
            found.append(Claim(1 - none, scene, cue, ranked, *_source(weights, scene, cue, ranked[0][1])))
    return [_relayed(_own_words(_going_on(claim, found), found), found) for claim in found]


def _closed(scene: Scene, cue: Token, rows: list[tuple[float, Content]]) -> list[tuple[float, Content]]:
    """Contents of a cue that closes its sentence: what stands before it, not when and where it was said.

    "Prices fell, Prado said on Monday", "Fish up by a third, minister says ahead of the vote".
    """
    before = [row for row in rows if row[1].shape == "before"]
    verbs = any(t.pos in ("VERB", "AUX") for t in scene.sentence.tokens[cue.i + 1 :])
    if cue.lemma not in _CLOSING or not before or verbs:
        return rows
    apart = [row for row in rows if _is_circumstance(scene, cue, row[1]) or row[1].shape in _OF_HEAD]
    chance, content = max(before, key=lambda row: row[0])
    moved = chance + sum(p for p, _ in apart)
    return [(moved, content), *(row for row in rows if row not in apart and row[1] is not content)]


def _is_circumstance(scene: Scene, cue: Token, content: Content) -> bool:
    """Whether a content behind its cue is a mere phrase of time or place."""
    opens = content.first in _CIRCUMSTANCES or content.shape.startswith(("right-in", "subject+"))
    behind = content.spans[-1][0] > cue.start and not scene.quoted_share(content.spans)
    return behind and opens and content.last in _CIRCUMSTANCES


def _agreed(ranked: list[tuple[float, Content]]) -> list[tuple[float, Content]]:
    """Contents with the one first that the likely ones agree with most, which need not be the likeliest.

    Of two long contents that differ by a word each has half of the chance that together they deserve, and
    loses to a short one that is less likely than either was right.
    """
    rows = ranked[:_WEIGHED]
    worth = [
        _OWN * chance + sum(p for p, other in rows if is_same(content, other))
        for chance, content in rows
    ]  # fmt: skip
    best = worth.index(max(worth))
    if not best:
        return ranked
    # How sure the first one is stays: it is the scale that the calibration knows.
    return [(ranked[0][0], ranked[best][1]), *ranked[:best], *ranked[best + 1 :]]


def _going_on(claim: Claim, others: list[Claim]) -> Claim:
    """A participle goes on with the speaker of the verb before it: "..., he said, adding that ..."."""
    if claim.cue.tag != "VBG" or claim.cue.dep not in ("advcl", "conj", "xcomp", "prep"):
        return claim
    before = [
        other for other in others
        if other.cue.i < claim.cue.i and other.cue.tag in _FINITE and other.source and other.chance >= _CUE
    ]  # fmt: skip
    if before and claim.source_chance < _SURE_SOURCE:
        nearest = before[-1]
        return claim._replace(source=nearest.source, source_chance=max(claim.source_chance, 0.5))
    return claim


def _relayed(claim: Claim, others: list[Claim]) -> Claim:
    """Of two cues that claim the same words, the farther one reports what the nearer one says.

    In "..., Prado said, the Post reported" the Post's content is what Prado said with its attribution.
    """
    if claim.chance < _SURE_CUE:
        return claim
    for other in others:
        if other.chance >= _SURE_CUE and are_rivals(claim, other) and other.distance < claim.distance:
            relay = next((row for row in claim.ranked if holds(row[1], other.cue)), None)
            if relay:
                return claim._replace(ranked=[(claim.ranked[0][0] * _RELAY, relay[1])])
    return claim


def _own_words(claim: Claim, others: list[Claim]) -> Claim:
    """A content ends where its speaker is reported anew: "said [it rose], adding that it would fall"."""
    anew = [
        other for other in others
        if other.chance >= _CUE and other.cue.i > claim.cue.i
        and claim.source and other.source and claim.source.head.i == other.source.head.i
        and (holds(claim.content, other.cue) or _goes_with(claim, other))
    ]  # fmt: skip
    if not anew:
        return claim
    own = [row for row in claim.ranked if not any(_is_of(row[1], other) for other in anew)]
    if not own or own[0] is claim.ranked[0]:
        return claim
    top = claim.ranked[0][0]
    if any(_goes_with(claim, other) for other in anew):
        # What was likelier is the other cue's: that speaks for this content and not against it.
        top = sum(p for p, content in claim.ranked if p > own[0][0]) + own[0][0]
    elif own[0][0] < _WORTH * top:
        return claim
    return claim._replace(ranked=[(top, own[0][1])])


def _goes_with(claim: Claim, other: Claim) -> bool:
    """Whether a cue is a participle that hangs on another cue or follows it: ", Prado noted, saying that"."""
    if other.cue.tag != "VBG" or other.cue.dep != "advcl":
        return False
    between = claim.scene.sentence.tokens[claim.cue.i + 1 : other.cue.i]
    return other.cue.head == claim.cue.i or (claim.cue.i < other.cue.i and [t.text for t in between] == [","])


def _is_of(content: Content, other: Claim) -> bool:
    """Whether a content takes in another cue, or what that one reports."""
    return holds(content, other.cue) or is_same(content, other.content)


def _source(weights: model.Model, scene: Scene, cue: Token, content: Content) -> tuple[Source | None, float]:
    """The likeliest source of a content and its chance."""
    options = sources(scene, cue)
    judged = model.judge_sources(weights, scene, cue, content, options)
    best = max(range(len(judged)), key=judged.__getitem__)
    return (options[best - 1] if best else None), judged[best]


def _attribution(claim: Claim, chance: float) -> Attribution:
    source = claim.source[:2] if claim.source else None
    if source is not None:
        # Where the parser hangs what is said on the speaker, the name ends before it.
        begins = min((start for start, end in claim.content.spans if source[0] < start), default=source[1])
        name = claim.scene.doc.text[source[0] : min(source[1], begins)].rstrip(" ,:\"“‘'")
        source = (source[0], source[0] + len(name)) if begins < source[1] and name else source
    return Attribution(
        content=claim.content.spans,
        cue=(claim.cue.start, claim.cue.end),
        source=source,
        chance=chance,
        sentence=claim.scene.sentence.index,
        token=claim.cue,
        head=claim.source.head if claim.source else None,
    )
