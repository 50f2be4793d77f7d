"""Mentions: the words of a sentence that name or tell an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline import lexicon
from dateline.events import happenings, syntax, telling
from dateline.events.carriers import Carrier, carrier, carriers_of, is_setting_in
from dateline.events.deeds import has_behind
from dateline.events.triggers import HYPERNYM, Trigger, by_form, event_verbs, known_words
from dateline.nlp import Sentence, Token
from dateline.spans import Span, cut

NAMED, NOUN, VERB, MODIFIER = "named", "noun", "verb", "modifier"

_VERBAL = frozenset(("VERB", "AUX", "ADJ"))  # "is in Lima for talks", "is due in Lima"
# Words of time and stance that say nothing about which event it is.
_OF_NOUNS = frozenset(("pobj", "dobj", "nsubj", "nsubjpass"))
_RECURS = frozenset(("expo", "forum", "summit", "meeting", "other"))
_SERIES = frozenset(("expo", "forum", "summit"))
_NUMERAL = re.compile(r"^(?:[IVX]+|\d+)$")
_YEAR = re.compile(r"^(19|20)\d\d$")
_GENERIC = frozenset("any every each no such some many several all various".split())
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z0-9&-]{1,9})\)")


@dataclass(slots=True, eq=False)
class Mention:
    """One mention of an event.

    Attributes:
        span: Its words.
        sentence: The sentence that holds it.
        head: Its noun or verb.
        trigger: What kind of event the word tells.
        kind: `named`, `noun`, `verb` or `modifier` (of another noun).
        words: Lower-case descriptive words before the head.
        determiner: Article, "'s" for a possessor, or "".
        plural: Whether the head is a plural.
        carriers: The verbs that it hangs on.
        name: The words of a name without edition and year.
        acronym: Short form given in parentheses.
        edition: Its number in a series.
        year: Year in the name.
        former: The name that a series had before, for a renaming.
        headline: Whether it stands in the title or a caption.
        aside: Whether its words say that it is another of its series: "the previous fair".
        ahead: Whether they say that it is the next one.
    """

    span: Span
    sentence: Sentence
    head: Token
    trigger: Trigger
    kind: str
    words: tuple[str, ...] = ()
    determiner: str = ""
    plural: bool = False
    carriers: tuple[Carrier, ...] = ()
    name: str | None = None
    acronym: str | None = None
    edition: int | None = None
    year: int | None = None
    former: str | None = None
    headline: bool = False
    aside: bool = False
    ahead: bool = False

    @property
    def generic(self) -> bool:
        """Whether it speaks of such events at large."""
        return self.determiner in _GENERIC and not (self.determiner == "such" and not self.plural)


def find_mentions(text: str, sentence: Sentence, title_case: bool) -> Iterator[Mention]:
    """All mentions of a parsed sentence, in text order.

    Args:
        text: The article's text.
        sentence: A sentence with tokens.
        title_case: Whether it is a headline in capitals, where a capital names nothing.
    """
    for token in sentence.tokens:
        mention = None
        if token.tag in syntax.NOUN_TAGS or (token.tag in ("VBG", "VB", "JJ") and token.dep in _OF_NOUNS):
            mention = _noun_mention(text, sentence, token, title_case)
        elif token.pos in _VERBAL:
            mention = _verb_mention(sentence, token)
        if mention:
            yield mention


def _noun_mention(text: str, sentence: Sentence, head: Token, title_case: bool) -> Mention | None:
    """A noun as a mention, if it is a trigger."""
    triggers = by_form(False).get(head.text.lower(), ())
    if (not triggers or head.ent in ("DATE", "TIME")) and not happenings.is_held(sentence, head):
        return None
    modifiers = syntax.premodifiers(sentence, head)
    alone = not modifiers and not syntax.determiner(sentence, head)
    if alone and head.tag == "NNP" and not title_case and (head.ent or head.i > 0):
        return None  # "Carnival said": somebody's name
    lower = syntax.words_of(sentence, head, modifiers) if triggers else {t.text.lower() for t in modifiers}
    trigger = next((t for t in triggers if _row_fits(sentence, head, t, lower)), None)
    trigger = trigger or happenings.happening(sentence, head, lower)
    if trigger is None:
        return None
    phrase = " ".join(t.text.lower() for t in (*modifiers, head))
    if any(phrase.endswith(name) for name in lexicon.column("not_events", "name")):
        return None
    if _is_figurative(sentence, head):
        return None
    if _completes(sentence, head):
        return None
    if _is_prefixed(sentence, head) or (trigger.type == HYPERNYM and _is_idiom(sentence, head)):
        return None
    if trigger.needs == "force" and not telling.is_forceful(sentence, head, modifiers):
        if _in_words(sentence, head):
            return None
        trigger = trigger._replace(needs="echo")  # an attack in arms only if it was told before
    if _spoken_of_by(sentence, head):
        return _modifier_mention(text, sentence, head, trigger, modifiers)
    if trigger.lemma == "round" and any(syntax.prepositional(sentence, head, "of")):
        return None  # what there is a round of tells the event
    if trigger.needs == "bare" and modifiers:
        trigger = trigger._replace(needs="act")  # "the farm vote" is whom farmers are for
    if trigger.lemma == "agreement" and head.tag == "NNS" and syntax.has_sum(sentence, head):
        trigger = by_form(False)["contract"][0]  # "agreements worth 3 million dollars"
    name = None if title_case else _name(text, sentence, head, modifiers)
    if trigger.needs == "land" and not any(t.ent in ("GPE", "NORP", "LOC") for t in modifiers):
        return None
    if trigger.needs == "name" and (name is None or not head.text[0].isupper()):
        return None
    if name and head.text.lower() == trigger.lemma + "s" and trigger.type in ("expo", "forum", "summit"):
        return None  # a company: fairs in the plural are not one fair
    return build(text, sentence, head, trigger, modifiers, name)


def _row_fits(sentence: Sentence, head: Token, trigger: Trigger, words: set[str]) -> bool:
    """Whether a row of the triggers holds for a noun with these words before it."""
    if trigger.companions and trigger.companions.isdisjoint(words):
        return False
    if trigger.taken_as == "deed":  # "the decision", not "her decision to leave" or "similar measures"
        bare = all(
            c.dep in ("det", "punct", "relcl", "acl", "appos") and c.tag != "VB"
            for c in sentence.children[head.i]
        )
        return bare and syntax.determiner(sentence, head) in ("the", "this", "these")
    if trigger.needs == "of":
        owned = syntax.determiner(sentence, head) == "'s"
        return owned or any(True for _ in syntax.prepositional(sentence, head, "of"))
    if trigger.needs == "on":
        return telling.has_target(sentence, head)
    if trigger.needs in ("for", "sum", "in", "opener", "ruled", "levied"):
        return has_behind(sentence, head, trigger)
    if trigger.needs == "troops":
        return telling.is_of_troops(sentence, head)
    if trigger.needs == "polled":
        return _is_of_voters(sentence, head)
    if trigger.needs == "bare" and (_is_tally(sentence, head) or _is_somebodys(sentence, head)):
        return False
    return trigger.needs != "state" or telling.is_between_states(sentence, head)


def _is_of_voters(sentence: Sentence, head: Token) -> bool:
    """Whether "the polls" are where people vote: "go to the polls", "the polls opened"."""
    act = syntax.governor(sentence, head)
    if act is None:
        return False
    opened = act[1] == "subject" and act[0].lemma in ("open", "close")
    return opened or (act[1] == "to" and act[0].lemma in ("go", "head", "return", "flock"))


def _is_tally(sentence: Sentence, head: Token) -> bool:
    """Whether "the vote" is what was counted: "half of the vote", "they split the vote"."""
    above = sentence.tokens[head.head]
    if head.dep == "pobj" and above.text == "of":
        return sentence.tokens[above.head].text.lower() in known_words("tally")
    shares = (c for c in sentence.children[head.i] if c.dep in ("det", "predet", "nummod"))
    return above.text.lower() in known_words("tally") or any(c.text.lower() == "half" for c in shares)


def _is_somebodys(sentence: Sentence, head: Token) -> bool:
    """Whether a vote is that of one voter: "her vote"."""
    return any(c.tag == "PRP$" for c in sentence.children[head.i])


def _is_figurative(sentence: Sentence, head: Token) -> bool:
    """Whether a noun only says that there is much of something: "a flood of imports"."""
    if head.text.lower() not in known_words("figurative"):
        return False
    return any(t.tag in ("NN", "NNS") and not t.ent for t in syntax.prepositional(sentence, head, "of"))


def _completes(sentence: Sentence, head: Token) -> bool:
    """Whether a noun only tells what the one before it is: "a memorandum of understanding"."""
    above = sentence.tokens[sentence.tokens[head.head].head]
    return head.dep == "pobj" and any(
        f"of {head.text.lower()}" in t.companions for t in by_form(False).get(above.text.lower(), ())
    )


def _is_prefixed(sentence: Sentence, head: Token) -> bool:
    """Whether the word is the second half of "re-election" or "post-war"."""
    before = sentence.tokens[max(0, head.i - 2) : head.i]
    joined = len(before) == 2 and before[1].text == "-" and before[1].end == head.start
    return joined and before[0].text.lower() in known_words("prefix")


def _is_idiom(sentence: Sentence, head: Token) -> bool:
    """Whether "event" or "occasion" means none: "in any event", "on occasion"."""
    return (
        syntax.determiner(sentence, head) in ("any", "either", "") and head.tag == "NN" and head.dep == "pobj"
    )


def _in_words(sentence: Sentence, head: Token) -> bool:
    """Whether an attack is somebody's in words: "her attacks on the senator"."""
    owners = [c for c in sentence.children[head.i] if c.dep == "poss"]
    targets = tuple(syntax.prepositional(sentence, head, "on", "against", "by", "from"))
    return any(t.tag == "PRP$" or t.ent == "PERSON" for t in (*owners, *targets))


