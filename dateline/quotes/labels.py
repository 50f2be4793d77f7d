"""Labels: attributions by layout alone, without a reporting word.

Interviews and transcripts (`Q: ...`, `NAME: ...` at the head of paragraphs), testimonials (a quotation,
a dash, a name), and paragraphs that are all quotation and go on with what the speaker before said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.nlp import Document
from dateline.quotes.attributions import Attribution
from dateline.quotes.marks import Run
from dateline.quotes.scene import Quotations

# "Q:", "JANE DOE:", "Dr. Doe (reading):" at the head of a paragraph, perhaps after a quotation mark.
_LABEL = re.compile(r"[\"“”'‘«]?\s*((?:Q|A|[A-Z][\w.'’-]*(?:\s[A-Z(][\w.'’)-]*){0,4})\s?):\s+(?=\S)")
_DASHED = re.compile(r"\s?(?:—|―|–|--)\s?((?:[A-Z][\w.'’-]*\s?){1,5})[.,]?\s*$")
_SURE, _FAIRLY_SURE, _CONTINUED = 0.93, 0.85, 0.7  # raw scores, on the scale of the model's
_ALL_QUOTED = 0.95  # of a paragraph, for it to be all quotation
_LEAST_TURNS = 3  # labelled paragraphs that make a transcript


def turns(doc: Document) -> Iterator[Attribution]:
    """The turns of an interview or transcript, if the article is or holds one."""
    labels = [(n, m) for n, p in enumerate(doc.paragraphs) if (m := _LABEL.match(p.text))]
    names = [match.group(1).strip() for _, match in labels]
    # One label now and then is a heading; the same few again and again are speakers.
    speakers = {name for name in names if names.count(name) > 1 or name in ("Q", "A")}
    speakers |= {name for name in names if name.isupper() and len(name) > 1}
    held = [(n, match) for (n, match), name in zip(labels, names, strict=True) if name in speakers]
    if len(held) < _LEAST_TURNS and {match.group(1) for _, match in held} != {"Q", "A"}:
        return
    for (number, match), (following, _) in zip(held, [*held[1:], (held[-1][0] + 1, None)], strict=True):
        paragraph = doc.paragraphs[number]
        last = (
            doc.paragraphs[min(following, len(doc.paragraphs)) - 1] if following - number < 6 else paragraph
        )
        start = paragraph.start + match.end()
        source = (paragraph.start + match.start(1), paragraph.start + match.end(1))
        sentence = doc.sentence_at(paragraph.start)
        if start < last.end and sentence:
            cue = doc.text.index(":", source[1], start)
            yield Attribution(((start, last.end),), (cue, cue + 1), source, _SURE, sentence.index)


def signed(doc: Document, quotations: Quotations) -> Iterator[Attribution]:
    """Quotations that a dash and a name follow, at the end of a paragraph."""
    for paragraph, runs in zip(doc.paragraphs, quotations.by_paragraph, strict=True):
        if len(runs) == 1 and runs[0].closed and runs[0].start - paragraph.start <= 1:
            match = _DASHED.match(doc.text, runs[0].end, paragraph.end)
            sentence = doc.sentence_at(runs[0].end - 1)
            if match and sentence:
                dash = runs[0].end + re.search(r"\S", match.group()).start()  # type: ignore[union-attr]
                end = match.end(1) - (len(match.group(1)) - len(match.group(1).rstrip(" .,")))
                yield Attribution(
                    (runs[0][:2],), (dash, dash + 1), (match.start(1), end), _FAIRLY_SURE, sentence.index
                )


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
