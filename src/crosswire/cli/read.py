"""`crosswire read`."""

from __future__ import annotations

import sys
from functools import partial

import click
from msgspec import UNSET
from msgspec.structs import replace

from crosswire.cli.options import check_inputs, read_clock, source_options, with_inputs
from crosswire.cli.output import (
    is_all_read,
    print_json,
    print_view,
    show_progress,
    warn,
    warn_unread,
)
from crosswire.types import Note, Report, Unread
from crosswire.views.labels import count

EXIT_UNREAD = 1


@click.command(short_help="Read reports one by one: what each claims.")
@with_inputs
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a report.")
def read(
    *, files: tuple[str, ...], published: str | None, outlet: str | None, as_json: bool
) -> int:
    """
    Read reports one by one, without comparing them.

    Shows where each report comes from, its statements by speaker, its figures, events,
    relations and actors. FILE is as for `crosswire compare`.

    \b
    Examples:
      crosswire read monday.txt
      crosswire read reports/ --json > read.jsonl
    """
    check_inputs(files)
    n_read, unread = _read(files, published, outlet, as_json)
    warn_unread(unread)
    if not n_read:
        warn(f"no report could be read in {count(len(files), 'input')}")
        return EXIT_UNREAD
    return 0 if is_all_read(unread) else EXIT_UNREAD


def _read(
    files: tuple[str, ...], published: str | None, outlet: str | None, as_json: bool
) -> tuple[int, tuple[Unread, ...]]:
    from crosswire.pipeline import Engine, read_inputs  # noqa: PLC0415 (keeps --help fast)
    from crosswire.views import report as report_view  # noqa: PLC0415 (keeps --help fast)

    n_read, unread = 0, []
    place = ""
    with show_progress() as progress:
        for item in read_inputs(
            files,
            options=source_options(published, outlet),
            today=read_clock(),
            engine=Engine.default(),
            stdin=sys.stdin.buffer if sys.stdin else None,
            progress=progress,
        ):
            if isinstance(item, Note):  # follows what it is about
                warn(f"note: {place}{item.text}")
                continue
            place = f"{item.uri}: "
            if isinstance(item, Unread):
                unread.append(item)
            elif isinstance(item, Report):
                n_read += 1
                if as_json:
                    print_json(replace(item, meanings=UNSET, clauses=UNSET))
                else:
                    print_view(partial(report_view.render, item))
    return n_read, tuple(unread)
