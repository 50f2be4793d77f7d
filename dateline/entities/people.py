"""People's names: their parts, and which forms can mean the same person.

Family names stand first in East Asia ("Mo Yanhui" is Mo), last in most of the world, and
before the mother's family name in Spanish ("Ana Robles Mateo" is Robles). Particles belong to the family
name ("van Dorp", "bin Rashid", "al-Tamimi").
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline import lexicon
from dateline.entities import vocabulary
from dateline.entities.gazetteer import fold

# One syllable of Mandarin in pinyin: initial and final. A given name has one or two.
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v)"
)
_PINYIN = re.compile(rf"^(?:{_SYLLABLE}[-']?){{1,2}}$", re.IGNORECASE)
_HYPHENATED_GIVEN = re.compile(r"^[A-Z][a-z]+-[a-zA-Z][a-z]+$")
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_JUNIOR = (" Jr", " Jr.")
FAMILY = 3  # how well a family name fits a full one
LONGEST_SYLLABLE = 6  # letters of a syllable of a Korean name
_LEAST_ENDING = 3  # letters before an ending such as -ov


@lru_cache(maxsize=50_000)
def parts_of(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Given and family part of a person's full name, accents folded, particles with the family name.

    Returns:
        Words of the given name and words of the family name (of all family names); a single word is family.
    """
    words = [w for w in fold(name).replace(",", " ").split() if w not in _SUFFIXES]
    if len(words) < 2:
        return (), tuple(words)
    if is_family_first(words):
        return tuple(words[1:]), (words[0],)
    particles = vocabulary.name_parts("particle")
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in particles:
        first -= 1
    # Ana Robles Mateo: the father's family name, then the mother's.
    if first == len(words) - 1 and len(words) >= 3 and words[-2] in vocabulary.name_parts("family", "es"):
        first = len(words) - 2
    return tuple(words[:first]), tuple(words[first:])


def is_family_first(words: list[str]) -> bool:
    """Whether words are an East Asian name with the family name first."""
    if not 2 <= len(words) <= 4:
        return False
    rest = words[1:]
    hyphenated = len(rest) == 1 and bool(_HYPHENATED_GIVEN.match(rest[0]))
    korean, mandarin = words[0] in vocabulary.name_parts("family", "ko"), words[0] in _mandarin()
    if hyphenated and (korean or mandarin):
        return True
    if korean and len(rest) == 2 and len(rest[1]) <= LONGEST_SYLLABLE:
        return not any(w in vocabulary.given_names() for w in rest)
    if words[0] in vocabulary.given_names() and not mandarin:
        return False
    if mandarin and len(words) <= 3 and all(_PINYIN.match(w) for w in rest):
        return rest[-1] not in vocabulary.given_names() or words[0] not in vocabulary.given_names()
    if words[0] in vocabulary.name_parts("family", "vi"):
        return len(words) >= 3 and all(len(w) <= 6 for w in words)
    return False


def _mandarin() -> frozenset[str]:
    return vocabulary.name_parts("family", "zh")


@lru_cache(maxsize=50_000)
def looks_like_person(name: str) -> float:
    """How much the shape of a name alone speaks for a person: 0 (not at all) to 2."""
    words = [w for w in fold(name).split() if w not in _SUFFIXES]
    if (
        not words
        or len(words) > 6
        or any(c.isdigit() for c in name)
        or (len(words) > 1 and words[0].isupper() and len(words[0]) > 2)
    ):
        return 0.0
    if len(words) == 1:
        return 0.8 if _ends_as_family(words[0]) else 0.0
    score = 0.0
    if words[0] in vocabulary.given_names() or words[0].endswith("."):
        score = 1.5
    elif is_family_first(words):
        score = 1.6
    elif words[0].split("-")[0] in vocabulary.given_names() or words[0] in vocabulary.name_parts(
        "family", "ja"
    ):
        score = 1.2
    if _ends_as_family(words[-1]) or words[-1] in vocabulary.name_parts("family"):
        score += 0.5
    if (
        words[1].lower() in ("bin", "ibn", "bint", "al", "von", "van", "de", "ben")
        or "al-" in name.lower()
        or "el-" in name
    ):
        score += 0.9
    if len(words[1]) <= 2 and words[1][:1].isupper() and words[1].endswith("."):
        score += 0.8
    if len(words) == 2 and words[-1] in vocabulary.given_names() and score < 1:
        score += 0.8
    return min(score, 2.0)


def _ends_as_family(word: str) -> bool:
    endings = vocabulary.name_parts("ending")
    return any(word.endswith(e) and len(word) - len(e) >= _LEAST_ENDING for e in endings)


