"""What articles tell together, as rows: rows into the linking, linked records out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.linking.entities import LinkedEntity
from dateline.linking.entity_cards import Card, filed, is_body, is_name, name_key
from dateline.linking.event_facts import LinkedEvent
from dateline.linking.event_traits import EventMention, Figure
from dateline.linking.stories import Story, StoryMember
from dateline.records import Event, Participant
from dateline.spans import Span
from models.rows import TOLD, Row, stable_id

NameIn = Mapping[tuple[str, str], str]  # (article id, name) -> entity id

ROUGHLY = 0.1  # "about 350" may be a tenth more or less


def event_mention(row: Row) -> EventMention:
    """A row of `event_mentions` as the linking takes it."""
    told = {name: row[name] for name in TOLD}
    event = Event(
        **told,
        mentions=(Span(row["char_start"], row["char_end"], row["text"]),),
        participants=tuple(Participant(**p) for p in row["participants"]),
        named_with=tuple(row["named_with"] or ()),
        confidence=row["confidence"],
    )
    return EventMention(
        row["event_mention_id"],
        row["article_id"],
        row["published_date"],
        event,
        row["sentence"],
        tuple(_figure(figure) for figure in row["figures"]),
        tuple(row["sums"]),
        tuple(row["told_beside"]),
        tuple(row["named_beside"]),
    )


def _figure(row: Row) -> Figure:
    """A figure with the bounds that its comparator means; "about" leaves a tenth either way."""
    low = row["value"] if row["low"] is None else row["low"]
    high = row["value"] if row["high"] is None else row["high"]
    if row["comparator"] in (">", ">="):
        high = None
    elif row["comparator"] in ("<", "<="):
        low = None
    elif row["comparator"] == "~":
        low, high = low and low * (1 - ROUGHLY), high and high * (1 + ROUGHLY)
    return Figure(row["unit"], row["status"], low, high, row["text"])


def event_rows(found: Iterable[LinkedEvent]) -> Iterable[Row]:
    """The rows of `events`."""
    same = (*TOLD, "event_id", "first_published", "last_published", "joined_because", "disagreement")
    for event in found:
        yield {**{name: getattr(event, name) for name in same}, "article_count": len(event.article_ids)}


def participant_rows(linked: Iterable[LinkedEvent], entity_of: NameIn) -> Iterable[Row]:
    """The rows of `event_participants`; one who is named in several ways is there once."""
    for event in linked:
        seen: set[tuple[str, str]] = set()
        for one in event.participants:
            entity = _entity(one.name, event.article_ids, entity_of)
            entity = entity or stable_id("unnamed", event.event_id, one.name)
            if (entity, one.role) not in seen:
                seen.add((entity, one.role))
                yield {
                    "event_id": event.event_id,
                    "entity_id": entity,
                    "role": one.role,
                    "name": one.name,
                    "country": one.country,
                }


def _entity(name: str, articles: Sequence[str], entity_of: NameIn) -> str | None:
    """The entity of a name in the first article that has it."""
    return next((entity_of[article, name] for article in articles if (article, name) in entity_of), None)


def card(row: Row) -> Card:
    """A row of mentions that share kind, name and country as the card of them."""
    of = row["filed"]
    return replace(
        filed(row["kind"], of["name"], of["country"], of["role"]),
        names=Counter({entry["key"]: entry["value"] for entry in row["names"]}),
        aliases={alias for alias in row["aliases"] if is_name(alias)},
        roles=Counter({entry["key"]: entry["value"] for entry in row["roles"] or ()}),
        affiliations={name_key(name) for name in row["affiliations"] or () if is_body(name)},
        articles=row["mentions"],
    )


def entity_rows(found: Iterable[LinkedEntity], counted: Mapping[str, Row]) -> Iterable[Row]:
    """The rows of `entities`.

    Args:
        found: The entities over all articles.
        counted: Articles, mentions and days of each, by its id.
    """
    same = ("entity_id", "name", "kind", "country", "latitude", "longitude", "joined_because")
    for entity in found:
        lists = {"aliases": list(entity.aliases), "roles": list(entity.roles)}
        yield {**{name: getattr(entity, name) for name in same}, **lists, **counted[entity.entity_id]}


def story_member(row: Row) -> StoryMember:
    """A row of `articles` as the grouping into stories takes it: a footer that two share makes no story."""
    text, kept, at = row["text"], [], 0
    for span in sorted(row["boilerplate_spans"], key=lambda s: s["char_start"]):
        kept.append(text[at : span["char_start"]])
        at = max(at, span["char_end"])
    return StoryMember(row["article_id"], row["published_date"], "\n".join((*kept, text[at:])))


def story_rows(stories: Iterable[Story]) -> Iterable[Row]:
    """The rows of `stories`."""
    for story in stories:
        yield {
            "story_id": story.story_id,
            "lead_article_id": story.lead,
            "article_ids": sorted(story.article_ids),
            "article_count": len(story.article_ids),
            "first_published": story.first_published,
            "last_published": story.last_published,
            "similarity": story.similarity,
        }
