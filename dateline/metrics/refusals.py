"""Refusals: numbers that are not quantities.

Dates and times, years, ranks, scores, versions, phone and list numbers, numbers in names ("Route 66",
"S&P 500"), references to known things ("the two sides").
"""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.metrics.ages import follows_name
from dateline.metrics.quantities import Quantity
from dateline.metrics.units import unit_after
from dateline.nlp import Sentence, Token

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
    before, after = text[: quantity.core], text[quantity.end : quantity.end + 24]
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
    if quantity.kind in (None, "count") and _is_in_series(sentence, quantity, before):
        return True
    if _is_lettered(sentence, quantity, before):
        return True
    if quantity.unit is not None and quantity.counted is None:
        return False
    if re.search(r"\b(?:average|total|maximum|minimum|record|number) of \Z", before[-16:]):
        return False
    counts = quantity.is_range and _counts_things(quantity)
    if (in_time and not counts) or _is_date(text, quantity, before):
        return True
    if _is_label(sentence, quantity, before, after):
        return True
    if number.spelled and (_is_reference(sentence, quantity, before) or _opens_name(sentence, quantity)):
        return True
    return not number.scaled and (_counts_name(sentence, quantity) or _is_name(sentence, quantity))


def _is_manner(text: str, quantity: Quantity) -> bool:
    """Whether a number only helps to name a manner or a moment ("one-sided", "three-way", "at one point")."""
    number = quantity.number
    if _is_tally(text, quantity) or any(m.start() <= number.start < m.end() for m in _IDIOM.finditer(text)):
        return True
    word = re.match(r"-([a-z]+)", text[number.end : number.end + 16], re.IGNORECASE)
    if word and word[1].lower() in _beside("hyphen"):
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


@cache
def _beside(place: str) -> frozenset[str]:
    """Words that make a number beside them a label."""
    return frozenset(r["word"] for r in lexicon.rows("not_quantities") if r["place"] == place)


_LONGEST_PLAIN = 10  # digits without a separator; phone numbers, ISBNs and ids have as many or more


