"""Neighbours: which nodes a new or lost row can be one with, found by joins over stored blocks.

A node is an event mention, the card of an entity, or an article. Its keys are stored, and so are the links
to the nodes that it is alike to. Of a node that changed, keys and links are made anew; its old and new
neighbours, and whom they are linked with, are grouped again; nothing else is read. The pairs are those of
`dateline.linking.blocks`: a function of what is in the blocks, whatever the order in which it came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import duckdb
import polars as pl

from warehouse.nodes import Linkage

AT_ONCE = 20_000  # nodes that are held in memory together
TOGETHER = 200_000  # nodes that are held in memory together for an increment
KEYS_AT_ONCE = 2_000_000  # keys that are ranked together
_NUMBERED = {"node": pl.String, "part": pl.Int64}


class Neighbours:
    """One linkage of a database, while it is brought up to date.

    The steps in their order: `hold_to`, `begin`, `file`, `loosen`, `add_keys` for each of `changed`, `lead`,
    `add_links` for each of `pairs`, `bind`, then the linked rows of what `surround` gives, where the linkage
    allows it and little changed, or for each of `parts`.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, linkage: Linkage) -> None:
        self._connection, self.linkage = connection, linkage
        self._run("SET VARIABLE linkage = ?", [linkage.name])
        for table in ("changed", "touched"):
            self._run(f"CREATE OR REPLACE TEMP TABLE {table} (node VARCHAR)")
        self._run("CREATE OR REPLACE TEMP TABLE dirty (key BIGINT)")
        self._run("CREATE OR REPLACE TEMP TABLE fresh (key BIGINT, node VARCHAR, may_lead BOOLEAN)")
        self._run("CREATE OR REPLACE TEMP TABLE placed (node VARCHAR, near VARCHAR)")
        self._run("CREATE OR REPLACE TEMP TABLE dropped (first VARCHAR, second VARCHAR, binds BOOLEAN)")
        self._run("CREATE OR REPLACE TEMP TABLE left_behind (id VARCHAR)")

    def hold_to(self, digest: str, renamed: Mapping[str, str]) -> None:
        """Forget what rests on other rules.

        Args:
            digest: Of the rules and corrections; another one than before, and everything is linked anew.
            renamed: By block, what its members are called now; where that changed they are linked anew.
        """
        of, rules = self.linkage, {"": digest, **renamed}
        before = dict(self._run(f"SELECT name, value FROM link_rules WHERE {_MINE}").fetchall())
        if before == rules:
            return
        if before.get("") != digest:
            for table in ("link_members", "link_keys", "links"):
                self._run(f"DELETE FROM {table} WHERE {_MINE}")
            self._unname("true")
        blocks = [name for name in {*before, *rules} if before.get(name) != rules.get(name)]
        if blocks:
            keys = f"SELECT {_HASH} FROM (SELECT unnest(?) AS key)"
            held = f"SELECT node FROM link_keys WHERE {_MINE} AND key IN ({keys})"
            self._unname(f"{of.key} IN ({held})", [blocks])
        self._run(f"DELETE FROM link_rules WHERE {_MINE}")
        frame = pl.DataFrame({"name": list(rules), "value": list(rules.values())})
        self._insert("link_rules", frame)

    def _unname(self, rows: str, given: Sequence[object] = ()) -> None:
        """Link some rows anew."""
        of = self.linkage
        was = f"SELECT DISTINCT {of.column} FROM {of.table} WHERE {of.column} IS NOT NULL AND {rows}"
        self._run(f"INSERT INTO left_behind {was}", given)
        self._run(f"UPDATE {of.table} SET {of.column} = NULL WHERE {rows}", given)

    def begin(self, touched: str = "SELECT NULL WHERE false", given: Sequence[object] = ()) -> bool:
        """Find the rows that are new, and the nodes that lost one.

        Args:
            touched: Query for nodes that are to be grouped again in any case.
            given: What the query is given.

        Returns:
            Whether there is anything to do. The new rows are in the temporary table `pending (member)`.
        """
        of = self.linkage
        self._keep("pending", f"SELECT {of.key} AS member FROM {of.table} WHERE {of.column} IS NULL")
        self._keep(
            "stale",
            f"SELECT member, node FROM link_members WHERE {_MINE} AND "
            f"(member IN (FROM pending) OR member NOT IN (SELECT {of.key} FROM {of.table}))",
        )
        self._run("INSERT INTO changed SELECT DISTINCT node FROM stale")
        self._run(f"DELETE FROM link_members WHERE {_MINE} AND member IN (SELECT member FROM stale)")
        self._run(f"INSERT INTO touched {touched}", given)
        return any(self._count(f"SELECT count(*) FROM {some}") for some in ("pending", "stale", "touched"))

    def file(self, nodes: str, filed: pl.DataFrame | None = None) -> None:
        """File each new row under its node.

        Args:
            nodes: Query that gives `member` and `node` of the pending rows.
            filed: Frame that it may ask.
        """
        if filed is not None:
            self._connection.register("filed", filed.to_arrow())
        self._run(f"INSERT INTO link_members BY NAME SELECT {_MY_NAME}, member, node FROM ({nodes})")
        self._run(
            "INSERT INTO changed SELECT DISTINCT node FROM link_members "
            f"WHERE {_MINE} AND member IN (FROM pending) AND node NOT IN (FROM changed)"
        )

    def loosen(self) -> None:
        """Drop keys and links of the nodes that changed."""
        self._keep(
            "known",
            f"SELECT DISTINCT node FROM link_members WHERE {_MINE} AND {_CHANGED} "
            "AND member NOT IN (FROM pending) UNION SELECT node FROM stale",
        )
        if self._count("SELECT count(*) FROM known"):  # what is new has neither
            known = f"{_MINE} AND node IN (FROM known)"
            self._run(f"INSERT INTO dirty SELECT DISTINCT key FROM link_keys WHERE {known}")
            self._run(f"DELETE FROM link_keys WHERE {known}")
            self._unlink("known")
        self._run("INSERT INTO touched FROM changed")
        self._forget("changed")
        self._forget("touched")

    def _forget(self, nodes: str) -> None:
        """Drop those of some nodes that nothing is filed under any more."""
        filed = f"SELECT node FROM link_members WHERE {_MINE} AND node IN (FROM {nodes})"
        self._run(f"DELETE FROM {nodes} WHERE node NOT IN ({filed})")

    def _unlink(self, nodes: str) -> None:
        """Drop the links of nodes; `bind` sees which of them come again."""
        held = f"FROM links WHERE {_MINE} AND (first IN (FROM {nodes}) OR second IN (FROM {nodes}))"
        self._run(f"INSERT INTO dropped SELECT first, second, binds {held}")
        self._run(f"DELETE {held}")

    def changed(self) -> Iterator[None]:
        """The nodes that changed, some at a time, in the temporary table `wanted (node)`."""
        yield from self._some("SELECT node, node AS near FROM changed")

    def _some(self, nodes: str) -> Iterator[None]:
        """Nodes, some at a time; those that are near one another together."""
        self._keep(
            "numbered",
            f"SELECT node, (row_number() OVER (ORDER BY near, node) - 1) // {AT_ONCE} AS part FROM ({nodes})",
        )
        yield from self._numbered()

    def _numbered(self) -> Iterator[None]:
        """The nodes of `numbered`, part by part."""
        last = self._count("SELECT coalesce(max(part), -1) FROM numbered")
        for part in range(last + 1):
            self._keep("wanted", f"SELECT node FROM numbered WHERE part = {part}")
            yield

    def add_keys(self, keys: pl.DataFrame) -> None:
        """Keep keys of nodes that changed, as hashes; `lead` stores them.

        Args:
            keys: Frame of `key`, `node`, `may_lead`.
        """
        self._connection.register("rows", keys.to_arrow())
        self._run(f"INSERT INTO fresh SELECT {_HASH}, node, may_lead FROM rows")
        self._run("INSERT INTO placed SELECT node, min(key) FROM rows GROUP BY node")
        self._connection.unregister("rows")

    def lead(self, leaders: int, shared: int) -> None:
        """Store the new keys and find who leads each block that changed.

        Who leads one that it did not lead is compared anew; of who leads one no more those links are dropped
        that rested on it.

        Args:
            leaders: How many lead a block.
            shared: In how many blocks two nodes must meet.
        """
        self._run("CREATE OR REPLACE TEMP TABLE flipped (key BIGINT, node VARCHAR, leads BOOLEAN)")
        parts = self._count("SELECT count(*) FROM fresh") // KEYS_AT_ONCE + 1
        for part in range(parts):
            self._keep("ranked", _RANKED, [leaders, parts, part])
            self._run(
                f"INSERT INTO link_keys BY NAME SELECT {_MY_NAME}, key, node, may_lead, leads "
                "FROM ranked WHERE led IS NULL"
            )
            self._run("INSERT INTO flipped SELECT key, node, leads FROM ranked WHERE led <> leads")
        self._run(
            f"UPDATE link_keys k SET leads = f.leads FROM flipped f "
            f"WHERE k.{_MINE} AND k.key = f.key AND k.node = f.node"
        )
        self._keep("risen", "SELECT DISTINCT node FROM flipped WHERE leads")
        self._unlink("risen")
        self._run("INSERT INTO changed FROM risen")
        self._keep("fallen", f"SELECT DISTINCT node FROM flipped WHERE NOT leads AND NOT {_CHANGED}")
        self._keep("parted", _PARTED, [shared])
        self._run("INSERT INTO dropped FROM parted")
        self._run(
            f"DELETE FROM links USING parted p WHERE links.{_MINE} "
            "AND links.first = p.first AND links.second = p.second"
        )

    def pairs(self, shared: int) -> Iterator[pl.DataFrame]:
        """The pairs of nodes to compare, some at a time; they are in the temporary table `wanted (node)`.

        Args:
            shared: In how many blocks two nodes must meet.

        Yields:
            Frames of `first` and `second`.
        """
        self._keep("own", f"SELECT key, node, leads FROM link_keys WHERE {_MINE} AND {_CHANGED}")
        for _ in self._some("SELECT node, near FROM changed LEFT JOIN placed USING (node)"):
            self._keep("met", _MET, [shared])
            self._keep("wanted", "SELECT first AS node FROM met UNION SELECT second FROM met")
            yield self._run("FROM met").pl()

    def add_links(self, links: pl.DataFrame) -> None:
        """Store links.

        Args:
            links: Frame of `first`, `second`, `score`, `reason`, `first_loose`, `second_loose`.
        """
        self._insert("links", links.with_columns(binds=pl.lit(False)))

    def bind(self) -> None:
        """Find which links bind, as `linking.groups.binding` does; who wins or loses one is touched."""
        self._keep(
            "near",
            "SELECT unnest([first, second]) AS node FROM dropped UNION SELECT unnest([first, second]) "
            f"FROM links WHERE {_MINE} AND (first IN (FROM changed) OR second IN (FROM changed))",
        )
        self._keep("bound", _BOUND)
        self._run(
            "INSERT INTO touched SELECT unnest([first, second]) FROM bound WHERE was <> now "
            "UNION SELECT unnest([first, second]) FROM dropped d WHERE binds AND NOT EXISTS "
            "(FROM bound b WHERE b.first = d.first AND b.second = d.second)"
        )
        self._forget("touched")
        self._keep(
            "stirred", "FROM touched UNION SELECT unnest([first, second]) AS node FROM dropped WHERE binds"
        )
        self._forget("stirred")
        self._run(
            "UPDATE links SET binds = now FROM bound WHERE bound.binds <> now AND links.first = bound.first "
            f"AND links.second = bound.second AND links.{_MINE}"
        )

    def parts(self) -> Iterator[pl.DataFrame]:
        """Everything that is to be grouped again, some at a time; what is linked is never parted.

        Yields:
            Frames of links; the nodes are in the temporary table `wanted (node)`.
        """
        self._reach()
        touched = [node for (node,) in self._run("SELECT node FROM touched ORDER BY node").fetchall()]
        chunks = self._run(f"SELECT first, second {_among('touched')}").to_arrow_reader(AT_ONCE)
        ends = (zip(*chunk.to_pydict().values(), strict=True) for chunk in chunks)
        parts = pl.DataFrame(_parts(touched, chain.from_iterable(ends)), schema=_NUMBERED)
        self._connection.register("parts", parts.to_arrow())
        self._keep("numbered", "FROM parts")
        self._connection.unregister("parts")
        for _ in self._numbered():
            yield self._run(f"SELECT {_OF_LINK} {_among('wanted')}").pl()

    def surround(self, also: Sequence[str] | None = None) -> pl.DataFrame | None:
        """Take what is stirred, all that is one with it, and what is one with whom that is linked with.

        What lies further is as it was, as long as what lies around is: to group it otherwise, somebody around
        would have to be one with others than before.

        Args:
            also: Nodes around that are not one with the same any more, to go on from.

        Returns:
            Frame of the links; the nodes are in the temporary table `wanted (node)`. None where there are too
            many to be held together.
        """
        if also is None:
            if self._count("SELECT count(*) FROM stirred") > AT_ONCE:
                return None
            self._keep("core", "FROM stirred")
        else:
            self._connection.register("rows", pl.DataFrame({"node": also}).to_arrow())
            self._run("INSERT INTO core FROM rows")
            self._connection.unregister("rows")
        self._keep("core", self._one_with("core"))
        self._keep(
            "rim",
            f"SELECT second AS node FROM links WHERE {_MINE} AND binds AND first IN (FROM core) "
            f"UNION SELECT first FROM links WHERE {_MINE} AND binds AND second IN (FROM core) "
            "UNION FROM core",
        )
        self._keep("wanted", self._one_with("rim"))
        if self._count("SELECT count(*) FROM wanted") > TOGETHER:
            return None
        return self._run(f"SELECT {_OF_LINK} {_among('wanted')}").pl()

    def _one_with(self, nodes: str) -> str:
        """Query for some nodes and all that were one with them before."""
        of = self.linkage
        mine = f"link_members m JOIN {of.table} t ON t.{of.key} = m.member AND m.{_MINE}"
        ids = f"SELECT t.{of.column} FROM {mine} WHERE m.node IN (FROM {nodes})"
        return f"FROM {nodes} UNION SELECT m.node FROM {mine} WHERE t.{of.column} IN ({ids})"

    def around(self) -> frozenset[str]:
        """The wanted nodes that were not one with any that is stirred."""
        return frozenset(n for (n,) in self._run("FROM wanted EXCEPT FROM core").fetchall())

    def _reach(self) -> None:
        """Touch all that touched nodes are linked with, directly or not."""
        self._keep("reached", "SELECT DISTINCT node FROM touched")
        self._keep("touched", "FROM reached")
        while self._count("SELECT count(*) FROM reached"):
            self._keep(
                "reached",
                f"SELECT second AS node FROM links WHERE {_MINE} AND binds AND first IN (FROM reached) "
                f"UNION SELECT first FROM links WHERE {_MINE} AND binds AND second IN (FROM reached) "
                "EXCEPT FROM touched",
            )
            self._run("INSERT INTO touched FROM reached")

    def stood(self) -> pl.DataFrame:
        """What the wanted nodes were one with before.

        A group of nodes that are not stirred, of which all were one and no other was, is as it was: to leave
        it, a node would have lost a link that binds, and both its ends would be stirred.

        Returns:
            Frame of `node`, `id` and `stirred`; of nodes that are new none.
        """
        of = self.linkage
        return self._run(
            f"SELECT m.node, min(t.{of.column}) AS id, m.node IN (FROM stirred) AS stirred "
            f"FROM link_members m JOIN {of.table} t ON t.{of.key} = m.member "
            f"WHERE m.{_MINE} AND m.node IN (FROM wanted) AND t.{of.column} IS NOT NULL GROUP BY m.node"
        ).pl()

    def identify(self, ids: pl.DataFrame) -> list[str]:
        """Write what rows are one with into their table.

        Args:
            ids: Frame of `node` and `id`; the nodes are `wanted` from now on.

        Returns:
            The articles of rows for which that is new, sorted.
        """
        of = self.linkage
        self._connection.register("ids", ids.to_arrow())
        self._keep("wanted", "SELECT node FROM ids")
        self._keep(
            "moved",
            f"SELECT t.{of.key} AS member, ids.id, t.{of.column} AS was, t.article_id AS article "
            f"FROM ids JOIN link_members m ON m.node = ids.node AND m.{_MINE} "
            f"JOIN {of.table} t ON t.{of.key} = m.member WHERE t.{of.column} IS DISTINCT FROM ids.id",
        )
        self._connection.unregister("ids")
        self._run("INSERT INTO left_behind SELECT DISTINCT was FROM moved WHERE was IS NOT NULL")
        self._run(f"UPDATE {of.table} SET {of.column} = id FROM moved WHERE {of.key} = member")
        moved = self._run("SELECT DISTINCT article FROM moved ORDER BY article").fetchall()
        return [article for (article,) in moved]

    def replace(self, table: str, rows: pl.DataFrame) -> None:
        """Put rows in the place of those of the same things."""
        column = self.linkage.column
        self._connection.register("rows", rows.to_arrow())
        self._run(f"DELETE FROM {table} WHERE {column} IN (SELECT {column} FROM rows)")
        self._run(f"INSERT INTO {table} BY NAME FROM rows")
        self._connection.unregister("rows")

    def clear(self, table: str) -> None:
        """Drop the rows of what nothing is one with any more."""
        of, gone = self.linkage, "true"
        if not self._count("SELECT count(*) FROM stale"):  # else rows are lost, and what they were one with
            gone = f"{of.column} IN (FROM left_behind)"
        held = f"SELECT {of.column} FROM {of.table} WHERE {of.column} IS NOT NULL AND {gone}"
        self._run(f"DELETE FROM {table} WHERE {gone} AND {of.column} NOT IN ({held})")

    def read(self, sql: str, given: Sequence[object] = ()) -> pl.DataFrame:
        """The rows that a query gives; it may ask `pending` and `wanted`."""
        return self._run(sql, given).pl()

    def wanted(self) -> list[str]:
        """The nodes that are wanted now."""
        return [node for (node,) in self._run("SELECT node FROM wanted ORDER BY node").fetchall()]

    def unread(self, nodes: Sequence[str]) -> pl.DataFrame:
        """What is compared of some nodes, one row each."""
        self._connection.register(
            "rows", pl.DataFrame({"node": nodes}, schema={"node": pl.String}).to_arrow()
        )
        self._keep("unread", "FROM rows")
        self._connection.unregister("rows")
        return self.read(self.linkage.nodes)

    def _insert(self, table: str, rows: pl.DataFrame) -> None:
        self._connection.register("rows", rows.to_arrow())
        self._run(f"INSERT INTO {table} BY NAME SELECT {_MY_NAME}, * FROM rows")
        self._connection.unregister("rows")

    def _keep(self, table: str, sql: str, given: Sequence[object] = ()) -> None:
        self._run(f"CREATE OR REPLACE TEMP TABLE {table} AS {sql}", given)

    def _count(self, sql: str) -> int:
        [(count,)] = self._run(sql).fetchall()
        return int(count)

    def _run(self, sql: str, given: Sequence[object] = ()) -> duckdb.DuckDBPyConnection:
        return self._connection.execute(sql, given)


