"""Placing: where an event takes place, as one mention tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from dateline.entities import country_of, country_of_place
from dateline.events import syntax
from dateline.events.carriers import Carrier
from dateline.events.deeds import any_is
from dateline.events.mentions import NOUN, VERB, Mention
from dateline.events.scene import Name, Scene, is_place, is_town, joined_countries
from dateline.events.sites import place_at, place_beside, places_on, tells_event, town_before
from dateline.events.triggers import known_words
from dateline.nlp import Sentence, Token
from dateline.records import SERIAL_TYPES
from dateline.spans import Span

# "signed in Bern after the war": the war was elsewhere.
_APART = frozenset(("after", "before", "following", "since", "until"))
_BY_COUNTRY = frozenset(("conflict", "other"))
_BY_TOWN = _BY_COUNTRY | {"expo", "forum", "summit", "meeting", "ceremony", "press_conference"}


_TOWARD = frozenset(("to", "for", "into", "in", "onto"))
_LONGEST_TOWN = 4  # words


def named_after(scene: Scene, mention: Mention) -> Name | None:
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
    return _town_in(mention) if kind in SERIAL_TYPES else None


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


def _struck(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Name]:
    """Places that an event struck, or where those were whom it struck."""
    for act in (verb, *(c for c in sentence.children[verb.i] if c.dep == "conj" and c.pos == "VERB")):
        yield from places_on(scene, sentence, act)
        for thing in syntax.objects(sentence, act):
            name = place_at(scene, sentence, thing)
            if name:
                yield name
            yield from places_on(scene, sentence, thing)


def _of_purpose(scene: Scene, mention: Mention) -> Iterator[Name]:
    """Places of what is built with the money: "invest a million to build a plant in Lima"."""
    sentence = mention.sentence
    acts = [mention.head, *(c.token for c in mention.carriers if c.row)]
    for purpose in (c for act in acts for c in sentence.children[act.i] if c.dep in ("advcl", "xcomp")):
        if any(c.tag == "TO" for c in sentence.children[purpose.i]):
            yield from places_on(scene, sentence, purpose)
            for thing in syntax.objects(sentence, purpose):
                yield from places_on(scene, sentence, thing)
    for thing in (t for act in acts for t in syntax.prepositional(sentence, act, "into", "in")):
        yield from _at(scene, sentence, thing)


def _of_protesters(scene: Scene, mention: Mention) -> Iterator[Name]:
    """Where those are who strike or march: "dockers in Antwerp began a strike"."""
    sentence = mention.sentence
    people = [*syntax.prepositional(sentence, mention.head, "of", "by")]
    for carrier in mention.carriers:
        if carrier.relation == "verb" or (carrier.row and carrier.relation == "object"):
            people += syntax.subjects(sentence, carrier.token)
    for person in people:
        yield from places_on(scene, sentence, person)


def _of_doers(scene: Scene, mention: Mention) -> Iterator[Name]:
    """Where those are who do something: "the court in Oulu jailed him"."""
    sentence = mention.sentence
    for doer in syntax.subjects(sentence, mention.head) or syntax.agents(sentence, mention.head):
        if doer.tag in ("NN", "NNS") or mention.trigger.type == "policy":
            yield from _at(scene, sentence, doer)


def _beside_day(scene: Scene, mention: Mention) -> Iterator[Name]:
    """Places told beside the day of a mention's event: "was signed by both ministers, in Lima today"."""
    sentence = mention.sentence
    stops = {mention.head.i}
    done = stops | {t.i for t in _acts(mention)}
    for time in scene.times_in(sentence):
        anchor = scene.time_anchor(sentence, time, stops)
        if anchor and anchor.i in done:
            place = place_beside(scene, sentence, time)
            yield from (place,) if place and not _is_anothers(mention, place, anchor) else ()


def _is_anothers(mention: Mention, place: Name, anchor: Token) -> bool:
    """Whether a place hangs on another event: "will meet ahead of a summit in Lima on June 10"."""
    for token in mention.sentence.between(place.span.start, place.span.end)[:1]:
        for above in syntax.ancestors(mention.sentence, token):
            if above.i in (anchor.i, mention.head.i):
                return False
            if above.dep == "pobj" and above.tag in ("NN", "NNS") and tells_event(mention.sentence, above):
                return True
    return False


