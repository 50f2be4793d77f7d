"""Money: which currency a sign, a code or a name beside a number means.

By symbol ("$5"), ISO 4217 code ("USD 5") or name ("5 Swiss francs"). A name that several countries share
("rupees") is settled by the article's countries, else left as the bare name. What is known is in
data/currencies.csv.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from dateline import lexicon
from dateline.metrics.wordings import Unit, forms, longest_first


@cache
def currency_codes() -> frozenset[str]:
    """The codes of all currencies and of parts of their units."""
    return frozenset(r["code"] for r in lexicon.rows("currencies"))


@cache
def shared_nouns() -> dict[str, tuple[tuple[str, frozenset[str], bool], ...]]:
    """Noun of a currency -> (code, countries, whether the noun alone means it)."""
    found: dict[str, list[tuple[str, frozenset[str], bool]]] = {}
    for row in lexicon.rows("currencies"):
        for noun in row["nouns"].split("|"):
            for form in forms(noun.lower()):
                found.setdefault(form, []).append((row["code"], _lands(row), row["sole"] == "yes"))
    return {noun: tuple(rows) for noun, rows in found.items()}


def _lands(row: Mapping[str, str]) -> frozenset[str]:
    """The countries whose money a row of data/currencies.csv is."""
    return frozenset(filter(None, row["country"].split("|")))


@cache
def _before() -> re.Pattern[str]:
    symbols = {s: r["code"] for r in lexicon.rows("currencies") for s in r["symbols"].split("|") if s}
    codes = currency_codes()
    words = [s for s in symbols if s[0].isalpha() and s[-1].isalpha()]
    signs = [s for s in symbols if s not in words]
    small = {c.lower() for c in codes - ENGLISH_WORDS}
    return re.compile(
        rf"(?:(?P<sign>{longest_first(signs)})"
        rf"|(?<![A-Za-z])(?P<word>{longest_first([*words, 'Rs.', 'Rs'])})"
        rf"|(?<![A-Za-z])(?P<code>{longest_first(codes | small)})\$?)"
        r" ?\Z"
    )


# Codes that are English words in lower case ("all 5", "top 10", "try 3").
ENGLISH_WORDS = frozenset("ALL TOP TRY MOP AMD CUP GEL PEN MAD LAK MUR BAM SOS COP SLE".split())


@cache
def sign_codes() -> dict[str, str]:
    """Sign -> the code that it means where nothing else tells."""
    # Reversed, so that the first row of a sign that two share wins.
    rows = reversed(lexicon.rows("currencies"))
    return {s.strip(): r["code"] for r in rows for s in r["symbols"].split("|") if s}


_YEAR = re.compile(r"(?:19|20)\d\d(?![\d,.]\d| ?(?:[mb]n?|k|thousand|[mbt]r?illion)\b)")


_MEGA_CODE = re.compile(r" ?M(?P<code>[A-Z]{3})(?!\w)")


# "a $" and "A $" hold an article; "A$" is Australia's.
_WHOSE_DOLLAR = re.compile(r"(?<![\w.])(?:A|(?:[B-Z]|c|[A-Za-z]{2,3}) ?)\Z")


def unit_before(text: str, start: int, countries: Sequence[str]) -> Unit | None:
    """The money sign or code that ends right before a number at `start`."""
    if local := _local_sign(text, start, countries):
        return local
    match = _before().search(text, max(0, start - 8), start)
    if match is None or (text.startswith("-", match.start() - 1) and not _goes_to(text, match.start())):
        return None
    if match["code"]:
        code = match["code"].upper()
        # "ALL 5" is no lek: capitals shout; a code that is a word needs its currency's country.
        if code in ENGLISH_WORDS and not _countries_of(code).intersection(countries):
            return None
        return Unit(code, "currency", match.start(), start)
    sign = (match["sign"] or match["word"]).strip().rstrip(".")
    if sign == "$":
        whose = _WHOSE_DOLLAR.search(text, max(0, match.start() - 4), match.start())
        code = sign_codes().get(whose.group().strip().upper() + "$") if whose else None
        begins = whose.start() if whose and code else match.start()
        return Unit(code or of_country("dollar", countries) or "USD", "currency", begins, start)
    if sign == "Rs":
        return Unit(of_country("rupees", countries) or "INR", "currency", match.start(), start)
    if sign.lower() == "euro" and _YEAR.match(text, start):
        return None  # "Euro 2020" is a tournament
    code = sign_codes().get(sign) or sign_codes().get(match["sign"] or "") or ""
    return Unit(code, "currency", match.start(), start) if code else None


_TO_DASH = re.compile(r"\d ?(?:%|[mkbt]|[mbt]n|[mb]ln|[mbt]r?illion)?-\Z", re.IGNORECASE)


def _goes_to(text: str, start: int) -> bool:
    """Whether a hyphen before `start` is that of a range ("NOK 200m-NOK 220m") and not within a word."""
    return _TO_DASH.search(text, max(0, start - 12), start) is not None or not text[start].isalpha()


_MOST_ARTICLES = 64  # whose signs are remembered


@lru_cache(maxsize=_MOST_ARTICLES)
def local_signs(countries: tuple[str, ...]) -> frozenset[str]:
    """The letters that stand for money right before a number in an article about these countries."""
    told = frozenset(countries)
    return frozenset(sign for sign, rows in _local_signs().items() if any(told & lands for _, lands in rows))


@cache
def _local_signs() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Sign -> the codes that it can stand for, each with its lands."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in lexicon.rows("currencies"):
        for sign in filter(None, row["local"].split("|")):
            found.setdefault(sign, []).append((row["code"], _lands(row)))
    return {sign: tuple(rows) for sign, rows in found.items()}


@cache
def _local_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.&$-])(?P<sign>{longest_first(_local_signs())})(?P<gap> ?)\Z")


# What can be a sum after a single letter: "N300", "K12 million"; "N95" is a mask.
_SUM = re.compile(
    r"\d{3}|\d+,\d{3}|\d+(?:\.\d+)?[ -]?(?:[mbt]r?illion|thousand|[mb]ln|[mbt]n|[mbk])\b|\d+\.\d\d\b"
)


def _local_sign(text: str, start: int, countries: Sequence[str]) -> Unit | None:
    """The money whose local sign ends right before a number at `start`."""
    match = _local_before().search(text, max(0, start - 6), start)
    if match is None:
        return None
    letter = len(match["sign"]) == 1 and match["sign"].isalpha()
    if letter and (match["gap"] or not _SUM.match(text, start)):
        return None
    rows = _local_signs()[match["sign"]]
    code = next((code for land in countries for code, lands in rows if land in lands), None)
    return Unit(code, "currency", match.start(), start) if code else None


def _countries_of(code: str) -> frozenset[str]:
    return frozenset(land for r in lexicon.rows("currencies") if r["code"] == code for land in _lands(r))


def of_country(noun: str, countries: Sequence[str]) -> str | None:
    """The code that a currency's noun means in an article about these countries: that of the most named."""
    rows = shared_nouns().get(noun, ())
    at_home = list(dict.fromkeys(code for home in countries for code, lands, _ in rows if home in lands))
    sole = [code for code, _, alone in rows if alone]
    # Where America is among the lands that the article may mean, a dollar is the American.
    if sole and (not at_home or (sole[0] in at_home if sole[0] == "USD" else len(at_home) > 1)):
        return sole[0]
    if at_home:
        return at_home[0]
    return rows[0][0] if len(rows) == 1 else None


