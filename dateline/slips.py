"""Slips: what the parser gets wrong again and again, mended where the words alone tell better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline import lexicon

if TYPE_CHECKING:
    from dateline.nlp import Token

_NAME_TAGS = frozenset(("NNP", "NNPS"))
_BEFORE_NAME = frozenset(("compound", "nmod", "amod"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_SHORTEST = 4  # words of a sentence with an opening day, a name and a verb


def mended(tokens: list[Token]) -> list[Token]:
    """Tokens with the day or month that opens a sentence hung on its preposition, not on the name behind it.

    In "On Tuesday Chile signed a treaty" the parser takes "Tuesday Chile" for one name, often for the object
    of "On", and the treaty has neither day nor signatory.
    """
    if len(tokens) < _SHORTEST or tokens[0].tag != "IN" or tokens[1].dep not in _BEFORE_NAME:
        return tokens
    opener, day, first = tokens[:3]
    named, verb = tokens[day.head], tokens[opener.head]
    days = lexicon.column("calendar_words", "word")
    if day.text not in days or first.text in days or not {first.tag, named.tag} <= _NAME_TAGS:
        return tokens
    if named.head == opener.i:
        if verb.pos not in ("VERB", "AUX") or any(t.head == verb.i and t.dep in _SUBJECTS for t in tokens):
            return tokens
        passive = any(t.head == verb.i and t.dep == "auxpass" for t in tokens)
        tokens[named.i] = named._replace(dep="nsubjpass" if passive else "nsubj", head=verb.i)
    tokens[day.i] = day._replace(dep="pobj", head=opener.i)
    for token in tokens[first.i : named.i + 1]:
        if token.ent == "DATE":
            tokens[token.i] = tokens[token.i]._replace(ent="", ent_begins=False)
    return tokens
