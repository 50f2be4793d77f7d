"""Time expressions: every date, time, duration and set, as TIMEX3 and as a calendar interval.

Rules over words (`explicit`, `relative`, `lasting`, `clock` ...) find the expressions of a paragraph, the
longest where several fit; each is read against the day of publication and what was told before it.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from dateline import lexicon
from dateline.article import Article
from dateline.nlp import Document
from dateline.records import Time
from dateline.times import clock, explicit, holidays, lasting, quarters, relative, seasons, weekdays
from dateline.times.context import Context
from dateline.times.explicit import BEFORE_NEXT_DAY, NEXT_DAY, read_day, read_next_day
from dateline.times.patterns import Vocabulary, literals, opening_codes, translate, without_lookbehind
from dateline.times.rules import Hit, Reader, Reading, Rule, is_moved


def find_times(doc: Document, article: Article) -> tuple[Time, ...]:
    """Find the time expressions of an article.

    Args:
        doc: Its text. No sentence needs to be parsed.
        article: Gives the day of publication (and of the dateline), against which "Monday" is read.

    Returns:
        The expressions in text order, none overlapping another. Without a day of publication, what
        depends on it keeps an open value ("XXXX-WXX-1") and has no days.
    """
    context = Context(article)
    return tuple(
        time
        for paragraph in doc.paragraphs
        for time in _times_of(doc, context, paragraph.start, paragraph.end)
        if doc.sentence_at(time.start)
    )


def times_in(times: Sequence[Time], start: int, end: int) -> tuple[Time, ...]:
    """Those of an article's times (in text order) that lie within `start` to `end` of its text."""
    first = bisect_left(times, start, key=lambda time: time.start)
    found = []
    for time in times[first:]:
        if time.start >= end:
            break
        if time.end <= end:
            found.append(time)
    return tuple(found)


def join_ranges(text: str, times: Sequence[Time]) -> tuple[Time, ...]:
    """Make one time of the two ends of a range.

    Args:
        text: The article's text.
        times: Its times, in text order.

    Returns:
        The times, where "Nov. 5-10", "from Tuesday to Wednesday" or "between 2012 and 2015" is one whose days
        are those of both and all between; its value is the ISO 8601 interval.
    """
    found: list[Time] = []
    for time in times:
        first = found[-1] if found else None
        if first and _is_range(text, first, time):
            value = f"{first.timex_value}/{time.timex_value}"
            words = text[first.start : time.end]
            found[-1] = Time(first.start, time.end, words, "DATE", value, first.start_date, time.end_date)
        else:
            found.append(time)
    return tuple(found)


