"""Linking entities: the same person, organisation or place over all articles becomes one.

Mentions with the same kind, name and country are one card. Cards that share a blocking key (a family name
as it sounds, the words of a body's name, an acronym) are compared; a score with its reasons says whether
two are one. Cards are joined best first, never two of different countries, so that the result does not
depend on the order in which articles came.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import combinations, product

from dateline.entities import gazetteer, people, vocabulary
from dateline.entities.abbreviations import abbreviates, initials
from dateline.entities.drafts import content_words

LEAST_SCORE = 2.5
_FAMILY_NAME = "family name"  # the reason why a short form fits a full one
_SHORT_KEYS = ("family ", "short ")  # blocks in which only short forms are compared with full ones
MUCH_MORE_OFTEN = 4  # times as many articles as the next that make a person the one who is meant
LARGEST_BLOCK = 200  # cards that share a key; a larger block is too common to tell anything, and is left out

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One entity as one article names it.

    Attributes:
        article_id: Id of the article.
        published: Its day of publication, where known.
        name: Canonical name in that article.
        kind: `person`, `organisation` or `place`.
        aliases: The other forms of its name there.
        country: ISO 3166-1 alpha-2, where known.
        role: What a person is called there.
        affiliation: Whom a person belongs to there.
        mention_count: How often the article names it.
    """

    article_id: str
    published: date | None
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    role: str | None = None
    affiliation: str | None = None
    mention_count: int = 1


@dataclass(frozen=True, slots=True)
class Correction:
    """An analyst's word on two names.

    Attributes:
        kind: `merge` (they are one entity) or `split` (they are not).
        left: A name as articles write it.
        right: Another.
    """

    kind: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """One person, organisation or place, over all articles.

    Attributes:
        entity_id: 16 hex digits of a hash of kind, name and country: the same in any order of arrival.
        name: The name that most articles give it.
        kind: `person`, `organisation` or `place`.
        aliases: Its other names, sorted.
        country: ISO 3166-1 alpha-2, where known.
        latitude: Degrees north, for a place of the gazetteer.
        longitude: Degrees east, for a place of the gazetteer.
        article_ids: The articles that name it, sorted.
        first_published: Day of publication of the first of them.
        last_published: Day of publication of the last of them.
        mention_count: Mentions in all of them.
        roles: What articles call a person, the most frequent first.
        joined_because: Why its mentions are held for one; None for a single mention.
        members: Article and name of each mention, sorted.
    """

    entity_id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    article_ids: tuple[str, ...]
    first_published: date | None
    last_published: date | None
    mention_count: int
    roles: tuple[str, ...]
    joined_because: str | None
    members: tuple[tuple[str, str], ...]


def link_entities(
    rows: Sequence[EntityMention], corrections: Sequence[Correction] = ()
) -> tuple[LinkedEntity, ...]:
    """Put mentions of one entity together, over all articles.

    Args:
        rows: Entities as articles name them, in any order.
        corrections: Merges and splits by an analyst; they win over the rules. Those about unknown names are
            left aside.

    Returns:
        One linked entity per person, organisation and place, sorted by kind, name and id.

    Raises:
        ValueError: If a correction's kind is neither `merge` nor `split`.
    """
    cards = _cards(rows)
    groups = _Groups(cards, corrections)
    for link in sorted(_links(cards), key=lambda k: (-k.score, k.left, k.right)):
        groups.join(link)
    linked = _identified([(_linked(members, reasons), members) for members, reasons in groups.rows()])
    return tuple(sorted(linked, key=lambda e: (e.kind, e.name, e.entity_id)))


# --- cards -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Card:
    """All mentions of one kind, name and country."""

    kind: str
    name: str
    country: str | None
    articles: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    affiliations: set[str] = field(default_factory=set)
    days: list[date] = field(default_factory=list)
    members: set[tuple[str, str]] = field(default_factory=set)
    count: int = 0

    @property
    def shown(self) -> str:
        """The most frequent way to write the name."""
        return max(self.names, key=lambda n: (self.names[n], n))


def _cards(rows: Sequence[EntityMention]) -> list[_Card]:
    """Cards, sorted by kind, name and country."""
    cards: dict[tuple[str, str, str], _Card] = {}
    for row in rows:
        name, country = _known_as(row.kind, row.name, row.country)
        card = cards.get((row.kind, name, country or ""))
        if card is None:
            card = cards[row.kind, name, country or ""] = _Card(row.kind, name, country)
        card.articles.add(row.article_id)
        card.names[row.name] += 1
        card.aliases.update(alias for alias in row.aliases if _is_name(alias))
        if row.role:
            card.roles[row.role] += 1
        if row.affiliation:
            card.affiliations.add(_key(row.affiliation))
        if row.published:
            card.days.append(row.published)
        card.members.add((row.article_id, row.name))
        card.count += row.mention_count
    return [cards[key] for key in sorted(cards)]


