"""A scene: one parsed sentence among the quotation marks of its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from dateline.nlp import Document, Sentence, Token
from dateline.quotes.marks import Run, quoted_runs

DASHES = frozenset(("—", "―", "–", "--", "-"))
_TRIMMED = frozenset(" \t\r\n,.;:–—-\xa0\u2028\u2029")
_CLOSING = frozenset("\"'”’»“ .,!?…;:")
_KERNEL = frozenset("nsubj nsubjpass aux auxpass neg prt csubj expl dative npadvmod".split())
_NOT_IN_NAME = frozenset("relcl advcl acl punct cc conj ccomp".split())
_REPORTING = frozenset("say add tell note call stress warn urge ask express vow".split())
_CLAUSES = frozenset("relcl advcl conj".split())
_LABEL = re.compile(r"[\"“'‘]?[A-Z][\w.'’ -]{0,40}:\s|[\"“]?\(")
_LONGEST_LABEL = 45  # characters of a speaker's name before the colon
_MARKS = frozenset("\"'”’»")
_GAP = 3  # characters between a sentence and a quotation that still touch


def _opens_clause(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether a finite verb goes on with its clause's subject: "and warned", ", but also denied"."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.pos != "VERB" or verb.i < 2:
        return False
    return any(t.text in ("and", "but", "or") for t in tokens[verb.i - 2 : verb.i])


class Quotations:
    """The quoted stretches of an article, by paragraph."""

    def __init__(self, doc: Document) -> None:
        self.by_paragraph = tuple(quoted_runs(doc.text, paragraph) for paragraph in doc.paragraphs)
        self.all = tuple(run for runs in self.by_paragraph for run in runs)
        self._starts = [run.start for run in self.all]
        self._begins = tuple(paragraph.start for paragraph in doc.paragraphs)

    def opening_next(self, run: Run) -> Run | None:
        """The run that opens the paragraph after the one that a run ends."""
        number = bisect_left(self._begins, run.end)
        runs = self.by_paragraph[number] if number < len(self._begins) else ()
        return runs[0] if runs and runs[0].start == self._begins[number] else None

    def beginning_at(self, offset: int, most: int) -> tuple[Run, ...]:
        """The first runs, at most so many, that begin at an offset or after it."""
        first = bisect_left(self._starts, offset)
        return self.all[first : first + most]

    def touching(self, start: int, end: int) -> list[Run]:
        """The runs that share characters with a stretch, or end where it does."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return [run for run in self.all[first : bisect_right(self._starts, end)] if run.end >= start]

    def at(self, offset: int) -> Run | None:
        """The run that holds the character at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return self.all[index] if index >= 0 and offset < self.all[index].end else None


class Scene:
    """A parsed sentence, the quotations of its paragraph, and where each word's phrase begins and ends.

    Attributes:
        doc: The article.
        sentence: The sentence.
        runs: The quoted stretches of its paragraph.
        coordinated: Offsets of finite verbs right after "and", "but" or "or".
    """

    def __init__(self, doc: Document, sentence: Sentence, quotations: Quotations) -> None:
        self.doc, self.sentence, self.quotations = doc, sentence, quotations
        self.runs = quotations.by_paragraph[sentence.paragraph]
        tokens = sentence.tokens
        self._begins = [t.start for t in tokens]
        first, last, heads = [t.i for t in tokens], [t.i for t in tokens], [t.head for t in tokens]
        for i, at in enumerate(heads):
            # Where a word lies within a phrase already, it does so in all that hold the phrase.
            while not first[at] <= i <= last[at]:
                first[at], last[at] = min(first[at], i), max(last[at], i)
                at = heads[at]
        self._first, self._last = first, last
        self.coordinated = tuple(t.start for t in tokens if _opens_clause(tokens, t))
        self._kernels: dict[int, tuple[int, int]] = {}
        self._trimmed: dict[tuple[int, int], tuple[int, int]] = {}

    @cached_property
    def ends_with_colon(self) -> str:
        """What follows where the sentence ends with a colon: `quoted`, `more`, or nothing ("")."""
        end = self.sentence.end
        if self.doc.text[end - 1] != ":":
            return ""
        following = self.quotations.beginning_at(end, most=1)
        quoted = following and not self.doc.text[end : following[0].start].strip()
        return "quoted" if quoted else "more"

    def rest(self, end: int) -> str:
        """What a content that ends at an offset leaves of the sentence: its length, and whether it quotes."""
        left = self.sentence.end - end
        if left <= _GAP:
            return ""
        quoted = any(end <= run.start < self.sentence.end for run in self.runs)
        return f"{min(left.bit_length(), 8)}{'q' if quoted else ''}"

    def token_at(self, offset: int) -> int:
        """Index of the first token that begins at an offset or after it."""
        return bisect_left(self._begins, offset)

    def left(self, token: Token) -> int:
        """Offset where the token's phrase begins."""
        return self.sentence.tokens[self._first[token.i]].start

    def right(self, token: Token) -> int:
        """Offset where the token's phrase ends."""
        return self.sentence.tokens[self._last[token.i]].end

    def name_end(self, head: Token) -> int:
        """Where a noun phrase ends, its clauses left out."""
        end = head.end
        for child in self.sentence.children[head.i]:
            if child.i > head.i:
                if child.dep in _NOT_IN_NAME:
                    break
                end = max(end, self.right(child))
        return end

    def cut_short(self, head: Token) -> int | None:
        """Where a phrase ends without its last clause (relative, adverbial, coordinated), if it has one."""
        at: Token | None = head
        while at is not None:
            below = [t for t in self.sentence.children[at.i] if t.i > at.i]
            for child in below:
                if child.dep in _CLAUSES and child.i > head.i:
                    first = self._first[child.i]
                    if child.dep == "conj":
                        first = min([first, *(t.i for t in below if t.dep == "cc" and t.i < child.i)])
                    return self.sentence.tokens[first - 1].end if first > head.i + 1 else None
            at = below[-1] if below else None
        return None

    def quoted_at(self, offset: int) -> Run | None:
        """The quotation that holds a character."""
        for run in self.runs:
            if run.start <= offset < run.end:
                return run
        return None

    def kernel(self, cue: Token) -> tuple[int, int]:
        """The cue with its subject, auxiliaries and short modifiers."""
        found = self._kernels.get(cue.i)
        if found is None:
            found = self._kernels[cue.i] = self._kernel(cue)
        return found

    def _kernel(self, cue: Token) -> tuple[int, int]:
        start, end = cue.start, cue.end
        if cue.lemma in ("according", "per"):
            return self.left(cue), self.right(cue)
        children = self.sentence.children[cue.i]
        # "Fish up by a third, minister says": of two subjects the farther one is what is said.
        subjects = [child.i for child in children if child.dep == "nsubj" and child.i < cue.i]
        for child in children:
            if child.i in subjects[:-1] and self.doc.text[self.right(child)] == ",":
                continue
            if child.dep in _KERNEL or (child.dep in ("advmod", "prep", "mark") and child.i < cue.i):
                left, right = self.left(child), self.right(child)
                if child.dep in ("advmod", "prep") and self.doc.text[right : right + 1] == ",":
                    continue
                start = min(start, left)
                if child.i > cue.i and right - end < 250:
                    end = max(end, right)
        return start, end

    def comma_before(self, offset: int) -> bool:
        """Whether a comma, a dash or a closing mark stands right before an offset."""
        before = self.doc.text[max(self.sentence.start, offset - 3) : offset].rstrip()
        return before[-1:] in tuple(",”\"'’»—–-?!") and before != ""

    def comma_after(self, offset: int) -> int | None:
        """Offset after the next comma or dash, if it comes soon."""
        for at in range(offset, min(offset + 120, self.sentence.end - 8)):
            if self.doc.text[at] in ",—–":
                return at + 1
        return None

    def clause_start(self, cue: Token) -> int | None:
        """Where the clause of a coordinated cue begins."""
        head = self.sentence.tokens[cue.head]
        return self.left(cue) if cue.dep in ("conj", "ccomp", "advcl") and head.i < cue.i else None

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A stretch without commas, points and dashes at its ends, widened to whole quotations."""
        found = self._trimmed.get((start, end))
        if found is None:
            found = self._trimmed[start, end] = self._trim(start, end)
        return found

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text, runs = self.doc.text, self.quotations.touching(start, end)
        for run in runs:
            # A quotation of several sentences that begins in this one belongs together.
            if start <= run.start < end and end >= self.sentence.end - 1:
                end = max(end, run.end)
        while start < end and text[start] in _TRIMMED:
            start += 1
        while (
            end > start and text[end - 1] in _TRIMMED and not any(r.inner_start < end <= r.end for r in runs)
        ):
            end -= 1
        for run in runs:
            if run.start < end < run.end and _CLOSING.issuperset(text[end : run.end]):
                end = run.end
            if run.start < start <= run.inner_start:
                start = run.start
        if end > start and text[end - 1] in _MARKS and not any(run.start < end <= run.end for run in runs):
            end -= 1
        return start, end

    def conjunct(self, cue: Token) -> str:
        """What is coordinated with a cue: a word of another subject, of none, or nothing."""
        for child in self.sentence.children[cue.i]:
            if child.dep == "conj" and child.i > cue.i:
                own = any(t.dep in ("nsubj", "nsubjpass") for t in self.sentence.children[child.i])
                return f"{child.tag}-{int(own)}-{child.lemma if child.lemma in _REPORTING else ''}"
        return ""

    def quoted_share(self, spans: tuple[tuple[int, int], ...]) -> str:
        """How much of some spans is quoted: `all`, `much`, `part` or ``."""
        total = sum(end - start for start, end in spans)
        inside = 0
        for start, end in spans:
            for run in self.runs if start < self.sentence.end else self.quotations.touching(start, end):
                inside += max(0, min(end, run.end) - max(start, run.start))
        if not inside:
            return ""
        return "all" if inside >= 0.95 * total else ("much" if inside > 0.4 * total else "part")

    def balanced(self, start: int, end: int) -> bool:
        """Whether no quotation is cut in two by the ends of a span."""
        return all(
            run.start >= end
            or run.end <= start
            or (start <= run.start and run.end <= end)
            or (run.start <= start and end <= run.end)
            for run in self.runs
        )

    def words_in_common(self, cue: Token) -> str:
        """Tags of the words around a cue."""
        tokens = self.sentence.tokens
        left = tokens[cue.i - 1].tag if cue.i else "^"
        right = tokens[cue.i + 1].tag if cue.i + 1 < len(tokens) else "$"
        return f"{left}|{cue.tag}|{right}"

    def runs_around(self, cue: Token) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        """The quotations of a cue's sentence that end before it and that begin after it."""
        start, end = self.sentence.start, self.sentence.end
        near = [r for r in self.runs if r.start < end and start <= r.end + _GAP]
        kernel, text = max(self.kernel(cue)[0], start), self.doc.text
        # A nickname or a title in the subject is no quotation; one with its own comma is, whatever the parse.
        before = tuple(
            r for r in near if r.end <= kernel or (r.end <= cue.start and text[r.inner_end - 1] in ",.?!…")
        )
        after = tuple(r for r in near if r.start >= cue.end)
        return before, after

    def runs_following(self, cue: Token, known: tuple[Run, ...]) -> tuple[Run, ...]:
        """The quotations that go on where the cue's sentence ends, in its paragraph and the next ones."""
        at = max(self.sentence.end, known[-1].end if known else 0)
        found: list[Run] = []
        for run in self.quotations.beginning_at(at, most=4):
            if run.start < at:
                continue
            gap = self.doc.text[at : run.start]
            if gap.strip() or gap.count("\n") > 4:
                break
            found.append(run)
            at = run.end
        return tuple(found)

    def turn_end(self, token: Token) -> int | None:
        """Where a turn of a transcript ends: before the next paragraph that opens with a speaker's label."""
        number = self.sentence.paragraph
        if token.end - self.doc.paragraphs[number].start > _LONGEST_LABEL:
            return None
        end = None
        for paragraph in self.doc.paragraphs[number + 1 : number + 4]:
            if _LABEL.match(paragraph.text):
                break
            end = paragraph.end
        return end

    def paragraph_rest(self, token: Token) -> int | None:
        """Where the paragraph ends that follows a token, if it goes on after the token's sentence."""
        paragraph = self.doc.paragraphs[self.sentence.paragraph]
        if paragraph.end > self.sentence.end:
            return paragraph.end
        after = self.sentence.paragraph + 1
        if token.end >= paragraph.end - 1 and after < len(self.doc.paragraphs):
            return self.doc.paragraphs[after].end
        return None
