"""Numbers in running text: digits, words, fractions, scales and ranges.

"2,800", "51 billion", "1 3/4", "twenty-eight thousand", "two-thirds", "half a million", "three in ten", "tens
of thousands". Whether a number is a quantity is decided elsewhere. Number words live in data/numbers.csv.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from dateline import lexicon


class Number(NamedTuple):
    """A number as written.

    Attributes:
        start: Offset in the text that was searched.
        end: Offset after its last character, scale word included.
        low: Its value; the lower end of a vague plural ("thousands").
        high: The same as `low`, or the upper end.
        spelled: Whether it has no digit.
        scaled: Whether it has a scale word ("million").
        plain: Whether it is digits alone, without sign, comma, point, fraction or scale.
        ratio: Whether it sets one number against another ("one in five", "3-to-1").
    """

    start: int
    end: int
    low: float
    high: float
    spelled: bool = False
    scaled: bool = False
    plain: bool = False
    ratio: bool = False


@cache
def _words(role: str) -> dict[str, float]:
    return {r["surface"]: float(r["value"]) for r in lexicon.rows("numbers") if r["role"] == role}


def _either(*roles: str) -> str:
    words = sorted((w for role in roles for w in _words(role)), key=lambda w: (-len(w), w))
    return "|".join(map(re.escape, words))


_VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
# "80, 000" is how text that was cut into words writes it; "80 000" is how much of the world does.
_SPACED = r"(?:[\u00a0\u2009\u202f]\d{3})+|(?: \d{3})* 000"
_GROUPED = (
    rf"\d{{1,3}}(?:(?:,\d{{2,3}})*,\d{{3}}(?:\.\d+)?|(?:, 000)+|(?:['’]\d{{3}})+|(?:\.\d{{3}}){{2,}}"
    rf"|{_SPACED})(?!\d)"
)
# "3,5 million" is how much of Europe and Latin America writes three and a half.
_COMMA = r"\d{1,3}(?:[ .\u00a0]\d{3})*,\d{1,2}(?= ?(?:[mbt]r?illion|[mb]ln|[mbt]n|percent|per cent|%)(?!\w))"
_DIGITS = re.compile(
    rf"(?<![\w./⁄])(?P<over>\d{{1,3}})[/⁄](?P<under>\d{{1,3}})(?![\d/])"
    r"|(?<![\w.:])(?<!(?<!\d[KMGT]B)/)(?<!\d,)"
    r"(?P<sign>(?<!plus or )(?<!plus/)minus[ -]|negative |(?<![%$€£)\]])[-−](?=[\d.]))?"
    rf"(?P<number>(?:{_COMMA}|{_GROUPED}|\d+(?:\.\d+)?|\.\d+))"
    rf"(?:[ -]?(?P<vulgar>[{''.join(_VULGAR)}])|[ -](?P<top>\d{{1,2}})[/⁄](?P<bottom>\d{{1,2}})(?![\d/]))?"
    rf"|(?<![\w.])(?P<alone>[{''.join(_VULGAR)}])",
    re.IGNORECASE,
)


def _of_units() -> str:
    """The names of units of time and measure that a half can follow ("an hour and a half")."""
    kinds = ("duration", "physical")
    rows = (r for r in lexicon.rows("units") if r["kind"] in kinds)
    words = (w for r in rows for w in r["words"].split("|") if w.isalpha())
    return "|".join(f"{w}s?" for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    scale, hundred, cardinal = _either("scale"), _either("hundred"), _either("cardinal")
    part, vague = _either("part"), _either("vague")
    joint = r"(?:[ -]+(?:and )?|-and-)"
    return {
        name: re.compile(pattern, re.IGNORECASE)
        for name, pattern in {
            # What multiplies digits: "51 billion", "4 hundred million", "5bn", "6 million-plus".
            "scale": rf"(?:[ \u00a0-]?(?:{hundred}|{scale})\b)+",
            "letter": r"(?:m|bn|b|k|tn|t| m(?= [a-z]))(?![\w²³/])",
            "spelled": rf"\b(?:{cardinal}|(?:an? )(?={hundred}|{scale})(?:{hundred}|{scale})|{hundred})\b"
            rf"(?:{joint}(?:{cardinal}|{hundred}|{scale})\b)*|\b(?:{cardinal}|{hundred})(?=fold\b)",
            "point": rf" point((?: (?:{cardinal}))+)\b",
            "part": rf"\b(?P<count>an?|{cardinal})[ -](?P<part>{part})\b"
            rf"(?P<scale>(?: of)?(?: an?)? (?:{scale})\b)?",
            "half": rf"\bhalf(?: of)?(?:[ -](?:an?|the)\b)?(?:[ -](?P<scale>{scale}|{hundred})\b)?",
            "ratio": rf"(?<![\w.,$€£#])(?<!no )(?<!no\. )(?P<top>\d{{1,4}}|{cardinal})"
            r"(?: in (?:every )?| (?:out )?of every | out of |[ -]to[ -])"
            rf"(?P<bottom>\d{{1,3}}(?:,000)*(?![\w,.]*\d)|{cardinal}|(?:an? )?{hundred})\b",
            "one_thing": _ONE_THING.replace(
                "{numbers}", rf"\d{{1,3}}(?:,000)*|{cardinal}|(?:an? )?{hundred}"
            ),
            "and_part": rf"[ -]and[ -](?:an?|(?P<count>{cardinal}))[ -](?P<part>{part})\b"
            rf"(?: (?P<scale>{scale})\b)?",
            "unit_and_part": rf"\b(?P<count>an?|{cardinal}|\d+) (?P<unit>{_of_units()})"
            r" and an? (?P<part>half|quarter)\b",
            "vague": rf"\b(?:(?P<count>tens|hundreds|dozens|thousands) of )?(?P<vague>{vague})\b",
        }.items()
    }


def find_numbers(text: str, signs: frozenset[str] = frozenset()) -> list[Number]:
    """Find the numbers of a sentence, in text order, none overlapping another.

    Args:
        text: The sentence.
        signs: Letters that are money right before a number in this article ("N300 million").
    """
    taken: list[Number] = []
    numbers = (*_ratios(text), *_in_digits(text, signs), *_with_parts(text), *_vague(text), *_in_words(text))
    for number in numbers:
        if all(number.end <= other.start or other.end <= number.start for other in taken):
            taken.append(number)
    return _compounded(text, sorted(taken))


_GRAND = re.compile(
    r" grand(?=[.,;:?!)]|\Z| (?:a|an|and|at|by|by|each|for|from|in|of|on|or|per|to|worth)\b)"
)  # not in "two grand pianos"
# What can stand before thousands that a space sets off: in "on May 12 500 tonnes" it is a day.
_NO_THOUSANDS = re.compile(r"[A-Z][\w.]* \Z")
_LIKE_WORD = re.compile(r"[ \u00a0](?:[a-z]|%|€|£)")


def _compounded(text: str, numbers: list[Number]) -> list[Number]:
    """Join what is written as two numbers: "2 crore 40 lakh", "12 500 tonnes"; and count grands."""
    joined: list[Number] = []
    for number in numbers:
        if not number.scaled and (grand := _GRAND.match(text, number.end)):
            low, high = number.low * 1000, number.high * 1000
            number = number._replace(end=grand.end(), low=low, high=high, scaled=True)
        held = joined[-1] if joined else None
        if held and (value := _sum(text, held, number)):
            joined[-1] = held._replace(end=number.end, low=value, high=value, plain=False)
        else:
            joined.append(number)
    return joined


def _sum(text: str, held: Number, number: Number) -> float | None:
    """The value of two numbers that are one: thousands and hundreds, or a scale and a smaller one."""
    if text[held.end : number.start] not in (" ", "\u00a0") or held.spelled or number.spelled:
        return None
    if held.scaled and number.scaled and 0 < number.low == number.high < _scale_told(text, held):
        return held.low + number.low
    thousands = held.plain and number.plain and 1 <= held.low < 1000 and number.end - number.start == 3
    if thousands and _LIKE_WORD.match(text, number.end) and not _NO_THOUSANDS.search(text, 0, held.start):
        return held.low * 1000 + number.low
    return None


def _scale_told(text: str, number: Number) -> float:
    """What the scale word of a number in digits multiplies by."""
    match = _DIGITS.match(text, number.start)
    return _scale_after(text, match.end())[0] if match else 1.0


def _in_digits(text: str, signs: frozenset[str]) -> Iterator[Number]:
    """Numbers written in digits, with the scale words after them."""
    at = 0
    while match := _next_digits(text, at, signs):
        value, plain = _digits_value(match)
        start, end = match.span()
        scale, end_of_scale = _power_after(text, end) or _scale_after(text, end)
        at = end = max(end, end_of_scale)
        value = times(value, scale) if scale != 1 else value
        # Hundreds of digits are no quantity.
        if math.isfinite(value) and not (match["over"] and not _is_fraction(match)):
            yield Number(start, end, value, value, scaled=scale != 1, plain=plain and scale == 1)


def times(value: float, scale: float) -> float:
    """A number as often as a scale says; in decimals, because 4.1 * 1e9 in floats is 4099999999.9999995."""
    return float(Decimal(repr(value)) * Decimal(repr(scale)))


@cache
def _money() -> str:
    """Signs and codes of money that can stand right before digits ("USD115", "KSh450", "A$5")."""
    signs = {s.strip() for r in lexicon.rows("currencies") for s in r["symbols"].split("|") if len(s) > 1}
    signs |= {s for r in lexicon.rows("currencies") for s in r["symbols"].split("|") if not s.isalpha()}
    codes = {r["code"] for r in lexicon.rows("currencies") if r["code"].isupper()}
    either = "|".join(map(re.escape, sorted((signs | codes | {"R"}) - {""}, key=lambda w: (-len(w), w))))
    # The hyphen before it may be that of a range: "€290m-€310m".
    return rf"(?<![A-Za-z])(?<![A-Za-z]{{3}}-)(?:{either})"


@cache
def _glued() -> re.Pattern[str]:
    signs = {sign for r in lexicon.rows("currencies") for sign in r["local"].split("|") if sign}
    local = "|".join(map(re.escape, sorted(signs, key=lambda s: (-len(s), s))))
    return re.compile(rf"(?:{_money()}|(?<![\w.&-])(?P<local>{local}))(?=\d)")


_TOUCHED = re.compile(r"[^\s\d,(\[-]\d")  # most digits touch nothing that could be money


def _next_digits(text: str, at: int, signs: frozenset[str]) -> re.Match[str] | None:
    """The next number in digits; one that is glued to a currency ("USD115", "Rs5") counts too."""
    match = _DIGITS.search(text, at)
    touched = _glued().finditer(text, at) if _TOUCHED.search(text, at) else ()
    glued = next((g for g in touched if not g["local"] or g["local"] in signs), None)
    if glued and (match is None or glued.end() < match.start()):
        # Cut the letters off: the look-behind of the pattern must not see them.
        inner = _DIGITS.match(
            text[: glued.start()] + " " * len(glued.group()) + text[glued.end() :], glued.end()
        )
        return inner or match
    return match


# Denominators that measures and shares are given in; "9/11" is a date, "24/7" a manner of speaking.
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 50, 64, 100, 128))


def _is_fraction(match: re.Match[str]) -> bool:
    """Whether two numbers with a stroke between them are one number."""
    return int(match["over"]) < int(match["under"]) in _DENOMINATORS


def _digits_value(match: re.Match[str]) -> tuple[float, bool]:
    """Value of a match of `_DIGITS`, and whether it is bare digits."""
    if match["alone"]:
        return _VULGAR[match["alone"]], False
    if match["over"]:
        bottom = int(match["under"])
        return (int(match["over"]) / bottom if bottom else 0.0), False
    written = match["number"]
    if written.count(".") > 1 or re.search(r",\d{1,2}\Z", written):
        written = written.replace(".", "").replace(",", ".")  # "1.500.000", "1.234,5"
    value = float(re.sub(r"[^\d.]", "", written))
    _, point, decimals = written.partition(".")
    last = 10.0 ** -len(decimals) if point else 1.0  # "$5.62 1/4 a bushel" is a quarter of a cent more
    if match["vulgar"]:
        value += _VULGAR[match["vulgar"]] * last
    elif match["top"] and int(match["bottom"]):
        value += int(match["top"]) / int(match["bottom"]) * last
    plain = match.group().isdigit()
    value = round(value, 12)
    return (-value if match["sign"] else value), plain


_LETTER_SCALE = {"m": 1e6, "b": 1e9, "bn": 1e9, "k": 1e3, "tn": 1e12, "t": 1e12}


@cache
def _money_before() -> re.Pattern[str]:
    return re.compile(rf"{_money()} ?[\d.,]+\Z")


_MONEY_AFTER = re.compile(
    r" (?:(?:[A-Z][a-z]+ )?(?:dollar|pound|euro|yuan|yen|rouble|ruble|rupee|franc|crown|peso|rand)s?"
    rf"|{'|'.join(r['code'] for r in lexicon.rows('currencies') if r['code'].isupper())})\b"
)


@cache
def _things() -> frozenset[str]:
    """Plurals that are counted in millions: people, things, measures."""
    nouns = lexicon.column("count_nouns", "noun") | {
        w for r in lexicon.rows("units") for w in r["words"].split("|")
    }
    return frozenset(f"{n[:-1]}ies" if n.endswith("y") else f"{n}s" for n in nouns) | {
        "people",
        "men",
        "women",
        "children",
    }


_NO_THING = (
    r"wide|long|tall|high|deep|thick|away|off|above|below|across|apart|ahead|behind|back|from|of|in|into|to|at|on|"
    r"and|or|but|for|with|by|as|is|was|are|were|has|had|have|than|that|which|who|when|while|since|over|under|the|an?|"
    r"between|near|around|along|beyond|through|inside|outside|past|per|each|every|all|if|where|because|after|before|"
    r"during|against|among|until|towards?|later|short|underwater|underground|underneath|down|up|out|so|its|his|her|"
    r"their|this|these|said|says|\w+ly|\w+ing"
)
# "1.2m units", "12m unsold homes", "3m hungry people"
_WORD_AFTER = re.compile(rf" (?!(?:{_NO_THING})\b)([A-Za-z][\w-]*)")
_LONGEST_THING = 3  # words
_STRONG = re.compile(r"-strong\b")
_DETERMINED = re.compile(r"\b(?:the|an?|his|her|its|their|this|that|every|each) [\d.,]+\Z", re.IGNORECASE)
# Abbreviated measures that are traded in millions ("1.2m bpd"); "5m l" and the like could be lists.
_SHORT_AFTER = re.compile(
    r" (?:bpd|b/d|bopd|bbls?|boe(?:pd|/d)?|teus?|dwt|cgt|cbm|oz|lbs?|"
    r"[kMGT]Wh|sq ?(?:ft|km|m)|cu ?(?:ft|m)|ha|hl|mt|t)\b",
    re.IGNORECASE,
)


def _counts(text: str, end: int, *, apart: bool = False) -> bool:
    """Whether things follow a letter after digits: "1.2m people" are millions, "6m waves" are metres."""
    if _SHORT_AFTER.match(text, end) or _STRONG.match(text, end):
        return True
    determined = _DETERMINED.search(text, max(0, end - 20), end - 1)
    at = end
    for before in range(_LONGEST_THING):
        word = _WORD_AFTER.match(text, at)
        if word is None or word[1] in lexicon.column("metre_nouns", "noun"):
            return False
        if word[1].lower() in _things():
            return True
        if before < 2 and word[1].endswith("s") and not word[1].endswith(("ss", "us", "is")):
            return not determined and not apart  # "3 m tonnes", but "the 3 m ladders"
        at = word.end()
    return False


_PAID = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|costs?|costing|sp(?:ent|ends?|ending)|worth|earn(?:s|ed|ing)?|ow(?:e|es|ed|ing)|"
    r"invest(?:s|ed|ing)?|borrow(?:s|ed|ing)?|fined|(?:valued|priced) at|(?:sold|bought|signed) for|"
    r"(?:fee|bid|loss|losses|profits?|turnover|revenues?|debts?|offer) of)"
    r"(?: (?:an? (?:reported|record|estimated|extra)|about|around|some|nearly|over|more than|up to|at least"
    r"|almost))?"
    r" [\d.,]+\Z",
    re.IGNORECASE,
)


_OTHER_END = re.compile(r"(?: ?[-–—] ?| to | and | or )\d+(?:\.\d+)?m\b")  # "4.5m-5m tonnes"
_POWER = re.compile(
    r"(?: ?[x×·*] ?10(?:\^ ?|\*\*)|[eE](?=[+−-]?\d+\b)| ?× ?10(?=[−-]))(?P<sign>[+−-])?(?P<power>\d{1,2})\b"
    r"| ?[x×·*] ?10(?P<raised>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
)
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def _power_after(text: str, end: int) -> tuple[float, int] | None:
    """The power of ten that multiplies the digits that end at `end`, and where it ends."""
    match = _POWER.match(text, end)
    if match is None:
        return None
    if match["raised"]:
        return 10.0 ** int(match["raised"].translate(_RAISED)), match.end()
    power = int(match["power"])
    return 10.0 ** (-power if match["sign"] in ("-", "−") else power), match.end()


def _scale_after(text: str, end: int) -> tuple[float, int]:
    """What multiplies the digits that end at `end`, and where that ends; 1 where nothing does."""
    if match := _patterns()["scale"].match(text, end):
        scale = 1.0
        for word in re.findall(r"[A-Za-z]+", match.group()):
            scale *= _words("hundred").get(word.lower()) or _words("scale")[word.lower()]
        return scale, match.end()
    if match := _patterns()["letter"].match(text, end):
        letter = match.group().strip().lower()
        # "5m" is metres and "5t" tonnes, but money has neither; "k", "bn" and "M" have one meaning.
        if (
            letter in ("k", "bn", "tn")
            or match.group() in ("M", "B")
            or _money_before().search(text, max(0, end - 24), end)
            or _MONEY_AFTER.match(text, match.end())
            or (letter in ("m", "b") and _PAID.search(text, max(0, end - 48), end))
            or (letter == "m" and _counts(text, match.end(), apart=match.group() == " m"))
            or (
                letter == "m"
                and (other := _OTHER_END.match(text, match.end()))
                and _counts(text, other.end())
            )
        ):
            return _LETTER_SCALE[letter], match.end()
    return 1.0, end


def _in_words(text: str) -> Iterator[Number]:
    """Numbers written in words: "twenty-eight thousand six hundred forty-two", "a dozen", "2 and a half"."""
    for start, end in _spelled_spans(text):
        value = _spelled_value(text[start:end])
        if decimals := _patterns()["point"].match(text, end):
            digits = "".join(str(int(_words("cardinal")[w.lower()])) for w in decimals[1].split())
            value, end = float(f"{value:.0f}.{digits}"), decimals.end()
            scale, end = _scale_after(text, end)
            value *= scale
        scaled = re.search(rf"\b(?:{_either('scale')})\b", text[start:end], re.IGNORECASE) is not None
        yield Number(start, end, value, value, spelled=True, scaled=scaled)


_AND = re.compile(r"[ -]and[ -]", re.IGNORECASE)


def _spelled_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers in words stand: "two hundred and five" is one, "seven and nine" are two."""
    for match in _patterns()["spelled"].finditer(text):
        start, joints = match.start(), tuple(_AND.finditer(text, *match.span()))
        ends = (*(joint.start() for joint in joints[1:]), match.end())
        apart = len(joints) == 1 and text[:start].lower().endswith("between ")
        for joint, end in zip(joints, ends, strict=False):
            if apart or not _goes_on(text[start : joint.start()].lower(), text[joint.end() : end].lower()):
                yield start, joint.start()
                start = joint.end()
        yield start, match.end()


