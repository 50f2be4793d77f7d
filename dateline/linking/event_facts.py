"""One event from the mentions held for one: what most articles tell, and what they differ on."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dateline.linking.event_names import is_land, places_of, same_name, sounding
from dateline.linking.event_traits import EventMention, Figure
from dateline.linking.groups import Link
from dateline.records import Event, Participant

_Value = TypeVar("_Value", str, int)

# Kinds of which everybody who takes part is told: two lists that differ can't both be whole.
_CLOSED = frozenset(("meeting", "visit", "letter", "agreement", "contract"))


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    """One event in the world, over all articles.

    Attributes:
        event_id: 16 hex digits of a hash over the earliest mention: the same in whatever order articles come.
        event_mention_ids: Its mentions, in order of publication.
        article_ids: The articles that tell it, in the same order, each once.
        first_published: Day of publication of the first of them.
        last_published: Day of publication of the last of them.
        participants: Who takes part, as told by any article.
        joined_because: Why its mentions are held for one event; None for a single mention.
        disagreement: What articles differ on, with their values; None where they agree.

    The other fields are those of `Event`; the status is as the latest article tells it.
    """

    event_id: str
    name: str
    type: str
    plover: str | None
    series: str | None
    edition: int | None
    start_date: date | None
    end_date: date | None
    date_precision: str | None
    place: str | None
    country: str | None
    status: str
    participants: tuple[Participant, ...]
    event_mention_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    first_published: date | None
    last_published: date | None
    joined_because: str | None
    disagreement: str | None


def merged(mentions: Sequence[EventMention], links: Iterable[Link]) -> LinkedEvent:
    """One event of its mentions.

    Args:
        mentions: The mentions held for one event, in order of publication.
        links: What holds them together.
    """
    events = [m.event for m in mentions]
    dated = _best_dated(events)
    kind = _commonest(e.type for e in events) or "other"
    told = Counter(reason for link in links for reason in link.reason.split(", "))
    days = [m.published for m in mentions if m.published]
    return LinkedEvent(
        event_id=hashlib.sha256(f"event {mentions[0].event_mention_id}".encode()).hexdigest()[:16],
        name=_fullest(events),
        type=kind,
        plover=_commonest(e.plover for e in events if e.type == kind),
        series=_commonest(e.series for e in events),
        edition=_commonest(e.edition for e in events),
        start_date=dated.start_date,
        end_date=dated.end_date,
        date_precision=dated.date_precision,
        place=_commonest(e.place for e in events),
        country=_commonest(e.country for e in events),
        status=events[-1].status,
        participants=_participants(events),
        event_mention_ids=tuple(m.event_mention_id for m in mentions),
        article_ids=tuple(dict.fromkeys(m.article_id for m in mentions)),
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        joined_because=", ".join(sorted(told, key=lambda r: (-told[r], r))) or None,
        disagreement=_disagreement(mentions),
    )


def _commonest(values: Iterable[_Value | None]) -> _Value | None:
    """The value most often told, the earliest among equals; None where none is told."""
    counted = Counter(v for v in values if v is not None)
    return counted.most_common(1)[0][0] if counted else None


def _best_dated(events: Sequence[Event]) -> Event:
    """The event whose dates to take: the most exact, then both days told, then the value most often told."""
    rank = {"day": 0, "month": 1, "year": 2, None: 3}
    often = Counter((e.start_date, e.end_date) for e in events)
    return min(
        events,
        key=lambda e: (
            rank[e.date_precision],
            (e.start_date is None) + (e.end_date is None),
            -often[e.start_date, e.end_date],
        ),
    )


def _fullest(events: Sequence[Event]) -> str:
    """The name that tells most: of a series with edition, else the one most often told, else the longest."""
    often = Counter(e.name for e in events)
    return min(
        events, key=lambda e: (e.edition is None, e.series is None, -often[e.name], -len(e.name), e.name)
    ).name


def _participants(events: Sequence[Event]) -> tuple[Participant, ...]:
    """Everybody who takes part, each once: the fullest name, the role told first."""
    found: dict[str, Participant] = {}
    for person in dict.fromkeys(p for e in events for p in e.participants):
        name = sounding(person.name)
        known = name if name in found else next((f for f in found if same_name(f, name)), None)
        if known is None:
            found[name] = person
        elif len(person.name) > len(found[known].name):
            found[known] = Participant(person.name, found[known].role, person.country or found[known].country)
    return tuple(found.values())


# --- what articles differ on -----------------------------------------------------------------------


def _disagreement(mentions: Sequence[EventMention]) -> str | None:
    """What articles differ on, each value with how many tell it; None where they agree."""
    events = [m.event for m in mentions]
    whole = _told_whole(events)
    fields = {
        "start_date": Counter(e.start_date.isoformat() for e in whole if e.start_date),
        "end_date": Counter(e.end_date.isoformat() for e in whole if e.end_date),
        "place": _distinct_places(events),
        "participants": _distinct_circles(events),
        **_distinct_figures(mentions),
    }
    told = []
    for field, values in fields.items():
        if len(values) > 1:
            shown = ", ".join(f"{v} ({values[v]})" for v in sorted(values, key=lambda v: (-values[v], v)))
            told.append(f"{field}: {shown}")
    return "; ".join(told) or None


def _told_whole(events: Sequence[Event]) -> list[Event]:
    """Those that tell the days, but for one day of several that others tell: "on Friday" of a fair."""
    exact = [e for e in events if e.date_precision == "day"]
    spans = [(e.start_date, e.end_date) for e in exact if e.start_date and e.end_date]
    return [
        e for e in exact
        if e.start_date != e.end_date
        or not any(a < b and a <= day <= b for a, b in spans if (day := e.start_date or e.end_date))
    ]  # fmt: skip


def _distinct_places(events: Sequence[Event]) -> Counter[str]:
    """Places told, a part of another counted with it ("the Great Hall, Beijing" with "Beijing").

    That a fair is in Norway says nothing against Oslo.
    """
    counted: Counter[str] = Counter()
    told = [e.place for e in events if e.place and places_of(e.place)]
    for place in sorted(told, key=lambda p: (len(p), p)):
        counted[next((k for k in counted if places_of(k) & places_of(place)), place)] += 1
    return counted


def _distinct_circles(events: Sequence[Event]) -> Counter[str]:
    """Who takes part, where nobody else does; a list that is a part of another counts with it.

    Countries and the people who act for them are no two circles.
    """
    often: Counter[tuple[bool, str]] = Counter()
    for event in events if events[0].type in _CLOSED else ():
        for lands in (True, False):
            names = sorted({p.name for p in event.participants if is_land(p.name, p.role) == lands})
            if len(names) > 1:
                often[lands, " and ".join(names)] += 1
    counted: Counter[tuple[bool, str]] = Counter()
    for lands, circle in sorted(often, key=lambda c: (c[0], -len(c[1].split(" and ")), c[1])):
        names = circle.split(" and ")
        known = (k for k in counted if k[0] == lands and _within(names, k[1].split(" and ")))
        counted[next(known, (lands, circle))] += often[lands, circle]
    of_kind = Counter(lands for lands, _ in counted)
    return Counter({circle: times for (lands, circle), times in counted.items() if of_kind[lands] > 1})


def _within(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether all of some names are among others, whole or as a part of one."""
    return all(any(same_name(sounding(a), sounding(b)) for b in others) for a in some)


def _distinct_figures(mentions: Sequence[EventMention]) -> dict[str, Counter[str]]:
    """Counts that can't all be right, by what is counted: "620 exhibitors" and "about 700 exhibitors"."""
    told: dict[tuple[str, str], Counter[Figure]] = {}
    for mention in mentions:
        for figure in set(mention.figures):
            told.setdefault((figure.unit, figure.status), Counter())[figure] += 1
    found = {}
    for (unit, status), figures in sorted(told.items()):
        if _disjoint(figures):
            name = unit if status == "actual" else f"{unit} ({status})"
            found[name] = Counter({f.text: 0 for f in figures})
            for figure, times in figures.items():
                found[name][figure.text] += times
    return found


def _disjoint(figures: Iterable[Figure]) -> bool:
    """Whether two of several figures have no value in common."""
    least = max((f.low for f in figures if f.low is not None), default=None)
    most = min((f.high for f in figures if f.high is not None), default=None)
    return least is not None and most is not None and least > most
