"""Status: whether an event is over, under way, planned or only thought of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dateline.events import syntax
from dateline.events.carriers import Carrier
from dateline.events.mentions import VERB, Mention
from dateline.events.triggers import event_verbs, known_words
from dateline.nlp import Sentence, Token

if TYPE_CHECKING:
    from dateline.events.days import When

PAST, ONGOING, SCHEDULED, HYPOTHETICAL = "past", "ongoing", "scheduled", "hypothetical"
NEGATED = "negated"  # told by a mention that says that it did not or will not happen

EXPECTED = frozenset("scheduled planned slated expected due set".split())
_UNSURE = frozenset("would could may might should can".split())
_NEW = frozenset(("a", "an", "another", ""))  # articles of what was not told of before
_BEHIND = frozenset(("after", "since", "following"))
_IN_FORCE = frozenset(("sanction", "policy"))
_RUNNING = frozenset(("expo", "forum", "summit", "visit", "other"))
_PREMODIFIER = {
    "upcoming": SCHEDULED, "forthcoming": SCHEDULED, "planned": SCHEDULED, "scheduled": SCHEDULED,
    "coming": SCHEDULED,
    "proposed": HYPOTHETICAL, "possible": HYPOTHETICAL, "potential": HYPOTHETICAL, "ongoing": ONGOING,
    "visiting": ONGOING, "current": ONGOING,
}  # fmt: skip


def is_under_way(mention: Mention) -> bool:
    """Whether somebody is said to be in it: "are in talks", "have been on strike", "is on a tour"."""
    above = mention.sentence.tokens[mention.head.head].head
    on = mention.trigger.plover == "PROTEST" or mention.trigger.type == "visit"
    way = "in" if mention.trigger.type == "meeting" else "on" if on else None
    return any(c.relation == way and c.token.lemma == "be" and c.token.i == above for c in mention.carriers)


def is_of_earlier_stage(mention: Mention, verb: Token) -> bool:
    """Whether a clause inside tells what led up to an event to come: "will sign a pact that they drafted"."""
    inside = ("acl", "relcl")
    if verb.dep not in inside or verb.tag not in ("VBN", "VBD") or verb.i == mention.head.i:
        return False
    held = any(c.row and not c.row.types for c in mention.carriers if c.token.i == verb.i)
    if held or _of_verb(mention.sentence, verb, mention.head) != PAST:
        return False
    doing = (c for c in mention.carriers if c.row and c.row.subject != "attendee")
    coming = (c for c in doing if c.relation in ("subject", "object"))
    return any(c.token.dep not in inside and _of_carrier(mention, c) == SCHEDULED for c in coming)


_COMPLETING = frozenset(("close", "complete"))


def is_of_later_stage(mention: Mention, carrier: Carrier) -> bool:
    """Whether a verb tells when a struck deal is to be carried out: "the sale should close in March"."""
    struck = mention.trigger.type in ("agreement", "contract") and mention.determiner not in _NEW
    completing = struck and carrier.token.lemma in _COMPLETING and carrier.relation in ("subject", "object")
    return completing and _of_verb(mention.sentence, carrier.token, mention.head) != PAST


def told_status(mention: Mention) -> str | None:
    """What one mention tells about the status; None where it tells nothing."""
    sentence, head = mention.sentence, mention.head
    told = _of_preposition(sentence, head)
    if told:
        return told
    for child in (*sentence.children[head.i], head):
        if child.i <= head.i and child.text.lower() in _PREMODIFIER:
            return _PREMODIFIER[child.text.lower()]
    if is_under_way(mention):
        return ONGOING
    if any(_is_kept_off(mention, carrier) for carrier in mention.carriers):
        return ONGOING
    for carrier in mention.carriers:
        if carrier.token.tag in syntax.NOUN_TAGS or is_of_earlier_stage(mention, carrier.token):
            continue
        if is_of_later_stage(mention, carrier):
            continue
        status = _of_carrier(mention, carrier)
        prolonged = mention.kind != VERB and carrier.token.text.lower() in known_words("prolonging")
        if status == PAST and prolonged:
            return ONGOING if mention.trigger.type in _IN_FORCE else status
        lasts = {mention.trigger.lemma, mention.trigger.taken_as} & known_words("lasting")
        if lasts and carrier.relation not in ("object", "subject", "verb"):
            continue  # what is done in the middle of a war says nothing about its end
        if status and (carrier.row or carrier.relation == "verb" or status != PAST):
            return status
    return None


def _of_preposition(sentence: Sentence, head: Token) -> str | None:
    """Status by the preposition before the noun: "without a deal", "counted after the vote"."""
    preposition = sentence.tokens[head.head]
    if head.dep != "pobj" or preposition.head == preposition.i:
        return None
    if preposition.text.lower() == "without":
        return NEGATED
    above = sentence.tokens[preposition.head]
    if preposition.text.lower() == "of" and above.text.lower() == "ahead":
        return SCHEDULED
    if preposition.text.lower() == "before" and above.tag in ("VBZ", "VBP"):
        return SCHEDULED  # "the row comes days before a summit"
    behind = preposition.text.lower() in _BEHIND and above.tag in ("VBD", "VBN")
    return PAST if behind else None


def _is_kept_off(mention: Mention, carrier: Carrier) -> bool:
    """Whether what is in force is not ended: "won't lift the sanctions", "wants to lift the ban"."""
    in_force = mention.trigger.type in _IN_FORCE and mention.kind != VERB and carrier.relation == "object"
    ending = in_force and carrier.token.text.lower() in known_words("ending")
    return ending and _of_carrier(mention, carrier) != PAST


def _of_carrier(mention: Mention, carrier: Carrier) -> str | None:
    """Status by one verb that the mention hangs on; None where the verb is not about the event."""
    word, relation = carrier.token.text.lower(), carrier.relation
    if relation == "for" and mention.determiner in _NEW and word in known_words("asking"):
        will = any(c.text.lower() in ("will", "'ll") for c in mention.sentence.children[carrier.token.i])
        return SCHEDULED if will else HYPOTHETICAL
    if relation not in ("object", "subject", "verb") and word in known_words("wishing"):
        return None
    if relation in ("object", "for") and word in known_words("readying"):
        return SCHEDULED
    if relation == "to" and word in ("invited", "invites", "invite"):
        return SCHEDULED
    if relation == "in" and word in ("is", "are", "was", "were") and mention.trigger.type == "meeting":
        return ONGOING  # "is in talks with"
    if relation == "subject" and _is_on_program(mention.sentence, carrier.token):
        return SCHEDULED
    new = mention.determiner in _NEW
    called = relation == "object" and word == "called"  # "called a truce", "called an election"
    if new and word in known_words("proposing") and relation in ("object", "for", "to") and not called:
        return HYPOTHETICAL
    status = _of_verb(mention.sentence, carrier.token, mention.head)
    begun = carrier.row and carrier.row.phase == "start" and relation == "subject"
    if status == PAST and begun and mention.trigger.taken_as in known_words("lasting"):
        return ONGOING
    led_to = new and mention.name is None and relation == "to"  # "it would lead to a recount"
    if status == HYPOTHETICAL and relation in ("at", "during") and _may_be(mention.sentence, carrier.token):
        return SCHEDULED  # "the deal could be signed during the trip"
    unsure = status == NEGATED or (status == HYPOTHETICAL and not led_to)
    if unsure and _is_beside(mention.sentence, carrier, mention.trigger.type):
        return None  # who stays away from it, or what it may bring, does not call it off
    return status


def _may_be(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what is still possible: "could be signed", not "would have been signed"."""
    words = {c.text.lower() for c in sentence.children[verb.i]}
    return bool(words & {"could", "would", "may", "might"}) and not words & {"have", "if"}


