"""Dating: when an event takes place, and how exactly the article tells it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.article import Article
from dateline.events import syntax
from dateline.events.deeds import UNDONE, undoes
from dateline.events.mentions import NAMED, NOUN, VERB, Carrier, Mention
from dateline.events.scene import Scene
from dateline.events.status import EXPECTED, SCHEDULED, is_present, told_status
from dateline.events.triggers import by_form, known_words
from dateline.nlp import Sentence, Token
from dateline.records import Time

WHOLE, START, END, SINCE = "whole", "start", "end", "since"
OFF = "off"  # the day on which it was called off

_AT_EVENT = frozenset("at during in on".split())
_NEARNESS = frozenset(("hour", "hours", "minutes"))
_SPANS = frozenset("day days week weeks month months year years".split())
_SEVERAL_DAYS = frozenset(("expo", "forum", "summit"))
_PAPERS = frozenset(("agreement", "contract"))
_SAID = frozenset(("statement", "letter", "press_conference"))  # days inside are of what was said
_SAME_DAY = frozenset(("meeting", "press_conference", "ceremony", "forum", "summit", "visit"))
_RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|week|day)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:(?:early|mid|late)[- ]?)?(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d|a\.?m|p\.?m|noon|midnight|morning|afternoon|evening|night|gmt|o'clock|\bthe\b|[\s.:]", re.IGNORECASE
)
_LENGTH = re.compile(r"\b(\w+)[- ](day|week)s?(?:[- ]long)?\b|\b(day|week)-?long\b", re.IGNORECASE)
_ENDED_AFTER = re.compile(r"\bafter (\w+) days\b", re.IGNORECASE)
_BEFORE_NAME = 16  # characters in which a length stands before a name: "the five-day Cork Fair"
_NUMERALS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_NUMBERS = {w: i for i, w in enumerate(_NUMERALS.split(), 1)}
_JOINED = re.compile(r"^\s*(?:-|–|—|to|until|till|through|and)\s*(?:the\s+)?$")
_UP_TO = re.compile(
    r"\b(?:ahead of|run-?up to|leading up to|(?:go|head)(?:ing)? into)\s+(?:[\w.'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_WAS_TO = re.compile(r"\b(?:was|were|had been)\s(?:to|due|set|scheduled|expected)\b", re.IGNORECASE)
_SAME_DAY_AGAIN = re.compile(r"\bsame (?:day|morning|afternoon|evening|night)\b", re.IGNORECASE)
_NEAR = 300  # characters back to the day that "the same day" takes up
_BY = frozenset(("by", "until", "till", "through", "thru"))
_WEEK = 6  # days from its first to its last
_COARSENESS = {"day": 0, "month": 1, "year": 2}


@dataclass(frozen=True, slots=True)
class Days:
    """When, as one mention tells it.

    Attributes:
        start: First day of the interval.
        end: Last day.
        edge: `whole`, or `start`, `end` or `since` where only that side is told; `off` for no day of its own.
        closeness: 3 in the mention's own phrase, 2 on a verb that carries it out, 1 farther, 0 loose.
        precision: One of `PRECISIONS`.
    """

    start: date | None
    end: date | None
    edge: str
    closeness: int
    precision: str


@dataclass(frozen=True, slots=True)
class When:
    """When an event takes place."""

    start: date | None = None
    end: date | None = None
    precision: str | None = None


def days_of(scene: Scene, mention: Mention) -> list[Days]:
    """The dates that hang on a mention."""
    sentence = mention.sentence
    times = _ranges(scene, sentence)
    own = {mention.head.i, syntax.bundle(sentence, mention.head).i}
    nouns = {c.token.i for c in mention.carriers if c.token.pos not in ("VERB", "AUX")}
    counted = _of_day_number(scene, mention, times)
    if counted:
        return counted
    found, loose = _since_age(scene.article, mention), []
    for time in times:
        if mention.trigger.type in _PAPERS and _word_before(sentence, time) in ("until", "till", "through"):
            continue  # how long it is in force: "signed a contract until 2030"
        if time.start < mention.span.end and mention.span.start < time.end:
            if mention.kind == NOUN:  # "the Dec. 28 meeting"
                days = _days(scene.article, sentence, time, WHOLE, 3)
                found.append(_ahead(scene.article, time, mention.head, mention, days))
            continue
        if mention.kind == VERB and _tells_when(mention, time):
            found.append(_days(scene.article, sentence, time, WHOLE, 2))
            continue
        anchor = scene.time_anchor(sentence, time, own | nouns)
        if anchor is None or syntax.in_quotes(sentence, time.start) != syntax.in_quotes(
            sentence, mention.span.start
        ):
            continue
        told = None if _is_compared(sentence, time, anchor) else _told_by(mention, anchor, own)
        told = _told_of_move(mention, anchor, time) or told or _told_in_phrase(mention, time)
        if told:
            days = _days(scene.article, sentence, time, *told)
            if mention.headline and mention.trigger.type in _SEVERAL_DAYS:
                days = replace(days, closeness=0)  # the day of the picture
            if _is_called_off(mention, anchor) and _is_past(scene.article, days):
                found.append(replace(days, edge=OFF))
            elif not _is_another_day(scene.article, mention, anchor, days):
                days = _behind(scene.article, time, anchor, mention, days)
                found.append(_ahead(scene.article, time, anchor, mention, days))
        elif anchor.text.lower() not in known_words("reporting") and _inside_clause(mention, anchor):
            loose.append(_days(scene.article, sentence, time, WHOLE, 0))
    said = mention.trigger.type in _SAID
    if any(t.text.lower() == "first" or t.tag == "JJS" for t in syntax.premodifiers(sentence, mention.head)):
        found = [d for d in found if d.edge != SINCE]  # "her first visit since 2016"
    if found or len(loose) > 1 or not mention.carriers or mention.kind == NAMED or said:
        return found
    # The parser often hangs the day of the main clause on a clause inside it.
    if mention.kind == VERB and mention.head.dep in ("advcl", "relcl", "acl"):
        return []
    return [d for d in loose if d.precision == "day" and d.edge == WHOLE and d.start == d.end]


_AGE = re.compile(r"\b(\w+)-(year|month)(?:s?-old|-long)?\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)


def _since_age(article: Article, mention: Mention) -> list[Days]:
    """Since when what goes on has lasted: "the three-year-old conflict", "the 19-month war"."""
    before = mention.sentence.text[: mention.head.start - mention.sentence.start]
    match = _AGE.search(before[-_BEFORE_NAME * 3 :])
    published = article.published
    if not match or not published or mention.trigger.type != "conflict" or mention.kind != NOUN:
        return []
    number = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1].lower(), 0)
    if not number or not {mention.trigger.lemma, mention.trigger.taken_as} & known_words("lasting"):
        return []
    if match[2].lower() == "year":
        return [Days(date(published.year - number, 1, 1), None, SINCE, 3, "year")]
    months = published.year * 12 + published.month - 1 - number
    return [Days(date(months // 12, months % 12 + 1, 1), None, SINCE, 3, "month")]


def _word_before(sentence: Sentence, time: Time) -> str:
    """The word before a time, lower case; empty where it opens the sentence."""
    return (sentence.text[: time.start - sentence.start].lower().split()[-1:] or [""])[0]


def _told_of_move(mention: Mention, anchor: Token, time: Time) -> tuple[str, int] | None:
    """What a day behind "to" tells: the last one of what "runs to June 15", the new one of what is moved."""
    if _word_before(mention.sentence, time) != "to":
        return None
    verb = anchor.text.lower()
    relations = {c.relation for c in mention.carriers if c.token.i == anchor.i}
    if relations & {"subject", "object"} and verb in known_words("moving"):
        return WHOLE, 3
    return (END, 2) if "subject" in relations and verb in known_words("running") else None


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
        and _is_past(article, days)
        and mention.trigger.type in ("meeting", "visit", "forum", "summit", "expo", "ceremony")
    )


def _is_past(article: Article, days: Days) -> bool:
    """Whether days are over when the article is published."""
    day = days.end or days.start
    return bool(article.published and day and day < article.published)


def _ahead(article: Article, time: Time, anchor: Token, mention: Mention, days: Days) -> Days:
    """The coming weekday, with a verb of the present ("closes on Sunday"), or the coming month, in a plan."""
    published, day = article.published, days.start or days.end
    before = mention.sentence.text[: max(mention.span.start, time.start) - mention.sentence.start]
    if _WAS_TO.search(before):
        return days
    if anchor.tag == "VBD":
        return days  # "agreed on Friday to meet", "will sign the pact, which they initialled in March"
    ahead = (
        is_present(mention.sentence, anchor)
        or told_status(mention) == SCHEDULED
        or bool(_UP_TO.search(before))
    )
    bare = _WEEKDAY.match(time.text) and not re.search(r"\d|last", time.text)
    if mention.headline or not (published and day and day < published):
        return days
    if bare and ahead:
        return replace(days, start=_later(days.start, 7), end=_later(days.end, 7))
    if _MONTH.fullmatch(time.text) and _is_of_plan(mention.sentence, anchor):
        return replace(days, start=_next_year(days.start), end=_next_year(days.end))
    return days


def _behind(article: Article, time: Time, anchor: Token, mention: Mention, days: Days) -> Days:
    """The last May 23 for "since the ceasefire of May 23"; the next one for what has been moved to it."""
    published, day = article.published, days.start or days.end
    if not (published and day) or re.search(r"\d{4}|day", time.text):
        return days
    word = _word_before(mention.sentence, time)
    if word == "of" and day > published and told_status(mention) != SCHEDULED:
        return replace(days, start=_next_year(days.start, -1), end=_next_year(days.end, -1))
    moved = word == "to" and _told_of_move(mention, anchor, time)
    if moved and day < published and anchor.tag == "VBN":
        return replace(days, start=_next_year(days.start), end=_next_year(days.end))
    return days


def _later(day: date | None, by: int) -> date | None:
    return day + timedelta(days=by) if day else None


def _next_year(day: date | None, years: int = 1) -> date | None:
    """The same day a year later, the last of February as such."""
    if day is None or (day + timedelta(days=1)).month == day.month:
        return day and day.replace(year=day.year + years)
    return bounds(day.replace(day=1, year=day.year + years), "month")[1]


def _is_of_plan(sentence: Sentence, token: Token) -> bool:
    """Whether a word is in a clause of what is to come: "is expected to go there after the vote in May"."""
    return any(_plans(sentence, t) for t in (token, *syntax.ancestors(sentence, token)))


def _plans(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells a plan: "will meet", "is expected", "(he said that they) would meet"."""
    helpers = {c.text.lower() for c in sentence.children[verb.i] if c.dep in ("aux", "auxpass")}
    planned = verb.tag == "VBN" and verb.text.lower() in EXPECTED and helpers & {"is", "are"}
    return bool(planned) or ("have" not in helpers and bool(helpers & {"will", "would"}))


