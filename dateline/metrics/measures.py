"""Measures: what a figure measures, read from the parse.

The noun that the figure completes ("a fine of $3 billion"), modifies ("a 25 percent tax on cars") or is a
part of ("half of all farms"), then the subject of its clause ("shares fell 2 percent"). The nearest of these
gives the label, as the article words it (`phrases`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.metrics.beside import (
    goes_on,
    hyphened_to,
    named_in_brackets,
    said_before,
    same_preposition,
    subject_between,
    sum_in,
)
from dateline.metrics.lists import Cell, labelled, parallel, respective, year_of
from dateline.metrics.multiples import moved_by
from dateline.metrics.phrases import as_written, compact, is_base, label, phrase
from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import FIGURES, NOUNS, SUBJECTS, anchor, upward
from dateline.nlp import Sentence, Token

_INTO_NOUN = frozenset(("nummod", "compound", "amod", "nmod", "quantmod", "poss", "npadvmod", "advmod"))
# What money goes for or into, where a verb has the sum as its object.
_ABOUT = frozenset(("for", "on", "in", "into", "from", "to"))
# What a level stands after.
_LEVELS = frozenset(("to", "at", "from", "by"))
# Nouns that only say which value of something a figure is.
_AMOUNTS = frozenset(
    "total average record high low close level maximum minimum rate amount sum number dollar percent".split()
)
_THIRD_PERSON = frozenset(("it", "he", "she", "they"))
# Dependents that share the subject of what they depend on.
_CLIMBED = frozenset(("xcomp", "conj", "advcl", "pcomp", "prep", "aux", "auxpass", "advmod", "acomp"))


def measure_in_table(sentence: Sentence, cell: Cell) -> tuple[str | None, list[Token]]:
    """What a figure of a table measures: its row and its column, and the tokens that name the row."""
    tokens = [t for t in sentence.between(*cell.row) if any(c.isalnum() for c in t.text)]
    column = cell.head if cell.head and year_of(cell) is None else ""
    return f"{label(sentence, tokens) or ''} {column}".strip() or None, tokens


def measure_of(
    sentence: Sentence, quantities: Sequence[Quantity], number: int
) -> tuple[str | None, list[Token]]:
    """What the figure `number` of a sentence measures.

    Args:
        sentence: A parsed sentence.
        quantities: Its figures, in text order.
        number: Which of them.

    Returns:
        The label, None where nothing tells, and the tokens that it was made of.
    """
    quantity = quantities[number]
    while number and _is_aside(sentence.text, quantities[number - 1], quantity):
        number -= 1
        quantity = quantities[number]
    at = anchor(sentence, quantity)
    if at is None:
        return None, []
    noun = _own_noun(sentence, quantity, at)
    if noun and sentence.text.endswith("(", 0, quantity.start):
        # "(1.5 mm internal diameter)", "(80 percent of its weight)": a bracket is about what is in it.
        words = [t for t in phrase(sentence, noun) if t.start >= sentence.start + quantity.end]
        return label(sentence, words), words
    if noun is None and number and _OR.fullmatch(sentence.text, quantities[number - 1].end, quantity.start):
        # "60 percent of its value, or $30 billion": the one in terms of the other.
        return measure_of(sentence, quantities, number - 1)
    if noun is None and (pronoun := _pronoun_moved(sentence, at)):
        if number:
            return measure_of(sentence, quantities, number - 1)
        meant = _stands_for(sentence, pronoun)
        return (
            (compact(sentence, phrase(sentence, meant), meant), phrase(sentence, meant))
            if meant
            else (None, [])
        )
    nouns = _nouns_of(sentence, quantities, number, noun or at, noun is not None)
    nouns = [n for n in nouns if not _opens_a_turn(sentence, n)]
    tokens = _tokens_of(sentence, quantities, number, nouns)
    written = None
    if members := respective(sentence, quantities, number):
        tokens = [*members.own, *(t for t in tokens if t not in members.all and t not in members.own)]
    elif item := labelled(sentence, quantities, number):
        tokens = [*item.label, *(item.item or [t for t in tokens if t not in item.label])]
    elif named := [noun for noun in nouns if noun in tokens and not is_base(sentence, noun)]:
        written = _named(sentence, tokens, named, noun is None and quantity.kind in _LEVELLED)
    if tokens:
        return written or label(sentence, tokens), tokens
    if beside := said_before(sentence, quantity):
        return label(sentence, beside), beside
    held = quantities[number - 1] if number else None
    if held and held.unit == quantity.unit and _VERSUS.match(sentence.text, held.end, quantity.start):
        return measure_of(sentence, quantities, number - 1)
    return None, []


_VERSUS = re.compile(r"(?: \w+){0,3},? (?:versus|vs\.?|compared (?:with|to)|against|(?:up|down) from)\b")


def _opens_a_turn(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is the letter before a question or answer: "A: About 300 tonnes"."""
    return noun.i == 0 and len(noun.text) == 1 and sentence.text.startswith(f"{noun.text}:")


