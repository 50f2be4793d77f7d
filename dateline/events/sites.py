"""Sites: which place a noun names, and which places hang on a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.entities import capital_of, country_of, country_of_place, largest_city_of
from dateline.events import syntax
from dateline.events.scene import Name, Scene, is_country, is_place, is_town
from dateline.events.triggers import by_form, known_words
from dateline.nlp import Sentence, Token
from dateline.records import Time
from dateline.spans import Span

_PLACE_PREPOSITIONS = (
    "in",
    "at",
    "near",
    "inside",
    "outside",
    "across",
    "around",
    "off",
    "through",
    "throughout",
    "along",
)
_WITHIN = (
    "in",
    "at",
    "near",
    "outside",
    "of",
)  # before the town of "the Mill Hall in Oulu", "the streets of Oulu"
_BESIDE = frozenset("close next north south east west northeast northwest southeast southwest".split())
_LARGEST_CITY = re.compile(r"(?<![\w-])(?<!second )(?<!third )(?:largest|biggest) city$", re.IGNORECASE)


def places_on(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Name]:
    """Places that hang on a word by "in", "at" and the like, "here" included."""
    nouns: list[Token] = []
    for child in sentence.children[token.i]:
        word = child.text.lower()
        there = word in ("here", "there") and child.dep == "advmod"
        told = (scene.town if word == "here" else town_told(scene, child.start)) if there else None
        yield from (told._replace(span=Span(child.start, child.end, child.text)),) if told else ()
        if word in _BESIDE:
            nouns += syntax.prepositional(
                sentence, child, "to", "of"
            )  # "close to Lima", "40 km south of Lima"
    nouns += syntax.prepositional(sentence, token, *_PLACE_PREPOSITIONS)
    for day in _days_on(scene, sentence, token):
        # "held on May 5 in Oslo": the parser often hangs the place on the day.
        nouns += syntax.prepositional(sentence, day, *_PLACE_PREPOSITIONS)
    for noun in nouns:
        found = site_at(scene, sentence, noun)
        if found:
            yield found
            yield from _town_behind(scene, sentence, found)
        elif not tells_event(sentence, noun):
            told_at = site_at if noun.text.lower() == "front" else place_at
            within = (told_at(scene, sentence, n) for n in syntax.prepositional(sentence, noun, *_WITHIN))
            yield from (name for name in within if name and name.kind == "place")


def site_at(scene: Scene, sentence: Sentence, noun: Token) -> Name | None:
    """The place that a noun names, or the venue, or else the town in its name or before it."""
    return (
        place_at(scene, sentence, noun)
        or _town_in_name(scene, sentence, noun)
        or town_before(scene, sentence, noun)
        or _venue(scene, sentence, noun)
    )


def _town_behind(scene: Scene, sentence: Sentence, venue: Name) -> Iterator[Name]:
    """The town or country right behind a venue that no gazetteer knows: "at the Palace of Sports in Oulu"."""
    after = [t for t in sentence.tokens if t.start >= venue.span.end][:1]
    if after and after[0].text in ("in", ",") and not is_place(venue.name):
        behind = sentence.tokens[after[0].i + 1 : after[0].i + 4]
        towns = (place_at(scene, sentence, t) for t in behind if t.text[0].isupper())
        told = (n for n in towns if n and n.span.start == behind[0].start)
        yield from (n for n in told if is_town(n.name) or is_country(n.name))


def place_beside(scene: Scene, sentence: Sentence, time: Time) -> Name | None:
    """The place told beside a time, wherever the parser hangs it: "in Lima today", "on May 5 at Oulu"."""
    tokens = sentence.between(time.start, time.end)
    if not tokens:
        return None
    after = sentence.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
    if after and after[0].text.lower() in _PLACE_PREPOSITIONS:
        for noun in sentence.children[after[0].i]:
            if noun.dep == "pobj" and (found := place_at(scene, sentence, noun)):
                return found
    before = sentence.tokens[max(0, tokens[0].i - 2) : tokens[0].i]
    named = next((t for t in reversed(before) if t.text.lower() not in ("on", ",")), None)
    if named is None or not named.text[0].isupper():
        return None
    found = place_at(scene, sentence, named)
    lead = sentence.text[: found.span.start - sentence.start].lower().split() if found else []
    return found if lead[-1:] and lead[-1] in _PLACE_PREPOSITIONS else None


def _town_in_name(scene: Scene, sentence: Sentence, noun: Token) -> Name | None:
    """The town in an event's name: "at the Cork Days" tells Cork."""
    name = scene.name_at(sentence, noun) if noun.text.lower() in by_form(False) else None
    if name is None or name.kind == "group" or not is_town(town := name.name.split()[0]):
        return None
    span = Span(name.span.start, name.span.start + len(town), town)
    return Name(town, "place", country_of(town), span)


