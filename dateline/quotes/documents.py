"""Documents: polls, reports and statements, and whose they are anywhere in the article.

"According to a new poll ..." is told by whoever conducted it, though only the next paragraph says so: "the
survey, conducted by the Tarn Institute". Nouns for the same thing share a class in data/quote_documents.csv.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from types import MappingProxyType

from dateline import lexicon
from dateline.entities import entity_at
from dateline.nlp import Document, Sentence, Token
from dateline.records import Entity

MADE = frozenset(
    "conduct carry release publish issue commission produce do compile prepare write make run".split()
)
_BY = frozenset(("by", "from", "of"))
_FARTHEST = 6  # steps in the parse between a document and the name of whose it is


@cache
def classes() -> MappingProxyType[str, str]:
    """What each noun for a document is called here: nouns with one name can mean the same document."""
    return MappingProxyType(
        {row["noun"]: row["same_as"] or row["noun"] for row in lexicon.rows("quote_documents")}
    )


def class_of(head: Token) -> str | None:
    """The class of a noun for a document; None for another word."""
    known = classes()
    return known.get(head.lemma.lower()) or known.get(head.text.lower())  # "data" is the plural of "datum"


def owners(doc: Document, entities: Sequence[Entity]) -> dict[str, list[tuple[int, Entity]]]:
    """For each class of documents the places where the article says whose one is, in text order."""
    found: dict[str, list[tuple[int, Entity]]] = {}
    for sentence in doc.sentences:
        for token in sentence.tokens:
            if (
                token.pos == "NOUN"
                and (name := class_of(token))
                and (owner := _owner(sentence, token, entities))
            ):
                found.setdefault(name, []).append((token.start, owner))
    return found


def _owner(sentence: Sentence, document: Token, entities: Sequence[Entity]) -> Entity | None:
    """Whose a document is: "the bank said in a report", "the bank's report", "a report by the bank"."""
    verb = _said_in(sentence, document)
    for token in sentence.children[verb.i] if verb else ():
        if token.dep == "nsubj" and (entity := entity_at(entities, token.start, token.end)) is not None:
            return entity if entity.kind != "place" else None
    for token in sentence.subtree(document):
        if token.pos == "PROPN" and _belongs(sentence, document, token):
            entity = entity_at(entities, token.start, token.end)
            # "A study of Rui Costa" is about him.
            about = sentence.tokens[token.head].lemma == "of"
            if entity is not None and entity.kind != "place" and not (about and entity.kind == "person"):
                return entity
    return None


def _said_in(sentence: Sentence, document: Token) -> Token | None:
    """The verb of "the ministry said in a statement"."""
    preposition = sentence.tokens[document.head]
    verb = sentence.tokens[preposition.head]
    return verb if preposition.lemma == "in" and document.dep == "pobj" and verb.pos == "VERB" else None


def _belongs(sentence: Sentence, document: Token, token: Token) -> bool:
    """Whether the way from a name up to a document tells that it is theirs."""
    way = [token]
    while way[-1].head != document.i and len(way) < _FARTHEST:
        way.append(sentence.tokens[way[-1].head])
    top = way[-1]
    if top.head != document.i:
        return False
    if top.dep in ("poss", "compound", "nmod"):
        return all(t.dep in ("poss", "compound", "nmod") for t in way)
    if top.dep == "prep":
        return top.lemma in _BY and len(way) <= 3
    return top.dep == "acl" and top.lemma in MADE and any(t.lemma == "by" for t in way[:-1])