def _of_day_number(scene: Scene, mention: Mention, times: Sequence[Time]) -> list[Days]:
    """The dates told by "on Thursday, the second day of the fair"."""
    sentence, head = mention.sentence, mention.head
    if head.dep != "pobj" or sentence.tokens[head.head].text != "of":
        return []
    outer = sentence.tokens[sentence.tokens[head.head].head]
    if outer.text.lower() != "day":
        return []
    words = [t.text for t in syntax.premodifiers(sentence, outer)]
    single = [t.start_date for t in times if t.start_date and t.start_date == t.end_date]
    today = single[0] if len(single) == 1 else scene.news_day
    number = next((n for w in words if (n := syntax.ordinal(w))), None)
    if "opening" in words:
        number = 1
    if today and number:
        start = today - timedelta(days=number - 1)
        return [Days(start, start, START, 3, "day")]
    if today and {"last", "final", "closing"} & set(words):
        return [Days(today, today, END, 3, "day")]
    return []


def _told_by(mention: Mention, anchor: Token, own: set[int]) -> tuple[str, int] | None:
    """Which side of the event a time on this word tells, and how close it is; None where it tells nothing."""
    if anchor.i in own:
        if sets_off(mention):
            return START, 3
        lasts = mention.trigger.type == "visit" or length([mention])
        ended = lasts and is_ended(mention)
        return part_of(mention) or (END if ended else WHOLE), 3
    for carrier in mention.carriers:
        if carrier.token.i != anchor.i or carrier.leads_on:
            continue
        named = mention.kind == NAMED and mention.trigger.type in _SEVERAL_DAYS
        if named and carrier.relation == "object" and anchor.text.lower() in known_words("founding"):
            return None  # "the forum was launched in 2015": the first of its series
        if _is_of_another_kind(mention, carrier):
            continue  # "signed on Monday on the sidelines of the fair": a deal was signed
        if carrier.row and carrier.relation in ("object", "subject", "as"):
            return (WHOLE if _breaks_out(mention, carrier) else carrier.row.phase), 2
        edge = carrier.relation == "with" and carrier.row and carrier.row.phase != WHOLE
        if carrier.relation == "verb" or edge:
            return WHOLE, 3  # "the fair closes on Friday with a concert"
        reports = anchor.text.lower() in known_words("reporting")
        if reports and carrier.relation == "object" and mention.carriers[0].relation in _AT_EVENT:
            return WHOLE, 1  # "told reporters at the fair on Monday"
        leaves = mention.trigger.type == "visit" and anchor.text.lower() in known_words("going")
        if leaves and carrier.relation in ("on", "for"):
            return START, 2  # "leaves on Monday on a tour"
        if _shares_day(mention, carrier):
            return WHOLE, 0 if mention.trigger.type in _SEVERAL_DAYS else 1
        if carrier.relation == "subject" and not reports:
            return WHOLE, 1
        done = next((c.row for c in mention.carriers if c.row and _is_done_by(c, carrier)), None)
        if done and not reports:
            return done.phase, 2
    joined = {c.token.head for c in mention.carriers if c.token.dep == "conj"}
    if anchor.i in joined and not mention.aside and anchor.text.lower() not in known_words("reporting"):
        return WHOLE, 1  # "met on Friday and signed a treaty"
    return None


