"""Names: the capitalised stretches of a sentence, cut into what is likely one name each.

"Norwegian Fisheries Minister Ingrid Solvang" holds an adjective, a title and a name;
"Ministry of Trade and Industry" is one name, "Peru and Chile" are two. Works on the words alone, so
that sentences that were not parsed give names too; tags help where there are some.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.entities import gazetteer, vocabulary
from dateline.entities.people import looks_like_person
from dateline.entities.titles import (
    honorifics,
    is_plural_title,
    title_ending,
    title_modifiers,
    title_starting,
)
from dateline.nlp import Sentence

LONGEST_ABBREVIATION = 5  # letters of the name of a place that is cut short with a point
LONGEST_KNOWN = 6  # words of the longest known name that is looked up as a whole

_WORD = re.compile(
    r"(?:[A-Z]\.-?){2,}|[A-Z]\.(?=\s[A-Z])"  # U.S., J.
    r"|(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Gov|Sen|Rep|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Rev|Hon|Jr|Sr|Inc|Corp|Co|Ltd|Bros|Mt|Ft)\.(?!\w)"
    r"|\d[\d.,]*\d|\d"
    r"|[^\W_]+(?:[.&'’+-][^\W_]+)*\+?"
    r"|[^\w\s]|_"
)
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]$")
_CLOSED_UP = re.compile(r"^(?:al|el|as|ash|ad|ar|at|an|ul|bin|ibn|de|d'|d’)[-'’]?[A-Z]|^[a-z]{1,2}[A-Z]\w+$")
_COMPOUND = re.compile(r"^([A-Z][\w.’']*(?:-[A-Z][\w.]*)*)(-[a-z]+)$")  # Oslo-based, US-led
_JOINED_ON = re.compile(r"-(?:\w+ing|\w+ed|era|style|like)$")  # "the Solvang-backing party"
_OPENS = frozenset("\"“‘«([—–-:;•*'")
_OF = frozenset(("of", "to", "for", "in"))
_SURE_PERSON = 1.5  # how much a name looks like a person's where it could go on with a body's name
_MOST_NAMES = 4  # of one person
# Offices that are held of a region or town: "Iowa Gov. Ana Robles" belongs to the United States.
_OFFICES = frozenset(
    "gov gov. governor lt. sen sen. senator rep rep. representative congressman congresswoman mayor lawmaker "
    "premier assemblyman assemblywoman sheriff attorney".split()
)
_ORDINALS = frozenset(("First", "Second", "Third", "Fifth"))
_LINKS = frozenset({"of", "for", "on", "and", "&", "the", ",", "at", "in", "to"})


class Word(NamedTuple):
    """A word or mark of a sentence.

    Attributes:
        start: Offset in the article's text.
        end: Offset after it.
        text: The word, without a possessive, which is a word of its own.
        tag: Penn Treebank tag; "" where the sentence was not parsed.
        ent: Label of the name that the tagger saw here, or "".
    """

    start: int
    end: int
    text: str
    tag: str
    ent: str


class Name(NamedTuple):
    """A stretch of words that may be a name.

    Attributes:
        first: Index of its first word in the sentence.
        last: Index after its last word.
        title: Indices of the title before it, (first, last), or None.
        of_country: ISO code of the adjective or country right before it, or None.
    """

    first: int
    last: int
    title: tuple[int, int] | None = None
    of_country: str | None = None


def words_of(sentence: Sentence) -> list[Word]:
    """The words and marks of a sentence, with their tags where it was parsed."""
    tags = {t.start: t for t in sentence.tokens}
    skip = -1
    found = []
    for match in _WORD.finditer(sentence.text):
        start, end, text = sentence.start + match.start(), sentence.start + match.end(), match.group()
        if start < skip:
            continue
        pointed = len(text) <= LONGEST_ABBREVIATION and sentence.text[match.end() : match.end() + 1] == "."
        if pointed and text[0].isupper() and gazetteer.places_named(text + "."):  # Calif.
            end, text, skip = end + 1, text + ".", end + 1
        token = tags.get(start)
        tag, ent = (token.tag, token.ent) if token else ("", "")
        if text.isalnum():  # most words: nothing to take apart
            found.append(Word(start, end, text, tag, ent))
            continue
        possessive = _POSSESSIVE.search(text)
        compound = _COMPOUND.match(text)
        if compound and (_JOINED_ON.match(compound.group(2)) or _stands_alone(compound.group(1))):
            cut = start + compound.end(1)
            found.append(Word(start, cut, compound.group(1), tag, ent))
            found.append(Word(cut, end, compound.group(2), "HYPH", ""))
        elif possessive and not gazetteer.places_named(text) and text not in vocabulary.known_organisations():
            cut = start + possessive.start()
            found.append(Word(start, cut, text[: possessive.start()], tag, ent))
            found.append(Word(cut, end, possessive.group(), "POS", ""))
        else:
            found.append(Word(start, end, text, tag, ent))
    return found


def _stands_alone(text: str) -> bool:
    """Whether the capitalised part of a compound is a name or adjective of its own."""
    if gazetteer.country_of_adjective(text) or text in vocabulary.words_of("adjectives"):
        return True
    return bool(gazetteer.places_named(text)) or text in vocabulary.known_organisations() or text.isupper()


def is_headline(words: Sequence[Word], *, opens_article: bool) -> bool:
    """Whether nearly every longer word is capitalised, so that capitals tell nothing.

    A sentence with a full stop is none, but for an article's first with a word that is no name in capitals.
    """
    longer = [w.text for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    capital = sum(w[0].isupper() for w in longer)
    title = opens_article and any(
        _breaks(words, i) for i in range(1, len(words)) if words[i].text[0].isupper()
    )
    ends = words[-1].text.endswith(".") and not title  # "." or "Mass."
    return len(longer) >= 5 and capital >= 0.8 * len(longer) and not ends


def find_names(words: Sequence[Word], lower: frozenset[str]) -> Iterator[Name]:
    """Cut a sentence's capitalised stretches into names.

    Args:
        words: The words of one sentence.
        lower: All words that the article writes in lower case.

    Yields:
        Names in text order, none overlapping another.
    """
    after_title: tuple[int, int] | None = None
    for first, last in _joined(words, _runs(words, lower)):
        names, after_title = _cut(words, first, last, after_title)
        yield from names


def _is_capital(words: Sequence[Word], i: int) -> bool:
    """Whether a word is written as part of a name; "Sun" is in "Sun Li" and "Li Jun", "Tuesday" never."""
    text = words[i].text
    if not (text[0].isupper() or _CLOSED_UP.match(text)) or (i > 0 and words[i - 1].text in "#@"):
        return False  # a tag is no name
    if text not in vocabulary.words_of("calendar_words"):
        return True
    if text not in vocabulary.given_names() and text not in vocabulary.name_parts("family"):
        return False
    following = words[i + 1].text if i + 1 < len(words) else ""
    opens = following[:1].isupper() and not following.isupper()
    return opens or (not following[:1].isdigit() and _may_go_before(words[i - 1].text if i else ""))


def _may_go_before(text: str) -> bool:
    """Whether a word is a name that a month's name can go on with: "Luo Jun", "Theresa May"."""
    known = text in vocabulary.name_parts("family") or gazetteer.fold(text) in vocabulary.given_names()
    return known and text[0].isupper() and text not in vocabulary.words_of("calendar_words")


