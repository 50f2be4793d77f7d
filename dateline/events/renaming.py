"""Renaming: a series that took another name is an event of its own, and links the two names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.events import syntax
from dateline.events.carriers import Carrier
from dateline.events.mentions import NAMED, VERB, Mention
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
    found: list[Mention] = []
    for token in sentence.tokens if named else ():
        word = token.text.lower()
        old = new = None
        if any(t.needs == "rename" for t in by_form(True).get(word, ())) and token.tag in ("VBN", "VBD"):
            new = _named_by(sentence, token, named)
            old = next((m for m in named if m is not new and m.head.i < token.i), None)
        elif word in _BEFORE:
            old = next((m for m in named if m.head.i > token.i), None)
            new = next((m for m in reversed(named) if m.head.i < token.i), None)
            if not old or not new or new.trigger.type != old.trigger.type:
                continue
        if new:
            found.append(_renaming(sentence, token, new, old))
    former = next((m.former for m in found if m.former), None)
    for mention in found:
        mention.former = mention.former or former
        yield mention


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
