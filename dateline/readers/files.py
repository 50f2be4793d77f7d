"""Files as readers see them: a name, the first bytes, and a stream that can't be read without end."""

from __future__ import annotations

import io
import logging
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import IO, Any

from dateline.errors import UnreadableFile, excerpt
from dateline.readers import encodings
from dateline.readers.options import MEGABYTE, Limits

logger = logging.getLogger(__name__)

HEAD_BYTES = 1 << 16  # as much as is looked at to tell the format
_OPENING_BYTES = 2048  # of these, for what is no markup
_IN_MEMORY = 16 * MEGABYTE  # a copy to read out of order is put down on disk beyond this
FREE_EXPANSION = 10 * MEGABYTE  # a small file may become this large, whatever it was packed from
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_PROLOGUE = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)


class Budget:
    """How many bytes all that is packed in one input file may still become."""

    def __init__(self, packed_bytes: int, limits: Limits) -> None:
        self.expansion = limits.expansion
        self.left = FREE_EXPANSION + packed_bytes * limits.expansion

    @property
    def spent(self) -> bool:
        """Whether the file has expanded beyond its limit."""
        return self.left < 0


class Metered:
    """Bytes that stop with a reason: at a limit, or where what it reads from is damaged.

    Args:
        read: Gives up to so many bytes, none at the end.
        uri: Whose bytes these are.
        limit: How many bytes are too many.
        budget: What unpacked bytes are taken from; None where nothing is unpacked.
    """

    def __init__(
        self, read: Callable[[int], bytes], uri: str, limit: int, budget: Budget | None = None
    ) -> None:
        self._read, self._uri, self._limit, self._budget = read, uri, limit, budget
        self._count = 0
        self._again = b""

    def begin(self, size: int | None = None) -> bytes:
        """The first bytes, at most `HEAD_BYTES`; reading gives them once more.

        Args:
            size: How many there are, where that is known: then the end need not be asked for.

        Raises:
            UnreadableFile: As for `fill`.
        """
        head = piece = self._piece(HEAD_BYTES)
        while piece and self._count != size and len(head) < HEAD_BYTES:
            piece = self._piece(HEAD_BYTES - len(head))
            head += piece
        self._again = head
        return head

    def fill(self, buffer: Any) -> int:
        """Fill the buffer as far as the source goes.

        Raises:
            UnreadableFile: If the source is damaged, cut off, too large or expands too far.
        """
        view, filled = memoryview(buffer).cast("B"), 0
        while filled < len(view):
            size = len(view) - filled
            if self._again:
                piece, self._again = self._again[:size], self._again[size:]
            else:
                piece = self._piece(size)
            if not piece:
                break
            view[filled : filled + len(piece)] = piece
            filled += len(piece)
        return filled

    def _piece(self, size: int) -> bytes:
        try:
            piece = self._read(size)
        except UnreadableFile:
            raise
        except EOFError as error:
            raise UnreadableFile(
                self._uri, "it ends too early: the file was cut off", "Get it again."
            ) from error
        except Exception as error:  # each way of packing has errors of its own
            told = str(error) or type(error).__name__
            raise UnreadableFile(self._uri, f"its data are damaged ({told})", "Get it again.") from error
        self._count += len(piece)
        self._check(len(piece))
        return piece

    def _check(self, size: int) -> None:
        if self._count > self._limit:
            raise UnreadableFile(
                self._uri,
                f"it is larger than {self._limit / MEGABYTE:,.0f} MB",
                "Split it, or raise the limit `file_bytes`.",
            )
        if self._budget is not None:
            self._budget.left -= size
            if self._budget.spent:
                raise UnreadableFile(
                    self._uri,
                    f"it unpacks to more than {self._budget.expansion} times its size",
                    "This is what archive bombs do; if it is not one, raise the limit `expansion`.",
                )


