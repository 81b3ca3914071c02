"""An exported record read into an empty ledger, all of it or nothing."""

from __future__ import annotations

import binascii
import hashlib
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from types import MappingProxyType
from typing import BinaryIO, Final, TypeVar

import msgspec

from crosswire.ledger.checking import check_ledger
from crosswire.ledger.coding import digest_bytes, digest_text, from_json, unpack
from crosswire.ledger.database import Cell, Database, LedgerError
from crosswire.ledger.exporting.record import (
    ENTRIES,
    FORMAT,
    RECORD,
    RECORD_VERSION,
    CellKind,
    RecordColumn,
    RecordTable,
    check_text,
)
from crosswire.ledger.exporting.tally import Progress, Tally
from crosswire.ledger.exporting.whole import End, Head, Line
from crosswire.ledger.repairing import build_sums
from crosswire.ledger.storing import list_members
from crosswire.ledger.transfers import Imported
from crosswire.story.stream import Entry
from crosswire.types import Article, Claim, Mention, Report

T = TypeVar("T")

_ROW: Final = re.compile(r"(batch|report|reading|mention|claim_version|claim) (\S+)")
_KEYS: Final = MappingProxyType({"batch": ("seal", "batch")})
"""Where the row stands that tells of a fault, if not in the table that the fault names."""
_LONGEST_LINE = 256 * 1024 * 1024
"""Bytes of a line that no report comes near."""
_LARGEST = 2**63 - 1


def import_record(
    database: Database, stream: BinaryIO, *, name: str, progress: Progress | None = None
) -> Imported:
    """
    Read an exported record into an empty ledger, and build its sums.

    All is one transaction: whatever is wrong with the file, and whenever the program is stopped,
    the ledger is as empty as before, and the command can be repeated. Each row is checked against
    its column as it is read, then the whole ledger as `crosswire check` does it.

    Args:
        database: Empty.
        stream: What `crosswire export --format jsonl` wrote.
        name: The file, as messages name it.
        progress: Told how far it is.

    Raises:
        LedgerError: The ledger is not empty, or the file is no export, cut off or changed.
    """
    tally = Tally(progress)
    with database.writing():
        _check_empty(database)
        _Importer(database, name, tally).read(stream)
        tally.begin("sums")
        _build_checked_sums(database, stream, name)
    rows = {table.name: tally.n_rows.get(table.name, 0) for table in RECORD}
    return Imported(n_rows=rows, n_left_out=tally.n_left_out)


def _check_empty(database: Database) -> None:
    for table in RECORD:
        if database.rows(f"SELECT 1 FROM {table.name} LIMIT 1"):
            raise LedgerError(
                f"{database.place}: holds something already; import into a ledger that is not "
                "there yet"
            )


def _build_checked_sums(database: Database, stream: BinaryIO, name: str) -> None:
    """
    Build the sums, and check the whole ledger.

    Raises:
        LedgerError: Rows contradict one another, which no single row shows.
    """
    try:
        build_sums(database)
        checked = check_ledger(database)
    except (LedgerError, LookupError, ValueError) as error:
        raise LedgerError(f"{name}: does not hold together ({error}); nothing was imported") from (
            error
        )
    if checked.n_faults:
        first = checked.faults[0]
        raise LedgerError(
            f"{name}{_say_line(stream, first.where)}: does not hold together "
            f"({checked.n_faults:,} faults, the first: {first.where}: {first.what}); nothing was "
            "imported"
        )


def _say_line(stream: BinaryIO, where: str) -> str:
    """Say on which line of an export the row stands that a fault names; "" where it names none."""
    named = _ROW.match(where)
    if named is None or not stream.seekable():
        return ""
    table, key = named.groups()
    table, column = _KEYS.get(table, (table, "id"))
    start = f'{{"table":"{table}",'.encode()
    stream.seek(0)
    for at, line in enumerate(stream, start=1):
        if line.startswith(start) and str(_decode(line, Line).row.get(column)) == key:
            return f", line {at:,}"
    return ""


