"""Sentences and their tense, roughly: whether the words around an offset announce or tell what is past."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.article.lines import holds_any

_PASSIVE = frozenset(("be", "been", "being", "get", "is", "are"))
_IN_A_WORD = ""  # stands for the longest word of a wording that is none: "'ll"
# What a goal is compared with is past: "plans to sell 45 tonnes, up from 25.8 tonnes in 2018".
_FROM_A_FIGURE = re.compile(r"\bfrom\s[^,;]{0,16}\d[^,;]{0,24}\s(?:in|of|for)\s*$")
_SENTENCE_MARKS = ("? ", "! ", '." ', ".” ")  # beside the common ones
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{1,3}|\b[a-z])$")
_LONGEST_SENTENCE = 600


def sentence_at(text: str, at: int) -> str:
    """The sentence around an offset, roughly: enough to see its tense."""
    return text[_sentence_start(text, at) : _sentence_end(text, at)]


def _sentence_start(text: str, at: int) -> int:
    floor = max(0, at - _LONGEST_SENTENCE)
    start = max(floor, text.rfind("\n", floor, at) + 1)
    found = text.rfind(". ", start, at)
    while found >= 0 and _ABBREVIATED.search(text, max(floor, found - 5), found):
        found = text.rfind(". ", start, found)
    if found >= 0:
        start = found + 2
    if holds_any(text[start:at], _SENTENCE_MARKS):
        marks = ((text.rfind(mark, start, at), mark) for mark in _SENTENCE_MARKS)
        start = max(found + len(mark) for found, mark in marks if found >= 0)
    return start


def _sentence_end(text: str, at: int) -> int:
    found = text.find("\n", at, at + _LONGEST_SENTENCE)
    end = found if found >= 0 else at + _LONGEST_SENTENCE
    found = text.find(". ", at, end)
    while found >= 0 and _ABBREVIATED.search(text, max(at, found - 5), found):
        found = text.find(". ", found + 1, end)
    if found >= 0:
        end = found
    if holds_any(text[at:end], _SENTENCE_MARKS):
        end = min(found for mark in _SENTENCE_MARKS if (found := text.find(mark, at, end)) >= 0)
    return end


def is_ahead(text: str, at: int) -> bool:
    """Whether the clause around an offset announces; the verb before it decides, else one after it."""
    before = f" {text[_sentence_start(text, at) : at].lower()} "
    words = before.split()
    announced = max((before.rfind(found) + len(found) for found in _announcing(before, words)), default=0)
    if _tells_past(before[announced:].split() if announced else words):
        return False
    if "from " in before and _FROM_A_FIGURE.search(before):
        return False
    if announced:
        return True
    after = f" {text[at : _sentence_end(text, at)].lower()} "
    begins = min(map(after.find, _announcing(after, after.split())), default=None)
    return begins is not None and not _tells_past(after[:begins].split())


def _announcing(clause: str, words: Sequence[str]) -> list[str]:
    """The wordings that announce in a clause; most clauses hold none of their words."""
    signs = _ahead_signs()
    found = [wording for sign in signs.keys() & words for wording in signs[sign] if wording in clause]
    if "ll " in clause:
        found.extend(wording for wording in signs[_IN_A_WORD] if wording in clause)
    return found


def _tells_past(words: Sequence[str]) -> bool:
    """Whether a clause has a verb in the past tense; "be launched" is none."""
    past_verbs = _past_verbs()
    for i, word in enumerate(words):
        # The last letter first: it takes a third of the time of the last two.
        past = word in past_verbs or (word[-1] == "d" and word[-2:] == "ed" and len(word) > 4)
        if past and words[i - 1] not in _PASSIVE:
            return True
    return False


@cache
def _past_verbs() -> frozenset[str]:
    return lexicon.column("past_verbs", "form")


@cache
def _ahead_signs() -> dict[str, list[str]]:
    """What announces, by the longest word of each wording; between spaces, for plain look-up."""
    signs: dict[str, list[str]] = defaultdict(list)
    for words in sorted(lexicon.column("ahead_words", "words")):
        if words.startswith(("'", "’")):
            signs[_IN_A_WORD].append(f"{words} ")
        else:
            signs[max(words.split(), key=len)].append(f" {words} ")
    return dict(signs)
