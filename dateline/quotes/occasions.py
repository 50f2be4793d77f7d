"""Occasions: to whom something was said, and on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline import lexicon
from dateline.article import Article
from dateline.entities import entity_at
from dateline.nlp import Document, Sentence, Token
from dateline.quotes.attributions import Attribution
from dateline.records import Entity, Time

# "in an interview with X", "in comments to X", "speaking to X", "as quoted by X"
_OCCASION = re.compile(
    r"\b(?:interview(?:ed)?|conversation|talk|chat|call|exchange)\s+(?:\w+\s+){0,3}?(?:with|by)\s+"
    r"|\b(?:speaking|talking|comments?|remarks?|statement|email|e-mail|speak|spoke)\s+(?:\w+\s+){0,2}?(?:to|with)\s+"
)
# How a reporter reaches those who talk to nobody else: what they say so is said to the article's outlet.
_TO_REPORTER = re.compile(
    r"\b(?:by (?:tele)?phone|over the (?:tele)?phone|in an? (?:(?:tele)?phone|video) interview"
    r"|in an e-?mail(?:ed (?:response|reply))?)\b(?! (?:to|with)\b)"
)
_EARLIER = frozenset("once earlier previously often repeatedly long famously already".split())
_SPEECHES = frozenset(("address", "speech"))
_RECENT = 14  # days; a gathering longer ago than that is told with its day where it is spoken of
_LEAD = 10  # sentences, among which the day of the news is looked for
_FARTHEST = 6  # steps in the parse from a time to the cue
_LIFTING = frozenset("conj advcl relcl xcomp".split())  # from a clause to the one that it hangs on
_WHERE = frozenset("at after during following in to before on from".split())
_AT = frozenset("at after during following in to before".split())
_ADVERBIAL = frozenset("prep pobj npadvmod poss compound nmod amod advmod nummod dobj tmod dep advcl".split())


def addressee_of(
    doc: Document, attribution: Attribution, entities: Sequence[Entity], outlet: str | None
) -> str | None:
    """The outlet or body that the words of an attribution were said to; `outlet` is the article's own."""
    sentence = doc.sentences[attribution.sentence]
    for start, end in _places(doc, sentence, attribution):
        if _is_within(start, attribution):
            continue
        entity = entity_at(entities, start, end) if entities else None
        if entity and entity.kind == "organisation":
            return entity.name
        if entity is None and doc.text[start].isupper():
            return doc.text[start:end]
    if attribution.cue and (match := _TO_REPORTER.search(doc.text, attribution.cue[1], sentence.end)):
        return None if _is_within(match.start(), attribution) else outlet
    return None


def _places(doc: Document, sentence: Sentence, attribution: Attribution) -> list[tuple[int, int]]:
    """Where the addressee may be named: the object of "told", the partner of an interview."""
    found = []
    cue = attribution.token
    if cue is not None and sentence.tokens and cue.lemma in lexicon.column("quote_addressed", "lemma"):
        below = [
            t
            for t in sentence.children[cue.i]
            if t.i > cue.i and t.dep in ("dobj", "dative", "nsubj", "iobj")
        ]
        below += [
            t for p in sentence.children[cue.i] if p.dep in ("prep", "dative") and p.lemma in ("to", "with")
            for t in sentence.children[p.i] if t.dep == "pobj"
        ]  # fmt: skip
        found += [_named(sentence, token) for token in below if token.pos == "PROPN"]
    for match in _OCCASION.finditer(doc.text, sentence.start, sentence.end):
        named = [t for t in sentence.tokens if t.start >= match.end() and t.pos == "PROPN"]
        if named and named[0].start - match.end() <= 12:
            found.append(_named(sentence, _head(sentence, named[0])))
    return found


def _head(sentence: Sentence, token: Token) -> Token:
    """The head word of the name that a word is part of."""
    while token.dep in ("compound", "nmod", "poss", "amod") and sentence.tokens[token.head].pos == "PROPN":
        token = sentence.tokens[token.head]
    return token


def _named(sentence: Sentence, head: Token) -> tuple[int, int]:
    """The row of capitalised words that ends with a name's head."""
    first = head.i
    while first and sentence.tokens[first - 1].pos == "PROPN" and sentence.tokens[first - 1].head <= head.i:
        first -= 1
    return sentence.tokens[first].start, head.end


