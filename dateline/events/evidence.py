"""Evidence: how much speaks for a cluster of mentions being one particular happening."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.carriers import Carrier
from dateline.events.clusters import Cluster
from dateline.events.deeds import (
    PLAIN,
    UNDONE,
    any_is,
    has_agent,
    is_agent,
    is_first,
    is_promised,
    is_step,
    is_vague,
    passive,
    undoes,
)
from dateline.events.facts import Facts
from dateline.events.mentions import MODIFIER, NAMED, VERB, Mention
from dateline.events.noun_needs import has_target
from dateline.events.status import HYPOTHETICAL, NEGATED, is_under_way
from dateline.events.triggers import HYPERNYM, by_form, known_words
from dateline.nlp import Token

_DEFINITE = frozenset(("the", "this", "that", "'s", "these", "those", "such"))
_NEEDS_ACT = frozenset(
    ("act", "of", "on", "for", "sum", "state", "done", "joins", "opener", "ruled", "levied")
)
_SOME = frozenset(("more", "most", "few", "many", "other", "numerous"))
_REPEATED = frozenset(("regular", "frequent", "periodic", "routine"))
_OF_WORDS = frozenset(("statement", "letter"))
_PROSPECTIVE = frozenset(("meeting", "agreement", "contract"))  # a deal is news before it is done
_TEMPORAL = frozenset(("at", "during", "after", "before", "since", "following", "until"))


_DEEDS = frozenset(("deed", "light", "union"))
_OF_THINGS = _DEEDS | {"facility"}
_LEAST_OF_VERB = {
    "weak": 1.0,
    "gathering": 1.5,
    "deed": 1.25,
    "light": 1.25,
    "union": 1.25,
    "doing": 1.25,
    "flow": 1.25,
    "mutual": 1.0,
}  # others need an object that tells more


def evidence(cluster: Cluster) -> float:
    """The evidence of the best mention, and a little for every other one; above 2 is an event."""
    rows = zip(cluster.mentions, cluster.facts, strict=True)
    return max(_of_mention(m, f) for m, f in rows) + 0.1 * min(5, len(cluster.mentions) - 1)


def _of_mention(mention: Mention, facts: Facts) -> float:
    if mention.generic or mention.kind == MODIFIER:
        return 0.0
    if mention.kind == VERB:
        return _of_verb(mention, facts)
    if mention.trigger.needs == "echo":
        return 0.0
    if "based" in mention.words:
        return 0.0  # "the Lima-based Reed Forum": a body
    if mention.kind == NAMED:
        if any(c.text.lower() == "proposed" for c in mention.sentence.children[mention.head.i]):
            return 2.0  # a proposal with a name
        body = mention.trigger.needs in _NEEDS_ACT or _acts(mention, facts)
        return 1.0 + _support(mention, facts) if body else 3.0
    if facts.status == NEGATED:
        return 0.0
    if mention.trigger.type in ("visit", "meeting", "other") and _is_statistic(mention):
        return 0.0
    if mention.trigger.type == "investment" and _is_total(mention):
        return 0.0
    if _is_undone(mention) or _is_topic(mention) or _is_supposed(mention):
        return 0.5
    if mention.head.tag == "NNS" and not mention.determiner and _is_repeated(mention):
        return 0.5
    if mention.plural and not _SOME.isdisjoint(mention.words) and not _is_numbered(mention):
        return 0.5
    if mention.trigger.type == "conflict" and _is_any_war(mention, facts):
        return 0.5
    said = mention.trigger.type in _OF_WORDS and not (
        mention.trigger.lemma == "plan" and _is_announced(mention)
    )
    if mention.plural and said and not facts.days and not _counted(mention):
        return 0.5  # what is spoken and written over time
    if mention.trigger.needs == "done" and not carried_out(mention):
        return 0.5
    if mention.trigger.lemma in known_words("mass") and _is_mass(mention):
        return 0.5
    return _of_noun(mention) + _support(mention, facts)


def _acts(mention: Mention, facts: Facts) -> bool:
    """Whether a name is a body's, not an event's: it acts, and has no day, place or number."""
    told = facts.days or facts.places or mention.edition or mention.year
    if told:
        return False
    if mention.trigger.lemma in known_words("chamber"):
        return True
    if mention.trigger.type != "forum" or not mention.carriers:
        return False
    first = mention.carriers[0]
    return first.relation == "subject" and first.row is None and first.token.pos == "VERB"


def _of_verb(mention: Mention, facts: Facts) -> float:
    if mention.trigger.needs == "rename":
        return 2.0
    if _is_turnover(mention) and not (_buys(mention) and any(d.precision == "day" for d in facts.days)):
        return 0.0
    if facts.status == NEGATED or (mention.trigger.type == "visit" and _is_of_crowd(mention)):
        return 0.0
    score = _LEAST_OF_VERB.get(mention.trigger.needs, 1.5)
    if mention.trigger.needs in _LEAST_OF_VERB and syntax.in_quotes(mention.sentence, mention.span.start):
        score -= 0.5
    if not facts.days and _is_nothing_particular(mention):
        return 0.0
    if facts.status == HYPOTHETICAL:
        score -= 0.0 if mention.trigger.type == "meeting" or mention.trigger.needs == "proposal" else 1.0
    elif facts.status or mention.headline:
        score += 0.5
    if facts.participants or (mention.trigger.needs in _LEAST_OF_VERB and _is_of_somebody(mention)):
        score += 0.25
    if facts.days or is_first(mention.sentence, mention.head):
        score += 0.5
    return score


def _is_of_somebody(mention: Mention) -> bool:
    """Whether somebody does it, or it is told to be done to one: "the president was deposed"."""
    sentence, verb = mention.sentence, mention.head
    suffered = mention.trigger.needs == "deed" and passive(sentence, verb)
    done_to = (
        any(is_agent(t) and t.tag != "NNS" for t in syntax.objects(sentence, verb)) if suffered else False
    )
    return done_to or has_agent(sentence, verb)


def _is_nothing_particular(mention: Mention) -> bool:
    """Whether a verb without a day tells what a speaker, people at large or somebody's promise does."""
    sentence, verb, needs = mention.sentence, mention.head, mention.trigger.needs
    if any_is(syntax.subjects(sentence, verb), "speaker"):
        return True
    if is_first(sentence, verb):
        return False
    if needs in _OF_THINGS and is_vague(sentence, verb, light=needs == "light"):
        return True
    return needs in PLAIN and is_promised(sentence, verb)


