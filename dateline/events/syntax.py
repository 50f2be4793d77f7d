"""Syntax: what hangs on what, read off a parsed sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.entities import person_titles
from dateline.events.triggers import known_words
from dateline.nlp import Sentence, Token

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PREMODIFIER_TAGS = NOUN_TAGS | {
    "JJ",
    "JJR",
    "JJS",
    "VBN",
    "VBG",
    "VBD",
    "CD",
    "HYPH",
    "CC",
    "RB",
    "IN",
    "FW",
    "AFX",
}
_NUMERAL = re.compile(r"^[IVX]+$")  # "World War II"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BEFORE_NOUN = frozenset({"nummod", "compound", "nmod", "amod", "poss"})

# Nouns that count or bundle what follows "of": "a series of meetings" is about the meetings.
# Nouns that say that an event takes place: "the holding of the forum".
CARRYING_NOUNS = {
    "holding": "hold", "close": "close", "opening": "open", "closing": "close", "signing": "sign",
    "conclusion": "conclude",
    "release": "release", "start": "start", "beginning": "begin", "end": "end", "launch": "launch",
    "hosting": "host", "imposition": "impose", "adoption": "adopt", "closure": "close",
    "kickoff": "start", "eve": "start", "sideline": "attend", "sidelines": "attend", "margins": "attend",
}  # fmt: skip


def ancestors(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The token's head, its head's head and so on up to the root."""
    seen = 0
    while token.head != token.i and seen < 60:
        token = sentence.tokens[token.head]
        seen += 1
        yield token