def _is_within(offset: int, attribution: Attribution) -> bool:
    """Whether a place lies in what is said or in the name of who says it."""
    pieces = [*attribution.content, *([attribution.source] if attribution.source else [])]
    return any(start <= offset < end for start, end in pieces)


def is_elsewhere(doc: Document, attribution: Attribution, times: Sequence[Time]) -> bool:
    """Whether words tell that they were said on another occasion: "has often said", "said in 2008"."""
    sentence, cue = doc.sentences[attribution.sentence], attribution.token
    if cue is None or not sentence.tokens:
        return False
    children = sentence.children[cue.i]
    if _is_perfect(sentence, cue):
        return True
    if any(t.dep == "advmod" and t.lemma.lower() in _EARLIER for t in children):
        return True
    return any(
        time.timex_type == "DATE" and time.start_date is not None and not _is_within(time.start, attribution)
        and (words := sentence.between(time.start, time.end)) and _hangs_on(sentence, words, cue)
        for time in _times_in(sentence, times)
    )  # fmt: skip


def is_answer(attribution: Attribution) -> bool:
    """Whether the words answer the ones before them."""
    return attribution.token is not None and attribution.token.lemma in lexicon.column(
        "quote_answers", "lemma"
    )


def day_of(doc: Document, attribution: Attribution, times: Sequence[Time], article: Article) -> date | None:
    """The day on which the words were said: one that the cue hangs on, or that of the gathering it names."""
    return _day_told(doc, attribution, times) or _day_of_gathering(doc, attribution, times, article)


def _day_told(doc: Document, attribution: Attribution, times: Sequence[Time]) -> date | None:
    """A day that the cue, or the occasion that hangs on the cue, is told with."""
    sentence, cue = doc.sentences[attribution.sentence], attribution.token
    if cue is None or not sentence.tokens:
        return None
    for time in sorted(times, key=lambda time: (abs(time.start - cue.start), time.start)):
        if not (sentence.start <= time.start and time.end <= sentence.end):
            continue
        if not _is_day(time):
            continue
        words = sentence.between(time.start, time.end)
        if words and not _is_within(time.start, attribution) and _hangs_on(sentence, words, cue):
            return time.start_date
    return None


def _is_day(time: Time) -> bool:
    """Whether a time is one day or lies in one."""
    known = time.start_date is not None and time.start_date == time.end_date
    return time.timex_type in ("DATE", "TIME") and known


def _day_of_gathering(
    doc: Document, attribution: Attribution, times: Sequence[Time], article: Article
) -> date | None:
    """The day of a gathering that the cue names without its day: "she told a press conference".

    It is the day that the article gives that gathering elsewhere, for her own speech that of the sentence
    before, or else the one day of its lead, if that is the day of the dispatch or the one before.
    """
    sentence, cue = doc.sentences[attribution.sentence], attribution.token
    if cue is None or not sentence.tokens or article.published is None or _is_perfect(sentence, cue):
        return None
    if _has_own_time(sentence, attribution, times):
        return None
    noun = _gathering(sentence, attribution, cue)
    if noun is None:
        # "She spoke at the fair on Monday. She said ..."
        told = _days_just_told(doc, sentence, times) if _goes_on(doc, sentence, attribution) else set()
        return _recent(told, article, _RECENT)
    kind = _kind(sentence, noun)
    told = {
        day
        for other in doc.sentences
        if other.tokens and kind <= {token.lemma.lower() for token in other.tokens}
        for day in _days_beside(other, noun, times) or _days_in(other, times)
        if day
        <= article.published  # "will close the fair on Friday" tells of no day on which words were said
    }
    if not told and noun.lemma.lower() in _SPEECHES:
        told = _days_just_told(doc, sentence, times)
    return (
        _recent(told, article, _RECENT) if told else _recent(_days_of_lead(doc, times, article), article, 1)
    )


def _recent(days: set[date], article: Article, most: int) -> date | None:
    """The only one of some days, if it is not too long before the day of publication."""
    day = next(iter(days)) if len(days) == 1 else None
    near = day and article.published and timedelta(0) <= article.published - day <= timedelta(days=most)
    return day if near else None