def _named(sentence: Sentence, tokens: Sequence[Token], nouns: Sequence[Token], level: bool) -> str:
    """The label that nouns give, the nearest first: "yard turnover", "fund stake in the Sarn mine".

    What has complements, and an object whose level is told ("raised exports to 5 billion"), says enough for
    itself: only who does it in so many words stands before it, nobody from another clause.
    """
    written = [as_written(sentence, tokens, noun) for noun in nouns]
    plain = all(_JOINING.search(words) is None for words in written)
    if not plain or (level and nouns[0].dep == "dobj"):
        doers = [
            words if doer.ent else _JOINING.split(words)[0].strip()
            for words, doer in zip(written[1:], nouns[1:], strict=True)
            if _acts_on(sentence, doer, nouns[0])
            and (doer.ent or nouns[0].lemma in _changes() or _JOINING.search(words) is None)
        ]
    else:
        doers = [compact(sentence, tokens, noun) for noun in nouns[1:]]
    nearest = compact(sentence, tokens, nouns[0], behind=bool(doers))
    return " ".join(dict.fromkeys([*reversed(doers), nearest]))


@cache
def _changes() -> frozenset[str]:
    """Nouns that tell how something moved and need to be told what: "a rise of 30 percent"."""
    return frozenset(r["lemma"] for r in lexicon.rows("change_words") if r["kind"] in ("noun", "share noun"))


_ONE_CLAUSE = frozenset(("xcomp", "conj"))


def _acts_on(sentence: Sentence, subject: Token, noun: Token) -> bool:
    """Whether a noun is the subject of the very clause that another stands in."""
    if subject.dep not in SUBJECTS and not _is_torn_off(sentence.tokens[subject.head], subject):
        return False
    for token in upward(sentence.tokens, noun):
        if token.i == subject.head:
            return True
        # "It rose while offering a yield" has one subject.
        beside = token.i == noun.head and token.dep == "advcl" and token.tag == "VBG"
        if _is_verb(token) and token.dep not in _ONE_CLAUSE and not beside:
            return False
    return False


_LEVELLED = frozenset(("currency", "percent", "physical"))
_JOINING = re.compile(r"\b(?:of|on|for|in|to|from|between|against|with|at|per|into|and)\b")


def _nouns_of(
    sentence: Sentence, quantities: Sequence[Quantity], number: int, at: Token, named: bool
) -> list[Token]:
    """The nouns that tell what a figure measures, from the nearest to the figure outwards.

    Args:
        sentence: A parsed sentence.
        quantities: Its figures, in text order.
        number: Which of them.
        at: The noun that it modifies, or where it hangs.
        named: Whether `at` is that noun.
    """
    nouns = [at] if named else []
    above = _above(sentence, at, named, quantities[number].kind)
    nouns += [t for t in above if t not in nouns]
    nearer = subject_between(sentence, quantities[number - 1], quantities[number]) if number else None
    if nearer:
        # What stands before the figure before is borrowed from its clause.
        earlier = [t for t in nouns if t.start < sentence.start + quantities[number - 1].end]
        if not nouns:
            nouns = [nearer]
        elif nearer not in nouns:
            nouns = [nearer if t is earlier[-1] else t for t in nouns] if earlier else nouns
        elif goes_on(sentence, quantities[number - 1], quantities[number]) or (
            _is_verb(sentence.tokens[nearer.head])
            and same_preposition(sentence, quantities[number - 1], quantities[number])
        ):
            nouns = [t for t in nouns if t not in earlier]  # "but imports decrease by 1", taken for two nouns
    if (quantities[number].unit or "").endswith(" of age"):
        return nouns[:1]  # "a squad of players over the age of 21": they are that old, not the squad
    if told_apart := parallel(sentence, quantities, number):
        nouns = [*(t for t in nouns if t is not told_apart), told_apart]
    return nouns


