"""Finding the entities of an article: sightings, gathered, completed with repeats and descriptions."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from dateline.article import Article
from dateline.entities import gazetteer, people, sightings, vocabulary
from dateline.entities.descriptions import describe
from dateline.entities.drafts import Draft, gather
from dateline.entities.kinds import definite_nouns
from dateline.entities.renaming import join_renamed
from dateline.entities.roles import COUNTERPART, OWN_BODY, Role
from dateline.nlp import Document
from dateline.records import Entity
from dateline.spans import Span

_CAPITAL = re.compile(r"\b[A-Z][a-z]+")
LEAST_ABOUT = 2  # entities of a country that make an article one about that country
_WORD = re.compile(r"\w+")
LONGEST_CODE = 4  # letters; a longer place in capitals is a name in a dateline
LONGEST_MENTION = 200  # characters; a mention that overlaps starts no further back


def find_entities(doc: Document, article: Article) -> tuple[Entity, ...]:
    """Find the people, organisations and places of an article.

    Args:
        doc: The article's sentences; those that were parsed give better names, the others give names too.
        article: The article; its dateline is a place.

    Returns:
        Each entity once, in order of first mention, with all its mentions.
    """
    reading = sightings.read(doc, article.dateline_place)
    drafts = gather(reading.sightings)
    join_renamed(doc.text, drafts)
    _repeats(doc, reading, drafts)
    _settle_counterparts(doc, drafts)
    describe(reading.sentences, drafts)
    _settle_places(drafts)
    _settle_affiliations(doc, drafts)
    _settle_ministers(doc, drafts, article)
    entities = [_entity(doc.text, draft) for draft in drafts if draft.spans]
    return tuple(sorted(entities, key=lambda e: (e.mentions[0].start, e.mentions[0].end, e.kind, e.name)))


def countries_told(entities: Iterable[Entity]) -> Counter[str]:
    """How often an article names what belongs to each country, by ISO code."""
    told: Counter[str] = Counter()
    for entity in entities:
        if entity.country:
            told[entity.country] += len(entity.mentions)
    return told


def entity_at(entities: Sequence[Entity], start: int, end: int) -> Entity | None:
    """The entity with the longest mention that overlaps the characters from `start` to `end`."""
    starts, spans, owners = _index(_Same(tuple(entities)))
    best: tuple[int, int] | None = None
    for k in range(bisect_right(starts, end - 1) - 1, -1, -1):
        span = spans[k]
        if span.end > start and (best is None or len(span) > best[0]):
            best = (len(span), owners[k])
        if starts[k] < start - LONGEST_MENTION:
            break
    return entities[best[1]] if best else None


class _Same:
    """An article's entities, told apart from others as an object: comparing all their mentions takes long."""

    __slots__ = ("entities",)

    def __init__(self, entities: tuple[Entity, ...]) -> None:
        self.entities = entities

    def __hash__(self) -> int:
        return id(self.entities)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.entities is other.entities


@lru_cache(maxsize=32)
def _index(of: _Same) -> tuple[list[int], list[Span], list[int]]:
    """Starts, spans and owners of all mentions, in text order."""
    rows = sorted((m.start, m.end, k, m) for k, entity in enumerate(of.entities) for m in entity.mentions)
    return [r[0] for r in rows], [r[3] for r in rows], [r[2] for r in rows]


# --- repeats -------------------------------------------------------------------------------------


def _repeats(doc: Document, reading: sightings.Reading, drafts: list[Draft]) -> None:
    """Add every further place where a known name stands, headlines and sentence openings among them."""
    owners: dict[str, list[Draft]] = {}
    for draft in drafts:
        short = people.short_forms(draft.name) if draft.kind == "person" else []
        for form in dict.fromkeys([*draft.forms, *short]):
            owners.setdefault(form, []).append(draft)
    if not owners:
        return
    covered = sorted({(s.start, s.end) for s in reading.sightings} | {x for d in drafts for x in d.spans})
    starts = [start for start, _ in covered]
    for start, form in _places_of_forms(doc.text, owners):
        end = start + len(form)
        i = bisect_right(starts, end - 1) - 1
        if i >= 0 and covered[i][1] > start:
            continue
        sentence = doc.sentence_at(start)
        if sentence is None or not _is_name_here(doc, reading, Span(start, end, form), sentence.index):
            continue
        draft = max(owners[form], key=lambda d: (d.last_named(start), -d.first))
        draft.mention(start, end, form)
        insort(draft.named_at, start)