def _is_undone(mention: Mention) -> bool:
    """Whether a paper is only told to be put an end to, and that is the event: "scrapped the accord"."""
    acts = [c.token for c in mention.carriers if c.relation == "object" and c.token.pos == "VERB"]
    ended = mention.trigger.type in UNDONE and bool(acts) and all(undoes(mention.sentence, a) for a in acts)
    levied = mention.trigger.type == "sanction" and bool(acts)
    moved = levied and all(_moves_levy(a) or undoes(mention.sentence, a) for a in acts)
    lapsed = any(c.relation == "subject" and _lapses(c.token) for c in mention.carriers)
    above = mention.sentence.tokens[mention.sentence.tokens[mention.head.head].head]
    if mention.head.dep == "pobj" and is_step(mention.sentence, above):
        return True
    return ended or moved or (lapsed and any_is((mention.head,), "rule"))


def _moves_levy(verb: Token) -> bool:
    """Whether a verb tells that a tax or duty goes up or down: "doubled the duty"."""
    return any(t.needs == "levy" for t in by_form(True).get(verb.text.lower(), ()))


def _lapses(verb: Token) -> bool:
    """Whether a verb tells by itself that a rule is over: "the waiver expired"."""
    rows = by_form(True).get(verb.text.lower(), ())
    return any(t.needs == "lapsing" and not t.companions for t in rows)


_ASIDE = frozenset(("from", "of", "to"))


def _is_aside_of_deed(mention: Mention) -> bool:
    """Whether a day is that of a deed to do with a paper: "withdrew from the treaty", "exempt from duty"."""
    deeds = (c for c in mention.carriers if c.row is None and c.token.pos == "VERB")
    return mention.trigger.needs in _NEEDS_ACT and any(c.relation in _ASIDE for c in deeds)


_ABOUT = frozenset(("on", "about", "over", "regarding", "concerning"))


def _is_topic(mention: Mention) -> bool:
    """Whether it is only what others talk about or agree on: "talks on tariffs"."""
    preposition = mention.sentence.tokens[mention.head.head]
    above = mention.sentence.tokens[preposition.head]
    at_large = mention.trigger.needs in _NEEDS_ACT and mention.determiner not in _DEFINITE
    if any(True for _ in syntax.prepositional(mention.sentence, mention.head, "between", "with")):
        return False  # a pact that states are to make
    about = (
        mention.head.dep == "pobj" and preposition.text.lower() in _ABOUT and above.tag in syntax.NOUN_TAGS
    )
    types = {t.type for t in by_form(False).get(above.text.lower(), ())} if about and at_large else set()
    return bool(types & _DISCUSSING)


_DISCUSSING = frozenset(("meeting", "forum", "summit", "agreement", "statement", "letter"))


