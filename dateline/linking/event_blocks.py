"""Blocking keys of event mentions: what two tellings of one event share, besides their kind and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from dateline.linking.blocks import Key
from dateline.linking.event_days import HALF_A_YEAR
from dateline.linking.event_names import kind_words, name_key, series_of
from dateline.linking.event_traits import LASTING, Traits
from dateline.linking.groups import Correction

TELLING_EDITION = 10  # no two series of one country, kind and time are likely to have come to the same number
BESIDE = 6  # names of its sentence or article that stand for an event of which nobody is told to take part


def keys(trait: Traits, corrections: Sequence[Correction] = ()) -> tuple[Key, ...]:
    """Blocking keys: two mentions that share none are never compared.

    Mentions that tell the day meet in the weeks around it. In the block of a month they meet those that
    do not, but not one another: most days of a month are too far apart. What was put off meets what is
    scheduled, whatever the days; what the same sum is told of meets, whatever the kind.
    """
    event, group = trait.mention.event, trait.group
    tellers = _tellers(trait)
    found = {f"series {trait.series} {which}" for which in _editions(trait)} if trait.series else set()
    if (event.edition or 0) >= TELLING_EDITION:
        found |= {f"{group} {which} {event.edition}" for which in _editions(trait)}
    if own := series_of(event):
        found.add(named(own))  # whom a renaming of the series concerns
    followed: set[str] = set()
    if group in LASTING:
        found |= {f"{group} {teller}" for teller in tellers}
    else:
        months = {f"{group} {month} {teller}" for teller in tellers for month in _months(trait)}
        if trait.first and event.date_precision == "day":
            found |= {f"{group} {week} {teller}" for teller in tellers for week in _weeks(trait)}
            followed = months
        else:
            found |= months
        found |= {f"{amount} {month}" for amount in trait.mention.sums for month in _months(trait)}
        if event.start_date is None:
            found |= {f"{group} {one} at {name_key(event.place or '')}" for one in trait.people | trait.lands}
        if trait.put_off or event.status == "scheduled":
            moved = {f"{group} put off {one}" for one in trait.people}
            found |= moved if trait.put_off else set()
            followed |= set() if trait.put_off else moved
    for number, correction in enumerate(corrections):
        if trait.mention.event_mention_id in (correction.left, correction.right):
            found.add(f"correction {number}")
    return tuple(sorted([*map(Key, found), *(Key(text, leads=False) for text in followed - found)]))


def named(series: str) -> str:
    """The key of all mentions that name a series so."""
    return f"named {series}"


def _tellers(trait: Traits) -> frozenset[str]:
    """What two tellings of one event have in common: who, where, what, or the countries."""
    found = trait.people | trait.places | (trait.words - kind_words())
    found |= trait.lands | {f"{one} with {two}" for one, two in combinations(sorted(trait.lands), 2)}
    if trait.country:
        found |= {trait.country}
    elif not (trait.people or trait.lands):
        found |= trait.lands_told
    beside = sorted(trait.context) if trait.people else (*sorted(trait.context), *sorted(trait.article))
    return found | frozenset(beside[:BESIDE])


def _weeks(trait: Traits) -> Iterator[str]:
    """The weeks around an event's first and last day, as keys: days that are near share one."""
    for day in {trait.first or 0, trait.last or 0}:
        yield f"week {day // 7}"
        yield f"week {(day + 3) // 7} and a half"


def _editions(trait: Traits) -> Iterator[str]:
    """Which of a series is meant, as keys: by number, or by the year of its days or of its telling."""
    if trait.mention.event.edition:
        yield f"no. {trait.mention.event.edition}"
    if trait.first is not None:
        yield str(date.fromordinal(trait.first).year)
    elif trait.told is not None:
        for day in (trait.told - HALF_A_YEAR, trait.told + HALF_A_YEAR):
            yield str(date.fromordinal(day).year)


def _months(trait: Traits) -> Iterator[str]:
    """The months in which an event may have taken place."""
    if trait.first is None:
        if trait.told is not None:
            day = date.fromordinal(trait.told)
            yield f"{day.year}-{day.month}"
            yield f"{day.year}-{day.month - 1}" if day.month > 1 else f"{day.year - 1}-12"
        return
    day = date.fromordinal(trait.first)
    year = trait.mention.event.date_precision == "year"
    for month in range(1, 13) if year else (day.month,):
        yield f"{day.year}-{month}"
