"""Lines that hold a date among other words, in any order.

"Harbour Ledger, 17 May 2024", "All News 15:32 May 04, 2019", "Ann Lee Published May 4, 2019": such a line
is a header where the date, its labels, names and outlets leave no or few words unexplained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline import lexicon
from dateline.article.datelines import is_known_city
from dateline.article.days import Day, day_at, may_name_year
from dateline.article.fields import Field, field_span, looks_like_persons, moved
from dateline.article.lines import words
from dateline.article.outlets import outlet_named, sounds_like_outlet
from dateline.spans import Span

_LONGEST = 120  # characters of such a line
_UNEXPLAINED = 1  # words that no label, name or date explains
_UNEXPLAINED_BELOW_TITLE = 8  # the same, once the headline has been found above
_START = re.compile(r"(?<![A-Za-z])(?=\d|[A-Z])")
_BY = re.compile(r"^[Bb][Yy]\s+")
_AGO = re.compile(r"\s+(?:\d+|an?) (?:minute|hour|day|week|month)s? ago$")
_EDGE = " \t\xa0,;:|/()[]·•–—-"
_LAST_WORD = re.compile(r"[\W\d_]*([A-Za-z]+)[\W\d_]*$")
_CLOCK_OR_ADDRESS = re.compile(r"^(?:[\d:.\s]+|\S+@\S+|(?:\w+ ){1,2}(?:Standard|Daylight|Summer)(?: Time)?)$")


def dated_fields(line: Span, *, below_title: bool = False) -> tuple[Field, ...]:
    """The fields of a line that holds a date; empty where other words make up the line.

    Args:
        line: A line, or one stretch of it between separators.
        below_title: Whether the headline stands above: a line with a date is then hardly another one.
    """
    text = line.text
    if len(text) > _LONGEST or not may_name_year(text):
        return ()
    days = tuple(_days(text))
    if not days:
        return ()
    found: list[Field] = []
    unexplained, at = 0, 0
    for day in (*days, None):
        gap = text[at : day.start if day else len(text)]
        kind, rest = _without_labels(gap)
        name = field_span(line, at, at + len(rest))
        if name.text:
            field = _name(name)
            found.extend(field)
            unexplained += 0 if field else len(words(name.text))
        if day:
            found.append(Field(kind, field_span(line, day.start, day.end), moved(day, line.start)))
            at = day.end
    exact = days[0].precision == "day"
    allowed = (_UNEXPLAINED_BELOW_TITLE if below_title else _UNEXPLAINED) if exact else 0
    return tuple(found) if unexplained <= allowed else ()


def _days(text: str) -> Iterator[Day]:
    """The dates of a line; dates that stick together ("05/14/2019May 14, 2019") are two."""
    at = 0
    while may_name_year(text, at):
        start = _START.search(text, at)
        glued = day_at(text, at) if at else None
        if not glued and not start:
            return
        begin = at if glued or not start else start.end()
        day = glued or day_at(text, begin)
        if day:
            yield day
        at = day.end if day else begin + 1


def _without_labels(gap: str) -> tuple[str, str]:
    """Kind of the date after a gap, by the labels that close it, and the gap without them."""
    kind = "date"
    rest = gap.rstrip(_EDGE)
    while match := _LAST_WORD.search(rest):
        label = _label_words().get(match.group(1).lower())
        if label is None:
            break
        kind = label if kind == "date" else kind
        rest = rest[: match.start(1)].rstrip(_EDGE)
    return kind, rest


def _name(name: Span) -> tuple[Field, ...]:
    """The field of a name beside a date; empty where the words are none."""
    text = _AGO.sub("", _BY.sub("", name.text.strip(_EDGE)))
    if not text or _CLOCK_OR_ADDRESS.match(text):
        return (Field("other", name),)
    at = name.text.find(text)
    person, _, outlet = text.rpartition(", ")
    if looks_like_persons(person) and (outlet_named(outlet) or sounds_like_outlet(outlet)):
        author = Field("byline", field_span(name, at, at + len(person)))
        return (author, Field("outlet", field_span(name, at + len(text) - len(outlet), at + len(text))))
    if is_known_city(text):
        return (Field("place", field_span(name, at, at + len(text))),)
    if outlet_named(text) or sounds_like_outlet(text):
        return (Field("outlet", field_span(name, at, at + len(text))),)
    if looks_like_persons(text) and len(words(text)) > 1:
        return (Field("byline", field_span(name, at, at + len(text))),)
    return ()


@cache
def _label_words() -> dict[str, str]:
    """The kind of date that a word labels."""
    found: dict[str, str] = {}
    for row in lexicon.rows("header_labels"):
        if row["kind"] in ("updated", "published"):
            for word in words(row["label"]):
                found.setdefault(word, row["kind"])
    for word in ("updated", "update", "modified", "edited"):
        found[word] = "updated"
    return found
