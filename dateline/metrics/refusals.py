"""Refusals: numbers that are not quantities.

Dates and times, years, ranks, scores, versions, phone and list numbers, numbers in names ("Route 66",
"S&P 500"), references to known things ("the two sides").
"""

from __future__ import annotations

import re

from dateline.metrics.ages import follows_name
from dateline.metrics.labels import beside, is_in_series, is_label, is_lettered
from dateline.metrics.names import counts_name, is_name, opens_name
from dateline.metrics.quantities import Quantity
from dateline.nlp import Sentence

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_BEFORE = re.compile(rf"\b{_MONTH}[.,]?\s*(?:\d{{1,2}}\s*(?:[-–]|to|and|,|or)\s*)?\Z", re.IGNORECASE)
_MONTH_AFTER = re.compile(
    rf"\s?(?:[-–]\s?\d{{1,2}}\s?)?(?:of )?{_MONTH}\b(?!\s+(?:have|not|be)\b)", re.IGNORECASE
)
_ANCHORED = re.compile(
    r"\b(?:the|these|those|its|his|her|their|our|my|this)?\s?(?:past|last|next|coming|previous|recent|following|preceding|first|final|"
    r"latest|initial|opening|closing)\s+(?:\w+ )?\Z",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"\b(?:the|these|those|both|its|his|her|their|our|your|my|other|either|any|every|each|no|this|which|first|last|"
    r"next|same|\w+['’]s)\s+\Z",
    re.IGNORECASE,
)


_SOME = re.compile(r"\b(?:several|few|couple(?: of)?) \Z", re.IGNORECASE)  # "a couple of hundred"
# Whom a report is from: "two people familiar with the talks said".
_SOURCES = re.compile(
    r" (?:other )?(?:people|persons?|sources?|officials|diplomats|executives|bankers)"
    r" (?:familiar|briefed|close to|said|says|told|with (?:direct )?knowledge"
    r"|who (?:asked|declined|requested))\b"
)


_PARTITION = re.compile(
    r"(?:\b(?:among (?:them|these)|including|of (?:which|whom)|with|namely)[ ,]|: )(?:[^.;]*(?:,|\band) )?\Z"
)
_OF_PART = re.compile(r" (?:on|in|from|for|with|at|to|by)\b")


def is_partition(text: str, quantity: Quantity) -> bool:
    """Whether a number tells a part of the things counted before: "12 deals, among them four on energy"."""
    number = quantity.number
    if number.low < 2 or quantity.unit or not _OF_PART.match(text, number.end):
        return False
    return _PARTITION.search(text, 0, quantity.start) is not None


def stands_alone(text: str, end: int) -> bool:
    """Whether a spelled number that ends at `end` counts without a noun ("four abstained")."""
    return _STANDS_ALONE.match(text, end) is not None


def is_refused(sentence: Sentence, quantity: Quantity, in_time: bool) -> bool:
    """Whether a number is no quantity.

    Args:
        sentence: The sentence that holds it.
        quantity: The number, with whatever unit was found.
        in_time: Whether it lies in a date, a time of day or a recurring time.
    """
    text, number = sentence.text, quantity.number
    before = text[: quantity.core]
    if re.search(r"[A-Za-z]-\Z", before) and quantity.core == number.start and not number.ratio:
        year = number.plain and 1500 <= number.low <= 2100  # "mid-2009"
        return year or not re.search(
            r"\b(?:minus|non|mid|sub|(?-i:an?))-\Z", before, re.IGNORECASE
        )  # "PX-18"
    if re.match(r"-to-\w", text[number.end :]) or _is_manner(text, quantity) or _is_par(text, quantity):
        return True
    if quantity.kind == "duration" and not (quantity.unit or "").endswith("of age"):
        return in_time or _is_period(text, quantity, before)
    if follows_name(text, quantity):
        return True
    if number.spelled and _SOURCES.match(text, number.end):
        return True
    if number.spelled and _SOME.search(before[-11:]):
        return True
    if quantity.kind in (None, "count") and is_in_series(sentence, quantity, before):
        return True
    if is_lettered(sentence, quantity, before):
        return True
    if quantity.unit is not None and quantity.counted is None:
        return False
    if re.search(r"\b(?:average|total|maximum|minimum|record|number) of \Z", before[-16:]):
        return False
    counts = quantity.is_range and _counts_things(quantity)
    if (in_time and not counts) or _is_date(text, quantity, before):
        return True
    if is_label(sentence, quantity):
        return True
    if number.spelled and (_is_reference(sentence, quantity, before) or opens_name(sentence, quantity)):
        return True
    return not number.scaled and (counts_name(sentence, quantity) or is_name(sentence, quantity))


