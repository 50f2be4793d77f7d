"""Hosting: the bigger event that an event is a part of, and what part and whole tell about one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.entities import country_of_place
from dateline.events import syntax
from dateline.events.clusters import Cluster, same_name
from dateline.events.dating import END, START, WHOLE, When
from dateline.events.evidence import carried_out
from dateline.events.mentions import NAMED, VERB, Mention
from dateline.events.scene import Name, Scene
from dateline.events.status import PAST, SCHEDULED
from dateline.nlp import Sentence, Token
from dateline.records import Participant

_HOSTS = frozenset(("expo", "forum", "summit", "ceremony", "visit", "meeting"))
_HOSTED = frozenset(
    (
        "ceremony",
        "forum",
        "summit",
        "statement",
        "contract",
        "agreement",
        "meeting",
        "press_conference",
        "visit",
        "letter",
    )
)
_GATHERINGS = ("expo", "forum", "summit")
_PARTS = frozenset("opening closing plenary inaugural panel".split())
_PAPERS = frozenset(("agreement", "contract"))
_TOLD_OF = 3  # mentions of a gathering in an article that is about it
_HELD_THERE = frozenset(("forum", "ceremony", "press_conference"))
_DONE_THERE = frozenset(("agreement", "contract", "meeting", "ceremony"))
_SIDELINES = frozenset(("sidelines", "sideline", "margins"))
_HOSTING = ("at", "during", "of", "for", "on", "in")


@dataclass(slots=True, eq=False)
class Draft:
    """An event under construction.

    Attributes:
        cluster: Its mentions.
        host: The bigger event that it is a part of.
        when: Its dates.
        places: Where, as named.
        series: Name of the series that an unnamed edition belongs to.
        people: Who takes part.
        country: Where, where only that much is told.
    """

    cluster: Cluster
    host: Draft | None = None
    when: When = field(default_factory=When)
    places: tuple[Name, ...] = ()
    series: str | None = None
    people: tuple[Participant, ...] = ()
    country: str | None = None


def host_of(
    scene: Scene, draft: Draft, owner: dict[tuple[int, int], Draft], drafts: Sequence[Draft]
) -> Draft | None:
    """The event that an event is a part of."""
    kind = draft.cluster.type
    closing = any(c.relation == "with" and c.row for m in draft.cluster.mentions for c in m.carriers)
    if kind not in _HOSTED and not closing:
        return None
    for mention in draft.cluster.mentions:
        nouns = (*_hosting_nouns(mention), *_beside(mention))
        for token in (n for noun in nouns for n in syntax.happening(mention.sentence, noun)):
            host = owner.get((mention.sentence.index, token.i))
            if host and host is not draft and _may_host(host, draft):
                return host
    if kind == "statement" and draft.cluster.lead.trigger.taken_as == "speech":
        return _occasion(draft, drafts)
    if kind in ("statement", "press_conference") and "joint" in draft.cluster.words:
        return _talks_before(draft, drafts)
    if draft.cluster.words & _PARTS:
        return _gathering_of(draft, drafts)
    journey = _journey(draft, drafts, scene.article.published) if draft.when == When() else None
    if journey:
        return journey
    if any(_is_routine(m) for m in draft.cluster.mentions):
        return None
    if kind in _HELD_THERE and not draft.places and draft.when.precision == "day":
        main = _gathering_of(draft, drafts)
        if main and main.when.start and main.when.end and main.when.start < main.when.end:
            return main
    if (kind in _DONE_THERE and draft.when != When() and not draft.places) or _takes_up(draft.cluster.lead):
        return _occasion(draft, drafts)
    if kind in _PAPERS and draft.when == When() and _is_signed(scene, draft):
        main = _gathering_of(draft, drafts)
        told = main is not None and len(main.cluster.mentions) >= _TOLD_OF
        return main if main and told and _is_over(main.when, scene.article.published) else None
    return None


_ROUTINE = frozenset(("regular", "daily", "routine", "weekly", "monthly"))


def _is_routine(mention: Mention) -> bool:
    """Whether it is held every so often, wherever others meet: "a regular briefing"."""
    before = syntax.premodifiers(mention.sentence, mention.head)
    return any(t.text.lower() in _ROUTINE for t in before)


def _journey(draft: Draft, drafts: Sequence[Draft], published: date | None) -> Draft | None:
    """The visit to come of the same paragraph on which something without a day is to be done."""
    lead = draft.cluster.lead
    before = [
        d
        for d in drafts
        if d.cluster.type == "visit"
        and d.when.precision == "day"
        and published
        and (d.when.start or published) > published
        and any(
            m.sentence.paragraph == lead.sentence.paragraph and m.span.start < lead.span.start
            for m in d.cluster.mentions
        )
    ]
    ahead = all(f.status == SCHEDULED for f in draft.cluster.facts)
    return before[-1] if before and ahead and _may_host(before[-1], draft) else None


def _is_signed(scene: Scene, draft: Draft) -> bool:
    """Whether a paper is told to be signed, in nobody's words and where no day is told."""
    for mention, facts in draft.cluster.rows():
        signed = any(c.row and draft.cluster.type in c.row.types for c in mention.carriers)
        at = mention.span.start
        dated = any(at - len(scene.told_before(at)) <= t.start < at and t.start_date for t in scene.times)
        if signed and facts.status == PAST and not dated and not scene.is_quoted(at):
            return True
    return False


