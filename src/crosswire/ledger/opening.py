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


def _open_postgres(address: str, is_writing: bool) -> Database:
    try:
        from crosswire.ledger.postgres import PostgresDatabase  # noqa: PLC0415 (it is an extra)
    except ImportError as error:
        raise LedgerError(
            "a ledger in PostgreSQL needs psycopg, which is not installed or does not load "
            f"({error}); install it with `pip install 'crosswire[postgres]'`"
        ) from error
    return PostgresDatabase(address, is_writing=is_writing)
