"""Triggers: the words that tell of an event, and the verbs that carry one out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from dateline import lexicon

GATHERINGS = frozenset(("expo", "forum", "summit", "meeting", "visit", "ceremony", "press_conference"))
HYPERNYM = ""  # type of "event", "occasion": they take up an event of any type


@cache
def known_words(kind: str) -> frozenset[str]:
    """The words of data/event_words.csv of one kind."""
    return frozenset(row["word"] for row in lexicon.rows("event_words") if row["kind"] == kind)


@cache
def object_words(kind: str) -> frozenset[str]:
    """The words of data/event_objects.csv of one kind."""
    return frozenset(row["word"] for row in lexicon.rows("event_objects") if row["kind"] == kind)


class Trigger(NamedTuple):
    """A row of data/triggers.csv.

    Attributes:
        lemma: Base form of the word.
        verb: Whether it is a verb; a noun otherwise.
        companions: Words, one of which must stand beside it; empty where none must.
        type: One of `EVENT_TYPES`, or `HYPERNYM`.
        plover: One of `PLOVER_TYPES`, or None.
        needs: What makes a mention one particular happening (see the file).
        ideas: The lemmas that it takes up in a text; its own where the file gives none.
        noun: What a verb's event is called; empty where its type says it.
    """

    lemma: str
    verb: bool
    companions: frozenset[str]
    type: str
    plover: str | None
    needs: str
    ideas: tuple[str, ...]
    noun: str = ""

    @property
    def taken_as(self) -> str:
        """The lemma that says what kind of event it is."""
        return self.ideas[0]


class EventVerb(NamedTuple):
    """A row of data/event_verbs.csv.

    Attributes:
        lemma: Base form of the verb.
        phase: `whole`, `start` or `end` of the event.
        subject: Role of its subject, or `event` where that is the event itself.
        any: The word beside it with which it makes an event of any noun, `*` where it needs none; empty where
            it makes none.
        types: Types of events that it goes with; empty for all.
    """

    lemma: str
    phase: str
    subject: str
    any: str
    types: frozenset[str]


def forms(lemma: str, verb: bool, irregular: str) -> Iterator[str]:
    """Written forms of a regular English noun or verb, and the irregular ones given."""
    yield lemma
    yield from (form for form in irregular.split("|") if form)
    consonant_y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    stem = lemma[:-1] if consonant_y or lemma.endswith("e") else lemma
    if consonant_y:
        yield stem + "ies"
    else:
        yield lemma + ("es" if re.search(r"(s|x|z|ch|sh)$", lemma) else "s")
    if not verb:
        return
    final = lemma[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", lemma) else ""
    if not irregular:
        yield stem + ("ied" if consonant_y else "ed")
        yield lemma + final + "ed"
    yield (lemma if consonant_y else stem) + "ing"
    yield lemma + final + "ing"


def by_form(verb: bool) -> Mapping[str, tuple[Trigger, ...]]:
    """For each written form, lower case, the triggers it may be, in file order; not those of `if_held`."""
    return _by_form(verb, held=False)


def if_held() -> Mapping[str, tuple[Trigger, ...]]:
    """The same for the nouns that tell an event only where a verb makes them one."""
    return _by_form(False, held=True)


@cache
def _by_form(verb: bool, *, held: bool) -> Mapping[str, tuple[Trigger, ...]]:
    plover = {row["type"]: row["plover"] for row in lexicon.rows("event_types")}
    found: dict[str, list[Trigger]] = {}
    nouns = {
        row["lemma"]: row["as"] or row["lemma"] for row in lexicon.rows("triggers") if row["pos"] == "noun"
    }
    for row in lexicon.rows("triggers"):
        if (row["pos"] == "verb") != verb or (row["needs"] == "held") != held:
            continue
        companions = frozenset(word for word in row["with"].split("|") if word)
        code = row["plover"] or plover.get(row["type"]) or None
        trigger = Trigger(
            row["lemma"], verb, companions, row["type"], code, row["needs"],
            tuple((row["as"] or nouns.get(row["noun"]) or row["lemma"]).split("|")), row["noun"],
        )  # fmt: skip
        for form in sorted(set(forms(row["lemma"], verb, row["forms"]))):
            found.setdefault(form, []).append(trigger)
    return MappingProxyType({form: tuple(rows) for form, rows in found.items()})


@cache
def event_verbs() -> Mapping[str, tuple[EventVerb, ...]]:
    """For each written form the verbs of data/event_verbs.csv that it may be."""
    found: dict[str, list[EventVerb]] = {}
    for row in lexicon.rows("event_verbs"):
        types = frozenset(word for word in row["types"].split("|") if word)
        verb = EventVerb(row["lemma"], row["phase"], row["subject"], row["any"], types)
        for form in sorted(set(forms(row["lemma"], True, row["forms"]))):
            found.setdefault(form, []).append(verb)
    return MappingProxyType({form: tuple(rows) for form, rows in found.items()})


# What a verb may need that only the words of data/event_objects.csv are, no name.
LISTED = frozenset(
    "audience authority blight building court disaster facility flow goods judgment levy prize rate".split()
    + "result rule supply tie troops upheaval vehicle weapon workers".split()
)


def _words_needed(trigger: Trigger) -> frozenset[str] | None:
    """Words, one of which a sentence must have for a verb to tell an event in it; None where any will do."""
    kind = {"lapsing": "rule", "proposal": "authority", "works": "facility"}.get(trigger.needs, trigger.needs)
    if trigger.needs in ("opener", "maiden"):
        return known_words("opener")
    return trigger.companions or (object_words(kind) if kind in LISTED else None)


@cache
def _telling_words() -> tuple[frozenset[str], frozenset[str], Mapping[str, frozenset[str]]]:
    """Forms that tell of an event alone, those that need a verb or a name, verbs that need a certain word."""
    alone: set[str] = set()
    together = {form for form, rows in event_verbs().items() if any(row.any == "*" for row in rows)}
    phrases: dict[str, frozenset[str]] = {}
    for form, triggers in by_form(True).items():
        if all(t.needs == "stay" for t in triggers):
            continue  # "is": see `_STAY`
        words = [_words_needed(t) for t in triggers]
        if all(words):
            phrases[form] = frozenset().union(*(w for w in words if w))
        else:
            alone.add(form)
    for form, rows in event_verbs().items():
        makes = {row.any for row in rows} - {"", "*"}
        if makes:
            phrases[form] = phrases.get(form, frozenset()) | makes
    for form, triggers in by_form(False).items():
        (alone if any(t.needs in ("", "joins", "echo") for t in triggers) else together).add(form)
    return frozenset(alone), frozenset(together - alone), MappingProxyType(phrases)


_LIGHT = frozenset(
    "have has had having make makes made making take takes took taken give gives gave given".split()
)
_STAY = re.compile(r"\b(?:is|was|are|were|be|been) (?:due |back )?(?:in|at) [A-Z]")
_WORD = re.compile(r"[^\W\d_]+")


def may_hold(sentence: str) -> bool:
    """Whether a sentence is worth parsing for events: it has a trigger, and for a weak one also a verb.

    A weak trigger ("plan", "deal", "held") counts beside a verb that carries events out, a name or a sum.
    """
    alone, together, phrases = _telling_words()
    words = _WORD.findall(sentence)
    lower = {word.lower() for word in words}
    if not alone.isdisjoint(lower) or _STAY.search(sentence):
        return True
    if any(not phrases[word].isdisjoint(lower) for word in lower if word in phrases):
        return True
    weak = lower & together
    if not weak:
        return False
    verbs = event_verbs()
    return any(weak - {word} for word in lower - _LIGHT if word in verbs) or any(
        word[0].isupper() for word in words[1:]
    )
