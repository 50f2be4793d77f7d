"""Counted things: the noun phrase that a number without a unit of measure counts.

"2,800 companies" is counted in companies, "five profile slots" in profile slots, "a 12-page document" in
pages. Nouns that are comparable whatever goes before them stand alone (data/count_nouns.csv).
"""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from dateline import lexicon
from dateline.nlp import Sentence, Token, lemma


class Counted(NamedTuple):
    """What is counted.

    Attributes:
        unit: Singular head noun, with the words that make a compound with it.
        head: Index of the head among the sentence's tokens.
        first: Index of the first token of the phrase.
        last: Index of its last token.
        modifies: Whether the phrase itself modifies a noun ("a 12-page document").
    """

    unit: str
    head: int
    first: int
    last: int
    modifies: bool = False


_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MODIFIER = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "AFX", "FW"}
)
_PLURAL = frozenset({"NNS", "NNPS"})
_PREFIXES = frozenset("pro anti non ex more fewer less".split())
_LONGEST_PHRASE = 7  # tokens
_WIDEST = 2  # characters between two words of a phrase
_TIME_WORDS = frozenset("today yesterday tomorrow year week month a.m. p.m. last next".split())
_DAYS = frozenset("today yesterday tomorrow last next".split())
_NO_PLURAL = frozenset(
    "people staff police personnel aircraft spacecraft sheep fish cattle head series species".split()
)


def counted_after(sentence: Sentence, number: int, *, one: bool) -> Counted | None:
    """The phrase counted by the number whose last token has index `number`; None where none follows.

    Args:
        sentence: A parsed sentence.
        number: Index of the number's last token.
        one: Whether the number is 1, so that a singular is counted.
    """
    tokens = sentence.tokens
    first = number + 1
    if (
        first + 1 < len(tokens)
        and tokens[first].text in ("-", "–")
        and tokens[first].end == tokens[first + 1].start
    ):
        return _modifier(tokens, first + 1)
    last = _run_end(tokens, first)
    if last is None:
        return None
    head = _head(tokens, first, last)
    if head is None:
        return None
    token = tokens[head]
    if (
        not one
        and token.tag == "NN"
        and lemma(token.text, "NOUN") == token.text.lower()
        and token.text.lower() not in _NO_PLURAL
    ):
        # A singular cannot be what several of are counted: "12 page document", "5 speed version".
        noun = next((i for i in range(first, head) if tokens[i].tag in _NOUN), None)
        if noun is not None and noun < head:
            return Counted(singular(tokens[noun]), noun, first, noun, modifies=True)
    return Counted(_unit(tokens, first, head), head, first, head)


def _modifier(tokens: tuple[Token, ...], first: int) -> Counted | None:
    """The unit of a hyphened modifier: "five-storey", "three-point range"."""
    if first >= len(tokens) or tokens[first].tag not in ("NN", "NNS", "JJ"):
        return None
    # "A 20-strong delegation" is of people.
    unit = "person" if tokens[first].text.lower() == "strong" else singular(tokens[first])
    return Counted(unit, first, first, first, modifies=True)


def _run_end(tokens: tuple[Token, ...], first: int) -> int | None:
    """Index of the last noun of the run of modifiers and nouns that begins at `first`."""
    last = None
    for i in range(first, min(first + _LONGEST_PHRASE, len(tokens))):
        token = tokens[i]
        if i and token.start - tokens[i - 1].end > _WIDEST:
            break  # the next column of a table
        if _is_time(token, inside=last is not None, opens=i == first) or token.text in ("|", "•", "*"):
            break
        if token.tag in _NOUN:
            if last is not None and tokens[last].tag in _PLURAL and not _compounds(tokens, last, i):
                break
            last = i
        elif not _goes_on(tokens, i, first, last):
            break
    return last


def _is_time(token: Token, *, inside: bool, opens: bool) -> bool:
    """Whether a token is a time rather than a part of the phrase ("200 people last year")."""
    word = token.text.lower()
    if word in _TIME_WORDS:
        return inside or opens or word in _DAYS
    return inside and token.ent in ("DATE", "TIME")


def _goes_on(tokens: tuple[Token, ...], i: int, first: int, last: int | None) -> bool:
    """Whether the word at `i`, no noun itself, leads on to a noun of the same phrase."""
    token, after = tokens[i], tokens[i + 1].tag if i + 1 < len(tokens) else ""
    if token.tag in ("RP", "RB", "IN") and tokens[i - 1].tag == "HYPH":
        return after in _MODIFIER  # "burned-out vehicles"
    if token.tag == "RB":
        return after in ("JJ", "VBN")
    if token.tag == "CD" and "-" in token.text and token.text[0].isupper():
        return after in _NOUN  # "12 F-16 jets"
    if token.tag == "CD":
        return last == i - 1 and tokens[last].tag == "NNP" and after in _PLURAL  # "Model 3 sedans"
    if token.tag in ("CC", ","):
        if last is None:
            return i > first and after in _MODIFIER
        return token.tag == "CC" and tokens[last].tag in ("NNP", "NN") and _joins_names(tokens, last, i)
    if token.tag in ("VBN", "VBG", "JJ") and tokens[i - 1].tag == "HYPH":
        return after in _MODIFIER  # "coal-burning power plants"
    if token.tag in ("VBN", "VBD") and i == first and after == "NNS":
        return True
    if token.tag in ("VBN", "VBG"):
        return last is None and _premodifies(tokens, i)
    if last is not None and tokens[last].tag in _PLURAL:
        return token.tag in ("POS", "HYPH")
    return token.tag in _MODIFIER


