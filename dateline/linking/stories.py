"""Stories: the same dispatch carried by several outlets, as one.

Two articles are one story where their texts share most of their runs of five words (MinHash over word
shingles, candidates by locality-sensitive hashing, each pair then compared exactly), or where one carries
nearly all of the other. Time and memory grow with the number of articles, not with its square.

Sources:
    Broder, "On the resemblance and containment of documents", 1997.
    Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

SHINGLE = 5  # words; shorter runs are shared by articles that only share a subject
BANDS, ROWS = (
    42,
    3,
)  # a pair that overlaps by 0.5 is compared with 99.6 %, by 0.3 with 68 %, by 0.05 with 0.5 %
PERMUTATIONS = BANDS * ROWS
LEAST_OVERLAP = 0.4  # share of all runs of five words that two articles of one story have in common
LEAST_CARRIED = 0.7  # share of the shorter article's runs that the longer one carries
MEET_AT_MOST = 50  # articles of one bucket compared with one another; more hold to its first ones

_WORD = re.compile(r"\w+")
_SEED = b"dateline stories 1"
_ODD = np.uint64(0x9E3779B97F4A7C15)

Signature = NDArray[np.uint64]


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


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that carry the same dispatch.

    Attributes:
        story_id: 16 hex digits, from the ids of its articles: the same articles give the same id everywhere.
        lead: Id of the article that stands for it: the earliest, then the longest, then the smallest id.
        article_ids: Ids of all its articles, the lead first, then by day and id.
        similarity: What holds it together, in words ("5-word runs shared: 0.83 to 0.97").
    """

    story_id: str
    lead: str
    article_ids: tuple[str, ...]
    similarity: str


def group_stories(rows: Sequence[StoryMember]) -> tuple[Story, ...]:
    """Group articles into stories.

    Args:
        rows: Any number of articles, in any order; their texts may be equal.

    Returns:
        The stories, ordered by their leads' days and ids. Every article is in exactly one; most stories
        have one article. The result does not depend on the order of `rows`.
    """
    members = sorted({row.article_id: row for row in rows}.values(), key=lambda row: row.article_id)
    numbers: dict[str, int] = {}
    shingles = [_shingles(row.text, numbers) for row in members]
    signatures = [_signature(hashes) for hashes in shingles]
    parent = list(range(len(members)))
    links: dict[int, list[float]] = defaultdict(list)
    for one, other in _candidates(signatures):
        share = _share(shingles[one], shingles[other])
        if share is not None:
            _join(parent, one, other)
            links[one].append(share)
    groups: dict[int, list[int]] = defaultdict(list)
    shares: dict[int, list[float]] = defaultdict(list)
    for i in range(len(members)):
        groups[_root(parent, i)].append(i)
        shares[_root(parent, i)].extend(links.get(i, ()))
    stories = (_story([members[i] for i in group], shares[root]) for root, group in groups.items())
    by_id = {row.article_id: row for row in members}
    return tuple(sorted(stories, key=lambda story: _seniority(by_id[story.lead])))


def _story(members: Sequence[StoryMember], shares: Sequence[float]) -> Story:
    """One story of its articles."""
    lead, *others = sorted(members, key=_seniority)
    others.sort(key=lambda row: (row.published or date.max, row.article_id))
    ids = (lead.article_id, *(row.article_id for row in others))
    digest = hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:16]
    if not shares:
        return Story(digest, lead.article_id, ids, "single")
    low, high = min(shares), max(shares)
    return Story(digest, lead.article_id, ids, f"{SHINGLE}-word runs shared: {low:.2f} to {high:.2f}")


def _seniority(row: StoryMember) -> tuple[date, int, str]:
    """Order of who leads: the earliest, then the longest, then the smallest id."""
    return row.published or date.max, -len(row.text), row.article_id


def _shingles(text: str, numbers: dict[str, int]) -> NDArray[np.uint64]:
    """The hashes of a text's runs of five words, sorted, each once; of all its words where it is shorter.

    Args:
        text: An article's text.
        numbers: The hashes of words met before; grows.
    """
    words = _WORD.findall(text.casefold())
    for word in words:
        if word not in numbers:
            digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            numbers[word] = int.from_bytes(digest, "little")
    hashes = np.array([numbers[word] for word in words] or [0], dtype=np.uint64)
    size = min(SHINGLE, len(hashes))
    runs = np.zeros(len(hashes) - size + 1, dtype=np.uint64)
    for i in range(size):
        runs = _mixed(runs * _ODD + hashes[i : len(hashes) - size + 1 + i])
    return np.unique(runs)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers whose high bits depend on all their bits (the finish of MurmurHash3)."""
    numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    return numbers ^ (numbers >> np.uint64(33))


def _signature(hashes: NDArray[np.uint64]) -> Signature:
    """The MinHash signature of a set of hashes: its least member under each of the permutations."""
    scale, shift = _permutations()
    least = np.full(PERMUTATIONS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for part in np.array_split(hashes, len(hashes) // 4096 + 1):  # bounds the memory of long texts
        least = np.minimum(least, (part[None, :] * scale[:, None] + shift[:, None]).min(axis=1))
    return least


@cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Odd factors and shifts of the permutations modulo 2 ** 64, the same on every machine."""
    drawn = hashlib.shake_256(_SEED).digest(PERMUTATIONS * 16)
    numbers = np.frombuffer(drawn, dtype="<u8").astype(np.uint64)
    return numbers[:PERMUTATIONS] | np.uint64(1), numbers[PERMUTATIONS:]


def _candidates(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """Pairs that agree in a whole band of their signatures, each once, in order."""
    buckets: dict[bytes, list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for i, signature in enumerate(signatures):
        for band in range(BANDS):
            key = bytes([band]) + signature[band * ROWS : (band + 1) * ROWS].tobytes()
            for other in buckets[key][:MEET_AT_MOST]:
                if (other, i) not in seen:
                    seen.add((other, i))
                    yield other, i
            buckets[key].append(i)


def _share(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float | None:
    """The share of runs that hold two articles together; None where they are two stories."""
    common = len(np.intersect1d(one, other, assume_unique=True))
    overlap = common / (len(one) + len(other) - common)
    carried = common / min(len(one), len(other))
    if overlap >= LEAST_OVERLAP:
        return overlap
    return carried if carried >= LEAST_CARRIED else None


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _join(parent: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first
