"""Cues: the words that may report what somebody says, thinks, wants or backs.

data/quote_cues.csv groups cues by what they do; data/quote_cue_words.csv lists, as counted by
training/quotes.py, the words that are cues often enough to be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from types import MappingProxyType

from dateline import lexicon
from dateline.nlp import Token, lemma
from dateline.quotes.marks import MARK
from dateline.quotes.scene import DASHES, Scene

_WORDS = re.compile(r"[a-z]{2,}", re.IGNORECASE)
_MAYBE = frozenset(("VERB", "NOUN", "PROPN", "ADJ", "ADP", "AUX"))


@cache
def cue_class() -> MappingProxyType[tuple[str, str], str]:
    """For a lemma and its part of speech (VERB, NOUN), the class of the cue."""
    return MappingProxyType({(r["lemma"], r["pos"]): r["class"] for r in lexicon.rows("quote_cues")})


@cache
def _cue_words() -> frozenset[tuple[str, str]]:
    """Lemmas, with their part of speech, that are looked at wherever they stand."""
    counted = {(r["lemma"], r["pos"]) for r in lexicon.rows("quote_cue_words")}
    return frozenset(counted | {pair for pair, name in cue_class().items() if name in ("say", "ask")})


@lru_cache(maxsize=100_000)
def _is_form_of_cue(word: str) -> bool:
    """Whether a word in lower case can be a form of a cue."""
    known = _cue_words()
    return any((lemma(word, pos), pos) in known for pos in ("VERB", "NOUN", "ADJ", "ADP"))


def may_hold(sentence: str) -> bool:
    """Whether a sentence is worth parsing for quotes: it has a quotation mark, a colon or a cue."""
    if ":" in sentence or MARK.search(sentence):
        return True
    return any(_is_form_of_cue(word.lower()) for word in _WORDS.findall(sentence))


@lru_cache(maxsize=100_000)
def cue_lemma(text: str, pos: str, known: str) -> str:
    """Base form of a cue; a capitalised headline verb that was taken for a name is read as a verb."""
    return lemma(text.lower(), "VERB") if pos == "PROPN" else known.lower()


def find_cues(scene: Scene) -> Iterator[Token]:
    """The words, colons and dashes of a sentence that may be cues."""
    known = _cue_words()
    for token in scene.sentence.tokens:
        if token.text == ":":
            yield token
        elif token.text in DASHES:
            if any(0 <= token.start - run.end <= 2 for run in scene.runs):
                yield token
        elif token.pos in _MAYBE:
            pos = "VERB" if token.pos == "PROPN" else token.pos
            if (cue_lemma(token.text, token.pos, token.lemma), pos) in known or (
                pos == "VERB" and any(t.dep == "ccomp" for t in scene.sentence.children[token.i])
            ):
                yield token
