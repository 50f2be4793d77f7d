"""How names sound: the spellings that outlets give one foreign name agree."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline import lexicon
from dateline.entities import gazetteer, people

_ARABIC_ARTICLES = frozenset(("al", "el", "as", "ash", "ad", "ar"))
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_SERVANT = re.compile(r"\babd(?:el|ul|al|oul|ool)[ -]?(?=\w)")  # Abdel Fattah, Abdul-Fattah, Abdelfattah
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:al|el|as|ash|ad|ar)[- ](?=\w)", ""), (r"['`ʿʾ-]", ""), (r"^y(?=e)", ""),
        (r"sch", "sh"),
        (r"shch", "sh"), (r"tch", "ch"), (r"eo", "u"),
        (r"kh", "h"), (r"ph", "f"), (r"x", "ks"), (r"ck|q|c(?!h)", "k"), (r"tz|ts", "z"),
        (r"dj|zh", "ʒ"), (r"j", "y"), (r"w", "v"), (r"ou|oo", "u"), (r"iy|yi|ij|yj|ii|ee|ey|ei|y", "i"),
        (r"[aeo]", lambda m: "u" if m.group() == "o" else "a"), (r"(.)\1+", r"\1"), (r"i$", "i"),
    )
)  # fmt: skip


def undotted(name: str) -> str:
    """A name with its abbreviations in one piece ("U.S." is "US")."""
    return _DOTTED.sub(lambda match: match[0].replace(".", ""), name) if "." in name else name


def usual_name(name: str) -> str:
    """A person's name with the given name in its usual form ("Mike" is "Michael")."""
    given, space, rest = name.partition(" ")
    return f"{people.usual_given(given)} {rest}" if space else name


def sound(name: str) -> str:
    """A name as it sounds, roughly: the spellings of one foreign name agree (Yevgeny, Evgeni)."""
    folded = _SERVANT.sub("abdul", gazetteer.fold(name).lower())
    words = [word for word in folded.split() if word not in _ARABIC_ARTICLES]
    return " ".join(sounds for word in words if (sounds := _sound(word)))


@lru_cache(maxsize=200_000)
def _sound(word: str) -> str:
    word = _spellings().get(word, word)
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


@cache
def _spellings() -> dict[str, str]:
    return {row["spelling"]: row["usual"] for row in lexicon.rows("name_spellings")}