@lru_cache(maxsize=200_000)
def _known_as(kind: str, name: str, country: str | None) -> tuple[str, str | None]:
    """Name and country that a mention is filed under: what is known goes by its full name."""
    if kind == "place":
        place = gazetteer.place_within(name, country=country, whole=True)
        if place and (country is None or place.country == country):
            return _key(place.name), place.country
    if kind == "organisation":
        known = vocabulary.known_organisations().get(gazetteer.fold(name))
        if known and country in (None, known.country):
            return _key(known.full_name), known.country
    return _key(name), country


@lru_cache(maxsize=200_000)
def _key(name: str) -> str:
    """A name folded for comparison: no accents, case, marks or article."""
    words = _WORDS.findall(gazetteer.fold(name).lower())
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _is_name(alias: str) -> bool:
    """Whether an alias is a name and not a description that holds in its article only ("the ministry")."""
    return alias[:4].lower() != "the " and any(c.isupper() for c in alias)


# --- comparison ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Link:
    """Two cards, by their numbers, that may be one entity."""

    score: float
    left: int
    right: int
    reason: str


def _links(cards: Sequence[_Card]) -> Iterator[_Link]:
    """The pairs of cards within each block that are alike enough."""
    blocks: dict[str, tuple[list[int], list[int]]] = {}
    for number, card in enumerate(cards):
        for key, is_short in _blocking_keys(card):
            blocks.setdefault(key, ([], []))[is_short].append(number)
    compared: set[tuple[int, int]] = set()
    for key, (full, short) in blocks.items():
        if len(full) + len(short) > LARGEST_BLOCK:
            continue
        members = sorted({*full, *short})
        pairs = product(full, short) if key.startswith(_SHORT_KEYS) else combinations(full, 2)
        for left, right in ((min(pair), max(pair)) for pair in pairs):
            if left != right and (left, right) not in compared:
                compared.add((left, right))
                score, reason = _compare(cards[left], cards[right])
                if reason.startswith(_FAMILY_NAME) and _only_one_with_role(cards, full, short, (left, right)):
                    score += 1.0
                if score >= LEAST_SCORE and not _ambiguous(cards, members, left, right):
                    yield _Link(score, left, right, reason)


def _blocking_keys(card: _Card) -> Iterator[tuple[str, bool]]:
    """Keys of which two cards of one entity share at least one.

    Yields:
        A key, and whether the card has it as a short form: a block with short forms compares those with the
        full ones only.
    """
    name = card.shown
    yield f"{card.kind} {card.name}", False
    if card.kind == "person":
        given, family = people.parts_of(name)
        if given:
            yield f"person in any order {' '.join(sorted(sound(name).split()))}", False
            yield f"person {sound(family[0])} {sound(given[0])[:1]}", False
        for word in family:
            yield f"family {sound(word)}", not given
    elif card.kind == "organisation":
        yield f"words {' '.join(sorted(content_words(name)))}", False
        if name.isupper() and " " not in name:
            yield f"short {_key(name)}", True
        else:
            for alias in {_key(a) for a in card.aliases} | {_key(initials(name))}:
                yield f"short {alias}", False


def _compare(a: _Card, b: _Card) -> tuple[float, str]:
    """How alike two cards are, and why; 0 where they contradict each other."""
    if a.kind != b.kind or (a.country and b.country and a.country != b.country):
        return 0.0, ""
    by_name, reason = _by_name(a, b)
    if not by_name:
        return 0.0, ""
    score, reasons = by_name, [reason]
    if a.country and a.country == b.country:
        score += 1.0
        reasons.append("country")
    if {_head(r) for r in a.roles} & {_head(r) for r in b.roles}:
        score += 1.0
        reasons.append("role")
    if a.affiliations & b.affiliations:
        score += 1.0
        reasons.append("affiliation")
    return score, " and ".join([reasons[0], *(f"same {r}" for r in reasons[1:])])


def _by_name(a: _Card, b: _Card) -> tuple[float, str]:
    """Points for the names alone."""
    if a.name == b.name:
        return 2.5, "same name"
    one, two = a.shown, b.shown
    if a.kind == "person":
        if " " in one and " " in two and (one in b.aliases or two in a.aliases):
            return 2.5, "an article uses both names"
        return _by_persons_name(one, two)
    if a.kind == "organisation":
        if content_words(one) == content_words(two) and len(content_words(one)) > 1:
            return 2.5, "same words in the name"
        for short, full, card in ((one, two, b), (two, one, a)):
            if short in card.aliases:
                return 2.5, f"{short} is short for {full} in an article"
            if short.isupper() and " " not in short and abbreviates(short, full):
                return 1.5, f"{short} abbreviates {full}"
    return 0.0, ""


