"""How a figure hangs in its sentence's parse."""

from __future__ import annotations

import re
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


PERFECT = frozenset(("has", "have", "'ve"))
COME = PERFECT | {"had"}


def helpers_of(sentence: Sentence, verb: Token) -> set[str]:
    """The helping verbs of a verb, in lower case: "has", "will"."""
    return {t.text.lower() for t in sentence.children[verb.i] if t.dep in ("aux", "auxpass")}


def has_subject(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb has a subject of its own, which the parser may take for part of it."""
    beside = (t for t in sentence.children[verb.i] if t.i < verb.i)
    return any(t.dep in SUBJECTS or t.tag in NOUNS for t in beside)


@cache
def _built() -> frozenset[str]:
    """Words for what is built or made."""
    kinds = ("facility", "building", "vehicle")
    return frozenset(r["word"] for r in lexicon.rows("event_objects") if r["kind"] in kinds)


def is_property(sentence: Sentence, start: int, end: int, kind: str | None, unit: str | None) -> bool:
    """Whether a figure is a lasting property of a thing: "the 62-meter trawler", "a $1 billion plant"."""
    inside = sentence.between(start, end)
    if not inside or kind not in ("physical", "currency"):
        return False
    if unit in _LENGTHS and _AWAY.match(sentence.text, inside[-1].end - sentence.start):
        return True  # "90 km north of the town"
    noun = next((t for t in upward(sentence.tokens, inside[-1]) if t.dep not in ATTRIBUTES), inside[-1])
    if noun.i <= inside[-1].i or noun.tag not in NOUNS:
        return False
    return kind == "physical" or noun.lemma in _built()


_LENGTHS = frozenset(("m", "km", "mile", "foot", "yard", "nmi"))
_AWAY = re.compile(
    r"(?: (?:to the|or so|further))? (?:(?:north|south)(?:-?(?:east|west))?|east|west|away|from|off|outside"
    r"|inland|offshore|upstream|downstream|upriver|downriver|out of|above|below)\b",
    re.IGNORECASE,
)
ATTRIBUTES = frozenset(("nummod", "compound", "amod", "nmod", "npadvmod"))
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
