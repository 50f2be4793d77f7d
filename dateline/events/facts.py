"""Facts: what one mention tells about its event by its own syntax."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dateline.entities import country_of_place
from dateline.events import syntax
from dateline.events.dating import SINCE, WHOLE, Days, days_of
from dateline.events.mentions import NOUN, VERB, Carrier, Mention
from dateline.events.roles import participants
from dateline.events.scene import Name, Scene, is_country, is_place, is_town
from dateline.events.status import told_status
from dateline.events.triggers import known_words
from dateline.nlp import Sentence, Token
from dateline.records import Participant
from dateline.spans import Span

LONGEST = timedelta(days=31)  # where only the first or last day is told, the other is this near


@dataclass(frozen=True)
class Facts:
    """What one mention tells.

    Attributes:
        days: Its dates, in text order.
        places: Places where it takes place, nearest first.
        named_after: The place that its own words name: "the Lima talks", "Peru's election".
        participants: Who takes part.
        status: One of `EVENT_STATUSES`, or None.
    """

    days: tuple[Days, ...] = ()
    places: tuple[Name, ...] = ()
    named_after: Name | None = None
    participants: tuple[Participant, ...] = ()
    status: str | None = None

    @cached_property
    def interval(self) -> tuple[date, date] | None:
        """First and last day, where told to the day and close to the mention."""
        for days in self.days:
            if days.closeness >= 2 and days.precision == "day" and days.edge == WHOLE:
                return days.start or days.end, days.end or days.start  # type: ignore[return-value]
        return None

    @cached_property
    def extent(self) -> tuple[date, date] | None:
        """First and last day that the event can have, as told close to the mention."""
        for days in self.days:
            first, last = days.start or days.end, days.end or days.start
            if days.closeness < 2 or first is None or last is None or days.edge == SINCE:
                continue
            if days.edge == WHOLE:
                return first, last
            return first - LONGEST, last + LONGEST
        return None

    @cached_property
    def people(self) -> frozenset[str]:
        """Keys of those who act in it."""
        named = (p.name for p in self.participants if p.role in ("actor", "host"))
        return frozenset(name.lower() for name in named if name.split()[-1][:1].isupper())


def facts_of(scene: Scene, mention: Mention) -> Facts:
    """Read what a mention tells."""
    return Facts(
        days=tuple(days_of(scene, mention)),
        places=tuple(places_of(scene, mention)),
        named_after=_named_after(scene, mention),
        participants=tuple(participants(scene, mention)),
        status=told_status(mention),
    )


_APART = frozenset(("after", "before", "following", "since", "until"))
_BY_COUNTRY = frozenset(("conflict", "other"))
_BY_TOWN = _BY_COUNTRY | {"expo", "forum", "summit", "meeting", "ceremony", "press_conference"}


_TOWARD = frozenset(("to", "for", "into", "in", "onto"))
_IN_NAMED_TOWN = frozenset(("expo", "forum", "summit"))
_LONGEST_TOWN = 4  # words


def _named_after(scene: Scene, mention: Mention) -> Name | None:
    """The place before the noun; a country only where no party is meant: "Peru's earthquake"."""
    kind = mention.trigger.type
    if mention.kind == VERB or kind not in _BY_TOWN:
        return None
    tokens = mention.sentence.tokens
    owners = [c for c in mention.sentence.children[mention.head.i] if c.dep == "poss"]
    for token in (*syntax.premodifiers(mention.sentence, mention.head), *owners):
        joined = "-" in (tokens[token.i - 1].text if token.i else "", tokens[token.i + 1].text)
        name = scene.name_at(mention.sentence, token) if token.text[0].isupper() and not joined else None
        if name is None or name.kind != "place" or name.span.end > mention.head.start:
            continue  # the last: the gathering's own name
        between = mention.sentence.between(name.span.end, mention.head.start)
        of_a_body = any(t.text[0].isupper() for t in between)  # "the Pacific Alliance summit"
        if not of_a_body and (is_town(name.name) or kind in _BY_COUNTRY or not is_place(name.name)):
            return name
    return _town_in(mention) if kind in _IN_NAMED_TOWN else None


def _town_in(mention: Mention) -> Name | None:
    """The town that opens the name of a gathering: "the 23rd Saint John Economic Forum"."""
    words = [t for t in mention.sentence.between(mention.span.start, mention.span.end) if t.tag != "HYPH"]
    while words and (not words[0].text[0].isupper() or syntax.ordinal(words[0].text)):
        words.pop(0)
    for last in range(min(len(words) - 1, _LONGEST_TOWN), 0, -1):
        start, end = words[0].start, words[last - 1].end
        name = mention.sentence.text[start - mention.sentence.start : end - mention.sentence.start]
        if is_town(name):
            return Name(name, "place", country_of_place(name), Span(start, end, name))
    return None


def _strikes(mention: Mention, carrier: Carrier) -> bool:
    """Whether an event is told to do something to somebody: "floods killed", "a storm hit"."""
    if carrier.row is None or carrier.relation != "subject":
        return False
    return carrier.row.subject == "event" and mention.trigger.type in _BY_COUNTRY


def _places_struck(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Name]:
    """Places that an event struck, or where those were whom it struck."""
    for act in (verb, *(c for c in sentence.children[verb.i] if c.dep == "conj" and c.pos == "VERB")):
        yield from scene.places_on(sentence, act)
        for thing in syntax.objects(sentence, act):
            name = scene.place_at(sentence, thing)
            if name:
                yield name
            yield from scene.places_on(sentence, thing)


def _places_of_purpose(scene: Scene, mention: Mention) -> Iterator[Name]:
    """Places of what is built with the money: "invest a million to build a plant in Lima"."""
    sentence = mention.sentence
    acts = [mention.head, *(c.token for c in mention.carriers if c.row)]
    for purpose in (c for act in acts for c in sentence.children[act.i] if c.dep in ("advcl", "xcomp")):
        if any(c.tag == "TO" for c in sentence.children[purpose.i]):
            yield from scene.places_on(sentence, purpose)
            for thing in syntax.objects(sentence, purpose):
                yield from scene.places_on(sentence, thing)
    for thing in (t for act in acts for t in syntax.prepositional(sentence, act, "into", "in")):
        yield from scene.places_on(sentence, thing)


def _places_of_protesters(scene: Scene, mention: Mention) -> Iterator[Name]:
    """Where those are who strike or march: "dockers in Antwerp began a strike"."""
    sentence = mention.sentence
    people = [*syntax.prepositional(sentence, mention.head, "of", "by")]
    for carrier in mention.carriers:
        if carrier.relation == "verb" or (carrier.row and carrier.relation == "object"):
            people += syntax.subjects(sentence, carrier.token)
    for person in people:
        yield from scene.places_on(sentence, person)


def _places_of_doers(scene: Scene, mention: Mention) -> Iterator[Name]:
    """Where those are who do something: "the court in Oulu jailed him"."""
    sentence = mention.sentence
    for doer in syntax.subjects(sentence, mention.head) or syntax.agents(sentence, mention.head):
        if doer.tag in ("NN", "NNS"):
            yield from scene.places_on(sentence, doer)


def _places_beside_day(scene: Scene, mention: Mention, acts: list[Token]) -> Iterator[Name]:
    """Places told beside the day of a mention's event: "was signed by both ministers, in Lima today"."""
    sentence = mention.sentence
    stops = {mention.head.i}
    for time in scene.times_in(sentence):
        anchor = scene.time_anchor(sentence, time, stops)
        if anchor and anchor.i in stops | {t.i for t in acts}:
            place = scene.place_beside(sentence, time)
            yield from (place,) if place else ()


