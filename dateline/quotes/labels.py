"""Labels: attributions by layout alone, without a reporting word.

Interviews and transcripts (`Q: ...`, `NAME: ...` at the head of paragraphs), testimonials (a quotation,
a dash, a name), and paragraphs that are all quotation: below a colon, or going on with what the speaker
before said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline import lexicon
from dateline.nlp import Document
from dateline.quotes.attributions import Attribution
from dateline.quotes.marks import Run
from dateline.quotes.scene import Quotations
from dateline.quotes.sources import name_extent

# "Q:", "Q.", "JANE DOE:", "Dr. Doe (reading):" at the head of a paragraph, perhaps after a quotation mark.
_LABEL = re.compile(
    r"[\"“”'‘«]?\s*(?P<name>[QA](?=\.)|[A-Z][\w.'’-]*(?:\s[A-Z(][\w.'’)-]*){0,4}(?=\s?:))\s?(?P<mark>[.:])\s+(?=\S)"
)
_DASHED = re.compile(r"\s?(?P<dash>—|―|–|--|-)\s?(?P<name>(?:[A-Z][\w.'’-]*\s?){1,5})[.,]?\s*$")
_SURE, _FAIRLY_SURE, _CONTINUED = 0.94, 0.89, 0.76  # chances of being right
_ALL_QUOTED = 0.95  # of a paragraph, for it to be all quotation
_LEAST_TURNS = 3  # labelled paragraphs that make a transcript


def turns(doc: Document) -> Iterator[Attribution]:
    """The turns of an interview or transcript, if the article is or holds one."""
    labels = [(n, m) for n, p in enumerate(doc.paragraphs) if (m := _LABEL.match(p.text))]
    names = [match["name"] for _, match in labels]
    # One label now and then is a heading; the same few again and again are speakers.
    asks, answers = (lexicon.column("quote_interviews", part) for part in ("asks", "answers"))
    speakers = {name for name in names if names.count(name) > 1 or name.lower() in asks | answers}
    speakers |= {name for name in names if name.isupper() and len(name) > 1}
    held = [(n, match) for (n, match), name in zip(labels, names, strict=True) if name in speakers]
    parts = {match["name"].lower() for _, match in held}
    if len(held) < _LEAST_TURNS and not (parts & asks and parts & answers):
        return
    for (number, match), (following, _) in zip(held, [*held[1:], (held[-1][0] + 1, None)], strict=True):
        paragraph = doc.paragraphs[number]
        last = (
            doc.paragraphs[min(following, len(doc.paragraphs)) - 1] if following - number < 6 else paragraph
        )
        start = paragraph.start + match.end()
        source = (paragraph.start + match.start("name"), paragraph.start + match.end("name"))
        sentence = doc.sentence_at(paragraph.start)
        if start < last.end and sentence:
            cue = (paragraph.start + match.start("mark"), paragraph.start + match.end("mark"))
            yield Attribution(((start, last.end),), cue, source, _SURE, sentence.index)


def signed(doc: Document, quotations: Quotations) -> Iterator[Attribution]:
    """Quotations that a dash and a name follow, at the end of a paragraph or as the next one."""
    for number, (paragraph, runs) in enumerate(zip(doc.paragraphs, quotations.by_paragraph, strict=True)):
        if len(runs) != 1 or not runs[0].closed or runs[0].start - paragraph.start > 1:
            continue
        match = _DASHED.match(doc.text, runs[0].end, paragraph.end)
        if match is None and runs[0].end >= paragraph.end - 1 and number + 1 < len(doc.paragraphs):
            below = doc.paragraphs[number + 1]
            match = _DASHED.match(doc.text, below.start, below.end)
        sentence = doc.sentence_at(runs[0].end - 1)
        if match and sentence:
            dash = match.start("dash"), match.end("dash")
            end = match.end("name") - len(match["name"]) + len(match["name"].rstrip(" .,"))
            source = match.start("name"), end
            yield Attribution((runs[0][:2],), dash, source, _FAIRLY_SURE, sentence.index)


def introduced(doc: Document, quotations: Quotations, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Paragraphs that are all quotation below a sentence with a colon: "Ana Prado went on:"."""
    claimed = {piece for attribution in known for piece in attribution.content}
    for sentence in doc.sentences:
        number = sentence.paragraph + 1
        if not sentence.tokens or sentence.text[-1] != ":" or number >= len(doc.paragraphs):
            continue
        runs, below = quotations.by_paragraph[number], doc.paragraphs[number]
        if sentence.end < doc.paragraphs[number - 1].end or not runs or runs[0].start != below.start:
            continue
        verb = next((t for t in sentence.tokens if t.dep == "ROOT"), sentence.tokens[-1])
        subject = next((t for t in sentence.children[verb.i] if t.dep == "nsubj"), None)
        piece = (runs[0].start, runs[-1].end)
        if subject is None or runs[0][:2] in claimed or not _is_all_quoted(runs, len(below)):
            continue
        cue, source = (verb.start, verb.end), name_extent(sentence, subject, verb)
        yield Attribution((piece,), cue, source, _FAIRLY_SURE, sentence.index, verb, subject)


def continued(
    doc: Document, quotations: Quotations, known: Sequence[Attribution]
) -> Iterator[tuple[Attribution, Attribution]]:
    """Paragraphs that are all quotation and claimed by no cue, each with the attribution before it."""
    for number, (paragraph, runs) in enumerate(zip(doc.paragraphs, quotations.by_paragraph, strict=True)):
        if not runs or not _is_all_quoted(runs, paragraph.end - paragraph.start):
            continue
        if any(start < paragraph.end and paragraph.start < end for a in known for start, end in a.content):
            continue
        before = [
            a
            for a in known
            if a.source
            and doc.sentences[a.sentence].paragraph == number - 1
            and quotations.at(a.content[-1][0])
        ]
        sentence = doc.sentence_at(paragraph.start)
        if before and sentence:
            last = max(before, key=lambda a: a.content[-1][1])
            yield Attribution(tuple(run[:2] for run in runs), None, None, _CONTINUED, sentence.index), last


def _is_all_quoted(runs: tuple[Run, ...], length: int) -> bool:
    return sum(run.end - run.start for run in runs) >= _ALL_QUOTED * length and length > 30
