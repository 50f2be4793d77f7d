"""Figures that are written as two: the ends of a range, dollars and cents.

"between $3 billion and $5 billion", "5 to 10 percent", "a 7- or 8-inch screen", "thirteen dollars
forty-five cents".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dateline import lexicon
from dateline.metrics.number_words import Number
from dateline.metrics.numbers import times
from dateline.nlp import lemma

if TYPE_CHECKING:
    from dateline.metrics.quantities import Quantity


def with_cents(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join "thirteen dollars forty-five cents" and "15 dollars and 50" to one figure."""
    joined: list[Quantity] = []
    for quantity in found:
        held = joined[-1] if joined else None
        if held and _are_cents(text, held, quantity):
            value = held.number.low + quantity.number.low / 100
            number = held.number._replace(end=quantity.number.end, low=value, high=value)
            joined[-1] = replace(held, end=quantity.end, number=number)
        else:
            joined.append(quantity)
    return joined


def _are_cents(text: str, held: Quantity, quantity: Quantity) -> bool:
    """Whether a figure is the hundredths of the sum before it."""
    whole, cents = held.number, quantity.number
    return bool(
        held.kind == "currency"
        and held.unit not in ("cent", "penny")
        and not whole.scaled
        and whole.low == int(whole.low)
        and text[whole.end : held.end].strip()
        and quantity.unit in (None, "cent", "penny")
        and 1 <= cents.low < 100
        and cents.low == int(cents.low)
        and re.fullmatch(r"\s*(?:and\s+)?", text[held.end : quantity.core])
        and (quantity.unit or re.match(r"\s*(?:$|[.,;!?])", text[quantity.end :]))
    )


