"""Hosting: the bigger event that an event is a part of: "signed at the fair", "the opening of the forum".

Each rule is one way in which news tells so, the surest first; the first that finds one decides.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateline.events import syntax
from dateline.events.clusters import Cluster
from dateline.events.drafts import Draft, edges, is_inside, is_outside, lasts_days
from dateline.events.mentions import VERB, Mention
from dateline.events.occasions import occasions_of
from dateline.events.roles import same_party
from dateline.events.scene import Scene, is_place
from dateline.events.status import PAST, SCHEDULED
from dateline.events.triggers import known_words
from dateline.records import SERIAL_TYPES

_HOSTS = SERIAL_TYPES | {"ceremony", "visit", "meeting"}
_HOSTED = frozenset(
    "ceremony forum summit statement contract agreement meeting press_conference visit letter".split()
)
_OCCASIONS = SERIAL_TYPES | {"ceremony", "meeting"}
_TALKS = frozenset(("meeting", "visit", "summit"))
_PAPERS = frozenset(("agreement", "contract"))
_SIDES = frozenset("opening closing plenary inaugural panel".split())
_BESIDE = frozenset(("forum", "visit"))  # what an article about a gathering tells without a day belongs to it
_HELD_THERE = frozenset(("forum", "ceremony", "press_conference"))
_DONE_THERE = frozenset(("agreement", "contract", "meeting", "ceremony"))
_ON_VISIT = _DONE_THERE | {"forum", "press_conference", "statement"}
# "Their first meeting since both took office": what stands behind these was at another time.
_APART = frozenset(("since", "until", "before", "after"))
_TOLD_OF = 3  # mentions of a gathering in an article that is about it
# Paragraphs back to the talks that a joint statement is of, and to the visit that a meeting was a part of.
_TO_TALKS, _TO_VISIT = 2, 1


@dataclass(frozen=True)
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
    def published(self) -> date | None:
        """Day of publication."""
        return self.scene.article.published

    @cached_property
    def gathering(self) -> Draft | None:
        """The gathering that the article tells most of, where its days agree."""
        big = [d for d in self.drafts if d.kind in SERIAL_TYPES and _may_host(d, self.draft)]
        main = max(big, key=lambda d: len(d.cluster.mentions), default=None)
        return main if main and not is_outside(self.draft.when, main.when) else None

    @cached_property
    def subject(self) -> Draft | None:
        """That gathering, where the article is about it."""
        often = self.gathering is not None and len(self.gathering.cluster.mentions) >= _TOLD_OF
        return self.gathering if often else None

    def told_before(self, kinds: Collection[str], back: int) -> list[Draft]:
        """Events of some kinds told before this one, at most so many paragraphs back, the last one last."""
        lead = self.draft.lead
        told = [
            (m.sentence.index, d.kind == "ceremony", m.span.start, n)
            for n, d in enumerate(self.drafts)
            for m in d.cluster.mentions
            if d.kind in kinds
            and m.span.start < lead.span.start
            and lead.sentence.paragraph - m.sentence.paragraph <= back
        ]
        return [self.drafts[n] for *_, n in sorted(told)]

    def occasion(self) -> Draft | None:
        """The gathering told of right before what was done there, in the same paragraph."""
        host = next(reversed(self.told_before(_OCCASIONS, 0)), None)
        fits = host and _may_host(host, self.draft) and not is_outside(self.draft.when, host.when)
        return host if fits else None


def host_of(case: Case) -> Draft | None:
    """The event that an event is a part of: that of the first rule that finds one."""
    mentions = case.draft.cluster.mentions
    closing = any(c.relation == "with" and c.row for m in mentions for c in m.carriers)
    if case.draft.kind not in _HOSTED and not closing:
        return None
    rules = _ALWAYS if any(_is_routine(m) for m in mentions) else (*_ALWAYS, *_UNLESS_ROUTINE)
    return next((host for rule in rules if (host := rule(case))), None)


def _told_with(case: Case) -> Draft | None:
    """What its clause tells it to be at, during or after."""
    for mention in case.draft.cluster.mentions:
        for noun in occasions_of(mention):
            host = case.owner.get((mention.sentence.index, noun.i))
            if host and host is not case.draft and _may_host(host, case.draft):
                return host
    return None


def _of_speech(case: Case) -> Draft | None:
    """What a speech was given at."""
    speech = case.draft.kind == "statement" and case.draft.lead.trigger.taken_as == "speech"
    return case.occasion() if speech else None


def _of_joint_words(case: Case) -> Draft | None:
    """The talks or visit that a joint statement is of."""
    joint = case.draft.kind in ("statement", "press_conference") and "joint" in case.draft.cluster.words
    talks = next(reversed(case.told_before(_TALKS, _TO_TALKS)), None) if joint else None
    return talks if talks and _may_host(talks, case.draft) else None


def _of_side(case: Case) -> Draft | None:
    """The gathering that an opening, plenary or panel is of."""
    return case.gathering if case.draft.cluster.words & _SIDES else None


def _on_journey(case: Case) -> Draft | None:
    """The visit to come on which something is to be done that tells no day, or one of the visit's.

    The last one that the paragraph told of, else the only one of the article, unless others travel.
    """
    draft, published = case.draft, case.published
    if published is None or draft.statuses != {SCHEDULED}:
        return None
    coming = [
        d
        for d in case.drafts
        if d.kind == "visit" and d.when.precision == "day" and is_inside(draft.when, d.when)
        and (days := edges(d.when)) and days[1] > published
    ]  # fmt: skip
    told = [d for d in case.told_before(("visit",), 0) if d in coming]
    if not told and len(coming) == 1 and not _of_others(draft.cluster, coming[0].cluster):
        told = coming
    return told[-1] if told and _may_host(told[-1], draft) else None


def _on_visit(case: Case) -> Draft | None:
    """The visit told just before, on whose days something was done, or on none that is told."""
    draft = case.draft
    guest = _is_of_guest(draft.lead)
    if draft.kind not in _ON_VISIT or draft.places or not (guest or draft.statuses == {PAST}):
        return None
    exact = ("day", None) if guest else ("day",)
    visits = case.told_before(("visit",), 0 if guest else _TO_VISIT)
    visit = next((v for v in reversed(visits) if len(v.places) == 1 and v.when.precision in exact), None)
    if visit is None or not is_inside(draft.when, visit.when):
        return None
    return visit if guest or not _of_others(draft.cluster, visit.cluster) else None


def _is_of_guest(mention: Mention) -> bool:
    """Whether it is told of a "he" or "she", who is the one just told to travel."""
    acts = [mention.head] if mention.kind == VERB else [c.token for c in mention.carriers if c.row]
    return any(
        t.text.lower() in ("he", "she") for act in acts for t in syntax.subjects(mention.sentence, act)
    )


def _of_subject(case: Case) -> Draft | None:
    """The gathering that the article is about, for a forum or visit that tells neither day nor place."""
    untold = case.draft.kind in _BESIDE and not case.draft.is_dated and not case.draft.places
    main = case.subject if untold else None
    return main if main and _is_of_its_time(case.draft, main, case.published) else None


def _on_its_days(case: Case) -> Draft | None:
    """The gathering of several days on one of which a forum, ceremony or briefing was held."""
    dated = case.draft.kind in _HELD_THERE and case.draft.when.precision == "day" and not case.draft.places
    return case.gathering if dated and case.gathering and lasts_days(case.gathering.when) else None


def _at_occasion(case: Case) -> Draft | None:
    """The gathering that the paragraph told of before what was done on a day, or done to it."""
    draft, lead = case.draft, case.draft.lead
    done = draft.kind in _DONE_THERE and draft.is_dated and not draft.places
    apart = any(t.dep == "mark" and t.text.lower() in _APART for t in lead.sentence.children[lead.head.i])
    return case.occasion() if (done or _takes_up(lead)) and not apart else None


def _signed_there(case: Case) -> Draft | None:
    """The gathering, now over, that the article is about, for a paper signed on no day that is told."""
    draft, scene = case.draft, case.scene
    if draft.kind not in _PAPERS or draft.is_dated or not _is_signed(scene, draft):
        return None
    at = draft.lead.span.start
    before = at - len(scene.told_before(at))
    if any(before <= t.start < at and t.start_date for t in scene.times):
        return None
    days = edges(case.subject.when) if case.subject else None
    over = days and case.published and days[0] < days[1] <= case.published
    return case.subject if over else None


_ALWAYS = (_told_with, _of_speech, _of_joint_words, _of_side, _on_journey, _on_visit)
# Not what is held every so often, wherever others meet: "a regular briefing".
_UNLESS_ROUTINE = (_of_subject, _on_its_days, _at_occasion, _signed_there)


def _may_host(host: Draft, draft: Draft) -> bool:
    """Whether an event of the one's kind can be a part of one of the other's, and isn't the bigger one."""
    above: Draft | None = host
    while above:
        if above is draft:
            return False
        above = above.host
    if host.kind == draft.kind or host.kind not in _HOSTS:
        return False
    if draft.kind == "summit":
        return host.kind in SERIAL_TYPES
    return (draft.kind, host.kind) != ("letter", "expo")


def _is_routine(mention: Mention) -> bool:
    before = syntax.premodifiers(mention.sentence, mention.head)
    return any(t.text.lower() in known_words("routine") for t in before)


def _takes_up(mention: Mention) -> bool:
    """Whether a verb tells what was done to the thing just told of: "it was inaugurated"."""
    things = syntax.objects(mention.sentence, mention.head) if mention.kind == VERB else ()
    return any(t.text.lower() == "it" for t in things)


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
    days = edges(whole.when)
    if not published or not days:
        return False
    return not (SCHEDULED in part.statuses and days[1] < published) and not (
        PAST in part.statuses and days[0] > published
    )


def _is_signed(scene: Scene, draft: Draft) -> bool:
    """Whether a paper is told to be signed, in nobody's words."""
    return any(
        facts.status == PAST
        and any(c.row and draft.kind in c.row.types for c in mention.carriers)
        and not scene.is_quoted(mention.span.start)
        for mention, facts in draft.cluster.rows()
    )
