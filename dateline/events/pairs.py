"""Pairs: a mention beside a cluster that it may belong to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.events.alike import telling_words
from dateline.events.clusters import Cluster
from dateline.events.facts import Facts
from dateline.events.mentions import Mention

DEFINITE = frozenset(("the", "this", "that", "'s", "these", "those", "such"))


class Pair(NamedTuple):
    """A mention, and a cluster that it may belong to.

    Attributes:
        mention: The mention.
        facts: What it tells.
        cluster: The mentions of one event.
    """

    mention: Mention
    facts: Facts
    cluster: Cluster

    @property
    def lead(self) -> Mention:
        """The mention of the cluster that tells most."""
        return self.cluster.lead

    @property
    def definite(self) -> bool:
        """Whether the mention speaks of a known event."""
        return self.mention.determiner in DEFINITE or self.mention.trigger.needs == "polled"

    @property
    def distance(self) -> int:
        """Sentences from the mention to the nearest one of the cluster."""
        return min(abs(self.mention.sentence.index - m.sentence.index) for m in self.cluster.mentions)

    @property
    def back(self) -> int:
        """Sentences from the mention back to the one that joined the cluster last."""
        return self.mention.sentence.index - self.cluster.mentions[-1].sentence.index

    @property
    def words(self) -> set[str]:
        """The words that tell the mention from others of its type."""
        return telling_words(self.mention)

    def beside(self) -> Iterator[Mention]:
        """The mentions of the cluster in the mention's own sentence."""
        return (m for m in self.cluster.mentions if m.sentence is self.mention.sentence)
