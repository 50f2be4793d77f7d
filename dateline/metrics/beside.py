"""What stands beside a figure in so many words: read from the order of words where the parse tells nothing.

"This years MSRP is $33,790": whatever the parser makes of it, what stands before "is" is measured. "8-inch
screen" and "(1.5 mm internal diameter)" have it behind the figure, "$5 billion in damages" behind "in".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import FIGURES, NOUNS, SUBJECTS
from dateline.nlp import Sentence, Token

_IS = frozenset("is are was were be been remain remains remained total totals totaled totalled".split())
_HELPERS = frozenset(("MD", "RB", "VBZ", "VBP", "VBD", "VB"))
_BEFORE_NOUN = frozenset((*NOUNS, "JJ", "VBN", "VBG", "HYPH", "POS"))
_LONGEST_ASIDE = 12  # tokens between the commas of an aside


def said_before(sentence: Sentence, quantity: Quantity) -> list[Token]:
    """The nouns that stand before "is" and a figure; empty where something else does."""
    tokens = sentence.tokens
    at = _first_from(sentence, quantity.start) - 1
    if at < 1 or tokens[at].text.lower() not in _IS:
        return []
    at -= 1
    while at > 0 and tokens[at].tag in _HELPERS and not _is_acronym(tokens[at]):
        at -= 1
    if tokens[at].text == ",":
        opening = next(
            (i for i in range(at - 1, max(at - _LONGEST_ASIDE, 0), -1) if tokens[i].text == ","), 0
        )
        at = opening - 1
    return _run_before(tokens, at)


def _run_before(tokens: Sequence[Token], last: int) -> list[Token]:
    """The noun that ends at an index, with the words before it that belong to it."""
    if (
        last < 0
        or not (tokens[last].tag in NOUNS or _is_acronym(tokens[last]))
        or tokens[last].ent in ("DATE", "TIME")
    ):
        return []
    first = last
    while first and tokens[first - 1].tag in _BEFORE_NOUN and tokens[first - 1].ent not in FIGURES:
        if tokens[first - 1].tag in NOUNS and tokens[first].tag == "JJ":
            break  # "before the crisis global debt was ..."
        first -= 1
    return [t for t in tokens[first : last + 1] if any(c.isalnum() for c in t.text) and t.tag != "POS"]


def _is_acronym(token: Token) -> bool:
    """Whether a word is written as only names are, whatever the tagger took it for."""
    return len(token.text) > 1 and token.text.isupper() and token.text.isalpha()


_CLOSED = re.compile(r"\s*[),;]")


def named_in_brackets(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The noun behind a figure that says what it is, both in brackets: "(1.5 mm internal diameter)"."""
    noun = _behind(sentence, quantity) if sentence.text.endswith("(", 0, quantity.start) else None
    return noun if noun and _CLOSED.match(sentence.text, noun.end - sentence.start) else None


