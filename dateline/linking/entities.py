"""Linking entities: the same person, organisation or place over all articles becomes one.

Mentions with the same kind, name and country are one card. Cards that share a blocking key (a family name
as it sounds, the words of a body's name, an acronym) are compared; a score with its reasons says whether
two are one. Cards are joined best first, never two of different countries, so that the result does not
depend on the order in which articles came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from dateline.entities import gazetteer
from dateline.linking import blocks, groups
from dateline.linking.blocks import Key
from dateline.linking.entity_cards import Card, EntityMention, cards, head, name_key
from dateline.linking.entity_likeness import FAMILY_NAME, compare, namesakes
from dateline.linking.entity_likeness import keys as keys_of
from dateline.linking.groups import ANALYST, MERGED, Correction, Group, Link

LEAST_SCORE = 2.5
ONLY_ONE = 1.0  # points for the one full name with the role of a family name that stands alone
MUCH_MORE_OFTEN = 3  # times as many articles as the next that make a person the one who is meant


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """One person, organisation or place, over all articles.

    Attributes:
        entity_id: 16 hex digits, the id of its chief card: the same in any order of arrival.
        name: The name that most articles give it.
        kind: `person`, `organisation` or `place`.
        aliases: Its other names, sorted.
        country: ISO 3166-1 alpha-2, where known.
        latitude: Degrees north, for a place of the gazetteer.
        longitude: Degrees east, for a place of the gazetteer.
        roles: What articles call a person, sorted.
        joined_because: Why its mentions are held for one; None for a single mention.
        card_ids: The cards of its mentions, sorted.
    """

    entity_id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    roles: tuple[str, ...]
    joined_because: str | None
    card_ids: tuple[str, ...]


def link_entities(
    rows: Iterable[EntityMention], corrections: Sequence[Correction] = ()
) -> tuple[LinkedEntity, ...]:
    """Put mentions of one entity together, over all articles.

    Args:
        rows: Entities as articles name them, in any order.
        corrections: Merges and splits by an analyst; they win over the rules. Those about unknown names are
            left aside.

    Returns:
        One linked entity per person, organisation and place, sorted by kind, name and id.
    """
    found = cards(rows)
    pairs = blocks.pairs({node: keys(card, corrections) for node, card in found.items()})
    links = [link for one, two in pairs if (link := linked(found[one], found[two], corrections))]
    entities = [entity_of(found, group) for group in joined(found, links, corrections)]
    return tuple(sorted(entities, key=lambda e: (e.kind, e.name, e.entity_id)))


def keys(card: Card, corrections: Sequence[Correction] = ()) -> tuple[Key, ...]:
    """Blocking keys of a card, each once."""
    found: dict[str, Key] = {}
    for key in keys_of(card):
        if key.leads or key.text not in found:
            found[key.text] = key
    for number, correction in enumerate(corrections):
        if _is_named(card, correction.left) or _is_named(card, correction.right):
            found[f"correction {number}"] = Key(f"correction {number}")
    return tuple(sorted(found.values()))


def linked(a: Card, b: Card, corrections: Sequence[Correction] = ()) -> Link | None:
    """The link between two cards, None where they are not alike enough.

    Family names that stand alone are linked on less: `joined` sees whether they fit one person only.
    """
    first, second = sorted((a.card_id, b.card_id))
    if any(c.kind == "merge" and _meant(c, a, b) for c in corrections):
        return Link(first, second, ANALYST, MERGED)
    score, reason = compare(a, b)
    enough = LEAST_SCORE - (ONLY_ONE if reason.startswith(FAMILY_NAME) else 0)
    return Link(first, second, score, reason) if score >= enough else None


def _meant(correction: Correction, a: Card, b: Card) -> bool:
    """Whether a correction is about two cards."""
    pairs = ((a, b), (b, a))
    return a.kind == b.kind and any(
        _is_named(one, correction.left) and _is_named(two, correction.right) for one, two in pairs
    )


def _pairs_meant(correction: Correction, some: Sequence[Card]) -> Iterator[tuple[str, str]]:
    """The ids of cards that a correction is about."""
    rights = [card for card in some if _is_named(card, correction.right)]
    for card in some if rights else ():
        if _is_named(card, correction.left):
            yield from ((card.card_id, r.card_id) for r in rights if r is not card and r.kind == card.kind)


def _is_named(card: Card, name: str) -> bool:
    key = name_key(name)
    return key == card.name or any(key == name_key(n) for n in card.names)


def joined(
    found: Mapping[str, Card], links: Iterable[Link], corrections: Sequence[Correction] = ()
) -> list[Group]:
    """Which cards are one entity.

    Args:
        found: Cards by their ids; no link connects them with others.
        links: All links among them.
        corrections: Merges and splits by an analyst.
    """
    in_order = sorted(found.values(), key=lambda c: (c.kind, c.name, c.country or "", c.card_id))
    order = [card.card_id for card in in_order]
    split = [pair for c in corrections if c.kind == "split" for pair in _pairs_meant(c, in_order)]
    weighed = _weighed(found, links)
    return groups.join(order, weighed, contradict=partial(_contradict, in_order), split=split)


def entity_of(found: Mapping[str, Card], group: Group) -> LinkedEntity:
    """The entity of a group of cards."""
    return _entity([found[node] for node in group.members], group.links)


def _contradict(cards: Sequence[Card], one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether new countries or callings come together; an analyst may have joined two countries."""
    left = {cards[n].country for n in one} - {None}
    right = {cards[n].country for n in two} - {None}
    if len(left | right) > max(1, len(left), len(right)):
        return True
    known = ([cards[n] for n in some if cards[n].calling] for some in (one, two))
    return any(namesakes(a, b) for a, b in product(*known))


