"""What keeps two tellings from being of one event: another kind, edition, year, day, place or people."""

from __future__ import annotations

from typing import NamedTuple

from dateline import lexicon
from dateline.linking.event_blocks import TELLING_EDITION
from dateline.linking.event_days import (
    FAR_DAYS,
    HALF_A_YEAR,
    NEAR,
    NEAR_DAYS,
    days_apart,
    is_timeless,
    was_put_off,
)
from dateline.linking.event_names import kind_words, shared
from dateline.linking.event_traits import LASTING, Traits

_BETWEEN = frozenset(("meeting", "letter"))  # kinds that two or more have with one another
_PERSONAL = frozenset(("meeting", "visit", "letter", "statement"))

_PAID = frozenset(("agreement", "investment", "sanction", "statement", "other"))


class Known(NamedTuple):
    """What others tell of two mentions that excuses what would be a contradiction.

    Attributes:
        renamed: Their series are one.
        put_off: The event was put off.
    """

    renamed: bool = False
    put_off: bool = False


NOTHING = Known()


def contradict(a: Traits, b: Traits, known: Known = NOTHING) -> bool:
    """Whether two mentions cannot be one event: other kind, edition, year, days or people."""
    if _other_kind(a, b) or (a.mention.article_id == b.mention.article_id and _told_apart(a, b)):
        return True
    one, two = a.mention.event, b.mention.event
    if one.edition and two.edition and one.edition != two.edition:
        return True
    same_series = bool(a.series and a.series == b.series)
    if same_series and (is_timeless(a) or is_timeless(b)):
        return True  # which of its editions is meant can't be known
    same_edition = same_series and one.edition and one.edition == two.edition
    if not same_edition and _times_apart(a, b, same_series=same_series):
        may_move = same_series or known.put_off or a.put_off or b.put_off
        if not (may_move and was_put_off(a, b)):
            return True
    if not known.renamed and _other_series(a, b):
        return True
    if one.type == two.type == "other" and not (a.words & b.words or _may_be_one_kind(a, b)):
        return True
    if a.group == "sanction" and a.actors and b.actors and not shared(a.actors, b.actors):
        return True  # two governments may punish the same one on one day
    if one.type != "conflict" and in_two_countries(a, b) and not _only_inferred(a, b):
        return True
    return a.group in _PERSONAL and _others(a, b)


def _other_kind(a: Traits, b: Traits) -> bool:
    """Whether two mentions are of other kinds; what is paid for is an order or a plan to others."""
    if a.group == b.group:
        return {a.mention.event.type, b.mention.event.type} == {"summit", "meeting"} and any(
            one.mention.event.type in other.mention.told_beside for one, other in ((a, b), (b, a))
        )  # of two who attend it
    return not ({a.group, b.group} <= _PAID and set(a.mention.sums) & set(b.mention.sums))


def _told_apart(a: Traits, b: Traits) -> bool:
    """Whether an article that tells of two events tells different things of them."""
    days = a.first is not None and b.first is not None and days_apart(a, b) > 0
    kinds = bool(a.ideas and b.ideas) and not a.ideas & b.ideas
    types = {a.mention.event.type, b.mention.event.type}
    at_it = types == {"summit", "meeting"}  # of two who attend it
    return days or kinds or at_it or a.group != b.group or other_subject(a, b)


def _may_be_one_kind(a: Traits, b: Traits) -> bool:
    """Whether two names say the same kind of thing, or one only "disaster" or "incident"."""
    kinds = kind_words()
    return bool(a.ideas & b.ideas) or any(not t.ideas and t.words & kinds for t in (a, b))


def same_number(a: Traits, b: Traits) -> bool:
    """Whether two names are of one edition: by its high number, and the place or a word of the name."""
    one, two = a.mention.event, b.mention.event
    if one.edition != two.edition or (one.edition or 0) < TELLING_EDITION:
        return False
    same_land = bool(a.lands & b.lands) or (one.country is not None and one.country == two.country)
    words = {word for word in a.words & b.words if word.isalpha()} - kind_words()
    return same_land or bool(a.places & b.places or words)


def in_two_countries(a: Traits, b: Traits) -> bool:
    """Whether two mentions are told to be in two countries."""
    return bool(a.country and b.country and a.country != b.country)


def _only_inferred(a: Traits, b: Traits) -> bool:
    """Whether two mentions agree on the days, and the country of one is inferred without a place."""
    dated = a.first is not None and b.first is not None
    return dated and not days_apart(a, b) and not (a.mention.event.place and b.mention.event.place)


def subjects(a: Traits, b: Traits) -> tuple[frozenset[str], frozenset[str]]:
    """What two names tell besides kind, country and who takes part."""
    known = a.taking | b.taking
    return a.subject - known, b.subject - known


def other_subject(a: Traits, b: Traits) -> bool:
    """Whether two names tell other things, besides the place: "rice summit" and "river summit"."""
    places = a.places | b.places
    one, two = (subject - places for subject in subjects(a, b))
    regions = lexicon.column("regions", "word")
    if not (one & regions and two & regions):  # "Balkan summit" and "summit on lakes", not "Nordic summit"
        one, two = one - regions, two - regions
    return bool(one and two) and not one & two


def _others(a: Traits, b: Traits) -> bool:
    """Whether others take part: of two meetings with one visitor both hosts are known, or both countries."""
    if a.people and b.people:
        few = min(len(a.people), len(b.people))
        met = max(shared(a.people, b.people | b.context), shared(b.people, a.people | a.context))
        return met < (min(few, 2) if a.group in _BETWEEN else 1)
    few = min(len(a.lands), len(b.lands))
    return len(a.lands & b.lands) < (min(few, 2) if a.group in _BETWEEN else bool(few))


def _other_series(a: Traits, b: Traits) -> bool:
    """Whether two mentions are of two series, and not of one by its name in short or another name."""
    if not (a.series and b.series) or a.series == b.series or same_number(a, b):
        return False
    return not (a.words <= b.words or b.words <= a.words)


def _times_apart(a: Traits, b: Traits, *, same_series: bool) -> bool:
    """Whether two mentions are told of, or at, times too far apart to be one event."""
    if a.first is not None and b.first is not None:
        return days_apart(a, b) > (NEAR_DAYS if same_series else NEAR.get(a.group, NEAR_DAYS))
    if a.group in LASTING or a.told is None or b.told is None:
        return False
    if a.first is None and b.first is None:
        known = bool(shared(a.people, b.people) and a.places & b.places)
        return abs(a.told - b.told) > (HALF_A_YEAR + FAR_DAYS if known else FAR_DAYS)
    dated, other = (a, b) if a.first is not None else (b, a)
    return abs((dated.first or 0) - (other.told or 0)) > HALF_A_YEAR
