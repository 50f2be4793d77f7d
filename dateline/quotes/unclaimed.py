"""Unclaimed: quotations that no cue claims; what stands right before them tells the speaker.

Ana Prado shook her head. "The gates leak."
Ana Prado on the gates: "They leak."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline import lexicon
from dateline.entities import entity_at
from dateline.nlp import Document, Sentence, Token
from dateline.quotes.attributions import Attribution
from dateline.quotes.marks import Run
from dateline.quotes.scene import Quotations
from dateline.quotes.shapes import Piece
from dateline.quotes.sources import name_extent
from dateline.records import Entity

_NAMES = frozenset(("PERSON", "ORG", "NORP"))
_PRONOUNS = frozenset(("he", "she"))
_ENDS = (".", "!", "?", "…")
_LEAST_WORDS = 3
_LONGEST_NAME = 80  # characters; what is longer before a colon is a headline
_AFTER_COLON, _AFTER_SENTENCE = 0.89, 0.76  # chances of being right


def unclaimed(
    doc: Document, quotations: Quotations, entities: Sequence[Entity], known: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Whole sentences in quotation marks that nobody has claimed, with who is spoken of before them.

    Args:
        doc: The article.
        quotations: Its quotations.
        entities: Its people, organisations and places.
        known: Attributions found otherwise.
    """
    claimed = sorted(piece for attribution in known for piece in attribution.content)
    cues = {attribution.sentence for attribution in known}
    for number, paragraph in enumerate(doc.paragraphs):
        for run in quotations.by_paragraph[number]:
            if not _is_statement(doc, run) or any(a < run.end and run.start < b for a, b in claimed):
                continue
            sentence = doc.sentence_at(run.start)
            if sentence is None:
                continue
            before = doc.text[paragraph.start : run.start].rstrip()
            if before.endswith(":"):
                yield from _after_colon(doc, sentence, run, entities)
            elif run.start == sentence.start and sentence.index and before[-1:] in _ENDS:
                last = doc.sentences[sentence.index - 1]
                if last.index not in cues and quotations.at(last.end - 1) is None:
                    yield from _after_sentence(last, run, entities)


def _is_statement(doc: Document, run: Run) -> bool:
    """Whether a quotation holds a whole sentence and not a title or a term."""
    inside = doc.text[run.inner_start : run.inner_end].strip()
    follows = doc.text[run.end : run.end + 2].strip()
    whole = inside[:1].isupper() and inside.endswith(_ENDS) and len(inside.split()) >= _LEAST_WORDS
    return whole and run.closed and (not follows or follows[0].isupper() or follows[0] in '"“')


def _after_colon(
    doc: Document, sentence: Sentence, run: Run, entities: Sequence[Entity]
) -> Iterator[Attribution]:
    """A quotation after a colon, said by the subject or the name before it."""
    colon = next((t for t in reversed(sentence.between(sentence.start, run.start)) if t.text == ":"), None)
    if colon is None or doc.text[colon.end : run.start].strip():
        return
    row = sentence.tokens[: colon.i]
    names = [t for t in row if t.dep in ("ROOT", "dep", "npadvmod")]
    head = _subject(sentence) or next(iter([t for t in row if t.dep == "nsubj"] or names), None)
    who = _speaker(sentence, head, entities) if head else None
    if who is not None and who.i < colon.i:
        found = _attribution(sentence, run[:2], who, colon, _AFTER_COLON)
        if found.source and found.source[1] - found.source[0] <= _LONGEST_NAME:
            yield found


def _after_sentence(sentence: Sentence, run: Run, entities: Sequence[Entity]) -> Iterator[Attribution]:
    """A quotation after a sentence that tells of a person."""
    if not sentence.tokens:
        yield from _after_unparsed(sentence, run, entities)
        return
    subject = _subject(sentence)
    who = _speaker(sentence, subject, entities) if subject else None
    if who is not None and (who.ent == "PERSON" or who.lemma.lower() in _PRONOUNS):
        yield _attribution(sentence, run[:2], who, None, _AFTER_SENTENCE)


def _after_unparsed(sentence: Sentence, run: Run, entities: Sequence[Entity]) -> Iterator[Attribution]:
    """A quotation after a sentence that was not parsed: it tells of whoever it opens with."""
    for entity in entities:
        for mention in entity.mentions:
            if entity.kind == "person" and mention.start == sentence.start:
                source = (mention.start, mention.end)
                yield Attribution((run[:2],), None, source, _AFTER_SENTENCE, sentence.index)


def _subject(sentence: Sentence) -> Token | None:
    """The subject of a sentence's main verb."""
    tokens = sentence.tokens
    return next((t for t in tokens if t.dep == "nsubj" and tokens[t.head].dep == "ROOT"), None)


def _speaker(sentence: Sentence, head: Token, entities: Sequence[Entity]) -> Token | None:
    """Who may speak: a name or pronoun, one described by a calling, or whose message or answer a noun is."""
    entity = entity_at(entities, head.start, head.end) if entities else None
    if head.ent in _NAMES or head.lemma.lower() in _PRONOUNS or (entity and entity.kind != "place"):
        return head
    noun = head.lemma.lower()
    if noun in lexicon.column("quote_describing", "noun"):
        return head
    if noun in lexicon.column("quote_verdicts", "noun"):
        return next((t for t in sentence.children[head.i] if t.dep == "poss"), None)
    return None


def _attribution(
    sentence: Sentence, piece: Piece, who: Token, cue: Token | None, chance: float
) -> Attribution:
    """A quotation of whoever is named before it."""
    source = name_extent(sentence, who, cue or sentence.tokens[-1])
    span = (cue.start, cue.end) if cue else None
    return Attribution((piece,), span, source, chance, sentence.index, cue, who)