def _of_goal(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[Name]:
    """Where one goes: "Lima", "the port of Lima", "a mill in Lima"."""
    for thing in (noun, *syntax.prepositional(sentence, noun, "of")):
        yield from _place(scene, sentence, thing)
    yield from _at(scene, sentence, noun)


def places_of(scene: Scene, mention: Mention) -> Iterator[Name]:
    """The places that hang on a mention or on the verbs that carry it out, nearest first."""
    yield from places_on(scene, mention.sentence, mention.head)
    for carrier in mention.carriers:
        if carrier.relation not in _APART and not carrier.leads_on:
            yield from _of_carrier(scene, mention, carrier)
    yield from _this_time(scene, mention)
    yield from _where_clause(scene, mention)
    yield from _beside_day(scene, mention)
    kind = mention.trigger.type
    if kind in ("meeting", "conflict"):
        yield from _of_parties(scene, mention)
    if kind == "investment":
        yield from _of_purpose(scene, mention)
    if mention.trigger.plover == "PROTEST":
        yield from _of_protesters(scene, mention)
    if mention.kind == VERB and (kind in _BY_COUNTRY or kind == "policy"):
        yield from _of_doers(scene, mention)
    if mention.kind == NOUN and kind in _BY_COUNTRY:
        for thing in syntax.prepositional(mention.sentence, mention.head, "of"):
            yield from _at(scene, mention.sentence, thing)
    if mention.kind == VERB and (mention.trigger.needs == "facility" or kind == "other"):
        for thing in syntax.objects(mention.sentence, mention.head):
            yield from _at(scene, mention.sentence, thing)
    if kind == "visit":
        yield from _of_visit(scene, mention)
    if mention.kind == VERB and (mention.trigger.needs == "streets" or mention.trigger.lemma == "send"):
        for noun in syntax.prepositional(mention.sentence, mention.head, *_TOWARD):
            yield from _of_goal(scene, mention.sentence, noun)


_LEADING = frozenset(("take", "bring", "lead"))  # of a journey: "a tour will take her to Lima and Quito"


def _of_carrier(scene: Scene, mention: Mention, carrier: Carrier) -> Iterator[Name]:
    """Where a verb that carries an event out is done, or where those go who go to it."""
    sentence, verb = mention.sentence, carrier.token
    goes = carrier.relation == "for" or (carrier.relation == "verb" and verb is not mention.head)
    going = goes and verb.text.lower() in known_words("going")
    if carrier.relation == "for" and verb.ent == "PERSON":
        yield from places_on(scene, sentence, verb)  # "Prado, in Lima for talks, ..."
    if going:  # "due in Lima for the fair", "will fly to Lima for talks"
        for place in syntax.prepositional(sentence, verb, "to"):
            yield from _place(scene, sentence, place)
        for word in sentence.children[verb.i]:
            yield from places_on(scene, sentence, word) if word.dep == "acomp" else ()
    if carrier.relation == "subject" and verb.lemma in _LEADING and mention.trigger.type == "visit":
        for place in syntax.prepositional(sentence, verb, "to"):
            yield from _place(scene, sentence, place)
    if carrier.row and carrier.row.subject == "host" and carrier.relation == "object":
        hosts = syntax.agents(sentence, verb) or syntax.subjects(sentence, verb)
        yield from (n for t in hosts for n in _place(scene, sentence, t) if n.kind == "place")
    moved = verb.text.lower() in known_words("moving")
    held = verb.lemma == "be" and carrier.relation == "subject"  # "the next meeting will be in Lima"
    if carrier.row or going or moved or held or carrier.relation in ("at", "verb"):
        yield from places_on(scene, sentence, verb)
        if verb.dep in ("conj", "xcomp"):  # "In Lima she is to hand over a letter"
            yield from places_on(scene, sentence, sentence.tokens[verb.head])
        if _strikes(mention, carrier):
            yield from _struck(scene, sentence, verb)


def _acts(mention: Mention) -> list[Token]:
    """The verbs that are the event or carry it out."""
    if mention.kind == VERB:
        return [mention.head]
    return [c.token for c in mention.carriers if c.row and not c.leads_on]


def _this_time(scene: Scene, mention: Mention) -> Iterator[Name]:
    """The place of one of a series that is told apart: "a new round, this time in Lima"."""
    sentence = mention.sentence
    for token in sentence.tokens[mention.head.i + 1 :]:
        if token.text.lower() == "time" and sentence.tokens[token.i - 1].text.lower() == "this":
            yield from places_on(scene, sentence, token)


def _where_clause(scene: Scene, mention: Mention) -> Iterator[Name]:
    """The place before "where": "flew to Lima, where he signed a treaty"."""
    sentence, acts = mention.sentence, _acts(mention)
    for act in (*acts, *(c.token for c in mention.carriers if c.relation == "at" and c.token not in acts)):
        where = syntax.word_where(sentence, act)
        before = sentence.tokens[max(0, where.i - _NEAR) : where.i] if where else ()
        told = (n for t in reversed(before) if t.text[0].isupper() for n in _place(scene, sentence, t))
        yield from islice(told, 1)


_NEAR = 8  # tokens back to the place that "where" takes up


def _of_parties(scene: Scene, mention: Mention) -> Iterator[Name]:
    """Where those are whom one meets or strikes: "met Vera in Lima", "clashed with rebels near Oulu"."""
    sentence, conflict = mention.sentence, mention.trigger.type == "conflict"
    if mention.kind == VERB and mention.trigger.needs != "light":  # not "discussed the war in Lima"
        for thing in syntax.objects(sentence, mention.head):
            struck_at = place_at(scene, sentence, thing) if conflict else None
            yield from (struck_at,) if struck_at else places_on(scene, sentence, thing)
    if mention.kind == VERB and conflict:
        for thing in syntax.prepositional(sentence, mention.head, "from"):
            yield from _at(scene, sentence, thing)  # "abducted from a school in Lima"
    if conflict:
        for act in (mention.head, *_acts(mention)):
            for side in syntax.prepositional(sentence, act, "between", "with"):
                yield from places_on(scene, sentence, side)
    if mention.kind == NOUN and conflict:
        for thing in syntax.prepositional(sentence, mention.head, "of", "on", "against"):
            yield from _place(scene, sentence, thing)


def _of_visit(scene: Scene, mention: Mention) -> Iterator[Name]:
    """Where a visit leads: "a visit to Lima", "toured a mill in Lima"."""
    sentence = mention.sentence
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
            yield from _of_goal(scene, sentence, noun)
        elif region := town_before(scene, sentence, noun):
            yield region


def _at(scene: Scene, sentence: Sentence, thing: Token) -> Iterator[Name]:
    """Where a thing is: "the Kaluga plant", "a plant in Kaluga"."""
    town = town_before(scene, sentence, thing)
    yield from (town,) if town else ()
    yield from places_on(scene, sentence, thing)


def _place(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[Name]:
    """The place that a noun names, if it names one."""
    found = place_at(scene, sentence, noun)
    yield from (found,) if found else ()


def country_told(scene: Scene, mention: Mention) -> str | None:
    """The country where an event is that its words tell without a place; None where none does."""
    return next((code for source in _COUNTRIES if (code := source(scene, mention))), None)


def _voting(_: Scene, mention: Mention) -> str | None:
    """Whose voters vote: "the Slovak presidential election"."""
    if mention.kind == VERB or not {mention.trigger.lemma, mention.trigger.taken_as} & known_words("ballot"):
        return None
    return _told_before(mention.sentence, mention.head)


def _receiving(scene: Scene, mention: Mention) -> str | None:
    """Where a guest is received: at home with the host."""
    verb, sentence = mention.head, mention.sentence
    if mention.kind != VERB or verb.lemma not in _RECEIVING:
        return None
    hosts = syntax.agents(sentence, verb) or syntax.subjects(sentence, verb)
    return _only(n.country for t in hosts for n in (scene.name_at(sentence, t),) if n)


def _assembled(scene: Scene, mention: Mention) -> str | None:
    """Where a body of one country meets: "a sitting of the Norwegian bank board"."""
    if mention.kind == VERB or mention.trigger.type != "meeting":
        return None
    sentence, head = mention.sentence, mention.head
    if any(True for _ in syntax.prepositional(sentence, head, "between", "with")):
        return None
    bodies = list(syntax.prepositional(sentence, head, "of"))
    names = [scene.name_at(sentence, t) for t in bodies if t.tag in ("NN", "NNP")]
    alone = len(bodies) == 1 and names and names[0] and not joined_countries(names[0].span.text)
    return names[0].country if alone and names[0] and names[0].kind in ("organisation", "group") else None


def _worked_on(_: Scene, mention: Mention) -> str | None:
    """Where a thing is that somebody opens, builds or shuts: "opened its first Polish plant"."""
    if mention.kind != VERB or mention.trigger.needs != "facility":
        return None
    return _only(_told_before(mention.sentence, t) for t in syntax.objects(mention.sentence, mention.head))


def _decreed(scene: Scene, mention: Mention) -> str | None:
    """Whose rule it is: "Chile's export ban", "the Thai tax break"."""
    sentence, kind = mention.sentence, mention.trigger.type
    if kind not in _DECREES:
        return None
    rules: tuple[Token, ...] = (mention.head,)
    if mention.kind == VERB:
        rules = tuple(t for t in syntax.objects(sentence, mention.head) if any_is((t,), "rule"))
    owners = [c for t in rules for c in sentence.children[t.i] if c.dep == "poss" and c.tag != "PRP$"]
    if owners:
        return _only(n.country for t in owners for n in (scene.name_at(sentence, t),) if n)
    if mention.trigger.lemma == "sanction":
        return None  # "the Russian sanctions" may be those on Russia
    return _only(_told_before(sentence, t) for t in rules)


_DECREES = frozenset(("policy", "sanction"))
_COUNTRIES = (_voting, _receiving, _assembled, _worked_on, _decreed)
_RECEIVING = frozenset(("receive", "welcome", "greet", "summon"))


def _told_before(sentence: Sentence, noun: Token) -> str | None:
    """The country that an adjective before a noun tells; None for two."""
    before = syntax.premodifiers(sentence, noun)
    joined = {t.i + step for t in before if t.tag == "HYPH" for step in (-1, 1)}
    return _only(country_of(t.text) for t in before if t.text[0].isupper() and t.i not in joined)


def _only(codes: Iterable[str | None]) -> str | None:
    """The one country that is told; None for several."""
    told = {code for code in codes if code}
    return told.pop() if len(told) == 1 else None