def _is_manner(text: str, quantity: Quantity) -> bool:
    """Whether a number only helps to name a manner or a moment ("one-sided", "three-way", "at one point")."""
    number = quantity.number
    if _is_tally(text, quantity) or any(m.start() <= number.start < m.end() for m in _IDIOM.finditer(text)):
        return True
    word = re.match(r"-([a-z]+)", text[number.end : number.end + 16], re.IGNORECASE)
    if word and word[1].lower() in beside("hyphen"):
        return True
    if (
        quantity.unit == "fold"
        and number.low < 4
        and _IS.search(text, max(0, quantity.start - 8), quantity.start)
    ):
        return True  # "the reasons are twofold"
    if _GENERATION.match(text, number.start) or _ADDRESS.match(text, number.start):
        return True
    if quantity.unit == "DEM" and text.endswith("the ", 0, quantity.start):
        return True  # "passed the 600 mark"
    at_one = number.spelled and number.low == 1 and text[: quantity.start].lower().endswith("at ")
    return at_one and quantity.unit in ("point", "stage", "moment", "time")


_PAR = re.compile(r" ?= ?[^\s\d]{0,4} ?\d")


def _is_par(text: str, quantity: Quantity) -> bool:
    """Whether a sum is only what a rate is quoted for: "($1 = 585.4500 CFA francs)"."""
    if quantity.kind != "currency" or quantity.number.low not in (1, 100):
        return False
    return _PAR.match(text, quantity.end) is not None


_IDIOM = re.compile(
    r"\b(?:one|once|1)-in-(?:an?-)?[\w,]+-(?:year|lifetime|generation)\b|\bfifty-fifty\b", re.IGNORECASE
)
_IS = re.compile(r"\b(?:is|are|was|were|be) \Z")
# Of a network or a picture: "4G", "4K televisions".
_GENERATION = re.compile(
    r"[1-9]G\b|[48]K(?= (?:TVs?|televisions?|screens?|displays?|videos?|resolution|monitors?|cameras?"
    r"|footage|movies?|content|streaming|recording|Ultra|UHD|HDR)\b)"
)
# "12 W Elm Street", "12B Elm Street"
_ADDRESS = re.compile(
    r"\d+ [NSEW]\.? (?:\d+(?:st|nd|rd|th)\b|[A-Z][a-z])"
    r"|\d+[A-Z] (?:[A-Z][\w'’]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Place|Boulevard)\b"
)
_TALLY = re.compile(
    r"(?<![\d.,$€£])(\d{1,3}) (?:to|for) (\d{1,3})(?![.,]?\d|%| (?:percent|per cent|[a-z]+s)\b)"
)


def _is_tally(text: str, quantity: Quantity) -> bool:
    """Whether a bare number is a side of a vote or a game ("voted 5 to 4", "made 287 for 6")."""
    if quantity.unit is not None or quantity.is_range or not quantity.number.plain:
        return False
    at = quantity.number.start
    pair = next((m for m in _TALLY.finditer(text, max(0, at - 8)) if m.start() <= at < m.end()), None)
    return pair is not None and int(pair[1]) >= int(pair[2])


# How long something took, even if up to now: "has spent the last 200 days in space".
_SPENT = re.compile(r"\b(?:spen[dt]|spends|spending|lasted) (?:the )?(?:past|last|previous) \Z")


# "A two-year high", "its five-year growth forecast": over what time another figure is highest, or foreseen.
_SPANNED = re.compile(
    r"-(?:year|month|week|day|quarter)s? (?:[a-z]+ ){0,2}(?:highs?|lows?|peaks?|troughs?|averages?|means?"
    r"|medians?|records?|trends?|forecasts?|outlooks?|projections?|guidance)\b",
    re.IGNORECASE,
)


_HALF_YEAR = re.compile(r"half-year(?!-)\b", re.IGNORECASE)  # "half-year profit"


def _is_period(text: str, quantity: Quantity, before: str) -> bool:
    """Whether a time span only places other figures ("in the next five years")."""
    if _SPANNED.match(text, quantity.number.end) or _HALF_YEAR.match(text, quantity.number.start):
        return True
    if _ANCHORED.search(before[-32:]):
        return not _SPENT.search(before)
    after = text[quantity.end : quantity.end + 10]
    if re.match(r"\s+(?:ago|earlier|later|before|after|hence)\b", after) and quantity.unit in (
        "year",
        "month",
        "week",
        "day",
        "decade",
    ):
        return True
    if quantity.number.low == 1 and quantity.number.spelled:
        return text[quantity.number.end : quantity.number.end + 1] != "-" and (
            not re.search(r"\b(?:for|about|than|under|over|in|least|by) \Z", before[-8:])
            or quantity.unit == "day"
        )
    return quantity.number.plain and 1900 <= quantity.number.low <= 2100


