"""Units: what stands before or after a number and says in what it is counted.

Physical units, percent and time spans come from data/units.csv, money from `money`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.metrics.money import (
    ALSO_NAMES,
    ENGLISH_WORDS,
    currency_codes,
    of_country,
    shared_nouns,
    sign_codes,
    singular_money,
)
from dateline.metrics.wordings import Meaning, Unit, forms, longest_first


@cache
def _unit_symbols() -> frozenset[str]:
    """Symbols of units of measure; "kgs" are no Kyrgyz soms."""
    return frozenset(s for r in lexicon.rows("units") for s in r["symbols"].split("|") if s)


@cache
def _names() -> dict[str, Meaning]:
    """Lower-case wording of a unit after a number -> what it means; money by name of one currency only."""
    found: dict[str, Meaning] = {}
    shared = Counter(noun for r in lexicon.rows("currencies") for noun in r["nouns"].split("|"))
    for row in lexicon.rows("units"):
        for word in row["words"].split("|"):
            if word:
                for form in forms(word.lower()):
                    found.setdefault(form, (row["code"], row["kind"], float(row["factor"])))
    for row in lexicon.rows("currencies"):
        nouns = [form for noun in row["nouns"].split("|") for form in forms(noun.lower())]
        own = [form for noun in row["nouns"].split("|") if shared[noun] == 1 for form in forms(noun.lower())]
        adjectives = [a.lower() for a in row["adjectives"].split("|") if a]
        for noun in nouns:
            for adjective in adjectives:
                found[f"{adjective} {noun}"] = (row["code"], "currency", 1.0)
        for noun in own:
            if " " in noun or noun in ("sterling", "quid", "loonie", "loonies", "greenback", "greenbacks"):
                found[noun] = (row["code"], "currency", 1.0)
        if row["code"].lower() not in _unit_symbols():
            found.setdefault(row["code"].lower(), (row["code"], "currency", 1.0))
    return found


@cache
def _symbols() -> dict[str, Meaning]:
    """Symbols that may follow a number, letter case kept."""
    found = {
        s: (r["code"], r["kind"], float(r["factor"]))
        for r in lexicon.rows("units")
        for s in r["symbols"].split("|")
        if s
    }
    for row in lexicon.rows("currencies"):
        for symbol in row["symbols"].split("|"):
            if symbol and (not symbol.isalpha() or len(symbol) > 1):
                found.setdefault(symbol.strip(), (row["code"], "currency", 1.0))
        found[row["code"]] = (row["code"], "currency", 1.0)
    found["R"] = ("ZAR", "currency", 1.0)
    return found


@cache
def _after() -> re.Pattern[str]:
    names = longest_first({*_names(), *shared_nouns()})
    return re.compile(rf"(?: - |[ \u00a0-])?(?P<name>{names})(?![\w²³])(?!'s? (?!worth))", re.IGNORECASE)


@cache
def _symbol_after() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0-]?[{{<\[]?(?P<symbol>{longest_first(_symbols())})(?![\w²³$]|\.[a-z])")


_OPENS_NEXT = re.compile(r"-[A-Z]{3} ?\d")  # "NOK 200m-NOK 220m"
_GOES_ON = re.compile(r" (?!(?:and|or|of|in|to|at|is|was|with|from|for|per|when)\b)[a-z]")


def unit_after(text: str, end: int, countries: Sequence[str], *, money: bool = False) -> Unit | None:
    """The unit that begins right after a number that ends at `end`.

    Args:
        text: The sentence.
        end: Offset after the number.
        countries: ISO codes of the countries that the article may mean, as `lands.lands_of` gives them.
        money: Whether a money sign stands before the number, so that no other unit can follow it.
    """
    if _OPENS_NEXT.match(text, end):
        return None
    if match := _after().match(text, end):
        unit = _named(text, match, countries)
        if unit and (not money or unit.kind == "currency"):
            return unit
    if not money and (match := _PENCE.match(text, end)) and not _VIDEO.search(text, max(0, end - 5), end):
        return Unit("penny", "currency", end, match.end())
    if not money and (match := _CENTS.match(text, end)) and not _HEAT.search(text):
        return Unit("cent", "currency", end, match.end())
    if not money and (match := _STONE.match(text, end)):
        return Unit("stone", "physical", end, match.end())
    if not money and (match := _SECONDS.match(text, end)):
        return Unit("second", "duration", end, match.end())
    inches = None if money else _INCHES.match(text, end)
    if inches and (inches["glued"] or _OF_FEET.search(text, max(0, end - 16), end)):
        return Unit("inch", "physical", end, inches.end())
    if not money and _IN_FEET.match(text, end) and not _QUOTED.search(text[:end]):
        return Unit("foot", "physical", end, end + 1)
    if match := _symbol_after().match(text, end):
        code, kind, factor = _symbols()[match["symbol"]]
        glued = match.start("symbol") == end
        # A single letter must be glued ("5W") or end its phrase; "5 A levels" are no amperes.
        loose = not glued and len(match["symbol"]) == 1 and match["symbol"] in "AFGLVRgslhp"
        if not glued and (match["symbol"] in ("G", "x") or _OF_MODEL.match(text, match.start("symbol"))):
            return None
        if match["symbol"] == "MP" and text[max(0, end - 1) : end].isalpha():
            return None  # "one MP" sits in parliament
        if match["symbol"] == "kn" and not _AT_SEA.search(text):
            code, kind = "HRK", "currency"
        if match["symbol"] == "h" and _AT_HOUR.search(text, 0, end):
            return None  # "at 18h"
        if match["symbol"] == "m" and _OF_HOURS.search(text, max(0, end - 12), end):
            code, kind = "minute", "duration"
        if match["symbol"] == "pm" and _CLOCK.search(text, 0, end) and "picomet" not in text:
            return None  # "7pm"
        if match["symbol"] == "F" and "capaci" in text:
            code = "farad"
        if not (loose and re.match(_GOES_ON, text[match.end() :])) and (not money or kind == "currency"):
            return Unit(code, kind, match.start("symbol"), match.end("symbol"), factor)
    return None


_OF_MODEL = re.compile(r"[A-Z]-\d")  # "12 F-16 jets"
# Where "kn" are knots rather than kunas.
_AT_SEA = re.compile(
    r"\b(?:speeds?|winds?|gusts?|gusting|knots?|ships?|vessels?|boats?|yachts?|sail\w*)\b", re.IGNORECASE
)
_IN_FEET = re.compile(r"['′](?=\d|[\s.,;]|\Z)(?! ?[sS]\b)")
# "A 65in panel"; "12 ft 2 in" and 5'10" only after feet.
_INCHES = re.compile(r"(?P<glued>-?in(?![\w-]))| in\b|[\"″”]|''")
_OF_FEET = re.compile(r"(?:ft|feet|foot|\d['′’])[ -]?[\d.]+\Z")
_STONE = re.compile(r" ?st(?= ?\d{1,2} ?lbs?\b)")  # "15st 7lb"
_SECONDS = re.compile(r"(?<=\.\d)s\b|(?<=\.\d\d)s\b")  # "9.81s"; "1990s" are years
_AT_HOUR = re.compile(r"\b(?:at|by|from|until|before|after) \d{1,2}\Z")
_OF_HOURS = re.compile(r"\d ?h(?:(?:ou)?rs?)? ?\d{1,2}\Z")  # "2h 14m"
_CENTS = re.compile(r"c(?!\w|\.\w)")  # "shares rose 3c"
_HEAT = re.compile(
    r"\b(?:temperatures?|degrees?|heat\w*|hot\w*|cold\w*|warm\w*|cool\w*|mercury|thermometers?|weather|climate)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?:^|[\s(])['‘]")  # where a single quotation mark was opened, it is closed by "30'"
_PENCE = re.compile(r"p(?!\w|\.\w)")
_VIDEO = re.compile(
    r"(?<![\d.,])(?:144|240|360|480|576|720|1080|1440|2160|4320)\Z"
)  # lines of a picture: "1080p"


# Wordings that are a unit only at the end of a sentence: elsewhere they are other words.
_LAST_WORD_ONLY = frozenset("in stone bar sum som try all top gel amd mad".split())
_IN_NAME = re.compile(r"\b(?:19|20)\d\d \||\| [A-Z][a-z]")
_WEIGHED = re.compile(
    r"\b(?:weigh(?:s|ed|ing)?|weight|gain(?:s|ed|ing)?|lose|loses|lost|losing|heav(?:y|ier))\b"
)
_LARGE = re.compile(r"(?:[mb]illion|bn|mln|bln)[ -]\Z", re.IGNORECASE)


def _are_money(text: str, start: int, end: int, countries: Sequence[str]) -> bool:
    """Whether pounds are money rather than mass."""
    if re.match(r" of (?!debt|savings|taxpayer)", text[end:]) or _WEIGHED.search(text):
        return False
    weight = text.endswith("-", 0, start)  # "the price of a 40-pound bag"
    if not weight and (_PRICED.search(text, max(0, start - 60), start) or _PRICED_AFTER.match(text, end)):
        return True
    return bool({"GB", "EG", "SY", "LB", "SD"}.intersection(countries) or _LARGE.search(text[:start]))


# What tells that a sum is paid: "the coat cost 60 pounds", "45 pounds a night".
_PRICED = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|cost\w*|pric\w+|sp(?:ent|ends?|ending)|worth|earn\w*|ow(?:e|es|ed|ing)|fin(?:e|ed|es)|"
    r"fees?|fares?|bills?|charg\w+|wages?|salar(?:y|ies)|bonus\w*|prizes?|rents?|tickets?|invest\w*|borrow\w*|"
    r"loans?|debts?|tax(?:es|ed|able|-free)?|allowances?|benefits?|pensions?|incomes?|budgets?|donat\w+|grants?|"
    r"(?:sold|bought|sell|buy) for)\b(?! (?:of|for) (?:an? )?\w+ing\b)",
    re.IGNORECASE,
)
_PRICED_AFTER = re.compile(
    r",?(?: and)? \d{1,2} ?(?:pence|p)\b"
    r"| (?:an?|per) (?:night|hour|head|person|ticket|tonne|ton|litre|barrel|share|household|pupil|customer)\b"
)
_FEW = re.compile(r"(?<![\d.,])\d{1,2}\Z")
_CLOCK = re.compile(r"(?<![\d.,])\d{1,2}(?:[.:]\d\d)?\Z")
_SHORT_TONS = frozenset(("US", "CA", "LR"))  # where a ton can be of 2,000 pounds; elsewhere it is metric


def _named(text: str, match: re.Match[str], countries: Sequence[str]) -> Unit | None:
    """The unit of a name after a number."""
    name, start, end = match["name"].lower(), match.start("name"), match.end("name")
    if name in _LAST_WORD_ONLY and text[end:].strip(" .,;"):
        return None
    if name == "won" and _FEW.search(text, 0, match.start()) and not {"KR", "KP"}.intersection(countries):
        return None  # "the runner in lane 4 won"
    if name in ALSO_NAMES and match["name"].istitle() and _IN_NAME.search(text[:start] + "|" + text[end:]):
        return None
    if name in _names() and not (name.upper() in currency_codes() and name.upper() in ENGLISH_WORDS):
        code, kind, factor = _names()[name]
        if name in ("pound", "pounds") and _are_money(text, start, end, countries):
            code, kind = of_country("pound", countries) or "GBP", "currency"
        if name in ("ton", "tons") and countries and countries[0] not in _SHORT_TONS:
            code = "t"
        if name in ("dram", "drams") and "AM" in countries:
            code, kind = "AMD", "currency"
        return Unit(code, kind, start, end, factor)
    if name in shared_nouns():
        code_of_noun = of_country(name, countries) or sign_codes().get(match["name"])
        return Unit(code_of_noun or singular_money(name), "currency", start, end)
    return None


_MAGNITUDE = re.compile(
    r"(?P<own>\bmagnitude[- ])\Z|\bmagnitudes?(?: \w+){0,2} (?:of|at|to|as|was|is|from)(?: \w+){0,2} \Z",
    re.IGNORECASE,
)
_RICHTER = re.compile(r",? (?:on|in) the (?:open-ended )?(?:Richter|moment magnitude|magnitude) scale\b")


def magnitude_of(text: str, start: int, end: int) -> Unit | None:
    """The magnitude of an earthquake, told before its number or by its scale: "a magnitude-6.4 quake"."""
    if not re.fullmatch(r"\d(?:\.\d)?", text[start:end]):
        return None
    if match := _MAGNITUDE.search(text, max(0, start - 32), start):
        return Unit("magnitude", "physical", match.start("own") if match["own"] else start, end)
    return Unit("magnitude", "physical", start, end) if _RICHTER.match(text, end) else None


_WITHIN = re.compile(r"\w+(?P<name> \w+) and an? \w+")


def unit_within(text: str, start: int, end: int) -> Unit | None:
    """The unit within a number: "an hour and a half"."""
    match = _WITHIN.fullmatch(text, start, end)
    unit = unit_after(text, match.start("name"), ()) if match else None
    return unit if unit and match and unit.end == match.end("name") else None


_FOOT_AND = re.compile(r"\b(?:four|five|six|seven|[4-7])[ -]?(?:foot|feet|ft) \Z", re.IGNORECASE)
_INCHES_OF_FOOT = 12


def inches_behind(text: str, start: int, value: float) -> Unit | None:
    """The inches of a height that leaves out their name: "five foot four"."""
    if 0 < value < _INCHES_OF_FOOT and _FOOT_AND.search(text, max(0, start - 12), start):
        return Unit("inch", "physical", start, start)
    return None
