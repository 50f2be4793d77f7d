"""Changes: which figures tell a rise or a fall, and what it is measured against.

Read from the words beside a figure, then from the nouns and verbs above it in the parse (`movements`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.metrics.beside import goes_on
from dateline.metrics.movements import governed_change, is_of_things, moves, told_as_level
from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import anchor
from dateline.nlp import Sentence, Token

# What follows these is a level, whatever moved to it: "rose to", "was up at".
LEVEL_AFTER = frozenset({"to", "at", "from"})
# "To a record 190 billion" is where a rise led.
_RECORD = re.compile(r"\bto (?:an? |the )?(?:[a-z]+[ -])?(?:record|high|low)(?: of)? \Z")
# A time span after these is how long a change took.
_LASTING = frozenset({"over", "in", "within", "for", "after", "during", "through"})


# "5 percent more than in May" tells of two times, "than men" of two things.
_COMPARED = re.compile(
    r" (?P<word>more|fewer|less)(?: in \w+| \w+)?,? than"
    r" (?:in|at|during|on|last|the (?:previous|same|year)|a (?:year|month))\b"
)
_MOVED_ON = re.compile(
    r" (?:up|down)(?: (?:on|from|compared|year)\b|[,.;]|\Z)"
)  # "30% down on the year before"
_MORE = {"more": "up", "fewer": "down", "less": "down"}
_LONGEST_GAP = 8  # tokens between a figure and one that goes on with its verb
_RESTATES = re.compile(r"(?:,| -+| [–—])? \(?(?:or )?(?:about |around |nearly |roughly |some )?")


def changes_of(sentence: Sentence, quantities: Sequence[Quantity]) -> list[str | None]:
    """The change of each figure; said again in another unit, it is the same ("up 9 points, or 1 percent")."""
    changes: list[str | None] = []
    for number, quantity in enumerate(quantities):
        change = change_of(sentence, quantity)
        held = quantities[number - 1] if number else None
        if held and change is None and changes[-1]:
            again = _restates(sentence.text, held, quantity) or _shares_verb(sentence, held, quantity)
            change = changes[-1] if again else None
        if change is None and quantity.kind == "percent":
            moved = (n for n in reversed(range(number)) if changes[n] and quantities[n].unit == quantity.unit)
            earlier = next(moved, None)
            if earlier is not None and goes_on(sentence, quantities[earlier], quantity):
                change = changes[earlier]
        changes.append(change)
    return changes


def _restates(text: str, held: Quantity, quantity: Quantity) -> bool:
    """Whether a figure says the one before it again in another unit."""
    between = text[held.end : quantity.start]
    again = held.unit != quantity.unit and (" or " in between or "(" in between)
    return again and _RESTATES.fullmatch(between) is not None


def _shares_verb(sentence: Sentence, held: Quantity, quantity: Quantity) -> bool:
    """Whether a figure goes on with the verb of the one before it ("Volta fell by 2%, Kestrel by 3%")."""
    between = sentence.between(sentence.start + held.end, sentence.start + quantity.start)
    same = held.unit == quantity.unit and bool(between) and between[-1].text.lower() == "by"
    return same and len(between) <= _LONGEST_GAP and not any(t.tag.startswith("V") for t in between)


def change_of(sentence: Sentence, quantity: Quantity) -> str | None:
    """Whether a quantity is itself a rise or a fall: "up", "down" or None for a level."""
    if quantity.from_to:
        # The ends of a range are kept in order of size: only a fall has to be told.
        return "down" if quantity.from_to == "down" and _is_moved(sentence, quantity) else None
    tokens = sentence.tokens
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    before = [t for t in tokens if t.end <= start][-2:]
    if before and before[-1].text.lower() in LEVEL_AFTER:
        return told_as_level(sentence, quantity) if quantity.kind == "percent" else None
    lead = sentence.text[: quantity.start]
    if lead.endswith("+") and quantity.kind == "percent":
        return "up"  # "exports +20.9% y/y"
    if _RECORD.search(lead):
        return None
    if before and quantity.kind == "duration" and before[-1].text.lower() in _LASTING:
        return None
    for token in reversed(before):
        word = token.text.lower()
        # "Gave up 12 seats": a particle belongs to its verb, which is asked below.
        verb = tokens[token.i - 1] if token.i else token
        if word in moves("adverb") and token.dep != "prt" and verb.lemma not in moves("particle"):
            return moves("adverb")[word] if _is_moved_by(quantity, word, verb) else None
        if token.tag not in ("RB", "IN", "DT", "JJ"):
            break
    after = next((t for t in tokens if t.start >= end), None)
    if after is not None and after.text.lower() in moves("comparative"):
        return moves("comparative")[after.text.lower()]
    if after is not None and (quantity.kind == "percent" or quantity.unit == "fold"):
        if _MOVED_ON.match(sentence.text, quantity.end):
            return moves("adverb")[after.text.lower()]
        named = (moves("noun") | moves("share noun")).get(after.text.lower())
        if named and after.tag in ("NN", "JJ", "VBG") and any(t.tag == "DT" for t in before):
            return named  # "a 12 percent uptick", whatever the parse makes of it
    for end in (quantity.end, quantity.number.end):  # "400 fewer cars than in May"
        if compared := _COMPARED.match(sentence.text, end):
            return _MORE[compared["word"]]
    at = anchor(sentence, quantity)
    if at is not None and at.tag.startswith("V") and quantity.unit == "time":
        return "down" if quantity.number.low < 1 else "up"  # "halved", "doubled"
    return governed_change(sentence, quantity, at) if at else None


_MOVING = frozenset(("be", "go", "come", "move"))


def _is_moved_by(quantity: Quantity, adverb: str, verb: Token) -> bool:
    """Whether an adverb tells of how much something moved; `verb` is the word before it."""
    if adverb == "off":
        return quantity.kind == "percent"
    if is_of_things(quantity) and verb.tag.startswith("V") and verb.lemma not in _MOVING:
        return False  # "closed down 12 plants"
    return quantity.unit is not None or not quantity.number.plain


def _is_moved(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a verb of change stands before a movement from one level to another."""
    before = [t for t in sentence.tokens if t.end <= sentence.start + quantity.start][-6:]
    return any(t.lemma in moves("verb") or t.lemma in moves("causing") for t in before)