_PROGRAMS = ("program", "programme", "agenda", "schedule", "calendar", "cards")


def _is_on_program(sentence: Sentence, verb: Token) -> bool:
    """Whether a thing is told to be planned: "two seminars are on the program"."""
    where = syntax.prepositional(sentence, verb, "on") if verb.lemma == "be" else ()
    return verb.tag in ("VBZ", "VBP") and any(t.text.lower() in _PROGRAMS for t in where)


def _is_beside(sentence: Sentence, carrier: Carrier, kind: str) -> bool:
    """Whether a verb tells of something at or about the event, and not of the event."""
    if carrier.relation == "verb":
        return False
    if carrier.relation == "subject":  # "the law would end the trade"
        return not carrier.carries(kind) or any(c.dep == "dobj" for c in sentence.children[carrier.token.i])
    return carrier.relation != "object" or bool(carrier.row and carrier.row.subject == "attendee")


def _of_verb(sentence: Sentence, verb: Token, head: Token) -> str | None:
    """Status by the tense and modality of a verb that the event's noun hangs on, or that tells it."""
    children = sentence.children[verb.i]
    words = {c.text.lower() for c in children if c.dep in ("aux", "auxpass", "neg", "mark")}
    if _is_negated(sentence, verb):
        return NEGATED
    if "would" in words and not words & {"if", "have"} and _is_reported(sentence, verb):
        return SCHEDULED  # "the ministry said that a fair would be held"
    if "if" in words or "unless" in words or words & _UNSURE:
        return HYPOTHETICAL
    if verb.text.lower() in EXPECTED and verb.tag in ("VBN", "JJ"):
        return SCHEDULED
    if words & {"will", "'ll", "shall"}:
        return SCHEDULED
    if verb.tag == "VBG" and verb.dep == "advcl" and _told_before(sentence, verb):
        return _of_verb(
            sentence, sentence.tokens[verb.head], head
        )  # "Speaking at the opening, she praised ..."
    lowest = verb
    for above in syntax.ancestors(sentence, verb):
        if above.pos not in ("VERB", "AUX", "ADJ"):
            break
        if verb.dep in ("xcomp", "acomp") and _is_negated(sentence, above):
            return NEGATED  # "is not expected to meet"
        if verb.dep in ("xcomp", "ccomp") and above.text.lower() in known_words("denying"):
            return NEGATED
        if verb.dep == "xcomp" and above.text.lower() == "voted":
            return PAST
        if verb.dep in ("xcomp", "ccomp") and above.text.lower() in known_words("planning"):
            return SCHEDULED
        bare = verb.tag == "VB" or any(c.tag == "TO" for c in sentence.children[verb.i])
        wished = bare or (verb.tag == "VBG" and verb.dep != "advcl")  # "Opening it, he called for ..."
        if (
            verb.dep in ("xcomp", "ccomp", "advcl")
            and wished
            and above.text.lower() in known_words("wishing")
        ):
            return HYPOTHETICAL
        if verb.dep not in ("xcomp", "conj"):
            break
        if verb.dep == "conj" and any(c.text.lower() == "will" for c in sentence.children[above.i]):
            return SCHEDULED
        verb = above
    if lowest.tag in ("VB", "VBN") and any(c.tag == "TO" for c in sentence.children[lowest.i]):
        return _of_infinitive(sentence, lowest, head)
    if verb.tag == "VBG" and words & {"is", "are", "'s", "'re"}:
        return ONGOING
    if is_present(sentence, verb):
        return None
    return PAST if verb.tag in ("VBD", "VBN") else None


