"""Prices: what a price told beside another one is for: "copper at $9,800 a tonne and zinc at $2,610"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from dateline.metrics.quantities import Quantity
from dateline.nlp import Sentence

# "$12 an hour, up from $10", "40 cents a litre, against 38 cents", "fell $120 a tonne to $9,800".
_COMPARED = re.compile(
    r",? ?\(?(?:(?:up|down) from|from|against|versus|compared (?:with|to)|to(?: (?:close|settle|end) at)?) "
)
_JOINT = re.compile(r",? (?:and|while|but)|[,;]")
_NAMING = frozenset("NN NNS NNP NNPS JJ DT CD HYPH".split())
_PRICED = frozenset("be stand cost trade sell fetch settle".split())
_LONGEST = 5  # tokens that name what the second price is of
# By the hour one thing is paid, not what stands beside it: "900 euros a month, and the deposit 1,800 euros".
_OF_TIME = frozenset("second minute hour day week month quarter year night".split())


def with_rates(sentence: Sentence, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give a price the rate of the one before it that it is set against or stands in a list with."""
    priced: list[Quantity] = []
    for quantity in quantities:
        held = priced[-1] if priced else None
        if held and _may_share(held, quantity) and _goes_on(sentence, held, quantity):
            quantity = replace(quantity, unit=held.unit)
        priced.append(quantity)
    return priced


def _may_share(held: Quantity, quantity: Quantity) -> bool:
    """Whether one is a price with a rate and the other a price of that money without one."""
    if held.kind != "currency" or quantity.kind != "currency" or quantity.number.scaled:
        return False
    money, per, _ = (held.unit or "").partition(" per ")
    return bool(per) and quantity.unit == money


def _goes_on(sentence: Sentence, held: Quantity, quantity: Quantity) -> bool:
    """Whether a price is set against the one before it, or stands in a list with it."""
    between = sentence.text[held.end : quantity.start]
    if _COMPARED.fullmatch(between):
        return True
    joint = _JOINT.search(between)
    if joint is None or (held.unit or "").rpartition(" ")[2] in _OF_TIME:
        return False
    first, last = sentence.start + held.end + joint.end(), sentence.start + quantity.start
    tokens = sentence.between(first, last)[:_LONGEST]
    # "And maize for $180": without a verb of its own the tagger takes the noun for one.
    names = len(list(takewhile(lambda t: t.tag in _NAMING, tokens)))
    names = names or int(bool(tokens) and tokens[0].tag in ("VB", "VBZ", "VBP", "RB"))
    words = [t.lemma for t in tokens[names:]]
    if not names or tokens[0].lemma in _PRICED:
        return False
    return words[1 if words and words[0] in _PRICED else 0 :] in ([], ["at"], ["for"])
