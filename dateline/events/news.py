"""News: what a dispatch tells as new happened on the day that it is about, and where it was filed."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.entities import country_of
from dateline.events import syntax
from dateline.events.days import END, START, WHOLE, Days, days_told, is_hour
from dateline.events.facts import Facts
from dateline.events.mentions import NOUN, VERB, Mention
from dateline.events.phases import is_ended, length, sets_off
from dateline.events.scene import Name, Scene
from dateline.events.status import HYPOTHETICAL, PAST, SCHEDULED
from dateline.events.triggers import known_words
from dateline.nlp import Sentence, Token
from dateline.records import LASTING_TYPES, Time

LEAD = 4  # paragraphs that tell the news; what follows may be its background
_REPORTED_AT = frozenset(("press_conference", "statement", "meeting", "forum", "visit"))
IN_TOWN = frozenset(
    (
        "meeting",
        "forum",
        "summit",
        "expo",
        "ceremony",
        "press_conference",
        "agreement",
        "contract",
        "policy",
        "visit",
    )
)
_ACTS = frozenset(("meeting", "conflict", "other", "agreement", "contract", "ceremony"))
_DONE_TO = ("object", "subject")
_DEEDS = frozenset(("conflict", "other"))
_PERFECT = frozenset(("had", "has", "have"))


def day_of_news(scene: Scene, mention: Mention, facts: Facts, *, town: Name | None) -> Days | None:
    """The day of what a mention tells without one: that told just before it, or that of the news.

    Args:
        scene: The article.
        mention: A mention of an event without days.
        facts: What it tells.
        town: Where the news is from; what an article without one narrates may be of any day.
    """
    if facts.status in (SCHEDULED, HYPOTHETICAL) or mention.headline:
        return None
    carried = _carried(scene, mention) if facts.status == PAST else None
    today = scene.news_day
    if carried or today is None or not _is_news(scene, mention, facts, town):
        return carried
    edge = START if sets_off(mention) else END if length([mention]) and is_ended(mention) else WHOLE
    return Days(today, today, edge, 0, "day")


def edges_of_news(scene: Scene, mention: Mention) -> Iterator[Days]:
    """The first or last day of a gathering that the headline or the lead says to begin or end that day."""
    today, sentence = scene.news_day, mention.sentence
    if today is None or mention.trigger.type not in LASTING_TYPES or sentence.paragraph > 2:
        return
    if _days_in(scene, sentence):
        return
    for carrier in mention.carriers:
        if carrier.row is None or carrier.row.phase == WHOLE or carrier.relation not in _DONE_TO:
            continue
        now = mention.headline and carrier.token.tag in ("VBZ", "VBP")
        if now or (not mention.headline and _is_simple_past(sentence, carrier.token)):
            yield Days(today, today, carrier.row.phase, 1, "day")


def _is_news(scene: Scene, mention: Mention, facts: Facts, town: Name | None) -> bool:
    """Whether a mention tells of the day of the news: words were said there, or it happened in the lead."""
    kind = mention.trigger.type
    said = any(
        c.token.tag == "VBD" and c.relation in ("at", "in", "on", "object", "after")
        for c in mention.carriers
        if c.row is None and c.token.pos == "VERB" and not _tells_no_day(c.token)
    )
    if kind in _REPORTED_AT and said and mention.kind == NOUN:
        return True
    if facts.status != PAST:
        return False
    acts = _acts(mention, *_DONE_TO)
    if mention.sentence.paragraph <= LEAD and kind in IN_TOWN:
        return bool(acts)
    toured = kind == "visit" and mention.kind == VERB
    return (
        (toured or kind in _ACTS) and town is not None and any(_is_narrated(scene, mention, v) for v in acts)
    )


def _tells_no_day(verb: Token) -> bool:
    """Whether a verb of the past tells of no day of the event: "was in talks", "cancelled a trip"."""
    return verb.text.lower() in ("was", "were") or verb.text.lower() in known_words("calling off")


def _acts(mention: Mention, *relations: str) -> list[Token]:
    """The verbs of the simple past by which a mention's event happens."""
    verbs = (c for c in mention.carriers if c.token.pos == "VERB")
    acts = [c.token for c in verbs if c.relation == "verb" or (c.row and c.relation in relations)]
    acts = [v for v in acts if v is mention.head or v.text.lower() not in known_words("calling off")]
    return [v for v in acts if _is_told_new(mention.sentence, v) and _is_simple_past(mention.sentence, v)]


