"""Deeds: whether a plain verb ("joined", "opened") tells one particular thing that somebody did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from dateline import lexicon
from dateline.events import syntax
from dateline.events.triggers import GATHERINGS, Trigger, by_form, forms, known_words, object_words
from dateline.nlp import Sentence, Token

PERSONAL = frozenset(("PERSON", "ORG", "GPE", "NORP"))
PLAIN = frozenset(("deed", "light", "union", "doing", "weak", "any"))  # needs of verbs that say little alone

_PERSONS = frozenset(("he", "she", "they", "who"))
_PEOPLE = re.compile(r"(?:ers|ors|ees|ists|ants|ians|men|women)$")
_AGENTS = ("party", "troops", "court", "body", "state", "slain")


@cache
def _agent_words() -> frozenset[str]:
    """Common nouns for people and bodies."""
    bodies = lexicon.column("organisation_nouns", "word")
    people = lexicon.column("titles", "title")
    return bodies.union(
        {f for w in (*bodies, *people) for f in forms(w, False, "")},
        people,
        *(object_words(kind) for kind in _AGENTS),
    )


def is_agent(token: Token) -> bool:
    """Whether a noun is somebody, or a body, that can do something."""
    word = token.text.lower()
    if token.ent in PERSONAL or word in _agent_words() or word in _PERSONS:
        return True
    if token.tag in ("NNP", "NNPS"):
        return not token.ent and word not in by_form(False)
    return token.tag == "NNS" and bool(_PEOPLE.search(word))


def passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what is done to its subject."""
    helped = any(c.dep in ("auxpass", "nsubjpass") for c in sentence.children[verb.i])
    return helped or _shares_passive(sentence, verb)


def _shares_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle shares the helper of the one before: "was built and handed over"."""
    above = sentence.tokens[verb.head]
    own = any(c.dep in ("aux", "nsubj", "dobj") for c in sentence.children[verb.i])
    return verb.dep == "conj" and verb.tag == above.tag == "VBN" and not own and passive(sentence, above)


def is_dated_attribute(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle behind a noun tells what was done to it, and when: "the mill, opened in 1962"."""
    if verb.dep != "acl" or verb.tag not in ("VBN", "VBD"):
        return False
    beside = sentence.children[verb.i]
    below = (c for t in beside if t.dep == "prep" for c in sentence.children[t.i])
    return any(t.ent == "DATE" for t in (*beside, *below))