def _runs(words: Sequence[Word], lower: frozenset[str]) -> list[tuple[int, int]]:
    """Stretches of capitalised words, with name particles inside; indices (first, last)."""
    found: list[tuple[int, int]] = []
    particles = vocabulary.name_parts("particle")
    i = 0
    while i < len(words):
        if not _is_capital(words, i) or _is_opener(words, i, lower):
            i += 1
            continue
        first = i
        i = _known_until(words, i)
        while i < len(words):
            j = i
            while j < len(words) and j - i < 3 and words[j].text in particles:
                j += 1
            if j < len(words) and _is_capital(words, j) and not _breaks(words, j):
                i = _known_until(words, j)
            else:
                break
        found.append((first, i))
    return found


def _known_until(words: Sequence[Word], i: int) -> int:
    """End of the longest known name that starts here ("Bank of England"); of one word where none does."""
    for size in range(min(LONGEST_KNOWN, len(words) - i), 2, -1):
        if words[i + size - 1].text[0].isupper():
            phrase = gazetteer.fold(_text(words, i, i + size))
            if gazetteer.places_named(phrase) or phrase in vocabulary.known_organisations():
                return i + size
    return i + 1


def _breaks(words: Sequence[Word], i: int) -> bool:
    """Whether a word is no part of the name before it for all its capital ("Oslo, Norway Photo: ...")."""
    text = words[i].text
    following = words[i + 1].text if i + 1 < len(words) else ""
    if text == "TV" and following in vocabulary.words_of("organisation_nouns"):
        return True  # "the Marrow TV channel"
    if text in vocabulary.name_parts("family") and following[:1].isupper():
        return False  # "Premier He Rong"
    return text in vocabulary.words_of("not_names") and text not in vocabulary.given_names() and len(text) > 1