def _goes_on(words: str, behind: str) -> bool:
    """Whether a number in words takes in those behind "and": "two hundred and fifty thousand"."""
    last = re.split(r"[ -]", words)[-1]
    if last == "hundred":
        return _spelled_value(re.split(rf"[ -](?:{_either('scale')})\b", behind, maxsplit=1)[0]) < 100
    return _spelled_value(behind) < _words("scale").get(last, 0.0)


def _spelled_value(words: str) -> float:
    """Value of a spelled-out number."""
    total = group = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _words("cardinal"):
            group += _words("cardinal")[word]
        elif word in _words("hundred"):
            group = (group or 1) * _words("hundred")[word]
        elif word in _words("scale"):
            scale = _words("scale")[word]
            if not group and total:
                total *= scale  # "two hundred thousand million"
            else:
                total += (group or 1) * scale
            group = 0.0
    return total + group


# "Three in 50" is a share, "seven out of 11 states" two counts.
_ROUND = frozenset((3, 4, 5, 8, 10, 12, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000))
_COUNTS_ON = re.compile(
    r"[ -](?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|seasons?|games?|matches|attempts|"
    r"overs?|balls|innings|outings|starts|appearances|tests|sets|rounds|"
    r"percent|per|million|billion|thousand|degrees|[ap]\.?m)\b|%|[:/-]\d|\.\d"
)


