"""Quantities: numbers put together with hedge, scale, unit and the other end of a range.

"between $3 billion and $5 billion", "5 to 10 percent", "more than 130 countries and regions": each
becomes one `Quantity` with its offsets, before anything is asked about what it measures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache

from dateline import lexicon
from dateline.metrics.counted import Counted, counted_after, singular
from dateline.metrics.numbers import Number, find_numbers
from dateline.metrics.units import Unit, mega_code_after, rate_after, rated, unit_after, unit_before
from dateline.nlp import Sentence


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. Offsets count from the start of the sentence.

    Attributes:
        start: Where the quantity begins, hedge included.
        end: Where it ends, unit and counted noun included.
        number: The number; its `low` and `high` differ for a range.
        core: Where the number begins, its currency sign included.
        unit: Code of the unit; None for a bare number.
        kind: Kind of the unit.
        unit_text: The unit as the text words it.
        comparator: The hedge as a sign.
        counted: The noun phrase that is counted, where that is the unit.
        is_range: Whether two ends are given.
        from_to: Whether the range is a movement ("fell from 5 to 3"), and its direction.
    """

    start: int
    end: int
    number: Number
    core: int
    unit: str | None = None
    kind: str | None = None
    unit_text: str | None = None
    comparator: str = "="
    counted: Counted | None = None
    is_range: bool = False
    from_to: str | None = None


def find_quantities(sentence: Sentence, countries: frozenset[str]) -> list[Quantity]:
    """Put together the quantities of a parsed sentence, in text order.

    Args:
        sentence: The sentence.
        countries: ISO codes of the countries that the article speaks of; they settle "rupees".
    """
    text = sentence.text
    found = [_with_unit(text, number, countries) for number in find_numbers(text)]
    found = _ranges(text, _cents(text, found))
    found = [q if q.unit else _with_counted(sentence, q) for q in found]
    return _restated(text, [_hedged(text, _aged(text, q)) for q in found])


_AGE_BEFORE = re.compile(r"\b(?:ages?|aged)(?: of| between)? \Z", re.IGNORECASE)


_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+(?:-[A-Z][a-z]+)?,\s\Z")


def _aged(text: str, quantity: Quantity) -> Quantity:
    """A time span after "age of" as an age."""
    plain = quantity.unit is None and quantity.number.plain and 1 <= quantity.number.low <= 110
    if (
        plain
        and _NAME_BEFORE.search(text[: quantity.core])
        and re.match(r"\s?(?:,|$|\)|\.\Z)", text[quantity.end :])
    ):
        return replace(quantity, unit="year of age", kind="duration")
    if (
        quantity.kind == "duration"
        and _AGE_BEFORE.search(text[: quantity.core])
        and " " not in (quantity.unit or "")
    ):
        return replace(quantity, unit=f"{quantity.unit} of age")
    return quantity


def _with_unit(text: str, number: Number, countries: frozenset[str]) -> Quantity:
    """A number with the unit of measure before or after it."""
    before = None if number.spelled else unit_before(text, number.start, countries)
    after = mega_code_after(text, number.end)
    if after:
        number = number._replace(low=number.low * 1e6, high=number.high * 1e6, scaled=True)
    else:
        at = number.end
        if number.spelled and (of := re.match(r" (?:of )?(?:an? )?", text[at:])) and _is_part(number):
            at += of.end() - 1
        if number.low != number.high and text.startswith(" of ", at):
            at += 3
        after = unit_after(text, at, countries, money=before is not None)
    unit = _agreed(before, after)
    start = before.start if before else number.start
    if unit is None:
        return Quantity(start, number.end, number, start)
    end = max(number.end, after.end if after else 0)
    words = [text[u.start : u.end].strip() for u in (before, after) if u]
    code = unit.code
    if rate := rate_after(text, end):
        code, end = rated(code, unit.kind, rate[0]), rate[1]
        words.append(text[rate[1] - len(rate[0]) : rate[1]])
    if unit.kind == "percent" and re.match(r"[ -]points?\b", text[end:]) and code == "percent":
        code, end = "percentage point", end + re.match(r"[ -]points?\b", text[end:]).end()  # type: ignore[union-attr]
    return Quantity(start, end, number, start, code, unit.kind, " ".join(words))


def _is_part(number: Number) -> bool:
    """Whether a spelled number is a fraction ("half an hour", "a quarter of a mile")."""
    return number.low != int(number.low)


def _agreed(before: Unit | None, after: Unit | None) -> Unit | None:
    """The unit that a sign before and a name after give together ("$5 US", "RMB 5 yuan")."""
    if before is None or after is None:
        return before or after
    return after if before.code == "USD" or after.code == before.code else before


