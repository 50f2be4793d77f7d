"""Standings: whether a figure is actual, planned, a target or an estimate.

Read from the words beside a figure, then from the nouns and verbs above it in the parse. The words that tell
a standing live in data/figure_statuses.csv.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.metrics.changes import LEVEL_AFTER
from dateline.metrics.movements import moves
from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import NOUNS, SUBJECTS, anchor, cue_verbs, upward
from dateline.nlp import Sentence, Token

_WARMTH = frozenset(("°C", "°F", "degree"))


@cache
def _standings(reach: str) -> dict[str, str]:
    return {r["lemma"]: r["status"] for r in lexicon.rows("figure_statuses") if r["reach"] == reach}


def status_of(sentence: Sentence, quantity: Quantity) -> str:
    """Whether a figure is actual, planned, a target or an estimate.

    What stands right beside it decides; else the words above it, from the nearest outwards: the first that
    tells a standing gives it, and the first that closes the figure's own statement leaves it actual.
    """
    if beside := _beside(sentence, quantity):
        return beside
    at = anchor(sentence, quantity)
    path: list[Token] = []
    for token in upward(sentence.tokens, at) if at else ():
        path.append(token)
        if told := _told_by(sentence, quantity, path) or _closed_by(sentence, path):
            return told
    return "actual"


# "Puts the cost at 5 million", "with the cost put at 5 million".
_PUT_AT = re.compile(r"\b(?:put|puts|putting) (?:the|its|their)\b[^.,;]{1,60} at \Z|\bcosts? put at \Z")
# "Will take two days instead of the current eight".
_CURRENT = re.compile(r"\b(?:current|present|existing|now|instead of|rather than) \Z")
_AT_PRESENT = re.compile(r" (?:at present|currently|now|today)\b")


def _beside(sentence: Sentence, quantity: Quantity) -> str | None:
    """The standing that a figure and the words beside it tell: "an estimated 300", "from the current 5"."""
    if "estimated" in sentence.text[quantity.start : quantity.core].lower():
        return "estimate"
    if _PUT_AT.search(sentence.text[: quantity.start]):
        return "estimate"
    now = _CURRENT.search(sentence.text[: quantity.start]) or _AT_PRESENT.match(sentence.text, quantity.end)
    return "actual" if now else None


def _told_by(sentence: Sentence, quantity: Quantity, path: Sequence[Token]) -> str | None:
    """The standing that the last word of the way up from a figure tells, by itself or its participle."""
    token = path[-1]
    told = None
    if token.tag in NOUNS:
        lasting = quantity.kind == "duration" and path[-2:][0].dep == "prep"  # "the plan of ten years"
        counts = len(path) == 1 and quantity.counted
        told = None if counts or lasting else _standings("noun").get(token.lemma)
        told = told or _of_contract(sentence, token)
    elif token.tag.startswith("V") or token.tag == "MD":
        told = _of_verb(sentence, quantity, path)
    return told or _of_participle(sentence, token)


def _of_contract(sentence: Sentence, noun: Token) -> str | None:
    """The standing of what a contract is for: "a contract for the supply of 300 tons"."""
    ordered = _standings("ordered").get(noun.lemma)
    preposition = sentence.tokens[noun.head]
    paper = sentence.tokens[preposition.head].lemma if preposition.dep == "prep" else ""
    return ordered if ordered and paper in _standings("infinitive") else None


def _closed_by(sentence: Sentence, path: Sequence[Token]) -> str | None:
    """The standing that is left where the last word of the way up closes the figure's statement."""
    token, inner = path[-1], len(path) > 1
    if token.dep == "prep" and token.text.lower() in ("than", "after"):
        return "actual"  # what is to come is set against it
    if token.dep in SUBJECTS and _is_to_be(sentence, token):
        return "planned"
    if token.dep in SUBJECTS and inner and token.tag in NOUNS and not _is_due(sentence, token):
        return "actual"  # "her group of 64 women would have to hire trucks"
    if inner and _is_clause_of_its_own(sentence, token):
        return "actual"
    return _of_content(sentence, token) if token.dep == "ccomp" else None


def _of_content(sentence: Sentence, said: Token) -> str:
    """The standing of what is said, thought or seen: what is said is so, what is expected is not yet."""
    above = sentence.tokens[said.head]
    if any(t.text == ";" for t in sentence.tokens[said.i : above.i]):
        return "actual"  # the parser hangs what stands before a semicolon on what follows it
    seen = _standings("seen").get(above.lemma) if said.tag in ("VBG", "VB") else None
    return seen or _standings("verb").get(above.lemma, "actual")


