"""Lines of a text, as the head and the tail of an article are made of them."""

from __future__ import annotations

import re

from dateline.spans import Span

_LINE = re.compile(r"\S[^\r\n\u2028\u2029]*")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+)")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_OUTER_MARKS = " \t\xa0\u200b|•·*>»›«-–—_=~:.,;!?#\"'“”‘’[]()"
_WIDEST_WRAP = 100  # characters of a line; texts with longer ones have a paragraph a line
_FEWEST_WRAPPED = 4  # lines
_LONGEST_PARAGRAPH = 5000  # characters
_FULL = 0.7  # share of the longest line that a line is filled to where its paragraph goes on
_LABEL = re.compile(r"[A-Z][\w ]{1,24}:\s|(?:By|Updated|Published|Posted)\s")


def lines_of(text: str) -> list[Span]:
    """The non-blank lines of a text, white space at both ends left out."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group().rstrip()
        start = match.start()
        found.append(Span(start, start + len(line), line))
    return found


def join_wrapped(text: str, lines: list[Span]) -> list[Span]:
    """Lines with those of a hard-wrapped paragraph joined; as they are where a text is not wrapped."""
    longest = max(map(len, lines), default=0)
    if longest > _WIDEST_WRAP or len(lines) < _FEWEST_WRAPPED:
        return lines
    joined = lines[:1]
    last = len(lines[0]) if lines else 0
    for line in lines[1:]:
        held = joined[-1]
        flows = line.text[0].islower() or (last > _FULL * longest and not ends_sentence(held.text))
        if line.end - held.start > _LONGEST_PARAGRAPH:
            flows = False  # no paragraph: joining on would cost the square of the text's length
        if flows and not _LABEL.match(line.text) and text.count("\n", held.end, line.start) == 1:
            joined[-1] = Span(held.start, line.end, text[held.start : line.end])
        else:
            joined.append(line)
        last = len(line)
    return joined


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
