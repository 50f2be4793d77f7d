"""Hedges: the wording that loosens or bounds a number, as a sign.

"About 350 exhibitors", "more than 130 countries", "5 percent or so". Hedges live in data/hedges.csv.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dateline import lexicon

if TYPE_CHECKING:
    from dateline.metrics.quantities import Quantity

_TO = re.compile(r"\bto\b")
_REACH = 34  # characters before a figure in which a hedge can begin


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Hedges before a figure, hedges after it, and the sign of each."""
    signs = {(r["surface"], r["place"]): r["comparator"] for r in lexicon.rows("hedges")}
    before, after = (
        "|".join(re.escape(s) for s, p in sorted(signs, key=lambda k: (-len(k[0]), k)) if p == place)
        for place in ("before", "after")
    )
    return (
        re.compile(rf"(?<!\w)(?<!sub)(?P<hedge>{before})(?: (?P<article>the|an?))?\s*\Z", re.IGNORECASE),
        # "Or more than $30 billion", "and over 40 trucks": what follows has a hedge of its own.
        re.compile(
            rf"(?:,? |-)(?P<hedge>{after})\b(?! than\b| [^\s\d]?\d)|(?P<plus>\+|-plus\b)", re.IGNORECASE
        ),
        {surface: sign for (surface, _), sign in signs.items()},
    )


def with_hedge(text: str, quantity: Quantity) -> Quantity:
    """A quantity with the hedge before or after it."""
    before, after, signs = _patterns()
    if quantity.from_to and _TO.search(text, quantity.number.start, quantity.number.end):
        return quantity  # "from up to 250 to 280": a hedge of one end is none of both
    match = before.search(text, max(0, quantity.start - _REACH), quantity.start)
    if match and not _is_preposition(text, match, quantity):
        return replace(quantity, start=match.start("hedge"), comparator=signs[match["hedge"].lower()])
    for at in (quantity.number.end, quantity.end):
        if match := after.match(text, at):
            sign = ">=" if match["plus"] else signs[match["hedge"].lower()]
            return replace(quantity, end=max(quantity.end, match.end()), comparator=sign)
    if text.endswith("sub-", 0, quantity.start):
        return replace(quantity, start=quantity.start - len("sub-"), comparator="<")
    return quantity


_MANY = 1000  # from here on a count is approached, not those who are counted
_SPATIAL = frozenset(("over", "under", "above", "below", "beyond", "near"))
# What a time span is the object or the complement of; after other words "over six years" tells when.
_TAKES_TIME = re.compile(
    r"\b(?:for|in|after|than|by|of|since|with|and|at|is|was|are|were|be|been|being|lasts?|lasted|lasting|takes?|took|"
    r"taken|taking|spends?|spent|spending|waits?|waited|waiting|needs?|needed|now|already)\s\Z",
    re.IGNORECASE,
)
_EXTENDS = re.compile(
    r"\b(?:spread|spreading|stretch(?:ed|es|ing)?|scattered|sprawl(?:s|ed|ing)?)(?: out)?\s\Z"
)
# "Gone up to $8,400": "up" belongs to the verb, and the figure is where it led.
_LED_UP = re.compile(
    r"\b(?:go(?:es|ing|ne)?|went|com(?:e|es|ing)|came|mov(?:e|es|ed|ing)|creep(?:s|ing)?|crept|push(?:es|ed|ing)?|"
    r"brings?|brought|edg(?:es?|ed|ing)|inch(?:es|ed|ing)?|tick(?:s|ed|ing)?|nudg(?:es?|ed|ing)|drift(?:s|ed|ing)?|"
    r"shoots?|shot|way|back)\s\Z",
    re.IGNORECASE,
)


def _is_preposition(text: str, hedge: re.Match[str], quantity: Quantity) -> bool:
    """Whether the words of a hedge belong to what stands before them rather than to the figure."""
    word, end = hedge["hedge"].lower(), quantity.number.end
    if hedge["article"] == "the" and _patterns()[2][word] in ("<", ">"):
        return True  # "well above the $8.04 that was expected": a comparison with a figure stated flatly
    if word in ("over", "across") and _EXTENDS.search(text, max(0, hedge.start() - 14), hedge.start()):
        return True  # "280 stalls spread over 6,000 sq. m."
    if word.startswith("approach") and quantity.kind == "count" and quantity.number.low < _MANY:
        return True  # "approached 12 banks"
    if word in _SPATIAL and hedge["article"] in ("a", "an") and text[end : end + 1] == "-":
        return True  # "under a five-year contract"
    if word == "over" and quantity.kind == "duration" and " of age" not in (quantity.unit or ""):
        return not _TAKES_TIME.search(text, max(0, hedge.start() - 12), hedge.start())
    return word == "up to" and bool(_LED_UP.search(text, max(0, hedge.start() - 10), hedge.start()))


def restated(text: str, found: list[Quantity]) -> list[Quantity]:
    """Figures said again in another unit, with the hedge of the first: "more than 100 km (60 miles)"."""
    result: list[Quantity] = []
    for quantity in found:
        held = result[-1] if result else None
        again = held is not None and text[held.end : quantity.start] == " (" and held.kind == quantity.kind
        if (
            held
            and again
            and held.unit != quantity.unit
            and quantity.comparator == "="
            and held.comparator != "~"  # what is said again is exact enough
            and quantity.kind != "count"
        ):
            quantity = replace(quantity, comparator=held.comparator)
        result.append(quantity)
    return result
