"""Grouping: nodes that links hold together, joined best link first.

Two groups are joined unless they contradict each other or an analyst split them. What is asked of two groups
must stay refused when they grow, so no two groups are asked twice. Groups depend on the links alone, and
nodes that no chain of links connects never touch: they can be grouped apart from one another.
"""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

ANALYST = math.inf  # the score of a link that an analyst wants
MERGED = "an analyst's word"


class Link(NamedTuple):
    """Two nodes that may be one.

    A loose node is one that tells too little to hold others together: only its best links bind. So a mention
    without a date does not chain all meetings of two ministers, over years, into one component.

    Attributes:
        first: Id of a node.
        second: Id of another, the larger one.
        score: How much speaks for it; `ANALYST` for a merge that is wanted.
        reason: Why, in words.
        first_loose: Whether the first node is loose.
        second_loose: Whether the second is.
    """

    first: str
    second: str
    score: float
    reason: str
    first_loose: bool = False
    second_loose: bool = False


def binding(links: Sequence[Link]) -> list[Link]:
    """The links that bind: those between firm nodes, and of each loose node the best.

    A link with a firm node is better than any with a loose one: what both know too little of binds only where
    nothing else does. The warehouse does the same with a query (`warehouse/neighbours.py`).
    """
    best: dict[str, tuple[bool, float]] = {}
    for link in links:
        for node, worth in zip((link.first, link.second), _worth(link), strict=True):
            best[node] = max(best.get(node, worth), worth)
    return [link for link in links if _binds(link, best)]


def _worth(link: Link) -> tuple[tuple[bool, float], tuple[bool, float]]:
    """What a link is worth to its first and to its second node: whether the other is firm, and the score."""
    return (not link.second_loose, link.score), (not link.first_loose, link.score)


def _binds(link: Link, best: Mapping[str, tuple[bool, float]]) -> bool:
    to_first, to_second = _worth(link)
    if not (link.first_loose or link.second_loose):
        return True
    first = link.first_loose and to_first >= best[link.first]
    return first or (link.second_loose and to_second >= best[link.second])


@dataclass(frozen=True, slots=True, order=True)
class Correction:
    """An analyst's word on two event mentions or on two names of entities.

    Attributes:
        kind: `merge` (they are one) or `split` (they are not).
        left: An event_mention_id, or a name as articles write it.
        right: Another.

    Raises:
        ValueError: If the kind is neither.
    """

    kind: str
    left: str
    right: str

    def __post_init__(self) -> None:
        if self.kind not in ("merge", "split"):
            raise ValueError(f"correction says {self.kind!r}: write merge or split")


class Group(NamedTuple):
    """Nodes held for one.

    Attributes:
        members: Ids, in the order that they were given in.
        links: The links that joined it.
    """

    members: list[str]
    links: list[Link]


def join(
    nodes: Sequence[str],
    links: Iterable[Link],
    *,
    contradict: Callable[[Sequence[int], Sequence[int]], bool] = lambda one, two: False,
    split: Iterable[tuple[str, str]] = (),
) -> list[Group]:
    """Group nodes by their links, the best first; among equals that of the earlier nodes.

    Args:
        nodes: Ids, in an order that doesn't depend on arrival.
        links: Links among them.
        contradict: Whether two groups can't be one; a group is given as its members' places in `nodes`,
            sorted.
        split: Pairs that an analyst keeps apart. A merge wins over a split.

    Returns:
        The groups, in the order of their first members.
    """
    place = {node: n for n, node in enumerate(nodes)}
    groups = _Groups(len(nodes))
    for left, right in split:
        if left in place and right in place:
            groups.refuse(place[left], place[right])
    for link in sorted(links, key=lambda k: (-k.score, place[k.first], place[k.second])):
        one, two = groups.of[place[link.first]], groups.of[place[link.second]]
        if one == two:
            groups.links[one].append(link)
        elif link.score == ANALYST:
            groups.unite(one, two, link)
        elif two not in groups.refused.get(one, ()):
            if contradict(groups.members[one], groups.members[two]):
                groups.refuse(one, two)
            else:
                groups.unite(one, two, link)
    found = (Group([nodes[n] for n in members], groups.links[at]) for at, members in groups.members.items())
    return sorted(found, key=lambda group: place[group.members[0]])


class _Groups:
    """Groups of the numbers from 0, each alone at first; a group's number is that of one of its members."""

    def __init__(self, count: int) -> None:
        self.of = list(range(count))
        self.members = {n: [n] for n in range(count)}
        self.links: dict[int, list[Link]] = {n: [] for n in range(count)}
        self.refused: dict[int, set[int]] = {}

    def refuse(self, one: int, two: int) -> None:
        """Keep two groups apart from now on."""
        self.refused.setdefault(one, set()).add(two)
        self.refused.setdefault(two, set()).add(one)

    def unite(self, one: int, two: int, link: Link) -> None:
        """Make one group of two: the smaller goes into the larger."""
        keep, gone = sorted((one, two), key=lambda n: (-len(self.members[n]), n))
        for member in self.members.pop(gone):
            self.of[member] = keep
            insort(self.members[keep], member)
        self.links[keep] += [*self.links.pop(gone), link]
        for other in self.refused.pop(gone, ()):
            self.refused[other].discard(gone)
            if other != keep:
                self.refuse(keep, other)