def _tokens_of(
    sentence: Sentence, quantities: Sequence[Quantity], number: int, nouns: Sequence[Token]
) -> list[Token]:
    """The content words of the nouns' phrases, the outermost first, without those of figures."""
    # What another figure counts can be what this one is about: "two firms paid $3 million".
    figures = [
        (
            sentence.start + q.core,
            sentence.start + (q.number.end if q.kind in ("count", "duration") else q.end),
        )
        for q in quantities
        if q is not quantities[number]
    ]
    quantity = quantities[number]
    # The gas of "2 billion cubic metres of gas a year" is not the figure's.
    until = quantity.number.end if quantity.per and quantity.kind == "physical" else quantity.end
    own = (sentence.start + quantity.core, sentence.start + until)
    following = min((start for start, _ in figures if start > own[0]), default=sentence.end)
    tokens: list[Token] = []
    for noun in reversed(nouns):
        for token in phrase(sentence, noun):
            taken = any(s < token.end and token.start < e for s, e in (own, *figures))
            # "A fee of $5 for children and $9 for adults": what follows the next figure is about that one.
            if token not in tokens and not taken and (noun.start > own[0] or token.start < following):
                tokens.append(token)
    return tokens


_OR = re.compile(r"(?: of [^,;:]{1,60})?,? or ")
_ASIDE_WHOLE = re.compile(r"\s*\([^()]*\d[^()]*\)")
_ASIDE = re.compile(r"\s*[(\[]\s*(?:or |about |around |nearly |some |roughly )*")


def _is_aside(text: str, held: Quantity, quantity: Quantity) -> bool:
    """Whether a figure says the one before it in another unit ("1.3 billion shekels ($350 million)")."""
    return held.kind == quantity.kind and bool(_ASIDE.fullmatch(text, held.end, quantity.start))


_LEVEL = re.compile(r"\bto \Z")
_WHOLES = frozenset(("gdp", "gnp"))  # what percentages of tell how large something else is


def _own_noun(sentence: Sentence, quantity: Quantity, at: Token) -> Token | None:
    """The noun that a figure modifies, is a part of, or that it is counted in ("half of all farms")."""
    if at.tag.startswith("V"):
        return next(iter(moved_by(sentence, at)), None)  # "exports doubled": the verb is the figure
    tokens, end = sentence.tokens, sentence.start + quantity.end
    if aside := _ASIDE_WHOLE.match(sentence.text, quantity.end):
        end = sentence.start + aside.end()
    after = next((t for t in tokens if t.start >= end), None)
    if after is None:
        return None
    part_of = after.text.lower() == "of" or (after.text.lower() == "from" and quantity.kind == "percent")
    if part_of and (noun := _object(sentence, after)) and not _is_figure(noun):
        # What is raised to 3 percent of output is spending, what is 60 percent of GDP is the debt.
        level = _LEVEL.search(sentence.text, max(0, quantity.start - 4), quantity.start)
        return None if quantity.kind == "percent" and (level or noun.text.lower() in _WHOLES) else noun
    if noun := sum_in(sentence, quantity) or _of_rate(sentence, quantity):
        return noun
    if quantity.counted and not quantity.counted.modifies:
        return None
    if after.tag == "HYPH" and after.i + 1 < len(tokens):
        after = tokens[after.i + 1]
    for token in upward(tokens, at):
        if token.dep not in _INTO_NOUN:
            break
        head = tokens[token.head]
        if head.tag in NOUNS and head.start >= end:
            while head.dep in ("compound", "nmod") and tokens[head.head].start > head.start:
                head = tokens[head.head]
            return head if head.ent not in ("DATE", "TIME") else None
    if noun := named_in_brackets(sentence, quantity) or hyphened_to(sentence, quantity):
        return noun
    if after.tag in NOUNS and after.start <= end + 1 and quantity.counted and quantity.counted.modifies:
        return next((t for t in tokens[after.i :] if t.dep not in ("compound", "amod", "nmod")), after)
    return None


def _of_rate(sentence: Sentence, quantity: Quantity) -> Token | None:
    """What a rate moves: the gas of "2 billion cubic metres of gas a year"."""
    if not quantity.per or quantity.kind == "currency":
        return None
    inside = sentence.between(sentence.start + quantity.number.end, sentence.start + quantity.end)
    return next((_object(sentence, t) for t in inside if t.text.lower() == "of"), None)


