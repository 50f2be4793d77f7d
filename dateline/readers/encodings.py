"""Encodings: bytes into the characters that were meant.

In this order: what a byte order mark says; UTF-16 without a mark, known by its zero bytes; UTF-8, where it
fits; what the file says of itself; and else the likeliest of the 8-bit and East Asian encodings. Text that
had been decoded wrongly before it was saved (mojibake) is repaired only where that is certain.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import IO

# UTF-32 before UTF-16: its little-endian mark begins with the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ANY_MARK = tuple(mark for mark, _ in _MARKS)
_STRAY = "dateline-stray"  # name of the error handler below
# What English text in Windows-1252 has beyond ASCII: quotes, dashes, ellipsis, bullet, money, signs.
_ENGLISH_1252 = (
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa9\xab\xad\xae\xb0\xb7\xbb\xbc\xbd\xbe"
    b"\xe1\xe7\xe8\xe9\xed\xf1\xf3\xf6\xfc"
)
_CANDIDATES = [
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "mac_roman",
    "gb18030", "big5", "euc_kr", "shift_jis", "euc_jp",
]  # fmt: skip
_SAMPLE = 1 << 15
# A lead byte of UTF-8 and one that follows, both read as Windows-1252 or Latin-1: "â€", "Ã©", "Ð°". As bytes
# of UTF-8: a search that begins with one byte costs nothing, one with a class of characters much.
_MAYBE_MOJIBAKE = re.compile(
    rb"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]|%s)" % "|".join("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ").encode()
)
_CONTROL = bytes((*range(9), *range(14, 27), *range(28, 32), 127))
_FEW_CONTROL = 3  # characters; a text with a few damaged ones is still a text
_MOST_CONTROL = 0.02  # share of characters


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file, without its byte order mark, newlines as they are.

    Args:
        data: All of its bytes.
        declared: The encoding that the file, or who sent it, says it has.
    """
    if b"\0" not in data:
        try:
            text = data.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError:
            pass
        else:
            return repair(text) if b"\xc3" in data and _MAYBE_MOJIBAKE.search(data) else text
    encoding, skip = _encoding(data, declared)
    return repair(data[skip:].decode(encoding, _STRAY if encoding == "utf-8" else "replace"))


def preview(head: bytes) -> str:
    """The beginning of a file as text, good enough to tell its format; cheap."""
    if head.startswith(_ANY_MARK):
        mark, name = next(known for known in _MARKS if head.startswith(known[0]))
        return head[len(mark) :].decode(name, "replace")
    return head.decode(_unmarked_wide(head) or "utf-8", "replace")


def open_text(stream: IO[bytes], head: bytes) -> IO[str]:
    """A stream of bytes as a stream of text, newlines as they are; the encoding is told from the head."""
    encoding, skip = _encoding(head, None)
    stream.read(skip)
    errors = _STRAY if encoding == "utf-8" else "replace"
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")


def repair(text: str) -> str:
    """Text with mojibake undone, where it is certain that it is mojibake."""
    if text.isascii() or not _MAYBE_MOJIBAKE.search(_utf8(text)):
        return text
    import ftfy
    from ftfy.badness import is_bad

    # Line by line: a page can quote one damaged line, and a repair must not touch the others.
    if not is_bad(text):
        return text
    return "".join(
        line if line.isascii() or not is_bad(line) else ftfy.fix_encoding(line)
        for line in text.splitlines(keepends=True)
    )


def is_binary(text: str) -> bool:
    """Whether decoded bytes were no text: control characters all over."""
    data = _utf8(text)
    controls = len(data) - len(data.translate(None, _CONTROL))
    return controls > _FEW_CONTROL and controls > _MOST_CONTROL * len(text)


def may_be_binary(data: bytes) -> bool:
    """Whether bytes hold what text seldom does, so that `is_binary` is to be asked of what they decode to.

    A search for one byte after the other takes a tenth of the time of counting them.
    """
    return any(map(data.__contains__, _CONTROL))


def _utf8(text: str) -> bytes:
    """A text's bytes, for searches that take ten times as long in its characters."""
    return text.encode("utf-8", "surrogatepass")


def _encoding(data: bytes, declared: str | None) -> tuple[str, int]:
    """Name of the encoding, and the length of the byte order mark."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, len(mark)
    if data.isascii() and b"\0" not in data[:_SAMPLE]:
        return "utf-8", 0
    if wide := _unmarked_wide(data):
        return wide, 0
    if _is_utf8(data):
        return "utf-8", 0
    return _declared(data, declared) or _legacy(data), 0


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in text of our alphabet every second byte is zero."""
    sample = data[:4096]
    if b"\0" not in sample or len(sample) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most = len(sample) * 0.3
    if odd > most and even < odd / 20:
        return "utf-16-le"
    if even > most and odd < even / 20:
        return "utf-16-be"
    return None


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, perhaps with a few that strayed in or cut off in the last character."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        good = len(
            re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", data)
        )
        text = data.decode("utf-8", "replace")
        return good > text.count("\ufffd")
    return True


def _declared(data: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip("\"' ").lower()).name
        if name in {"iso8859-1", "ascii"}:
            name = "cp1252"  # as browsers do: who says Latin-1 means this
        data[:_SAMPLE].decode(name, "replace")
        data[: _SAMPLE - 8].decode(name, "ignore")
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if name.startswith("utf-8") else name


def _legacy(data: bytes) -> str:
    """The likeliest encoding of bytes that are not Unicode."""
    sample = data[:_SAMPLE]
    if sample.translate(None, _ENGLISH_1252).isascii():
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    return best.encoding if best else "cp1252"


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Bytes in UTF-8 that aren't: taken for Windows-1252; dropped where the end is cut off."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.reason == "unexpected end of data":
        return "", len(error.object)
    return "".join(_single(error.object[error.start : error.end])), error.end


def _single(data: bytes) -> Iterator[str]:
    for byte in data:
        yield bytes((byte,)).decode("cp1252", "replace")


codecs.register_error(_STRAY, _stray)
