"""Whether a clause speaks of what was or of what is to come: it decides which Monday is meant."""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.nlp import Document
from dateline.times.context import FUTURE, PAST, SURELY_FUTURE, UNTOLD

# A verb that is cut short stands alone: "we" and "'ll".
_CUT = r"['’](?:ll|d|re|m|ve|s)\b"
_SAID = r"[,.?!](?:[\"”]|''|’’)"  # what was said ends there
_WORD = re.compile(rf"[^\W\d_]+(?={_CUT})|{_CUT}|[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*|{_SAID}|[,;:]")
_OPENING = 3  # words that can stand before a date that opens its sentence
_REACH = 12  # words on either side; a clause is seldom longer
_SIGN = {"past": PAST, "untold": UNTOLD, "future": FUTURE, "surely": SURELY_FUTURE}
_APOSTROPHES = ("'", "’")


@cache
def _cues(role: str) -> dict[str, int]:
    """The words that tell a tense, with it, in one role (see data/time_tense.csv)."""
    return {row["word"]: _SIGN[row["tense"]] for row in lexicon.rows("time_tense") if row["role"] == role}


@cache
def _roles(role: str) -> frozenset[str]:
    """The words of data/time_neighbours.csv with this role."""
    return frozenset(row["word"] for row in lexicon.rows("time_neighbours") if row["role"] == role)


def tense_around(doc: Document, start: int, end: int) -> int:
    """The tense of the clause around `start` to `end`: `PAST`, `UNTOLD`, `FUTURE` or `SURELY_FUTURE`."""
    sentence = doc.sentence_at(start)
    low, high = (sentence.start, sentence.end) if sentence else (start, end)
    before, after = _words(doc.text, low, start), _words(doc.text, end, high)[:_REACH]
    opens = len(before) <= _OPENING
    # Where something owns it, it is known, and may be over: "until Friday's ruling".
    last = before[-1] if before and doc.text[end : end + 1] not in _APOSTROPHES else ""
    if last in _roles("up_to") and not opens:
        return PAST if _lasted(before) else SURELY_FUTURE
    if tense := _tense_before(before):
        return tense
    near = _cues("before").get(last) or _cues("before").get(" ".join(before[-2:]), UNTOLD)
    far = _tense_after(after, opens=opens)
    # "By Friday, the storm had passed" is told by what follows.
    return far or near if opens else near or min(far, FUTURE)


def _lasted(words: list[str]) -> bool:
    """Whether what went on until a day is over: "he stayed until", not "it was put off until"."""
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _REACH), -1):
        if tense := _tense_of(words, at):
            return tense == PAST and not ({words[at], *words[max(0, at - 2) : at]} & _roles("puts_off"))
    return False


def _tense_before(words: list[str]) -> int:
    """The tense that the nearest word tells of those before an expression."""
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _REACH), -1):
        if words[at] in ";:":
            break
        if tense := _cues("ahead").get(" ".join(words[max(0, at - 1) : at + 1])):
            return tense if at == len(words) - 1 else FUTURE
        if tense := _tense_of(words, at):
            return tense
    return UNTOLD


def _tense_after(words: list[str], *, opens: bool) -> int:
    """The tense that the words after an expression tell.

    "On Tuesday, the council will vote" goes on after its comma; "at the fair on Tuesday, he said" does not.
    """
    for at, word in enumerate(words):
        if word in ";:" or (not opens and (word == "," or word in _roles("clause"))):
            break
        if tense := _tense_of(words, at):
            return tense
    return UNTOLD


def _words(text: str, start: int, end: int) -> list[str]:
    """The words of a stretch of text, lower case; the month of "on May 5" is none of a verb's.

    What ends with a closing quotation mark is a clause of its own, as before a semicolon.
    """
    words = _WORD.findall(text, start, end)
    return [";" if word[0] in ",.?!" and word != "," else word.lower() for word in words if word != "May"]


def _tense_of(words: list[str], at: int) -> int:
    """The tense that one word of a clause tells, if it tells one."""
    word, previous = words[at], words[at - 1] if at else ""
    verb = words[at - 2] if at > 1 and previous == "not" else previous
    if verb in ("did", "didn't", "didn’t") or (verb in _roles("would") and word in _roles("unsaid")):
        return PAST  # "did not meet", "would not say"
    if word in ("'d", "’d"):
        following = words[at + 1] if at + 1 < len(words) else ""
        had = following.endswith("ed") or _cues("verb").get(following) == PAST
        return PAST if had else FUTURE  # "he'd left", "he'd leave"
    if word in _roles("modal") and "have" in words[at + 1 : at + 3]:
        return PAST  # "could have been worse"
    if word == "for":
        is_noun = at > 1 and previous in _roles("also_noun") and _is_noun(words[at - 2])
        return UNTOLD if is_noun else _cues("for").get(previous, UNTOLD)  # "unveiled plans for a mill"
    if word == "to":
        return _cues("infinitive").get(_before_day(words, at), UNTOLD)
    if word == "be" and previous == "to":
        return _cues("infinitive").get(words[at - 2] if at > 1 else "", FUTURE)
    if previous in ("be", "being", "to"):
        return UNTOLD  # what stands before "be" tells: "will be", "had to be"
    if word in _roles("participle") and previous not in _roles("auxiliary"):
        following = words[at + 1] if at + 1 < len(words) else ""
        if not following or following in _roles("preposition"):
            return UNTOLD  # "the fair held in Tarn on Friday"
    tense = _cues("verb").get(word, UNTOLD)
    if (
        not tense
        and previous.endswith("s")
        and previous not in _roles("is")
        and previous not in _cues("verb")
    ):
        tense = _cues("plural").get(word, UNTOLD)  # "the polls open"
    if previous in _roles("is"):
        # "Is leaving" is to come; "are met by Friday" and "is held over a fire on Friday" tell nothing.
        return max(tense, _cues("going").get(word, UNTOLD), UNTOLD)
    if word in _roles("also_noun") and _is_noun(previous):
        return UNTOLD
    if not tense and word.endswith("ed") and len(word) > 4:
        is_verb = word not in lexicon.column("time_not_past", "word")
        tense = PAST if is_verb and previous not in _roles("before_adjective") else UNTOLD
    # "Would shut": some past forms are also the plain form.
    ahead = _cues("verb").get(previous, UNTOLD) if tense or word == "be" else UNTOLD
    return ahead if ahead >= FUTURE else tense


def _before_day(words: list[str], at: int) -> str:
    """The word before one, a weekday between them left out: "agreed on Monday to hold"."""
    if at and words[at - 1] in _weekdays():
        at -= 2 if at > 1 and words[at - 2] == "on" else 1
    return words[at - 1] if at else ""


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("time_words") if row["class"] == "WEEKDAY")


def _is_noun(previous: str) -> bool:
    """Whether "votes" or "plans" is a noun, by the word before it.

    "Three votes", "in its plans", "unveiled plans".
    """
    return (
        previous[:1].isdigit()
        or previous.endswith("ed")
        or _cues("verb").get(previous) == PAST
        or previous in _roles("before_adjective")
        or previous in _roles("preposition")
        or previous in lexicon.column("time_words", "word")
    )
