"""Entity findings."""

from __future__ import annotations

from dateline.article import Article
from dateline.nlp import Document
from dateline.records import Entity


def find_entities(doc: Document, article: Article) -> tuple[Entity, ...]:
    """Find them."""
    return ()


def may_hold(sentence: str) -> bool:
    """Whether it is worth parsing."""
    return any(c.isdigit() for c in sentence)