def _is_of_another_kind(mention: Mention, carrier: Carrier) -> bool:
    """Whether a verb carries out events of other types only, and the mention hangs on it from afar."""
    if mention.trigger.type not in _SEVERAL_DAYS or carrier.row is None:
        return False
    other = bool(carrier.row.types) and mention.trigger.type not in carrier.row.types
    return other and carrier.relation in ("object", "subject")


def _is_done_by(act: Carrier, above: Carrier) -> bool:
    """Whether a verb tells that somebody is to do what carries an event out: "were to sign"."""
    infinitive = act.token.dep == "xcomp" and act.token.head == above.token.i
    return infinitive and act.relation == above.relation == "object"


def sets_off(mention: Mention) -> bool:
    """Whether a verb tells only how a visit begins: "flew to Lima on Monday", "leaves for Lima"."""
    verb = mention.head.text.lower()
    arrives = mention.head.tag == "VBD" and verb in known_words("arriving")
    return mention.trigger.type == "visit" and (arrives or verb in known_words("departing"))


def _tells_when(mention: Mention, time: Time) -> bool:
    """Whether a verb tells what happened on the day before "when": "in 2019, when it bought the mill"."""
    verb = mention.head
    asks = any(c.tag == "WRB" and c.text.lower() == "when" for c in mention.sentence.children[verb.i])
    above = mention.sentence.tokens[verb.head]
    return asks and verb.dep == "relcl" and time.start <= above.start < time.end


