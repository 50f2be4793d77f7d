"""Stories: the same dispatch carried by several outlets, as one.

Two articles are one story where their texts share most of their runs of five words, or where one carries
nearly all of the other. To find such pairs without comparing all, each article is known by a sample of its
runs: those whose hash is small. Equal runs are sampled in every article alike, so two texts share a part of
their samples as large as the part of the runs they share, be one ever so much longer than the other.

Sources:
    Broder, "On the resemblance and containment of documents", 1997 (sketches of small hashes).
    Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document fingerprinting", 2003.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.linking import blocks, groups
from dateline.linking.blocks import Key
from dateline.linking.groups import Group, Link

SHINGLE = 5  # words; shorter runs are shared by articles that only share a subject
SAMPLED = 8  # one run of so many is a key
LEAST_SAMPLE = 16  # keys of a short text
LEAST_MET = 2  # sampled runs that two texts must share to be compared: one may be a common phrase
LEAST_OVERLAP = 0.4  # share of all runs of five words that two articles of one story have in common
LEAST_CARRIED = 0.7  # share of the shorter article's runs that the longer one carries

_WORD = re.compile(r"\w+")
_ODD = np.uint64(0x9E3779B97F4A7C15)
_SMALL = np.uint64(2**64 // SAMPLED)


@dataclass(frozen=True, slots=True)
class StoryMember:
    """An article as far as its story goes.

    Attributes:
        article_id: Its id.
        published: Its day of publication.
        text: Its text.
    """

    article_id: str
    published: date | None
    text: str


class Print(NamedTuple):
    """What of an article is compared.

    Attributes:
        member: The article.
        runs: Hashes of its runs of five words, sorted, each once; of all its words where it is shorter.
    """

    member: StoryMember
    runs: NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that carry the same dispatch.

    Attributes:
        story_id: 16 hex digits, from the lead's id: the same articles give the same id everywhere.
        lead: Id of the article that stands for it: the earliest, then the longest, then the smallest id.
        article_ids: Ids of all its articles, the lead first, then by day and id.
        first_published: Day of publication of the first of them.
        last_published: Day of publication of the last of them.
        similarity: What holds it together, in words ("5-word runs shared: 0.83 to 0.97"); None for a single
            article.
    """

    story_id: str
    lead: str
    article_ids: tuple[str, ...]
    first_published: date | None
    last_published: date | None
    similarity: str | None


def group_stories(rows: Sequence[StoryMember]) -> tuple[Story, ...]:
    """Group articles into stories.

    Args:
        rows: Any number of articles, in any order; their texts may be equal.

    Returns:
        The stories, ordered by their leads' days and ids. Every article is in exactly one; most stories
        have one article. The result does not depend on the order of `rows`.
    """
    found = {row.article_id: printed(row) for row in rows}
    pairs = blocks.pairs({node: keys(one) for node, one in found.items()}, shared=LEAST_MET)
    links = [link for one, two in pairs if (link := linked(found[one], found[two]))]
    stories = [story_of(found, group) for group in joined(found, links)]
    return tuple(sorted(stories, key=lambda story: _seniority(found[story.lead].member)))


def printed(member: StoryMember) -> Print:
    """What of an article is compared."""
    words = _WORD.findall(member.text.casefold())
    hashes = np.array([_hash(word) for word in words] or [0], dtype=np.uint64)
    size = min(SHINGLE, len(hashes))
    runs = np.zeros(len(hashes) - size + 1, dtype=np.uint64)
    for i in range(size):
        runs = _mixed(runs * _ODD + hashes[i : len(hashes) - size + 1 + i])
    return Print(member, np.unique(runs))


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers whose high bits depend on all their bits (the finish of MurmurHash3)."""
    numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    return numbers ^ (numbers >> np.uint64(33))


def keys(one: Print) -> tuple[Key, ...]:
    """The sample of an article's runs: its smallest hashes."""
    small = max(int(np.searchsorted(one.runs, _SMALL)), LEAST_SAMPLE)
    return tuple(Key(f"{run:016x}") for run in one.runs[:small].tolist())


def linked(a: Print, b: Print) -> Link | None:
    """The link between two articles, None where they are of two stories; its score is the share of runs."""
    first, second = sorted((a, b), key=lambda p: p.member.article_id)
    common = len(np.intersect1d(a.runs, b.runs, assume_unique=True))
    overlap = common / (len(a.runs) + len(b.runs) - common)
    carried = common / min(len(a.runs), len(b.runs))
    ids = first.member.article_id, second.member.article_id
    if overlap >= LEAST_OVERLAP:
        return Link(*ids, overlap, "shared")
    return Link(*ids, carried, "carried") if carried >= LEAST_CARRIED else None


def joined(found: Mapping[str, Print], links: Iterable[Link]) -> list[Group]:
    """Which articles are one story.

    Args:
        found: Articles by their ids; no link connects them with others.
        links: All links among them.
    """
    return groups.join(sorted(found), links)


def story_of(found: Mapping[str, Print], group: Group) -> Story:
    """The story of a group of articles."""
    return _story([found[node].member for node in group.members], [link.score for link in group.links])


def _story(members: Sequence[StoryMember], shares: Sequence[float]) -> Story:
    """One story of its articles."""
    lead, *others = sorted(members, key=_seniority)
    others.sort(key=lambda row: (row.published or date.max, row.article_id))
    days = [row.published for row in members if row.published]
    told = f"{SHINGLE}-word runs shared: {min(shares):.2f} to {max(shares):.2f}" if shares else None
    return Story(
        story_id=hashlib.sha256(f"story {lead.article_id}".encode()).hexdigest()[:16],
        lead=lead.article_id,
        article_ids=(lead.article_id, *(row.article_id for row in others)),
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        similarity=told,
    )


def _seniority(row: StoryMember) -> tuple[date, int, str]:
    """Order of who leads: the earliest, then the longest, then the smallest id."""
    return row.published or date.max, -len(row.text), row.article_id
