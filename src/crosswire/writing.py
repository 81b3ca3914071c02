"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_LONGEST_PREFIX = 40


@contextmanager
def replace_file(target: Path) -> Iterator[IO[bytes]]:
    """
    Write a file whole or not at all.

    It is written beside its place and put there at the end, so that a full disk, an interrupt or
    an error leaves what stood there before. A device or a pipe is written to as it is.

    Raises:
        OSError: The disk is full or the place is closed.
    """
    if target.exists() and not target.is_file():
        with target.open("wb") as device:
            yield device
        return
    with tempfile.NamedTemporaryFile(
        "wb", dir=target.parent, prefix=f".{target.name[:_LONGEST_PREFIX]}.", delete=False
    ) as file:
        temporary = Path(file.name)
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(0o666 & ~read_mask())
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)


def may_replace(target: Path, marks: Iterable[bytes], within: int) -> bool:
    """
    Tell whether a file may be written over: none stands there, an empty one, or one of ours.

    Args:
        target: Where the file shall stand.
        marks: What files of ours carry, one of them each.
        within: First bytes in which they carry it.

    Raises:
        OSError: What stands there cannot be read.
    """
    if not target.is_file():
        return True
    with target.open("rb") as file:
        head = file.read(within)
    return not head or any(mark in head for mark in marks)


def read_mask() -> int:
    """Give the permissions that this process takes from the files it makes."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