def _places_of_goal(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[Name]:
    """Where one goes: "Lima", "the port of Lima", "a mill in Lima"."""
    for thing in (noun, *syntax.prepositional(sentence, noun, "of")):
        there = scene.place_at(sentence, thing)
        yield from (there,) if there else ()
    yield from scene.places_on(sentence, noun)


def places_of(scene: Scene, mention: Mention) -> Iterator[Name]:
    """The places that hang on a mention or on the verbs that carry it out, nearest first."""
    sentence = mention.sentence
    yield from scene.places_on(sentence, mention.head)
    for carrier in mention.carriers:
        if carrier.relation in _APART:
            continue  # "signed in Bern after the war": the war was elsewhere
        goes = carrier.relation == "for" or (carrier.relation == "verb" and carrier.token is not mention.head)
        going = goes and carrier.token.text.lower() in known_words("going")
        if carrier.relation == "for" and carrier.token.ent == "PERSON":
            yield from scene.places_on(sentence, carrier.token)  # "Prado, in Lima for talks, ..."
        if going:  # "due in Lima for the fair", "will fly to Lima for talks"
            for place in syntax.prepositional(sentence, carrier.token, "to"):
                yield from (n for n in (scene.place_at(sentence, place),) if n)
            for word in sentence.children[carrier.token.i]:
                yield from scene.places_on(sentence, word) if word.dep == "acomp" else ()
        if carrier.row and carrier.row.subject == "host" and carrier.relation == "object":
            hosts = (scene.place_at(sentence, t) for t in syntax.subjects(sentence, carrier.token))
            yield from (n for n in hosts if n and n.kind == "place" and not is_country(n.name))
        moved = carrier.token.text.lower() in known_words("moving")
        if carrier.row or going or moved or carrier.relation in ("at", "verb"):
            yield from scene.places_on(sentence, carrier.token)
            if carrier.token.dep in ("conj", "xcomp"):  # "In Lima she is to hand over a letter"
                yield from scene.places_on(sentence, sentence.tokens[carrier.token.head])
            if _strikes(mention, carrier):
                yield from _places_struck(scene, sentence, carrier.token)
    acts = [mention.head] if mention.kind == VERB else [c.token for c in mention.carriers if c.row]
    there = [c.token for c in mention.carriers if c.relation == "at" and c.token not in acts]
    for act in (*acts, *there):
        if syntax.asks_where(sentence, act):
            where = scene.place_at(sentence, sentence.tokens[act.head])
            yield from (where,) if where else ()
    yield from _places_beside_day(scene, mention, acts)
    if mention.kind == VERB and mention.trigger.type in ("meeting", "conflict"):
        things = syntax.objects(sentence, mention.head) if mention.trigger.needs != "light" else ()
        for thing in things:  # "met Vera in Lima", "invaded Kuwait", not "discussed the war in Lima"
            struck_at = scene.place_at(sentence, thing) if mention.trigger.type == "conflict" else None
            yield from (struck_at,) if struck_at else scene.places_on(sentence, thing)
    if mention.kind == NOUN and mention.trigger.type == "conflict":
        struck = syntax.prepositional(sentence, mention.head, "of", "on", "against")
        yield from (n for t in struck if (n := scene.place_at(sentence, t)))
    if mention.trigger.type == "investment":
        yield from _places_of_purpose(scene, mention)
    if mention.trigger.plover == "PROTEST":
        yield from _places_of_protesters(scene, mention)
    if mention.kind == VERB and mention.trigger.type in _BY_COUNTRY:
        yield from _places_of_doers(scene, mention)
    if mention.kind == VERB and mention.trigger.needs == "facility":
        for thing in syntax.objects(sentence, mention.head):
            yield from scene.places_on(sentence, thing)
    if mention.trigger.type == "visit":
        ways = ("to", "besides", *(mention.trigger.companions & _TOWARD))
        goals = list(syntax.prepositional(sentence, mention.head, *ways))
        if mention.kind == VERB:
            goals = [*syntax.objects(sentence, mention.head), *goals]
            for goal in syntax.prepositional(sentence, mention.head, "to"):
                goals += syntax.prepositional(sentence, goal, "besides")
        for noun in goals:
            name = scene.name_at(sentence, noun)
            if name and name.kind == "place":
                yield name
            elif mention.kind == VERB:
                yield from _places_of_goal(scene, sentence, noun)
    if mention.kind == VERB and (mention.trigger.needs == "streets" or mention.trigger.lemma == "send"):
        for noun in syntax.prepositional(sentence, mention.head, *_TOWARD):
            yield from _places_of_goal(scene, sentence, noun)
