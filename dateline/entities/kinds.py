"""Kinds: whether a name is a person's, an organisation's, a place's or something else's.

No sign decides alone: the shape of the name, the words around each mention and the tagger's label each
give points, and the most points win. The weights are set by hand, in steps of how far a sign can be
trusted: 3 and more nearly always right, 1 more often right than not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from types import MappingProxyType

from dateline import lexicon
from dateline.entities import gazetteer, vocabulary
from dateline.entities.abbreviations import abbreviates
from dateline.entities.gazetteer import Place
from dateline.entities.names import Name, Word, is_gathering
from dateline.entities.people import looks_like_person
from dateline.entities.titles import title_starting

LEAST = 1.05  # points below which a name is left out
Points = dict[str, float]  # by kind

MOST_FROM_CONTEXT = 4.0  # points that all mentions together can give to one kind

LONGEST_ACRONYM = 4  # letters; a longer word in capitals may be a place's name in a dateline
_COUNTRY = 5.0  # points of a country's name
_OF_LABEL = {
    "PERSON": ("person", 1.2), "ORG": ("organisation", 1.0), "GPE": ("place", 1.0), "LOC": ("place", 1.0),
    "FAC": ("place", 1.0), "NORP": ("other", 1.0), "EVENT": ("other", 1.0), "LAW": ("other", 1.0),
    "WORK_OF_ART": ("other", 0.8), "PRODUCT": ("other", 0.7), "LANGUAGE": ("other", 1.0),
}  # fmt: skip
_PERSON_AT_START = 0.9  # for a word that opens a sentence, too little alone: "Coal was the culprit"
_ARTICLES = frozenset(
    {"a", "an", "the", "The", "A", "An", "then", "former", "its", "their", "his", "her", "also"}
)
SETTLEMENTS = frozenset(
    "city town port village island province district region county municipality suburb resort capital".split()
)
_SEATED = frozenset(("-based", "-headquartered"))
_IN = frozenset({"in", "In", "near", "across", "throughout", "outside", "around"})
_TOWARDS = frozenset({"to", "from", "at", "into", "via", "From", "At"})
_NUMBERED = re.compile(r"^[A-Z]{1,3}-?\d+$")  # a road, a type of aircraft
_LEAST_BEFORE = 3  # letters before an ending such as -bank
_KINDS_NAMED_FIRST = frozenset({"media", "bank", "company"})  # "the Almendra news agency"
_MEDIA = frozenset({"TV", "television", "radio", "news", "broadcasting"})
_PASSIVE = frozenset({"is", "are", "was", "were", "been", "being", "be"})
_REPORTS = frozenset({"reports", "reported"})


@lru_cache(maxsize=50_000)
def points_of_shape(name: str) -> tuple[tuple[str, float], ...]:
    """Points that a name's own words give to each kind."""
    words = name.split()
    last, single = words[-1], len(words) == 1
    points: Points = defaultdict(float)
    folded = gazetteer.fold(name.title() if name.isupper() and len(name) > LONGEST_ACRONYM else name)
    if folded in vocabulary.known_organisations():
        points["organisation"] += 4
    for place in gazetteer.places_named(folded)[:1]:
        surname = single and (last in vocabulary.given_names() or last in vocabulary.name_parts("family"))
        state = place.kind == "country" or (place.kind == "capital" and not surname)  # "Lima imposed a tax"
        points["place"] += _COUNTRY if state else 1.2 if surname else 2.5
    if points["place"] < _COUNTRY and not points["organisation"]:
        points.update(_points_of_last(last, single))
    opens = [w for w, after in pairwise(words) if after in ("of", "for", "on")]
    if opens and opens[0] in vocabulary.place_words("last") and not points["organisation"]:
        points["place"] += 2
    elif is_gathering(words) or (opens and opens[0] in vocabulary.organisation_openers()):
        points["organisation"] += 3.5
        points["other"] -= 0.5  # "Commission on ... Debates" is none
    if gazetteer.is_part_of_place(words):
        points["place"] += 3  # "Northeast China"
    elif not single and (
        last in vocabulary.place_words("last") or words[0] in vocabulary.place_words("first")
    ):
        points["place"] += 3
    if not points["organisation"] and not points["other"]:
        points["person"] += looks_like_person(name)
    if single and _NUMBERED.match(name):
        points["other"] += 2.5
    elif single and name.isupper() and 2 <= len(name) <= 6:
        points["organisation"] += 0.8
    if single and not points["place"] and _ends_as_organisation(name):
        points["organisation"] += 1.5
    if not single and words[0] in vocabulary.known_organisations() and not points["place"]:
        points["organisation"] += 2
    if not single and gazetteer.country_named(last) and not points["place"]:
        points["organisation"] += 1.5
    if "&" in name:
        points["organisation"] += 2
    if single and name in vocabulary.words_of("topic_words"):
        points["other"] += 1
    if gazetteer.country_of_adjective(name) or name in vocabulary.words_of("adjectives"):
        points["other"] += 3
    return tuple(points.items())