def premodifiers(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """The words before a noun that describe it, in text order, without article and possessor."""
    first = head.i
    tops = {head.i, stand_in(sentence, head).i}
    while first > 0:
        token = sentence.tokens[first - 1]
        below = any(above.i in tops for above in ancestors(sentence, token)) or (
            first == head.i and head.head == token.i and head.dep in ("amod", "compound", "nmod")
        )
        numbered = token.head == head.head and bool(_NUMERAL.match(sentence.tokens[head.head].text))
        hyphen = token.tag == "HYPH" or (token.text in "-–" and token.end == sentence.tokens[first].start)
        if not (hyphen or ((below or numbered) and token.tag in _PREMODIFIER_TAGS)):
            break
        first -= 1
    run = list(sentence.tokens[first : head.i])
    while run and (run[0].tag in ("CC", "HYPH", "RB", "IN") or not run[0].text[0].isalnum()):
        run.pop(0)
    return tuple(run)


def hyphened(modifiers: Sequence[Token]) -> Iterator[str]:
    """The compounds among the words before a noun, which the tokenizer cut at the hyphen: "anti-dumping"."""
    for before, hyphen, after in zip(modifiers, modifiers[1:], modifiers[2:], strict=False):
        if hyphen.text == "-":
            yield f"{before.text}-{after.text}".lower()


def words_of(sentence: Sentence, head: Token, modifiers: Sequence[Token]) -> set[str]:
    """The words that tell what a noun is, lower case: those before it, and "of" with the noun behind it."""
    behind = (f"of {t.text.lower()}" for t in prepositional(sentence, head, "of"))
    return {*(t.text.lower() for t in modifiers), *hyphened(modifiers), *behind}


def stand_in(sentence: Sentence, head: Token) -> Token:
    """The short form that the parser took for the head of "Reed Fair (RF)", else the head itself."""
    above = sentence.tokens[head.head]
    if head.dep in BEFORE_NOUN and above.i == head.i + 2 and sentence.tokens[head.i + 1].text == "(":
        return above
    return head


def determiner(sentence: Sentence, head: Token) -> str:
    """The article or other determiner of a noun, lower case; `'s` for a possessor, "" for none."""
    found = ""
    for child in (*sentence.children[stand_in(sentence, head).i], *sentence.children[head.i]):
        if child.text.lower() == "such":
            return "such"
        if child.i > head.i:
            break
        if child.dep == "poss" or child.tag == "PRP$":
            return "'s"
        if child.dep in ("det", "predet", "neg") or child.tag in ("DT", "PDT"):
            found = child.text.lower()
    return "the" if head.dep == "attr" and _takes_up(sentence, head) else found


def _takes_up(sentence: Sentence, head: Token) -> bool:
    """Whether a noun says what something told before was: "it was their first meeting"."""
    above = sentence.tokens[head.head]
    return any(
        c.dep == "nsubj" and c.text.lower() in ("it", "this", "that") for c in sentence.children[above.i]
    )


def bundle(sentence: Sentence, head: Token) -> Token:
    """The noun that stands for the phrase: "round" in "a new round of sanctions", else the head itself."""
    short = stand_in(sentence, head)
    if short is not head:
        return short
    above = sentence.tokens[head.head]
    if head.dep in ("amod", "compound", "nmod", "appos") and above.i == head.i - 1 and above.tag in NOUN_TAGS:
        return above  # the parser took "trade" for the head of "trade fair"
    while head.dep == "pobj":  # "a total of 18 billion dollars worth of contracts"
        preposition = sentence.tokens[head.head]
        outer = sentence.tokens[preposition.head]
        bundles = preposition.text == "of" and outer.text.lower() in known_words("bundle")
        if not bundles or outer.i > preposition.i:
            break
        head = outer
    return head


def happening(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """A noun, and what it is of where it only says that: "the fair" in "on the sidelines of the fair"."""
    yield noun
    if noun.text.lower() in CARRYING_NOUNS:
        yield from prepositional(sentence, noun, "of")


def counted(sentence: Sentence, noun: Token) -> Token:
    """What a phrase is about that a counting noun heads: "contracts" in "a string of contracts"."""
    if noun.text.lower() not in known_words("bundle"):
        return noun
    return next(prepositional(sentence, noun, "of"), noun)


def governor(sentence: Sentence, token: Token) -> tuple[Token, str] | None:
    """The verb that a noun belongs to, and as what.

    Returns:
        The verb (or noun of happening, such as "signing") and `subject`, `object` or the preposition.
    """
    relation = ""
    for _ in range(12):
        above = sentence.tokens[token.head]
        if above.i == token.i:
            return None
        if token.dep in _SUBJECTS:
            relation = relation or ("object" if token.dep == "nsubjpass" else "subject")
        elif token.dep in ("dobj", "attr", "oprd", "dative"):
            relation = relation or "object"
        elif token.dep in ("prep", "agent"):
            relation = relation or token.text.lower()
        if above.pos in ("VERB", "AUX") and relation:
            return above, relation
        if above.text.lower() in CARRYING_NOUNS and relation == "of":
            return above, "object"
        if above.tag in NOUN_TAGS and relation and token.dep != "conj":
            return above, relation
        token = above
    return None


def clause_verbs(sentence: Sentence, head: Token) -> Iterator[tuple[Token, str]]:
    """Verbs in clauses that describe a noun: "the fair held in May", "the fair, which opened"."""
    for child in sentence.children[head.i]:
        if child.dep in ("acl", "relcl") and child.pos in ("VERB", "AUX"):
            yield child, clause_relation(sentence, child)


def clause_relation(sentence: Sentence, verb: Token) -> str:
    """What the described noun is in the clause of `verb`: subject, object, or behind which preposition."""
    if verb.dep == "acl":
        return "object" if verb.tag in ("VBN", "VBD", "VB") else "subject"
    for child in sentence.children[verb.i]:
        if child.tag == "WRB":
            return child.text.lower()  # "a visit, when they signed ...": done then or there
        if child.dep == "prep" and any(c.tag == "WDT" for c in sentence.children[child.i]):
            return child.text.lower()  # "a treaty under which they will open a port"
        if child.dep == "nsubjpass" and child.text.lower() in ("which", "that", "who"):
            return "object"
        if child.dep == "nsubj" and child.text.lower() in ("which", "that", "who"):
            return "subject"
    return "object"


def asks_where(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb's clause tells what is done at the place before it: "flew to Lima, where he met ..."."""
    below = sentence.subtree(verb)
    return verb.dep == "relcl" and any(t.tag == "WRB" and t.text.lower() == "where" for t in below[:2])


def word_where(sentence: Sentence, verb: Token) -> Token | None:
    """The "where" of a verb's clause, or of the one that hands its subject down: "where he was to sign"."""
    for above in (verb, *ancestors(sentence, verb)):
        for word in sentence.children[above.i]:
            if word.tag == "WRB" and word.text.lower() == "where" and word.i < above.i:
                return word
        if above.dep not in ("xcomp", "conj") or above.pos not in ("VERB", "AUX"):
            return None
    return None


def conjuncts(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """A noun and the nouns joined to it by "and" or commas."""
    found = [token]
    for held in found:
        found.extend(
            c for c in sentence.children[held.i] if c.dep == "conj" and c.tag in (*NOUN_TAGS, "PRP", "CD")
        )
    return tuple(found)


# Participles before a person that the parser takes for a verb with an object: "Visiting minister ...".
_ATTRIBUTES = frozenset(("visiting", "outgoing", "incoming", "leading"))


def subjects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The subject nouns of a verb; of a verb without one, those of the verb that it depends on."""
    joined = False
    for _ in range(6):
        nearest: Token | None = None
        for child in sentence.children[verb.i]:
            if child.tag in ("WDT", "WP") and child.dep in _SUBJECTS and verb.dep == "relcl":
                return conjuncts(sentence, sentence.tokens[verb.head])
            passive = child.dep == "nsubjpass" and (joined or _shares_subject(sentence, verb))
            # "Peru gave 3 million, Canada two, and Chile sent a ship": Canada hangs on "sent", too.
            if (child.dep == "nsubj" or passive) and (nearest is None or child.i < verb.i):
                nearest = child
            elif child.dep == "csubj" and child.text.lower() in _ATTRIBUTES:
                led = objects(sentence, child)
                return tuple(t for t in led if t.text.lower() not in person_titles()) or led
        if nearest:
            return conjuncts(sentence, nearest)
        if verb.dep == "relcl":
            return (sentence.tokens[verb.head],)
        if verb.dep not in ("xcomp", "acomp", "conj", "advcl", "acl", "pcomp", "prep") or verb.head == verb.i:
            return ()
        joined = verb.dep == "conj" and verb.tag == "VBD"  # "was stopped in May and resumed in June"
        verb = sentence.tokens[verb.head]
    return ()


def has_own_subject(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb has a subject beside it, and doesn't share one."""
    return any(child.dep in _SUBJECTS for child in sentence.children[verb.i])


def _shares_subject(sentence: Sentence, verb: Token) -> bool:
    """Whether the passive verb hands its subject down: "is scheduled to visit"."""
    return any(child.dep == "xcomp" for child in sentence.children[verb.i])


def objects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The object nouns of a verb (of a passive one, its subject)."""
    for child in sentence.children[verb.i]:
        if child.dep in ("dobj", "nsubjpass"):
            return conjuncts(sentence, child)
    return ()


def agents(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The nouns after "by" of a passive verb."""
    for child in sentence.children[verb.i]:
        if child.dep == "agent" or (child.text == "by" and child.dep == "prep"):
            for noun in sentence.children[child.i]:
                if noun.dep == "pobj":
                    return conjuncts(sentence, noun)
    return ()


def words_beside(sentence: Sentence, verb: Token) -> set[str]:
    """The words that hang on a verb, also by a preposition, lower case: "into" and "operation"."""
    beside = sentence.children[verb.i]
    below = (c for t in beside if t.dep == "prep" for c in sentence.children[t.i] if c.dep == "pobj")
    return {t.text.lower() for t in (*beside, *below)}


def subject_words(sentence: Sentence, verb: Token) -> set[str]:
    """The subjects of a verb, lower case."""
    return {t.text.lower() for t in subjects(sentence, verb)}


def prepositional(sentence: Sentence, head: Token, *prepositions: str) -> Iterator[Token]:
    """The nouns that hang on a word by one of these prepositions."""
    for child in sentence.children[head.i]:
        if child.dep in ("prep", "agent", "dative") and child.text.lower() in prepositions:
            for noun in sentence.children[child.i]:
                if noun.dep == "pobj":
                    yield from conjuncts(sentence, noun)


@cache
def _small_ordinals() -> dict[str, int]:
    units = "first second third fourth fifth sixth seventh eighth ninth".split()
    teens = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth".split()
    teens += "seventeenth eighteenth nineteenth".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    found = {word: i for i, word in enumerate([*units, *teens], 1)}
    for i, ten in enumerate(tens, 2):
        found[ten[:-1] + "ieth"] = 10 * i
        found.update({f"{ten}-{unit}": 10 * i + j for j, unit in enumerate(units, 1)})
    found["hundredth"] = 100
    found["inaugural"] = found["maiden"] = 1
    return found


def ordinal(word: str) -> int | None:
    """The number of an ordinal in words or figures ("8th", "twenty-first"); None for other words."""
    lower = word.lower()
    if lower[:1].isdigit() and lower[-2:] in ("st", "nd", "rd", "th") and lower[:-2].isdigit():
        return int(lower[:-2])
    return _small_ordinals().get(lower)


def phrase(sentence: Sentence, noun: Token, longest: int) -> str:
    """A noun with its modifiers and what follows "of", as written; "" for a pronoun or a long phrase."""
    if noun.pos == "PRON" or noun.tag in ("DT", "WDT", "WP"):
        return ""
    before = premodifiers(sentence, noun)
    start = before[0].start if before else noun.start
    words = sentence.text[start - sentence.start : _end_of_word(sentence, noun) - sentence.start].split()
    words += complement(sentence, noun, ("of", "in", "for", "to"), longest - len(words)).split()
    if words and start == sentence.start and not sentence.tokens[0].tag.startswith("NNP"):
        words[0] = words[0][:1].lower() + words[0][1:]
    return " ".join(words) if len(words) <= longest else ""


def complement(sentence: Sentence, noun: Token, prepositions: Sequence[str], longest: int) -> str:
    """What follows a noun by these prepositions, as written, up to a time, a clause or a long phrase."""
    end = noun.end
    last = noun.i
    for child in sentence.children[noun.i]:
        if child.i <= last or child.dep != "prep":
            continue
        below = sentence.subtree(child)
        held = any(
            t.ent in ("DATE", "TIME") or t.dep in ("relcl", "acl") or t.text in ',;()"“' for t in below
        )
        held = held or any(t.tag in ("WDT", "WP", "PRP", "PRP$") for t in below)
        whole = child.i == last + 1 and below[-1].i - child.i + 1 == len(below)
        count = len(sentence.text[noun.end - sentence.start : below[-1].end - sentence.start].split())
        if child.i != last + 1 or child.text.lower() not in prepositions:
            break
        if held or not whole or count > longest:
            end = _end_of_object(sentence, child) if last == noun.i else end
            break
        end, last = below[-1].end, below[-1].i
    return " ".join(sentence.text[noun.end - sentence.start : end - sentence.start].split())


def _end_of_word(sentence: Sentence, noun: Token) -> int:
    """Where a noun ends, with what a hyphen joins to it where the parser took the first half for the noun."""
    end = noun.end
    for token in sentence.tokens[noun.i + 1 :]:
        if token.start != end:
            break
        if token.text != "-" and sentence.tokens[token.i - 1].text != "-":
            break
        end = token.end
    return end


def _end_of_object(sentence: Sentence, preposition: Token) -> int:
    """Where the noun after a preposition ends, without what follows it."""
    noun = next((c for c in sentence.children[preposition.i] if c.dep == "pobj"), None)
    named = noun and noun.tag in NOUN_TAGS and noun.ent not in ("DATE", "TIME", "CARDINAL", "MONEY")
    near = noun and noun.i - preposition.i <= _LONGEST_OBJECT
    return _end_of_word(sentence, noun) if noun and named and near else preposition.start - 1


_LONGEST_OBJECT = 5  # words


def has_sum(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun's phrase tells a sum of money: "orders worth 40 million dollars"."""
    return any(True for _ in sums(sentence, noun))


def sums(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The words of the sum of money that a noun's phrase tells."""
    below = (c for c in sentence.children[noun.i] if c.dep not in ("relcl", "conj"))
    yield from (t for c in below for t in sentence.subtree(c) if is_sum(sentence, t))


def is_sum(sentence: Sentence, token: Token) -> bool:
    """Whether a word is of a sum of money, also where the tagger has only the figure ("$400 bln")."""
    return token.ent == "MONEY" or any(c.ent == "MONEY" for c in sentence.children[token.i] if c.tag == "CD")


def in_quotes(sentence: Sentence, offset: int) -> bool:
    """Whether a character stands between quotation marks of its sentence."""
    before = sentence.text[: offset - sentence.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
