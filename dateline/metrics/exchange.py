"""Rates of exchange told of a currency alone: "the kwacha firmed to 13.38 from 13.61".

So many units of it buy a dollar. Currencies that are quoted the other way round, in dollars, are left out:
"the euro rose to 1.08" does not count euros.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.metrics.money import money_named
from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import SUBJECTS, anchor, verb_of
from dateline.nlp import Sentence

_QUOTED_IN_DOLLARS = frozenset(("USD", "EUR", "GBP", "AUD", "NZD"))
_LEVEL = re.compile(
    r"\b(?:to|at|from|past|through|below|above|near|around|of|hit|touched|reached|breached)"
    r" (?:(?:about|around|nearly|just) )?\Z"
)


def with_exchange(sentence: Sentence, found: list[Quantity], countries: Sequence[str]) -> list[Quantity]:
    """Give bare numbers that a currency rose, fell or traded to that currency as their unit."""
    return [
        replace(q, unit=code, kind="currency", per="USD")
        if q.unit is None
        and not (q.number.spelled or q.number.ratio or q.number.scaled)
        and _LEVEL.search(sentence.text, 0, q.core)
        and (code := _subject_s_money(sentence, q, countries))
        else q
        for q in found
    ]


def _subject_s_money(sentence: Sentence, quantity: Quantity, countries: Sequence[str]) -> str | None:
    """The code of the money that is the subject of a number's verb."""
    verb = verb_of(sentence, anchor(sentence, quantity))
    subject = next((t for t in sentence.children[verb.i] if t.dep in SUBJECTS), None) if verb else None
    code = money_named(subject.text, countries) if subject is not None else None
    return None if code in _QUOTED_IN_DOLLARS else code
