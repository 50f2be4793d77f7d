"""Sides: which side of an event a time tells that hangs on one of its words or verbs, and how closely."""

from __future__ import annotations

from dateline.article import Article
from dateline.events import syntax
from dateline.events.carriers import Carrier
from dateline.events.days import END, START, WHOLE
from dateline.events.mentions import NAMED, Mention
from dateline.events.phases import is_ended, length, part_of, sets_off
from dateline.events.sites import tells_event
from dateline.events.status import EXPECTED, is_of_later_stage
from dateline.events.triggers import known_words
from dateline.nlp import Token
from dateline.records import SERIAL_TYPES, Time

_AWAITED = frozenset(("expected", "due", "awaited"))
_AT_EVENT = frozenset("at during in on".split())
_NEARNESS = frozenset(("hour", "hours", "minutes"))
_SPANS = frozenset("day days week weeks month months year years".split())
_SAME_DAY = frozenset(("meeting", "press_conference", "ceremony", "forum", "summit", "visit"))
_FRESH = 31  # days


def is_fresh(article: Article, time: Time) -> bool:
    """Whether a time is not long before the news."""
    day, published = time.start_date, article.published
    return bool(day and published and day == time.end_date and (published - day).days <= _FRESH)


Told = tuple[str, int]  # START, END or WHOLE, and how close the time is


def told_by(mention: Mention, anchor: Token, own: set[int], *, fresh: bool) -> Told | None:
    """Which side of the event a time on this word tells, and how close it is; None where it tells nothing.

    Args:
        mention: The mention.
        anchor: The word that the time hangs on.
        own: The words that are the event.
        fresh: Whether the time is not long before the news.
    """
    if anchor.i in own:
        return _of_itself(mention)
    for carrier in mention.carriers:
        if carrier.token.i != anchor.i or carrier.leads_on:
            continue
        if part := part_of(mention):
            return part, 2  # "the closing of the fair was held on Friday"
        if _is_first(mention, carrier, fresh=fresh):
            return None
        if any(of_another(mention, carrier) for of_another in _OF_OTHERS):
            continue
        if carrier.relation == "verb" and _is_decision(mention, anchor):
            return None  # "decided on Friday to close the mill"
        if told := next((told for rule in _BY_VERB if (told := rule(mention, carrier))), None):
            return told
    return _told_beside(mention, anchor)


def _of_itself(mention: Mention) -> Told:
    """What a time on the event's own words tells."""
    if sets_off(mention):
        return START, 3
    lasts = mention.trigger.type == "visit" or length([mention])
    ended = lasts and is_ended(mention)
    return part_of(mention) or (END if ended else WHOLE), 3


def _is_first(mention: Mention, carrier: Carrier, *, fresh: bool) -> bool:
    """Whether a verb tells of the first of a series: "the forum was launched in 2015"."""
    named = mention.kind == NAMED and mention.trigger.type in SERIAL_TYPES and not fresh
    return named and carrier.relation == "object" and carrier.token.text.lower() in known_words("founding")


def _by_its_verb(mention: Mention, carrier: Carrier) -> Told | None:
    """By a verb that carries the event out or sets it: "opened on Friday", "scheduled for Friday"."""
    set_for = carrier.relation == "object" and carrier.token.tag == "VBN"
    if set_for and carrier.token.text.lower() in EXPECTED:
        return WHOLE, 2
    if carrier.row and carrier.relation in ("object", "subject", "as"):
        return (WHOLE if _breaks_out(mention, carrier) else carrier.row.phase), 2
    return None


def _by_going(mention: Mention, carrier: Carrier) -> Told | None:
    """By a verb that ends a visit: "returned from a visit on Friday", "left on Friday after a visit"."""
    if mention.trigger.type != "visit":
        return None
    returned = carrier.relation == "from" and carrier.token.lemma == "return"
    if returned:
        return END, 3
    left = carrier.relation == "after" and carrier.token.text.lower() in known_words("leaving")
    return (END, 2) if left else None


