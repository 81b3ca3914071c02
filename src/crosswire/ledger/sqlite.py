"""A ledger in one file: SQLite with write-ahead logging and full-text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from crosswire.ledger.database import LedgerError, Row, Values
from crosswire.ledger.migrations import load_migrations
from crosswire.ledger.terms import split_terms

APPLICATION: Final = 0x43575244
"""Marks a SQLite file as a ledger ("CWRD"), where other programs look for it."""

_WAIT: Final = 30.0
"""Seconds for which a writer waits until another one is done."""
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_MOST_FAULTS: Final = 100


class SqliteDatabase:
    """
    A ledger in a SQLite file.

    A commit is on disk before it is acknowledged (`synchronous = FULL`); readers see the last
    commit and are not held up by a writer.
    """

    def __init__(self, path: Path, *, is_writing: bool = True) -> None:
        """
        Open a ledger, and make it where it is to be written and not there yet.

        Args:
            path: The file.
            is_writing: Whether it may be changed; a ledger of an older version is then
                brought to the present one.

        Raises:
            LedgerError: There is no such file, it is no ledger, it is a ledger of a newer
                version, or it cannot be opened.
        """
        self._path = path
        self._is_writing = is_writing
        self._check_path()
        with self._explained("opened"):
            self._connection = self._connect()
            with ExitStack() as stack:
                stack.callback(self._connection.close)
                self._prepare()
                stack.pop_all()  # all went well: it stays open

    @property
    def place(self) -> str:
        """The file."""
        return str(self._path)

    def execute(self, statement: str, values: Values | None = None) -> None:
        """Run one statement."""
        with self._explained("written"):
            self._connection.execute(statement, values or {})

    def execute_many(self, statement: str, rows: Iterable[Values]) -> None:
        """Run one statement for each row of values."""
        with self._explained("written"):
            self._connection.executemany(statement, rows)

    def rows(self, statement: str, values: Values | None = None) -> list[Row]:
        """Give all rows that a statement finds."""
        with self._explained("read"):
            return self._connection.execute(statement, values or {}).fetchall()

    def stream(self, statement: str, values: Values | None = None) -> Iterator[Row]:
        """Give the rows that a statement finds, a thousand at a time."""
        with self._explained("read"):
            cursor = self._connection.execute(statement, values or {})
        while True:
            with self._explained("read"):
                found = cursor.fetchmany(1000)
            if not found:
                return
            yield from found

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold one view of the ledger: what others commit in the meantime is not seen."""
        with self._explained("read"):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one right to write; commit durably at its end, undo all if it fails."""
        with self._explained("written"):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._explained("written"):
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:  # it failed, or was stopped
                self._connection.execute("ROLLBACK")

    def search(self, words: str, limit: int) -> list[Row]:
        """Find claims by the words of their passages: number and rank, best first."""
        terms = split_terms(words)
        if not terms:
            return []
        query = " ".join(f'"{term}"' for term in terms)
        return self.rows(
            "SELECT rowid, rank FROM now_words WHERE now_words MATCH :query"
            " ORDER BY rank LIMIT :limit",
            {"query": query, "limit": limit},
        )

    def index(self, rows: Iterable[tuple[int, str]]) -> None:
        """Set the text by which claims are found: number of the claim and its words."""
        self.execute_many(
            "INSERT OR REPLACE INTO now_words (rowid, words) VALUES (:number, :words)",
            ({"number": number, "words": words} for number, words in rows),
        )

    def unindex(self, numbers: Iterable[int]) -> None:
        """Take claims out of the full-text index."""
        self.execute_many(
            "DELETE FROM now_words WHERE rowid = :number", ({"number": n} for n in numbers)
        )

    def inspect(self) -> Iterator[str]:
        """Say what is wrong with the file or the index, page by page; nothing where all is well."""
        try:
            for (said,) in self._connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})"):
                if said != "ok":
                    yield str(said)
            for row in self._connection.execute("PRAGMA foreign_key_check"):
                yield f"{row[0]}, row {row[1]}: points to a row of {row[2]} that is not there"
        except sqlite3.DatabaseError as error:
            yield str(error)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _check_path(self) -> None:
        if self._path.is_dir():
            raise LedgerError(f"{self._path}: is a folder; name a file for the ledger")
        if self._path.exists():
            if not self._path.is_file():
                raise LedgerError(f"{self._path}: is no regular file; name a file for the ledger")
            return
        if not self._is_writing:
            raise LedgerError(
                f"{self._path}: no such ledger; `crosswire add FILE... --ledger {self._path}` "
                "makes one"
            )
        if not self._path.parent.is_dir():
            raise LedgerError(
                f"{self._path}: there is no folder {self._path.parent}; make it first"
            )

    def _connect(self) -> sqlite3.Connection:
        if self._is_writing:
            return sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None)
        address = self._path.absolute().as_uri() + "?mode=ro"
        return sqlite3.connect(address, timeout=_WAIT, isolation_level=None, uri=True)

    def _prepare(self) -> None:
        """Make sure that the file is a ledger of this version, and set how it is used."""
        connection = self._connection
        connection.execute("PRAGMA foreign_keys = ON")
        found = self._read_version()
        newest = len(load_migrations("sqlite"))
        if found is None and not self._is_writing:
            raise LedgerError(f"{self._path}: holds no ledger yet")
        if found is not None and found > newest:
            raise LedgerError(
                f"{self._path}: was written by a newer crosswire (ledger version {found}, this "
                f"one knows {newest}); install that version or use another file"
            )
        if self._is_writing:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            if found != newest:
                self._migrate()
        elif found != newest:
            raise LedgerError(
                f"{self._path}: is of an older version ({found}, this crosswire writes {newest}); "
                "any writing command such as `crosswire check --repair` brings it up to date"
            )
        connection.execute("PRAGMA cache_size = -32000")

    def _read_version(self) -> int | None:
        """Give the number of the last migration; None where the file is empty."""
        application = self._connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if application == APPLICATION:
            return version
        if self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise LedgerError(
                f"{self._path}: is a database of another program; choose another file"
            )
        return None

    def _migrate(self) -> None:
        """Run the migrations that the file lacks, all or none."""
        with self.writing():
            done = self._read_version() or 0  # another process may have been faster
            for number, script in enumerate(load_migrations("sqlite"), start=1):
                if number > done:
                    for statement in split_statements(script):
                        self._connection.execute(statement)
                    self._connection.execute(f"PRAGMA user_version = {number}")
            self._connection.execute(f"PRAGMA application_id = {APPLICATION}")

    @contextmanager
    def _explained(self, done: str) -> Iterator[None]:
        """Turn what SQLite raises into what a user can act on."""
        try:
            yield
        except sqlite3.Error as error:
            raise LedgerError(f"{self._path}: cannot be {done}: {_explain(error)}") from error


def _explain(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return (
            f"another program has been writing to it for {_WAIT:.0f} seconds; "
            "try again when that is done"
        )
    if code == sqlite3.SQLITE_FULL:
        return (
            "the disk is full; nothing of the last step was kept, what was acknowledged is; "
            "free some space and repeat the command"
        )
    if code == sqlite3.SQLITE_READONLY:
        return "the file or its folder is read-only; change that or use a copy"
    if code in _DAMAGED:
        return (
            f"it is damaged or no ledger ({error}); `crosswire check` says how much, and a copy "
            "can be brought back with `crosswire import`"
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return "it cannot be opened; check the path and who may read it"
    return str(error)


def split_statements(script: str) -> Iterator[str]:
    """Split a script into its statements; those of a trigger stay together."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
    if statement.strip() and not statement.lstrip().startswith("--"):
        raise LedgerError(f"a migration ends in the middle of a statement: {statement[:80]!r}")
