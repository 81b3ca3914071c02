"""Standard output, standard error and files, as the verbs use them."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from crosswire.types import Unread, Value
from crosswire.views.safe import show
from crosswire.writing import may_replace, replace_file

if TYPE_CHECKING:
    from rich.console import Console

_NARROWEST = 40
_PIPE_WIDTH = 100
_MOST_OF_A_REASON = 20
#: What the pages of `crosswire.views.page` carry in their first bytes.
_GENERATOR = b'<meta name="generator" content="crosswire'
_HEAD = 1000
_PACE_SECONDS = 600


def print_view(render: Callable[[Console], None]) -> None:
    """
    Print a view: with colours on a terminal, as plain text without trailing space in a pipe.

    `NO_COLOR`, `FORCE_COLOR` and `COLUMNS` are respected; a pipe is 100 columns wide.
    """
    from rich.console import Console  # noqa: PLC0415 (keeps --help fast)

    if sys.stdout.isatty():
        console = Console(highlight=False, markup=False, emoji=False)
        console.width = max(console.width, _NARROWEST)
        render(console)
        return
    buffer = io.StringIO()
    forced = bool(os.environ.get("FORCE_COLOR"))
    console = Console(
        file=buffer,
        width=_pipe_width(os.environ.get("COLUMNS", "")),
        force_terminal=forced,
        highlight=False,
        markup=False,
        emoji=False,
    )
    render(console)
    for line in buffer.getvalue().splitlines():
        click.echo(line.rstrip(), color=forced or None)


def _pipe_width(columns: str) -> int:
    return max(_NARROWEST, min(int(columns), 400)) if columns.isdecimal() else _PIPE_WIDTH


def print_json(value: Value) -> None:
    """
    Print a value as one line of JSON (RFC 8259, UTF-8).

    The odd bytes of a file name that is no text come out as the escapes by which Python names
    them (PEP 383).
    """
    try:
        line = msgspec.json.encode(value)
    except UnicodeEncodeError:
        line = json.dumps(msgspec.to_builtins(value), separators=(",", ":")).encode("ascii")
    sys.stdout.flush()
    sys.stdout.buffer.write(line + b"\n")


def warn(message: str) -> None:
    """Say something beside the result, on standard error."""
    click.echo(f"crosswire: {show(message)}", err=True)


def warn_unread(unread: Iterable[Unread]) -> None:
    """
    Name on standard error what was not read or given twice, a line each, twenty of each reason.

    "It is the same as feed.jsonl:1" and "... as feed.jsonl:7" are one reason.
    """
    counts: dict[str, int] = {}
    for item in unread:
        counts[item.kind] = counts.get(item.kind, 0) + 1
        if counts[item.kind] <= _MOST_OF_A_REASON:
            warn(f"{'given twice' if item.is_repeat else 'not read'}: {item.uri}: {item.reason}")
    for kind, n_items in counts.items():
        if n_items > _MOST_OF_A_REASON:
            reason = " ".join(kind.split())
            warn(f"not read: and {n_items - _MOST_OF_A_REASON:,} more like this: {reason}")


def is_all_read(unread: Iterable[Unread]) -> bool:
    """Tell whether all was read; a report that was given twice was, and is counted once."""
    return all(item.is_repeat for item in unread)


class Pace:
    """
    How fast work goes, told by the last ten minutes, and how long the rest of it takes.

    Work that is done in batches of a minute each has no speed of the last seconds, and what was
    there already goes by in no time; so the stretch is long, and begins with the first batch.
    """

    def __init__(self, n_done: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin now, when so many are done; the clock gives seconds."""
        self._clock = clock
        self._marks = deque([(clock(), n_done)])

    def mark(self, n_done: int) -> None:
        """Enter how much is done by now."""
        now = self._clock()
        while len(self._marks) > 1 and self._marks[1][0] <= now - _PACE_SECONDS:
            self._marks.popleft()
        self._marks.append((now, n_done))

    def rate(self) -> float:
        """How many a second."""
        (began, n_before), (now, n_done) = self._marks[0], self._marks[-1]
        return (n_done - n_before) / max(now - began, 0.001)

    def say_left(self, n_all: int | None) -> str:
        """Say the time left as "0:01:20 left"; nothing where it cannot be told."""
        n_left = (n_all or 0) - self._marks[-1][1]
        if n_left <= 0 or not (rate := self.rate()):
            return ""
        minutes, seconds = divmod(round(n_left / rate), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02} left"


