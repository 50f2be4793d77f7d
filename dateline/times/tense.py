"""Whether a clause speaks of what was or of what is to come: it decides which Monday is meant."""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.nlp import Document
from dateline.times.context import FUTURE, PAST, UNTOLD

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[;:]")
_REACH = 12  # words on either side; a clause is seldom longer
_NOT_PAST = frozenset("need needed united hundred indeed red bed seed feed speed shed".split())


@cache
def _cues() -> dict[str, int]:
    sign = {"past": PAST, "future": FUTURE}
    return {row["word"]: sign[row["tense"]] for row in lexicon.rows("time_tense")}


def tense_around(doc: Document, start: int, end: int) -> int:
    """The tense of the clause around `start` to `end` of the text: `PAST`, `UNTOLD` or `FUTURE`."""
    sentence = doc.sentence_at(start)
    low, high = (
        (sentence.start, sentence.end) if sentence else (max(0, start - 80), min(len(doc.text), end + 80))
    )
    left = [w.lower() for w in _WORD.findall(doc.text, low, start)]
    if tense := _nearest(left[-_REACH:][::-1], left[-_REACH - 1 :][::-1][1:]):
        return tense
    right = [w.lower() for w in _WORD.findall(doc.text, end, high)][:_REACH]
    return _nearest(right, ["", *right])


def _nearest(words: list[str], before: list[str]) -> int:
    """The tense of the first word that tells one.

    Args:
        words: The words, the nearest first.
        before: For each the word that stands before it in the text.
    """
    for i, word in enumerate(words):
        previous = before[i] if i < len(before) else ""
        if word in (";", ":"):
            break
        if previous == "to" and word.isalpha():
            return FUTURE
        if previous in ("be", "being"):
            continue
        if tense := _cues().get(word, UNTOLD):
            return tense
        if word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST:
            return PAST
    return UNTOLD
