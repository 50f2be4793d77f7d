"""Phases: which part of an event a mention tells, and how long it lasts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.events import syntax
from dateline.events.days import END, NUMBERS, START
from dateline.events.mentions import Mention
from dateline.events.triggers import known_words

_LENGTH = re.compile(r"\b(\w+)[- ](day|week)s?(?:[- ]long)?\b|\b(day|week)-?long\b", re.IGNORECASE)
_ENDED_AFTER = re.compile(r"\bafter (\w+) days\b", re.IGNORECASE)
BEFORE_NAME = 16  # characters in which a length stands before a name: "the five-day Cork Fair"


def length(mentions: Iterable[Mention]) -> int | None:
    """How many days an event lasts, where a mention says so ("the five-day event")."""
    for mention in mentions:
        first, text = mention.sentence.start, mention.sentence.text
        start = mention.span.start - first
        for match in _LENGTH.finditer(text, max(0, start - BEFORE_NAME), mention.span.end - first):
            if match.end() < start - 1:
                continue
            unit = (match.group(2) or match.group(3)).lower()
            word = (match.group(1) or "one").lower()
            number = int(word) if word.isdigit() else NUMBERS.get(word)
            if number:
                return number * (7 if unit == "week" else 1)
        told = _ENDED_AFTER.search(text, mention.span.end - first) if is_ended(mention) else None
        if told and told.group(1).lower() in NUMBERS:
            return NUMBERS[told.group(1).lower()]
    return None


def is_ended(mention: Mention) -> bool:
    """Whether the clause tells that the event ended: "wrapped up her visit"."""
    rows = (c.row for c in mention.carriers if c.relation in ("object", "subject"))
    return any(row.phase == END for row in rows if row)


def sets_off(mention: Mention) -> bool:
    """Whether a verb tells only how a visit begins: "flew to Lima on Monday", "leaves for Lima"."""
    verb = mention.head.text.lower()
    past = mention.head.tag == "VBD" or any(
        c.text.lower() == "had" for c in mention.sentence.children[mention.head.i] if c.dep == "aux"
    )
    arrives = past and verb in known_words("arriving")
    return mention.trigger.type == "visit" and (arrives or verb in known_words("departing"))


def part_of(mention: Mention) -> str | None:
    """START or END where the mention stands in "opening ceremony of ...": a time there is the ceremony's."""
    if mention.head.dep != "pobj":
        return None
    preposition = mention.sentence.tokens[mention.head.head]
    outer = mention.sentence.tokens[preposition.head]
    if preposition.text != "of" or preposition.head == preposition.i:
        return None
    before = {t.text.lower() for t in syntax.premodifiers(mention.sentence, outer)} | {outer.text.lower()}
    if before & {"opening", "inauguration", "start", "kickoff", "launch"}:
        return START
    return END if before & {"closing", "close", "conclusion", "end"} else None
