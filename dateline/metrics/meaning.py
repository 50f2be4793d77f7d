"""What a quantity means: whether it is a change, and its standing.

Both are read from the parse: the nouns and verbs above the quantity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.metrics.beside import goes_on
from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import NOUNS, SUBJECTS, anchor, cue_verbs, upward
from dateline.nlp import Sentence, Token

# --- change --------------------------------------------------------------------------------------


@cache
def _moves(kind: str) -> dict[str, str]:
    return {r["lemma"]: r["change"] for r in lexicon.rows("change_words") if r["kind"] == kind}


# What follows these is a level, whatever moved to it: "rose to", "was up at".
_LEVEL_AFTER = frozenset({"to", "at", "from"})
# How a figure hangs on the noun that it is a part of.
_WARMTH = frozenset(("°C", "°F", "degree"))
_PARTS = frozenset(("compound", "amod", "nmod", "nummod"))
_AMOUNTS = frozenset(("average", "total", "maximum", "minimum", "median"))
# "To a record 190 billion" is where a rise led.
_RECORD = re.compile(r"\bto (?:an? |the )?(?:[a-z]+[ -])?(?:record|high|low)(?: of)? \Z")
# A time span after these is how long a change took.
_LASTING = frozenset({"over", "in", "within", "for", "after", "during", "through"})


# "5 percent more than in May" tells of two times, "than men" of two things.
_COMPARED = re.compile(
    r" (?P<word>more|fewer|less)(?: \w+)?,? than"
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
    if before and before[-1].text.lower() in _LEVEL_AFTER:
        return None
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
        if word in _moves("adverb") and token.dep != "prt" and verb.lemma not in _moves("particle"):
            return _moves("adverb")[word] if _is_amount_of_change(quantity) else None
        if token.tag not in ("RB", "IN", "DT", "JJ"):
            break
    after = next((t for t in tokens if t.start >= end), None)
    if after is not None and after.text.lower() in ("higher", "lower"):
        return _moves("adverb")[after.text.lower()]
    if after is not None and quantity.kind == "percent" and _MOVED_ON.match(sentence.text, quantity.end):
        return _moves("adverb")[after.text.lower()]
    if quantity.kind == "percent" and (compared := _COMPARED.match(sentence.text, quantity.end)):
        return _MORE[compared["word"]]
    at = anchor(sentence, quantity)
    if at is not None and at.tag.startswith("V") and quantity.unit == "time":
        return "down" if quantity.number.low < 1 else "up"  # "halved", "doubled"
    return _governed_change(sentence, quantity, at) if at else None


def _opens_phrase(sentence: Sentence, quantity: Quantity, noun: Token) -> bool:
    """Whether a figure stands between a noun and its determiner: "a 9 percent share"."""
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    return any(t.dep == "det" and t.end <= start and end <= noun.start for t in sentence.children[noun.i])


def _is_amount_of_change(quantity: Quantity) -> bool:
    return quantity.unit is not None or not quantity.number.plain


def _is_moved(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a verb of change stands before a movement from one level to another."""
    before = [t for t in sentence.tokens if t.end <= sentence.start + quantity.start][-6:]
    return any(t.lemma in _moves("verb") or t.lemma in _moves("causing") for t in before)


def _governed_change(sentence: Sentence, quantity: Quantity, at: Token) -> str | None:
    """The change told by the verb or noun that governs a quantity."""
    tokens = sentence.tokens
    preposition = None
    relative = quantity.kind == "percent" or (quantity.unit or "").split(" ")[-1] in ("point",)
    for token in upward(tokens, at):
        head = tokens[token.head]
        if head.i == token.i or token.dep in SUBJECTS:
            return None
        if token.dep in ("prep", "agent"):
            preposition = token.text.lower()
        if head.tag in NOUNS and head.lemma in _moves("noun") and preposition in ("of", "by", None):
            return _moves("noun")[head.lemma] if relative or preposition else None
        if head.tag in NOUNS and token.dep in _PARTS and _opens_phrase(sentence, quantity, head):
            return None  # "sales doubled, a 9 percent share": the share is of 9 percent
        if head.tag.startswith("V"):
            if preposition not in (
                None,
                "by",
                "under",
                "over",
                "about",
                "around",
                "above",
                "below",
                "as",
                "than",
                "up",
            ):
                return None
            if head.lemma in _moves("verb"):
                return _moves("verb")[head.lemma]
            if head.lemma in _moves("going") and (way := _way(sentence, head)):
                return way
            if head.lemma in _moves("causing") and (relative or preposition == "by"):
                return _moves("causing")[head.lemma]
            return None
        if head.tag in NOUNS and head.lemma in _AMOUNTS and preposition == "of":
            preposition = None  # "rose by an average of 11 percent"
        elif head.tag in NOUNS and preposition:
            return None
    return None


def _way(sentence: Sentence, verb: Token) -> str | None:
    """Where a verb of going leads by its particle: "will go up by 3 percent"."""
    particles = (t.text.lower() for t in sentence.children[verb.i] if t.dep in ("prt", "advmod"))
    return next((_moves("adverb")[word] for word in particles if word in ("up", "down")), None)


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


