"""Other names: what else an article calls an event that it names in full, as "the AME" or "the Reed Days"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.events import syntax
from dateline.events.mentions import MODIFIER, NAMED, Mention, build
from dateline.events.noun_needs import Noun
from dateline.events.triggers import HYPERNYM
from dateline.nlp import Sentence
from dateline.spans import Span

_NAME = r"[“\"'‘]?([A-Z][\w&’'-]*(?:\s+(?:(?:of|for|and|the|del?|des|du)\s+)*[A-Z][\w&’'-]*){0,6}),?[”\"'’]?"
_CALLED = r"(?:known|called|dubbed|nicknamed|abbreviated|shortened)\s+(?:\w+\s+)?(?:as\s+|to\s+)?(?:the\s+)?"
_AFTER = re.compile(
    rf"\s*\((?:the\s+|or\s+)?{_NAME}\)"
    rf"|,?\s+(?:(?:which is |that is )?(?:also|\w+ly|better|best)\s+)?{_CALLED}{_NAME}(?=\W)"
    rf"|,?\s+or\s+(?:the\s+)?{_NAME}(?=[,.)])"
)
_BEFORE = re.compile(rf"{_CALLED}{_NAME}\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}$", re.IGNORECASE)
_FORMER = re.compile(r"^,?\s+(?:formerly|previously|originally)\b")
_REACH = 120  # characters before a name in which another one may be given


def given(text: str, mention: Mention) -> Iterator[str]:
    """The other names that the words around a named mention give it."""
    span = mention.span
    after = _AFTER.match(text, span.end)
    if after and not _FORMER.match(after.group()):
        yield next(name for name in after.groups() if name)
    before = _BEFORE.search(text[max(0, span.start - _REACH) : span.start])
    if before and before.group(1)[0].isupper():
        yield before.group(1)


def known_by(text: str, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """The mentions that an article names in full, by each other name that it gives them; the first counts."""
    known: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind == NAMED and mention.trigger.type != HYPERNYM:
            for name in (*((mention.acronym,) if mention.acronym else ()), *given(text, mention)):
                known.setdefault(name, mention)
    return known


def find_by_other_name(text: str, sentence: Sentence, known: Mapping[str, Mention]) -> Iterator[Mention]:
    """Mentions by a name that an earlier mention introduced: "the AME".

    Args:
        text: The article's text.
        sentence: A sentence with tokens.
        known: Mentions in full, by each other name.
    """
    for name, full in known.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w)", sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            tokens = sentence.between(start, end)
            if not tokens or full.span.start <= start < full.span.end:
                continue
            head = tokens[-1]
            before = syntax.premodifiers(sentence, head)
            mention = build(text, Noun(sentence, head, before, full.trigger), None)
            mention.span = Span(start, end, match.group())
            mention.kind, mention.name, mention.words = NAMED, full.name, ()
            if head.dep in ("compound", "nmod"):
                mention.kind, mention.determiner = MODIFIER, "the"
            yield mention
