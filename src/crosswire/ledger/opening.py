"""Which database a ledger is in, by the name that a user gives it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from crosswire.ledger.database import Database, LedgerError
from crosswire.ledger.sqlite import SqliteDatabase

_SCHEMES: Final = ("postgresql://", "postgres://")


def open_database(place: str, *, is_writing: bool) -> Database:
    """
    Open the database of a ledger: a file, or a database of a PostgreSQL server.

    Args:
        place: "desk.db", or "postgresql://anna@newsroom/ledger".
        is_writing: Whether it may be changed; a ledger that is not there yet is then made.

    Raises:
        LedgerError: It cannot be opened.
    """
    if place.startswith(_SCHEMES):
        return _open_postgres(place, is_writing)
    scheme, mark, _ = place.partition("://")
    if mark:
        raise LedgerError(
            f"{scheme}://...: no ledger can be kept there; name a file or a postgresql:// address"
        )
    return SqliteDatabase(Path(place), is_writing=is_writing)


def is_missing(place: str) -> bool:
    """Tell whether a place names a file that is not there: a ledger would be made in it."""
    return "://" not in place and bool(place.strip()) and not Path(place).exists()


def remove_empty(place: str) -> bool:
    """
    Remove a file that was made for a ledger into which no report came.

    Returns:
        Whether it was removed; a ledger that holds a report stays.
    """
    if "://" in place or is_missing(place):
        return False
    try:
        database = SqliteDatabase(Path(place), is_writing=False)
    except LedgerError:
        return False  # it is somebody else's to look at
    try:
        holds_report = bool(database.rows("SELECT 1 FROM report LIMIT 1"))
    finally:
        database.close()
    if not holds_report:
        for suffix in ("", "-wal", "-shm"):
            Path(place + suffix).unlink(missing_ok=True)
    return not holds_report


def _open_postgres(address: str, is_writing: bool) -> Database:
    try:
        from crosswire.ledger.postgres import PostgresDatabase  # noqa: PLC0415 (it is an extra)
    except ImportError as error:
        raise LedgerError(
            "a ledger in PostgreSQL needs psycopg, which is not installed or does not load "
            f"({error}); install it with `pip install 'crosswire[postgres]'`"
        ) from error
    return PostgresDatabase(address, is_writing=is_writing)
