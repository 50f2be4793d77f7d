"""Units: what stands before or after a number and says in what it is counted.

Money is found by symbol ("$5"), ISO 4217 code ("USD 5") or name ("5 Swiss francs"); a name that several
countries share ("rupees") is settled by the article's countries, else left as the bare name. Physical
units, percent and time spans come from data/units.csv, money from data/currencies.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from dateline import lexicon


class Unit(NamedTuple):
    """A unit as found beside a number.

    Attributes:
        code: ISO 4217, UCUM or SI code, or an English singular.
        kind: One of `records.UNIT_KINDS`.
        start: Offset of its first character.
        end: Offset after its last character.
        factor: How many of the code's unit one of it is ("bcm" is a billion of m3).
    """

    code: str
    kind: str
    start: int
    end: int
    factor: float = 1.0


_Meaning = tuple[str, str, float]  # code, kind, factor


@cache
def _currency_codes() -> frozenset[str]:
    return frozenset(r["code"] for r in lexicon.rows("currencies"))


@cache
def _unit_symbols() -> frozenset[str]:
    """Symbols of units of measure; "kgs" are no Kyrgyz soms."""
    return frozenset(s for r in lexicon.rows("units") for s in r["symbols"].split("|") if s)


@cache
def _names() -> dict[str, _Meaning]:
    """Lower-case wording of a unit after a number -> what it means; money by name of one country only."""
    found: dict[str, _Meaning] = {}
    for row in lexicon.rows("units"):
        for word in row["words"].split("|"):
            if word:
                for form in _forms(word.lower()):
                    found.setdefault(form, (row["code"], row["kind"], float(row["factor"])))
    for row in lexicon.rows("currencies"):
        nouns = [form for noun in row["nouns"].split("|") for form in _forms(noun.lower())]
        adjectives = [a.lower() for a in row["adjectives"].split("|") if a]
        for noun in nouns:
            for adjective in adjectives:
                found[f"{adjective} {noun}"] = (row["code"], "currency", 1.0)
            if " " in noun or noun in ("sterling", "quid", "loonie", "loonies", "greenback", "greenbacks"):
                found[noun] = (row["code"], "currency", 1.0)
        if row["code"].lower() not in _unit_symbols():
            found.setdefault(row["code"].lower(), (row["code"], "currency", 1.0))
    return found


def _forms(word: str) -> tuple[str, ...]:
    """A wording, its plural, and both with the hyphens of a modifier ("square-meter")."""
    plural = word if word.endswith(("s", ".", "fold")) else word + "s"
    return (word, plural, word.replace(" ", "-")) if " " in word else (word, plural)


@cache
def _shared_nouns() -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """Noun of a currency -> (code, country, whether the noun alone means it)."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for row in lexicon.rows("currencies"):
        for noun in row["nouns"].split("|"):
            for form in _forms(noun.lower()):
                found.setdefault(form, []).append((row["code"], row["country"], row["sole"] == "yes"))
    return {noun: tuple(rows) for noun, rows in found.items()}


@cache
def _symbols() -> dict[str, _Meaning]:
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


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))


@cache
def _after() -> re.Pattern[str]:
    names = _longest_first({*_names(), *_shared_nouns()})
    return re.compile(rf"(?: - |[ \u00a0-])?(?P<name>{names})(?![\w²³])(?!'s? (?!worth))", re.IGNORECASE)


