"""The scene: who, where and when stands at a place of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from dateline.article import Article
from dateline.entities import (
    countries_told,
    country_of,
    country_of_place,
    places_named,
    towns_named,
)
from dateline.events import syntax
from dateline.events.triggers import by_form, known_words
from dateline.nlp import Document, Sentence, Token
from dateline.records import Entity, Time
from dateline.spans import Span

_KIND_OF_LABEL = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip
_LONGEST_MENTION = 200  # characters
_OPENING = 2  # tokens before a time that opens its sentence
LEAST_NAMED = 3  # times that a country or a campaign is named in an article that is about it
HOME_SHARE = 0.7  # of all that has a country, in an article about one country
MAIN_SHARE = 0.4  # of all that has a country, of the one that an article tells most of
_CAMPAIGN_WORD = re.compile(
    r"\b(?:candidates?|nominees?|front-?runners?|campaign(?:s|ing)?|polls?)\b", re.IGNORECASE
)

# Before the first or last day of something that goes on.
_BOUND = ("to ", "until ", "till ", "through ", "thru ", "from ", "starting ", "beginning ", "since ")

_JOINED_NAMES = re.compile(r"\b([A-Z][\w.]+(?: [A-Z][\w.]+)?)(?:[-–/]([A-Z][\w.]+))(?:[-–/]([A-Z][\w.]+))?")


class Name(NamedTuple):
    """Somebody or something named in the text.

    Attributes:
        name: Canonical name, or a short description.
        kind: `person`, `organisation`, `place`, or `group` for a description.
        country: ISO 3166-1 alpha-2, where known.
        span: The words.
    """

    name: str
    kind: str
    country: str | None
    span: Span


@lru_cache(maxsize=20_000)
def is_place(words: str) -> bool:
    """Whether the gazetteer knows a place of this name."""
    return bool(places_named(words))


@lru_cache(maxsize=20_000)
def is_country(name: str) -> bool:
    """Whether a name is first of all a country's."""
    found = places_named(name)
    return bool(found) and found[0].kind == "country"


@lru_cache(maxsize=20_000)
def is_town(name: str) -> bool:
    """Whether a name is first of all a town's, not a country's, region's or sea's."""
    found = places_named(name)
    return bool(found) and found[0].kind in ("capital", "city", "town")


