"""Spelled: numbers in words, fractions, shares and vague plurals.

"Twenty-eight thousand", "two-thirds", "half a million", "three in ten", "tens of thousands".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline import lexicon
from dateline.metrics.number_words import Number, either, word_values
from dateline.metrics.scales import scale_after


def _of_units() -> str:
    """The names of units of time and measure that a half can follow ("an hour and a half")."""
    kinds = ("duration", "physical")
    rows = (r for r in lexicon.rows("units") if r["kind"] in kinds)
    words = (w for r in rows for w in r["words"].split("|") if w.isalpha())
    return "|".join(f"{w}s?" for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    scale, hundred, cardinal = either("scale"), either("hundred"), either("cardinal")
    part, vague = either("part"), either("vague")
    joint = r"(?:[ -]+(?:and )?|-and-)"
    return {
        name: re.compile(pattern, re.IGNORECASE)
        for name, pattern in {
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


def in_words(text: str) -> Iterator[Number]:
    """Numbers written in words: "twenty-eight thousand six hundred forty-two", "a dozen", "2 and a half"."""
    for start, end in _spelled_spans(text):
        value = _spelled_value(text[start:end])
        if decimals := _patterns()["point"].match(text, end):
            digits = "".join(str(int(word_values("cardinal")[w.lower()])) for w in decimals[1].split())
            value, end = float(f"{value:.0f}.{digits}"), decimals.end()
            scale, end = scale_after(text, end)
            value *= scale
        scaled = re.search(rf"\b(?:{either('scale')})\b", text[start:end], re.IGNORECASE) is not None
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
        return _spelled_value(re.split(rf"[ -](?:{either('scale')})\b", behind, maxsplit=1)[0]) < 100
    return _spelled_value(behind) < word_values("scale").get(last, 0.0)


def _spelled_value(words: str) -> float:
    """Value of a spelled-out number."""
    total = group = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in word_values("cardinal"):
            group += word_values("cardinal")[word]
        elif word in word_values("hundred"):
            group = (group or 1) * word_values("hundred")[word]
        elif word in word_values("scale"):
            scale = word_values("scale")[word]
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


def ratios(text: str) -> Iterator[Number]:
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


def with_parts(text: str) -> Iterator[Number]:
    """Fractions in words: "two-thirds", "a fifth of", "half a million", "two and a half"."""
    for match in _patterns()["unit_and_part"].finditer(text):
        whole = _simple(match["count"]) or 1.0
        value = whole + 1 / word_values("part")[match["part"].lower()]
        yield Number(*match.span(), value, value, spelled=True)
    # First, so that "two and a half" is not taken for its half.
    yield from _mixed(text)
    for match in _patterns()["part"].finditer(text):
        count = word_values("cardinal").get(match["count"].lower(), 1.0)
        plural = match["part"].lower().endswith("s") or match["part"].lower() == "halves"
        if (count > 1 and not plural) or match["part"].lower() == "second":
            continue
        # "A third of" is a fraction, "a third party" an ordinal, "a quarter million" is plain.
        sure = plural or match["scale"] or match["count"].lower() == "one"
        if not sure and not _is_part_of_whole(text, match):
            continue
        value = count / word_values("part")[match["part"].lower()] * _scale_of(match["scale"])
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
        count = word_values("cardinal").get((match["count"] or "a").lower(), 1.0)
        value = (whole.low + count / word_values("part")[match["part"].lower()]) * _scale_of(match["scale"])
        yield Number(
            whole.start, match.end(), value, value, spelled=whole.spelled, scaled=bool(match["scale"])
        )


def _scale_of(words: str | None) -> float:
    """Value of the scale word that ends a phrase; 1 without one."""
    if not words:
        return 1.0
    word = words.split()[-1].lower()
    return word_values("scale").get(word) or word_values("hundred").get(word, 1.0)


def _ending_at(text: str, end: int) -> Number | None:
    """The simple number that ends right at `end`."""
    match = re.search(rf"(?<![\w.,])(?:\d+|{either('cardinal')})\Z", text[:end], re.IGNORECASE)
    if match is None:
        return None
    word = match.group().lower()
    value = float(word) if word.isdigit() else word_values("cardinal")[word]
    return Number(match.start(), end, value, value, spelled=not word.isdigit())


def vague(text: str) -> Iterator[Number]:
    """Plurals that span an order of magnitude: "dozens", "tens of thousands"."""
    for match in _patterns()["vague"].finditer(text):
        word = match["vague"].lower()
        if word == "tens":
            continue
        low = word_values("vague")[word] * (
            word_values("vague")[match["count"].lower()] if match["count"] else 1
        )
        yield Number(match.start(), match.end(), low, low * 10, spelled=True, scaled=True)
