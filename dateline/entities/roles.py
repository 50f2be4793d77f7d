"""Roles: what a person is and whom the person belongs to, from the words around the name.

Read before the name ("Norwegian Fisheries Minister Ingrid Solvang", "Almendra's chief executive Ana Robles"),
after it ("Ana Robles, head of research at Banco Almendra, said") and before it with a comma ("The bank's
chairman, Ana Robles, said").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.entities import gazetteer, vocabulary
from dateline.entities.kinds import organisation_nouns
from dateline.entities.names import Name, Word
from dateline.entities.titles import (
    honorifics,
    is_plural_title,
    singular_title,
    title_ending,
    title_modifiers,
    title_starting,
)

COUNTERPART = "counterpart"  # the role of "his Peruvian counterpart": that of another person
OWN_BODY = "its"  # the affiliation of "its chairman": a body named before
LONGEST_AFFILIATION = 24  # words
MOST_BEFORE_TITLE = (
    5  # words of an apposition before its title ("the bank's longest-serving deputy chairman")
)

_ARTICLES = frozenset("a an the The A An another Another his her its their His Her Its Their".split())
_ASIDES = frozenset({"then", "now", "also", "currently", "formerly", "both", "himself", "herself"})
_BELONGS = frozenset({"of", "at", "from", "with", "in"})
_ABOUT = frozenset({"for", "to", "on", "and", "of", "in"})
_ENDS = frozenset("who which that whose where when as since during after before said told".split())
_OPEN_CLAUSE = frozenset("when where while because although if that after before as until than but".split())
_MARKS = frozenset('.;:()[]"“”?!—–-*')
_INTO_ROLE = ("NN", "NNS", "JJ", "JJR", "JJS", "VBG", "NNP", "HYPH")


_IN_LIST = frozenset((",", "and", "of", "the"))
ELSEWHERE = frozenset(("-born", "-raised", "-educated", "-trained"))  # where one was, not where one belongs
_HEADS = frozenset("heads leads runs chairs directs headed led chaired owns founded".split())
_NOBLE = frozenset(
    "Prince Princess King Queen Sultan Emir Sir Dame Lord Lady Sheikh Sheikha Dr. Mr. Mrs. Ms.".split()
)
_PARTS = re.compile(r",\s|\s(?:of|at)\sthe\s|\sat\s")


class Role(NamedTuple):
    """What a person is called at one place.

    Attributes:
        role: The role as written ("deputy trade minister"); None where only the affiliation is told.
        affiliation: Whom the person belongs to, as written, without article; None where it is not told.
        country: ISO code of the country that the role or affiliation names.
        at: Offset of the name that it was read for.
    """

    role: str | None
    affiliation: str | None
    country: str | None
    at: int = 0


class Sentence(NamedTuple):
    """What a role is read from: the article's text, a sentence's words and its names."""

    text: str
    words: Sequence[Word]
    names: Sequence[Name]

    def between(self, first: int, last: int) -> str:
        """The text of the words from index `first` to before `last`."""
        return " ".join(self.text[self.words[first].start : self.words[last - 1].end].split())


def role_of(sentence: Sentence, name: Name) -> Role | None:
    """The role that the words around a person's name tell, or None."""
    role = affiliation = country = None
    for read in (_before, _after, _before_comma, _of_list, _copula, _heads, _possessor, _of_body):
        found = read(sentence, name)
        if found and not (role and found.role):  # "Robles's brother, Dan Robles, a trader": no second role
            role, affiliation = role or found.role, affiliation or found.affiliation
            country = country or found.country
        if role and affiliation:
            break
    at = sentence.words[name.first].start
    return Role(role, affiliation, country, at) if role or affiliation or country else None


# --- before the name -----------------------------------------------------------------------------


def _before(s: Sentence, name: Name) -> Role | None:
    """Read it from "Norwegian Fisheries Minister Ingrid Solvang"."""
    if not name.title:
        return None
    first, last = name.title
    while first < last and s.words[first].text in honorifics():
        first += 1
    while last - 1 > first and s.words[last - 1].text in _NOBLE and s.words[last - 2].text != "Crown":
        last -= 1  # "Energy Minister Prince ..."
    if first == last:
        return None
    first = _role_start(s, first)
    role, affiliation = s.between(first, last), None
    of = next((i for i in range(first, last) if s.words[i].text == "of"), None)
    if of is not None and _is_affiliation(s, of + 1, last):
        role, affiliation = s.between(first, of), _without_article(s.between(of + 1, last))
    if affiliation is None:
        affiliation = _owner(s, first) or _owner(s, _title_joined(s, first))
    country = _country_of(affiliation) if affiliation else None
    return Role(singular_title(role), affiliation, country or name.of_country)


