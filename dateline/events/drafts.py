"""Drafts: events under construction, and how the days of two of them lie to one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dateline.events.clusters import Cluster
from dateline.events.days import When
from dateline.events.mentions import Mention
from dateline.events.scene import Name
from dateline.records import Participant

_PLACES = 2  # of an event that are kept


@dataclass(slots=True, eq=False)
class Draft:
    """An event under construction.

    Attributes:
        cluster: Its mentions.
        host: The bigger event that it is a part of.
        when: Its dates.
        places: Where, as named.
        series: Name of the series that an unnamed edition belongs to.
        people: Who takes part.
        country: Where, where only that much is told.
    """

    cluster: Cluster
    host: Draft | None = None
    when: When = field(default_factory=When)
    places: tuple[Name, ...] = ()
    series: str | None = None
    people: tuple[Participant, ...] = ()
    country: str | None = None

    @property
    def kind(self) -> str:
        """Type of the event."""
        return self.cluster.type

    @property
    def lead(self) -> Mention:
        """The mention that tells most of it."""
        return self.cluster.lead

    @property
    def is_dated(self) -> bool:
        """Whether any day, month or year of it is told."""
        return self.when != When()

    @property
    def statuses(self) -> set[str | None]:
        """What its mentions say of whether it has happened."""
        return {f.status for f in self.cluster.facts}

    @property
    def names(self) -> set[str]:
        """Names and short forms, lower case: a fair is not a place."""
        told = {m.name for m in self.cluster.mentions} | self.cluster.acronyms
        return {name.lower() for name in told if name}


def country_at(places: Iterable[Name]) -> str | None:
    """The country of the first places; None for places of two countries."""
    codes = [p.country for p in places if p.country]
    return codes[0] if len(set(codes[:_PLACES])) == 1 else None


def edges(when: When) -> tuple[date, date] | None:
    """First and last day as far as they are told, one for the other where only one is; None without any."""
    first, last = when.start or when.end, when.end or when.start
    return (first, last) if first and last else None


def is_inside(part: When, whole: When) -> bool:
    """Whether days are all among those of the whole, as are none at all."""
    some, all_of_them = edges(part), edges(whole)
    if not some or not all_of_them:
        return True
    return all_of_them[0] <= some[0] <= some[1] <= all_of_them[1]


def is_outside(part: When, whole: When) -> bool:
    """Whether a part ends before the whole begins, or begins after its end."""
    before = bool(whole.start and part.end and part.end < whole.start)
    return before or bool(whole.end and part.start and part.start > whole.end)


def lasts_days(when: When) -> bool:
    """Whether it runs for more than a day."""
    return bool(when.start and when.end and when.start < when.end)
