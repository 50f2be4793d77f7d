"""Movements: what the verbs and nouns above a figure in the parse say of how it moved.

"Sales rose 5 percent", "a drop of 5 points", "grew at an annual rate of 2 percent", "wiped 5 percent off
its value". The words live in data/change_words.csv, by what else they need to tell a change.
"""

from __future__ import annotations

from functools import cache

from dateline import lexicon
from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import NOUNS, SUBJECTS, anchor, upward
from dateline.nlp import Sentence, Token


@cache
def moves(kind: str) -> dict[str, str]:
    """The words of a kind that tell a change, and which: "rise" is "up"."""
    return {r["lemma"]: r["change"] for r in lexicon.rows("change_words") if r["kind"] == kind}


def is_relative(quantity: Quantity) -> bool:
    """Whether a figure is a percentage or of points."""
    return quantity.kind == "percent" or (quantity.unit or "").split(" ")[-1] == "point"


def is_of_things(quantity: Quantity) -> bool:
    """Whether a figure counts things, which a verb can have as its object: "closed down 12 plants"."""
    return quantity.kind == "count" and not is_relative(quantity)


# How a figure hangs on the noun that it is a part of.
_PARTS = frozenset(("compound", "amod", "nmod", "nummod"))
_AMOUNTS = frozenset(("average", "total", "maximum", "minimum", "median"))


def governed_change(sentence: Sentence, quantity: Quantity, at: Token) -> str | None:
    """The change told by the verb or noun that governs a quantity."""
    tokens = sentence.tokens
    preposition = None
    relative = is_relative(quantity)
    for token in upward(tokens, at):
        head = tokens[token.head]
        if head.i == token.i or token.dep in SUBJECTS:
            return None
        if token.dep in ("prep", "agent"):
            preposition = token.text.lower()
        if head.tag in NOUNS and head.lemma in moves("noun") and preposition in ("of", "by", None):
            return moves("noun")[head.lemma] if relative or preposition else None
        if head.tag in NOUNS and head.lemma in moves("share noun") and preposition in ("of", "by", None):
            return moves("share noun")[head.lemma] if relative else None
        if quantity.kind == "percent" and head.lemma in _RATES and preposition in ("of", None):
            if way := _of_rate(sentence, head):
                return way
            preposition = None  # "grew at an annual rate of 2 percent"
            continue
        if head.tag in NOUNS and token.dep in _PARTS and _opens_phrase(sentence, quantity, head):
            return None  # "sales doubled, a 9 percent share": the share is of 9 percent
        if head.tag.startswith("V"):
            if preposition == "at" and quantity.kind == "percent":
                return _of_pace(head)
            if preposition is not None and preposition not in _LOOSE:
                return None
            return _of_verb(sentence, quantity, head, relative or preposition == "by")
        if head.tag in NOUNS and head.lemma in _AMOUNTS and preposition == "of":
            preposition = None  # "rose by an average of 11 percent"
        elif head.tag in NOUNS and preposition:
            return None
    return None


# Prepositions of what a verb governs all the same: hedges, "by", "knocked 2 percent off".
_LOOSE = frozenset("by under over about around above below as than up off between".split())


def _of_verb(sentence: Sentence, quantity: Quantity, verb: Token, relative: bool) -> str | None:
    """The change that a verb tells of its object; `relative` is one of a part, or told with "by"."""
    if way := moves("verb").get(verb.lemma):
        return None if _leads_past(sentence, quantity, way) else way
    going = verb.lemma in moves("going") and (relative or not is_of_things(quantity))
    if going and (way := _way(sentence, verb)):
        return way
    if not relative or (verb.lemma == "lose" and not is_relative(quantity)):
        return None  # "lost by three goals"
    if verb.lemma in _AMOUNTS_TO:
        return _of_subject(sentence, verb)
    if way := moves("causing").get(verb.lemma):
        return None if _leads_past(sentence, quantity, way) else way
    text, end = sentence.text, quantity.end
    if text.startswith(" off", end) and verb.lemma in moves("off"):
        return moves("off")[verb.lemma]
    if text.startswith(" of ", end):
        return None  # "picked up 12 percent of the vote"
    phrasal = (moves("phrasal").get(f"{verb.lemma} {t.text.lower()}") for t in sentence.children[verb.i])
    by = text.endswith(" by ", 0, quantity.start) and verb.lemma not in moves("particle")
    return next(filter(None, phrasal), _way(sentence, verb) if by else None)


def _leads_past(sentence: Sentence, quantity: Quantity, way: str) -> bool:
    """Whether a hedge says where a move led: "rose above 5 percent", "fell below 3"."""
    hedge = sentence.text[quantity.start : quantity.core].lower()
    return "above" in hedge if way == "up" else "below" in hedge or hedge.startswith("under ")


_AMOUNTS_TO = frozenset(("be", "reach", "hit", "come", "amount", "stand", "total", "average"))
_RATES = frozenset(("rate", "pace", "clip"))
# Verbs of what has a rate: "grew at 2 percent".
_AT_A_RATE = frozenset(
    ("grow", "expand", "rise", "increase", "contract", "shrink", "decline", "decrease", "fall")
)


def told_as_level(sentence: Sentence, quantity: Quantity) -> str | None:
    """The change that a percentage after "at" or "to" tells: "grew at 2 percent", "the rise came to 5"."""
    at = anchor(sentence, quantity)
    above = upward(sentence.tokens, at) if at else ()
    preposition = next((t for t in above if t.dep == "prep"), None)
    if preposition is None:
        return None
    verb = sentence.tokens[preposition.head]
    if preposition.text.lower() == "at" and (way := _of_pace(verb)):
        return None if sentence.text.startswith(" of ", quantity.end) else way
    return _of_subject(sentence, verb) if verb.lemma in _AMOUNTS_TO else None


def _of_pace(verb: Token) -> str | None:
    """The change that a verb tells of the rate at which it goes on."""
    way = moves("verb") | moves("causing")
    return way[verb.lemma] if verb.lemma in _AT_A_RATE else None


def _of_rate(sentence: Sentence, rate: Token) -> str | None:
    """The change that a rate is of: "a growth rate of 2 percent"."""
    of = (moves("noun").get(t.lemma) for t in sentence.children[rate.i] if t.dep == "compound")
    return next(filter(None, of), None)


def _of_subject(sentence: Sentence, verb: Token) -> str | None:
    """The change that a verb's subject names: "the increase was 6 percent", "growth reached 2 percent"."""
    nouns = [t for t in sentence.children[verb.i] if t.dep == "nsubj" and t.tag in NOUNS]
    told = (_of_rate(sentence, t) if t.lemma in _RATES else moves("noun").get(t.lemma) for t in nouns)
    return next(filter(None, told), None)


def _way(sentence: Sentence, verb: Token) -> str | None:
    """Where a verb of going leads by its particle: "will go up by 3 percent"."""
    particles = (t.text.lower() for t in sentence.children[verb.i] if t.dep in ("prt", "advmod"))
    return next((moves("adverb")[word] for word in particles if word in ("up", "down")), None)


def _opens_phrase(sentence: Sentence, quantity: Quantity, noun: Token) -> bool:
    """Whether a figure stands between a noun and its determiner: "a 9 percent share"."""
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    return any(t.dep == "det" and t.end <= start and end <= noun.start for t in sentence.children[noun.i])
