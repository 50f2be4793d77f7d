"""Sightings: each name at each place of an article, with its kind and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.entities import gazetteer, kinds, names, roles, vocabulary
from dateline.entities.abbreviations import abbreviates
from dateline.entities.gazetteer import Place
from dateline.entities.people import looks_like_person
from dateline.nlp import Document, Sentence

POINTS_OF_LIST = 1.1  # that a name stands in a list of names of one kind: less than that it looks a person's
POINTS_OF_PLACES = 1.3  # the same, where the list is led by "in" and opens with a place
_LEADS_TO_PLACE = frozenset("in near from to after between at across outside via".split())
_LEAST_OF_SHAPE = 2.4  # points that make a name's kind sure
_LEAST_OF_PERSON = 1.0  # how much a name looks a person's to be no sure organisation or place
_AND = frozenset({(",",), ("and",), ("or",), (",", "and"), (",", "or")})
POINTS_OF_ROLE = 1.5  # that the words around a name call it something speaks for a person
_LOWER = re.compile(r"(?<![\w'’])[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*")
_PARTY_AND_STATE = re.compile(r"^[DRI]-[A-Z]")  # "Rep. Ann Doe (D-Mass.)"
_ACRONYM = re.compile(r"^[A-Z][A-Za-z0-9&+.-]{1,11}$")


class Sighting(NamedTuple):
    """A name at one place.

    Attributes:
        start: Offset in the article's text.
        end: Offset after it.
        text: The name as written, white space made single.
        kind: `person`, `organisation`, `place` or `other`; None where nothing tells.
        role: What the words around it say it is; None for all but people.
        country: ISO code of a country that the words around it name for it.
        acronym: Acronym in parentheses right after it, or None.
        possessive: Whether a possessive follows.
        sentence: Number of its sentence.
        within: The country or region that it is said to lie in: "Kaluna, Norway", "Athens, Ga.".
    """

    start: int
    end: int
    text: str
    kind: str | None
    role: roles.Role | None
    country: str | None
    acronym: str | None
    possessive: bool
    sentence: int
    within: Place | None = None


class Reading(NamedTuple):
    """An article as words and sightings.

    Attributes:
        sentences: For each sentence its words and names; no names in headlines, where capitals tell nothing.
        sightings: All names, in text order.
        lower: All words that the article writes in lower case.
    """

    sentences: tuple[roles.Sentence, ...]
    sightings: tuple[Sighting, ...]
    lower: frozenset[str]


def read(doc: Document, dateline_place: str | None = None) -> Reading:
    """Find every name of an article and its kind; the place of its dateline is a place."""
    lower = frozenset(_LOWER.findall(doc.text))
    sentences = tuple(_read_sentence(doc.text, sentence, lower) for sentence in doc.sentences)
    contexts: dict[str, list[kinds.Points]] = {}
    for sentence in sentences:
        for name in sentence.names:
            text = sentence.between(name.first, name.last)
            points = kinds.points_of_context(sentence.words, name)
            role = roles.role_of(sentence, name) if " " in text and not name.title else None
            if role and role.role:
                points["person"] += POINTS_OF_ROLE
            contexts.setdefault(text, []).append(points)
        for text, points in _coordinated(sentence):
            contexts[text].append(points)
    kind_of = {text: kinds.decide(text, _with_short_form(text, contexts)) for text in contexts}
    for text in contexts:
        if dateline_place and text.casefold() == dateline_place.casefold():
            kind_of[text] = "place"
    kind_of.update((text, "person") for text in _surnames_of_countries(kind_of, contexts))
    found = [s for number, sentence in enumerate(sentences) for s in _sightings(number, sentence, kind_of)]
    return Reading(sentences, tuple(found), lower)


def _coordinated(sentence: roles.Sentence) -> Iterator[tuple[str, kinds.Points]]:
    """Names of unknown kind in a list beside known ones of a single kind, and what that speaks for.

    Three or more make a list; two only after what leads to a place: "in Porto and Sorn".
    """
    for group in _lists(sentence):
        texts = [sentence.between(name.first, name.last) for name in group]
        sure = [_sure_kind(text) for text in texts]
        known = {kind for kind in sure if kind}
        first = group[0].first
        led = first > 0 and sentence.words[first - 1].text in _LEADS_TO_PLACE and sure[0] == "place"
        if len(known) == 1 and (led or len(group) > 2):
            points = {next(iter(known)): POINTS_OF_PLACES if led else POINTS_OF_LIST}
            for name, text, own in zip(group, texts, sure, strict=True):
                if own is None and _may_be_listed(sentence, name, led=led):
                    yield text, points


def _may_be_listed(sentence: roles.Sentence, name: names.Name, *, led: bool) -> bool:
    """Whether the tagger leaves open that a name is what the names beside it are."""
    labels = {word.ent for word in sentence.words[name.first : name.last]}
    if led:  # the tagger takes a town that it does not know for a surname
        return name.last == name.first + 1 and "NORP" not in labels
    return labels <= {"", "ORG", "GPE", "LOC", "FAC"}


def _lists(sentence: roles.Sentence) -> Iterator[list[names.Name]]:
    """Names without titles that only commas and "and" part, the last of them after "and"."""
    group: list[names.Name] = []
    for name in sentence.names:
        link = tuple(w.text for w in sentence.words[group[-1].last : name.first]) if group else ()
        if link not in _AND or name.title:
            group = []
        group.append(name)
        if link[-1:] in (("and",), ("or",)) and len(group) > 1:
            yield group
            group = [name]


def _sure_kind(text: str) -> str | None:
    """Whether a name's own words make it an organisation or place."""
    points = dict(kinds.points_of_shape(text))
    kind = max(("organisation", "place"), key=lambda kind: points.get(kind, 0.0))
    sure = points.get(kind, 0.0) >= _LEAST_OF_SHAPE and looks_like_person(text) < _LEAST_OF_PERSON
    return kind if sure else None  # "Rosa Banks" is no bank


