"""Lines of a text, as the head and the tail of an article are made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.spans import Span

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+)")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_FULL_STOPS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’»)]")  # that may follow them
_OUTER_MARKS = " \t\xa0\u200b|•·■◆●*>»›«-–—_=~:.,;!?#\"'“”‘’[]()"
_MOST_LINES = 5_000  # that are read at each end of a text; no article has as many
_WIDEST_WRAP = 100  # characters of a line; texts with longer ones have a paragraph a line
_FEWEST_WRAPPED = 4  # lines
_LONGEST_PARAGRAPH = 5000  # characters
_FULL = 0.7  # share of the longest line that a line is filled to where its paragraph goes on
_LABEL = re.compile(r"[A-Z][\w ]{1,24}:\s|(?:By|Updated|Published|Posted)\s")


class Lines:
    """The non-blank lines of a text, white space at both ends left out.

    Most are only looked at, so a line becomes a span when it is asked for (`lines[3]`).

    Attributes:
        starts: Where each begins in the text.
        texts: Their words.
    """

    __slots__ = ("starts", "texts")

    def __init__(self, starts: list[int], texts: list[str]) -> None:
        self.starts, self.texts = starts, texts

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, i: int) -> Span:
        start, text = self.starts[i], self.texts[i]
        return Span(start, start + len(text), text)

    def spans(self, start: int, end: int) -> list[Span]:
        """The lines from one to before another."""
        return [self[i] for i in range(start, min(end, len(self)))]


def lines_of(text: str) -> Lines:
    """The lines of a text; those of a hard-wrapped paragraph are one.

    Of a text with more than twice `_MOST_LINES`, blank ones counted, only those at its two ends.
    """
    printed = text
    if "\r" in text or "\u2028" in text or "\u2029" in text:
        # As many characters as before, so that offsets stay.
        text = text.replace("\r\n", " \n").replace("\r", "\n")
        text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    lines = Lines([], [])
    if len(text) <= 2 * _MOST_LINES or text.count("\n") <= 2 * _MOST_LINES:
        _add(lines, text.split("\n"), 0)
    else:
        last = text.rsplit("\n", _MOST_LINES)
        _add(lines, text.split("\n", _MOST_LINES)[:-1], 0)
        _add(lines, last[1:], len(last[0]) + 1)
    return _joined(printed, lines)


def _add(lines: Lines, printed: list[str], at: int) -> None:
    """Add those of the lines that are not blank; the first begins at an offset."""
    starts, texts = lines.starts, lines.texts
    for whole in printed:
        if text := whole.strip():
            texts.append(text)
            starts.append(at if text is whole else at + whole.index(text[0]))
        at += len(whole) + 1


def _joined(text: str, lines: Lines) -> Lines:
    """Lines with those of a hard-wrapped paragraph joined; as they are where a text is not wrapped."""
    if len(lines) < _FEWEST_WRAPPED:
        return lines
    for line in lines.texts:  # the first paragraph tells it of most texts
        if len(line) > _WIDEST_WRAP:
            return lines
    longest = max(map(len, lines.texts))
    joined = Lines([], [])
    for i, (start, line) in enumerate(zip(lines.starts, lines.texts, strict=True)):
        held, above = (joined[-1], len(lines.texts[i - 1])) if i else (None, 0)
        if held and _flows(text, held, start, line, filled=above > _FULL * longest):
            joined.texts[-1] = text[held.start : start + len(line)]
        else:
            joined.starts.append(start)
            joined.texts.append(line)
    return joined


def _flows(text: str, held: Span, start: int, line: str, *, filled: bool) -> bool:
    """Whether a line goes on with the paragraph above it, whose last line is filled or not."""
    if start + len(line) - held.start > _LONGEST_PARAGRAPH:
        return False  # no paragraph: joining on would cost the square of the text's length
    flows = line[0].islower() or (filled and not ends_sentence(held.text))
    return flows and not _LABEL.match(line) and text.count("\n", held.end, start) == 1


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
    last = line[-1:]
    return last in _FULL_STOPS or (last in _CLOSING and _ENDS_SENTENCE.search(line[-6:]) is not None)


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
    bare = line.strip(_OUTER_MARKS).lower()
    if "’" in bare:
        bare = bare.replace("’", "'").strip(_OUTER_MARKS)
    return bare if "  " not in bare and bare.isprintable() else " ".join(bare.split())
