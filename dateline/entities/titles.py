"""Titles: what a person can be, and the words that say so."""

from __future__ import annotations

from functools import cache

from dateline import lexicon


@cache
def person_titles() -> frozenset[str]:
    """Words and phrases for what a person is, in lower case ("president", "director general")."""
    return frozenset(row["title"] for row in lexicon.rows("titles") if row["position"] != "honorific")
