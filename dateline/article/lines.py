"""Lines of a text, as the head and the tail of an article are made of them."""

from __future__ import annotations

import re

from dateline.spans import Span

_LINE = re.compile(r"[^\s][^\r\n\u2028\u2029]*")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+)")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_OUTER_MARKS = " \t\xa0\u200b|•·*>»›«-–—_=~:.,;!?#\"'“”‘’[]()"


def lines_of(text: str) -> list[Span]:
    """The non-blank lines of a text, white space at both ends left out."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group().rstrip()
        start = match.start()
        found.append(Span(start, start + len(line), line))
    return found


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(text)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_ENDS_SENTENCE.search(line[-6:]))


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of running text rather than a heading, label or list item."""
    if len(line) > 220:
        return True
    if len(line) < 40:
        return False
    return ends_sentence(line) and line.count(" ") >= 8


def first_word(line: str) -> str:
    """The first word of a line in lower case, marks around it left out."""
    match = _FIRST_WORD.match(line)
    return match.group(1).lower() if match else ""


def plain(line: str) -> str:
    """A short line folded for look-up: lower case, outer marks left out, one space between words."""
    return " ".join(line.replace("’", "'").strip(_OUTER_MARKS).lower().split())
