"""Contracts of what linking remembers from run to run, so that a new article touches only its neighbours.

All of it can be made again from the facts: a warehouse without it, or with that of other rules, is linked
anew. It stays in the database and is no part of the lake.
"""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from models.base import Contract, closed, identifier

LINKAGES = ("event", "entity", "story")


class Linkage(Contract):
    """What is linked."""

    linkage: str = closed(LINKAGES, "What the row is about.")


class LinkRules(Linkage, key=("linkage", "name")):
    """What the links rest on.

    Grain: one row per linkage for its rules and corrections, and one per renaming of a series.
    """

    name: str = pa.Field(description="Empty for the rules; else the block whose members it concerns.")
    value: str = pa.Field(description="Digest of rules and corrections; else the new name.")


class LinkMembers(Linkage, key=("linkage", "member")):
    """Which node a row is filed under.

    Grain: one row per event mention, entity mention or article that is linked.
    """

    member: str = identifier("Key of the row in its table.")
    node: str = identifier("What is compared: the row itself, or the card of its name.")


class LinkKeys(Linkage, key=("linkage", "key", "node")):
    """Blocks: nodes that share a key may be one.

    Grain: one row per node and key.
    """

    key: pl.Int64 = pa.Field(description="What the nodes of a block have in common, as a hash of 64 bits.")
    node: str = identifier("The node.")
    may_lead: bool = pa.Field(description="Whether it may lead the block.")
    leads: bool = pa.Field(description="Whether it is one of the few that are compared with all others.")


class Links(Linkage, key=("linkage", "first", "second")):
    """Pairs of nodes that are alike enough to be one, unless something speaks against it.

    Grain: one row per pair.
    """

    first: str = identifier("A node.")
    second: str = identifier("A node whose id is larger.")
    score: float = pa.Field(description="How much speaks for it; infinite for an analyst's merge.")
    reason: str = pa.Field(description="Why, in words.")
    first_loose: bool = pa.Field(description="Whether of the first node only the best links bind.")
    second_loose: bool = pa.Field(description="Whether of the second node only the best links bind.")
    binds: bool = pa.Field(description="Whether the link may join groups.")
