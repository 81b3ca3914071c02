"""The whole record as JSON Lines, from which `crosswire import` makes an equal ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from crosswire import __about__
from crosswire.ledger.database import Database
from crosswire.ledger.exporting.record import (
    FORMAT,
    RECORD,
    RECORD_VERSION,
    count_rows,
    stream_rows,
)
from crosswire.ledger.exporting.tally import Tally


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    The first line of an export.

    Attributes:
        format: Name of the format.
        ledger: Version of the ledger that it was taken from.
        tool: Version of crosswire that wrote it.
        rows: Number of rows by table.
    """

    format: str
    ledger: int
    tool: str
    rows: dict[str, int]


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row: the name of its table, and its cells by column; bytes are written in Base64."""

    table: str
    row: dict[str, str | int | None]


class End(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last line: how many rows there are, and the SHA-256 of all lines before it."""

    end: str
    rows: int
    sha256: str


def write_record(database: Database, tally: Tally) -> Iterator[bytes]:
    """
    Write the tables of record line by line, each after those that it leads to.

    The same ledger gives the same bytes: nothing in them tells when they were written.
    """
    counts = count_rows(database)
    digest = hashlib.sha256()
    head = Head(FORMAT, RECORD_VERSION, __about__.__version__, counts)
    for line in _lines_of(database, head, tally):
        digest.update(line)
        yield line
    yield _encode(End(FORMAT, sum(counts.values()), digest.hexdigest()))


def _lines_of(database: Database, head: Head, tally: Tally) -> Iterator[bytes]:
    yield _encode(head)
    for table in RECORD:
        n_all = head.rows[table.name]
        tally.begin(table.name, n_all)
        names = [column.name for column in table.columns]
        for cells in stream_rows(database, table):
            yield _encode({"table": table.name, "row": dict(zip(names, cells, strict=True))})
            tally.count(table.name, n_all)


def _encode(value: object) -> bytes:
    return msgspec.json.encode(value) + b"\n"
