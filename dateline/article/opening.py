"""The opening of an article: its first lines, with header fields and the headline among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.article.boilerplate import is_button
from dateline.article.dated_lines import dated_fields
from dateline.article.datelines import Dateline, dateline_at, is_known_city, lone_place, place_name
from dateline.article.days import day_at, may_name_year, month_day_at
from dateline.article.fields import Field, looks_like_persons, moved
from dateline.article.header import fields_of, label_alone
from dateline.article.lines import Lines, ends_sentence, is_prose, words
from dateline.article.outlets import outlet_named, sounds_like_outlet
from dateline.article.posts import credits_post
from dateline.spans import Span

LINES = 30  # in which an opening is looked for
_LONGEST_TITLE = 200  # characters
_LONGEST_NAME = 60  # characters
_LONGEST_KICKER = 3  # words of a rubric above the headline
_LONG = 30  # characters, in which most headlines have more
_OUTLET_BESIDE = re.compile(r"\s*[(\[](?P<outlet>[^()\[\]]{2,40})[)\]]$")
_STAMP = re.compile(r"(?P<label>date:?\s+)\d{4}-\d\d-\d\d")
_BYLINE_LABEL = re.compile(r"^(?:by|author|reporter|written by)\b:?\s*", re.IGNORECASE)
_WRITERS = re.compile(r"^(?:[A-Z][\w']+ )?(?:staff )?(?:writer|reporter|correspondent)s?:? (?=[A-Z])")


_NO_INITIAL = re.compile(r"[a-z]{3}\.$")
_ROLE = re.compile(
    r"special to .{2,40}$|(?:[\w’'&./-]+ ){0,5}"
    r"(?:correspondent|reporter|writer|editor|columnist|bureau chief|journalist|contributor)s?"
    r"(?:,? (?:in|at) [^,]+)?(?:, (?P<outlet>[^,]{2,40}))?$",
    re.IGNORECASE,
)


class DatedField(NamedTuple):
    """A header field that is a day, and its words with their label."""

    field: Field
    words: str


@dataclass(slots=True)
class Opening:
    """What the first lines of a text tell.

    Attributes:
        title: The headline's line, or the part of it that is no label.
        byline: Who wrote it.
        outlet: Who published it.
        place: Place that a label gives.
        dateline: The dateline that opens the first paragraph.
        url: Address that a label gives.
        days: The header's days.
        junk: Header lines and labels: no fact is taken from them.
        body: Index of the first line after headline and header.
    """

    title: Span | None = None
    byline: str | None = None
    outlet: str | None = None
    place: str | None = None
    dateline: Dateline | None = None
    url: str | None = None
    days: list[DatedField] = field(default_factory=list)
    junk: list[Span] = field(default_factory=list)
    body: int = 0


def cut_stamp(lines: Lines) -> DatedField | None:
    """Cut off the day that whoever saved the page put before the first line (" date 2021-03-04 ...").

    Whatever follows it, a headline, caption, dateline or paragraph, is the first line.
    """
    text = lines.texts[0] if lines else ""
    stamp = _STAMP.match(text) if text.startswith("date") else None
    day = day_at(text, stamp.end("label")) if stamp else None
    if not stamp or not day or day.precision != "day":
        return None
    rest = text[day.end :].lstrip(" \t|,;:")
    if " " not in rest:
        return None
    start = lines.starts[0]
    lines.starts[0], lines.texts[0] = start + len(text) - len(rest), rest
    value = Span(start + day.start, start + day.end, text[day.start : day.end])
    return DatedField(Field("published", value, moved(day, start), "date"), text[: day.end])


def read_opening(
    text: str, lines: Lines, captions: set[int], buttons: set[int], stamp: DatedField | None = None
) -> Opening:
    """Read the first lines: header fields, then the headline among what is left.

    Args:
        text: The article's text.
        lines: Its non-blank lines.
        captions: Offsets of the lines that are captions.
        buttons: Offsets of the lines that are boilerplate wherever they stand.
        stamp: What `cut_stamp` cut off.
    """
    opening = Opening()
    if stamp:
        opening.days.append(stamp)
        start, end = stamp.field.value.end - len(stamp.words), lines.starts[0]
        opening.junk.append(Span(start, end, text[start:end]))
    candidates: list[int] = []
    prose = 0
    waiting: str | None = None  # kind of the label that the line before was
    for i in range(min(LINES, len(lines))):
        line = lines[i]
        if line.start in captions:
            continue
        if waiting and _take_alone(opening, waiting, line):
            waiting = None
            continue
        if opening.byline and _take_role(opening, line):
            continue
        waiting = label_alone(line.text)
        if waiting:
            opening.junk.append(line)
            continue
        if line.start in buttons:
            continue
        if "(@" in line.text and credits_post(line.text):
            break
        told = _take_header(opening, line, i, text, may_be_title=not candidates)
        if told == _TEXT:
            break
        if told == _HEADER:
            continue
        if is_prose(line.text):
            # A headline can be followed by a sentence or two of summary before the header goes on.
            prose += 1
            if prose == 2:
                break
        elif prose == 0:
            candidates.append(i)
        else:
            _take_name(opening, line)
    _choose_title(opening, lines, candidates)
    return opening


_HEADER, _TEXT = "header", "text"  # what a line is: one of the header, or the first of the text


def _take_header(opening: Opening, line: Span, i: int, text: str, *, may_be_title: bool) -> str | None:
    """Note the dateline, fields or place that a line is; whether it is one of these, and the text begins."""
    dateline = dateline_at(line)
    if dateline and dateline.agency and dateline.date_text:
        opening.dateline = dateline
        return _TEXT
    below_title = not may_be_title or bool(opening.title)
    if fields := fields_of(line) or (dated_fields(line, below_title=True) if below_title else ()):
        _take(opening, fields, line, text, may_be_title=may_be_title)
        body = next((f for f in fields if f.kind == "body"), None)
        opening.body = i if body and body.value.text else i + 1
        if body:
            opening.dateline = dateline_at(body.value) if body.value.text else None
        return _TEXT if body else _HEADER
    if dateline:
        opening.dateline = dateline
        if dateline.span.end < line.end:
            return _TEXT
        opening.body = i + 1  # alone on its line
        return _HEADER
    if below_title and (place := lone_place(line.text)):
        opening.place = opening.place or place
        opening.junk.append(line)
        opening.body = i + 1
        return _HEADER
    return None


def read_foot(opening: Opening, lines: Lines) -> DatedField | None:
    """The labelled day among the last lines, where the header tells none: "Updated : 2024-10-05 05:21"."""
    if any(one.field.day for one in opening.days):
        return None
    for i in range(max(opening.body, len(lines) - _FOOT), len(lines)):
        text = lines.texts[i]
        if len(text) > _LONGEST_FOOT or not may_name_year(text):
            continue
        match fields_of(lines[i]):
            case [one] if one.label and one.day and one.day.precision == "day" and one.kind in _PUBLISHED:
                opening.junk.append(lines[i])
                return DatedField(one, text)
    return None


_PUBLISHED = ("published", "updated")
_FOOT = 3  # lines
_LONGEST_FOOT = 80  # characters


def _take_alone(opening: Opening, kind: str, line: Span) -> bool:
    """Note what stands on the line below its label: a day, a name or an outlet."""
    if kind in ("byline", "outlet") and len(line.text) <= _LONGEST_NAME and not may_name_year(line.text):
        if kind == "byline":
            _take_byline(opening, line.text)
        else:
            opening.outlet = opening.outlet or outlet_named(line.text) or line.text
        opening.junk.append(line)
        return True
    day = day_at(line.text, 0)
    found = None if day else month_day_at(line.text, 0, len(line))
    if not day and not (found and found[2] == len(line)):
        return False
    month_day = found[:2] if found else None
    opening.days.append(DatedField(Field(kind, line, day, month_day=month_day), line.text))
    opening.junk.append(line)
    return True


def _take(opening: Opening, fields: Sequence[Field], line: Span, text: str, *, may_be_title: bool) -> None:
    """Note the fields of one header line; the line, but for a headline on it, is boilerplate."""
    end = line.end
    for one in fields:
        value = one.value.text
        if one.day or one.month_day:
            opening.days.append(DatedField(one, _with_label(text, one, line)))
        elif not value:
            continue
        elif one.kind == "body":
            end = one.value.start
        elif one.kind == "byline":
            _take_byline(opening, value)
        elif one.kind == "outlet":
            opening.outlet = opening.outlet or outlet_named(value) or value
        elif one.kind == "place":
            _take_place(opening, one.value)
        elif one.kind == "url":
            opening.url = opening.url or value
        elif not opening.title and _is_title(one, may_be_title):
            opening.title = _without_marks(one.value)
            end = opening.title.start
    if end > line.start:
        opening.junk.append(Span(line.start, end, text[line.start : end]))


def _is_title(one: Field, may_be_title: bool) -> bool:
    """Whether a field is the headline: by its label, or as the words beside a date on the first line."""
    return one.kind == "title" or (
        one.kind == "rest"
        and may_be_title
        and not _may_be_kicker(one.value.text)
        and not is_button(one.value.text)
    )


def _take_byline(opening: Opening, value: str) -> None:
    """Note who wrote it; an outlet in the writer's place or beside the name is the outlet."""
    value = _WRITERS.sub("", _BYLINE_LABEL.sub("", value)).strip(" ,|")
    beside = _OUTLET_BESIDE.search(value) if value.endswith((")", "]")) else None
    if beside and (outlet_named(beside["outlet"]) or sounds_like_outlet(beside["outlet"])):
        opening.outlet = opening.outlet or outlet_named(beside["outlet"]) or beside["outlet"]
        value = value[: beside.start()]
    elif outlet_named(value):
        opening.outlet = opening.outlet or outlet_named(value)
        return
    if value.endswith(".") and _NO_INITIAL.search(value):
        value = value.rstrip(".")
    name, dash, rest = value.partition(" – ")
    if not dash:
        name, _, rest = value.rpartition(", ")
    if looks_like_persons(name):
        if outlet_named(rest) or sounds_like_outlet(rest):
            opening.outlet = opening.outlet or outlet_named(rest) or rest
            value = name
        elif dash or _ROLE.match(rest):
            value = name
    opening.byline = opening.byline or value