def _ratios(text: str) -> Iterator[Number]:
    """One number set against another: "one in five", "9 out of every 10", "3-to-1"."""
    for match in _patterns()["ratio"].finditer(text):
        top, bottom = (_simple(match[name]) for name in ("top", "bottom"))
        odds = match.group()[len(match["top"]) :].strip(" -")[:2].lower() == "to"
        if odds:
            # "From 3 to 1" is a movement, "3-to-1" odds.
            sure = "-to-" in match.group().lower() and bottom == 1 < top
        else:
            sure = top < bottom and (top == 1 or bottom in _ROUND)
        # "Uranium One in three deals": a capital within a sentence is a name's.
        named = match.group()[0].isupper() and re.search(r"\w \Z", text[: match.start()])
        if sure and not named and not _COUNTS_ON.match(text, match.end()):
            spelled = not match["top"].isdigit()
            yield Number(*match.span(), top / bottom, top / bottom, spelled=spelled, ratio=True)
    for match in _patterns()["one_thing"].finditer(text):
        value = 1 / (_simple(match["many"]) or 1.0)
        yield Number(*match.span(), value, value, spelled=True, ratio=True)


# "One patient in ten dies."
_ONE_THING = (
    r"(?P<one>\bone) (?!(?:more|other|point|time|way|day)\b)[a-z]+ in (?:every )?"
    r"(?P<many>{numbers})\b(?=[.,;:]| (?:is|has|was|will|would|had|could|can|who|dies|lives|\w+ed)\b)"
)


