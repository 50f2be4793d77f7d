"""Markets: what is traded moves by the day ("the rand gained 0.7 percent", "shares fell to $14")."""

from __future__ import annotations

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
    dated = [t for t in times if t.start_date or t.end_date]
    timed = {verb.i for t in dated if (verb := verb_of(sentence, _first(sentence, t)))}
    moved = [_is_move(sentence, quantity, timed) for quantity in quantities]
    for number, bond in enumerate(bonds):
        if bond.level is not None and moved[number]:
            moved[bond.level] = True
    day = Period(published, published)
    return [day if move and p == NOTHING else p for move, p in zip(moved, periods, strict=True)]


def _first(sentence: Sentence, time: Time) -> Token | None:
    return next(iter(sentence.between(time.start, time.end)), None)


def _is_move(sentence: Sentence, quantity: Quantity, timed: Set[int]) -> bool:
    """Whether a figure is a market's move, or the level that it led to, by a verb that no time hangs on."""
    at = anchor(sentence, quantity) if quantity.kind != "duration" else None
    verbs = [t for t in upward(sentence.tokens, at) if t.tag.startswith("V")] if at else []
    # "Fell to 41p, valuing it at 122 million".
    verb = next((t for t in verbs if not (t.tag == "VBG" and t.dep == "advcl")), None)
    if verb is None or verb.tag != "VBD" or verb.i in timed or verb.lemma not in _moves() | _CLOSES:
        return False
    subjects = (t for t in sentence.children[verb.i] if t.dep in SUBJECTS)
    return any(_is_traded(sentence, verb, t) for t in subjects)


def _is_traded(sentence: Sentence, verb: Token, subject: Token) -> bool:
    """Whether a subject is traded; "the peso, which weakened" is what its pronoun stands for."""
    if subject.tag in ("WDT", "WP") and verb.dep == "relcl":
        subject = sentence.tokens[verb.head]
    return subject.lemma.lower() in _traded()


@cache
def _moves() -> frozenset[str]:
    return frozenset(r["lemma"] for r in lexicon.rows("change_words") if r["kind"] in ("verb", "causing"))


@cache
def _traded() -> frozenset[str]:
    money = (noun for r in lexicon.rows("currencies") for noun in r["nouns"].lower().split("|") if noun)
    return lexicon.column("market_nouns", "noun") | frozenset(money)
