"""Blocking: which pairs of nodes are worth comparing, without comparing all.

A node (an event mention, a card of an entity, an article) has keys; nodes that share a key are a block. In a
block the first few leaders are compared with every member, the others not with one another: a block of any
size costs as many comparisons as it has members, a few times over. Who leads depends on nothing but who is
in the block, so the pairs are the same in whatever order nodes come.

The warehouse finds the same pairs with joins (`warehouse/neighbours.py`); here they are found in memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

LEADERS = 8  # of a block; ids are hashes, so they are a random choice


class Key(NamedTuple):
    """A key of a node.

    Attributes:
        text: What the nodes of its block share.
        leads: Whether the node may lead there. Where only short forms of a name may, full names are compared
            with them but not with one another.
    """

    text: str
    leads: bool = True


def pairs(keys: Mapping[str, Sequence[Key]], *, shared: int = 1) -> Iterator[tuple[str, str]]:
    """The pairs of nodes that are worth comparing.

    Args:
        keys: Keys of each node, by its id.
        shared: In how many blocks two must meet.

    Yields:
        Two ids, the smaller first; each pair once, in order.
    """
    blocks: dict[str, list[tuple[bool, str]]] = {}
    for node, some in keys.items():
        for key in some:
            blocks.setdefault(key.text, []).append((not key.leads, node))
    met: Counter[tuple[str, str]] = Counter()
    for members in blocks.values():
        members.sort()
        leaders = [node for follows, node in members[:LEADERS] if not follows]
        leading = set(leaders)
        for leader in leaders:
            # Two leaders meet once.
            met.update(
                (min(leader, node), max(leader, node))
                for _, node in members
                if node not in leading or leader < node
            )
    return iter(sorted(pair for pair, times in met.items() if times >= shared))
