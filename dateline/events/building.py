"""Building: from clusters of mentions to events with dates, places, people and names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dateline.events import syntax
from dateline.events.clusters import Cluster
from dateline.events.countries import country_of_event
from dateline.events.days import When
from dateline.events.drafts import Draft
from dateline.events.evidence import evidence
from dateline.events.hosting import Case, host_of
from dateline.events.inheriting import inherit
from dateline.events.mentions import VERB, Mention
from dateline.events.naming import name_edition, name_event
from dateline.events.news import IN_TOWN, day_of_news, edges_of_news, is_act_in_town
from dateline.events.phases import length
from dateline.events.scene import Name, Scene, is_country, is_place
from dateline.events.series import main_gathering, place_edition, series_of
from dateline.events.status import decide
from dateline.events.terms import next_term
from dateline.events.triggers import known_words
from dateline.events.when import combine
from dateline.records import SERIAL_TYPES, Event, Participant
from dateline.spans import Span

LEAST_EVIDENCE = 2.0

_ONE_DAY = frozenset(
    ("ceremony", "press_conference", "statement", "letter", "agreement", "sanction", "meeting")
)
_SOON_OVER = _ONE_DAY - {"meeting", "sanction"} | SERIAL_TYPES
_BETWEEN = frozenset(("meeting", "agreement", "contract"))


def build_events(scene: Scene, clusters: Sequence[Cluster]) -> tuple[Event, ...]:
    """The events of an article, those left out that are no particular happening."""
    drafts = [Draft(c) for c in clusters if evidence(c) >= LEAST_EVIDENCE]
    owner = {(m.sentence.index, m.head.i): d for d in drafts for m in d.cluster.mentions}
    names = frozenset().union(*(draft.names for draft in drafts))
    for draft in drafts:
        draft.when = _own_when(scene, draft)
        draft.places = tuple(n for n in _own_places(draft) if n.name.lower() not in names)
        within = {p.country for f in draft.cluster.facts for p in f.places if is_country(p.name)}
        draft.country = within.pop() if len(within) == 1 else None
    for draft in drafts:
        draft.when = _when_of_both(draft, owner)
    for draft in drafts:
        draft.host = host_of(Case(draft, drafts, owner, scene))
        draft.series = series_of(draft, drafts)
        rows = sorted(draft.cluster.rows(), key=lambda r: r[0].span.start)
        draft.people = _merged(p for _, facts in rows for p in facts.participants)
    for n, draft in enumerate(drafts):
        draft.people = draft.people or _the_two(draft, drafts[:n])
    for draft in drafts:
        inherit(draft)
    town = scene.town or _town_of_news(scene, drafts)
    main = main_gathering(drafts)
    if main:
        _from_the_news(scene, main, town)
        for draft in drafts:
            place_edition(draft, main)
    for draft in drafts:
        _from_the_news(scene, draft, town)
    for draft in drafts:
        inherit(draft)
        if draft.when == When():
            kind = draft.cluster.lead.trigger.lemma
            country = country_of_event(scene, draft, ())
            draft.when = next_term(kind, draft.cluster.words, country, scene.article.published)
    events = [_event(scene, draft) for draft in drafts]
    events = [e for e, d in zip(events, drafts, strict=True) if not _says_nothing(e, d.cluster)]
    return tuple(sorted(events, key=lambda e: (e.mentions[0].start, e.mentions[0].end, e.type)))


def _says_nothing(event: Event, cluster: Cluster) -> bool:
    """Whether nothing but a verb tells of it, and nobody knows of whom, of what or when: "Clash"."""
    untold = event.start_date is None and event.end_date is None and not event.participants
    return (
        cluster.lead.kind == VERB and untold and event.name.lower() in (cluster.lead.trigger.noun, event.type)
    )


def _the_two(draft: Draft, before: Sequence[Draft]) -> tuple[Participant, ...]:
    """Those whom "the two ministers" are who met: the last two told to act together."""
    pairs = [p for d in before if len(p := [q for q in d.people if q.role == "actor"]) == 2]
    if draft.cluster.type not in _BETWEEN or not pairs:
        return ()
    for mention in draft.cluster.mentions:
        verbs = [c.token for c in mention.carriers if c.row or c.relation == "verb"]
        for noun in (n for v in verbs for n in syntax.subjects(mention.sentence, v)):
            before_noun = {c.text.lower() for c in mention.sentence.children[noun.i] if c.i < noun.i}
            states = noun.text.lower() in known_words("states")
            if "both" in before_noun or {"the", "two"} <= before_noun:
                fitting = (p for p in reversed(pairs) if all(is_country(q.name) == states for q in p))
                return tuple(next(fitting, ()))
    return ()


def _own_when(scene: Scene, draft: Draft) -> When:
    ordered = sorted(draft.cluster.rows(), key=lambda r: r[0].span.start)
    days = [d for _, facts in ordered for d in facts.days]
    days += [d for m, _ in ordered for d in edges_of_news(scene, m)]
    lasts = length(m for m, _ in ordered)
    kind = draft.cluster.type
    return combine(days, lasts, one_day=kind in _ONE_DAY, soon_over=kind in _SOON_OVER)


def _when_of_both(draft: Draft, owner: Mapping[tuple[int, int], Draft]) -> When:
    """Dates of a gathering, the day that is untold that of the one it began or ended with.

    "The expo and the logistics forum closed on Sunday" after "the four-day forum" was told of.
    """
    when = draft.when
    if draft.cluster.type not in SERIAL_TYPES or bool(when.start) == bool(when.end):
        return when
    for mention in draft.cluster.mentions:
        first = mention.head
        while first.dep == "conj":
            first = mention.sentence.tokens[first.head]
        for noun in syntax.conjuncts(mention.sentence, first):
            other = owner.get((mention.sentence.index, noun.i), draft).when
            alike = other.start and other.end and (when.start, when.end) != (other.start, other.end)
            if alike and (when.end == other.end or when.start == other.start):
                return other
    return when


_PLACES, _STOPS = 2, 6  # places of an event that are kept, and those of a journey


def _own_places(draft: Draft) -> tuple[Name, ...]:
    """Places that the mentions tell, each once; cities rather than countries."""
    ordered = sorted(draft.cluster.rows(), key=lambda r: r[0].span.start)
    named = list({n.name: n for _, facts in ordered for n in facts.places}.values())
    after = next((facts.named_after for _, facts in ordered if facts.named_after), None)
    countries = tuple(n for n in named if is_country(n.name))
    cities = tuple(n for n in named if not is_country(n.name))
    toured = draft.cluster.type == "visit" and len(countries) > max(1, len(cities))
    found = countries if toured else cities or countries
    return found or ((after,) if after and not is_country(after.name) else ())


def _place_of(places: Sequence[Name]) -> str | None:
    """The places as one text: "Lima; Quito", a hall and its town "Reed Hall, Lima"; None without any."""
    text = "".join(
        f"{', ' if n and not is_place(places[n - 1].name) else '; '}{p.name}" for n, p in enumerate(places)
    )
    return text[2:] or None


def _town_of_news(scene: Scene, drafts: Sequence[Draft]) -> Name | None:
    """The town of the day's event that an article without a dateline opens with; None without one."""
    today = scene.news_day
    lead = [
        d
        for d in drafts
        if today
        and today in (d.when.start, d.when.end)
        and d.places
        and not is_country(d.places[0].name)
        and any(m.sentence.paragraph <= _LEAD and not m.headline for m in d.cluster.mentions)
    ]
    return lead[0].places[0] if lead else None


