"""Carriers: the verbs that an event hangs on, which tell whether, when and by whom it is held.

"The fair, held in May, opened" hangs on "held" and "opened"; "the signing of the pact" on "signing".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dateline import lexicon
from dateline.events import syntax
from dateline.events.happenings import names_event
from dateline.events.triggers import EventVerb, event_verbs, known_words
from dateline.nlp import Sentence, Token

REACTION = "reaction"  # what an event is to a verb that tells what is thought of it
_ANSWERED = frozenset(("object", "against", "over", "about"))
_BY_WHICH = frozenset(("under", "by", "with", "through", "for", "of", "to"))
# "Declared the fair open" is no opinion of it.
_DECLARED = frozenset(("open", "opened", "closed", "over"))
_FARTHEST = 4  # verbs above one another
_DUE = frozenset(("due", "scheduled", "slated", "planned", "set", "expected", "billed"))
_OF_NOUN = syntax.NOUN_TAGS | {"IN", "DT", "JJ", "CD", "POS", "HYPH", "CC", "PRP$"}
_LISTING = frozenset(("be", "include", "comprise"))
_SETTING_IN = frozenset(("opening", "starting", "beginning", "closing", "ending"))


class Carrier(NamedTuple):
    """A verb that an event mention hangs on.

    Attributes:
        token: The verb, or the noun of happening ("signing").
        relation: What the event is to it: subject, object, a preposition, or `REACTION`.
        row: What the verb says about events, where it says anything.
    """

    token: Token
    relation: str
    row: EventVerb | None

    @property
    def leads_on(self) -> bool:
        """Whether the verb tells of the next one: "was followed by talks in Lima on Monday"."""
        return self.relation == "object" and self.token.lemma in ("follow", "precede")

    def carries(self, kind: str) -> bool:
        """Whether the verb is one that goes with events of a kind: who announces a visit makes none."""
        return self.row is not None and (not self.row.types or kind in self.row.types)


def carrier(token: Token, relation: str, kind: str) -> Carrier:
    """A verb as a carrier of events of a kind."""
    word = syntax.CARRYING_NOUNS.get(token.text.lower(), token.text.lower())
    rows = event_verbs().get(word, ())
    fitting = (r for r in rows if not r.types or kind in r.types)
    return Carrier(token, relation, next(fitting, rows[0] if rows else None))  # else what goes with others


def carriers_of(sentence: Sentence, outer: Token, head: Token, kind: str) -> Iterator[Carrier]:
    """The verbs that a noun hangs on, nearest first.

    Args:
        sentence: Its sentence.
        outer: The noun that stands for the phrase: "round" in "a round of talks".
        head: The noun that tells the event.
        kind: Type of the event.
    """
    clauses = [c for noun in {outer.i: outer, head.i: head}.values() for c in _clauses(sentence, noun)]
    seen = {verb.i for verb, _ in clauses}
    for verb, relation in clauses:
        yield carrier(verb, relation, kind)
        yield from _below(sentence, verb, ("xcomp", "conj"), relation, kind)
    ended = _ended_far_behind(sentence, outer, kind)
    if ended and ended.token.i not in seen:
        yield ended
    for found in (*_of_body(sentence, outer, kind), *_before_subject(sentence, outer, kind)):
        if found.token.i not in seen:
            seen.add(found.token.i)
            yield found
    behind = _right_behind(sentence, head, kind)
    if behind and behind.token.i not in seen:
        yield behind
        yield from _below(sentence, behind.token, ("xcomp",), "object", kind)
    yield from _listed(sentence, outer, kind)
    yield from _above(sentence, outer, kind, seen)


def _below(
    sentence: Sentence, verb: Token, links: Iterable[str], relation: str, kind: str
) -> Iterator[Carrier]:
    """The verbs that hang on one: "to be signed", "opened on Monday and closed", "and is due to close"."""
    for child in sentence.children[verb.i]:
        if child.dep in links and child.pos == "VERB":
            yield carrier(child, relation, kind)
    if relation == "subject":
        yield from _due(sentence, verb, kind)


def _clauses(sentence: Sentence, noun: Token) -> Iterator[tuple[Token, str]]:
    """The clauses about a noun: in "the forum at the expo which closed" the clause is the expo's."""
    for verb, relation in syntax.clause_verbs(sentence, noun):
        by_it = relation in _BY_WHICH  # "a treaty under which they will open a port"
        if not by_it and not names_event(sentence, noun.i + 1, verb.i):
            yield verb, relation
    for worth in syntax.sums(sentence, noun):  # "a contract worth 5 million dollars, which was signed in May"
        yield from syntax.clause_verbs(sentence, worth)
    outer = sentence.tokens[sentence.tokens[noun.head].head]
    if noun.dep != "pobj" or outer.tag not in syntax.NOUN_TAGS:
        return
    for verb, relation in syntax.clause_verbs(sentence, outer):
        of_host = names_event(sentence, outer.i, noun.i) and verb.dep == "relcl"
        # "on the agenda of the summit to be held in May": the parser hangs the clause on the agenda.
        beside = not of_host and sentence.subtree(verb)[0].i == noun.i + 1
        if verb.i > noun.i and (of_host or beside):
            yield verb, relation


