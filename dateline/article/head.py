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
from collections.abc import Sequence
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
from dateline.article.opening import Opening, cut_stamp, read_opening
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
    text = article.text
    lines = lines_of(text)
    stamp = cut_stamp(lines)
    captions = _captions(article, lines)
    buttons = find_boilerplate(lines)
    foot = lines.texts[-TAIL:]
    pictured, pressed = ({span.start for span in spans} for spans in (captions, buttons))
    opening = read_opening(text, lines, pictured, pressed, stamp)
    dateline = opening.dateline
    title, title_outlet = _title(opening.title)
    outlet = article.outlet or _outlet(article, opening, title_outlet, foot, captions)
    publication = _published(
        article,
        Evidence(
            text=text,
            days=tuple(opening.days),
            uri=article.uri,
            url=opening.url,
            dateline=dateline,
            lines=lines,
            body=opening.body,
            left_out=frozenset(pictured | pressed),
            today=today,
            outlet=outlet,
        ),
    )
    return article.completed(
        title=article.title or title,
        byline=article.byline or opening.byline or signed_by(foot),
        outlet=outlet,
        language=article.language
        or language_of(text, lines.starts[opening.body] if opening.body < len(lines) else 0),
        published=publication.day,
        published_at=publication.moment,
        published_precision=publication.precision,
        published_basis=publication.basis,
        dateline_place=article.dateline_place or (dateline.place if dateline else None) or opening.place,
        dateline_date=article.dateline_date or _dateline_day(dateline, publication),
        captions=captions,
        boilerplate=_in_order(
            (*article.boilerplate, *buttons, *opening.junk, *find_repeats(lines, captions))
        ),
    )


def _in_order(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in text order, each once."""
    found = {(span.start, span.end): span for span in spans}
    return tuple(found[place] for place in sorted(found))


def _captions(article: Article, lines: Lines) -> tuple[Span, ...]:
    """What markup says is a caption, and what reads like one."""
    found = find_captions(lines)
    return tuple(sorted({*article.captions, *found})) if article.captions else found


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


def _outlet(
    article: Article,
    opening: Opening,
    beside_title: str | None,
    foot: Sequence[str],
    captions: Sequence[Span],
) -> str | None:
    """Who published it: address, header, title, footer, agency, whom people told, whose pictures."""
    return (
        outlet_of_uri(article.uri)
        or outlet_of_uri(opening.url)
        or opening.outlet
        or beside_title
        or copyright_holder(foot)
        or (opening.dateline.agency if opening.dateline else None)
        or source_named(foot)
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
    at = publication.day
    if dateline.month_day is None or at is None or publication.precision != "day":
        return None
    closest = nearest_day(*dateline.month_day, at)
    return closest if closest and abs((closest - at).days) <= _FARTHEST_DATELINE else None
