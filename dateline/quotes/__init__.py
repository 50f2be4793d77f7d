"""Quotes: who said what, in whose words, to whom and when.

    "The fair opens on Monday," said Ana Prado, the mayor.
    content, kind              cue  source -> speaker, role

Candidates come from the parse and the quotation marks (`shapes`, `sources`), a small log-linear model
chooses among them (`model`), layout speaks for itself (`labels`), and the words for the source are
resolved to a speaker (`speakers`). Figures and calibration: docs/quotes.md.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from dateline import lexicon
from dateline.article import Article
from dateline.nlp import Document
from dateline.quotes import labels, model, occasions, speakers
from dateline.quotes.attributions import Attribution, find_attributions
from dateline.quotes.cues import may_hold
from dateline.quotes.marks import kind_of
from dateline.quotes.scene import Quotations
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
    quotations = Quotations(doc)
    told = [a for a in find_attributions(doc, quotations) if not _in_caption(doc, article, a)]
    found = _with_labels(doc, quotations, told)
    goes_on = dict(labels.continued(doc, quotations, found))
    discourse = speakers.start(doc, entities)
    spoke: dict[Attribution, speakers.Speaker] = {}
    quotes = []
    for attribution in sorted([*found, *goes_on], key=_place):
        before = goes_on.get(attribution)
        if before is not None:
            spoke[attribution] = spoke.get(before, speakers.UNKNOWN)
        else:
            spoke[attribution] = speakers.speaker_of(discourse, attribution)
        quote = _quote(doc, quotations, attribution, spoke[attribution])
        quotes.append(
            dataclasses.replace(
                quote,
                addressee=occasions.addressee_of(doc, attribution, entities),
                said_on=occasions.day_of(doc, attribution, times),
            )
        )
    return _one_occasion(quotes)


def _in_caption(doc: Document, article: Article, attribution: Attribution) -> bool:
    """Whether a cue stands in a picture caption; those describe, and what they quote the article quotes."""
    start = doc.sentences[attribution.sentence].start
    return any(caption.start <= start < caption.end for caption in article.captions)


def _place(attribution: Attribution) -> tuple[int, int]:
    return attribution.content[0][0], attribution.content[-1][1]


def _with_labels(doc: Document, quotations: Quotations, found: list[Attribution]) -> list[Attribution]:
    """What the model found, with turns and signed quotations instead of what it made of those."""
    laid_out = [*labels.turns(doc), *labels.signed(doc, quotations)]
    claimed = [piece for attribution in laid_out for piece in attribution.content]
    kept = [
        a for a in found
        if not any(start <= a.cue[0] < end or a.content[0] == (start, end) for start, end in claimed if a.cue)
    ]  # fmt: skip
    return [*kept, *laid_out]


def _quote(
    doc: Document, quotations: Quotations, attribution: Attribution, speaker: speakers.Speaker
) -> Quote:
    """An attribution as a record."""
    text = doc.text
    content = tuple(Span(start, end, text[start:end]) for start, end in attribution.content)
    cue, source = (
        (Span(*piece, text[piece[0] : piece[1]]),) if piece else ()
        for piece in (attribution.cue, attribution.source)
    )
    return Quote(
        content=content,
        source=source,
        cue=cue,
        kind=kind_of(content, quotations.all),
        speaker=speaker.name,
        speaker_type=speaker.kind,
        speaker_role=speaker.role,
        speaker_affiliation=speaker.affiliation,
        confidence=model.load().calibrated(attribution.raw),
    )


def _one_occasion(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Quotes with the addressee and day of their speaker, where the article knows just one occasion.

    It is taken to hold for what the speaker says later, and earlier where only a lead stands before it.
    """
    told: dict[str, list[tuple[int, str | None, date | None]]] = {}
    for quote in quotes:
        if quote.speaker and quote.speaker_type in ("person", "unnamed") and not _is_written(quote):
            rows = told.setdefault(quote.speaker, [])
            rows.append((quote.content[0].start, quote.addressee, quote.said_on))
    found = []
    for quote in quotes:
        rows = told.get(quote.speaker or "", [])
        if rows and not _is_written(quote):
            addressee = quote.addressee or _shared([(at, told_to) for at, told_to, _ in rows], quote)
            said_on = quote.said_on or _shared([(at, day) for at, _, day in rows], quote)
            quote = dataclasses.replace(quote, addressee=addressee, said_on=said_on)
        found.append(quote)
    return tuple(found)


def _is_written(quote: Quote) -> bool:
    """Whether the words come from a text of their own: another occasion than an interview."""
    return any(cue.text.lower() in lexicon.column("quote_written", "form") for cue in quote.cue)


T = TypeVar("T")


def _shared(rows: Sequence[tuple[int, T | None]], quote: Quote) -> T | None:
    """What all of a speaker's quotes that tell it agree on, if it is told early or before this one."""
    known = [(number, at, value) for number, (at, value) in enumerate(rows) if value is not None]
    if not known or any(value != known[0][2] for _, _, value in known):
        return None
    number, at, value = known[0]
    return value if number <= 1 or at <= quote.content[0].start else None
