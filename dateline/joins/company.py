"""Company: whom and what an event is told with, which tells events of one kind and day apart."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dateline.nlp import Document
from dateline.records import Entity, Event


def named_with(doc: Document, events: Sequence[Event], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Events with the names of whom and what the sentences that tell them name, in the order of the text."""
    named: dict[int, dict[str, None]] = {}
    for entity in entities:
        for mention in entity.mentions:
            if sentence := doc.sentence_at(mention.start):
                named.setdefault(sentence.index, {})[entity.name] = None
    found = []
    for event in events:
        told = {s.index for m in event.mentions if (s := doc.sentence_at(m.start))}
        names = dict.fromkeys(name for index in sorted(told) for name in named.get(index, ()))
        found.append(dataclasses.replace(event, named_with=tuple(names)))
    return tuple(found)
