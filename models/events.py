"""Contracts of events: as one article tells them, and as they happened in the world."""

from __future__ import annotations

from typing import Annotated

import pandera.polars as pa
import polars as pl

from dateline.records import EVENT_STATUSES, EVENT_TYPES, PARTICIPANT_ROLES, PLOVER_TYPES, PRECISIONS
from models.base import ID, Contract, Located, Spans, Texts, closed, country, identifier, maybe, not_before

PARTICIPANT = pl.Struct({"name": pl.String, "role": pl.String, "country": pl.String})


class Told(Contract):
    """What is told of an event; shared by its mentions and the event itself."""

    name: str = pa.Field(description="Canonical name, with edition or year where it has one.")
    type: str = closed(EVENT_TYPES, "What kind of event.")
    plover: str = closed(PLOVER_TYPES, "Closest type of the PLOVER ontology.", nullable=True)
    series: str = maybe("Name of the series, for a recurring event.")
    edition: pl.Int32 = maybe("Its number in the series.", ge=1)
    start_date: pl.Date = maybe("First day, or the earliest that the precision allows.")
    end_date: pl.Date = maybe("Last day, included; null while it runs.")
    date_precision: str = closed(PRECISIONS, "How exact the dates are.", nullable=True)
    place: str = maybe("Place as named; several joined by '; '.")
    country: str = country("Where it takes place")
    status: str = closed(EVENT_STATUSES, "How it stood when the article came out.")

    dates_in_order = not_before("start_date", "end_date")


class EventMentions(
    Told,
    Located,
    key=("event_mention_id",),
    partition="published_date",
    sort=("article_id", "char_start", "event_mention_id"),
):
    """Events as single articles tell them.

    Grain: one row per event and article; `text` is its first mention.
    """

    event_mention_id: str = identifier("Hash of the article and the mentions' offsets.")
    event_id: str = maybe("The event in the world; joins events.", str_matches=ID)
    mention_spans: Spans = pa.Field(description="Every mention, as offsets into articles.text.")
    participants: Annotated[pl.List, PARTICIPANT] = pa.Field(
        description="Who takes part, as this article tells it: name, role, country."
    )
    named_with: Texts = maybe("Whom and what the sentences that tell it name.")


class Events(Told, key=("event_id",), partition="start_date"):
    """Events in the world, over all articles.

    Grain: one row per real-world event, however many articles report it.
    """

    event_id: str = identifier("Content hash; the same whatever the order of arrival.")
    article_count: pl.Int32 = pa.Field(ge=1, description="Articles that tell it.")
    first_published: pl.Date = maybe("Day of publication of the first of them.")
    last_published: pl.Date = maybe("Day of publication of the last of them.")
    joined_because: str = maybe("Why its mentions were joined; null for a single one.")
    disagreement: str = maybe("What the articles differ about, with their values; null if nothing.")


class EventParticipants(
    Contract, key=("event_id", "entity_id", "role"), sort=("event_id", "role", "entity_id")
):
    """Who takes part in which event.

    Grain: one row per event, participant and role.
    """

    event_id: str = identifier("Joins events.")
    entity_id: str = identifier(
        "Joins entities; a description of unnamed people has an id of its own and no row there."
    )
    role: str = closed(PARTICIPANT_ROLES, "Part that it takes.")
    name: str = pa.Field(description="Canonical name, or the description.")
    country: str = country("Where the participant belongs")