# Wordings that are people's names too: "during 2016 Stone spoke", "8 Rand Paul".
ALSO_NAMES = frozenset("stone rand mark miles mile penny day bob sterling sol real".split())


_EXCHANGED = re.compile(r" (?:per|to the|to one) (?:US |U\.S\. )?(?P<money>dollar|euro)\b", re.IGNORECASE)


@cache
def _money_noun() -> re.Pattern[str]:
    whose = {a for r in lexicon.rows("currencies") for a in r["adjectives"].split("|") if a}
    return re.compile(
        rf"\b(?:(?P<whose>{longest_first(whose)}) )?(?P<noun>{longest_first(shared_nouns())})\b",
        re.IGNORECASE,
    )


_NOUN_BEFORE = re.compile(r"(?<!\bthe )(?<!\ban )(?<!\ba )\b(?P<noun>[A-Za-z]+) \Z")
_MILLIONS = re.compile(r"[\d.,]+ ?(?:[mbt]r?illion|[mb]ln|[mbt]n|[mb]|crore|lakh)\b")
# Names of money that are words for other things too: "won 271 million votes".
_OTHER_WORDS = frozenset(
    "won sum som crown crowns mark marks buck bucks dong lei colon pound ether penny cent".split()
)


def money_before(text: str, start: int, countries: Sequence[str]) -> Unit | None:
    """The money named right before a bare number, as some papers write it: "dollar 22.5 million"."""
    match = _NOUN_BEFORE.search(text, max(0, start - 16), start)
    noun = match["noun"].lower() if match else ""
    if match is None or noun not in shared_nouns() or noun in ALSO_NAMES | _OTHER_WORDS:
        return None
    if not _MILLIONS.match(text, start):
        return None
    code = money_named(noun, countries) or singular_money(noun)
    return Unit(code, "currency", match.start("noun"), start)