@dataclass(frozen=True, eq=False)
class Scene:
    """An article with what was found in it so far, for look-up by offset."""

    doc: Document
    article: Article
    times: tuple[Time, ...]
    mentions: list[tuple[int, int, Entity]]
    countries: Counter[str]

    @classmethod
    def of(
        cls, doc: Document, article: Article, times: tuple[Time, ...], entities: tuple[Entity, ...]
    ) -> Scene:
        """The scene of an article."""
        spans = [(m.start, m.end, number) for number, e in enumerate(entities) for m in e.mentions]
        countries = countries_told(entities)
        return cls(doc, article, times, [(s, e, entities[n]) for s, e, n in sorted(spans)], countries)

    def home_country(self) -> str | None:
        """The country that nearly everything in the article belongs to; None for news of several."""
        return self._named_most(HOME_SHARE)

    def main_country(self) -> str | None:
        """The country that the article is about, beside others; None where it has no such."""
        return self._named_most(MAIN_SHARE)

    def only_country(self) -> str | None:
        """The one country that anything in the article belongs to."""
        return next(iter(self.countries)) if len(self.countries) == 1 else None

    def _named_most(self, share: float) -> str | None:
        """The country named most, where it has at least this share of all that has one."""
        [(code, often)] = self.countries.most_common(1) or [("", 0)]
        clear = often >= LEAST_NAMED and often >= share * self.countries.total()
        return code if clear else None

    @cached_property
    def tells_of_campaign(self) -> bool:
        """Whether the article tells of candidates before an election."""
        words = _CAMPAIGN_WORD.findall(self.doc.text)
        return len(words) >= LEAST_NAMED

    @cached_property
    def called(self) -> tuple[tuple[str, Entity], ...]:
        """The people who are called something, with their roles in lower case, in order of first mention."""
        people = {id(e): e for _, _, e in self.mentions if e.kind == "person" and e.role}
        return tuple(((e.role or "").lower(), e) for e in people.values())

    def entity(self, start: int, end: int) -> tuple[Span, Entity] | None:
        """The entity whose mention covers these characters, the longest first."""
        best: tuple[int, int, Entity] | None = None
        k = bisect_right(self.mentions, end - 1, key=lambda row: row[0]) - 1
        while k >= 0 and self.mentions[k][0] > start - _LONGEST_MENTION:
            s, e, _ = self.mentions[k]
            if e > start and (best is None or e - s > best[1] - best[0]):
                best = self.mentions[k]
            k -= 1
        return (Span(best[0], best[1], self.doc.text[best[0] : best[1]]), best[2]) if best else None

    def name_at(self, sentence: Sentence, token: Token) -> Name | None:
        """What a noun names: an entity, a name that the tagger knows, or a described group."""
        found = self.entity(token.start, token.end)
        if found and token.end <= found[0].end:
            span, entity = found
            return Name(entity.name, entity.kind, entity.country, span)
        if token.ent in _KIND_OF_LABEL:
            return self._tagged(sentence, token)
        if token.tag in syntax.NOUN_TAGS:
            for child in sentence.children[token.i]:
                if child.dep == "appos" and child.ent == "PERSON":
                    return self.name_at(sentence, child)  # "her colleague Ana Prado"
            described = self._described(sentence, token)
            return self._by_role(described, token) or described
        return None

    def _by_role(self, described: Name, token: Token) -> Name | None:
        """The one person of the article who is what the words say: "the Norwegian prime minister"."""
        head = token.text.lower()
        words = {w.lower() for w in described.span.text.split() if country_of(w) is None}
        people = {
            entity.name: entity
            for role, entity in self.called
            if role.endswith(head) and words <= set(role.split())
        }
        if described.country:
            people = {n: e for n, e in people.items() if e.country in (described.country, None)}
        if len(people) != 1:
            return None
        entity = next(iter(people.values()))
        return Name(entity.name, "person", entity.country, described.span)

    def _tagged(self, sentence: Sentence, token: Token) -> Name:
        """The name that the tagger found around a token."""
        first = last = token.i
        tokens = sentence.tokens
        while first > 0 and tokens[first].ent == token.ent and not tokens[first].ent_begins:
            first -= 1
        while (
            last + 1 < len(tokens) and tokens[last + 1].ent == token.ent and not tokens[last + 1].ent_begins
        ):
            last += 1
        while first < last and (tokens[first].tag == "DT" or not tokens[first].text[0].isalnum()):
            first += 1
        while last > first and tokens[last].tag in ("POS", "HYPH", ","):
            last -= 1
        span = Span(
            tokens[first].start, tokens[last].end, self.doc.text[tokens[first].start : tokens[last].end]
        )
        kind = "place" if is_place(span.text) else _KIND_OF_LABEL[token.ent]
        of = country_of_place if kind == "place" else country_of
        return Name(span.text, kind, None if kind == "person" else of(span.text), span)

    def _described(self, sentence: Sentence, token: Token) -> Name:
        """A described group: "Norwegian exporters"."""
        modifiers = [t for t in syntax.premodifiers(sentence, token) if t.tag != "CD" or t.text.isdigit()]
        start = modifiers[0].start if modifiers else token.start
        span = Span(start, token.end, self.doc.text[start : token.end])
        return Name(" ".join(span.text.split()), "group", country_of(span.text), span)

    def told_before(self, offset: int) -> str:
        """The words of a paragraph that stand before a place of the text."""
        return self.doc.text[self.doc.text.rfind("\n", 0, offset) + 1 : offset]

    def is_quoted(self, offset: int) -> bool:
        """Whether a character stands between quotation marks of its paragraph."""
        before = self.told_before(offset)
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def times_in(self, sentence: Sentence) -> tuple[Time, ...]:
        """The time expressions of a sentence."""
        first = bisect_right(self.times, sentence.start - 1, key=lambda t: t.start)
        last = bisect_right(self.times, sentence.end, key=lambda t: t.start)
        return self.times[first:last]

    def time_anchor(self, sentence: Sentence, time: Time, stops: Collection[int]) -> Token | None:
        """The verb, or one of the words numbered `stops`, that a time expression hangs on."""
        tokens = sentence.between(time.start, time.end)
        if not tokens:
            return None
        inside = {t.i for t in tokens}
        top = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
        named = sentence.tokens[top.head]
        if top.dep in syntax.BEFORE_NOUN and named.i not in stops and named.ent not in ("DATE", "TIME"):
            return None  # "the 1967 Protocol": the year is the protocol's
        said = self._said_on(sentence, tokens[0])
        if said:
            return said
        beside = sentence.tokens[named.i - 1] if named.i and named.dep == "prep" else None
        if beside and beside.i not in stops and self._is_another(sentence, beside):
            return None  # "up from the previous edition in 2021", wherever the parser hangs the year
        for above in syntax.ancestors(sentence, top):
            if above.i in stops or above.pos in ("VERB", "AUX"):
                return _of_first_clause(sentence, tokens[0], above) or above
            if above.text.lower() in ("time", "times"):
                return None  # "for the second time this year"
        if tokens[0].i <= _OPENING:  # "A day earlier in Lima, ...", which the parser may hang nowhere
            after = sentence.tokens[tokens[-1].i :]
            roots = [t for t in after if t.dep == "ROOT" and t.pos == "VERB"]
            if not roots and top.head in {t.i for t in after if t.dep == "ROOT"}:
                roots = [t for t in after if t.tag == "VBD"]  # which the parser hangs on its subject
            return next(iter(roots), None)
        return None

    @staticmethod
    def _said_on(sentence: Sentence, first: Token) -> Token | None:
        """The verb of saying right before a day, wherever it hangs: "said on Monday it will close"."""
        before = [t for t in sentence.tokens[max(0, first.i - 2) : first.i] if t.text.lower() != "on"][-1:]
        return next(
            (t for t in before if t.tag == "VBD" and t.text.lower() in known_words("reporting")), None
        )

    @staticmethod
    def _is_another(sentence: Sentence, noun: Token) -> bool:
        """Whether a noun is another event of a series: "the previous edition"."""
        before = syntax.premodifiers(sentence, noun)[:1]
        return bool(by_form(False).get(noun.text.lower())) and any(
            t.text.lower() in known_words("aside") for t in before
        )

    @cached_property
    def town(self) -> Name | None:
        """Where it was filed; of towns of one name, that of the country that the article tells most of."""
        place = self.article.dateline_place or _place_of_byline(self.article.byline or "")
        if not place:
            return None
        told = [p.country for p in (*places_named(place), *towns_named(place)) if p.country in self.countries]
        code = country_of_place(place) or max(told, key=lambda c: self.countries[c or ""], default=None)
        return Name(place, "place", code, Span(0, 0, ""))

    @cached_property
    def news_day(self) -> date | None:
        """The day that the article's first sentences are about, not long before publication."""
        published = self.article.published
        if published is None or self.article.published_precision != "day":
            return None
        pictures = self.article.captions
        body = [
            s
            for s in self.doc.sentences
            if s.tokens
            and len(s.text) > 60
            and not any(c.start <= s.start and s.end <= c.end for c in pictures)
        ][:3]
        for sentence in body:
            for time in self.times_in(sentence):
                if self.doc.text[: time.start].endswith(_BOUND):
                    continue
                day = time.start_date
                if day and day == time.end_date and 0 <= (published - day).days <= 3:
                    return day
        return None