def _is_opener(words: Sequence[Word], i: int, lower: frozenset[str]) -> bool:
    """Whether a capitalised word is so only because it opens a sentence, or is never part of a name."""
    word = words[i]
    following = words[i + 1] if i + 1 < len(words) else None
    next_is_name = following is not None and _is_capital(words, i + 1)
    given = gazetteer.fold(word.text) in vocabulary.given_names()
    particles = vocabulary.name_parts("particle")
    goes_on = next_is_name or (following is not None and following.text in particles)
    if goes_on and word.text.lower() in particles:
        return word.text in vocabulary.words_of("not_names")  # "Van Dorp said"
    if word.text in _ORDINALS and _opens_body(words, i):
        return False
    if word.text.split("'")[0].split("’")[0] in vocabulary.words_of("not_names"):
        given = given or word.text in vocabulary.name_parts("family")  # "Premier He Rong"
        return not (given and next_is_name and i > 0 and words[i - 1].text not in _OPENS)
    if i > 0 and words[i - 1].text not in _OPENS and words[i - 1].text not in ".!?…":
        return False
    if (word.text.isupper() and len(word.text) > 1) or gazetteer.places_named(word.text) or given:
        return False
    if gazetteer.country_of_adjective(word.text) or word.text in vocabulary.known_organisations():
        return False
    longer_title = title_starting([w.text for w in words[i : i + 3]], 0)
    if longer_title is not None and longer_title > 1:
        return False
    if following is not None and following.text in ("of", "for") and longer_title is not None:
        return False  # "Commissioner for Customs Ana Robles"
    if word.tag and not word.tag.startswith("NNP") and not word.ent:
        return not (next_is_name and _may_open_name(word.text))
    if word.text.lower() in lower:
        return not (next_is_name and _may_open_name(word.text))
    return False


def _opens_body(words: Sequence[Word], i: int) -> bool:
    """Whether the capitals from index `i` on end as a company's name does ("First Marrow Bank")."""
    last = i
    while last + 1 < len(words) and _is_capital(words, last + 1):
        last += 1
    return last > i and words[last].text.rstrip(".") in vocabulary.organisation_kinds()


def _may_open_name(text: str) -> bool:
    """Whether a word that is also an ordinary one opens names: a family name, a title, a topic, a body."""
    return (
        text in vocabulary.name_parts("family")
        or text in vocabulary.organisation_openers()
        or text in vocabulary.words_of("topic_words")
        or title_starting([text], 0) is not None
    )


# --- joining over "of", "and", commas ------------------------------------------------------------