def _days_of_lead(doc: Document, times: Sequence[Time], article: Article) -> set[date]:
    """The days of the first sentence that names one, captions left out."""
    rows = [
        _days_in(s, times) for s in doc.sentences[:_LEAD]
        if not any(caption.start <= s.start < caption.end for caption in article.captions)
    ]  # fmt: skip
    return next((days for days in rows if days), set())


def _days_just_told(doc: Document, sentence: Sentence, times: Sequence[Time]) -> set[date]:
    """The days of the sentence before, in the same paragraph, if it tells of a gathering or a speech."""
    before = doc.sentences[sentence.index - 1] if sentence.index else sentence
    if before is sentence or before.paragraph != sentence.paragraph:
        return set()
    nouns = {token.lemma.lower() for token in before.tokens}
    return _days_in(before, times) if nouns & (_gatherings() | _SPEECHES) else set()


def _days_beside(sentence: Sentence, noun: Token, times: Sequence[Time]) -> set[date]:
    """The days that follow a gathering's noun or stand right before it: "a briefing here on Tuesday"."""
    days = [time for time in _times_in(sentence, times) if _is_day(time)]
    found = set()
    for token in sentence.tokens if len(days) > 1 else ():
        if token.lemma.lower() != noun.lemma.lower():
            continue
        for time in days:
            between = sentence.between(min(time.end, token.end), max(time.start, token.start))
            after = time.start > token.start and not any(t.pos in ("VERB", "AUX", "PUNCT") for t in between)
            before = time.end <= token.start and all(t.dep in ("case", "compound", "amod") for t in between)
            if after or before:
                found.add(time.start_date)
    return {day for day in found if day}


def _goes_on(doc: Document, sentence: Sentence, attribution: Attribution) -> bool:
    """Whether the sentence before tells of the speaker: "she", or "Holm" after "Lise Holm spoke"."""
    head = attribution.head
    if head is None or not sentence.index:
        return False
    before = doc.sentences[sentence.index - 1].tokens
    if head.text.lower() in ("he", "she", "they", "it"):  # "Firms met on Monday, Holm said. She ..." does not
        return any(t.dep == "nsubj" and t.pos in ("PROPN", "PRON") for t in before)
    named = [t for t in before if t.text == head.text and t.pos == "PROPN"]  # "Holm", or "Li" of "Li Qiang"
    return any("nsubj" in (t.dep, t.dep == "compound" and before[t.head].dep) for t in named)


def _is_perfect(sentence: Sentence, cue: Token) -> bool:
    """Whether a cue tells of something before: "had said at a meeting" means another one."""
    return any(t.dep == "aux" and t.lemma == "have" for t in sentence.children[cue.i])


def _gatherings() -> set[str]:
    return {row["noun"] for row in lexicon.rows("quote_occasions") if row["gathering"]}


def _gathering(sentence: Sentence, attribution: Attribution, cue: Token) -> Token | None:
    """The gathering at which a cue's words were said: "at a briefing", "after the talks"."""
    gatherings = _gatherings()
    above = [cue]
    while above[-1].head != above[-1].i and above[-1].dep in _LIFTING:
        above.append(sentence.tokens[above[-1].head])
    queue = [t for verb in above for t in sentence.children[verb.i] if _leads_to_gathering(t)]
    if attribution.head is not None and attribution.head.i < len(sentence.tokens):
        # "Ana Prado, speaking at the fair, said"
        queue += [t for t in sentence.children[attribution.head.i] if t.dep == "acl" and t.tag == "VBG"]
    for token in queue:  # grows: "at the close of a briefing", "speaking at a briefing"
        if _is_within(token.start, attribution):
            continue
        noun = token.lemma.lower()
        own = any(t.tag == "PRP$" for t in sentence.children[token.i])  # "in her speech"
        named = token.pos == "NOUN" or token.dep in ("dobj", "pobj")  # "roundtable" may pass for an adjective
        if named and (noun in gatherings or (own and noun in _SPEECHES)):
            return token
        queue += [t for t in sentence.children[token.i] if t.dep in ("prep", "pobj", "pcomp")]
    return None


