"""Occasions: the nouns that a mention's clause tells it to be at, during or after ("signed at the fair")."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events import syntax
from dateline.events.carriers import Carrier
from dateline.events.days import END, START
from dateline.events.evidence import carried_out
from dateline.events.mentions import VERB, Mention
from dateline.nlp import Sentence, Token

_ON_NOUN = ("at", "during", "of", "for", "on", "in")
_ON_VERB = ("at", "during", "after", "following", "alongside")
_ANYWHERE = frozenset(("at", "during", "alongside"))
_SIDELINES = frozenset(("sidelines", "sideline", "margins"))


def occasions_of(mention: Mention) -> Iterator[Token]:
    """The nouns of its sentence that an event can be a part of, the surest first."""
    for noun in (*_hung(mention), *_misplaced(mention)):
        yield from syntax.happening(mention.sentence, noun)


def _hung(mention: Mention) -> Iterator[Token]:
    """Nouns that hang on a mention, or on its verbs."""
    sentence = mention.sentence
    yield from syntax.prepositional(sentence, mention.head, *_ON_NOUN)
    for carrier in mention.carriers:
        if carrier.token.tag in syntax.NOUN_TAGS or carrier.leads_on:
            continue
        if syntax.asks_where(sentence, carrier.token):
            yield from _where_it_is_done(sentence, carrier.token)
        if mention.trigger.needs == "gathering":
            yield from (*syntax.subjects(sentence, carrier.token), *syntax.objects(sentence, carrier.token))
        yield from _on_verb(sentence, carrier)


def _on_verb(sentence: Sentence, carrier: Carrier) -> Iterator[Token]:
    """Nouns that hang on a verb, by what the event is to it."""
    verb = carrier.token
    if carrier.relation in ("object", "subject", "verb"):
        yield from syntax.prepositional(sentence, verb, *_ON_VERB)
        for noun in syntax.prepositional(sentence, verb, "on"):
            yield from (noun,) if noun.text.lower() in _SIDELINES else ()
            yield from syntax.prepositional(sentence, noun, "of") if noun.text.lower() == "day" else ()
        yield from syntax.subjects(sentence, verb) if carrier.relation == "object" else ()
    elif carrier.relation == "with" and carrier.row and carrier.row.phase in (START, END):
        yield from syntax.subjects(sentence, verb)  # "the fair ended with a ceremony"
    elif carrier.relation == "in" and carrier.row:
        yield from syntax.prepositional(sentence, verb, "in")


def _where_it_is_done(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The nouns that a clause with "where" can be about: "attends a forum in Bern, where it will sign"."""
    for above in syntax.ancestors(sentence, verb):
        if above.pos == "VERB":
            yield from syntax.objects(sentence, above)
            return
        yield above


def _misplaced(mention: Mention) -> Iterator[Token]:
    """Nouns after "at" anywhere behind what is carried out: the parser often hangs them elsewhere."""
    if not carried_out(mention) and mention.kind != VERB:
        return
    sentence = mention.sentence
    above = {t.i for t in syntax.ancestors(sentence, mention.head)}
    for token in sentence.tokens[mention.head.i + 1 :]:
        if token.i in above and token.pos in ("VERB", "AUX"):
            return  # "who is on a visit spoke at the ceremony"
        word = token.text.lower()
        if token.dep == "prep" and (word in _ANYWHERE or word == "on"):
            nouns = (c for c in sentence.children[token.i] if c.dep == "pobj")
            yield from (n for n in nouns if word != "on" or n.text.lower() in _SIDELINES)