def _title_joined(s: Sentence, first: int) -> int:
    """Start of the title that "and" joins to the one at `first`: "[Vice President] and Mines Minister"."""
    if first < 2 or s.words[first - 1].text != "and":
        return first
    texts = [w.text for w in s.words]
    start = title_ending(texts, first - 1, before_name=False)
    return first if start is None else _role_start(s, start)


def _role_start(s: Sentence, first: int) -> int:
    """Start of a role, with the words before its title that belong to it ("deputy trade")."""
    taken = {i for n in s.names for i in range(n.first, n.last)}
    topics = vocabulary.words_of("topic_words")
    capital = s.words[first].text[0].isupper()
    while first > 0 and first - 1 not in taken:
        word = s.words[first - 1]
        if capital and not word.text[0].isupper():
            break
        if word.text[0].isupper() and not (word.text in topics or word.text.lower() in title_modifiers()):
            break
        known = word.text.lower() in title_modifiers() or word.text.capitalize() in topics
        tagged = (
            word.tag in _INTO_ROLE
            and word.text[0].islower()
            and word.text not in vocabulary.words_of("person_verbs")
        )
        if gazetteer.country_of_adjective(word.text) or not (known or tagged):
            break
        first -= 1
    return first


def _owner(s: Sentence, end: int) -> str | None:
    """The name right before a role, as possessor, body or adjective of a country."""
    if end == 0:
        return None
    possessive = s.words[end - 1].text in ("'s", "’s", "'", "’")
    last = end - 1 if possessive else end
    for name in s.names:
        if name.last == last and name.first < last:
            return s.between(name.first, last)
    for size in (2, 1):
        if last - size >= 0:
            code = gazetteer.country_of_adjective(s.between(last - size, last))
            if code:
                return _country_name(code)
    if possessive:
        first = last - 1
        while (
            first > 0
            and s.words[first - 1].text[0].isalpha()
            and s.words[first].text not in _ARTICLES
            and last - first < 4
        ):
            first -= 1
        noun = s.words[last - 1].text
        if noun in organisation_nouns():
            return _without_article(s.between(first, last)) if s.words[first].text in _ARTICLES else noun
    return None


def _country_name(code: str) -> str | None:
    """The usual English name of a country."""
    return gazetteer.usual_name(code)


def _is_affiliation(s: Sentence, first: int, last: int) -> bool:
    """Whether words after "of" name a country or body, and not a part of the role ("of State")."""
    words = [w.text for w in s.words[first:last] if w.text not in _ARTICLES | {"and", "&", ","}]
    if not words or not words[0][0].isupper() or words[0] == "State":
        return False  # "Minister of State for Trade"
    topics = vocabulary.words_of("topic_words") | {"State", "Staff", "Board"}
    return not all(w in topics for w in words)


def _of_list(s: Sentence, name: Name) -> Role | None:
    """Read it from "ministers Dan Robles of Chile and [Ana Robles] of Peru"."""
    if name.title or name.first == 0 or s.words[name.first - 1].text not in ("and", ","):
        return None
    titled = next((n for n in reversed(s.names) if n.last < name.first and n.title), None)
    if titled is None or titled.title is None or not is_plural_title(s.words[titled.title[1] - 1].text):
        return None
    named = {i for n in s.names for i in range(n.first, n.last)}
    listed = all(i in named or s.words[i].text in _IN_LIST for i in range(titled.last, name.first))
    return _before(s, titled) if listed else None


# --- after the name ------------------------------------------------------------------------------


def _after(s: Sentence, name: Name) -> Role | None:
    """Read it from "Ana Robles, head of research at Banco Almendra"."""
    i = name.last
    if i + 1 >= len(s.words) or s.words[i].text not in (",", "(", "-", "–", "—"):
        return None
    i += 1
    of_body = s.words[i].text == "its"
    if s.words[i].text.isdigit() and i + 1 < len(s.words) and s.words[i + 1].text == ",":
        i += 2
    found = _apposition(s, i)
    if found is None or (of_body and not _is_closed(s, found[1])):
        return None  # "a plant near Ruse, its chairman said": no apposition
    return found[0]


