"""Needs: what must stand beside a verb for its trigger to tell an event, one test for each kind of need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from dateline.entities import country_of_place
from dateline.events import syntax
from dateline.events.deeds import (
    PERSONAL,
    any_is,
    has_agent,
    is_agent,
    is_authority,
    is_dated_attribute,
    is_deed,
    is_first,
    is_opener,
    passive,
    tells_doing,
    type_of,
)
from dateline.events.triggers import GATHERINGS, Trigger, by_form, event_verbs, object_words
from dateline.nlp import Sentence, Token

FAIRS = frozenset(("expo", "forum"))
SERIES = FAIRS | {"summit"}

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_TOWARD = frozenset(("to", "in", "into", "at", "for"))
_CLAUSES = frozenset(("xcomp", "ccomp", "advcl", "relcl", "conj"))
_MUTUAL = frozenset(("met", "meet", "meets", "meeting", "confer", "conferred"))
_CROWD = 4


class Act(NamedTuple):
    """A verb with what it may tell.

    Attributes:
        sentence: Its sentence.
        verb: The verb.
        trigger: What it may tell.
        things: Its objects; of a passive one, its subjects.
    """

    sentence: Sentence
    verb: Token
    trigger: Trigger
    things: tuple[Token, ...]

    @property
    def doers(self) -> tuple[Token, ...]:
        """Its subjects."""
        return syntax.subjects(self.sentence, self.verb)

    @property
    def below(self) -> tuple[Token, ...]:
        """What hangs on it."""
        return self.sentence.children[self.verb.i]

    def after(self, *prepositions: str) -> tuple[Token, ...]:
        """The nouns that hang on it by these prepositions."""
        return tuple(syntax.prepositional(self.sentence, self.verb, *prepositions))

    def tells(self, nouns: Iterable[Token]) -> bool:
        """Whether one of some nouns is an event."""
        return any(type_of(self.sentence, t) is not None for t in nouns)


def are_met(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    """Whether a verb has the object, or the subject, that its trigger needs."""
    act = Act(sentence, verb, trigger, syntax.objects(sentence, verb))
    return _TESTS.get(trigger.needs, _is_anything)(act)


def is_party(token: Token) -> bool:
    """Whether a noun is somebody that one can meet or sanction."""
    return token.ent in PERSONAL or token.text.lower() in object_words("party")


def _of_person(act: Act) -> bool:
    """Whether it is done with somebody: "met the envoy", "will receive the visiting bankers"."""
    guests = act.trigger.type == "meeting" and any(_is_of_those(act.sentence, t) for t in act.things)
    return _meets(act) or guests


def _is_of_those(sentence: Sentence, noun: Token) -> bool:
    """Whether a plural is of people whom an article means: "the visiting bankers", not "customers"."""
    those = syntax.determiner(sentence, noun) in ("the", "these")
    return noun.tag == "NNS" and those and is_agent(noun)


def _meets(act: Act) -> bool:
    """Whether somebody meets somebody: "met her colleague", "the ministers met"."""
    doers, things = act.doers, act.things
    # "Fined the firm 9 million euros": the parser may take it for a part of the sum.
    fined = (c for c in act.below if c.dep == "dative")
    of_sum = (c for t in things for c in act.sentence.children[t.i] if c.dep == "nmod")
    partners = (*things, *act.after("with"), *fined, *of_sum)
    if passive(act.sentence, act.verb):
        partners += doers
    if any_is(partners, "unmet"):
        return False  # "her ideas met with resistance"
    together = len(doers) > 1 or any(t.tag in ("NNS", "NNPS") for t in doers)
    bodies = any_is(doers, "body") or any(t.ent == "ORG" or (t.tag == "NNP" and not t.ent) for t in doers)
    if act.verb.text.lower() in _MUTUAL and not things and (together or bodies):
        return True
    named = any(t.ent in ("PERSON", "ORG") for t in doers)
    if act.verb.text.lower() == "met" and named and things:
        return True
    return any(is_party(t) or _is_named(act.sentence, t) or (t.tag == "NN" and is_agent(t)) for t in partners)


def _is_named(sentence: Sentence, token: Token) -> bool:
    """Whether a common noun is somebody whose name follows: "her colleague Ana Prado"."""
    return any(c.dep in ("appos", "compound") and c.ent == "PERSON" for c in sentence.children[token.i])


def _of_place(act: Act) -> bool:
    """Whether somebody goes to a place, or sees a thing that one visits."""
    if act.trigger.companions and not _may_travel(act):
        return False
    ways = tuple(act.trigger.companions & _TOWARD) or ("to", "in", "at")
    goals = (*(syntax.counted(act.sentence, t) for t in act.things), *act.after(*ways))
    guest = any(t.ent == "PERSON" or any_is((t,), "guest") for t in act.doers)
    works = guest and not act.trigger.companions and any_is(goals, "facility")
    return works or any(t.ent in _PLACES or _is_known_town(act, t) for t in goals) or any_is(goals, "sight")


def _is_known_town(act: Act, token: Token) -> bool:
    """Whether a name is that of a town: "flew to Santiago"; one visits people, too."""
    may_be = token.tag == "NNP" and (bool(act.trigger.companions) or token.ent != "PERSON")
    return may_be and country_of_place(token.text) is not None


def _may_travel(act: Act) -> bool:
    """Whether those who go somewhere are people, not goods: "the first lorries arrived in Lima"."""
    doers = () if passive(act.sentence, act.verb) else act.doers
    things = [t for t in doers if t.tag in ("NN", "NNS") and not t.ent and not any_is((t,), "guest")]
    return not doers or any(t not in things or is_agent(t) for t in doers)


def _of_stay(act: Act) -> bool:
    """Whether somebody is told to be in a town at some time, or for something: "is in Lima for talks"."""
    below, guests = act.below, act.doers
    if act.tells(guests):
        return False  # "a trade mission is expected in Lima": the noun tells it
    if any(c.dep in ("xcomp", "aux") or c.text.lower() == "due" for c in below):
        return False  # "In Lima she is to sign"
    towns = [t for t in act.after(*act.trigger.companions) if t.i > act.verb.i]
    guest = any(t.ent == "PERSON" or any_is((t,), "guest") for t in guests) and len(guests) < _CROWD
    reason = any(c.dep == "advcl" or c.ent == "DATE" or c.text.lower() == "for" for c in below)
    days = any(t.ent == "DATE" for t in act.sentence.tokens[act.verb.i :])
    return guest and (reason or days) and any(t.ent == "GPE" for t in towns)


def _of_caller(act: Act) -> bool:
    """Whether somebody calls on a person: not "called on the minister to resign"."""
    asked = any(c.dep == "xcomp" for c in act.below) or bool(act.after("for"))
    called = any(
        t.ent == "PERSON"
        or (not asked and (is_party(t) or any_is(syntax.premodifiers(act.sentence, t), "dignitary")))
        for t in act.after("on")
    )
    return act.verb.tag in ("VBD", "VB") and not act.things and called


def _of_rename(_: Act) -> bool:
    return False  # see `renaming`


def _of_addressee(act: Act) -> bool:
    return any(is_party(t) or is_agent(t) for t in act.after(*act.trigger.companions))


def _of_streets(act: Act) -> bool:
    return any_is(act.after(*act.trigger.companions), "streets")


def _of_treaty(act: Act) -> bool:
    return any(type_of(act.sentence, t) in ("agreement", "contract") for t in act.things)


def _of_phone(act: Act) -> bool:
    return any(t.text.lower() in ("phone", "telephone", "video") for t in act.after("by", "over", "on"))


def _of_gathering(act: Act) -> bool:
    """Whether a gathering opens, or is spoken at; a summit that opens has no ceremony of it."""
    types = {type_of(act.sentence, n) for n in (*act.things, *act.doers)}
    ceremony = act.trigger.type == "ceremony"
    if ceremony and any(r.phase == "end" for r in event_verbs()[act.verb.text.lower()]):
        return False  # "the fair closed": its last day
    opens = (SERIES if act.things else FAIRS) if ceremony else GATHERINGS
    return bool(types & opens) and act.verb.tag != "VB"


def _of_money(act: Act) -> bool:
    """Whether a sum stands beside it, or a company is what is bought; what a continent buys is its trade."""
    if any(t.ent == "LOC" for t in act.doers):
        return False
    below = (c for c in act.below if c.dep not in _CLAUSES)
    sums = any(any_is(act.sentence.subtree(c), "money", "MONEY") for c in below)
    return sums or any(t.ent == "ORG" for t in act.things)


def _of_sum(act: Act) -> bool:
    return any(syntax.is_sum(act.sentence, t) for t in act.things)


def _of_event(act: Act) -> bool:
    nouns = (*act.things, *act.after("at", "to"))
    return any(type_of(act.sentence, n) not in (None, "press_conference") for n in nouns)


def _of_paper(act: Act) -> bool:
    return any(t.tag in ("NNP", "NNPS") for t in act.things) and not act.tells(act.things)


def _of_force(act: Act) -> bool:
    """Whether somebody is attacked with arms and not with words: "attacked a convoy", "was hit by gunmen"."""
    doers = (*syntax.agents(act.sentence, act.verb), *act.doers)
    if any_is(doers, "troops"):
        return bool(act.things) or not any(c.text.lower() in ("on", "upon") for c in act.below)
    return any(t.ent in ("GPE", "FAC", "LOC") for t in act.things) or any_is(act.things, "target")


def _of_doer(act: Act) -> bool:
    """Whether its subject is of the kind that it needs."""
    return any_is(act.doers, act.trigger.needs)


def _of_flow(act: Act) -> bool:
    return _of_doer(act) and not act.tells(
        act.doers
    )  # "work on the dam began", "a storm struck": the noun does


def _done_to(act: Act) -> list[Token]:
    """What it is done to, with all that a list names."""
    firsts = [c for c in act.below if c.dep in ("dobj", "nsubjpass")]
    if act.verb.dep == "relcl" and any(c.tag in ("WDT", "WP") for c in firsts):
        firsts = [act.sentence.tokens[act.verb.head]]  # "the ban, which was lifted in May"
    return [t for c in firsts for t in syntax.conjuncts(act.sentence, syntax.counted(act.sentence, c))]


def _of_done(act: Act, label: str = "") -> bool:
    """Whether what it is done to is of the kind that it needs, or has the tagger's label."""
    return any_is(_done_to(act), act.trigger.needs, label)