def _leads_to_gathering(token: Token) -> bool:
    """Whether a word below a verb may name where something was said."""
    if token.dep == "prep":
        return token.lemma.lower() in _AT
    return token.dep == "dobj" or (token.dep == "advcl" and token.tag == "VBG")


def _kind(sentence: Sentence, noun: Token) -> set[str]:
    """A gathering by its noun and what is put before it: "opening ceremony"."""
    before = [
        t for t in sentence.children[noun.i]
        if t.dep in ("compound", "amod") and t.text.islower() and t.text != "same"
    ]  # fmt: skip
    return {t.lemma.lower() for t in (*before, noun)}


def _times_in(sentence: Sentence, times: Sequence[Time]) -> list[Time]:
    return [time for time in times if sentence.start <= time.start and time.end <= sentence.end]


def _days_in(sentence: Sentence, times: Sequence[Time]) -> set[date]:
    """The days that a sentence names."""
    return {time.start_date for time in _times_in(sentence, times) if _is_day(time) and time.start_date}


def _has_own_time(sentence: Sentence, attribution: Attribution, times: Sequence[Time]) -> bool:
    """Whether a sentence tells another time than that of what is said."""
    return any(
        time.timex_type in ("DATE", "TIME") and not _is_within(time.start, attribution)
        for time in _times_in(sentence, times)
    )


def _hangs_on(sentence: Sentence, words: Sequence[Token], cue: Token) -> bool:
    """Whether a time is said of a cue: "said on Friday", "said at Friday's briefing".

    A time of the clause that the cue's clause hangs on counts too: "it ended on Friday, when he asked".
    """
    inside = {word.i for word in words}
    token = next((word for word in words if word.head not in inside or word.head == word.i), words[0])
    above = _above(sentence, cue)
    above |= {sentence.tokens[i].head for i in above if sentence.tokens[i].dep == "relcl"} & inside
    if above & inside or _is_before_subject(sentence, words, above):
        return True
    occasions = lexicon.column("quote_occasions", "noun")
    where = False  # the way up leads through a place or a name: "at a forum in Tarnby on Monday"
    for _ in range(_FARTHEST):
        head = sentence.tokens[token.head]
        if head.i in above:
            return token.dep in _ADVERBIAL and not (where and token.lemma.lower() not in _WHERE)
        if head.i == token.i or token.dep not in _ADVERBIAL:
            return False
        if _is_made(head):  # "in a comment published on Monday", "at a fair held by the port on Friday"
            head, where = sentence.tokens[head.head], False
        elif head.pos in ("VERB", "AUX"):
            return False
        if head.pos in ("NOUN", "PROPN") and head.lemma.lower() not in occasions and head.i not in inside:
            if head.head in above and token.dep in ("prep", "npadvmod", "nmod", "nummod"):
                return True  # "told the Post on Friday": the parser likes to hang the day on the name
            if token.dep not in ("prep", "npadvmod"):
                return False
            where = True
        token = head
    return False


def _is_made(token: Token) -> bool:
    """Whether a participle tells of how a document or a gathering came to be."""
    return (
        token.dep == "acl" and token.tag == "VBN" and token.lemma in lexicon.column("quote_occasions", "made")
    )


def _is_before_subject(sentence: Sentence, words: Sequence[Token], above: set[int]) -> bool:
    """Whether a time that opens a clause passes for part of the subject's name: "Last Friday Novak said"."""
    subject = sentence.tokens[words[-1].head]
    first = words[0].i == 0 or sentence.tokens[words[0].i - 1].text in (",", "-", "--", "—", "–")
    return (
        first and subject.pos == "PROPN" and subject.dep == "nsubj" and subject.head in above
        and words[-1].i < subject.i and words[-1].dep in ("compound", "nmod", "amod", "npadvmod")
    )  # fmt: skip


def _above(sentence: Sentence, cue: Token) -> set[int]:
    """The cue, the verbs whose clauses it hangs on, and the participle that opens it: "Speaking at ..."."""
    above, at = {cue.i}, cue
    while at.head != at.i and at.dep in _LIFTING:
        at = sentence.tokens[at.head]
        above.add(at.i)
    return above | {t.i for t in sentence.children[cue.i] if t.dep == "advcl" and t.tag == "VBG"}