@cache
def _parts() -> frozenset[str]:
    """The nouns for parts of a currency's unit."""
    rows = (r for r in lexicon.rows("currencies") if r["code"].islower() and not r["country"])
    return frozenset(form for r in rows for noun in r["nouns"].split("|") for form in forms(noun.lower()))


def money_named(noun: str, countries: Sequence[str]) -> str | None:
    """The code of the money that a noun alone means, None for parts of it."""
    noun = noun.lower()
    return None if noun in _parts() else of_country(noun, countries)


def exchanged(text: str, start: int, end: int, countries: Sequence[str]) -> tuple[str, str, int] | None:
    """The unit of a bare number that is a rate of exchange: "the peso slipped to 589 per dollar".

    Returns:
        Code of the money named last before it, code of the money that it is for, and where the rate ends.
    """
    match = _EXCHANGED.match(text, end)
    named = list(_money_noun().finditer(text, 0, start)) if match else []
    named = [m for m in named if m["noun"].lower() not in _parts()]  # "fell 12 paise to 88.74 to the dollar"
    if match is None or not named:
        return None
    noun, whose = named[-1]["noun"].lower(), (named[-1]["whose"] or "").lower()
    code = _code_of(whose, noun) or of_country(noun, countries) or singular_money(noun)
    return code, {"dollar": "USD", "euro": "EUR"}[match["money"].lower()], match.end()


def _code_of(whose: str, noun: str) -> str | None:
    """The code of a currency's noun with what says whose it is before it ("Mexican", "peso")."""
    return next(
        (
            row["code"]
            for row in lexicon.rows("currencies")
            if whose
            and whose in row["adjectives"].lower().split("|")
            and any(noun in forms(n.lower()) for n in row["nouns"].split("|"))
        ),
        None,
    )


def singular_money(name: str) -> str:
    """Singular of a currency's noun; an irregular plural stands right behind its singular in the data."""
    if name.startswith("cfa"):
        return "CFA franc"
    if name.endswith("s") and name[:-1] in shared_nouns():
        return name[:-1]
    rows = (row["nouns"].lower().split("|") for row in lexicon.rows("currencies"))
    singular = next((nouns[0] for nouns in rows if name in nouns[1:2]), name)
    return singular if singular[:3] == name[:3] else name


def mega_code_after(text: str, end: int) -> Unit | None:
    """Money in millions as bankers write it after a number: "30 MUSD"."""
    match = _MEGA_CODE.match(text, end)
    if match and match["code"] in currency_codes():
        return Unit(match["code"], "currency", match.start("code") - 1, match.end())
    return None
