"""Quoted: words at second hand, "Prado was quoted as saying ...", "the Post quoted Prado as saying ...".

The speaker is who is quoted, whoever quotes: by the parse alone the one who quotes looks like the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.nlp import Document, Sentence, Token
from dateline.quotes.attributions import Attribution
from dateline.quotes.cues import cue_class
from dateline.quotes.scene import Quotations, Scene
from dateline.quotes.shapes import Piece
from dateline.quotes.sources import name_extent

_QUOTE = frozenset(("quote", "cite"))
_FARTHEST = 20  # words between "quoted" and "as saying"
_LEAST = 3  # characters of what is said
_CHANCE = 0.89  # of being right


def at_second_hand(doc: Document, quotations: Quotations, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions with those of quoted speakers instead of what was made of the same words.

    Args:
        doc: The article.
        quotations: Its quotations.
        found: Its attributions.
    """
    quoted = list(_quoted(doc, quotations))
    if not quoted:
        return list(found)
    claimed = {(a.sentence, a.content) for a in quoted}
    cues = {a.cue for a in quoted}
    kept = [a for a in found if a.cue not in cues and (a.sentence, a.content) not in claimed]
    passive = {a.token.start for a in quoted if a.token and a.token.lemma in _QUOTE}
    return [*(a for a in kept if not a.token or a.token.start not in passive), *quoted]


def _quoted(doc: Document, quotations: Quotations) -> Iterator[Attribution]:
    """What quoted speakers say, with the verb after "as" as cue; the one of quoting where that is passive."""
    for sentence in doc.sentences:
        for verb in sentence.tokens:
            if verb.lemma not in _QUOTE or verb.tag not in ("VBD", "VBN", "VBZ", "VBP", "VBG"):
                continue
            saying, who = _saying(sentence, verb), _who(sentence, verb)
            if saying is None or who is None:
                continue
            scene = Scene(doc, sentence, quotations)
            content = _content(scene, verb, saying)
            if content:
                cue = saying if who.i > verb.i else verb
                source = name_extent(sentence, who, cue)
                yield Attribution(content, (cue.start, cue.end), source, _CHANCE, sentence.index, cue, who)


def _saying(sentence: Sentence, verb: Token) -> Token | None:
    """The "saying" of "quoted ... as saying"."""
    row = sentence.tokens[verb.i + 1 : verb.i + _FARTHEST]
    for before, token in pairwise(row):
        if before.text == "as" and token.tag == "VBG" and cue_class().get((token.lemma, "VERB")) == "say":
            return token
    return None


def _who(sentence: Sentence, verb: Token) -> Token | None:
    """Who is quoted: the object of "quoted", the subject of "was quoted", the noun before ", quoted"."""
    below = sentence.children[verb.i]
    subject = next((t for t in below if t.dep == "nsubjpass"), None)
    if subject is not None:
        return subject
    if verb.dep == "acl":
        return sentence.tokens[verb.head]
    return next((t for t in below if t.dep == "dobj" and t.i > verb.i), None)


def _content(scene: Scene, verb: Token, saying: Token) -> tuple[Piece, ...]:
    """What is said: to the right of "saying", or before the clause that ends with it."""
    sentence, text = scene.sentence, scene.doc.text
    after = [t for t in sentence.children[saying.i] if t.i > saying.i and t.dep in ("ccomp", "dobj", "xcomp")]
    run = next((r for r in scene.runs if saying.end <= r.start < sentence.end), None)
    if after or (run and not text[saying.end : run.start].strip(" ,:")):
        start = scene.left(after[0]) if after else saying.end
        # A participle's content ends with its clause: "Prado, quoted as saying [it leaked], has left".
        end = scene.right(after[-1]) if verb.dep == "acl" and after else sentence.end
        piece = scene.trimmed(min(start, run.start) if run else start, end)
        return (piece,) if piece[1] - piece[0] >= _LEAST else ()
    before, _ = scene.runs_around(verb)
    if before:
        following = scene.runs_following(saying, before)
        return (before[-1][:2], *(run[:2] for run in following[:1]))
    start = scene.kernel(verb)[0]
    if scene.comma_before(start) and start - sentence.start > _LEAST:
        return (scene.trimmed(sentence.start, start),)
    return ()
