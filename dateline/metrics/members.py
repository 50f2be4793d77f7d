"""Members: what a bare number is the number of, as its subject or its whole tells.

"Arrivals climbed to 317,000"; "a workforce of 2,100"; "visitor numbers doubled to 9,700"; "3,000 are
soldiers"; "police arrested 40". Wholes and what they are made of live in data/member_nouns.csv, what only
people do or suffer in data/people_verbs.csv.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dateline import lexicon
from dateline.metrics.counted import singular
from dateline.metrics.numbers import times
from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import SUBJECTS, anchor, verb_of
from dateline.nlp import Sentence

_LOOSE = "about|around|nearly|just|only|more than|over|less than|almost|some|roughly|a|the|another|at least"
HEDGED = rf"\s*(?:{_LOOSE})?\s*\Z"  # the end of what stands before a figure
_REACHED = re.compile(
    rf"(?:(?<!up )\bto|\bby|\b(?:reach|total|number|average|exceed|top|hit)(?:s|l?ed|[tl]?ing)?"
    rf"|\b(?:stood|stands?|standing|remain(?:s|ed)?|steady) at){HEDGED}",
    re.IGNORECASE,
)
_PUT_AT = re.compile(rf"\bat{HEDGED}")  # "put the number of houses at 46"
_WERE = re.compile(rf"\b(?:are|were|have been){HEDGED}")  # "local exhibitors were 214"
_BRACKETED = re.compile(r" \(\Z")
_NUMBER_OF = re.compile(r"\bnumbers? of (?:[a-z-]+ )?(?P<what>[a-z]+)\b")
_ARE = re.compile(r" (?:are|were)\b")
_REACH = 40  # characters before a figure in which such words are sought
_FAR = 70  # and in which its whole is


def with_subjects(sentence: Sentence, found: list[Quantity]) -> list[Quantity]:
    """Give bare numbers the unit of what they are the number of.

    A plural that rose to or reached it or that it is said to be, the members of a whole, or what its "number"
    is of.
    """
    return [_with_subject(sentence, in_millions(sentence.text, q)) or q for q in found]


def _with_subject(sentence: Sentence, quantity: Quantity) -> Quantity | None:
    number = quantity.number
    if quantity.unit or number.ratio or number.high != int(number.high):
        return None
    told = (source(sentence, quantity) for source in (_members, _risen, _predicate, _of_place))
    thing = next(filter(None, told), None)
    return counting(quantity, *thing) if thing else None


_SIZED = re.compile(
    r"[ -](?:wide|long|tall|high|deep|thick|away|from|below|above|across|apart|underground)\b"
)


def in_millions(text: str, quantity: Quantity) -> Quantity:
    """A figure in "m" as a bare one of millions, unless a word tells that these are metres."""
    number, end = quantity.number, quantity.end
    if quantity.unit != "m" or end != number.end + 1 or text[number.end] != "m" or _SIZED.match(text, end):
        return quantity
    number = number._replace(
        end=end, low=times(number.low, 1e6), high=times(number.high, 1e6), scaled=True, plain=False
    )
    return replace(quantity, number=number, unit=None, kind=None, unit_text=None)


def with_people(sentence: Sentence, found: list[Quantity]) -> list[Quantity]:
    """Give bare numbers people as their unit where only people do or suffer what their verb tells."""
    return [
        counting(q, "person", "")
        if q.unit is None and not (q.number.ratio or _is_share(q)) and _is_of_people(sentence, q)
        else q
        for q in found
    ]


def _is_share(quantity: Quantity) -> bool:
    return 0 < quantity.number.low < 1


def _is_of_people(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a bare number is the subject or the object of a verb that takes people there."""
    token = anchor(sentence, quantity)
    if token is None or token.tag not in ("CD", "NN", "NNS"):
        return False
    verb = sentence.tokens[token.head]
    role = {"nsubj": "subject", "nsubjpass": "object", "dobj": "object"}.get(token.dep, "")
    return (verb.lemma, role) in _people_verbs()


@cache
def _people_verbs() -> frozenset[tuple[str, str]]:
    """Verbs, each with the role that people have in it."""
    return frozenset((r["lemma"], r["role"]) for r in lexicon.rows("people_verbs"))


