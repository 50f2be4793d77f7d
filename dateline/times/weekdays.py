"""Days of the week: which Monday is meant, by the words around it, its clause's tense and what was told."""

from __future__ import annotations

import re

from dateline.times.context import FUTURE, PAST, UNTOLD
from dateline.times.periods import Period, period_of
from dateline.times.rules import (
    FROM_TOLD,
    NUMBER,
    SOON,
    WEEKDAY,
    Hit,
    Reading,
    Rule,
    aside,
    dated,
    number,
    shift_of,
    weekday_number,
    with_part,
)

_ABBREVIATED = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())


def read_weekday(hit: Hit) -> Reading | None:
    """Read "Monday", "last Tuesday", "the previous Friday", "Wednesday morning"."""
    if hit.words("w")[0] in _ABBREVIATED and hit.beside(1) not in (",", "."):
        return None
    if is_name(hit):
        return None
    weekday = weekday_number(hit)
    reading = with_part(hit, dated(day_named(hit, weekday), "D", f"XXXX-WXX-{weekday}"))
    return aside(reading) if hit.compares() else reading


def is_name(hit: Hit) -> bool:
    """Whether the words are of a name: "Sunday Times", "Monday Night Football", "Mr. Friday"."""
    if hit.is_shouted:
        return False
    if hit.is_beside(-1, "named_day") and hit.has_capital(-1):
        return True
    if hit.beside(-1) == "." and hit.is_beside(-2, "address"):
        return True
    if _QUOTE_OPENS.search(hit.doc.text, max(0, hit.start - 1), hit.start):
        return bool(_NAME_TO_QUOTE.match(hit.doc.text, hit.end))
    if hit.beside(1) in ("school", "schools"):
        return hit.beside(0) == "sunday"
    if not hit.has_capital(1):
        return False
    named = hit.is_beside(-1, "before_adjective") or hit.token_beside(-1) in ("s", *_APOSTROPHES)
    return (
        hit.is_beside(1, "newspaper")
        or (hit.is_beside(1, "press") and named)
        or (bool(hit.word("p")) and hit.has_capital(0))
    )


_QUOTE_OPENS = re.compile("[\"“‘'`]")
_NAME_TO_QUOTE = re.compile("(?:[ -][A-Z]\\w*)*[\"”’']")


def day_named(hit: Hit, weekday: int) -> Period | None:
    """The day that a weekday and the words around it name."""
    context, words = hit.context, hit.words("r")
    if not words:
        return _bare_weekday(hit, weekday)
    told, today = context.told, context.now("D")
    if words[-1] in FROM_TOLD and told and told.unit == "D":
        today = told
    if today is None:
        return None
    since, shift = (today.first.isoweekday() - weekday) % 7, shift_of(hit)
    if shift < 0:
        # Yesterday is never "last Monday".
        return today.shift(-(since + 7 if since == 0 or (since == 1 and words[-1] == "last") else since))
    if shift > 0:
        return today.shift(7 - since)
    return period_of(today.at("W").first, "D").shift(weekday - 1)


def _bare_weekday(hit: Hit, weekday: int) -> Period | None:
    """The day that a weekday names alone: by tense, or from what was told right before it."""
    context, today, told = hit.context, hit.context.now("D"), hit.context.told
    tense, listed = _tense_of_day(hit), _ends_list(hit)
    ahead = told is not None and today is not None and told.unit == "W" and told.first > today.first
    if told and ahead and tense != PAST and hit.told_in_sentence:
        return period_of(told.first, "D").shift(weekday - 1)  # "next week: bills on Monday"
    day = context.weekday(weekday, tense)
    begin = told if listed else hit.range_begin
    if not day or not today or not begin or begin.unit != "D" or context.told_hour:
        return day
    after = begin.shift((weekday - begin.first.isoweekday() - 1) % 7 + 1)
    if listed:
        # "On Friday and Thursday" goes back where the one is past and the other would be to come.
        nearer = begin.index - day.index < after.index - begin.index
        return (
            day if begin.index <= today.index < after.index and nearer and day.index < begin.index else after
        )
    return day if day.index > begin.index else after


def _ends_list(hit: Hit) -> bool:
    """Whether weekdays go before it in a list: "Monday, Tuesday and Friday" come one after another."""
    before = [hit.beside(-i) for i in (1, 2, 3)]
    joint = 2 if before[:2] in (["and", ","], ["or", ","]) else 1 if before[0] in ("and", "or", ",") else 0
    return bool(joint) and (before[joint], "WEEKDAY") in hit.vocabulary.values


_APOSTROPHES = ("'", "’", "‘")


def _tense_of_day(hit: Hit) -> int:
    """The tense that tells of a bare weekday: not that of "Monday's ruling will cost him"."""
    tense = hit.sure_tense()
    owns = hit.beside(1) in _APOSTROPHES
    subject = not hit.beside(-1).isalpha() or hit.is_beside(-1, "clause")
    return UNTOLD if owns and subject and tense >= FUTURE else tense


