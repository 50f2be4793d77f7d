"""Captions: the lines that tell of a picture, with its credit.

"The harbour at dawn. Photo: Example News" is known by its credit, "FILE PHOTO: ..." by its opening.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.article.outlets import sounds_like_outlet
from dateline.spans import Span

LONGEST_CAPTION = 900  # characters
_CREDIT_REACH = 120  # characters of the longest credit
_REPEAT = 60  # characters; a shorter line that comes twice can be a refrain or a list item

_NAME = r"[A-ZÀ-Þ][\w.'’&-]*(?:[ ,/]+(?:and |via |for |de |van |von )?[A-ZÀ-Þ][\w.'’&-]*){0,6}"
_CREDIT = re.compile(
    rf"(?:"
    rf"[(\[|/—–-]?\s*\b(?:[Ff]ile )?(?:[Pp]hoto(?:graph)?s?|PHOTOS?|[Pp]ictures?|[Ii]mages?|[Cc]redits?|[Ii]llustration|[Gg]raphics?|[Vv]ideo)"
    rf"(?: credits?| source| courtesy)?(?:\s*[:/©|]\s*|\s+by\s+|\s+(?=courtesy\b|of courtesy\b))(?:[Cc]ourtesy (?:of )?)?(?:\w+/)?{_NAME}"
    rf"|[(\[](?:Xinhua|AP|AFP|Reuters|REUTERS|TASS|EPA|Getty|VCG|CFP|IC|dpa|Sputnik|Kyodo|Yonhap|PTI|ANI|[A-Z][\w ]{{1,24}})\s?/\s?[A-Z][\w.'’ /-]{{2,60}}"
    rf"|[(\[](?:AP|AFP|EPA|TASS|Reuters|Xinhua|Getty|VCG|CFP|\w+) [Pp]hotos?(?:\s?/\s?[^()\[\]]{{2,60}})?"
    rf"|[(\[](?:[Ff]ile|FILE|[Hh]andout|HANDOUT|[Aa]gencies) ?(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture)?"
    rf"|[(\[][Pp]hoto[^()\[\]]{{0,80}}"
    rf"|(?:REUTERS|AFP|EPA(?:-EFE)?|VCG|CFP|Getty Images|AP|Reuters)\s?/\s?{_NAME}"
    rf"|{_NAME}\s?[/|]\s?(?:AFP|AP|EPA(?:-EFE)?|REUTERS|Reuters|Getty Images|Getty|VCG|CFP|TASS|Xinhua|Shutterstock|Bloomberg|Handout|Pool|Alamy|PA|dpa)(?:[ /][A-Z][\w ]{{2,30}})?"
    rf"|(?:—|–|--|-)\s?(?:AFP|AP|Reuters|Bernama|AFP|EPA|file|File) (?:pic|photo|picture)s?"
    rf"|\b(?:AP|AFP|EPA|CGTN|VCG|CFP|Reuters|Xinhua|Getty|File|Handout) [Pp]hoto"
    rf"|\[(?:Xinhua|VCG|AP|Agencies|IC)\]"
    rf"|©\s?(?:AFP|AP|Reuters|Getty|EPA|Sputnik)[^.]{{0,40}}"
    rf")\s*[)\]]?[.]?\s*(?:/?\s?(?:[Ff]ile(?: [Pp]hoto)?|[Hh]andout|[Pp]ool))?[)\]]?\.?$"
)
_OPENING = re.compile(
    r"(?:FILE PHOTO|File photo|FILE|File|FILE PICTURE|Image caption|Media caption|Photo caption|Caption|CAPTION|Picture|"
    r"PHOTO|Photo|Image|IMAGE|Photos|Illustration|Combination photo|In this (?:file )?(?:photo|image|picture))"
    r"(?:\s*[:—–|]\s*|,? (?:[-—–]+ |shows\b|released\b|provided\b|taken\b|from\b|dated\b|caption\b|made\b|,\s))"
    r"|Image caption\b|(?:This|The|An?|Undated|Aerial|Combined|Combination|Satellite|Drone)\s(?:\w+ ){0,2}(?:photo|image|picture|photograph|illustration) "
    r"(?:shows|taken|released|provided|made|obtained|dated)\b|(?:Aerial )?[Pp]hoto taken (?:on|with|by|from|in)\b|In this (?:\w+ ){0,3}(?:photo|image|picture)\b"
)
_OWNER = re.compile(rf"(?:[:(\[]|\bby)\s*(?P<owner>[A-Z][\w.&' -]{{2,40}}?)(?:\s[Pp]hoto)?\s?/\s?{_NAME}\s*[)\]]?\.?$")
_ENDS_PARAGRAPH = frozenset(".?!\"'”’")
_SIGNS = ("hoto", "HOTO", "/", "©", "mage", "icture", "redit", "llustration", "raphic", "ideo", "Xinhua]", "VCG]", "AP]", "IC]", "gencies", "pic)", "file)", "File)", "FILE", "andout")
_FIRST_WORDS = tuple(
    "FILE File Image IMAGE Media Photo PHOTO Caption CAPTION Picture Illustration Combination Combined In\xa0this Undated Aerial Satellite Drone "
    "A\xa0photo An\xa0image The\xa0photo The\xa0image This\xa0photo This\xa0image This\xa0picture This\xa0file The\xa0picture A\xa0picture A\xa0file A\xa0satellite A\xa0combination An\xa0aerial".replace("\xa0", "_").split()
)
_FIRST_WORDS = tuple(word.replace("_", " ") for word in _FIRST_WORDS)


def is_caption(line: str) -> bool:
    """Whether a line is a picture's caption, by its credit or its opening words."""
    if len(line) > LONGEST_CAPTION:
        return False
    if _OPENING.match(line):
        return True
    credit = _CREDIT.search(line, max(0, len(line) - _CREDIT_REACH))
    return bool(credit) and not line.startswith(("(Reporting", "(Editing"))


def find_captions(lines: Sequence[Span]) -> tuple[Span, ...]:
    """The captions among the lines of an article, repeats included."""
    return tuple(line for line in lines if _may_be_caption(line.text) and is_caption(line.text))


def _may_be_caption(line: str) -> bool:
    """Whether `is_caption` needs to look: most lines are paragraphs and this tells so at a tenth of the cost."""
    if line.startswith(_FIRST_WORDS):
        return True
    end = line[-_CREDIT_REACH:]
    if end[-1:] in _ENDS_PARAGRAPH:
        end = end[-_CREDIT_REACH // 2 :]
    return any(map(end.__contains__, _SIGNS))


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
