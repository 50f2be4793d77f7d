"""Alike: whether two words, names or groups of words are forms of one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from dateline.events import syntax
from dateline.events.mentions import Mention
from dateline.events.roles import same_party
from dateline.events.triggers import known_words


def same_word(a: str, b: str) -> bool:
    """Whether two words are forms of one ("chile" and "chilean")."""
    if a == b:
        return True
    shorter = min(len(a), len(b))
    shared = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    return shared >= 4 and max(len(a), len(b)) - shared <= 3


def covered(words: Iterable[str], others: Collection[str]) -> bool:
    """Whether each of some words is a form of one of the others."""
    return all(any(same_word(w, o) for o in others) for w in words)


def same_name(a: str, b: str | None) -> bool:
    """Whether two names are one, or one is a short form of the other ("the Timber Fair")."""
    left, right = sorted((re.findall(r"\w+", n.lower()) for n in (a, b or "")), key=len)
    if not left or not (same_word(left[-1], right[-1]) or left[-1] in right):
        return False
    return len(left) > 1 and covered(left, set(right))


def telling_words(mention: Mention) -> set[str]:
    """The descriptive words of a mention that tell it from others of its type."""
    words = set(mention.words) | set(re.findall(r"\w+", (mention.name or "").lower())[:-1])
    return {
        w for w in words if w not in known_words("empty") and not w.isdigit() and syntax.ordinal(w) is None
    }


def shared_people(some: Iterable[str], others: Iterable[str]) -> int:
    """How many of `some` are among `others`, by full name or a part of it."""
    others = tuple(others)
    return sum(any(same_party(a, b) for b in others) for a in some)
