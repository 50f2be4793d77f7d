"""Quantities: numbers put together with hedge, scale, unit and the other end of a range.

"between $3 billion and $5 billion", "5 to 10 percent", "more than 130 countries and regions": each
becomes one `Quantity` with its offsets, before anything is asked about what it measures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.metrics.ages import with_age
from dateline.metrics.counted import Counted, counted_after, singular
from dateline.metrics.hedges import restated, with_hedge
from dateline.metrics.money import exchanged, local_signs, mega_code_after, money_before, unit_before
from dateline.metrics.multiples import find_multiples
from dateline.metrics.number_words import Number
from dateline.metrics.numbers import find_numbers, times
from dateline.metrics.ranges import with_cents, with_ranges
from dateline.metrics.rates import rate_after, rated
from dateline.metrics.units import inches_behind, magnitude_of, unit_after, unit_within
from dateline.metrics.wordings import Unit
from dateline.nlp import Sentence, Token


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
        per: What a count or physical amount is for ("day" in "200 trucks a day"), or the money that a rate
            of exchange buys; other rates are units.
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
    per: str | None = None
    unit_text: str | None = None
    comparator: str = "="
    counted: Counted | None = None
    is_range: bool = False
    from_to: str | None = None


def find_quantities(sentence: Sentence, countries: Sequence[str]) -> list[Quantity]:
    """Put together the quantities of a parsed sentence, in text order.

    Args:
        sentence: The sentence.
        countries: ISO codes of the countries that the article may mean, as `lands_of` gives them; they settle
            "rupees" and "tons".
    """
    text = sentence.text
    signs = local_signs(tuple(countries))
    found = [_with_unit(text, number, countries) for number in find_numbers(text, signs)]
    found = [_with_rate(text, q) for q in with_ranges(text, with_cents(text, found))]
    after = [*found, None][1:]
    found = [_exchanged(text, q, countries) or q for q in found]
    found = [q if q.unit else _with_counted(sentence, q, n) for q, n in zip(found, after, strict=True)]
    found.extend(Quantity(n.start, n.end, n, n.start, "time", "count") for n in find_multiples(sentence))
    found = _with_bases(text, _outermost(sorted(found, key=lambda q: q.number.start)))
    return restated(text, [with_hedge(text, with_age(text, q)) for q in found])


def _exchanged(text: str, quantity: Quantity, countries: Sequence[str]) -> Quantity | None:
    """A bare number that is a rate of exchange, in the money that buys the other."""
    if quantity.unit or not (rate := exchanged(text, quantity.start, quantity.end, countries)):
        return None
    code, per, end = rate
    words = text[quantity.end + 1 : end]
    return replace(quantity, unit=code, kind="currency", per=per, unit_text=words, end=end)


def _outermost(found: list[Quantity]) -> list[Quantity]:
    """Quantities without those that lie within another ("1.2 million twenty-foot equivalent units")."""
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.number.start >= kept[-1].end:
            kept.append(quantity)
    return kept


_ALLOWING = re.compile(r" ?(?:±|\+/-|\+-|plus or minus) ?")
_BASES = frozenset((100, 1000, 10_000, 100_000, 1_000_000))


def _with_bases(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join a figure and what it is counted by or exact to: "5 deaths per 100,000 people", "3.2 ± 0.1 g"."""
    joined: list[Quantity] = []
    for quantity in found:
        held, number = joined[-1] if joined else None, quantity.number
        if held and _ALLOWING.fullmatch(text, held.number.end, quantity.core):
            unit, kind = held.unit or quantity.unit, held.kind or quantity.kind
            joined[-1] = replace(held, end=quantity.end, unit=unit, kind=kind, unit_text=quantity.unit_text)
        elif held and number.low in _BASES and text[held.end : quantity.start] == " per ":
            base = f"{number.low:.0f} {quantity.unit}" if quantity.unit else f"{number.low:.0f}"
            words = f"{held.unit_text or ''} per {text[number.start : quantity.end]}".strip()
            unit, kind = f"{held.unit or ''} per {base}".strip(), held.kind or "count"
            joined[-1] = replace(held, end=quantity.end, unit=unit, kind=kind, unit_text=words)
        else:
            joined.append(quantity)
    return joined


