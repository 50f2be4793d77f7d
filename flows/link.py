"""Linking: which mentions, over all articles, are of the same event, person, organisation, place or story.

What the warehouse holds is linked already; of that only the neighbours of new and lost rows are looked at
again. The result is that of linking everything, whatever came when.
"""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

import polars as pl

from dateline.extraction import extractor_version
from dateline.linking import entities, events, stories
from dateline.linking.blocks import LEADERS, Key
from dateline.linking.entity_cards import filed
from dateline.linking.event_blocks import keys, named
from dateline.linking.event_names import RENAMING, renamings
from dateline.linking.event_traits import Traits, traits
from dateline.linking.groups import Correction, Group, Link
from dateline.linking.stories import LEAST_MET, Print
from models import linked
from models.rows import Row, frame
from models.validate import ContractBroken, validate
from warehouse import nodes
from warehouse.errors import BadReference
from warehouse.load import name_speakers
from warehouse.neighbours import Neighbours
from warehouse.nodes import ENTITY, EVENT, STORY
from warehouse.publish import connect

Node = TypeVar("Node")
KEPT = 20_000  # nodes that are kept in memory when they are not wanted
MEMORY = "1GB"  # for the database; what needs more goes to disk
CORRECTED = ("events", "entities")


@dataclass(frozen=True, slots=True)
class Rules(Generic[Node]):
    """How nodes of one linkage are read and compared.

    Attributes:
        node: Makes a node of a row that the linkage's query gives.
        name: The id of a node.
        keys: Its blocking keys.
        link: The link between two nodes, if there is one.
        shared: In how many blocks two nodes must meet to be compared.
        join: Which nodes are one, given all links among nodes that no link connects with others.
        is_local: Whether what is one depends on nothing but the links of its members, and on whom they
            contradict: then what is far from all that changed is let alone.
        kept: Nodes that were read: who is compared is grouped next.
    """

    node: Callable[[Row], Node]
    name: Callable[[Node], str]
    keys: Callable[[Node], Iterable[Key]]
    link: Callable[[Node, Node], Link | None]
    join: Callable[[Mapping[str, Node], Sequence[Link]], Sequence[Group]]
    shared: int = 1
    is_local: bool = False
    kept: dict[str, Node] = field(default_factory=dict)

    def read(self, near: Neighbours) -> dict[str, Node]:
        """The nodes in `wanted (node)`, by their ids; those that were wanted last are kept."""
        wanted = near.wanted()
        missing = [node for node in wanted if node not in self.kept]
        found = {node: self.kept[node] for node in wanted if node in self.kept}
        for row in near.unread(missing).iter_rows(named=True):
            node = self.node(row)
            found[self.name(node)] = node
        if len(self.kept) + len(missing) > KEPT:
            self.kept.clear()
        self.kept.update(found)
        return found


def link_all(database: Path, corrections: Path) -> bool:
    """Bring `events`, `event_participants`, `entities` and `stories` up to date, and join the facts to them.

    Args:
        database: The database that is being built.
        corrections: CSV file of an analyst's merges and splits; need not exist.

    Returns:
        Whether there was anything to link.
    """
    with connect(database) as connection, _without_garbage():
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        stories_new = _link_stories(Neighbours(connection, STORY))
        moved = _link_entities(Neighbours(connection, ENTITY), _corrections(corrections, "entities"))
        name_speakers(connection, moved)
        events_new = _link_events(Neighbours(connection, EVENT), _corrections(corrections, "events"), moved)
    return stories_new or bool(moved) or events_new