def _by_persons_name(one: str, two: str) -> tuple[float, str]:
    """Points for two different names of people."""
    if " " not in one or " " not in two:
        short, full = sorted((one, two), key=lambda n: (n.count(" "), n))
        return (0.6, _FAMILY_NAME) if " " in full and people.could_mean(short, full) >= 2 else (0.0, "")
    if people.same_person(one, two):
        return 2.0, "name with or without a middle part"
    if sorted(sound(one).split()) == sorted(sound(two).split()):
        same_letters = sorted(_key(one).split()) == sorted(_key(two).split())
        return 2.0, "name in another order" if same_letters else "name in another spelling"
    return 0.0, ""


def _ambiguous(cards: Sequence[_Card], members: Sequence[int], left: int, right: int) -> bool:
    """Whether a card without a country fits cards of several countries, so that it stays alone."""
    a, b = cards[left], cards[right]
    if (a.country is None) == (b.country is None):
        return False
    unknown = a if a.country is None else b
    fits = {
        cards[n].country: _compare(unknown, cards[n])[0]
        for n in members
        if cards[n].country and _compare(unknown, cards[n])[0] >= LEAST_SCORE
    }
    best = sorted(fits.values(), reverse=True)
    known = (b if unknown is a else a).country
    return len(best) > 1 and (best[0] == best[1] or fits[known] < best[0])


def _only_one_with_role(
    cards: Sequence[_Card], full: Sequence[int], short: Sequence[int], pair: tuple[int, int]
) -> bool:
    """Whether of all full names that a family name fits one alone, or nearly so, has the same role."""
    alone = next((n for n in pair if n in short), None)
    if alone is None:
        return False
    roles = {_head(role) for role in cards[alone].roles}
    fits: Counter[str] = Counter()
    for n in full:
        if roles & {_head(role) for role in cards[n].roles}:
            fits[cards[n].name] += len(cards[n].articles)
    (name, articles), *others = fits.most_common()[:2] or [("", 0)]
    prevails = all(articles >= MUCH_MORE_OFTEN * fewer for _, fewer in others)
    return prevails and any(cards[n].name == name for n in pair)


def _head(role: str) -> str:
    """The last word of a role before any "of" or "to": what the person is."""
    return re.split(r"\s(?:of|to|for|and)\s", role.lower(), maxsplit=1)[0].split()[-1]


_ARABIC_ARTICLES = frozenset(("al", "el", "as", "ash", "ad", "ar"))
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:al|el|as|ash|ad|ar)[- ](?=\w)", ""), (r"['`ʿʾ-]", ""), (r"^y(?=e)", ""), (r"sch", "sh"),
        (r"tch", "ch"), (r"kh", "h"), (r"ph", "f"), (r"x", "ks"), (r"ck|q|c(?!h)", "k"), (r"tz|ts", "z"),
        (r"dj|zh", "ʒ"), (r"j", "y"), (r"w", "v"), (r"ou|oo", "u"), (r"iy|yi|ij|yj|ii|ee|ey|ei|y", "i"),
        (r"[aeo]", lambda m: "u" if m.group() == "o" else "a"), (r"(.)\1+", r"\1"), (r"i$", "i"),
    )
)  # fmt: skip


def sound(name: str) -> str:
    """A name as it sounds, roughly: the spellings of one foreign name agree (Yevgeny, Evgeni)."""
    words = [word for word in gazetteer.fold(name).lower().split() if word not in _ARABIC_ARTICLES]
    return " ".join(sounds for word in words if (sounds := _sound(word)))


@lru_cache(maxsize=200_000)
def _sound(word: str) -> str:
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


# --- groups ------------------------------------------------------------------------------------------