def with_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join the two ends of ranges."""
    joined: list[Quantity] = []
    for quantity, after in zip(found, [*found, None][1:], strict=True):
        held = joined[-1] if joined else None
        if held and not held.unit and re.fullmatch(r"-,? (?:or|and|to) ", text[held.end : quantity.core]):
            # "a 7- or 8-inch screen"
            joined[-1] = held = replace(
                held, unit=quantity.unit, kind=quantity.kind, unit_text=quantity.unit_text
            )
        # In "from 5 to 7-8 percent" the 7 belongs to the 8.
        opens = after is not None and text[quantity.end : after.core] in _DASHES
        dashed = opens and held is not None and text[held.end : quantity.core] == " to "
        # "128, 256 or 512 GB" is a list.
        listed = len(joined) > 1 and text[joined[-2].end : joined[-1].core] == ", "
        listed = listed and text[joined[-1].end : quantity.core] == " or "
        if held and not (held.is_range or dashed or listed) and (both := _range(text, held, quantity)):
            joined[-1] = both
        else:
            joined.append(quantity)
    return joined


_DASHES = ("-", "–", "—", "~")
_HEDGE = r"(?:about |around |roughly |approximately |some |nearly |over |more than |up to )?"
_FROM = re.compile(rf"\bfrom (?:between )?{_HEDGE}\Z", re.IGNORECASE)
_BY = re.compile(r"\bby \Z")
_FARTHEST = 10  # times that a change can be as large as itself: "grew by 5 to 10 percent"
_OF = re.compile(r"\bof \Z")  # "a density of 1.3 A to 0.03 A"
_BETWEEN = re.compile(rf"\bbetween {_HEDGE}\Z", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:by|rose|fell|up|down|\w+ed) (?:\w+ )?\Z", re.IGNORECASE)
_OPENING = re.compile(r"\b(?:from|between) \Z", re.IGNORECASE)
_REACH = 30  # characters before a range in which its opening word is sought


def _range(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """The range that two quantities are the ends of; None where they are two figures."""
    moves = _FROM.search(text, max(0, low.core - _REACH), low.core) is not None
    link = _link(text, low, high, moves=moves)
    if link is None:
        return None
    a, b = low.number, high.number
    if not text[a.end : low.end].strip():
        like = scaled_like(text, a, b)
        a = like if like.low <= b.high or link == "to" else a
    spread = (
        low.unit is not None and low.unit == high.unit and _OF.search(text, max(0, low.core - 4), low.core)
    )
    if a.low >= b.high and (link in (*_DASHES, "-to-") or (link == "to" and not moves and not spread)):
        return None
    start = low.core
    if opened := _OPENING.search(text, max(0, start - _REACH), start):
        start = opened.start()
    number = Number(
        a.start, b.end, min(a.low, b.low), max(a.high, b.high), a.spelled and b.spelled, a.scaled or b.scaled
    )
    return replace(
        high if high.unit else low,
        start=start,
        end=max(low.end, high.end),
        core=start,
        number=number,
        is_range=True,
        from_to=("down" if a.low > b.low else "up") if moves else None,
    )


def _link(text: str, low: Quantity, high: Quantity, *, moves: bool) -> str | None:
    """The word or sign that makes one range of two quantities."""
    link = text[low.end : high.core].strip().lower()
    if link == "/" and low.kind == high.kind == "currency" and low.core < low.number.start:
        link = "-"
    if link not in ("to", "and", "or", "-to-", *_DASHES):
        return None
    if low.number.low != low.number.high or low.number.ratio or high.number.ratio:
        return None
    signed = high.core < high.number.start and low.core == low.number.start
    if link == "to" and signed and not low.unit and not _OPENING.search(text, 0, low.core):
        return None  # "the season that began on June 1 to $6.10"
    one_unit = low.unit == high.unit or (high.unit or "").startswith(f"{low.unit} per")
    if low.unit and high.unit and not one_unit:
        return None
    if link == "and":
        return link if _BETWEEN.search(text, max(0, low.core - _REACH), low.core) else None
    if link == "or":
        least = scaled_like(text, low.number, high.number).low
        step = high.number.low - least
        spelled = low.number.spelled and high.number.spelled
        near = high.number.low <= 2 * least and (high.unit is not None or least > low.number.low)
        next_to = step == 1 and low.number.plain and high.number.plain  # "2 or 3 shots"
        return link if step > 0 and not low.unit and ((spelled and step <= 10) or next_to or near) else None
    if link == "to" and low.unit and not high.unit and not moves and low.kind != "currency":
        return None  # "stocks -2.1 mln barrels to 423 mln"
    far = high.number.low > _FARTHEST * low.number.low
    if link == "to" and not moves and far and _BY.search(text, max(0, low.core - 4), low.core):
        return None  # "grew by 1.2 million to 84 million"
    # "Rose 5 percent to 12 percent", "rose 2.1 to 18.4": a change and a level.
    decimal = not (high.unit or low.number.scaled) and "." in text[low.core : low.end]
    if link == "to" and (low.unit or decimal) and not moves:
        return None if _is_moved(text, low.core) else link
    return link


def _is_moved(text: str, start: int) -> bool:
    """Whether a verb of change stands before an offset: "slid 31 ringgit to 3,845 ringgit"."""
    led = _MOVED.search(text, max(0, start - _REACH), start)
    words = re.findall(r"[a-z]+(?= )", text[max(0, start - _REACH) : start])[-2:]
    return led is not None or any(lemma(word, "VERB") in _verbs_of_change() for word in words)


@cache
def _verbs_of_change() -> frozenset[str]:
    return frozenset(r["lemma"] for r in lexicon.rows("change_words") if r["kind"] in ("verb", "causing"))


_TENS = 10
_ROUNDED = re.compile(r" (?:hundred|dozen)\Z", re.IGNORECASE)


def scaled_like(text: str, number: Number, after: Number) -> Number:
    """A number with the scale word of the one after it, where it has none.

    "5 or 6 million", "two or three dozen".
    """
    words = text[after.start : after.end]
    if number.scaled or not (after.scaled or (number.low < _TENS and _ROUNDED.search(words))):
        return number
    scale = _scale_within(words, after.low)
    low, high = times(number.low, scale), times(number.high, scale)
    return number._replace(low=low, high=high, scaled=scale != 1)


def _scale_within(words: str, value: float) -> float:
    """What the scale word of a number multiplies by."""
    digits = re.match(r"[\d.,]+", words)
    if digits and (plain := float(digits.group().replace(",", "").rstrip(".") or 0)):
        return round(value / plain, 6)
    scale = re.search(r"(million|billion|trillion|thousand|hundred|dozen|crore|lakh)", words, re.IGNORECASE)
    if not scale:
        return 1.0
    return next(float(r["value"]) for r in lexicon.rows("numbers") if r["surface"] == scale.group().lower())