def read_weekday_of_week(hit: Hit) -> Reading | None:
    """Read "Monday of last week", "Tuesday this week"."""
    weekday, week = weekday_number(hit), hit.context.now("W")
    day = period_of(week.shift(shift_of(hit)).first, "D").shift(weekday - 1) if week else None
    return dated(day, "D", f"XXXX-WXX-{weekday}")


def read_weekday_beside(hit: Hit) -> Reading | None:
    """Read "the Friday before", "the Monday after": from the day told last."""
    if not hit.ends_noun():
        return None
    weekday, day = weekday_number(hit), hit.context.day_told or hit.context.now("D")
    if day is None:
        return dated(None, "D", f"XXXX-WXX-{weekday}")
    since = (day.first.isoweekday() - weekday) % 7
    return dated(day.shift(7 - since if hit.word("d") == "after" else -(since or 7)), "D")


def read_some_weekday(hit: Hit) -> Reading | None:
    """Read "a Sunday", "one recent Thursday": some such day, which the text need not date."""
    if not hit.ends_noun():
        return None
    part = hit.value("p", "DAYPART")
    value = f"XXXX-WXX-{weekday_number(hit)}"
    return Reading("TIME", f"{value}T{part}") if part else Reading("DATE", value)


def read_weekday_before_last(hit: Hit) -> Reading | None:
    """Read "the Monday before last"."""
    today, weekday = hit.context.now("D"), weekday_number(hit)
    since = (today.first.isoweekday() - weekday) % 7 or 7 if today else 0
    return dated(today.shift(-since - 7) if today else None, "D", f"XXXX-WXX-{weekday}")


def read_weekday_ago(hit: Hit) -> Reading | None:
    """Read "two weeks ago Monday", "a year ago Friday"."""
    week, weekday = hit.context.now("W"), weekday_number(hit)
    count, unit = number(hit.words("n"), hit.vocabulary), hit.value("u", "UNIT", "UNITS")
    if week is None or not count.isdigit():
        return dated(None, "D", f"XXXX-WXX-{weekday}")
    if unit != "W":
        day, years = day_named(hit, weekday), int(count) * (10 if unit == "E" else 1)
        return dated(day.years_later(-years) if day else None, "D")
    week = week.shift(-int(count))
    return dated(period_of(week.first, "D").shift(weekday - 1) if week.known else None, "D")


def read_from_weekday(hit: Hit) -> Reading | None:
    """Read "a week from Friday", "two weeks from Monday"."""
    today, weekday, count = hit.context.now("D"), weekday_number(hit), number(hit.words("n"), hit.vocabulary)
    if today is None or not count.isdigit():
        return dated(None, "D", f"XXXX-WXX-{weekday}")
    day = today.shift((weekday - today.first.isoweekday()) % 7 + 7 * int(count))
    return dated(day, "D")


def read_day_of_nights(hit: Hit) -> Reading | None:
    """Read the "Monday" of "Monday and Tuesday nights": one of each week."""
    return Reading("SET", f"XXXX-WXX-{weekday_number(hit)}T{hit.value('p', 'DAYPARTS')}")


RULES = (
    Rule("w=WEEKDAY (?=((,|and|or) WEEKDAY)* ,? (and|or) WEEKDAY p=DAYPARTS)", read_day_of_nights),
    Rule(f"{SOON}? r=(the? LAST|the? NEXT|this|this (coming|past))? w={WEEKDAY} (p=DAYPART)?", read_weekday),
    Rule(f"w={WEEKDAY} (of|,)? r=(THIS|LAST|NEXT|the (THIS|LAST|NEXT)) week", read_weekday_of_week),
    Rule(f"p=(SUN|midday) on? w={WEEKDAY}", read_weekday),
    Rule(f"(early|late|mid) -? p=DAYPART (on|of)? w={WEEKDAY}", read_weekday),
    Rule("(?<=(a|an|the|in|during|ANY)) p=DAYPART (?=SITTING on? w=WEEKDAY)", read_weekday),
    Rule("the w=WEEKDAY d=(before|after)", read_weekday_beside),
    Rule("(a|one|any|some) recent? w=WEEKDAY p=DAYPART?", read_some_weekday),
    Rule("the w=WEEKDAY before last", read_weekday_before_last),
    Rule(f"n={NUMBER} u=(week|weeks) ago ,? on? w=WEEKDAY", read_weekday_ago),
    Rule(f"n={NUMBER} u=(year|years|decade|decades) ago w=WEEKDAY", read_weekday_ago),
    Rule(f"n={NUMBER} (week|weeks) from w=WEEKDAY", read_from_weekday),
)
