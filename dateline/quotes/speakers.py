"""Speakers: who stands behind the words that name a source.

A name is looked up among the article's entities. A pronoun goes to the last speaker or person that it
can stand for; a description ("the minister") to the person whose role says so. What remains is the
description itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline import lexicon
from dateline.entities import entity_at, may_be_called, person_titles
from dateline.nlp import Document, Sentence, Token
from dateline.quotes import documents
from dateline.quotes.attributions import Attribution
from dateline.records import Entity

_PERSONAL = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_PLURAL = frozenset("they them their theirs themselves".split())
_SEVERAL = re.compile(
    r"(?:(?:the|these|those)\s+(?:two|pair|duo|couple)|both)(?:\s+(?:men|women|leaders|ministers|presidents))?$",
    re.IGNORECASE,
)
_FIRMS = re.compile(r"the\s+(?:two\s+)?(compan|firm|bank|airline|carmaker)(?:y|ie)?s$", re.IGNORECASE)
_NEUTER = frozenset(("it", "its", "itself"))
_RELATIVE = frozenset("who which that whom whose".split())
_NOBODY = frozenset(
    "i we you me us my our your one everyone everybody nobody someone anyone what there".split()
)
_MANY = frozenset("many some others all most several few sides both".split())
_LEADING = re.compile(r"^(?:the|an?|its|their|his|her|our)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$")
_APPOSED = re.compile(r"^([^,(]{2,60}?)(?:\s\([^)]*\))?,\s+(?:an?\s+|the\s+)?(.{3,200})$", re.DOTALL)
_NUMBER_OF = re.compile(
    r"(?:\w+ )?(?:number|handful|dozen|couple|lot|share|part|half|most) of (?:the |\w+ )?\w+s\b"
)
_OF = re.compile(r"\s+(?:of|at|for|with|from|in)\s+(?:(?:the|an?)\s+|(?=[A-Z]))")
_NAMED = re.compile(r",?\s+(?:surnamed|named|called|identified (?:only |just )?as)\s+(?=[A-Z])")
_LEAD = 3  # paragraphs; who is only described there may be named below
_SOON = 2  # paragraphs after the lead, in which the one that it describes is named
_NEAR = 30  # characters after "data" in which "from X" begins
_PRECEDING = 3  # sentences in which the person that a pronoun stands for is looked for


class Speaker(NamedTuple):
    """Who speaks.

    Attributes:
        name: Canonical name or description; None where the text doesn't tell.
        kind: `person`, `organisation`, `group` or `unnamed`; None without a name.
        role: What a person is.
        affiliation: Whom a person belongs to.
    """

    name: str | None
    kind: str | None = None
    role: str | None = None
    affiliation: str | None = None


UNKNOWN = Speaker(None)


@dataclass(slots=True)
class Discourse:
    """What has been read so far: who spoke last, and which pronoun goes with whom.

    Attributes:
        doc: The article.
        entities: Its people, organisations and places.
        last: The last speaker of each kind, with the index of the sentence.
        gender: Pronoun class (m, f) of people, as far as pronouns or forms of address told.
        publishers: Whose the article's polls, reports and statements are, as `documents.owners` gives it.
        labels: Who speaks under a label ("Q") in lower case.
    """

    doc: Document
    entities: Sequence[Entity]
    last: dict[str, tuple[int, Speaker]] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    publishers: Mapping[str, list[tuple[int, Entity]]] = field(default_factory=dict)
    labels: dict[str, Speaker] = field(default_factory=dict)

    def remember(self, speaker: Speaker, sentence: int) -> None:
        """Keep who spoke in a sentence."""
        if speaker.kind:
            self.last[speaker.kind] = (sentence, speaker)


def start(doc: Document, entities: Sequence[Entity]) -> Discourse:
    """The discourse of an article before its first sentence."""
    discourse = Discourse(doc, entities, publishers=documents.owners(doc, entities))
    for entity in entities:
        for mention in entity.mentions if entity.kind == "person" else ():
            before = doc.text[max(0, mention.start - 5) : mention.end].split()
            for word in before[:2]:
                if word.rstrip(".") in ("Mr", "Sir", "Lord"):
                    discourse.gender.setdefault(entity.name, "m")
                elif word.rstrip(".") in ("Ms", "Mrs", "Miss", "Dame", "Lady"):
                    discourse.gender.setdefault(entity.name, "f")
    return discourse


def speaker_of(discourse: Discourse, attribution: Attribution) -> Speaker:
    """Who an attribution's source is; attributions must come in text order."""
    if attribution.source is None:
        return UNKNOWN
    sentence = discourse.doc.sentences[attribution.sentence]
    speaker = _resolve(discourse, sentence, attribution.source, attribution.head, attribution.content)
    discourse.remember(speaker, sentence.index)
    return speaker