class _Stream(io.RawIOBase):
    """Metered bytes as a stream; apart from them, as most files are small and need none."""

    def __init__(self, metered: Metered) -> None:
        super().__init__()
        self._metered = metered

    def readable(self) -> bool:
        """It is for reading only."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as the source goes."""
        return self._metered.fill(buffer)


@dataclass(eq=False)
class File:
    """One file to read, on disk, elsewhere or inside an archive.

    Attributes:
        uri: What articles and errors call it.
        metered: What its bytes come from.
        head: Its first bytes, at most `HEAD_BYTES`.
        source: The open file, where the bytes can also be read out of order.
        stream: Its bytes from the first on; raises `UnreadableFile`.
        name: What the file is called, without folders.
    """

    uri: str
    metered: Metered
    head: bytes
    source: IO[bytes] | None = None

    @property
    def name(self) -> str:
        """The last part of the uri."""
        return self.uri.rstrip("/").rpartition("/")[2]

    @cached_property
    def stream(self) -> IO[bytes]:
        """Its bytes; made when it is asked for, as small files are in `head` as a whole."""
        return io.BufferedReader(_Stream(self.metered), HEAD_BYTES)

    def seekable(self) -> IO[bytes]:
        """The file so that it can be read out of order: as it is, or a copy. The caller closes it."""
        source: Any = self.source
        if source is None or not source.seekable():
            source = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller's
            shutil.copyfileobj(self.stream, source, 1 << 20)
        source.seek(0)
        return io.BufferedReader(source) if isinstance(source, io.RawIOBase) else source

    @cached_property
    def opening(self) -> str:
        """The head as text, white space before it left out, to tell formats by."""
        opening = encodings.preview(self.head[:_OPENING_BYTES]).lstrip("\ufeff \t\r\n")
        # Markup can begin with long comments; they must not hide what it is.
        return encodings.preview(self.head).lstrip("\ufeff \t\r\n") if opening[:1] in ("<", "") else opening

    @cached_property
    def root(self) -> str | None:
        """Local name, in lower case, of the first element of markup; None where it isn't markup."""
        if not self.opening.startswith("<"):
            return None
        prologue = 0
        while found := _PROLOGUE.match(self.opening, prologue):
            prologue = found.end()
        root = _ROOT.match(self.opening, prologue)
        return root[1].lower() if root else None

    def read(self, limit: int, what: str = "article_bytes") -> bytes:
        """All of its bytes.

        Args:
            limit: How many are too many.
            what: The limit's name.

        Raises:
            UnreadableFile: If there are more.
        """
        whole = len(self.head) < HEAD_BYTES
        data = self.head if whole else self.stream.read(limit + 1)
        if len(data) > limit:
            raise too_large(self.uri, limit, what)
        return data


def too_large(uri: str, limit: int, what: str) -> UnreadableFile:
    """The error for one article that exceeds a limit."""
    return UnreadableFile(
        uri,
        f"it has more than {limit / MEGABYTE:,.0f} MB, too much for one article",
        f"Split it, or raise the limit `{what}`.",
    )


def failed(uri: str, error: Exception, head: bytes | str) -> UnreadableFile:
    """The error for an input that is too much for us, or that shows a fault of our own or of a parser."""
    if isinstance(error, RecursionError | MemoryError):
        told = f"it is too large or too deeply nested ({type(error).__name__})"
        return UnreadableFile(uri, told, "Split it.", excerpt(head))
    logger.error("%s can't be read", uri, exc_info=error)
    told = f"reading it failed ({type(error).__name__}: {str(error)[:200]})"
    return UnreadableFile(uri, told, "Report this with the file, please.", excerpt(head))


def open_stream(
    read: Callable[[int], bytes],
    uri: str,
    limit: int,
    budget: Budget | None = None,
    source: IO[bytes] | None = None,
    size: int | None = None,
) -> File:
    """A file over a function that reads.

    Raises:
        UnreadableFile: If not even its beginning can be read.
    """
    metered = Metered(read, uri, limit, budget)
    return File(uri, metered, metered.begin(size), source)
