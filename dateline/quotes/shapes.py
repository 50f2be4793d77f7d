"""Shapes: for a cue, the stretches of text that may be its content.

A candidate comes from the parse (the clauses and phrases that hang on the cue, the clause that the cue
is an insertion of) or from the quotation marks around it, widened so that no quotation is cut in two.
Which candidate is right, if any, is decided elsewhere; here every shape that occurs must be offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline import lexicon
from dateline.nlp import Token
from dateline.quotes.scene import DASHES, Scene

MOST_CHUNKS = 5  # dependents to the right of a cue that a content may start or end with
_NO_CHUNK = frozenset(
    "punct cc conj nsubj aux auxpass agent neg prt expl intj det poss amod compound case".split()
)
_INSERTED = frozenset("advcl parataxis ccomp dep prep relcl".split())
_OBJECTS = frozenset(("dobj", "dative"))
_BEFORE = frozenset("before around run-before runs-before run-both".split())
_PHRASES = frozenset(("according", "per"))
_DATELINE = re.compile(r"[A-Z][A-Z][^a-z]{2,}[^\n]{0,60}?(?:--|[—–-])\s")

Piece = tuple[int, int]


class Content(NamedTuple):
    """A candidate for what is said.

    Attributes:
        spans: Half-open offsets, in text order.
        shape: How it was come by.
        first: Dependency label that it starts with, or "".
        last: Dependency label that it ends with, or "".
    """

    spans: tuple[Piece, ...]
    shape: str
    first: str = ""
    last: str = ""


def contents(scene: Scene, cue: Token) -> list[Content]:
    """The distinct candidates for the content of a cue."""
    found: dict[tuple[Piece, ...], Content] = {}
    for candidate in _all_shapes(scene, cue):
        spans = _clean(scene, candidate.spans)
        if spans and spans not in found:
            found[spans] = candidate._replace(spans=spans)
    if cue.lemma == "tell":
        # "Prado told a news conference": whom a thing is told to is not what is told.
        before = any(c.shape in _BEFORE for c in found.values())
        return [c for c in found.values() if c.first not in _OBJECTS or not (before or c.last in _OBJECTS)]
    return list(found.values())


def _all_shapes(scene: Scene, cue: Token) -> Iterator[Content]:
    """Candidates of every shape, not yet trimmed."""
    if cue.text == ":":
        yield from _after_colon(scene, cue)
        return
    if cue.text in DASHES:
        for run in scene.runs:
            if 0 <= cue.start - run.end <= 2:
                yield Content((run[:2],), "dash")
        return
    yield from _quotations(scene, cue)
    if cue.lemma not in _PHRASES:
        yield from _right_of(scene, cue)
        yield from _to_the_end(scene, cue)
        yield from _after_addressee(scene, cue)
        yield from _with_subject(scene, cue)
        yield from _with_antecedent(scene, cue)
    yield from _around(scene, cue)
    yield from _told_by_copula(scene, cue)


def _chunks(scene: Scene, cue: Token) -> list[Token]:
    """Dependents to the right of a word that can be a content or part of one."""
    below = scene.sentence.children[cue.i]
    return [t for t in below if t.i > cue.i and t.dep not in _NO_CHUNK][:MOST_CHUNKS]


def _right_of(scene: Scene, cue: Token, shape: str = "right") -> Iterator[Content]:
    """What stands to the right of a cue: every row of neighbouring dependents."""
    chunks = _chunks(scene, cue)
    for first, start in enumerate(chunks):
        left = scene.left(start)
        inner = [t for t in scene.sentence.children[start.i] if t.i > start.i]
        for end in chunks[first:]:
            right = scene.right(end)
            yield Content(((left, right),), shape, start.dep, end.dep)
            if cut := scene.cut_short(end):
                yield Content(((left, cut),), shape + "-cut", start.dep, end.dep)
            if start.dep in ("prep", "dative", "agent") and inner:
                # "called for [a ban]": the preposition belongs to the cue.
                yield Content(((scene.left(inner[0]), right),), shape + "-in", start.lemma, end.dep)
                if start is end and (cut := scene.cut_short(inner[0])):
                    yield Content(((scene.left(inner[0]), cut),), shape + "-in-cut", start.lemma, end.dep)


def _to_the_end(scene: Scene, cue: Token) -> Iterator[Content]:
    """From the clause after a cue, or from a later "that", to the end of the sentence.

    The parser likes to hang the second half of a long content on the cue: "said [it rose and will go on]".
    """
    tokens, end = scene.sentence.tokens, _end_of_clause(scene, cue)
    chunks = _chunks(scene, cue)
    clause = next((t for t in chunks if t.dep in ("ccomp", "xcomp", "advcl", "dobj")), None)
    if clause:
        yield Content(((scene.left(clause), end),), "right-end", clause.dep, scene.conjunct(cue))
    for token in tokens[cue.i + 2 : cue.i + 25]:
        if token.lemma == "that" and token.dep == "mark" and scene.right(tokens[token.head]) > token.end:
            yield Content(((token.start, scene.right(tokens[token.head])),), "that")
            yield Content(((token.start, end),), "that-end", "", scene.conjunct(cue))
            break


def _end_of_clause(scene: Scene, cue: Token) -> int:
    """Where a sentence ends, or its opening participle's clause: "Claiming that it rose, Prado ..."."""
    opens = cue.i == 0 and cue.tag == "VBG" and cue.dep == "advcl"
    return scene.right(cue) if opens else scene.sentence.end


