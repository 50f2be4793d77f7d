"""Hosting: the bigger event that an event is a part of, and what part and whole tell about one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateline.events import syntax
from dateline.events.clusters import Cluster, same_name
from dateline.events.days import END, START, WHOLE, When
from dateline.events.evidence import carried_out
from dateline.events.mentions import NAMED, NOUN, VERB, Mention
from dateline.events.roles import same_party
from dateline.events.scene import Name, Scene, is_place
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
_BESIDE = frozenset(("forum", "visit"))  # what an article about a gathering tells without a day belongs to it
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


@dataclass(frozen=True, slots=True)
class Case:
    """An event of which the bigger one is sought.

    Attributes:
        draft: The event.
        drafts: All events of the article, in text order.
        owner: The events by sentence and token of their mentions.
        scene: The article.
    """

    draft: Draft
    drafts: Sequence[Draft]
    owner: Mapping[tuple[int, int], Draft]
    scene: Scene

    @property
    def kind(self) -> str:
        """Type of the event."""
        return self.draft.cluster.type

    @property
    def published(self) -> date | None:
        """Day of publication."""
        return self.scene.article.published


def host_of(case: Case) -> Draft | None:
    """The event that an event is a part of: that of the first rule that finds one."""
    mentions = case.draft.cluster.mentions
    closing = any(c.relation == "with" and c.row for m in mentions for c in m.carriers)
    if case.kind not in _HOSTED and not closing:
        return None
    rules = _RULES[:_OF_ROUTINE] if any(_is_routine(m) for m in mentions) else _RULES
    return next((host for rule in rules if (host := rule(case))), None)


def _told_with(case: Case) -> Draft | None:
    """What its clause tells it to be at, during or after."""
    for mention in case.draft.cluster.mentions:
        nouns = (*_hosting_nouns(mention), *_beside(mention))
        for token in (n for noun in nouns for n in syntax.happening(mention.sentence, noun)):
            host = case.owner.get((mention.sentence.index, token.i))
            if host and host is not case.draft and _may_host(host, case.draft):
                return host
    return None


def _of_words(case: Case) -> Draft | None:
    """What a speech was given at, and the talks that a joint statement is of."""
    lead = case.draft.cluster.lead
    if case.kind == "statement" and lead.trigger.taken_as == "speech":
        return _occasion(case.draft, case.drafts)
    joint = case.kind in ("statement", "press_conference") and "joint" in case.draft.cluster.words
    return _talks_before(case.draft, case.drafts) if joint else None


def _of_part(case: Case) -> Draft | None:
    """The gathering that an opening, plenary or panel is of."""
    return _gathering_of(case.draft, case.drafts) if case.draft.cluster.words & _PARTS else None


def _about_gathering(case: Case) -> Draft | None:
    """The gathering that the article is about, for a forum or visit that tells neither day nor place."""
    untold = case.draft.when == When() and not case.draft.places
    main = _gathering_of(case.draft, case.drafts) if case.kind in _BESIDE and untold else None
    if main is None or len(main.cluster.mentions) < _TOLD_OF:
        return None
    return main if _is_of_its_time(case.draft, main, case.published) else None


def _on_its_days(case: Case) -> Draft | None:
    """The gathering of several days on one of which a forum, ceremony or briefing was held."""
    dated = case.draft.when.precision == "day" and not case.draft.places
    main = _gathering_of(case.draft, case.drafts) if case.kind in _HELD_THERE and dated else None
    several = main and main.when.start and main.when.end and main.when.start < main.when.end
    return main if several else None


def _at_occasion(case: Case) -> Draft | None:
    """The gathering that the paragraph told of before what was done on a day, or done to it."""
    done = case.kind in _DONE_THERE and case.draft.when != When() and not case.draft.places
    lead = case.draft.cluster.lead
    apart = any(t.dep == "mark" and t.text.lower() in _APART for t in lead.sentence.children[lead.head.i])
    return _occasion(case.draft, case.drafts) if (done or _takes_up(lead)) and not apart else None


# "Their first meeting since both took office": what stands behind these was at another time.
_APART = frozenset(("since", "until", "before", "after"))


def _told_on(case: Case) -> Draft | None:
    """The gathering that the paragraph told of before, for a paper of which no day is told at all."""
    draft, lead = case.draft, case.draft.cluster.lead
    untold = case.kind in _PAPERS and draft.when == When() and not draft.places
    host = _occasion(draft, case.drafts) if untold and _is_signed(case.scene, draft) else None
    while host and host.host and host.when == When():
        host = host.host  # the fair that the seminar told of last was a part of
    if host is None or host.cluster.type not in _GATHERINGS or not _has_begun(host.when, case.published):
        return None
    told = max(m.sentence.end for m in host.cluster.mentions if m.span.start < lead.span.start)
    return None if _is_dated(case.scene, told, lead.sentence.end) else host


def _has_begun(when: When, published: date | None) -> bool:
    """Whether the first day of a gathering, to the day, is not after publication."""
    return bool(published and when.start and when.precision == "day" and when.start <= published)


def _signed_there(case: Case) -> Draft | None:
    """The gathering, now over, that the article is about, for a paper signed on no day that is told."""
    untold = case.kind in _PAPERS and case.draft.when == When()
    at = case.draft.cluster.lead.span.start
    dated = _is_dated(case.scene, at - len(case.scene.told_before(at)), at)
    signed = untold and not dated and _is_signed(case.scene, case.draft)
    main = _gathering_of(case.draft, case.drafts) if signed else None
    told = main is not None and len(main.cluster.mentions) >= _TOLD_OF
    return main if main and told and _is_over(main.when, case.published) else None


def _of_signing(case: Case) -> Draft | None:
    """The paper told before, dated, that "the ceremony" or "the signing" is of."""
    lead = case.draft.cluster.lead
    untold = case.draft.when == When() and not case.draft.places
    if case.kind != "ceremony" or not untold or lead.kind != NOUN or lead.determiner != "the":
        return None
    if case.draft.cluster.words - _OF_SIGNING:
        return None
    papers = [
        d
        for d in case.drafts
        if d.cluster.type in _PAPERS
        and d.when.precision == "day"
        and any(m.span.start < lead.span.start for m in d.cluster.mentions)
    ]
    return papers[-1] if papers else None


_OF_SIGNING = frozenset(("signing",))


_ROUTINE = frozenset(("regular", "daily", "routine", "weekly", "monthly"))


def _is_routine(mention: Mention) -> bool:
    """Whether it is held every so often, wherever others meet: "a regular briefing"."""
    before = syntax.premodifiers(mention.sentence, mention.head)
    return any(t.text.lower() in _ROUTINE for t in before)


def _journey(case: Case) -> Draft | None:
    """The visit to come on which something is to be done that tells no day, or one of the visit's.

    The last one that the paragraph told of, else the only one of the article, unless others travel.
    """
    draft, lead, published = case.draft, case.draft.cluster.lead, case.published
    if published is None or any(f.status != SCHEDULED for f in draft.cluster.facts):
        return None
    coming = [
        d
        for d in case.drafts
        if d.cluster.type == "visit"
        and d.when.precision == "day"
        and (d.when.end or d.when.start or published) > published
        and _is_inside(draft.when, d.when)
    ]
    before = [
        d
        for d in coming
        if any(
            m.sentence.paragraph == lead.sentence.paragraph and m.span.start < lead.span.start
            for m in d.cluster.mentions
        )
    ]
    if not before and len(coming) == 1 and not _of_others(draft.cluster, coming[0].cluster):
        before = coming
    return before[-1] if before and _may_host(before[-1], draft) else None


_ON_VISIT = frozenset(("meeting", "agreement", "contract", "ceremony", "forum", "press_conference"))
_VISIT_BEFORE = 1  # paragraphs back to the visit that a meeting was a part of


def _on_visit(case: Case) -> Draft | None:
    """The visit told just before, on whose days something was done, or on none that is told."""
    draft, lead = case.draft, case.draft.cluster.lead
    if case.kind not in _ON_VISIT or draft.places or any(f.status != PAST for f in draft.cluster.facts):
        return None
    told = [
        (m.span.start, n)
        for n, d in enumerate(case.drafts)
        for m in d.cluster.mentions
        if d.cluster.type == "visit"
        and len(d.places) == 1
        and d.when.precision == "day"
        and m.span.start < lead.span.start
        and lead.sentence.paragraph - m.sentence.paragraph <= _VISIT_BEFORE
    ]
    host = case.drafts[max(told)[1]] if told else None
    if host is None or not _is_inside(draft.when, host.when) or _of_others(draft.cluster, host.cluster):
        return None
    return host


def _is_inside(part: When, whole: When) -> bool:
    """Whether days are all among those of the whole, as are none at all."""
    start, end = part.start or part.end, part.end or part.start
    first, last = whole.start or whole.end, whole.end or whole.start
    return not (start and end and first and last) or first <= start <= end <= last


def _of_others(part: Cluster, whole: Cluster) -> bool:
    """Whether those who act in the two are told, and are not the same."""
    some, others = _actors(part), _actors(whole)
    return bool(some and others) and not any(same_party(a, b) for a in some for b in others)


def _actors(cluster: Cluster) -> set[str]:
    """The people and bodies named as acting in an event; who visits is no place."""
    acting = (p.name for f in cluster.facts for p in f.participants if p.role == "actor")
    return {name.lower() for name in acting if not is_place(name)}


def _is_of_its_time(part: Draft, whole: Draft, published: date | None) -> bool:
    """Whether both can be on the same days: what is over has no plan for a part, what is to come no past."""
    start, end = whole.when.start or whole.when.end, whole.when.end or whole.when.start
    told = {f.status for f in part.cluster.facts}
    if not (published and start and end):
        return False
    return not (SCHEDULED in told and end < published) and not (PAST in told and start > published)


def _is_signed(scene: Scene, draft: Draft) -> bool:
    """Whether a paper is told to be signed, in nobody's words."""
    for mention, facts in draft.cluster.rows():
        signed = any(c.row and draft.cluster.type in c.row.types for c in mention.carriers)
        if signed and facts.status == PAST and not scene.is_quoted(mention.span.start):
            return True
    return False