_MINE = "linkage = getvariable('linkage')"
_MY_NAME = "getvariable('linkage') AS linkage"
_CHANGED = "node IN (FROM changed)"
_HASH = "(md5_number_lower(key) >> 1)::BIGINT"  # numbers are compared much faster than texts


def _among(nodes: str) -> str:
    """The links that bind, among some nodes."""
    return f"FROM links WHERE {_MINE} AND binds AND first IN (FROM {nodes}) AND second IN (FROM {nodes})"


_OF_LINK = "first, second, score, reason, first_loose, second_loose"

# Of the blocks that changed, a part at a time: who leads, and who led before (null: the key is new).
# A block that only grew is led by some who led it and some new ones; one that lost a member, by any.
_RANKED = f"""
SELECT key, node, may_lead, led,
    may_lead AND row_number() OVER (PARTITION BY key ORDER BY NOT may_lead, node) <= ? AS leads
FROM (
    SELECT key, node, may_lead, leads AS led FROM link_keys WHERE {_MINE} AND key IN (FROM dirty)
    UNION ALL SELECT key, node, may_lead, leads FROM link_keys
    WHERE {_MINE} AND leads AND key IN (SELECT key FROM fresh) AND key NOT IN (FROM dirty)
    UNION ALL SELECT key, node, may_lead, NULL FROM fresh
)
WHERE hash(key) % ? = ?
"""