def _ends_as_organisation(word: str) -> bool:
    """Whether one word is closed up of a name and what a body is ("Kestrelbank")."""
    return any(
        word.endswith(e) and len(word) - len(e) >= _LEAST_BEFORE
        for e in lexicon.column("organisation_endings", "ending")
    )


def _points_of_last(word: str, single: bool) -> Points:
    """Points for the word that ends a name, and whether the name is that word alone."""
    what = vocabulary.other_kinds().get(word)
    if what and not (single and what == "work"):
        return {"other": MOST_FROM_CONTEXT + 0.1}  # more than "the expo, which ..." alone can give
    if word in vocabulary.organisation_kinds():
        whole = vocabulary.organisation_kinds()[word] == "parliament"
        return {"organisation": 3.5 if not single else 1.2 if whole else 0.8}
    return {}


def points_of_context(words: Sequence[Word], name: Name) -> Points:
    """Points that the words around one mention give to each kind."""
    points: Points = defaultdict(float)
    before = [w.text for w in words[max(0, name.first - 2) : name.first]]
    after = [w.text for w in words[name.last : name.last + 6]]
    previous, following = (before or [""])[-1], (after or [""])[0]
    if name.title:
        points["person"] += 3
    labels = Counter(w.ent for w in words[name.first : name.last] if w.ent and not _ends_longer(words, name))
    text = " ".join(w.text for w in words[name.first : name.last])
    for label, count in labels.items():
        if label in _OF_LABEL:
            kind, weight = _OF_LABEL[label]
            if kind == "person" and name.last == 1:
                weight = _PERSON_AT_START
            points[kind] += weight * count / (name.last - name.first)
    verbs = vocabulary.words_of("person_verbs")
    if following in verbs or (
        previous in verbs and (not after or following in (".", ",", ";", "in", "at", "on"))
    ):
        points["person"] += 0.8
        points["organisation"] += 0.4
    if previous in ("the", "The") and not name.title:
        points["person"] -= 1.5
        points["organisation"] += 0.5
        points["place"] -= 0.5
    if (
        ("GPE" in labels or previous in _IN)
        and not gazetteer.places_named(text)
        and gazetteer.towns_named(text)
    ):
        points["place"] += 1.1
    if previous == "of" and before[0] in SETTLEMENTS:
        points["place"] += 2
    if previous in _IN:
        points["place"] += 1.0
    elif previous in _TOWARDS:
        points["place"] += 0.3
    if previous in organisation_nouns():
        points["organisation"] += 3.2 if previous in definite_nouns() else 2  # more than "Market", "Beach"
    elif previous in _SEATED:
        points["organisation"] += 1.3
    if _is_agent(words, name):
        points["organisation"] += 1.1
    if previous == "," and _closes_report(after):
        points["organisation"] += 2
    if after[:1] == ["("] and after[2:3] == [")"] and name.last - name.first > 1:
        event = text.split()[-1] in vocabulary.other_kinds()
        points["organisation"] += 1.2 if not event and abbreviates(after[1], text) else 0
    for kind, more in _points_after(after, words[name.last : name.last + 6]).items():
        points[kind] += more
    return points


def _ends_longer(words: Sequence[Word], name: Name) -> bool:
    """Whether what the tagger saw is a longer name, "Power of Siberia": it tells nothing of its end."""
    before = words[max(0, name.first - 2) : name.first]
    whole = len(before) == 2 and {w.ent for w in before} == {words[name.first].ent}
    return whole and before[1].text == "of" and before[0].text[0].isupper()


def _is_agent(words: Sequence[Word], name: Name) -> bool:
    """Whether something is done by what one word names ("was built by Almendra"): people come with two."""
    if name.last - name.first > 1 or name.first < 2 or words[name.first - 1].text != "by":
        return False
    word = words[name.first]
    if word.ent not in ("", "ORG") or word.text in vocabulary.given_names():
        return False
    auxiliary, verb = words[max(0, name.first - 3)], words[name.first - 2]
    told = verb.tag == "VBN" or verb.text.endswith("ed")
    return told or (verb.text.islower() and auxiliary.text in _PASSIVE)


