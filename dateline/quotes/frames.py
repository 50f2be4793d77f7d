"""Frames: attributions by a set phrase instead of a reporting word.

"The gates leak." That was the view of Ana Prado.      (points back at the words before it)
To Ana Prado, a retired engineer, the gates are useless.    (names whose opinion follows)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline import lexicon
from dateline.entities import entity_at
from dateline.nlp import Document, Sentence, Token
from dateline.quotes.attributions import Attribution
from dateline.quotes.scene import Quotations
from dateline.quotes.sources import name_extent
from dateline.records import Entity

_POINTING = re.compile(
    r"(?:That|This|These|Those|Such|So|Thus|The words?)\b[^.]{0,40}\b(?:is|was|are|were|said|says|spoke)\b"
)
_VIEWPOINT = re.compile(
    r"(?:For|To)\s+(?=[A-Z]|h(?:im|er)\b|them\b)"
    r"|In\s+[^,]{2,60}\b(?:view|opinion|eyes?|words|judge?ment|estimation|assessment|reading|telling)\b"
)
_BE = frozenset(("is", "was", "are", "were"))
_SPOKEN = frozenset(("said", "says", "spoke", "speaks"))
_OPINION = frozenset("be mean represent remain seem look symbolise symbolize embody".split())
_NOT_ANOTHERS = frozenset(("my", "our", "your", "other", "its"))
_BEING = frozenset(("be", "mean", "seem"))
_NEAR = 3  # sentences between an opinion and another quote of the same person
_BACKWARD, _OPINION_SURE = 0.89, 0.76  # chances of being right


def may_hold(sentence: str) -> bool:
    """Whether a sentence opens with one of the phrases."""
    return bool(_POINTING.match(sentence) or _VIEWPOINT.match(sentence))


def pointing_back(
    doc: Document, quotations: Quotations, known: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Words whose speaker the next sentence tells: "That was the view of ...", "So said ...".

    Args:
        doc: The article.
        quotations: Its quotations.
        known: Attributions found otherwise; what they hold is not taken again.
    """
    for sentence in doc.sentences:
        if not sentence.tokens or not sentence.index or not _POINTING.match(sentence.text):
            continue
        found = _verdict(sentence) or _how(sentence) or _inverted(sentence)
        before = doc.sentences[sentence.index - 1]
        if found is None or before.paragraph not in (sentence.paragraph, sentence.paragraph - 1):
            continue
        cue, head = found
        run = quotations.at(before.end - 1)
        if run is None and before.paragraph != sentence.paragraph:
            continue
        if run is not None and run.end > sentence.start:
            continue  # its closing mark was lost: this sentence seems to lie within
        words = run[:2] if run else (before.start, before.end - (before.text[-1] in ".!"))
        if any(start < words[1] and words[0] < end for a in known for start, end in a.content):
            continue
        source = name_extent(sentence, head, cue)
        yield Attribution((words,), (cue.start, cue.end), source, _BACKWARD, sentence.index, cue, head)


def _verdict(sentence: Sentence) -> tuple[Token, Token] | None:
    """The noun and whose it is in "That was the view of X", "This is X's view"."""
    nouns = lexicon.column("quote_verdicts", "noun")
    for noun in sentence.tokens[:16]:
        verb = sentence.tokens[noun.head]
        of_subject = noun.dep in ("nsubj", "nsubjpass") and noun.i < 3 and noun.lemma in ("word", "words")
        if noun.lemma.lower() not in nouns or verb.text.lower() not in _BE:
            continue
        if noun.dep != "attr" and not of_subject:
            continue
        for child in sentence.children[verb.i if of_subject else noun.i]:
            if child.dep == "poss":
                return noun, child
            if child.dep == "prep" and child.lemma in ("of", "from"):
                return next(((noun, t) for t in sentence.children[child.i] if t.dep == "pobj"), None)
            if of_subject and child.dep == "attr" and child.lemma in ("that", "those"):
                of = next((t for t in sentence.children[child.i] if t.lemma == "of"), child)
                return next(((noun, t) for t in sentence.children[of.i] if t.dep == "pobj"), None)
    return None


def _how(sentence: Sentence) -> tuple[Token, Token] | None:
    """The verb and who uses it in "That is how X sums it up", "This is what X thinks"."""
    for word in sentence.tokens[1:6]:
        verb = sentence.tokens[word.head]
        above = sentence.tokens[verb.head]
        if word.lemma not in ("how", "what") or above.text.lower() not in _BE or verb.i < word.i:
            continue
        if verb.lemma in lexicon.column("quote_verdicts", "verb"):
            subject = next((t for t in sentence.children[verb.i] if t.dep == "nsubj"), None)
            return (verb, subject) if subject and subject.lemma not in ("what", "how") else None
    return None


