"""Drafts: sightings gathered into one entity each.

Full names come first, over the whole article, then the short forms that stand for them: a surname, an
acronym, "Almendra" for "Banco Almendra". A surname that two people share goes to the one who was last
named before it, as reporters write.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.entities import gazetteer, people, vocabulary
from dateline.entities.abbreviations import SMALL_WORDS, abbreviates
from dateline.entities.gazetteer import Place
from dateline.entities.lookup import Lookup
from dateline.entities.roles import Role
from dateline.entities.sightings import Sighting
from dateline.entities.titles import person_titles

_LEGAL = frozenset(
    "Inc Corp Co Ltd LLC LP PLC AG SA SE NV Group Holding Holdings Company Corporation".split()
)
_RELATIVES = frozenset(
    "lady wife husband son daughter brother sister father mother widow spouse niece nephew".split()
)


@dataclass(slots=True)
class Draft:
    """An entity in the making.

    Attributes:
        kind: `person`, `organisation` or `place`.
        forms: Each form of its name, with the offset of the first mention in that form.
        spans: Start and end of each mention.
        named_at: Starts of the mentions that make it the one last spoken of, in text order.
        countries: How often each country was told for it.
        roles: What it is called, in text order.
        first: Start of its first mention.
        spot: Which of several places of its name it is, where an article says so, and what that lies in.
    """

    kind: str
    forms: dict[str, int] = field(default_factory=dict)
    spans: set[tuple[int, int]] = field(default_factory=set)
    named_at: list[int] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    first: int = sys.maxsize
    spot: tuple[Place, Place] | None = None

    def add(self, sighting: Sighting) -> None:
        """Add a sighting as a mention."""
        self.mention(sighting.start, sighting.end, sighting.text)
        if not sighting.possessive:
            insort(self.named_at, sighting.start)
        if sighting.country:
            self.countries[sighting.country] += 1
        if sighting.role:
            self.roles.append(sighting.role)
            self.countries.update([sighting.role.country] if sighting.role.country else [])

    def mention(self, start: int, end: int, form: str) -> None:
        """Add a mention by its offsets."""
        self.spans.add((start, end))
        self.first = min(self.first, start)
        self.forms[form] = min(start, self.forms.get(form, start))

    @property
    def country(self) -> str | None:
        """The country told most often; of equals the first in the alphabet."""
        return min(self.countries, key=lambda code: (-self.countries[code], code), default=None)

    @property
    def name(self) -> str:
        """The fullest form: most words, then longest, then first."""
        proper = [form for form in self.forms if form[:4].lower() != "the " and not form[0].islower()]
        if self.kind == "person":  # "Norway's trade minister" is none, nor is "Norway's Trade Minister"
            titles = person_titles()
            proper = [form for form in proper if form.split()[-1].lower() not in titles] or proper
            proper = [form for form in proper if not form.split()[-1].islower()]
        proper = proper or list(self.forms)
        spelled = [form for form in proper if not (form.isupper() and form.title() in self.forms)] or proper
        return max(spelled, key=lambda form: (len(form.split()), len(form), -self.forms[form]))

    def last_named(self, before: int) -> int:
        """Start of its last mention before an offset; -1 where there is none."""
        at = bisect_left(self.named_at, before)
        return self.named_at[at - 1] if at else -1


def gather(sightings: Sequence[Sighting]) -> list[Draft]:
    """Gather sightings into drafts, in no particular order."""
    acronyms = _acronyms(sightings)
    events = {s.acronym for s in sightings if s.kind == "other" and s.acronym}
    drafts, left = _people([s for s in sightings if s.text not in events and s.text not in acronyms])
    left = [s for s in left if s.kind != "other"] + [s for s in sightings if s.text in acronyms]
    organisations, left = _organisations(left, acronyms)
    return [*drafts, *organisations, *_places(left)]


# --- people ----------------------------------------------------------------------------------------


def _people(sightings: Sequence[Sighting]) -> tuple[list[Draft], list[Sighting]]:
    """People, and the sightings that are none."""
    names = sorted({s.text for s in sightings if s.kind == "person" and " " in s.text})
    # "van Dorp" has two words and still is short for "Ines van Dorp".
    known: Lookup[str] = Lookup()
    for name in names:
        known.add(name, people.keys_of(name))
    full_names = {n for n in names if not _is_family_name(n, known)}
    drafts = _full_people([s for s in sightings if s.kind == "person" and s.text in full_names])
    meant: Lookup[tuple[Draft, str]] = Lookup()
    for row in [(draft, draft.name) for draft in drafts]:
        meant.add(row, people.keys_of(row[1]))
    left: list[Sighting] = []
    alone: dict[str, Draft] = {}
    for s in sightings:
        if s.text in full_names and s.kind == "person":
            continue
        draft = _meant(s, meant) if s.kind in ("person", None) or _may_be_surname(s) else None
        if draft is None and s.kind == "person":
            draft = alone.get(s.text)
            if draft is None:
                draft = alone[s.text] = Draft("person")
                meant.add((draft, s.text), people.keys_of(s.text))
        if draft is None:
            left.append(s)
        else:
            draft.add(s)
    return [*drafts, *alone.values()], left


def _is_family_name(name: str, known: Lookup[str]) -> bool:
    """Whether a name of several words is the family name of another one."""
    others = known.find([people.key_of_short(name)])
    return any(people.could_mean(name, other) == people.FAMILY for other in others if other != name)


def _full_people(sightings: Sequence[Sighting]) -> list[Draft]:
    """People by full names, forms of one name together."""
    drafts: Lookup[Draft] = Lookup()
    found: dict[str, Draft] = {}
    for s in sightings:
        draft = found.get(s.text)
        if draft is None:
            keys = people.keys_of_same(s.text)
            same = (d for d in drafts.find(keys) if any(people.same_person(s.text, f) for f in d.forms))
            draft = found[s.text] = next(same, None) or Draft("person")
            drafts.add(draft, keys)
        draft.add(s)
    return list({id(draft): draft for draft in found.values()}.values())


def _may_be_surname(s: Sighting) -> bool:
    """Whether a name taken for something else can be a surname all the same ("Houston said")."""
    if s.kind == "other":
        return " " not in s.text and s.text not in vocabulary.other_kinds()
    if s.kind == "organisation":
        return s.text not in vocabulary.known_organisations()
    return s.kind == "place" and not gazetteer.country_named(s.text) and " " not in s.text


def _meant(s: Sighting, full: Lookup[tuple[Draft, str]]) -> Draft | None:
    """The person whom a short form means."""
    known = full.find([people.key_of_short(s.text)])
    fits = [(people.could_mean(s.text, name), draft) for draft, name in known if not _is_relative(s, draft)]
    best = max((score for score, _ in fits), default=0)
    if best == 0 or (best == 1 and s.kind != "person" and not s.text.istitle()):
        return None
    rivals = [draft for score, draft in fits if score == best]
    named = [(draft.last_named(s.start), -i, draft) for i, draft in enumerate(rivals)]
    last, _, draft = max(named, key=lambda row: row[:2])
    return draft if last >= 0 else min(rivals, key=lambda d: d.first)


def _is_relative(s: Sighting, draft: Draft) -> bool:
    """Whether "President Okoro" cannot be the person whom the article calls the first lady or a daughter."""
    if not (s.role and s.role.role and draft.roles):
        return False
    called = [r.role.lower().split()[-1] for r in draft.roles if r.role]
    return (
        bool(called)
        and all(word in _RELATIVES for word in called)
        and s.role.role.lower().split()[-1] not in called
    )


# --- organisations ---------------------------------------------------------------------------------


def _acronyms(sightings: Iterable[Sighting]) -> dict[str, str]:
    """Full name by the acronym that the article gives it in parentheses."""
    return {s.acronym: s.text for s in sightings if s.acronym and s.kind in ("organisation", None, "place")}


@lru_cache(maxsize=20_000)
def content_words(name: str) -> frozenset[str]:
    """Words of an organisation's name that tell it apart, without its country, in lower case."""
    words = [
        w for w in gazetteer.fold(name).replace(",", " ").split() if w not in SMALL_WORDS and w != "Affairs"
    ]
    while len(words) > 1 and gazetteer.country_of_adjective(words[0]):
        words = words[1:]
    return frozenset(w.lower() for w in words)


