"""Boilerplate: what stands around an article and is none of it (share buttons, related news, copyright)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from dateline import lexicon
from dateline.article.lines import Lines, holds_any, is_prose, plain
from dateline.article.outlets import outlet_named, outlet_of_code, sounds_like_outlet
from dateline.spans import Span

_LONGEST_LINE = 60  # characters of a button or heading
_LONGEST_START = 260  # characters of a "Read more: ..." line
_LONGEST_SIGNATURE = 40  # characters of an address, an outlet's name
_LONGEST_MARK = 20  # characters of "Enditem", "###", initials
_TELLING = 4  # characters that tell what can't begin with boilerplate
_MARKS = "|•>*([ \t"  # before such wording
_NO_LETTERS = f"{_MARKS}©"  # that boilerplate begins with
_NOTHING: Mapping[str, re.Pattern[str]] = {}
TAIL = 15  # lines in which an article's footer is looked for
_BEFORE_AND_AFTER = {  # wordings that lines begin with, by what they tell
    "start": (r"[|•>*\s]*", r"(?!\w)"),
    "tail": (r"[(\[\s]*", ""),
    "foot": (r"[(\[\s]*", ""),
}
_NUMBERED = re.compile(
    r"^\d+\s*(?:min|mins|minute|minutes)\s+(?:read|listen|video)$|^\d+ (?:comments?|shares?|views?|likes?)$"
    r"|^\d\d?(?: \d\d?){2,}(?: next(?: page)?)?$"  # the pages of a long article
)
_BREADCRUMB = re.compile(r"home\s*[>/»›|*·]\s*\S")
_PICTURE_FILES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_SIGNED_AT_END = re.compile(r"[.!?”\"’]\s?[—–-]{1,2}\s?(?P<name>[A-Z][\w. ]{1,25})$")
_SIGNED = re.compile(
    r"(?:\(?(?:Reporting|Written|Writing|Story|Compiled)\s+by:?|\(By|Reporter:)\s+"
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]*(?:,?\s+(?:and\s+|de\s+|van\s+|von\s+|al-)?[A-ZÀ-Þ][\w.'’-]*){1,8})"
)
_SIGNED_FIRST = "(RWSC"
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©(c)]*(?:copyright\s+)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?,?\s+)?(?:by\s+)?"
    r"(?P<name>[A-Z][^.,|©(]{1,40}?)(?:\s+(?:19|20)\d\d)?(?:[.,|]|\s+All [Rr]ights|\s*$)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"[(\[]?Sources?:\s*(?P<name>[^|()\[\]]+)[)\]]?$", re.IGNORECASE)
_ADDRESS = re.compile(r"\(?(?:e-?mail:?\s*)?\S+@\S+\.\w{2,}\)?$", re.IGNORECASE)
# "Ann Lee contributed to this report", "Ann Lee can be reached at ann@ledger.example".
_CONTRIBUTED = "ontributed "
_CREDIT_SIGNS = (_CONTRIBUTED, "@", "witter")
_CREDITS = re.compile(
    r"\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting)\b[^.]{0,60}\.?\)?$"
    r"|^follow .{2,60} (?:on|at) (?:twitter|facebook)\b"
    r"|\b(?:reached|contacted|e-?mailed) (?:at|on|via)\b.*\S@\S"
)
_AGENCIES = re.compile(r"(?:[a-z]{2,3}(?:/[a-z]{2,3})* )?\((?P<names>[^()]+)\)$")
_BETWEEN_AGENCIES = re.compile(r"[,;/]|\bwith\b|\band\b")
_BETWEEN_ENTRIES = re.compile(r"[|»•·]| > ")
_NAME_MARKS = ("/", ",", "|")  # between several names
_ENTRY_MARKS = ("|", "»", "•", "·", " > ")
_SIGNATURE = re.compile(
    r"^[(\[]?(?:end(?:item|it|s)?|-?30-?|#{3}|\*{3}|_{3,}|[a-z]{2,3}(?:/[a-z]{2,3})+|[a-z]{2}\.[a-z]{2})[)\]]?[.]?$",
    re.IGNORECASE,
)


def is_button(line: str) -> bool:
    """Whether a line is a button, menu entry or rubric: nothing but such wording."""
    return len(line) <= _LONGEST_LINE and _is_button(line, plain(line))


def _is_button(line: str, folded: str) -> bool:
    wordings = _wordings("line")
    if folded in wordings or not folded:
        return True
    first, space, _ = folded.partition(" ")
    if space and first in wordings and wordings.issuperset(folded.split()):
        return True  # "Home World News"
    if line[0].isdigit() and _NUMBERED.match(folded):
        return True
    if first[:4] == "home" and _BREADCRUMB.match(folded):
        return True
    if not space and folded.endswith(_PICTURE_FILES):
        return True
    if holds_any(line, _ENTRY_MARKS):
        parts = [plain(p) for p in _BETWEEN_ENTRIES.split(line) if p.strip()]
        return len(parts) > 1 and all(p in wordings or len(p) <= 1 for p in parts)
    return False


def find_boilerplate(lines: Lines) -> list[Span]:
    """The lines of a text that are not the article, wherever they stand."""
    texts = lines.texts
    if not texts:
        return []
    found: list[Span] = []
    skip_to = 0
    middle = (lines.starts[-1] + len(texts[-1])) // 2
    tail = max(1, len(texts) - TAIL, bisect_left(lines.starts, middle))
    sections, lists = _wordings("section"), _wordings("list")
    for i in _apart(texts, tail):
        if i < skip_to:
            continue
        text = texts[i]
        opens = _opens(text)
        short = len(text) <= _LONGEST_LINE
        in_tail = i >= tail
        folded = plain(text) if short else ""
        if folded in sections and i:
            skip_to = _end_of_list(lines, i + 1)
            found.extend(lines.spans(i, skip_to))
        elif in_tail and (folded in lists or _is_tail(text, opens)):
            # A footer's short lines go with it; a paragraph after it ("___" stands between items) does not.
            skip_to = _end_of_list(lines, i + 1)
            found.extend(lines.spans(i, skip_to))
        elif short and _is_button(text, folded):
            found.append(lines[i])
        elif "start" in opens and opens["start"].match(text.lower()):
            found.append(lines[i])  # "Read more: ..."
        elif in_tail and short and _is_foot(lines, i, opens):
            found.append(lines[i])  # "Editor: ann"
    return found


def _apart(texts: Sequence[str], tail: int) -> list[int]:
    """Which lines can be boilerplate; most are paragraphs, and their length or first letters tell so."""
    starts, any_firsts = _first_letters("start"), _first_letters("start", "tail", "foot")
    above = [
        i
        for i, text in enumerate(texts[:tail])
        if len(text) <= _LONGEST_LINE
        or (len(text) <= _LONGEST_START and (text[:_TELLING] in starts or text[0] in _NO_LETTERS))
    ]
    below = [
        i
        for i, text in enumerate(texts[tail:], tail)
        if len(text) <= _LONGEST_LINE
        or (
            len(text) <= _LONGEST_START
            and (
                text[:_TELLING] in any_firsts or text[0] in _NO_LETTERS or "@" in text or _CONTRIBUTED in text
            )
        )
    ]
    return above + below


def signed_by(lines: Sequence[str]) -> str | None:
    """Who wrote it, where the last lines say so: "(Reporting by Ann Lee in Lima; editing by ...)"."""
    for line in lines:
        may_sign = line[0] in _SIGNED_FIRST and len(line) <= _LONGEST_START
        if may_sign and (match := _SIGNED.match(line)):
            return match["name"].strip()
    return None


def copyright_holder(lines: Sequence[str]) -> str | None:
    """The outlet that the last lines claim the copyright for: "© 2021 Harbour Ledger"."""
    for line in lines:
        if line[0] in "©(cC" and len(line) <= _LONGEST_START and (match := _COPYRIGHT.match(line)):
            name = match["name"].strip(" .,")
            if found := outlet_named(name) or (name if sounds_like_outlet(name) else None):
                return found
    return None


def _is_tail(line: str, opens: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether an article's footer begins with a line; `opens` is what its first characters can begin."""
    if "tail" in opens and opens["tail"].match(line.lower()):
        return True
    if len(line) <= _LONGEST_SIGNATURE and _is_signature(line):
        return True
    if not holds_any(line, _CREDIT_SIGNS):
        return False
    return bool(_CREDITS.search(line.lower()) or (len(line) <= _LONGEST_SIGNATURE and _ADDRESS.match(line)))