def _places_of_forms(text: str, forms: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where names stand in a text, the longest of those that begin with a word; none inside another."""
    begun: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        if first := _WORD.match(form):
            begun.setdefault(first.group(), []).append(form)
    done = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < done or text[start - 1 : start] == "-":
            continue
        for form in begun.get(word.group(), ()):
            if text.startswith(form, start) and not _WORD.match(text, start + len(form)):
                yield start, form
                done = start + len(form)
                break


def _is_name_here(doc: Document, reading: sightings.Reading, match: Span, index: int) -> bool:
    """Whether a word that also is an ordinary one ("Long", "May") is a name at this place."""
    form = match.text
    if form in vocabulary.words_of("calendar_words"):
        return _acts_here(doc, match, index)
    if " " in form or (form.lower() not in reading.lower and form not in vocabulary.words_of("not_names")):
        return True
    token = next((t for t in doc.sentences[index].tokens if t.start == match.start), None)
    if token:
        return token.tag.startswith("NNP")
    return _acts_here(doc, match, index)


def _acts_here(doc: Document, match: Span, index: int) -> bool:
    """Whether a verb follows a word, so that it is somebody ("Sun said") and no day or thing."""
    tokens = doc.sentences[index].tokens
    following = next((t for t in tokens if t.start >= match.end), None)
    if following:
        return following.tag.startswith("VB") or following.tag in ("MD", "POS")
    word = re.match(r"\s+(\w+)", doc.text[match.end : match.end + 30])
    return word is not None and word.group(1) in vocabulary.words_of("person_verbs")


# --- from draft to entity ------------------------------------------------------------------------


def _entity(text: str, draft: Draft) -> Entity:
    """A draft as a record."""
    name = _canonical(draft)
    mentions = tuple(Span(start, end, text[start:end]) for start, end in _disjoint(draft.spans))
    aliases = tuple(
        form for form, _ in sorted(draft.forms.items(), key=lambda x: (x[1], x[0])) if form != name
    )
    role = affiliation = None
    if draft.kind == "person":
        best = max(draft.roles, key=lambda r: (bool(r.role and r.affiliation), bool(r.role)), default=None)
        role, affiliation = (best.role, best.affiliation) if best else (None, None)
    return Entity(
        name=name, kind=draft.kind, mentions=mentions, aliases=aliases, country=_country(draft, name),
        role=role, affiliation=affiliation,
    )  # fmt: skip


def _settle_places(drafts: list[Draft]) -> None:
    """Give a place whose name is in several countries to the one that the article is about.

    Georgia is the state where the article names other places of the United States and none of the country's.
    """
    names = {id(d): d.name.title() if d.name.isupper() else d.name for d in drafts}
    places = {
        id(d): gazetteer.places_named(names[id(d)]) or gazetteer.towns_named(names[id(d)])
        for d in drafts
        if d.kind == "place" and not d.countries
    }
    known = [found[0].country for found in places.values() if len({p.country for p in found}) == 1]
    about: Counter[str | None] = Counter(country for country in known if country)
    about.update(draft.country for draft in drafts if draft.kind != "place" and draft.country)
    for draft in drafts:
        found = places.get(id(draft), ())
        if len({place.country for place in found}) > 1:
            best = max(found, key=lambda place: about[place.country])  # of equals the best known
            usual = gazetteer.place_within(names[id(draft)])
            least = LEAST_ABOUT if usual else 1
            if best.country and about[best.country] >= least > about[found[0].country if usual else None]:
                draft.countries[best.country] += 1


def _settle_affiliations(doc: Document, drafts: list[Draft]) -> None:
    """Name the body behind "the ministry's spokeswoman"; give people without a country that of their body."""
    bodies = {form: draft for draft in drafts if draft.kind == "organisation" for form in draft.forms}
    people_named = {form for draft in drafts if draft.kind == "person" for form in draft.forms}
    for draft in drafts:
        if draft.kind != "person":
            continue
        for k, role in enumerate(draft.roles):
            if role.affiliation == OWN_BODY:
                draft.roles[k] = role._replace(affiliation=_body_before(doc, role, drafts))
            elif role.affiliation in definite_nouns():
                meant = _body_meant(role, drafts)
                draft.roles[k] = role._replace(affiliation=meant.name if meant else role.affiliation)
            elif role.affiliation in people_named and role.affiliation not in bodies:
                draft.countries.subtract([role.country] if role.country else [])  # no town of that name
                draft.countries += Counter()
            elif role.affiliation:
                draft.roles[k] = role._replace(affiliation=_in_full(role.affiliation, bodies))
        if not draft.countries:
            found = [bodies[r.affiliation] for r in draft.roles if r.affiliation in bodies]
            draft.countries.update(code for body in found if (code := _country(body, body.name)))


def _in_full(affiliation: str, bodies: Mapping[str, Draft]) -> str:
    """What an abbreviation of a country or body stands for; other affiliations stay as written."""
    if not affiliation.isupper():
        return affiliation
    if code := gazetteer.country_named(affiliation):
        return gazetteer.usual_name(code) or affiliation
    return bodies[affiliation].name if affiliation in bodies else affiliation


def _body_before(doc: Document, role: Role, drafts: list[Draft]) -> str | None:
    """The one organisation that the sentence names before "its chairman"."""
    sentence = doc.sentence_at(role.at)
    begins = sentence.start if sentence else role.at
    found = {d.name for d in drafts if d.kind == "organisation" and d.last_named(role.at) >= begins}
    return next(iter(found)) if len(found) == 1 else None


def _settle_counterparts(doc: Document, drafts: list[Draft]) -> None:
    """Give "his Peruvian counterpart" the role of the person whose counterpart it is."""
    persons = [draft for draft in drafts if draft.kind == "person"]
    for draft in persons:
        for k, role in enumerate(draft.roles):
            if role.role and role.role.endswith(COUNTERPART):
                other = _counterpart_of(doc, draft, role, persons)
                called = [r.role for r in other.roles if r.role] if other else []
                own = next((r for r in called if not r.endswith(COUNTERPART)), None)
                draft.roles[k] = role._replace(role=own)


def _counterpart_of(doc: Document, draft: Draft, role: Role, persons: list[Draft]) -> Draft | None:
    """The person named last before in the sentence; else the first after ("with his counterpart X, Y")."""
    sentence = doc.sentence_at(role.at)
    others = [person for person in persons if person is not draft]
    if sentence is None:
        return None
    last = max(others, key=lambda d: (d.last_named(role.at), -d.first), default=None)
    if last and last.last_named(role.at) >= sentence.start:
        return last
    after = [
        (start, person) for person in others for start in person.named_at if role.at < start < sentence.end
    ]
    return min(after, key=lambda x: (x[0], x[1].first))[1] if after else None


def _settle_ministers(doc: Document, drafts: list[Draft], article: Article) -> None:
    """Give ministers whose country is not told that of the dateline: a foreign one would be called so.

    Unless the sentence names another before: "The Peruvian government will help, Mines Minister Rojas said".
    """
    place = gazetteer.place_named(article.dateline_place) if article.dateline_place else None
    country = place.country if place else None
    if country is None:
        return
    told = [d for d in drafts if d.country or d.kind == "place"]
    for draft in drafts:
        if draft.kind == "person" and not draft.country and not any(r.affiliation for r in draft.roles):
            for k, role in enumerate(draft.roles):
                words = (role.role or "").lower().split()
                if words[-1:] == ["minister"] and len(words) > 1 and "prime" not in words:
                    sentence = doc.sentence_at(role.at)
                    if sentence is None:
                        continue
                    named = {
                        _country(other, other.name) for other in told
                        for start, _ in other.spans if sentence.start <= start < role.at
                    }  # fmt: skip
                    before = doc.text[sentence.start : role.at]
                    named |= {gazetteer.country_of_adjective(w) for w in _CAPITAL.findall(before)}
                    if named <= {country, None}:
                        draft.roles[k] = role._replace(affiliation=gazetteer.usual_name(country))
                        draft.countries[country] += 1


def _body_meant(role: Role, drafts: list[Draft]) -> Draft | None:
    """The body that "the ministry" in "the ministry's spokeswoman" means."""
    fits = [
        draft
        for draft in drafts
        if draft.kind == "organisation"
        and any(f.lower().endswith(f" {role.affiliation}") for f in draft.forms)
    ]
    return max(fits, key=lambda d: (d.last_named(role.at), -d.first), default=None)


def _canonical(draft: Draft) -> str:
    """The fullest form of a name; a country goes by its usual name."""
    if draft.kind == "place":
        code = _country_that_it_is(draft)
        if code:
            return gazetteer.usual_name(code) or draft.name
        name = draft.name
        place = gazetteer.place_named(name) if name.endswith(".") else None
        if place:
            return place.name  # Calif.
        shouted = name.isupper() and "." not in name
        if shouted and (len(name) > LONGEST_CODE or gazetteer.places_named(name.title())):
            name = name.title()
        if draft.spot and draft.spot[0] != gazetteer.place_within(name, country=draft.spot[0].country):
            return f"{name}, {draft.spot[1].name}"  # not the one that is meant without the region
        return name
    return draft.name


def _country_that_it_is(draft: Draft) -> str | None:
    """Code of the country that a place is; None for a place in a country."""
    code = next((code for form in draft.forms if (code := gazetteer.country_named(form))), None)
    homonyms = {place.country for place in gazetteer.places_named(draft.name)} - {code}
    return None if draft.country in homonyms else code


def _disjoint(spans: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in text order, each that lies inside another left out."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _country(draft: Draft, name: str) -> str | None:
    """Country of an entity: by its name, by the words around it, by its role."""
    if draft.kind == "person":
        return draft.country
    if draft.kind == "place":
        code = _country_that_it_is(draft)
        if code:
            return code
        told = draft.country
        place = next(
            (p for f in (*draft.forms, name) if (p := gazetteer.place_within(f, country=told))), None
        )  # "Ga." tells more than "Georgia"
        return told or (place.country if place else None)
    return (
        next(
            (code for form in (name, *draft.forms) if (code := vocabulary.country_of_organisation(form))),
            None,
        )
        or draft.country
    )
