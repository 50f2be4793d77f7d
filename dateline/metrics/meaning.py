"""What a quantity means: its measure, its change, its standing and the entities it is about.

All four are read from the parse: the noun that the quantity modifies or completes, the verb that governs
it, and that verb's subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline import lexicon
from dateline.metrics.quantities import Quantity
from dateline.nlp import Sentence, Token

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_CONTENT = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "FW", "CD", "AFX", "VB", "VBD"}
)
_INTO_NOUN = frozenset({"nummod", "compound", "amod", "nmod", "quantmod", "poss"})
_NP_LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_NP_PREPOSITIONS = frozenset({"of", "on", "for", "to", "in", "between", "against"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def anchor(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The token through which a quantity hangs in its sentence's parse."""
    start, end = sentence.start + quantity.core, sentence.start + quantity.end
    inside = [t for t in sentence.between(start, end) if t.tag not in ("SYM", "-LRB-", "-RRB-", "HYPH")]
    if not inside:
        return None
    if quantity.counted:
        return sentence.tokens[quantity.counted.head]
    indexes = {t.i for t in inside}
    outward = [t for t in inside if t.head not in indexes or t.head == t.i]
    return outward[-1] if outward else inside[-1]


def measure_of(sentence: Sentence, quantity: Quantity) -> tuple[Token, ...]:
    """The content words of what a quantity measures, in text order; none where the counted thing says it all."""
    at = anchor(sentence, quantity)
    if at is None:
        return ()
    noun = _governing_noun(sentence, quantity, at)
    if noun is None:
        return ()
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    words = [t for t in _phrase(sentence, noun, 0) if not (t.start < end and start < t.end)]
    return tuple(t for t in sorted(set(words)) if _is_content(t))


def _is_content(token: Token) -> bool:
    return (
        token.tag in _CONTENT and token.text not in ("%", "percent") and any(c.isalnum() for c in token.text)
    )


def _governing_noun(sentence: Sentence, quantity: Quantity, at: Token) -> Token | None:
    """The noun that names what is measured."""
    tokens = sentence.tokens
    end = sentence.start + quantity.end
    after = next((t for t in tokens if t.start >= end), None)
    if quantity.counted is None or quantity.counted.modifies:
        if (
            after is not None
            and after.text.lower() in ("of", "in", "from")
            and not (quantity.counted or after.text.lower() == "from" and quantity.from_to)
        ):
            if (noun := _object(sentence, after)) and (
                after.text.lower() == "of" or quantity.kind == "percent" and noun.ent not in ("DATE", "TIME")
            ):
                return noun
        for token in _upward(tokens, at):
            if token.dep not in _INTO_NOUN:
                break
            if tokens[token.head].tag in _NOUNS and tokens[token.head].start >= end:
                return tokens[token.head]
        if quantity.counted and quantity.counted.modifies and after is not None and after.tag in _NOUNS:
            return next((t for t in tokens[after.i :] if t.dep not in ("compound", "amod", "nmod")), after)
    elif after is not None and after.text.lower() == "of" and (noun := _object(sentence, after)):
        return noun
    return _governor(sentence, at)


def _upward(tokens: tuple[Token, ...], at: Token) -> Iterator[Token]:
    """A token and its heads, to the root."""
    seen = 0
    while seen < 25:
        yield at
        if at.head == at.i:
            return
        at, seen = tokens[at.head], seen + 1


def _object(sentence: Sentence, preposition: Token) -> Token | None:
    """The noun that a preposition governs."""
    below = [t for t in sentence.children[preposition.i] if t.dep == "pobj" and t.tag in _NOUNS]
    return below[0] if below else None


