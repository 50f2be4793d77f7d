"""When two tellings put an event: how far apart, and whether one tells of days that it was put off from."""

from __future__ import annotations

from dateline.linking.event_traits import LASTING, Traits
from dateline.records import LASTING_TYPES

HALF_A_YEAR = 180  # days; series come round once a year or less often
NEAR_DAYS = 3  # days by which articles may differ on when one event took place, where `NEAR` gives no other
FAR_DAYS = 45  # days between the publication of two undated mentions that are unlikely to be one event
LONGEST = 21  # days between the beginning that one article tells and the end that another does
RUNS_ON = 2  # days that what has begun and is not told to have ended lasts at least

# What happens again and again with the same people must agree on the day.
NEAR = {"press_conference": 0, "statement": 0, "letter": 1, "meeting": 1, "agreement": 1}


def days_apart(a: Traits, b: Traits) -> int:
    """Days between two events' intervals; 0 where they touch or one is undated.

    Where one tells when it began and the other when it ended, the interval is what lies between.
    """
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0
    begun, ended = (a, b) if a.first < b.first else (b, a)
    apart = max(0, (ended.first or 0) - (begun.last or 0))
    if ended.mention.event.start_date is None and begun.first == begun.last and apart <= RUNS_ON:
        return 0  # "on Monday" of talks that ended on Tuesday
    if begun.mention.event.end_date is None:
        if ended.mention.event.start_date is None and apart <= LONGEST:
            return 0
        if begun.mention.event.type in LASTING_TYPES and apart <= RUNS_ON:
            return 0
    return apart


def days_between(a: Traits, b: Traits) -> int:
    """Days between what is told of two mentions, of which one is undated; 0 where that is not known."""
    one = a.told if a.first is None else a.first
    two = b.told if b.first is None else b.first
    undated = a.first is None or b.first is None
    return abs(one - two) if undated and one is not None and two is not None else 0


def is_timeless(trait: Traits) -> bool:
    """Whether a mention tells neither edition nor date, and its article is undated as well."""
    return not trait.mention.event.edition and trait.first is None and trait.told is None


def is_loose(trait: Traits) -> bool:
    """Whether a mention tells neither day nor edition, so that it may be of any event of the same people."""
    return trait.first is None and not trait.mention.event.edition and trait.group not in LASTING


def was_put_off(a: Traits, b: Traits) -> bool:
    """Whether one tells in advance of days on which the event was not held."""
    before, held = (a, b) if (a.told or 0) <= (b.told or 0) else (b, a)
    if before.mention.event.status != "scheduled" or before.told is None or held.told is None:
        return False
    if before.first is None or held.first is None or before.told >= held.first:
        return False
    apart = held.first - before.first
    return NEAR_DAYS < apart <= HALF_A_YEAR and held.told - before.told <= HALF_A_YEAR
