"""Clauses: how a figure hangs in the clauses of its sentence, and whose time it can share by that."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline import lexicon
from dateline.metrics.bearing import Figure
from dateline.metrics.syntax import COME, PERFECT, cue_verbs, has_subject, helpers_of, tense_above
from dateline.metrics.told import Told
from dateline.nlp import Sentence, Token


def is_of_when_clause(sentence: Sentence, time: Told, verb: Token) -> bool:
    """Whether a time tells when a figure's verb was so: "when the tax was cut in 2010, it brought in 300"."""
    clause = sentence.tokens[time.verb]
    return (
        clause.dep == "advcl"
        and clause.head == verb.i
        and any(t.text.lower() == "when" for t in sentence.children[clause.i])
    )


def with_what_is_said(sentence: Sentence, figure: Figure, above: list[int]) -> list[int]:
    """The tokens above a figure, with the clause it goes on with: "hit $5, he said, putting it at $1"."""
    for below, verb in pairwise(figure.above):
        if below.tag == "VBG" and below.dep == "advcl" and verb.lemma in cue_verbs("say", "ask"):
            said = (t.i for t in sentence.children[verb.i] if t.dep == "ccomp" and t.i < verb.i)
            return [*above, *said]
    return above


def beyond_its_tense(sentence: Sentence, figure: Figure) -> list[int]:
    """The tokens above a figure that are not of its tense."""
    return [t.i for t in figure.above[len(of_its_tense(sentence, figure)) :]]


def of_its_tense(sentence: Sentence, figure: Figure) -> list[int]:
    """The tokens above a figure, up to a clause in which something is yet to be done, or said besides.

    "Signed a contract on Friday to ship 300 tonnes", "a pact was signed in May under which it will ship 300",
    "bought 20 trucks in May, adding that costs fell 3 percent".
    """
    above = [t.i for t in figure.above]
    for place, token in enumerate(figure.above):
        to_come = any(
            t.dep == "aux" and t.text.lower() in ("to", "will", "would", "shall")
            for t in sentence.children[token.i]
        )
        # "An agreement on building", but "in 2022, with trade reaching $5".
        named = token.dep == "pcomp" and token.tag == "VBG" and not has_subject(sentence, token)
        ordered = token.dep == "xcomp" and sentence.tokens[token.head].lemma == "be"  # "is to put"
        if named or (to_come and (ordered or token.dep in ("acl", "relcl", "advcl"))):
            return above[: place + 1]
        if place and token.tag == "VBG" and token.lemma in cue_verbs("say", "ask"):
            return above[: place + 1]
    return above


def is_perfect(sentence: Sentence, above: Sequence[int]) -> bool:
    """Whether a figure's verb tells what has come of a past: "lent in May, but has paid out only 300"."""
    verb = next((i for i in above if sentence.tokens[i].tag == "VBN"), None)
    return verb is not None and bool(helpers_of(sentence, sentence.tokens[verb]) & PERFECT)


def is_since(sentence: Sentence, time: Told) -> bool:
    """Whether a time goes on since then."""
    return sentence.text.startswith("since ", time.start)


def has_come_since(sentence: Sentence, time: Told, verb: Token) -> bool:
    """Whether what a verb tells has come since a time that hangs on one beside it or below.

    "500 have been killed and 325,000 have fled since then", "has spent 5 million on buying land since May".
    """
    if not is_since(sentence, time) or not helpers_of(sentence, verb) & COME:
        return False
    own = sentence.tokens[time.verb]
    return own.tag == "VBG" or (own.dep == "conj" and own.head == verb.i)


def is_general(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure's own verb tells what holds in general: "sold 300 in May and has room for 500"."""
    return (
        bool(figure.above)
        and (told := tense_above(sentence, figure.above)) is not None
        and (told[1].tag in ("VBZ", "VBP"))
    )


def is_of_past_before(sentence: Sentence, time: Told, figure: Figure) -> bool:
    """Whether a time is of a past that the figure's clause has left: "opened in May and has room for 30"."""
    told = tense_above(sentence, figure.above)
    if (
        told is None
        or not (time.over or time.deed.start)
        or time.verb in (-1, told[0].i)
        or told[1].tag not in ("VBZ", "VBP")
    ):
        return False
    perfect = told[1] is not told[0] and told[1].lemma == "have"
    noun = told[0].lemma in lexicon.column("amount_nouns", "noun")  # "and exports $5", taken for a verb
    return not (perfect or noun) and sentence.tokens[time.verb].tag in ("VBD", "VBN")


def is_of_first_clause(sentence: Sentence, time: Told, above: Sequence[int]) -> bool:
    """Whether a time closes a clause that the figure's is joined to ("came this year, and 300 stayed")."""
    if time.verb not in above or sentence.start + time.start < sentence.tokens[time.verb].start:
        return False
    below = above[: above.index(time.verb)]
    return bool(below) and any(
        sentence.tokens[i].dep == "conj" and sentence.tokens[i].tag.startswith("V") for i in below
    )