_OUTBREAKS = frozenset("broke broken break erupted erupts erupt".split())


def _breaks_out(mention: Mention, carrier: Carrier) -> bool:
    """Whether it is told to break out and is over soon: a fire, not a war."""
    lasting = mention.trigger.taken_as in known_words("lasting")
    return carrier.token.text.lower() in _OUTBREAKS and not lasting


def _shares_day(mention: Mention, carrier: Carrier) -> bool:
    """Whether what is done at or after an event is done on its day: "hours after the raid".

    A comparison tells no day: "more than at the second fair".
    """
    relation = carrier.relation
    if mention.aside:
        return False  # "against 35,000 at the previous fair"
    if {mention.trigger.lemma, mention.trigger.taken_as} & known_words("lasting"):
        return False
    preposition = mention.sentence.tokens[mention.head.head]
    if relation in ("for", "to") and carrier.token.text.lower() in known_words("going"):
        return True
    if relation == "for" and carrier.token.ent == "PERSON":
        return True  # "Prado, in Lima last week for talks, ..."
    if relation in ("when", "where"):
        return True
    if relation in _AT_EVENT:
        before = mention.sentence.tokens[max(0, preposition.i - 1)].text.lower()
        return mention.head.dep != "pobj" or before not in ("as", "than")
    measured = {t.text.lower() for t in mention.sentence.tokens[max(0, preposition.i - 1) : preposition.i]}
    if measured & _SPANS:
        return False  # "a week after the talks"
    near = {c.text.lower() for c in mention.sentence.children[preposition.i]} & _NEARNESS
    return relation in ("after", "following") and (bool(near) or mention.trigger.type in _SAME_DAY)


