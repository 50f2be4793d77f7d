"""Lands: the countries whose money and measures an article may mean.

"Rupees", "tons" and "crowns" are those of the country that an article names most. A bare dollar is the
American, except where an article is written for the readers of another land that prints its own dollar so: a
newspaper of New Zealand reckons in New Zealand's, a world agency in American ones wherever it writes from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from dateline import lexicon
from dateline.article import Article, outlets
from dateline.entities import countries_told
from dateline.records import Entity

# Whose papers print their own dollar with the bare sign.
_OWN_DOLLARS = frozenset("AU BB BM BS CA FJ GY HK JM KY NZ SG TT".split())
_MOST = 2  # times as often as all other lands together
_OFTEN = 3


def lands_of(article: Article, entities: Iterable[Entity]) -> tuple[str, ...]:
    """The ISO codes of the countries that an article speaks of, the most named first.

    The United States are among them unless its bare dollars are another land's.
    """
    told = countries_told(entities)
    named = [code for code, _ in told.most_common()]
    home = _home(article, told)
    if home is None:
        return tuple(named) if "US" in named else (*named, "US")
    return (home, *(code for code in named if code not in (home, "US")))


def _home(article: Article, told: Counter[str]) -> str | None:
    """The land whose dollar an article means by a bare one, where that is not the American."""
    known = article.outlet is not None and outlets.outlet_named(article.outlet) is not None
    if known:
        home = outlets.country_of(article.outlet or "")
    else:
        home, times = (told.most_common(1) or [("", 0)])[0]
        others = told.total() - times
        # A sentence or a short report may name one land only, and that once.
        if others and not (times >= _OFTEN and times >= _MOST * others):
            return None
    if home not in _OWN_DOLLARS or _marks(home).search(article.text):
        return None
    return home


@cache
def _marks(land: str) -> re.Pattern[str]:
    """The signs that set a land's dollar apart from the bare one: "C$65m"."""
    signs = {
        sign
        for row in lexicon.rows("currencies")
        if land in row["country"].split("|")
        for sign in (*row["symbols"].split("|"), row["code"])
        if len(sign) > 1
    }
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(re.escape(s) for s in sorted(signs))}) ?\d")
