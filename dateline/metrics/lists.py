"""Lists and tables: each value goes with its own label.

"Exports and imports rose 3 and 5 percent, respectively"; "a tax of 5 percent on cars and 9 percent on
lorries"; "Exports: $3.2 billion"; rows whose cells are parted by tabs or bars, with a head row above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.metrics.quantities import Quantity
from dateline.metrics.syntax import NOUNS
from dateline.nlp import Document, Sentence, Token

# --- respectively ------------------------------------------------------------------------------------

_JOINED = re.compile(r",? and |, |; | or ")


class Members(NamedTuple):
    """Things that figures are told of one by one.

    Attributes:
        own: The tokens that name the thing of this figure.
        all: The tokens that name any of the things.
    """

    own: tuple[Token, ...]
    all: frozenset[Token]


def respective(sentence: Sentence, quantities: Sequence[Quantity], number: int) -> Members | None:
    """What a figure of a sentence with "respectively" is about; None where the text pairs nothing with it.

    Args:
        sentence: A parsed sentence.
        quantities: Its figures, in text order.
        number: Which of them.
    """
    at = sentence.text.find("respectively")
    if at < 0:
        return None
    run = _run(sentence.text, quantities, number)
    if len(run) < 2:
        return None
    first, last = sentence.start + quantities[run[0]].start, sentence.start + quantities[run[-1]].end
    chains = [c for c in _chains(sentence) if len(c) == len(run)]
    chains = [c for c in chains if c[-1].end <= first or last <= c[0].start <= sentence.start + at]
    if not chains:
        return _listed(sentence, run.index(number), len(run), last, sentence.start + at)
    nearest = min(chains, key=lambda c: min(abs(first - c[-1].end), abs(c[0].start - last)))
    named = [_named(sentence, token) for token in nearest]
    head = sentence.tokens[nearest[0].head]
    shared = (head,) if nearest[0].dep == "amod" else ()  # "the small and the large models"
    every = frozenset(t for tokens in named for t in tokens)
    return Members((*named[run.index(number)], *shared), every)


_OPENS_LIST = frozenset(("IN", "DT", "TO", "PRP$"))


def _listed(sentence: Sentence, place: int, length: int, start: int, end: int) -> Members | None:
    """One of the things that stand between figures and "respectively", whatever the parser makes of them.

    "Sizes are 5, 6 and 7 inches for the mini, standard and large models, respectively."
    """
    items: list[list[Token]] = [[]]
    for token in sentence.between(start, end):
        if token.text == "," or token.tag == "CC":
            items.append([])
        elif items != [[]] or token.tag not in _OPENS_LIST:
            items[-1].append(token)
    named = [tuple(item) for item in items if item]
    if len(named) != length or not all(t.tag in (*NOUNS, "JJ") for item in named for t in item):
        return None
    return Members(named[place], frozenset(t for item in named for t in item))


def _run(text: str, quantities: Sequence[Quantity], number: int) -> list[int]:
    """The figures that a figure is listed with."""
    run = [number]
    while run[0] and _JOINED.fullmatch(text, quantities[run[0] - 1].end, quantities[run[0]].start):
        run.insert(0, run[0] - 1)
    while run[-1] + 1 < len(quantities) and _JOINED.fullmatch(
        text, quantities[run[-1]].end, quantities[run[-1] + 1].start
    ):
        run.append(run[-1] + 1)
    return run


def _chains(sentence: Sentence) -> Iterator[list[Token]]:
    """The lists of coordinated nouns or adjectives of a sentence."""
    for token in sentence.tokens:
        if token.dep == "conj" or token.tag not in (*NOUNS, "JJ"):
            continue
        chain = [token]
        while following := [t for t in sentence.children[chain[-1].i] if t.dep == "conj"]:
            chain.append(following[0])
        if len(chain) > 1 and not any(t.tag == "CD" for t in chain):
            yield chain


def _named(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """A noun with the words before it that belong to it."""
    before = [
        t for t in sentence.children[token.i] if t.i < token.i and t.dep in ("compound", "amod", "poss")
    ]
    return (*before, token)


# --- the same preposition after each figure ----------------------------------------------------------

_GOES_WITH = frozenset(("in", "on", "for", "to", "from", "among"))


def parallel(sentence: Sentence, quantities: Sequence[Quantity], number: int) -> Token | None:
    """The noun that tells a figure of a list from the others: "5 percent on cars, 9 percent on lorries"."""
    own = _complement(sentence, quantities[number])
    if own is None:
        return None
    for other in (number - 1, number + 1):
        if 0 <= other < len(quantities) and quantities[other].unit == quantities[number].unit:
            theirs = _complement(sentence, quantities[other])
            if theirs and theirs[0] == own[0] and theirs[1].i != own[1].i:
                return own[1]
    return None


def _complement(sentence: Sentence, quantity: Quantity) -> tuple[str, Token] | None:
    """The preposition right after a figure and the noun that it governs."""
    after = next((t for t in sentence.tokens if t.start >= sentence.start + quantity.end), None)
    if after is None or after.text.lower() not in _GOES_WITH:
        return None
    noun = next((t for t in sentence.children[after.i] if t.dep == "pobj" and t.tag in NOUNS), None)
    return (after.text.lower(), noun) if noun and noun.ent not in ("DATE", "TIME") else None


# --- labels and rows -----------------------------------------------------------------------------------

_BULLET = r"\s*(?:[-•*·▪–—]\s*|\d{1,2}[.)]\s+)?"
_LABEL = re.compile(rf"{_BULLET}(?P<label>[^:.;!?|\t\"“”]{{2,70}}?)\s*(?::|\s[–—-])\s+")
_LISTING = re.compile(r",?\s*\b(?:including|such as|as follows|follows|are|were|is|was)\Z", re.IGNORECASE)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CONTENT = frozenset((*NOUNS, "JJ", "VBN", "VBG"))


class Item(NamedTuple):
    """Where a figure of a labelled line has its label.

    Attributes:
        label: The label's tokens.
        item: What stands between the label, or the figure before, and this one; empty where nothing does.
    """

    label: tuple[Token, ...]
    item: tuple[Token, ...]


_IN_BRACKETS = re.compile(r" \([+-]?")


def labelled(sentence: Sentence, quantities: Sequence[Quantity], number: int) -> Item | None:
    """The label of a figure in a line without a verb ("- Exports: $3.2 billion"; "Prices: wheat, $210; ...").

    Args:
        sentence: A parsed sentence.
        quantities: Its figures, in text order.
        number: Which of them.
    """
    match = _LABEL.match(sentence.text)
    if match is None or match.end() > quantities[number].start or match.end("label") <= match.start("label"):
        return None
    if any(t.tag in _FINITE for t in sentence.tokens):
        return None
    start, end = match.span("label")
    if listing := _LISTING.search(match["label"]):
        end = start + listing.start()
    label = [t for t in sentence.between(sentence.start + start, sentence.start + end) if t.tag in _CONTENT]
    if not any(t.tag in NOUNS for t in label):
        return None
    if number and _IN_BRACKETS.fullmatch(sentence.text, quantities[number - 1].end, quantities[number].start):
        return labelled(sentence, quantities, number - 1)
    first = (
        quantities[number - 1].end if number and quantities[number - 1].start >= match.end() else match.end()
    )
    between = sentence.between(sentence.start + first, sentence.start + quantities[number].start)
    item = tuple(t for t in between if t.tag in _CONTENT)
    if item and between[-1].text == ":":
        return Item(item, ())  # "Revenue: $4 million, profit: $1 million"
    return Item(tuple(label), item)


# --- tables --------------------------------------------------------------------------------------------

_CELL = re.compile(r"[^|\t]+")
_SPACED_CELL = re.compile(r"\S+(?: {1,2}\S+)*")  # of a table whose columns are set apart by spaces
_FEWEST_SPACED = 3  # cells
_LONGEST_SPACED = 40  # characters
_YEAR = re.compile(r"(?:19|20)\d\d")
_ASIDE = re.compile(r"\([^()]*\)")
_MOST_ROWS = 200  # lines above a row in which the head of its table is sought


class Cell(NamedTuple):
    """Where a figure stands in a table.

    Attributes:
        row: Where the first cell of its row stands, in the article.
        head: What the table's head row says of its column; None where there is none.
    """

    row: tuple[int, int]
    head: str | None


def in_table(doc: Document, sentence: Sentence, quantity: Quantity) -> Cell | None:
    """The cell that a figure stands in; None where it stands in no table."""
    paragraph = doc.paragraphs[sentence.paragraph]
    found = _cells(paragraph.text)
    at = sentence.start + quantity.core - paragraph.start
    column = next((n for n, (start, end) in enumerate(found) if start <= at < end), 0)
    if not column or not re.search(r"[A-Za-z]", paragraph.text[slice(*found[0])]):
        return None
    row = (paragraph.start + found[0][0], paragraph.start + found[0][1])
    return Cell(row, _head(doc, sentence.paragraph, len(found), column))


def _cells(text: str) -> list[tuple[int, int]]:
    """Where the cells of a table's row stand; empty where a text is none."""
    if "\t" not in text and "|" not in text:
        apart = [m.span() for m in _SPACED_CELL.finditer(text)] if "   " in text else []
        short = all(end - start <= _LONGEST_SPACED for start, end in apart)
        return apart if len(apart) >= _FEWEST_SPACED and short else []
    found = []
    for match in _CELL.finditer(text):
        if inner := match.group().strip():
            start = match.start() + match.group().index(inner)
            found.append((start, start + len(inner)))
    return found if len(found) > 1 else []


def _head(doc: Document, paragraph: int, wide: int, column: int) -> str | None:
    """What the first row of a table says of a column, where that row tells no figures."""
    names: list[str] = []
    below = doc.paragraphs[paragraph]
    for above in reversed(doc.paragraphs[max(0, paragraph - _MOST_ROWS) : paragraph]):
        found = _cells(above.text)
        if len(found) not in (wide, wide - 1) or doc.text.count("\n", above.end, below.start) > 1:
            break
        below = above
        names = [above.text[start:end] for start, end in found]
    column -= wide - len(names)  # the corner can be empty
    plain = (_ASIDE.sub("", name) for name in names)  # "Crop (1,000 t)"
    if not names or column < 0 or any(re.search(r"\d", n) and not _YEAR.search(n) for n in plain):
        return None
    return names[column]


def year_of(cell: Cell | None) -> int | None:
    """The year that a table's column is about."""
    return int(cell.head) if cell and cell.head and _YEAR.fullmatch(cell.head) else None
