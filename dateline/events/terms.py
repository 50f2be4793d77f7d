"""Terms: the year of an election that is held at a fixed term, where the article gives no date."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dateline import lexicon
from dateline.events.days import When


def next_term(lemma: str, words: Collection[str], country: str | None, published: date | None) -> When:
    """The year of publication or the next one in which such an election is held; empty where none is known.

    Args:
        lemma: The noun: "election", "primary".
        words: Words before it, lower case.
        country: ISO code of the country that votes.
        published: Day of publication of the article.
    """
    for row in lexicon.rows("fixed_terms"):
        told = row["lemma"] == lemma and row["word"] in words and row["country"] == country
        if told and published:
            year = published.year + (int(row["one"]) - published.year) % int(row["years"])
            return When(date(year, 1, 1), date(year, 12, 31), "year")
    return When()
