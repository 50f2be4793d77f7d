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
from dateline.quotes import closing, cues, frames, interviews, labels, occasions, quoted, speakers, unclaimed
from dateline.quotes.attributions import Attribution, find_attributions
from dateline.quotes.carried import carried
from dateline.quotes.marks import kind_of
from dateline.quotes.scene import Quotations
from dateline.records import Entity, Quote, Time
from dateline.spans import Span

__all__ = ["find_quotes", "may_hold"]

# Chance of being right from which on words without quotation marks are reported: of all that are, three in
# four are right then. A reader who is shown one wrong attribution in three stops believing the others.
LEAST_INDIRECT = 0.45

# "Declined to comment", "refused to speak to reporters": words that tell of no words.
_SILENT = frozenset("decline refuse fail".split())
_SOURCES = frozenset("source people person insider".split())
_SPEAKING = frozenset("comment speak respond elaborate reply answer".split())


def may_hold(sentence: str) -> bool:
    """Whether a sentence is worth parsing for quotes."""
    return cues.may_hold(sentence) or frames.may_hold(sentence)


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
    told = carried(doc, quotations, find_attributions(doc, quotations))
    told = [_without_day(doc, a, times) for a in told if not _in_caption(doc, article, a)]
    anew = list(closing.closing(doc, quotations, told))
    told = [a for a in told if a.token not in {b.token for b in anew}] + anew
    laid_out = [*labels.turns(doc), *labels.signed(doc, quotations)]
    found = [
        a for a in _without_rivals(told, laid_out)
        if not _is_silence(doc, a)
        and not _is_citation(doc, quotations, a)
        and not _is_when(doc, quotations, a, times)
    ]  # fmt: skip
    found = quoted.at_second_hand(doc, quotations, found)
    found += labels.introduced(doc, quotations, found)
    found += unclaimed.unclaimed(doc, quotations, entities, found)
    found += frames.pointing_back(doc, quotations, found)
    found += frames.viewpoints(doc, entities, found)
    goes_on = dict(labels.continued(doc, quotations, found))
    discourse = speakers.start(doc, entities)
    turns = [a.source[0] for a in laid_out if a.source]
    if turns:
        discourse.labels.update(interviews.who_is_who(doc, min(turns), entities))
    spoke: dict[Attribution, speakers.Speaker] = {}
    quotes: list[Quote] = []
    elsewhere: list[bool] = []
    for attribution in sorted([*found, *goes_on], key=_place):
        before = goes_on.get(attribution)
        if before is not None:
            spoke[attribution] = spoke.get(before, speakers.UNKNOWN)
        else:
            spoke[attribution] = speakers.speaker_of(discourse, attribution)
        quote = _quote(doc, quotations, attribution, spoke[attribution])
        said_on = occasions.day_of(doc, attribution, times, article)
        if said_on is None and quotes and occasions.is_answer(attribution):
            said_on = quotes[-1].said_on
        elsewhere.append(occasions.is_elsewhere(doc, attribution, times))
        quotes.append(
            dataclasses.replace(
                quote,
                addressee=occasions.addressee_of(doc, attribution, entities, article.outlet),
                said_on=said_on,
            )
        )
    rows = [(q, e) for q, e in zip(quotes, elsewhere, strict=True) if q.kind != "indirect" or _is_worth(q)]
    return _one_occasion(doc, rows)


def _is_worth(quote: Quote) -> bool:
    """Whether words without marks are reported: likely, and somebody's ("prices are expected to rise")."""
    return quote.confidence >= LEAST_INDIRECT and bool(quote.source or quote.speaker)


def _in_caption(doc: Document, article: Article, attribution: Attribution) -> bool:
    """Whether a cue stands in a picture caption; those describe, and what they quote the article quotes."""
    start = doc.sentences[attribution.sentence].start
    return any(caption.start <= start < caption.end for caption in article.captions)


def _without_day(doc: Document, attribution: Attribution, times: Sequence[Time]) -> Attribution:
    """An attribution whose source is the name alone: the parser likes "Last Friday Novak" for one."""
    source, head = attribution.source, attribution.head
    if source is None or head is None or head.pos != "PROPN":
        return attribution
    for time in times:
        if time.start == source[0] and time.end < head.end and doc.text[time.end : time.end + 1] == " ":
            return attribution._replace(source=(time.end + 1, source[1]))
    return attribution


def _is_silence(doc: Document, attribution: Attribution) -> bool:
    """Whether somebody says that they say nothing: "declined to comment", "has yet to comment"."""
    cue, (start, end) = attribution.token, attribution.content[0]
    sentence = doc.sentences[attribution.sentence]
    if cue is None or not sentence.tokens:
        return False
    if cue.lemma in _SPEAKING or cue.lemma == "say":
        above = sentence.tokens[cue.head]
        yet = cue.i > 1 and [t.text for t in sentence.tokens[cue.i - 2 : cue.i]] == ["yet", "to"]
        denied = cue.lemma != "say" and any(t.dep == "neg" for t in sentence.children[cue.i])
        return yet or denied or (cue.tag == "VB" and cue.dep == "xcomp" and above.lemma in _SILENT)
    if cue.lemma not in _SILENT:
        return False
    words = sentence.between(start, end)
    speech = next((t for t in words if t.tag == "VB"), None)
    return speech is not None and speech.i <= words[0].i + 2 and speech.lemma in _SPEAKING