_LEAST_FLOW = 1e6  # "45 million euros a year" is a sum, by the year; "30 euros a month" is a price
# What the world's markets price in US dollars, in whatever country the news is from.
_TRADED_IN_DOLLARS = frozenset(("barrel", "ounce", "troy ounce", "bushel", "mega british thermal unit"))


def _with_unit(text: str, number: Number, countries: Sequence[str]) -> Quantity:
    """A number with the unit of measure before or after it."""
    before = None if number.spelled else unit_before(text, number.start, countries)
    after = mega_code_after(text, number.end)
    if after:
        number = number._replace(low=number.low * 1e6, high=number.high * 1e6, scaled=True)
    else:
        at = number.end
        if loose := _LOOSE_END.match(text, at):
            at = loose.end()
        if number.spelled and (of := re.match(r" (?:of )?(?:an? )?", text[at:])) and _is_part(number):
            at += of.end() - 1
        if number.low != number.high and text.startswith(" of ", at):
            at += 3
        after = unit_after(text, at, countries, money=before is not None)
    unit = _agreed(before, after) or magnitude_of(text, number.start, number.end)
    unit = (
        unit or unit_within(text, number.start, number.end) or inches_behind(text, number.start, number.low)
    )
    if unit is None and not number.spelled:
        unit = money_before(text, number.start, countries)
    if unit and unit.start < number.start:
        before = unit
    start = before.start if before else number.start
    if before and number.low > 0 and (sign := _MINUS.search(text, max(0, start - 8), start)):
        start, number = sign.start(), number._replace(low=-number.high, high=-number.low)
    if unit is None:
        return Quantity(start, number.end, number, start)
    end = max(number.end, after.end if after else 0)
    words = [text[u.start : u.end].strip() for u in (before, after) if u]
    code, per = unit.code, None
    if unit.factor != 1:
        low, high = (times(value, unit.factor) for value in (number.low, number.high))
        number = number._replace(low=low, high=high, scaled=True)
    if rate := rate_after(text, end):
        if rate[0] in _TRADED_IN_DOLLARS and text[start : number.start].strip() == "$":
            code = "USD"
        by, end = rate
        words.append(text[end - len(by) : end])
        flow = unit.kind == "currency" and number.low >= _LEAST_FLOW
        if by == "day" and code in _FLOWING:
            code = f"{code}/{_FLOWING[code]}"
        elif (flow or unit.kind in ("physical", "duration")) and by in _PERIODS:
            per = by
        else:
            code = rated(code, unit.kind, by)
    if unit.kind == "percent" and re.match(r"[ -]points?\b", text[end:]) and code == "percent":
        code, end = "percentage point", end + re.match(r"[ -]points?\b", text[end:]).end()  # type: ignore[union-attr]
    return Quantity(start, end, number, start, code, unit.kind, per=per, unit_text=" ".join(words))


def _with_rate(text: str, quantity: Quantity) -> Quantity:
    """A range of sums with the rate behind it, whose sign stands before its other end: "$3-4 a share"."""
    open_ended = quantity.is_range and quantity.kind == "currency" and quantity.end == quantity.number.end
    rate = rate_after(text, quantity.end) if open_ended else None
    if rate is None or quantity.number.low >= _LEAST_FLOW:
        return quantity
    by, end = rate
    words = f"{quantity.unit_text or ''} {text[end - len(by) : end]}".strip()
    return replace(quantity, end=end, unit=rated(quantity.unit or "", "currency", by), unit_text=words)


