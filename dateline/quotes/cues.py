"""Cues: the words that may report what somebody says, thinks, wants or backs.

The lexicon is data/quote_cues.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from dateline import lexicon
from dateline.nlp import Sentence, Token
from dateline.quotes.marks import MARK

_WORDS = re.compile(r"[a-z]{2,}", re.IGNORECASE)
_PHRASES = frozenset(("according", "per"))  # cues that are no verb and no noun
_ENDINGS = ("", "s", "es", "ed", "d", "ing")


@cache
def cue_class() -> MappingProxyType[tuple[str, str], str]:
    """For a lemma and its part of speech (VERB, NOUN), the class of the cue."""
    return MappingProxyType({(r["lemma"], r["pos"]): r["class"] for r in lexicon.rows("quote_cues")})


@cache
def _forms() -> frozenset[str]:
    """Word forms that a cue can take; a few that don't exist do no harm."""
    found = set(_PHRASES) | lexicon.column("quote_cue_forms", "form")
    for lemma in lexicon.column("quote_cues", "lemma"):
        found.update(lemma + ending for ending in _ENDINGS)
        if lemma.endswith("e"):
            found.add(lemma[:-1] + "ing")
        if lemma.endswith("y"):
            found.update((lemma[:-1] + "ied", lemma[:-1] + "ies"))
        found.update((lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"))
    return frozenset(found)


def may_hold(sentence: str) -> bool:
    """Whether a sentence is worth parsing for quotes: it has a quotation mark, a colon or a cue."""
    if ":" in sentence or MARK.search(sentence):
        return True
    forms = _forms()
    return any(word.lower() in forms for word in _WORDS.findall(sentence))


def find_cues(sentence: Sentence) -> Iterator[tuple[Token, str]]:
    """The cue words of a parsed sentence, each with its class."""
    classes = cue_class()
    for token in sentence.tokens:
        if token.pos in ("VERB", "NOUN"):
            known = classes.get((token.lemma, token.pos))
            if known:
                yield token, known
        elif token.lemma == "according":
            yield token, "say"
