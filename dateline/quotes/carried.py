"""Carried: contents that reach beyond the sentence of their cue.

A quotation without closing mark goes on in the next paragraph; a speaker's words without any marks
begin before the sentence that names the speaker: "We pay on time. We owe nothing, Ana Prado said."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.nlp import Document, Sentence
from dateline.quotes.attributions import Attribution
from dateline.quotes.scene import Quotations
from dateline.quotes.shapes import Piece

# Outside quotation marks a reporter has no "we": whoever is named says it. "US" and "I." are no pronouns.
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|[Mm]y|me|I(?=['’\s]))\b(?!\.)")
_AT_START = 1  # characters before the first word of a sentence


def carried(doc: Document, quotations: Quotations, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions with the words before and after that belong to their contents."""
    taken = {piece for attribution in found for piece in attribution.content}
    cues = {attribution.sentence for attribution in found}
    carried_on = [a._replace(content=_on(quotations, a.content, taken)) for a in found]
    return [a._replace(content=_back(doc, quotations, a, cues, taken)) for a in carried_on]


def _on(quotations: Quotations, content: tuple[Piece, ...], taken: set[Piece]) -> tuple[Piece, ...]:
    """A content whose last quotation has no closing mark, with the paragraphs that carry it on."""
    last = quotations.at(content[-1][1] - 1)
    while last is not None and not last.closed:
        following = quotations.opening_next(last)
        if following is None or following[:2] in taken:
            break
        content, last = (*content, following[:2]), following
    return content


def _back(
    doc: Document, quotations: Quotations, attribution: Attribution, cues: set[int], taken: set[Piece]
) -> tuple[Piece, ...]:
    """A content in the first person without marks, with the sentences before it in the first person."""
    content, sentence = attribution.content, doc.sentences[attribution.sentence]
    start, end = content[0]
    opens = start - sentence.start <= _AT_START and attribution.cue is not None and end <= attribution.cue[0]
    if not opens or not _is_own(doc, quotations, start, end):
        return content
    first = sentence
    for index in range(sentence.index - 1, -1, -1):
        before = doc.sentences[index]
        if before.paragraph != sentence.paragraph or index in cues or _is_taken(before, taken):
            break
        if not _is_own(doc, quotations, before.start, before.end):
            break
        first = before
    return ((first.start, end), *content[1:])


def _is_own(doc: Document, quotations: Quotations, start: int, end: int) -> bool:
    """Whether a stretch without quotations is in the first person."""
    quoted = any(run.start < end and start < run.end for run in quotations.touching(start, end))
    return not quoted and _FIRST_PERSON.search(doc.text, start, end) is not None


def _is_taken(sentence: Sentence, taken: set[Piece]) -> bool:
    return any(start < sentence.end and sentence.start < end for start, end in taken)
