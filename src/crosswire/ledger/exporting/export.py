"""Exporting a ledger: whole or not at all, and never over what is not an export."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO

from crosswire.errors import UsageError
from crosswire.ledger.database import Database, LedgerError
from crosswire.ledger.exporting.annotations import write_annotations
from crosswire.ledger.exporting.formats import (
    ExportFormat,
    check_file,
    check_folder,
    is_folder_format,
)
from crosswire.ledger.exporting.parquet import write_parquet_folder
from crosswire.ledger.exporting.plover import write_plover
from crosswire.ledger.exporting.provenance import write_provenance
from crosswire.ledger.exporting.spreadsheets import write_csv_archive, write_csv_folder
from crosswire.ledger.exporting.tally import Progress, Tally
from crosswire.ledger.exporting.whole import write_record
from crosswire.ledger.transfers import Exported
from crosswire.writing import read_mask, replace_file

_LINES: Mapping[ExportFormat, Callable[[Database, Tally], Iterator[bytes]]] = MappingProxyType(
    {
        ExportFormat.JSONL: write_record,
        ExportFormat.PLOVER: write_plover,
        ExportFormat.PROV: write_provenance,
        ExportFormat.ANNOTATIONS: write_annotations,
    }
)

_OF_LEDGER = ("", "-wal", "-shm", "-journal")
"""Endings of the files that a ledger consists of."""


def export_ledger(
    database: Database,
    found: ExportFormat,
    out: Path | IO[bytes],
    *,
    today: str,
    is_forced: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """
    Write what a ledger holds in a format, as it is at this moment.

    Args:
        database: Open; others may write to it in the meantime.
        found: The format.
        out: A file or folder, or for formats of lines a stream.
        today: The day against which commitments are overdue.
        is_forced: Replace also what is no export.
        progress: Told how far it is.

    Raises:
        UsageError: The place holds something else, or the format cannot go there.
        LedgerError: The ledger cannot be read, or the disk is full; what stood there before is
            as it was.
    """
    tally = Tally(progress)
    with database.reading():
        if not isinstance(out, Path):
            _write_stream(database, found, out, tally)
        elif is_folder_format(found, out):
            _write_folder(database, found, out, tally, today=today, is_forced=is_forced)
        else:
            _write_file(database, found, out, tally, today=today, is_forced=is_forced)
    return Exported(format=found.value, n_rows=tally.n_rows, n_left_out=tally.n_left_out)


def _write_stream(database: Database, found: ExportFormat, out: IO[bytes], tally: Tally) -> None:
    if found not in _LINES:
        raise UsageError(f"{found.value} is no format of lines; name a folder to write it to")
    for line in _LINES[found](database, tally):
        out.write(line)


def _write_file(
    database: Database,
    found: ExportFormat,
    out: Path,
    tally: Tally,
    *,
    today: str,
    is_forced: bool,
) -> None:
    _check_place(out, database)
    if not is_forced:
        check_file(found, out)
    with _explained(out), replace_file(out) as file:
        if found in _LINES:
            for line in _LINES[found](database, tally):
                file.write(line)
        else:
            write_csv_archive(database, file, tally, today)


def _write_folder(
    database: Database,
    found: ExportFormat,
    out: Path,
    tally: Tally,
    *,
    today: str,
    is_forced: bool,
) -> None:
    """Write tables beside their place, and put them there when all are complete."""
    _check_place(out, database)
    if not is_forced:
        check_folder(found, out)
    write = write_csv_folder if found is ExportFormat.CSV else write_parquet_folder
    with _explained(out):
        made = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name[:40]}."))
        try:
            write(database, made, tally, today)
            made.chmod(0o777 & ~read_mask())
            _put_folder(made, out)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def _put_folder(made: Path, out: Path) -> None:
    """Put finished tables in their place; other files that stand there are kept."""
    if not out.exists():
        made.rename(out)
        return
    ours = {file.name for file in made.iterdir()}
    if out.is_symlink() or {file.name for file in out.iterdir()} - ours:
        for name in sorted(ours):
            (made / name).replace(out / name)
        return
    before = made.with_name(f"{made.name}.before")
    out.rename(before)
    try:
        made.rename(out)
    except OSError:
        before.rename(out)
        raise
    shutil.rmtree(before, ignore_errors=True)


def _check_place(out: Path, database: Database) -> None:
    """Make sure that a place can be written to, and is not the ledger itself."""
    if out.absolute().as_posix() in {
        Path(database.place + ending).absolute().as_posix() for ending in _OF_LEDGER
    } or (out.exists() and Path(database.place).exists() and out.samefile(database.place)):
        raise UsageError(f"{out}: is the ledger itself; choose another name")
    if not out.parent.is_dir():
        raise UsageError(f"{out}: there is no folder {out.parent}; make it first")
    place = out if out.is_dir() else out.parent
    if not os.access(place, os.W_OK):
        raise UsageError(f"{out}: cannot be written to; choose another place")


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    """Say what could not be written, and that nothing was changed."""
    try:
        yield
    except OSError as error:
        raise LedgerError(
            f"{out}: cannot be written: {error.strerror or error}; nothing was changed there"
        ) from error