@cache
def _basis_pattern() -> re.Pattern[str]:
    surfaces = sorted((r["surface"] for r in lexicon.rows("change_bases")), key=lambda s: (-len(s), s))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, surfaces))})\b", re.IGNORECASE)


@cache
def _bases() -> dict[str, str]:
    return {r["surface"]: r["basis"] for r in lexicon.rows("change_bases")}


_SHARE = re.compile(r"\s+of\b|\s+share\b|\s+stake\b")
_SHARE_BEFORE = re.compile(
    r"\b(?:account(?:s|ed|ing)?|making up|made up|make up|represent(?:s|ed|ing)?)(?: for)?\s+\Z",
    re.IGNORECASE,
)


def basis_of(sentence: Sentence, quantity: Quantity, change: str | None) -> str | None:
    """What a change is measured against; "share" for a part of a whole."""
    text = sentence.text
    if change is None:
        part = quantity.number.ratio and 0 < quantity.number.low < 1
        share = (quantity.kind == "percent" or part) and (
            _SHARE.match(text, quantity.end) or _SHARE_BEFORE.search(text[: quantity.start])
        )
        return "share" if share else None
    if match := _basis_pattern().search(text, quantity.end, min(len(text), quantity.end + 70)):
        return _bases()[match.group().lower()]
    if match := _basis_pattern().search(text, max(0, quantity.start - 40), quantity.start):
        return _bases()[match.group().lower()]
    return None
