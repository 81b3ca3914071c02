"""`crosswire stories`."""

from __future__ import annotations

import sys
from functools import partial

import click

from crosswire.cli.ledgers import show_first, use_ledger, with_ledger, with_limit, with_since
from crosswire.cli.options import check_inputs, read_clock, source_options, with_optional_inputs
from crosswire.cli.output import (
    is_all_read,
    print_json,
    print_view,
    show_progress,
    warn,
    warn_unread,
)
from crosswire.types import Note, Unread
from crosswire.views.labels import count

EXIT_UNREAD = 1


@click.command(short_help="Group reports into stories, or list those of a ledger.")
@with_optional_inputs
@with_ledger
@with_since
@click.option(
    "--country",
    metavar="STATE",
    help="A state that takes part, or that a claim is about: KAZ or Kazakhstan.",
)
@click.option("--type", "kind", metavar="TYPE", help="PLOVER type of a main event: CONSULT.")
@with_limit(50)
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
    place: str,
    since: str | None,
    country: str | None,
    kind: str | None,
    limit: int,
) -> int:
    """
    Group reports into stories, or list the stories of a ledger.

    With FILE, reports are grouped in order of publication, without comparing them: for each story
    what it is, its reports and why each is there, who carries the same copy, and which other
    stories it is related to. FILE is as for `crosswire compare`.

    Without FILE, the stories of a ledger are listed, the latest first; --since, --country, --type
    and --limit choose among them.

    \b
    Examples:
      crosswire stories reports/
      crosswire stories archive.jsonl --quick --json > stories.jsonl
      crosswire stories --ledger desk.db --country KAZ --since 2022
    """
    if not files:
        return _list_kept(place, as_json, since=since, country=country, kind=kind, limit=limit)
    check_inputs(files)
    n_stories, unread = _list(files, published, outlet, as_json=as_json, quick=quick)
    warn_unread(unread)
    if not n_stories:
        warn(f"no report could be read in {count(len(files), 'input')}")
    return 0 if is_all_read(unread) and n_stories else EXIT_UNREAD


def _list_kept(
    place: str,
    as_json: bool,
    *,
    since: str | None,
    country: str | None,
    kind: str | None,
    limit: int,
) -> int:
    """List the stories of a ledger."""
    from crosswire.views.ledger_stories import render_stories  # noqa: PLC0415 (as above)

    with use_ledger(place) as ledger:
        found = ledger.stories(since=since, country=country, type=kind, limit=limit + 1)
    found = show_first(found, limit)
    if as_json:
        for entry in found:
            print_json(entry)
    elif found:
        print_view(partial(render_stories, entries=found))
    else:
        is_asked = since or country or kind
        warn("no story fits" if is_asked else "no stories yet; `crosswire add` brings them")
    return 0


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