def _told_before(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle opens its sentence, and shares the tense of the verb that follows."""
    above = sentence.tokens[verb.head]
    return verb.i == 0 and above.i > verb.i and above.tag == "VBD"


def is_present(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is of the present: "opens", "is held"."""
    helpers = {c.text.lower() for c in sentence.children[verb.i] if c.dep in ("aux", "auxpass")}
    passive = verb.tag == "VBN" and bool(helpers & {"is", "are"}) and not helpers & {"has", "have"}
    return passive or verb.tag in ("VBZ", "VBP")


def _is_negated(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is denied, or tells a habit: "did not sign", "no state shall expel", "is often held"."""
    below = sentence.children[verb.i]
    if any(c.dep == "neg" or c.text.lower() in known_words("habit") for c in below):
        return True
    if verb.lemma == "rule" and any(c.dep == "prt" and c.text.lower() == "out" for c in below):
        return True
    above = sentence.tokens[verb.head]
    pending = (c.text.lower() == "yet" for c in (*below, *sentence.children[above.i]))
    if verb.dep == "xcomp" and above.lemma in ("be", "have") and any(pending):
        return True  # "is yet to publish"
    about = sentence.tokens[verb.head] if verb.dep in ("acl", "pcomp") else verb
    nouns = [*syntax.subjects(sentence, verb), *([about] if about is not verb else [])]
    if verb.dep == "pcomp":
        nouns.append(sentence.tokens[about.head])  # "no intention of signing"
    denied = known_words("nobody")
    return any(syntax.determiner(sentence, n) == "no" or n.text.lower() in denied for n in nouns)


def _of_infinitive(sentence: Sentence, verb: Token, head: Token) -> str | None:
    """Status of what an infinitive tells: that of the verb above where it brings it about, else no fact."""
    above = sentence.tokens[verb.head]
    word = above.text.lower()
    if verb.dep in ("acl", "relcl") and _happens(sentence, verb):
        return SCHEDULED  # "a forum to be held in May"
    if above.i == head.i:
        return None  # "her decision to leave"
    if above.i == head.i or word in ("is", "are", "was", "were") or word in known_words("planning"):
        return SCHEDULED  # "a forum to be held in May", "is to visit", "her plan to visit"
    if verb.dep == "advcl" and word in known_words("going"):
        told = _of_verb(sentence, above, head)  # "travels to Lima next month to meet her colleague"
        return told or SCHEDULED
    if above.pos not in ("VERB", "AUX") or above.i == verb.i:
        return HYPOTHETICAL
    status = _of_verb(sentence, above, head)
    if word in known_words("bringing") or status == SCHEDULED:
        return status
    return HYPOTHETICAL


def _happens(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive tells when its noun happens: "a fair to be held", "the talks to open"."""
    passive = any(c.dep == "auxpass" for c in sentence.children[verb.i])
    return passive or any(row.subject == "event" for row in event_verbs().get(verb.text.lower(), ()))


def _is_reported(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause is what somebody said in the past."""
    above = sentence.tokens[verb.head]
    aside = (c for c in sentence.children[verb.i] if c.dep == "parataxis")
    if any(c.tag == "VBD" and c.text.lower() in known_words("reporting") for c in aside):
        return True
    return (
        verb.dep == "ccomp"
        and above.tag in ("VBD", "VBN")
        and above.text.lower() not in known_words("wishing")
    )


def decide(
    mentions: Sequence[Mention], when: When, kind: str, published: date | None, *, campaign: bool
) -> str:
    """Status of an event as of publication: dates decide, else the first mention that tells.

    Args:
        mentions: Its mentions, in text order.
        when: Its dates.
        kind: Its type.
        published: Day of publication of the article.
        campaign: Whether the article tells of candidates, so that an election is ahead unless told otherwise.
    """
    told = [HYPOTHETICAL if s == NEGATED else s for m in mentions if (s := told_status(m))]
    first = told[0] if told else None
    if published and when.precision == "day":
        if when.start and when.start > published:
            return HYPOTHETICAL if first == HYPOTHETICAL else SCHEDULED
        ended_today = when.start and when.start < published and when.end == published
        if when.end and (when.end < published or ended_today):
            return PAST
        if when.start and when.start < published and (when.end is None or when.end > published):
            return ONGOING if first != HYPOTHETICAL else HYPOTHETICAL
        if when.start == published and (when.end is None or (when.end > published and first == PAST)):
            return ONGOING
        if when.start is None and when.end and when.end > published and first in (None, PAST, ONGOING):
            return ONGOING if kind in _RUNNING or kind == "sanction" else SCHEDULED
    if published and when.start and when.end is None and when.precision != "day" and first in (None, PAST):
        return ONGOING if when.start < published else SCHEDULED
    if published and when.start and when.start > published and first in (None, PAST):
        return SCHEDULED
    election = any(m.trigger.taken_as in known_words("ballot") for m in mentions)
    over = bool(published and when.end and when.end < published)
    if election and first is None and not over and (campaign or (published and when.end)):
        return SCHEDULED
    if SCHEDULED in told and first != PAST:
        return SCHEDULED
    if first:
        return first
    if any((m.name or "").lower() in known_words("over") for m in mentions):
        return PAST
    lasting = any(m.trigger.lemma in known_words("lasting") for m in mentions)
    return ONGOING if lasting or kind == "anniversary" else PAST
