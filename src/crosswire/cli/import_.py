"""`crosswire import`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from crosswire.cli.ledgers import use_ledger, with_ledger
from crosswire.cli.output import show_progress, warn
from crosswire.views.labels import count


@click.command("import", short_help="Make a ledger from an exported one.")
@click.argument("file", metavar="FILE", type=str)
@with_ledger
def import_(*, file: str, place: str) -> int:
    """
    Make a ledger from what `crosswire export --format jsonl` wrote; it equals the one exported.

    FILE is the export, or - for standard input. All of it is read or nothing: after an error or
    an interrupt the command can be repeated.

    \b
    Example:
      crosswire import desk.jsonl --ledger copy.db
    """
    if file == "":
        raise click.UsageError("FILE is an empty name")
    if file != "-":
        Path(file).open("rb").close()  # before a ledger is made for what cannot be read
    with show_progress() as progress, use_ledger(place, is_writing=True, makes=True) as ledger:
        source = sys.stdin.buffer if file == "-" else file
        done = ledger.import_(source, progress=progress)
    parts = (
        count(done.n_rows["report"], "report"),
        count(done.n_rows["mention"], "mention"),
        count(done.n_rows["claim"], "claim"),
    )
    warn(f"imported into {place}: {', '.join(parts)}")
    if done.n_left_out:
        warn(
            f"left out: what {count(done.n_left_out, 'report')} was grouped by, kept by another "
            "version; new reports do not join its story"
        )
    return 0
