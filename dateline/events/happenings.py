"""Happenings: nouns that are an event where a verb tells so: "the bread week took place in May"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.events import syntax
from dateline.events.deeds import any_is, is_agent, passive, type_of
from dateline.events.triggers import EventVerb, Trigger, by_form, event_verbs, if_held, known_words
from dateline.nlp import Sentence, Token

_NOBODYS = frozenset(("PERSON", "GPE", "NORP", "MONEY", "PERCENT", "QUANTITY", "CARDINAL"))
_NAMES = frozenset(("ORG", "EVENT"))  # what the tagger takes names of events for
_TIMES = frozenset(("DATE", "TIME"))
_SETS = _TIMES | {"GPE", "FAC", "LOC"}
_WITH = frozenset(("place", "effect", "force"))  # "took place", "came into force"
_WHEN_AND_WHERE = ("in", "at", "on", "from", "between", "during", "until", "for", "this", "next", "last")


def happening(sentence: Sentence, noun: Token, words: Collection[str]) -> Trigger | None:
    """What a noun tells that a verb makes an event; None for other nouns.

    Args:
        sentence: Its sentence.
        noun: A noun.
        words: The words before it, lower case.
    """
    if not is_held(sentence, noun):
        return None
    word = noun.text.lower()
    if word in ("one", "ones") or syntax.ordinal(word):
        return by_form(False)["edition"][0]
    known = (t for t in if_held().get(word, ()) if not t.companions or not t.companions.isdisjoint(words))
    lemma = noun.lemma.lower()
    kind = "policy" if any_is((noun,), "rule") else "other"
    other = Trigger(lemma, False, frozenset(), kind, None, "", (lemma,))
    return next(known, by_form(False).get(word, (other,))[0])._replace(needs="held")


def is_held(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is told to be held or to take place, at a time or place."""
    if noun.ent in _NOBODYS or any_is((noun,), "kept"):
        return False
    if noun.text.lower() not in if_held() and (
        noun.ent in _TIMES or (is_agent(noun) and noun.ent not in _NAMES)
    ):
        return False
    if any(type_of(sentence, t) is not None for t in syntax.prepositional(sentence, noun, "of")):
        return False  # "two hours of talks"
    return any(
        _makes_event(sentence, noun, verb, relation, row)
        for verb, relation in _verbs(sentence, noun)
        for row in event_verbs().get(verb.text.lower(), ())
        if row.any
    )


def names_event(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a trigger noun stands among these tokens."""
    return any(
        t.tag in syntax.NOUN_TAGS and type_of(sentence, t) is not None for t in sentence.tokens[first:last]
    )


def _verbs(sentence: Sentence, noun: Token) -> Iterator[tuple[Token, str]]:
    """The verbs whose subject or object a noun is, by itself and not as a part of it."""
    whole = sentence.tokens[sentence.tokens[noun.head].head] if noun.dep == "pobj" else noun
    for verb, relation in syntax.clause_verbs(sentence, noun):
        # "a seminar on yarn held in May", "on the agenda of the seminar held in May"
        if not names_event(sentence, noun.i + 1, verb.i) and not names_event(sentence, whole.i, noun.i):
            yield from _down(sentence, verb, relation)
    first = noun
    while first.dep == "conj" and first.head != first.i:
        first = sentence.tokens[first.head]
    part = {"nsubj": "subject", "nsubjpass": "object", "dobj": "object"}.get(first.dep)
    if part:
        yield from _down(sentence, sentence.tokens[first.head], part)


def _down(sentence: Sentence, verb: Token, relation: str) -> Iterator[tuple[Token, str]]:
    """A verb, or what follows it with "to": "is expected to take place", "is due to be held"."""
    due = [g for c in sentence.children[verb.i] if c.dep == "acomp" for g in sentence.children[c.i]]
    below = [c for c in (*sentence.children[verb.i], *due) if c.dep == "xcomp" and c.pos == "VERB"]
    if not below:
        yield verb, relation
    elif relation == "subject" or passive(sentence, verb):
        yield below[0], "object" if passive(sentence, below[0]) else "subject"


def _makes_event(sentence: Sentence, noun: Token, verb: Token, relation: str, row: EventVerb) -> bool:
    """Whether a verb says of a noun that it happens, and that once."""
    beside = sentence.children[verb.i]
    words = syntax.words_beside(sentence, verb)
    if (row.any != "*" and row.any not in words) or noun.text.lower() == row.any:
        return False
    if relation not in ("subject", "object"):
        return False
    alone = row.subject == "event" or row.phase != "whole"
    if relation == "subject" and not (alone and (row.any in _WITH or not syntax.objects(sentence, verb))):
        return False
    done = relation == "subject" or verb.tag == "VBN"
    if noun.ent == "ORG" and not done:
        return False  # "held Rovers to a draw"
    if any(_is_habit(sentence, c) for c in beside):
        return False
    return row.any in _WITH or any(_is_set(sentence, c) for c in (*beside, *sentence.children[noun.i]))


def _is_habit(sentence: Sentence, token: Token) -> bool:
    """Whether a word beside a verb says that it is done again and again: "usually", "every year"."""
    below = (
        token,
        *sentence.children[token.i],
        *(g for c in sentence.children[token.i] for g in sentence.children[c.i]),
    )
    return any(t.text.lower() in known_words("habit") for t in below) or any(
        t.text.lower() in ("every", "each") for t in below if t.dep == "det"
    )


def _is_set(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase beside a verb tells when or where: "on Monday", "last week", "at the Grand Hall"."""
    if token.dep == "npadvmod" or token.text.lower() in ("today", "yesterday", "tomorrow", "here"):
        return token.dep != "npadvmod" or token.ent in _TIMES
    if token.dep != "prep" or token.text.lower() not in _WHEN_AND_WHERE:
        return False
    goals = (c for c in sentence.children[token.i] if c.dep == "pobj")
    return any(t.ent in _SETS or (t.tag == "NNP" and token.text.lower() in ("in", "at")) for t in goals)
