"""Bytes of an input, read within bounds and from plain files only."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from crosswire.errors import SourceError
from crosswire.sources.options import MEGABYTE, SourceOptions

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def explain(error: OSError) -> str:
    """Say in one sentence why a file could not be read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "There is no such file; check the name, or it was removed while reading."
    if isinstance(error, PermissionError):
        return "The file may not be read by this user; change its permissions."
    reason = error.strerror or type(error).__name__
    if "symbolic links" in reason:
        return "Its symbolic links lead in a circle; give the file itself."
    return f"The system could not read it ({reason}); check the file and the disk."


def open_file(path: Path) -> BinaryIO:
    """
    Open a plain file without ever waiting for another process to write it.

    Raises:
        SourceError: It is a pipe, a socket or a device.
        OSError: The system refuses.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_BINARY", 0))
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        kind = next((name for test, name in _KINDS if test(mode)), "no plain file")
        raise SourceError(f"It is {kind}; give a plain file, or '-' to read standard input.")
    return os.fdopen(descriptor, "rb")


def read_bounded(stream: BinaryIO, limit: int, head: bytes = b"") -> bytes:
    """
    Read a whole document of at most `limit` bytes, of which `head` was read before.

    Raises:
        SourceError: It is longer.
    """
    data = head + stream.read(max(limit - len(head), 0) + 1)
    if len(data) > limit:
        raise SourceError(
            f"It is longer than {limit / MEGABYTE:g} MB, the most that one report may have;"
            " split it, or give many reports as JSON Lines."
        )
    return data


def walk_folder(folder: Path, options: SourceOptions) -> Iterator[Path | tuple[Path, str]]:
    """
    Give the files of a folder and of those inside it, sorted by name, hidden ones left out.

    A link to a folder already entered is passed over with the reason, so that circles
    end; so is what lies deeper or beyond the most files, and a folder inside that holds nothing.
    Reasons come as (path, reason).
    """
    yield from _walk(folder, options, frozenset(), [0])


def _walk(
    folder: Path, options: SourceOptions, above: frozenset[tuple[int, int]], n_files: list[int]
) -> Iterator[Path | tuple[Path, str]]:
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, explain(error)
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield folder, "Its link leads back to a folder that holds it; it was not entered again."
        return
    if len(above) >= options.max_folder_depth:
        yield (
            folder,
            (f"It lies more than {options.max_folder_depth} folders deep; give it by itself."),
        )
        return
    entries = [entry for entry in entries if not entry.name.startswith(".")]
    if above and not entries:
        yield folder, "The folder is empty; check whether its reports are elsewhere."
    for entry in entries:
        if _is_folder(entry):
            yield from _walk(entry, options, above | {here}, n_files)
            continue
        n_files[0] += 1
        if n_files[0] > options.max_files:
            if n_files[0] == options.max_files + 1:
                yield (
                    folder,
                    (
                        f"The folder holds more than {options.max_files} files; the rest was"
                        " left out. Give its parts one by one."
                    ),
                )
            return
        yield entry


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