def _governor(sentence: Sentence, at: Token) -> Token | None:
    """The noun whose figure this is: the one it completes ("turnover of"), or the subject of its verb."""
    tokens = sentence.tokens
    for token in _upward(tokens, at):
        head = tokens[token.head]
        if token.dep in _SUBJECTS or head.i == token.i:
            return None
        if token.dep in ("appos", "conj") and head.tag in _NOUNS and token.dep == "appos":
            return head if head.tag in _NOUNS and not _is_amount(head) else None
        if head.tag in _NOUNS and token.dep in ("prep", "amod", "acl") and not _is_amount(head):
            return head
        if head.tag.startswith("V") or head.tag == "MD":
            return _subject(sentence, head)
    return None


def _is_amount(token: Token) -> bool:
    return (
        token.tag == "CD"
        or token.text in ("%", "percent", "total", "average", "record", "dollars", "$")
        or token.lemma in ("total", "average", "record", "dollar", "high", "low", "level")
    )


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it depends on."""
    for token in _upward(sentence.tokens, verb):
        for below in sentence.children[token.i]:
            if below.dep in _SUBJECTS:
                if below.tag in ("WDT", "WP") or below.text.lower() in ("that", "which", "who"):
                    return sentence.tokens[token.head] if token.dep == "relcl" else None
                return below if below.tag in _NOUNS else None
        if token.dep in ("acl", "relcl") and sentence.tokens[token.head].tag in _NOUNS:
            return sentence.tokens[token.head]
        if (
            token.dep not in ("xcomp", "conj", "advcl", "ccomp", "pcomp", "prep", "aux")
            or token.dep == "ccomp"
        ):
            return None
    return None


def _phrase(sentence: Sentence, noun: Token, depth: int) -> list[Token]:
    """A noun with its modifiers and the complements that belong to its name."""
    found = [noun]
    for below in sentence.children[noun.i]:
        if below.dep in _NP_LEFT and below.i < noun.i or below.dep == "nummod" and below.i == noun.i + 1:
            if below.tag not in ("PRP$", "CD") or below.tag == "CD" and noun.ent:
                found.extend(_phrase(sentence, below, depth))
        elif below.dep == "prep" and depth < 2 and below.text.lower() in _NP_PREPOSITIONS:
            for pobj in sentence.children[below.i]:
                if (
                    pobj.dep == "pobj"
                    and pobj.tag in _NOUNS
                    and pobj.ent not in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY")
                ):
                    found.extend(_phrase(sentence, pobj, depth + 1))
        elif below.dep == "conj" and below.tag in _NOUNS and depth < 2 and below.i - noun.i <= 3:
            found.extend(_phrase(sentence, below, depth + 1))
    return found


# --- change --------------------------------------------------------------------------------------


@cache
def _moves(kind: str) -> dict[str, str]:
    return {r["lemma"]: r["change"] for r in lexicon.rows("change_words") if r["kind"] == kind}


def change_of(sentence: Sentence, quantity: Quantity) -> str | None:
    """Whether a quantity is itself a rise or a fall: "up", "down" or None for a level."""
    if quantity.from_to:
        return quantity.from_to if _is_moved(sentence, quantity) else None
    tokens = sentence.tokens
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    before = [t for t in tokens if t.end <= start][-2:]
    for token in reversed(before):
        word = token.text.lower()
        if word in _moves("adverb"):
            return _moves("adverb")[word] if _is_amount_of_change(quantity) else None
        if token.tag not in ("RB", "IN", "DT", "JJ"):
            break
    after = next((t for t in tokens if t.start >= end), None)
    if after is not None and after.text.lower() in ("higher", "lower"):
        return _moves("adverb")[after.text.lower()]
    at = anchor(sentence, quantity)
    return _governed_change(sentence, quantity, at) if at else None


def _is_amount_of_change(quantity: Quantity) -> bool:
    return quantity.unit is not None or not quantity.number.plain


def _is_moved(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a verb of change stands before a movement from one level to another."""
    before = [t for t in sentence.tokens if t.end <= sentence.start + quantity.start][-6:]
    return any(t.lemma in _moves("verb") or t.lemma in _moves("causing") for t in before)


