"""Arithmetic: figures of a sentence that can't all be right.

A change with both its levels ("rose 12 percent to 5.6 million from 4 million"), a level that is said to
rise above a higher one, parts that don't make their total. Figures are taken as exact as they are written:
"5.6 million" is anything that rounds to it. What is doubtful is no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline import lexicon
from dateline.metrics.changes import basis_of
from dateline.metrics.levels import Bond
from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import SUBJECTS, anchor, upward
from dateline.nlp import Sentence

_DIGITS = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")
_LOOSE = 0.05  # share by which "about" and numbers in words may be off
_LEAST = 1e-3  # share that is never held against a figure


Fault = tuple[str, tuple[int, ...]]  # what does not add up, and the figures that it is about


class Interval(NamedTuple):
    """What a number can be, both ends included."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether both can be the same number."""
        return self.low <= other.high and other.low <= self.high


def contradictions(
    sentence: Sentence, quantities: Sequence[Quantity], changes: Sequence[str | None], bonds: Sequence[Bond]
) -> list[str | None]:
    """Say of each figure of a sentence what does not add up; None where nothing speaks against it.

    Args:
        sentence: A parsed sentence.
        quantities: Its figures, in text order.
        changes: For each figure whether it is itself a change.
        bonds: For each figure what it belongs to.
    """
    found: list[str | None] = [None] * len(quantities)
    for told, members in (
        *_wrong_changes(sentence, quantities, changes, bonds),
        *_wrong_shares(sentence, quantities, changes, bonds),
        *_wrong_ways(sentence, quantities, changes, bonds),
        *_wrong_totals(sentence, quantities),
    ):
        for member in members:
            found[member] = found[member] or told
    return found


# --- growth and both levels ------------------------------------------------------------------------


def _wrong_changes(
    sentence: Sentence, quantities: Sequence[Quantity], changes: Sequence[str | None], bonds: Sequence[Bond]
) -> Iterator[Fault]:
    """Changes that don't lead from the one level to the other."""
    text = sentence.text
    for i, (level, way) in enumerate(zip((b.level for b in bonds), changes, strict=True)):
        if level is None or way is None:
            continue
        change, now = quantities[i], quantities[level]
        base = bonds[level].base
        if now.from_to:
            ends = (now.number.low, now.number.high)
            start, stop = ends if now.from_to == "up" else ends[::-1]
            before, after = _around(start), _around(stop)
        elif base is not None and not _other_basis(sentence, change, way, quantities[base]):
            start = quantities[base].number.low
            before, after = _interval(text, quantities[base]), _interval(text, now)
        else:
            continue
        wanted = _changed(before, _interval(text, change), change, now, way)
        if before.low > 0 and not any(one.meets(after) for one in wanted):
            first = _words(text, quantities[base]) if base is not None else _shown(start)
            [made, *_] = _changed(Interval(start, start), _exact(change), change, now, way)
            told = f"{way} {_words(text, change)} from {first} is {_shown(made.low)}, "
            yield told + f"not {_words(text, now)}", tuple(n for n in (i, level, base) if n is not None)


def _wrong_shares(
    sentence: Sentence, quantities: Sequence[Quantity], changes: Sequence[str | None], bonds: Sequence[Bond]
) -> Iterator[Fault]:
    """Changes told twice, in the level's unit and as a share of it ("3 points, or 0.2 percent, to 2,173")."""
    text = sentence.text
    for i in range(len(quantities) - 1):
        level = bonds[i].level
        if level is None or level != bonds[i + 1].level or changes[i] != changes[i + 1]:
            continue
        pair = sorted((i, i + 1), key=lambda n: quantities[n].unit == "percent")
        moved, share = (quantities[n] for n in pair)
        # The level of an index has no unit, what it moved by is points.
        of_index = moved.unit == "point" and quantities[level].unit is None
        if not (of_index or moved.unit == quantities[level].unit) or share.unit != "percent":
            continue
        step, now = _interval(text, moved), _interval(text, quantities[level])
        sign = 1 if changes[i] == "up" else -1
        if not 0 <= step.low <= step.high < now.low <= now.high < float("inf"):
            continue
        ends = [100 * s / (n - sign * s) for s in step for n in now]
        if not Interval(min(ends), max(ends)).meets(_interval(text, share)):
            told = f"{changes[i]} {_words(text, moved)} to {_words(text, quantities[level])} is "
            yield told + f"{_shown(sum(ends) / 4)} percent, not {_words(text, share)}", (*pair, level)