def _joined(words: Sequence[Word], runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs joined where they are parts of one name: "Ministry" of "Trade" and "Industry"."""
    found: list[tuple[int, int]] = []
    is_open = False  # an organisation's name goes on after "of"
    for k, (first, last) in enumerate(runs):
        if found:
            gap = [w.text for w in words[found[-1][1] : first]]
            joins, is_open = _link(words, found[-1], gap, (first, last), runs[k + 1 : k + 2], is_open)
            if joins:
                found[-1] = (found[-1][0], last)
                continue
        is_open = False
        found.append((first, last))
    return found


def _link(
    words: Sequence[Word], left: tuple[int, int], gap: list[str], right: tuple[int, int],
    following: list[tuple[int, int]], is_open: bool,
) -> tuple[bool, bool]:  # fmt: skip
    """Whether two runs are one name, and whether that name is an organisation's that may go on."""
    if not gap or len(gap) > 2 or not (set(gap) <= _LINKS or gap[0].startswith(("'", "’"))):
        return False, False
    head = words[left[1] - 1].text
    right_words = [w.text for w in words[right[0] : right[1]]]
    whole = gazetteer.fold(_text(words, left[0], right[1]))
    if right[1] - left[0] <= LONGEST_KNOWN and (
        gazetteer.places_named(whole) or whole in vocabulary.known_organisations()
    ):
        return True, True
    if gap[0] in ("'s", "’s"):
        group = len(gap) == 1 and head in vocabulary.words_of("topic_words")
        return group and right_words[-1] in vocabulary.organisation_kinds(), False
    if gap == [","]:
        company = right_words[0].rstrip(".") in ("Inc", "Ltd", "LLC", "LP", "PLC", "Jr", "Sr")
        listed = is_open and _is_topic(right_words) and _goes_on(words, right, following)
        return company or listed, is_open and not company
    if gap == ["&"]:
        return True, is_open
    if gap[-1] == "and":
        topic = _is_topic(right_words) or _is_one_body(words[left[1] - 1 : right[0] + 1])
        goes_on = is_open and topic and not _opens_of(words, right)
        return goes_on or _is_pair(words, left, right), is_open
    # "Oslo Institute of the Academy of Arts" is two; "Bank of the PLB" is one.
    body = _is_organisation(right_words) or _opens_of(words, right) or right_words[-1].isupper()
    if body and gap[0] != "for" and left[1] - left[0] > 1:
        return False, False
    return _link_of(words, head, gap, right_words, is_open), True


def _is_pair(words: Sequence[Word], left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether "and" stands inside one name: "Food" and "Drug Administration"."""
    last, size = words[right[1] - 1].text, right[1] - right[0]
    if size < 2:
        return False
    if _is_other(last) and left[1] - left[0] == 1:
        return not gazetteer.places_named(words[left[0]].text)
    ends = last in vocabulary.organisation_kinds() or _is_other(last)
    topics = _is_topic([words[left[1] - 1].text]) and _is_topic([words[right[0]].text])
    return ends and (topics or _is_one_body(words[left[0] : right[1]]))


def _is_one_body(words: Sequence[Word]) -> bool:
    """Whether the tagger saw one organisation from the word before "and" to the one after it."""
    return all(w.ent == "ORG" for w in words)


def _link_of(words: Sequence[Word], head: str, gap: list[str], right: list[str], is_open: bool) -> bool:
    """Whether "Ministry" and "Trade" are joined by "of", "for", "on" (and "the")."""
    if gap not in (["of"], ["of", "the"], ["for"], ["for", "the"], ["on"], ["of", "and"]):
        return False
    if gap[0] == "of" and (head in vocabulary.place_words("last") or is_gathering([head, "of", *right])):
        return True
    if not (head in vocabulary.organisation_openers() or is_open):
        return False
    if gap[0] == "on":
        return right[0] in vocabulary.words_of("topic_words")
    if gap[0] == "for":
        return right[0] in vocabulary.words_of("topic_words") or not gazetteer.places_named(" ".join(right))
    return title_starting(right, 0) is None or right[-1] in vocabulary.organisation_kinds()


def _is_topic(words: list[str]) -> bool:
    """Whether words tell what an organisation deals with, or are adjectives of countries and areas."""
    topics = vocabulary.words_of("topic_words")
    return all(
        w in topics or gazetteer.country_of_adjective(w) or w.endswith(("ern", "ean", "ian")) for w in words
    )


def _all_topics(words: Sequence[Word], run: tuple[int, int]) -> bool:
    return _is_topic([w.text for w in words[run[0] : run[1]]])


def _goes_on(words: Sequence[Word], right: tuple[int, int], following: list[tuple[int, int]]) -> bool:
    """Whether a list goes on after this part: "Economy, Trade and Industry"."""
    if not following:
        return False
    gap = [w.text for w in words[right[1] : following[0][0]]]
    return gap in (["and"], [","], [",", "and"]) and _all_topics(words, following[0])


def _opens_of(words: Sequence[Word], run: tuple[int, int]) -> bool:
    """Whether a run is an organisation's opener, followed by "of"."""
    after = words[run[1]].text if run[1] < len(words) else ""
    return after == "of" and words[run[1] - 1].text in vocabulary.organisation_openers()


# --- cutting a run into title, adjective, names -----------------------------------------------------


def _cut(
    words: Sequence[Word], first: int, last: int, after_title: tuple[int, int] | None
) -> tuple[list[Name], tuple[int, int] | None]:
    """The names of one run, and the title that it ends with where a name may follow after "of"."""
    texts = [w.text for w in words]
    whole = gazetteer.fold(_text(words, first, last))
    known = gazetteer.places_named(whole) or whole in vocabulary.known_organisations()
    if known and last - first > 1:
        return [Name(first, last)], None
    if last - first > 1 and gazetteer.country_named(texts[last - 1]):
        before = gazetteer.fold(_text(words, first, last - 1))
        if gazetteer.places_named(before) and not gazetteer.country_of_adjective(before):
            return [Name(first, last - 1), Name(last - 1, last)], None  # "in Oslo Norway's minister said"
    after_title = after_title or _lower_title_before(texts, first)
    if after_title is not None and _goes_on_with_title(texts, first, after_title):
        split = _person_after_complement(words, first, last)
        if split is not None:
            complement = [Name(first, split)] if not _is_topic(texts[first:split]) else []
            return [*complement, Name(split, last, (after_title[0], split))], None
        if _is_topic(texts[first:last]):
            return [], (after_title[0], last)  # "Minister of Industry [and Trade Ivan Sorin]"
    return _cut_at_title(words, texts, first, last)


def _lower_title_before(texts: list[str], first: int) -> tuple[int, int] | None:
    """The title in lower case that what a run opens with is of: "the commissioner for [Trade Ana Robles]"."""
    if first < 2 or texts[first - 1] not in _OF or texts[first - 2][0].isupper():
        return None
    start = title_ending(texts, first - 1, before_name=False)
    return (start, first - 1) if start is not None else None


def _goes_on_with_title(texts: list[str], first: int, title: tuple[int, int]) -> bool:
    """Whether a run says what a title is of: "Minister of [Trade]", "Minister of Industry and [Trade]"."""
    if first - title[1] > 2:
        return False
    link = texts[title[1]]
    return link in _OF or (link in ("and", ",") and not _OF.isdisjoint(texts[slice(*title)]))


def _cut_at_title(
    words: Sequence[Word], texts: list[str], first: int, last: int
) -> tuple[list[Name], tuple[int, int] | None]:
    """Cut "Norwegian Fisheries Minister Ingrid Solvang" at its title."""
    if _is_organisation(texts[first:last]) or _is_other(texts[last - 1]):
        return _with_country(words, first, last), None
    for start in range(first, last):
        end = _title_from(texts, start, last)
        if end is None or (
            end == last == start + 1 and texts[start - 1] in vocabulary.given_names() and start > first
        ):
            continue  # no title, or a family name such as King after a given name
        start = _with_modifiers(texts, first, start)
        before = _with_country(words, first, start) if start > first else []
        before = [n for n in before if n.last > n.first]
        if end == last:
            return before, (start, end)
        country = _country_right_before(words, texts, first, start)
        return [*before, Name(end, last, (start, end), country)], None
    title = _title_before(texts, first)
    if title:
        return [Name(first, last, title, _country_right_before(words, texts, 0, title[0]))], None
    return _with_country(words, first, last), None


def _title_from(texts: list[str], start: int, last: int) -> int | None:
    """End of the title or form of address that starts here and is written with a capital."""
    if texts[start] in honorifics() and not _is_initial(texts, start):
        after = start + 1
        while after < last - 1 and texts[after] in honorifics():
            after += 1  # "Lt. Gov. Ana Robles"
        return after
    end = title_starting(texts[:last], start)
    if end is None and is_plural_title(texts[start]):
        rest = " ".join(texts[start + 1 : last])
        return (
            start + 1 if rest and looks_like_person(rest) >= _SURE_PERSON else None
        )  # "Ministers Ana Robles"
    if end is None:
        return None
    while end < last:
        more = end + 1 if texts[end] in honorifics() else title_starting(texts[:last], end)
        if more is None or texts[end] == texts[end - 1]:
            break
        end = more
    return end


def _is_initial(texts: list[str], i: int) -> bool:
    """Whether "M." is a middle initial: a given name stands before it."""
    return i > 0 and len(texts[i]) == len("M.") and texts[i - 1] in vocabulary.given_names()


def _with_modifiers(texts: list[str], first: int, start: int) -> int:
    """Start of a title with what belongs to it: "Deputy Foreign" before "Minister"."""
    topics = vocabulary.words_of("topic_words")
    while start > first and (texts[start - 1].lower() in title_modifiers() or texts[start - 1] in topics):
        start -= 1
    return start


def _title_before(texts: list[str], first: int) -> tuple[int, int] | None:
    """The lower-case title right before a name ("economist Ama Boateng")."""
    start = title_ending(texts, first, before_name=True)
    if start is None or texts[first - 1][0].isupper() or (start > 0 and texts[start - 1] == "who"):
        return None  # "Ana Robles, who chairs Almendra"
    return start, first


def _country_right_before(words: Sequence[Word], texts: list[str], first: int, end: int) -> str | None:
    """Country of the adjective or possessive that ends before index `end`."""
    if end <= first:
        return None
    if texts[end - 1] in ("'s", "’s"):
        end -= 1
    if end <= first or not (texts[end - 1][-1].isalpha() or texts[end - 1].endswith(".")):
        return None
    for size in (3, 2, 1):
        if end - size >= 0:
            phrase = " ".join(texts[end - size : end])
            code = gazetteer.country_before(phrase)
            if code is None and end < len(texts) and texts[end].lower() in _OFFICES:
                code = gazetteer.country_of_place(phrase) if phrase[0].isupper() else None
            if code:
                return code
    return None


def _with_country(words: Sequence[Word], first: int, last: int) -> list[Name]:
    """A run as names: an adjective of a country alone is none, a country before a person is one."""
    texts = [w.text for w in words[first:last]]
    if len(texts) <= 2 and _adjective_size(texts) == len(texts):
        return []
    size = _adjective_size(texts)
    if size and size < len(texts):
        country = gazetteer.country_of_adjective(" ".join(texts[:size]))
        if not _is_organisation(texts) and not _is_other(texts[-1]):
            return [Name(first + size, last, None, country)]
        return [Name(first, last, None, country)]
    return [Name(first, last, None, _country_right_before(words, [w.text for w in words], 0, first))]


def _adjective_size(texts: list[str]) -> int:
    """How many words at the start are the adjective of a country, a creed or a party."""
    sizes = (n for n in (2, 1) if n <= len(texts) and gazetteer.country_of_adjective(" ".join(texts[:n])))
    size = next(sizes, 0)
    return size or int(texts[0] in vocabulary.words_of("adjectives"))


def _person_after_complement(words: Sequence[Word], first: int, last: int) -> int | None:
    """Where the person starts in "(Prime Minister of the) Kingdom of Norway Ingrid Solvang"."""
    texts = [w.text for w in words[first:last]]
    topics = vocabulary.words_of("topic_words")
    for size in range(len(texts) - 1, 0, -1):
        phrase = " ".join(texts[:size])
        if gazetteer.country_named(phrase) and len(texts) - size > 1 and not _is_organisation(texts):
            return first + size
        complement = (
            bool(gazetteer.places_named(phrase))
            or gazetteer.fold(phrase) in vocabulary.known_organisations()
            or _is_topic(texts[:size])
            or texts[size - 1] in vocabulary.organisation_kinds()
            or texts[size - 1] in ("State", "Staff", "Board")
            or texts[size - 1] in vocabulary.place_words("last")
        )
        rest = " ".join(texts[size:])
        if complement and not _is_organisation(texts) and looks_like_person(rest) >= 0.8:
            return first + size
        body = texts[size - 1] in topics and _is_organisation(texts[:size])
        if body and looks_like_person(rest) >= _SURE_PERSON:
            return first + size  # "(head of the) Department of Culture Ingrid Solvang"
    # After "Minister of Trade" comes the minister, however unusual the name.
    size = next((i for i, text in enumerate(texts) if text not in topics), 0)
    named = 2 <= len(texts) - size <= _MOST_NAMES and not any(t.isupper() for t in texts[size:])
    if size and named and vocabulary.organisation_kinds().keys().isdisjoint(texts[size:]):
        return first + size
    return None


def _is_organisation(texts: Sequence[str]) -> bool:
    """Whether a run of words ends or opens as an organisation's name does."""
    if len(texts) < 2:
        return False
    opens = texts[0] in vocabulary.organisation_openers() or (
        "of" in texts and texts[texts.index("of") - 1] in vocabulary.organisation_openers()
    )
    ends = texts[-1] in vocabulary.organisation_kinds() or is_gathering(texts)
    return ends or (opens and "of" in texts)


def is_gathering(texts: Sequence[str]) -> bool:
    """Whether words name a lasting body of people who hold an office ("Conference of Bishops")."""
    return len(texts) > 2 and texts[-2] == "of" and is_plural_title(texts[-1]) and _is_other(texts[-3])


def _is_other(text: str) -> bool:
    return text in vocabulary.other_kinds()


def _text(words: Sequence[Word], first: int, last: int) -> str:
    """The words from `first` to `last` with single spaces where the text has a gap."""
    pieces = []
    for i in range(first, last):
        if i > first and words[i].start > words[i - 1].end:
            pieces.append(" ")
        pieces.append(words[i].text)
    return "".join(pieces)