def _without_marks(title: Span) -> Span:
    """A labelled headline without the quotation marks around all of it."""
    text = title.text
    if len(text) > 2 and text[0] == text[-1] == '"' and text.count('"') == 2:
        return Span(title.start + 1, title.end - 1, text[1:-1])
    return title


def _take_place(opening: Opening, value: Span) -> None:
    """Note a place that a label gives; it can be a whole dateline."""
    found = dateline_at(Span(value.start, value.end, f"{value.text} --"))
    opening.place = opening.place or (found and found.place) or place_name(value.text)


def _take_name(opening: Opening, line: Span) -> None:
    """Note a line that is nothing but a person's name as the byline, or an outlet's as the outlet."""
    name = line.text.lstrip("-–— ")
    if opening.byline or not looks_like_persons(name) or ends_sentence(name):
        return
    if "," not in name and sounds_like_outlet(name):
        opening.outlet = opening.outlet or outlet_named(name) or name
    else:
        _take_byline(opening, name.rstrip(","))
    opening.junk.append(line)


def _take_role(opening: Opening, line: Span) -> bool:
    """Note a line below the byline that tells what the writer is, perhaps for whom ("Reporter, BBC News")."""
    role = _ROLE.match(line.text) if len(line.text) <= _LONGEST_NAME else None
    if role is None:
        return False
    if role["outlet"]:
        opening.outlet = opening.outlet or outlet_named(role["outlet"])
    opening.junk.append(line)
    return True