def _of_verb(sentence: Sentence, quantity: Quantity, path: Sequence[Token]) -> str | None:
    """The standing that a verb tells, by itself, its helpers, or what stands above and below it."""
    verb, via = path[-1], path[-2:][0]
    bound = _standings("level").get(sentence.tokens[verb.head].lemma)
    if bound and verb.dep in _COMMITTED and _leads_to_level(sentence, path[0]):
        return bound
    # "Seven analysts expect a loss": it is not the analysts who are expected.
    governs = len(path) > 1 and via.dep != "nsubj"
    told = _standings("verb").get(verb.lemma) if governs else None
    told = told or _of_helpers(sentence, verb) or _of_object(sentence, verb, via)
    told = told or _of_what_is_to_be_done(sentence, verb)
    if told and verb.lemma == "expect" and _is_counted_on(sentence, verb, quantity):
        return "planned"
    return _in_its_clause(sentence, verb, told)


def _is_counted_on(sentence: Sentence, expect: Token, quantity: Quantity) -> bool:
    """Whether what is expected is planned: no rate of growth, price or warmth, and no analyst's figure."""
    price = quantity.kind == "currency" and " per " in (quantity.unit or "")
    if quantity.kind == "percent" or price or quantity.unit in _WARMTH:
        return False
    subjects = (t.lemma.lower() for t in sentence.children[expect.i] if t.dep == "nsubj")
    return not any(lemma in _standings("foreseer") for lemma in subjects)