def _is_citation(doc: Document, quotations: Quotations, attribution: Attribution) -> bool:
    """Whether a relay only tells whom it has its words from: "the Post reported, citing two officials"."""
    cue = attribution.token
    if cue is None or cue.lemma != "cite" or cue.tag != "VBG":
        return False
    head = next((t for t in doc.sentences[attribution.sentence].children[cue.i] if t.dep == "dobj"), None)
    people = lexicon.column("quote_describing", "noun")
    known = head is not None and (head.pos == "PROPN" or head.lemma in people or head.lemma in _SOURCES)
    return known and not any(quotations.touching(*piece) for piece in attribution.content)


def _is_when(doc: Document, quotations: Quotations, attribution: Attribution, times: Sequence[Time]) -> bool:
    """Whether what a cue seems to report only tells when: "the talks, which concluded on Friday in Porto"."""
    start, end = attribution.content[0]
    sentence = doc.sentences[attribution.sentence]
    if len(attribution.content) > 1 or not any(time.start == start for time in times):
        return False
    verbs = any(token.pos in ("VERB", "AUX") for token in sentence.between(start, end))
    return not verbs and not quotations.touching(start, end)


def _place(attribution: Attribution) -> tuple[int, int]:
    return attribution.content[0][0], attribution.content[-1][1]


def _without_rivals(found: list[Attribution], laid_out: list[Attribution]) -> list[Attribution]:
    """Turns and signed quotations, and of what the model found what it did not make of those."""
    taken = {a.content[0] for a in laid_out}
    turns = [(min(a.source or a.content[0], a.content[0])[0], a.content[-1][1]) for a in laid_out]
    kept = [
        a for a in found
        if a.content[0] not in taken and not any(a.cue and start <= a.cue[0] < end for start, end in turns)
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
        confidence=round(attribution.chance, 3),
    )


def _one_occasion(doc: Document, rows: Sequence[tuple[Quote, bool]]) -> tuple[Quote, ...]:
    """Quotes with the addressee and day of their speaker, where the article knows just one occasion.

    It is taken to hold for what the speaker says later, and earlier where only a lead stands before it. Of
    several occasions the last one holds until the end of the next paragraph, and so does that of a body:
    it speaks again and again. What is told of another occasion (the flag of a row) has no part in it.
    """
    told: dict[str, list[tuple[int, str | None, date | None]]] = {}
    for quote, _ in rows:
        if quote.speaker and quote.speaker_type != "group" and not _is_written(quote):
            known = told.setdefault(quote.speaker, [])
            known.append((_paragraph(doc, quote), quote.addressee, quote.said_on))
    found: list[Quote] = []
    for quote, elsewhere in rows:
        known = told.get(quote.speaker or "", [])
        if known and not _is_written(quote) and not elsewhere:
            at = _paragraph(doc, quote)
            if quote.speaker_type == "organisation":
                known = [row for row in known if row[0] in (at - 1, at)]
            addressee = quote.addressee or _shared([(place, told_to) for place, told_to, _ in known], at)
            said_on = quote.said_on or _shared([(place, day) for place, _, day in known], at)
            if found and said_on is None and _goes_on(doc, found[-1], quote):
                said_on = found[-1].said_on
            quote = dataclasses.replace(quote, addressee=addressee, said_on=said_on)
        found.append(quote)
    return tuple(found)


def _goes_on(doc: Document, written: Quote, quote: Quote) -> bool:
    """Whether a quote is more of what the one before it, of its paragraph, has from a written text."""
    same = written.speaker == quote.speaker and _paragraph(doc, written) == _paragraph(doc, quote)
    return _is_written(written) and same


def _paragraph(doc: Document, quote: Quote) -> int:
    """Index of the paragraph in which a quote begins."""
    sentence = doc.sentence_at(quote.content[0].start)
    return sentence.paragraph if sentence else 0


def _is_written(quote: Quote) -> bool:
    """Whether the words come from a text of their own: another occasion than an interview."""
    return any(cue.text.lower() in lexicon.column("quote_written", "form") for cue in quote.cue)


T = TypeVar("T")


def _shared(rows: Sequence[tuple[int, T | None]], at: int) -> T | None:
    """What a speaker's quotes tell about one in paragraph `at`: rows of paragraph and what is known there."""
    known = [(number, place, value) for number, (place, value) in enumerate(rows) if value is not None]
    if any(value != known[0][2] for _, _, value in known):
        near = {value for _, place, value in known if place in (at - 1, at)}
        return next(iter(near)) if len(near) == 1 else None
    if not known:
        return None
    number, place, value = known[0]
    return value if number <= 1 or place <= at else None