def town_before(scene: Scene, sentence: Sentence, noun: Token) -> Name | None:
    """The town or region that stands before a common noun: "a Helsinki court", "the Lublin region"."""
    if noun.tag not in ("NN", "NNS") or tells_event(sentence, noun):
        return None
    for token in reversed(syntax.premodifiers(sentence, noun)):
        joined = sentence.tokens[token.i + 1].tag == "HYPH"  # "a Lima-based firm"
        name = scene.name_at(sentence, token) if token.text[0].isupper() and not joined else None
        if name is None or name.kind != "place" or is_country(name.name):
            continue
        if name.country and not is_place(name.name):
            continue  # "Kuwaiti"
        if noun.text.lower() in known_words("area"):
            return name._replace(name=scene.doc.text[name.span.start : noun.end])
        return name
    return None


def _venue(scene: Scene, sentence: Sentence, noun: Token) -> Name | None:
    """The venue that a noun tells to be one: "the Lugano Show Grounds", "the University of Tartu"."""
    named = noun.text[0].isupper()
    if noun.text.lower() not in known_words("venue") or (named and tells_event(sentence, noun)):
        return None
    words = [t for t in syntax.premodifiers(sentence, noun) if t.text[0].isupper()]
    inside = scene.entity(noun.start, noun.end) if named else None
    if inside and inside[1].kind != "person" and inside[0].text.split():
        span = inside[0]
    elif words and not (named is False and _is_somebodys(scene, sentence, words)):
        span = Span(words[0].start, noun.end, scene.doc.text[words[0].start : noun.end])
    else:
        return None
    town = next((w for w in span.text.split() if is_town(w)), "")
    return Name(" ".join(span.text.split()), "place", country_of_place(town), span)


def _is_somebodys(scene: Scene, sentence: Sentence, words: Sequence[Token]) -> bool:
    """Whether names before a noun are those of people or bodies: "the Toyota plant"."""
    names = (scene.name_at(sentence, t) for t in words)
    return any(n.kind in ("person", "organisation") for n in names if n)


def place_at(scene: Scene, sentence: Sentence, noun: Token) -> Name | None:
    """The place that a noun names, with the side of a country that the word before it tells."""
    name = scene.name_at(sentence, noun)
    described = name if name is None or name.kind == "group" else None
    called = _capital(scene, sentence, noun, described) or _town_called(scene, sentence, noun)
    if called or name is None or name.kind == "group":
        return called
    if not is_place(name.name) and (name.kind != "place" or tells_event(sentence, noun)):
        return None
    side = next(
        (c for c in sentence.children[noun.i] if c.dep == "amod" and c.end + 1 == name.span.start), None
    )
    if side and side.text in known_words("side") and is_country(name.name):
        span = Span(side.start, name.span.end, scene.doc.text[side.start : name.span.end])
        return Name(f"{side.text} {name.name}", "place", name.country, span)
    return _with_country(scene, sentence, noun, name)