def _of_slain(act: Act) -> bool:
    """Whether people are killed; whom an earthquake killed is no event of its own."""
    people = any(t.tag == "NNS" and not t.ent and is_agent(t) for t in _done_to(act))
    return not (act.tells(act.doers) or _is_toll(act)) and (people or _of_done(act, "PERSON"))


def _is_toll(act: Act) -> bool:
    """Whether it only counts those whom a disaster killed: "were killed in a crash", "when a bus fell"."""
    disasters = (type_of(act.sentence, t) == "other" for t in act.after("in", "by"))
    clauses = [c for c in act.below if c.dep == "advcl" and c.text.lower() in by_form(True)]
    when = (any(t.text.lower() == "when" for t in act.sentence.children[c.i]) for c in clauses)
    return passive(act.sentence, act.verb) and (any(disasters) or any(when))


_TRADES = frozenset(
    "shop shops store stores restaurant cafe outlet outlets kiosk office offices branch branches".split()
)


def _of_works(act: Act) -> bool:
    """Whether a dignitary opens works, which is a ceremony; who opens a shop of theirs holds none."""
    doers = syntax.agents(act.sentence, act.verb) if passive(act.sentence, act.verb) else act.doers
    titles = (c for t in doers for c in act.sentence.children[t.i] if c.dep in ("compound", "appos"))
    somebody = any(t.ent == "PERSON" and country_of_place(t.text) is None for t in doers) or any_is(
        (*doers, *titles), "dignitary"
    )
    things = [t for t in act.things if t.text.lower() not in _TRADES]
    return somebody and any_is(things, "facility") and tells_doing(act.sentence, act.verb)


