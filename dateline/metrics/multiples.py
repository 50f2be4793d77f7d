"""Multiples: verbs that tell how many times as large something became ("exports doubled", "fees halved").

The verb is the figure: 2, 3, 4 times and up, or half and down. Verbs live in data/numbers.csv. "Doubled as a
hotel", "doubled down" and a doubled lead of a team tell of no quantity.
"""

from __future__ import annotations

from dateline import lexicon
from dateline.metrics.number_words import Number
from dateline.nlp import Sentence, Token

_NO_AMOUNT = frozenset(
    "lead advantage score effort pressure bet over dose it they he she i we you this that".split()
)
_ELSEWHERE = frozenset(("as", "down", "up"))  # "doubled as a hotel", "doubled down"


def find_multiples(sentence: Sentence) -> list[Number]:
    """The multiples that verbs of a parsed sentence tell; offsets count from the start of the sentence."""
    factors = {r["surface"]: float(r["value"]) for r in lexicon.rows("numbers") if r["role"] == "multiple"}
    found = []
    for token in sentence.tokens:
        factor = factors.get(token.lemma)
        if factor and token.tag.startswith("V") and _tells_amount(sentence, token):
            start, end = token.start - sentence.start, token.end - sentence.start
            found.append(Number(start, end, factor, factor, spelled=True))
    return found


def moved_by(sentence: Sentence, verb: Token) -> list[Token]:
    """What a verb of growth makes larger or smaller: its object, else its subject."""
    below = sentence.children[verb.i]
    return [t for t in below if t.dep in ("dobj", "nsubjpass")] or [t for t in below if t.dep == "nsubj"]


def _tells_amount(sentence: Sentence, verb: Token) -> bool:
    """Whether something that has a size was multiplied."""
    below = sentence.children[verb.i]
    if verb.dep in ("amod", "compound") or any(t.text.lower() in _ELSEWHERE for t in below):
        return False
    moved = moved_by(sentence, verb)
    sized = [t for t in moved if t.lemma not in _NO_AMOUNT and t.ent != "PERSON" and t.tag != "PRP"]
    return bool(moved) and len(sized) == len(moved)