def has_agent(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody is told to do what the verb tells."""
    doers = syntax.agents(sentence, verb) if passive(sentence, verb) else syntax.subjects(sentence, verb)
    if any_is(doers, "employer") and syntax.objects(sentence, verb):
        return True  # "the mill laid off 40 workers"
    return any(is_agent(t) for t in doers) or _is_speaker(sentence, verb)


def is_authority(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is a state, or one who governs: "the ministry", "President Prado"."""
    titles = (c for c in sentence.children[noun.i] if c.dep == "compound")
    return noun.ent == "GPE" or any_is((noun, *titles), "authority")


def _is_speaker(sentence: Sentence, verb: Token) -> bool:
    """Whether who does it is the body that tells it: "the bank said it would close two branches"."""
    above = sentence.tokens[verb.head]
    doers = [c for c in sentence.children[verb.i] if c.dep == "nsubj"]
    reported = verb.dep == "ccomp" and above is not verb and above.text.lower() in known_words("reporting")
    return reported and any(t.text.lower() == "it" for t in doers) and has_agent(sentence, above)


# Kinds of which the undoing is an event of its own.
UNDONE = frozenset(("agreement", "contract", "policy", "statement"))


def undoes(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb puts an end to a law or deal: "scrapped", "struck down"."""
    words = {verb.text.lower()}
    particles = (c.text.lower() for c in sentence.children[verb.i] if c.dep in ("prt", "advmod"))
    words |= {f"{verb.text.lower()} {p}" for p in particles}
    return not words.isdisjoint(known_words("undoing"))


def _tells_itself(sentence: Sentence, verb: Token, thing: Token) -> bool:
    """Whether the object of a deed is the event: "signed two contracts", not "suspended the decree"."""
    if completes(sentence, thing):
        return False
    kind = type_of(sentence, thing) or type_of(sentence, syntax.counted(sentence, thing))
    return kind in GATHERINGS if undoes(sentence, verb) else bool(kind)


def type_of(sentence: Sentence, noun: Token) -> str | None:
    """The kind of event that a noun with the words before it tells; None for other nouns."""
    rows = by_form(False).get(noun.text.lower(), ())
    words = syntax.words_of(sentence, noun, syntax.premodifiers(sentence, noun)) if rows else set()
    fitting = (t for t in rows if not t.companions or t.companions & words)
    return next((t.type for t in fitting if has_behind(sentence, noun, t)), None)


def completes(sentence: Sentence, noun: Token) -> bool:
    """Whether a bare noun is the second half of a verb that tells an event: "opened fire"."""
    verb = sentence.tokens[noun.head]
    if noun.dep != "dobj" or sentence.children[noun.i] or verb.pos != "VERB":
        return False
    rows = by_form(True).get(verb.text.lower(), ())
    return any(noun.text.lower() in t.companions for t in rows)


def has_behind(sentence: Sentence, noun: Token, trigger: Trigger) -> bool:
    """Whether a noun has behind it what its trigger needs there: "work on a dam", "an order for ships"."""
    if trigger.needs in _BEHIND:
        return any_is(syntax.prepositional(sentence, noun, "of", "in", "to"), _BEHIND[trigger.needs])
    if trigger.needs == "in":
        return any(t.ent == "GPE" for t in syntax.prepositional(sentence, noun, "in"))
    if trigger.needs == "opener":
        act = syntax.governor(sentence, noun)
        return act is None or not _sets_going(act[0])  # "the first train left": the verb tells it
    if trigger.needs in ("for", "on"):
        return any(True for _ in syntax.prepositional(sentence, noun, trigger.needs, "against"))
    return trigger.needs != "sum" or syntax.has_sum(sentence, noun)


# "The lifting of the ban", "a cut in the duty", "the opening of a plant".
_BEHIND = {"ruled": "rule", "levied": "levy", "built": "facility"}


def is_step(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun tells what is done to the rule or tax behind it: "the lifting of the ban"."""
    return any(
        t.needs in _BEHIND and has_behind(sentence, noun, t)
        for t in by_form(False).get(noun.text.lower(), ())
    )


def _sets_going(verb: Token) -> bool:
    """Whether a verb tells what the first or last of its kind does."""
    return any(t.needs == "opener" for t in by_form(True).get(verb.text.lower(), ()))


def is_opener(sentence: Sentence, noun: Token) -> bool:
    """Whether a thing is told to be the first or last of its kind: "the first trains"."""
    if noun.tag not in ("NN", "NNS") or noun.ent in ("DATE", "TIME") or is_agent(noun):
        return False
    words = {t.text.lower() for t in syntax.premodifiers(sentence, noun)}
    named = (t for t in by_form(False).get(noun.text.lower(), ()) if not t.companions or t.companions & words)
    if words.isdisjoint(known_words("opener")) or any_is((noun,), "abstract"):
        return False
    return next((t.needs == "opener" for t in named), True)


def tells_doing(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells that something is done: neither what somebody is at, nor a purpose."""
    below = sentence.children[verb.i]
    helped = any(c.dep in ("aux", "auxpass") for c in below)
    slip = verb.tag == "VBN" and any(c.dep == "nsubj" for c in below)  # "ministers gathered in Lima"
    if verb.dep == "acl" or (verb.tag in ("VBG", "VBN") and not (helped or slip or passive(sentence, verb))):
        return False
    return verb.dep not in ("advcl", "relcl") or not any(c.tag == "TO" for c in below)


def is_deed(sentence: Sentence, verb: Token, trigger: Trigger, things: tuple[Token, ...]) -> bool:
    """Whether somebody does a thing, or it is done to it: no trend, no thing's doing, no mere attribute."""
    if is_dated_attribute(sentence, verb):
        noun = sentence.tokens[verb.head]
        return trigger.type != "statement" and not any_is((noun,), "told") and not type_of(sentence, noun)
    if not tells_doing(sentence, verb):
        return False  # "formed a company to complete the ships"
    if any(c.dep == "ccomp" and c.i > verb.i for c in sentence.children[verb.i]):
        return False  # "announced that ..."
    above = sentence.tokens[verb.head]
    if verb.dep == "relcl" and any(t.tag in ("WDT", "WP") for t in things):
        things = (above,)  # "the summit, which Russia will host"
    if verb.dep == "relcl" and syntax.is_sum(sentence, above):
        return False  # "a contract worth 5 million dollars, which was signed in May"
    topic = trigger.type == "meeting" and bool(things) and things[0] is not above  # "discussed the crisis"
    if not topic and any(_tells_itself(sentence, verb, t) for t in things):
        return False
    if any(t.tag == "WP" and t.text.lower() == "what" for t in things):
        return False  # "what they promised"
    if not topic and any_is(things, "told"):
        return False
    if trigger.type == "agreement" and any_is(things, "keepsake"):
        return False  # "signed the guest book"
    if passive(sentence, verb):
        return True
    return has_agent(sentence, verb) and (trigger.needs == "doing" or bool(things))


@cache
def _idioms() -> Mapping[str, frozenset[str]]:
    """For each verb, words beside it with which it tells no event: data/event_idioms.csv."""
    rows = lexicon.rows("event_idioms")
    return MappingProxyType({row["verb"]: frozenset(row["with"].split("|")) for row in rows})


def is_idle(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    """Whether a plain verb tells no event here: an idiom, a thing that nobody can see, people at large."""
    if _is_idiom(sentence, verb, trigger):
        return True
    things = (t for t in syntax.objects(sentence, verb) if t.tag in ("NN", "NNS") and not t.ent)
    things = (t for t in things if t.text.lower() not in trigger.companions)
    if trigger.needs == "place" and _tells_of_people_at_large(sentence, verb):
        return True  # "the number of tourists who visited Lima"
    return trigger.needs in PLAIN and (
        _tells_of_people_at_large(sentence, verb)
        or any(_is_anybody(sentence, t) or any_is((t,), "speaker") for t in syntax.subjects(sentence, verb))
        or (trigger.type not in _WORDED and any_is(things, "abstract"))
    )


_WORDED = frozenset(("statement", "policy"))  # one may announce, ban or approve what nobody can see


def _is_idiom(sentence: Sentence, verb: Token, trigger: Trigger) -> bool:
    """Whether a particle, preposition or object gives the verb another meaning: "opened up a lead"."""
    beside = syntax.words_beside(sentence, verb)
    stray = _idioms().get(trigger.lemma, frozenset()) if trigger.needs in PLAIN else frozenset()
    for child in sentence.children[verb.i]:
        word = child.text.lower()
        if child.dep == "prt" and trigger.companions.isdisjoint(beside):
            return True
        if child.dep == "xcomp" and "to" in stray and any(c.tag == "TO" for c in sentence.children[child.i]):
            return True
        if child.i > verb.i and child.dep in _BESIDE and word in stray and not _is_of_time(sentence, child):
            return True
    return False


_BESIDE = ("prep", "advmod", "dobj", "acomp", "oprd")


def _is_of_time(sentence: Sentence, preposition: Token) -> bool:
    """Whether a preposition only says when: "on Monday"."""
    return any(c.dep == "pobj" and c.ent in ("DATE", "TIME") for c in sentence.children[preposition.i])


def _tells_of_people_at_large(sentence: Sentence, verb: Token) -> bool:
    """Whether it only says whom a phrase means: "people who lost a child"."""
    for token in (verb, *syntax.ancestors(sentence, verb)):
        if token.dep == "relcl":
            noun = sentence.tokens[token.head]
            return _is_anybody(sentence, noun) or (noun.tag == "NNS" and not _is_counted(sentence, noun))
        if token.dep not in ("conj", "xcomp"):
            return False
    return False


def _is_anybody(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is nobody in particular: "others", not "two others"."""
    return noun.text.lower() in _ANYBODY and not _is_counted(sentence, noun)


_ANYBODY = frozenset(
    ("those", "anyone", "everyone", "someone", "one", "people", "person", "others", "many", "all")
)
_NAMES = frozenset("PERSON ORG GPE FAC LOC PRODUCT EVENT LAW WORK_OF_ART MONEY QUANTITY CARDINAL".split())
_BEFORE = ("compound", "amod", "nmod", "poss", "nummod", "appos")


def _is_counted(sentence: Sentence, noun: Token) -> bool:
    """Whether a number or name before a noun tells which ones they are: "two mills", "the Turku mills"."""
    below = (noun, *(c for c in sentence.children[noun.i] if c.dep in ("nummod", "appos")))
    return any(t.ent in _NAMES or t.dep == "nummod" for t in below)


def is_told(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun's phrase has a name or number that tells which thing it is; a share is none."""
    beside = syntax.prepositional(sentence, noun, "of", "to", "in", "between", "for", "from", "with")
    phrase = [noun, *beside]
    phrase += [c for t in tuple(phrase) for c in sentence.children[t.i] if c.dep in _BEFORE]
    if any_is((noun,), "troops"):
        return True
    phrase += _placed(sentence, noun)
    share = any(t.text.lower() in ("percent", "%") for t in phrase)
    return noun.tag != "CD" and not share and any(t.ent in _NAMES for t in phrase)


def _placed(sentence: Sentence, noun: Token) -> list[Token]:
    """Where a thing is, told right behind it, though the parser hangs that on the verb: "a mill in Lima"."""
    after = sentence.tokens[noun.i + 1 : noun.i + 2]
    return [
        c for t in after if t.text in ("in", "at", "near") for c in sentence.children[t.i] if c.ent == "GPE"
    ]


def is_at_large(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is a pronoun, or a plural that nothing tells apart: "him", "voters"."""
    if noun.text.lower() in ("he", "she"):
        return False
    if noun.pos == "PRON" or noun.tag in ("PRP", "PRP$", "DT", "WDT", "WP"):
        return True
    plain = noun.tag == "NNS" and not syntax.determiner(sentence, noun)
    return plain and not is_told(sentence, noun)


def is_first(sentence: Sentence, verb: Token) -> bool:
    """Whether a deed is told to be the first of its kind: "shipped wheat to Iran for the first time"."""
    times = [t for t in syntax.prepositional(sentence, verb, "for") if t.text.lower() == "time"]
    if verb.dep in ("acl", "relcl"):
        times.append(sentence.tokens[verb.head])  # "became the first country to ship wheat to Iran"
    return any(c.text.lower() == "first" for t in times for c in sentence.children[t.i])


def is_vague(sentence: Sentence, verb: Token, light: bool) -> bool:
    """Whether a deed that has no day is of nobody or nothing in particular.

    Args:
        sentence: Its sentence.
        verb: The verb.
        light: Whether the verb means many things: it takes a named doer, and a name or number in its thing.
    """
    things = syntax.objects(sentence, verb)
    doers = syntax.agents(sentence, verb) if passive(sentence, verb) else syntax.subjects(sentence, verb)
    if light:
        known = any(is_told(sentence, t) for t in things) or any_is(doers, "troops")
        return not known or (bool(doers) and not any(_is_somebody(sentence, t) for t in doers))
    if things and all(is_at_large(sentence, t) for t in things):
        return True
    untold = not any(is_told(sentence, t) for t in things)
    return bool(doers) and untold and all(is_at_large(sentence, t) for t in doers)


def _is_somebody(sentence: Sentence, noun: Token) -> bool:
    """Whether a doer is named, or told before: "the company"."""
    definite = syntax.determiner(sentence, noun) in ("the", "'s") and noun.tag == "NN"
    return noun.tag in ("NNP", "NNPS") or definite or is_told(sentence, noun)


def is_promised(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody only says that they will do it, or goes on doing it: "vowed to close the plant"."""
    above = sentence.tokens[verb.head]
    beneath = verb.dep in ("xcomp", "ccomp") and verb.tag in ("VB", "VBP")
    return beneath and above.text.lower() in known_words("pledging")


def any_is(nouns: Iterable[Token], kind: str, label: str = "") -> bool:
    """Whether one of some nouns is of a kind of data/event_objects.csv, or has the tagger's label."""
    return any(t.text.lower() in object_words(kind) or (label and t.ent == label) for t in nouns)
