"""Taking up: what a sentence that opens with "It" or "They" tells on of the event before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events.carriers import carriers_of
from dateline.events.facts import Facts, facts_of
from dateline.events.mentions import MODIFIER, VERB, Mention
from dateline.events.scene import Scene
from dateline.nlp import Sentence, Token
from dateline.spans import Span

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OBJECTS = frozenset(("dobj", "attr"))


def with_what_follows(scene: Scene, mentions: Sequence[Mention], facts: Sequence[Facts]) -> list[Facts]:
    """The facts of each mention, with the days and places that the next sentence tells on of it.

    "The fair opened in Riga on Monday. It will run until Saturday."
    """
    found = list(facts)
    told_before: dict[int, list[int]] = {}
    for number, mention in enumerate(mentions):
        if mention.kind not in (VERB, MODIFIER) and not (mention.generic or mention.headline):
            told_before.setdefault(mention.sentence.index + 1, []).append(number)
    for sentence in scene.doc.sentences:
        numbers = told_before.get(sentence.index, [])
        pronoun = _opening_pronoun(sentence) if numbers else None
        if pronoun is None or sentence.paragraph != mentions[numbers[0]].sentence.paragraph:
            continue
        for number in _taken_up(mentions, numbers, pronoun):
            stand_in = _standing_in(mentions[number], sentence, pronoun)
            if stand_in:
                told, own = facts_of(scene, stand_in), found[number]
                found[number] = replace(own, days=own.days + told.days, places=own.places + told.places)
    return found


def _opening_pronoun(sentence: Sentence) -> Token | None:
    """The "It" or "They" that a sentence opens with, as its subject."""
    first = sentence.tokens[0] if sentence.tokens else None
    return first if first and first.text in ("It", "They") and first.dep in _SUBJECTS else None


def _taken_up(mentions: Sequence[Mention], numbers: Sequence[int], pronoun: Token) -> Sequence[int]:
    """The mention, if any, that a pronoun can mean: the subject of its sentence, else the last object."""
    plural = pronoun.text == "They"
    fitting = [n for n in numbers if (mentions[n].head.tag in ("NNS", "NNPS")) == plural]
    subjects = [n for n in fitting if mentions[n].head.dep in _SUBJECTS]
    return subjects[:1] or [n for n in fitting if mentions[n].head.dep in _OBJECTS][-1:]


def _standing_in(mention: Mention, sentence: Sentence, pronoun: Token) -> Mention | None:
    """The pronoun as a mention of the event, where its verb is one that carries such an event out."""
    carriers = tuple(carriers_of(sentence, pronoun, pronoun, mention.trigger.type))
    kind = mention.trigger.type
    if not any(c.carries(kind) for c in carriers if c.relation in ("subject", "object")):
        return None
    return replace(
        mention,
        span=Span(pronoun.start, pronoun.end, pronoun.text),
        sentence=sentence,
        head=pronoun,
        carriers=carriers,
        determiner="the",
    )
