"""What a rule is: a pattern over words, and a function that reads what the pattern matched."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from dateline import lexicon
from dateline.nlp import Document
from dateline.times.context import DAYS_OF_NEWS, FUTURE, PAST, SURELY_FUTURE, UNTOLD, Context
from dateline.times.patterns import Vocabulary
from dateline.times.periods import Period, open_value
from dateline.times.tense import tense_around


@cache
def neighbours(role: str) -> frozenset[str]:
    """The words of data/time_neighbours.csv with this role."""
    return frozenset(row["word"] for row in lexicon.rows("time_neighbours") if row["role"] == role)


class Reading(NamedTuple):
    """What an expression means.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value.
        period: The calendar period, for DATE; what later expressions can refer to.
        days: First and last day, where they are not the period's.
        within: The period around it, for what has no days itself ("the summer of 1998"): later expressions
            can refer to that.
        aside: Whether it is only compared with ("a year earlier"): what follows still goes on from before.
    """

    type: str
    value: str
    period: Period | None = None
    days: tuple[date, date] | None = None
    within: Period | None = None
    aside: bool = False

    @property
    def first_and_last(self) -> tuple[date, date] | None:
        """First and last day, where it has days."""
        return self.days or ((self.period.first, self.period.last) if self.period else None)


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern's match, and all that is needed to read it."""

    match: re.Match[str]
    tokens: list[re.Match[str]]
    codes: str
    vocabulary: Vocabulary
    context: Context
    doc: Document

    @property
    def start(self) -> int:
        """Offset of the first character in the text."""
        return self.tokens[self.match.start()].start()

    @property
    def end(self) -> int:
        """Offset after the last character in the text."""
        return self.tokens[self.match.end() - 1].end()

    def words(self, label: str) -> list[str]:
        """The labelled words, lower case."""
        if label not in self.match.re.groupindex or self.match.start(label) < 0:
            return []
        return [t.group().lower() for t in self.tokens[self.match.start(label) : self.match.end(label)]]

    def word(self, label: str) -> str:
        """The labelled words as one text, lower case; "" where there are none."""
        return " ".join(self.words(label))

    def value(self, label: str, *classes: str) -> str:
        """What the lexicon says of the labelled word, in the first of the classes that holds it."""
        word = self.word(label)
        for name in classes:
            if (value := self.vocabulary.values.get((word, name))) is not None:
                return value
        return ""

    def beside(self, offset: int) -> str:
        """The word before (-1, -2 ...) or after (1, 2 ...), lower case; "" outside the paragraph."""
        return self.token_beside(offset).lower()

    def token_beside(self, offset: int) -> str:
        """As `beside`, in the letters of the text."""
        at = self.match.start() + offset if offset < 0 else self.match.end() + offset - 1
        return self.tokens[at].group() if 0 <= at < len(self.tokens) else ""

    @property
    def is_shouted(self) -> bool:
        """Whether its sentence is all in capitals, where none makes a name."""
        sentence = self.doc.sentence_at(self.start)
        return sentence is not None and sentence.text.isupper()

    def has_capital(self, offset: int) -> bool:
        """Whether the word there is a name by its capital."""
        return self.token_beside(offset)[:1].isupper() and not self.is_shouted

    def is_beside(self, offset: int, role: str) -> bool:
        """Whether the word there has a role in data/time_neighbours.csv."""
        return self.beside(offset) in neighbours(role)

    def ends_noun(self) -> bool:
        """Whether no noun can follow: "on the fifth, ..." but not "on the fifth floor"."""
        return not self.beside(1) or self.is_beside(1, "after_day")

    def code_beside(self, offset: int) -> str:
        """The code of the word before or after the match, as `beside` counts; "" past the paragraph's end."""
        at = self.match.start() + offset if offset < 0 else self.match.end() + offset - 1
        return self.codes[at] if 0 <= at < len(self.codes) else ""

    def ends_phrase(self) -> bool:
        """Whether a mark or the paragraph's end follows."""
        return self.beside(1) in ("", ".", ",", ";", ":", ")")

    @property
    def range_begin(self) -> Period | None:
        """The day or month told right before, where the match ends a range: "from Tuesday to Friday"."""
        told, told_at = self.context.told, self.context.told_at
        if told is None or self.start - told_at >= _RANGE_LENGTH or is_moved(self.doc.text, told_at):
            return None
        if not self.told_in_sentence:
            return None
        between = self.beside(-1) == "and" and _BETWEEN.search(self.doc.text, max(0, told_at - 12), told_at)
        return told if between or self.is_beside(-1, "range") else None

    def run_ended_by(self, month: Period) -> tuple[date, date] | None:
        """First and last day of a run of months that this one ends: "from January to June"."""
        told = self.context.told
        if month.unit != "M" or told is None or told.unit != "M" or told.index >= month.index:
            return None
        next_one = self.beside(-1) == "and" and month.index == told.index + 1
        begin = told if next_one and self.start - self.context.told_at < _RANGE_LENGTH else self.range_begin
        return (begin.first, month.last) if begin else None

    @property
    def story_day(self) -> Period | None:
        """The day of an hour alone: the one told before it in its paragraph, else that of the lead."""
        context, today = self.context, self.context.now("D")
        told = context.told if context.told and context.told.unit == "D" else None
        if today is None:
            return told
        near = told is not None and abs(told.index - today.index) < DAYS_OF_NEWS
        if near and context.told_at >= self.tokens[0].start():
            return told
        return told if told and self.told_in_sentence else context.lead or today

    @property
    def told_in_sentence(self) -> bool:
        """Whether what was told last stands before it in its sentence."""
        sentence = self.doc.sentence_at(self.start)
        told_at = self.context.told_at if self.context.told else -1
        return sentence is not None and sentence.start <= told_at

    def tense(self) -> int:
        """Tense of the clause; where nothing tells, that of a date told in the same sentence."""
        return min(self.sure_tense(), FUTURE)

    def sure_tense(self) -> int:
        """As `tense`, and `SURELY_FUTURE` for what is not only planned or said to come."""
        tense = tense_around(self.doc, self.start, self.end)
        told, anchor = self.context.told, self.context.anchor
        if tense or not told or not anchor or told.unit not in ("D", "M"):
            return tense
        if not self.told_in_sentence:
            return tense
        return SURELY_FUTURE if told.first > anchor.last else PAST if told.last < anchor.first else UNTOLD

    def compares(self) -> bool:
        """Whether something is compared with what was then: "at 141 yen, against 142 yen on Friday"."""
        sentence = self.doc.sentence_at(self.start)
        return sentence is not None and bool(_COMPARES.search(self.doc.text, sentence.start, self.start))


