"""Ahead: whether a bare weekday or month is the coming or the last one, by what is told of it."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.article import Article
from dateline.events import syntax
from dateline.events.days import END, WHOLE, Days, later, next_year, word_before
from dateline.events.mentions import Mention
from dateline.events.status import EXPECTED, HYPOTHETICAL, SCHEDULED, is_present, told_status
from dateline.events.triggers import known_words
from dateline.nlp import Sentence, Token
from dateline.records import Time

_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:(?:early|mid|late)[- ]?)?(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"\b(?:ahead of|run-?up to|leading up to|(?:go|head)(?:ing)? into)\s+(?:[\w.'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_WAS_TO = re.compile(r"\b(?:was|were|had been)\s(?:to|due|set|scheduled|expected)\b", re.IGNORECASE)
_ON = frozenset(("from", "starting", "beginning", "by", "until"))  # "threatens a tariff from July"


def ahead(article: Article, time: Time, anchor: Token, mention: Mention, days: Days) -> Days:
    """The coming weekday, with a verb of the present ("closes on Sunday"), or the coming month, in a plan."""
    published, day = article.published, days.end or days.start
    before = mention.sentence.text[: max(mention.span.start, time.start) - mention.sentence.start]
    if _WAS_TO.search(before):
        return days
    if anchor.tag == "VBD" or _is_done(mention.sentence, anchor):
        return days  # "agreed on Friday to meet", "will sign the pact, which they initialled in March"
    ahead = (
        is_present(mention.sentence, anchor)
        or (days.edge == END and anchor.tag == "VBG" and anchor.text.lower() in known_words("running"))
        or told_status(mention) == SCHEDULED
        or bool(_UP_TO.search(before))
        or _is_in_plan(mention.sentence, anchor)
    )
    bare = _WEEKDAY.match(time.text) and not re.search(r"\d|last", time.text)
    if mention.headline or not (published and day and day < published):
        return days
    if bare and ahead:
        return replace(days, start=later(days.start, 7), end=later(days.end, 7))
    threatened = told_status(mention) == HYPOTHETICAL and word_before(mention.sentence, time) in _ON
    if _MONTH.fullmatch(time.text) and (threatened or _is_of_plan(mention.sentence, anchor)):
        return replace(days, start=next_year(days.start), end=next_year(days.end))
    return days


def _is_done(sentence: Sentence, anchor: Token) -> bool:
    """Whether a participle tells what has been done: "the mill, closed in May, will be sold".

    "Who opened it on Monday" is often tagged as one.
    """
    helpers = any(c.dep in ("aux", "auxpass") for c in sentence.children[anchor.i])
    planned = anchor.text.lower() in known_words("planning")
    return anchor.tag == "VBN" and anchor.dep in ("acl", "relcl", "advcl") and not helpers and not planned


def _is_in_plan(sentence: Sentence, token: Token) -> bool:
    """Whether a word is in a clause inside a plan: "will visit a mill before flying to Lima for talks"."""
    verb = next((t for t in (token, *syntax.ancestors(sentence, token)) if t.pos == "VERB"), token)
    return verb.tag in ("VB", "VBG") and _is_of_plan(sentence, verb)


def _is_of_plan(sentence: Sentence, token: Token) -> bool:
    """Whether a word is in a clause of what is to come: "is expected to go there after the vote in May"."""
    return any(_plans(sentence, t) for t in (token, *syntax.ancestors(sentence, token)))


def _plans(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells a plan: "will meet", "is expected", "(he said that they) would meet"."""
    helpers = {c.text.lower() for c in sentence.children[verb.i] if c.dep in ("aux", "auxpass")}
    planned = verb.tag == "VBN" and verb.text.lower() in EXPECTED and helpers & {"is", "are"}
    return bool(planned) or ("have" not in helpers and bool(helpers & {"will", "would"}))


def behind(article: Article, time: Time, anchor: Token, mention: Mention, days: Days) -> Days:
    """The last May 23 for "since the ceasefire of May 23"; the next one for what has been moved to it."""
    published, day = article.published, days.start or days.end
    if not (published and day) or re.search(r"\d{4}|day", time.text):
        return days
    word = word_before(mention.sentence, time)
    if word == "of" and day > published and told_status(mention) != SCHEDULED:
        return replace(days, start=next_year(days.start, -1), end=next_year(days.end, -1))
    moved = word == "to" and told_of_move(mention, anchor, time)
    if moved and day < published and anchor.tag == "VBN":
        return replace(days, start=next_year(days.start), end=next_year(days.end))
    return days


def told_of_move(mention: Mention, anchor: Token, time: Time) -> tuple[str, int] | None:
    """What a day behind "to" tells: the last one of what "runs to June 15", the new one of what is moved."""
    if word_before(mention.sentence, time) != "to":
        return None
    verb = anchor.text.lower()
    relations = {c.relation for c in mention.carriers if c.token.i == anchor.i}
    if relations & {"subject", "object"} and verb in known_words("moving"):
        return WHOLE, 3
    return (END, 2) if "subject" in relations and verb in known_words("running") else None