def _simple(word: str) -> float:
    """Value of digits or of one number word, zero where it is none."""
    if word[0].isdigit():
        return float(word.replace(",", ""))
    return _spelled_value(word)


_FRACTION_GOES_ON = re.compile(
    r"\s*(?:$|[.,;:)–—]|of\b|the\b|less\b|fewer\b|more\b|higher\b|lower\b|larger\b|smaller\b|cheaper\b|longer\b|shorter\b|as\b|in\b|from\b|to\b|since\b|compared\b|and\b|over\b|by\b|year\b)"
)


# "By a fifth after the quake", where "a fifth last night" alone can be the fifth of many.
_BY = re.compile(r"\b(?:by|than|least|about|around|nearly|almost|roughly|up|down|fell|rose) \Z")
_THEN = re.compile(r"\s*(?:after|before|when|while|last|this|on|against|during|with|amid)\b")
_QUARTER_POINT = re.compile(r"quarter[ -](?:percentage[ -])?points?\b", re.IGNORECASE)


def _is_part_of_whole(text: str, part: re.Match[str]) -> bool:
    """Whether "a third" is a part of a whole: what follows tells, and "a quarter point" is a known one."""
    if _FRACTION_GOES_ON.match(text, part.end()) or _QUARTER_POINT.match(text, part.start("part")):
        return True
    led = _BY.search(text, max(0, part.start() - 12), part.start())
    return led is not None and _THEN.match(text, part.end()) is not None