def _of_body(sentence: Sentence, noun: Token, kind: str) -> Iterator[Carrier]:
    """The verbs of when it runs that hang on whose it is: "the summit of the bloc, which opens on Friday"."""
    for body in syntax.prepositional(sentence, noun, "of"):
        if names_event(sentence, body.i, body.i + 1):
            continue
        for verb, relation in syntax.clause_verbs(sentence, body):
            for act in (verb, *(c for c in sentence.children[verb.i] if c.dep == "conj")):
                found = carrier(act, relation, kind)
                alone = relation == "subject" and not any(c.dep == "dobj" for c in sentence.children[act.i])
                role = found.row.subject if found.row and found.carries(kind) else None
                if (alone and role == "event") or (relation == "object" and role in ("organizer", "host")):
                    yield found


def _before_subject(sentence: Sentence, noun: Token, kind: str) -> Iterator[Carrier]:
    """The participle that opens a sentence about its subject: "Held in May, the fair drew 300 firms"."""
    if noun.dep not in ("nsubj", "nsubjpass"):
        return
    for verb in sentence.children[noun.head]:
        own = {c.dep for c in sentence.children[verb.i]}
        bare = own.isdisjoint(("mark", "aux", "auxpass", "nsubj", "nsubjpass"))
        if bare and verb.dep == "advcl" and verb.tag == "VBN" and verb.i <= 1:
            yield carrier(verb, "object", kind)


def _right_behind(sentence: Sentence, noun: Token, kind: str) -> Carrier | None:
    """The participle behind a noun and what it is of, wherever the parser hangs it.

    "During the fair, held in May, ...", "the talks opening in Lima on Friday", "the summit, due in July",
    "a meeting of ministers, due to be held in May", "the forum, to be held (or to take place) in May".
    """
    for first in _ends_of_phrase(sentence, noun):
        after = [t for t in sentence.tokens[first : first + 5] if t.text != ","]
        apart = any(t.text == "," for t in sentence.tokens[first : first + 1])
        ahead = [t.text.lower() for t in after[:3]] if apart else []
        if ahead == ["to", "take", "place"]:
            return carrier(after[1], "subject", kind)
        if ahead[:2] == ["to", "be"]:
            after = after[2:]
        if len(after) < 2 or not (after[1].tag in ("IN", "TO") or after[1].ent == "DATE"):
            continue
        verb = after[0]
        slip = verb.tag == "VBD" and noun.dep == "pobj" and not syntax.has_own_subject(sentence, verb)
        done = verb.tag == "VBN" or slip  # "under a contract signed last year, it will ..."
        if verb.text.lower() in _DUE and verb.tag != "VBD":
            return Carrier(verb, "object", EventVerb(verb.lemma, "whole", "event", "", frozenset()))
        found = carrier(verb, "object" if done else "subject", kind)
        if (done or is_setting_in(sentence, verb)) and found.carries(kind):
            return found
    return None


def _ends_of_phrase(sentence: Sentence, noun: Token) -> Iterator[int]:
    """Where a noun's phrase may end: at "due", behind the noun, at the comma behind what it is of."""
    yield from (c.i for c in sentence.children[noun.i] if c.text.lower() == "due" and c.i > noun.i)
    yield noun.i + 1
    for token in sentence.tokens[noun.i + 1 :]:
        if token.text == ",":
            if token.i > noun.i + 1 and not names_event(sentence, noun.i + 1, token.i):
                yield token.i
            return
        if token.tag not in _OF_NOUN:
            return


def _ended_far_behind(sentence: Sentence, noun: Token, kind: str) -> Carrier | None:
    """The verb of beginning or ending that the parser hangs on another noun of the event's phrase.

    "Talks on sharing the river ended in Lima on Friday", "a summit in Peru, which ended on Friday".
    """
    for token in sentence.tokens[noun.i + 1 :]:
        found = carrier(token, "subject", kind) if token.tag in ("VBD", "VBN") else None
        if found is None or found.row is None or found.row.subject != "event" or found.row.phase == "whole":
            continue
        above = sentence.tokens[token.head]
        of_whole = noun.dep == "ROOT" and token.dep == "acl" and above.i > noun.i
        places = (t.i for t in syntax.prepositional(sentence, noun, "in", "at") if t.ent in ("GPE", "LOC"))
        if of_whole or (token.dep == "relcl" and above.i in places):
            return found
    return None


def is_setting_in(sentence: Sentence, later: Token) -> bool:
    """Whether a word behind a noun tells that it begins or ends: "talks opening in Lima"."""
    after = sentence.tokens[later.i + 1 : later.i + 2]
    near = bool(after) and (after[0].text.lower() in ("in", "on", "at") or after[0].ent == "DATE")
    return near and later.text.lower() in _SETTING_IN