def _is_over(when: When, published: date | None) -> bool:
    """Whether a gathering of several days ended before publication."""
    return bool(published and when.start and when.end and when.start < when.end <= published)


_NEAR = 2  # paragraphs back to the talks that a joint statement is of


def _talks_before(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The talks or visit told of last before a joint statement."""
    here = draft.cluster.lead
    told = [
        (m.span.start, n)
        for n, d in enumerate(drafts)
        for m in d.cluster.mentions
        if d.cluster.type in ("meeting", "visit", "summit")
        and 0 <= here.sentence.paragraph - m.sentence.paragraph <= _NEAR
        and m.span.start < here.span.start
    ]
    return drafts[max(told)[1]] if told and _may_host(drafts[max(told)[1]], draft) else None


def _occasion(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The gathering told of right before what was done there, in the same paragraph."""
    part = draft.cluster.lead
    told = [
        (m.sentence.index, d.cluster.type == "ceremony", m.span.start, n)
        for n, d in enumerate(drafts)
        for m in d.cluster.mentions
        if d.cluster.type in (*_GATHERINGS, "ceremony", "meeting")
        and m.sentence.paragraph == part.sentence.paragraph
        and m.span.start < part.span.start
    ]
    host = drafts[max(told)[-1]] if told else None
    return host if host and _may_host(host, draft) and _agree(host.when, draft.when) else None


def _gathering_of(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The gathering that the article tells most of, where its days agree."""
    big = [d for d in drafts if d is not draft and d.cluster.type in _GATHERINGS and _may_host(d, draft)]
    main = max(big, key=lambda d: len(d.cluster.mentions), default=None)
    return main if main and _agree(main.when, draft.when) else None


def _agree(whole: When, part: When) -> bool:
    """Whether a part's days don't lie outside of those of the whole."""
    before = bool(whole.start and part.end and part.end < whole.start)
    after = bool(whole.end and part.start and part.start > whole.end)
    return not before and not after


def _takes_up(mention: Mention) -> bool:
    """Whether a verb tells what was done to the thing just told of: "it was inaugurated"."""
    things = syntax.objects(mention.sentence, mention.head) if mention.kind == VERB else ()
    return any(t.text.lower() == "it" for t in things)


def _may_host(host: Draft, draft: Draft) -> bool:
    above: Draft | None = host
    while above:
        if above is draft:
            return False
        above = above.host
    if host.cluster.type == draft.cluster.type:
        return False
    if draft.cluster.type == "summit" and host.cluster.type not in _GATHERINGS:
        return False
    return host.cluster.type in _HOSTS and not (
        draft.cluster.type == "letter" and host.cluster.type == "expo"
    )


def _hosting_nouns(mention: Mention) -> Iterator[Token]:
    """Nouns that hang on a mention, or on its verbs, by "at", "during" and the like."""
    sentence = mention.sentence
    yield from syntax.prepositional(sentence, mention.head, *_HOSTING)
    for carrier in mention.carriers:
        if carrier.token.tag in syntax.NOUN_TAGS:
            continue
        if syntax.asks_where(sentence, carrier.token):
            yield from _where_it_is_done(sentence, carrier.token)
        if mention.trigger.needs == "gathering":
            yield from (*syntax.subjects(sentence, carrier.token), *syntax.objects(sentence, carrier.token))
        if carrier.relation in ("object", "subject", "verb"):
            yield from syntax.prepositional(
                sentence, carrier.token, "at", "during", "after", "following", "alongside"
            )
            yield from syntax.subjects(sentence, carrier.token) if carrier.relation == "object" else ()
        elif carrier.relation == "with" and carrier.row and carrier.row.phase in (START, END):
            yield from syntax.subjects(sentence, carrier.token)  # "the fair ended with a ceremony"
        elif carrier.relation == "in" and carrier.row:
            yield from syntax.prepositional(sentence, carrier.token, "in")


def _where_it_is_done(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The nouns that a clause with "where" can be about: "attends a forum in Bern, where it will sign"."""
    for above in syntax.ancestors(sentence, verb):
        if above.pos == "VERB":
            yield from syntax.objects(sentence, above)
            return
        yield above


def _beside(mention: Mention) -> Iterator[Token]:
    """Nouns after "at" anywhere behind a mention that a verb carries out: the parser often misplaces them."""
    if carried_out(mention) or mention.kind == VERB:
        above = {t.i for t in syntax.ancestors(mention.sentence, mention.head)}
        for token in mention.sentence.tokens[mention.head.i + 1 :]:
            if token.i in above and token.pos in ("VERB", "AUX"):
                return  # "who is on a visit spoke at the ceremony"
            nouns = [c for c in mention.sentence.children[token.i] if c.dep == "pobj"]
            if token.text.lower() == "on":
                nouns = [n for n in nouns if n.text.lower() in _SIDELINES]
            elif token.text.lower() not in ("at", "during", "alongside"):
                continue
            yield from nouns if token.dep == "prep" else ()


def inherit(draft: Draft) -> None:
    """Take dates and place from the bigger event, where the article tells no others."""
    host = draft.host
    if host is None:
        return
    inherit(host)
    side = _side_of_host(draft)
    if draft.when == When() or _is_within(host.when, draft.when):
        draft.when = _part_of(host.when, side)
        short = draft.cluster.type in ("statement", "letter", "ceremony", "press_conference")
        if short and draft.when.start and draft.when.end is None and draft.when.precision == "day":
            draft.when = replace(draft.when, end=draft.when.start)
    elif side == START and host.when.start is None and host.when.precision in (None, draft.when.precision):
        host.when = When(draft.when.start, host.when.end, draft.when.precision)
    elif side == END and host.when.end is None and host.when.precision in (None, draft.when.precision):
        host.when = When(host.when.start, draft.when.end, draft.when.precision)
    else:
        _lend(draft, host)
    inside = {n.name.lower() for d in (host,) for n in d.places}
    of_a_tour = host.cluster.type == "visit" and len(host.places) > 1
    if of_a_tour and not draft.places:
        return
    if not draft.places or inside >= {n.name.lower() for n in draft.places}:
        draft.places = host.places
    elif not host.places and draft.cluster.type == "ceremony":
        host.places = draft.places


_LASTS_A_DAY = frozenset(("meeting", "ceremony", "press_conference"))


def _is_within(whole: When, part: When) -> bool:
    """Whether the days of the whole lie in what is told of the part, so that they tell more."""
    if not (whole.start and whole.end and part.start and part.end) or part.start == part.end:
        return False
    inside = part.start <= whole.start and whole.end <= part.end
    return inside and whole.precision == "day" and whole.end - whole.start < part.end - part.start


def _lend(draft: Draft, host: Draft) -> None:
    """Give a gathering of one day the day of what was done at it: "signed on Friday at a meeting in Bern"."""
    day = draft.when.start
    of_a_day = host.cluster.type in _LASTS_A_DAY and day == draft.when.end
    if host.when == When() and day and (of_a_day or draft.when.precision in ("month", "year")):
        host.when = draft.when


def names_of(draft: Draft) -> set[str]:
    """Names and short forms of an event, lower case: a fair is not a place."""
    names = {m.name.lower() for m in draft.cluster.mentions if m.name}
    return names | {m.acronym.lower() for m in draft.cluster.mentions if m.acronym}


def _side_of_host(draft: Draft) -> str:
    """START for what opens the bigger event, END for what closes it, WHOLE for other parts."""
    words = draft.cluster.words
    ends = {c.row.phase for m in draft.cluster.mentions for c in m.carriers if c.relation == "with" and c.row}
    if words & {"opening", "inaugural"} or (draft.cluster.type == "ceremony" and START in ends):
        return START
    return END if "closing" in words or (draft.cluster.type == "ceremony" and END in ends) else WHOLE


def _part_of(when: When, side: str) -> When:
    """The dates of a part: the first day for an opening, the last for a closing, else the bounds."""
    if side == START and when.start and when.precision == "day":
        return When(when.start, when.start, "day")
    if side == END and when.end and when.precision == "day":
        return When(when.end, when.end, "day")
    return when


def main_gathering(drafts: Sequence[Draft]) -> Draft | None:
    """The gathering that an article is about: the one told of most."""
    gatherings = [d for d in drafts if d.cluster.type in _GATHERINGS and not d.cluster.aside]
    often = [d for d in gatherings if len(d.cluster.mentions) > 1]
    return max(often, key=lambda d: len(d.cluster.mentions), default=None)


def place_edition(draft: Draft, main: Draft) -> None:
    """Take the country of the article's gathering for its other editions; summits move."""
    lead = draft.cluster.lead
    same = draft.series or (lead.kind == NAMED and same_name(lead.name or " ", main.cluster.lead.name))
    if draft is not main and draft.cluster.type == main.cluster.type and same and not draft.places:
        draft.country = country_at(main.places) if draft.cluster.type != "summit" else None


_PLACES = 2  # of an event that are kept


def country_at(places: Iterable[Name]) -> str | None:
    """The country of the first places; None for places of two countries."""
    codes = [code for p in places if (code := p.country or country_of_place(p.name))]
    return codes[0] if len(set(codes[:_PLACES])) == 1 else None
