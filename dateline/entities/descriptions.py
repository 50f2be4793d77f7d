"""Descriptions: "the ministry", "the Norwegian prime minister", "Chile's central bank".

A definite description is a mention of the entity that it fits and that was named last before it. A body of
a state that is only ever described ("the Norwegian finance ministry") is an entity under that description.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence
from typing import NamedTuple

from dateline.entities import gazetteer, vocabulary
from dateline.entities.drafts import Draft, content_words
from dateline.entities.kinds import definite_nouns, organisation_nouns
from dateline.entities.roles import Sentence, role_start
from dateline.entities.titles import title_ending

MOST_TOPIC_WORDS = 4  # words between "the" and the noun
# Bodies that each state has one of, so that a description names them.
_OF_STATE = frozenset(
    {"ministry", "government", "parliament", "cabinet", "treasury", "senate", "embassy", "bank", "department"}
)
_COMPANY_LIKE = frozenset(
    {"company", "bank", "media", "school", "party", "association", "health", "research"}
)


_CENTRAL_BANK = frozenset({"central", "bank"})
_IS_CENTRAL_BANK = re.compile(
    r"\b(?:Central|National|Reserve|State|People['’]s) Bank\b|^Bank of |^Federal Reserve"
)


class Description(NamedTuple):
    """A definite description: where it stands and what it says."""

    start: int
    end: int
    noun: str
    country: str | None
    words: frozenset[str]


def describe(sentences: Sequence[Sentence], drafts: list[Draft]) -> None:
    """Add the mentions by description to the drafts, and drafts for bodies that are only described."""
    taken = {span for draft in drafts for span in draft.spans}
    starts = {start for start, _ in taken}
    for sentence in sentences:
        texts = [w.text for w in sentence.words]
        for i, text in enumerate(texts):
            if (
                text in definite_nouns()
                and not _goes_on(sentence, i)
                and sentence.words[i].start not in starts
            ):
                found = _body(sentence, i)
                if found:
                    _add_body(found, sentence, drafts)
            elif text[0].isalpha() and title_ending(texts, i + 1, before_name=False) is not None:
                _add_person(sentence, i, drafts)


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Whether the noun is only the first half of a compound ("company report") or a name follows."""
    if i + 1 >= len(sentence.words):
        return False
    following = sentence.words[i + 1]
    return (
        following.tag in ("NN", "NNS", "NNP", "NNPS") or following.text[0].isupper() or following.text == "of"
    )


def _body(sentence: Sentence, i: int) -> Description | None:
    """The description of an organisation that ends with the noun at index `i`."""
    words = sentence.words
    first = i
    topics = vocabulary.words_of("topic_words")
    while (
        first > 0
        and i - first < MOST_TOPIC_WORDS
        and words[first - 1].text.capitalize() in topics
        and words[first - 1].text.islower()
    ):
        first -= 1
    if first == 0:
        return None
    country, start = _country_before(sentence, first)
    if start > 0 and words[start - 1].text in ("the", "The"):
        start -= 1
    elif country is None:
        return None
    name = frozenset(w.text.lower() for w in words[first : i + 1])
    return Description(words[start].start, words[i].end, words[i].text, country, name)


def _country_before(sentence: Sentence, end: int) -> tuple[str | None, int]:
    """Country of the adjective or possessive before index `end`, and where that begins."""
    words = sentence.words
    last = end - 1 if words[end - 1].text in ("'s", "’s", "'", "’") else end
    for size in (3, 2, 1):
        if last - size >= 0:
            phrase = sentence.between(last - size, last)
            code = gazetteer.country_named(phrase) if last < end else gazetteer.country_of_adjective(phrase)
            if code is None and last == end and phrase.isupper():
                code = gazetteer.country_named(phrase)
            if code and phrase[0].isupper():
                return code, last - size
    return None, end


