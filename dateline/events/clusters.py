"""Clusters: the mentions of one event, with what they tell of it together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.events.alike import telling_words
from dateline.events.facts import Facts
from dateline.events.mentions import MODIFIER, NAMED, NOUN, VERB, Mention
from dateline.events.triggers import HYPERNYM

_RANK = {NAMED: 0, NOUN: 1, VERB: 2, MODIFIER: 3}


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one event.

    Attributes:
        mentions: In the order in which they were joined.
        facts: What each tells, in the same order.
        best: The mention that tells most, once it was asked for.
    """

    mentions: list[Mention] = field(default_factory=list)
    facts: list[Facts] = field(default_factory=list)
    best: Mention | None = None

    @property
    def type(self) -> str:
        """Type of the event, as its best mention tells it."""
        return (self.best or self.lead).trigger.type

    @property
    def lead(self) -> Mention:
        """The mention that tells most: a name, else the first noun, else the first verb."""
        if self.best is None:
            told = [m for m in self.mentions if m.trigger.type != HYPERNYM] or self.mentions
            self.best = min(told, key=lambda m: (_RANK[m.kind], m.headline, m.plural, -len(m.name or "")))
        return self.best

    @property
    def people(self) -> frozenset[str]:
        """Everybody that its mentions name."""
        return frozenset().union(*(f.people for f in self.facts))

    @property
    def editions(self) -> set[int]:
        """Numbers in a series that its mentions tell."""
        return {m.edition for m in self.mentions if m.edition is not None}

    @property
    def years(self) -> set[int]:
        """Years told by names, or by the days of its mentions."""
        told = {m.year for m in self.mentions if m.year is not None}
        return told or {f.interval[0].year for f in self.facts if f.interval}

    @property
    def aside(self) -> bool:
        """Whether its mentions tell that it is another of its series than the article's."""
        return any(m.aside for m in self.mentions)

    @property
    def acronyms(self) -> set[str]:
        """Short forms that its mentions give."""
        return {m.acronym for m in self.mentions if m.acronym}

    @property
    def words(self) -> set[str]:
        """Telling words that describe it anywhere."""
        return {w for m in self.mentions for w in telling_words(m)}

    @property
    def towns(self) -> set[str]:
        """Words of its places' names."""
        return {w.lower() for f in self.facts for p in f.places for w in p.name.split()}

    @property
    def ideas(self) -> set[str]:
        """The lemmas that its mentions take up."""
        return {m.trigger.taken_as for m in self.mentions}

    def rows(self) -> Iterator[tuple[Mention, Facts]]:
        """Each mention with what it tells."""
        return zip(self.mentions, self.facts, strict=True)

    def add(self, mention: Mention, facts: Facts) -> None:
        """Join a mention."""
        self.mentions.append(mention)
        self.facts.append(facts)
        self.best = None