def hyphened_to(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The noun that a hyphened figure modifies: "8-inch screen"."""
    hyphened = "-" in sentence.text[quantity.number.end : quantity.end]
    return _behind(sentence, quantity) if hyphened and not quantity.is_range else None


def _behind(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The head of the nouns right behind a measured figure."""
    tokens, first = sentence.tokens, _first_from(sentence, quantity.end)
    last = first
    while (
        last < len(tokens) and tokens[last].tag in (*NOUNS, "JJ", "HYPH") and tokens[last].ent not in FIGURES
    ):
        last += 1
    if (
        last == first
        or tokens[first].start > sentence.start + quantity.end + 1
        or quantity.kind == "currency"
    ):
        return None
    return tokens[last - 1] if tokens[last - 1].tag in NOUNS else None


# What follows "in" after a sum without being what the sum is.
_NOT_IN = frozenset(
    "return exchange addition total part fact all favor favour response front lieu advance".split()
)


def sum_in(sentence: Sentence, quantity: Quantity) -> Token | None:
    """What a sum of money is: "damages" of "$5 billion in damages"."""
    if quantity.kind != "currency":
        return None
    tokens, at = sentence.tokens, _first_from(sentence, quantity.end)
    if at + 1 >= len(tokens) or tokens[at].text.lower() != "in" or tokens[at + 1].ent:
        return None
    last = at + 1
    while last < len(tokens) and tokens[last].tag in ("NN", "NNS", "JJ", "VBN", "HYPH"):
        last += 1
    noun = tokens[last - 1]
    return noun if noun.tag in ("NN", "NNS") and noun.lemma not in _NOT_IN and not noun.ent else None


_BREAKS = re.compile(r"(?:[,;] (?:and |while |but |with )?|\s(?:and|while|but)\s)(?!.*[,;])")
_BESIDE = frozenset(("npadvmod", "appos", "nsubj", "nsubjpass", "dep", "ROOT", "conj"))
_BETWEEN = frozenset("IN TO MD RB VBD VBZ VBP VBN VB PRP DT JJR".split())


_DAYS = frozenset(("today", "tomorrow", "yesterday", "tonight"))


def subject_between(sentence: Sentence, held: Quantity, quantity: Quantity) -> Token | None:
    """The noun between two figures that the second is told of: "..., while copper, a metal, lost 3 percent".

    Its clause may have no verb: "exports rose 5 percent and imports 3 percent".
    """
    if subject := _new_subject(sentence, held, quantity):
        return subject
    first = sentence.start + held.end
    match = _BREAKS.search(sentence.text, held.end, quantity.start)
    if match is None:
        return None
    between = sentence.between(sentence.start + match.end(), sentence.start + quantity.start)
    noun = _alone(sentence, between)
    if noun and (held.unit == quantity.unit or noun.tag not in NOUNS):
        return noun
    nouns = [t for t in between if t.tag in NOUNS and t.dep != "compound"]
    if len(nouns) != 1 or nouns[0].ent in FIGURES or nouns[0].text.lower() in _DAYS:
        return None
    [noun] = nouns
    after = [t for t in between if t.i > noun.i]
    if noun.dep not in _BESIDE or any(t.tag not in _BETWEEN for t in after):
        return None
    above = sentence.tokens[noun.head]
    return None if noun.dep == "conj" and above.dep == "pobj" and above.start >= first else noun


_WHILE = re.compile(r"[,;] (?:while|whereas|but|and) (?:the |its |their |an? )?")


_SAME_IN_PAST = frozenset("cut set put hit let cost shed spread bet quit beat cast split".split())


def _alone(sentence: Sentence, between: Sequence[Token]) -> Token | None:
    """The noun that is all that stands before a figure, the first of two; "and imports 3" can look a verb."""
    words = [t for t in between if t.tag not in ("DT", "PRP$")]
    if not words or words[-1].ent in FIGURES:
        return None
    last = words[-1]
    if len(words) == 1 and last.tag in ("VB", "VBP", "VBZ"):
        told = {t.tag for t in sentence.tokens[: last.i]}
        other = told & ({"VBD", "VBN"} if last.tag == "VBZ" else {"VBD", "VBZ", "VBN"})
        return last if other and last.text.lower() not in _SAME_IN_PAST else None
    if last.tag not in NOUNS or any(t.tag not in (*NOUNS, "JJ", "CC") for t in words):
        return None
    two = last.dep == "conj" and sentence.tokens[last.head] in words
    return sentence.tokens[last.head] if two else last


def goes_on(sentence: Sentence, held: Quantity, quantity: Quantity) -> bool:
    """Whether a figure stands with a noun alone, so that what is told of an earlier one holds for it too."""
    breaks = list(_BREAKS.finditer(sentence.text, held.end, quantity.start))
    if not breaks or held.unit != quantity.unit:
        return False
    first = sentence.start + breaks[-1].end()
    return _alone(sentence, sentence.between(first, sentence.start + quantity.start)) is not None


def same_preposition(sentence: Sentence, held: Quantity, quantity: Quantity) -> bool:
    """Whether two figures stand after the same preposition: "tin rose by 9 percent, but zinc by 2"."""
    one, other = (sentence.tokens[_first_from(sentence, q.start) - 1] for q in (held, quantity))
    return one.tag in ("IN", "TO") and one.text == other.text


def _new_subject(sentence: Sentence, held: Quantity, quantity: Quantity) -> Token | None:
    """The subject of the clause that "while" or "but" opens between two figures."""
    opened = None
    for opened in _WHILE.finditer(sentence.text, held.end, quantity.start):  # noqa: B007 - the last one is sought
        pass
    if opened is None:
        return None
    first = _first_from(sentence, opened.end())
    for token in sentence.tokens[first:]:
        if token.start >= sentence.start + quantity.start or token.tag not in _BEFORE_NOUN:
            return None
        if token.dep in SUBJECTS and token.tag in NOUNS:
            return token
    return None


def _first_from(sentence: Sentence, offset: int) -> int:
    """Index of the first token that begins at or after an offset of the sentence."""
    at = sentence.start + offset
    return next((t.i for t in sentence.tokens if t.start >= at), len(sentence.tokens))
