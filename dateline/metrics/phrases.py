"""Phrases: the label of a measure, as the article words it.

"The government's 2021 tax on the sale of used cars" is labelled "government tax on the sale of used
cars": a noun with whose it is, what qualifies and what completes it, without determiner, figures and dates,
and cut where it grows long.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

from dateline import lexicon
from dateline.metrics.syntax import FIGURES, NOUNS
from dateline.nlp import Sentence, Token

_BEFORE_NOUN = frozenset(("compound", "amod", "nmod", "poss", "nummod", "npadvmod"))
_QUALITIES = frozenset(("JJ", "VBN", "VBG"))
# Complements that belong to a noun's meaning; "during" and "after" tell when.
_COMPLEMENTS = frozenset(
    ("of", "on", "for", "in", "to", "from", "between", "against", "with", "at", "per", "into")
)
_EMPTY = frozenset("such own other same total estimated several more many".split())
_LINKS = frozenset(("IN", "TO", "DT", "CC", "POS", "PRP$", "HYPH", ","))
_NEAR = 4  # tokens between two nouns that are told together
_MOST_WORDS = 10  # of a label, "of" and "the" included
_MOST_TURNED = 4  # words that come to stand before their noun
_OLD = re.compile(r"(?:year|month|week|day)-old\b")
_CHUNK = re.compile(r"\S+")


def phrase(sentence: Sentence, noun: Token, depth: int = 0) -> list[Token]:
    """The content words of a noun phrase in text order: its qualities, itself, its complements."""
    before, after = [], []
    for below in sentence.children[noun.i]:
        if below.i < noun.i and below.dep in _BEFORE_NOUN and _says_something(below):
            if below.tag != "CD" or _is_of_name(sentence, below):
                before.extend(phrase(sentence, below, depth))
                # "Issued and outstanding shares" are both.
                before.extend(
                    t for t in sentence.children[below.i] if t.dep == "conj" and below.tag in _QUALITIES
                )
        elif below.i == noun.i + 1 and below.tag == "CD" and (_names(sentence, noun) or _is_numbered(noun)):
            after.append(below)
        elif below.dep == "prep" and depth < 3 and below.text.lower() in _COMPLEMENTS and below.i > noun.i:
            for pobj in sentence.children[below.i]:
                if pobj.dep == "pobj" and pobj.tag in NOUNS and pobj.ent not in FIGURES:
                    after.extend(phrase(sentence, pobj, depth + 1))
                    if below.text.lower() == "between" and (second := _second(sentence, noun, pobj)):
                        after.extend(phrase(sentence, second, depth + 1))
        elif _goes_on(sentence, noun, below, depth):
            after.extend(phrase(sentence, below, depth + 1))
    return sorted({*before, noun, *after})


def _goes_on(sentence: Sentence, noun: Token, below: Token, depth: int) -> bool:
    """Whether a dependent is a part of a name ("S&P/ASX 200", "i4 M50") or named with a noun by "and"."""
    if below.dep == "appos":
        held = sentence.tokens[below.i - 1]
        return held.text == "/" or (held == noun and noun.tag == below.tag == "NNP")
    return below.dep == "conj" and below.tag in NOUNS and depth < 2 and below.i - noun.i <= _NEAR


def _second(sentence: Sentence, noun: Token, first: Token) -> Token | None:
    """The second of two that something is between, where the parser hangs it on that something."""
    later = (t for t in sentence.children[noun.i] if t.dep == "conj" and t.tag in NOUNS and t.i > first.i)
    return next(later, None)


def owners(sentence: Sentence, noun: Token) -> frozenset[Token]:
    """The words of whose something is: "the state's" of "the state's exports"."""
    below = (t for t in sentence.children[noun.i] if t.dep == "poss")
    return frozenset(t for owner in below for t in phrase(sentence, owner))


def as_written(sentence: Sentence, words: Container[Token], noun: Token) -> str:
    """A noun with those words of its phrase that stand next to it, but for the words that join them."""
    before, own = _parted(sentence, words, noun)
    return f"{label(sentence, before) or ''} {_text(sentence, own)}".strip()


def compact(sentence: Sentence, words: Container[Token], noun: Token, *, behind: bool = False) -> str:
    """A noun as written, but behind the bare noun or name that it is told of: "oil price" for "price of oil".

    A name stays where it is `behind` another noun: "fund stake in the Sarn mine".
    """
    before, own = _parted(sentence, words, noun)
    turned = _turned(sentence, own, noun)
    if not turned or (behind and any(t.tag.startswith("NNP") for t in own[own.index(noun) :])):
        return as_written(sentence, words, noun)
    shown = label(sentence, [*before, *turned]) or ""
    # The first word of a sentence is no longer the label's.
    first = own[0].text if own[0].tag not in ("NNP", "NNPS") and own[0].text.istitle() else ""
    return shown.replace(first, first.lower())


def _parted(sentence: Sentence, words: Container[Token], noun: Token) -> tuple[list[Token], list[Token]]:
    """The words of a noun's phrase that something parts from it, and those that stand next to it."""
    whose = owners(sentence, noun)
    held = [t for t in phrase(sentence, noun) if t in words]
    runs = list(_runs(sentence, [t for t in held if t not in whose]))
    own = next(run for run in runs if noun in run)
    # What a figure parts from its noun before it still qualifies it: "new 3 percent tax".
    before = [t for run in runs[: runs.index(own)] for t in run]
    return [*(t for t in held if t in whose), *before], _shortened(sentence, own, noun)


