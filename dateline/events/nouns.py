"""Nouns: what kind of event a noun tells, if any ("fair", "signing", "the Dec. 28 vote").

The first row of data/triggers.csv that it fits, unless the words around it make it tell something else.
"""

from __future__ import annotations

from functools import cache

from dateline import lexicon
from dateline.events import happenings, noun_needs, syntax
from dateline.events.deeds import any_is, completes
from dateline.events.noun_needs import Noun
from dateline.events.triggers import HYPERNYM, Trigger, by_form, known_words
from dateline.nlp import Sentence, Token


def read_noun(sentence: Sentence, head: Token, title_case: bool) -> Noun | None:
    """A noun with the trigger that it is; None for other nouns.

    Args:
        sentence: Its sentence.
        head: The noun.
        title_case: Whether it stands in a headline in capitals, where a capital names nothing.
    """
    rows = by_form(False).get(head.text.lower(), ())
    if (not rows or head.ent in ("DATE", "TIME")) and not happenings.is_held(sentence, head):
        return None
    modifiers = syntax.premodifiers(sentence, head)
    alone = not modifiers and not syntax.determiner(sentence, head)
    called = title_case or is_christened(sentence, head)
    if alone and head.tag == "NNP" and not called and (head.ent or head.i > 0):
        return None  # "Carnival said": somebody's name
    words = syntax.words_of(sentence, head, modifiers) if rows else {t.text.lower() for t in modifiers}
    nouns = (Noun(sentence, head, modifiers, row) for row in rows)
    nouns = (n for n in nouns if not n.trigger.companions or n.trigger.companions & words)
    noun = next((n for n in nouns if noun_needs.are_met(n)), None)
    if noun is None:
        told = happenings.happening(sentence, head, words)
        noun = Noun(sentence, head, modifiers, told) if told else None
    if noun is None or any(is_other(noun) for is_other in _OTHERS):
        return None
    return noun._replace(trigger=_meant(noun))


def is_christened(sentence: Sentence, head: Token) -> bool:
    """Whether a name follows the noun: "Typhoon Lola", "Exercise Clear Sky"."""
    after = sentence.tokens[head.i + 1 : head.i + 2]
    named = bool(after) and after[0].tag == "NNP" and head.text[0].isupper()
    return named and head.text.lower() in known_words("christened")


def _meant(noun: Noun) -> Trigger:
    """The row that holds for a noun in its phrase, where that is not the one of the word alone."""
    trigger = noun.trigger
    if trigger.needs == "force" and not _is_forceful(noun):
        return trigger._replace(needs="echo")  # an attack in arms only if it was told before
    if trigger.needs == "bare" and noun.modifiers:
        return trigger._replace(needs="act")  # "the farm vote" is whom farmers are for
    if trigger.lemma == "agreement" and noun.head.tag == "NNS" and syntax.has_sum(noun.sentence, noun.head):
        return by_form(False)["contract"][0]  # "agreements worth 3 million dollars"
    return trigger


def _is_forceful(noun: Noun) -> bool:
    """Whether an attack is one of arms: by the words before it, or its target."""
    targets = noun.after("on", "against", "in", "at", "near")
    named = any(t.ent in ("GPE", "FAC", "LOC") for t in (*noun.modifiers, *targets))
    return named or any_is(noun.modifiers, "force") or any_is(targets, "target") or any_is(targets, "troops")


@cache
def _terms() -> tuple[str, ...]:
    return tuple(sorted(lexicon.column("not_events", "name")))


def _is_term(noun: Noun) -> bool:
    """Whether it ends a fixed phrase that is none: data/not_events.csv."""
    phrase = " ".join(t.text.lower() for t in (*noun.modifiers, noun.head))
    return phrase.endswith(_terms())


def _is_figurative(noun: Noun) -> bool:
    """Whether it only says that there is much of something: "a flood of imports"."""
    if noun.head.text.lower() not in known_words("figurative"):
        return False
    filled = (t for t in noun.after("of") if t.tag in ("NN", "NNS") and not t.ent)
    # "An earthquake of magnitude 6.1" is one.
    return any(all(c.tag != "CD" for c in noun.sentence.children[t.i]) for t in filled)


def _completes(noun: Noun) -> bool:
    """Whether it only tells what the one before it is: "a memorandum of understanding"."""
    tokens = noun.sentence.tokens
    above = tokens[tokens[noun.head.head].head]
    rows = by_form(False).get(above.text.lower(), ()) if noun.head.dep == "pobj" else ()
    return any(f"of {noun.head.text.lower()}" in row.companions for row in rows)


def _is_prefixed(noun: Noun) -> bool:
    """Whether it is the second half of "re-election" or "post-war"."""
    before = noun.sentence.tokens[max(0, noun.head.i - 2) : noun.head.i]
    joined = len(before) == 2 and before[1].text == "-" and before[1].end == noun.head.start
    return joined and before[0].text.lower() in known_words("prefix")


def _is_idiom(noun: Noun) -> bool:
    """Whether "event" or "occasion" means none: "in any event", "on occasion"."""
    alone = noun.determiner in ("any", "either", "") and noun.head.tag == "NN" and noun.head.dep == "pobj"
    return alone and noun.trigger.type == HYPERNYM


def _is_in_words(noun: Noun) -> bool:
    """Whether an attack is somebody's in words: "her attacks on the senator"."""
    if noun.trigger.needs != "force" or _is_forceful(noun):
        return False
    owners = (c for c in noun.below if c.dep == "poss")
    return any(
        t.tag == "PRP$" or t.ent == "PERSON" for t in (*owners, *noun.after("on", "against", "by", "from"))
    )


def _is_of_round(noun: Noun) -> bool:
    """Whether what there is a round of tells the event."""
    return noun.trigger.lemma == "round" and bool(noun.after("of"))


def _is_part_of_verb(noun: Noun) -> bool:
    """Whether it completes a verb that tells an event with it: "opened fire"."""
    return completes(noun.sentence, noun.head)


_OTHERS = (
    _is_term, _is_figurative, _completes, _is_prefixed, _is_idiom, _is_in_words, _is_of_round,
    _is_part_of_verb,
)  # fmt: skip
