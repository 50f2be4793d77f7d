"""The head of an article: title, byline, outlet, dateline and day of publication out of its text.

Read in this order, each step with what the ones before it found:

1. captions and boilerplate, by their own wording, anywhere in the text;
2. header lines among the first lines: labels, dates, names, outlets; and the title, the first of them
   that is none of these and no paragraph (`opening`);
3. the dateline that opens the first paragraph;
4. outlet, byline and language;
5. the day of publication (`publication`).

What a reader took from markup is never overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from dateline.article.boilerplate import (
    TAIL,
    copyright_holder,
    find_boilerplate,
    is_button,
    signed_by,
    source_named,
)
from dateline.article.captions import find_captions, find_repeats, outlet_of_credits
from dateline.article.datelines import Dateline
from dateline.article.days import is_plausible, nearest_day
from dateline.article.language import language_of
from dateline.article.lines import Lines, holds_any, lines_of
from dateline.article.opening import DatedField, Opening, cut_stamp, read_foot, read_opening
from dateline.article.outlets import is_host, outlet_named, outlet_of_uri, outlet_talked_to
from dateline.article.publication import Evidence, Publication, publication_of
from dateline.article.record import Article
from dateline.spans import Span

_FARTHEST_DATELINE = 60  # days between a dateline and the day of publication
_TITLE_MARKS = tuple("|•·»-–—")
_TITLE_TAIL = re.compile(r"(?:\s+(?:[|•·»]|[-–—])\s+(?P<tail>[^|•·»]{2,40})|-(?P<glued>[A-Z]\w+))$")
# Codes in brackets with which agencies mark the state of a dispatch, no words of the headline.
# What they print as its first words ("UPDATE 2-...") is left there.
_TITLE_CODE = re.compile(
    r"^(?:<[^<>]{2,30}>\s*"
    r"|\((?:\d\w\w )?(?:LEAD|LD|URGENT|Lead|Urgent)\)\s+)+"
)


def read_head(article: Article, *, today: date | None = None) -> Article:
    """Complete an article with what its text tells about it as a publication.

    Args:
        article: A text with whatever a reader found in markup; that stays as it is.
        today: The day after which a date is refused as being in the future; without it, 2100.

    Returns:
        The same article with title, byline, outlet, language, dateline, captions, boilerplate and day
        of publication; what the text does not tell stays None.
    """
    return read_heads((article,), today=today)[0]


def read_heads(articles: Iterable[Article], *, today: date | None = None) -> list[Article]:
    """Complete several articles, as `read_head` does one.

    Each step is done for all of them before the next: its code stays in the processor's cache, which takes a
    sixth of the time off.
    """
    heads = [_Head(article, today) for article in articles]
    for step in _STEPS:
        for head in heads:
            step(head)
    return [head.article for head in heads]


class _Head:
    """What is known of an article's head while it is read, step by step.

    Attributes:
        article: The article; complete after the last step.
        today: The last day that is not in the future.
        lines: Its lines.
        stamp: The date that was cut from the first of them.
        captions: Those that are captions.
        buttons: Those that are boilerplate.
        left_out: Where captions and boilerplate begin.
        opening: What the first lines tell.
        dated_below: The labelled day below the text.
        foot: The last lines.
        title: The headline's words.
        outlet: Who published it.
        publication: When it was published.
    """

    lines: Lines
    stamp: DatedField | None
    captions: tuple[Span, ...]
    buttons: list[Span]
    left_out: frozenset[int]
    opening: Opening
    dated_below: DatedField | None
    foot: Sequence[str]
    title: str | None
    outlet: str | None
    publication: Publication

    def __init__(self, article: Article, today: date | None) -> None:
        self.article, self.today = article, today

    def split(self) -> None:
        """Cut the text into lines."""
        self.lines = lines_of(self.article.text)
        self.stamp = cut_stamp(self.lines)

    def find_captions(self) -> None:
        """Find what markup says is a caption, and what reads like one."""
        found, marked = find_captions(self.lines), self.article.captions
        self.captions = tuple(sorted({*marked, *found})) if marked else found

    def find_boilerplate(self) -> None:
        """Find what is not the article."""
        self.buttons = find_boilerplate(self.lines)

    def read_opening(self) -> None:
        """Read the first lines, and the label below the text."""
        pictured, pressed = ({span.start for span in spans} for spans in (self.captions, self.buttons))
        self.left_out = frozenset(pictured | pressed)
        self.opening = read_opening(self.article.text, self.lines, pictured, pressed, self.stamp)
        self.dated_below = read_foot(self.opening, self.lines)

    def find_outlet(self) -> None:
        """Find who published it: address, header, title, footer, agency, whom people told, whose pictures."""
        article, opening = self.article, self.opening
        self.foot = self.lines.texts[-TAIL:]
        self.title, beside_title = _title(opening.title)
        self.outlet = (
            article.outlet
            or outlet_of_uri(article.uri)
            or outlet_of_uri(opening.url)
            or opening.outlet
            or beside_title
            or copyright_holder(self.foot)
            or (opening.dateline.agency if opening.dateline else None)
            or source_named(self.foot)
            or outlet_talked_to(article.text)
            or outlet_of_credits(self.captions)
        )

    def find_day(self) -> None:
        """Find the day of publication: that of markup where it can be right, else what the text tells."""
        article, opening = self.article, self.opening
        if article.published and is_plausible(article.published, self.today):
            precision, basis = article.published_precision or "day", article.published_basis or "metadata"
            self.publication = Publication(article.published, precision, basis, article.published_at)
            return
        self.publication = publication_of(
            Evidence(
                text=article.text,
                days=tuple(opening.days),
                foot=self.dated_below,
                uri=article.uri,
                url=opening.url,
                dateline=opening.dateline,
                lines=self.lines,
                body=opening.body,
                left_out=self.left_out,
                today=self.today,
                outlet=self.outlet,
            )
        )

    def complete(self) -> None:
        """Put all that was found into the article."""
        article, opening, publication = self.article, self.opening, self.publication
        dateline, lines = opening.dateline, self.lines
        body = lines.starts[opening.body] if opening.body < len(lines) else 0
        repeats = find_repeats(lines, self.captions)
        self.article = article.completed(
            title=article.title or self.title,
            byline=article.byline or opening.byline or signed_by(self.foot),
            outlet=self.outlet,
            language=article.language or language_of(article.text, body),
            published=publication.day,
            published_at=publication.moment,
            published_precision=publication.precision,
            published_basis=publication.basis,
            dateline_place=article.dateline_place or (dateline.place if dateline else None) or opening.place,
            dateline_date=article.dateline_date or _dateline_day(dateline, publication),
            captions=self.captions,
            boilerplate=_in_order((*article.boilerplate, *self.buttons, *opening.junk, *repeats)),
        )


_STEPS = (
    _Head.split,
    _Head.find_captions,
    _Head.find_boilerplate,
    _Head.read_opening,
    _Head.find_outlet,
    _Head.find_day,
    _Head.complete,
)


def _in_order(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in text order, each once."""
    found = {(span.start, span.end): span for span in spans}
    return tuple(found[place] for place in sorted(found))


def _title(line: Span | None) -> tuple[str | None, str | None]:
    """The headline's words, without the outlet after them and an agency's code before them; the outlet."""
    if line is None:
        return None, None
    title, outlet = " ".join(line.text.split()), None
    while holds_any(title, _TITLE_MARKS):
        found = _TITLE_TAIL.search(title)
        tail = (found["tail"] or found["glued"]) if found else None
        named = outlet_named(tail) if tail else None
        if not found or not tail or not (named or (found["tail"] and (is_host(tail) or is_button(tail)))):
            break
        outlet = outlet or named
        title = title[: found.start()]
    return (title.startswith(("<", "(")) and _TITLE_CODE.sub("", title)) or title, outlet


def _dateline_day(dateline: Dateline | None, publication: Publication) -> date | None:
    """The dateline's day; its year is that of the day of publication."""
    if dateline is None or dateline.day:
        return dateline.day if dateline else None
    at = publication.day
    if dateline.month_day is None or at is None or publication.precision != "day":
        return None
    closest = nearest_day(*dateline.month_day, at)
    return closest if closest and abs((closest - at).days) <= _FARTHEST_DATELINE else None