@contextmanager
def show_progress(
    n_expected: int | None = None, unit: str = ""
) -> Iterator[Callable[[str, int, int | None], None] | None]:
    """
    Show how far the work is, and the time left, where standard error is a terminal.

    Args:
        n_expected: About how many there are, for the time left; None where it is not known.
        unit: Of what the rate is told, as in "adding, 2.3 reports a second"; else none is.

    Yields:
        What takes a step, how many are done and of how many; None where nothing is shown.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 (keeps --help fast)
    from rich.progress import (  # noqa: PLC0415 (keeps --help fast)
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
    )

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[left]}"),
    )
    paces = {"": Pace()}
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=n_expected, left="")

        def report(step: str, n_done: int, n_all: int | None) -> None:
            first = paces.pop("", None)  # the first step began when the bar did
            pace = paces.setdefault(step, first or Pace(n_done))
            pace.mark(n_done)
            n_all = n_all or n_expected
            said = f"{step}, {pace.rate():.1f} {unit} a second" if unit else step
            left = pace.say_left(n_all)
            bar.update(task, description=said, completed=n_done, total=n_all, left=left)

        yield report


def check_writable(path: str, inputs: Iterable[str]) -> Path:
    """
    Make sure before the work that its result can be kept.

    Args:
        path: Where the page shall stand.
        inputs: The files and folders that are read; nothing of them may be overwritten.

    Raises:
        click.UsageError: The folder is missing or closed, the path is a folder or an input, or a
            file stands there that is no page of ours.
    """
    target = Path(path)
    if not path or target.is_dir():
        raise click.UsageError(f"--html: {path or 'an empty name'} is no file to write to")
    if not target.parent.is_dir():
        raise click.UsageError(f"--html: there is no folder {target.parent}; make it first")
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise click.UsageError(f"--html: {path} cannot be written; choose another place")
    given = [Path(name) for name in inputs if name != "-"]
    _check_outside(target, given)
    _check_replaceable(target)
    return target


def _check_outside(target: Path, inputs: Iterable[Path]) -> None:
    """Make sure that a page is no report, and does not become one of a folder that is read."""
    for given in inputs:
        places = (target.resolve(), target.parent.resolve() / target.name)
        is_inside = given.is_dir() and any(p.is_relative_to(given.resolve()) for p in places)
        if is_inside and not target.exists():
            raise click.UsageError(
                f"--html: {target} would be read as a report next time; choose another folder"
            )
        if is_inside or (given.exists() and target.exists() and target.samefile(given)):
            raise click.UsageError(f"--html: {target} is one of the reports; choose another name")


def _check_replaceable(target: Path) -> None:
    """Make sure that a file may be replaced: it is a page that an earlier run wrote."""
    try:
        is_free = may_replace(target, [_GENERATOR], _HEAD)
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
        raise click.UsageError(f"--html: {target} {reason}; choose another name") from error
    if not is_free:
        raise click.UsageError(
            f"--html: {target} is no page that crosswire wrote; choose another name, or remove it"
        )


def write_file(target: Path, text: str) -> None:
    """
    Write a file whole or not at all.

    Raises:
        click.ClickException: The disk is full or the place is closed.
    """
    try:
        with replace_file(target) as file:
            file.write(text.encode("utf-8"))
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written: {error.strerror}") from error