# --- standing ------------------------------------------------------------------------------------


@cache
def _standings(reach: str) -> dict[str, str]:
    return {r["lemma"]: r["status"] for r in lexicon.rows("figure_statuses") if r["reach"] == reach}


def status_of(sentence: Sentence, quantity: Quantity) -> str:
    """Whether a figure is actual, planned, a target or an estimate."""
    at = anchor(sentence, quantity)
    if at is None:
        return "actual"
    if "estimated" in sentence.text[quantity.start : quantity.core].lower():
        return "estimate"
    if _CURRENT.search(sentence.text[: quantity.start]) or _AT_PRESENT.match(sentence.text, quantity.end):
        return "actual"
    tokens, via = sentence.tokens, at
    for token in upward(tokens, at):
        told = None
        if token.dep == "prep" and token.text.lower() == "than":
            return "actual"  # what is to come is set against it
        lasting = quantity.kind == "duration" and via.dep == "prep"
        if token.tag in NOUNS and (token.i != at.i or not quantity.counted) and not lasting:
            told = _standings("noun").get(token.lemma)
        elif token.tag.startswith("V") or token.tag == "MD":
            # "Seven analysts expect a loss": it is not the analysts who are expected.
            told = _standings("verb").get(token.lemma) if token.i != at.i and via.dep != "nsubj" else None
            told = told or _of_helpers(sentence, token) or _of_object(sentence, token, via)
            told = told or _of_what_is_to_be_done(sentence, token)
            told = _in_its_clause(sentence, token, told)
            if token.dep in _COMMITTED and _leads_to_level(sentence, at):
                told = _standings("level").get(tokens[token.head].lemma) or told
        via = token
        told = told or _of_participle(sentence, token)
        if told:
            return (
                "planned" if token.lemma == "expect" and _is_counted_on(sentence, token, quantity) else told
            )
        if token.dep in SUBJECTS and _is_to_be(sentence, token):
            return "planned"
        if token.dep in SUBJECTS and token.i != at.i and token.tag in NOUNS and not _is_due(sentence, token):
            return "actual"  # "her group of 64 women would have to hire trucks"
        if token.i != at.i and (
            (token.dep in ("relcl", "advcl", "parataxis") and not _follows_from(sentence, token))
            or _is_clause_of_its_own(sentence, token)
        ):
            return "actual"
        if token.dep == "ccomp":
            if any(t.text == ";" for t in tokens[token.i : token.head]):
                return "actual"  # the parser hangs what stands before a semicolon on what follows it
            # What is said is so; what is expected is not yet.
            above = tokens[token.head].lemma
            seen = _standings("seen").get(above) if token.tag in ("VBG", "VB") else None
            return seen or _standings("verb").get(above, "actual")
    return "actual"


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
    elif verb.dep not in ("acl", "advcl", "xcomp") or not _is_infinitive(sentence, verb):
        return None
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
    by_plan = verb.lemma not in _moves("verb") and verb.lemma not in _standings("foreseen")
    if verb.dep == "relcl":  # "is considering a loan that would cover 60 percent"
        above = sentence.tokens[sentence.tokens[verb.head].head].lemma
        if told == "estimate" and "would" in helpers and above in _standings("drafted"):
            return "planned"
    reported = told == "estimate" and "would" in helpers and above in cue_verbs("say")
    return "planned" if reported and by_plan else told


def _is_clause_of_its_own(sentence: Sentence, token: Token) -> bool:
    """Whether a verb that is joined to another stands for itself: "will enter, and 300 were laid off".

    Who adds goes on with what the other did: "Spain pledged 60 million and Italy added 25 million".
    """
    if token.dep != "conj" or token.lemma == "add":
        return False
    return token.tag in ("VBD", "VBP", "VBZ") or any(t.dep in SUBJECTS for t in sentence.children[token.i])


def _of_participle(sentence: Sentence, at: Token) -> str | None:
    """The standing that a participle of a figure's noun tells: "2 billion planned", "a planned outlay of"."""
    beside = (t for t in sentence.children[at.i] if t.dep in ("acl", "amod") and t.tag == "VBN")
    return next((told for t in beside if (told := _standings("verb").get(t.lemma))), None)


_CURRENT = re.compile(r"\b(?:current|present|existing) \Z")
_AT_PRESENT = re.compile(r" (?:at present|currently|now|today)\b")


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


def _leads_to_level(sentence: Sentence, at: Token) -> bool:
    """Whether a figure is what something is moved to: "to raise trade to 5 billion"."""
    for token in upward(sentence.tokens, at):
        head = sentence.tokens[token.head]
        if token.dep == "prep" and token.text.lower() == "to":
            return head.lemma in _moves("verb") or head.lemma in _moves("causing")
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
    elif preposition in _LEVEL_AFTER:
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
            return "planned"  # "the state is to contribute 200 million"
    return None


def _is_headline(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive has a subject, as in a headline: "Port to hire 300 people"."""
    return any(t.dep in SUBJECTS and t.i < verb.i for t in sentence.children[verb.i])