@cache
def _attributes() -> frozenset[tuple[str, str, str]]:
    return frozenset((r["lemma"], r["preposition"], r["number"]) for r in lexicon.rows("attribute_nouns"))


def _turned(sentence: Sentence, run: Sequence[Token], noun: Token) -> list[Token]:
    """The words of "price of oil" in the order of "oil price"; empty where English has no such compound."""
    place = run.index(noun)
    qualities = [t for t in run[:place] if t.tag in _QUALITIES]
    whole = run[place + 1 :]
    if not 0 < len(whole) <= _MOST_TURNED:
        return []
    joining = [t for t in sentence.tokens[noun.i + 1 : whole[-1].i] if t not in whole]
    preposition = joining[0].text.lower() if joining else ""
    number = "plural" if noun.tag in ("NNS", "NNPS") else ""
    known = {(noun.lemma, preposition, ""), (noun.lemma, preposition, number)} & _attributes()
    if not known or any(t.tag not in ("DT", "PRP$", "POS", "HYPH") for t in joining[1:]):
        return []
    if len(whole) > 1:  # "river ferries maximum speed"
        return [*whole, *run[: place + 1]]
    return [*qualities, *whole, *(t for t in run[: place + 1] if t not in qualities)]


def _runs(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Tokens in text order, in stretches that only linking words interrupt."""
    run: list[Token] = []
    for token in tokens:
        between = sentence.tokens[run[-1].i + 1 : token.i] if run else ()
        if any(t.tag not in _LINKS and t.text != "/" and not is_base(sentence, t) for t in between):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _shortened(sentence: Sentence, run: list[Token], noun: Token) -> list[Token]:
    """A stretch without the last complements that make it longer than a label."""
    while run[-1].i - run[0].i >= _MOST_WORDS and run[-1] != noun:
        cut = len(run) - 1
        while run[cut] != noun and run[cut].i == run[cut - 1].i + 1:
            cut -= 1  # not within "railway cars"
        run = run[: max(cut, run.index(noun) + 1)] if run[cut] != noun else run[: cut + 1]
    return run


def label(sentence: Sentence, tokens: Sequence[Token]) -> str | None:
    """The words of a label as written, one after the other; None without one."""
    words = (_text(sentence, [t]) for t in tokens if not is_base(sentence, t))
    return " ".join(dict.fromkeys(w for w in words if any(c.isalnum() for c in w))) or None


def _text(sentence: Sentence, run: Sequence[Token]) -> str:
    """The text of a stretch: hyphened words whole, without a possessive ending and marks around it."""
    start, end = _chunk(sentence, run[0])[0], _chunk(sentence, run[-1])[1]
    return re.sub(r"['’]s?$", "", sentence.text[start:end].strip(".,;:!?()[]\"“”'’"))


def _chunk(sentence: Sentence, token: Token) -> tuple[int, int]:
    """Where what stands between two blanks around a token begins and ends."""
    at = token.start - sentence.start
    start = sentence.text.rfind(" ", 0, at) + 1
    found = _CHUNK.match(sentence.text, start)
    if found is None or found.end() <= at:
        return at, token.end - sentence.start
    if _OLD.match(found.group()):
        # "A 60 year-old" is nobody without the number.
        start = sentence.text.rfind(" ", 0, max(start - 1, 0)) + 1
    return start, found.end()


@cache
def _bases() -> frozenset[str]:
    """What changes are measured against, in one word: "year-on-year"."""
    return frozenset(r["surface"] for r in lexicon.rows("change_bases") if " " not in r["surface"])


def is_base(sentence: Sentence, token: Token) -> bool:
    """Whether a word only tells what a change is measured against."""
    return _text(sentence, [token]).lower() in _bases()


def _names(sentence: Sentence, noun: Token) -> bool:
    """Whether a number after a noun belongs to its name ("the S P 500"); after a person it is an age."""
    parts = (noun, *(t for t in sentence.children[noun.i] if t.dep == "compound"))
    return noun.ent != "PERSON" and any(t.tag.startswith("NNP") for t in parts)


def _is_numbered(token: Token) -> bool:
    """Whether the number after a word tells which one it is: "the category 4 hurricane"."""
    return token.text.lower() in lexicon.column("not_quantities", "word")


def _is_of_name(sentence: Sentence, number: Token) -> bool:
    """Whether a number belongs to the name before it ("the Topix 500 index")."""
    held = sentence.tokens[number.i - 1] if number.i else None
    if held is not None and _is_numbered(held):
        return True
    return held is not None and (
        held.tag in ("NNP", "NNPS") or bool(held.ent and held.ent == number.ent and held.ent not in FIGURES)
    )


@cache
def _weekdays() -> frozenset[str]:
    """The names of the days of the week."""
    return frozenset(w.lower() for w in lexicon.column("calendar_words", "word") if w.lower().endswith("day"))


def _says_something(token: Token) -> bool:
    """Whether a word before a noun adds to what it means."""
    return (
        token.tag not in ("PRP$", "WP$", "DT", "PDT", "JJR")
        and token.text.lower() not in _weekdays()
        and token.lemma not in _EMPTY
        and token.text not in _EMPTY
    )