def _by_holding(_: Mention, carrier: Carrier) -> Told | None:
    """By the verb that is the event or goes with it: "the fair closes on Friday with a concert"."""
    edge = carrier.relation == "with" and carrier.row and carrier.row.phase != WHOLE
    return (WHOLE, 3) if carrier.relation == "verb" or edge else None


def _by_telling(mention: Mention, carrier: Carrier) -> Told | None:
    """By what was said there: "told reporters at the fair on Monday"."""
    there = carrier.relation == "object" and mention.carriers[0].relation in _AT_EVENT
    return (WHOLE, 1) if there and _reports(carrier.token) else None


def _by_setting_out(mention: Mention, carrier: Carrier) -> Told | None:
    """By when one leaves for it: "leaves on Monday on a tour"."""
    leaves = carrier.relation in ("on", "for") and carrier.token.text.lower() in known_words("going")
    return (START, 2) if leaves and mention.trigger.type == "visit" else None


def _by_what_came_after(mention: Mention, carrier: Carrier) -> Told | None:
    """By what ended it: "signed on Friday after months of talks"."""
    return (END, 1) if carrier.relation in ("after", "following") and _is_long(mention) else None


def _by_sharing_its_day(mention: Mention, carrier: Carrier) -> Told | None:
    """By what is done at it: "gather in Lima on Friday for a two-day meeting"."""
    if not _shares_day(mention, carrier):
        return None
    if carrier.relation == "for" and (length([mention]) or 1) > 1:
        return START, 1
    return WHOLE, 0 if mention.trigger.type in SERIAL_TYPES else 1


def _by_its_doing(_: Mention, carrier: Carrier) -> Told | None:
    """By any verb that the event is the subject of."""
    return (WHOLE, 1) if carrier.relation == "subject" and not _reports(carrier.token) else None


def _by_what_is_to_be_done(mention: Mention, carrier: Carrier) -> Told | None:
    """By the verb above the one that carries it out: "were on Friday to sign a treaty"."""
    done = next((c.row for c in mention.carriers if c.row and _is_done_by(c, carrier)), None)
    decided = _reports(carrier.token) or _is_decision(mention, carrier.token)
    return (done.phase, 2) if done and not decided else None


def _told_beside(mention: Mention, anchor: Token) -> Told | None:
    """What a time on a word beside the event's own verbs tells."""
    if mention.trigger.type in ("policy", "sanction") and _is_announced(mention, anchor):
        return WHOLE, 0
    if _is_when(mention, anchor):
        return WHOLE, 1
    if _is_on_sidelines(mention, anchor):
        return WHOLE, 0
    if not (mention.aside or _reports(anchor)) and any(
        _is_joined(mention, c, anchor) for c in mention.carriers
    ):
        return WHOLE, 1  # "met on Friday and signed a treaty"
    return None


def _reports(verb: Token) -> bool:
    return verb.text.lower() in known_words("reporting")


def _is_joined(mention: Mention, carrier: Carrier, verb: Token) -> bool:
    """Whether a verb by which the event comes goes on another's day: "met on Friday and signed ..."."""
    joined = carrier.token.dep == "conj" and carrier.token.head == verb.i
    decided = carrier.relation == "verb" and _is_decision(mention, carrier.token)
    return joined and not decided and not syntax.has_own_subject(mention.sentence, carrier.token)


_LONG = frozenset("rounds round days weeks months years".split())
_SIDELINES = frozenset(("sideline", "sidelines", "margins"))


def _is_long(mention: Mention) -> bool:
    """Whether it is told how long an event went on: "four rounds of talks", "weeks of protests"."""
    return any(c.relation == "of" and c.token.text.lower() in _LONG for c in mention.carriers)


def _is_when(mention: Mention, verb: Token) -> bool:
    """Whether a verb tells what happens at the same time: "will cut its rate when its board meets"."""
    sentence = mention.sentence
    asks = any(c.tag == "WRB" and c.text.lower() == "when" for c in sentence.children[verb.i])
    acts = {c.token.i for c in mention.carriers if c.relation == "verb" or c.row}
    return asks and verb.dep == "advcl" and verb.head in {mention.head.i, *acts}


