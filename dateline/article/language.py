"""Language of a text, from a sample of it."""

from __future__ import annotations

_FIRST_SAMPLE = 400  # characters, in which plain English is known by two words
_SAMPLE = 800  # characters; more changes no decision and costs time
_FEWEST_LETTERS = 120  # of a sample that the model guesses right; of tables of figures above all
# Function words of English that its neighbours don't have; Danish has "for" and "at", Dutch "was" and "of".
_ENGLISH = frozenset(
    "the and that with from which their has been would said by were its after they who this".split()
)
# Every sixth word of English is one of these; a third of that decides without the model.
_WORDS_TO_ONE = 18
_CHARACTERS_TO_ONE = 108
_FEWEST_ENGLISH = 2  # one alone can be a name's


def language_of(text: str, start: int = 0) -> str | None:
    """ISO 639-1 code of the language that most of a text is in.

    Args:
        text: An article's text.
        start: Where its body starts; labels before it may be in another language.

    Returns:
        The code; None where there are too few words to tell.
    """
    sample = text[start : start + _FIRST_SAMPLE]
    found = sample.count(" the ") + sample.count(" and ")
    if found >= _FEWEST_ENGLISH and found * _CHARACTERS_TO_ONE >= len(sample):
        return "en"
    sample = text[start : start + _SAMPLE]
    words = sample.split()
    found = sum(map(_ENGLISH.__contains__, words))
    if found >= _FEWEST_ENGLISH and found * _WORDS_TO_ONE >= len(words):
        return "en"
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    # Loading the model takes a second: only where it is needed, once a process.
    import py3langid  # type: ignore[import-untyped]

    code, _ = py3langid.classify(" ".join(words))
    return str(code)


def holds_english(text: str) -> bool:
    """Whether a short text has one of the words that only English has."""
    return not _ENGLISH.isdisjoint(text.lower().split())
