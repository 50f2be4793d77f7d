"""Inheriting: what a part and the bigger event tell about one another's days and places."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dateline.events import syntax
from dateline.events.days import END, START, WHOLE, When
from dateline.events.drafts import Draft
from dateline.events.mentions import Mention

_OF_A_DAY = frozenset(("meeting", "ceremony", "press_conference"))
_DONE_AT_ONCE = frozenset(("agreement", "contract", "meeting"))
_SHORT = frozenset(("statement", "letter", "ceremony", "press_conference"))


def inherit(draft: Draft) -> None:
    """Take dates and place from the bigger event, where the article tells no others."""
    host = draft.host
    if host is None:
        return
    inherit(host)
    side = _side_of_host(draft)
    number = _day_number(draft)
    if number and not draft.is_dated:
        draft.when = _day_of(host.when, number)
    if not draft.is_dated or _tells_more(host.when, draft.when):
        draft.when = _part_of(host.when, side)
        on_visit = host.kind == "visit" and draft.kind in _DONE_AT_ONCE
        one_day = (draft.kind in _SHORT or on_visit) and draft.when.precision == "day"
        if one_day and draft.when.start and draft.when.end is None:
            draft.when = replace(draft.when, end=draft.when.start)
    else:
        _lend_days(draft, host, side)
    _share_places(draft, host)


def _tells_more(whole: When, part: When) -> bool:
    """Whether the days of the whole lie in what is told of the part, so that they tell more."""
    if not (whole.start and whole.end and part.start and part.end) or part.start == part.end:
        return False
    inside = part.start <= whole.start and whole.end <= part.end
    return inside and whole.precision == "day" and whole.end - whole.start < part.end - part.start


def _part_of(when: When, side: str) -> When:
    """The dates of a part: the first day for an opening, the last for a closing, else the bounds."""
    day = {START: when.start, END: when.end}.get(side)
    return When(day, day, "day") if day and when.precision == "day" else when


def _lend_days(draft: Draft, host: Draft, side: str) -> None:
    """Give the bigger event its first or last day, or that of what was done at it.

    "Opened on Friday with a ceremony", "signed on Friday at a meeting in Bern".
    """
    own, theirs = draft.when, host.when
    as_exact = theirs.precision in (None, own.precision)
    if side == START and theirs.start is None and as_exact:
        host.when = When(own.start, theirs.end, own.precision)
    elif side == END and theirs.end is None and as_exact:
        host.when = When(theirs.start, own.end, own.precision)
    elif own.start and not host.is_dated:
        of_a_day = host.kind in _OF_A_DAY and own.start == own.end
        host.when = own if of_a_day or own.precision in ("month", "year") else theirs


def _share_places(draft: Draft, host: Draft) -> None:
    """Let a part be where the bigger event is, and that where its ceremony is."""
    if host.kind == "visit" and len(host.places) > 1 and not draft.places:
        return  # a tour: nobody knows at which stop
    theirs = {n.name.lower() for n in host.places}
    if {n.name.lower() for n in draft.places} <= theirs:
        draft.places = host.places
    elif not host.places and draft.kind == "ceremony":
        host.places = draft.places


def _side_of_host(draft: Draft) -> str:
    """START for what opens the bigger event, END for what closes it, WHOLE for other parts."""
    words = draft.cluster.words
    ends = {c.row.phase for m in draft.cluster.mentions for c in m.carriers if c.relation == "with" and c.row}
    if words & {"opening", "inaugural"} or (draft.kind == "ceremony" and START in ends):
        return START
    return END if "closing" in words or (draft.kind == "ceremony" and END in ends) else WHOLE


def _day_number(draft: Draft) -> int:
    """Which day of the bigger event something was done on: 2 for the second, -1 for the last, 0 for none."""
    return next(filter(None, map(_number_of_day, draft.cluster.mentions)), 0)


def _number_of_day(mention: Mention) -> int:
    """The number of the day that a mention's clause tells: "on the second day of the fair"."""
    sentence = mention.sentence
    opening = sentence.tokens[:1]  # which the parser may hang anywhere
    days = [t for t in sentence.tokens[2:5] if opening and opening[0].text == "On"]
    for word in (mention.head, *(c.token for c in mention.carriers)):
        days += syntax.prepositional(sentence, word, "on")
    for day in (d for d in days if d.text.lower() == "day"):
        before = [t.text.lower() for t in syntax.premodifiers(sentence, day)]
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
