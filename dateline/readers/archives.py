"""Archives: the files inside .gz, .bz2, .xz, .zst, .zip and .tar, streamed, within limits."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import IO, Any

from dateline.errors import UnreadableFile
from dateline.readers.files import Budget, File, open_stream
from dateline.readers.options import Limits

_PIECE = 4096  # packed bytes; as bzip2 they can become 80 MB, which is the worst there is
_END_OF_ZIP = b"PK\x05\x06"
_SIGNATURES = (b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", _END_OF_ZIP)
_OFFICE = {  # a file that only these zips have, and what they are
    "word/document.xml": "a Word document",
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "META-INF/container.xml": "an e-book",
    "META-INF/manifest.xml": "an OpenDocument file",
}


def is_packed(head: bytes) -> bool:
    """Whether a file is an archive or compressed, by its first bytes."""
    if head.startswith(_SIGNATURES):
        return head.startswith(b"PK") or _unpacker(head) is not None
    return b"\0" in head[: tarfile.BLOCKSIZE] and _is_tar(head)


def unpack(file: File, budget: Budget, limits: Limits) -> Iterator[File | UnreadableFile]:
    """The files inside an archive or compressed file, one after the other.

    Each must be read before the next is asked for. A member that can't be read is an error as a value.

    Raises:
        UnreadableFile: If the archive itself can't be read.
    """
    if opener := _unpacker(file.head):
        with closing(opener(file.stream)) as unpacked:
            yield open_stream(unpacked.read, file.uri, limits.file_bytes, budget)
    elif file.head.startswith(b"PK"):
        yield from _zip_members(file, budget, limits)
    else:
        yield from _tar_members(file, budget, limits)


def _unpacker(head: bytes) -> Callable[[IO[bytes]], Any] | None:
    if head.startswith(b"\x1f\x8b\x08"):
        return lambda stream: gzip.GzipFile(fileobj=stream)
    if head.startswith(b"BZh") and head[4:10] in (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90"):
        return lambda stream: bz2.BZ2File(stream)
    if head.startswith(b"\xfd7zXZ\0"):
        return lambda stream: lzma.LZMAFile(stream)
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        return _open_zstd
    return None


def _open_zstd(stream: IO[bytes]) -> IO[bytes]:
    import zstandard

    # The window is what decompressing needs in memory; a damaged file can ask for gigabytes.
    reader = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    return reader.stream_reader(stream, read_across_frames=True)


def _is_tar(head: bytes) -> bool:
    if len(head) < tarfile.BLOCKSIZE:
        return False
    try:
        tarfile.TarInfo.frombuf(head[: tarfile.BLOCKSIZE], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


def _zip_members(file: File, budget: Budget, limits: Limits) -> Iterator[File | UnreadableFile]:
    with file.seekable() as source:
        _check_directory(source, file.uri, limits)
        try:
            archive = zipfile.ZipFile(source)
        except Exception as error:  # a damaged directory fails in many ways
            told = f"the archive is damaged or cut off ({error})"
            raise UnreadableFile(file.uri, told, "Get it again.") from error
        with archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            for name, what in _OFFICE.items():
                if name in names:
                    raise UnreadableFile(file.uri, f"it is {what}", "Save it as text or HTML.")
            for member in sorted(members, key=lambda m: m.filename):
                if not member.is_dir() and not _hidden(member.filename):
                    yield from _zip_member(archive, member, file.uri, budget, limits)
                if budget.spent:
                    return


def _zip_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, uri: str, budget: Budget, limits: Limits
) -> Iterator[File | UnreadableFile]:
    inside = f"{uri}!/{_clean(member.filename)}"
    if member.flag_bits & 1:
        yield UnreadableFile(inside, "it is protected by a password", "Unpack it and give its files.")
        return
    try:
        opened = archive.open(member)
    except Exception as error:  # unknown ways of packing, damaged headers
        yield UnreadableFile(inside, f"it can't be unpacked ({error})", "Get the archive again.")
        return
    with opened:
        try:
            # Other ways than deflate are unpacked without bound for each piece: the pieces must be small.
            simple = member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            reading = opened.read if simple else lambda size: opened.read(min(size, _PIECE))
            unpacked = open_stream(reading, inside, limits.file_bytes, budget)
        except UnreadableFile as error:
            yield error
            return
        yield unpacked


def _check_directory(source: IO[bytes], uri: str, limits: Limits) -> None:
    """Refuse a zip with too many members before Python makes an object of each.

    Raises:
        UnreadableFile: If its directory says that there are more than the limit.
    """
    size = source.seek(0, io.SEEK_END)
    source.seek(max(0, size - (1 << 16) - 22))
    tail = source.read()
    at = tail.rfind(_END_OF_ZIP)
    directory = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if directory == 0xFFFFFFFF:  # zip64: its size stands elsewhere, and can't exceed the file
        directory = size
    if directory // 46 > limits.members and directory <= size:
        told = f"it has more than {limits.members:,} members"
        raise UnreadableFile(uri, told, "Split it, or raise the limit `members`.")
    source.seek(0)


def _tar_members(file: File, budget: Budget, limits: Limits) -> Iterator[File | UnreadableFile]:
    try:
        with tarfile.open(fileobj=file.stream, mode="r|") as archive:
            for count, member in enumerate(archive, start=1):
                if count > limits.members:
                    told = f"it has more than {limits.members:,} members"
                    raise UnreadableFile(file.uri, told, "Split it, or raise the limit `members`.")
                archive.members = []  # type: ignore[attr-defined] # tarfile would remember them all
                opened = archive.extractfile(member) if member.isreg() and not _hidden(member.name) else None
                if opened is not None:
                    inside = f"{file.uri}!/{_clean(member.name)}"
                    # A sparse member's holes take no room in the archive.
                    taken = budget if member.issparse() else None
                    yield open_stream(opened.read, inside, limits.file_bytes, taken)
                if budget.spent:
                    return
    except (tarfile.TarError, EOFError, ValueError, OSError) as error:
        told = f"the archive is damaged or cut off ({error})"
        raise UnreadableFile(file.uri, told, "Get it again.") from error


def _hidden(name: str) -> bool:
    """Whether a member is one that no user put there (`__MACOSX/._story.txt`)."""
    return any(
        (part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in name.split("/")
    )


def _clean(name: str) -> str:
    """A member's path as it goes into a uri: it names, nothing is ever written there."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name.replace("\\", "/")).removeprefix("./")