class _Importer:
    """Reads the lines of one export, and knows at which it is."""

    def __init__(self, database: Database, name: str, tally: Tally) -> None:
        self._database = database
        self._name = name
        self._tally = tally
        self._at = 0
        self._tables = {table.name: table for table in RECORD}
        self._places = {table.name: at for at, table in enumerate(RECORD)}
        self._statements = {table.name: _insert_into(table) for table in RECORD}

    def read(self, stream: BinaryIO) -> None:
        """Read all lines."""
        lines = self._read_lines(stream)
        digest = hashlib.sha256()
        with self._explained():
            head = self._read_head(next(lines, b""))
            digest.update(self._line)
        last = 0
        for line in lines:
            with self._explained():
                if line.startswith(b'{"end"'):
                    self._check_end(_decode(line, End), digest.hexdigest(), head)
                    break
                digest.update(line)
                last = self._enter(_decode(line, Line), last, head.rows)
        else:
            raise self._fault("it ends in the middle; copy the whole file")
        for _ in lines:
            raise self._fault("something follows the end; take the file as it was written")

    def _read_lines(self, stream: BinaryIO) -> Iterator[bytes]:
        while line := stream.readline(_LONGEST_LINE + 1):
            self._at += 1
            if len(line) > _LONGEST_LINE:
                raise self._fault(
                    f"it has more than {_LONGEST_LINE // 1024**2} MB, no line of ours"
                )
            self._line = line
            yield line

    def _read_head(self, line: bytes) -> Head:
        if not line.startswith(b'{"format":"crosswire.ledger/'):
            raise LedgerError(
                "this is no exported ledger; `crosswire export --format jsonl` writes one"
            )
        head = _decode(line, Head)
        if head.format != FORMAT:
            raise LedgerError(
                f"the format is {head.format}, and this crosswire ({FORMAT}) does not know it; "
                "use the version that wrote it, or a newer one"
            )
        if head.ledger != RECORD_VERSION:
            raise LedgerError(
                f"it was taken from a ledger of version {head.ledger} by crosswire {head.tool}, "
                f"and this crosswire knows {RECORD_VERSION}; export it again with this one"
            )
        if unknown := sorted(head.rows.keys() - self._tables.keys()):
            raise LedgerError(f"it counts rows of a table that no ledger has: {unknown[0][:40]!r}")
        return head

    def _enter(self, line: Line, last: int, counts: Mapping[str, int]) -> int:
        """Enter one row; give the place of its table among all tables."""
        table = self._tables.get(line.table)
        if table is None:
            raise LedgerError(f"no ledger has a table {line.table[:40]!r}")
        place = self._places[table.name]
        if place < last:
            raise LedgerError(f"a row of {table.name} stands behind those of {RECORD[last].name}")
        values = _read_cells(table, line.row)
        _check_row(table.name, values)
        if table.name == "claim_version":
            self._check_members(values["members"])
        if table.name == ENTRIES and not _is_entry(values["value"]):
            self._tally.leave_out()
        else:
            self._insert(table.name, values)
        self._tally.count(table.name, counts.get(table.name))
        return place

    def _insert(self, table: str, values: Mapping[str, Cell]) -> None:
        try:
            self._database.execute(self._statements[table], values)
        except LedgerError as error:
            if "foreign key" not in str(error).lower():
                raise
            raise LedgerError(f"this row of {table} leads to a row that is not there") from error

    def _check_members(self, members: Cell) -> None:
        """Make sure that a version of a claim leads to mentions that were read before it."""
        for number, _ in list_members(members):
            if not self._database.rows("SELECT 1 FROM mention WHERE id = :id", {"id": number}):
                raise LedgerError(f"it leads to mention {number}, which is not there")

    def _check_end(self, end: End, digest: str, head: Head) -> None:
        found = {name: n_rows for name, n_rows in self._tally.n_rows.items() if n_rows}
        promised = {name: n_rows for name, n_rows in head.rows.items() if n_rows}
        if found != promised or end.rows != sum(found.values()):
            raise LedgerError("rows are missing or were added: the counts are not those promised")
        if end.sha256 != digest:
            raise LedgerError(
                "the lines before it are not those that were written (SHA-256); take the file as "
                "it was exported"
            )

    def _fault(self, reason: str) -> LedgerError:
        return LedgerError(f"{self._name}, line {self._at:,}: {reason}; nothing was imported")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say at which line of which file something is wrong."""
        try:
            yield
        except LedgerError as error:
            raise self._fault(str(error).removesuffix("; run `crosswire check`")) from error


def _insert_into(table: RecordTable) -> str:
    names = [column.name for column in table.columns]
    places = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({places})"


def _decode(line: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise LedgerError(f"it is no line of an export ({error})") from error


def _read_cells(table: RecordTable, row: Mapping[str, str | int | None]) -> dict[str, Cell]:
    """Take the cells of a row, each as its column says."""
    due = {column.name for column in table.columns}
    if unknown := sorted(row.keys() - due):
        raise LedgerError(f"{table.name} has no column {unknown[0][:40]!r}")
    if missing := sorted(due - row.keys()):
        raise LedgerError(f"the {missing[0]} of this row of {table.name} is missing")
    return {column.name: _read_cell(column, row[column.name]) for column in table.columns}


def _read_cell(column: RecordColumn, cell: str | int | None) -> Cell:
    if cell is None and column.is_optional:
        return None
    if column.kind is CellKind.NUMBER and isinstance(cell, int) and 0 <= cell <= _LARGEST:
        return cell
    if column.kind is CellKind.TEXT and isinstance(cell, str):
        check_text(column, cell)
        return cell
    if column.kind is CellKind.BYTES and isinstance(cell, str):
        try:
            return b64decode(cell, validate=True)
        except (binascii.Error, ValueError) as error:
            raise LedgerError(f"{column.name} is no Base64") from error
    raise LedgerError(f"{column.name} is no {column.kind.value}")


def _check_row(table: str, cells: Mapping[str, Cell]) -> None:
    """
    Make sure that the columns of a row say what its value says, and that digests hold.

    Raises:
        LedgerError: They do not.
    """
    if table == "batch":
        _check_time(str(cells["recorded"]))
    elif table == "report":
        article = from_json(cells["value"], Article)
        if digest_text(str(cells["text"])) != cells["digest"]:
            raise LedgerError("the text of the report is not the one entered (SHA-256)")
        names = ("id", "uri", "outlet", "title", "published")
        _compare(cells, {name: getattr(article, name) for name in names})
    elif table == "reading":
        packed = cells["value"]
        if not isinstance(packed, bytes) or digest_bytes(packed) != cells["digest"]:
            raise LedgerError("the reading is not the one entered (SHA-256)")
        _compare(cells, {"report": unpack(packed, Report).id})
    elif table == "mention":
        mention = from_json(cells["value"], Mention)
        speaker = mention.speaker.name if mention.speaker else None
        places = {"report": mention.report, "first": mention.start, "behind": mention.end}
        _compare(cells, {**places, "kind": mention.kind, "form": mention.form, "speaker": speaker})
    elif table == "claim_version":
        claim = from_json(cells["value"], Claim)
        _compare(cells, {name: getattr(claim, name) for name in ("kind", "verdict", "summary")})


def _check_time(recorded: str) -> None:
    try:
        datetime.fromisoformat(recorded)
    except ValueError as error:
        raise LedgerError(f"recorded is no time: {recorded[:40]!r}") from error


def _compare(cells: Mapping[str, Cell], said: Mapping[str, object]) -> None:
    for name, value in said.items():
        if cells[name] != value:
            raise LedgerError(f"its {name} is not the one that its value names")


def _is_entry(packed: Cell) -> bool:
    """Tell whether this version can group by what an open story was kept by."""
    try:
        unpack(packed, Entry)
    except LedgerError:
        return False
    return True
