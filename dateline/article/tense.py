"""Sentences and their tense, roughly: whether the words around an offset announce or tell what is past."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, cached_property

from dateline import lexicon
from dateline.article.lines import holds_any

AHEAD, PAST = 1, -1
_AFTER_DOING = re.compile(
    r"\b(?:after|following)\s(?:\w+\s)?\w+ing\b[^,;]*$"
)  # "is to climb after falling in"
_OTHER_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "He said it would be held": to come, but not where the words tell another year in which he said so.
_REPORTED = re.compile(r"^(?!.*\b(?:19|20)\d\d\b).*\b(?:said|says|told|announced|added)\b.* would (?!have )")
_PASSIVE = frozenset(("be", "been", "being", "get", "is", "are"))
# A plan that is named is none of the sentence's own: "his plan to", "the country's long-term hopes to".
_AIM_NAMED = re.compile(
    r" (?:an?|the|this|his|her|its|their|our|\w+['’]s?)(?: [a-z-]+)? (?:plan|hope|aim|target)s? (?:to|for) "
)
_AIMS_NAMED = ("plan", "hope", "aim", "target")
# Before a verb's plain form; nothing stands before one that follows what announces: "will", "cut".
_BARE = frozenset(("", "to", "not", "can", "could", "would", "should", "must", "might", "may", "did", "does"))
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
    start = text.rfind("\n", floor, at) + 1 or floor
    found = text.rfind(". ", start, at)
    while found >= 0 and _is_abbreviated(text, found):
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
    while found >= 0 and _is_abbreviated(text, found):
        found = text.find(". ", found + 1, end)
    if found >= 0:
        end = found
    if holds_any(text[at:end], _SENTENCE_MARKS):
        end = min(found for mark in _SENTENCE_MARKS if (found := text.find(mark, at, end)) >= 0)
    return end


def _is_abbreviated(text: str, end: int) -> bool:
    """Whether the full stop at an offset ends an abbreviation, not a sentence."""
    # Most sentences end in a longer word: plain strings tell so in a third of the time.
    ending = text[end - 4 : end] if end > 4 else ""
    return not (ending.islower() and ending.isalpha()) and _ABBREVIATED.search(text, end - 5, end) is not None


class Clause:
    """What stands around an offset in its sentence.

    Attributes:
        before: The sentence up to the offset in small letters, between spaces.
        words: Its words.
    """

    def __init__(self, text: str, at: int) -> None:
        self._text, self._at, self._start = text, at, _sentence_start(text, at)
        self.before = f" {text[self._start : at].lower()} "
        self.words = self.before.split()

    @cached_property
    def sentence(self) -> str:
        """The whole sentence."""
        return self._text[self._start : self._end]

    @cached_property
    def _end(self) -> int:
        return _sentence_end(self._text, self._at)

    @cached_property
    def tense(self) -> int:
        """Whether it announces (AHEAD), tells what is PAST, or neither (0).

        The verb before the offset decides, else one after it.
        """
        before = self.before
        found = _announcing(before, self.words)
        if found and holds_any(before, _AIMS_NAMED) and _AIM_NAMED.search(before):
            before = _AIM_NAMED.sub(lambda named: " " * len(named.group()), before)
        announced = max(
            (before.rfind(wording) + len(wording) for wording in found if wording in before), default=0
        )
        if _tells_past(before[announced:].split() if announced else self.words) or self._is_from_a_figure:
            return PAST
        if "after " in before and _AFTER_DOING.search(before):
            return PAST
        if announced:
            return AHEAD
        after = f" {self._text[self._at : self._end].lower()} "
        begins = min(map(after.find, _announcing(after, after.split())), default=len(after))
        if _tells_past(after[:begins].split()):
            return PAST
        return AHEAD if begins < len(after) else 0

    @property
    def is_to_be_done(self) -> bool:
        """Whether what the words before the offset set a time to is yet to be done: "to lift trade by 2030".

        "Managed to lift trade by 2010" is past, and so is "had 300 ships by 2010".
        """
        words = self.words
        if "had" in words or self._is_from_a_figure:
            return False
        aimed = _last_aim(words)
        if aimed is None or _tells_past(words[aimed + 1 :]):
            return False
        # "In 2003 it pledged to be done by 2010", "ran in 2003, promising to be done by 2010": that was then.
        planned = words[0 if words[aimed].endswith("ing") else max(0, aimed - 2) : aimed + 1]
        return not _tells_past(planned) or not _OTHER_YEAR.search(self.before)

    @property
    def _is_from_a_figure(self) -> bool:
        return "from " in self.before and _FROM_A_FIGURE.search(self.before) is not None


def tense_at(text: str, at: int) -> int:
    """The tense of the clause around an offset: AHEAD, PAST or neither (0)."""
    return Clause(text, at).tense


def _last_aim(words: Sequence[str]) -> int | None:
    """Which word is the last that opens what is to be done: "will", "target", or "to" before a verb."""
    aims = _aims()
    for i in range(len(words) - 1, -1, -1):
        role = aims.get(words[i].rstrip(","))
        if role == "itself" or (
            role == "infinitive"
            and i > 0
            and words[i - 1] == "to"
            and (i == 1 or aims.get(words[i - 2]) != "done")
        ):
            return i
    return None


def _announcing(clause: str, words: Sequence[str]) -> list[str]:
    """The wordings that announce in a clause; most clauses hold none of their words."""
    signs = _ahead_signs()
    found = [wording for sign in signs.keys() & words for wording in signs[sign] if wording in clause]
    if "would" in words and _REPORTED.search(clause):
        found.append(" would ")
    if "ll " in clause:
        found.extend(wording for wording in signs[_IN_A_WORD] if wording in clause)
    return found


def _tells_past(words: Sequence[str]) -> bool:
    """Whether a clause has a verb in the past tense; "be launched" is none, nor is "cut" in "to cut"."""
    past_verbs = _past_verbs()
    before = ""
    for word in words:
        # The last letter first: it takes a third of the time of the last two.
        if word in past_verbs:
            if before not in _PASSIVE and (not past_verbs[word] or before not in _BARE):
                return True
        elif word[-1] == "d" and word[-2:] == "ed" and len(word) > 4 and before not in _PASSIVE:
            return True
        before = word
    return False


@cache
def _past_verbs() -> dict[str, bool]:
    """Irregular past forms, and whether each is its verb's plain form too."""
    return {row["form"]: row["plain"] == "x" for row in lexicon.rows("past_verbs")}


@cache
def _aims() -> dict[str, str]:
    return {row["word"]: row["role"] for row in lexicon.rows("aim_words")}


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
