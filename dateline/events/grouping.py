"""Grouping: the mentions of one event are put together over the article."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.alike import telling_words
from dateline.events.clusters import Cluster
from dateline.events.facts import Facts
from dateline.events.fitting import fit, is_its_building
from dateline.events.kinship import is_echo
from dateline.events.mentions import MODIFIER, NAMED, VERB, Mention
from dateline.events.pairs import DEFINITE, Pair
from dateline.events.triggers import HYPERNYM
from dateline.records import SERIAL_TYPES


def gather(mentions: Sequence[Mention], facts: Sequence[Facts]) -> list[Cluster]:
    """Put mentions of one event together.

    Args:
        mentions: All mentions of the article, in text order.
        facts: What each tells.

    Returns:
        Clusters in order of their first mention.
    """
    clusters: list[Cluster] = []
    rows = list(zip(mentions, facts, strict=True))
    body = [row for row in rows if not row[0].headline]
    for mention, told in [*body, *(row for row in rows if row[0].headline)]:
        home = _home(mention, told, clusters) or _only_one(mention, clusters)
        if home is None:
            _stand_for_series(mention, told, clusters)
            taking_up = mention.trigger.type == HYPERNYM and mention.determiner in DEFINITE
            if mention.kind == MODIFIER or taking_up:
                continue
            home = Cluster()
            clusters.append(home)
        elif any(test(Pair(mention, told, home)) for test in (is_its_building, is_echo)):
            mention.trigger = mention.trigger._replace(type=home.type)
        home.add(mention, told)
    return sorted(clusters, key=lambda c: min(m.span.start for m in c.mentions))


def _home(mention: Mention, facts: Facts, clusters: list[Cluster]) -> Cluster | None:
    """The cluster that a mention belongs to: the best fitting, the latest among equals."""
    best, best_score = None, 0.0
    for cluster in clusters if mention.headline else reversed(clusters):
        score = fit(Pair(mention, facts, cluster))
        if score and not mention.aside and (cluster.aside or _is_other_edition(cluster, clusters)):
            score /= 2  # the article's own edition, where there is one
        if score > best_score:
            best, best_score = cluster, score
    return best


def _only_one(mention: Mention, clusters: Sequence[Cluster]) -> Cluster | None:
    """The one event of the body that a headline can mean by its kind alone."""
    if not mention.headline or mention.kind in (MODIFIER, VERB) or mention.edition or mention.year:
        return None
    same = [c for c in clusters if c.type == mention.trigger.type and any(not m.headline for m in c.mentions)]
    return same[0] if len(same) == 1 else None


def _stand_for_series(mention: Mention, facts: Facts, clusters: Sequence[Cluster]) -> None:
    """Make "last year's event", "the next edition" a name: that of the series, with the year that is told."""
    series = [c for c in clusters if c.lead.kind == NAMED and c.type in SERIAL_TYPES]
    another = mention.aside and not mention.plural
    stands = mention.trigger.lemma == "edition" or (mention.trigger.type == HYPERNYM and another)
    if stands and (facts.extent or another) and series:
        lead = max(reversed(series), key=lambda c: (bool(c.editions), not c.aside)).lead
        mention.trigger, mention.name, mention.kind = lead.trigger, lead.name, NAMED
        if facts.extent:
            mention.year = mention.year or facts.extent[0].year


def _is_other_edition(cluster: Cluster, clusters: Sequence[Cluster]) -> bool:
    """Whether another year's edition of the same series was told before this one."""
    if cluster.type not in SERIAL_TYPES or cluster.lead.kind != NAMED or not cluster.years:
        return False
    before = clusters[: next(i for i, c in enumerate(clusters) if c is cluster)]
    return any(
        c.type == cluster.type
        and c.lead.kind == NAMED
        and not c.years & cluster.years
        and telling_words(c.lead) & telling_words(cluster.lead)
        for c in before
    )
