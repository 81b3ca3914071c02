"""Says plainly why a file that `--data` names cannot be measured on."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sized
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def reading(path: Path, form: str) -> Iterator[None]:
    """
    Read a file or folder of annotations.

    Args:
        path: What is read.
        form: What it should hold, for the message.

    Raises:
        SystemExit: It cannot be read, or holds something else; the message names it.
    """
    try:
        yield
    except (OSError, ValueError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise SystemExit(f"{path}: not {form} ({reason})") from error


def require(found: Sized, what: str) -> None:
    """
    Require that something was found.

    Raises:
        ValueError: Nothing was.
    """
    if not found:
        raise ValueError(f"no {what} in it")
