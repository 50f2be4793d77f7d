"""Finding the entities of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from dateline.article import Article
from dateline.entities.gazetteer import country_of
from dateline.nlp import Document
from dateline.records import Entity
from dateline.spans import Span

_KIND_OF_LABEL = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": None,
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


def find_entities(doc: Document, article: Article) -> tuple[Entity, ...]:
    """Find the people, organisations and places of an article, in order of first mention."""
    found: dict[tuple[str, str], list[Span]] = {}
    for sentence in doc.sentences:
        for label, tokens in sentence.names():
            kind = _KIND_OF_LABEL.get(label)
            words = [t for t in tokens if t.tag != "POS"]
            if words and words[0].text.lower() == "the":
                words = words[1:]
            if kind and words:
                start, end = words[0].start, words[-1].end
                found.setdefault((kind, doc.text[start:end]), []).append(
                    Span(start, end, doc.text[start:end])
                )
    return tuple(
        Entity(
            name=name,
            kind=kind,
            mentions=tuple(mentions),
            country=country_of(name) if kind != "person" else None,
        )
        for (kind, name), mentions in found.items()
    )


def entity_at(entities: Sequence[Entity], start: int, end: int) -> Entity | None:
    """The entity with the longest mention that overlaps the characters from `start` to `end`."""
    starts, spans, owners = _index(tuple(entities))
    best: tuple[int, int] | None = None
    for k in range(bisect_right(starts, end - 1) - 1, -1, -1):
        span = spans[k]
        if span.end > start and (best is None or len(span) > best[0]):
            best = (len(span), owners[k])
        if starts[k] < start - _LONGEST_MENTION:
            break
    return entities[best[1]] if best else None


_LONGEST_MENTION = 200  # characters; a mention that overlaps starts no further back


@lru_cache(maxsize=32)
def _index(entities: tuple[Entity, ...]) -> tuple[list[int], list[Span], list[int]]:
    """Starts, spans and owners of all mentions, in text order."""
    rows = sorted((m.start, m.end, k, m) for k, entity in enumerate(entities) for m in entity.mentions)
    return [r[0] for r in rows], [r[3] for r in rows], [r[2] for r in rows]
