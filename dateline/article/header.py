"""Header lines: labels and bare dates, names and outlets that stand around a headline.

"Published: March 4, 2021 8:15 PM", "Source: Example News | 2021-03-04 20:15:20 | Editor: ann",
"By ANN LEE", " date 2021-03-04 Ferries sail again". Labels live in data/header_labels.csv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from dateline import lexicon
from dateline.article.dated_lines import dated_fields
from dateline.article.datelines import is_known_city
from dateline.article.days import Day, day_at, may_name_year, month_day_at
from dateline.article.fields import Field, field_span, looks_like_persons, moved
from dateline.article.foreign_days import foreign_day_in
from dateline.article.lines import first_word, holds_any, is_prose, words
from dateline.article.outlets import outlet_named, sounds_like_outlet
from dateline.spans import Span

_SEPARATOR = re.compile(r"[|•·¦\t]")
_ANY_SEPARATOR = re.compile(r"[|•·¦\t]|\s{3,}")  # takes ten times as long
_WIDE = ("  ", "\xa0")  # in the gaps that it finds
_MAY_SEPARATE = ("|", "•", "·", "¦", "\t", "  ", "\xa0")
_COLON = r"(\s*[:：]\s*|\s+[-–—]\s+)"
_BETWEEN_WORDS = re.compile(r"[\s,]+(?=\S)")
_LETTERS = re.compile(r"[A-Za-z]+")
_PLACE = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?:\s+[\w.'’-]+){0,2}$")
_AGO = re.compile(
    r"(?:\d+|an?|one|two|three|few) (?:second|minute|min|hour|hr|day|week)s? ago$", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*\(?[A-Z]{0,5}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?$"
)
_ADDRESS = ("http://", "https://", "www.")
_LONGEST_HEADER = 400  # characters
_LONGEST_PROSE = 120  # characters of a header line that ends like a sentence ("... | Source: Example Inc.")
_LONGEST_NAME = 45  # characters
_LONGEST_DAY = 70  # characters
_MOST_NAMES = 14  # words of a byline
_BETWEEN_NAMES = ("and", "in", "for", "of", "de", "van", "von", "at", "the")
_AT_START = re.compile(r"[\s,;/()\[\]|–—-]*")


def fields_of(line: Span) -> tuple[Field, ...]:
    """Read a line as header fields; empty where it is not a header line.

    Words that no label claims become a name, an outlet or a `rest` field only beside a date, a label or
    a byline ("Harbour Ledger | 17 May 2024"); alone they show that the line is not a header.
    """
    length = line.end - line.start
    prose = is_prose(line.text)
    if length > _LONGEST_HEADER or (prose and length > _LONGEST_PROSE):
        return _before_text(line)
    pieces = _pieces(line) if holds_any(line.text, _MAY_SEPARATE) else [line]
    if len(pieces) == 1:
        return () if prose else _fields_of_piece(pieces[0])
    read = [_fields_of_piece(piece) for piece in pieces]
    if not any(f.day or f.label or f.kind in ("byline", "other") for fields in read for f in fields):
        return ()
    found: list[Field] = []
    for piece, fields in zip(pieces, read, strict=True):
        found.extend(fields or dated_fields(piece, below_title=True) or _unlabelled(piece, found))
    return tuple(found)


def _before_text(line: Span) -> tuple[Field, ...]:
    """The label that opens a paragraph, with its day: "Text: The harbour ...", "date 2021-03-04 The ..."."""
    label, kind, at, bare = _label_at(line.text) or ("", "", 0, True)
    if kind == "body" and not bare:
        return (Field(kind, field_span(line, at, line.end - line.start), None, label),)
    day = day_at(line.text, at) if kind in ("published", "updated") else None
    if day is None or day.precision != "day":
        return ()
    body = field_span(line, day.end, line.end - line.start)
    if not body.text[:1].isupper():  # "Published March 4, 2021, the report ..."
        return ()
    dated = Field(kind, field_span(line, at, day.end), moved(day, line.start), label)
    return (dated, Field("body", body))


def _pieces(line: Span) -> list[Span]:
    """The stretches of a line between separators."""
    found, at = [], 0
    separator = _ANY_SEPARATOR if holds_any(line.text, _WIDE) else _SEPARATOR
    for match in (*separator.finditer(line.text), None):
        piece = field_span(line, at, match.start() if match else len(line.text))
        if piece.text:
            found.append(piece)
        at = match.end() if match else 0
    return found


def _unlabelled(piece: Span, before: list[Field]) -> tuple[Field, ...]:
    """What words without a label are beside other fields of a header line."""
    text = piece.text
    if _CLOCK.match(text):
        dated = before[-1] if before and before[-1].day else None
        if dated and (day := day_at(f"{dated.value.text} {text}", 0)):
            day = day._replace(start=dated.value.start, end=dated.value.end)
            before[-1] = dated._replace(day=day)
        return (Field("other", piece),)
    if len(text) <= _LONGEST_NAME and text[0].isupper() and not text.endswith((".", "?", "!")):
        if outlet_named(text) or sounds_like_outlet(text):
            return (Field("outlet", piece),)
        if is_known_city(text):
            return (Field("place", piece),)
        if looks_like_persons(text):
            after_byline = any(f.kind == "byline" for f in before)
            return (Field("outlet" if after_byline else "byline", piece),)
        if any(f.kind == "byline" for f in before):
            return (Field("outlet", piece),)
    return (Field("rest", piece),)


def label_alone(line: str) -> str | None:
    """The kind of field that a line announces for the line below it ("Published")."""
    return _labels().get(line.strip(" :：").lower(), (None, False))[0] if len(line) < 30 else None


def _fields_of_piece(piece: Span) -> tuple[Field, ...]:
    """The fields of one stretch between separators."""
    text = piece.text
    dated = may_name_year(text)
    if dated and (day := _whole_day(text)):
        return (Field("date", piece, moved(day, piece.start)),)
    if text[0].isdigit() and _CLOCK.match(text):
        return (Field("other", piece),)
    if text.endswith(" ago") and _AGO.match(text):
        return (Field("other", piece),)
    labelled = _label_at(text)
    if labelled:
        label, kind, end, bare = labelled
        return _valued(piece, label, kind, end, bare)
    if outlet_named(text, alone=True):
        return (Field("outlet", piece),)
    if text.startswith(_ADDRESS) and " " not in text:
        return (Field("url", piece),)
    name, comma, place = text.partition(", ")
    if comma and outlet_named(name, alone=True) and _PLACE.match(place):
        return (Field("outlet", field_span(piece, 0, len(name))),)
    name, bracket, place = text.partition(" (")
    beside_place = bracket and place.endswith(")") and _PLACE.match(place[:-1])
    if beside_place and (outlet_named(name) or sounds_like_outlet(name)):
        return (Field("outlet", field_span(piece, 0, len(name))),)
    found = month_day_at(text, 0, len(text))
    if found and (not (clock := text[found[2] :].strip(" ,")) or _CLOCK.match(clock)):
        return (Field("date", piece, month_day=found[:2]),)
    if not dated:
        return ()
    return dated_fields(piece) or _foreign_date(piece)


def _foreign_date(piece: Span) -> tuple[Field, ...]:
    """The day of a short line in another language, whatever its label: "Publicado el 4 de marzo de 2021"."""
    day = foreign_day_in(piece.text) if len(piece) <= _LONGEST_DAY else None
    if day is None:
        return ()
    return (Field("date", field_span(piece, day.start, day.end), moved(day, piece.start)),)


def _valued(piece: Span, label: str, kind: str, at: int, bare: bool) -> tuple[Field, ...]:
    """The field of a label, and the fields that follow it in the same piece."""
    text = piece.text
    if kind in ("published", "updated", "loaded"):
        day = day_at(text, at)
        if not day:
            return _without_year(piece, label, kind, at, bare)
        field = Field(kind, field_span(piece, at, day.end), moved(day, piece.start), label)
        return (field, *_after(piece, day.end))
    stop = _next_field(text, at) if kind in ("outlet", "byline", "other", "place") else len(text)
    if bare and kind == "byline":
        value = text[at:stop]
        if not value[:1].isupper() or value.endswith((".", "?", "!")) or not _mostly_names(value):
            return ()
    if at >= len(text):
        return (Field(kind, field_span(piece, at, at), None, label),)
    if kind == "byline" and (comma := text.rfind(", ", at)) > at:
        name = text[comma + 2 :].strip(" ,|")
        if outlet_named(name) or sounds_like_outlet(name):
            author = Field(kind, field_span(piece, at, comma), None, label)
            return (author, Field("outlet", field_span(piece, comma + 2, len(text))))
    field = Field(kind, field_span(piece, at, stop), None, label)
    return (field, *_after(piece, stop))


def _without_year(piece: Span, label: str, kind: str, at: int, bare: bool) -> tuple[Field, ...]:
    """The field of "Published: March 3, 10:15 AM" or "Updated 2 hours ago"."""
    text = piece.text
    found = month_day_at(text, at, len(text))
    clock = text[found[2] :].strip(" ,|") if found else ""
    if found and (not clock or _CLOCK.match(clock)):
        return (Field(kind, field_span(piece, at, len(text)), None, label, found[:2]),)
    if _AGO.match(text, at) or (not bare and len(text) - at <= _LONGEST_NAME):
        return (Field("other", piece),)
    return ()


def _after(piece: Span, at: int) -> tuple[Field, ...]:
    """What follows a field in the same piece: more fields, or words that no label claims."""
    gap = _AT_START.match(piece.text, at)
    at = gap.end() if gap else at
    if at >= len(piece.text):
        return ()
    rest = field_span(piece, at, len(piece.text))
    place = field_span(rest, 0, len(rest.text.rstrip(" :–—-")))
    if is_known_city(place.text):
        return (Field("place", place),)
    return _fields_of_piece(rest) or (Field("rest", rest),)


def _next_field(text: str, at: int) -> int:
    """Where the next label or date of the same piece begins."""
    dated = may_name_year(text, at)
    for match in _BETWEEN_WORDS.finditer(text, at):
        if dated and (day := day_at(text, match.end())) and day.precision == "day":
            return match.start()
        labelled = _label_at(text, match.end())
        if labelled and (not labelled[3] or _is_dated(text, labelled)):
            return match.start()
    return len(text)


def _is_dated(text: str, labelled: tuple[str, str, int, bool]) -> bool:
    """Whether a label is one of a date, and a date follows it, with or without its year."""
    _, kind, at, _ = labelled
    return kind in ("published", "updated") and bool(day_at(text, at) or month_day_at(text, at, len(text)))


def _mostly_names(value: str) -> bool:
    """Whether a byline is not too long and nearly all names: "ANN LEE in Lima and Example News Staff"."""
    found = words(value)
    small = [w for w in found if w[0].islower() and w not in _BETWEEN_NAMES]
    return len(found) <= _MOST_NAMES and len(small) <= 1 and not found[0].isdigit()


def _label_at(text: str, at: int = 0) -> tuple[str, str, int, bool] | None:
    """Label, kind, where the value begins, and whether the label stands without a colon."""
    word = _LETTERS.match(text, at)
    labels = _labels_by_word().get(word.group().lower()) if word else None
    match = labels.match(text, at) if labels else None
    if not match:
        return None
    label, colon, gap = match.groups()
    kind, may_be_bare = _labels()[" ".join(label.lower().split())]
    if colon or (gap and may_be_bare):
        return label, kind, match.end(), not colon
    return None


def _whole_day(text: str) -> Day | None:
    """The day that a text is, where it is nothing else."""
    if len(text) > _LONGEST_DAY:
        return None
    at = 1 if text[0] in "([" else 0
    day = day_at(text, at)
    return day if day and not text[day.end :].strip(" ()[].,;|") else None


@cache
def _labels() -> dict[str, tuple[str, bool]]:
    return {row["label"]: (row["kind"], row["bare"] == "yes") for row in lexicon.rows("header_labels")}


@cache
def _labels_by_word() -> dict[str, re.Pattern[str]]:
    """The labels that begin with a word, the longest first, with what follows: hardly any word begins one."""
    labels: dict[str, list[str]] = defaultdict(list)
    for label in sorted(_labels(), key=lambda label: (-len(label), label)):
        labels[first_word(label)].append(re.escape(label).replace(r"\ ", r"\s+"))
    return {
        word: re.compile(rf"({'|'.join(found)})(?![\w'’-])(?:{_COLON}|(\s+))?", re.IGNORECASE)
        for word, found in labels.items()
    }
