"""Dating: when an event takes place, as one mention tells it.

A date is the mention's by the first source that knows it: its own words, the clause that "when" opens, the
verb or noun that the date hangs on, the phrase that it closes. What no source knows is taken where it can be
of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.article import Article
from dateline.events import syntax
from dateline.events.ahead import ahead, behind, told_of_move
from dateline.events.carriers import REACTION
from dateline.events.dates import dates_in
from dateline.events.days import (
    END,
    FORCE,
    NUMBERS,
    OFF,
    SINCE,
    START,
    WHOLE,
    Days,
    is_hour,
    is_past,
    read,
    word_before,
)
from dateline.events.deeds import UNDONE, undoes
from dateline.events.mentions import NAMED, NOUN, VERB, Mention
from dateline.events.phases import BEFORE_NAME
from dateline.events.reckoning import reckoned
from dateline.events.scene import Scene
from dateline.events.sides import is_fresh, told_by
from dateline.events.status import SCHEDULED, is_of_earlier_stage, told_status
from dateline.events.triggers import by_form, event_verbs, known_words
from dateline.nlp import Sentence, Token
from dateline.records import SERIAL_TYPES, Time

_PAPERS = frozenset(("agreement", "contract"))
_SAID = frozenset(("statement", "letter", "press_conference"))  # days inside are of what was said


def days_of(scene: Scene, mention: Mention) -> list[Days]:
    """The dates that hang on a mention."""
    times = dates_in(scene, mention.sentence)
    counted = _of_day_number(scene, mention, times)
    if counted:
        return counted
    if far := reckoned(scene, mention, times):
        return far
    found, left = _since_age(scene.article, mention), []
    for time in times:
        if _is_of_force(mention, time) or _is_of_rank(mention.sentence, time):
            continue
        told = next((t for source in _SOURCES if (t := source(scene, mention, time)) is not None), None)
        if told is None:
            left.append(time)
        else:
            found += told
    if any(t.text.lower() == "first" or t.tag == "JJS" for t in _before(mention)):
        found = [d for d in found if d.edge != SINCE]  # "her first visit since 2016"
    return found or _loose(scene, mention, left)


def _before(mention: Mention) -> tuple[Token, ...]:
    return syntax.premodifiers(mention.sentence, mention.head)


def _is_of_force(mention: Mention, time: Time) -> bool:
    """Whether a time tells how long something holds: "a contract until 2030", "a plan for five years"."""
    if time.timex_type == "DURATION":
        return mention.kind != VERB or mention.trigger.type not in _DONE_OVER_TIME
    until = word_before(mention.sentence, time) in ("until", "till", "through")
    return until and mention.trigger.type in _PAPERS


def _is_of_rank(sentence: Sentence, time: Time) -> bool:
    """Whether a time only tells among what a thing is the first: "the vote was the first since 2019"."""
    first = next(iter(sentence.between(time.start, time.end)), None)
    if first is None or word_before(sentence, time) not in ("since", "this"):
        return False
    above = next((t for t in syntax.ancestors(sentence, first) if t.dep == "attr"), None)
    words = (above, *syntax.premodifiers(sentence, above)) if above else ()
    return any(t.tag == "JJS" or syntax.ordinal(t.text) is not None for t in words)


_DONE_OVER_TIME = frozenset(("investment", "other"))


def _in_its_words(scene: Scene, mention: Mention, time: Time) -> list[Days] | None:
    """The date in the words of a noun: "the Dec. 28 meeting"; in a name it is part of the name."""
    if time.start >= mention.span.end or mention.span.start >= time.end:
        return None
    if mention.kind != NOUN:
        return []
    days = read(scene.article, mention.sentence, time, WHOLE, 3)
    return [ahead(scene.article, time, mention.head, mention, days)]


def _before_clause(scene: Scene, mention: Mention, time: Time) -> list[Days] | None:
    """The date that a clause takes up: "in 2019, when it bought the mill", "died on Monday when a bus fell".

    The place that "where" takes up is told with its day, unless the clause is of another time: "was in Lima
    on Friday, where he met ...".
    """
    sentence = mention.sentence
    acts = [c.token for c in mention.carriers if c.row and c.relation in ("subject", "object", "verb")]
    for act in [mention.head] if mention.kind == VERB else acts:
        asking = next((c for c in sentence.children[act.i] if c.tag == "WRB" and c.i < act.i), None)
        word = asking.text.lower() if asking else ""
        if asking is None or word not in ("when", "where") or time.start > asking.start:
            continue
        above = next((t for t in syntax.ancestors(sentence, act) if t.pos in ("VERB", "AUX")), None)
        then = above if act.tag == "VBD" and scene.time_anchor(sentence, time, ()) == above else None
        beside = word == "when" and not scene.doc.text[time.end : asking.start].strip(" ,")
        if beside or (then and (then.tag == "VBD" or (word == "when" and act.dep == "advcl"))):
            return [read(scene.article, sentence, time, WHOLE, 2)]
    return None


def _on_its_clause(scene: Scene, mention: Mention, time: Time) -> list[Days] | None:
    """The date that hangs on a mention or its verbs, or closes its phrase, if it is of nothing else."""
    article, sentence = scene.article, mention.sentence
    anchor = _anchor(scene, mention, time)
    if anchor is None or is_of_earlier_stage(mention, anchor):
        return []
    if any(c.token.i == anchor.i and c.relation == REACTION for c in mention.carriers):
        return None
    told = None
    if not _is_compared(sentence, time, anchor):
        told = told_by(mention, anchor, _own(mention), fresh=is_fresh(article, time))
    told = told_of_move(mention, anchor, time) or told or _told_of_state(mention, anchor, time)
    told = told or _told_in_phrase(mention, time)
    if told is None:
        return None
    days = read(article, sentence, time, *told)
    if is_hour(time):
        days = replace(days, closeness=min(1, days.closeness))  # the day is that of what was told before
    if days.closeness <= 1 and days.start and days.end and (days.end - days.start).days > _YEAR:
        return None  # "to sign a plan for 2021-2025 at the next meeting"
    if anchor.text.lower() in known_words("moving") and word_before(sentence, time) == "from":
        days = replace(days, start=time.end_date, end=time.end_date, edge=WHOLE)  # "from May 20 to June 4"
    if _comes_into_force(sentence, anchor):
        days = replace(days, edge=FORCE if mention.trigger.type in _PAPERS else START)
    if mention.headline and mention.trigger.type in SERIAL_TYPES:
        days = replace(days, closeness=0)  # the day of the picture
    if _is_called_off(mention, anchor) and is_past(article, days):
        return [replace(days, edge=OFF)]
    if _is_another_day(article, mention, anchor, days) or _is_of_series(mention, anchor, days):
        return []
    days = behind(article, time, anchor, mention, days)
    return [ahead(article, time, anchor, mention, days)]


def _is_of_series(mention: Mention, anchor: Token, days: Days) -> bool:
    """Whether a time is that since which a gathering is held: "began in 1990 as a yearly fair"."""
    begins = any(row.phase == START for row in event_verbs().get(anchor.text.lower(), ()))
    coarse = days.precision == "year" and told_status(mention) != SCHEDULED
    return begins and coarse and mention.trigger.type in SERIAL_TYPES


_YEAR = 366  # days


_SOURCES = (_in_its_words, _before_clause, _on_its_clause)


def _own(mention: Mention) -> set[int]:
    """The numbers of the words that are the event: its noun or verb, and what counts it."""
    return {mention.head.i, syntax.bundle(mention.sentence, mention.head).i}


def _anchor(scene: Scene, mention: Mention, time: Time) -> Token | None:
    """The word that a time hangs on; None where one of the two is in quotation marks and the other is not."""
    sentence = mention.sentence
    if _is_anothers(mention, time):
        return None
    nouns = {c.token.i for c in mention.carriers if c.token.pos not in ("VERB", "AUX")}
    anchor = scene.time_anchor(sentence, time, _own(mention) | nouns)
    if anchor is None:
        return None
    beside = anchor.start if mention.kind == NAMED else mention.span.start  # a name may stand in them alone
    return None if syntax.in_quotes(sentence, time.start) != syntax.in_quotes(sentence, beside) else anchor


def _is_anothers(mention: Mention, time: Time) -> bool:
    """Whether a day stands inside the phrase of another event: "after the arrest on Monday of ..."."""
    tokens = mention.sentence.tokens
    inside = mention.sentence.between(time.start, time.end)
    first, last = (inside[0].i, inside[-1].i) if inside else (0, 0)
    if first < 2 or last + 1 >= len(tokens) or tokens[last + 1].text != "of":
        return False
    noun = tokens[first - 2] if tokens[first - 1].tag == "IN" else tokens[first - 1]
    return noun.i not in _own(mention) and noun.text.lower() in by_form(False)


def _comes_into_force(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells since when a paper or rule is in force: "took effect", "entered into force"."""
    return verb.lemma in _ENTERING and bool(syntax.words_beside(sentence, verb) & {"effect", "force"})


