"""Closing attributions: "..., NAME, ROLE, told the Post on Friday" where the parser saw no new clause.

It likes to take a speaker after a comma for one more thing that the sentence lists. The verb of speech then
has no subject, and the model finds no source for it: here the words between the last commas are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.nlp import Document, Sentence, Token
from dateline.quotes.attributions import Attribution
from dateline.quotes.scene import Quotations

_SAYING = frozenset("say tell add note report".split())
_IN_NAME = frozenset("DET ADJ NOUN PROPN NUM CCONJ ADP PART ADV SYM".split())
_OPENS = frozenset("DET ADJ NOUN PROPN NUM".split())
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LONGEST = 12  # words of a speaker without an apposition
_LEAST = 4  # words of what is said
_SURE = 0.8  # chance of being right


def closing(doc: Document, quotations: Quotations, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions that end their sentences and have no subject in the parse.

    Args:
        doc: The article.
        quotations: Its quotations.
        known: Attributions found otherwise; a cue with a source of its own before it is left alone.
    """
    taken = {a.token.start for a in known if a.token and a.source and a.source[1] <= a.token.start}
    for sentence in doc.sentences:
        for cue in sentence.tokens[_LEAST:]:
            if cue.lemma in _SAYING and cue.tag == "VBD" and cue.start not in taken:
                found = _closing(sentence, cue)
                if found and not quotations.touching(sentence.start, sentence.end):
                    yield found


def _closing(sentence: Sentence, cue: Token) -> Attribution | None:
    below = sentence.children[cue.i]
    clause = any(t.dep in ("nsubj", "nsubjpass", "aux", "auxpass") for t in below)
    if clause or any(t.dep in ("ccomp", "xcomp") and t.i > cue.i for t in below):
        return None
    if cue.dep not in ("conj", "ROOT", "ccomp", "dep"):
        return None
    first = _speaker(sentence, cue)
    if first is None or first < _LEAST + 1:
        return None
    if not any(t.tag in _FINITE for t in sentence.tokens[: first - 1]):
        return None
    last = sentence.tokens[cue.i - 1]
    last = sentence.tokens[last.i - 1] if last.text == "," else last
    head = _head(sentence, first, cue)
    content = ((sentence.start, sentence.tokens[first - 2].end),)
    source = (sentence.tokens[first].start, last.end)
    return Attribution(content, (cue.start, cue.end), source, _SURE, sentence.index, cue, head)


def _speaker(sentence: Sentence, cue: Token) -> int | None:
    """Index of the first word of the speaker: after the last comma, or the one before an apposition."""
    commas = [t.i for t in sentence.tokens[: cue.i] if t.text == ","]
    apposed = bool(commas) and commas[-1] == cue.i - 1
    if len(commas) < (3 if apposed else 1):
        return None
    first = (commas[-3] if apposed else commas[-1]) + 1
    words = sentence.tokens[first : commas[-2] if apposed else cue.i]
    whole = [t for t in sentence.tokens[first : cue.i] if t.text != ","]
    if (
        not words
        or len(words) > _LONGEST
        or words[0].pos not in _OPENS
        or words[-1].pos not in ("NOUN", "PROPN")
    ):
        return None
    if any(t.pos not in _IN_NAME for t in whole) or (apposed and any(t.pos != "PROPN" for t in words)):
        return None
    return first


def _head(sentence: Sentence, first: int, cue: Token) -> Token:
    """Head word of a speaker: the last of the words before "of", "at" or a comma."""
    head = sentence.tokens[first]
    for token in sentence.tokens[first : cue.i]:
        if token.text == "," or token.pos in ("ADP", "CCONJ"):
            break
        head = token
    return head