def _predicate(sentence: Sentence, quantity: Quantity) -> tuple[str, str] | None:
    """The plural that a bare number is said to be: "3,000 are soldiers"."""
    token = anchor(sentence, quantity)
    verb = sentence.tokens[token.head] if token is not None and token.dep == "nsubj" else None
    if verb is None or not _ARE.match(sentence.text, quantity.end):
        return None
    noun = next((t for t in sentence.children[verb.i] if t.dep == "attr" and t.tag == "NNS"), None)
    return (singular(noun), noun.text) if noun else None


def counting(quantity: Quantity, unit: str, words: str) -> Quantity:
    """A bare number as a count of what the words tell."""
    return replace(quantity, unit=unit, kind="count", unit_text=words)


@cache
def _wholes() -> re.Pattern[str]:
    """A whole, or the number of something, and the words that lead from it to its size."""
    nouns = "|".join(sorted((r["noun"] for r in lexicon.rows("member_nouns")), key=lambda n: (-len(n), n)))
    return re.compile(
        rf"\b(?:(?P<whole>{nouns})|(?P<of>[a-z]+) numbers)(?::|(?: (?!of|and|or|in)[\w-]+){{0,4}}"
        r" (?:of|to|at|by|from|is|was|reach(?:es|ed)|hits?|tops|topped|exceed(?:s|ed)|pass(?:es|ed)))"
        rf"(?: (?:at|{_LOOSE}))?\s\Z",
        re.IGNORECASE,
    )


def _members(sentence: Sentence, quantity: Quantity) -> tuple[str, str] | None:
    """What a whole before a bare number is made of, and the words for the whole."""
    match = _wholes().search(sentence.text, max(0, quantity.start - _FAR), quantity.start)
    if match is None:
        return None
    if whole := match["whole"]:
        members = {r["noun"]: r["member"] for r in lexicon.rows("member_nouns")}
        return members[whole.lower()], whole
    token = next((t for t in sentence.tokens if t.end == sentence.start + match.end("of")), None)
    if token is None or token.tag not in ("NN", "NNS", "NNP"):
        return None
    unit = singular(token).lower()
    # A headline's first word looks like a name.
    known = token.tag != "NNP" or unit in lexicon.column("count_nouns", "noun")
    return (unit, token.text) if known else None


def _risen(sentence: Sentence, quantity: Quantity) -> tuple[str, str] | None:
    """The plural subject of a bare number's verb, or what "the number of" tells, and its word."""
    near = sentence.text[max(0, quantity.core - _REACH) : quantity.core]
    reached, put_at, were = _REACHED.search(near), _PUT_AT.search(near), _WERE.search(near)
    if not (reached or put_at or were):
        return None
    verb = verb_of(sentence, anchor(sentence, quantity))
    children = sentence.children
    below = children[verb.i] if verb else []
    subject = next((t for t in below if t.dep in SUBJECTS), None)
    moved = next((t for t in below if t.dep == "dobj" and t.lemma == "number"), subject)
    if put_at and not reached and (moved is None or moved.lemma != "number"):
        return None
    if moved is not None and moved.lemma == "number":
        of = (t for t in children[moved.i] if t.lemma == "of")
        moved = next((t for prep in of for t in children[prep.i] if t.dep == "pobj"), None)
    if (
        quantity.number.scaled
        and moved is not None
        and moved.text.lower() in lexicon.column("metre_nouns", "noun")
    ):
        return None  # "waves rose to 6m"
    if moved is None or moved.tag != "NNS" or moved.end > sentence.start + quantity.start:
        return None
    unit = singular(moved)
    if were and not reached and unit not in lexicon.column("count_nouns", "noun"):
        return None
    return None if unit in lexicon.column("amount_nouns", "noun") else (unit, moved.text)


def _of_place(sentence: Sentence, quantity: Quantity) -> tuple[str, str] | None:
    """What a number in brackets is of, behind its place: "the largest number of firms (71), Peru (64)"."""
    if not _BRACKETED.search(sentence.text, 0, quantity.core):
        return None
    match = _NUMBER_OF.search(sentence.text, 0, quantity.core)
    end = match.end("what") if match else -1
    noun = next((t for t in sentence.tokens if t.end - sentence.start == end and t.tag == "NNS"), None)
    if noun is None:
        noun = next((t for t in sentence.tokens if t.dep in SUBJECTS and t.tag == "NNS"), None)
    unit = singular(noun) if noun and noun.end < sentence.start + quantity.start else ""
    return (unit, noun.text) if noun and unit in lexicon.column("count_nouns", "noun") else None