_ENTERING = frozenset(("take", "come", "enter", "go"))


def _told_of_state(mention: Mention, anchor: Token, time: Time) -> tuple[str, int] | None:
    """What "have been on strike since May 6" tells."""
    since = word_before(mention.sentence, time) == "since" and anchor.lemma == "be"
    being = any(c.token.i == anchor.i and c.relation in _STATES for c in mention.carriers)
    return (WHOLE, 2) if since and being else None


_STATES = frozenset(("on", "at", "in", "under"))


def _loose(scene: Scene, mention: Mention, left: Sequence[Time]) -> list[Days]:
    """The one day that the parser hangs on a clause inside that of the mention, as it often does."""
    if mention.kind == NAMED or not mention.carriers or mention.trigger.type in _SAID:
        return []
    if mention.kind == VERB and mention.head.dep in ("advcl", "relcl", "acl"):
        return []
    loose = []
    for time in left:
        anchor = _anchor(scene, mention, time)
        if anchor and anchor.text.lower() not in known_words("reporting") and _inside_clause(mention, anchor):
            loose.append(read(scene.article, mention.sentence, time, WHOLE, 0))
    if len(loose) > 1:
        return []
    exact = [d for d in loose if d.precision == "day" and d.edge == WHOLE and d.start == d.end]
    return [d for d in exact if not (is_past(scene.article, d) and told_status(mention) == SCHEDULED)]