def _spoken_of_by(sentence: Sentence, head: Token) -> bool:
    """Whether the noun only describes a later one: "expo booths", "earthquake-proof"."""
    after = sentence.tokens[head.i + 1 : head.i + 3]
    if (
        len(after) == 2
        and after[0].text == "-"
        and after[0].start == head.end
        and after[1].start == after[0].end
    ):
        return True
    later = sentence.tokens[head.head]
    if _NUMERAL.match(later.text) or syntax.stand_in(sentence, head) is later:
        return False  # "World War II", "the Reed Fair (RF)"
    if is_setting_in(sentence, head, later):
        return False
    described = head.dep in ("compound", "nmod") and head.i < later.i <= head.i + 4
    return described and later.tag in syntax.NOUN_TAGS


def _modifier_mention(
    text: str, sentence: Sentence, head: Token, trigger: Trigger, modifiers: tuple[Token, ...]
) -> Mention | None:
    """A noun that describes another; a mention only of an event named elsewhere."""
    later = sentence.tokens[head.head]
    if by_form(False).get(later.text.lower()):
        return None
    start = (
        modifiers[0].start
        if modifiers and all(t.text[0].isupper() or t.tag == "HYPH" for t in modifiers)
        else head.start
    )
    span = cut(text, start, head.end)
    words = tuple(t.text.lower() for t in modifiers if t.text[0].isalnum())
    return Mention(span, sentence, head, trigger, MODIFIER, words=words, determiner="the")


