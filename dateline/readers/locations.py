"""Locations: from a path, folder, glob or URL to the files meant by it, and those opened."""

from __future__ import annotations

import glob
import io
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import UnreadableFile
from dateline.readers.files import Budget, File, open_stream
from dateline.readers.options import MEGABYTE, Limits


def list_files(paths: Sequence[str]) -> list[str]:
    """The files meant by paths, in an order that is the same on every machine.

    Args:
        paths: Files, folders (with all below them), globs (`**` crosses folders) or fsspec URLs of these.

    Returns:
        Files in the order of the paths, sorted below each, none twice. Hidden files (whose name, or a
        folder's below the path, begins with a dot) are left out. A path at which nothing is found stands for
        itself, so that reading it tells what is wrong.
    """
    found: dict[str, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_expand(path)))
    return list(found)


def open_file(uri: str, limits: Limits) -> tuple[File, Budget]:
    """Open a file on disk or at a URL, with the budget for what is unpacked from it.

    Raises:
        UnreadableFile: If there is none, or it can't be read.
    """
    try:
        source, size = _open_remote(uri) if "://" in uri else _open_local(uri)
    except ImportError as error:
        raise UnreadableFile(uri, f"reading it needs a package ({error})", "Install that package.") from error
    except (OSError, ValueError) as error:
        raise _no_access(uri, error) from error
    except Exception as error:  # remote file systems have errors of their own
        raise UnreadableFile(
            uri, f"it can't be opened ({error})", "Check the address and its access."
        ) from error
    known = None if "://" in uri else size  # servers can mean the size of what they packed
    if size is None:  # some servers don't tell; reading stops at the limit all the same
        size = limits.file_bytes
    if size > limits.file_bytes:
        source.close()
        raise UnreadableFile(
            uri,
            f"it has {size / MEGABYTE:,.0f} MB, more than {limits.file_bytes / MEGABYTE:,.0f}",
            "Split it, or raise the limit `file_bytes`.",
        )
    file = open_stream(source.read, uri, limits.file_bytes, source=source, size=known)
    return file, Budget(size, limits)


def _expand(path: str) -> list[str]:
    if "://" in path:
        return _expand_remote(path) or [path]
    local = Path(path)
    if local.is_dir():
        return sorted(_below(path))
    if glob.has_magic(path) and not local.exists():
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute ones
        files = [Path(match).as_posix() for match in matches if Path(match).is_file()]
        return files or [local.as_posix()]
    return [local.as_posix()]


def _below(folder: str) -> Iterator[str]:
    """Files below a folder; links to folders are not followed, as they can lead in circles."""
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        parent = Path(where).as_posix()
        yield from (f"{parent}/{name}" for name in files if not name.startswith("."))


def _expand_remote(path: str) -> list[str]:
    import fsspec

    try:
        system, inside = fsspec.core.url_to_fs(path)
        if glob.has_magic(path):
            matches = system.glob(inside, detail=True)
            names = [name for name, about in matches.items() if about["type"] == "file"]
        elif system.isdir(inside):
            names = system.find(inside)
        else:
            return []
        visible = (name for name in names if not Path(name).name.startswith("."))
        return sorted(system.unstrip_protocol(name) for name in visible)
    except Exception:  # told when the path itself is opened
        return []


def _open_local(uri: str) -> tuple[Any, int]:
    about = os.stat(uri)  # noqa: PTH116 - Path's ways cost more than the rest of opening
    # Opening a pipe would wait for ever, and a device never ends.
    if not stat.S_ISREG(about.st_mode):
        kind = "a folder" if stat.S_ISDIR(about.st_mode) else "a pipe or device"
        raise ValueError(f"it is {kind}, not a file")
    return io.FileIO(uri), about.st_size


def _open_remote(uri: str) -> tuple[Any, int | None]:
    import fsspec

    system, inside = fsspec.core.url_to_fs(uri)
    about = system.info(inside)
    if about["type"] != "file":
        raise ValueError("it is a folder, not a file")
    return system.open(inside, "rb"), about["size"]


def _no_access(uri: str, error: Exception) -> UnreadableFile:
    if isinstance(error, FileNotFoundError):
        matches = "no file matches it" if glob.has_magic(uri) else "there is no such file or folder"
        return UnreadableFile(uri, matches, "Check the path.")
    if isinstance(error, PermissionError):
        return UnreadableFile(uri, "it may not be read", "Check who is allowed to read it.")
    if isinstance(error, ValueError):
        return UnreadableFile(uri, str(error), "Name a file.")
    told = getattr(error, "strerror", None) or str(error)
    return UnreadableFile(uri, f"it can't be opened ({told})", "Check the disk or the connection.")