def _of_rule(act: Act) -> bool:
    """Whether an authority, or nobody who is named, changes a rule, a tax or trade: "eased visa rules"."""
    if is_dated_attribute(act.sentence, act.verb):
        return any_is((act.sentence.tokens[act.verb.head],), "rule")
    return tells_doing(act.sentence, act.verb) and _of_done(act) and _may_govern(act)


def _may_govern(act: Act) -> bool:
    """Whether those who do it are told to be no others than states and authorities."""
    doers = syntax.agents(act.sentence, act.verb) if passive(act.sentence, act.verb) else act.doers
    return not doers or any(is_authority(act.sentence, t) for t in doers)


def _of_authority(act: Act) -> bool:
    """Whether an authority does something: "decided on the loan", "was barred by the ministry"."""
    return bool(act.doers) and tells_doing(act.sentence, act.verb) and _may_govern(act)


def _of_proposal(act: Act) -> bool:
    """Whether an authority proposes a step: "proposed raising the fee", "a delay of the rule"."""
    if passive(act.sentence, act.verb) or not _of_authority(act):
        return False
    below = (c for t in act.things for c in act.sentence.children[t.i])
    steps = any(c.dep == "prep" and c.text in ("of", "in", "on", "to") for c in below)
    return steps or any(c.dep == "xcomp" and c.tag == "VBG" for c in act.below)


def _of_lapsing(act: Act) -> bool:
    """Whether a rule begins or ends by itself: "the tax break ran out"."""
    named = bool(act.trigger.companions) and act.tells(act.doers)  # "the law came into force"
    return any_is(act.doers, "rule") and not named and tells_doing(act.sentence, act.verb)