_CENTS = re.compile(
    r"\s*(?:and )?(?P<cents>\d{2}(?![\d%.,/])|\w+(?:-\w+)?)(?P<name> (?:cents?|pence|kopecks?))?(?![\w$€%-])"
)


def _cents(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join "thirteen dollars forty-five cents" and "15 dollars and 50" to one figure."""
    joined: list[Quantity] = []
    for quantity in found:
        held = joined[-1] if joined else None
        between = text[held.end : quantity.core] if held else ""
        minor = (
            quantity.unit in (None, "cent", "penny")
            and quantity.number.low < 100
            and quantity.number.low >= 1
        )
        if (
            held
            and held.kind == "currency"
            and held.unit not in ("cent", "penny")
            and not held.number.scaled
            and minor
            and held.number.low == int(held.number.low)
            and quantity.number.low == int(quantity.number.low)
            and re.fullmatch(r"\s*(?:and\s+)?", between)
            and text[held.number.end : held.end].strip()
            and (quantity.unit or re.match(r"\s*(?:$|[.,;!?])", text[quantity.end :]))
        ):
            value = held.number.low + quantity.number.low / 100
            number = held.number._replace(end=quantity.number.end, low=value, high=value)
            joined[-1] = replace(held, end=quantity.end, number=number)
        else:
            joined.append(quantity)
    return joined


_TO = re.compile(r"\s?(?:to|[-–—~]|or|and)\s?\Z|\s*(?:to|or|and)\s*")
_DOWN_OR_UP = {True: "down", False: "up"}


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join the two ends of ranges."""
    joined: list[Quantity] = []
    for quantity in found:
        held = joined[-1] if joined else None
        if held and not held.unit and re.fullmatch(r"-,? (?:or|and|to) ", text[held.end : quantity.core]):
            # "a 7- or 8-inch screen"
            joined[-1] = held = replace(
                held, unit=quantity.unit, kind=quantity.kind, unit_text=quantity.unit_text
            )
        if held and not held.is_range and (both := _range(text, held, quantity)):
            joined[-1] = both
        else:
            joined.append(quantity)
    return joined


def _range(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """The range that two quantities are the ends of; None where they are two figures."""
    link = text[low.end : high.core].strip().lower()
    lead = text[max(0, low.core - 30) : low.core].lower()
    if link == "/" and low.kind == high.kind == "currency" and low.core < low.number.start:
        link = "-"
    if link not in ("to", "-", "–", "—", "~", "and", "or") or low.number.low != low.number.high:
        return None
    if (
        low.unit
        and high.unit
        and low.unit != high.unit
        and not (high.unit or "").startswith(f"{low.unit} per")
    ):
        return None
    hedge = r"(?:about |around |roughly |approximately |some |nearly |over |more than |up to )?"
    from_before = re.search(rf"\bfrom (?:between )?{hedge}\Z", lead) is not None
    if link == "and" and not re.search(rf"\bbetween {hedge}\Z", lead):
        return None
    if link == "or" and not (
        low.number.spelled
        and high.number.spelled
        and 0 < high.number.low - low.number.low <= 10
        and not low.unit
    ):
        return None
    own_unit_after = bool(text[low.number.end : low.end].strip())
    if (
        link == "to"
        and not from_before
        and re.search(r"\b(?:by|rose|fell|up|down|\w+ed) (?:\w+ )?\Z", lead)
        and (low.unit is not None)
    ):
        return None
    a, b = low.number, high.number
    if b.scaled and not a.scaled and not own_unit_after:
        scale = _scale_within(text[b.start : b.end], b.low)
        if a.low * scale <= b.high or link == "to":
            a = a._replace(low=a.low * scale, high=a.low * scale)
    if link in ("-", "–", "—", "~") and a.low >= b.high:
        return None
    if link == "to" and not from_before and a.low >= b.high:
        return None
    start = low.core
    if opened := re.search(r"\b(?:from|between) \Z", text[:start], re.IGNORECASE):
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
        from_to=_DOWN_OR_UP[a.low > b.low] if from_before else None,
    )


def _scale_within(words: str, value: float) -> float:
    """What the scale word of a number multiplies by."""
    digits = re.match(r"[\d.,]+", words)
    if digits and (plain := float(digits.group().replace(",", "").rstrip(".") or 0)):
        return round(value / plain, 6)
    scale = re.search(r"(million|billion|trillion|thousand|hundred|crore|lakh)", words, re.IGNORECASE)
    if not scale:
        return 1.0
    return next(float(r["value"]) for r in lexicon.rows("numbers") if r["surface"] == scale.group().lower())


# What counted things are counted by: "20 flights a day", "3 goals per game".
_COUNTED_BY = frozenset(
    "second minute hour day week month year game match person inhabitant household".split()
)


_OR_SO = re.compile(r" or (?:so|more|less|fewer) ")


def _of_people(sentence: Sentence, quantity: Quantity) -> Quantity | None:
    """An age ("under the age of 21") or a number of people ("the 40 who stayed"), where a number is one."""
    if (
        re.search(r"\bage[ds]?(?: of| between)? \Z", sentence.text[: quantity.core], re.IGNORECASE)
        and quantity.number.low < 120
    ):
        return replace(quantity, unit="year of age", kind="duration")
    if quantity.number.low > 1 and (who := re.match(r" (?=who\b)", sentence.text[quantity.end :])):
        return replace(quantity, unit="person", kind="count", end=quantity.end + who.end() - 1)
    return None


def _with_counted(sentence: Sentence, quantity: Quantity) -> Quantity:
    """A quantity with the noun phrase that it counts."""
    if people := _of_people(sentence, quantity):
        return people
    starts = [t.start - sentence.start for t in sentence.tokens]
    index = bisect_right(starts, quantity.number.end - 1) - 1
    if index < 0:
        return quantity
    if sentence.tokens[index].end - sentence.start > quantity.number.end:
        return quantity  # the number is a part of a longer word
    tokens, step = sentence.tokens, index + 1
    vague = quantity.number.low != quantity.number.high
    if _is_part(quantity.number) and step < len(tokens) and tokens[step].text.lower() == "of":
        return quantity  # "two-thirds of the farms" is a share, not a count of farms
    if (
        step < len(tokens)
        and tokens[step].text.lower() == "of"
        and (vague or quantity.number.scaled or quantity.number.spelled)
    ):
        step += 1
        while (
            step < len(tokens)
            and tokens[step].tag in ("DT", "PRP$")
            and tokens[step].text.lower() not in ("this", "these")
        ):
            step += 1
        if quantity.number.low == 1:
            return quantity
        index = step - 1
    elif _OR_SO.match(sentence.text, quantity.number.end):
        index += 2
    elif step < len(tokens) and tokens[step].text.lower() in ("+", "plus") and step + 1 < len(tokens):
        index = step
    counted = counted_after(sentence, index, one=quantity.number.high == 1)
    if counted is None:
        return quantity
    end = tokens[counted.last].end - sentence.start
    words = sentence.text[tokens[counted.first].start - sentence.start : end]
    pair = re.match(r" and ([a-z]+s)\b", sentence.text[end:])
    unit = counted.unit
    if not counted.modifies:
        head = singular(tokens[counted.head])
        named = unit_after(f" {head}.", 0, frozenset())
        if named and named.kind in ("duration", "physical") and named.end == len(head) + 1:
            # "eight consecutive years" are years.
            return replace(quantity, end=end, unit=named.code, kind=named.kind, unit_text=words)
    if (
        pair
        and tokens[counted.head].tag == "NNS"
        and unit in ("country", "city", "province", "state")
        and pair[1].endswith(("regions", "cities", "territories", "towns"))
    ):
        end += pair.end()
    rate = rate_after(sentence.text, end)
    if rate and rate[0] in _COUNTED_BY:
        unit, end = f"{unit} per {rate[0]}", rate[1]
    return replace(quantity, end=end, unit=unit, kind="count", unit_text=words, counted=counted)


@cache
def _hedges() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    table = {(r["surface"], r["place"]): r["comparator"] for r in lexicon.rows("hedges")}
    before, after = (
        "|".join(re.escape(s) for s, p in sorted(table, key=lambda k: (-len(k[0]), k)) if p == place)
        for place in ("before", "after")
    )
    return (
        re.compile(rf"(?<![\w]){'(?P<hedge>' + before + ')'}(?: (?:the|an?))?\s*\Z", re.IGNORECASE),
        re.compile(rf"[ -](?P<hedge>{after})\b|(?P<plus>\+|-plus\b)", re.IGNORECASE),
        {surface: sign for (surface, _), sign in table.items()},
    )


def _hedged(text: str, quantity: Quantity) -> Quantity:
    """A quantity with the hedge before or after it."""
    before, after, signs = _hedges()
    if match := before.search(text, max(0, quantity.start - 34), quantity.start):
        return replace(quantity, start=match.start("hedge"), comparator=signs[match["hedge"].lower()])
    for at in (quantity.number.end, quantity.end):
        if match := after.match(text, at):
            sign = ">=" if match["plus"] else signs[match["hedge"].lower()]
            return replace(quantity, end=max(quantity.end, match.end()), comparator=sign)
    return quantity


def _restated(text: str, found: list[Quantity]) -> list[Quantity]:
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
            and quantity.kind != "count"
        ):
            quantity = replace(quantity, comparator=held.comparator)
        result.append(quantity)
    return result