def _object(sentence: Sentence, preposition: Token) -> Token | None:
    """The noun that a preposition governs."""
    below = [t for t in sentence.children[preposition.i] if t.dep == "pobj"]
    return below[0] if below and below[0].tag in NOUNS else None


def _above(sentence: Sentence, at: Token, named: bool, kind: str | None) -> list[Token]:
    """The nouns above a figure: those that it completes, then the subject of its clause.

    Args:
        sentence: A parsed sentence.
        at: Where the figure, or the noun that it modifies, hangs.
        named: Whether the figure modifies a noun.
        kind: Kind of the figure's unit.
    """
    tokens, money = sentence.tokens, kind == "currency"
    found: list[Token] = []
    for token in upward(tokens, at):
        head = tokens[token.head]
        if head.i == token.i:
            return found if found or named or not _is_verb(token) else _of_verb(sentence, token, at, money)
        if token.dep in SUBJECTS and (head.tag != "VB" or head.dep not in ("ccomp", "xcomp")):
            if found or named:
                return found
            return [t for t in sentence.children[head.i] if t.dep == "dobj" and t.tag in NOUNS]
        if (
            head.tag in NOUNS
            and (token.dep in ("prep", "acl", "relcl", "appos") or _follows(sentence, token, head))
            and not _is_amount(sentence, head)
            and not (named and _is_listed(sentence, token))
        ):
            head = _not_per(tokens, head)
            if not found and token.dep != "relcl" and not (named and token.dep == "prep"):
                found.append(head)
        elif head.dep == "pcomp" and head.tag == "VBG" and kind == "duration" and not found:
            return [head]  # "after charging in 20 minutes"
        elif _has_subject(sentence, head):
            objects = [] if named or found else _of_verb(sentence, head, token, money)
            subject = _subject(sentence, head)
            return [*found, *(t for t in objects if t.i != at.i), *([subject] if subject else [])]
    return found


def _is_listed(sentence: Sentence, token: Token) -> bool:
    """Whether an apposition is the second item of a list: "a panel, 12GB of memory and a battery"."""
    return token.dep == "appos" and any(t.dep == "conj" for t in sentence.children[token.i])


def _not_per(tokens: Sequence[Token], noun: Token) -> Token:
    """A noun, or what is told per such: the investment of "a maximum investment per person which is"."""
    above = tokens[noun.head]
    return tokens[above.head] if above.text.lower() == "per" and tokens[above.head].tag in NOUNS else noun