def _changed(
    base: Interval, change: Interval, told: Quantity, level: Quantity, way: str
) -> tuple[Interval, ...]:
    """What a level can be after a change; "2 percent" of a percentage may mean points."""
    sign = 1 if way == "up" else -1
    low, high = sorted((abs(change.low), abs(change.high)))
    added = Interval(*sorted((sign * low, sign * high)))
    points = Interval(base.low + added.low, base.high + added.high)
    if told.unit == "basis point":
        return (Interval(base.low + added.low / 100, base.high + added.high / 100),)
    if told.unit != "percent":
        return (points,)
    share = Interval(base.low * (1 + added.low / 100), base.high * (1 + added.high / 100))
    return (share, points) if level.unit == "percent" else (share,)


_SHORT = re.compile(r"\b(?:month|week|quarter|day|session|close|Monday|Tuesday|Wednesday|Thursday|Friday)")


def _other_basis(sentence: Sentence, change: Quantity, way: str, base: Quantity) -> bool:
    """Whether a change is against another time than its earlier level ("on the year, from 3 in May")."""
    basis = basis_of(sentence, change, way)
    return basis is not None and bool(_SHORT.search(sentence.text, base.end, base.end + _AFTER))


_AFTER = 40  # characters after a figure in which its time stands


# --- the way a level went --------------------------------------------------------------------------


@cache
def _moves() -> dict[str, str]:
    return {r["lemma"]: r["change"] for r in lexicon.rows("figure_moves")}


@cache
def _money() -> frozenset[str]:
    """Nouns of currencies: a dollar that rises may buy fewer dollars a euro."""
    nouns = (noun for r in lexicon.rows("currencies") for noun in r["nouns"].split("|"))
    return frozenset(noun.lower() for noun in nouns if noun)


_WAY = re.compile(r"\b(?P<way>up|down)(?: by)? from\b", re.IGNORECASE)


def _wrong_ways(
    sentence: Sentence, quantities: Sequence[Quantity], changes: Sequence[str | None], bonds: Sequence[Bond]
) -> Iterator[Fault]:
    """Levels that are said to have risen and are lower than before, or the other way."""
    text = sentence.text
    for i, (quantity, bond) in enumerate(zip(quantities, bonds, strict=True)):
        if quantity.from_to:
            way = _way_of(sentence, quantity)
            if way and way != quantity.from_to and quantity.number.low > 0:
                yield f"{way} {_words(text, quantity)} is {quantity.from_to}", (i,)
        elif bond.base is not None and changes[i] is None and quantity.unit and " per " not in quantity.unit:
            base = quantities[bond.base]
            between = text[min(quantity.end, base.end) : max(quantity.start, base.start)]
            way = match["way"].lower() if (match := _WAY.search(between)) else None
            if way is None and re.search(r"\bfrom\b", text[max(0, base.start - 12) : base.start]):
                way = _way_of(sentence, quantity) or _way_of(sentence, base)
            now, before = _as_told(text, quantity), _as_told(text, base)
            wrong = now.high < before.low if way == "up" else now.low > before.high
            if way and wrong and min(now.low, before.low) > 0:
                told = f"{_words(text, quantity)} is not {way} from {_words(text, base)}"
                yield told, (i, bond.base)


def _way_of(sentence: Sentence, quantity: Quantity) -> str | None:
    """Which way the verb that governs a level says that it went."""
    at = anchor(sentence, quantity)
    if at is None:
        return None
    for token in upward(sentence.tokens, at):
        if token.tag.startswith("V"):
            subjects = [t for t in sentence.children[token.i] if t.dep in SUBJECTS]
            if any(t.lemma.lower() in _money() for t in subjects):
                return None
            return _moves().get(token.lemma)
        if token.dep not in ("pobj", "prep", "nummod", "quantmod", "compound", "dobj", "npadvmod", "nmod"):
            return None
    return None


# --- parts and total -------------------------------------------------------------------------------

_JOINED = re.compile(r"(?:\s(?!(?:and|or|to|from|of)\b)[\w'’-]+){0,6}(?:,|,?\s(?:and|plus))\s", re.IGNORECASE)
_SUMMED = re.compile(
    r"(?:\s(?!(?:and|or)\b)[\w'’-]+){0,6}(?:,|\s[–—-])?\s(?:(?:for|or|making|giving) )?"
    r"a (?:combined |grand )?total of\s",
    re.IGNORECASE,
)
_MADE_OF = re.compile(
    r"(?:\s[\w'’-]+){0,3},?\s(?:is |are |was |were )?"
    r"(?:made up of|consisting of|consists of|comprising|composed of)\s",
    re.IGNORECASE,
)
_HOLDING = re.compile(
    r"(?:\s[\w'’-]+){0,4},?\s(?:including|of (?:which|whom))\s(?:at least |about |some )?", re.IGNORECASE
)


