"""Markets: what is traded moves by the day ("the rand gained 0.7 percent", "shares fell to $14")."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from datetime import date
from functools import cache

from dateline import lexicon
from dateline.metrics.levels import Bond
from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import SUBJECTS, anchor, upward, verb_of
from dateline.metrics.told import NOTHING, Period
from dateline.nlp import Sentence, Token
from dateline.records import Time

_CLOSES = frozenset(("close", "end", "finish", "settle", "open", "trade"))
# "The rouble was at 91", "was up 0.3 percent", "the dollar bought 147 yen".
_STANDS = frozenset(("be", "buy"))
_DIRECTIONS = frozenset(("up", "down", "higher", "lower", "flat", "firmer", "weaker"))
_AT = re.compile(r" (?:at|to) ")


def with_trading(
    sentence: Sentence,
    quantities: Sequence[Quantity],
    bonds: Sequence[Bond],
    times: Sequence[Time],
    periods: Sequence[Period],
    published: date,
) -> list[Period]:
    """The periods of a sentence's figures, that of the moves of a market filled in: the day of the news.

    Args:
        sentence: A parsed sentence.
        quantities: Its figures.
        bonds: What they belong to: the level that a move led to is of its day.
        times: The sentence's time expressions; a move whose clause tells one is of another day.
        periods: What is known of the figures' periods.
        published: Day of publication.
    """
    bases = [quantities[bond.base].end for bond in bonds if bond.base is not None]
    dated = [t for t in times if (t.start_date or t.end_date) and not _is_anothers(sentence, t, bases)]
    timed = {verb.i for t in dated if (verb := verb_of(sentence, _first(sentence, t)))}
    moved = [_is_move(sentence, quantity, timed) for quantity in quantities]
    for number, bond in enumerate(bonds):
        if bond.level is not None and moved[number]:
            moved[bond.level] = True
        if number and moved[number - 1]:  # "up three cents at $30", "slipped 84 cents to $80"
            between = quantities[number - 1].end, quantities[number].start
            moved[number] = moved[number] or _AT.fullmatch(sentence.text, *between) is not None
    day = Period(published, published)
    return [day if move and p == NOTHING else p for move, p in zip(moved, periods, strict=True)]


def _is_anothers(sentence: Sentence, time: Time, bases: Sequence[int]) -> bool:
    """Whether a time is another's: "at 75 cents, down from 76 on Tuesday", "at $80, down $5 since May"."""
    start = time.start - sentence.start
    if _UP_SINCE.search(sentence.text, 0, start):
        return True
    return any(end < start and _ON.fullmatch(sentence.text, end, start) for end in bases)


_UP_SINCE = re.compile(r"[,;] (?:up|down)\b[^,;]* since \Z")
_ON = re.compile(r"(?: on| in| late)* ")


def _first(sentence: Sentence, time: Time) -> Token | None:
    return next(iter(sentence.between(time.start, time.end)), None)


def _is_move(sentence: Sentence, quantity: Quantity, timed: Set[int]) -> bool:
    """Whether a figure is a market's move, or the level that it led to, by a verb that no time hangs on."""
    at = anchor(sentence, quantity) if quantity.kind != "duration" else None
    above = list(upward(sentence.tokens, at)) if at else []
    verbs = [t for t in above if t.tag.startswith("V")]
    # "Fell to 41p, valuing it at 122 million".
    verb = next((t for t in verbs if not (t.tag == "VBG" and t.dep == "advcl")), None)
    if verb is None or verb.tag != "VBD" or verb.i in timed:
        return False
    directed = any(t.lemma in _DIRECTIONS for t in sentence.children[verb.i])
    if directed and verb.lemma in _CLOSES:
        return True  # "only Westbank ended higher"
    if verb.lemma not in _moves() | _CLOSES | _STANDS:
        return False
    if verb.lemma == "be" and not directed and not any(t.text == "at" and t.head == verb.i for t in above):
        return False
    subjects = (t for t in sentence.children[verb.i] if t.dep in SUBJECTS)
    return any(_is_traded(sentence, verb, t) for t in subjects)


def _is_traded(sentence: Sentence, verb: Token, subject: Token) -> bool:
    """Whether a subject is traded; "the peso, which weakened" is what its pronoun stands for."""
    if subject.tag in ("WDT", "WP") and verb.dep == "relcl":
        subject = sentence.tokens[verb.head]
    return not {subject.lemma.lower(), subject.text.lower()}.isdisjoint(_traded())


@cache
def _moves() -> frozenset[str]:
    return frozenset(r["lemma"] for r in lexicon.rows("change_words") if r["kind"] in ("verb", "causing"))


@cache
def _traded() -> frozenset[str]:
    money = (noun for r in lexicon.rows("currencies") for noun in r["nouns"].lower().split("|") if noun)
    return lexicon.column("market_nouns", "noun") | frozenset(money)