def _with_parts(text: str) -> Iterator[Number]:
    """Fractions in words: "two-thirds", "a fifth of", "half a million", "two and a half"."""
    for match in _patterns()["unit_and_part"].finditer(text):
        whole = _simple(match["count"]) or 1.0
        value = whole + 1 / _words("part")[match["part"].lower()]
        yield Number(*match.span(), value, value, spelled=True)
    # First, so that "two and a half" is not taken for its half.
    yield from _mixed(text)
    for match in _patterns()["part"].finditer(text):
        count = _words("cardinal").get(match["count"].lower(), 1.0)
        plural = match["part"].lower().endswith("s") or match["part"].lower() == "halves"
        if (count > 1 and not plural) or match["part"].lower() == "second":
            continue
        # "A third of" is a fraction, "a third party" an ordinal, "a quarter million" is plain.
        sure = plural or match["scale"] or match["count"].lower() == "one"
        if not sure and not _is_part_of_whole(text, match):
            continue
        value = count / _words("part")[match["part"].lower()] * _scale_of(match["scale"])
        yield Number(match.start(), match.end(), value, value, spelled=True, scaled=bool(match["scale"]))
    yield from _halves(text)


_NOT_A_HALF = re.compile(r"(?:first|second|other|latter|and a|better|[\w]-)\s*\Z", re.IGNORECASE)
_HALF_OF = re.compile(
    r" ?(?:of|an?|the|its|their|his|her|our|my)\b|[ -]?(?:hour|year|mile|turn|day|point|percent)"
)


