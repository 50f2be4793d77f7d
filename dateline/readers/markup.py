"""Markup: fragments of HTML and XML into paragraphs, and what is safe to parse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING, Any

from dateline.errors import UnreadableFile
from dateline.readers.encodings import repair
from dateline.readers.files import File
from dateline.spans import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|table|figure|img|blockquote|section|article)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLOCKS = frozenset(
    "p div li h1 h2 h3 h4 h5 h6 hl1 hl2 tr blockquote bq pre section article block figure figcaption "
    "media media-caption media-producer dd dt br ul ol table nitf-table body.content".split()
)
# No file but this one is read, no entity put in, no tree larger than libxml2 thinks sane.
_SAFE: dict[str, Any] = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False}
_CAPTIONS = frozenset("figcaption media-caption media-producer".split())
_SILENT = frozenset(
    "script style head template noscript svg iframe form button media-metadata media-reference".split()
)


def refuse_entities(file: File) -> None:
    """Refuse XML that declares entities of its own.

    Raises:
        UnreadableFile: If it does: they can name other files, or expand without end.
    """
    if "<!ENTITY" in file.opening:
        raise UnreadableFile(
            file.uri,
            "it declares XML entities, which can pull in other files or expand without end",
            "Replace them by their text.",
        )


def text_of(words: str | None, captions: list[str] | None = None) -> str | None:
    """A value that can hold HTML as text: its paragraphs as lines; None where no words are left.

    Args:
        words: The value.
        captions: Gets the texts of the lines that are captions of pictures.
    """
    if words and _TAG.search(words):
        import lxml.html

        try:
            fragment = lxml.html.fragment_fromstring(words.replace("\0", ""), create_parent="div")
            words = "\n".join(paragraphs(fragment, captions))
        except (ValueError, lxml.etree.LxmlError):
            words = _TAG.sub(" ", words)
    elif words and _ENTITY.search(words):
        import html

        words = html.unescape(words)
    if not words or words.isspace():
        return None
    # Halves of characters can't be saved; pairs of them become whole.
    if not words.isascii() and _SURROGATE.search(words):
        words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return repair(words)


def paragraphs(element: _Element, captions: list[str] | None = None) -> list[str]:
    """Texts of the blocks of an element, in their order, white space in each as single spaces.

    Args:
        element: An element of HTML, XHTML or NITF.
        captions: Gets the texts of those that are captions of pictures.
    """
    blocks: list[tuple[str, bool]] = []
    words: list[str] = []

    def close(is_caption: bool) -> None:
        if text := " ".join("".join(words).split()):
            blocks.append((text, is_caption))
        words.clear()

    # With a stack of its own: documents can be nested deeper than Python's calls.
    stack: list[tuple[Any, Iterator[Any], bool]] = []

    def enter(node: Any, is_caption: bool) -> None:
        name = _local(node)
        if name in _BLOCKS:
            close(is_caption)
        inside = is_caption or name in _CAPTIONS
        words.append(node.text or "")
        stack.append((node, iter(node), inside))

    enter(element, False)
    while stack:
        node, children, is_caption = stack[-1]
        child = next(children, None)
        if child is not None:
            if isinstance(child.tag, str) and _local(child) not in _SILENT:
                enter(child, is_caption)
            else:
                words.append(child.tail or "")
            continue
        stack.pop()
        if _local(node) in _BLOCKS:
            close(is_caption)
        if stack:
            words.append(node.tail or "")
    close(False)
    if captions is not None:
        captions.extend(text for text, is_caption in blocks if is_caption)
    return [text for text, _ in blocks]


def _local(node: Any) -> str:
    name: str = node.tag if isinstance(node.tag, str) else ""
    return name.rpartition("}")[2].lower()


def parse(data: IO[bytes], uri: str) -> Any:
    """The first element of an XML file.

    Raises:
        UnreadableFile: If it isn't well-formed XML.
    """
    from lxml import etree

    try:
        return etree.parse(data, etree.XMLParser(**_SAFE)).getroot()
    except etree.LxmlError as error:
        raise _not_well_formed(uri, error) from error


def elements(stream: IO[bytes], uri: str, name: str) -> Iterator[Any]:
    """Each element of a name in an XML file of any length; gone when the next is asked for.

    Raises:
        UnreadableFile: If the file stops being well-formed XML.
    """
    from lxml import etree

    try:
        for _, element in etree.iterparse(stream, events=("end",), tag=f"{{*}}{name}", **_SAFE):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.LxmlError as error:
        raise _not_well_formed(uri, error) from error


def _not_well_formed(uri: str, error: Exception) -> UnreadableFile:
    return UnreadableFile(
        uri, f"it is not well-formed XML, or was cut off ({str(error)[:200]})", "Get it again."
    )


def every(element: Any, path: str) -> Iterator[Any]:
    """The elements at a path of local names (`itemMeta/provider`) in any namespace, in their order."""
    first_name, _, rest = path.partition("/")
    for found in element.iter(f"{{*}}{first_name}"):
        steps = [found]
        for name in rest.split("/") if rest else ():
            steps = [child for step in steps for child in step.iterchildren(f"{{*}}{name}")]
        yield from steps


def first(element: Any, path: str) -> Any:
    """The first element at a path; None where there is none."""
    return next(every(element, path), None)


def words(element: Any, path: str) -> str | None:
    """The words of the first element at a path that has any, on one line."""
    texts = (" ".join("".join(found.itertext()).split()) for found in every(element, path))
    return next(filter(None, texts), None)


def attribute(element: Any, path: str, name: str) -> str | None:
    """An attribute of the first element at a path that has it."""
    return next((value for found in every(element, path) if (value := found.get(name))), None)


def line_spans(text: str, lines: Iterable[str]) -> tuple[Span, ...]:
    """Where whole lines of a text stand in it, each occurrence, in text order."""
    wanted, spans, start = set(lines), [], 0
    for line in text.split("\n"):
        if line in wanted:
            spans.append(Span(start, start + len(line), line))
        start += len(line) + 1
    return tuple(spans)
