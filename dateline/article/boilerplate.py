"""Boilerplate: what stands around an article and is none of it (share buttons, related news, copyright)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.article.lines import is_prose, plain
from dateline.article.outlets import outlet_named, sounds_like_outlet
from dateline.spans import Span

_LONGEST_LINE = 60  # characters of a button or heading
_LONGEST_START = 260  # characters of a "Read more: ..." line
_LONGEST_SIGNATURE = 40  # characters of "Enditem", "###", an address
_TELLING = 4  # characters that tell what can't begin with boilerplate
_MARKS = "|•>*([ \t"  # before such wording
TAIL = 15  # lines in which an article's footer is looked for
_MINUTES_READ = re.compile(
    r"^\d+\s*(?:min|mins|minute|minutes)\s+(?:read|listen|video)$|^\d+ (?:comments?|shares?|views?|likes?)$"
)
_SIGNED = re.compile(
    r"\(?(?:Reporting|Written|Writing|Story|Compiled)\s+by:?\s+"
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]*(?:,?\s+(?:and\s+|de\s+|van\s+|von\s+|al-)?[A-ZÀ-Þ][\w.'’-]*){1,8})"
)
_SIGNED_FIRST = ("(", "Reporting", "Written", "Writing", "Story", "Compiled")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©(c)]*(?:copyright\s+)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?,?\s+)?(?:by\s+)?"
    r"(?P<name>[A-Z][^.,|©(]{1,40}?)(?:\s+(?:19|20)\d\d)?(?:[.,|]|\s+All [Rr]ights|\s*$)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"[(\[]?Sources?:\s*(?P<name>[^|()\[\]]+)[)\]]?$", re.IGNORECASE)
_ADDRESS = re.compile(r"\(?(?:e-?mail:?\s*)?\S+@\S+\.\w{2,}\)?$", re.IGNORECASE)
_CONTRIBUTED = re.compile(r"\bcontributed to this (?:report|story|article)\.?\)?$")
_BETWEEN_ENTRIES = re.compile(r"[|»•·]| > ")
_SIGNATURE = re.compile(
    r"^[(\[]?(?:end(?:item|it|s)?|-?30-?|#{3}|\*{3}|_{3,}|[a-z]{2,3}/[a-z]{2,3}(?:/[a-z]{2,3})*)[)\]]?[.]?$",
    re.IGNORECASE,
)


def is_button(line: str) -> bool:
    """Whether a line is a button, menu entry or rubric: nothing but such wording."""
    return len(line) <= _LONGEST_LINE and _is_button(line, plain(line))


def _is_button(line: str, folded: str) -> bool:
    if folded in _wordings("line") or not folded:
        return True
    if line[0].isdigit() and _MINUTES_READ.match(folded):
        return True
    if _BETWEEN_ENTRIES.search(line):
        parts = [plain(p) for p in _BETWEEN_ENTRIES.split(line) if p.strip()]
        return len(parts) > 1 and all(p in _wordings("line") or len(p) <= 1 for p in parts)
    return False


def find_boilerplate(lines: Sequence[Span], apart: Sequence[int]) -> list[Span]:
    """The lines of a text that are not the article, wherever they stand.

    Args:
        lines: All of its lines.
        apart: Indices of those that can be something else than a paragraph (`lines_apart`).
    """
    found: list[Span] = []
    skip_to = 0
    tail = max(1, len(lines) - TAIL)
    middle = lines[-1].end // 2 if lines else 0
    openings, starts = _openings("start"), _starts("start")
    long = openings | _openings("tail")
    for i in apart:
        line = lines[i]
        text, length = line.text, line.end - line.start
        if length > _LONGEST_START or i < skip_to:
            continue
        if length > _LONGEST_LINE and not _may_open(text, long) and "ontributed to this" not in text:
            continue  # neither a button nor an opening
        folded = plain(text) if length <= _LONGEST_LINE else ""
        if folded and i and folded in _wordings("section"):
            skip_to = _end_of_list(lines, i + 1)
            found.extend(lines[i:skip_to])
        elif i >= tail and line.start >= middle and _is_tail(text):
            # A footer's short lines go with it; a paragraph after it ("___" stands between items) does not.
            skip_to = _end_of_list(lines, i + 1)
            found.extend(lines[i:skip_to])
        elif length <= _LONGEST_LINE and _is_button(text, folded):
            found.append(line)
        elif _may_open(text, openings) and starts.match(text.lower()):
            found.append(line)  # "Read more: ..."
        elif i >= tail and line.start >= middle and length <= _LONGEST_LINE and _is_foot(lines, i):
            found.append(line)  # "Editor: ann"
    return found


def signed_by(lines: Sequence[Span]) -> str | None:
    """Who wrote it, where the last lines say so: "(Reporting by Ann Lee in Lima; editing by ...)"."""
    for line in lines:
        text = line.text
        if text.startswith(_SIGNED_FIRST) and len(text) <= _LONGEST_START and (match := _SIGNED.match(text)):
            return match["name"].strip()
    return None


def copyright_holder(lines: Sequence[Span]) -> str | None:
    """The outlet that the last lines claim the copyright for: "© 2021 Harbour Ledger"."""
    for line in lines:
        text = line.text
        if text[0] in "©(cC" and len(text) <= _LONGEST_START and (match := _COPYRIGHT.match(text)):
            name = match["name"].strip(" .,")
            if found := outlet_named(name) or (name if sounds_like_outlet(name) else None):
                return found
    return None


def _is_tail(line: str) -> bool:
    """Whether an article's footer begins with a line."""
    if _may_open(line, _openings("tail")):
        return bool(_starts("tail").match(line.lower()))
    if len(line) <= _LONGEST_SIGNATURE:
        return bool(_SIGNATURE.match(line) or _ADDRESS.match(line))
    return "ontributed to this" in line and bool(_CONTRIBUTED.search(line.lower()))


