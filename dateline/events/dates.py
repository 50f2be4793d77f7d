"""Dates: what a sentence tells of dates, each as days, where one takes up another as those of both."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.events.days import NUMBERS, coarsened, is_hour, later
from dateline.events.scene import Scene
from dateline.nlp import Sentence
from dateline.records import Time
from dateline.times.seasons import with_its_year

_JOINED = re.compile(r"^\s*(?:-|–|—|to|until|till|through|and)\s*(?:the\s+)?$")
_SAME_DAY_AGAIN = re.compile(r"\bsame (?:day|morning|afternoon|evening|night)\b", re.IGNORECASE)
_APART = re.compile(
    r"(an?|one|two|three|four|five|\d+) (day|week)s? (later|after|earlier|before)", re.IGNORECASE
)
_NEXT_DAY = re.compile(r"the (?:next|following) day", re.IGNORECASE)
_FROM_NOW = re.compile(r"(?:the )?(?:next|coming|past|last|previous) ", re.IGNORECASE)
_DAY_OF_IT = re.compile(r"(?:the|its|their) (?:last|final|first|opening|closing) day", re.IGNORECASE)
_ON_DAY = re.compile(r" (?:on |into )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_NEAR = 300  # characters back to the day that "the same day" takes up


def dates_in(scene: Scene, sentence: Sentence) -> list[Time]:
    """The dates of a sentence, "from May 5 to May 9" as one."""
    found: list[Time] = []
    for time in scene.times_in(sentence):
        if _DAY_OF_IT.fullmatch(time.text):
            continue  # of what the sentence is about, not before today
        if time.text.lower() == "overnight" and _ON_DAY.match(scene.doc.text, time.end):
            continue  # "overnight on Wednesday": the night of the day that follows
        if _SAME_DAY_AGAIN.search(time.text) and (day := _day_before(scene, time)):
            time = replace(time, start_date=day, end_date=day)
        offset, before = _offset(scene, time), _just_told(scene, time)
        if offset and before:
            other = later(before[-1].start_date, offset.days)
            time = replace(time, start_date=other, end_date=other)
        time = with_its_year(time)
        known = time.start_date or time.end_date or coarsened(scene.article, time)
        from_now = time.timex_type == "DURATION" and _FROM_NOW.match(time.text)
        if not (time.timex_type in ("DATE", "TIME") or from_now) or not known:
            continue
        if is_hour(time) and not _told_beside(scene, time):
            day = scene.news_day  # "at 6 a.m." alone: the day that the article is about
            if day is None:
                continue
            time = replace(time, start_date=day, end_date=day)
        if found and _JOINED.match(scene.doc.text[found[-1].end : time.start]) and _follows(found[-1], time):
            first = found.pop()
            text = scene.doc.text[first.start : time.end]
            time = Time(
                first.start, time.end, text, "DATE", first.timex_value, first.start_date, time.end_date
            )
        found.append(time)
    return found


def _offset(scene: Scene, time: Time) -> timedelta | None:
    """How long after another day a time is: a day for "the next day", minus a week for "a week earlier"."""
    if _NEXT_DAY.fullmatch(time.text):
        return timedelta(days=1)
    match = _APART.fullmatch(time.text)
    if not match:
        return None
    number = int(match[1]) if match[1].isdigit() else NUMBERS.get(match[1].lower(), 1)
    days = number * (7 if match[2].lower() == "week" else 1)
    return timedelta(days=days if match[3].lower() in ("later", "after") else -days)


def _just_told(scene: Scene, time: Time) -> list[Time]:
    """The single days told not far before a time."""
    return [t for t in _days_before(scene, time) if time.start - t.end <= _NEAR]


def _day_before(scene: Scene, time: Time) -> date | None:
    """The day that "the same day" takes up: the one told just before it, or else that of the news."""
    before = _just_told(scene, time)
    return before[-1].start_date if before else scene.news_day


def _days_before(scene: Scene, time: Time) -> list[Time]:
    """The single days told before a time, in text order."""
    told = (t for t in scene.times if t.end <= time.start and t.text.lower() not in ("today", "now"))
    return [t for t in told if t.start_date and t.start_date == t.end_date]


def _told_beside(scene: Scene, time: Time) -> bool:
    """Whether a day is told before a time of day in its paragraph."""
    paragraph = scene.doc.text.rfind("\n", 0, time.start)
    return any(t.start > paragraph for t in _days_before(scene, time))


def _follows(first: Time, second: Time) -> bool:
    return bool(first.start_date and second.end_date and first.start_date < second.end_date)
