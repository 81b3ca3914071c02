"""The flat tables as CSV files (RFC 4180), in a folder or a zip archive."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from crosswire.ledger.database import Database
from crosswire.ledger.exporting.flat import FlatCell, FlatTable
from crosswire.ledger.exporting.flat_typed import TABLES
from crosswire.ledger.exporting.tally import Tally

_MARK = "\ufeff"
"""Byte order mark, by which spreadsheet programs know UTF-8."""
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""How a cell begins that a spreadsheet program may take for a formula, wide forms too."""
_WIDEST_WHOLE = 1e15
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold, so that equal ledgers give equal archives."""


def write_csv_folder(database: Database, folder: Path, tally: Tally, today: str) -> None:
    """Write each table into a file of a folder."""
    for table in TABLES:
        with (folder / f"{table.name}.csv").open("wb") as file:
            _write_table(database, table, file, tally, today)


def write_csv_archive(database: Database, file: IO[bytes], tally: Tally, today: str) -> None:
    """Write each table into a file of a zip archive."""
    with zipfile.ZipFile(file, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES:
            entry = zipfile.ZipInfo(f"{table.name}.csv", date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as member:
                _write_table(database, table, member, tally, today)


def _write_table(
    database: Database, table: FlatTable, file: IO[bytes], tally: Tally, today: str
) -> None:
    with io.TextIOWrapper(
        file,
        encoding="utf-8",
        errors="backslashreplace",
        newline="",
        write_through=True,
    ) as stream:
        stream.write(_MARK)
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow([column.name for column in table.columns])
        writer.writerows(_rows_of(database, table, tally, today))


def _rows_of(database: Database, table: FlatTable, tally: Tally, today: str) -> Iterator[list[str]]:
    tally.begin(table.name)
    for row in table.rows(database, today):
        yield [write_cell(cell) for cell in row]
        tally.count(table.name)


def write_cell(cell: FlatCell) -> str:
    """
    Write a cell as a spreadsheet program reads it, and never as a formula.

    Lists are joined by "; ", what is not known is empty. A text that begins as a formula does,
    such as a headline "=HYPERLINK(...)" or a quote "- no", gets an apostrophe in front.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        is_whole = cell.is_integer() and abs(cell) < _WIDEST_WHOLE
        return str(int(cell)) if is_whole else repr(cell)
    if isinstance(cell, int):
        return str(cell)
    shown = "; ".join(cell) if isinstance(cell, tuple) else cell
    return f"'{shown}" if shown[:1] in _FORMULA else shown
