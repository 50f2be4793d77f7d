"""The head of an article: title, byline, outlet, dateline and day of publication out of its text.

Read in this order, each step with what the ones before it found:

1. captions and boilerplate, by their own wording, anywhere in the text;
2. header lines among the first lines: labels, dates, names, outlets;
3. the title: the first line of the head that is none of these and no paragraph;
4. the dateline that opens the first paragraph;
5. outlet and language;
6. the day of publication (`publication`).

What a reader took from markup is never overwritten.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from dateline.article.boilerplate import find_boilerplate, is_button
from dateline.article.captions import find_captions, find_repeats, outlet_of_credits
from dateline.article.datelines import Dateline, dateline_at
from dateline.article.days import day_at, is_plausible
from dateline.article.header import Field, fields_of, label_alone, looks_like_persons
from dateline.article.language import language_of
from dateline.article.lines import ends_sentence, is_prose, lines_of, words
from dateline.article.outlets import outlet_named, outlet_of_uri, outlet_talked_to, sounds_like_outlet
from dateline.article.publication import Evidence, Publication, publication_of
from dateline.article.record import Article
from dateline.spans import Span

_HEAD = 30  # lines
_LEAD = 6  # paragraphs that tell the news and its day
_LONGEST_TITLE = 200  # characters
_TITLE_TAIL = re.compile(r"\s+(?:[|•·»]|[-–—])\s+(?P<tail>[^|•·»]{2,40})$")
# Codes with which agencies mark the state of a dispatch; no words of the headline.
_TITLE_CODE = re.compile(
    r"^(?:<[^<>]{2,30}>\s*"
    r"|(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|ADVISORY)(?:\s?\d+)?\s?[-–—:]\s?"
    r"|\((?:\d\w\w )?(?:LEAD|LD|URGENT|Lead|Urgent)\)\s+)+"
)
_BYLINE_LABEL = re.compile(r"^(?:by|author|reporter|written by)\b:?\s*", re.IGNORECASE)


@dataclass(slots=True)
class _Head:
    """What the first lines of a text tell."""

    title: Span | None = None
    byline: str | None = None
    outlet: str | None = None
    place: str | None = None
    url: str | None = None
    days: list[tuple[Field, str]] = field(default_factory=list)  # a field that is a day, and its line's words
    junk: list[Span] = field(default_factory=list)
    body: int = 0  # index of the first line that is neither header nor title


def read_head(article: Article, *, today: date | None = None) -> Article:
    """Complete an article with what its text tells about it as a publication.

    Args:
        article: A text with whatever a reader found in markup; that stays as it is.
        today: The day after which a date is refused as being in the future; without it, 2100.

    Returns:
        The same article with title, byline, outlet, language, dateline, captions, boilerplate and day
        of publication; what the text does not tell stays None.
    """
    text = article.text
    lines = lines_of(text)
    captions = article.captions or find_captions(lines)
    junk = find_boilerplate(lines)
    head = _scan(text, lines, {c.start for c in captions}, {j.start for j in junk})
    dateline = _dateline(lines, head, {c.start for c in captions})
    outlet = _outlet(article, head, dateline, captions)
    evidence = Evidence(
        text=text,
        days=tuple(head.days),
        uri=article.uri,
        url=head.url,
        dateline=dateline,
        paragraphs=_paragraphs(lines[head.body :], captions, junk),
        today=today,
    )
    publication = _published(article, evidence)
    unwanted = {*article.boilerplate, *junk, *head.junk, *find_repeats(lines)}
    start = lines[head.body].start if head.body < len(lines) else 0
    return dataclasses.replace(
        article,
        title=article.title or _title(head),
        byline=article.byline or head.byline,
        outlet=outlet,
        language=article.language or language_of(text, start),
        published=publication.day,
        published_at=publication.moment,
        published_precision=publication.precision,
        published_basis=publication.basis,
        dateline_place=article.dateline_place or (dateline.place if dateline else None) or head.place,
        dateline_date=article.dateline_date or _dateline_day(dateline, publication),
        captions=captions,
        boilerplate=tuple(sorted(unwanted)),
    )


def _paragraphs(lines: Sequence[Span], captions: Sequence[Span], junk: Sequence[Span]) -> tuple[Span, ...]:
    """The first paragraphs of running text."""
    left_out = {s.start for s in (*captions, *junk)}
    body = (line for line in lines if line.start not in left_out and is_prose(line.text))
    return tuple(islice(body, _LEAD))


def _scan(text: str, lines: Sequence[Span], captions: set[int], junk: set[int]) -> _Head:
    """Read the first lines: header fields, then the title among what is left."""
    head, candidates, prose = _Head(), [], 0
    waiting: str | None = None
    for i, line in enumerate(lines[:_HEAD]):
        if line.start in captions:
            continue
        if waiting and (found := day_at(line.text, 0)):
            head.days.append((Field(waiting, line, found), line.text))
            head.junk.append(line)
            waiting = None
            continue
        if line.start in junk and label_alone(line.text) is None:
            continue
        fields = fields_of(line)
        if fields:
            if _take(head, fields, line, text) or not prose:
                head.body = i + 1
            if any(f.kind == "body" for f in fields):
                break
            continue
        waiting = label_alone(line.text)
        if waiting:
            head.junk.append(line)
            continue
        if dateline_at(line):
            break
        if is_prose(line.text):
            prose += 1
            if prose == 2:
                break
        elif prose == 0:
            candidates.append(i)
        elif not head.byline and looks_like_persons(line.text):
            head.byline = line.text.rstrip(",")
            head.junk.append(line)
    _choose_title(head, lines, candidates)
    return head


def _take(head: _Head, fields: Sequence[Field], line: Span, text: str) -> bool:
    """Note the fields of one header line; the line, but for a headline on it, is boilerplate."""
    end = line.end
    for one in fields:
        if one.day:
            head.days.append((one, _words_of(text, one, line)))
        elif one.kind == "byline" and not head.byline and one.value.text:
            head.byline = _BYLINE_LABEL.sub("", one.value.text).rstrip(" ,|")
        elif one.kind == "outlet" and not head.outlet and one.value.text:
            head.outlet = outlet_named(one.value.text) or one.value.text
        elif one.kind == "place" and one.value.text:
            head.place = head.place or one.value.text
        elif one.kind == "url":
            head.url = head.url or one.value.text
        elif one.kind in ("title", "rest") and not head.title and len(words(one.value.text)) > 1:
            head.title = one.value
            end = one.value.start
    if end > line.start:
        head.junk.append(Span(line.start, end, text[line.start : end]))
    return bool(head.days)


def _words_of(text: str, one: Field, line: Span) -> str:
    """A field's words with its label."""
    start = text.rfind(one.label, line.start, one.value.start) if one.label else -1
    return text[start if start >= 0 else one.value.start : one.value.end]


