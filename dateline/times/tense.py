"""Whether a clause speaks of what was or of what is to come: it decides which Monday is meant."""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.nlp import Document
from dateline.times.context import FUTURE, PAST, UNTOLD

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[,;:]")
_OPENING = 3  # words that can stand before a date that opens its sentence
_REACH = 12  # words on either side; a clause is seldom longer
_SIGN = {"past": PAST, "future": FUTURE}


@cache
def _cues(role: str) -> dict[str, int]:
    """The words that tell a tense, with it, in one role (see data/time_tense.csv)."""
    return {row["word"]: _SIGN[row["tense"]] for row in lexicon.rows("time_tense") if row["role"] == role}


@cache
def _roles(role: str) -> frozenset[str]:
    """The words of data/time_neighbours.csv with this role."""
    return frozenset(row["word"] for row in lexicon.rows("time_neighbours") if row["role"] == role)


def tense_around(doc: Document, start: int, end: int) -> int:
    """The tense of the clause around `start` to `end` of the text: `PAST`, `UNTOLD` or `FUTURE`."""
    sentence = doc.sentence_at(start)
    low, high = (sentence.start, sentence.end) if sentence else (start, end)
    before = _words(doc.text, low, start)
    if tense := _cues("ahead").get(" ".join(before[-2:]), UNTOLD):
        return tense
    for at in range(len(before) - 1, max(-1, len(before) - 1 - _REACH), -1):
        if before[at] in ";:":
            break
        if tense := _tense_of(before, at):
            return tense
    last = before[-1] if before else ""
    if tense := _cues("before").get(last, UNTOLD):
        return tense
    after = _words(doc.text, end, high)[:_REACH]
    # "On Tuesday, the council will vote" goes on after its comma; "at the fair on Tuesday, he said" does not.
    opens = len(before) <= _OPENING
    for at, word in enumerate(after):
        if word in ";:" or (not opens and (word == "," or word in _roles("clause"))):
            break
        if tense := _tense_of(after, at):
            return tense
    return UNTOLD


def _words(text: str, start: int, end: int) -> list[str]:
    """The words of a stretch of text, lower case; the month of "on May 5" is none of a verb's."""
    return [word.lower() for word in _WORD.findall(text, start, end) if word != "May"]


def _tense_of(words: list[str], at: int) -> int:
    """The tense that one word of a clause tells, if it tells one."""
    word, previous = words[at], words[at - 1] if at else ""
    if word == "to":
        return _cues("infinitive").get(previous, UNTOLD)
    if word == "be" and previous == "to":
        return _cues("infinitive").get(words[at - 2] if at > 1 else "", FUTURE)
    if previous in ("be", "being", "to"):
        return UNTOLD  # what stands before "be" tells: "will be", "had to be"
    if _cues("verb").get(previous) == FUTURE:
        return FUTURE  # "would shut": some past forms are also the plain form
    if word in _roles("participle") and previous not in _roles("auxiliary"):
        following = words[at + 1] if at + 1 < len(words) else ""
        if not following or following in _roles("preposition"):
            return UNTOLD  # "the fair held in Tarn on Friday"
    if tense := _cues("verb").get(word, UNTOLD):
        return tense
    if not word.endswith("ed") or len(word) < 5 or word in lexicon.column("time_not_past", "word"):
        return UNTOLD
    return UNTOLD if previous in _roles("before_adjective") else PAST