def _closes_report(after: Sequence[str]) -> bool:
    """Whether a sentence ends after "Almendra reports": an agency speaks of itself."""
    return after[:1] != [] and after[0] in _REPORTS and after[1:2] in ([], ["."])


def _points_after(after: Sequence[str], words: Sequence[Word]) -> Points:
    """Points by what follows a name: an apposition, an age, a relative clause, a possessive."""
    points: Points = defaultdict(float)
    if not after:
        return points
    if after[0] in (",", "("):
        rest = list(after[1:])
        while rest and rest[0] in _ARTICLES:
            rest = rest[1:]
        lower = list(takewhile(str.islower, rest))
        if after[1:2] == ["its"]:
            lower = []  # "Almendra, its chairman said"
        elif rest and _is_title_of_name_before(rest, words[len(after) - len(rest) :]):
            points["person"] += 2.5
        elif after[1:2] in (["a"], ["an"], ["the"]) and any(w in organisation_nouns() for w in lower[:4]):
            points["organisation"] += 2
        if any(title_starting(lower, k) is not None for k in range(1, min(4, len(lower)))):
            points["person"] += 1.5
        if len(after) > 2 and after[1].isdigit() and len(after[1]) == 2 and after[2] in (",", ")"):
            points["person"] += 3
        if len(after) > 1 and after[1] == "who":
            points["person"] += 1.5
        if len(after) > 1 and after[1] == "which":
            points["organisation"] += 1.0
            points["person"] -= 1.5
        if len(after) > 1 and after[0] == "," and places_after(after[1:])[1]:
            points["place"] += 1.5
    if after[0] == "who":
        points["person"] += 1.5
    noun = after[1] if after[0] in _MEDIA and len(after) > 1 else after[0]
    if organisation_nouns().get(noun) in _KINDS_NAMED_FIRST:
        points["organisation"] += 1.1
    if after[0][0].isupper() and title_starting(after[:4], 0) is not None:
        points["organisation"] += 1.0
    if after[0] in ("'s", "’s") and len(after) > 1 and title_starting(list(after[1:5]), 0) is not None:
        points["organisation"] += 1.0
    elif after[0] in ("'s", "’s") and looks_like_person(" ".join(after[1:3])) > 1:
        points["organisation"] += 1.1
    return points


def _is_title_of_name_before(rest: Sequence[str], words: Sequence[Word]) -> bool:
    """Whether a title opens an apposition, not that of another name: "Oslo, President Ana Robles said"."""
    end = title_starting(rest, 0)
    if end is None or end == len(rest):
        return end is not None
    compound = words[end].tag in ("NN", "NNS") and title_starting(rest, end) is None  # "a private fund"
    return not (rest[end][0].isupper() or compound)


@lru_cache(maxsize=1)
def organisation_nouns() -> MappingProxyType[str, str]:
    """Kind of organisation by common noun ("carmaker" -> "company")."""
    return MappingProxyType({row["word"]: row["kind"] for row in lexicon.rows("organisation_nouns")})


@lru_cache(maxsize=1)
def definite_nouns() -> MappingProxyType[str, str]:
    """The same for nouns that are a mention with "the" alone ("the ministry")."""
    rows = lexicon.rows("organisation_nouns")
    return MappingProxyType({row["word"]: row["kind"] for row in rows if row["definite"]})


def places_after(words: Sequence[str]) -> tuple[tuple[Place, ...], int]:
    """The countries or regions whose name follows a town's, and how many words that has."""
    for size in (3, 2, 1):
        words_of_name = " ".join(words[:size])
        place = gazetteer.place_named(words_of_name)
        if place and place.kind in ("country", "region", "capital"):
            return gazetteer.places_named(words_of_name), min(size, len(words))
    return (), 0


def decide(name: str, contexts: Sequence[Points]) -> str | None:
    """The kind of a name, given the points of each mention's context.

    Returns:
        `person`, `organisation`, `place` or `other`; None where too little speaks for any.
    """
    points: Points = defaultdict(float, points_of_shape(name))
    for kind in ("person", "organisation", "place", "other"):
        total = sum(context.get(kind, 0) for context in contexts)
        points[kind] += max(-MOST_FROM_CONTEXT, min(MOST_FROM_CONTEXT, total))
    kind, most = max(sorted(points.items()), key=lambda item: item[1])
    return kind if most >= LEAST else None