def _is_supposed(mention: Mention) -> bool:
    """Whether it happens only on a condition: "would sign a treaty if the border were settled"."""
    acts = (c.token for c in mention.carriers if c.relation == "object" and c.token.pos == "VERB")
    below = (c for a in acts for c in mention.sentence.children[a.i] if c.dep == "advcl")
    return any(
        t.text.lower() in ("if", "unless") and t.dep == "mark"
        for c in below
        for t in mention.sentence.children[c.i]
    )


def _of_noun(mention: Mention) -> float:
    """What kind of noun it is, and how definite."""
    occasion = mention.trigger.needs not in _NEEDS_ACT and mention.trigger.type != HYPERNYM
    score = 1.25 if occasion else 0.25
    aimed = _is_aimed(mention)
    if aimed:
        score += 1.0
    if mention.plural and not mention.determiner and not _counted(mention):
        return score - (0.0 if aimed else 0.25 if carried_out(mention) else 1.25 if occasion else 0.75)
    if mention.determiner in _DEFINITE:
        score += 0.75
    elif mention.determiner or mention.plural:
        score += 0.75 if occasion else 0.25
    return score


def _is_aimed(mention: Mention) -> bool:
    """Whether a measure is told apart by what it is put on, and not only changed: "curbs on trucks"."""
    verbs = [c.token.text.lower() for c in mention.carriers if c.relation == "object"]
    changed = any(
        v in known_words("ending") or any(t.needs == "levy" for t in by_form(True).get(v, ())) for v in verbs
    )
    return mention.trigger.type == "sanction" and not changed and has_target(mention.sentence, mention.head)


def _is_any_war(mention: Mention, facts: Facts) -> bool:
    """Whether a war or attack is one that nothing tells apart: "a new world war", "at war"."""
    told = facts.days or facts.places or facts.named_after or facts.participants or carried_out(mention)
    return not (told or mention.headline or mention.plural) and mention.determiner in ("a", "an", "")


def _is_repeated(mention: Mention) -> bool:
    """Whether a plural is of what is done again and again: "regular talks"."""
    before = syntax.premodifiers(mention.sentence, mention.head)
    return any(t.text.lower() in _REPEATED for t in before)


_MANY = 100


def _is_mass(mention: Mention) -> bool:
    """Whether a noun tells how much there is of something: "foreign investment"; not one "in a mill"."""
    aimed = any(True for _ in syntax.prepositional(mention.sentence, mention.head, "in", "into"))
    return not (mention.determiner or mention.plural or aimed)


def _is_statistic(mention: Mention) -> bool:
    """Whether so many are counted that no one of them is told: "1,600 trips"."""
    counts = (c.text.replace(",", "") for c in mention.sentence.children[mention.head.i] if c.dep == "nummod")
    return any(c.isdigit() and int(c) >= _MANY for c in counts)


def _is_total(mention: Mention) -> bool:
    """Whether a sum over time is told, none that was put into something: "investment came to 3 billion"."""
    first = mention.carriers[:1]
    return any(c.relation == "subject" and c.token.text.lower() in known_words("totalling") for c in first)


def _is_of_crowd(mention: Mention) -> bool:
    """Whether so many go somewhere that no one journey is told: "6,000 delegates have arrived"."""
    doers = syntax.subjects(mention.sentence, mention.head)
    counts = (
        c.text.replace(",", "") for t in doers for c in mention.sentence.children[t.i] if c.dep == "nummod"
    )
    return any(c.isdigit() and int(c) >= _MANY for c in counts)


_BIG = frozenset(("thousand", "million", "billion", "mln", "bln"))


def _is_turnover(mention: Mention) -> bool:
    """Whether a verb tells how much was traded over time: "bought 16 million tonnes of gas"."""
    sentence, needs = mention.sentence, mention.trigger.needs
    if needs not in _DEEDS or mention.trigger.lemma not in _TRADING:
        return False
    things = syntax.objects(sentence, mention.head)
    if any(is_agent(t) for t in things):
        return False  # "sent 300 officers"
    below = (c for t in things for c in sentence.subtree(t))
    counts = [t for t in below if t.ent not in ("DATE", "TIME")]
    return any(
        t.text.lower() in _BIG or (t.tag == "CD" and sum(map(str.isdigit, t.text)) > _FIGURES) for t in counts
    )


def _buys(mention: Mention) -> bool:
    return mention.trigger.lemma in ("buy", "purchase")


_TRADING = frozenset(("buy", "sell", "purchase", "send", "ship"))
_FIGURES = 2  # digits of a number of things that may be one deal


def _counted(mention: Mention) -> bool:
    """Whether a number says how many they are, or a sum what they are worth."""
    return syntax.has_sum(mention.sentence, mention.head) or _is_numbered(mention)


def _is_numbered(mention: Mention) -> bool:
    return any(c.dep == "nummod" for c in mention.sentence.children[mention.head.i])