_AGE = re.compile(r"\b(\w+)-(year|month)(?:s?-old|-long)?\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)


def _since_age(article: Article, mention: Mention) -> list[Days]:
    """Since when what goes on has lasted: "the three-year-old conflict", "the 19-month war"."""
    before = mention.sentence.text[: mention.head.start - mention.sentence.start]
    match = _AGE.search(before[-BEFORE_NAME * 3 :])
    published = article.published
    if not match or not published or mention.trigger.type != "conflict" or mention.kind != NOUN:
        return []
    number = int(match[1]) if match[1].isdigit() else NUMBERS.get(match[1].lower(), 0)
    if not number or not {mention.trigger.lemma, mention.trigger.taken_as} & known_words("lasting"):
        return []
    if match[2].lower() == "year":
        return [Days(date(published.year - number, 1, 1), None, SINCE, 3, "year")]
    months = published.year * 12 + published.month - 1 - number
    return [Days(date(months // 12, months % 12 + 1, 1), None, SINCE, 3, "month")]


def _of_day_number(scene: Scene, mention: Mention, times: Sequence[Time]) -> list[Days]:
    """The dates told by "on Thursday, the second day of the fair" and "the fair entered its last day"."""
    sentence = mention.sentence
    single = [t.start_date for t in times if t.start_date and t.start_date == t.end_date]
    today = single[0] if len(single) == 1 else None if times else scene.news_day
    outer = _day_of(mention)
    if outer is None or today is None or any(_is_in_its_clause(scene, mention, t) for t in times):
        return []  # "on the second day of the fair, which opens on Monday"
    words = [t.text.lower() for t in syntax.premodifiers(sentence, outer)]
    number = 1 if "opening" in words else next((n for w in words if (n := syntax.ordinal(w))), None)
    if number:
        start = today - timedelta(days=number - 1)
        return [Days(start, start, START, 3, "day")]
    if {"last", "final", "closing", "concluding"} & set(words):
        return [Days(today, today, END, 3, "day")]
    return []


def _day_of(mention: Mention) -> Token | None:
    """The word "day" in "the second day of the fair", and in "the fair entered its second day"."""
    sentence, head = mention.sentence, mention.head
    of = sentence.tokens[head.head]
    if head.dep == "pobj" and of.text == "of":
        outer = sentence.tokens[of.head]
        return outer if outer.text.lower() == "day" else None
    if mention.trigger.type not in SERIAL_TYPES:
        return None
    days = (t for t in sentence.between(head.end, sentence.end) if t.text.lower() == "day")
    return next((t for t in days if any(c.tag == "PRP$" for c in sentence.children[t.i])), None)


def _is_in_its_clause(scene: Scene, mention: Mention, time: Time) -> bool:
    """Whether a time is told in a clause about a mention: "the fair, which opens on Monday"."""
    anchor = scene.time_anchor(mention.sentence, time, ())
    clause = anchor is not None and anchor.dep in ("relcl", "acl")
    return clause and any(c.token.i == anchor.i and c.row for c in mention.carriers)  # type: ignore[union-attr]


def _is_called_off(mention: Mention, anchor: Token) -> bool:
    """Whether a day is that on which the event was called off or undone, not its own."""
    if anchor.i == mention.head.i:
        return False
    undone = mention.trigger.type in UNDONE and undoes(mention.sentence, anchor)
    return undone or anchor.text.lower() in known_words("calling off")


_IN_PHRASE = frozenset("IN TO DT NN NNS NNP NNPS JJ CD POS HYPH PRP$".split())


def _told_in_phrase(mention: Mention, time: Time) -> tuple[str, int] | None:
    """What a time tells that closes the phrase of a noun, wherever the parser hangs it.

    "signals ahead of the leaders' meeting in Lima in mid-May", "talks opening in Lima on Friday". A day
    told with a fair may be one of many: who speaks there speaks on that day.
    """
    if mention.kind == VERB or time.start < mention.span.end:
        return None
    between = mention.sentence.between(mention.head.end, time.start)
    if mention.aside and [t.text for t in between] == [",", "in"]:
        return WHOLE, 3  # "at the last fair, in 2020, ..."
    if mention.trigger.type == "expo":
        return None
    phase = {c.token.i: c.row.phase for c in mention.carriers if c.row and c.relation == "subject"}
    bare = mention.kind == NOUN and not mention.determiner and mention.head.tag == "NN"  # "in investment"
    if bare or not between or between[-1].tag != "IN":
        return None
    for token in between:
        other = token.text.lower() in _UNLIKE or _is_event(mention.sentence, token)
        if token.i not in phase and (other or token.tag not in _IN_PHRASE):
            return None
    return next((phase[t.i] for t in between if t.i in phase), WHOLE), 1


def _is_event(sentence: Sentence, token: Token) -> bool:
    """Whether a noun may tell an event of its own: "at the talks", not "on trade and investment"."""
    return token.text.lower() in by_form(False) and bool(syntax.determiner(sentence, token))


_UNLIKE = frozenset(("since", "until", "after", "before", "from", "for"))


def _is_compared(sentence: Sentence, time: Time, anchor: Token) -> bool:
    """Whether a time is that of what something is compared with: "up from 300 at the fair in 2021"."""
    first = sentence.between(time.start, time.end)[0]
    above = []
    for token in syntax.ancestors(sentence, first):
        if token.i == anchor.i:
            break
        above.append(token)
    words = {t.text.lower() for t in above}
    behind = {t.text.lower() for t in above if t.end < first.start and t.i + 1 < first.i}
    return bool(words & known_words("comparing") or behind & {"from", "against"})


def _inside_clause(mention: Mention, anchor: Token) -> bool:
    """Whether a verb is that of a clause inside the main one, and the clause is not about another event."""
    about = mention.sentence.tokens[anchor.head]
    return anchor.dep in ("acl", "relcl", "pcomp") and about.text.lower() not in by_form(False)


_PLANNING = frozenset("scheduled planned slated announced proposed agreed".split())


def _is_another_day(article: Article, mention: Mention, anchor: Token, days: Days) -> bool:
    """Whether a day on the verb can't be that of the event: of its planning, or long past for "has sent"."""
    if mention.trigger.needs == "result" and days.precision != "day":
        return True  # a period is that of the figures
    helpers = {c.text.lower() for c in mention.sentence.children[mention.head.i] if c.dep == "aux"}
    perfect = mention.kind == VERB and bool(helpers & {"has", "have"})
    if perfect and article.published and days.end and days.end < article.published and days.edge == WHOLE:
        return True
    return _is_day_of_planning(article, mention, anchor, days)


def _is_day_of_planning(article: Article, mention: Mention, anchor: Token, days: Days) -> bool:
    """Whether a past day is that of the planning: "was scheduled two weeks ago"."""
    planned = anchor.text.lower() in _PLANNING and not mention.headline
    return (
        planned
        and is_past(article, days)
        and mention.trigger.type in ("meeting", "visit", "forum", "summit", "expo", "ceremony")
    )