def _add_body(found: Description, sentence: Sentence, drafts: list[Draft]) -> None:
    text = sentence.text[found.start : found.end]
    fits = [d for d in drafts if d.kind == "organisation" and _fits(found, d) and d.first < found.start]
    if definite_nouns()[found.noun] == "company":
        # An article's company is the one it is about, not the one that it named in passing.
        fits = [d for d in fits if 2 * _named_before(d, found) > max(_named_before(e, found) for e in fits)]
    draft = max(fits, key=lambda d: (d.last_named(found.start), d.first), default=None)
    if draft is None:
        if (
            found.country is None
            or found.noun not in _OF_STATE
            or (found.noun == "bank" and "central" not in found.words)
        ):
            return
        draft = Draft("organisation")
        draft.countries[found.country] += 1
        drafts.append(draft)
        if text[:4] in ("the ", "The "):
            draft.mention(found.start + 4, found.end, " ".join(text[4:].split()))
            return
    draft.mention(found.start, found.end, " ".join(text.split()))
    insort(draft.named_at, found.start)


def _fits(found: Description, draft: Draft) -> bool:
    """Whether an organisation can be meant by a description."""
    if found.country and draft.country and draft.country != found.country:
        return False
    if found.noun == "bloc" and draft.country:
        return False
    if found.words == _CENTRAL_BANK and any(_IS_CENTRAL_BANK.search(form) for form in draft.forms):
        return True
    for form in draft.forms:
        words = {w.lower() for w in form.split()}
        if found.noun in words and (found.words <= words or found.words <= content_words(form)):
            return True
    if len(found.words) > 1 or (found.country and not draft.country):
        return False
    kind = definite_nouns()[found.noun]
    kinds = {kind_of(form) for form in draft.forms}
    return kind in _COMPANY_LIKE and (kind in kinds or (kind == "company" and kinds == {None}))


def _named_before(draft: Draft, found: Description) -> int:
    return sum(start < found.start for start in draft.named_at)


def kind_of(name: str) -> str | None:
    """Kind of organisation (`company`, `bank` ...) that a name tells."""
    known = vocabulary.known_organisations().get(gazetteer.fold(name))
    if known:
        return known.kind
    words = name.split()
    kinds = vocabulary.organisation_kinds()
    opens = kinds.get(words[0]) if words[1:2] == ["of"] else None  # "Ministry of Trade"
    return opens or kinds.get(words[-1]) or organisation_nouns().get(words[-1])


def may_be_called(name: str, noun: str) -> bool:
    """Whether an organisation may be meant by "the" and a noun: nothing tells of another kind.

    One without a name ("the harbour department") goes by its own noun.
    """
    last = name.split()[-1]
    if last in organisation_nouns():
        return last == noun
    kind, called = kind_of(name), organisation_nouns().get(noun)
    return kind is None or called is None or kind == called


def _add_person(sentence: Sentence, i: int, drafts: list[Draft]) -> None:
    """Add "the Norwegian prime minister" to the one person whose role that is."""
    words = sentence.words
    following = words[i + 1] if i + 1 < len(words) else None
    if following and (
        following.text[0].isupper() or following.text in (",", "of", "-") or following.tag.startswith("NN")
    ):
        return
    first = role_start(sentence, i + 1)
    if first is None or first == 0:
        return
    role = sentence.between(first, i + 1).lower()
    country, start = _country_before(sentence, first)
    if country is None and words[first - 1].text in vocabulary.words_of("adjectives"):
        start = first - 1  # "the Republican nominee"
    definite = start > 0 and words[start - 1].text in ("the", "The")
    if not (definite or country):
        return
    start -= definite
    fits = [
        d for d in drafts
        if d.kind == "person" and d.first < words[start].start and country in (None, d.country)
        and any(_has_role(r.role, role) for r in d.roles)
    ]  # fmt: skip
    if len(fits) == 1:
        fits[0].mention(words[start].start, words[i].end, sentence.between(start, i + 1))


def _has_role(role: str | None, words: str) -> bool:
    return role is not None and (role.lower() == words or role.lower().endswith(" " + words))
