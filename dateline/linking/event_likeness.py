"""How alike two tellings of events are: points for name, days, place, people and what is told beside."""

from __future__ import annotations

from dateline.linking.event_contradictions import (
    contradict,
    in_two_countries,
    other_subject,
    same_number,
    subjects,
)
from dateline.linking.event_days import FAR_DAYS, HALF_A_YEAR, NEAR_DAYS, days_apart, was_put_off
from dateline.linking.event_names import kind_words, shared
from dateline.linking.event_traits import ATTENDED, LASTING, Traits
from dateline.records import LASTING_TYPES

LEAST_SCORE = 3.0
STILL_NEWS = 14  # days after which an event is seldom told without its day
SAME_STORY = 3  # names, besides countries, that articles of one story share at least; and half of the fewer
OTHER_KIND = -1.0  # points where two names say that it is another kind of thing
OTHER_SUBJECT = -1.5  # points where two gatherings are named after other things
SAME_COUNT = 0.75  # points where both sentences count the same
OTHER_SUM = -1.0  # points where two deals are of other sums
FROM_SENTENCE = 1.5  # points for who takes part in one and is named in the other's sentence
FROM_ARTICLE = 0.75  # points for who takes part in one and is named in the other's article
PLACE_BESIDE = 0.75  # points for the place of one that the other's article names
OTHER_COUNTRY = -0.5  # points where the countries differ that one infers without a place
NAMED = 0.75  # points for a name that both sentences tell
MOST_NAMED = 2  # names for which there are points
ENOUGH_NAMED = 2  # names in either sentence of which one should be shared

_GATHERINGS = frozenset(("expo", "forum", "meeting"))
_ANY_WORD = LASTING | {"meeting"}  # kinds that have many words: a summit is talks and a conversation
_DEALS = frozenset(("agreement", "investment"))

Points = tuple[float, str]


def compare(a: Traits, b: Traits) -> tuple[float, tuple[str, ...]]:
    """How alike two mentions are, and why; 0 where they contradict each other or are of one article."""
    if a.mention.article_id == b.mention.article_id or contradict(a, b):
        return 0.0, ()
    found = [
        *_by_series(a, b), _by_name(a, b), _by_date(a, b), _by_place(a, b), _by_people(a, b),
        _by_sentence(a, b), _by_sum(a, b), _by_counts(a, b), _by_story(a, b),
    ]  # fmt: skip
    return sum(points for points, _ in found), tuple(
        reason for points, reason in found if points > 0 and reason
    )


def _by_series(a: Traits, b: Traits) -> list[Points]:
    one, two = a.mention.event, b.mention.event
    if a.series and a.series == b.series:
        same = [(3.0, "same edition")] if one.edition and one.edition == two.edition else []
        return [(3.0, "same series"), *same]
    if same_number(a, b):
        return [(3.0, "same edition under another name")]
    # "Growers Summit" for "Great Lakes Growers Summit": others contradict.
    return [(1.5, "series in short")] if a.series and b.series else []


def _by_name(a: Traits, b: Traits) -> Points:
    same_kind = _by_kind(a, b)
    one, two = subjects(a, b)
    both = one & two if same_kind > 0 else frozenset()  # a vote in Iowa and a fire in Iowa
    one, two = one - (a.places - both), two - (b.places - both)
    if not one | two:
        return 2 * same_kind, "same kind"
    if a.group in _GATHERINGS and other_subject(a, b):
        return same_kind + OTHER_SUBJECT, ""
    telling = len(one & two) / len(one | two)
    return same_kind + 2.0 * telling, "similar name" if telling else "same kind"


def _by_kind(a: Traits, b: Traits) -> float:
    """Points for what names say of the kind: "deal" or "ceremony" fit any deal or ceremony, but say less."""
    if a.ideas & b.ideas:
        return 0.5
    if a.ideas and b.ideas:
        any_word = a.group in _ANY_WORD or bool(a.series and b.series)
        return 0.0 if any_word else OTHER_KIND
    if not all(trait.words & kind_words() for trait in (a, b)):
        return 0.0
    return 0.25 if a.ideas or b.ideas else 0.5


def _by_date(a: Traits, b: Traits) -> Points:
    if a.first is not None and b.first is not None:
        exact = a.mention.event.date_precision == "day" == b.mention.event.date_precision
        if apart := days_apart(a, b):
            if was_put_off(a, b):
                return (1.0, "put off") if a.put_off or b.put_off else (-1.0, "")
            lasts = {a.mention.event.type, b.mention.event.type} <= LASTING_TYPES
            return (0.0 if lasts and apart < NEAR_DAYS else -0.5 if apart == 1 else -1.0), ""
        if exact and (a.first == b.first or a.last == b.last) and not _one_ends_as_other_starts(a, b):
            return 2.0, "same days"
        return (0.5 if exact else 1.0), "overlapping dates"
    if a.group in LASTING:
        alike = bool(a.subject & b.subject or a.places & b.places)
        near = a.told is not None and b.told is not None and abs(a.told - b.told) <= HALF_A_YEAR
        return (1.0, "lasting") if alike or near else (0.0, "")
    if a.told is None or b.told is None:
        return 0.0, ""
    if (a.first is None) != (b.first is None):
        dated, other = (a, b) if a.first is not None else (b, a)
        apart = abs((dated.first or 0) - (other.told or 0))
        if apart > FAR_DAYS:
            return -1.0, ""
        return (1.0 if apart <= NEAR_DAYS else 0.5 if apart <= STILL_NEWS else 0.0), "told at the time"
    apart = abs(a.told - b.told)
    return (1.0, "told at the same time") if apart <= NEAR_DAYS else (-1.0 if apart > FAR_DAYS else 0.0, "")