def _organisations(
    sightings: Sequence[Sighting], acronyms: dict[str, str]
) -> tuple[list[Draft], list[Sighting]]:
    """Organisations, and the sightings that are none."""
    texts = {s.text for s in sightings if s.kind == "organisation"} | set(acronyms.values())
    full: Lookup[str] = Lookup()
    for text in sorted(texts):
        full.add(text, _keys_of_full(text))
    apart = _told_apart(sightings)
    left: list[Sighting] = []
    short: list[Sighting] = []
    is_short = {
        text: any(
            _stands_for(text, name, acronyms) and (text, name) not in apart
            for name in full.find(_keys_of_short(text, acronyms))
        )
        for text in sorted({s.text for s in sightings})
    }
    bodies = _Bodies(apart)
    for s in sightings:
        if s.text in acronyms or s.kind is None or is_short[s.text] or _is_common(s.text):
            short.append(s)
        elif s.text in texts:
            bodies.add(s, bodies.named(s))
        else:
            left.append(s)
    for s in sorted(short, key=lambda s: (-len(s.text.split()), s.start)):
        draft = bodies.meant(s, acronyms)
        if draft is None and s.kind == "organisation" and s.text not in vocabulary.organisation_kinds():
            draft = bodies.named(s)
        if draft:
            bodies.add(s, draft)
        elif s.kind == "place":
            left.append(s)
    return bodies.drafts, left