def _governed_change(sentence: Sentence, quantity: Quantity, at: Token) -> str | None:
    """The change told by the verb or noun that governs a quantity."""
    tokens = sentence.tokens
    preposition = None
    relative = quantity.kind == "percent" or (quantity.unit or "").split(" ")[-1] in ("point",)
    for token in _upward(tokens, at):
        head = tokens[token.head]
        if head.i == token.i or token.dep in _SUBJECTS:
            return None
        if token.dep in ("prep", "agent"):
            preposition = token.text.lower()
        if head.tag in _NOUNS and head.lemma in _moves("noun") and (preposition in ("of", None)):
            return _moves("noun")[head.lemma] if relative or preposition == "of" else None
        if head.tag.startswith("V"):
            if preposition not in (
                None,
                "by",
                "under",
                "over",
                "about",
                "around",
                "above",
                "below",
                "as",
                "than",
                "up",
            ):
                return None
            if head.lemma in _moves("verb"):
                return _moves("verb")[head.lemma]
            if head.lemma in _moves("causing") and (relative or preposition == "by"):
                return _moves("causing")[head.lemma]
            return None
        if head.tag in _NOUNS and preposition:
            return None
    return None


@cache
def _basis_pattern() -> re.Pattern[str]:
    surfaces = sorted((r["surface"] for r in lexicon.rows("change_bases")), key=lambda s: (-len(s), s))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, surfaces))})\b", re.IGNORECASE)


@cache
def _bases() -> dict[str, str]:
    return {r["surface"]: r["basis"] for r in lexicon.rows("change_bases")}


_SHARE = re.compile(r"\s+of\b|\s+share\b|\s+stake\b")
_SHARE_BEFORE = re.compile(
    r"\b(?:account(?:s|ed|ing)?|making up|made up|make up|represent(?:s|ed|ing)?)(?: for)?\s+\Z",
    re.IGNORECASE,
)


def basis_of(sentence: Sentence, quantity: Quantity, change: str | None) -> str | None:
    """What a change is measured against; "share" for a part of a whole."""
    text = sentence.text
    if change is None:
        share = quantity.kind == "percent" and (
            _SHARE.match(text, quantity.end) or _SHARE_BEFORE.search(text[: quantity.start])
        )
        return "share" if share else None
    if match := _basis_pattern().search(text, quantity.end, min(len(text), quantity.end + 70)):
        return _bases()[match.group().lower()]
    if match := _basis_pattern().search(text, max(0, quantity.start - 40), quantity.start):
        return _bases()[match.group().lower()]
    return None


# --- standing ------------------------------------------------------------------------------------


@cache
def _standings(reach: str) -> dict[str, str]:
    return {r["lemma"]: r["status"] for r in lexicon.rows("figure_statuses") if r["reach"] == reach}


def status_of(sentence: Sentence, quantity: Quantity) -> str:
    """Whether a figure is actual, planned, a target or an estimate."""
    at = anchor(sentence, quantity)
    if at is None:
        return "actual"
    tokens = sentence.tokens
    for token in _upward(tokens, at):
        if token.tag in _NOUNS:
            if token.lemma in _standings("noun") and (token.i != at.i or not quantity.counted):
                return _standings("noun")[token.lemma]
            if token.lemma == "plan":
                return "planned"
        if token.tag.startswith("V"):
            if token.lemma in _standings("verb") and token.i != at.i:
                return _standings("verb")[token.lemma]
            for below in sentence.children[token.i]:
                if below.dep == "aux" and below.text.lower().replace("'ll", "will").replace(
                    "’ll", "will"
                ) in _standings("verb"):
                    return _standings("verb")[
                        below.text.lower().replace("'ll", "will").replace("’ll", "will")
                    ]
                if below.dep in ("acomp", "advmod") and below.text.lower() == "likely":
                    return "estimate"
        if token.dep in ("ccomp", "relcl", "advcl", "parataxis") and token.i != at.i:
            return "actual"
    return "actual"
