"""`crosswire export`."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from crosswire.cli.ledgers import use_ledger, with_ledger
from crosswire.cli.output import show_progress, warn
from crosswire.views.labels import count

if TYPE_CHECKING:
    from crosswire.ledger.transfers import Exported

FORMATS = ("jsonl", "csv", "parquet", "plover", "prov", "annotations")
_FOLDERS = ("csv", "parquet")


@click.command(short_help="Write what a ledger holds in a format that others read.")
@click.argument("out", metavar="[OUT]", default="-", type=str)
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    required=True,
    help="jsonl: the whole record, for `crosswire import`; csv, parquet: flat tables; plover: "
    "events as POLECAT has them; prov: PROV-JSON; annotations: W3C Web Annotation.",
)
@click.option("--force", "is_forced", is_flag=True, help="Replace a file that is no export.")
@with_ledger
def export(*, out: str, kind: str, is_forced: bool, place: str) -> int:
    """
    Write what a ledger holds in a format that others read.

    OUT is a file; for csv a folder, or a zip archive where it ends in .zip; for parquet a folder.
    Without it, or as -, lines go to standard output. It is written whole or not at all.

    \b
    Examples:
      crosswire export --format jsonl --ledger desk.db desk.jsonl
      crosswire export --format csv --ledger desk.db tables/
      crosswire export --format plover --ledger desk.db | gzip > events.tsv.gz
    """
    if out in ("", "-") and (out == "" or kind in _FOLDERS):
        raise click.UsageError(f"OUT: name a place to write {kind} to")
    is_piped = out == "-"
    shown = nullcontext(None) if is_piped and sys.stdout.isatty() else show_progress()
    with shown as progress, use_ledger(place) as ledger:
        sys.stdout.flush()
        target = sys.stdout.buffer if is_piped else out
        done = ledger.export(kind, target, is_forced=is_forced, progress=progress)
        sys.stdout.flush()
    _say(done, None if is_piped else out)
    return 0


def _say(done: Exported, out: str | None) -> None:
    """Say on standard error what was written, and what the format has no place for."""
    if out is not None:
        warn(f"wrote {out}: {_say_rows(done)}")
    if done.n_left_out:
        warn(
            f"left out: {count(done.n_left_out, 'event')} that PLOVER does not record (not done, "
            "or of no type)"
        )


def _say_rows(done: Exported) -> str:
    total = sum(done.n_rows.values())
    if done.format == "jsonl":
        return f"the whole record, {count(total, 'row')}"
    if done.format == "prov":
        return count(total, "statement")
    return ", ".join(
        count(n_rows, "story" if name == "stories" else name.removesuffix("s"), name)
        for name, n_rows in done.n_rows.items()
    )