class _Groups:
    """Cards in groups, joined one link after another."""

    def __init__(self, cards: Sequence[_Card], corrections: Sequence[Correction]) -> None:
        """Start with every card alone but for the merges that an analyst wants.

        Raises:
            ValueError: If a correction's kind is neither `merge` nor `split`.
        """
        self._cards = cards
        self._parent = list(range(len(cards)))
        self._countries = [frozenset({c.country} - {None}) for c in cards]
        self._reasons: defaultdict[int, set[str]] = defaultdict(set)
        self._apart: defaultdict[int, set[int]] = defaultdict(set)  # roots that a group must not join
        by_name: dict[str, list[int]] = {}
        for number, card in enumerate(cards):
            for name in sorted({card.name, *map(_key, card.names)}):
                by_name.setdefault(name, []).append(number)
        for correction in sorted(corrections, key=lambda c: (c.kind, c.left, c.right)):
            if correction.kind not in ("merge", "split"):
                raise ValueError(f"correction is {correction.kind!r}: give 'merge' or 'split'")
            lefts, rights = (by_name.get(_key(name), []) for name in (correction.left, correction.right))
            pairs = [(a, b) for a in lefts for b in rights if a != b and cards[a].kind == cards[b].kind]
            for a, b in pairs:
                self._correct(correction.kind, a, b)

    def _correct(self, kind: str, a: int, b: int) -> None:
        left, right = self._root(a), self._root(b)
        if left == right:
            return
        if kind == "merge":
            self._unite(left, right, "merged by an analyst")
        else:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def join(self, link: _Link) -> None:
        """Join the groups of two cards, unless their countries differ or an analyst split them."""
        left, right = self._root(link.left), self._root(link.right)
        if left == right:
            self._reasons[left].add(link.reason)
        elif right not in self._apart[left] and self._may_share_country(left, right):
            self._unite(left, right, link.reason)

    def _may_share_country(self, left: int, right: int) -> bool:
        """Whether no new country comes together; an analyst may have joined two."""
        one, two = self._countries[left], self._countries[right]
        return len(one | two) <= max(1, len(one), len(two))

    def _unite(self, left: int, right: int, reason: str) -> None:
        left, right = min(left, right), max(left, right)
        self._parent[right] = left
        self._countries[left] |= self._countries[right]
        self._reasons[left] |= self._reasons[right] | {reason}
        self._apart[left] |= self._apart[right]
        for other in self._apart[right]:
            self._apart[other].discard(right)
            self._apart[other].add(left)

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def rows(self) -> Iterator[tuple[list[_Card], set[str]]]:
        """The cards of each group, with the reasons why they are one."""
        groups: dict[int, list[_Card]] = {}
        for number, card in enumerate(self._cards):
            groups.setdefault(self._root(number), []).append(card)
        for root, cards in groups.items():
            yield cards, self._reasons[root]


# --- from group to entity ----------------------------------------------------------------------------


def _linked(cards: list[_Card], reasons: set[str]) -> LinkedEntity:
    """A group of cards as one entity, its id not yet given."""
    names: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for card in cards:
        names.update(card.names)
        roles.update(card.roles)
        if card.country:
            countries[card.country] += len(card.articles)
    kind, country = cards[0].kind, _most(countries)
    # "Ana Robles" before "Robles", "Grain Export Board" before "GEB".
    name = max(names, key=lambda n: (" " in n or (kind != "person" and not n.isupper()), names[n], len(n), n))
    place = gazetteer.place_within(name, country=country) if kind == "place" else None
    articles = sorted(set().union(*(card.articles for card in cards)))
    days = [day for card in cards for day in card.days]
    forms = {alias for card in cards for alias in card.aliases} | set(names)
    alike = any(len(card.members) > 1 for card in cards)
    told = {*reasons, *(["same name and country" if country else "same name"] if alike else [])}
    return LinkedEntity(
        entity_id="", name=name, kind=kind, aliases=tuple(sorted(forms - {name})), country=country,
        latitude=place.latitude if place else None, longitude=place.longitude if place else None,
        article_ids=tuple(articles), first_published=min(days, default=None),
        last_published=max(days, default=None), mention_count=sum(card.count for card in cards),
        roles=tuple(sorted(roles, key=lambda r: (-roles[r], r))),
        joined_because="; ".join(sorted(told)) or None,
        members=tuple(sorted(set().union(*(card.members for card in cards)))),
    )  # fmt: skip


def _most(counts: Counter[str]) -> str | None:
    """The most frequent; of equals the first in the alphabet."""
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _identified(rows: Iterable[tuple[LinkedEntity, list[_Card]]]) -> Iterator[LinkedEntity]:
    """Entities with their ids; two that an analyst split under one name get different ones."""
    taken: set[str] = set()
    for entity, cards in sorted(rows, key=lambda row: (row[0].kind, row[0].name, row[0].members)):
        content = [entity.kind, _key(entity.name), entity.country or ""]
        identity = _hash(content)
        if identity in taken:
            identity = _hash([*content, *sorted(card.name for card in cards), *entity.members[0]])
        taken.add(identity)
        yield dataclasses.replace(entity, entity_id=identity)


def _hash(parts: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