def _days_agree(a: Traits, b: Traits) -> bool:
    """Whether both tell days that may be of one event."""
    exact = a.mention.event.date_precision == "day" == b.mention.event.date_precision
    return exact and not days_apart(a, b)


def _one_ends_as_other_starts(a: Traits, b: Traits) -> bool:
    one, two = a.mention.event, b.mention.event
    begins, ends = (one, two) if one.start_date else (two, one)
    return ends.start_date is None and begins.start_date == ends.end_date != begins.end_date


def _by_place(a: Traits, b: Traits) -> Points:
    if a.places and b.places:
        if a.places <= b.places or b.places <= a.places:
            return 1.5, "same place"
        return (-1.5, "") if not a.places & b.places else (0.5, "shared place")
    one, two = (a, b) if a.places else (b, a)
    if a.first is not None and b.first is not None and shared(one.held_at, two.article):
        return PLACE_BESIDE, "place named in the other article"
    if in_two_countries(a, b):
        return OTHER_COUNTRY, ""
    lands = [{trait.country} if trait.country else trait.lands_told - trait.lands for trait in (a, b)]
    known = (a.country or b.country) and lands[0] & lands[1]
    return (0.5, "same country") if known else (0.0, "")


def _by_people(a: Traits, b: Traits) -> Points:
    if bool(a.people) != bool(b.people):
        told, other = (a, b) if a.people else (b, a)
        if points := _named_beside(told.people, other.context, other.article if _days_agree(a, b) else None):
            return points, "same participants"
        if other.context:
            return 0.0, ""
    by_name = bool(a.people and b.people)
    one, two = (a.people, b.people) if by_name else (a.lands, b.lands)
    if not by_name and bool(one) != bool(two) and not (a.people or b.people):
        told_both = 1 < len(one | two) == len(one & b.lands_told | two & a.lands_told)
        return (FROM_SENTENCE if told_both else 0.0), "same countries"
    if not one or not two:
        return 0.0, ""
    met = shared(one, two) if by_name else len(one & two)
    enough = min(len(one), len(two))
    if a.group == "meeting":
        enough = max(2, len(one), len(two))
    elif a.group in LASTING:
        enough = max(2, enough)  # one side of a war fights others too
    share = min(1.0, met / enough)
    if not share and (a.group in ATTENDED or bool(a.actors) != bool(b.actors)):
        return 0.0, ""  # some of many; or one tells who did it, the other to whom
    return (2.0 * share if share else -1.0), "same participants" if by_name else "same countries"


def _named_beside(people: frozenset[str], sentence: frozenset[str], article: frozenset[str] | None) -> float:
    """Points for who takes part in one and is only named with the other: in its sentence, or its article."""
    if met := shared(people, sentence):
        return FROM_SENTENCE * min(1.0, met / len(people))
    return FROM_ARTICLE * min(1.0, shared(people, article or frozenset()) / len(people))


def _who(trait: Traits) -> frozenset[str]:
    """Who takes part; where nobody is told to, whom its sentence names."""
    return trait.people or trait.context


def _by_sentence(a: Traits, b: Traits) -> Points:
    """Points for names that both sentences tell, besides the place and who takes part."""
    named = shared(a.context, b.context)
    if not named and min(len(a.context), len(b.context)) >= ENOUGH_NAMED and not shared(a.article, b.article):
        return -0.5, ""
    taking_part = shared(_who(a), _who(b)) if a.people or b.people else 0
    besides = named - taking_part - bool(a.places & b.places)
    besides = max(0, besides) + len(a.lands_told & b.lands_told - a.lands - b.lands) // 2
    return NAMED * min(besides, MOST_NAMED), "same names told"


def _by_sum(a: Traits, b: Traits) -> Points:
    one, two = frozenset(a.mention.sums), frozenset(b.mention.sums)
    if one & two:
        return 1.5, "same sum"
    return (OTHER_SUM if one and two and a.group in _DEALS else 0.0), ""


def _by_counts(a: Traits, b: Traits) -> Points:
    return (SAME_COUNT, "same figures") if a.counts & b.counts else (0.0, "")


def _by_story(a: Traits, b: Traits) -> Points:
    """Points where both are the only events of their kind in articles of one time that name the same."""
    if a.told is None or b.told is None:
        return 0.0, ""
    if abs(a.told - b.told) > NEAR_DAYS and (a.first is None or a.first != b.first):
        return 0.0, ""
    named = shared(a.story, b.story)
    enough = max(SAME_STORY, min(len(a.story), len(b.story)) / 2)
    if named >= enough:
        return 1.0, "same story"
    return (0.5, "same names in the articles") if named >= ENOUGH_NAMED else (0.0, "")