def _with_short_form(text: str, contexts: dict[str, list[kinds.Points]]) -> list[kinds.Points]:
    """What stands around a name, and around its first word: "Almendra's chairman" tells of Almendra Foods."""
    first = text.split()[0]
    if first == text or first not in contexts or kinds.decide(text, contexts[text]) != "person":
        return contexts[text]
    return contexts[text] + contexts[first]


def _surnames_of_countries(
    kind_of: dict[str, str | None], contexts: dict[str, list[kinds.Points]]
) -> Iterator[str]:
    """Names of countries that stand for a person of that family name: Jordan, after Jim Jordan."""
    family = {text.split()[-1] for text, kind in kind_of.items() if kind == "person" and " " in text}
    for text in sorted(family & kind_of.keys()):
        around = [sum(points.get(kind, 0) for points in contexts[text]) for kind in ("person", "place")]
        if gazetteer.country_named(text) and around[0] > around[1]:
            yield text


def _read_sentence(text: str, sentence: Sentence, lower: frozenset[str]) -> roles.Sentence:
    """The words and names of a sentence; a headline's capitals tell nothing."""
    words = names.words_of(sentence)
    headline = bool(words) and names.is_headline(words, opens_article=sentence.index == 0)
    found = () if not words or headline else tuple(names.find_names(words, lower))
    return roles.Sentence(text, words, found)


def _sightings(number: int, sentence: roles.Sentence, kind_of: dict[str, str | None]) -> Iterator[Sighting]:
    """The names of one sentence; a compound such as "Peru-Chile" gives both."""
    for name in sentence.names:
        words = sentence.words
        text = sentence.between(name.first, name.last)
        first, last = words[name.first], words[name.last - 1]
        parts = _compound_places(text) if " " not in text else ()
        for offset, part in parts:
            start = first.start + offset
            yield Sighting(start, start + len(part), part, "place", None, None, None, False, number)
        if parts:
            continue
        kind = kind_of[text]
        following = words[name.last].text if name.last < len(words) else ""
        within = _within(sentence, name)
        yield Sighting(
            first.start, last.end, text, kind,
            roles.role_of(sentence, name) if kind in ("person", None) else None,
            name.of_country or (within.country if within else _country_around(sentence, name)),
            _acronym_after(words, name.last, text), following in ("'s", "’s"), number, within,
        )  # fmt: skip