@cache
def _symbol_after() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0-]?[{{<\[]?(?P<symbol>{_longest_first(_symbols())})(?![\w²³$]|\.[a-z])")


@cache
def _before() -> re.Pattern[str]:
    symbols = {s: r["code"] for r in lexicon.rows("currencies") for s in r["symbols"].split("|") if s}
    codes = _currency_codes()
    words = [s for s in symbols if s[0].isalpha() and s[-1].isalpha()]
    signs = [s for s in symbols if s not in words]
    small = {c.lower() for c in codes - _ENGLISH_WORDS}
    return re.compile(
        rf"(?:(?P<sign>{_longest_first(signs)})"
        rf"|(?<![A-Za-z-])(?P<word>{_longest_first([*words, 'Rs.', 'Rs'])})"
        rf"|(?<![A-Za-z-])(?P<code>{_longest_first(codes | small)})\$?)"
        r" ?\Z"
    )


# Codes that are English words in lower case ("all 5", "top 10", "try 3").
_ENGLISH_WORDS = frozenset("ALL TOP TRY MOP AMD CUP GEL PEN MAD LAK MUR BAM SOS COP SLE".split())


@cache
def _sign_codes() -> dict[str, str]:
    # Reversed, so that the first row of a sign that two share wins.
    rows = reversed(lexicon.rows("currencies"))
    return {s.strip(): r["code"] for r in rows for s in r["symbols"].split("|") if s}


_YEAR = re.compile(r"(?:19|20)\d\d(?![\d,.]\d| ?(?:[mb]n?|k|thousand|[mbt]r?illion)\b)")
_MEGA_CODE = re.compile(r" ?M(?P<code>[A-Z]{3})(?!\w)")


# "a $" and "A $" hold an article; "A$" is Australia's.
_WHOSE_DOLLAR = re.compile(r"(?<![\w.])(?:A|(?:[B-Z]|c|[A-Za-z]{2,3}) ?)\Z")


def unit_before(text: str, start: int, countries: Sequence[str]) -> Unit | None:
    """The money sign or code that ends right before a number at `start`."""
    match = _before().search(text, max(0, start - 8), start)
    if match is None:
        return None
    if match["code"]:
        code = match["code"].upper()
        # "ALL 5" is no lek: capitals shout; a code that is a word needs its currency's country.
        if code in _ENGLISH_WORDS and not _countries_of(code).intersection(countries):
            return None
        return Unit(code, "currency", match.start(), start)
    sign = (match["sign"] or match["word"]).strip().rstrip(".")
    if sign == "$":
        whose = _WHOSE_DOLLAR.search(text, max(0, match.start() - 4), match.start())
        code = _sign_codes().get(whose.group().strip().upper() + "$") if whose else None
        begins = whose.start() if whose and code else match.start()
        return Unit(code or _of_country("dollar", countries) or "USD", "currency", begins, start)
    if sign == "Rs":
        return Unit(_of_country("rupees", countries) or "INR", "currency", match.start(), start)
    if sign == "¥":
        code = "CNY" if "CN" in countries and "JP" not in countries else "JPY"
        return Unit(code, "currency", match.start(), start)
    if sign.lower() == "euro" and _YEAR.match(text, start):
        return None  # "Euro 2020" is a tournament
    code = _sign_codes().get(sign) or _sign_codes().get(match["sign"] or "") or ""
    return Unit(code, "currency", match.start(), start) if code else None


def _countries_of(code: str) -> frozenset[str]:
    return frozenset(r["country"] for r in lexicon.rows("currencies") if r["code"] == code)


def _of_country(noun: str, countries: Sequence[str]) -> str | None:
    """The code that a currency's noun means in an article about these countries: that of the most named."""
    rows = _shared_nouns().get(noun, ())
    at_home = [code for home in countries for code, country, _ in rows if country == home]
    sole = [code for code, _, alone in rows if alone]
    # An article about one country alone has its money in mind ("900 dollars" in Australia); between several
    # the dollar is the American, other money that of the one land of them that has it.
    if sole and (len(at_home) != 1 or (len(countries) > 1 and sole[0] == "USD")):
        return sole[0]
    if at_home:
        return at_home[0]
    return rows[0][0] if len(rows) == 1 else None


_GOES_ON = re.compile(r" (?!(?:and|or|of|in|to|at|is|was|with|from|for|per|when)\b)[a-z]")


def unit_after(text: str, end: int, countries: Sequence[str], *, money: bool = False) -> Unit | None:
    """The unit that begins right after a number that ends at `end`.

    Args:
        text: The sentence.
        end: Offset after the number.
        countries: ISO codes of the countries that the article speaks of, the most named first.
        money: Whether a money sign stands before the number, so that no other unit can follow it.
    """
    if match := _after().match(text, end):
        unit = _named(text, match, countries)
        if unit and (not money or unit.kind == "currency"):
            return unit
    if not money and (match := _PENCE.match(text, end)) and not _VIDEO.search(text, max(0, end - 5), end):
        return Unit("penny", "currency", end, match.end())
    if not money and _IN_FEET.match(text, end) and not _QUOTED.search(text[:end]):
        return Unit("foot", "physical", end, end + 1)
    if match := _symbol_after().match(text, end):
        code, kind, factor = _symbols()[match["symbol"]]
        glued = match.start("symbol") == end
        # A single letter must be glued ("5W") or end its phrase; "5 A levels" are no amperes.
        loose = not glued and len(match["symbol"]) == 1 and match["symbol"] in "AFGLVRgslhp"
        if not glued and (match["symbol"] == "G" or _OF_MODEL.match(text, match.start("symbol"))):
            return None
        if match["symbol"] == "kn" and not _AT_SEA.search(text):
            code, kind = "HRK", "currency"
        if match["symbol"] == "F" and "capaci" in text:
            code = "farad"
        if match["symbol"] == "in" and not re.search(r"(?:ft|feet|foot) [\d.]+\Z", text[:end]):
            return None
        if not (loose and re.match(_GOES_ON, text[match.end() :])) and (not money or kind == "currency"):
            return Unit(code, kind, match.start("symbol"), match.end("symbol"), factor)
    return None


_OF_MODEL = re.compile(r"[A-Z]-\d")  # "12 F-16 jets"
# Where "kn" are knots rather than kunas.
_AT_SEA = re.compile(
    r"\b(?:speeds?|winds?|gusts?|gusting|knots?|ships?|vessels?|boats?|yachts?|sail\w*)\b", re.IGNORECASE
)
_IN_FEET = re.compile(r"['′](?=\d|[\s.,;]|\Z)(?! ?[sS]\b)")
_QUOTED = re.compile(r"(?:^|[\s(])['‘]")  # where a single quotation mark was opened, it is closed by "30'"
_PENCE = re.compile(r"p(?!\w|\.\w)")
_VIDEO = re.compile(
    r"(?<![\d.,])(?:144|240|360|480|576|720|1080|1440|2160|4320)\Z"
)  # lines of a picture: "1080p"
# Wordings that are a unit only at the end of a sentence: elsewhere they are other words.
_LAST_WORD_ONLY = frozenset("in stone bar sum som try all top gel amd mad".split())


# Wordings that are people's names too: "during 2016 Stone spoke", "8 Rand Paul".
_ALSO_NAMES = frozenset("stone rand mark miles mile penny day bob sterling sol real".split())
_IN_NAME = re.compile(r"\b(?:19|20)\d\d \||\| [A-Z][a-z]")

_WEIGHED = re.compile(
    r"\b(?:weigh(?:s|ed|ing)?|weight|gain(?:s|ed|ing)?|lose|loses|lost|losing|heav(?:y|ier))\b"
)
_LARGE = re.compile(r"(?:[mb]illion|bn|mln|bln)[ -]\Z", re.IGNORECASE)


def _are_money(text: str, start: int, end: int, countries: Sequence[str]) -> bool:
    """Whether pounds are money rather than mass."""
    if re.match(r" of (?!debt|savings|taxpayer)", text[end:]) or _WEIGHED.search(text):
        return False
    return bool({"GB", "EG", "SY", "LB", "SD"}.intersection(countries) or _LARGE.search(text[:start]))


_SHORT_TONS = frozenset(("US", "CA", "LR"))  # where a ton can be of 2,000 pounds; elsewhere it is metric


def _named(text: str, match: re.Match[str], countries: Sequence[str]) -> Unit | None:
    """The unit of a name after a number."""
    name, start, end = match["name"].lower(), match.start("name"), match.end("name")
    if name in _LAST_WORD_ONLY and text[end:].strip(" .,;"):
        return None
    if name in _ALSO_NAMES and match["name"].istitle() and _IN_NAME.search(text[:start] + "|" + text[end:]):
        return None
    if name in _names() and not (name.upper() in _currency_codes() and name.upper() in _ENGLISH_WORDS):
        code, kind, factor = _names()[name]
        if name in ("pound", "pounds") and _are_money(text, start, end, countries):
            code, kind = _of_country("pound", countries) or "GBP", "currency"
        if name in ("ton", "tons") and countries and countries[0] not in _SHORT_TONS:
            code = "t"
        if name in ("dram", "drams") and "AM" in countries:
            code, kind = "AMD", "currency"
        return Unit(code, kind, start, end, factor)
    if name in _shared_nouns():
        code_of_noun = _of_country(name, countries)
        return Unit(code_of_noun or _singular_money(name), "currency", start, end)
    return None


_EXCHANGED = re.compile(r" (?:per|to the|to one) (?:US |U\.S\. )?(?P<money>dollar|euro)\b", re.IGNORECASE)


@cache
def _money_noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<noun>{_longest_first(_shared_nouns())})\b", re.IGNORECASE)


def exchanged(text: str, start: int, end: int, countries: Sequence[str]) -> tuple[str, str, int] | None:
    """The unit of a bare number that is a rate of exchange: "the peso slipped to 589 per dollar".

    Returns:
        Code of the money named last before it, code of the money that it is for, and where the rate ends.
    """
    match = _EXCHANGED.match(text, end)
    names = [m["noun"].lower() for m in _money_noun().finditer(text, 0, start)] if match else []
    code = _of_country(names[-1], countries) if names else None
    return (
        (code, {"dollar": "USD", "euro": "EUR"}[match["money"].lower()], match.end())
        if match and code
        else None
    )


def _singular_money(name: str) -> str:
    """Singular of a currency's noun; an irregular plural stands right behind its singular in the data."""
    if name.endswith("s") and name[:-1] in _shared_nouns():
        return name[:-1]
    rows = (row["nouns"].lower().split("|") for row in lexicon.rows("currencies"))
    singular = next((nouns[0] for nouns in rows if name in nouns[1:2]), name)
    return singular if singular[:3] == name[:3] else name


def mega_code_after(text: str, end: int) -> Unit | None:
    """Money in millions as bankers write it after a number: "30 MUSD"."""
    match = _MEGA_CODE.match(text, end)
    if match and match["code"] in _currency_codes():
        return Unit(match["code"], "currency", match.start("code") - 1, match.end())
    return None


# What a figure can be counted by in two words or after a slash; any one word may follow "per".
_PER = (
    r"million British thermal units|metric ton|troy ounce|"
    r"square (?:meter|metre|foot|feet|inch|mile|kilometer|kilometre)|"
    r"cubic (?:meter|metre|foot|feet)|(?:megawatt|kilowatt) hour|barrel of oil|second|minute|hour|day|week|"
    r"month|quarter|year|night|share|barrel|tonne|ton|ounce|pound|kilogram|kilo|kg|gram|litre|liter|gallon|bushel|head|"
    r"person|capita|household|unit|mile|kilometer|kilometre|km|hectare|acre|MWh|kWh|mmBtu|game|match|millisecond"
)
_RATE = re.compile(
    r"(?:(?: of [a-z]+(?: [a-z]+){0,2}?)? an? (?P<time>second|minute|hour|day|week|month|quarter|year|night|"
    r"share|barrel|tonne|ton|ounce|bushel|pound|gallon|litre|liter|head|kilo|kilogram|unit|pop|piece|person|bottle)"
    rf"|(?: of [a-z]+)?(?: per |-per-| ?/)(?P<per>{_PER})"
    r"| per (?P<any>(?!(?:cent|hundred|thousand|[mb]illion)\b|person-)[a-z]+)"
    r"|[ -]an?-(?P<glued>share|day|year|month|week|barrel|head|ton|pound)"
    r")\b(?!-| ago\b| earlier\b| before\b| later\b)",
    re.IGNORECASE,
)
_RATE_SYMBOL = re.compile(r"/(?P<code>cm2|cm|m2|m3|m|kg|g|l|ms|s|h|d|oz|bbl|MWh|kWh|t)\b")


_ASIDE = re.compile(r" \([^()]{1,24}\)")


def rate_after(text: str, end: int) -> tuple[str, int] | None:
    """What a figure is counted by ("a barrel", "per day", "-a-share"): its singular and where it ends."""
    if match := _RATE.match(text, end):
        word = (match["time"] or match["per"] or match["any"] or match["glued"]).lower()
        word = {
            "mmbtu": "mega british thermal unit",
            "million british thermal units": "mega british thermal unit",
            "annum": "year",
            "metric ton": "t",
            "tonne": "t",
            "feet": "foot",
            "square feet": "square foot",
        }.get(word, word)
        return word, match.end()
    if match := _RATE_SYMBOL.match(text, end):
        return match["code"], match.end()
    aside = _ASIDE.match(text, end)
    # "C$6 (US$4.46) per share": the aside has the same rate; the figure still ends before it.
    if aside and (match := _RATE.match(text, aside.end())) and match["per"]:
        return match["per"].lower(), end
    return None


# UCUM for what a unit with a UCUM code is divided by.
_PER_UCUM = {
    "second": "s", "minute": "min", "hour": "h", "day": "d", "week": "wk", "month": "mo", "year": "a",
    "hectare": "ha", "gram": "g", "gramme": "g", "kilogram": "kg", "kilo": "kg", "litre": "l", "liter": "l",
}  # fmt: skip


@cache
def _codes_of_symbols() -> frozenset[str]:
    """Codes that are written as symbols, not as English words."""
    return frozenset(r["code"] for r in lexicon.rows("units") if r["code"] in r["symbols"].split("|"))


def rated(code: str, kind: str, by: str) -> str:
    """The unit of a rate: "t/d" for tonnes a day, "USD per barrel" where one of the two has no symbol."""
    if kind == "physical" and code in _codes_of_symbols() and by in _PER_UCUM:
        return f"{code}/{_PER_UCUM[by]}"
    return f"{code} per {by}"
