"""Records: what is found in an article, as frozen dataclasses.

Every finding carries offsets into the article's text. A field that the text does not tell is None (or
empty where it is a tuple): nothing is guessed. The legal values of closed fields stand here once; the
table contracts import them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dateline.spans import Span

if TYPE_CHECKING:
    from dateline.article import Article

TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
QUOTE_KINDS = ("direct", "mixed", "indirect")
SPEAKER_TYPES = ("person", "organisation", "group", "unnamed")
COMPARATORS = ("=", "~", ">", ">=", "<", "<=")
UNIT_KINDS = ("currency", "percent", "count", "physical", "duration", "ordinal")
CHANGES = ("up", "down")
METRIC_STATUSES = ("actual", "planned", "target", "estimate")
EVENT_TYPES = (
    "expo", "forum", "summit", "meeting", "visit", "ceremony", "press_conference", "agreement", "contract",
    "investment", "sanction", "policy", "statement", "letter", "conflict", "anniversary", "other",
)  # fmt: skip
# Gatherings that come in series; what mostly has a first and a last day.
SERIAL_TYPES = frozenset(("expo", "forum", "summit"))
LASTING_TYPES = SERIAL_TYPES | {"visit"}
PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "SANCTION", "COERCE", "PROTEST", "MOBILIZE", "ASSAULT",
)  # fmt: skip
EVENT_STATUSES = ("past", "ongoing", "scheduled", "hypothetical")
PARTICIPANT_ROLES = ("actor", "recipient", "host", "organizer", "attendee", "venue", "topic")
ENTITY_KINDS = ("person", "organisation", "place")
PRECISIONS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Time(Span):
    """A time expression (ISO-TimeML TIMEX3).

    Attributes:
        timex_type: One of `TIMEX_TYPES`.
        timex_value: TIMEX3 value, such as `2018-11-05`, `2018-H1`, `P5D`, `XXXX-WXX-2`.
        start_date: First day of the calendar interval that it denotes; None where it denotes none.
        end_date: Last day of that interval, included.
    """

    timex_type: str
    timex_value: str
    start_date: date | None = None
    end_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """An attribution: words or an opinion, and whose they are.

    Attributes:
        content: What is said, in text order; several spans where it is interrupted.
        source: The words that name the speaker at this place; empty where there are none.
        cue: The reporting word ("said", "according to"); empty where there is none.
        kind: One of `QUOTE_KINDS`.
        speaker: Canonical name or description of who speaks; None where the text does not tell.
        speaker_type: One of `SPEAKER_TYPES`.
        speaker_role: What the speaker is ("director general").
        speaker_affiliation: Whom the speaker belongs to ("Bank of Lakeland").
        addressee: The outlet or body that the words were said to.
        said_on: The day they were said.
        confidence: Chance that content and speaker are right, 0 to 1.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    kind: str = "indirect"
    speaker: str | None = None
    speaker_type: str | None = None
    speaker_role: str | None = None
    speaker_affiliation: str | None = None
    addressee: str | None = None
    said_on: date | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Metric(Span):
    """A quantity that the article states.

    Attributes:
        value: The number in base units ("51 billion" is 5.1e10); None for a range.
        low: Lower end of a range, else None.
        high: Upper end of a range, else None.
        comparator: One of `COMPARATORS`; the hedge as a sign.
        unit: ISO 4217 code, `percent`, UCUM code, or an English singular; None for a bare number.
        unit_kind: One of `UNIT_KINDS`; None for a bare number.
        per: What a count, a physical amount or millions of money are for ("day" in "200 trucks a day",
            "year" in "5 million euros a year"), or the money that a rate of exchange buys; None for a total.
            Prices and speeds are units.
        unit_text: The unit as the text words it.
        measure: What is measured, a short noun phrase.
        subject: Names of whom or what it is about.
        period_start: First day of the period that the figure covers.
        period_end: Last day of it, included.
        change: One of `CHANGES` where the figure is itself a change.
        change_basis: What it changed against ("year-on-year", "since last year", "share").
        status: One of `METRIC_STATUSES`.
        attributed_to: Speaker of the quote that holds the figure.
        compared_to: The figure that it is set against ("rose to 5 from 4"), as it stands in the text.
        change_of: The level that it, a change, led to ("rose 12 percent to 5.6").
        contradiction: What does not add up between it and other figures of its sentence, in words.
        confidence: Chance that value and unit are right, 0 to 1.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: str = "="
    unit: str | None = None
    unit_kind: str | None = None
    per: str | None = None
    unit_text: str | None = None
    measure: str | None = None
    subject: tuple[str, ...] = ()
    period_start: date | None = None
    period_end: date | None = None
    change: str | None = None
    change_basis: str | None = None
    status: str = "actual"
    attributed_to: str | None = None
    compared_to: Span | None = None
    change_of: Span | None = None
    contradiction: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event.

    Attributes:
        name: Canonical name, or a description of unnamed people.
        role: One of `PARTICIPANT_ROLES`.
        country: ISO 3166-1 alpha-2, where known.
    """

    name: str
    role: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, is happening, is scheduled or is proposed.

    Attributes:
        name: Canonical name, with edition or year where it has one.
        mentions: Where the article names or tells it, in text order; at least one.
        type: One of `EVENT_TYPES`.
        plover: Closest of `PLOVER_TYPES`, or None.
        series: Name of the series for a recurring event.
        edition: Its number in the series.
        start_date: First day on which it took or takes place (a bound where the precision is coarser).
        end_date: Last day, included.
        date_precision: One of `PRECISIONS`; None without dates.
        place: Place as named, several joined with "; ".
        country: ISO 3166-1 alpha-2 of where it takes place.
        status: One of `EVENT_STATUSES`, as of publication.
        participants: Who takes part.
        named_with: Names of the people, organisations and places that the sentences which tell it name.
        confidence: Chance that this is an event of this type, 0 to 1.
    """

    name: str
    mentions: tuple[Span, ...]
    type: str = "other"
    plover: str | None = None
    series: str | None = None
    edition: int | None = None
    start_date: date | None = None
    end_date: date | None = None
    date_precision: str | None = None
    place: str | None = None
    country: str | None = None
    status: str = "past"
    participants: tuple[Participant, ...] = ()
    named_with: tuple[str, ...] = ()
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation or place of the article.

    Attributes:
        name: Canonical name: the fullest form that the article gives.
        kind: One of `ENTITY_KINDS`.
        mentions: Every place where it is named, in text order.
        aliases: The other forms of its name in this article.
        country: ISO 3166-1 alpha-2 of where it belongs.
        role: What a person is ("President"); None for the others.
        affiliation: Whom a person belongs to.
    """

    name: str
    kind: str
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    country: str | None = None
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True)
class Extraction:
    """Everything found in one article, each tuple in text order."""

    article: Article
    times: tuple[Time, ...] = field(default=())
    quotes: tuple[Quote, ...] = field(default=())
    metrics: tuple[Metric, ...] = field(default=())
    events: tuple[Event, ...] = field(default=())
    entities: tuple[Entity, ...] = field(default=())
