"""Labels: numbers that tell which one is meant, not how many: ranks, scores, versions, codes."""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.metrics.quantities import Quantity, token_before
from dateline.metrics.units import unit_after
from dateline.nlp import Sentence


@cache
def beside(place: str) -> frozenset[str]:
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
_COUNTER = re.compile(r"(?<![\d.,])\d{1,3} / \d{1,3}(?![\d.,])")  # of pictures: "1 / 2"


def _follows_place(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number in brackets tells how many came from a place: "France (80), Italy (75)"."""
    held = next((t for t in sentence.tokens if t.end == sentence.start + quantity.core - 2), None)
    return held is not None and held.ent == "GPE"


_NEVER_COUNT = frozenset(("top", "bottom", "final", "no.", "nos.", "number", "fortune", "category"))


def is_label(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number is a rank, a score, a version, a list number, or a part of a longer string."""
    before = sentence.text[: quantity.core]
    return any(told(sentence, quantity, before) for told in _LABELS)


def _by_word_before(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """By the word before it: "top 10", "Article 33 affirms"; "in group 12 players met" counts."""
    held = token_before(sentence, quantity)
    if held and held.lemma == "number" and held.tag.startswith("VB"):
        return False  # "members number 400"
    match = re.search(r"([\w.'’]+)[\s(]*\Z", before[-20:])
    word = match[1] if match else ""
    if word.lower() not in beside("before") or (quantity.is_range and word.lower() not in ("no.", "nos.")):
        return False
    if quantity.number.spelled and word.lower() not in ("top", "bottom", "number"):
        return False
    return word[0].isupper() or not quantity.counted or word.lower() in _NEVER_COUNT


def _by_thing(sentence: Sentence, quantity: Quantity, _: str) -> bool:
    return is_of_thing(sentence, quantity)


def _by_word_behind(sentence: Sentence, quantity: Quantity, _: str) -> bool:
    """By the word behind it, or what is glued to it: "21st", "1990s", "4:30", "401(k)"."""
    text, number = sentence.text, quantity.number
    word = re.match(r"\s?([\w.'’]+)", text[number.end : number.end + 12])
    if word and word[1].lower() in beside("after") and not number.scaled:
        return True
    glued = re.match(r"(?:st|nd|rd|th)\b|['’]?s\b|:\d|[./]\d|[A-Za-z]", text[number.end :])
    return (bool(glued) and not number.spelled) or bool(re.match(r"\([a-z\d]{1,2}\)", text[number.end :]))


def _of_telephone(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Of a telephone: with a country's or town's code, in three parts, or dialled."""
    text, number = sentence.text, quantity.number
    if any(m.start() <= number.start < m.end() for m in _TELEPHONE.finditer(text)):
        return True
    if quantity.unit is not None:
        return False
    if quantity.is_range and re.search(r"\d{3}\s?-\s?\d{4}\Z", text[: number.end]):
        return True
    long = number.end - number.start >= _SHORTEST_DIALLED
    return number.plain and long and bool(_DIALLED.search(before))


def _of_string(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Of an id, a code, a clock's time, a footnote or a picture's number: "#12", "leaves at 7.30", "[3]"."""
    text, number = sentence.text, quantity.number
    if number.spelled:
        return False
    if re.search(r"[\w#@№/:.&+][-–]?\Z", before):
        return True
    if quantity.unit is not None:
        return False
    return (
        bool(_LEAVES_AT.search(before) and _CLOCK.match(text, number.start))
        or bool(re.search(r"\[\Z", before) and re.match(r"\.?\]", text[number.end :]))
        or (number.plain and number.end - number.start >= _LONGEST_PLAIN)
        or any(m.start() <= number.start < m.end() for m in _COUNTER.finditer(text))
    )


def _of_score(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Of a score or a string of numbers: "won 3-1"; and "the Group of 20"."""
    text, number = sentence.text, quantity.number
    if re.search(r"\bGroup of \Z", before[-10:]):
        return True
    if quantity.unit is not None:
        return False
    score = quantity.is_range and re.fullmatch(r"\d{1,2}\s?[-–]\s?\d{1,2}", text[number.start : number.end])
    return bool(
        score or re.match(r"\s?[-–]\s?\d", text[number.end :]) or re.search(r"\d\s?[-–]\s?\Z", before)
    )


def _of_list(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Of a list or a reference: "1) ..., 2) ...", "2. ...", "(3)"."""
    text, number = sentence.text, quantity.number
    closed = re.match(r"\s?\)", text[number.end :])
    if quantity.unit is None and "(" not in before and closed:
        return True
    if not before.strip() and re.match(r"[.)](?:\s|\Z)", text[number.end :]):
        return True
    bracketed = before.endswith("(") and text.startswith(")", number.end) and number.low < 1900
    counts = _follows_place(sentence, quantity) or _OF_NUMBER.search(before) is not None
    return bracketed and quantity.unit is None and not counts


_OF_NUMBER = re.compile(r"\bnumbers? of (?:[a-z-]+ ){1,2}\(\Z")  # "the largest number of firms (71)"
_LABELS = (_by_word_before, _by_thing, _by_word_behind, _of_telephone, _of_string, _of_score, _of_list)
_ONE_MORE = r"(?: through |, (?:and |or )?| and | or | to | & |[-–/])"
_LATER = re.compile(rf"[A-Z]?(?:{_ONE_MORE}\d+[A-Z]?)*(?![\d.,]*\d)")
_GOES_ON = re.compile(rf"[A-Z]?{_ONE_MORE}\d")
# The numbers of a series before its last, and the word before them: "pages 10, 11 and ".
_SERIES = re.compile(rf"(?P<word>[A-Za-z]+) (?P<earlier>(?:\d{{1,5}}[A-Z]?{_ONE_MORE})*)\Z")
_LONGEST_SERIES = 60  # characters


def is_in_series(sentence: Sentence, quantity: Quantity, before: str) -> bool:
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


def is_lettered(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Whether a letter behind digits is a part of a label and no unit: "seat 14C", "Rule 144A"."""
    letter = sentence.text[quantity.number.end : quantity.number.end + 2]
    if quantity.kind != "physical" or not re.fullmatch(r"[A-Z]\W?", letter):
        return False
    word = re.search(r"(\w+) \Z", before)
    return is_of_thing(sentence, quantity) or (word is not None and word[1].lower() in beside("before"))


def _counts_next(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the word right after a number is a plural that it counts."""
    end = sentence.start + quantity.number.end
    after = next((t for t in sentence.tokens if t.start > end), None)
    return quantity.counted is not None and after is not None and after.tag == "NNS"


_TAKE_NO_ARTICLE = frozenset(
    "hospital school prison church college university court parliament town staff police personnel crew "
    "cattle livestock series species aircraft record".split()
)


def is_of_thing(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number tells which thing is meant: after a singular without an article ("bus 42")."""
    number = quantity.number
    held = token_before(sentence, quantity)
    if held is None or not number.plain or quantity.is_range or held.end + 1 != sentence.start + number.start:
        return False
    noun = held.text.lower()
    if noun not in lexicon.column("count_nouns", "noun") or noun in _TAKE_NO_ARTICLE:
        return False
    led = sentence.tokens[held.i - 1].tag if held.i else ""
    determined = led in ("DT", "PDT", "PRP$", "POS", "CD", "JJ", "JJR", "JJS", "VBN", "VBG")
    return held.tag in ("NN", "NNP") and not determined and not _counts_next(sentence, quantity)
