"""`crosswire import`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from crosswire.cli.output import show_progress, warn
from crosswire.views.labels import count


@click.command("import", short_help="Make a ledger from an exported one.")
@click.argument("file", metavar="FILE", type=str)
@click.option("--ledger", metavar="FILE", required=True, help="The new ledger.")
def import_(*, file: str, ledger: str) -> int:
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
    source = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 (closed below)
    from crosswire.ledger import open_ledger  # noqa: PLC0415 (keeps --help fast)
    from crosswire.pipeline import Engine  # noqa: PLC0415 (keeps --help fast)

    with (
        source,
        show_progress() as progress,
        open_ledger(
            Path(ledger),
            engine=Engine.default,
            clock=lambda: datetime.now(UTC),
            is_writing=True,
        ) as opened,
    ):
        done = opened.import_(source, progress=progress)
    parts = (
        count(done.n_rows["report"], "report"),
        count(done.n_rows["mention"], "mention"),
        count(done.n_rows["claim"], "claim"),
    )
    warn(f"imported into {ledger}: {', '.join(parts)}")
    if done.n_left_out:
        warn(
            f"left out: what {count(done.n_left_out, 'report')} was grouped by, kept by another "
            "version; new reports do not join its story"
        )
    return 0