def is_ended(mention: Mention) -> bool:
    """Whether the clause tells that the event ended: "wrapped up her visit"."""
    rows = (c.row for c in mention.carriers if c.relation in ("object", "subject"))
    return any(row.phase == END for row in rows if row)


def part_of(mention: Mention) -> str | None:
    """START or END where the mention stands in "opening ceremony of ...": a time there is the ceremony's."""
    if mention.head.dep != "pobj":
        return None
    preposition = mention.sentence.tokens[mention.head.head]
    outer = mention.sentence.tokens[preposition.head]
    if preposition.text != "of" or preposition.head == preposition.i:
        return None
    before = {t.text.lower() for t in syntax.premodifiers(mention.sentence, outer)} | {outer.text.lower()}
    if before & {"opening", "inauguration", "start", "kickoff", "launch"}:
        return START
    return END if before & {"closing", "close", "conclusion", "end"} else None


def _ranges(scene: Scene, sentence: Sentence) -> list[Time]:
    """The dates of a sentence, "from May 5 to May 9" as one."""
    found: list[Time] = []
    for time in scene.times_in(sentence):
        if _SAME_DAY_AGAIN.search(time.text) and (day := _day_before(scene, time)):
            time = replace(time, start_date=day, end_date=day)
        offset, before = _offset(scene, time), _just_told(scene, time)
        if offset and before:
            other = _later(before[-1].start_date, offset.days)
            time = replace(time, start_date=other, end_date=other)
        known = time.start_date or time.end_date or _coarsened(scene.article, time)
        if time.timex_type not in ("DATE", "TIME") or not known:
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


_APART = re.compile(
    r"(an?|one|two|three|four|five|\d+) (day|week)s? (later|after|earlier|before)", re.IGNORECASE
)
_NEXT_DAY = re.compile(r"the (?:next|following) day", re.IGNORECASE)


def _offset(scene: Scene, time: Time) -> timedelta | None:
    """How long after another day a time is: a day for "the next day", minus a week for "a week earlier"."""
    if _NEXT_DAY.fullmatch(time.text):
        return timedelta(days=1)
    match = _APART.fullmatch(time.text)
    if not match:
        return None
    number = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1].lower(), 1)
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


def _days(article: Article, sentence: Sentence, time: Time, edge: str, closeness: int) -> Days:
    """A time expression as dates of an event."""
    word = _word_before(sentence, time)
    start, end = time.start_date, time.end_date
    if article.published and article.published_precision and _coarsened(article, time):
        start, end = bounds(article.published, article.published_precision)
        return Days(start, end, WHOLE, closeness, article.published_precision)
    precision = _precision(start, end)
    if word == "since":
        return Days(start, None, SINCE, closeness, precision)
    if edge == START and precision != "day" and closeness == 3:
        edge = WHOLE  # "flew home last month": there and back, as far as is told
    if word in _BY:
        return Days(None, end, END, closeness, precision)
    if word == "from" and edge == WHOLE and (start == end or precision != "day"):
        return Days(start, None, START, closeness, precision)  # "a tour of the Gulf from Saturday"
    return Days(start, end, edge, closeness, precision)


def is_hour(time: Time) -> bool:
    """Whether a time is one of any day: "at 6 a.m.", "in the evening"."""
    return time.timex_type == "TIME" and not _CLOCK.sub("", time.text)


def days_told(article: Article, sentence: Sentence, time: Time) -> Days:
    """A time expression of another sentence as dates of an event."""
    return _days(article, sentence, time, WHOLE, 0)


def _coarsened(article: Article, time: Time) -> bool:
    """Whether a day is told against a day of publication of which only the month or year is known."""
    coarse = article.published is not None and article.published_precision in ("month", "year")
    return coarse and bool(_RELATIVE.search(time.text)) and not re.search(r"\d{4}", time.text)


