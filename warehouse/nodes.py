"""What linking reads: of which tables, and what is compared of the rows that a node stands for.

The queries ask the temporary tables of `warehouse.neighbours`: `pending (member)`, rows that are not linked
yet, `unread (node)`, the nodes to read, and `wanted (node)`, those that are linked now.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Linkage:
    """What is linked.

    Attributes:
        name: `event`, `entity` or `story`.
        table: Table of the rows that are linked.
        key: Its key.
        column: Its column for the id of what a row is one with others in; null in rows that are not linked.
        nodes: Query for what is compared of the nodes in `unread`, one row each.
    """

    name: str
    table: str
    key: str
    column: str
    nodes: str


EVENT = Linkage(
    "event",
    "event_mentions",
    "event_mention_id",
    "event_id",
    # A mention with what its article counts at the event, and what it tells and names besides.
    """
    WITH told AS (FROM event_mentions WHERE event_mention_id IN (FROM unread)),
    counted AS (
        SELECT t.event_mention_id, list({
            'unit': m.unit || coalesce(' per ' || m.per, ''), 'status': m.status, 'comparator': m.comparator,
            'value': m.value, 'low': m.low, 'high': m.high, 'text': m.text
        } ORDER BY m.char_start, m.metric_id) AS figures
        FROM told t JOIN metrics m ON m.article_id = t.article_id AND list_contains(m.subject, t.name)
        WHERE m.unit_kind = 'count' AND m.unit IS NOT NULL AND m.status <> 'target' AND m.change IS NULL
        GROUP BY t.event_mention_id
    ),
    paid AS (
        SELECT t.event_mention_id, list_sort(list(DISTINCT m.value || ' ' || m.unit)) AS sums
        FROM told t JOIN metrics m ON m.article_id = t.article_id
        WHERE m.unit_kind = 'currency' AND m.value IS NOT NULL AND m.unit IS NOT NULL
            AND (m.sentence = t.sentence OR list_contains(m.subject, t.name))
        GROUP BY t.event_mention_id
    ),
    beside AS (
        SELECT article_id, list(type ORDER BY event_mention_id) AS told_beside FROM event_mentions
        WHERE article_id IN (SELECT article_id FROM told) GROUP BY article_id
    ),
    named AS (
        SELECT article_id, list(name ORDER BY kind = 'place', kind = 'organisation', name) AS named_beside
        FROM entity_mentions WHERE article_id IN (SELECT article_id FROM told) GROUP BY article_id
    )
    SELECT t.* EXCLUDE (mention_spans, extractor_version), coalesce(c.figures, []) AS figures,
        coalesce(p.sums, []) AS sums,
        b.told_beside, coalesce(n.named_beside, []) AS named_beside
    FROM told t JOIN beside b USING (article_id)
    LEFT JOIN counted c USING (event_mention_id) LEFT JOIN paid p USING (event_mention_id)
    LEFT JOIN named n USING (article_id)
    """,
)
ENTITY = Linkage(
    "entity",
    "entity_mentions",
    "entity_mention_id",
    "entity_id",
    # A card: all mentions of a kind, name, country and calling; one of them, `filed`, says which.
    """
    SELECT
        any_value(e.kind) AS kind,
        first({'name': e.name, 'country': e.country, 'role': e.role} ORDER BY e.entity_mention_id) AS filed,
        map_entries(histogram(e.name)) AS names,
        list_distinct(flatten(list(e.aliases))) AS aliases,
        map_entries(histogram(e.role) FILTER (e.role IS NOT NULL)) AS roles,
        list(DISTINCT e.affiliation) FILTER (e.affiliation IS NOT NULL) AS affiliations,
        count(*) AS mentions
    FROM link_members m JOIN entity_mentions e ON e.entity_mention_id = m.member
    WHERE m.linkage = 'entity' AND m.node IN (FROM unread)
    GROUP BY m.node
    """,
)
STORY = Linkage(
    "story",
    "articles",
    "article_id",
    "story_id",
    """
    SELECT article_id, published_date, text, boilerplate_spans FROM articles WHERE article_id IN (FROM unread)
    """,
)

ITSELF = "SELECT member, member AS node FROM pending"  # each row is a node of its own
NEW_NAMES = (
    "SELECT DISTINCT kind, name, country, role FROM entity_mentions WHERE entity_mention_id IN (FROM pending)"
)
# `filed` says which card (`node`) a kind, name, country and role are filed under.
BY_NAME = """
SELECT e.entity_mention_id AS member, f.node FROM entity_mentions e
JOIN filed f ON e.kind = f.kind AND e.name = f.name AND e.country IS NOT DISTINCT FROM f.country
    AND e.role IS NOT DISTINCT FROM f.role
WHERE e.entity_mention_id IN (FROM pending)
"""
COUNTED = """
SELECT
    e.entity_id, count(DISTINCT e.article_id) AS article_count, sum(len(e.mention_spans)) AS mention_count,
    min(e.published_date) AS first_published, max(e.published_date) AS last_published
FROM link_members m JOIN entity_mentions e ON e.entity_mention_id = m.member
WHERE m.linkage = 'entity' AND m.node IN (FROM wanted)
GROUP BY e.entity_id
"""
# The first article to tell of a renaming counts.
RENAMED = """
SELECT name FROM event_mentions WHERE starts_with(name, ?)
ORDER BY published_date NULLS LAST, event_mention_id
"""
TOLD_IN = "SELECT event_mention_id FROM event_mentions WHERE article_id IN (SELECT unnest(?))"
# Whom a name means in an article: a person first, for people speak and take part.
MEANT = """
SELECT article_id, name, first(
    entity_id ORDER BY CASE kind WHEN 'person' THEN 0 WHEN 'organisation' THEN 1 ELSE 2 END, entity_mention_id
) AS entity_id
FROM entity_mentions WHERE article_id IN ({articles}) GROUP BY article_id, name
"""
OF_EVENTS = MEANT.format(
    articles="SELECT article_id FROM event_mentions WHERE event_mention_id IN (FROM wanted)"
)