# Links of those who lead a block no more, where no other block brings the two together.
_PARTED = f"""
WITH theirs AS (
    SELECT first, second, binds FROM links
    WHERE {_MINE} AND (first IN (FROM fallen) OR second IN (FROM fallen))
),
ends AS (SELECT first AS node FROM theirs UNION SELECT second FROM theirs),
keys AS (SELECT key, node, leads FROM link_keys WHERE {_MINE} AND node IN (FROM ends)),
met AS (
    SELECT t.first, t.second FROM theirs t
    JOIN keys a ON a.node = t.first JOIN keys b ON b.node = t.second AND b.key = a.key
    WHERE a.leads OR b.leads GROUP BY ALL HAVING count(*) >= ?
)
SELECT first, second, binds FROM theirs ANTI JOIN met USING (first, second)
"""

# Of the links near those that were dropped or made: whether each bound before, and whether it binds now.
_BOUND = f"""
WITH those AS (
    SELECT first, second, score, first_loose, second_loose, binds FROM links
    WHERE {_MINE} AND (first IN (FROM near) OR second IN (FROM near))
),
loose AS (
    SELECT first AS node FROM those WHERE first_loose UNION SELECT second FROM those WHERE second_loose
),
best AS (
    SELECT node, max((firm, score)) AS worth FROM (
        SELECT first AS node, NOT second_loose AS firm, score FROM links
        WHERE {_MINE} AND first IN (FROM loose)
        UNION ALL
        SELECT second, NOT first_loose, score FROM links WHERE {_MINE} AND second IN (FROM loose)
    ) GROUP BY node
)
SELECT n.first, n.second, n.binds, coalesce(d.binds, n.binds) AS was,
    (NOT n.first_loose AND NOT n.second_loose)
    OR (n.first_loose AND (NOT n.second_loose, n.score) >= a.worth)
    OR (n.second_loose AND (NOT n.first_loose, n.score) >= b.worth) AS now
FROM those n LEFT JOIN best a ON a.node = n.first LEFT JOIN best b ON b.node = n.second
LEFT JOIN dropped d ON d.first = n.first AND d.second = n.second
"""

