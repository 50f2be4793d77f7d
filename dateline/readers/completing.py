"""Completing: bare texts get their heads, many at a time, and each article is accepted or refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from dateline.article import Article, read_head, read_heads
from dateline.article.language import holds_english, language_of
from dateline.errors import UnreadableFile, excerpt
from dateline.readers import metadata
from dateline.readers.files import failed, too_large
from dateline.readers.options import Options

_BARE = "txt"  # the format that is text alone; the readers of others read the heads themselves
_AT_ONCE = 64  # texts that are completed together
_LONGEST = 1_000_000  # characters that they hold together before the last


def completed(
    found: Iterable[Article | UnreadableFile], options: Options
) -> Iterator[Article | UnreadableFile]:
    """Articles with their heads, or why they are refused, and the errors among them, in their order.

    The first comes alone: who asks for one waits for no other.
    """
    held: list[Article | UnreadableFile] = []
    size, most = 0, 1
    for item in found:
        if not held and not _is_bare(item):
            yield from _all_completed([item], options)
            continue
        held.append(item)
        size += len(item.text) if isinstance(item, Article) else 0
        if len(held) == most or size > _LONGEST:
            yield from _all_completed(held, options)
            held, size, most = [], 0, _AT_ONCE
    yield from _all_completed(held, options)


def _is_bare(item: Article | UnreadableFile) -> bool:
    return isinstance(item, Article) and item.format == _BARE


def _all_completed(
    found: list[Article | UnreadableFile], options: Options
) -> Iterator[Article | UnreadableFile]:
    bare = [item for item in found if isinstance(item, Article) and _is_bare(item)]
    heads: Iterable[Article | UnreadableFile]
    try:
        heads = read_heads(bare)
    except Exception:  # one by one it is known which text shows the fault
        heads = [_guarded(read_head, item) for item in bare]
    left = iter(heads)
    for item in found:
        yield _guarded(partial(_accepted, options=options), next(left) if _is_bare(item) else item)


def _guarded(
    step: Callable[[Article], Article | UnreadableFile], item: Article | UnreadableFile
) -> Article | UnreadableFile:
    """What a step makes of an article; an error where it fails, as a fault of ours must not end the run."""
    if isinstance(item, UnreadableFile):
        return item
    try:
        return step(item)
    except Exception as error:
        return failed(item.uri or "", error, item.text)


def _accepted(article: Article, options: Options) -> Article | UnreadableFile:
    """An article, or why it is refused: too long, or in a language that dateline doesn't read.

    What is too short to tell is taken for English, and so is what goes on in English after another beginning.
    """
    uri, text = article.uri or "", article.text
    if len(text) > options.limits.article_bytes:
        return too_large(uri, options.limits.article_bytes, "article_bytes")
    if options.latest and article.published and article.published > options.latest:
        undated = article.completed(published=None, published_at=None, published_basis=None)
        article = read_head(undated, today=options.latest)
    if article.language in (None, "en") or not metadata.tells_language(text):
        return article
    rest = language_of(text, len(text) // 3)
    if rest == "en" or (rest is None and holds_english(text)):
        return article
    told = f"it is in {_language_name(article.language)}, not in English"
    return UnreadableFile(uri, told, "Give an English version.", excerpt(text))


def _language_name(code: str) -> str:
    import pycountry

    known = pycountry.languages.get(alpha_2=code) or pycountry.languages.get(alpha_3=code)
    return known.name.partition(" (")[0] if known else f"the language {code!r}"
