"""Mentions: the words of a sentence that name or tell an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.events import named, nouns, syntax, telling
from dateline.events.carriers import Carrier, carrier, carriers_of, is_setting_in
from dateline.events.editions import edition_of
from dateline.events.noun_needs import Noun
from dateline.events.triggers import HYPERNYM, Trigger, by_form, event_verbs, known_words
from dateline.nlp import Sentence, Token
from dateline.records import SERIAL_TYPES
from dateline.spans import Span, cut

NAMED, NOUN, VERB, MODIFIER = "named", "noun", "verb", "modifier"

_VERBAL = frozenset(("VERB", "AUX", "ADJ"))  # "is in Lima for talks", "is due in Lima"
_OF_NOUNS = frozenset(("pobj", "dobj", "nsubj", "nsubjpass"))
_PAPERS = frozenset(("agreement", "contract", "statement", "policy"))
_NUMERAL = re.compile(r"^(?:[IVX]+|\d+)$")
_GENERIC = frozenset("any every each no such some many several all various".split())
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z0-9&-]{1,9})\)")
_LONGEST_PHRASE = 4  # words


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
    noun = nouns.read_noun(sentence, head, title_case)
    if noun is None:
        return None
    if _describes_another(sentence, head):
        return _modifier_mention(text, noun)
    name = None if title_case else named.extent(noun)
    if noun.trigger.needs == "name" and (name is None or not head.text[0].isupper()):
        return None
    if name and head.text.lower() == noun.trigger.lemma + "s" and noun.trigger.type in SERIAL_TYPES:
        return None  # a company: fairs in the plural are not one fair
    return build(text, noun, name)


def _describes_another(sentence: Sentence, head: Token) -> bool:
    """Whether a noun only describes a later one: "expo booths", "earthquake-proof"."""
    after = sentence.tokens[head.i + 1 : head.i + 3]
    if len(after) == 2 and after[0].text == "-" and head.end == after[0].start == after[1].start - 1:
        return True
    later = sentence.tokens[head.head]
    if _NUMERAL.match(later.text) or syntax.stand_in(sentence, head) is later:
        return False  # "World War II", "the Reed Fair (RF)"
    if nouns.is_christened(sentence, head) or (later.i == head.i + 1 and is_setting_in(sentence, later)):
        return False
    described = head.dep in ("compound", "nmod") and head.i < later.i <= head.i + 4
    return described and later.tag in syntax.NOUN_TAGS


def _modifier_mention(text: str, noun: Noun) -> Mention | None:
    """A noun that describes another; a mention only of an event named elsewhere."""
    later = noun.sentence.tokens[noun.head.head]
    if by_form(False).get(later.text.lower()):
        return None
    named_too = noun.modifiers and all(t.text[0].isupper() or t.tag == "HYPH" for t in noun.modifiers)
    span = cut(text, (noun.modifiers[0] if named_too else noun.head).start, noun.head.end)
    words = tuple(t.text.lower() for t in noun.modifiers if t.text[0].isalnum())
    return Mention(span, noun.sentence, noun.head, noun.trigger, MODIFIER, words=words, determiner="the")


def build(text: str, noun: Noun, name: tuple[int, int] | None) -> Mention:
    """A mention by a noun.

    Args:
        text: The article's text.
        noun: The noun with the kind of event that it tells.
        name: Start and end of the name that it heads, where it heads one.
    """
    light = next((t for t in reversed(noun.modifiers) if _is_light(noun.sentence, t)), None)
    if light:
        noun = noun._replace(modifiers=tuple(t for t in noun.modifiers if t.i > light.i))
    sentence, head, modifiers, trigger = noun
    outer = syntax.bundle(sentence, head)
    shown = _shown(noun, name)
    start = min(shown[0].start if shown else head.start, name[0] if name else head.start)
    if outer.i < head.i and outer.text.lower() in ("round", "rounds"):
        start = (*syntax.premodifiers(sentence, outer), outer)[0].start  # "the seventh round of talks"
    end = max(head.end, name[1] if name else 0)
    acronym = _ACRONYM.match(text, end) if name else None
    carriers = tuple(carriers_of(sentence, outer, head, trigger.type))
    if light:
        carriers = (carrier(light, "object", trigger.type), *carriers)
    earlier = [c for c in carriers if trigger.type in SERIAL_TYPES and _tells_earlier(sentence, c)]
    inside = [c for c in earlier if c.token.dep in ("acl", "relcl") and c.relation != "as"]
    return Mention(
        cut(text, start, acronym.end() if acronym else end),
        sentence,
        head,
        trigger,
        NAMED if name else NOUN,
        words=tuple(t.text.lower() for t in shown if syntax.ordinal(t.text) is None),
        determiner=syntax.determiner(sentence, outer) or (noun.determiner if outer is not head else ""),
        plural=head.tag in ("NNS", "NNPS") and head.text.lower() != trigger.lemma,
        carriers=tuple(c for c in carriers if c not in inside),
        name=named.without_year(text[name[0] : name[1]]) if name else None,
        acronym=acronym.group(1) if acronym else None,
        edition=edition_of(noun, name is not None),
        year=named.year_beside(noun),
        aside=len(earlier) > len(inside) or (trigger.type in (*SERIAL_TYPES, HYPERNYM) and _is_aside(noun)),
        ahead=bool(modifiers) and modifiers[0].text.lower() == "next",
    )


def _shown(noun: Noun, name: tuple[int, int] | None) -> list[Token]:
    """The words before a noun that tell which event it is, without those that tell only when it is."""
    shown = [t for t in noun.modifiers if t.text[0].isalnum()]
    while shown and not (name and shown[0].start >= name[0]) and _is_passing(shown[0]):
        joined = noun.sentence.tokens[shown[0].i + 1].tag == "HYPH"  # "month-old"
        shown = shown[2 if joined else 1 :]
    return shown


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


def _is_aside(noun: Noun) -> bool:
    """Whether a noun is another of its series by the words before it: "previous", "last year's"."""
    owners = [c for c in noun.below if c.dep == "poss" and c.text.lower() == "year"]
    years = [c for owner in owners for c in noun.sentence.children[owner.i]]
    return any(t.text.lower() in known_words("aside") for t in (*noun.modifiers[:1], *years))


def _is_passing(token: Token) -> bool:
    """Whether a word before the noun tells only its time: "upcoming", "Dec. 28"."""
    day = token.ent == "DATE" and (token.text.isdigit() or token.tag == "NNP")
    return day or (token.text.lower() in known_words("passing") and token.ent not in ("GPE", "LOC"))


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb only says what a paper or plan is for: "a plan to build a port"."""
    if not any(c.tag == "TO" for c in sentence.children[verb.i]) or verb.dep not in ("acl", "advcl", "xcomp"):
        return False
    above = sentence.tokens[verb.head]
    nouns = [above] if above.tag in syntax.NOUN_TAGS else syntax.objects(sentence, above)
    return any(t.type in _PAPERS for n in nouns for t in by_form(False).get(n.text.lower(), ()))


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


def _end_of_phrase(sentence: Sentence, verb: Token, trigger: Trigger) -> int:
    """End of what tells the event together with the verb: "laid down tools", "put into operation"."""
    end = verb.end
    for token in sentence.tokens[verb.i + 1 : verb.i + 1 + _LONGEST_PHRASE]:
        if token.text.lower() in trigger.companions and trigger.needs == "any":
            end = token.end
        elif token.tag not in ("RP", "IN", "TO", "DT", "JJ", "PRP$", "NN", "NNS"):
            break
    return end