def _name(text: str, sentence: Sentence, head: Token, modifiers: tuple[Token, ...]) -> tuple[int, int] | None:
    """Start and end of the name that a noun heads, without edition and year; None where it heads none."""
    run = list(modifiers)
    while run and (
        syntax.ordinal(run[0].text) or run[0].tag in ("HYPH", "CD") or not run[0].text[0].isupper()
    ):
        run.pop(0)
    capitals = [t for t in run if t.text[0].isupper()]
    end = _extension(sentence, head) if head.text[0].isupper() else head.end
    if head.text[0].isupper():
        if not capitals and end == head.end:
            return None
    elif not any(_proper_modifier(t) for t in capitals):
        return None
    return (run[0].start if run else head.start), end


def _proper_modifier(token: Token) -> bool:
    """Whether a capitalised word before a common noun names the event: "G20 summit", not "Chilean fair"."""
    return token.tag in ("NNP", "NNPS") and token.ent not in ("NORP", "PERSON", "DATE", "GPE", "CARDINAL")


def _extension(sentence: Sentence, head: Token) -> int:
    """End of a name that goes on after its noun: "Forum for Growth", "Conference of the Parties"."""
    tokens, end, i = sentence.tokens, head.end, head.i + 1
    while i < len(tokens):
        token = tokens[i]
        if token.tag in ("NNP", "NNPS") and token.text[0].isupper() and token.ent not in ("DATE",):
            end = token.end
        elif token.text.lower() not in ("of", "for", "on", "the", "and", "in", "-", "&") or (
            token.text.lower() in ("in", "and") and not _inside_name(tokens, i)
        ):
            break
        i += 1
    return end


