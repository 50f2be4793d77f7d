"""Language of a text, from a sample of it."""

from __future__ import annotations

_SAMPLE = 800  # characters; more changes no decision and costs time
# Function words of English that its neighbours don't have; Danish has "for" and "at", Dutch has "was".
_ENGLISH = frozenset(
    "the and of that with from which their has been would said by were its after they who this".split()
)


def language_of(text: str, start: int = 0) -> str | None:
    """ISO 639-1 code of the language that most of a text is in.

    Args:
        text: An article's text.
        start: Where its body starts; labels before it may be in another language.

    Returns:
        The code; None where there are too few words to tell.
    """
    sample = text[start : start + _SAMPLE]
    words = sample.split()
    # Every sixth word of English is one of these; a third of that decides without the model.
    if len(words) >= 12 and sum(map(_ENGLISH.__contains__, words)) * 18 >= len(words):
        return "en"
    if len(sample.strip()) < 20:
        return None
    # Loading the model takes a second: only where it is needed, once a process.
    import py3langid  # type: ignore[import-untyped]

    code, _ = py3langid.classify(" ".join(words))
    return str(code)