def _is_foot(lines: Sequence[Span], i: int) -> bool:
    """Whether a line below all paragraphs names who edited the article, its source or its topics."""
    text = lines[i].text
    # Between bars stand the fields of a header.
    if "|" in text or not _may_open(text, _openings("foot")) or not _starts("foot").match(text.lower()):
        return False
    above, below = lines[:i], lines[i + 1 :]
    return any(is_prose(line.text) for line in above) and not any(is_prose(line.text) for line in below)


def source_named(lines: Sequence[Span]) -> str | None:
    """The outlet that the last lines name as the source: "Source: Harbour Ledger"."""
    for line in lines:
        match = _SOURCE.match(line.text) if len(line) <= _LONGEST_LINE else None
        if match and (found := outlet_named(match["name"])):
            return found
    return None


def _may_open(line: str, openings: frozenset[str]) -> bool:
    """Whether a line can begin with boilerplate, by its first characters; marks before them don't count."""
    first = line[0]
    begins = line.lstrip(_MARKS) if first in _MARKS else line
    return begins[:_TELLING].lower() in openings or first in openings


def _end_of_list(lines: Sequence[Span], start: int) -> int:
    """Index after the headlines that follow a heading such as "Related News"."""
    end = start
    while end < len(lines) and not is_prose(lines[end].text):
        end += 1
    # A heading in the text's own words ("Related") is followed by paragraphs, not by a list.
    return end


@cache
def _wordings(how: str) -> frozenset[str]:
    return frozenset(row["wording"] for row in lexicon.rows("boilerplate") if row["how"] == how)


@cache
def _openings(how: str) -> frozenset[str]:
    """The first characters of lines that can begin with boilerplate; for look-up before the pattern."""
    return frozenset(wording[:_TELLING] for wording in _wordings(how))


@cache
def _starts(how: str) -> re.Pattern[str]:
    longest_first = sorted(_wordings(how), key=lambda w: (-len(w), w))
    before, after = {"start": (r"[|•>*\s]*", r"(?!\w)"), "foot": (r"[(\[\s]*", ""), "tail": (r"\s*", "")}[how]
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, longest_first))}){after}")
