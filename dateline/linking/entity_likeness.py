"""How alike two cards of entities are, and which are worth comparing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dateline import lexicon
from dateline.entities import gazetteer, people
from dateline.entities.abbreviations import abbreviates, initials
from dateline.entities.drafts import content_words
from dateline.linking.blocks import Key
from dateline.linking.entity_cards import Card, head, name_key
from dateline.linking.sounds import sound, undotted, usual_name

OUTNUMBERED = 10  # times as many articles of a name: the others may mean the same person in another part
FAMILY_NAME = "family name"  # the reason why a short form fits a full one


def keys(card: Card) -> Iterator[Key]:
    """Blocking keys: two cards that share none are never compared.

    A family name alone leads the block of all who have it, an acronym that of all whom it abbreviates.
    """
    name = card.shown
    yield Key(f"{card.kind} {card.name}")
    if card.kind == "person":
        given, family = people.parts_of(name)
        if given:
            yield Key(f"person in any order {' '.join(sorted(sound(name).split()))}")
            for word in given:
                yield Key(f"person {sound(family[0])} {sound(people.usual_given(word))[:1]}")
        for word in family:
            yield Key(f"family {sound(word)}", leads=not given)
    elif card.kind == "organisation":
        yield Key(f"words {' '.join(sorted(_words(name)))}")
        yield Key(f"firm {_without_legal_form(name)}")
        if name.isupper() and " " not in name:
            yield Key(f"short {name_key(name)}")
        else:
            for alias in {name_key(a) for a in card.aliases} | {name_key(initials(name))}:
                yield Key(f"short {alias}", leads=False)
            for alias in {name_key(a) for a in card.aliases if " " in a}:
                yield Key(f"organisation {alias}", leads=False)  # a former name


def compare(a: Card, b: Card) -> tuple[float, str]:
    """How alike two cards are, and why; 0 where they contradict each other."""
    if a.kind != b.kind or (a.country and b.country and a.country != b.country) or namesakes(a, b):
        return 0.0, ""
    by_name, reason = _by_name(a, b)
    if not by_name:
        return 0.0, ""
    score, reasons = by_name, [reason]
    if a.country and a.country == b.country:
        score += 1.0
        reasons.append("country")
    if {head(r) for r in a.roles} & {head(r) for r in b.roles}:
        score += 1.0
        reasons.append("role")
    if a.affiliations & b.affiliations:
        score += 1.0
        reasons.append("affiliation")
    return score, " and ".join([reasons[0], *(f"same {r}" for r in reasons[1:])])


def namesakes(a: Card, b: Card) -> bool:
    """Whether two people are known for different things; not where one is so rare that it may be a slip."""
    if not (a.calling and b.calling) or a.calling == b.calling or a.affiliations & b.affiliations:
        return False
    few, many = sorted((a.articles, b.articles))
    return few * OUTNUMBERED > many


def _by_name(a: Card, b: Card) -> tuple[float, str]:
    """Points for the names alone."""
    if a.name == b.name:
        return 2.5, "same name"
    one, two = a.shown, b.shown
    if a.kind == "person":
        if " " in one and " " in two and (one in b.aliases or two in a.aliases):
            return 2.5, "an article uses both names"
        return _by_persons_name(one, two)
    if a.kind == "organisation":
        if _words(one) == _words(two) and len(_words(one)) > 1:
            return 2.5, "same words in the name"
        bare = _without_legal_form(one)
        if bare == _without_legal_form(two) and bare in (name_key(one), name_key(two)):
            return 2.5, "same name but for the legal form"
        for short, full, card in ((one, two, b), (two, one, a)):
            if short in card.aliases:
                also = " " in short and not full.startswith(short)
                return (
                    2.5,
                    "an article uses both names" if also else f"{short} is short for {full} in an article",
                )
            if short.isupper() and " " not in short and abbreviates(short, full):
                return 1.5, f"{short} abbreviates {full}"
    return 0.0, ""


@lru_cache(maxsize=100_000)
def _words(name: str) -> frozenset[str]:
    """Words of a body's name that tell it apart, in one spelling and without its country in front."""
    first, _, rest = undotted(name).partition(" ")
    if gazetteer.country_named(first.removesuffix("'s")) and " " in rest:
        name = rest
    return frozenset(_american(word) for word in content_words(undotted(name)))


@lru_cache(maxsize=100_000)
def _without_legal_form(name: str) -> str:
    """A firm's name as it is called, folded ("Fjordline AS" is Fjordline)."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and words[-1] in lexicon.column("legal_forms", "form"):
        words = words[:-1]
    return name_key(" ".join(words))


def _american(word: str) -> str:
    for row in lexicon.rows("british_spellings"):
        word = word.replace(row["british"], row["american"])
    return word


def _by_persons_name(one: str, two: str) -> tuple[float, str]:
    """Points for two different names of people."""
    if " " not in one or " " not in two:
        short, full = sorted((one, two), key=lambda n: (n.count(" "), n))
        return (0.6, FAMILY_NAME) if " " in full and people.could_mean(short, full) >= 2 else (0.0, "")
    if people.same_person(one, two):
        return 2.0, "name with or without a middle part"
    fewer, more = sorted((one.split(), two.split()), key=len)
    if fewer == more[-len(fewer) :]:
        return 2.0, "name with or without its first part"
    if sorted(sound(usual_name(one)).split()) == sorted(sound(usual_name(two)).split()):
        same_letters = sorted(name_key(one).split()) == sorted(name_key(two).split())
        return 2.0, "name in another order" if same_letters else "name in another spelling"
    return 0.0, ""
