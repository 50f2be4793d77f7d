"""How alike two tellings of events are, and what keeps them from being of one event."""

from __future__ import annotations

from dateline.linking.event_traits import (
    ATTENDED,
    HALF_A_YEAR,
    LASTING,
    TELLING_EDITION,
    Traits,
    kind_words,
    same_name,
)

LEAST_SCORE = 3.0
NEAR_DAYS = 3  # days by which articles may differ on when one event took place, where `_NEAR` gives no other
LONGEST = 21  # days between the beginning that one article tells and the end that another does
FAR_DAYS = 45  # days between the publication of two undated mentions that are unlikely to be one event

# What happens again and again with the same people must agree on the day.
_NEAR = {"press_conference": 0, "statement": 0, "letter": 1, "meeting": 1, "agreement": 1}
SAME_STORY = 3  # names, besides countries, that articles of one story share at least; and half of the fewer
OTHER_KIND = -1.0  # points where two names say that it is another kind of thing
OTHER_SUBJECT = -1.5  # points where two gatherings are named after other things
_HELD = frozenset(("expo", "forum"))
_GATHERINGS = frozenset(("expo", "forum", "meeting"))
_ANY_WORD = LASTING | {"meeting"}  # kinds that have many words: a summit is talks and a conversation
_BETWEEN = frozenset(("meeting", "letter"))  # kinds that two or more have with one another
_PERSONAL = frozenset(("meeting", "visit", "letter", "statement"))


def compare(a: Traits, b: Traits) -> tuple[float, tuple[str, ...]]:
    """How alike two mentions are, and why; 0 where they contradict each other or are of one article."""
    if a.mention.article_id == b.mention.article_id or contradict(a, b):
        return 0.0, ()
    score, reasons = 0.0, []
    one, two = a.mention.event, b.mention.event
    if a.series and a.series == b.series:
        score += 3.0
        reasons.append("same series")
        if one.edition and one.edition == two.edition:
            score += 3.0
            reasons.append("same edition")
    elif same_number(a, b):
        score += 3.0
        reasons.append("same edition under another name")
    elif a.series and b.series:
        score += 1.5  # "Growers Summit" for "Great Lakes Growers Summit": others contradict
        reasons.append("series in short")
    for value, reason in (_by_name(a, b), _by_date(a, b), _by_place(a, b), _by_people(a, b), _by_story(a, b)):
        score += value
        if value > 0 and reason:
            reasons.append(reason)
    return score, tuple(reasons)


def contradict(a: Traits, b: Traits, *, renamed: bool = False) -> bool:
    """Whether two mentions cannot be one event: other kind, edition, year, days or people.

    Args:
        a: A mention.
        b: Another.
        renamed: Whether their series are known to be one.
    """
    one, two = a.mention.event, b.mention.event
    if a.group != b.group:
        return True
    if one.edition and two.edition and one.edition != two.edition:
        return True
    same_series = bool(a.series and a.series == b.series)
    if same_series and (_timeless(a) or _timeless(b)):
        return True  # which of its editions is meant can't be known
    if not (same_series and one.edition and one.edition == two.edition) and _times_apart(a, b, same_series):
        return True
    if not renamed and _other_series(a, b):
        return True
    if one.type == "other" and not (a.words & b.words):
        return True
    if a.mention.article_id == b.mention.article_id and a.group in _HELD and _other_subject(a, b):
        return True  # the article tells them apart
    if a.group == "sanction" and a.actors and b.actors and not _shared(a.actors, b.actors):
        return True  # two governments may punish the same one on one day
    if one.country and two.country and one.country != two.country and one.type != "conflict":
        return True
    return a.group in _PERSONAL and _others(a, b)


def _others(a: Traits, b: Traits) -> bool:
    """Whether others take part: of two meetings with one visitor both hosts are known, or both countries."""
    if a.people and b.people:
        few = min(len(a.people), len(b.people))
        return _shared(a.people, b.people) < (min(few, 2) if a.group in _BETWEEN else 1)
    few = min(len(a.lands), len(b.lands))
    return len(a.lands & b.lands) < (min(few, 2) if a.group in _BETWEEN else bool(few))


