"""Linking events: the same happening told by several articles becomes one event.

Mentions that share a blocking key (series, kind and day, kind and people ...) are compared, and a score
with its reasons says whether two are one. Pairs are joined best first, never two mentions that contradict
each other (two editions of a fair), so that the result does not depend on the order in which articles came.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from dateline import lexicon
from dateline.entities import country_of
from dateline.events.triggers import by_form
from dateline.records import Event, Participant

LEAST_SCORE = 3.0
WINDOW = 12  # mentions of a block, in order of publication, that each is compared with
NEAR_DAYS = 3  # days by which articles may differ on when one event took place, where `_NEAR` gives no other
FAR_DAYS = 45  # days between the publication of two undated mentions that are unlikely to be one event
HALF_A_YEAR = 180  # days; series come round once a year or less often
SAMPLE = 8  # members of a group, at either end of it, that are asked whether they agree with another group

# What happens again and again with the same people must agree on the day.
_NEAR = {"press_conference": 0, "statement": 0, "letter": 1, "meeting": 1, "agreement": 1}

_Value = TypeVar("_Value", str, int)

_WORD = re.compile(r"\w+")
_RENAMED = re.compile(r"^Renaming of (?P<old>.+) to (?P<new>.+)$")
_GROUP = {
    "contract": "agreement", "summit": "meeting", "policy": "sanction", "expo": "expo", "forum": "forum",
}  # fmt: skip
_LASTING = frozenset(("conflict",))
_ACTING = frozenset(("actor", "host", "recipient"))
_PERSONAL = frozenset(("meeting", "visit", "letter", "statement"))
_EMPTY = frozenset(
    "the a an of and to in on at for with by from between new round his her their its joint official "
    "day two three four five".split()
)


@dataclass(frozen=True, slots=True)
class EventMention:
    """One event as one article tells it.

    Attributes:
        event_mention_id: Id of the row.
        article_id: Id of the article.
        published: Its day of publication, where known.
        event: The event as found there.
    """

    event_mention_id: str
    article_id: str
    published: date | None
    event: Event


@dataclass(frozen=True, slots=True)
class Correction:
    """An analyst's word on two mentions.

    Attributes:
        kind: `merge` (they are one event) or `split` (they are not).
        left: An event_mention_id.
        right: Another.
    """

    kind: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    """One event in the world, over all articles.

    Attributes:
        event_id: 16 hex digits of a hash over the earliest mention: the same in whatever order articles come.
        event_mention_ids: Its mentions, in order of publication.
        article_ids: The articles that tell it, in the same order, each once.
        participants: Who takes part, as told by any article.
        joined_because: Why its mentions are held for one event.
        disagreement: Fields on which articles differ, with their values; None where they agree.

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
    joined_because: str
    disagreement: str | None


def link_events(
    mentions: Sequence[EventMention], corrections: Sequence[Correction] = ()
) -> tuple[LinkedEvent, ...]:
    """Put mentions of one event together, over all articles.

    Args:
        mentions: Event mentions, in any order.
        corrections: Merges and splits by an analyst; they win over the rules. Those about unknown mentions
            are left aside.

    Returns:
        One linked event per happening, sorted by start date and id.

    Raises:
        ValueError: If a mention id is given twice, or a correction's kind is neither `merge` nor `split`.
    """
    renamed = _renamed(mentions)
    traits = [_traits(m, renamed) for m in sorted(mentions, key=_arrival)]
    groups = _Groups(traits, corrections)
    for link in sorted(_links(traits), key=lambda k: (-k.score, k.first, k.second)):
        groups.join(link)
    events = [_merge(members, reasons) for members, reasons in groups.rows()]
    return tuple(sorted(events, key=lambda e: (e.start_date or date.max, e.event_id)))