def _after_addressee(scene: Scene, cue: Token) -> Iterator[Content]:
    """What follows whom it is told to: "told the Harbour Post [he was tired]".

    The parser likes to take the addressee and the subject for one name.
    """
    if cue.lemma not in lexicon.column("quote_addressed", "lemma"):
        return
    tokens, end = scene.sentence.tokens, scene.sentence.end
    named = False
    for token in tokens[cue.i + 1 : cue.i + 12]:
        if named and token.pos not in ("NOUN", "PROPN", "PART"):
            if token.pos in ("PRON", "DET", "SCONJ", "NUM"):
                clause = scene.right(tokens[token.head])
                yield Content(((token.start, end),), "told-end", token.dep, token.pos)
                if token.end < clause < end:
                    yield Content(((token.start, clause),), "told", token.dep, token.pos)
            return
        if not named and token.pos not in ("DET", "ADJ", "PROPN", "NOUN", "PRON", "NUM"):
            return
        named = token.pos in ("NOUN", "PROPN", "PART") or (token.pos == "PRON" and token.tag == "PRP")


def _with_subject(scene: Scene, cue: Token) -> Iterator[Content]:
    """The subject and what follows: "[prices] are expected [to rise]"."""
    subject = next(
        (t for t in scene.sentence.children[cue.i] if t.dep in ("nsubjpass", "nsubj", "csubjpass")), None
    )
    if subject is None:
        return
    named = (scene.left(subject), scene.name_end(subject))
    if subject.dep == "nsubjpass":
        yield Content((named,), "subject", subject.dep)
    chunks = _chunks(scene, cue)
    for start in chunks[:2]:
        for end in (start, chunks[-1]) if chunks[-1] is not start else (start,):
            yield Content((named, (scene.left(start), scene.right(end))), "subject+", subject.dep, start.dep)


def _with_antecedent(scene: Scene, cue: Token) -> Iterator[Content]:
    """What a relative clause or a participle is about: "[the plan], which he called [a mistake]"."""
    head = scene.sentence.tokens[cue.head]
    if cue.dep not in ("relcl", "acl", "amod") or head.i == cue.i:
        return
    if cue.dep == "amod":
        yield Content(((cue.end, scene.right(head)),), "antecedent", cue.dep)
        return
    named = (scene.left(head), scene.name_end(head))
    yield Content((named,), "antecedent", cue.dep)
    chunks = _chunks(scene, cue)
    if chunks:
        yield Content((named, (scene.left(chunks[0]), scene.right(chunks[-1]))), "antecedent+", cue.dep)


