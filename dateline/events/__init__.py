"""Events: what happened, happens or is to happen in an article."""

from __future__ import annotations

from dateline.article import Article
from dateline.events.triggers import may_hold
from dateline.nlp import Document
from dateline.records import Entity, Event, Time

__all__ = ["find_events", "may_hold"]


def find_events(
    doc: Document, article: Article, times: tuple[Time, ...], entities: tuple[Entity, ...]
) -> tuple[Event, ...]:
    """Find them."""
    return ()
