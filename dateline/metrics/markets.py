"""Markets: what is traded moves by the day ("the rand gained 0.7 percent", "shares fell to $14")."""

from __future__ import annotations

from datetime import date
from functools import cache

from dateline import lexicon
from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import SUBJECTS, anchor, upward
from dateline.nlp import Sentence, Token

_CLOSES = frozenset(("close", "end", "finish", "settle", "open", "trade"))


def trading_day(sentence: Sentence, quantity: Quantity, published: date | None) -> date | None:
    """The day of a market's move that is told without a time: the day of the news.

    Args:
        sentence: A parsed sentence that tells no time.
        quantity: The move, or the level that it led to.
        published: Day of publication; None where it is not known to the day.
    """
    at = anchor(sentence, quantity) if published and quantity.kind != "duration" else None
    verb = next((t for t in upward(sentence.tokens, at) if t.tag.startswith("V")), None) if at else None
    if verb is None or verb.tag != "VBD" or verb.lemma not in _moves() | _CLOSES:
        return None
    subjects = [t for t in sentence.children[verb.i] if t.dep in SUBJECTS]
    return published if any(_is_traded(sentence, verb, t) for t in subjects) else None


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