def _around(scene: Scene, cue: Token) -> Iterator[Content]:
    """What stands before the cue's own words and after them: "[Prices], he said, [will rise]"."""
    kernel_start, kernel_end = scene.kernel(cue)
    left_clause = next((t for t in scene.sentence.children[cue.i] if t.dep == "ccomp" and t.i < cue.i), None)
    comma = scene.comma_before(kernel_start)
    begin, end = scene.sentence.start, scene.sentence.end
    if left_clause or comma or cue.lemma in _PHRASES:
        starts = {begin: "start"}
        if dateline := _DATELINE.match(scene.sentence.text):
            starts[begin + dateline.end()] = "dateline"
        if left_clause:
            starts.setdefault(scene.left(left_clause), "clause")
        if conjunct := scene.clause_start(cue):
            starts.setdefault(conjunct, "conjunct")
        after = scene.comma_after(kernel_end)
        for start, name in starts.items():
            if start < kernel_start:
                yield Content(((start, kernel_start),), "before", name, "ccomp" if left_clause else "")
                if after:
                    yield Content(((start, kernel_start), (after, end)), "around", name)
    head = scene.sentence.tokens[cue.head]
    if cue.dep in _INSERTED and head.i != cue.i:
        own_start, own_end = scene.left(cue), scene.right(cue)
        outer = (scene.left(head), scene.right(head))
        pieces = ((outer[0], own_start), (own_end, outer[1]))
        yield Content(tuple(p for p in pieces if p[0] < p[1]), "host", cue.dep)
    if cue.lemma in _PHRASES or cue.dep in ("advcl", "prep"):
        own_start, own_end = scene.left(cue), scene.right(cue)
        pieces = ((begin, own_start), (own_end, end))
        yield Content(tuple(p for p in pieces if p[0] < p[1]), "rest", cue.dep)
        yield Content(((own_end, end),), "rest-after", cue.dep)
        yield Content(((begin, own_start),), "rest-before", cue.dep)


def _told_by_copula(scene: Scene, cue: Token) -> Iterator[Content]:
    """What a noun is said to be: "his message is [that ...]"."""
    head = scene.sentence.tokens[cue.head]
    if cue.pos == "NOUN" and cue.dep == "nsubj" and head.pos in ("AUX", "VERB"):
        for chunk in _chunks(scene, head)[:2]:
            yield Content(((scene.left(chunk), scene.right(chunk)),), "copula", chunk.dep, head.lemma)


def _quotations(scene: Scene, cue: Token) -> Iterator[Content]:
    """The quotations around a cue that stands outside them."""
    if scene.quoted_at(cue.start):
        return
    before, after = scene.runs_around(cue)
    follow = scene.runs_following(cue, after or before)
    if before:
        yield Content((before[-1][:2],), "run-before")
        if len(before) > 1:
            yield Content(tuple(r[:2] for r in before), "runs-before")
    if after:
        yield Content((after[0][:2],), "run-after")
        if len(after) > 1:
            yield Content(tuple(r[:2] for r in after), "runs-after")
        if before:
            yield Content((before[-1][:2], after[0][:2]), "run-both")
        elif scene.sentence.start < scene.kernel(cue)[0]:
            yield Content(((scene.sentence.start, scene.kernel(cue)[0]), after[-1][:2]), "before-run")
    if follow:
        for known, name in ((before[-1:], "before"), (after, "after"), (before[-1:] + after, "both")):
            if known:
                for n in {1, len(follow)}:
                    runs = (*known, *follow[:n])
                    yield Content(tuple(r[:2] for r in runs), f"runs-{name}+")
        chunks = _chunks(scene, cue)
        if chunks and not after:
            told = (scene.left(chunks[0]), scene.right(chunks[-1]))
            yield Content((told, follow[0][:2]), "right+next")
        if not before and not after:
            yield Content((follow[0][:2],), "run-next")
            if len(follow) > 1:
                yield Content(tuple(r[:2] for r in follow), "runs-next")


def _after_colon(scene: Scene, colon: Token) -> Iterator[Content]:
    """What follows a colon: the rest of the sentence, or the quotation below it."""
    if scene.sentence.end - colon.end > 3:
        yield Content(((colon.end, scene.sentence.end),), "colon")
        if follow := scene.paragraph_rest(colon):
            yield Content(((colon.end, follow),), "colon-all")
        if turn := scene.turn_end(colon):
            yield Content(((colon.end, turn),), "colon-turn")
    elif follow := scene.paragraph_rest(colon):
        yield Content(((colon.end, follow),), "colon-next")


def _clean(scene: Scene, spans: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Spans without commas and points at their ends, whole quotations, in order, none overlapping another."""
    cleaned: list[Piece] = []
    for start, end in sorted(scene.trimmed(*span) for span in spans):
        if start >= end:
            continue
        if cleaned and start <= cleaned[-1][1]:
            cleaned[-1] = (cleaned[-1][0], max(end, cleaned[-1][1]))
        else:
            cleaned.append((start, end))
    return tuple(cleaned)