def _is_closed(s: Sentence, end: int) -> bool:
    """Whether what stands before a word ends there, as an apposition does."""
    return end >= len(s.words) or s.words[end].text in (",", ".", ")", ";")


def _before_comma(s: Sentence, name: Name) -> Role | None:
    """Read it from "The bank's chairman, Ana Robles, said"."""
    end = name.first - 1
    if end < 1 or s.words[end].text != ",":
        return None
    start = end
    while (
        start > 0
        and s.words[start - 1].text not in _MARKS
        and s.words[start - 1].text not in (",", "and", "by")
        and s.words[start - 1].text not in _OPEN_CLAUSE
        and not s.words[start - 1].tag.startswith(("VBD", "VBZ", "MD"))
    ):
        start -= 1
    for k in range(start + 1, end):
        if s.words[k].text in _ARTICLES and s.words[k - 1].text not in _BELONGS | _ABOUT:
            start = k  # "praised [the chairman of Almendra], Ana Robles"
    found = _apposition(s, start)
    if found is None and (owner := _last_owner(s, start, end)):
        found = _apposition(s, owner.first)  # "in Oslo [Almendra's chairman], Ana Robles"
    return found[0] if found and found[1] in (end, end + 1) else None


def _last_owner(s: Sentence, start: int, end: int) -> Name | None:
    """The last name between two indices that a possessive follows."""
    return next(
        (
            n
            for n in reversed(s.names)
            if start < n.first < n.last < end and s.words[n.last].text in ("'s", "’s")
        ),
        None,
    )


def _apposition(s: Sentence, start: int) -> tuple[Role, int] | None:
    """Read "the deputy director of the Fisheries Agency" from `start`; also gives where it ends."""
    texts = [w.text for w in s.words]
    i = start
    while i < len(texts) and (texts[i] in _ARTICLES or texts[i] in _ASIDES):
        i += 1
    first = i
    for i in range(first, min(first + MOST_BEFORE_TITLE + _name_room(s, first), len(texts))):
        if (
            texts[i] in _MARKS
            or texts[i] in (",", "and")
            or texts[i] in _ENDS
            or s.words[i].tag.startswith(("VBD", "VBZ", "MD"))
        ):
            return None
        end = title_starting(texts, i)
        if end is not None and not _goes_on_as_noun(s, end):
            break
    else:
        return None
    if any(n.title and n.title[0] <= i < n.title[1] for n in s.names):
        return None  # "Oslo, chief executive Ana Robles said": the title of another
    while end < len(texts) and (more := title_starting(texts, end)) is not None:
        end = more
    role_first, affiliation = first, None
    for k in range(first, i):
        if texts[k] in ("'s", "’s") or (texts[k] in ("'", "’") and k > first):
            role_first, affiliation = k + 1, s.between(first, k)
    country = None
    if affiliation is None:
        body = next((n for n in s.names if n.first == first and n.last <= i), None)
        adjective = gazetteer.country_of_adjective(texts[first]) if first < i else None
        if first + 1 < i and texts[first + 1] in ELSEWHERE:
            role_first = first + 2
        elif body and body.last > first:
            affiliation, role_first = s.between(body.first, body.last), body.last
        elif adjective:
            country, role_first = adjective, first + 1
    role_end, affiliation, stop = _complement(s, end, affiliation)
    if affiliation is None and first > 0 and texts[first - 1] in ("its", "Its"):
        affiliation = OWN_BODY
    elif affiliation and not (country and gazetteer.places_named(affiliation)):
        country = _country_of(affiliation) or country
    elif country:
        affiliation = _country_name(country)
    role = s.between(role_first, role_end) if role_end > role_first else None
    return Role(role, affiliation, country), stop


def _goes_on_as_noun(s: Sentence, end: int) -> bool:
    """Whether what looks a title is the first half of a compound ("private investment firm")."""
    if end >= len(s.words):
        return False
    word = s.words[end]
    return word.tag in ("NN", "NNS") and word.text.islower() and title_starting([word.text], 0) is None


def _name_room(s: Sentence, first: int) -> int:
    """Words that a body's name takes at the start of an apposition ("Fisheries Agency spokesman")."""
    return max((n.last - n.first for n in s.names if n.first == first), default=0)