_TO = re.compile(r"\s*(?:[-–—]|to|through|thru|until|till)\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s*and\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)


def _is_range(text: str, first: Time, last: Time) -> bool:
    """Whether two neighbouring times are the ends of a range."""
    if (
        not first.start_date
        or not last.end_date
        or not last.start_date
        or first.start_date >= last.start_date
    ):
        return False
    if "DURATION" in (first.timex_type, last.timex_type) or "/" in first.timex_value:
        return False
    if is_moved(text, first.start):
        return False
    if _TO.fullmatch(text, first.end, last.start):
        return True
    between = _BETWEEN.search(text, max(0, first.start - 10), first.start)
    return bool(between and _AND.fullmatch(text, first.end, last.start))


class _Grammar(NamedTuple):
    """All rules, compiled.

    Attributes:
        vocabulary: What words are encoded with.
        opening: Matches a word where some rule's match can begin.
        any_rule: Matches where one of the rules does.
        candidates: For the code of a word that opens rules: each rule's own regex, with labels, and reader.
        before_next_day: The "-" of "Nov. 5-10".
        next_day: The "10" of it.
    """

    vocabulary: Vocabulary
    opening: re.Pattern[str]
    any_rule: re.Pattern[str]
    candidates: dict[str, tuple[tuple[re.Pattern[str], Reader], ...]]
    before_next_day: re.Pattern[str]
    next_day: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    """Compile the rules, once a process."""
    modules = (holidays, explicit, seasons, weekdays, relative, quarters, lasting, clock)
    rules = [*_phrase_rules(), *(rule for module in modules for rule in module.RULES)]
    vocabulary = Vocabulary(literals([*(rule.pattern for rule in rules), BEFORE_NEXT_DAY, NEXT_DAY]))
    opened_by: dict[str, list[Rule]] = {}
    for rule in rules:
        for code in sorted(opening_codes(rule.pattern, vocabulary)):
            opened_by.setdefault(code, []).append(rule)

    regexes = {rule: re.compile(translate(rule.pattern, vocabulary, labels=True)) for rule in rules}
    return _Grammar(
        vocabulary,
        re.compile(_opening(opened_by, regexes, vocabulary)),
        re.compile("|".join(translate(rule.pattern, vocabulary, labels=False) for rule in rules)),
        {code: tuple((regexes[rule], rule.read) for rule in few) for code, few in opened_by.items()},
        re.compile(translate(BEFORE_NEXT_DAY, vocabulary, labels=False)),
        re.compile(translate(NEXT_DAY, vocabulary, labels=True)),
    )


def _opening(
    opened_by: dict[str, list[Rule]], regexes: dict[Rule, re.Pattern[str]], vocabulary: Vocabulary
) -> str:
    """A regex for the words where a rule's match can begin.

    "The" opens many rules, but none is a match before a word that is in no rule: there it is passed over.
    """
    unknown, alone = vocabulary.codes_of("ANY"), dict(regexes)
    for rule in regexes:
        if (pattern := without_lookbehind(rule.pattern)) != rule.pattern:
            alone[rule] = re.compile(translate(pattern, vocabulary, labels=False))
    free = {code for code, few in opened_by.items() if any(alone[rule].match(code + unknown) for rule in few)}
    needy = opened_by.keys() - free
    return f"[{''.join(sorted(free))}]|[{''.join(sorted(needy))}](?!{unknown})"


def _phrase_rules() -> Iterator[Rule]:
    """The fixed phrases of data/time_phrases.csv as rules."""
    for row in lexicon.rows("time_phrases"):
        yield Rule(row["phrase"], partial(_as_told, Reading(row["type"], row["value"])))


def _as_told(reading: Reading, _: Hit) -> Reading:
    """Read a phrase that means the same everywhere."""
    return reading


def _times_of(doc: Document, context: Context, start: int, end: int) -> Iterator[Time]:
    """The time expressions of one paragraph, in text order."""
    grammar = _grammar()
    tokens, codes = grammar.vocabulary.encode(doc.text, start, end)
    at = 0
    while opening := grammar.opening.search(codes, at):
        at = opening.start() + 1
        if not grammar.any_rule.match(codes, opening.start()):
            continue
        few = grammar.candidates[opening.group()]
        for match, read in _longest_first(few, codes, opening.start()):
            hit = Hit(match, tokens, codes, grammar.vocabulary, context, doc)
            if reading := read(hit):
                days = _next_days(hit, reading.value) if read is read_day else ()
                for last, told in [(hit, reading), *days]:
                    yield _as_time(last, told)
                    at = last.match.end()
                break


def _next_days(hit: Hit, value: str) -> Iterator[tuple[Hit, Reading]]:
    """The days that follow a day, each read against the one before it: the "10" of "Nov. 5-10"."""
    grammar = _grammar()
    while joint := grammar.before_next_day.match(hit.codes, hit.match.end()):
        match = grammar.next_day.match(hit.codes, joint.end())
        if not match:
            return
        hit = dataclasses.replace(hit, match=match)
        reading = read_next_day(hit, value)
        if not reading:
            return
        yield hit, reading
        value = reading.value


def _longest_first(
    few: tuple[tuple[re.Pattern[str], Reader], ...], codes: str, at: int
) -> list[tuple[re.Match[str], Reader]]:
    """The rules that match at one place, the longest match first, in the rules' order among equals."""
    found = [(match, read) for regex, read in few if (match := regex.match(codes, at))]
    return sorted(found, key=lambda pair: -pair[0].end())


def _as_time(hit: Hit, reading: Reading) -> Time:
    """The reading as a record; what it tells is remembered for the expressions after it."""
    told = reading.period or reading.within
    if told and not reading.aside:
        hit.context.remember(told, reading.days or hit.run_ended_by(told), hit.start)
        hit.context.told_hour = reading.value if reading.type == "TIME" else ""
    first, last = reading.first_and_last or (None, None)
    return Time(
        hit.start, hit.end, hit.doc.text[hit.start : hit.end], reading.type, reading.value, first, last
    )