def _resolve(
    discourse: Discourse,
    sentence: Sentence,
    source: tuple[int, int],
    head: Token | None,
    content: Sequence[tuple[int, int]],
) -> Speaker:
    """The speaker that the words of a source name."""
    text = discourse.doc.text[source[0] : source[1]]
    if head is None and text.lower() in discourse.labels:
        return discourse.labels[text.lower()]
    word = (head.text if head and source[0] <= head.start < source[1] else text).lower()
    if word in _RELATIVE and head is not None and sentence.tokens:
        before = _antecedent(sentence, head)
        if before is None:
            return UNKNOWN
        return _resolve(discourse, sentence, (before.start, before.end), before, content)
    if _SEVERAL.match(text):
        return _two_behind(discourse, sentence, source[0]) or Speaker(_without_article(text), "group")
    if (firms := _FIRMS.match(text)) and (two := _two_firms_behind(discourse, sentence, source[0], firms[1])):
        return two
    if head is not None and head.pos not in ("PRON", "DET"):
        word = ""  # "US" is no pronoun
    if word in _NOBODY:
        return UNKNOWN
    if word in _PERSONAL:
        return _person_behind(discourse, sentence, source[0], _PERSONAL[word], content)
    if word in _NEUTER:
        return _body_behind(discourse, sentence, source[0], content)
    if word in _PLURAL:
        return _last_of(discourse, sentence, ("group", "organisation"))
    owner = _possessor(sentence, head)
    if owner is not None and _owner(discourse, sentence, source, head or owner) is None:
        return _resolve(discourse, sentence, (sentence.subtree(owner)[0].start, owner.end), owner, content)
    return (
        _named(discourse, sentence, source, head, text)
        or _described(discourse, sentence, text, head)
        or _description(head, text)
    )


def _possessor(sentence: Sentence, head: Token | None) -> Token | None:
    """Whose a publication is: "[the bank]'s figures", "[government] data", "data issued by [the port]"."""
    if head is None or not sentence.tokens or not _is_publication(head):
        return None
    below = sentence.children[head.i]
    owner = next((t for t in below if t.dep == "poss" and t.pos in ("NOUN", "PROPN")), None)
    owner = owner or next((t for t in below if t.dep == "compound" and _is_collective(t)), None)
    if owner is not None:
        return owner
    made = [t for t in below if t.dep == "acl" and t.lemma in documents.MADE]
    by = [t for verb in made for t in sentence.children[verb.i] if t.dep == "agent"]
    return next((t for b in by for t in sentence.children[b.i] if t.dep == "pobj"), None)