def _is_dated(scene: Scene, start: int, end: int) -> bool:
    """Whether a day is told between two places of the text."""
    return any(start <= t.start < end and t.start_date for t in scene.times)


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
        if carrier.token.tag in syntax.NOUN_TAGS or carrier.leads_on:
            continue
        if syntax.asks_where(sentence, carrier.token):
            yield from _where_it_is_done(sentence, carrier.token)
        if mention.trigger.needs == "gathering":
            yield from (*syntax.subjects(sentence, carrier.token), *syntax.objects(sentence, carrier.token))
        if carrier.relation in ("object", "subject", "verb"):
            yield from syntax.prepositional(
                sentence, carrier.token, "at", "during", "after", "following", "alongside"
            )
            sides = syntax.prepositional(sentence, carrier.token, "on")
            for side in sides:
                yield from (side,) if side.text.lower() in _SIDELINES else ()
                yield from syntax.prepositional(sentence, side, "of") if side.text.lower() == "day" else ()
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


# In order of how sure they are. The first few are also those of what is held every so often.
_RULES = (
    _told_with,
    _of_words,
    _of_part,
    _journey,
    _on_visit,
    _of_signing,
    _about_gathering,
    _on_its_days,
    _at_occasion,
    _told_on,
    _signed_there,
)
_OF_ROUTINE = 6