def _follows(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether an adjective that a figure completes stands after its noun: "goods worth $3 million"."""
    completed = any(t.dep == "npadvmod" for t in sentence.children[token.i])
    return token.dep == "amod" and completed and token.i > head.i


def _pronoun_moved(sentence: Sentence, at: Token) -> Token | None:
    """The pronoun whose level a figure is: "raise it to 5"."""
    for token in upward(sentence.tokens, at):
        if _is_verb(token):
            return None
        if token.dep == "prep" and token.text.lower() in _LEVELS:
            below = sentence.children[token.head]
            return next((t for t in below if t.dep == "dobj" and t.text.lower() in ("it", "them")), None)
    return None


def _stands_for(sentence: Sentence, pronoun: Token) -> Token | None:
    """The noun that a pronoun as an object stands for: the object before it."""
    before = [t for t in sentence.tokens[: pronoun.i] if t.dep == "dobj"]
    return next((t for t in reversed(before) if t.tag in NOUNS and not _is_figure(t)), None)


def _has_subject(sentence: Sentence, token: Token) -> bool:
    """Whether a token is a verb, or an adjective that is said of something ("worth")."""
    said = any(t.dep in SUBJECTS for t in sentence.children[token.i])
    return said or _is_verb(token)


def _is_verb(token: Token) -> bool:
    return token.tag.startswith("V") or token.tag == "MD"


def _is_figure(token: Token) -> bool:
    """Whether a token is a number or a part of a date or a sum."""
    return token.tag == "CD" or token.ent in FIGURES


def _is_amount(sentence: Sentence, token: Token) -> bool:
    """Whether a noun only says which value of something a figure is: "a total of", "a record"."""
    below = sentence.children[token.i]
    named = any(t.dep in ("compound", "amod", "poss") or t.text.lower() == "for" for t in below)
    return _is_figure(token) or (token.lemma in _AMOUNTS and not named)


_SET_PHRASES = frozenset(
    (("take", "place"), ("take", "part"), ("take", "effect"), ("play", "part"), ("change", "hands"))
)


def _of_verb(sentence: Sentence, verb: Token, via: Token, money: bool) -> list[Token]:
    """What else a verb acts on: its object, or what the money was "for"."""
    below = sentence.children[verb.i]
    if via.dep in ("prep", "npadvmod", "advmod"):
        objects = [
            t
            for t in below
            if t.dep == "dobj"
            and t.tag in NOUNS
            and t.i != via.i
            and not _is_amount(sentence, t)
            and (verb.lemma, t.lemma) not in _SET_PHRASES
        ]
        if objects:
            return objects
    if via.dep == "dobj" and money:
        beside = (t for t in sentence.children[via.i] if t.text.lower() != "in")
        for token in (*below, *beside):
            if token.dep == "prep" and token.text.lower() in _ABOUT and token.i > via.i:
                noun = _object(sentence, token)
                if noun and noun.lemma != "behalf" and not _is_amount(sentence, noun):
                    return [noun]
    return []


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it depends on; a pronoun's is the last subject before it."""
    tokens = sentence.tokens
    for token in upward(tokens, verb):
        for below in sentence.children[token.i]:
            if below.dep in SUBJECTS or _is_torn_off(token, below):
                return _meant(sentence, token, below)
        planned = token.dep == "acl" and token.tag == "VB"
        if token.dep in ("acl", "relcl") and not planned:
            noun = tokens[token.head]
            # "The M5 is the first model to reach 300 hp" is about the M5.
            said_of = _subject(sentence, tokens[noun.head]) if noun.dep == "attr" else None
            return said_of or _if_named(noun)
        if planned and token.head < token.i:
            # "Plans to cut 300 jobs" are whose who has announced them.
            noun = tokens[token.head]
            above = tokens[noun.head] if noun.dep == "dobj" else noun
            return _subject(sentence, above) or _if_named(noun)
        if token.dep not in _CLIMBED and not (token.dep == "ccomp" and token.tag == "VBG"):
            return None
    return None


def _is_torn_off(verb: Token, noun: Token) -> bool:
    """Whether the parser takes a verb for a noun and its subject for a part of that: "the stock trades"."""
    return (
        verb.tag in ("VBZ", "VBP") and noun.dep == "compound" and noun.i == verb.i - 1 and noun.tag in NOUNS
    )


def _meant(sentence: Sentence, verb: Token, subject: Token) -> Token | None:
    """The noun that a subject stands for."""
    if subject.tag in ("WDT", "WP") or subject.text.lower() in ("that", "which", "who"):
        noun = _not_per(sentence.tokens, sentence.tokens[verb.head])
        nearest = sentence.tokens[subject.i - 1]
        if noun.lemma in _ANYBODY and subject.text.lower() != "who" and nearest.tag in NOUNS:
            return nearest  # "everyone in the country that is 90 miles wide"
        # "The bill was $11 million, which includes ..." tells of the bill.
        return _subject(sentence, noun) if _is_figure(noun) and noun.i != verb.i else _if_named(noun)
    if (subject.tag == "PRP" and subject.text.lower() in _THIRD_PERSON) or _is_some(sentence, subject):
        before = [t for t in sentence.tokens[: subject.i] if t.tag in NOUNS and not _is_figure(t)]
        subjects = [t for t in before if t.dep in SUBJECTS] or [
            t for t in before if t.dep in ("dobj", "ROOT")
        ]
        return subjects[-1] if subjects else None
    if subject.text.lower() in _SOME or subject.text.lower() == "those":
        whole = (_object(sentence, t) for t in sentence.children[subject.i] if t.text.lower() == "of")
        if named := next(whole, None):
            return named  # "most of the patients are 65 to 80", "while those of lorries fell"
    return subject if subject.tag not in ("PRP", "EX", "DT", "CD", "WRB") else None


_ANYBODY = frozenset("everyone everybody anyone anybody someone somebody".split())
_SOME = frozenset("most some many few others all both several".split())


def _is_some(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject is some of what was named before: "the stalls drew many, but most made losses"."""
    return subject.text.lower() in _SOME and not any(t.dep == "prep" for t in sentence.children[subject.i])


def _if_named(token: Token) -> Token | None:
    """A noun that names something, None for another word."""
    return token if token.tag in NOUNS and not _is_figure(token) else None