_FILED_IN = re.compile(r"(?: in |, )([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)$")


def _place_of_byline(byline: str) -> str | None:
    """The town that a byline tells, as some papers print it in place of a dateline: "Ana Lind in Oslo"."""
    match = _FILED_IN.search(byline)
    return match.group(1) if match and is_town(match.group(1)) else None


def _of_first_clause(sentence: Sentence, first: Token, verb: Token) -> Token | None:
    """The verb between a time that opens a sentence and the one that the parser hangs it on.

    "In May, the team of 40 travelled to Bern, and talks began on Friday": taken for "the team travelled".
    """
    joined = False
    for token in reversed(sentence.tokens[first.i : verb.i]) if first.i <= _OPENING else ():
        joined = joined or (token.text.lower() in ("and", "but", "while") and _comma_before(sentence, token))
        finite = token.tag == "VBD" and token.dep in ("acl", "ccomp")
        if joined and finite and not any(c.tag in ("WDT", "WP", "WRB") for c in sentence.children[token.i]):
            return token
    return None


def _comma_before(sentence: Sentence, token: Token) -> bool:
    return token.i > 0 and sentence.tokens[token.i - 1].text == ","


def joined_countries(words: str) -> list[tuple[str, str]]:
    """The countries of a compound such as "Chile-Norway", each with its code; empty for other words."""
    match = _JOINED_NAMES.search(words)
    if not match:
        return []
    parts = [part for part in match.groups() if part]
    if country_of(parts[0].split()[-1]):
        parts[0] = parts[0].split()[-1]  # "Second Chile-Norway Forum"
    codes = [country_of(part) for part in parts]
    if not all(codes):
        return []
    return [(part, code) for part, code in zip(parts, codes, strict=True) if code]