def _of_opener(act: Act) -> bool:
    """Whether the first or last of its kind comes, goes or is sent: "the first trains ran"."""
    if not tells_doing(act.sentence, act.verb):
        return False
    return any(is_opener(act.sentence, t) for t in (*act.things, *act.doers))


def _of_maiden(act: Act) -> bool:
    """Whether what is else mere trade is done for the first time: "the first state to export tea"."""
    return is_deed(*act) and is_first(act.sentence, act.verb)


def _of_workers(act: Act) -> bool:
    return not act.things and any_is(act.doers, "workers")


def _of_both(act: Act) -> bool:
    """Whether several do it with one another: "the two sides negotiated"."""
    together = len(act.doers) > 1 or any(t.tag in ("NNS", "NNPS") and is_agent(t) for t in act.doers)
    return not act.things and together and tells_doing(act.sentence, act.verb)


def _of_goods(act: Act) -> bool:
    """Whether goods are; "will supply 40 buses under a contract": the contract tells it."""
    above = act.sentence.children[act.verb.head]
    return not any(c.text.lower() == "under" for c in (*act.below, *above)) and _of_done(act)


def _of_firm(act: Act) -> bool:
    """Whether a company is: also "took over bankrupt rival Reed"."""
    things = _done_to(act)
    beside = [c for t in things for c in syntax.premodifiers(act.sentence, t)]
    return any_is(beside, "firm") or any_is(things, "firm", "ORG")


def _of_dismissed(act: Act) -> bool:
    return _of_done(act, "PERSON")


def _of_union(act: Act) -> bool:
    """Whether somebody joins or leaves a body or treaty: "joined the bloc", "was admitted to the union"."""
    sentence, verb, trigger, bodies = act
    if trigger.companions:
        ways = [verb, *(c for c in act.below if c.text.lower() in trigger.companions)]
        bodies = tuple(t for w in ways for t in syntax.prepositional(sentence, w, *trigger.companions, "of"))
    elif passive(sentence, verb):
        return False
    if not any(t.ent in ("ORG", "GPE") or any_is((t,), "union") for t in bodies):
        return False
    return is_deed(sentence, verb, trigger, bodies) or (
        bool(trigger.companions) and has_agent(sentence, verb)
    )


def _of_deed(act: Act) -> bool:
    return is_deed(*act)


def _of_anybody(act: Act) -> bool:
    """Whether one of all the nouns beside it is of the kind that it needs."""
    return any_is((*act.things, *act.doers, *act.after("on")), act.trigger.needs)


def _is_anything(act: Act) -> bool:
    """Whether it has an object or a subject, and none that is an event of its own."""
    clauses = (c for c in act.below if c.dep == "ccomp" and c.i > act.verb.i)
    says = any(c.text.lower() not in act.trigger.companions for c in clauses)  # "protested that ..."
    if act.trigger.companions and act.tells((*act.doers, *act.after("at", "during"))):
        return False  # "the ceasefire came into force", "cut the ribbon at a ceremony": the noun tells it
    going_on = act.verb.tag == "VBG" and not any(c.dep == "aux" for c in act.below)
    return (
        not going_on
        and not says
        and bool(act.things or act.doers or is_dated_attribute(act.sentence, act.verb))
    )


# By the column `needs` of data/triggers.csv; `any`, `weak` and the rest take anything.
_TESTS: Mapping[str, Callable[[Act], bool]] = MappingProxyType(
    {
        "rename": _of_rename,
        "person": _of_person,
        "place": _of_place,
        "stay": _of_stay,
        "caller": _of_caller,
        "addressee": _of_addressee,
        "streets": _of_streets,
        "treaty": _of_treaty,
        "phone": _of_phone,
        "gathering": _of_gathering,
        "money": _of_money,
        "sum": _of_sum,
        "event": _of_event,
        "paper": _of_paper,
        "force": _of_force,
        **dict.fromkeys(("flow", "disaster"), _of_flow),
        "slain": _of_slain,
        "goods": _of_goods,
        "firm": _of_firm,
        "union": _of_union,
        "dismissed": _of_dismissed,
        "works": _of_works,
        "rule": _of_rule,
        "authority": _of_authority,
        "proposal": _of_proposal,
        "lapsing": _of_lapsing,
        "opener": _of_opener,
        "maiden": _of_maiden,
        "workers": _of_workers,
        "mutual": _of_both,
        **dict.fromkeys("vehicle weapon building upheaval court body supply blight".split(), _of_doer),
        **dict.fromkeys("tie law judgment levy rate result prize audience".split(), _of_done),
        **dict.fromkeys(("deed", "light", "doing"), _of_deed),
        **dict.fromkeys(("facility", "troops"), _of_anybody),
    }
)