def _wrong_totals(sentence: Sentence, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """Totals that their parts don't make, and parts that are more than the whole."""
    text = sentence.text

    def between(i: int) -> str:
        return text[quantities[i].end : quantities[i + 1].start]

    for i in range(len(quantities) - 1):
        if _SUMMED.fullmatch(between(i)):
            first = i
            while first and _JOINED.fullmatch(between(first - 1)):
                first -= 1
            parts, total = range(first, i + 1), i + 1
        elif _MADE_OF.fullmatch(between(i)):
            last = i + 1
            while last + 1 < len(quantities) and _JOINED.fullmatch(between(last)):
                last += 1
            parts, total = range(i + 1, last + 1), i
        elif _HOLDING.fullmatch(between(i)) and _is_part(quantities[i], quantities[i + 1]):
            whole, part = _interval(text, quantities[i]), _interval(text, quantities[i + 1])
            if whole.high < part.low:
                told = f"{_words(text, quantities[i + 1])} is more than {_words(text, quantities[i])}"
                yield told, (i, i + 1)
            continue
        else:
            continue
        members = [quantities[n] for n in (*parts, total)]
        if len(parts) > 1 and all(_can_add(q, quantities[total]) for q in members):
            ends = [_interval(text, quantities[n]) for n in parts]
            made = Interval(sum(e.low for e in ends), sum(e.high for e in ends))
            if not made.meets(_interval(text, quantities[total])):
                listed = " and ".join(_words(text, quantities[n]) for n in parts)
                shown = _shown(sum(quantities[n].number.low for n in parts))
                yield f"{listed} make {shown}, not {_words(text, quantities[total])}", (*parts, total)


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one unit, and can be of one whole: shares can be of different ones."""
    alike = one.unit is not None and one.unit == other.unit and one.unit != "percent"
    return alike and not one.from_to and not other.from_to


def _is_part(whole: Quantity, part: Quantity) -> bool:
    """Whether a figure counts what another counts: a bare number after "including" can count anything."""
    return _same(whole, part) and (part.kind != "count" or part.counted is not None)


def _can_add(one: Quantity, other: Quantity) -> bool:
    """Whether two figures of a list can have one total: trawlers and tugs are vessels."""
    return _same(one, other) or one.kind == other.kind == "count"


# --- how exact a figure is -------------------------------------------------------------------------


def _interval(text: str, quantity: Quantity) -> Interval:
    """What the number of a figure can be, by its digits and its hedge."""
    number = quantity.number
    if number.low != number.high:
        return Interval(*sorted((number.low, number.high)))
    value, match = number.low, _DIGITS.search(text, number.start, number.end)
    if match is None:
        last = 0.0 if value == int(value) and abs(value) <= 20 else abs(value) * _LOOSE
    else:
        digits = match.group().replace(",", "")
        plain = float(digits)
        decimals = len(match["decimals"] or "")
        zeros = len(digits) - len(digits.rstrip("0")) if not decimals else -decimals
        scale = abs(value) / plain if plain else 1.0
        # A rounded figure is cut off as often as rounded: a whole unit of its last digit. "300" can be exact.
        last = min(scale * 10.0**zeros, max(abs(value) * _LOOSE, scale * 10.0 ** min(zeros, 0)))
        if quantity.kind == "count" and not number.scaled and zeros == 0:
            last = 0.0
    slack = last + abs(value) * (_LEAST + (_LOOSE if quantity.comparator == "~" else 0))
    low = float("-inf") if quantity.comparator in ("<", "<=") else value - slack
    high = float("inf") if quantity.comparator in (">", ">=") else value + slack
    return Interval(low, high)


def _as_told(text: str, quantity: Quantity) -> Interval:
    """What the number of a figure can be where only its hedge makes it vague: rounding keeps the order."""
    flat = quantity.comparator == "=" and quantity.number.low == quantity.number.high
    return _exact(quantity) if flat else _interval(text, quantity)


def _exact(quantity: Quantity) -> Interval:
    return Interval(quantity.number.low, quantity.number.low)


def _around(value: float) -> Interval:
    """What an end of a range can be; its digits are not told apart from the other's."""
    return Interval(value - abs(value) * _LOOSE, value + abs(value) * _LOOSE)


def _words(text: str, quantity: Quantity) -> str:
    """A figure as the text words it, in marks."""
    return f'"{text[quantity.start : quantity.end]}"'


def _shown(value: float) -> str:
    """A number that was worked out, to four digits."""
    return f"{float(f'{value:.4g}'):,.15g}"
