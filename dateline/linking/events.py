"""Linking events: the same happening told by several articles becomes one event.

Mentions that share a blocking key (series and edition, kind and day and place, kind and people ...) are
compared, and a score with its reasons says whether two are one. Pairs are joined best first, never two
mentions that contradict each other (two editions of a fair), so that the result does not depend on the order
in which articles came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import product

from dateline.linking import blocks, groups
from dateline.linking.event_blocks import TELLING_EDITION, keys
from dateline.linking.event_contradictions import Known, contradict, same_number
from dateline.linking.event_days import days_between, is_loose
from dateline.linking.event_facts import LinkedEvent, merged
from dateline.linking.event_likeness import LEAST_SCORE, compare
from dateline.linking.event_names import renamings
from dateline.linking.event_traits import EventMention, Traits, arrival, traits
from dateline.linking.groups import ANALYST, MERGED, Correction, Group, Link

FURTHER = 0.001  # points a day: of links as good as one another the one between what is nearer in time counts
SAMPLE = 8  # members of a group, at either end of it, that are asked whether they agree with another group


def link_events(
    mentions: Sequence[EventMention], corrections: Sequence[Correction] = ()
) -> tuple[LinkedEvent, ...]:
    """Put mentions of one event together, over all articles.

    Args:
        mentions: Event mentions, in any order.
        corrections: Merges and splits by an analyst; they win over the rules. Those about unknown mentions
            are left aside.

    Returns:
        One linked event per happening, sorted by start date and id.

    Raises:
        ValueError: If a mention id is given twice.
    """
    renamed = renamings(m.event.name for m in sorted(mentions, key=arrival))
    found = {m.event_mention_id: traits(m, renamed) for m in mentions}
    if len(found) < len(mentions):
        raise ValueError("two mentions have one event_mention_id")
    pairs = blocks.pairs({node: keys(trait, corrections) for node, trait in found.items()})
    links = [link for one, two in pairs if (link := linked(found[one], found[two], corrections))]
    events = [event_of(found, group) for group in joined(found, groups.binding(links), corrections)]
    return tuple(sorted(events, key=lambda e: (e.start_date or date.max, e.event_id)))


def linked(a: Traits, b: Traits, corrections: Sequence[Correction] = ()) -> Link | None:
    """The link between two mentions, None where they are not alike enough."""
    if a.mention.event_mention_id > b.mention.event_mention_id:
        a, b = b, a
    first, second = a.mention.event_mention_id, b.mention.event_mention_id
    if corrections and any(c.kind == "merge" and {c.left, c.right} == {first, second} for c in corrections):
        return Link(first, second, ANALYST, MERGED)
    score, reasons = compare(a, b)
    if score < LEAST_SCORE:
        return None
    score = round(score - FURTHER * days_between(a, b), 4)
    return Link(first, second, score, ", ".join(reasons), is_loose(a), is_loose(b))


def joined(
    found: Mapping[str, Traits], links: Iterable[Link], corrections: Sequence[Correction] = ()
) -> list[Group]:
    """The mentions that are one event each, given by their ids."""
    order = [m.event_mention_id for m in sorted((t.mention for t in found.values()), key=arrival)]
    in_order = [found[node] for node in order]
    split = [(c.left, c.right) for c in corrections if c.kind == "split"]
    return groups.join(order, links, contradict=partial(_contradict, in_order), split=split)


def event_of(found: Mapping[str, Traits], group: Group) -> LinkedEvent:
    """The event of a group of mentions."""
    return merged([found[node].mention for node in group.members], group.links)


def _contradict(traits: Sequence[Traits], one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether mentions of two groups contradict each other, as far as the ends of the groups tell."""
    left, right = [traits[n] for n in _ends(one)], [traits[n] for n in _ends(two)]
    known = Known(_renamed(left, right), put_off=any(trait.put_off for trait in (*left, *right)))
    return any(contradict(a, b, known) for a in left for b in right)


def _renamed(left: Sequence[Traits], right: Sequence[Traits]) -> bool:
    """Whether the series of two groups are one under two names."""
    one, two = ({trait.series for trait in some} - {""} for some in (left, right))
    if not (one and two) or one & two:
        return bool(one & two)
    numbered = (
        [t for t in some if (t.mention.event.edition or 0) >= TELLING_EDITION] for some in (left, right)
    )
    return any(same_number(a, b) for a, b in product(*numbered))


def _ends(members: Sequence[int]) -> Sequence[int]:
    """The earliest and latest members of a group: enough to ask, and few however big it grows."""
    return members if len(members) <= 2 * SAMPLE else [*members[:SAMPLE], *members[-SAMPLE:]]
