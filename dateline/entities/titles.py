"""Titles: what a person can be, and the words that say so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.entities.vocabulary import words_of

LONGEST_TITLE = 4  # words


@cache
def person_titles() -> frozenset[str]:
    """Words and phrases for what a person is, in lower case ("president", "director general")."""
    return frozenset(row["title"] for row in lexicon.rows("titles") if row["position"] != "honorific")


@cache
def titles_before_names() -> frozenset[str]:
    """The titles that also stand right before a name, in lower case."""
    return frozenset(row["title"] for row in lexicon.rows("titles") if row["position"] == "before")


@cache
def honorifics() -> frozenset[str]:
    """Forms of address ("Mr", "Dr."), as written."""
    return frozenset(row["title"] for row in lexicon.rows("titles") if row["position"] == "honorific")


@cache
def title_modifiers() -> frozenset[str]:
    """Words that stand before a title and belong to it ("deputy", "acting"), in lower case."""
    return words_of("title_modifiers")


def title_ending(words: Sequence[str], end: int, *, before_name: bool) -> int | None:
    """Where the title starts that ends before index `end`.

    Args:
        words: Words of a sentence.
        end: Index after the title's last word.
        before_name: Whether a name follows, so that only titles that can stand there count.

    Returns:
        The index of its first word, without modifiers; None where no title ends there.
    """
    if _singular(words[end - 1].lower()) not in _last_words():
        return None
    known = titles_before_names() if before_name else person_titles()
    for size in range(min(LONGEST_TITLE, end), 0, -1):
        phrase = " ".join(words[end - size : end]).lower()
        if phrase in known or _singular(phrase) in known:
            return end - size
    return None


def title_starting(words: Sequence[str], start: int) -> int | None:
    """Where the title ends that starts at index `start`; None where none does."""
    for size in range(min(LONGEST_TITLE, len(words) - start), 0, -1):
        phrase = " ".join(words[start : start + size]).lower()
        if phrase in person_titles():
            return start + size
    return None


@cache
def is_plural_title(word: str) -> bool:
    """Whether a word is what several people are ("Bishops")."""
    singular = _singular(word.lower())
    return singular != word.lower() and singular in person_titles()


@cache
def _last_words() -> frozenset[str]:
    """The last word of every title, without a plural s."""
    return frozenset(_singular(title.rpartition(" ")[2]) for title in person_titles())


def singular_title(title: str) -> str:
    """A title of several people as that of one ("Finance ministers")."""
    singular = _singular(title)
    return singular if singular.lower() in person_titles() or is_plural_title(title.split()[-1]) else title


def _singular(phrase: str) -> str:
    """A phrase whose last word loses its plural s ("presidents")."""
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase
