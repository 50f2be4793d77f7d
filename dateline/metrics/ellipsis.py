"""Ellipsis: figures that leave out their unit because one beside them has it.

"3,000 jobs, up from 2,400"; "12 million euros from Spain and 9 million from Italy"; "7, 8 or 10 percent".
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline import lexicon
from dateline.metrics.counted import singular
from dateline.metrics.members import HEDGED, counting, in_millions
from dateline.metrics.quantities import Quantity
from dateline.metrics.ranges import scaled_like
from dateline.metrics.rates import rate_after
from dateline.metrics.refusals import is_partition, stands_alone
from dateline.metrics.syntax import SUBJECTS
from dateline.nlp import Sentence, Token

_SET_AGAINST = re.compile(
    r"(?:\b(?:up|down) from|compared (?:with|to)|"
    r"\b(?:from|against|versus|including|of which|of whom|or|to|instead of|rather than))"
    r"(?: (?:an? |the |its )?(?:\w+ ){0,2}(?:peak|high|low|record|level|average|total|maximum|minimum) of)?"
    + HEDGED
)
# Only so are lengths of time set against each other: "from 72 hours to 24", "two days instead of eight".
_LENGTHS = re.compile(r"(?:\b(?:instead of|rather than)|(?P<to>\bto))" + HEDGED)
_AND = re.compile(r"(?:\b(?:and|but|or)|,)" + HEDGED)
_MORE_THAN = re.compile(r" (?:more|fewer|less) than\b")
_REACH = 40  # characters before a figure in which such words are sought
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FARTHEST = 1000
_ALIKE = 10  # a figure that goes on with the one before it is at most so many times as large or small


def with_units(text: str, found: list[Quantity], money: Quantity | None) -> list[Quantity]:
    """Give bare numbers the unit that they share with a figure beside them.

    Args:
        text: The sentence.
        found: Its quantities, in text order.
        money: The last sum that the paragraph told before, if it told one.

    Returns:
        The quantities; a bare number has the unit of the figure that it is set against or listed with, a bare
        number of millions is money where the last such figure was, and one after a count counts the same.
    """
    result: list[Quantity] = []
    for quantity in found:
        if millions := _as_millions(text, quantity, result):
            result.append(millions)
            continue
        if _are_people(quantity) and (held := _people_before(result)):
            # "Nine soldiers were wounded and five are missing"
            quantity = counting(quantity, held.unit or "", held.unit_text or "")
        elif quantity.unit in ("one", "other"):  # "35 Croatian firms and 20 Peruvian ones", "12 others"
            held = next((q for q in reversed(result) if q.kind == "count"), None)
            unit = held.unit if held else "person" if quantity.unit == "other" else "one"
            quantity = replace(quantity, unit=unit)
        elif quantity.unit is None and not quantity.number.ratio:
            held = _model(text, quantity, result, money)
            quantity = _like(text, quantity, held) if held else quantity
        result.append(quantity)
    return result


_LENGTHS_ONLY = frozenset(("m", "km", "cm", "mm", "foot", "mile", "inch", "yard", "m2", "km2", "ha"))


_BESIDE = re.compile(
    r"(?:\b(?:plus|and|with|to|another|an additional|an extra|a further|less|minus)|,)" + HEDGED,
    re.IGNORECASE,
)


def _as_millions(text: str, quantity: Quantity, before: list[Quantity]) -> Quantity | None:
    """A figure in "m" as so many millions of what it is set against: "1.4m cars, up from 1.2m"."""
    held = next((q for q in reversed(before) if q.kind != "percent"), None)
    millions = in_millions(text, quantity)
    if held is None or millions is quantity or held.unit in _LENGTHS_ONLY:
        return None
    sum_too = _is_sum(held) and held.number.low >= 1e6  # "80m euros plus 15m in add-ons"
    against = _SET_AGAINST.search(text, max(0, quantity.start - _REACH), quantity.start)
    against = against or _MORE_THAN.match(text, quantity.end)
    beside = against or _BESIDE.search(text, max(0, quantity.start - _REACH), quantity.start)
    if not (sum_too and beside) and not (against and held.kind in ("count", "physical")):
        return None
    return replace(millions, unit=held.unit, kind=held.kind, per=held.per, unit_text=held.unit_text)


def _are_people(quantity: Quantity) -> bool:
    """Whether a bare number was told to be of people by what befell them."""
    return quantity.unit == "person" and quantity.counted is None and quantity.unit_text is None


def _people_before(found: list[Quantity]) -> Quantity | None:
    """The last count, where it is of people of some kind."""
    held = found[-1] if found else None
    return held if held and held.unit in lexicon.column("titles", "title") else None


_OF_THEM = re.compile(r" of (?:them|these|those|whom|which)\b", re.IGNORECASE)
# "Raise the number to ten", "another six", "the bodies of three": of what was counted before.
_OF_SUCH = re.compile(
    r"\b(?:(?:the|that|this|their|its) (?:number|total|tally|count)(?: (?!of)\w+){0,2} (?:to|at)"
    r"|another|an additional|an extra|a further|the (?:bodies|remains|names|lives) of)\s\Z",
    re.IGNORECASE,
)


def with_antecedents(sentence: Sentence, found: list[Quantity], held: Quantity | None) -> list[Quantity]:
    """Give bare numbers "of them", or of more such, the unit of what the words before count.

    Args:
        sentence: A parsed sentence.
        found: Its quantities, in text order.
        held: The last count that the paragraph told before, if it told one.

    Returns:
        The quantities. What stands right before ("licences, three of them to traders") comes before `held`.
    """
    result: list[Quantity] = []
    for number, quantity in enumerate(found):
        bare = quantity.unit is None and not quantity.number.ratio
        such = bare and _OF_SUCH.search(sentence.text, max(0, quantity.start - _REACH), quantity.start)
        if such and (like := last_count(result, held)):
            quantity = counting(quantity, like.unit or "", like.unit_text or "")
        elif (
            bare
            and not _is_share(quantity)  # "a third of them" is no count
            and _OF_THEM.match(sentence.text, quantity.end)
        ):
            if thing := _named_before(sentence, quantity, result):
                quantity = counting(quantity, singular(thing), thing.text)
            elif held and not number:
                quantity = counting(quantity, held.unit or "", held.unit_text or "")
        result.append(quantity)
    return result


def _named_before(sentence: Sentence, quantity: Quantity, found: list[Quantity]) -> Token | None:
    """The plural right before a figure ("licences, three of them"); the subject, where fewer were counted.

    "Visitors came from 74 countries, 16,000 of them in all."
    """
    before = [t for t in sentence.tokens if t.end <= sentence.start + quantity.start]
    told = found[-1].number.low if found and found[-1].kind == "count" else quantity.number.low
    if told < quantity.number.low:
        return next((t for t in before if t.dep in SUBJECTS and t.tag == "NNS"), None)
    return before[-2] if len(before) > 1 and before[-1].text == "," and before[-2].tag == "NNS" else None


def last_count(found: list[Quantity], held: Quantity | None) -> Quantity | None:
    """The last count of a paragraph, of which the next sentence may tell a part."""
    return next((q for q in reversed(found) if q.kind == "count" and q.unit and q.number.low > 1), held)


def _like(text: str, quantity: Quantity, held: Quantity) -> Quantity:
    """A bare number in the unit of another figure."""
    per, end = held.per, quantity.end
    if held.kind == "count" and (rate := rate_after(text, end)):
        per, end = rate
    return replace(quantity, unit=held.unit, kind=held.kind, per=per, unit_text=held.unit_text, end=end)


_WHOSE = (
    r"(?: the| its| their| his| her| those| all| (?:the )?(?:[\w-]+ ){0,3}[\w-]+['’]s?)?"
    r"(?: first| last| past| previous| next| opening| final)?"
)
_LINK = re.compile(rf"(?:,|,? (?:and|or|to|out of{_WHOSE}|of{_WHOSE})| [x×]) ")


def with_others(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give the other side of a vote what the first one counts: "84 votes to 61"."""
    result: list[Quantity] = []
    for quantity in found:
        held = result[-1] if result else None
        if (
            held
            and held.counted
            and quantity.unit is None
            and quantity.number.plain
            and text[held.end : quantity.start] in (" to ", " against ")
        ):
            quantity = replace(quantity, unit=held.unit, kind=held.kind, unit_text=held.unit_text)
        result.append(quantity)
    return result


def with_listed(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give the numbers of a list the unit that stands behind its last: "7, 8 or 10 percent"."""
    result: list[Quantity] = []
    for quantity in reversed(found):
        after = result[-1] if result else None
        if after and _shares_scale(text, quantity, after):
            quantity = replace(quantity, number=scaled_like(text, quantity.number, after.number))
        elif (
            after
            and after.unit
            and quantity.unit is None
            and not quantity.number.ratio
            and (quantity.number.low == int(quantity.number.low) or not quantity.number.spelled)
            and (after.kind != "percent" or _are_alike(quantity, after))
            and (after.is_range or after.number.low == after.number.high)
            and quantity.number.low == quantity.number.high
            and after.core == after.number.start  # no sign before it that the other lacks
            and (after.counted is None or after.number.scaled or not quantity.number.scaled)
            and _LINK.fullmatch(text, quantity.end, after.start)
        ):
            quantity = replace(
                quantity,
                number=scaled_like(text, quantity.number, after.number),
                unit=after.unit,
                kind=after.kind,
                per=after.per,
                unit_text=after.unit_text,
            )
        result.append(quantity)
    return result[::-1]


def _shares_scale(text: str, quantity: Quantity, after: Quantity) -> bool:
    """Whether a sum has the scale of the one that it is listed with ("$2, $3 and $4 billion")."""
    if quantity.kind != "currency" or quantity.unit != after.unit or quantity.number.scaled:
        return False
    signed = quantity.end == quantity.number.end and after.core < after.number.start
    like = scaled_like(text, quantity.number, after.number)
    near = after.number.low / _ALIKE <= like.low <= after.number.low * _ALIKE
    return signed and near and _LINK.fullmatch(text, quantity.end, after.start) is not None


def _model(text: str, quantity: Quantity, before: list[Quantity], money: Quantity | None) -> Quantity | None:
    """The figure before a bare number whose unit it shares."""
    number = quantity.number
    before = [q for q in before if q.unit not in ("time", "fold")]  # "doubled to 500"
    held = next((q for q in reversed(before) if q.unit), None)
    if number.plain and _FIRST_YEAR <= number.low < _LAST_YEAR:
        return None
    if number.scaled and number.low == number.high:
        # A sum in brackets only says the one before it in other money.
        sums = [q for q in before if _is_sum(q) and not text[: q.start].endswith("(")]
        model = sums[-1] if sums else money
        against = _SET_AGAINST.search(text, max(0, quantity.start - _REACH), quantity.start)
        other = (
            held and held.number.scaled and (held.kind == "count" or (held.kind == "physical" and against))
        )
        if model and not other:
            return model
    # An index that rose 3 points did not rise to as many points.
    counts = [q for q in before if q.kind == "count" and not (q.counted and q.counted.modifies)]
    counts = [q for q in counts if q.unit != "point" or _are_alike(quantity, q)]
    if (
        held
        and held.kind != "percent"
        and (held.kind != "duration" or _is_other_length(text, held, quantity))
        and (held in counts or held.kind != "count")
        and (held.unit != "point" or _are_alike(quantity, held))
        and (held.kind == "count" or _are_near(quantity, held))
        and _SET_AGAINST.search(text, max(0, quantity.start - _REACH), quantity.start)
    ):
        return held
    if held and held.kind == "percent" and held is before[-1] and _is_rate_from(text, held, quantity):
        return held
    whole = number.low == int(number.low)
    if (
        held
        and held is before[-1]
        and whole
        and held.kind != "percent"
        and _MORE_THAN.match(text, quantity.end)
    ):
        return held
    return _continued(text, quantity, before) or _counted(text, quantity, before, counts)


_AT_LEVEL = re.compile(rf"\b(?:to|at|is|was|of|hit|reached){HEDGED}")
_UP_FROM = re.compile(rf",?(?: (?:up|down))? (?:from|against|versus|compared (?:with|to)){HEDGED}")


def _is_rate_from(text: str, held: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number is the level that a percentage came from: "slipped to 6.89 percent from 6.95"."""
    decimal = "." in text[quantity.number.start : quantity.number.end]
    link = text[held.end : quantity.start]
    return (
        decimal
        and not quantity.number.scaled
        and _are_alike(quantity, held)
        and _UP_FROM.fullmatch(link) is not None
        and _AT_LEVEL.search(text, max(0, held.start - _REACH), held.start) is not None
    )


def _continued(text: str, quantity: Quantity, before: list[Quantity]) -> Quantity | None:
    """The measured figure that a bare number goes on with: "1.4 degrees in May and 2.1 in June"."""
    measured = (q for q in reversed(before) if q.unit and not text[: q.start].endswith("("))
    held = next((q for q in measured if not _is_modifier(text, q)), None)
    if held is None or held.kind not in ("physical", "currency", "percent") or held.number.scaled:
        return None
    if held.kind == "currency" and held.per == "USD":
        return None  # a rate of exchange is of its own money
    number, other = abs(quantity.number.low), abs(held.number.low)
    if not (other / _ALIKE <= number <= other * _ALIKE) or quantity.number.spelled:
        return None
    lead = text[max(0, quantity.start - _REACH) : quantity.start]
    by = re.search(r"\bby\s\Z", lead) and re.search(r"\bby\s\Z", text[: held.start])
    return held if by or (_AND.search(lead) and held.kind != "percent") else None


def _is_other_length(text: str, held: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number is a length of time that the one before it is set against."""
    link = _LENGTHS.search(text, max(0, quantity.start - _REACH), quantity.start)
    return link is not None and (not link["to"] or text.endswith("from ", 0, held.start))


def _are_near(quantity: Quantity, other: Quantity) -> bool:
    """Whether two numbers can be levels of one thing; 1,500 trips are no yuan of a sum of billions."""
    number, like = abs(quantity.number.low), abs(other.number.low)
    return like / _FARTHEST <= number <= like * _FARTHEST


def _are_alike(quantity: Quantity, other: Quantity) -> bool:
    """Whether two numbers are of one order of magnitude."""
    number, like = abs(quantity.number.low), abs(other.number.low)
    return like / _ALIKE <= number <= like * _ALIKE


def _counted(
    text: str, quantity: Quantity, before: list[Quantity], counts: list[Quantity]
) -> Quantity | None:
    """The count before a bare number that counts the same things."""
    number = quantity.number
    if not counts:
        return None
    if number.low > counts[-1].number.low and _OF_THEM.match(text, quantity.end):
        return None  # "came from 74 countries, 16,000 of them in all"
    if text.endswith("the ", 0, quantity.core):
        return None  # "the 14 solidly Democratic ones"
    if number.low == number.high and (number.low >= _LAST_YEAR or "," in text[number.start : number.end]):
        return counts[-1]
    if number.low != number.high:
        lead = text[max(0, quantity.start - _REACH) : quantity.start]
        return counts[-1] if before[-1] is counts[-1] and _AND.search(lead) else None
    if number.low != int(number.low) and counts[-1].number.low == int(counts[-1].number.low):
        return None
    alone = not number.spelled or stands_alone(text, number.end) or is_partition(text, quantity)
    return counts[-1] if before[-1] is counts[-1] and alone else None


def _is_modifier(text: str, quantity: Quantity) -> bool:
    """Whether a figure modifies a noun ("a 20-mile road"), so that nothing goes on with its unit."""
    return (
        bool(quantity.counted and quantity.counted.modifies)
        or "-" in text[quantity.number.end : quantity.end]
    )


_LEAD = re.compile(
    r"\b(?:leads?|led|leading|ahead|behind|trail(?:s|ed|ing)?|edge|margins?|gap|advantage|favou?rs?|backs?|supports?|"
    r"polls?|ratings?|gap)\b",
    re.IGNORECASE,
)
_NOT_A_POLL = re.compile(
    r"\b(?:ind(?:ex|ices)|dow|nasdaq|games?|season|scor\w+|goals?|rebounds?)\b", re.IGNORECASE
)


_RATE = re.compile(r"\b(?:rates?|yields?)\b", re.IGNORECASE)


def with_percentage(text: str, found: list[Quantity]) -> list[Quantity]:
    """Read points of a lead, or parts of one of a rate, as percentage points in an article of percentages.

    "Ahead by 29 points", "cut its key rate by a quarter point".
    """
    if _NOT_A_POLL.search(text):
        return found
    most = 100 if _LEAD.search(text) else 1 if _RATE.search(text) else 0
    return [
        replace(q, unit="percentage point", kind="percent")
        if q.unit == "point" and q.number.low < most
        else q
        for q in found
    ]


def as_percentages(found: list[Quantity]) -> list[Quantity]:
    """Read fractions in words as percentages, so that "a fifth" and "20 percent" can be compared."""
    return [_as_percentage(q) if _is_share(q) else q for q in found]


def _is_share(quantity: Quantity) -> bool:
    number = quantity.number
    return quantity.unit is None and number.spelled and not number.ratio and 0 < number.low <= number.high < 1


def _as_percentage(quantity: Quantity) -> Quantity:
    number = quantity.number
    low, high = (round(end * 100, 6) for end in (number.low, number.high))
    return replace(quantity, number=number._replace(low=low, high=high), unit="percent", kind="percent")


def last_sum(found: list[Quantity], held: Quantity | None) -> Quantity | None:
    """The last sum of money in millions or more that was told, `held` where a sentence tells none."""
    return next((q for q in reversed(found) if _is_sum(q)), held)


def _is_sum(quantity: Quantity) -> bool:
    return quantity.kind == "currency" and quantity.number.scaled
