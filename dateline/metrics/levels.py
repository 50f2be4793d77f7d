"""Levels: figures that belong together, read from the words between them.

"Rose 12 percent to $5.6 billion from $5 billion" gives three figures: the change led to the first level,
and both are set against the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline import lexicon
from dateline.metrics.quantities import Quantity
from dateline.nlp import Sentence


class Bond(NamedTuple):
    """What a figure belongs to, as indexes of the sentence's figures.

    Attributes:
        base: The figure that it is set against: the earlier level, what it is "compared with".
        level: The level that it, a change, led to.
    """

    base: int | None = None
    level: int | None = None


_GAP = r"(?:\s[^,;:()]{0,60}?)?"  # mostly a time: "to 3 percent in May from 2 percent"
_ARTICLE = r"(?:\s(?:an?|the|its|their|just|only|record|as (?:much|many|high|low) as|levels? of))*"
_WHOSE = r"(?:\s(?:last )?[\w-]+['’]s)?"  # "up from May's 53,000 tonnes"
_PEAK = r"(?:\s(?:[\w'-]+\s){0,3}(?:high|low|record|total|peak|average|close) of)?"
_TO = rf"\sto(?:\s(?:reach|hit|total|touch|(?:stand|close|end|finish|settle|trade) at))?{_ARTICLE}{_PEAK}\s*"
_BEFORE_LEVEL = re.compile(rf"{_TO}\Z", re.IGNORECASE)
_LED_TO = re.compile(rf"{_GAP},?{_TO}", re.IGNORECASE)
_SET_AGAINST = re.compile(
    rf"{_GAP},?\s\(?(?:compared (?:with|to)|versus|against|"
    rf"(?:(?:well|far|just|slightly|still) )?(?:above|below)(?= the\b)|"
    rf"(?:up|down|higher|lower) from){_ARTICLE}{_WHOSE}\s*",
    re.IGNORECASE,
)
_FROM = re.compile(rf"{_GAP},?\sfrom{_ARTICLE}{_WHOSE}\s*", re.IGNORECASE)
_BEFORE_BASE = re.compile(rf"\bfrom{_ARTICLE}\s*\Z", re.IGNORECASE)
# "170 billion, less than half the 412 billion of July".
_MANIFOLD = re.compile(r"(?: of)?(?: the| its| their| that of| those of)? ?", re.IGNORECASE)
IN_OTHER_WORDS = re.compile(r",? or |\s?\((?:or )?", re.IGNORECASE)
_REACH = 60  # characters before a figure in which its preposition is sought


@cache
def _told_after() -> re.Pattern[str]:
    """How a change is told after its level: ", up", ", an increase of", "(down"."""
    kinds = ("noun", "share noun")
    nouns = "|".join(sorted(r["lemma"] for r in lexicon.rows("change_words") if r["kind"] in kinds))
    return re.compile(
        rf"(?:{_GAP}(?:,|\s\(|\s[–—-]))?\s?(?:which (?:is|was|were) )?"
        rf"(?:(?:up|down)(?: by)?|(?:an?|the) (?:[\w-]+\s){{0,2}}(?:{nouns}) of)\s*",
        re.IGNORECASE,
    )


def bonds_of(sentence: Sentence, quantities: Sequence[Quantity], changes: Sequence[str | None]) -> list[Bond]:
    """Find what each figure of a sentence belongs to.

    Args:
        sentence: The sentence.
        quantities: Its figures, in text order.
        changes: For each figure whether it is itself a change.

    Returns:
        A bond for each figure; an empty one where it stands alone.
    """
    text = sentence.text
    bases: dict[int, int] = {}
    levels: dict[int, int] = {}
    for i in range(len(quantities) - 1):
        held, figure = quantities[i], quantities[i + 1]
        between = text[held.end : figure.start]
        if _is_told_change(held, changes[i]) and _is_level(figure, changes[i + 1]):
            if figure.from_to or (_LED_TO.fullmatch(between) and _can_change(held, figure)):
                levels[i] = i + 1
            elif _FROM.fullmatch(between) and _can_change(held, figure):
                bases[i] = i + 1
                if (level := _level_of(levels, i)) is not None:
                    bases[level] = i + 1
        elif _is_level(held, changes[i]) and _is_told_change(figure, changes[i + 1]):
            if _told_after().fullmatch(between) and _can_change(figure, held):
                levels[i + 1] = i
        elif changes[i] is None and changes[i + 1] is None and _in_one_unit(held, figure):
            lead = text[max(0, held.start - _REACH) : held.start]
            moved = _BEFORE_LEVEL.search(lead) and _FROM.fullmatch(between)
            if moved or _SET_AGAINST.fullmatch(between):
                bases[i] = i + 1
                if i and levels.get(i - 1) == i:
                    bases[i - 1] = i + 1
            elif _BEFORE_BASE.search(lead) and _LED_TO.fullmatch(between):
                bases[i + 1] = i
    for i in range(len(quantities) - 2):
        whole, share, base = quantities[i : i + 3]
        if (
            share.unit in ("percent", "time")
            and whole.unit == base.unit != share.unit
            and text[whole.end : share.start].strip() == ","
            and _MANIFOLD.fullmatch(text, share.end, base.start)
        ):
            bases[i] = bases[i + 1] = i + 2
    for i in range(len(quantities) - 1):
        # "Rose 3 points, or 0.2 percent, to 2,173": one change in two ways.
        if (
            changes[i]
            and changes[i + 1]
            and IN_OTHER_WORDS.fullmatch(text[quantities[i].end : quantities[i + 1].start])
        ):
            for told in (bases, levels):
                if i + 1 in told:
                    told[i] = told[i + 1]
    return [Bond(bases.get(i), levels.get(i)) for i in range(len(quantities))]


def _level_of(levels: dict[int, int], change: int) -> int | None:
    """The level before a change that it led to ("5.6 billion, up 12 percent")."""
    return level if (level := levels.get(change)) is not None and level < change else None


def _is_told_change(quantity: Quantity, change: str | None) -> bool:
    return change is not None and not quantity.from_to


def _is_level(quantity: Quantity, change: str | None) -> bool:
    return (change is None or bool(quantity.from_to)) and quantity.kind != "duration"


def _in_one_unit(held: Quantity, figure: Quantity) -> bool:
    """Whether two figures can be levels of one thing; the second may leave out "a year"."""
    return held.unit == figure.unit or (held.unit or "").startswith(f"{figure.unit} per ")


def _can_change(change: Quantity, level: Quantity) -> bool:
    """Whether a figure can be the change of another: a share of it, points of a share, or in its unit."""
    if change.unit == "percent":
        return level.unit != "percent"  # "2 percent" of a percentage could be points
    points = (change.unit or "").split(" ")[-1] == "point"
    return change.unit == level.unit or (points and level.unit in ("percent", None)) or change.unit is None