@lru_cache(maxsize=100_000)
def could_mean(short: str, full: str) -> int:
    """How well a short form fits a full name of a person.

    Returns:
        3 for the family name or the end of the name, 2 for one of two family names and for a son's without
        his "Jr.", 1 for the given name, 0 not at all.
    """
    if is_junior(short):
        return _fit(short, full) if is_junior(full) else 0
    return min(_fit(short, full), FAMILY - is_junior(full))


def is_junior(name: str) -> bool:
    """Whether a name ends in "Jr.", so that it is not the father's."""
    return name.endswith(_JUNIOR)


def _fit(short: str, full: str) -> int:
    """How well a short form fits a full name, whatever generation they tell."""
    given, family = parts_of(full)
    words = tuple(w for w in fold(short).split() if w not in _SUFFIXES)
    if len(words) > 1 and family and words[0].lower() == family[0]:
        words = (family[0], *words[1:])  # "Van Dorp" opens a sentence
    if not words or not family:
        return 0
    bare = tuple(w for w in family if w.lower() not in vocabulary.name_parts("particle"))
    if words in (family, bare) or (len(words) == 1 and words[0].lower() == "".join(family).lower()):
        return 3
    if len(words) == 1 and (words[0] in bare or words[0] in family):
        return 3 if words[0] == bare[0] or len(bare) == 1 else 2
    if len(words) == 1 and "-" in family[-1] and words[0] in family[-1].split("-"):
        return 2
    if len(words) > 1 and words == (*given, *family)[-len(words) :]:
        return 3  # "Robles Mateo"
    return 1 if words in (given[: len(words)], given[-1:]) else 0


def keys_of(full: str) -> set[str]:
    """Keys under which a full name is looked up: the first words of the short forms that could mean it."""
    given, family = parts_of(full)
    words = {w.lower() for w in (*given, *family)} | {"".join(family).lower()}
    return words | {part for w in words for part in w.split("-")}


def key_of_short(short: str) -> str:
    """The key of `keys_of` under which a short form finds the full names that it could mean."""
    return next(iter(fold(short).lower().split()), "")


def keys_of_same(name: str) -> set[str]:
    """Keys of which two forms of one full name share at least one: its last two words."""
    return {w.lower() for w in [w for w in fold(name).split() if w not in _SUFFIXES][-2:]}


def short_forms(full: str) -> list[str]:
    """Forms in which a person's full name is repeated: the family name, with and without its particles."""
    given, family = parts_of(full)
    if not given:
        return []
    particles = vocabulary.name_parts("particle")
    bare = [w for w in family if w.lower() not in particles]
    joined = " ".join(family)
    forms = [joined, joined[0].upper() + joined[1:], *bare]
    if family[0] in vocabulary.name_parts("family", "vi") and len(given) > 1:
        forms.append(given[-1])  # Vietnamese: by the given name
    return [form for form in dict.fromkeys(forms) if len(form) > 1]


def same_person(left: str, right: str) -> bool:
    """Whether two full names can be forms of one: one has a middle name or initial more than the other."""
    if fold(left).lower() == fold(right).lower():
        return True
    if is_junior(left) != is_junior(right):
        return False
    a, b = sorted((fold(left).split(), fold(right).split()), key=len)
    a, b = ([w for w in x if w not in _SUFFIXES] for x in (a, b))
    if len(a) < 2 or is_family_first(a) != is_family_first(b):
        return False
    if (a[0] == b[0] or {(a[0], b[0]), (b[0], a[0])} & _nicknames()) and a[-1] == b[-1]:
        return all(w in b or any(_initial(w, v) for v in b[1:-1]) for w in a[1:-1])
    if len(a) == len(b) == 2 and a[-1] == b[-1]:
        return _initial(a[0], b[0]) or _initial(b[0], a[0])
    # A second family name left away: Ana Robles (Mateo).
    return len(b) == len(a) + 1 and a == b[:-1] and len(a) >= 2 and not is_family_first(b)


@lru_cache(maxsize=1)
def _nicknames() -> frozenset[tuple[str, str]]:
    """Pairs of a short given name and the full one."""
    return frozenset((row["nickname"], row["name"]) for row in lexicon.rows("nicknames"))


@lru_cache(maxsize=50_000)
def usual_given(word: str) -> str:
    """The usual form of a given name that is short or of another language ("Volodymyr": "Vladimir")."""
    full = [name for nickname, name in sorted(_nicknames()) if nickname == word]
    return full[0] if len(full) == 1 else word


def _initial(word: str, name: str) -> bool:
    return len(word) == 2 and word[1] == "." and word[0] == name[0]