_MINUS = re.compile(r"(?:(?:(?<=[\s(])|\A)[-−]|\bminus )\Z")  # "-$220 million"
_LOOSE_END = re.compile(r"-(?:plus|odd)(?= )")  # "90-plus km/h"


def _is_part(number: Number) -> bool:
    """Whether a spelled number is a fraction ("half an hour", "a quarter of a mile")."""
    return number.low != int(number.low)


def _agreed(before: Unit | None, after: Unit | None) -> Unit | None:
    """The unit that a sign before and a name after give together ("$5 US", "RMB 5 yuan")."""
    if before is None or after is None:
        return before or after
    return after if before.code == "USD" or after.code == before.code else before


# What counted things are counted by: "20 flights a day", "3 goals per game".
_COUNTED_BY = frozenset(
    "second minute hour day week month year game match person inhabitant resident household woman man child "
    "worker employee student pupil teacher patient doctor vehicle customer visitor capita farm school "
    "village town district kilometer kilometre mile km hectare acre".split()
)
# What wells and pipelines are measured by: "71 million cubic metres per day" is a rate of its own.
_FLOWING = {"m3": "d", "ft3": "d", "barrel": "day", "barrel of oil": "day", "barrel of oil equivalent": "day"}
_PERIODS = frozenset("day week month quarter year".split())  # "600 tonnes a year" are tonnes


# "The 40 who stayed", "nine dead", "53 wounded", "four of those arrested": people, where no noun follows.
_SUFFERED = r"(?:dead|killed|wounded|injured|hurt|missing)\b"
_TAKEN = r"(?:arrested|detained|hospitali[sz]ed|evacuated|homeless)\b"
_LED = r"of (?:those|the)|is|are|was|were|(?:has|have|had) been|remain(?:s|ed)?"
_PEOPLE = re.compile(
    rf" (?:who\b|{_SUFFERED}|(?:{_LED}) (?:still |reported )?(?:{_SUFFERED}|{_TAKEN}))(?! [a-z]{{2,}}s\b)"
)
_OR_SO = re.compile(r"(?: or (?:so|more|less|fewer)|-(?:plus|odd)) ")
_PAIR = re.compile(r" and [a-z]*(?:regions|cities|territories|towns)\b")
_PAIRED = frozenset(("country", "city", "province", "state"))


def _with_counted(sentence: Sentence, quantity: Quantity, after: Quantity | None) -> Quantity:
    """A quantity with the noun phrase that it counts; `after` is the quantity after it."""
    number, text = quantity.number, sentence.text
    if number.low > 1 and _PEOPLE.match(text, quantity.end):
        return replace(quantity, unit="person", kind="count")
    glued = text[number.end : number.end + 1].isalpha()  # "7pm"
    index = None if glued else _last_token(sentence, quantity, after)
    counted = counted_after(sentence, index, one=number.high == 1) if index is not None else None
    if counted is None:
        return quantity
    nested = after is not None and sentence.tokens[counted.first].start - sentence.start >= after.end
    end = sentence.tokens[counted.last].end - sentence.start
    words = text[sentence.tokens[counted.first].start - sentence.start : end]
    if nested or _NUMBER_OF.match(text, number.end):
        # "650 18-hole courses": the figure between has its own record, so this one ends before it.
        return replace(quantity, unit=counted.unit, kind="count", unit_text=words, counted=counted)
    unit = counted.unit
    if not counted.modifies and not sentence.tokens[counted.head].tag.startswith("NNP"):
        head = singular(sentence.tokens[counted.head])
        named = None if head.isupper() else unit_after(f" {head}.", 0, ())  # "two PMs" are no picometres
        if named and named.kind in ("duration", "physical") and named.end == len(head) + 1:
            # "eight consecutive years" are years.
            return replace(quantity, end=end, unit=named.code, kind=named.kind, unit_text=words)
    if unit in _PAIRED and (pair := _PAIR.match(text, end)):
        end = pair.end()
    per, rate = None, rate_after(text, end)
    if rate and rate[0] in _COUNTED_BY:
        per, end = rate
    return replace(quantity, end=end, unit=unit, kind="count", per=per, unit_text=words, counted=counted)


