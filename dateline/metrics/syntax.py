"""How a figure hangs in its sentence's parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from dateline import lexicon
from dateline.metrics.quantities import Quantity
from dateline.nlp import Sentence, Token

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
# Labels of `Token.ent`.
FIGURES = frozenset(
    ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL")
)  # labels of `Token.ent`
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_FARTHEST = 25  # steps towards the root


def anchor(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The token through which a quantity hangs in its sentence's parse."""
    if quantity.counted:
        return sentence.tokens[quantity.counted.head]
    inside = [
        t
        for t in sentence.between(sentence.start + quantity.core, sentence.start + quantity.end)
        if t.tag not in ("SYM", "-LRB-", "-RRB-", "HYPH")
    ]
    indexes = {t.i for t in inside}
    outward = [t for t in inside if t.head not in indexes or t.head == t.i]
    # The parser tears what it doesn't know: of "to $4 bln a year" it has only "to 4" together.
    governed = [t for t in outward if t.dep == "pobj" and t.head == inside[0].i - 1 and t.tag == "CD"]
    if governed:
        return governed[0]
    return outward[-1] if outward else inside[-1] if inside else None


@cache
def cue_verbs(*classes: str) -> frozenset[str]:
    """The verbs of some classes of data/quote_cues.csv: `say`, `ask` and so on."""
    return frozenset(r["lemma"] for r in lexicon.rows("quote_cues") if r["class"] in classes)


def upward(tokens: Sequence[Token], at: Token) -> Iterator[Token]:
    """A token and its heads, to the root."""
    for _ in range(_FARTHEST):
        yield at
        if at.head == at.i:
            return
        at = tokens[at.head]


def verb_of(sentence: Sentence, token: Token | None) -> Token | None:
    """The verb that a token hangs on."""
    if token is None:
        return None
    return next(
        (t for t in upward(sentence.tokens, token) if t.pos in ("VERB", "AUX") and t.dep != "amod"), None
    )


_TENSED = frozenset(("VBD", "VBZ", "VBP", "MD"))


def tensed_over(sentence: Sentence, start: int, end: int) -> tuple[Token, Token] | None:
    """The nearest verb with a tense above some words, and what has the tense: a helper or the verb itself."""
    inside = sentence.between(start, end)
    return tense_above(sentence, upward(sentence.tokens, inside[-1])) if inside else None


def tense_above(sentence: Sentence, above: Iterable[Token]) -> tuple[Token, Token] | None:
    """The first verb with a tense among the words above another, and what has the tense."""
    for token in above:
        helpers = (t for t in sentence.children[token.i] if t.dep in ("aux", "auxpass"))
        tense = next((t for t in (*helpers, token) if t.tag in _TENSED), None)
        if tense is not None:
            return token, tense
    return None
