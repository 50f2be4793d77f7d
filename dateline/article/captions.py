"""Captions: the lines that tell of a picture, with its credit.

"The harbour at dawn. Photo: Example News" is known by its credit, "FILE PHOTO: ..." by its opening.
The words of both live in data/picture_words.csv.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.article.lines import Lines, holds_any, is_prose
from dateline.article.outlets import sounds_like_outlet
from dateline.spans import Span

LONGEST_CAPTION = 900  # characters
_CREDIT_REACH = 120  # characters of the longest credit
_IN_SENTENCE = -60  # characters of its mark before the end of a sentence
_TELLING = 4  # characters that tell what is no opening
_REPEAT = 60  # characters; a shorter line that comes twice can be a refrain or a list item
_ENDS_PARAGRAPH = frozenset(".?!\"'”’")
_NOT_CAPTIONS = ("(Reporting", "(Editing", "(Writing", "http")

_NAME = r"[A-ZÀ-Þ][\w.'’&-]*(?:[ ,/]+(?:and |via |for |de |van |von )?[A-ZÀ-Þ][\w.'’&-]*){0,6}"
_PERSON = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}"
_END = r"\s*[)\]]?\.?\s*(?:/?\s?(?:[Ff]ile(?: [Pp]hoto)?|[Hh]andout|[Pp]ool))?[)\]]?\.?$"
_PICTURED = re.compile(
    r"(?:This|The|An?|Undated|Aerial|Combined|Combination|Satellite|Drone)\s(?:\w+ ){0,2}"
    r"(?:photo|image|picture|photograph|illustration) "
    r"(?:shows|taken|released|provided|made|obtained|dated)\b"
    r"|(?:Aerial )?[Pp]hoto taken (?:on|with|by|from|in)\b"
    r"|In this (?:\w+ ){0,3}(?:photo|image|picture)\b"
)
_PICTURES = ("hoto", "mage", "icture")
# How captions begin that name their picture: "This undated photo", "In this picture".
_PICTURED_FIRST = frozenset(("Th", "A ", "An", "Un", "Ae", "Co", "Sa", "Dr", "Ph", "In"))
_CLOSING = ")]"
_SHORT = 60  # characters; what is longer and ends as a paragraph does is one
_MARKS = "|•>* \t([<©_#=-"  # that open a line which is no sentence
_LONGEST_PLAIN = 300  # characters of a caption whose credit may as well be that of the words ("[Reuters]")
_PICTURED_BY = ("/", "hoto", "HOTO", "mage", "icture", "ile", "FILE", "andout", "ANDOUT")
_LONGEST_PICTURED = 60  # characters to the word for the picture in "This undated photo ..."
_CREDIT_MARKS = ("/", "|", "©", " photo", " Photo", " pic", " Pic")
_LONGEST_BEFORE = 16  # characters of a label before the word that tells it is one
_OWNER = re.compile(
    rf"(?:[:(\[]|\bby)\s*(?P<owner>[A-Z][\w.&' -]{{2,40}}?)(?:\s[Pp]hoto)?\s?/\s?{_NAME}\s*[)\]]?\.?$"
)


def is_caption(line: str) -> bool:
    """Whether a line is a picture's caption, by its opening words or its credit."""
    if len(line) > LONGEST_CAPTION or line.startswith(_NOT_CAPTIONS):
        return False
    if _opening().match(line) or _PICTURED.match(line) or line in _words("head"):
        return True
    at = max(0, len(line) - _CREDIT_REACH)
    return _has_labelled_credit(line, at) or _has_credit(line, at)


def _has_labelled_credit(line: str, at: int) -> bool:
    end = line[at:].lower()
    labels = [found for piece in _label_pieces() if (found := end.find(piece)) >= 0]
    return bool(labels and _labelled_credit().search(line, max(at, at + min(labels) - _LONGEST_BEFORE)))


def _has_credit(line: str, at: int) -> bool:
    # One in brackets holds no others, so that it begins with the last.
    bracket = max(line.rfind("(", at), line.rfind("[", at))
    credit = _credit_in_brackets().match(line, bracket) if bracket >= 0 else None
    if credit and (len(line) <= _LONGEST_PLAIN or holds_any(credit[0], _PICTURED_BY)):
        return True
    return holds_any(line[at:], _CREDIT_MARKS) and _credit().search(line, at) is not None


def find_captions(lines: Lines) -> tuple[Span, ...]:
    """The captions among the lines of a text, repeats included."""
    firsts, signs, in_sentence = _firsts(), _signs(), _words("sign in sentence")
    found = []
    for i, text in enumerate(lines.texts):
        if text[:2] in firsts and _may_open(text):
            if is_caption(text):
                found.append(lines[i])
            continue
        # Without one of these pieces of words and marks there is no credit, and hardly any line has one.
        if text[-1] in _ENDS_PARAGRAPH:
            may_be_credit = holds_any(text[_IN_SENTENCE:], in_sentence)
        else:
            may_be_credit = holds_any(text[-_CREDIT_REACH:], signs)
        if may_be_credit and not _ends_in_words(text) and is_caption(text):
            found.append(lines[i])
    return _with_lines_below(lines, found)


def _ends_in_words(line: str) -> bool:
    """Whether a line is a paragraph whose last word tells that it closes no credit."""
    last = line.rfind(" ") + 1
    return (
        line[last].islower()
        and line[-1] not in _CLOSING
        and line[last : last + _TELLING] not in _lasts()
        and line[0] not in _MARKS
        and len(line) > _SHORT
    )


