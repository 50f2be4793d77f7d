"""Renaming: a series that took another name is an event of its own, and links the two names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.events import syntax
from dateline.events.mentions import NAMED, NOUN, VERB, Carrier, Mention
from dateline.events.triggers import by_form
from dateline.nlp import Sentence, Token
from dateline.spans import Span

_BEFORE = frozenset(("formerly", "previously", "originally"))


def find_renamings(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Renamings that a sentence tells.

    Args:
        sentence: A sentence with tokens.
        mentions: The mentions found in it.

    Yields:
        A mention of the renaming, with the new name, and the former one where the sentence has it.
    """
    named = [m for m in mentions if m.kind == NAMED and m.name]
    for token in sentence.tokens if named else ():
        word = token.text.lower()
        triggers = by_form(True).get(word, ())
        if any(t.needs == "rename" for t in triggers) and token.tag in ("VBN", "VBD"):
            new = _named_by(sentence, token, named)
            old = next((m for m in named if m is not new and m.head.i < token.i), None)
            if new:
                yield _renaming(sentence, token, new, old)
        elif word in _BEFORE:
            old = next((m for m in named if m.head.i > token.i), None)
            new = next((m for m in reversed(mentions) if m.head.i < token.i and m.kind in (NAMED, NOUN)), None)
            if old and new and new.trigger.type == old.trigger.type:
                yield _renaming(sentence, token, new, old)


def _named_by(sentence: Sentence, verb: Token, named: Sequence[Mention]) -> Mention | None:
    """The name that the verb gives: "renamed the ...", "upgraded to the ..."."""
    given = {t.i for t in syntax.prepositional(sentence, verb, "to", "as", "into")}
    given |= {c.i for c in sentence.children[verb.i] if c.dep in ("oprd", "dobj")}
    return next((m for m in named if m.head.i in given and m.head.i > verb.i), None)


def _renaming(sentence: Sentence, token: Token, new: Mention, old: Mention | None) -> Mention:
    trigger = by_form(True)["renamed"][0]
    span = Span(token.start, token.end, token.text)
    mention = Mention(span, sentence, token, trigger, VERB, carriers=(Carrier(token, "verb", None),))
    mention.name, mention.former = new.name, old.name if old else None
    return mention