def _is_signature(line: str) -> bool:
    """Whether a line marks the end: "Enditem", "###", the writers' initials."""
    return (len(line) <= _LONGEST_MARK or line[0] == "_") and _SIGNATURE.match(line) is not None


def _names_agencies(line: str) -> bool:
    """Whether a line is nothing but the names or codes of agencies: "VNA", "al/bc (AFP, dpa)"."""
    bracket = _AGENCIES.match(line) if line[-1] == ")" else None
    if bracket is None:
        return not holds_any(line, _NAME_MARKS) and _is_agency(line.strip(" -–—"))
    return all(map(_is_agency, _BETWEEN_AGENCIES.split(bracket["names"])))


def _is_agency(name: str) -> bool:
    return outlet_of_code(name.strip()) is not None


def _is_foot(lines: Lines, i: int, opens: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether a line below all paragraphs names who edited the article, its source or its topics."""
    text = lines.texts[i]
    if "|" in text:  # between bars stand the fields of a header
        return False
    if any(map(is_prose, lines.texts[i + 1 :])):
        return False
    named = ("foot" in opens and opens["foot"].match(text.lower())) or _names_agencies(text)
    return bool(named) and any(map(is_prose, lines.texts[:i]))


def source_named(lines: Sequence[str]) -> str | None:
    """The outlet that the last lines name as the source: "Source: Harbour Ledger", "... on Friday. —AFP"."""
    for line in lines:
        signed = _SIGNED_AT_END.search(line[-_LONGEST_SIGNATURE:]) if line[-1].isalpha() else None
        if signed and (found := outlet_of_code(signed["name"])):
            return found
        match = _SOURCE.match(line) if len(line) <= _LONGEST_LINE else None
        if match and (found := outlet_named(match["name"])):
            return found
    return None


def _end_of_list(lines: Lines, start: int) -> int:
    """Index after the headlines that follow a heading such as "Related News"."""
    end = start
    while end < len(lines) and not is_prose(lines.texts[end]):
        end += 1
    # A heading in the text's own words ("Related") is followed by paragraphs, not by a list.
    return end


@cache
def _wordings(how: str) -> frozenset[str]:
    return frozenset(row["wording"] for row in lexicon.rows("boilerplate") if row["how"] == how)


def _opens(line: str) -> Mapping[str, re.Pattern[str]]:
    """What a line's first characters can begin: the patterns of it by what it tells."""
    openings = _openings()
    first = line.lstrip(_MARKS)[:_TELLING].lower()
    if first not in openings:
        first = line[0]
    return _patterns(first) if first in openings else _NOTHING


@cache
def _openings() -> dict[str, list[tuple[str, str]]]:
    """What lines can begin with, and what it tells, by its first characters."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for how in _BEFORE_AND_AFTER:
        for wording in _wordings(how):
            found[wording.lstrip(_MARKS)[:_TELLING]].append((how, wording))
    return dict(found)


@cache
def _first_letters(*hows: str) -> frozenset[str]:
    """The first characters of what boilerplate can begin with, in small letters and in capitals."""
    firsts = [first for first, told in _openings().items() if any(how in hows for how, _ in told)]
    return frozenset(
        form for first in firsts for form in (first, first.capitalize(), first.title(), first.upper())
    )


@cache
def _patterns(first: str) -> dict[str, re.Pattern[str]]:
    """The wordings with these first characters as a pattern for each thing that they tell."""
    found = {}
    for how, (before, after) in _BEFORE_AND_AFTER.items():
        wordings = [wording for told, wording in _openings()[first] if told == how]
        if wordings:
            longest_first = sorted(wordings, key=lambda w: (-len(w), w))
            found[how] = re.compile(f"{before}(?:{'|'.join(map(re.escape, longest_first))}){after}")
    return found