def _with_lines_below(lines: Lines, found: list[Span]) -> tuple[Span, ...]:
    """Captions, with those that stand below their label ("Image caption") or below an agency's name alone."""
    heads = [line for line in found if line.text.rstrip(",:") in _words("head")]
    announced = []
    for head in heads:
        i = bisect_right(lines.starts, head.start)
        below = lines[i] if 1 < i < len(lines) else None
        # A label announces a caption for sure; an agency's name may stand above the next paragraph.
        if below and len(below) <= _LONGEST_PLAIN and ("aption" in head.text or not is_prose(below.text)):
            announced.append(below)
    return tuple(sorted({*found, *announced})) if announced else tuple(found)


def _may_open(line: str) -> bool:
    """Whether a line can begin as captions do."""
    return line[:_TELLING] in _openings() or (
        line[:2] in _PICTURED_FIRST and holds_any(line[:_LONGEST_PICTURED], _PICTURES)
    )


def find_repeats(lines: Lines, captions: Sequence[Span]) -> list[Span]:
    """Captions and long lines that were there before, word for word."""
    if len(set(lines.texts)) == len(lines):
        return []
    seen: set[str] = set()
    found = []
    pictured = {caption.text for caption in captions}
    for i, text in enumerate(lines.texts):
        if len(text) < _REPEAT and text not in pictured:
            continue
        if text in seen:
            found.append(lines[i])
        seen.add(text)
    return found


def outlet_of_credits(captions: Sequence[Span]) -> str | None:
    """The paper whose own photographer took the pictures ("Photo: Harbour Ledger/Ann Lee").

    Agencies sell pictures to everybody: a credit to one tells nothing about the article.
    """
    found = {match["owner"].strip() for caption in captions if (match := _OWNER.search(caption.text))}
    owners = {name for name in found if sounds_like_outlet(name)}
    return owners.pop() if len(owners) == 1 else None


@cache
def _words(kind: str) -> tuple[str, ...]:
    """The words of a kind, longest first."""
    found = [row["word"] for row in lexicon.rows("picture_words") if row["kind"] == kind]
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _openings() -> frozenset[str]:
    """The first characters of the openings."""
    return frozenset(word[:_TELLING] for word in _words("opening"))


@cache
def _signs() -> tuple[str, ...]:
    """What a line that is no sentence holds if it holds a credit."""
    return _words("sign in sentence") + _words("sign")


@cache
def _lasts() -> frozenset[str]:
    """The first characters of the words without a capital that close a credit."""
    return frozenset(word[:_TELLING] for word in _words("last"))


@cache
def _firsts() -> frozenset[str]:
    """The first two characters of what captions begin with."""
    return _PICTURED_FIRST.union(opening[:2] for opening in _openings())


@cache
def _label_pieces() -> tuple[str, ...]:
    """The shortest labels: each of the others holds one of them."""
    labels = {word.lower() for word in _words("label")}
    return tuple(sorted(a for a in labels if not any(b in a for b in labels if b != a)))


def _any_of(kind: str) -> str:
    return "|".join(map(re.escape, _words(kind)))


@cache
def _opening() -> re.Pattern[str]:
    """A caption's first words and the mark or verb after them."""
    return re.compile(
        rf"(?:{_any_of('opening')})(?:\s*[:—–|]\s*|\s-+\s|,? "
        r"(?:shows|released|provided|taken|from|dated|made)\b)|Image (?:caption|source)\b"
    )


@cache
def _labelled_credit() -> re.Pattern[str]:
    """A credit with a label: "Photo: Ann Lee", "photo by Ann Lee/Example News"."""
    return re.compile(
        rf"\b(?i:{_any_of('label')})(?:\s*[:/©|]\s*|\s+by\s+|\s+(?=(?:of )?courtesy\b))"
        rf"(?:[Cc]ourtesy (?:of )?)?(?:\w+/)?{_NAME}(?:\s\|\s{_NAME})?\s*[)\]]?\.?$"
    )


@cache
def _credit_in_brackets() -> re.Pattern[str]:
    """A credit in brackets, without a label: "(Example News/Ann Lee)", "[Photo/Agencies]"."""
    agency = _any_of("agency")
    return re.compile(
        r"(?:"
        rf"[(\[](?:{agency}|[A-Z][\w .&'-]{{1,30}}?)\s?/\s?[A-Z][\w.'’ /-]{{2,60}}"
        rf"|[(\[](?:{agency}|[A-Z][\w.&-]*) [Pp]hotos?(?:\s?/\s?[^()\[\]]{{2,60}})?"
        r"|[(\[](?:[Ff]ile|FILE|[Hh]andout|HANDOUT|[Aa]gencies) ?(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture)?"
        r"|[(\[][Pp]hoto[^()\[\]]{0,80}"
        rf"|\[(?:{agency}|{_PERSON}, ?[A-Z][\w .&'-]{{1,30}})\]"
        r")" + _END
    )


@cache
def _credit() -> re.Pattern[str]:
    """A credit with neither label nor brackets: "Ann Lee/AFP", "AP Photo", "© Reuters"."""
    agency = _any_of("agency")
    return re.compile(
        r"(?:"
        rf"\b(?:{agency})\s?/\s?{_NAME}"
        rf"|{_PERSON}\s?[/|]\s?(?:{agency})(?:[ /][A-Z][\w ]{{2,30}})?"
        rf"|(?:—|–|--|-)\s?(?:{agency}) (?:pic|photo|picture)s?"
        rf"|\b(?:{agency}|CGTN) [Pp]hoto"
        rf"|\b(?:[Hh]andout|[Pp]ool|[Cc]ourtesy) via (?:{agency})"
        rf"|©\s?(?:{agency})[^.]{{0,40}}"
        r")" + _END
    )