def _is_on_sidelines(mention: Mention, verb: Token) -> bool:
    """Whether a verb tells what is done beside an event: "will meet him on the sidelines of the fair"."""
    sides = (c.token for c in mention.carriers if c.token.text.lower() in _SIDELINES)
    return any(a.i == verb.i for side in sides for a in syntax.ancestors(mention.sentence, side))


def _is_announced(mention: Mention, verb: Token) -> bool:
    """Whether an authority tells by a verb what it will do: "announced on May 6 that it would ban ..."."""
    announced = verb.lemma in ("announce", "declare", "unveil")
    acts = [mention.head, *(c.token for c in mention.carriers if c.row and c.relation == "object")]
    return announced and any(t.dep == "ccomp" and t.head == verb.i for t in acts)


_DEALS = frozenset(("agreement", "contract", "investment", "policy", "sanction"))


def _is_decision(mention: Mention, verb: Token) -> bool:
    """Whether a verb in the past tells that somebody is to do what another one tells."""
    promised = verb.text.lower() in known_words("pledging") and verb is not mention.head
    if mention.trigger.type in _DEALS and not promised:
        return False  # "agreed in May to buy the mill" is the deal
    deciding = known_words("planning") | known_words("pledging")
    return verb is not mention.head and verb.tag == "VBD" and verb.text.lower() in deciding


def _is_of_another_kind(mention: Mention, carrier: Carrier) -> bool:
    """Whether a verb carries out events of other types only, and the mention hangs on it from afar."""
    if mention.trigger.type not in SERIAL_TYPES or carrier.row is None:
        return False
    other = bool(carrier.row.types) and mention.trigger.type not in carrier.row.types
    return other and carrier.relation in ("object", "subject")


def _hosts_another(mention: Mention, carrier: Carrier) -> bool:
    """Whether a verb tells of another event held at this one: "the fair will host talks on Friday"."""
    verb, sentence = carrier.token, mention.sentence
    holds = verb.lemma in _OFFERING or (carrier.row and carrier.row.subject in ("host", "organizer"))
    if carrier.relation != "subject" or not holds:
        return False
    return any(tells_event(sentence, t) for t in syntax.objects(sentence, verb))


_OFFERING = frozenset(("feature", "include", "offer"))


def _is_done_by(act: Carrier, above: Carrier) -> bool:
    """Whether a verb tells that somebody is to do what carries an event out: "were to sign"."""
    infinitive = act.token.dep == "xcomp" and act.token.head == above.token.i
    return infinitive and act.relation == above.relation == "object"


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
    if relation == "for" and carrier.token.text.lower() in _AWAITED:
        return True  # "is expected in Lima on Friday for talks"
    if relation == "for" and carrier.token.ent == "PERSON":
        return True  # "Prado, in Lima last week for talks, ..."
    if relation in ("when", "where"):
        return True
    if relation in _AT_EVENT:
        if relation == "on" and mention.trigger.type in ("agreement", "contract", "policy"):
            return False  # "will vote on Friday on a treaty"
        before = mention.sentence.tokens[max(0, preposition.i - 1)].text.lower()
        return mention.head.dep != "pobj" or before not in ("as", "than")
    measured = {t.text.lower() for t in mention.sentence.tokens[max(0, preposition.i - 1) : preposition.i]}
    if measured & _SPANS:
        return False  # "a week after the talks"
    near = {c.text.lower() for c in mention.sentence.children[preposition.i]} & _NEARNESS
    return relation in ("after", "following") and (bool(near) or mention.trigger.type in _SAME_DAY)


# Verbs that tell of another event than the mention's.
_OF_OTHERS = (_is_of_another_kind, _hosts_another, is_of_later_stage)
# What a time on a verb tells: the first that knows wins.
_BY_VERB = (
    _by_its_verb,
    _by_going,
    _by_holding,
    _by_telling,
    _by_setting_out,
    _by_what_came_after,
    _by_sharing_its_day,
    _by_its_doing,
    _by_what_is_to_be_done,
)
