"""Abbreviations: whether a short word can be made of a name's words."""

from __future__ import annotations

from dateline.entities import gazetteer

SMALL_WORDS = frozenset({"of", "the", "and", "for", "&", "on", "in", "at", "to"})


def abbreviates(short: str, full: str) -> bool:
    """Whether an abbreviation is made of beginnings of a name's words in turn ("GEB", "Unibev").

    The small words and a leading adjective of a country may be left out, every other word gives one letter or
    more.
    """
    words = [w for w in gazetteer.fold(full).replace("-", " ").split() if w[0].isalpha()]
    letters = short.replace(".", "").replace("&", "").lower()
    adjective = len(words) > 2 and gazetteer.country_of_adjective(words[0]) is not None
    return _spells(letters, words) or (adjective and _spells(letters, words[1:]))


def _spells(letters: str, words: list[str]) -> bool:
    if not words or not letters:
        return not letters and not words
    first, rest = words[0], words[1:]
    if first in SMALL_WORDS and _spells(letters, rest):
        return True
    size = 0
    while size < min(len(first), len(letters)) and first[size].lower() == letters[size]:
        size += 1
        if _spells(letters[size:], rest):
            return True
    return False


def initials(name: str) -> str:
    """First letters of the capitalised words of a name."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
