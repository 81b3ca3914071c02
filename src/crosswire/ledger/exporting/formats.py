"""The formats of an export, and by what each knows a file of its own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from crosswire.errors import UsageError
from crosswire.ledger.exporting.annotations import CONTEXT
from crosswire.ledger.exporting.flat_typed import TABLES
from crosswire.ledger.exporting.names import NAMESPACE
from crosswire.ledger.exporting.plover import COLUMNS, VERSION

_HEAD = 65_536


class ExportFormat(StrEnum):
    """A format that a ledger can be exported in."""

    JSONL = "jsonl"  # the whole record, for `crosswire import`
    CSV = "csv"  # flat tables for spreadsheets
    PARQUET = "parquet"  # the same for data frames
    PLOVER = "plover"  # events as POLECAT publishes them
    PROV = "prov"  # provenance, PROV-JSON
    ANNOTATIONS = "annotations"  # mentions, W3C Web Annotation


def is_archive(out: Path) -> bool:
    """Tell whether a place is that of a zip archive."""
    return out.suffix.lower() == ".zip"


def is_folder_format(found: ExportFormat, out: Path) -> bool:
    """Tell whether an export is a folder of tables."""
    is_csv_folder = found is ExportFormat.CSV and not is_archive(out)
    return is_csv_folder or found is ExportFormat.PARQUET


def list_files(found: ExportFormat) -> frozenset[str]:
    """List the names of the files of a folder of tables."""
    return frozenset(f"{table.name}.{found.value}" for table in TABLES)


def check_file(found: ExportFormat, out: Path) -> None:
    """
    Make sure that an export may stand in a file: there is none, an empty one, or one of its own.

    Raises:
        UsageError: A folder or another file is there.
    """
    if out.is_dir():
        raise UsageError(f"{out}: is a folder; name a file")
    if out.is_file() and not _is_own(found, _read_head(out)):
        raise UsageError(
            f"{out}: is no {found.value} export of crosswire; choose another name, or say --force"
        )


def check_folder(found: ExportFormat, out: Path) -> None:
    """
    Make sure that tables may stand in a folder: there is none, an empty one, or one of theirs.

    Raises:
        UsageError: A file, or a folder with other files, is there.
    """
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: is a file; name a folder for the tables")
    foreign = (
        sorted(one.name for one in out.iterdir() if one.name not in list_files(found))
        if (out.is_dir())
        else []
    )
    if foreign:
        raise UsageError(
            f"{out}: holds other files ({foreign[0]}); choose another folder, or say --force to "
            "put the tables beside them"
        )


def _read_head(out: Path) -> bytes:
    try:
        with out.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise UsageError(
            f"{out}: cannot be read ({error.strerror}); choose another name"
        ) from error


def _is_own(found: ExportFormat, head: bytes) -> bool:
    """Tell by its first bytes whether an export in the same format wrote a file."""
    if not head:
        return True
    if found is ExportFormat.JSONL:
        return head.startswith(b'{"format":"crosswire.ledger/')
    if found is ExportFormat.PROV:
        return head.startswith(b'{"prefix":{"crosswire":')
    if found is ExportFormat.ANNOTATIONS:
        return head.startswith(f'{{"@context":"{CONTEXT}","id":"{NAMESPACE}'.encode())
    if found is ExportFormat.PLOVER:
        return _is_own_plover(head)
    return head.startswith(b"PK\x03\x04") and f"{TABLES[0].name}.csv".encode() in head[:100]


def _is_own_plover(head: bytes) -> bool:
    """Tell whether records are ours: those of POLECAT have the same columns."""
    columns, _, records = head.decode("utf-8", "replace").partition("\n")
    version = records.partition("\n")[0].rpartition("\t")[2]
    return columns.split("\t") == list(COLUMNS) and (not records or version.startswith(VERSION))