@contextmanager
def _without_garbage() -> Iterator[None]:
    """Look for no cycles among the many records that are read: they have none, and looking takes a fourth."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _link_stories(near: Neighbours) -> bool:
    near.hold_to(_digest(()), {})
    if not near.begin():
        return False
    near.file(nodes.ITSELF)
    rules = Rules(
        _print, lambda p: p.member.article_id, stories.keys, stories.linked, stories.joined, LEAST_MET
    )
    for read, groups in _regrouped(near, rules):
        found = [stories.story_of(read, group) for group in groups]
        near.identify(_ids((article, story.story_id) for story in found for article in story.article_ids))
        near.replace("stories", _valid("stories", linked.story_rows(found)))
    near.clear("stories")
    return True


def _print(row: Row) -> Print:
    return stories.printed(linked.story_member(row))


def _link_entities(near: Neighbours, corrections: Sequence[Correction]) -> list[str]:
    """Link entities; the articles in which a name means another entity than before."""
    near.hold_to(_digest(corrections), {})
    if not near.begin():
        return []
    names = near.read(nodes.NEW_NAMES)
    ids = [filed(*name).card_id for name in names.iter_rows()]
    near.file(nodes.BY_NAME, names.with_columns(node=pl.Series(ids, dtype=pl.String)))
    rules = Rules(
        linked.card,
        lambda card: card.card_id,
        lambda card: entities.keys(card, corrections),
        lambda a, b: entities.linked(a, b, corrections),
        lambda cards, links: entities.joined(cards, links, corrections),
    )
    moved: set[str] = set()
    for read, groups in _regrouped(near, rules):
        found = [entities.entity_of(read, group) for group in groups]
        moved |= set(near.identify(_ids((card, e.entity_id) for e in found for card in e.card_ids)))
        counted = {row["entity_id"]: row for row in near.read(nodes.COUNTED).iter_rows(named=True)}
        near.replace("entities", _valid("entities", linked.entity_rows(found, counted)))
    near.clear("entities")
    return sorted(moved)


def _link_events(near: Neighbours, corrections: Sequence[Correction], moved: Sequence[str]) -> bool:
    """Link events; those told in articles where names mean other entities have other participants."""
    renamed = renamings(near.read(nodes.RENAMED, [RENAMING])["name"])
    near.hold_to(_digest(corrections), {named(old): new for old, new in renamed.items()})
    if not near.begin(nodes.TOLD_IN, [moved]):
        return False
    near.file(nodes.ITSELF)
    rules: Rules[Traits] = Rules(
        lambda row: traits(linked.event_mention(row), renamed),
        lambda trait: trait.mention.event_mention_id,
        lambda trait: keys(trait, corrections),
        lambda a, b: events.linked(a, b, corrections),
        lambda mentions, links: events.joined(mentions, links, corrections),
        is_local=True,
    )
    for read, groups in _regrouped(near, rules):
        found = [events.event_of(read, group) for group in groups]
        near.identify(_ids((mention, e.event_id) for e in found for mention in e.event_mention_ids))
        entity_of = {
            (article, name): entity for article, name, entity in near.read(nodes.OF_EVENTS).iter_rows()
        }
        near.replace("events", _valid("events", linked.event_rows(found)))
        rows = linked.participant_rows(found, entity_of)
        near.replace("event_participants", _valid("event_participants", rows))
    near.clear("events")
    near.clear("event_participants")
    return True


def _regrouped(near: Neighbours, rules: Rules[Node]) -> Iterator[tuple[Mapping[str, Node], Sequence[Group]]]:
    """Compare what changed with its neighbours, and group again what that may change.

    Yields:
        Nodes, and the groups of them that are not as they were before.
    """
    near.loosen()
    for _ in near.changed():
        near.add_keys(
            pl.DataFrame(
                [
                    (key.text, name, key.leads)
                    for name, node in rules.read(near).items()
                    for key in rules.keys(node)
                ],
                schema={"key": pl.String, "node": pl.String, "may_lead": pl.Boolean},
                orient="row",
            )
        )
    near.lead(LEADERS, rules.shared)
    for pairs in near.pairs(rules.shared):
        found = rules.read(near)
        new = (rules.link(found[one], found[two]) for one, two in pairs.iter_rows())
        near.add_links(pl.DataFrame([link for link in new if link], schema=_LINK, orient="row"))
    near.bind()
    links = near.surround() if rules.is_local else None
    while links is not None:
        found, anew = _joined(near, rules, links)
        around = near.around()
        moved = [node for group in anew for node in group.members if node in around]
        links = near.surround(moved) if moved else None
        all_there = links is not None and len(near.wanted()) == len(found)  # all that lies around them
        if not moved or all_there:
            yield found, anew
            return
    for links in near.parts():
        yield _joined(near, rules, links)


def _joined(near: Neighbours, rules: Rules[Node], links: pl.DataFrame) -> tuple[dict[str, Node], list[Group]]:
    """The wanted nodes, and the groups of them that are not as before."""
    found, settled = rules.read(near), _settled(near.stood())
    groups = rules.join(found, [Link(*row) for row in links.iter_rows()])
    return found, [group for group in groups if not settled(group.members)]


def _settled(stood: pl.DataFrame) -> Callable[[Sequence[str]], bool]:
    """Whether nodes are one as before: none is stirred, and all that were one with them are there."""
    was = {node: (id_, stirred) for node, id_, stirred in stood.iter_rows()}
    members = Counter(id_ for id_, _ in was.values())

    def settled(group: Sequence[str]) -> bool:
        found = {was.get(node, (None, True)) for node in group}
        [(id_, stirred), *others] = found
        return not others and not stirred and members[id_] == len(group)

    return settled


_LINK = {
    "first": pl.String, "second": pl.String, "score": pl.Float64, "reason": pl.String,
    "first_loose": pl.Boolean, "second_loose": pl.Boolean,
}  # fmt: skip


def _ids(pairs: Iterable[tuple[str, str]]) -> pl.DataFrame:
    return pl.DataFrame(list(pairs), schema={"node": pl.String, "id": pl.String}, orient="row")


def _valid(table: str, rows: Iterable[Row]) -> pl.DataFrame:
    """Rows that we made ourselves as a frame; one that breaks its contract is our own bug."""
    valid, refused = validate(table, frame(table, rows))
    if refused:
        raise ContractBroken(table, [f"{one.reason} in {one.payload}" for one in refused[:3]])
    return valid


def _digest(corrections: Sequence[Correction]) -> str:
    """Of what links rest on: the rules, and an analyst's corrections."""
    return hashlib.sha256(repr((extractor_version(), *corrections)).encode()).hexdigest()[:16]


def _corrections(file: Path, table: str) -> list[Correction]:
    """An analyst's corrections of one table: merge or split, and the two that it is about.

    Raises:
        BadReference: If a line wants something else, or is about another table than the two that are linked.
    """
    if not file.exists():
        return []
    found = []
    rows = pl.read_csv(file, infer_schema=False).select("table", "kind", "left", "right").rows()
    for line, (of, *words) in enumerate(rows, start=2):
        if of not in CORRECTED:
            raise BadReference(file, line, f"table is {of!r}: write {' or '.join(CORRECTED)}")
        try:
            correction = Correction(*words)
        except ValueError as error:
            raise BadReference(file, line, str(error)) from None
        if of == table:
            found.append(correction)
    return sorted(found)