def _compound_places(text: str) -> tuple[tuple[int, str], ...]:
    """Offsets and names of the countries in a compound of nothing else."""
    if "-" not in text or gazetteer.places_named(text):
        return ()
    found, offset = [], 0
    for part in text.split("-"):
        if not (gazetteer.country_named(part) or gazetteer.country_of_adjective(part)):
            return ()
        if gazetteer.country_named(part):
            found.append((offset, part))
        offset += len(part) + 1
    return tuple(found)


def _acronym_after(words: Sequence[names.Word], i: int, name: str) -> str | None:
    """The abbreviation in parentheses that follows a name: "Grain Export Board (GEB)"."""
    if i + 2 >= len(words) or words[i].text != "(" or words[i + 2].text not in (")", ","):
        return None
    text = words[i + 1].text
    if not _ACRONYM.match(text) or " " not in name:
        return None
    if abbreviates(text, name):
        return text
    # "OSLO (AFP)" names who reports.
    known = text in vocabulary.known_organisations() or gazetteer.places_named(name.title())
    return text if sum(c.isupper() for c in text) > 1 and len(text) > 2 and not known else None


def _country_around(sentence: roles.Sentence, name: names.Name) -> str | None:
    """Country told beside a name: "Chilean retailer Almendra", "Georgia and Kansas"."""
    if country := _country_of_list(sentence, name):
        return country
    texts = [w.text for w in sentence.words]
    after = texts[name.last : name.last + 4]
    if len(after) > 1 and after[0] in (",", "(") and _PARTY_AND_STATE.match(after[1]):
        return "US"
    if name.title and after[:1] == ["("] and after[2:3] == [")"] and after[1].endswith("."):
        return gazetteer.country_of_place(after[1])  # "Sen. Ana Robles (Vt.)"
    if (
        len(after) > 3
        and after[0] == ","
        and after[1] in ("a", "an", "the")
        and after[3] not in roles.ELSEWHERE
    ):
        return gazetteer.country_of_adjective(after[2])
    before = texts[max(0, name.first - 3) : name.first]
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in kinds.SETTLEMENTS:
        return gazetteer.country_of_adjective(before[0])  # "the Spanish port of Sorn"
    noun = bool(before) and before[-1] in kinds.organisation_nouns()
    if seat := roles.seat_before(sentence, name.first - noun):
        return seat
    if noun:
        return next(
            (code for w in reversed(before[:-1]) if (code := gazetteer.country_of_adjective(w))), None
        )
    return None


def _within(sentence: roles.Sentence, name: names.Name) -> Place | None:
    """The country or region that follows a place after a comma, one of several in a list left aside."""
    texts = [w.text for w in sentence.words[name.last : name.last + 6]]
    if len(texts) < 2 or texts[0] != ",":
        return None
    found, size = kinds.places_after(texts[1:4])
    if not found or texts[1 + size : 2 + size] in (["and"], ["or"], ["'s"], ["’s"]):
        return None
    text = sentence.between(name.first, name.last)
    own = gazetteer.namesakes(text.title() if text.isupper() else text)
    if gazetteer.country_named(text) or found[0].kind == "capital" or (own and own[0].kind == "region"):
        return None  # "Berlin, Paris"
    inside = [place for place in found if place.country in {p.country for p in own}] if own else found
    return inside[0] if len({place.country for place in inside}) == 1 else None  # "Burke, Georgia"


def _country_of_list(sentence: roles.Sentence, name: names.Name) -> str | None:
    """Country of a place that has namesakes and stands in a list with regions of one of their countries."""
    own = {p.country for p in gazetteer.places_named(sentence.between(name.first, name.last))}
    if len(own) < 2:
        return None
    group = next((group for group in _lists(sentence) if name in group), [])
    beside = [gazetteer.place_named(sentence.between(n.first, n.last)) for n in group if n != name]
    found = {place.country for place in beside if place and place.kind == "region"}
    return next(iter(found)) if len(found) == 1 and found <= own else None
