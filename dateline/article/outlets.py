"""Outlets: who published an article, by name, address, agency code or who was talked to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from dateline import lexicon
from dateline.article.addresses import parts_of

_BETWEEN_CODES = re.compile(r"[/,|]")
_LONGEST_NAME = 48  # characters; no known one has as many, whatever marks stand around it
_MOST_CODES = 4096  # remembered; the same few agencies sign most dispatches
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,6}$", re.IGNORECASE)
# Verbs of talking to somebody, cut to what is searched for, and what can follow that.
_TALKS = {
    verb: re.compile(rf"(?:{ending})\s+([Tt]he\s+)?((?:[A-Z][\w&.’'-]*\s?){{1,4}})")
    for verb, ending in (
        ("told", ""),
        ("tell", "s|ing"),
        ("nterview", " with|ed by"),
        ("confirmed to", ""),
        ("spoke ", "to|with"),
        ("peaking to", ""),
    )
}


class _Known(NamedTuple):
    """What data/publishers.csv knows, by key."""

    by_name: dict[str, str]
    by_host: dict[str, str]
    by_code: dict[str, str]
    common_words: frozenset[str]
    countries: dict[str, str]


def outlet_named(name: str, *, alone: bool = False) -> str | None:
    """The outlet that goes by a name.

    Args:
        name: A name, with or without its article.
        alone: Whether it stands on a line with nothing that says it is an outlet; everyday words
            ("Today") then name none.
    """
    if len(name) > _LONGEST_NAME:
        return None
    known = _known()
    key = _key(name)
    outlet = known.by_name.get(key)
    if outlet and alone and key in known.common_words:
        return None
    return outlet


def country_of(outlet: str) -> str | None:
    """The ISO code of the land for whose readers a known outlet writes; None where that is the world."""
    known = _known()
    return known.countries.get(known.by_name.get(_key(outlet), ""))


def sounds_like_outlet(name: str) -> bool:
    """Whether a name that is not known ends or begins as those of outlets do ("Harbour Ledger")."""
    found = name.strip(" .,:;|()").split()
    if not found or len(found) > 6 or not found[0][0].isupper():
        return bool(_HOST.match(name.strip()))
    last, first = found[-1].capitalize() if len(found[-1]) > 2 else found[-1], found[0].capitalize()
    if _HOST.match(found[-1]):
        return len(found) <= 2
    return len(found) > 1 and (last in _words("last") or first in _words("first"))


def is_host(text: str) -> bool:
    """Whether a text is the host of a web address and nothing else ("news.example.com")."""
    return "." in text and _HOST.match(text) is not None


@lru_cache(maxsize=_MOST_CODES)
def outlet_of_code(code: str) -> str | None:
    """The agency that signs a dateline or photo with a code ("AP"); the first of several ("Xinhua/AFP")."""
    known = _known()
    for part in _BETWEEN_CODES.split(code):
        if found := known.by_code.get(part.strip()) or known.by_name.get(_key(part)):
            return found
    return None


def outlet_of_uri(uri: str | None) -> str | None:
    """The outlet whose host a web address names; None for files and unknown hosts."""
    if not uri or "://" not in uri:
        return None
    parts = parts_of(uri)
    host = parts.hostname if parts else None
    known = _known().by_host
    while host:
        if host in known:
            return known[host]
        host = host.partition(".")[2]
    return None


def outlet_talked_to(text: str) -> str | None:
    """The outlet that people of the article talk to most ("told the Harbour Ledger"); None where two tie.

    Agencies and broadcasters don't count: all others quote what they were told.
    """
    counts: Counter[str] = Counter()
    quoted = lexicon.column("quoted_outlets", "name")
    for match in _talked_to(text):
        named = match.group(2).split()
        for size in range(len(named), 0, -1):
            name = " ".join(named[:size]).rstrip(".,'’-").removesuffix("'s").removesuffix("’s")
            found = outlet_named(name)
            if not found and match.group(1) and size > 1 and sounds_like_outlet(name):
                found = name
            if found:
                if found not in quoted:
                    counts[found] += 1
                break
    top = counts.most_common(2)
    if not top or (len(top) == 2 and top[0][1] == top[1][1]):
        return None
    return top[0][0]


def _talked_to(text: str) -> Iterator[re.Match[str]]:
    """What follows a verb of talking to somebody. Plain searches: one pattern for all is ten times slower."""
    for verb, followed in _TALKS.items():
        at = text.find(verb)
        while at >= 0:
            at += len(verb)
            if match := followed.match(text, at):
                yield match
            at = text.find(verb, at)


def country_of_outlet(outlet: str) -> str | None:
    """The code of the country that a known outlet writes from."""
    return _countries().get(outlet) or None


@cache
def _countries() -> dict[str, str]:
    rows = lexicon.rows("outlets")
    return {name: row["country"] for row in rows for name in (row["name"], row["full_name"]) if name}


def _key(name: str) -> str:
    key = name.strip(" .,:;|-–—()[]").replace("’", "'").casefold()
    return key[4:].lstrip() if key.startswith("the ") else key


@cache
def _words(where: str) -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("outlet_words") if row["where"] == where)


@cache
def _known() -> _Known:
    by_name: dict[str, str] = {}
    by_host: dict[str, str] = {}
    by_code: dict[str, str] = {}
    common = set()
    countries = {r["name"]: r["country"] for r in lexicon.rows("publishers") if r["country"]}
    for row in lexicon.rows("publishers"):
        name = row["name"]
        # First come, first served: "The Nation" is the outlet of the earlier row.
        for other in (name, *filter(None, row["aliases"].split("|"))):
            by_name.setdefault(_key(other), name)
        for host in filter(None, row["hosts"].split("|")):
            by_host.setdefault(host, name)
            by_name.setdefault(host, name)
        for code in filter(None, row["codes"].split("|")):
            by_code.setdefault(code, name)
        if row["common_word"]:
            common.add(_key(name))
    return _Known(by_name, by_host, by_code, frozenset(common), countries)