def inherit(draft: Draft) -> None:
    """Take dates and place from the bigger event, where the article tells no others."""
    host = draft.host
    if host is None:
        return
    inherit(host)
    side = _side_of_host(draft)
    number = _day_number(draft)
    if number and draft.when == When():
        draft.when = _day_of(host.when, number)
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


def _day_number(draft: Draft) -> int:
    """Which day of the bigger event something was done on: 2 for the second, -1 for the last, 0 for none."""
    for mention in draft.cluster.mentions:
        opening = mention.sentence.tokens[:1]  # which the parser may hang anywhere
        days = [t for t in mention.sentence.tokens[2:5] if opening and opening[0].text == "On"]
        for word in (mention.head, *(c.token for c in mention.carriers)):
            days += syntax.prepositional(mention.sentence, word, "on")
        for day in (d for d in days if d.text.lower() == "day"):
            before = [t.text.lower() for t in syntax.premodifiers(mention.sentence, day)]
            if {"last", "final", "closing"} & set(before):
                return -1
            if number := 1 if "opening" in before else next(filter(None, map(syntax.ordinal, before)), 0):
                return number
    return 0


def _day_of(when: When, number: int) -> When:
    """A day of what runs for days, by its number."""
    if when.precision != "day" or when.start is None:
        return When()
    day = when.end if number < 0 else when.start + timedelta(days=number - 1)
    return When(day, day, "day") if day and day <= (when.end or day) else When()


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
    codes = [p.country for p in places if p.country]
    return codes[0] if len(set(codes[:_PLACES])) == 1 else None
