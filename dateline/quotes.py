"""Quote findings."""

from __future__ import annotations

from dateline.article import Article
from dateline.nlp import Document
from dateline.records import Entity, Quote, Time


def find_quotes(
    doc: Document, article: Article, times: tuple[Time, ...], entities: tuple[Entity, ...]
) -> tuple[Quote, ...]:
    """Find them."""
    return ()


def may_hold(sentence: str) -> bool:
    """Whether it is worth parsing."""
    return any(c.isdigit() for c in sentence)