def _makes_up(mention: Mention, carrier: Carrier) -> bool:
    """Whether a particle tells that nothing is done: "energy made up half of the bill"."""
    up = any(c.dep == "prt" for c in mention.sentence.children[carrier.token.i])
    forward = any(c.text.lower() == "forward" for c in mention.sentence.children[carrier.token.i])
    return (carrier.token.lemma == "make" and up) or (carrier.token.lemma == "put" and forward)


def carried_out(mention: Mention) -> bool:
    """Whether a verb carries the event out: "signed", "held"."""
    kind = mention.trigger.type
    acts = [c for c in mention.carriers if c.row and (c.relation in ("object", "subject") or _strikes(c))]
    acts = [c for c in acts if not _may_do(mention, c)]
    acts = [c for c in acts if _is_in_force(mention, c)]
    if kind == "policy":  # "the bill won praise"
        acts = [c for c in acts if c.relation != "subject" or (c.row and c.row.subject == "event")]
    if kind == "sanction" and any(_is_hit_with(c) for c in mention.carriers):
        return True
    return any(c.carries(kind) and not _makes_up(mention, c) for c in acts)


def _is_in_force(mention: Mention, carrier: Carrier) -> bool:
    """Whether what begins with "force" or "effect" beside it has that: not "the bill came to a million"."""
    word = carrier.row.any if carrier.row else ""
    return word not in ("force", "effect") or word in syntax.words_beside(mention.sentence, carrier.token)


def _strikes(carrier: Carrier) -> bool:
    """Whether something is told to be hit by it: "was struck by a storm"."""
    return carrier.relation == "by" and carrier.row is not None and carrier.row.subject == "event"


def _may_do(mention: Mention, carrier: Carrier) -> bool:
    """Whether one of its kind is only told to be able to do something: "a storm could shut the port"."""
    strikes = mention.trigger.type in ("other", "conflict") and carrier.relation == "subject"
    if mention.determiner in _DEFINITE or not strikes:
        return False
    return any(c.text.lower() in _ABLE for c in mention.sentence.children[carrier.token.i])


_ABLE = frozenset(("can", "could", "may", "might", "would"))


def _is_announced(mention: Mention) -> bool:
    """Whether a verb makes something public: "announced plans"."""
    rows = (c.row for c in mention.carriers if c.relation == "object" and c.token.pos == "VERB")
    return any("statement" in row.types for row in rows if row)


def _is_hit_with(carrier: Carrier) -> bool:
    """Whether somebody is told to suffer a measure: "hit with a fine"."""
    return carrier.relation == "with" and carrier.token.text.lower() in known_words("hitting")


def _is_gone_to(mention: Mention) -> bool:
    """Whether somebody is told to go somewhere for it: "landed in Lima for talks"."""
    goes = (c for c in mention.carriers if c.relation == "for" and c.token.pos in ("VERB", "AUX"))
    gathers = mention.trigger.type in ("meeting", "forum", "summit")
    return gathers and any(c.token.text.lower() in known_words("going") for c in goes)


def _said_in(mention: Mention) -> float:
    """What it adds that words are told to be from it: "said in her address", "apologised in a statement"."""
    verbs = [c.token for c in mention.carriers if c.relation == "in" and c.token.pos == "VERB"]
    if mention.trigger.lemma == "statement" and mention.determiner in ("a", "an", "'s"):
        return 1.5 if verbs else 0.0
    said = any(v.text.lower() in known_words("reporting") for v in verbs)
    return 1.0 if said and mention.trigger.taken_as == "speech" else 0.0


def _support(mention: Mention, facts: Facts) -> float:
    """What the clause around a noun adds."""
    score = 1.5 if carried_out(mention) else 0.0
    score += 1.0 if facts.days and not _is_aside_of_deed(mention) else 0.0
    score += 0.75 if facts.places or facts.named_after else 0.0
    score += 0.75 if facts.participants else 0.0
    score += 0.75 if mention.edition else 0.0
    score += 0.5 if any(c.relation in _TEMPORAL for c in mention.carriers) else 0.0
    score += _said_in(mention)
    score += 1.5 if _is_gone_to(mention) else 0.0
    if syntax.has_sum(mention.sentence, mention.head):
        score += 1.5 if mention.plural and _is_numbered(mention) else 1.0
    score += 1.75 if is_under_way(mention) else 0.0
    score -= (
        0.5 if mention.determiner == "a" and syntax.in_quotes(mention.sentence, mention.span.start) else 0.0
    )
    one = not mention.plural and mention.trigger.type in _PROSPECTIVE
    prospective = one or _is_aimed(mention)
    return score - (1.0 if facts.status == HYPOTHETICAL and not prospective else 0.0)