_TELEPHONE = re.compile(
    r"\+\d{1,3}(?:[ -]\(?\d{1,5}\)?){2,5}\b|(?<![\d.,])(?:\(0\d{1,4}\)|0\d{2,4})(?:[ -]\d{2,7}){1,4}\b"
    r"|(?<![\d.,])(?:1-)?\(?\d{3}\)?[ -]\d{3}-\d{4}\b"
)
_LEAVES_AT = re.compile(r"\b(?:leav|depart|start|begin|beg[au]n|kick\w* off|arriv)\w* at \Z", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d(?![.,]?\d)")
_DIALLED = re.compile(
    r"\b(?:text(?:s|ed|ing)?|dial(?:s|l?ed|l?ing)?|(?:call|ring)(?:s|ed|ing)?|(?:hot|help)line(?: number)?)"
    r"(?: is| are| on| at|:)? (?:\d{3,}(?:, | or | and ))*\Z",
    re.IGNORECASE,
)
_SHORTEST_DIALLED = 3  # digits


def _is_telephone(text: str, at: int) -> bool:
    """Whether an offset lies in a telephone number: with a country's or town's code, or in three parts."""
    return any(m.start() <= at < m.end() for m in _TELEPHONE.finditer(text))


_COUNTER = re.compile(r"(?<![\d.,])\d{1,3} / \d{1,3}(?![\d.,])")  # of pictures: "1 / 2"


def _follows_place(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number in brackets tells how many came from a place: "France (80), Italy (75)"."""
    held = next((t for t in sentence.tokens if t.end == sentence.start + quantity.core - 2), None)
    return held is not None and held.ent == "GPE"


_NEVER_COUNT = frozenset(("top", "bottom", "final", "no.", "nos.", "number", "fortune", "category"))


def _is_label(sentence: Sentence, quantity: Quantity, before: str, after: str) -> bool:
    """Whether a number is a rank, a score, a version, a list number, or a part of a longer string."""
    text, number = sentence.text, quantity.number
    word = re.search(r"([\w.'’]+)[\s(]*\Z", before[-20:])
    words = _beside("before")
    if (
        word
        and word[1].lower() in words
        and (not quantity.is_range or word[1].lower() in ("no.", "nos."))
        and (number.spelled is False or word[1].lower() in ("top", "bottom", "number"))
        # "Article 33 affirms" is a label, "in group 12 players met" counts.
        and (word[1][0].isupper() or not quantity.counted or word[1].lower() in _NEVER_COUNT)
    ):
        return True
    if _is_of_thing(sentence, quantity):
        return True
    if quantity.unit is None and number.plain and _DIALLED.search(before):
        return number.end - number.start >= _SHORTEST_DIALLED
    follows = _beside("after")
    beside = re.match(r"\s?([\w.'’]+)", text[number.end : number.end + 12])
    if beside and beside[1].lower() in follows and not number.scaled:
        return True
    if re.match(r"(?:st|nd|rd|th)\b|['’]?s\b|:\d|[./]\d|[A-Za-z]", text[number.end :]) and not number.spelled:
        return True
    if re.match(r"\([a-z\d]{1,2}\)", text[number.end :]) or _is_telephone(text, number.start):
        return True  # "401(k)"
    bare = quantity.unit is None and not number.spelled
    if bare and _LEAVES_AT.search(before) and _CLOCK.match(text, number.start):
        return True
    if bare and (re.search(r"\[\Z", before) and re.match(r"\.?\]", text[number.end :])):
        return True
    if bare and number.plain and number.end - number.start >= _LONGEST_PLAIN:
        return True
    if re.search(r"[\w#@№/:.&+][-–]?\Z", before) and not number.spelled:
        return not re.search(r"[\s(]-\Z|\A-\Z", before[-2:])
    if (
        quantity.is_range
        and quantity.unit is None
        and re.fullmatch(r"\d{1,2}\s?[-–]\s?\d{1,2}", text[number.start : number.end])
    ):
        return True  # a score
    if quantity.is_range and quantity.unit is None and re.search(r"\d{3}\s?-\s?\d{4}\Z", text[: number.end]):
        return True  # a phone number
    if bare and any(m.start() <= number.start < m.end() for m in _COUNTER.finditer(text)):
        return True
    if re.search(r"\bGroup of \Z", before[-10:]):
        return True  # "the Group of 20"
    if quantity.unit is None and "(" not in before and re.match(r"\s?\)", text[number.end :]):
        return True  # "1) ..., 2) ..."
    if quantity.unit is None and re.match(r"\s?[-–]\s?\d", text[number.end :]):
        return True
    if quantity.unit is None and re.search(r"\d\s?[-–]\s?\Z", before):
        return True
    if not before.strip() and re.match(r"[.)](?:\s|\Z)", text[number.end :]):
        return True
    return bool(
        re.search(r"\(\Z", before)
        and not _follows_place(sentence, quantity)
        and re.match(r"\)", text[number.end :])
        and number.low < 1900
        and quantity.unit is None
    )


_ONE_MORE = r"(?: through |, (?:and |or )?| and | or | to | & |[-–/])"
_LATER = re.compile(rf"[A-Z]?(?:{_ONE_MORE}\d+[A-Z]?)*(?![\d.,]*\d)")
_GOES_ON = re.compile(rf"[A-Z]?{_ONE_MORE}\d")


# The numbers of a series before its last, and the word before them: "pages 10, 11 and ".
_SERIES = re.compile(rf"(?P<word>[A-Za-z]+) (?P<earlier>(?:\d{{1,5}}[A-Z]?{_ONE_MORE})*)\Z")
_LONGEST_SERIES = 60  # characters


def _is_in_series(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Whether a number is one of several labels: "junctions 9 and 10", "articles 15 to 17 of the law"."""
    number, text = quantity.number, sentence.text
    if number.spelled or number.scaled:
        return False
    match = _SERIES.search(before, max(0, len(before) - _LONGEST_SERIES))
    held = next((t for t in sentence.tokens if match and t.end == sentence.start + match.end("word")), None)
    if match is None or held is None or not (held.tag in ("NNS", "NNPS") and held.text.endswith("s")):
        return False
    several = match["earlier"] or quantity.is_range or _GOES_ON.match(text, number.end)
    chain = _LATER.match(text, number.end)
    measured = chain is not None and unit_after(text, chain.end(), ())  # "rates 3 and 5 percent"
    return bool(several) and not measured and not _counts_next(sentence, quantity)


def _is_lettered(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Whether a letter behind digits is a part of a label and no unit: "seat 14C", "Rule 144A"."""
    letter = sentence.text[quantity.number.end : quantity.number.end + 2]
    if quantity.kind != "physical" or not re.fullmatch(r"[A-Z]\W?", letter):
        return False
    word = re.search(r"(\w+) \Z", before)
    return _is_of_thing(sentence, quantity) or (word is not None and word[1].lower() in _beside("before"))


def _counts_next(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the word right after a number is a plural that it counts."""
    end = sentence.start + quantity.number.end
    after = next((t for t in sentence.tokens if t.start > end), None)
    return quantity.counted is not None and after is not None and after.tag == "NNS"


_TAKE_NO_ARTICLE = frozenset(
    "hospital school prison church college university court parliament town staff police personnel crew "
    "cattle livestock series species aircraft record".split()
)


def _is_of_thing(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number tells which thing is meant: after a singular without an article ("bus 42")."""
    number = quantity.number
    held = _token_before(sentence, quantity)
    if held is None or not number.plain or quantity.is_range or held.end + 1 != sentence.start + number.start:
        return False
    noun = held.text.lower()
    if noun not in lexicon.column("count_nouns", "noun") or noun in _TAKE_NO_ARTICLE:
        return False
    led = sentence.tokens[held.i - 1].tag if held.i else ""
    determined = led in ("DT", "PDT", "PRP$", "POS", "CD", "JJ", "JJR", "JJS", "VBN", "VBG")
    return held.tag in ("NN", "NNP") and not determined and not _counts_next(sentence, quantity)


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


_THE = re.compile(r"\b(?:the|its|an?) \Z", re.IGNORECASE)  # "the 737 MAX"
_MANY = 1000  # from here on a number before a name counts ("63,000 Model 3 sedans")


def _counts_name(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number stands before a name in the singular, which can't be counted ("49 Zorro Road")."""
    counted, number = quantity.counted, quantity.number
    if counted is None or counted.modifies or not 0 <= number.low < _MANY or number.low != int(number.low):
        return False
    head = sentence.tokens[counted.head]
    if number.low == 1 and number.spelled:
        return False  # "one Republican"
    acronym = len(head.text) > 1 and head.text.isupper() and not _THE.search(sentence.text[: quantity.core])
    return head.tag == "NNP" and not acronym and not head.text.endswith(("ese", "s"))


_LONG = 4  # letters; shorter words may have a small first letter in a headline


def _opens_name(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number word is a part of a name: "the Big Four banks", "Six Nations rugby"."""
    number, text = quantity.number, sentence.text
    if not text[number.start].isupper() or number.scaled:
        return False
    own = [t for t in sentence.tokens if number.start <= t.start - sentence.start < number.end]
    if not own:
        return False
    if not re.search(r"\w \Z", text[: number.start]):  # every sentence begins with a capital
        after = next((t for t in sentence.tokens[own[-1].i + 1 :]), own[-1])
        return after.tag == "NNPS" and after.dep == "compound"
    others = [t.text for t in sentence.tokens if t not in own and t.text.isalpha() and len(t.text) >= _LONG]
    return 2 * sum(word.islower() for word in others) >= len(others)


_AND_NAME = re.compile(r"\b[A-Z][\w.]* ?& ?[A-Z][\w.]*(?:['’]s)? \Z")  # "the Standard & Poor's 500"


def _is_name(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether digits belong to a name ("Route 66", "S&P 500", "Watch 5")."""
    number = quantity.number
    held = _token_before(sentence, quantity)
    if not number.spelled and _AND_NAME.search(sentence.text[: quantity.core]):
        return True
    if (
        number.spelled
        or held is None
        or held.end - sentence.start + 1 < quantity.core
        or quantity.core != number.start
    ):
        return False
    written = sentence.text[number.start : number.end]
    if "," in written:
        return False
    capital = held.text[:1].isupper() and held.tag in ("NN", "NNS", "JJ", "CD") and held.i > 0
    proper = capital or held.tag in ("NNP", "NNPS")
    if len(held.text) == 1 and held.text.isupper() and held.text not in "AI":
        return True  # "S P 500 utilities"
    if not proper:
        return (
            held.tag in ("NN",)
            and number.plain
            and quantity.unit is None
            and _same_name(sentence, held, number.start)
        )
    if "." in written and quantity.unit is None:
        return False
    counts = quantity.counted is not None and held.dep in ("nsubj", "nsubjpass", "pobj", "dobj")
    return not (counts and not held.ent)


def _same_name(sentence: Sentence, held: Token, start: int) -> bool:
    """Whether the tagger reads the token and the number after it as one name."""
    after = next((t for t in sentence.tokens if t.start - sentence.start == start), None)
    return (
        after is not None
        and bool(held.ent)
        and held.ent == after.ent
        and not after.ent_begins
        and held.ent in ("PRODUCT", "ORG", "FAC", "LAW", "EVENT", "WORK_OF_ART")
    )


def _token_before(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The token that ends before the quantity."""
    held = None
    for token in sentence.tokens:
        if token.end - sentence.start > quantity.core:
            break
        held = token
    return held