def _other_series(a: Traits, b: Traits) -> bool:
    """Whether two mentions are of two series, and not of one by its name in short or another name."""
    if not (a.series and b.series) or a.series == b.series or same_number(a, b):
        return False
    return not (a.words <= b.words or b.words <= a.words)


def same_number(a: Traits, b: Traits) -> bool:
    """Whether two names are of one edition: by its high number, and the place or a word of the name."""
    one, two = a.mention.event, b.mention.event
    if one.edition != two.edition or (one.edition or 0) < TELLING_EDITION:
        return False
    same_land = bool(a.lands & b.lands) or (one.country is not None and one.country == two.country)
    words = {word for word in a.words & b.words if word.isalpha()} - kind_words()
    return same_land or bool(a.places & b.places or words)


def _timeless(trait: Traits) -> bool:
    """Whether a mention tells neither edition nor date, and its article is undated as well."""
    return not trait.mention.event.edition and trait.first is None and trait.told is None


def _times_apart(a: Traits, b: Traits, same_series: bool) -> bool:
    """Whether two mentions are told of, or at, times too far apart to be one event."""
    if a.first is not None and b.first is not None:
        if same_series and _moved(a, b):
            return False
        return _days_apart(a, b) > (NEAR_DAYS if same_series else _NEAR.get(a.group, NEAR_DAYS))
    if a.group in LASTING or a.told is None or b.told is None:
        return False
    if a.first is None and b.first is None:
        known = bool(_shared(a.people, b.people) and a.places & b.places)
        return abs(a.told - b.told) > (HALF_A_YEAR + FAR_DAYS if known else FAR_DAYS)
    dated, other = (a, b) if a.first is not None else (b, a)
    return abs((dated.first or 0) - (other.told or 0)) > HALF_A_YEAR


def _moved(a: Traits, b: Traits) -> bool:
    """Whether one tells in advance of days on which an edition was not held: it was put off."""
    before, held = (a, b) if (a.told or 0) <= (b.told or 0) else (b, a)
    if before.mention.event.status != "scheduled" or before.told is None or held.told is None:
        return False
    if before.first is None or held.first is None or before.told >= held.first:
        return False
    apart = held.first - before.first
    return NEAR_DAYS < apart <= HALF_A_YEAR and held.told - before.told <= HALF_A_YEAR


def is_loose(trait: Traits) -> bool:
    """Whether a mention tells neither day nor edition, so that it may be of any event of the same people."""
    return trait.first is None and not trait.mention.event.edition and trait.group not in LASTING


def days_between(a: Traits, b: Traits) -> int:
    """Days between what is told of two mentions, of which one is undated; 0 where that is not known."""
    one = a.told if a.first is None else a.first
    two = b.told if b.first is None else b.first
    undated = a.first is None or b.first is None
    return abs(one - two) if undated and one is not None and two is not None else 0


def _days_apart(a: Traits, b: Traits) -> int:
    """Days between two events' intervals; 0 where they touch or one is undated.

    Where one tells when it began and the other when it ended, the interval is what lies between.
    """
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0
    apart = max(0, a.first - b.last, b.first - a.last)
    begun, ended = (a, b) if a.first < b.first else (b, a)
    one_ended = begun.mention.event.end_date is None and ended.mention.event.start_date is None
    return 0 if one_ended and apart <= LONGEST else apart


def _by_name(a: Traits, b: Traits) -> tuple[float, str]:
    kinds, places = kind_words(), a.places & b.places
    one, two = a.words & kinds, b.words & kinds
    differ = bool(one and two) and not one & two and a.group not in _ANY_WORD and not (a.series and b.series)
    known = kinds | places if differ else kinds  # a vote in Iowa and a fire in Iowa
    telling = (a.words & b.words) - known
    every = (a.words | b.words) - known
    same_word = OTHER_KIND if differ else 0.5 if one & two else 0.0
    if not every:
        return 2 * same_word, "same kind"
    if a.group in _GATHERINGS and _other_subject(a, b):
        return same_word + OTHER_SUBJECT, ""
    return same_word + 2.0 * len(telling) / len(every), "similar name" if telling else "same kind"


