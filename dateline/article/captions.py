"""Captions: the lines that tell of a picture, with its credit.

"The harbour at dawn. Photo: Example News" is known by its credit, "FILE PHOTO: ..." by its opening.
The words of both live in data/picture_words.csv.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline import lexicon
from dateline.article.lines import holds_any
from dateline.article.outlets import sounds_like_outlet
from dateline.spans import Span

LONGEST_CAPTION = 900  # characters
_CREDIT_REACH = 120  # characters of the longest credit
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
_PICTURED_FIRST = tuple(
    f"{article} "
    for article in "This The A An Undated Aerial Combined Combination Satellite Drone Photo In".split()
)
_OWNER = re.compile(
    rf"(?:[:(\[]|\bby)\s*(?P<owner>[A-Z][\w.&' -]{{2,40}}?)(?:\s[Pp]hoto)?\s?/\s?{_NAME}\s*[)\]]?\.?$"
)


def is_caption(line: str) -> bool:
    """Whether a line is a picture's caption, by its opening words or its credit."""
    if len(line) > LONGEST_CAPTION or line.startswith(_NOT_CAPTIONS):
        return False
    if _opening().match(line) or _PICTURED.match(line):
        return True
    at = max(0, len(line) - _CREDIT_REACH)
    if holds_any(line[at:].lower(), _label_pieces()) and _labelled_credit().search(line, at):
        return True
    return bool(_credit().search(line, at))


def find_captions(lines: Sequence[Span]) -> tuple[Span, ...]:
    """The captions among the lines of an article, repeats included."""
    openings, firsts = _openings(), _PICTURED_FIRST
    signs, signs_in_sentence = _words("sign"), _words("sign in sentence")
    found = []
    # Most lines are paragraphs: these looks tell them at a tenth of the cost.
    for line in lines:
        text = line.text
        sentence = text[-1] in _ENDS_PARAGRAPH
        end = text[-_CREDIT_REACH // 2 :] if sentence else text[-_CREDIT_REACH:]
        if (
            holds_any(end, signs_in_sentence)
            or text[:_TELLING] in openings
            or (not sentence and holds_any(end, signs))
            or (text.startswith(firsts) and holds_any(text[:60], ("hoto", "mage", "icture")))
        ) and is_caption(text):
            found.append(line)
    return tuple(found)


def find_repeats(lines: Sequence[Span]) -> tuple[Span, ...]:
    """Long lines that were there before, word for word: captions and paragraphs printed twice."""
    seen: set[str] = set()
    found = []
    for line in lines:
        if len(line.text) < _REPEAT:
            continue
        if line.text in seen:
            found.append(line)
        seen.add(line.text)
    return tuple(found)


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
        r"(?:shows|released|provided|taken|from|dated|made)\b)|Image caption\b"
    )


@cache
def _labelled_credit() -> re.Pattern[str]:
    """A credit with a label: "Photo: Ann Lee", "photo by Ann Lee/Example News"."""
    return re.compile(
        rf"\b(?i:{_any_of('label')})(?:\s*[:/©|]\s*|\s+by\s+|\s+(?=(?:of )?courtesy\b))"
        rf"(?:[Cc]ourtesy (?:of )?)?(?:\w+/)?{_NAME}\s*[)\]]?\.?$"
    )


@cache
def _credit() -> re.Pattern[str]:
    """A credit without a label: "(Example News/Ann Lee)", "Ann Lee/AFP", "[Photo/Agencies]", "AP Photo"."""
    agency = _any_of("agency")
    return re.compile(
        r"(?:"
        rf"[(\[](?:{agency}|[A-Z][\w .&'-]{{1,30}}?)\s?/\s?[A-Z][\w.'’ /-]{{2,60}}"
        rf"|[(\[](?:{agency}|[A-Z][\w.&-]*) [Pp]hotos?(?:\s?/\s?[^()\[\]]{{2,60}})?"
        r"|[(\[](?:[Ff]ile|FILE|[Hh]andout|HANDOUT|[Aa]gencies) ?(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture)?"
        r"|[(\[][Pp]hoto[^()\[\]]{0,80}"
        rf"|\b(?:{agency})\s?/\s?{_NAME}"
        rf"|{_PERSON}\s?[/|]\s?(?:{agency})(?:[ /][A-Z][\w ]{{2,30}})?"
        rf"|(?:—|–|--|-)\s?(?:{agency}) (?:pic|photo|picture)s?"
        rf"|\b(?:{agency}|CGTN) [Pp]hoto"
        rf"|\[(?:{agency})\]"
        rf"|©\s?(?:{agency})[^.]{{0,40}}"
        r")" + _END
    )
