"""Gatherings whose days are known: what names the year where a text prints none.

"OSAKA, June 28 (Example News) -- Leaders met on Friday at the G20 summit here" tells no year, but the G20
have met in Osaka once. Only an edition's number, or a place where the series met once, ties a text to an
edition, whose days are in data/known_gatherings.csv. Telling of other years ("since the summit in Osaka",
"last year's") ties to nothing, and editions of different years leave the year open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dateline import lexicon
from dateline.article.days import MONTH, month_day_at
from dateline.article.editions import ORDINAL, ordinal
from dateline.article.lines import holds_any
from dateline.article.tense import sentence_at

_AROUND = timedelta(days=2)  # news of a gathering, on its eve or just after it
_ANNOUNCED = timedelta(days=60)  # before one whose first day the text names too
_OTHER_TIMES = re.compile(
    r"\b(?:next|last|previous|past|ago|earlier|since|anniversary|postponed|delayed|cancell?ed|years)\b"
    r"|(?<!this )\byear\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# One of them is in what the pattern finds, which takes long to find nothing.
_OTHER_TIMES_SIGNS = (
    "year 19 20 next last previous past ago earlier since anniversary postponed delayed cancel"
).split()
_BRACKET = r"(?:\s\([\w-]{2,8}\))?"
_HELD = r"(?:to be |being |was |is |will be |has )?(?:held|hosted|opened|opens|begins|under way|taking place)"
_SMALL = 3  # editions that are also told of somebody's own: "his second summit"
_DATED = re.compile(rf"\b(?={MONTH}\s*\d|\d\d?\s+{MONTH})")


class Edition(NamedTuple):
    """One edition of a series.

    Attributes:
        number: Its number in the series; None where it isn't counted.
        places: The names of where it took place.
        start: Its first day.
        end: Its last day.
    """

    number: int | None
    places: tuple[str, ...]
    start: date
    end: date


class _Series(NamedTuple):
    """What comes again and again: a word of each name, how a text names an edition, and the editions."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    editions: tuple[Edition, ...]


class Tie(NamedTuple):
    """An edition that a text tells of.

    Attributes:
        edition: The edition.
        words: By which the text names it.
        sentence: The sentence that does.
    """

    edition: Edition
    words: str
    sentence: str


def gathering_told(paragraphs: Sequence[str], place: str | None) -> Tie | None:
    """The gathering that the first paragraphs tell of; None where there is none or the years differ.

    Args:
        paragraphs: The paragraphs that tell the news, without the dateline.
        place: Place of the dateline.

    Returns:
        The tie that tells the gathering's days too, if there is one, else the first.
    """
    lead = "\n".join(paragraphs)
    if not _any_sign().search(lead):
        return None
    told = [series for series in _known() if holds_any(lead, series.signs)]
    ties = [tie for series in told for tie in _ties(series, lead, place)]
    ties.sort(key=names_its_days, reverse=True)
    return ties[0] if len({tie.edition.start.year for tie in ties}) == 1 else None


def is_of_its_days(day: date, tie: Tie) -> bool:
    """Whether a day is one of the gathering, or shortly before the days that the text names for it."""
    start, end = tie.edition.start, tie.edition.end
    return start - (_ANNOUNCED if names_its_days(tie) else _AROUND) <= day <= end + _AROUND


def names_its_days(tie: Tie) -> bool:
    """Whether the text tells the gathering's first day beside its name."""
    first = (tie.edition.start.month, tie.edition.start.day)
    text = tie.sentence
    found = (month_day_at(text, match.start(), len(text)) for match in _DATED.finditer(text))
    return any(day and day[:2] == first for day in found)


def _ties(series: _Series, text: str, place: str | None) -> Iterator[Tie]:
    # Only in sentences that hold a sign: in a whole lead the pattern takes longer than all else together.
    found = [at for sign in series.signs for at in _places(text, sign)]
    for sentence in dict.fromkeys(sentence_at(text, at) for at in found):
        if holds_any(sentence.lower(), _OTHER_TIMES_SIGNS) and _OTHER_TIMES.search(sentence):
            continue
        for match in series.pattern.finditer(sentence):
            fit = _editions(series, match, place)
            if len(fit) == 1:
                yield Tie(fit[0], " ".join(match.group().split()), sentence)


def _places(text: str, piece: str) -> Iterator[int]:
    """Where a piece stands in a text."""
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _editions(series: _Series, match: re.Match[str], place: str | None) -> list[Edition]:
    """The editions that number and place leave; all places count where no number tells the edition."""
    number = ordinal(match["ord"]) if match["ord"] else None
    beside = match["before"] or match["after"]
    # A small number may count somebody's own: it needs the place too.
    told = beside if number and number > _SMALL else beside or place
    if number is None and told is None:
        return []
    return [
        one
        for one in series.editions
        if (number is None or one.number in (number, None))
        and (told in one.places if told else number is not None and number > _SMALL)
    ]


@cache
def _known() -> tuple[_Series, ...]:
    editions: dict[str, list[Edition]] = defaultdict(list)
    for row in lexicon.rows("known_gatherings"):
        number = int(row["edition"]) if row["edition"] else None
        start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
        editions[row["name"]].append(Edition(number, tuple(row["place"].split("|")), start, end))
    return tuple(_series(names.split("|"), tuple(found)) for names, found in editions.items())


@cache
def _any_sign() -> re.Pattern[str]:
    """The signs of all series: hardly any lead holds one, and one search tells so."""
    return re.compile("|".join(sorted(re.escape(sign) for series in _known() for sign in series.signs)))


def _series(names: Sequence[str], editions: tuple[Edition, ...]) -> _Series:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    named = "|".join(_spelled(name) for name in longest_first)
    places = "|".join(sorted(re.escape(place) for one in editions for place in one.places))
    pattern = re.compile(
        rf"(?:\b{ORDINAL}\s+(?:annual\s+)?|\b(?P<before>{places})(?:['’]s)?\s+)?\b(?P<name>(?i:{named}))\b"
        rf"(?:{_BRACKET},?(?:\s{_HELD})?"
        rf"\s(?:in|at)\s(?:(?:the|[A-Z]\w+['’]s)(?:\s[\w-]+){{0,4}}?\s)?(?P<after>{places})\b)?"
    )
    return _Series(tuple(sorted(set(map(_sign, names)))), pattern, editions)


def _sign(name: str) -> str:
    """The words of a name that the fewest texts hold: the longest two with capitals, else one."""
    words = [word for word in name.split() if word[0].isupper() and "'" not in word]
    found = [pair for pair in map(" ".join, pairwise(words)) if pair in name]
    return max(found or words, key=lambda sign: (len(sign), sign))


def _spelled(name: str) -> str:
    """A name's pattern: an abbreviation in brackets may stand in it, and apostrophes are of two kinds."""
    return rf"{_BRACKET}\s".join(map(re.escape, name.split())).replace("'", "['’]")