def _complement(s: Sentence, end: int, affiliation: str | None) -> tuple[int, str | None, int]:
    """Read on after a title: end of the role, affiliation, end of the apposition."""
    texts = [w.text for w in s.words]
    i = role_end = end
    while i < len(texts) and texts[i] in _ABOUT | _BELONGS:
        if texts[i : i + 3] == ["in", "charge", "of"]:
            i = role_end = i + 2  # "special agent in charge"
        a = i + 1
        a = _after_articles(s, a)
        while a + 1 < len(texts) and s.words[a].tag.startswith("JJ") and texts[a + 1][0].isupper():
            a += 1  # "the left-leaning Institute of ..."
        stop = _affiliation_end(s, a)
        if stop == a:
            break
        about = _is_about(s, i, a, stop)
        if texts[i] == "and" or not about:
            if affiliation is None and texts[i] in _BELONGS | {"for"}:
                return role_end, _affiliation(s, a, stop), stop
            break
        # "professor of economics at ...", "ambassador to Chile": part of the role.
        i = role_end = _part_end(s, a, stop)
    if affiliation is None and i < len(texts) and texts[i] == ",":
        body = next((n for n in s.names if n.first in (i + 1, i + 2) and _is_body(s, n)), None)
        if body and (body.first == i + 1 or texts[i + 1] in _ARTICLES):
            stop = _affiliation_end(s, body.first)
            return role_end, s.between(body.first, stop), stop
    return role_end, affiliation, i


def _affiliation(s: Sentence, first: int, stop: int) -> str:
    """An affiliation as written; what only describes a name before it is left out ("consultancy Agridat")."""
    for name in s.names:
        if name.last == stop and name.first > first and s.words[name.first - 1].text in organisation_nouns():
            return s.between(name.first, stop)
    named = next((n for n in s.names if first < n.first < n.last == stop), None)
    if named and (s.words[named.first - 1].tag == "HYPH" or _is_of_country(s, first, named.first)):
        return s.between(named.first, stop)  # "Oslo-based Almendra", "Norway's Almendra"
    unnamed = s.words[stop - 1].text[0].islower() and s.words[first - 1].text in ("a", "an")
    return s.between(first - 1 if unnamed else first, stop)


def _is_of_country(s: Sentence, first: int, end: int) -> bool:
    """Whether words are a country and a possessive."""
    if end - first < 2 or s.words[end - 1].text not in ("'s", "’s"):
        return False
    return gazetteer.country_named(s.between(first, end - 1)) is not None


def seat_before(s: Sentence, end: int) -> str | None:
    """Country of the place in "Oslo-based" that ends before index `end`."""
    if end < 2 or s.words[end - 1].text not in ("-based", "-headquartered"):
        return None
    seat = next((n for n in s.names if n.last == end - 1), None)
    first = seat.first if seat else end - 2
    return gazetteer.country_of_place(s.between(first, end - 1))


def _is_about(s: Sentence, preposition: int, first: int, stop: int) -> bool:
    """Whether a preposition leads on with the role ("ambassador to Chile") and not to the affiliation."""
    text = s.words[preposition].text
    if text in ("to", "on"):
        return True
    if text == "for":
        return not _names_body(s, first)
    return text == "of" and s.words[first].text[0].islower() and not _holds_body(s, first, stop)


def _names_body(s: Sentence, first: int) -> bool:
    """Whether a name starts here that is no place and no topic ("spokesman for Almendra")."""
    name = next((n for n in s.names if n.first == first), None)
    if name is None:
        return False
    text = s.between(name.first, name.last)
    if s.words[name.first].text in vocabulary.words_of("topic_words"):
        return _is_body(s, name)  # "director for Scientific Work" is no body
    return not gazetteer.places_named(text)


def _part_end(s: Sentence, first: int, last: int) -> int:
    """End of a part of a role: before the preposition that leads to the affiliation."""
    for i in range(first + 1, last):
        if s.words[i].text in ("at", "of", "in", "from", "with", ",", "and"):
            return i
    return last