def _is_told_new(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause tells the news, not what was known: "which was signed", "after the talks failed"."""
    marks = {c.text.lower() for c in sentence.children[verb.i] if c.dep == "mark"}
    known = verb.dep == "advcl" and not marks.isdisjoint(("after", "before", "since", "until"))
    return verb.dep not in ("relcl", "acl") and not known


def _carried(scene: Scene, mention: Mention) -> Days | None:
    """The one date of the sentences before in the paragraph, for an act that is told on."""
    acts = _acts(mention, *_DONE_TO, "at", "during")
    if not any(_is_narrated(scene, mention, verb) for verb in acts):
        return None
    sentences, number = scene.doc.sentences, mention.sentence.index
    while number > 0 and sentences[number - 1].paragraph == mention.sentence.paragraph:
        number -= 1
        told = {(t.start_date, t.end_date): t for t in _days_in(scene, sentences[number])}
        if told:
            [time, *others] = told.values()
            days = days_told(scene.article, sentences[number], time)
            past = bool(scene.article.published and days.end and days.end <= scene.article.published)
            exact = days.precision != "year" and days.edge == WHOLE
            return days if past and exact and not others else None
    return None


def _days_in(scene: Scene, sentence: Sentence) -> list[Time]:
    """The dates that a sentence tells."""
    return [t for t in scene.times_in(sentence) if t.start_date and not is_hour(t)]


def is_act_in_town(scene: Scene, mention: Mention, facts: Facts, town: Name) -> bool:
    """Whether an act of the day names no place and nobody from abroad: it was done where it was told."""
    sentence = mention.sentence
    if mention.trigger.type not in _DEEDS or facts.status != PAST:
        return False
    capitals = [t for t in sentence.tokens if t.text[0].isupper()]
    names = [n for t in capitals if (n := scene.name_at(sentence, t))]
    countries = {country_of(t.text) for t in capitals} | {n.country for n in names}
    abroad = any(n.kind == "place" for n in names) or bool(countries - {town.country, None})
    return not abroad and bool(_acts(mention, *_DONE_TO))


def _is_narrated(scene: Scene, mention: Mention, verb: Token) -> bool:
    """Whether a sentence without a day of its own tells an act: "Police fired tear gas"."""
    sentence = mention.sentence
    if scene.is_quoted(verb.start) or _days_in(scene, sentence):
        return False
    above = sentence.tokens[verb.head]
    if verb.dep == "conj":
        verb, above = above, sentence.tokens[above.head]
    reported = verb.dep == "ccomp" and above.i > verb.i and above.text.lower() in known_words("reporting")
    return above.i == verb.i or reported


def _is_simple_past(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what happened then: "signed", "was signed", not "has signed"."""
    helpers = {c.text.lower() for c in sentence.children[verb.i] if c.dep in ("aux", "auxpass")}
    first = sentence.tokens[verb.head]
    if verb.dep == "conj" and not helpers and not syntax.has_own_subject(sentence, verb):
        helpers = {c.text.lower() for c in sentence.children[first.i] if c.dep in ("aux", "auxpass")}
    if helpers & _PERFECT:
        return False  # "has since closed the border and suspended the country"
    return verb.tag == "VBD" or (verb.tag == "VBN" and bool(helpers & {"was", "were"}))
