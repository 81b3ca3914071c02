"""`crosswire stories`."""

from __future__ import annotations

import sys
from functools import partial

import click

from crosswire.cli.options import check_inputs, read_clock, source_options, with_inputs
from crosswire.cli.output import print_json, print_view, show_progress, warn, warn_unread
from crosswire.types import Note, Unread
from crosswire.views.labels import count

EXIT_UNREAD = 1


@click.command(short_help="Group reports into stories: which tell of one event.")
@with_inputs
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a story.")
@click.option(
    "--quick",
    is_flag=True,
    help="Group and name the stories without reading the reports: no types, participants, origins.",
)
def stories(
    *,
    files: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    as_json: bool,
    quick: bool,
) -> int:
    """
    Group reports into stories, in order of publication, without comparing them.

    Shows for each story what it is, its reports and why each is there, who carries the
    same copy, and which other stories it is related to. FILE is as for `crosswire compare`.

    \b
    Examples:
      crosswire stories reports/
      crosswire stories archive.jsonl --quick --json > stories.jsonl
    """
    check_inputs(files)
    n_stories, unread = _list(files, published, outlet, as_json=as_json, quick=quick)
    warn_unread(unread)
    if not n_stories:
        warn(f"no report could be read in {count(len(files), 'input')}")
    return EXIT_UNREAD if unread or not n_stories else 0


def _list(
    files: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    *,
    as_json: bool,
    quick: bool,
) -> tuple[int, tuple[Unread, ...]]:
    from crosswire.listing import list_inputs  # noqa: PLC0415 (keeps --help fast)
    from crosswire.pipeline import Engine  # noqa: PLC0415 (keeps --help fast)
    from crosswire.views import stories as view  # noqa: PLC0415 (keeps --help fast)

    n_stories, unread = 0, []
    with show_progress() as progress:
        for item in list_inputs(
            files,
            options=source_options(published, outlet),
            today=read_clock(),
            engine=None if quick else Engine.default(),
            stdin=sys.stdin.buffer if sys.stdin else None,
            progress=progress,
        ):
            if isinstance(item, Unread):
                unread.append(item)
            elif not isinstance(item, Note):  # notes are about single reports; `read` tells them
                n_stories += 1
                if as_json:
                    print_json(item)
                else:
                    print_view(partial(view.render, item))
    return n_stories, tuple(unread)