def bounds(day: date, precision: str) -> tuple[date, date]:
    """First and last day of the month or year of a day."""
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _precision(start: date | None, end: date | None) -> str:
    """How exact an interval is: whole years and months are coarse."""
    if start and end:
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return "year"
        if (
            start.day == 1
            and (start.year, start.month) == (end.year, end.month)
            and bounds(start, "month")[1] == end
        ):
            return "month"
    return "day"


def length(mentions: Iterable[Mention]) -> int | None:
    """How many days an event lasts, where a mention says so ("the five-day event")."""
    for mention in mentions:
        first, text = mention.sentence.start, mention.sentence.text
        start = mention.span.start - first
        for match in _LENGTH.finditer(text, max(0, start - _BEFORE_NAME), mention.span.end - first):
            if match.end() < start - 1:
                continue
            unit = (match.group(2) or match.group(3)).lower()
            word = (match.group(1) or "one").lower()
            number = int(word) if word.isdigit() else _NUMBERS.get(word)
            if number:
                return number * (7 if unit == "week" else 1)
        told = _ENDED_AFTER.search(text, mention.span.end - first) if is_ended(mention) else None
        if told and told.group(1).lower() in _NUMBERS:
            return _NUMBERS[told.group(1).lower()]
    return None


def combine(days: Sequence[Days], lasts: int | None, *, one_day: bool, soon_over: bool = False) -> When:
    """One answer from what all mentions tell.

    Args:
        days: Dates in text order.
        lasts: Length in days, where told.
        one_day: Whether an event of this type runs for a day unless told otherwise.
        soon_over: Whether one that begins in a month ends in it: a fair, not talks.
    """
    days = [d for d in days if d.edge != OFF]
    if not days:
        return When()
    ordered = sorted(days, key=lambda d: (_coarseness(d), -d.closeness, d.edge != WHOLE))
    whole, first, last, since = (
        next((d for d in ordered if d.edge == edge), None) for edge in (WHOLE, START, END, SINCE)
    )
    if first and last and first.precision != last.precision:
        first, last = (first, None) if first.precision == "day" else (None, last)
    if whole and whole.closeness == 0 and (first or last):
        whole = None
    inside = whole and lasts and lasts > 1 and whole.closeness == 1 and whole.start == whole.end
    if inside and not last:
        return When()  # what was done on one of its days tells not which one it was
    if whole and (whole.precision == "day" or not (first or last)):
        return _whole(whole, first, last, lasts, one_day=one_day)
    if since and not (first or last):
        return When(since.start, None, since.precision)
    return _edges(first, last, lasts, soon_over=soon_over)


def _coarseness(days: Days) -> float:
    """How little a date tells; a whole week tells less than the days in it."""
    start, end = days.start, days.end
    week = bool(start and end and start.weekday() == 0 and (end - start).days == _WEEK)
    return _COARSENESS[days.precision] + (0.5 if week else 0.0)


def _whole(whole: Days, first: Days | None, last: Days | None, lasts: int | None, *, one_day: bool) -> When:
    """Dates of an event whose own days are told."""
    start, end = whole.start, whole.end
    if whole.precision == "day" and start and start == end:
        if last and last.end and last.end > start and last.precision == "day":
            end = last.end
            start = min(start, end - timedelta(days=lasts - 1)) if lasts else start
        elif lasts and last and last.end == end:
            start = end - timedelta(days=lasts - 1)
        elif lasts:
            end = start + timedelta(days=lasts - 1)
        elif first and first.start == start and first.closeness > whole.closeness and not one_day:
            end = None  # "the fair, which opened on Monday"
    return When(start, end, whole.precision)


def _edges(first: Days | None, last: Days | None, lasts: int | None, *, soon_over: bool) -> When:
    """Dates of an event of which only the first day, the last day or both are told."""
    start, end = first.start if first else None, last.end if last else None
    told = first or last
    if told is None:
        return When()
    if told.precision == "day":
        if start and not end and lasts:
            end = start + timedelta(days=lasts - 1)
        elif end and not start and lasts:
            start = end - timedelta(days=lasts - 1)
    elif last is None and soon_over:
        end = told.end
    return When(start, end, told.precision)
