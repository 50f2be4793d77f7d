"""Patterns over words: a text becomes a string with one character a word, and rules are regexes over it.

A pattern is written in words and classes: `the? n=ORD quarter (of YEAR)?`. Upper case names a class of
data/time_words.csv or one of `SHAPES`, lower case is the word itself, `name=` labels what follows. The
regex engine then works on some tens of thousand characters where the text has hundreds of thousand, and
a word that is part of no pattern costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline import lexicon

# What is no word of the lexicon, by its look. The first group that matches gives the class.
SHAPES = {
    "ISODATE": (
        r"\d{4}(?P<sep>[-/.])\d\d(?P=sep)\d\d"
        r"(?:T\d\d(?::?\d\d)*(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
    ),
    "SLASHDATE": r"\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)(?:\d{4}|\d\d)(?![\w/-]|[.,]\d)",
    "CLOCK": (
        r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\w:]|\.\d)|(?:[01]?\d)\.[0-5]\d(?=\s?[apAP]\.?[mM]\b)"
    ),
    "DECADE": r"(?:1\d\d|20\d)0['’]?[sS]\b|['’‘]\d0['’]?[sS]\b|\b[2-9]0['’]?[sS]\b",
    "YEARSPAN": r"(?:1[89]\d\d|20\d\d)/\d\d(?:\d\d)?(?!\w)",
    "SHORTYEAR": r"(?<!['’‘`])['’‘]\d\d(?![\w'’])",
    "NTH": r"(?:[12]?\d|3[01])(?i:st|nd|rd|th)\b",
    "PERIODCODE": (
        r"(?:(?:19|20)\d\d-?[QH][1-4]"
        r"|(?:[QH][1-4](?:\s?(?:FY|CY)\s?['’]?|['’/]|-(?=20))|(?:[1-4][QH]|[369]M)(?:\s?(?:FY|CY)\s?['’]?|['’/]|\s(?=20\d\d))?)"
        r"(?:20)?\d\d)(?![\w%]|[.,]\d)"
    ),
    "QUARTERCODE": r"(?:[QH][1-4]|[1-4][QH])\b(?!-(?!(?:[QH][1-4]|[1-4][QH])\b)\w)",
    "FISCALYEAR": r"(?:FY|CY)\s?['’]?(?:20)?\d\d(?!\w)",
    "GLUEDHOUR": r"\d{1,2}(?=[apAP]\.?[mM]\b)",
    "YEAR": r"(?:1\d{3}|20\d\d|2100)(?![\w%]|[.,]\d)",
    "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?![\w%]|[.,:/]\d)",
    "COUNT": r"\d+(?:,\d{3})*(?:\.\d+)?",
}
_MARKS = r"[-–—,./()'’&$£€%#+:;]"
# Most words begin like no shape, and are had at once.
_PLAIN = r"[^\W\d_QHFC](?!\.[mM]\b)[^\W\d_]*"
_TOKEN = re.compile(
    f"(?P<PLAIN>{_PLAIN})|"
    + "|".join(f"(?P<{name}>{shape})" for name, shape in SHAPES.items())
    + r"|(?P<WORD>[apAP]\.[mM]\b|[^\W\d_]+)|(?P<MARK>"
    + _MARKS
    + r")|\S"
)
_CAPITAL_ONLY = frozenset({"MONTH", "MONTHABBR", "WEEKDAY", "WEEKDAYABBR"})
_OTHER = "\x01"
_FIRST_CODE = 0xE000  # a private area of Unicode, so no code means anything to the regex engine


class Vocabulary:
    """The words and shapes that patterns may name, each with its one-character code."""

    def __init__(self, literals: Iterable[str]) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self.members: dict[str, list[str]] = {}
        for row in lexicon.rows("time_words"):
            self.values[row["word"], row["class"]] = row["value"]
            self.members.setdefault(row["class"], []).append(row["word"])
        named = {word for word, group in self.values if group in _CAPITAL_ONLY}
        words = sorted({word for word, _ in self.values} | set(literals))
        self._codes = {word: chr(_FIRST_CODE + i) for i, word in enumerate(words)}
        self._shapes = {name: chr(_FIRST_CODE + len(words) + i) for i, name in enumerate(SHAPES)}
        self._by_form: dict[str, str] = {}
        for word, code in self._codes.items():
            forms = (
                {word.capitalize(), word.upper()}
                if word in named
                else {word, word.capitalize(), word.upper()}
            )
            self._by_form.update(dict.fromkeys(forms, code))
        for dash in "–—":
            self._by_form[dash] = self._codes["-"]
        self._by_form["’"] = self._codes["'"]

    def encode(self, text: str, start: int, end: int) -> tuple[list[re.Match[str]], str]:
        """The tokens of a stretch of text, and their codes as a string of the same length."""
        tokens = list(_TOKEN.finditer(text, start, end))
        form, shape = self._by_form.get, self._shapes.get
        codes = [
            shape(t.lastgroup, "") or form(t.group(), _OTHER)  # type: ignore[arg-type]
            for t in tokens
        ]
        return tokens, "".join(codes)

    def codes_of(self, name: str) -> str:
        """The codes of a shape, a word, or all words of a class; ANY is a word that is none of them."""
        if name in self.members:
            return "".join(sorted({self._codes[word] for word in self.members[name]}))
        return _OTHER if name == "ANY" else self._shapes.get(name) or self._codes[name]


_ATOM = re.compile(
    r"(?P<label>[a-z]\w*)=|(?P<name>[A-Z]+)|(?P<word>[a-z]+)|(?P<mark>[-,./'&:$%])|(?P<rest>\(\?(?:<?[!=])|[()|?*+]|\s+)"
)


def literals(patterns: Iterable[str]) -> Iterator[str]:
    """The words and marks that patterns name themselves."""
    for pattern in patterns:
        for atom in _ATOM.finditer(pattern):
            if word := atom["word"] or atom["mark"]:
                yield word


def translate(pattern: str, vocabulary: Vocabulary, *, labels: bool) -> str:
    """A pattern as a regex over codes.

    Args:
        pattern: In words and classes.
        vocabulary: Gives the codes.
        labels: Whether to keep the labels; a name can stand only once in a regex.

    Raises:
        ValueError: If the pattern holds something that is none of the known atoms.
    """
    found: list[str] = []
    at, label = 0, ""
    while at < len(pattern):
        atom = _ATOM.match(pattern, at)
        if not atom:
            raise ValueError(f"pattern {pattern!r}: cannot read it at {pattern[at:]!r}")
        at = atom.end()
        if atom["label"]:
            label = atom["label"] if labels else ""
            continue
        if atom["rest"]:
            rest = atom["rest"].strip()
            found.append(f"(?P<{label}>" if rest == "(" and label else "(?:" if rest == "(" else rest)
        else:
            codes = f"[{vocabulary.codes_of(atom['name'] or atom['word'] or atom['mark'])}]"
            found.append(f"(?P<{label}>{codes})" if label else codes)
        label = ""
    return "".join(found)


_LOOKBEHIND = re.compile(r"\(\?<[=!](?:\([^()]*\)|[^()]*)\)")


def without_lookbehind(pattern: str) -> str:
    """A pattern that asks for nothing before its match."""
    return _LOOKBEHIND.sub("", pattern)


def opening_codes(pattern: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The codes that a match of a pattern can begin with."""
    atoms = [a for a in _ATOM.finditer(pattern) if not a["label"] and not a.group().isspace()]
    return frozenset(_opening(atoms, 0, vocabulary)[0])


def _opening(atoms: list[re.Match[str]], at: int, vocabulary: Vocabulary) -> tuple[set[str], bool, int]:
    """What alternatives from an atom on can begin with, whether they can be empty, where they end."""
    codes: set[str] = set()
    empty, still_first = False, True  # of all alternatives so far; of the present one
    while at < len(atoms) and atoms[at].group() != ")":
        atom = atoms[at]
        if atom.group() == "|":
            empty, still_first, at = empty or still_first, True, at + 1
            continue
        if atom.group().startswith("("):
            begins, skippable, at = _opening(atoms, at + 1, vocabulary)
            if atom.group() != "(":
                begins, skippable = set(), True  # a look around takes no word
        else:
            begins, skippable = set(vocabulary.codes_of(atom["name"] or atom["word"] or atom["mark"])), False
        at += 1
        if at < len(atoms) and atoms[at].group() in ("?", "*", "+"):
            skippable, at = skippable or atoms[at].group() != "+", at + 1
        if still_first:
            codes |= begins
        still_first = still_first and skippable
    return codes, empty or still_first, at
