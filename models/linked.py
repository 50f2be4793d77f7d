"""What articles tell together, as rows: mention rows into the linking, linked records out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dateline.linking.entities import EntityMention, LinkedEntity
from dateline.linking.events import EventMention, LinkedEvent
from dateline.linking.stories import Story, StoryMember
from dateline.records import Event, Participant
from dateline.spans import Span
from models.rows import Row, stable_id

NameIn = Mapping[tuple[str, str], str]  # (article id, name) -> entity id


def entity_mention(row: Row) -> EntityMention:
    """A row of `entity_mentions` as the linking takes it."""
    return EntityMention(
        article_id=row["article_id"],
        published=row["published_date"],
        name=row["name"],
        kind=row["kind"],
        aliases=tuple(row["aliases"]),
        country=row["country"],
        role=row["role"],
        affiliation=row["affiliation"],
        mention_count=len(row["mention_spans"]),
    )


def event_mention(row: Row) -> EventMention:
    """A row of `event_mentions` as the linking takes it."""
    event = Event(
        name=row["name"],
        mentions=(Span(row["char_start"], row["char_end"], row["text"]),),
        type=row["type"],
        plover=row["plover"],
        series=row["series"],
        edition=row["edition"],
        start_date=row["start_date"],
        end_date=row["end_date"],
        date_precision=row["date_precision"],
        place=row["place"],
        country=row["country"],
        status=row["status"],
        participants=tuple(Participant(**p) for p in row["participants"]),
        confidence=row["confidence"],
    )
    return EventMention(row["event_mention_id"], row["article_id"], row["published_date"], event)


def story_member(row: Row) -> StoryMember:
    """A row of `articles` as the grouping into stories takes it: a footer that two share makes no story."""
    text, kept, at = row["text"], [], 0
    for span in sorted(row["boilerplate_spans"], key=lambda s: s["char_start"]):
        kept.append(text[at : span["char_start"]])
        at = max(at, span["char_end"])
    return StoryMember(row["article_id"], row["published_date"], "\n".join((*kept, text[at:])))


def entity_rows(linked: Iterable[LinkedEntity]) -> Iterable[Row]:
    """The rows of `entities`."""
    for entity in linked:
        yield {
            "entity_id": entity.entity_id,
            "name": entity.name,
            "kind": entity.kind,
            "aliases": sorted(entity.aliases),
            "country": entity.country,
            "latitude": entity.latitude,
            "longitude": entity.longitude,
            "roles": sorted(entity.roles),
            "article_count": len(entity.article_ids),
            "mention_count": entity.mention_count,
            "first_published": entity.first_published,
            "last_published": entity.last_published,
            "joined_because": entity.joined_because,
        }


def event_rows(linked: Iterable[LinkedEvent], published: Mapping[str, date | None]) -> Iterable[Row]:
    """The rows of `events`.

    Args:
        linked: The events over all articles.
        published: Day of publication of each article, where known.
    """
    for event in linked:
        days = sorted(day for a in event.article_ids if (day := published.get(a)))
        yield {
            "event_id": event.event_id,
            "name": event.name,
            "type": event.type,
            "plover": event.plover,
            "series": event.series,
            "edition": event.edition,
            "start_date": event.start_date,
            "end_date": event.end_date,
            "date_precision": event.date_precision,
            "place": event.place,
            "country": event.country,
            "status": event.status,
            "article_count": len(event.article_ids),
            "first_published": days[0] if days else None,
            "last_published": days[-1] if days else None,
            "joined_because": event.joined_because,
            "disagreement": event.disagreement,
        }


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


def story_rows(stories: Iterable[Story], published: Mapping[str, date | None]) -> Iterable[Row]:
    """The rows of `stories`."""
    for story in stories:
        days = sorted(day for a in story.article_ids if (day := published.get(a)))
        yield {
            "story_id": story.story_id,
            "lead_article_id": story.lead,
            "article_ids": sorted(story.article_ids),
            "article_count": len(story.article_ids),
            "first_published": days[0] if days else None,
            "last_published": days[-1] if days else None,
            "similarity": story.similarity if len(story.article_ids) > 1 else None,
        }