_AT_LEAST = re.compile(r"\b(?:at least|more than) \Z", re.IGNORECASE)


def _last_token(sentence: Sentence, quantity: Quantity, after: Quantity | None) -> int | None:
    """Index of the token that what a number counts can begin after; None where it counts nothing."""
    number, tokens = quantity.number, sentence.tokens
    index = bisect_right([t.start - sentence.start for t in tokens], number.end - 1) - 1
    if index < 0 or number.ratio or tokens[index].end - sentence.start > number.end:
        return None  # a share, or the number is a part of a longer word
    step = index + 1
    follows = tokens[step].text.lower() if step < len(tokens) else ""
    is_share = number.spelled and 0 < number.low < 1
    if is_share and (follows in ("fewer", "more", "less") or (follows != "of" and number.low != 1 / 2)):
        return None  # "a third fewer pubs", "a two-thirds majority"
    if follows == "of":
        if _is_part(number):
            return None  # "two-thirds of the farms" is a share, not a count of farms
        whole = _after_determiners(tokens, step + 1)
        if number.spelled and whole < len(tokens) and tokens[whole].tag == "CD":
            return whole  # "two of its nine kilns"
        if number.low == 1 and not _AT_LEAST.search(sentence.text[: number.start]):
            return None
        if number.low != number.high or number.scaled or number.spelled or not _has_figure(after, number.end):
            return _after_determiners(tokens, step + 1) - 1
    elif told := _NUMBER_OF.match(sentence.text, number.end):
        return bisect_right([t.start - sentence.start for t in tokens], told.end() - 2) - 1
    elif after and after.core == number.end + 1 and number.high > 1 and _opens_phrase(sentence.text, after):
        return _end_of_nested(sentence, after)
    elif _OR_SO.match(sentence.text, number.end):
        return index + 2
    elif follows in ("+", "plus") and step + 1 < len(tokens):
        return step
    return index


def _opens_phrase(text: str, figure: Quantity) -> bool:
    """Whether a figure can begin what a number before it counts; "the first two" is no "two first"."""
    return not figure.number.spelled or "-" in text[figure.number.end : figure.end + 1]


def _end_of_nested(sentence: Sentence, figure: Quantity) -> int | None:
    """Index of the last token of a figure that what a number counts begins with ("650 18-hole courses")."""
    last = max((t.i for t in sentence.tokens if t.end - sentence.start <= figure.end), default=None)
    if last is None or figure.kind == "currency":
        return None
    if figure.unit:
        return last
    inner = counted_after(sentence, last, one=False)
    return inner.last if inner and inner.modifies else None


# "Brings to nine the number of plants": what is counted stands behind its count.
_NUMBER_OF = re.compile(r" the (?:total |overall |combined )?(?:number|tally|count|total) of ")
_OWNERS = 5  # tokens in which whose things are counted is named


def _has_figure(after: Quantity | None, end: int) -> bool:
    """Whether the next figure is near enough to tell how many there are in all ("21 of its 40 firms")."""
    return after is not None and after.core - end < _REACH


_REACH = 30  # characters


def _after_determiners(tokens: tuple[Token, ...], step: int) -> int:
    """Index of the first token from `step` on that is no article or owner ("of the 40 firms")."""
    owner = next((t.i for t in tokens[step : step + _OWNERS] if t.tag == "POS"), None)
    if owner is not None:
        step = owner + 1
    while (
        step < len(tokens)
        and tokens[step].tag in ("DT", "PRP$")
        and tokens[step].text.lower() not in ("this", "these")
    ):
        step += 1
    return step


def token_before(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The token that ends before the quantity."""
    held = None
    for token in sentence.tokens:
        if token.end - sentence.start > quantity.core:
            break
        held = token
    return held