def _choose_title(head: _Head, lines: Sequence[Span], candidates: Sequence[int]) -> None:
    """The headline among lines that are no header, caption, button or paragraph."""
    fit = [i for i in candidates if len(lines[i]) <= _LONGEST_TITLE and i + 1 < len(lines)]
    if head.title is None and fit:
        # A kicker or rubric of one to three words stands before the headline, not in its place.
        chosen = next((i for i in fit[:3] if len(words(lines[i].text)) > 3), fit[0])
        for i in fit[: fit.index(chosen)]:
            head.junk.append(lines[i])
            if not head.outlet and sounds_like_outlet(lines[i].text):
                head.outlet = lines[i].text
        head.title = lines[chosen]
        head.body = max(head.body, chosen + 1)
    if head.title is None:
        return
    for i in candidates:
        line = lines[i]
        if (
            line.start > head.title.end
            and not head.byline
            and looks_like_persons(line.text)
            and not ends_sentence(line.text)
        ):
            head.byline = line.text.rstrip(",")
            head.junk.append(line)


def _title(head: _Head) -> str | None:
    """The headline's words: without the outlet after them and an agency's code before them."""
    if head.title is None:
        return None
    title = " ".join(head.title.text.split())
    while (tail := _TITLE_TAIL.search(title)) and (outlet_named(tail["tail"]) or is_button(tail["tail"])):
        head.outlet = head.outlet or outlet_named(tail["tail"])
        title = title[: tail.start()]
    return _TITLE_CODE.sub("", title) or title


def _dateline(lines: Sequence[Span], head: _Head, captions: set[int]) -> Dateline | None:
    """The dateline among the first paragraphs."""
    body = [line for line in lines[: _HEAD + 4] if line.start not in captions and line is not head.title]
    return next((found for line in body[:_LEAD] if (found := dateline_at(line))), None)


def _outlet(article: Article, head: _Head, dateline: Dateline | None, captions: Sequence[Span]) -> str | None:
    """Who published it: markup, header, address, the title's end, dateline, credit, who was talked to."""
    _title(head)
    return (
        article.outlet
        or outlet_of_uri(article.uri)
        or outlet_of_uri(head.url)
        or head.outlet
        or (dateline.agency if dateline else None)
        or outlet_talked_to(article.text)
        or outlet_of_credits(captions)
    )


def _published(article: Article, evidence: Evidence) -> Publication:
    """Day of publication: the one from markup where it can be right, else what the text tells."""
    if article.published and is_plausible(article.published, evidence.today):
        basis = article.published_basis or "metadata"
        return Publication(
            article.published, article.published_precision or "day", basis, article.published_at
        )
    return publication_of(evidence)


def _dateline_day(dateline: Dateline | None, publication: Publication) -> date | None:
    """The dateline's day; its year is that of the day of publication."""
    if dateline is None or dateline.day:
        return dateline.day if dateline else None
    if dateline.month_day is None or publication.day is None or publication.precision != "day":
        return None
    month, day = dateline.month_day
    near = []
    for year in (publication.day.year - 1, publication.day.year, publication.day.year + 1):
        try:
            near.append(date(year, month, day))
        except ValueError:
            continue
    at = publication.day
    closest = min(near, key=lambda d: abs((d - at).days), default=None)
    return closest if closest and abs((closest - at).days) <= 60 else None
