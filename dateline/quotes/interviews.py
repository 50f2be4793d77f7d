"""Interviews in questions and answers: who asks and who is asked, as the introduction tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline import lexicon
from dateline.nlp import Document, Sentence
from dateline.quotes.speakers import UNKNOWN, Speaker, person
from dateline.records import Entity

_ASKING = frozenset(("interview", "ask", "question"))
_WORD = re.compile(r"\w+")


def who_is_who(doc: Document, first_turn: int, entities: Sequence[Entity]) -> dict[str, Speaker]:
    """The speakers behind labels such as "Q" and "A".

    Args:
        doc: The article.
        first_turn: Offset of its first question; what stands before it introduces the interview.
        entities: Its people, organisations and places.

    Returns:
        For each label in lower case the speaker; one of unknown name where the introduction doesn't tell.
    """
    intro = [s for s in doc.sentences if s.end <= first_turn]
    people = _named(entities, "person", intro)
    told = [s for s in intro if _WORD.findall(s.text) and _is_about_interview(s)]
    guests = _named(entities, "person", told) or people
    hosts = _named(entities, "organisation", told)
    asking = Speaker(hosts[0].name, "organisation") if len(hosts) == 1 else UNKNOWN
    verb = next((t for s in told for t in s.tokens if t.lemma in _ASKING and t.pos == "VERB"), None)
    if verb is not None and len(guests) == 2:
        # "Ana Prado interviewed Rui Lima": who asks stands first.
        guests.sort(key=lambda e: any(verb.start < m.start < told[-1].end for m in e.mentions))
        asking, guests = person(guests[0]), guests[1:]
    asked = person(guests[0]) if len(guests) == 1 else UNKNOWN
    labels = dict.fromkeys(lexicon.column("quote_interviews", "asks"), asking)
    return labels | dict.fromkeys(lexicon.column("quote_interviews", "answers"), asked)


def _is_about_interview(sentence: Sentence) -> bool:
    words = {word.lower() for word in _WORD.findall(sentence.text)}
    return not words.isdisjoint(lexicon.column("quote_interviews", "occasion"))


def _named(entities: Sequence[Entity], kind: str, sentences: Sequence[Sentence]) -> list[Entity]:
    """The entities of a kind that some sentences name, in the order of the article."""
    return [
        entity
        for entity in entities
        if entity.kind == kind
        and any(s.start <= mention.start < s.end for mention in entity.mentions for s in sentences)
    ]