def _inverted(sentence: Sentence) -> tuple[Token, Token] | None:
    """The verb and who spoke in "So said X"."""
    tokens = sentence.tokens
    if len(tokens) < 3 or tokens[0].text not in ("So", "Thus") or tokens[1].text not in _SPOKEN:
        return None
    head = next((t for t in tokens[2:] if t.head == 1 and t.pos in ("PROPN", "NOUN")), None)
    return (tokens[1], head) if head else None


def viewpoints(
    doc: Document, entities: Sequence[Entity], known: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Opinions that open with whose they are: "To Ana Prado, the gates are useless".

    "For Ana Prado, the day is over" may tell of her instead: it counts only of who is quoted nearby.
    """
    for sentence in doc.sentences:
        if not sentence.tokens or not _VIEWPOINT.match(sentence.text):
            continue
        found = _by_preposition(sentence, entities, known) or _by_noun(sentence)
        begin = _begin(sentence, found[1]) if found else None
        if found is None or begin is None:
            continue
        cue, head = found
        end = sentence.end - (doc.text[sentence.end - 1] in ".!")
        if begin < end and not any(s < end and begin < e for a in known for s, e in a.content):
            start, stop = name_extent(sentence, head, cue)
            source = start, start + len(doc.text[start : min(stop, begin)].rstrip(" ,"))
            yield Attribution(
                ((begin, end),), (cue.start, cue.end), source, _OPINION_SURE, sentence.index, cue, head
            )


def _by_preposition(
    sentence: Sentence, entities: Sequence[Entity], known: Sequence[Attribution]
) -> tuple[Token, Token] | None:
    """The preposition and the person in "To X, the gates are useless"; None where that is no opinion."""
    cue = sentence.tokens[0]
    verb = sentence.tokens[cue.head]
    head = next((t for t in sentence.children[0] if t.dep == "pobj"), None)
    if cue.lemma not in ("for", "to") or head is None or head.pos not in ("PROPN", "PRON"):
        return None
    if verb.lemma not in (_OPINION if cue.lemma == "to" else _BEING) or verb.tag not in ("VBZ", "VBP"):
        return None
    if any(t.dep in ("aux", "auxpass") for t in sentence.children[verb.i]):
        return None
    who = entity_at(entities, head.start, head.end) if entities else None
    if head.pos == "PROPN" and (who is None or who.kind != "person"):
        return None
    if cue.lemma == "for" and who is not None and not _speaks(who, known, sentence):
        return None
    return cue, head


def _by_noun(sentence: Sentence) -> tuple[Token, Token] | None:
    """The noun and the person in "In X's view, ...", "In the view of X, ..."."""
    if sentence.tokens[0].text != "In":
        return None
    noun = next((t for t in sentence.children[0] if t.dep == "pobj"), None)
    if noun is None:
        return None
    for child in sentence.children[noun.i]:
        if child.dep == "poss" and child.lemma not in _NOT_ANOTHERS:
            return noun, child
        if child.dep == "prep" and child.lemma == "of":
            return next(((noun, t) for t in sentence.children[child.i] if t.dep == "pobj"), None)
    return None


def _begin(sentence: Sentence, head: Token) -> int | None:
    """Where the clause begins after an opening phrase and its comma.

    The last comma before the verb's subject ends the phrase; without a subject the parser took it for an
    apposition, and the first comma does.
    """
    verb = sentence.tokens[sentence.tokens[0].head]
    subject = next((t for t in sentence.children[verb.i] if t.dep in ("nsubj", "nsubjpass")), None)
    end = sentence.subtree(subject)[0].i if subject else verb.i
    commas = [t.i for t in sentence.tokens[head.i + 1 : end] if t.text == ","]
    if not commas:
        return None
    return sentence.tokens[(commas[-1] if subject else commas[0]) + 1].start


def _speaks(who: Entity, known: Sequence[Attribution], sentence: Sentence) -> bool:
    """Whether a person is named as a source near a sentence."""
    return any(
        a.source and abs(a.sentence - sentence.index) <= _NEAR and a.source[0] <= mention.start < a.source[1]
        for a in known
        for mention in who.mentions
    )