def _with_label(text: str, one: Field, line: Span) -> str:
    """A field's words with its label."""
    start = text.rfind(one.label, line.start, one.value.start) if one.label else -1
    return text[start if start >= 0 else one.value.start : one.value.end]


def _may_be_kicker(line: str) -> bool:
    """Whether a line has as few words as a rubric above the headline."""
    return len(words(line[:_LONG])) <= _LONGEST_KICKER and len(words(line)) <= _LONGEST_KICKER


def _is_name(line: str) -> bool:
    """Whether a short line is the name of an outlet or a place: it is no headline."""
    return sounds_like_outlet(line) or is_known_city(line)


def _take_kicker(opening: Opening, line: Span) -> None:
    """Note what stands above a headline or in its place: an outlet, a place, a rubric."""
    if not opening.outlet and sounds_like_outlet(line.text) and not is_button(line.text):
        opening.outlet = outlet_named(line.text) or line.text
    elif is_known_city(line.text):
        opening.place = opening.place or place_name(line.text)
    opening.junk.append(line)


def _choose_title(opening: Opening, lines: Lines, candidates: Sequence[int]) -> None:
    """The headline among lines that are no header, caption, button or paragraph."""
    fit = [i for i in candidates if len(lines.texts[i]) <= _LONGEST_TITLE and i + 1 < len(lines)]
    if opening.title is None and fit:
        # A rubric stands before the headline, not in its place.
        chosen = next((i for i in fit[:3] if not _may_be_kicker(lines.texts[i])), None)
        for i in fit if chosen is None else fit[: fit.index(chosen)]:
            if chosen is None and not _is_name(lines.texts[i]):
                chosen = i
                break
            _take_kicker(opening, lines[i])
        opening.title = None if chosen is None else lines[chosen]
        opening.body = max(opening.body, (fit[-1] if chosen is None else chosen) + 1)
    below = [i for i in candidates if opening.title and lines.starts[i] > opening.title.end]
    for line in map(lines.__getitem__, below):
        if opening.title and line.text == opening.title.text:
            opening.junk.append(line)
        elif not (opening.byline and _take_role(opening, line)):
            _take_name(opening, line)