# A pair of which both changed is met from its smaller node.
_MET = f"""
WITH mine AS (SELECT key, node, leads FROM own WHERE node IN (FROM wanted)),
theirs AS (SELECT key, node, leads FROM link_keys WHERE {_MINE} AND key IN (SELECT key FROM mine)),
both_ways AS (
    SELECT a.node, b.node AS other FROM mine a JOIN theirs b USING (key) WHERE a.leads
    UNION ALL
    SELECT a.node, b.node FROM mine a JOIN theirs b USING (key) WHERE NOT a.leads AND b.leads
)
SELECT least(node, other) AS first, greatest(node, other) AS second
FROM both_ways WHERE node < other OR (node > other AND other NOT IN (FROM changed))
GROUP BY ALL HAVING count(*) >= ?
ORDER BY ALL
"""


def _parts(nodes: list[str], links: Iterator[tuple[str, str]]) -> dict[str, list[object]]:
    """Each node with the number of the part that it and all it is linked with are in."""
    root = {node: node for node in nodes}

    def find(node: str) -> str:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for one, two in links:
        first, second = sorted((find(one), find(two)))
        root[second] = first
    members: dict[str, int] = {}
    for node in nodes:
        members[find(node)] = members.get(find(node), 0) + 1
    part_of, part, held = {}, 0, 0
    for node, count in members.items():
        if held and held + count > AT_ONCE:
            part, held = part + 1, 0
        part_of[node] = part
        held += count
    return {"node": list(nodes), "part": [part_of[find(node)] for node in nodes]}
