"""Named: the words of the name that a noun heads ("Lakeland Forum for Growth"), and its year."""

from __future__ import annotations

import re

from dateline.events import syntax
from dateline.events.noun_needs import Noun
from dateline.nlp import Sentence, Token

_YEAR = r"(?:19|20)\d\d"
_YEAR_WORD = re.compile(rf"^{_YEAR}$")
_YEAR_AT_EDGE = re.compile(rf"^{_YEAR}\s+|\s+{_YEAR}$")
_LINKS = frozenset(("of", "for", "on", "the", "-", "&"))
_LOOSE_LINKS = frozenset(("in", "and"))  # which join more often than they belong to a name


def extent(noun: Noun) -> tuple[int, int] | None:
    """Start and end of the name that a noun heads, without edition and year; None where it heads none."""
    head, run = noun.head, list(noun.modifiers)
    while run and (
        syntax.ordinal(run[0].text) or run[0].tag in ("HYPH", "CD") or not run[0].text[0].isupper()
    ):
        run.pop(0)
    capitals = [t for t in run if t.text[0].isupper()]
    if head.text[0].isupper():
        end = _extension(noun.sentence, head)
        named = bool(capitals) or end != head.end
    else:
        end = head.end
        named = any(_names(t) for t in capitals)
    return (run[0].start if run else head.start, end) if named else None


def _names(token: Token) -> bool:
    """Whether a capitalised word before a common noun names the event: "G20 summit", not "Chilean fair"."""
    return token.tag in ("NNP", "NNPS") and token.ent not in ("NORP", "PERSON", "DATE", "GPE", "CARDINAL")


def _extension(sentence: Sentence, head: Token) -> int:
    """End of a name that goes on after its noun: "Forum for Growth", "Conference of the Parties"."""
    end = head.end
    for token in sentence.tokens[head.i + 1 :]:
        if token.tag in ("NNP", "NNPS") and token.text[0].isupper() and token.ent != "DATE":
            end = token.end
        elif not (token.text.lower() in _LINKS or _is_inside(sentence, token)):
            break
    return end


def _is_inside(sentence: Sentence, token: Token) -> bool:
    """Whether "in" or "and" joins two words that the tagger holds for one name."""
    after = sentence.tokens[token.i + 1 : token.i + 2]
    one = bool(token.ent) and any(t.ent == token.ent and not t.ent_begins for t in after)
    return one and token.text.lower() in _LOOSE_LINKS


def year_beside(noun: Noun) -> int | None:
    """The year before a noun or right after it: "the 2019 fair", "Cork Fair 2019"."""
    around = (*noun.modifiers, *noun.sentence.tokens[noun.head.i + 1 : noun.head.i + 2])
    return next((int(t.text) for t in around if _YEAR_WORD.match(t.text)), None)


def without_year(name: str) -> str:
    """A name without a year at either end."""
    return _YEAR_AT_EDGE.sub("", name)