def _is_to_be(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject is to do something or have it done: "seven contracts are to be signed"."""
    verb = sentence.tokens[subject.head]
    ordered = (t for t in sentence.children[verb.i] if t.dep == "xcomp" and t.tag in ("VB", "VBN"))
    return verb.lemma == "be" and any(
        below.text.lower() == "to" for verb in ordered for below in sentence.children[verb.i]
    )


def _of_what_is_to_be_done(sentence: Sentence, verb: Token) -> str | None:
    """The standing that a verb has from what it hangs on: "a contract to ship", "a deal on building"."""
    above = sentence.tokens[verb.head]
    if verb.tag == "VBG" and verb.dep == "pcomp":
        above = sentence.tokens[above.head]
    elif verb.dep not in ("acl", "advcl", "relcl", "xcomp") or not _is_infinitive(sentence, verb):
        return None
    if above.text.lower() == "worth":  # "a contract worth $3 million to ship 300 tonnes"
        above = sentence.tokens[above.head]
    return _standings("infinitive").get(above.lemma)


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return verb.tag == "VB" and any(t.text.lower() == "to" for t in sentence.children[verb.i])


def _in_its_clause(sentence: Sentence, verb: Token, told: str | None) -> str | None:
    """The standing that a verb's helpers tell, as the clause that it is said in makes it.

    What someone thinks "will" come is foreseen; what they said "would" be done is planned, as what they say
    "will" be, but not what "would" rise or reach a sum: that is by nobody's plan.
    """
    first = verb  # "noted that it would take a stake and that others would be borrowed"
    while first.dep == "conj":
        first = sentence.tokens[first.head]
    above = sentence.tokens[first.head].lemma if first.dep == "ccomp" else ""
    helpers = {t.text.lower() for t in sentence.children[verb.i] if t.dep == "aux"}
    if told == "planned" and above in _standings("opinion"):
        return "estimate"
    by_plan = verb.lemma not in moves("verb") and verb.lemma not in _standings("foreseen")
    if verb.dep == "relcl":  # "is considering a loan that would cover 60 percent"
        above = sentence.tokens[sentence.tokens[verb.head].head].lemma
        if told == "estimate" and "would" in helpers and above in _standings("drafted"):
            return "planned"
    said = above in cue_verbs("say") and above not in _standings("opinion")
    reported = told == "estimate" and "would" in helpers and said
    return "planned" if reported and by_plan else told


def _is_clause_of_its_own(sentence: Sentence, token: Token) -> bool:
    """Whether a verb stands for itself, not for what it hangs on: "will enter, and 300 were laid off".

    Who adds goes on with what the other did: "Spain pledged 60 million and Italy added 25 million".
    """
    if token.dep in ("relcl", "advcl", "parataxis"):
        return not _follows_from(sentence, token)
    if token.dep != "conj" or token.lemma == "add":
        return False
    if any(t.dep in SUBJECTS for t in sentence.children[token.i]):
        return True
    # "Will take 18 months and cost 2 billion": the tagger may take the plain form for another.
    plain = token.text.lower() == token.lemma and token.tag in ("VBD", "VBP")
    shares = plain and any(t.tag == "MD" for t in sentence.children[token.head])
    return token.tag in ("VBD", "VBP", "VBZ") and not shares


def _of_participle(sentence: Sentence, at: Token) -> str | None:
    """The standing that a participle of a figure's noun tells: "2 billion planned", "a planned outlay of"."""
    beside = (t for t in sentence.children[at.i] if t.dep in ("acl", "amod") and t.tag == "VBN")
    return next((told for t in beside if (told := _standings("verb").get(t.lemma))), None)


def _is_due(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject is said to come: "a delegation of 50 traders is due in Ostby"."""
    return any(t.text.lower() in _standings("predicate") for t in sentence.children[subject.head])


def _follows_from(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle tells what its verb leads to: "will cut 300 jobs, saving $5 million"."""
    return (
        verb.dep == "advcl"
        and verb.tag == "VBG"
        and verb.head < verb.i
        and sentence.tokens[verb.i - 1].text != "after"
    )


_COMMITTED = frozenset(("xcomp", "advcl", "acl", "ccomp"))


_TO_LEVEL = frozenset(("to", "under", "below", "above", "over"))


def _leads_to_level(sentence: Sentence, at: Token) -> bool:
    """Whether a figure is what something is moved to: "to raise trade to 5 billion"."""
    for token in upward(sentence.tokens, at):
        head = sentence.tokens[token.head]
        if token.dep == "prep" and token.text.lower() in _TO_LEVEL:
            return any(
                head.lemma in movers for movers in (moves("verb"), moves("causing"), _standings("mover"))
            )
        if token.tag.startswith("V"):
            return False
    return False


def _of_object(sentence: Sentence, verb: Token, via: Token) -> str | None:
    """The standing that a verb and what stands beside it tell of a level.

    "Cut its forecast for growth to 3 percent", "the target is 3 percent", "asked for 3 million".
    """
    preposition = via.text.lower() if via.dep == "prep" else ""
    if preposition == "for" and (told := _standings("for").get(verb.lemma)):
        return told
    if verb.lemma == "be" and via.dep == "attr":
        beside = frozenset(("nsubj",))
    elif preposition in LEVEL_AFTER:
        beside = frozenset(("dobj", "nsubjpass"))
    else:
        return None
    nouns = [t for t in sentence.children[verb.i] if t.dep in beside and t.tag in NOUNS]
    return next((told for t in nouns if (told := _standings("noun").get(t.lemma))), None)


def _of_helpers(sentence: Sentence, verb: Token) -> str | None:
    """The standing that a verb's helpers tell: "will build", "is likely to build"."""
    denied = any(t.dep == "neg" for t in sentence.children[verb.i])
    for below in sentence.children[verb.i]:
        word = below.text.lower().replace("’", "'")
        if word == "may" and denied:
            continue  # "may not enter for 36 months" forbids
        if word == "to" and verb.dep == "ROOT" and below.dep == "aux" and _is_headline(sentence, verb):
            return "planned"
        if below.dep == "aux" and (told := _standings("verb").get("will" if word == "'ll" else word)):
            return told
        if below.dep in ("acomp", "advmod") and word == "likely":
            return "estimate"
        if below.dep in ("acomp", "acl", "prep") and (told := _standings("predicate").get(word)):
            return told
        if (
            word == "to"
            and below.dep == "aux"
            and sentence.tokens[verb.head].lemma == "be"
            and verb.dep == "xcomp"
        ):
            # "The goal is to plant a million trees", "the state is to contribute 200 million"
            subjects = (t.lemma for t in sentence.children[verb.head] if t.dep == "nsubj")
            return next((told for s in subjects if (told := _standings("noun").get(s))), "planned")
        if word in _OBLIGING and below.dep == "aux" and verb.lemma in moves("verb"):
            return "target"  # "emissions must fall by 30 percent"
    above = sentence.tokens[verb.head]
    needs = above.lemma in ("have", "need") and above.tag in ("VBZ", "VBP")
    obliged = needs and verb.dep == "xcomp" and _is_infinitive(sentence, verb)
    return "target" if obliged and verb.lemma in moves("verb") else None


_OBLIGING = frozenset(("must", "shall"))


def _is_headline(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive has a subject, as in a headline: "Port to hire 300 people"."""
    return any(t.dep in SUBJECTS and t.i < verb.i for t in sentence.children[verb.i])
