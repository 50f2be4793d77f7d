"""Names: numbers that belong to one: "Route 66", "S&P 500", "the Big Four", "the 737 MAX"."""

from __future__ import annotations

import re

from dateline.metrics.quantities import Quantity, token_before
from dateline.nlp import Sentence, Token

_THE = re.compile(r"\b(?:the|its|an?) \Z", re.IGNORECASE)  # "the 737 MAX"
_MANY = 1000  # from here on a number before a name counts ("63,000 Model 3 sedans")


def counts_name(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number stands before a name in the singular, which can't be counted ("49 Zorro Road")."""
    counted, number = quantity.counted, quantity.number
    if counted is None or counted.modifies or not 0 <= number.low < _MANY or number.low != int(number.low):
        return False
    head = sentence.tokens[counted.head]
    if number.low == 1 and number.spelled:
        return False  # "one Republican"
    acronym = len(head.text) > 1 and head.text.isupper() and not _THE.search(sentence.text[: quantity.core])
    return head.tag == "NNP" and not acronym and not head.text.endswith(("ese", "s"))


_LONG = 4  # letters; shorter words may have a small first letter in a headline


def opens_name(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number word is a part of a name: "the Big Four banks", "Six Nations rugby"."""
    number, text = quantity.number, sentence.text
    if not text[number.start].isupper() or number.scaled:
        return False
    own = [t for t in sentence.tokens if number.start <= t.start - sentence.start < number.end]
    if not own:
        return False
    if not re.search(r"\w \Z", text[: number.start]):  # every sentence begins with a capital
        after = next((t for t in sentence.tokens[own[-1].i + 1 :]), own[-1])
        return after.tag == "NNPS" and after.dep == "compound"
    others = [t.text for t in sentence.tokens if t not in own and t.text.isalpha() and len(t.text) >= _LONG]
    return 2 * sum(word.islower() for word in others) >= len(others)


_AND_NAME = re.compile(r"\b[A-Z][\w.]* ?& ?[A-Z][\w.]*(?:['’]s)? \Z")  # "the Standard & Poor's 500"


def is_name(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether digits belong to a name ("Route 66", "S&P 500", "Watch 5")."""
    number = quantity.number
    held = token_before(sentence, quantity)
    if not number.spelled and _AND_NAME.search(sentence.text[: quantity.core]):
        return True
    if (
        number.spelled
        or held is None
        or held.end - sentence.start + 1 < quantity.core
        or quantity.core != number.start
    ):
        return False
    written = sentence.text[number.start : number.end]
    if "," in written:
        return False
    capital = held.text[:1].isupper() and held.tag in ("NN", "NNS", "JJ", "CD") and held.i > 0
    proper = capital or held.tag in ("NNP", "NNPS")
    if len(held.text) == 1 and held.text.isupper() and held.text not in "AI":
        return True  # "S P 500 utilities"
    if not proper:
        return (
            held.tag in ("NN",)
            and number.plain
            and quantity.unit is None
            and _same_name(sentence, held, number.start)
        )
    if "." in written and quantity.unit is None:
        return False
    counts = quantity.counted is not None and held.dep in ("nsubj", "nsubjpass", "pobj", "dobj")
    return not (counts and not held.ent)


def _same_name(sentence: Sentence, held: Token, start: int) -> bool:
    """Whether the tagger reads the token and the number after it as one name."""
    after = next((t for t in sentence.tokens if t.start - sentence.start == start), None)
    return (
        after is not None
        and bool(held.ent)
        and held.ent == after.ent
        and not after.ent_begins
        and held.ent in ("PRODUCT", "ORG", "FAC", "LAW", "EVENT", "WORK_OF_ART")
    )
