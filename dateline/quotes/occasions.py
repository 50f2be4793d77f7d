"""Occasions: to whom something was said, and on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline import lexicon
from dateline.entities import entity_at
from dateline.nlp import Document, Sentence, Token
from dateline.quotes.attributions import Attribution
from dateline.records import Entity, Time

# "in an interview with X", "in comments to X", "speaking to X", "as quoted by X"
_OCCASION = re.compile(
    r"\b(?:interview(?:ed)?|conversation|talk|chat|call|exchange)\s+(?:\w+\s+){0,3}?(?:with|by)\s+"
    r"|\b(?:speaking|talking|comments?|remarks?|statement|email|e-mail|speak|spoke)\s+(?:\w+\s+){0,2}?(?:to|with)\s+"
)
_FARTHEST = 6  # steps in the parse from a time to the cue
_LIFTING = frozenset("conj advcl relcl xcomp".split())  # from a clause to the one that it hangs on
_ADVERBIAL = frozenset("prep pobj npadvmod poss compound nmod amod advmod nummod dobj tmod dep advcl".split())


def addressee_of(doc: Document, attribution: Attribution, entities: Sequence[Entity]) -> str | None:
    """The outlet or person that the words of an attribution were said to."""
    sentence = doc.sentences[attribution.sentence]
    for start, end in _places(doc, sentence, attribution):
        if _is_within(start, attribution):
            continue
        entity = entity_at(entities, start, end) if entities else None
        if entity and entity.kind != "place":
            return entity.name
        if entity is None and doc.text[start].isupper():
            return doc.text[start:end]
    return None


def _places(doc: Document, sentence: Sentence, attribution: Attribution) -> list[tuple[int, int]]:
    """Where the addressee may be named: the object of "told", the partner of an interview."""
    found = []
    cue = attribution.token
    if cue is not None and sentence.tokens and cue.lemma in lexicon.column("quote_addressed", "lemma"):
        below = [
            t
            for t in sentence.children[cue.i]
            if t.i > cue.i and t.dep in ("dobj", "dative", "nsubj", "iobj")
        ]
        below += [
            t for p in sentence.children[cue.i] if p.dep in ("prep", "dative") and p.lemma in ("to", "with")
            for t in sentence.children[p.i] if t.dep == "pobj"
        ]  # fmt: skip
        found += [_named(sentence, token) for token in below if token.pos == "PROPN"]
    for match in _OCCASION.finditer(doc.text, sentence.start, sentence.end):
        named = [t for t in sentence.tokens if t.start >= match.end() and t.pos == "PROPN"]
        if named and named[0].start - match.end() <= 12:
            found.append(_named(sentence, _head(sentence, named[0])))
    return found


def _head(sentence: Sentence, token: Token) -> Token:
    """The head word of the name that a word is part of."""
    while token.dep in ("compound", "nmod", "poss", "amod") and sentence.tokens[token.head].pos == "PROPN":
        token = sentence.tokens[token.head]
    return token


def _named(sentence: Sentence, head: Token) -> tuple[int, int]:
    """The row of capitalised words that ends with a name's head."""
    first = head.i
    while first and sentence.tokens[first - 1].pos == "PROPN" and sentence.tokens[first - 1].head <= head.i:
        first -= 1
    return sentence.tokens[first].start, head.end


def _is_within(offset: int, attribution: Attribution) -> bool:
    """Whether a place lies in what is said or in the name of who says it."""
    pieces = [*attribution.content, *([attribution.source] if attribution.source else [])]
    return any(start <= offset < end for start, end in pieces)


def day_of(doc: Document, attribution: Attribution, times: Sequence[Time]) -> date | None:
    """The day on which the words were said: a day that the cue hangs on, or the occasion it names."""
    sentence, cue = doc.sentences[attribution.sentence], attribution.token
    if cue is None or not sentence.tokens:
        return None
    for time in sorted(times, key=lambda time: (abs(time.start - cue.start), time.start)):
        if not (sentence.start <= time.start and time.end <= sentence.end):
            continue
        if time.timex_type not in ("DATE", "TIME") or not time.start_date or time.start_date != time.end_date:
            continue
        words = sentence.between(time.start, time.end)
        if words and not _is_within(time.start, attribution) and _hangs_on(sentence, words, cue):
            return time.start_date
    return None


def _hangs_on(sentence: Sentence, words: Sequence[Token], cue: Token) -> bool:
    """Whether a time is said of a cue: "said on Friday", "said at Friday's briefing".

    A time of the clause that the cue's clause hangs on counts too: "it ended on Friday, when he asked".
    """
    inside = {word.i for word in words}
    token = next((word for word in words if word.head not in inside or word.head == word.i), words[0])
    above, at = {cue.i}, cue
    while at.head != at.i and at.dep in _LIFTING:
        at = sentence.tokens[at.head]
        above.add(at.i)
    above |= {sentence.tokens[i].head for i in above if sentence.tokens[i].dep == "relcl"} & inside
    if above & inside:
        return True
    occasions = lexicon.column("quote_occasions", "noun")
    for _ in range(_FARTHEST):
        head = sentence.tokens[token.head]
        if head.i in above:
            return token.dep in _ADVERBIAL
        if head.i == token.i or token.dep not in _ADVERBIAL or head.pos in ("VERB", "AUX"):
            return False
        if head.pos in ("NOUN", "PROPN") and head.lemma.lower() not in occasions and head.i not in inside:
            # "told the Post on Friday": the parser likes to hang the day on the name.
            return head.head in above and token.dep in ("prep", "npadvmod", "nmod", "nummod")
        token = head
    return False
