"""Rates: what a figure is counted by, "a barrel", "per day", "-a-share"."""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.metrics.wordings import longest_first

# What a figure can be counted by in two words or after a slash; any one word may follow "per".
_PER = (
    r"million British thermal units|metric ton|troy ounce|"
    r"square (?:meter|metre|foot|feet|inch|mile|kilometer|kilometre)|"
    r"cubic (?:meter|metre|foot|feet)|metric tonne|(?:megawatt|kilowatt|gigawatt)[ -]hour|barrel of oil|"
    r"second|minute|hour|day|week|"
    r"month|quarter|year|night|share|barrel|tonne|ton|ounce|pound|kilogram|kilo|kg|gram|litre|liter|gallon|bushel|head|"
    r"person|capita|household|unit|mile|kilometer|kilometre|km|hectare|acre|MWh|kWh|GWh|mmBtu|game|match|millisecond|"
    r"quintal|carat|therm|TEU|million Btu"
)


_RATE = re.compile(
    rf"(?:(?: of [a-z]+(?: [a-z]+){{0,2}}?)? an? (?P<time>{_PER}|pop|piece|bottle|dozen|ticket|seat|pair|"
    r"pack|box|bag|pint|copy|car|lesson|trip|word|sheet|head)"
    rf"|(?: of [a-z]+)?(?: per |-per-| ?/)(?P<per>{_PER})"
    r"| per (?P<any>(?!(?:cent|hundred|thousand|[mb]illion)\b|person-)[a-z]+)"
    r"|[ -]an?-(?P<glued>share|hour|day|night|year|month|week|barrel|head|ton|pound|litre|gallon)"
    r")\b(?!-| ago\b| earlier\b| before\b| later\b)",
    re.IGNORECASE,
)


@cache
def _rate_symbol() -> re.Pattern[str]:
    symbols = {s for r in lexicon.rows("units") for s in r["symbols"].split("|") if s.isalnum()}
    return re.compile(
        rf"/(?P<code>{longest_first([*symbols, *_OF_SYMBOL, 's', 'h', 'd', 'min', 'dl', 'dL'])})\b"
    )


_OF_SYMBOL = {
    "yr": "year",
    "bbl": "barrel",
    "mt": "t",
    "MT": "t",
    "L": "l",
    "mmBtu": "mega british thermal unit",
    "MMBtu": "mega british thermal unit",
}


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
            "metric tonne": "t",
            "feet": "foot",
            "square feet": "square foot",
            "cubic feet": "cubic foot",
            **dict.fromkeys(("kwh", "kilowatt hour", "kilowatt-hour"), "kWh"),
            **dict.fromkeys(("mwh", "megawatt hour", "megawatt-hour"), "MWh"),
            **dict.fromkeys(("gwh", "gigawatt hour", "gigawatt-hour"), "GWh"),
            "million btu": "mega british thermal unit",
            "teu": "TEU",
        }.get(word, word)
        return word, match.end()
    if match := _rate_symbol().match(text, end):
        return _OF_SYMBOL.get(match["code"], match["code"]), match.end()
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
    if kind == "physical" and code in _codes_of_symbols() and by in {*_PER_UCUM, *_PER_UCUM.values()}:
        return f"{code}/{_PER_UCUM.get(by, by)}"
    return f"{code} per {by}"
