"""Quotes: who said what, in whose words."""

from __future__ import annotations

from dateline.article import Article
from dateline.nlp import Document, Sentence, Token
from dateline.quotes import shapes
from dateline.quotes.cues import find_cues, may_hold
from dateline.quotes.marks import Run, kind_of, quoted_runs
from dateline.records import Entity, Quote, Time
from dateline.spans import Span

__all__ = ["find_quotes", "may_hold"]


def find_quotes(
    doc: Document, article: Article, times: tuple[Time, ...], entities: tuple[Entity, ...]
) -> tuple[Quote, ...]:
    """Find the attributions of an article.

    Args:
        doc: Its sentences; those that `may_hold` are parsed.
        article: The article.
        times: Its time expressions.
        entities: Its persons, organisations and places.

    Returns:
        The quotes in text order.
    """
    runs = [quoted_runs(doc.text, paragraph) for paragraph in doc.paragraphs]
    found: list[Quote] = []
    for sentence in doc.sentences:
        if sentence.tokens:
            for cue, known in find_cues(sentence):
                if known in ("say", "ask", "judge", "think"):
                    quote = _quote(doc, sentence, cue, known, runs[sentence.paragraph])
                    if quote and not any(_same(quote, other) for other in found[-6:]):
                        found.append(quote)
    return tuple(sorted(found, key=lambda quote: (quote.content[0].start, quote.content[-1].end)))


def _quote(doc: Document, sentence: Sentence, cue: Token, known: str, runs: tuple[Run, ...]) -> Quote | None:
    """The quote of a cue, if it has content and source."""
    wanted = {
        "say": ("runs", "ccomp", "before", "rest"),
        "think": ("runs", "ccomp", "before"),
        "ask": ("runs", "ccomp", "before", "xcomp", "dobj"),
        "judge": ("runs", "xcomp", "ccomp", "dobj"),
    }[known]
    options = [c for c in shapes.contents(doc, sentence, cue, runs) if c.shape in wanted]
    options.sort(key=lambda c: wanted.index(c.shape))
    source = next(shapes.sources(sentence, cue), None)
    if not options or source is None:
        return None
    text = doc.text
    content = tuple(Span(s, e, text[s:e]) for s, e in options[0].spans if s < e)
    if not content:
        return None
    return Quote(
        content=content,
        source=(Span(*source, text[source[0] : source[1]]),),
        cue=(Span(cue.start, cue.end, cue.text),),
        kind=kind_of(text, content, runs),
        speaker=text[source[0] : source[1]],
    )


def _same(one: Quote, other: Quote) -> bool:
    """Whether two quotes claim mostly the same words."""
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content
    )
    return 2 * shared >= max(sum(map(len, one.content)), sum(map(len, other.content)))
