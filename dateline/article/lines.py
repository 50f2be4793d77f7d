"""Lines of a text, as the head and the tail of an article are made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.spans import Span

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+)")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_FULL_STOPS = frozenset(".!?…")
_OUTER_MARKS = " \t\xa0\u200b|•·*>»›«-–—_=~:.,;!?#\"'“”‘’[]()"
_MOST_LINES = 5_000  # that are read at each end of a text; no article has as many
_WIDEST_WRAP = 100  # characters of a line; texts with longer ones have a paragraph a line
_FEWEST_WRAPPED = 4  # lines
_LONGEST_PARAGRAPH = 5000  # characters
_FULL = 0.7  # share of the longest line that a line is filled to where its paragraph goes on
_LABEL = re.compile(r"[A-Z][\w ]{1,24}:\s|(?:By|Updated|Published|Posted)\s")


def lines_of(text: str) -> list[Span]:
    """The non-blank lines of a text, white space at both ends left out.

    Of a text with more than twice `_MOST_LINES`, blank ones counted, only those at its two ends.
    """
    if "\r" in text or "\u2028" in text or "\u2029" in text:
        # As many characters as before, so that offsets stay.
        text = text.replace("\r\n", " \n").replace("\r", "\n")
        text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    if text.count("\n") <= 2 * _MOST_LINES:
        return _spans(text.split("\n"), 0)
    first = text.split("\n", _MOST_LINES)
    last = text.rsplit("\n", _MOST_LINES)
    return _spans(first[:-1], 0) + _spans(last[1:], len(last[0]) + 1)


def _spans(lines: list[str], at: int) -> list[Span]:
    """The lines that are not blank as spans, the first beginning at an offset."""
    found = []
    for whole in lines:
        end = at + len(whole)
        if line := whole.strip():
            if line != whole:
                at += whole.index(line[0])
                found.append(Span(at, at + len(line), line))
            else:
                found.append(Span(at, end, line))
        at = end + 1
    return found


def join_wrapped(text: str, lines: list[Span]) -> list[Span]:
    """Lines with those of a hard-wrapped paragraph joined; as they are where a text is not wrapped."""
    if len(lines) < _FEWEST_WRAPPED:
        return lines
    for line in lines:  # the first paragraph tells it of most texts
        if line.end - line.start > _WIDEST_WRAP:
            return lines
    longest = max(map(len, lines))
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


def holds_any(text: str, pieces: Sequence[str]) -> bool:
    """Whether a text holds one of a few strings."""
    for piece in pieces:  # noqa: SIM110 - any() takes three times as long
        if piece in text:
            return True
    return False


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(text)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return line[-1:] in _FULL_STOPS or bool(_ENDS_SENTENCE.search(line[-6:]))


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of running text rather than a heading, label or list item."""
    length = len(line)
    if length > 220:
        return True
    return length >= 40 and ends_sentence(line) and line.count(" ") >= 8


def first_word(line: str) -> str:
    """The first word of a line in lower case, marks around it left out."""
    match = _FIRST_WORD.match(line)
    return match.group(1).lower() if match else ""


def plain(line: str) -> str:
    """A short line folded for look-up: lower case, outer marks left out, one space between words."""
    return " ".join(line.replace("’", "'").strip(_OUTER_MARKS).lower().split())