def _told_apart(sightings: Sequence[Sighting]) -> frozenset[tuple[str, str]]:
    """Pairs of a name and a longer one that opens with it which one sentence names both.

    "Tarnow Steel sued Tarnow Steel Energy" names two companies; one word ("Tarnow") may be short for either.
    """
    named: dict[int, set[str]] = {}
    for s in sightings:
        if s.kind in ("organisation", None) and " " in s.text:
            named.setdefault(s.sentence, set()).add(s.text)
    return frozenset(
        (short, full)
        for texts in named.values() if len(texts) > 1
        for short in texts for full in texts
        if full.startswith(f"{short} ") and not _LEGAL.issuperset(full[len(short) :].replace(".", "").split())
    )  # fmt: skip


class _Bodies:
    """The organisations found so far, looked up by the words of their names and by short forms."""

    def __init__(self, apart: frozenset[tuple[str, str]]) -> None:
        self._apart = apart
        self.drafts: list[Draft] = []
        self._by_words: dict[frozenset[str], list[Draft]] = {}
        self._by_form: Lookup[Draft] = Lookup()

    def add(self, s: Sighting, draft: Draft) -> None:
        """Add a sighting to a draft."""
        if s.text not in draft.forms:
            self._by_form.add(draft, _keys_of_full(s.text))
            same = self._by_words.setdefault(content_words(s.text), [])
            if not any(draft is other for other in same):
                same.append(draft)
        draft.add(s)

    def named(self, s: Sighting) -> Draft:
        """The draft with the same name in the same country, or a new one."""
        country = s.country or vocabulary.country_of_organisation(s.text)
        for draft in self._by_words.get(content_words(s.text), ()):
            if draft.country is None or country is None or draft.country == country:
                break
        else:
            draft = Draft("organisation")
            self.drafts.append(draft)
        if country and not s.country:
            draft.countries[country] += 1
        return draft

    def meant(self, s: Sighting, acronyms: dict[str, str]) -> Draft | None:
        """The organisation that an acronym or short form means: the one last named where several fit."""
        known = self._by_form.find(_keys_of_short(s.text, acronyms))
        fits = [
            d for d in known
            if any(_stands_for(s.text, form, acronyms) for form in d.forms)
            and not any((s.text, form) in self._apart for form in d.forms)
        ]  # fmt: skip
        return max(fits, key=lambda d: (d.last_named(s.start), -d.first), default=None)


def _keys_of_full(name: str) -> set[str]:
    """Keys under which an organisation's name is looked up; `_keys_of_short` gives one for any short form."""
    words = name.split()
    spelled = gazetteer.fold(name).replace("-", " ").split()
    return {gazetteer.fold(name), words[0], words[-1], *(f"{w[0].lower()}..." for w in spelled)}


