"""Sources: for a cue, the phrases that may name who says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.nlp import Sentence, Token
from dateline.quotes.scene import DASHES, Scene

MOST_SOURCES = 10
_MEANS = frozenset("telephone phone email e-mail fax letter text video videolink".split())
_SKIPPED = frozenset(("relcl", "advcl", "acl", "ccomp", "prep-late"))
_DEFINED = frozenset(("those", "anyone", "everyone"))  # nobody without their clause: "those who voted"
_SOURCE_PREPOSITIONS = frozenset("by of from to in for with among".split())
_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"))


class Source(NamedTuple):
    """A candidate for the words that name the source.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        relation: How it hangs together with the cue ("nsubj", "up-conj.nsubj" ...).
        head: Its head word.
    """

    start: int
    end: int
    relation: str
    head: Token


def sources(scene: Scene, cue: Token) -> list[Source]:
    """The distinct candidates for the source of a cue, nearest in the parse first."""
    found: dict[int, Source] = {}
    for head, relation in _heads(scene, cue):
        if head.i not in found and head.i != cue.i and not _is_means(scene, head):
            found[head.i] = Source(*name_extent(scene.sentence, head, cue), relation, head)
            if len(found) == MOST_SOURCES:
                break
    return list(found.values())


def _is_means(scene: Scene, head: Token) -> bool:
    """Whether words were passed on by it, and not said: "said by telephone"."""
    return head.i > 0 and head.lemma in _MEANS and scene.sentence.tokens[head.i - 1].lemma in ("by", "via")


def _heads(scene: Scene, cue: Token) -> Iterator[tuple[Token, str]]:
    """Head words of candidates."""
    tokens, children = scene.sentence.tokens, scene.sentence.children
    if cue.text == ":":
        roots = [t for t in tokens[: cue.i] if t.pos in _NOUNS]
        for token in reversed(roots):
            if token.head >= cue.i or tokens[token.head].pos not in _NOUNS:
                yield token, "colon"
        for token in roots[:2]:
            yield token, "colon-first"
        return
    if cue.text in DASHES:
        for token in tokens[cue.i + 1 : cue.i + 8]:
            if token.pos in _NOUNS and token.dep != "compound":
                yield token, "dash"
        return
    path, token = "", cue
    for _ in range(5):
        for child in children[token.i]:
            if child.dep in ("nsubj", "nsubjpass", "poss", "csubj"):
                yield child, path + child.dep
            elif child.dep in ("prep", "agent") and child.lemma in _SOURCE_PREPOSITIONS | {"according"}:
                for below in children[child.i]:
                    if below.dep == "pobj":
                        yield below, path + child.lemma
                    elif below.dep == "prep":
                        yield from ((t, path + below.lemma) for t in children[below.i] if t.dep == "pobj")
            elif not path and child.dep in ("pobj", "dobj", "compound", "attr", "dative", "amod"):
                yield child, child.dep
        head = tokens[token.head]
        if head.i == token.i:
            break
        path = f"{path[-12:]}{token.dep}>"
        if head.pos in _NOUNS:
            yield head, path + "head"
        token = head
    yield from _near(scene, cue)


def _near(scene: Scene, cue: Token) -> Iterator[tuple[Token, str]]:
    """The nearest names and pronouns on either side, whatever the parser made of them."""
    tokens = scene.sentence.tokens
    for side, row in (("left", reversed(tokens[: cue.i])), ("right", iter(tokens[cue.i + 1 :]))):
        for token in row:
            if token.pos in ("PROPN", "PRON", "NOUN") and token.dep != "compound":
                yield token, "near-" + side
                break


def name_extent(sentence: Sentence, head: Token, cue: Token) -> tuple[int, int]:
    """A noun phrase with its apposition, without its clauses, not reaching over the cue."""
    tokens, children = sentence.tokens, sentence.children
    first, last = head, head
    queue = [head]
    while queue:
        above = queue.pop()
        for child in children[above.i]:
            if child.i == cue.i or (child.i < cue.i) != (head.i < cue.i):
                continue
            if child.dep in _SKIPPED and not _defines(tokens, above, child):
                continue
            if child.dep == "punct" and child.i > head.i and child.text not in ("'s", ")", "’s"):
                continue
            if child.dep != "punct" or child.text in (")", "("):
                first, last = min(first, child), max(last, child)
            queue.append(child)
    if last.i + 1 < len(tokens) and tokens[last.i + 1].text == ")" and tokens[last.i + 1].i != cue.i:
        opened = [t.text for t in tokens[first.i : last.i + 1]]
        last = tokens[last.i + 1] if opened.count("(") > opened.count(")") else last
    return first.start, last.end


def _defines(tokens: tuple[Token, ...], above: Token, clause: Token) -> bool:
    """Whether a clause is part of a name: "those who voted", "a company operating in Norland"."""
    if above.lemma.lower() in _DEFINED:
        return True
    if clause.dep != "acl" or clause.tag not in ("VBG", "VBN") or above.pos != "NOUN" or clause.i < above.i:
        return False
    return not any(t.text in (",", "—", "–", "--", "-") for t in tokens[above.i + 1 : clause.i])
