"""Numbers in running text: digits with their scales, and what `spelled` finds in words.

"2,800", "51 billion", "1 3/4", "minus 3", "12 500", "2 crore 40 lakh". Whether a number is a quantity is
decided elsewhere.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from dateline import lexicon
from dateline.metrics.number_words import Number
from dateline.metrics.scales import money_sign, power_after, scale_after
from dateline.metrics.spelled import in_words, ratios, vague, with_parts

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


def find_numbers(text: str, signs: frozenset[str] = frozenset()) -> list[Number]:
    """Find the numbers of a sentence, in text order, none overlapping another.

    Args:
        text: The sentence.
        signs: Letters that are money right before a number in this article ("N300 million").
    """
    taken: list[Number] = []
    numbers = (*ratios(text), *_in_digits(text, signs), *with_parts(text), *vague(text), *in_words(text))
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
    return scale_after(text, match.end())[0] if match else 1.0


def _in_digits(text: str, signs: frozenset[str]) -> Iterator[Number]:
    """Numbers written in digits, with the scale words after them."""
    at = 0
    while match := _next_digits(text, at, signs):
        value, plain = _digits_value(match)
        start, end = match.span()
        scale, end_of_scale = power_after(text, end) or scale_after(text, end)
        at = end = max(end, end_of_scale)
        value = times(value, scale) if scale != 1 else value
        # Hundreds of digits are no quantity.
        if math.isfinite(value) and not (match["over"] and not _is_fraction(match)):
            yield Number(start, end, value, value, scaled=scale != 1, plain=plain and scale == 1)


def times(value: float, scale: float) -> float:
    """A number as often as a scale says; in decimals, because 4.1 * 1e9 in floats is 4099999999.9999995."""
    return float(Decimal(repr(value)) * Decimal(repr(scale)))


@cache
def _glued() -> re.Pattern[str]:
    signs = {sign for r in lexicon.rows("currencies") for sign in r["local"].split("|") if sign}
    local = "|".join(map(re.escape, sorted(signs, key=lambda s: (-len(s), s))))
    return re.compile(rf"(?:{money_sign()}|(?<![\w.&-])(?P<local>{local}))(?=\d)")


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
