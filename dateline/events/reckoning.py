"""Reckoning: the day of what was so long before or after something else.

"resigned on Monday, two days after the army raided his villa": the raid was two days before Monday. What only
comes, on no day that is told, comes on that of the news: "The move comes a week after Peru raised tariffs".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.events import syntax
from dateline.events.days import END, NUMBERS, START, WHOLE, Days, bounds
from dateline.events.mentions import VERB, Mention
from dateline.events.scene import Scene
from dateline.events.triggers import known_words
from dateline.nlp import Sentence, Token
from dateline.records import LASTING_TYPES, Time

_APART = re.compile(
    r"(?P<vague>\b(?:less|more|fewer) than |\b(?:nearly|almost|over|under|within|up to) )?"
    r"\b(?P<number>an?|\d+|" + "|".join(NUMBERS) + r") (?P<unit>day|week|month|year)s? "
    r"(?P<side>after|following|before|ahead of|prior to)\b",
    re.IGNORECASE,
)
_LATER = frozenset(("after", "following"))
_COMING = frozenset(("come", "follow"))


def reckoned(scene: Scene, mention: Mention, times: Sequence[Time]) -> list[Days]:
    """The day of a mention that is told by how far it is from another.

    Args:
        scene: The article.
        mention: A mention of an event.
        times: The dates of its sentence.
    """
    sentence = mention.sentence
    for match in _APART.finditer(sentence.text):
        side = next(iter(sentence.between(*(sentence.start + i for i in match.span("side")))), None)
        other = _other(sentence, side) if side else None
        if side is None or other is None:
            continue
        inside = sentence.subtree(other)
        within = [t for t in times if side.start < t.start < inside[-1].end]
        outside = [t for t in times if t not in within]
        later = match["side"].lower() in _LATER
        if edge := _edge(mention, other, later=later):
            base = _base(scene, sentence, _above(sentence, side, other), outside)
            return list(_days(base, match, -1 if later else 1, edge)) if not within else []
        if not outside and len(within) == 1 and _is_carried_by(mention, _above(sentence, side, other)):
            return list(_days(_single(within), match, 1 if later else -1, WHOLE))
    return []


def _other(sentence: Sentence, side: Token) -> Token | None:
    """The verb or noun behind "after": "after talks ended", "after a vote"."""
    if side.dep == "mark":
        return sentence.tokens[side.head]
    behind = (side, *(c for c in sentence.children[side.i] if c.dep == "prep"))
    return next((c for b in behind for c in sentence.children[b.i] if c.dep in ("pobj", "pcomp")), None)


def _above(sentence: Sentence, side: Token, other: Token) -> Token | None:
    """The verb of the clause that tells how far away the other thing is."""
    lower = other if side.dep == "mark" else side
    if other.dep == "ROOT":  # which the parser took for the main clause
        before = (c for c in sentence.children[other.i] if c.dep == "ccomp" and c.i < side.i)
        return next(before, None)
    return next((t for t in syntax.ancestors(sentence, lower) if t.pos in ("VERB", "AUX")), None)


def _edge(mention: Mention, other: Token, *, later: bool) -> str | None:
    """Which day of a mention's event the reckoning tells, where it is what stands behind "after"."""
    if other.i in (mention.head.i, syntax.bundle(mention.sentence, mention.head).i):
        talks = mention.trigger.type == "meeting" and mention.head.tag == "NNS"
        lasts = talks or (mention.trigger.type in LASTING_TYPES and mention.kind != VERB)
        return WHOLE if not lasts else END if later else START
    for carrier in mention.carriers:
        row = carrier.row if carrier.relation in ("subject", "object") else None
        if carrier.token.i == other.i and row and (not row.types or mention.trigger.type in row.types):
            lasts = mention.trigger.type in (*LASTING_TYPES, "meeting")
            return row.phase if lasts else WHOLE
    return None


def _is_carried_by(mention: Mention, verb: Token | None) -> bool:
    """Whether a verb is the mention's own, or one by which its event comes."""
    if verb is None or verb.i == mention.head.i:
        return verb is not None
    carriers = (c for c in mention.carriers if c.token.i == verb.i and c.relation in ("subject", "object"))
    return any(c.row or verb.lemma in _COMING for c in carriers)


def _base(scene: Scene, sentence: Sentence, above: Token | None, times: Sequence[Time]) -> date | None:
    """The day from which is reckoned: that of the clause above; that of the news, for what only comes."""
    if above is None:
        return None
    own = [t for t in times if (a := scene.time_anchor(sentence, t, ())) is not None and a.i == above.i]
    if own or times:
        return _single(own or [t for t in times if not _is_of_speech(scene, sentence, t)])
    return scene.news_day if above.lemma in _COMING else None


def _is_of_speech(scene: Scene, sentence: Sentence, time: Time) -> bool:
    anchor = scene.time_anchor(sentence, time, ())
    return anchor is not None and anchor.text.lower() in known_words("reporting")


def _single(times: Sequence[Time]) -> date | None:
    """The one day that times tell."""
    days = {t.start_date for t in times if t.start_date and t.start_date == t.end_date}
    return days.pop() if len(days) == len(times) == 1 else None


def _days(base: date | None, match: re.Match[str], sign: int, edge: str) -> Iterator[Days]:
    """A day so far from another; a month or year, where it is told in these."""
    number, unit = match["number"].lower(), match["unit"].lower()
    count = sign * (int(number) if number.isdigit() else NUMBERS.get(number, 1))
    if base is None or match["vague"]:
        return
    if unit in ("day", "week"):
        day = base + timedelta(days=count * (7 if unit == "week" else 1))
        yield Days(day, day, edge, 3, "day")
        return
    months = base.year * 12 + base.month - 1 + count * (12 if unit == "year" else 1)
    if months >= 12:
        first, last = bounds(date(months // 12, months % 12 + 1, 1), unit)
        yield Days(first, last, edge, 3, unit)
