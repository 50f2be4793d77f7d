"""Boilerplate: what stands around an article and is none of it (share buttons, related news, copyright)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.article.lines import first_word, is_prose, plain
from dateline.article.outlets import outlet_named, sounds_like_outlet
from dateline.spans import Span

_LONGEST_LINE = 60  # characters of a button or heading
_LONGEST_START = 260  # characters of a "Read more: ..." line
_TAIL = 15  # lines in which an article's footer is looked for
_MINUTES_READ = re.compile(
    r"^\d+\s*(?:min|mins|minute|minutes)\s+(?:read|listen|video)$|^\d+ (?:comments?|shares?|views?|likes?)$"
)
_SIGNED = re.compile(
    r"\(?(?:Reporting|Written|Writing|Story|Compiled)\s+by:?\s+"
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]*(?:,?\s+(?:and\s+|de\s+|van\s+|von\s+|al-)?[A-ZÀ-Þ][\w.'’-]*){1,8})"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©(c)]*(?:copyright\s+)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?,?\s+)?(?:by\s+)?"
    r"(?P<name>[A-Z][^.,|©(]{1,40}?)(?:\s+(?:19|20)\d\d)?(?:[.,|]|\s+All [Rr]ights|\s*$)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\(?(?:e-?mail:?\s*)?\S+@\S+\.\w{2,}\)?$", re.IGNORECASE)
_CONTRIBUTED = re.compile(r"\bcontributed to this (?:report|story|article)\.?\)?$")
_SIGNATURE = re.compile(
    r"^[(\[]?(?:end(?:item|it|s)?|-?30-?|#{3}|\*{3}|_{3,}|[a-z]{2,3}/[a-z]{2,3}(?:/[a-z]{2,3})*)[)\]]?[.]?$",
    re.IGNORECASE,
)


def is_button(line: str) -> bool:
    """Whether a line is a button, menu entry or rubric: nothing but such wording."""
    if len(line) > _LONGEST_LINE:
        return False
    folded = plain(line)
    if folded in _wordings("line") or not folded or _MINUTES_READ.match(folded):
        return True
    if "|" in line or " > " in line or "»" in line or "•" in line or "·" in line:
        parts = [plain(p) for p in re.split(r"[|>»•·]", line) if p.strip()]
        return len(parts) > 1 and all(p in _wordings("line") or len(p) <= 1 for p in parts)
    return False


def find_boilerplate(lines: Sequence[Span]) -> tuple[Span, ...]:
    """The lines of a text that are not the article, wherever they stand."""
    found: list[Span] = []
    skip_to = 0
    for i, line in enumerate(lines):
        if i < skip_to or len(line) > _LONGEST_START:
            continue
        if len(line) <= _LONGEST_LINE and i and plain(line.text) in _wordings("section"):
            skip_to = _end_of_list(lines, i + 1)
            found.extend(lines[i:skip_to])
        elif is_button(line.text) or (
            first_word(line.text) in _first_words("start") and _starts("start").match(line.text.lower())
        ):
            found.append(line)
        elif i >= len(lines) - _TAIL and i and _is_tail(line.text):
            found.extend(lines[i:])
            break
    return tuple(found)


def signed_by(lines: Sequence[Span]) -> str | None:
    """Who wrote it, where the last lines say so: "(Reporting by Ann Lee in Lima; editing by ...)"."""
    for line in lines[-_TAIL:]:
        if len(line) <= _LONGEST_START and (match := _SIGNED.match(line.text)):
            return match["name"].strip()
    return None


def copyright_holder(lines: Sequence[Span]) -> str | None:
    """The outlet that the last lines claim the copyright for: "© 2021 Harbour Ledger"."""
    for line in lines[-_TAIL:]:
        if len(line) <= _LONGEST_START and (match := _COPYRIGHT.match(line.text)):
            name = match["name"].strip(" .,")
            if found := outlet_named(name) or (name if sounds_like_outlet(name) else None):
                return found
    return None


def _is_tail(line: str) -> bool:
    lower = line.lower()
    return bool(
        _starts("tail").match(lower)
        or _SIGNATURE.match(line)
        or _ADDRESS.match(line)
        or _CONTRIBUTED.search(lower)
    )


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
def _first_words(how: str) -> frozenset[str]:
    return frozenset(first_word(wording) for wording in _wordings(how))


@cache
def _starts(how: str) -> re.Pattern[str]:
    longest_first = sorted(_wordings(how), key=lambda w: (-len(w), w))
    return re.compile(
        r"[|•>*\s]*(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"
        if how == "start"
        else r"\s*(?:" + "|".join(map(re.escape, longest_first)) + ")"
    )
