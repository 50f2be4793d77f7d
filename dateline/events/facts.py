"""Facts: what one mention tells about its event by its own syntax."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dateline.events.dating import days_of
from dateline.events.days import SINCE, WHOLE, Days
from dateline.events.mentions import Mention
from dateline.events.placing import country_told, named_after, places_of
from dateline.events.roles import participants
from dateline.events.scene import Name, Scene
from dateline.events.status import told_status
from dateline.records import Participant

LONGEST = timedelta(days=31)  # where only the first or last day is told, the other is this near


@dataclass(frozen=True)
class Facts:
    """What one mention tells.

    Attributes:
        days: Its dates, in text order.
        places: Places where it takes place, nearest first.
        named_after: The place that its own words name: "the Lima talks", "Peru's election".
        country: The country that its words tell without a place.
        participants: Who takes part.
        status: One of `EVENT_STATUSES`, or None.
    """

    days: tuple[Days, ...] = ()
    places: tuple[Name, ...] = ()
    named_after: Name | None = None
    country: str | None = None
    participants: tuple[Participant, ...] = ()
    status: str | None = None

    @cached_property
    def interval(self) -> tuple[date, date] | None:
        """First and last day, where told to the day and close to the mention."""
        for days in self.days:
            if days.closeness >= 2 and days.precision == "day" and days.edge == WHOLE:
                return days.start or days.end, days.end or days.start  # type: ignore[return-value]
        return None

    @cached_property
    def extent(self) -> tuple[date, date] | None:
        """First and last day that the event can have, as told close to the mention."""
        for days in self.days:
            first, last = days.start or days.end, days.end or days.start
            if days.closeness < 2 or first is None or last is None or days.edge == SINCE:
                continue
            if days.edge == WHOLE:
                return first, last
            return first - LONGEST, last + LONGEST
        return None

    @cached_property
    def people(self) -> frozenset[str]:
        """Keys of those who act in it."""
        named = (p.name for p in self.participants if p.role in ("actor", "host"))
        return frozenset(name.lower() for name in named if name.split()[-1][:1].isupper())


def facts_of(scene: Scene, mention: Mention) -> Facts:
    """Read what a mention tells."""
    return Facts(
        days=tuple(days_of(scene, mention)),
        places=tuple(places_of(scene, mention)),
        named_after=named_after(scene, mention),
        country=country_told(scene, mention),
        participants=tuple(participants(scene, mention)),
        status=told_status(mention),
    )