def _is_date(text: str, quantity: Quantity, before: str) -> bool:
    """Whether a number is a year or a day, by its own neighbours."""
    number = quantity.number
    if number.spelled or number.scaled:
        return False
    written = text[number.start : number.end]
    if (
        number.low <= 31
        and (day := _DAY_BEFORE.search(before[-24:]))
        and not re.match(r"[^\s]*,\d{3}", written)
        and not (day.group().endswith(", ") and _opens_clause(text, quantity))
    ):
        return True
    if number.plain and number.low <= 31 and _MONTH_AFTER.match(text[number.end :]):
        return True
    if number.plain and len(written) == 4 and 1500 <= number.low <= 2100:
        return (
            not quantity.counted
            or not _counts_things(quantity)
            or bool(
                re.search(
                    r"\b(?:in|since|by|of|until|from|the|to|between|during|before|after|early|late|mid)\s+\Z",
                    before[-10:],
                    re.IGNORECASE,
                )
            )
        )
    return bool(
        re.fullmatch(r"(?:19|20)\d\d\s?[-–/]\s?(?:\d\d|(?:19|20)\d\d)", text[number.start : number.end])
    )


def _opens_clause(text: str, quantity: Quantity) -> bool:
    """Whether a number after a day is counted: "On June 18, 14 firms signed", "by June 30, 12 of 20"."""
    return text.startswith(" of ", quantity.number.end) or _counts_things(quantity)


def _counts_things(quantity: Quantity) -> bool:
    """Whether a plural right after the digits makes them a count ("2000 people")."""
    counted = quantity.counted
    return (
        counted is not None
        and counted.first == counted.head
        and not counted.modifies
        and (quantity.unit_text or "").islower()
    )


# A small number without a noun is a count before these ("three were hurt", "seven out of 11") and after
# "instead of" ("two days instead of eight").
_STANDS_ALONE = re.compile(
    r"\s+(?:were|are|was|is|have|had|others|died|more|other|out of \w+|of (?:them|those|these|whom)"
    r"|did|do|will|would|could|can|may|might|still|never|already|later|also"
    r"|abstained|answered|arrived|attended|closed|collapsed|crashed|drowned|escaped|failed|fled|joined|objected"
    r"|opened|perished|quit|refused|remain(?:ed)?|resigned|sank|signed|stayed|suffered|survived|voted|withdrew)\b"
)
_INSTEAD = re.compile(r"\b(?:instead of|rather than) \Z", re.IGNORECASE)


# What a bare number says the size of: "raise the number to ten", "another six".
TOLD_AS = re.compile(
    r"\b(?:numbers?|total|tally|toll|count|headcount|payroll|workforce|staff|membership|team|delegation|crew"
    r"|panel|population)(?: \w+){0,3}"
    r" (?:to|at|of|reached|hit) (?:\w+ ){0,2}\Z|\b(?:another|an additional|an extra|a further) \Z",
    re.IGNORECASE,
)


# "One of its two kilns closed" counts, "she was one of 40 leaders" doesn't.
_OUT_OF = re.compile(
    r" of (?:the |its |their |his |her |our |those |these )?"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)\b)"
)
_WHOLE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) of (?:its|their|his|her|our|the) \Z",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?:is|are|was|were|be|been|as|only|just|[Aa]ll but|becom\w+|became|remain\w*) \Z|, \Z"
)
_ONE_AND_ANOTHER = re.compile(
    r" \w+ (?:(?:to|or|after|from|and|by) another\b|and [^.;]{1,30} (?:on|in|at|for|with|from|to) another\b)"
)


def _is_reference(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Whether a spelled number points at known things or is a pronoun."""
    number, text = quantity.number, sentence.text
    small = (
        number.low == number.high and number.low < 100 and number.low == int(number.low) and not number.scaled
    )
    if small and _OUT_OF.match(text, number.end):
        return number.low == 1 and _AMONG.search(before) is not None
    if number.low == 1 and small:
        if before.lower().endswith("not ") or _ONE_AND_ANOTHER.match(text, number.end):
            return True
        if quantity.counted is None:
            return True
        if quantity.counted.first != quantity.counted.head and quantity.comparator == "=":
            return True
        if quantity.comparator in (">", ">=") and text.startswith(" of ", number.end):
            return False  # "at least one of the sites"
        if re.match(
            r"\s?(?:of|thing|side|hand|way|day|another|such|more|time|point|level|word)\b",
            text[number.end :],
        ) or re.search(r"[-–]\Z", before):
            return True
    hyphened = text.startswith("-", number.end) and not text.startswith("- ", number.end)
    if small and _KNOWN.search(before[-20:]) and not quantity.is_range and not hyphened:
        return _WHOLE.search(before) is None
    again = re.search(r"\bthe (\w+) \w+ and \Z", before[-40:], re.IGNORECASE)
    if again and again[1].lower() == text[number.start : number.end].lower():
        return True  # "the two countries and two peoples"
    if small and quantity.unit is None:
        alone = _INSTEAD.search(before[-16:]) or TOLD_AS.search(before)
        counts = stands_alone(text, number.end) or is_partition(text, quantity)
        return number.low == 1 or not (alone or counts)
    # "Hundred", "thousands" of nothing in particular, "half" of an event.
    return (
        number.low != int(number.low)
        and quantity.unit is None
        and re.match(r"\s+(?:time|way|back|life|century)\b", text[number.end :]) is not None
    )