def _compounds(tokens: tuple[Token, ...], i: int, j: int) -> bool:
    """Whether the noun at `i` modifies the one at `j` or one behind it."""
    return tokens[i].dep in ("compound", "nmod", "amod", "poss") and tokens[i].head >= j


def _premodifies(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a participle at `i` stands before the noun that it modifies."""
    return tokens[i].dep in ("amod", "compound", "nmod") and tokens[i].head > i


def _joins_names(tokens: tuple[Token, ...], i: int, j: int) -> bool:
    """Whether a conjunction at `j` joins two names before one noun ("Kestrel and Volta vehicles")."""
    names = list(takewhile(lambda t: t.tag in ("NNP", "NN"), tokens[j + 1 : j + 4]))
    after = tokens[j + 1 + len(names)].tag if j + 1 + len(names) < len(tokens) else ""
    return tokens[i].tag == "NNP" and bool(names) and names[0].tag == "NNP" and after in _PLURAL


def _head(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Index of the head noun of a run."""
    nouns = [i for i in range(first, last + 1) if tokens[i].tag in _NOUN]
    return nouns[-1] if nouns else None


def _unit(tokens: tuple[Token, ...], first: int, head: int) -> str:
    """Name of the counted thing: the head alone, or with what makes a compound with it."""
    noun = singular(tokens[head])
    if noun in lexicon.column("count_nouns", "noun"):
        return noun
    kept = [
        t.text if t.tag in ("NNP", "NNPS") or t.text.isupper() else _plain(t)
        for t in tokens[first:head]
        if (t.tag in _MODIFIER or t.tag == "CD")
        and t.tag not in ("POS", "HYPH")
        and t.text.lower() not in _PREFIXES
        and any(c.isalnum() for c in t.text)
        and not (t.tag == "JJ" and t.text[:1].isupper())
        and not (t.tag == "JJR" and t.i == first)
    ]
    return " ".join([*_rejoined(tokens, first, head, kept), noun])


def _plain(token: Token) -> str:
    """A modifier in small letters, an adjective in its base form: "old ferry" of "oldest ferries"."""
    return token.lemma.lower() if token.tag in ("JJS", "JJR") else token.text.lower()


def _rejoined(tokens: tuple[Token, ...], first: int, head: int, kept: list[str]) -> list[str]:
    """The kept modifiers, hyphened ones as written ("first-team")."""
    if not any(t.tag == "HYPH" for t in tokens[first:head]):
        return kept
    words: list[str] = []
    held = tokens[first]
    words.append(held.text.lower())
    for token in tokens[first + 1 : head]:
        if not any(c.isalnum() for c in token.text) and token.tag != "HYPH":
            continue
        if token.start == held.end and (token.tag == "HYPH" or held.tag == "HYPH"):
            words[-1] += token.text.lower()
        else:
            words.append(token.text.lower())
        held = token
    return words


def singular(token: Token) -> str:
    """Singular of a noun; a name keeps its capital."""
    word = token.text if token.text.isupper() or token.tag not in _PLURAL else token.text.lower()
    if token.tag == "NNPS":
        word = token.text
    if token.tag not in _PLURAL:
        if token.tag == "NN" and not word.endswith("s"):
            return lemma(word, "NOUN")  # "nine memoranda" looks like a singular
        return token.text if token.tag == "NNP" else word.lower()
    if word.lower() == "people":
        return "person"
    if token.text[:-1].isupper() and token.text.endswith("s"):
        return token.text[:-1]  # "three CEOs"
    if word.endswith("smen"):
        return word[:-2] + "an"  # not all are in the tables
    base = lemma(word, "NOUN")
    if base != word.lower() or not word.endswith("s") or word.lower() in _NO_PLURAL or word.endswith("ss"):
        return base.capitalize() if token.tag == "NNPS" else base
    # The tables know some plurals as words of their own ("years", "peoples").
    ending = next((e for e in ("ies", "sses", "xes", "ches", "shes", "s") if word.endswith(e)), "s")
    return (
        word[:-3] + "y"
        if ending == "ies"
        else word[: len(word) - (2 if ending in ("sses", "xes", "ches", "shes") else 1)]
    )
