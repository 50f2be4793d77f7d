"""Phases: which part of an event a mention tells, and how long it lasts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.events import syntax
from dateline.events.days import END, NUMBERS, START
from dateline.events.mentions import Mention
from dateline.events.triggers import known_words
from dateline.records import LASTING_TYPES

_LENGTH = re.compile(r"\b(\w+)[- ](day|week)s?(?:[- ]long)?\b|\b(day|week)-?long\b", re.IGNORECASE)
# "After four days", "for four days", "lasts three days", "over the three days".
_DAYS = r"(?:the |a |its |some |a total of )?(?P<number>\w+) (?P<unit>day|week)s?\b"
_ENDED_AFTER = re.compile(rf"\b(?:after|for|over|during|in|across) {_DAYS}", re.IGNORECASE)
_LASTS = re.compile(rf"\b(?:for|over|across|lasts?|lasted|lasting) {_DAYS}", re.IGNORECASE)
_DAYS_OF = re.compile(r"\b(?P<number>\w+) (?P<unit>day|week)s of (?:[\w-]+ )?$", re.IGNORECASE)
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
            if number := _number(match.group(1) or "one"):
                return number * (7 if unit == "week" else 1)
        if number := _days_counted(mention) or _days_behind(mention):
            return number
    return None


def _days_counted(mention: Mention) -> int | None:
    """How many days there were of it: "ended three days of talks"."""
    match = _DAYS_OF.search(mention.sentence.text[: mention.head.start - mention.sentence.start])
    return _of_match(match)


def _days_behind(mention: Mention) -> int | None:
    """How many days its verb says that it runs: "ended after four days", "lasted a week"."""
    text, behind = mention.sentence.text, mention.span.end - mention.sentence.start
    told = _ENDED_AFTER.search(text, behind) if is_ended(mention) else None
    return _of_match(told or (_LASTS.search(text, behind) if _may_run(mention) else None))


def _may_run(mention: Mention) -> bool:
    """Whether days behind it may be its own; only gatherings and visits need not be told to last them."""
    runs = mention.trigger.type in (*LASTING_TYPES, "meeting")
    subject = (c for c in mention.carriers if c.relation == "subject" or (runs and c.row))
    return any(runs or c.token.lemma == "last" for c in subject)


def _of_match(match: re.Match[str] | None) -> int | None:
    """The days that a matched length tells."""
    number = match and _number(match["number"])
    return number * (7 if match["unit"].lower() == "week" else 1) if match and number else None


def _number(word: str) -> int | None:
    word = word.lower()
    return int(word) if word.isdigit() else 1 if word in ("a", "one") else NUMBERS.get(word)


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