def _antecedent(sentence: Sentence, head: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    verb = sentence.tokens[head.head]
    for _ in range(3):
        if verb.dep in ("relcl", "acl"):
            found = sentence.tokens[verb.head]
            return (
                found
                if found.pos in ("NOUN", "PROPN", "PRON") and found.text.lower() not in _RELATIVE
                else None
            )
        verb = sentence.tokens[verb.head]
    return None


# --- names ---------------------------------------------------------------------------------------


def _named(
    discourse: Discourse, sentence: Sentence, source: tuple[int, int], head: Token | None, text: str
) -> Speaker | None:
    """The entity that a source names, or whose publication it is."""
    at = (head.start, head.end) if head and source[0] <= head.start < source[1] else source
    entity = entity_at(discourse.entities, *at) if discourse.entities else None
    if entity is None and head is not None and _is_publication(head):
        entity = _owner(discourse, sentence, source, head) or _publisher(discourse, head)
    if entity is None and head is not None and head.pos in ("NOUN", "NUM", "PROPN"):
        entity = _apposed(discourse, sentence, source, head)
    if entity is None and head is None:
        entity = entity_at(discourse.entities, *source) if discourse.entities else None
        entity = entity or _called(discourse, text)
    if entity is None:
        if (head is not None and head.pos == "PROPN") or (head is None and text[:1].isupper()):
            return _from_words(text, head)
        return None
    if entity.kind != "person":
        return Speaker(entity.name, "organisation")
    role, affiliation = _apposition(text, entity.name)
    whole = entity.role or role
    return Speaker(
        entity.name, "person", whole, entity.affiliation or (affiliation if whole == role else None)
    )


def _called(discourse: Discourse, label: str) -> Entity | None:
    """The entity whose name a label gives in capitals: "ANA PRADO: ..."."""
    folded = label.casefold()
    return next(
        (e for e in discourse.entities if any(folded == n.casefold() for n in (e.name, *e.aliases))), None
    )


def _apposed(discourse: Discourse, sentence: Sentence, source: tuple[int, int], head: Token) -> Entity | None:
    """Who is named after a description, "the mayor of Tarnby, Lise Holm", or before: "Unifor, the union".

    A verb may name them as well: "a driver surnamed Li".
    """
    if not discourse.entities or not sentence.tokens:
        return None
    if named := _NAMED.match(discourse.doc.text, head.end):
        return entity_at(discourse.entities, named.end(), named.end() + 1)
    after = [t for t in sentence.tokens if head.end < t.start < source[1] and t.dep == "appos"]
    above = sentence.tokens[head.head]
    before = [above] if head.dep == "appos" else []
    if head.dep == "nsubj":  # the parser may take the name and the description for two subjects
        first = sentence.subtree(head)[0].i
        before = [t for t in sentence.children[above.i] if t.dep == "nsubj" and t.i == first - 2]
    before = [t for t in before if t.pos == "PROPN"]
    for token in (*after, *before):
        entity = entity_at(discourse.entities, token.start, token.end)
        if entity and entity.kind != "place":
            return entity
        if entity is None and token in before:
            return Entity(name=token.text, kind="organisation", mentions=())
    return None


def _is_publication(head: Token) -> bool:
    return documents.class_of(head) is not None


def _publisher(discourse: Discourse, head: Token) -> Entity | None:
    """Whose a document is that the article tells elsewhere: before it, or below for the poll of a lead."""
    told = discourse.publishers.get(documents.class_of(head) or "", [])
    before = [owner for at, owner in told if at < head.start]
    if before:
        return before[-1]
    return told[0][1] if told and len({owner.name for _, owner in told}) == 1 else None


def _owner(discourse: Discourse, sentence: Sentence, source: tuple[int, int], head: Token) -> Entity | None:
    """Whose a report or statement is: "the ministry's figures", "data released by the ministry"."""
    end = max(source[1], sentence.subtree(head)[-1].end) if sentence.tokens else source[1]
    if end - head.end < _NEAR:
        end = min(sentence.end, head.end + _NEAR)  # "data from X": the parser may hang X elsewhere
    found = [
        (mention.start > head.start, entity.kind != "organisation", -mention.end, entity)
        for entity in discourse.entities for mention in entity.mentions
        if source[0] <= mention.start < end and entity.kind != "place"
    ]  # fmt: skip
    return min(found, key=lambda row: row[:3])[3] if found else None


def _from_words(text: str, head: Token | None) -> Speaker:
    """A name that is no known entity: by its own words."""
    name = re.split(r",\s|\s\(", text, maxsplit=1)[0]
    role, affiliation = _apposition(text, name)
    if (
        role is None
        and head is not None
        and (head.ent not in ("PERSON", "") or head.tag == "NNPS" or _is_collective(head))
    ):
        return Speaker(_without_article(name), "organisation")
    return Speaker(_without_article(name), "person", role, affiliation)


def _is_collective(head: Token) -> bool:
    bodies = lexicon.column("quote_collectives", "noun")
    return head.lemma.lower() in bodies or head.text.lower() in bodies  # "customs"


def _apposition(text: str, name: str) -> tuple[str | None, str | None]:
    """Role and affiliation from "NAME, role of affiliation" or "affiliation's role, NAME"."""
    match = _APPOSED.match(text)
    if not match:
        return None, None
    told = match.group(2)
    if name.split()[-1] in told:
        owner, _, told = match.group(1).rpartition("'s ")
        return _without_article(told) or None, _without_article(owner) or None
    role, *rest = _OF.split(told, maxsplit=1)
    # "Prado: cork, wine and tiles" lists things; a role has a word for what a person is.
    if not person_titles() & set(re.findall(r"\w+", role.lower())):
        return None, None
    return role.strip(), (rest[0].strip(" ,") if rest else None)


# --- pronouns ------------------------------------------------------------------------------------


def _person_behind(
    discourse: Discourse, sentence: Sentence, at: int, gender: str, content: Sequence[tuple[int, int]]
) -> Speaker:
    """The person that "he" or "she" stands for.

    The person named last as a subject outside quotations comes first, then the last speaker.
    """
    held = discourse.last.get("person") or discourse.last.get("unnamed")
    people = [
        e for e in discourse.entities if e.kind == "person" and discourse.gender.get(e.name, gender) == gender
    ]
    reach = discourse.doc.sentences[max(0, sentence.index - _PRECEDING)].start
    named = [(m.start, m.end, e) for e in people for m in e.mentions if reach <= m.start < at]
    best: tuple[tuple[int, int, int], Entity] | None = None
    for begin, end, entity in named:
        holder = discourse.doc.sentence_at(begin)
        if holder is None or any(s <= begin < e for s, e in content):
            continue
        subject = _is_subject(holder, begin, end)
        again = held is not None and held[1].name == entity.name
        rank = (2 * subject + 3 * again - (sentence.index - holder.index), int(subject), begin)
        if best is None or rank > best[0]:
            best = (rank, entity)
    spoke, unnamed = discourse.last.get("unnamed", (-1, UNKNOWN))
    is_last = spoke >= sentence.index - 1 and spoke > discourse.last.get("person", (-1, UNKNOWN))[0]
    if is_last and (best is None or best[0][2] < discourse.doc.sentences[spoke].start):
        return unnamed  # "A clerk told the Post": then "he" is the clerk, whoever was named before
    if best is not None:
        entity = best[1]
        discourse.gender.setdefault(entity.name, gender)
        return person(entity)
    if held and discourse.gender.get(held[1].name or "", gender) == gender:
        return held[1]
    return UNKNOWN


def _two_behind(discourse: Discourse, sentence: Sentence, at: int) -> Speaker | None:
    """The two people that "the two" or "both" stands for: those of the nearest sentence that names two."""
    people = [e for e in discourse.entities if e.kind == "person"]
    two = _nearest_two(discourse, sentence, at, people)
    return Speaker(two, "group") if two else None


def _two_firms_behind(discourse: Discourse, sentence: Sentence, at: int, noun: str) -> Speaker | None:
    """The two bodies that "the companies" stands for, where nothing tells that one of them is none."""
    noun = "company" if noun.lower() == "compan" else noun.lower()
    bodies = [e for e in discourse.entities if e.kind == "organisation" and may_be_called(e.name, noun)]
    two = _nearest_two(discourse, sentence, at, bodies)
    return Speaker(two, "organisation") if two else None


def _nearest_two(discourse: Discourse, sentence: Sentence, at: int, entities: Sequence[Entity]) -> str | None:
    """The names of the entities in the nearest sentence before `at` that mentions just two of them."""
    for index in range(sentence.index, max(-1, sentence.index - _PRECEDING - 1), -1):
        holder = discourse.doc.sentences[index]
        end = min(holder.end, at)
        first = {
            e.name: m.start for e in entities for m in reversed(e.mentions) if holder.start <= m.start < end
        }
        if len(first) == 2:
            return " and ".join(sorted(first, key=first.__getitem__))
    return None


def _body_behind(
    discourse: Discourse, sentence: Sentence, at: int, content: Sequence[tuple[int, int]]
) -> Speaker:
    """The organisation that "it" stands for: the last subject that is one, else the last that spoke."""
    reach = discourse.doc.sentences[max(0, sentence.index - 1)].start
    named = [
        (mention.start, entity.name)
        for entity in discourse.entities for mention in entity.mentions
        if entity.kind == "organisation" and reach <= mention.start < at
        and not any(s <= mention.start < e for s, e in content)
        and (holder := discourse.doc.sentence_at(mention.start)) is not None
        and _is_subject(holder, mention.start, mention.end)
    ]  # fmt: skip
    if named:
        return Speaker(max(named)[1], "organisation")
    return _last_of(discourse, sentence, ("organisation",))


def _is_subject(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a name is a subject; in a sentence that was not parsed, one that opens it."""
    if not sentence.tokens:
        return begin == sentence.start
    return any(t.dep in ("nsubj", "nsubjpass") for t in sentence.between(begin, end))


def _last_of(discourse: Discourse, sentence: Sentence, kinds: tuple[str, ...]) -> Speaker:
    """The last speaker of one of some kinds, if that was not long ago."""
    held = [discourse.last[kind] for kind in kinds if kind in discourse.last]
    near = [(index, speaker) for index, speaker in held if sentence.index - index <= 2 * _PRECEDING]
    return max(near, key=lambda row: row[0])[1] if near else UNKNOWN


# --- descriptions --------------------------------------------------------------------------------


def _described(discourse: Discourse, sentence: Sentence, text: str, head: Token | None) -> Speaker | None:
    """The person or body whom a description means: by role, by name, or because only one person speaks."""
    if head is None or head.tag in ("NNS", "NNPS") or head.pos != "NOUN":
        return None
    noun = head.lemma.lower()
    if text.lower().startswith(("a ", "an ")) and (named := _named_next(discourse, sentence, head)):
        return person(named)
    definite = text.lower().startswith(("the ", "this ", "that "))
    if definite and _is_collective(head) and len(text.split()) <= 3:
        return _body_meant(discourse, sentence, noun, text.lower().split()[1:-1])
    people = [e for e in discourse.entities if e.kind == "person"]
    by_role = [e for e in people if e.role and noun in re.findall(r"\w+", e.role.lower())]
    if definite:
        before = [e for e in by_role if e.mentions[0].start < sentence.start]
        if before:
            return person(
                max(before, key=lambda e: max(m.start for m in e.mentions if m.start < sentence.start))
            )
    at, unnamed = discourse.last.get("unnamed", (0, UNKNOWN))
    if definite and sentence.index - at <= 2 * _PRECEDING and noun in (unnamed.name or "").lower().split():
        return unnamed  # "a senior manager of a bank said ... the manager said"
    if noun not in lexicon.column("quote_describing", "noun"):
        return None
    held = discourse.last.get("person")
    if definite and held and sentence.index - held[0] <= 2 * _PRECEDING:
        return held[1]
    if sentence.paragraph <= _LEAD:
        only = by_role[0] if len(by_role) == 1 else _only_speaker(discourse, sentence)
        if only and (held is None or held[1].name == only.name):
            return person(only)
        if held is None and (later := _named_later(discourse, sentence)):
            told = _description(head, text)
            return Speaker(later.name, "person", told.role, told.affiliation)
    return None


def _named_next(discourse: Discourse, sentence: Sentence, head: Token) -> Entity | None:
    """Who is named next, by the same role: "a spokesman said ... spokesman Rui Lima"."""
    last = discourse.doc.sentences[min(sentence.index + _SOON, len(discourse.doc.sentences) - 1)]
    found = [
        entity for entity in discourse.entities
        if entity.kind == "person" and entity.role and head.end <= entity.mentions[0].start < last.end
        and head.lemma.lower() in re.findall(r"\w+", entity.role.lower())
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _named_later(discourse: Discourse, sentence: Sentence) -> Entity | None:
    """The first person of an article whose lead only describes who speaks, if named soon and a subject."""
    people = [e for e in discourse.entities if e.kind == "person"]
    first = min(people, key=lambda e: e.mentions[0].start, default=None)
    if first is None or first.mentions[0].start < sentence.end:
        return None
    start, end = first.mentions[0].start, first.mentions[0].end
    holder = discourse.doc.sentence_at(start)
    soon = holder is not None and holder.paragraph - sentence.paragraph <= _SOON
    if holder is None or not soon or first.role or not _is_subject(holder, start, end):
        return None
    return first if _speaks(discourse.doc, first) else None


def person(entity: Entity) -> Speaker:
    """A person of the article as a speaker."""
    return Speaker(entity.name, "person", entity.role, entity.affiliation)


def _body_meant(
    discourse: Discourse, sentence: Sentence, noun: str, described: Sequence[str]
) -> Speaker | None:
    """The organisation that "the ministry" or "the group" means: of that name, or the last one that spoke.

    "The harbour department" is nobody whose name says nothing of a harbour.
    """
    before = [
        (max(m.start for m in e.mentions if m.start < sentence.start), e)
        for e in discourse.entities
        if e.kind == "organisation" and e.mentions[0].start < sentence.start
    ]
    called = [row for row in before if {noun, *described} <= set(re.findall(r"\w+", row[1].name.lower()))]
    if called:
        return Speaker(max(called, key=lambda row: row[0])[1].name, "organisation")
    held = discourse.last.get("organisation")
    if described or held is None or sentence.index - held[0] > _PRECEDING:
        return None
    return held[1] if held[1].name is None or may_be_called(held[1].name, noun) else None


def _only_speaker(discourse: Discourse, sentence: Sentence) -> Entity | None:
    """The one person introduced with a role after a lead that names no one: "an expert said"."""
    introduced = [
        e
        for e in discourse.entities
        if e.kind == "person"
        and e.role
        and e.mentions[0].start > sentence.start
        and _speaks(discourse.doc, e)
    ]
    counts = Counter({e.name: len(e.mentions) for e in introduced})
    if not counts:
        return None
    (name, most), *rest = counts.most_common(2)
    if rest and rest[0][1] * 2 > most:
        return None
    return next(e for e in introduced if e.name == name)


def _speaks(doc: Document, entity: Entity) -> bool:
    """Whether a person is the subject of a verb of speech somewhere."""
    said = lexicon.column("quote_describing", "verb")
    for mention in entity.mentions:
        sentence = doc.sentence_at(mention.start)
        for token in sentence.between(mention.start, mention.end) if sentence else ():
            verb = sentence.tokens[token.head] if sentence else token
            if verb.lemma in said:
                return True
    return False


def _description(head: Token | None, text: str) -> Speaker:
    """A speaker without a name, by the words of the description."""
    name = _without_article(text)
    bodies = lexicon.column("quote_collectives", "noun")
    several = head is not None and head.tag in ("NNS", "NNPS") and head.text.lower() not in bodies
    if head is not None and (several or head.text.lower() in _MANY):
        return Speaker(name, "unnamed" if head.lemma == "source" else "group")
    if head is None or head.pos != "NOUN":
        return Speaker(name, "unnamed")
    if head.lemma.lower() in lexicon.column("quote_collectives", "plural") or _NUMBER_OF.match(name):
        return Speaker(name, "group")
    if _is_collective(head):
        return Speaker(name, "group" if re.search(r"\bgroup of \w+s\b", name) else "organisation")
    if head.lemma.lower() not in lexicon.column("quote_describing", "noun"):
        return Speaker(name, "unnamed")
    _, *rest = re.split(r"\s(?:of|at|for|from|with)\s(?:(?:the|an?)\s)?", name, maxsplit=1)
    return Speaker(name, "unnamed", head.text, rest[0] if rest else None)


def _without_article(text: str) -> str:
    """A description without its opening article and its possessive ending, on one line."""
    return _POSSESSIVE.sub("", _LEADING.sub("", re.sub(r"\s+", " ", text)).strip(" ,"))