def _with_country(scene: Scene, sentence: Sentence, noun: Token, name: Name) -> Name:
    """A place with the country told beside it: "Poland's Marrow", "Marrow, a town in Poland"."""
    if name.country or is_place(name.name):
        return name
    for child in sentence.children[noun.i]:
        if child.dep == "appos":
            beside = (scene.name_at(sentence, t) for t in syntax.prepositional(sentence, child, "in", "of"))
        else:
            beside = (n for n in (scene.name_at(sentence, child),) if child.dep == "poss")
        code = next((n.country for n in beside if n and n.country), None)
        if code:
            return name._replace(country=code)
    return name


def _town_called(scene: Scene, sentence: Sentence, noun: Token) -> Name | None:
    """The place that is told by what it is: "the city of Kazan", "the isle of Skye", "in this city"."""
    area = noun.text.lower() in known_words("area")
    if noun.text.lower() not in known_words("settlement") and not area:
        return None
    named = [c for c in sentence.children[noun.i] if c.dep == "appos"]
    named += syntax.prepositional(sentence, noun, "of")
    found = (place_at(scene, sentence, t) for t in named if t.text[0].isupper())
    return next((n for n in found if n), None if named or area else _town_taken_up(scene, sentence, noun))


def _town_taken_up(scene: Scene, sentence: Sentence, noun: Token) -> Name | None:
    """The town of "this coastal city", where it was filed, or of "the city", the one told last."""
    before = [c.text for c in sentence.children[noun.i] if c.i < noun.i]
    if before[:1] == ["this"] and before[-1].islower():
        return scene.town or town_told(scene, noun.start)
    if before in (["the"], ["that"], ["the", "same"], ["the", "port"]):
        return town_told(scene, noun.start) or scene.town
    return None


def town_told(scene: Scene, offset: int) -> Name | None:
    """The town told last before a place of the text, in its paragraph or the one before."""
    floor = scene.doc.text.rfind("\n", 0, scene.doc.text.rfind("\n", 0, offset) + 1)
    for start, end, entity in reversed(scene.mentions):
        if floor <= start and end <= offset and entity.kind == "place" and is_town(entity.name):
            return Name(entity.name, "place", entity.country, Span(start, end, scene.doc.text[start:end]))
    return None


def _capital(scene: Scene, sentence: Sentence, noun: Token, described: Name | None) -> Name | None:
    """The town meant by "the Kenyan capital", "the capital of Kenya" or "Kenya's largest city"."""
    end = described.span.end if described else noun.end
    largest = _LARGEST_CITY.search(sentence.text[: end - sentence.start])
    if not largest and (noun.text.lower() != "capital" or _of_a_kind(sentence, noun)):
        return None
    owners = [c for c in sentence.children[noun.i] if c.dep == "poss"]
    owners += syntax.prepositional(sentence, noun, "of")
    names = [n for t in owners if (n := scene.name_at(sentence, t))]
    if any(n.kind == "place" and not is_country(n.name) for n in names):
        return None  # "the capital of Yunnan province"
    known = largest_city_of if largest else capital_of
    countries = (described.country if described else None, *(n.country for n in names))
    town = next((known(code) for code in countries if code), None)
    span = described.span if described else Span(noun.start, noun.end, noun.text)
    return Name(town, "place", country_of_place(town), span) if town else None


def _of_a_kind(sentence: Sentence, noun: Token) -> bool:
    """Whether a plain word tells another kind: "the former capital", "the commercial capital"."""
    return any(c.dep in ("amod", "compound") and c.text.islower() for c in sentence.children[noun.i])


def _days_on(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Token]:
    """The words of the dates that hang on a word."""
    below = [c for c in sentence.children[token.i] if c.dep in ("prep", "npadvmod", "advmod")]
    for word in below:
        under = sentence.subtree(word)[:8]
        yield from (t for t in under if any(x.start <= t.start < x.end for x in scene.times_in(sentence)))


def tells_event(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is that of an event: "at the Cork Fair", "in a town hall", not "at the Cork Hall"."""
    before = {t.text.lower() for t in syntax.premodifiers(sentence, noun)}
    rows = by_form(False).get(noun.text.lower(), ())
    return any(not row.companions or row.companions & before for row in rows)
