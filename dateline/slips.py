"""Slips: what the parser gets wrong again and again, mended where the words alone tell better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline import lexicon

if TYPE_CHECKING:
    from dateline.nlp import Token

_NAME_TAGS = frozenset(("NNP", "NNPS"))
_BEFORE_NAME = frozenset(("compound", "nmod", "amod"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_IN_CLAUSE = frozenset(("relcl", "advcl", "aux", "auxpass", "ccomp"))
_STOPS = frozenset((".", "!", "?", ";", ":", ",", '"', "”"))
_SHORTEST = 4  # words of a sentence with an opening day, a name and a verb


def mended(tokens: list[Token]) -> list[Token]:
    """Tokens with the slips mended that their words tell."""
    for mend in _SLIPS:
        tokens = mend(tokens)
    return tokens


def _headline_passive(tokens: list[Token]) -> list[Token]:
    """Tokens with the verb of a headline as a passive: "Former minister jailed for fraud"."""
    if not tokens or tokens[-1].text in _STOPS:
        return tokens
    verb = next((t for t in tokens if t.text in lexicon.column("headline_passives", "word")), None)
    if verb is None or verb.tag not in ("VBD", "VBN"):
        return tokens
    above, below = tokens[verb.head], [t for t in tokens if t.head == verb.i and t.i != verb.i]
    if any(t.dep in ("aux", "auxpass") or (t.dep == "dobj" and t.ent != "MONEY") for t in below):
        return tokens
    if verb.dep == "acl" and above.dep == "ROOT" and above.tag in _NOUN_TAGS:
        for token in tokens:
            if token.head == above.i and token.i > verb.i:
                tokens[token.i] = token._replace(head=verb.i)
        tokens[above.i] = above._replace(dep="nsubjpass", head=verb.i)
        tokens[verb.i] = verb._replace(tag="VBN", dep="ROOT", head=verb.i)
    elif verb.dep == "ROOT" and (subject := next((t for t in below if t.dep == "nsubj"), None)):
        tokens[subject.i] = subject._replace(dep="nsubjpass")
        tokens[verb.i] = verb._replace(tag="VBN")
    return tokens


def _object_name(tokens: list[Token]) -> list[Token]:
    """Tokens with a name behind a verb as its object: "visited Windhoek", taken for an adverb."""
    days = lexicon.column("calendar_words", "word")
    for name in tokens[1:]:
        adverb = name.tag == "NNP" and name.dep == "advmod" and name.head == name.i - 1
        if adverb and tokens[name.head].pos == "VERB" and name.text not in days:
            tokens[name.i] = name._replace(dep="dobj")
    return tokens


def _whole_compounds(tokens: list[Token]) -> list[Token]:
    """Tokens with two nouns side by side as one: "the book fair", where the parser says "book, a fair"."""
    for second in tokens[1:]:
        first = tokens[second.i - 1]
        plain = first.tag == second.tag == "NN" and first.text.islower() and second.text.islower()
        if not plain or second.dep != "appos" or second.head != first.i or first.head == first.i:
            continue
        below = [t for t in tokens if t.head == first.i and t.i not in (first.i, second.i)]
        for token in below:
            tokens[token.i] = token._replace(head=second.i)
        tokens[second.i] = second._replace(dep=first.dep, head=first.head)
        tokens[first.i] = first._replace(dep="compound", head=second.i)
    return tokens


def _finite_verb(tokens: list[Token]) -> list[Token]:
    """Tokens with the verb of "A ferry carrying 120 people capsized", taken for a participle, as such."""
    root = next((t for t in tokens if t.dep == "ROOT"), None)
    if root is None or root.tag not in _NOUN_TAGS or tokens[-1].text != ".":
        return tokens
    if any(t.tag in _FINITE and t.dep not in _IN_CLAUSE for t in tokens):
        return tokens
    bearing = next((t for t in tokens if t.tag == "VBG" and t.dep == "acl" and t.head == root.i), None)
    done = [t for t in tokens if t.tag == "VBN" and t.dep == "acl" and bearing and t.i > bearing.i]
    if bearing is None or len(done) != 1 or any(t.head == done[0].i and t.dep == "agent" for t in tokens):
        return tokens
    verb = done[0]
    for token in tokens:
        if token.head == root.i and token.i > verb.i:
            tokens[token.i] = token._replace(head=verb.i)
    tokens[root.i] = root._replace(dep="nsubj", head=verb.i)
    tokens[verb.i] = verb._replace(tag="VBD", dep="ROOT", head=verb.i)
    return tokens


def _clause_verb(tokens: list[Token]) -> list[Token]:
    """Tokens with the verb of "when a bus overturned", taken for a participle, as such."""
    for verb in tokens:
        noun = tokens[verb.head]
        if verb.tag != "VBN" or verb.dep != "acl" or noun.dep != "advcl" or noun.tag not in _NOUN_TAGS:
            continue
        below = [t for t in tokens if t.head == noun.i and t.i != verb.i]
        asking = [t for t in below if t.tag == "WRB" and t.i < noun.i]
        if noun.i + 1 != verb.i or not asking:
            continue
        for token in (*asking, *(t for t in below if t.i > verb.i)):
            tokens[token.i] = token._replace(head=verb.i)
        tokens[verb.i] = verb._replace(tag="VBD", dep="advcl", head=noun.head)
        tokens[noun.i] = noun._replace(dep="nsubj", head=verb.i)
    return tokens


def _opening_day(tokens: list[Token]) -> list[Token]:
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


_SLIPS = (
    _opening_day, _whole_compounds, _finite_verb, _clause_verb, _object_name, _headline_passive,
)  # fmt: skip