_LEAD = 2  # paragraphs in which an article tells its main news


def _from_the_news(scene: Scene, draft: Draft, town: Name | None) -> None:
    """The day and town of the news, for what its first sentences tell as that day's."""
    if draft.when == When():
        days = [d for m, f in draft.cluster.rows() if (d := day_of_news(scene, m, f, town=town))]
        lasts = length(draft.cluster.mentions)
        draft.when = combine(days[:1], lasts, one_day=draft.cluster.type != "visit")
    today = scene.news_day
    near = timedelta(days=1 if scene.town else 0)  # reporters travel less than those they tell of
    if town is None or today is None or draft.places or not _is_on(draft.when, today, near):
        return
    kind = draft.cluster.type
    elsewhere = kind == "press_conference" and not scene.town and "joint" not in draft.cluster.words
    in_town = kind in IN_TOWN and not elsewhere
    if in_town or all(is_act_in_town(scene, m, f, town) for m, f in draft.cluster.rows()):
        draft.places = (town,)


def _is_on(when: When, today: date, near: timedelta) -> bool:
    """Whether an event runs on the day of the news, or begins or ends so near to it."""
    start, end = when.start or when.end, when.end or when.start
    if when.precision != "day" or start is None or end is None:
        return False
    return start - near <= today <= end + near


def _event(scene: Scene, draft: Draft) -> Event:
    """An event from its draft."""
    cluster, when = draft.cluster, draft.when
    rows = sorted(cluster.rows(), key=lambda r: r[0].span.start)
    people = draft.people
    kind = cluster.type or "other"
    year = when.start.year if when.start else None
    named = name_event(cluster, people, draft.places, _name_of_host(draft), year)
    if draft.series:
        named = name_edition(draft.series, named.edition, year)
    return Event(
        name=named.name,
        mentions=_spans(cluster.mentions),
        type=kind,
        plover=cluster.lead.trigger.plover,
        series=named.series,
        edition=named.edition,
        start_date=when.start,
        end_date=when.end,
        date_precision=when.precision,
        place=_place_of(draft.places[: _STOPS if kind == "visit" else _PLACES]),
        country=country_of_event(scene, draft, people),
        status=decide(
            [m for m, _ in rows], when, kind, scene.article.published, campaign=scene.tells_of_campaign
        ),
        participants=people,
        confidence=round(min(0.9, 0.3 + 0.15 * evidence(cluster)), 2),
    )


def _name_of_host(draft: Draft) -> str | None:
    """Name of the bigger event, for what is told in one sentence with it or has nobody to be named after."""
    host = draft.host
    if host is None or host.cluster.type == "visit":
        return None
    beside = {m.sentence.index for m in host.cluster.mentions} & {
        m.sentence.index for m in draft.cluster.mentions
    }
    if draft.people and not beside:
        return None
    year = host.when.start.year if host.when.start else None
    return name_event(host.cluster, (), host.places, None, year).name


def _spans(mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """The mentions' spans, in text order, none inside another."""
    found: list[Span] = []
    for span in sorted((m.span for m in mentions), key=lambda s: (s.start, -s.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def _merged(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Participants, each once, in the role that comes first."""
    found: dict[str, Participant] = {}
    for person in people:
        found.setdefault(person.name, person)
    return tuple(found.values())