def _affiliation_end(s: Sentence, first: int) -> int:
    """End of a body's name with what follows it ("the Institute of Law at Port Sorn University")."""
    texts = [w.text for w in s.words]
    verbs = vocabulary.words_of("person_verbs")
    i, named = first, False
    while i < min(first + LONGEST_AFFILIATION, len(texts)):
        text, tag = texts[i], s.words[i].tag
        if (
            text in _MARKS
            or text in _ENDS
            or text in verbs
            or tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB")
        ):
            break
        if text == ",":
            body = next((n for n in s.names if n.first in (i + 1, i + 2) and _is_body(s, n)), None)
            inside = any(n.first < i < n.last for n in s.names)
            if not inside and not (named and body and (body.first == i + 1 or texts[i + 1] == "the")):
                break
        if (
            named
            and text in ("in", "on", "and", "with", "for", "by", "to")
            and not any(n.first < i < n.last for n in s.names)
        ):
            break
        named = named or text[0].isupper()
        i += 1
    while i > first and s.words[i - 1].text in _ARTICLES | _BELONGS | {",", "and"}:
        i -= 1
    return i


def _is_body(s: Sentence, name: Name) -> bool:
    """Whether a name is an organisation's by its words."""
    text = s.between(name.first, name.last)
    words = text.split()
    return (
        words[-1] in vocabulary.organisation_kinds()
        or gazetteer.fold(text) in vocabulary.known_organisations()
        or ("of" in words and words[words.index("of") - 1] in vocabulary.organisation_openers())
    )


def _holds_body(s: Sentence, first: int, last: int) -> bool:
    """Whether words hold a name or a noun for an organisation before any "at" or "in"."""
    for word in s.words[first:last]:
        if word.text in ("at", "in", "from"):
            return False
        if word.text in organisation_nouns() or word.text[0].isupper():
            return True
    return False


def _possessor(s: Sentence, name: Name) -> Role | None:
    """Read it from "Almendra's Ana Robles"."""
    if name.first < 2 or s.words[name.first - 1].text not in ("'s", "’s"):
        return None
    owner = next((n for n in s.names if n.last == name.first - 1), None)
    if owner is None:
        return None
    text = s.between(owner.first, owner.last)
    return Role(None, text, _country_of(text))


def _of_body(s: Sentence, name: Name) -> Role | None:
    """Read it from "Ana Robles of Banco Almendra" or "Ana Robles of Chile"."""
    if name.last + 1 >= len(s.words) or s.words[name.last].text not in ("of", "from", "at", "with"):
        return None
    first = _after_articles(s, name.last + 1)
    body = next((n for n in s.names if n.first == first), None)
    if body is None:
        return None
    text = s.between(body.first, body.last)
    full = name.title or name.last - name.first > 1
    country = s.words[name.last].text == "of" and full and gazetteer.country_named(text)
    if country or _is_body(s, body):
        return Role(None, text, _country_of(text))
    seat = s.words[name.last].text == "of" and name.title and gazetteer.country_of_place(text)
    return Role(None, None, seat) if seat else None  # "Sen. Ana Robles of Vermont"


def _copula(s: Sentence, name: Name) -> Role | None:
    """Read it from "Ana Robles is the chairwoman of Banco Almendra"."""
    if name.last + 1 >= len(s.words) or s.words[name.last].text not in ("is", "was", "became"):
        return None
    found = _apposition(s, name.last + 1) if s.words[name.last + 1].text in _ARTICLES else None
    return found[0] if found else None


def _heads(s: Sentence, name: Name) -> Role | None:
    """Read it from "Ana Robles, who heads Banco Almendra"."""
    texts = [w.text for w in s.words[name.last : name.last + 3]]
    if len(texts) < 3 or texts[:2] != [",", "who"] or texts[2] not in _HEADS:
        return None
    first = _after_articles(s, name.last + 3)
    body = next((n for n in s.names if n.first == first), None)
    if body is None:
        return None
    text = s.between(body.first, body.last)
    return Role(None, text, _country_of(text))


def _after_articles(s: Sentence, first: int) -> int:
    while first < len(s.words) and s.words[first].text in _ARTICLES:
        first += 1
    return first


def _country_of(affiliation: str) -> str | None:
    """Country that an affiliation tells, its last part first ("..., Lakeland Academy of Sciences")."""
    for part in reversed(_PARTS.split(affiliation)):
        if code := vocabulary.country_of_organisation(part) or gazetteer.country_named(part):
            return code
        if gazetteer.fold(part) in vocabulary.known_organisations():
            return None
    return gazetteer.country_of(affiliation)


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if first in _ARTICLES and rest else text


def role_start(sentence: Sentence, end: int) -> int | None:
    """Start of the role that ends before index `end` ("deputy prime minister"); None where none does."""
    first = title_ending([w.text for w in sentence.words], end, before_name=False)
    return None if first is None else _role_start(sentence, first)
