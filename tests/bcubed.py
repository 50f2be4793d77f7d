"""How well a clustering fits another: B-cubed F1 (Bagga and Baldwin, 1998)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping


def b_cubed(found: Mapping[Hashable, str], gold: Mapping[Hashable, str]) -> float:
    """F1 of found clusters against the true ones, over the items of `gold`."""
    groups, truths = defaultdict(set), defaultdict(set)
    for item in gold:
        groups[found[item]].add(item)
        truths[gold[item]].add(item)
    shared = {i: len(groups[found[i]] & truths[gold[i]]) for i in gold}
    precision = sum(shared[i] / len(groups[found[i]]) for i in gold) / len(gold)
    recall = sum(shared[i] / len(truths[gold[i]]) for i in gold) / len(gold)
    return 2 * precision * recall / (precision + recall)
