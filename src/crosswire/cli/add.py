"""`crosswire add`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crosswire.cli.ledgers import use_ledger, with_json, with_ledger
from crosswire.cli.options import check_inputs, read_clock, source_options, with_inputs
from crosswire.cli.output import is_all_read, print_json, show_progress, warn, warn_unread
from crosswire.views.labels import count

if TYPE_CHECKING:
    from crosswire.ledger import Ledger
    from crosswire.ledger.changes import Added
    from crosswire.types import Unread

EXIT_UNREAD = 1
EXIT_INTERRUPTED = 130
_MOST_FILES = 1_000_000
_LINES = (".jsonl", ".ndjson")
_ARCHIVES = (".warc", ".warc.gz")


@click.command(short_help="Add reports to a ledger.")
@with_inputs
@with_ledger
@with_json
@click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch addresses inside this network too (127.0.0.1, 10.0.0.0/8).",
)
def add(
    *,
    files: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    place: str,
    as_json: bool,
    allow_private: bool,
) -> int:
    """
    Add reports to a ledger, which is made where there is none yet.

    FILE is as for `crosswire compare`, and may be a web address of a page or a feed, which is
    fetched; nothing else is. Reports are committed 25 at a time, with the stories that
    they join compared again. What the ledger has already is left out, so that a command that was
    stopped can simply be repeated.

    \b
    Examples:
      crosswire add reports/ --ledger desk.db
      crosswire add - --ledger desk.db < feed.jsonl
      crosswire add https://example.org/world.rss --ledger desk.db
    """
    check_inputs(files)
    try:
        return _add(files, published, outlet, place, as_json=as_json, allow_private=allow_private)
    except KeyboardInterrupt:  # before the first report, or behind the last one
        warn("interrupted; the same command goes on from what is on disk")
        return EXIT_INTERRUPTED


def _add(
    files: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    place: str,
    *,
    as_json: bool,
    allow_private: bool,
) -> int:
    """Add what the inputs hold, and say what it came to; give the exit code."""
    from crosswire.ledger.adding import Total  # noqa: PLC0415 (keeps --help fast)
    from crosswire.ledger.opening import is_missing, remove_empty  # noqa: PLC0415 (as above)

    is_new = is_missing(place)
    can_look = not any(name == "-" or "://" in name for name in files)  # before a ledger is made
    if is_new and can_look and (unread := _find_nothing(files, published, outlet)):
        return _say_nothing(files, unread, as_json=as_json)
    so_far = Total()
    with use_ledger(place, is_writing=True, makes=True) as ledger:
        shown = ledger.place  # without a password
        try:
            for part in _add_each(ledger, files, published, outlet, allow_private=allow_private):
                so_far.take(part)
        except KeyboardInterrupt:
            said = _say_total(so_far.give(), shown)
            warn(f"{said}; stopped: the same command goes on from there")
            return EXIT_INTERRUPTED
    total = so_far.give()
    if is_new and not total.n_reports and remove_empty(place):
        return _say_nothing(files, total.unread, as_json=as_json)
    if as_json:
        print_json(total)
    else:
        click.echo(_say_total(total, shown))
    warn_unread(total.unread)
    return 0 if is_all_read(total.unread) else EXIT_UNREAD


def _say_nothing(files: Sequence[str], unread: tuple[Unread, ...], *, as_json: bool) -> int:
    """Say that no ledger was made, and why."""
    from crosswire.ledger.changes import Added  # noqa: PLC0415 (keeps --help fast)

    if as_json:
        print_json(Added(unread=unread))
    warn_unread(unread)
    warn(f"no report could be read in {count(len(files), 'input')}; no ledger was made")
    return EXIT_UNREAD


def _find_nothing(
    files: Sequence[str], published: str | None, outlet: str | None
) -> tuple[Unread, ...]:
    """
    Look for a report in files before a ledger is made for them.

    Returns:
        What was not read where there is no report at all, else nothing: a mistyped name leaves no
        empty ledger behind.
    """
    from crosswire.pipeline import find_unread_reason  # noqa: PLC0415 (keeps --help fast)
    from crosswire.sources import gather  # noqa: PLC0415 (keeps --help fast)
    from crosswire.types import Article, Unread  # noqa: PLC0415 (keeps --help fast)

    found: list[Unread] = []
    options = source_options(published, outlet)
    for item in gather(list(files), options=options, today=read_clock()):
        if isinstance(item, Unread):
            found.append(item)
        elif isinstance(item, Article):
            reason = find_unread_reason(item)
            if reason is None:
                return ()
            found.append(Unread(uri=item.uri, reason=reason))
    return tuple(found)


def _add_each(
    ledger: Ledger,
    files: Sequence[str],
    published: str | None,
    outlet: str | None,
    *,
    allow_private: bool,
) -> Iterator[Added]:
    """Add what the inputs hold, and show how far it is."""
    from crosswire.fetching import Policy  # noqa: PLC0415 (keeps --help fast)

    options = source_options(published, outlet)
    stdin = sys.stdin.buffer if sys.stdin else None
    parts = ledger.add_inputs(
        files, options=options, policy=Policy(allow_private=allow_private), stdin=stdin
    )
    with show_progress(count_inputs(files), "reports") as progress:
        n_done = 0
        for part in parts:
            n_done += part.n_reports + part.n_known + len(part.unread)
            if progress:
                progress("adding", n_done, None)
            yield part


def count_inputs(files: Sequence[str]) -> int | None:
    """
    Count about how many reports the inputs hold, for the time left; None where it cannot be told.

    A file counts as one report, a file of JSON Lines as many as it has lines; what an archive
    holds is not told by its size.
    """
    total = 0
    for name in files:
        path = Path(name)
        if name == "-" or "://" in name:
            return None
        for file in _list_files(path):
            if file.name.lower().endswith(_ARCHIVES):
                return None
            total += _count_lines(file) if file.suffix.lower() in _LINES else 1
            if total > _MOST_FILES:
                return None
    return total


def _list_files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, _, names in os.walk(path):
        yield from (Path(folder, name) for name in names)


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 1


def _say_total(total: Added, place: str) -> str:
    """Say in one line what adding came to."""
    said = [f"{count(total.n_reports, 'report')} added to {place}"]
    if total.n_known:
        said.append(f"{total.n_known:,} already there")
    if total.n_replaced:
        said.append(f"{count(total.n_replaced, 'new version')} of reports")
    said.append(f"{count(len(total.stories), 'story', 'stories')} told")
    said.append(count(total.n_claims, "new claim"))
    if total.n_changed:
        said.append(f"{count(total.n_changed, 'verdict')} changed")
    if total.n_gone:
        said.append(f"{count(total.n_gone, 'claim')} gone")
    n_repeats = sum(item.is_repeat for item in total.unread)
    if n_repeats:
        said.append(f"{n_repeats:,} given twice")
    if len(total.unread) > n_repeats:
        said.append(f"{len(total.unread) - n_repeats:,} not read")
    return "; ".join(said)