def _listed(sentence: Sentence, noun: Token, kind: str) -> Iterator[Carrier]:
    """The verb of what a noun is told to be among: "the papers signed include a treaty"."""
    first = noun
    while first.dep == "conj" and first.head != first.i:
        first = sentence.tokens[first.head]
    verb = sentence.tokens[first.head]
    if verb.lemma not in _LISTING or first.dep not in ("attr", "nsubj", "dobj"):
        return
    among = syntax.prepositional(sentence, verb, "among")
    for whole in (*among, *(t for t in syntax.subjects(sentence, verb) if t.i != first.i)):
        for act, relation in syntax.clause_verbs(sentence, whole):
            yield carrier(act, relation, kind)


def _above(sentence: Sentence, noun: Token, kind: str, seen: set[int]) -> Iterator[Carrier]:
    """The verb over a noun, and what that hangs on: "agreed to hold talks", "took part in the opening of"."""
    above = syntax.governor(sentence, noun)
    for _ in range(_FARTHEST):
        if above is None or above[0].i in seen:
            return
        verb, relation = above
        if _reacts(sentence, verb, relation, kind):
            yield Carrier(verb, REACTION, None)
            return
        yield _phase_told(sentence, verb, relation) or carrier(verb, relation, kind)
        if relation == "subject":
            yield from _with_its_subject(sentence, verb, kind)
        if verb.text.lower() == "part":
            return  # "a forum was held as part of the fair"
        if verb.tag in syntax.NOUN_TAGS:
            above = syntax.governor(sentence, verb)
        elif relation == "object" and verb.dep == "xcomp":
            above = sentence.tokens[verb.head], relation
        elif relation == "object":
            for child in sentence.children[verb.i]:
                if child.dep == "xcomp":
                    yield carrier(child, "subject", kind)
            return
        else:
            return


def _reacts(sentence: Sentence, verb: Token, relation: str, kind: str) -> bool:
    """Whether a verb tells what somebody thinks or says of an event: "rejected the sanctions"."""
    judged = (c for c in sentence.children[verb.i] if c.dep == "oprd" and c.tag == "JJ")
    if relation == "object" and any(c.text.lower() not in _DECLARED for c in judged):
        return True  # "called the sanctions unlawful", "called the walkout illegal"
    row = carrier(verb, relation, kind).row
    if relation not in _ANSWERED or (row and kind in row.types):
        return False  # "rejected the contract": the rows know what becomes of it
    return verb.lemma in known_words("reacting")


def _with_its_subject(sentence: Sentence, verb: Token, kind: str) -> Iterator[Carrier]:
    """The verbs that share a verb's subject.

    "Is to open", "opened on Monday and runs to Friday", "and is due to end", "opened on Monday, it ends".
    """
    for child in sentence.children[verb.i]:
        if child.dep not in ("conj", "xcomp", "advcl") or syntax.has_own_subject(sentence, child):
            continue
        done = child.tag == "VBN" and child.dep == "advcl"
        found = carrier(child, "object" if done else "subject", kind)
        if child.dep == "advcl":
            if found.row and child.i < verb.i:
                yield found
        elif (child.dep == "conj" and found.row) or (child.dep == "xcomp" and child.pos in ("VERB", "AUX")):
            yield found
        elif child.lemma == "be":
            yield from _due(sentence, child, kind)
    yield from _due(sentence, verb, kind)


def _due(sentence: Sentence, verb: Token, kind: str) -> Iterator[Carrier]:
    """What the subject of "is due to end" is due to do; the parser often takes "end" for a noun."""
    for due in sentence.children[verb.i]:
        if due.dep == "acomp" and due.text.lower() in _DUE:
            nouns = syntax.prepositional(sentence, due, "to")
            for act in (*(c for c in sentence.children[due.i] if c.dep == "xcomp"), *nouns):
                yield carrier(act, "subject", kind)


def _phase_told(sentence: Sentence, verb: Token, relation: str) -> Carrier | None:
    """What a verb says by the word beside it: "the fair came to an end", "the curtain fell on the fair"."""
    for word, where, phase in _phases().get(verb.lemma, ()):
        said = (
            syntax.words_beside(sentence, verb)
            if where == "subject"
            else syntax.subject_words(sentence, verb)
        )
        if relation == where and word in said:
            return Carrier(verb, "subject", EventVerb(verb.lemma, phase, "event", "", frozenset()))
    return None


@cache
def _phases() -> dict[str, list[tuple[str, str, str]]]:
    """For each verb of data/event_phases.csv the word beside it, what the event is to it, and the phase."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in lexicon.rows("event_phases"):
        for word in row["word"].split("|"):
            found.setdefault(row["verb"], []).append((word, row["event"], row["phase"]))
    return found