def _other_subject(a: Traits, b: Traits) -> bool:
    """Whether two names tell other things besides kind and place: "rice summit" and "river summit"."""
    known = kind_words() | (a.places & b.places)
    one, two = a.words - known, b.words - known
    return bool(one and two) and not one & two


def _by_date(a: Traits, b: Traits) -> tuple[float, str]:
    if a.first is not None and b.first is not None:
        exact = a.mention.event.date_precision == "day" == b.mention.event.date_precision
        if _days_apart(a, b):
            return -1.0, ""
        if exact and (a.first == b.first or a.last == b.last) and not _one_ends_as_other_starts(a, b):
            return 2.0, "same days"
        return (0.5 if exact else 1.0), "overlapping dates"
    if a.group in LASTING:
        alike = bool((a.words & b.words) - kind_words() or a.places & b.places)
        near = a.told is not None and b.told is not None and abs(a.told - b.told) <= HALF_A_YEAR
        return (1.0, "lasting") if alike or near else (0.0, "")
    if a.told is None or b.told is None:
        return 0.0, ""
    if (a.first is None) != (b.first is None):
        dated, other = (a, b) if a.first is not None else (b, a)
        apart = abs((dated.first or 0) - (other.told or 0))
        if apart > FAR_DAYS:
            return -1.0, ""
        return (1.0 if apart <= NEAR_DAYS else 0.5), "told at the time"
    apart = abs(a.told - b.told)
    return (1.0, "told at the same time") if apart <= NEAR_DAYS else (-1.0 if apart > FAR_DAYS else 0.0, "")


def _one_ends_as_other_starts(a: Traits, b: Traits) -> bool:
    """Whether all that two mentions share is a day that ends one and begins the other."""
    one, two = a.mention.event, b.mention.event
    ends, begins = (one, two) if one.start_date is None else (two, one)
    return ends.start_date is None and begins.start_date is not None and begins.end_date is None


def _by_place(a: Traits, b: Traits) -> tuple[float, str]:
    if a.places and b.places:
        if a.places <= b.places or b.places <= a.places:
            return 1.5, "same place"
        return (-1.5, "") if not a.places & b.places else (0.5, "shared place")
    one, two = a.mention.event.country, b.mention.event.country
    return (0.5, "same country") if one and one == two else (0.0, "")


def _by_people(a: Traits, b: Traits) -> tuple[float, str]:
    by_name = bool(a.people and b.people)
    one, two = (a.people, b.people) if by_name else (a.lands, b.lands)
    if not one or not two:
        return 0.0, ""
    shared = _shared(one, two) if by_name else len(one & two)
    enough = min(len(one), len(two))
    if a.group == "meeting":
        enough = max(2, len(one), len(two))
    elif a.group in LASTING:
        enough = max(2, enough)  # one side of a war fights others too
    share = min(1.0, shared / enough)
    if not share and (a.group in ATTENDED or bool(a.actors) != bool(b.actors)):
        return 0.0, ""  # some of many; or one tells who did it, the other to whom
    return (2.0 * share if share else -1.0), "same participants" if by_name else "same countries"


def _by_story(a: Traits, b: Traits) -> tuple[float, str]:
    """Points where both are the only events of their kind in articles of one time that name the same."""
    if a.told is None or b.told is None:
        return 0.0, ""
    if abs(a.told - b.told) > NEAR_DAYS and (a.first is None or a.first != b.first):
        return 0.0, ""
    shared = _shared(frozenset(a.story), frozenset(b.story))
    enough = max(SAME_STORY, min(len(a.story), len(b.story)) / 2)
    return (1.0, "same story") if shared >= enough else (0.0, "")


def _shared(some: frozenset[str], others: frozenset[str]) -> int:
    """How many names of the smaller set are in the other, whole or as a part ("sosa", "ana sosa")."""
    if not (some and others):
        return 0
    few, many = (some, others) if len(some) <= len(others) else (others, some)
    return sum(any(same_name(a, b) for b in many) for a in few)
