"""Scales: what multiplies the number before it: "51 billion", "5bn", "1.2m buses", "3 x 10^8"."""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.metrics.number_words import either, word_values

_LETTER_SCALE = {"m": 1e6, "b": 1e9, "bn": 1e9, "k": 1e3, "tn": 1e12, "t": 1e12}


@cache
def money_sign() -> str:
    """Signs and codes of money that can stand right before digits ("USD115", "KSh450", "A$5")."""
    signs = {s.strip() for r in lexicon.rows("currencies") for s in r["symbols"].split("|") if len(s) > 1}
    signs |= {s for r in lexicon.rows("currencies") for s in r["symbols"].split("|") if not s.isalpha()}
    codes = {r["code"] for r in lexicon.rows("currencies") if r["code"].isupper()}
    all_signs = "|".join(map(re.escape, sorted((signs | codes | {"R"}) - {""}, key=lambda w: (-len(w), w))))
    # The hyphen before it may be that of a range: "€290m-€310m".
    return rf"(?<![A-Za-z])(?<![A-Za-z]{{3}}-)(?:{all_signs})"


@cache
def _money_before() -> re.Pattern[str]:
    return re.compile(rf"{money_sign()} ?[\d.,]+\Z")


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


_LETTER = re.compile(r"(?:m|bn|b|k|tn|t| m(?= [a-z]))(?![\w²³/])", re.IGNORECASE)


@cache
def _scale_words() -> re.Pattern[str]:
    """What multiplies digits: "51 billion", "4 hundred million", "6 million-plus"."""
    return re.compile(rf"(?:[ \u00a0-]?(?:{either('hundred')}|{either('scale')})\b)+", re.IGNORECASE)


def power_after(text: str, end: int) -> tuple[float, int] | None:
    """The power of ten that multiplies the digits that end at `end`, and where it ends."""
    match = _POWER.match(text, end)
    if match is None:
        return None
    if match["raised"]:
        return 10.0 ** int(match["raised"].translate(_RAISED)), match.end()
    power = int(match["power"])
    return 10.0 ** (-power if match["sign"] in ("-", "−") else power), match.end()


def scale_after(text: str, end: int) -> tuple[float, int]:
    """What multiplies the digits that end at `end`, and where that ends; 1 where nothing does."""
    if match := _scale_words().match(text, end):
        scale = 1.0
        for word in re.findall(r"[A-Za-z]+", match.group()):
            scale *= word_values("hundred").get(word.lower()) or word_values("scale")[word.lower()]
        return scale, match.end()
    if match := _LETTER.match(text, end):
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