def _keys_of_short(short: str, acronyms: dict[str, str]) -> set[str]:
    """Keys of the names that a short form can stand for: by its meaning, first word or letter."""
    known = vocabulary.known_organisations().get(gazetteer.fold(short))
    keys = {gazetteer.fold(known.full_name)} if known else {short.split()[0]}
    if short in acronyms:
        keys.add(gazetteer.fold(acronyms[short]))
    if not known and " " not in short and sum(c.isupper() for c in short) > 1:
        keys.add(f"{short[0].lower()}...")
    return keys


def _stands_for(short: str, full: str, acronyms: dict[str, str]) -> bool:
    """Whether a short form can stand for a full name."""
    return acronyms.get(short) == full or _is_short_for(short, full)


@lru_cache(maxsize=100_000)
def _is_short_for(short: str, full: str) -> bool:
    """Whether a short form can stand for a full name by their words alone."""
    if _is_metonym(full):
        return False  # "the House" is not the White House
    if short == full:
        return False
    known = vocabulary.known_organisations().get(gazetteer.fold(short))
    if known:
        return gazetteer.fold(known.full_name) == gazetteer.fold(full) != gazetteer.fold(short)
    words, shorter = full.split(), short.split()
    if len(shorter) >= len(words):
        return False
    if len(shorter) == 1:
        if short in vocabulary.organisation_kinds() or short in vocabulary.organisation_openers():
            return short == words[-1] or words[:2] == [short, "of"]  # "the Ministry", with a capital
        if sum(c.isupper() for c in short) > 1 and abbreviates(short, full):
            return True
    if gazetteer.places_named(short) or gazetteer.country_of_adjective(short):
        return False
    if all(w in vocabulary.words_of("topic_words") for w in shorter):
        return False
    if gazetteer.country_of_adjective(shorter[-1]) or shorter[-1] in vocabulary.words_of("adjectives"):
        return False  # "five East African states" are not the East African Community
    rest = words[len(shorter) :]
    tail = vocabulary.organisation_kinds().keys() | vocabulary.words_of("topic_words")
    return words[: len(shorter)] == shorter and all(w.rstrip(",") in tail for w in rest)


def _is_common(text: str) -> bool:
    """Whether a name is only a word for a kind of body ("Board"), which names none by itself."""
    kind = vocabulary.organisation_kinds().get(text)
    return kind not in (None, "parliament") and text not in vocabulary.known_organisations()


def _is_metonym(name: str) -> bool:
    known = vocabulary.known_organisations().get(gazetteer.fold(name))
    return known is not None and known.kind == "metonym"


# --- places ----------------------------------------------------------------------------------------


def _places(sightings: Sequence[Sighting]) -> list[Draft]:
    """Places; every name of a country is one entity, and so is each place of a name that several have."""
    drafts: dict[str, list[Draft]] = {}
    for s in sightings:
        if s.kind != "place":
            continue
        code = gazetteer.country_named(s.text) or gazetteer.country_named(s.text.title())  # "RUSSIA, ASEAN"
        key = f"country {code}" if code else _place_key(s.text)
        same = drafts.setdefault(key, [])
        spot = _spot(s)
        fits = [d for d in same if spot is None or d.spot is None or d.spot[0] == spot[0]]
        draft = max(fits, key=lambda d: (d.spot == spot, d.last_named(s.start), -d.first), default=None)
        if draft is None:
            same.append(draft := Draft("place"))
        draft.spot = draft.spot or spot
        draft.add(s)
    return [draft for same in drafts.values() for draft in same]


def _spot(s: Sighting) -> tuple[Place, Place] | None:
    """The place that a sighting names, and what it says that it lies in ("Springfield, Illinois")."""
    if s.within is None:
        return None
    place = gazetteer.place_beside(s.text.title() if s.text.isupper() else s.text, s.within)
    return (place, s.within) if place else None


def _place_key(text: str) -> str:
    """A place's name without "Province" and the like where it is known without."""
    words = gazetteer.fold(text.title() if text.isupper() else text).split()
    if len(words) > 1 and words[-1] in gazetteer.divisions() and gazetteer.places_named(" ".join(words[:-1])):
        words = words[:-1]
    place = gazetteer.place_named(" ".join(words))
    return f"{place.name} {place.country}" if place else " ".join(words)