_COMPARES = re.compile(
    r"\b(?:compared|against|versus|(?:up|down|increase|decrease|rise|decline|drop)\b.{0,30} from)\b"
    r"|\bfrom\s\S{0,2}\d\S*\s(?:\S+\s){0,3}\Z",  # "to 102 yen from 105 yen the day before"
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:moved|shifted|postponed|delayed|rescheduled|changed|deferred)(?: up| back)? from (?:the )?$"
    r"|\b(?:brought forward|moved forward|put back|pushed back|put off) from (?:the )?$",
    re.IGNORECASE,
)
_RANGE_LENGTH = 40  # characters from the first word of a range to its second date


def is_moved(text: str, at: int) -> bool:
    """Whether the date there is one that something was moved from: "put off from May to June" is no range."""
    return bool(_MOVED.search(text, max(0, at - 30), at))


Reader = Callable[[Hit], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its reader, which gives None for what only looks like a time expression."""

    pattern: str
    read: Reader


def dated(period: Period | None, unit: str, value: str = "") -> Reading | None:
    """A DATE: the period's value, or the open one of its unit where the period is not known.

    Args:
        period: The period, or None.
        unit: What to leave open without it.
        value: The open value, where the text tells a part of it ("XXXX-10-26").
    """
    if period is None:
        return Reading("DATE", value or open_value(unit))
    return Reading("DATE", period.value, period) if period.known else None


def aside(reading: Reading | None) -> Reading | None:
    """The reading as a mere comparison: what follows does not go on from it."""
    return reading._replace(aside=True) if reading else None


def shift_of(hit: Hit) -> int:
    """-1 for "last", 0 for "this", 1 for "next": the last word labelled `r`."""
    word = hit.words("r")[-1]
    for name in ("LAST", "NEXT", "THIS"):
        if value := hit.vocabulary.values.get((word, name)):
            return int(value)
    return 0


def is_title(hit: Hit) -> bool:
    """Whether the words name a newspaper or programme: "USA Today", a quoted "This Week"."""
    text = hit.doc.text
    words = [t.group() for t in hit.tokens[hit.match.start() : hit.match.end()]]
    if not all(word[0].isupper() for word in words) or hit.match.start() == 0 or hit.is_shouted:
        return False
    before = hit.tokens[hit.match.start() - 1].group()
    if len(words) == 1:
        return before[0].isupper()
    return before in "\"“‘'`" and not words[-1].isupper() and text[hit.end : hit.end + 1] != ","


def weekday_number(hit: Hit) -> int:
    """1 for Monday to 7 for Sunday: the weekday labelled `w`."""
    name, values = hit.words("w")[0], hit.vocabulary.values
    return int(values.get((name, "WEEKDAY")) or values[name, "WEEKDAYABBR"])


def with_part(hit: Hit, reading: Reading | None) -> Reading | None:
    """A day's reading, narrowed to the part of the day that the match names."""
    part = hit.value("p", "DAYPART")
    if reading is None or not part:
        return reading
    return Reading("TIME", f"{reading.value}T{part}", reading.period)


# What these name is told from the last date of the text, not from the day of publication.
FROM_TOLD = frozenset("previous prior preceding following".split())

# Parts of patterns that stand in many rules.
MONTH = "(MONTH|MONTHABBR .?)"
WEEKDAY = "(WEEKDAY|WEEKDAYABBR .?)"
EARLY = (
    "((early|late|mid) -?|end -|(early|late|earlier|later) in|the? PARTOF of"
    "|the (ORD|early|latter|later|opening|closing) (part|days|weeks|months|years) of)"
)
SOON = "((early|late|earlier|later) on?)"
# "over" is a preposition in "over three years", a hedge in "for over three years".
APPROX = (
    "(nearly|almost|about|around|approximately|roughly|some|up to|at least|at most|just (over|under)"
    "|(?<=(for|last|lasting|lasts|lasted|after|well|takes|took|within)) over"
    "|no? (more|less|fewer|later|longer) than|as (many|long|little|much|early|late) as)"
)
_END = "(,? (that|which))? (ended|ends|ending|to|through)"
ENDED = f"(?={_END} (in|on)? r=(next|last)? m={MONTH} (d=(DAY|NTH))? (,? y=YEAR)?)"
NOT_ENDED = f"(?!{_END} (in|on)? (next|last)? {MONTH})"
ODD = "(- odd|or so)"
_CARDINAL = "(NUM (-? NUM)?|DAY|COUNT)"
NUMBER = (
    f"((YEAR|({_CARDINAL} -?)? (DAY|COUNT) / DAY|({_CARDINAL}|a? BIGNUM) "
    f"(BIGNUM|(?<=(BIGNUM)) and? {_CARDINAL} BIGNUM)* "
    f"((?<=(hundred|thousand)) {_CARDINAL}|(?<=(BIGNUM)) and {_CARDINAL})?) "
    "(-? and -? a -? half)?"
    "|(tens of)? CROWD of|(a|the)? VAGUE BIGNUM|a number of|a? couple of?|(a|the)? VAGUE"
    "|(a half -?|half (a|an)) dozen|half (a|an)|a|an)"
)


def number(words: list[str], vocabulary: Vocabulary) -> str:
    """A number in digits as TIMEX3 writes it: "2", "2.5"; "X" for a vague one ("several")."""
    if "/" in words:
        at = words.index("/")
        whole = float(number(words[: at - 1], vocabulary)) if at > 1 else 0.0
        return _digits(whole + int(words[at - 1]) / int(words[at + 1]))
    total, part = 0.0, 0.0
    for word in words:
        if word.replace(",", "").replace(".", "", 1).isdecimal():
            part += float(word.replace(",", ""))
        elif value := vocabulary.values.get((word, "NUM")):
            part += int(value)
        elif value := vocabulary.values.get((word, "BIGNUM")):
            part = (part or 1) * int(value)
            if int(value) >= 1000:
                total, part = total + part, 0.0
        elif word == "half":
            part += 0.5
        elif (word, "VAGUE") in vocabulary.values:
            return vocabulary.values[word, "VAGUE"] or "X"
    if not total + part:
        return "1" if words in (["a"], ["an"]) else "X"
    return _digits(total + part)


_MOST = 1e9


def _digits(value: float) -> str:
    """A number without a useless point; "X" for one that counts no time."""
    if not value < _MOST:
        return "X"
    return str(int(value)) if value == int(value) else f"{value:.2f}".rstrip("0")