def _inside_name(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether "in" or "and" joins two words that the tagger holds for one name."""
    return (
        i + 1 < len(tokens)
        and bool(tokens[i].ent)
        and tokens[i + 1].ent == tokens[i].ent
        and not tokens[i + 1].ent_begins
    )


def build(
    text: str,
    sentence: Sentence,
    head: Token,
    trigger: Trigger,
    modifiers: tuple[Token, ...],
    name: tuple[int, int] | None,
) -> Mention:
    """A mention by a noun, from its parts.

    Args:
        text: The article's text.
        sentence: Its sentence.
        head: The noun.
        trigger: What kind of event it tells.
        modifiers: The words before it.
        name: Start and end of the name that it heads, where it heads one.
    """
    outer = syntax.bundle(sentence, head)
    light = next((t for t in reversed(modifiers) if _is_light(sentence, t)), None)
    if light:
        modifiers = tuple(t for t in modifiers if t.i > light.i)
    shown = [t for t in modifiers if t.text[0].isalnum()]
    while shown and not (name and shown[0].start >= name[0]) and _is_passing(shown[0]):
        joined = sentence.tokens[shown[0].i + 1].tag == "HYPH"  # "month-old"
        shown = shown[2 if joined else 1 :]
    start = min(shown[0].start if shown else head.start, name[0] if name else head.start)
    if outer.i < head.i and outer.text.lower() in ("round", "rounds"):
        start = (*syntax.premodifiers(sentence, outer), outer)[0].start  # "the seventh round of talks"
    end = max(head.end, name[1] if name else 0)
    acronym = _ACRONYM.match(text, end) if name else None
    edition = _edition(modifiers) if trigger.type in _RECURS and (name or head.text[0].isupper()) else None
    if edition is None and trigger.type in _RECURS:
        edition = _edition_around(sentence, head) or _later_edition(sentence, head, trigger, modifiers)
    if trigger.lemma == "edition":
        edition = _edition((*modifiers, head))
    carriers = tuple(carriers_of(sentence, outer, head, trigger.type))
    if light:
        carriers = (carrier(light, "object", trigger.type), *carriers)
    earlier = [c for c in carriers if trigger.type in _SERIES and _tells_earlier(sentence, c)]
    inside = [c for c in earlier if c.token.dep in ("acl", "relcl") and c.relation != "as"]
    return Mention(
        cut(text, start, acronym.end() if acronym else end),
        sentence,
        head,
        trigger,
        NAMED if name else NOUN,
        words=tuple(t.text.lower() for t in shown if syntax.ordinal(t.text) is None),
        determiner=syntax.determiner(sentence, outer)
        or (syntax.determiner(sentence, head) if outer is not head else ""),
        plural=head.tag in ("NNS", "NNPS") and head.text.lower() != trigger.lemma,
        carriers=tuple(c for c in carriers if c not in inside),
        name=_without_year(text[name[0] : name[1]]) if name else None,
        acronym=acronym.group(1) if acronym else None,
        edition=edition,
        year=next((int(t.text) for t in _around(sentence, modifiers, head) if _YEAR.match(t.text)), None),
        aside=len(earlier) > len(inside)
        or (trigger.type in (*_SERIES, HYPERNYM) and _is_aside(sentence, head, modifiers)),
        ahead=bool(modifiers) and modifiers[0].text.lower() == "next",
    )


def _is_light(sentence: Sentence, token: Token) -> bool:
    """Whether a word that the parser took for an attribute is the verb: "where the two held talks"."""
    before = sentence.tokens[token.i - 1] if token.i else token
    counted = before.tag == "CD" and before.i > 0 and sentence.tokens[before.i - 1].tag == "DT"
    did = token.tag in ("VBD", "VBN") and token.text.lower() in event_verbs()
    return did and (counted or before.tag in ("NNS", "NNPS", "PRP"))


def _tells_earlier(sentence: Sentence, carrier: Carrier) -> bool:
    """Whether a verb tells of another of the series: "the fair, first held in 2011 as the Reed Days"."""
    if carrier.row is None or carrier.relation not in ("subject", "object", "as"):
        return False
    adverbs = (c for c in sentence.children[carrier.token.i] if c.dep == "advmod")
    return any(c.text.lower() in known_words("formerly") for c in adverbs)


def _is_aside(sentence: Sentence, head: Token, modifiers: tuple[Token, ...]) -> bool:
    """Whether a noun is another of its series by the words before it: "previous", "last year's"."""
    owners = [c for c in sentence.children[head.i] if c.dep == "poss" and c.text.lower() == "year"]
    years = [c for owner in owners for c in sentence.children[owner.i]]
    return any(t.text.lower() in known_words("aside") for t in (*modifiers[:1], *years))


def _is_passing(token: Token) -> bool:
    """Whether a word before the noun tells only its time: "upcoming", "Dec. 28"."""
    day = token.ent == "DATE" and (token.text.isdigit() or token.tag == "NNP")
    return day or (token.text.lower() in known_words("passing") and token.ent not in ("GPE", "LOC"))


def _around(sentence: Sentence, modifiers: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    """The modifiers and the word after the head."""
    return modifiers + sentence.tokens[head.i + 1 : head.i + 2]


def _without_year(name: str) -> str:
    """A name without a year at either end."""
    return re.sub(r"^(19|20)\d\d\s+|\s+(19|20)\d\d$", "", name)


def _edition(modifiers: tuple[Token, ...]) -> int | None:
    """The edition told by the words before the noun."""
    for i, token in enumerate(modifiers):
        joined = (
            "-".join(t.text for t in modifiers[i : i + 3 : 2])
            if modifiers[i + 1 : i + 2] and modifiers[i + 1].tag == "HYPH"
            else ""
        )
        number = syntax.ordinal(joined) or syntax.ordinal(token.text)
        if number:
            return number
    return None


def _later_edition(
    sentence: Sentence, head: Token, trigger: Trigger, modifiers: tuple[Token, ...]
) -> int | None:
    """The edition of an unnamed event ("the tenth fair"); first and second count too many other things."""
    number = _edition(modifiers)
    second = number == 2 and len(modifiers) == 1 and trigger.type in _SERIES
    alone = second and syntax.determiner(sentence, head) == "the" and head.tag == "NN"
    return number if number and (number > 2 or alone) else None


def _edition_around(sentence: Sentence, head: Token) -> int | None:
    """The edition told apart: "the 8th edition of the fair", "the fair is the first of its kind"."""
    if head.dep == "pobj":
        outer = sentence.tokens[sentence.tokens[head.head].head]
        if outer.text.lower() in ("edition", "session", "round") and sentence.tokens[head.head].text == "of":
            return _edition(syntax.premodifiers(sentence, outer))
    above = sentence.tokens[head.head]
    if head.dep == "nsubj" and above.text.lower() in ("is", "was", "be", "being", "’s", "'s"):
        for child in sentence.children[above.i]:
            kind = [
                n for n in syntax.prepositional(sentence, child, "of") if n.text.lower() in ("kind", "type")
            ]
            if child.dep in ("attr", "acomp") and kind:
                return syntax.ordinal(child.text)
    return None


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb only says what a paper or plan is for: "a plan to build a port"."""
    if not any(c.tag == "TO" for c in sentence.children[verb.i]) or verb.dep not in ("acl", "advcl", "xcomp"):
        return False
    above = sentence.tokens[verb.head]
    nouns = [above] if above.tag in syntax.NOUN_TAGS else syntax.objects(sentence, above)
    return any(t.type in _PAPERS for n in nouns for t in by_form(False).get(n.text.lower(), ()))


_PAPERS = frozenset(("agreement", "contract", "statement", "policy"))


def _verb_mention(sentence: Sentence, verb: Token) -> Mention | None:
    """A verb as a mention, if it is a trigger that has what it needs."""
    trigger = telling.trigger_of(sentence, verb)
    if trigger is None or _is_purpose(sentence, verb):
        return None
    words = telling.goal(sentence, verb) if trigger.type == "visit" else ()
    chain = [] if verb.dep == "amod" else [verb]
    for above in syntax.ancestors(sentence, verb) if chain else ():
        goes = chain[-1].dep == "advcl" and above.text.lower() in known_words("going")
        if chain[-1].dep not in ("xcomp", "acomp") and not goes:
            break
        chain.append(above)  # "he is due to visit": a day may hang on "is"
    below = (c for c in sentence.children[verb.i] if c.dep == "xcomp")
    # "began selling on Monday", "proposed raising the fee on Monday"
    chain += [c for c in below if c.text.lower() in trigger.companions or trigger.needs == "proposal"]
    carriers = tuple(Carrier(token, "verb", None) for token in chain)
    end = _end_of_phrase(sentence, verb, trigger)
    span = Span(verb.start, end, sentence.text[verb.start - sentence.start : end - sentence.start])
    return Mention(span, sentence, verb, trigger, VERB, words, carriers=carriers)


_LONGEST_PHRASE = 4  # words


def _end_of_phrase(sentence: Sentence, verb: Token, trigger: Trigger) -> int:
    """End of what tells the event together with the verb: "laid down tools", "put into operation"."""
    end = verb.end
    for token in sentence.tokens[verb.i + 1 : verb.i + 1 + _LONGEST_PHRASE]:
        if token.text.lower() in trigger.companions and trigger.needs == "any":
            end = token.end
        elif token.tag not in ("RP", "IN", "TO", "DT", "JJ", "PRP$", "NN", "NNS"):
            break
    return end