def affected(new: Sequence[EventMention], known: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The mentions to link again when new ones come: those, and all that they could join, directly or not.

    Linking these alone gives the same events as linking everything; all other events stay as they are.
    """
    renamed = _renamed([*new, *known])
    by_key: dict[str, list[EventMention]] = {}
    for mention in known:
        for key in _traits(mention, renamed).keys:
            by_key.setdefault(key, []).append(mention)
    found = {m.event_mention_id: m for m in new}
    queue = list(new)
    while queue:
        for key in _traits(queue.pop(), renamed).keys:
            for neighbour in by_key.pop(key, ()):
                if neighbour.event_mention_id not in found:
                    found[neighbour.event_mention_id] = neighbour
                    queue.append(neighbour)
    return tuple(sorted(found.values(), key=_arrival))


# --- what is compared ----------------------------------------------------------------------------


class _Traits(NamedTuple):
    """What of a mention is compared, computed once."""

    mention: EventMention
    group: str
    series: str
    words: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    first: int | None  # days, as date.toordinal counts them
    last: int | None
    told: int | None
    keys: tuple[str, ...]


def _arrival(mention: EventMention) -> tuple[date, str]:
    return mention.published or date.max, mention.event_mention_id


def _traits(mention: EventMention, renamed: Mapping[str, str]) -> _Traits:
    event = mention.event
    group = _GROUP.get(event.type, event.type)
    series = _series_key(event.series or (event.name if event.edition else ""))
    series = renamed.get(series, series)
    people = frozenset(_key(p.name) for p in event.participants if p.role in _ACTING)
    first = event.start_date.toordinal() if event.start_date else None
    last = event.end_date.toordinal() if event.end_date else first
    first = last if first is None else first
    published = mention.published.toordinal() if mention.published else None
    words = frozenset(_lemma(w) for w in _key(event.name).split() if w not in _EMPTY and not w.isdigit())
    places = frozenset(_key(event.place or "").split())
    tellers = people | places | (words - _kind_words())
    keys = _keys(event, group, series, tellers, mention.published)
    return _Traits(mention, group, series, words, people, places, first, last, published, keys)


def _keys(
    event: Event, group: str, series: str, tellers: frozenset[str], told: date | None
) -> tuple[str, ...]:
    """Blocking keys: two mentions that share none are never compared.

    Args:
        event: The event as told.
        group: Its kind, kinds that may be one taken together.
        series: Key of its series, "" for none.
        tellers: People, places and telling words of it.
        told: Day of publication.
    """
    found = {f"series {series}"} if series else set()
    if group in _LASTING:
        return tuple(sorted(found | {f"{group} {t}" for t in tellers}))
    day = event.start_date or event.end_date
    if day and event.date_precision != "year":
        months = [(day.year, day.month)]
    elif day:
        months = [(day.year, month) for month in range(1, 13)]
    else:
        months = [(told.year, told.month), _month_before(told)] if told else []
    found |= {f"{group} {year}-{month} {t}" for t in tellers for year, month in months}
    if day and event.date_precision == "day":
        # Days on either side of the end of a month meet here.
        found |= {f"{group} week {(day.toordinal() + 3) // 7} {t}" for t in tellers}
    if event.start_date is None:
        people = {_key(p.name) for p in event.participants if p.role in _ACTING}
        found |= {f"{group} {person} at {_key(event.place or '')}" for person in people}
    return tuple(sorted(found))


def _month_before(day: date) -> tuple[int, int]:
    return (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)


@lru_cache(maxsize=1)
def _kind_words() -> frozenset[str]:
    """Words that only say what kind of event it is."""
    return frozenset(row["lemma"] for row in lexicon.rows("triggers"))


@lru_cache(maxsize=50_000)
def _lemma(word: str) -> str:
    """The one word for forms and synonyms of a trigger ("quake" is "earthquake")."""
    triggers = by_form(False).get(word)
    return triggers[0].lemma if triggers else word


@lru_cache(maxsize=200_000)
def _key(name: str) -> str:
    return " ".join(_WORD.findall(name.lower()))


@lru_cache(maxsize=50_000)
def _series_key(name: str) -> str:
    """A series' name with countries as codes, without article, year and order: forms of one name agree."""
    words = [w for w in _WORD.findall(name) if not w.isdigit() and w.lower() not in _EMPTY]
    return " ".join(sorted({country_of(w) or w.lower() for w in words}))


def _renamed(mentions: Iterable[EventMention]) -> dict[str, str]:
    """Former names of series, as articles tell them: old key to new key."""
    found: dict[str, str] = {}
    for mention in sorted(mentions, key=_arrival):
        match = _RENAMED.match(mention.event.name)
        if match:
            old, new = _series_key(match["old"]), _series_key(match["new"])
            if old != new:
                found.setdefault(old, new)
    return {old: found.get(new, new) for old, new in found.items() if found.get(new) != old}


# --- comparison ----------------------------------------------------------------------------------


class _Link(NamedTuple):
    """Two mentions that may be one event, by their numbers."""

    score: float
    first: int
    second: int
    reasons: tuple[str, ...]


def _links(traits: Sequence[_Traits]) -> Iterator[_Link]:
    """The pairs within each block that are alike enough."""
    blocks: dict[str, list[int]] = {}
    for number, trait in enumerate(traits):
        for key in trait.keys:
            blocks.setdefault(key, []).append(number)
    compared: set[tuple[int, int]] = set()
    for members in blocks.values():
        for at, second in enumerate(members):
            for first in members[max(0, at - WINDOW) : at]:
                if (first, second) in compared:
                    continue
                compared.add((first, second))
                score, reasons = compare(traits[first], traits[second])
                if score >= LEAST_SCORE:
                    yield _Link(score, first, second, reasons)


def compare(a: _Traits, b: _Traits) -> tuple[float, tuple[str, ...]]:
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
    for value, reason in (_by_name(a, b), _by_date(a, b), _by_place(a, b), _by_people(a, b)):
        score += value
        if value > 0 and reason:
            reasons.append(reason)
    return score, tuple(reasons)


def contradict(a: _Traits, b: _Traits) -> bool:
    """Whether two mentions cannot be one event: other kind, edition, year, days or people."""
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
    if a.series and b.series and a.series != b.series and not (a.words <= b.words or b.words <= a.words):
        return True
    if one.type == "other" and not (a.words & b.words):
        return True
    if one.country and two.country and one.country != two.country and one.type != "conflict":
        return True
    return a.group in _PERSONAL and bool(a.people and b.people) and not _shared(a.people, b.people)


def _timeless(trait: _Traits) -> bool:
    """Whether a mention tells neither edition nor date, and its article is undated as well."""
    return not trait.mention.event.edition and trait.first is None and trait.told is None


def _times_apart(a: _Traits, b: _Traits, same_series: bool) -> bool:
    """Whether two mentions are told of, or at, times too far apart to be one event."""
    if a.first is not None and b.first is not None:
        return _days_apart(a, b) > (NEAR_DAYS if same_series else _NEAR.get(a.group, NEAR_DAYS))
    if a.group in _LASTING or a.told is None or b.told is None:
        return False
    if a.first is None and b.first is None:
        known = bool(_shared(a.people, b.people) and a.places & b.places)
        return abs(a.told - b.told) > (HALF_A_YEAR + FAR_DAYS if known else FAR_DAYS)
    dated, other = (a, b) if a.first is not None else (b, a)
    return abs((dated.first or 0) - (other.told or 0)) > HALF_A_YEAR


def _days_apart(a: _Traits, b: _Traits) -> int:
    """Days between two events' intervals; 0 where they touch or one is undated."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0
    return max(0, a.first - b.last, b.first - a.last)


def _by_name(a: _Traits, b: _Traits) -> tuple[float, str]:
    telling = (a.words & b.words) - _kind_words()
    every = (a.words | b.words) - _kind_words()
    same_word = 0.5 if a.words & b.words & _kind_words() else 0.0
    if not every:
        return 2 * same_word, "same kind"
    return same_word + 2.0 * len(telling) / len(every), "similar name" if telling else "same kind"


def _by_date(a: _Traits, b: _Traits) -> tuple[float, str]:
    if a.first is not None and b.first is not None:
        exact = a.mention.event.date_precision == "day" == b.mention.event.date_precision
        if _days_apart(a, b):
            return -1.0, ""
        return (2.0 if exact else 1.0), "same days" if exact else "overlapping dates"
    if a.group in _LASTING:
        return 1.0, "lasting"
    if a.told is None or b.told is None:
        return 0.0, ""
    if (a.first is None) != (b.first is None):
        dated, other = (a, b) if a.first is not None else (b, a)
        apart = abs((dated.first or 0) - (other.told or 0))
        return (0.5, "told at the time") if apart <= FAR_DAYS else (-1.0, "")
    apart = abs(a.told - b.told)
    return (1.0, "told at the same time") if apart <= NEAR_DAYS else (-1.0 if apart > FAR_DAYS else 0.0, "")


def _by_place(a: _Traits, b: _Traits) -> tuple[float, str]:
    if a.places and b.places:
        if a.places <= b.places or b.places <= a.places:
            return 1.5, "same place"
        return (-1.5, "") if not a.places & b.places else (0.5, "shared place")
    one, two = a.mention.event.country, b.mention.event.country
    return (0.5, "same country") if one and one == two else (0.0, "")


def _by_people(a: _Traits, b: _Traits) -> tuple[float, str]:
    if not a.people or not b.people:
        return 0.0, ""
    shared = _shared(a.people, b.people)
    enough = (
        max(2, len(a.people), len(b.people)) if a.group == "meeting" else min(len(a.people), len(b.people))
    )
    share = min(1.0, shared / enough)
    return (2.0 * share if share else -1.0), "same participants"


def _shared(some: frozenset[str], others: frozenset[str]) -> int:
    """How many names of the smaller set are in the other, whole or as a part ("sosa", "ana sosa")."""
    few, many = sorted((some, others), key=len)
    return sum(any(_one_name(a, b) for b in many) for a in few)


@lru_cache(maxsize=200_000)
def _one_name(a: str, b: str) -> bool:
    if a == b:
        return True
    left, right = set(a.split()), set(b.split())
    return left <= right or right <= left


# --- joining -------------------------------------------------------------------------------------


class _Groups:
    """Mentions in groups that grow by joining; two that contradict each other never share one."""

    def __init__(self, traits: Sequence[_Traits], corrections: Sequence[Correction]) -> None:
        self.traits = traits
        self.group = list(range(len(traits)))
        self.members = {n: [n] for n in self.group}
        self.reasons: dict[int, list[str]] = {n: [] for n in self.group}
        number = {t.mention.event_mention_id: n for n, t in enumerate(traits)}
        if len(number) < len(traits):
            raise ValueError("two mentions have one event_mention_id")
        self.apart: set[tuple[int, int]] = set()
        for correction in sorted(corrections, key=lambda c: (c.kind, c.left, c.right)):
            self._correct(correction, number)

    def _correct(self, correction: Correction, number: Mapping[str, int]) -> None:
        """Honour an analyst's merge or split."""
        if correction.kind not in ("merge", "split"):
            raise ValueError(f"correction says {correction.kind!r}: write merge or split")
        first, second = number.get(correction.left), number.get(correction.right)
        if first is None or second is None:
            return
        if correction.kind == "merge":
            self._unite(first, second, ("an analyst's word",))
        else:
            self.apart.add((min(first, second), max(first, second)))

    def join(self, link: _Link) -> None:
        """Join the groups of two mentions, unless members of them contradict each other."""
        one, two = self.group[link.first], self.group[link.second]
        if one == two or not self._agree(one, two):
            return
        self._unite(link.first, link.second, link.reasons)

    def _agree(self, one: int, two: int) -> bool:
        """Whether no members of two groups contradict each other, or were split by an analyst."""
        if any({self.group[a], self.group[b]} == {one, two} for a, b in self.apart):
            return False
        some, others = _ends(self.members[one]), _ends(self.members[two])
        return not any(contradict(self.traits[a], self.traits[b]) for a in some for b in others)

    def _unite(self, first: int, second: int, reasons: Iterable[str]) -> None:
        keep, gone = sorted((self.group[first], self.group[second]))
        if keep == gone:
            return
        for member in self.members[gone]:
            self.group[member] = keep
        self.members[keep] += self.members.pop(gone)
        self.reasons[keep] += [*self.reasons.pop(gone), *reasons]

    def rows(self) -> Iterator[tuple[list[_Traits], list[str]]]:
        """Each group's mentions in order of publication, and the reasons that hold it together."""
        for number in sorted(self.members):
            yield [self.traits[n] for n in sorted(self.members[number])], self.reasons[number]


def _ends(members: list[int]) -> list[int]:
    """The earliest and latest members of a group: enough to ask, and few however big it grows."""
    members.sort()
    return members if len(members) <= 2 * SAMPLE else members[:SAMPLE] + members[-SAMPLE:]


def _merge(members: Sequence[_Traits], reasons: Sequence[str]) -> LinkedEvent:
    """One event from its mentions, in order of publication."""
    mentions = [t.mention for t in members]
    events = [m.event for m in mentions]
    dated = _best_dated(events)
    kind = _commonest(e.type for e in events) or "other"
    identity = hashlib.sha256(f"event {mentions[0].event_mention_id}".encode()).hexdigest()[:16]
    told = Counter(reasons)
    return LinkedEvent(
        event_id=identity,
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
        joined_because=", ".join(sorted(told, key=lambda r: (-told[r], r))) or "told by one article",
        disagreement=_disagreement(events),
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
    found: list[Participant] = []
    for person in (p for e in events for p in e.participants):
        at = next((i for i, f in enumerate(found) if _one_name(_key(f.name), _key(person.name))), None)
        if at is None:
            found.append(person)
        elif len(person.name) > len(found[at].name):
            found[at] = Participant(person.name, found[at].role, person.country or found[at].country)
    return tuple(found)


def _disagreement(events: Sequence[Event]) -> str | None:
    """The fields on which articles differ, with each value and how many tell it."""
    told = []
    exact = [e for e in events if e.date_precision == "day"]
    fields = {
        "start_date": Counter(e.start_date.isoformat() for e in exact if e.start_date),
        "end_date": Counter(e.end_date.isoformat() for e in exact if e.end_date),
        "place": _distinct_places(events),
        "type": Counter(e.type for e in events),
    }
    for field, values in fields.items():
        if len(values) > 1:
            shown = ", ".join(f"{v} ({values[v]})" for v in sorted(values, key=lambda v: (-values[v], v)))
            told.append(f"{field}: {shown}")
    return "; ".join(told) or None


def _distinct_places(events: Sequence[Event]) -> Counter[str]:
    """Places told, a part of another counted with it ("the Great Hall, Beijing" with "Beijing")."""
    counted: Counter[str] = Counter()
    for place in sorted((e.place for e in events if e.place), key=lambda p: (len(p), p)):
        known = next((k for k in counted if set(_key(k).split()) & set(_key(place).split())), place)
        counted[known] += 1
    return counted