# --- which of several is meant -----------------------------------------------------------------------


def _weighed(found: Mapping[str, Card], links: Iterable[Link]) -> Iterator[Link]:
    """Links that hold when all others of the same cards are known, with what that adds to their scores."""
    of: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        of[link.first].append(link)
        of[link.second].append(link)
    for link in sorted({link for some in of.values() for link in some}):
        if link.score == ANALYST:
            yield link
            continue
        only = link.reason.startswith(FAMILY_NAME) and _only_one_with_role(found, of, link)
        score = link.score + (ONLY_ONE if only else 0)
        if score >= LEAST_SCORE and not _ambiguous(found, of, link):
            yield link._replace(score=score)


def _only_one_with_role(found: Mapping[str, Card], of: Mapping[str, list[Link]], link: Link) -> bool:
    """Whether of all full names that a family name fits one alone, or nearly so, has the same role."""
    alone, full = sorted((found[link.first], found[link.second]), key=lambda c: (c.shown.count(" "), c.name))
    roles = {head(role) for role in alone.roles}
    fits: Counter[str] = Counter()
    for other in of[alone.card_id]:
        card = found[other.second if other.first == alone.card_id else other.first]
        if other.reason.startswith(FAMILY_NAME) and roles & {head(role) for role in card.roles}:
            fits[card.name] += card.articles
    (name, articles), *others = fits.most_common()[:2] or [("", 0)]
    return name == full.name and all(articles >= MUCH_MORE_OFTEN * fewer for _, fewer in others)


def _ambiguous(found: Mapping[str, Card], of: Mapping[str, list[Link]], link: Link) -> bool:
    """Whether a card that tells no country, or no calling, fits cards of several, so that it stays alone."""
    a, b = found[link.first], found[link.second]
    for trait in _TRAITS:
        if (trait(a) is None) != (trait(b) is None):
            unknown, known = (a, b) if trait(a) is None else (b, a)
            if _fitting(found, of[unknown.card_id], unknown, trait) != trait(known):
                return True
    return False


def _fitting(
    found: Mapping[str, Card], links: Iterable[Link], card: Card, trait: Callable[[Card], str | None]
) -> str | None:
    """The one country, or calling, of all whom a card is linked with that fits best; None if there is none.

    Of two that fit a person equally well the one far more often told is meant; a body without a country
    ("Ministry of Trade") may be of either.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    articles: Counter[str] = Counter()
    for link in links:
        other = found[link.second if link.first == card.card_id else link.first]
        value = trait(other)
        if value is not None and link.score >= LEAST_SCORE:
            scores[value] = max(scores[value], link.score)
            articles[value] += other.articles
    best = sorted(scores, key=lambda v: (-scores[v], -articles[v], v))
    if len(best) > 1 and scores[best[0]] == scores[best[1]]:
        often = card.kind == "person" and articles[best[0]] >= MUCH_MORE_OFTEN * articles[best[1]]
        return best[0] if often else None
    return best[0] if best else None


def _country(card: Card) -> str | None:
    return card.country


def _calling(card: Card) -> str | None:
    return card.calling


_TRAITS = (_country, _calling)


# --- from group to entity ----------------------------------------------------------------------------


def _entity(cards: Sequence[Card], links: Sequence[Link]) -> LinkedEntity:
    """The entity of some cards."""
    names: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for card in cards:
        names.update(card.names)
        roles.update(card.roles)
        if card.country:
            countries[card.country] += card.articles
    kind, country = cards[0].kind, _most(countries)
    # "Ana Robles" before "Robles", "Grain Export Board" before "GEB".
    name = max(names, key=lambda n: (" " in n or (kind != "person" and not n.isupper()), names[n], len(n), n))
    chief = max(cards, key=lambda c: (c.names[name], c.country is not None, c.card_id))
    place = gazetteer.place_within(name, country=country) if kind == "place" else None
    forms = set(names).union(*(card.aliases for card in cards))
    told = {link.reason for link in links}
    if any(card.articles > 1 for card in cards):
        told.add("same name and same country" if country else "same name")
    return LinkedEntity(
        entity_id=chief.card_id,
        name=name,
        kind=kind,
        aliases=tuple(sorted(forms - {name})),
        country=country,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        roles=tuple(sorted(roles)),
        joined_because="; ".join(sorted(told)) or None,
        card_ids=tuple(sorted(card.card_id for card in cards)),
    )


def _most(counts: Counter[str]) -> str | None:
    """The most frequent; of equals the first in the alphabet."""
    return min(counts, key=lambda value: (-counts[value], value), default=None)