def _halves(text: str) -> Iterator[Number]:
    """Halves: "half a million", "half of", "half an hour"; not the second half of a year."""
    for match in _patterns()["half"].finditer(text):
        if _NOT_A_HALF.search(text, max(0, match.start() - 8), match.start()):
            continue
        after = text[match.end() : match.end() + 16]
        by = text.endswith(" by ", 0, match.start()) or (
            _BY.search(text, max(0, match.start() - 12), match.start()) and after[:1] in ("", ",", ".", ";")
        )
        if not match["scale"] and match.group().lower() == "half" and not _HALF_OF.match(after) and not by:
            continue
        value = 0.5 * _scale_of(match["scale"])
        end = match.end() if match["scale"] else match.start() + len("half")
        yield Number(match.start(), end, value, value, spelled=True, scaled=bool(match["scale"]))


def _mixed(text: str) -> Iterator[Number]:
    """Mixed numbers: "two and a half", "3 and a half million"."""
    for match in _patterns()["and_part"].finditer(text):
        whole = _ending_at(text, match.start())
        if whole is None:
            continue
        count = _words("cardinal").get((match["count"] or "a").lower(), 1.0)
        value = (whole.low + count / _words("part")[match["part"].lower()]) * _scale_of(match["scale"])
        yield Number(
            whole.start, match.end(), value, value, spelled=whole.spelled, scaled=bool(match["scale"])
        )


def _scale_of(words: str | None) -> float:
    """Value of the scale word that ends a phrase; 1 without one."""
    if not words:
        return 1.0
    word = words.split()[-1].lower()
    return _words("scale").get(word) or _words("hundred").get(word, 1.0)


def _ending_at(text: str, end: int) -> Number | None:
    """The simple number that ends right at `end`."""
    match = re.search(rf"(?<![\w.,])(?:\d+|{_either('cardinal')})\Z", text[:end], re.IGNORECASE)
    if match is None:
        return None
    word = match.group().lower()
    value = float(word) if word.isdigit() else _words("cardinal")[word]
    return Number(match.start(), end, value, value, spelled=not word.isdigit())


def _vague(text: str) -> Iterator[Number]:
    """Plurals that span an order of magnitude: "dozens", "tens of thousands"."""
    for match in _patterns()["vague"].finditer(text):
        word = match["vague"].lower()
        if word == "tens":
            continue
        low = _words("vague")[word] * (_words("vague")[match["count"].lower()] if match["count"] else 1)
        yield Number(match.start(), match.end(), low, low * 10, spelled=True, scaled=True)
