"""Shapes: for a cue, the stretches of text that may be its content, and the words that may name its source.

A candidate comes from the parse (the clause or phrase that hangs on the cue, the clause that the cue is
an insertion of) or from the quotation marks around it, widened so that no quotation is cut in two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from dateline.nlp import Document, Sentence, Token
from dateline.quotes.marks import Run
from dateline.spans import Span, cut

_INSIDE = frozenset("ccomp xcomp dobj pobj prep attr oprd acomp advcl acl relcl pcomp nsubjpass".split())
_SKIPPED_IN_NAME = frozenset(("relcl", "punct", "advcl", "acl"))
_TRIMMED = " \t\n,.;:–—-\xa0"


class Content(NamedTuple):
    """A candidate for what is said.

    Attributes:
        spans: Half-open offsets, in text order.
        shape: How it was come by.
    """

    spans: tuple[tuple[int, int], ...]
    shape: str


def extent_of(tokens: tuple[Token, ...]) -> tuple[int, int]:
    """Offsets from the first to the last of some tokens."""
    return tokens[0].start, tokens[-1].end


def trimmed(text: str, start: int, end: int, runs: tuple[Run, ...]) -> tuple[int, int]:
    """A stretch without commas, points and dashes at its ends, widened to whole quotations."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        if any(run.inner_start < end <= run.end for run in runs):
            break
        end -= 1
    for run in runs:
        if run.start < end < run.end and text[end : run.end].strip("\"'”’ .,!?…») ") == "":
            end = run.end
        if run.inner_start >= start > run.start:
            start = run.start
    return start, end


def contents(doc: Document, sentence: Sentence, cue: Token, runs: tuple[Run, ...]) -> Iterator[Content]:
    """Candidates for the content of a cue, in order of plausibility.

    Args:
        doc: The article.
        sentence: The sentence of the cue, parsed.
        cue: The cue.
        runs: The quoted stretches of the cue's paragraph.
    """
    text = doc.text
    around = quoted_around(text, sentence, cue, runs)
    if around:
        yield Content(around, "runs")
    if cue.lemma == "according":
        rest = _rest(sentence, cue)
        if rest:
            yield Content(tuple(trimmed(text, *piece, runs) for piece in rest), "rest")
        return
    for child in sentence.children[cue.i]:
        if child.dep in ("ccomp", "xcomp", "dobj", "prep", "acl"):
            below = sentence.subtree(child)
            start, end = extent_of(below)
            if start < cue.start < end:
                continue
            if child.dep == "ccomp" and child.start < cue.start:
                yield Content((trimmed(text, sentence.start, _left_of(sentence, cue), runs),), "before")
            else:
                yield Content((trimmed(text, start, end, runs),), child.dep)


def _left_of(sentence: Sentence, cue: Token) -> int:
    """Where the cue's own words begin: its subject, if that stands before it and after the content."""
    start = cue.start
    for child in sentence.children[cue.i]:
        if child.i < cue.i and child.dep in ("nsubj", "aux", "neg", "advmod", "auxpass"):
            start = min(start, sentence.subtree(child)[0].start)
    return start


def _rest(sentence: Sentence, cue: Token) -> tuple[tuple[int, int], ...]:
    """The sentence without the phrase that the cue heads."""
    start, end = extent_of(sentence.subtree(cue))
    pieces = [(sentence.start, start), (end, sentence.end)]
    return tuple(p for p in pieces if p[1] - p[0] > 12)


def quoted_around(
    text: str, sentence: Sentence, cue: Token, runs: tuple[Run, ...]
) -> tuple[tuple[int, int], ...]:
    """The quotations that the sentence of a cue is wrapped around: before it, after it, or both."""
    if any(run.start <= cue.start < run.end for run in runs):
        return ()
    found = []
    for run in runs:
        touches = run.start < sentence.end and sentence.start <= run.end + 2
        words = run.inner_end - run.inner_start
        whole = text[run.inner_end - 1 : run.inner_end] in ",.?!…" or not run.closed
        if touches and words > 12 and whole:
            found.append((run.start, run.end))
        elif found and run.start - sentence.end in (0, 1, 2) and run.start >= sentence.end:
            found.append((run.start, run.end))
    return tuple(found)


def sources(sentence: Sentence, cue: Token) -> Iterator[tuple[int, int]]:
    """Candidates for the words that name the source of a cue, nearest first."""
    seen = set()
    token = cue
    if cue.lemma == "according":
        for below in sentence.subtree(cue):
            if below.dep == "pobj":
                yield name_extent(sentence, below)
                return
    while token.i not in seen:
        seen.add(token.i)
        for child in sentence.children[token.i]:
            if child.dep in ("nsubj", "poss"):
                yield name_extent(sentence, child)
            elif child.dep == "agent":
                for agent in sentence.children[child.i]:
                    if agent.dep == "pobj":
                        yield name_extent(sentence, agent)
        head = sentence.tokens[token.head]
        if token.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
            yield name_extent(sentence, head)
        token = head


def name_extent(sentence: Sentence, head: Token) -> tuple[int, int]:
    """A noun phrase with its apposition and without its relative clauses."""
    first, last = head, head
    queue = [head]
    while queue:
        for child in sentence.children[queue.pop().i]:
            if child.dep in _SKIPPED_IN_NAME:
                continue
            first, last = min(first, child), max(last, child)
            queue.append(child)
    return first.start, last.end
