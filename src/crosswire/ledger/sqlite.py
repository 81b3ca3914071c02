"""A ledger in one file: SQLite with write-ahead logging and full-text search."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from crosswire.ledger.database import LedgerError, Row, Values
from crosswire.ledger.migrations import load_migrations
from crosswire.ledger.repairing import renew_sums
from crosswire.ledger.sealing import seal_batches
from crosswire.ledger.terms import split_terms
from crosswire.story.stream import make_story_id

APPLICATION: Final = 0x43575244
"""Marks a SQLite file as a ledger ("CWRD"), where other programs look for it."""

WAIT: Final = 30.0
"""Seconds for which a writer waits until another one is done."""
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_UNWRITABLE: Final = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
_PAUSE: Final = 0.05
"""Seconds between two attempts at what SQLite does not wait for itself."""
_CACHE: Final = 8_000
"""Kilobytes of the file that a connection holds in memory; the system holds more of it anyway."""
_MOST_RANKED: Final = 10_000
"""Claims that a search by words ranks first, the latest; the others stand behind them."""
_MOST_FAULTS: Final = 100
_LONGEST: Final = 160
"""Characters of an error of SQLite that are shown."""


class SqliteDatabase:
    """
    A ledger in a SQLite file.

    A commit is on disk before it is acknowledged (`synchronous = FULL`); readers see the last
    commit and are not held up by a writer.
    """

    def __init__(self, path: Path, *, is_writing: bool = True, wait: float = WAIT) -> None:
        """
        Open a ledger, and make it where it is to be written and not there yet.

        Args:
            path: The file.
            is_writing: Whether it may be changed; a ledger of an older version is then
                brought to the present one.
            wait: Seconds to wait until another writer is done.

        Raises:
            LedgerError: There is no such file, it is no ledger, it is a ledger of a newer
                version, or it cannot be opened.
        """
        self._path = path
        self._is_writing = is_writing
        self._wait = wait
        self._renewed_from: int | None = None
        self._has_old_sums = False
        self._check_path()
        with self._explained("opened"):
            self._connection = self._open()

    @property
    def place(self) -> str:
        """The file; bytes of its name that are no UTF-8 as their codes."""
        return str(self._path).encode("utf-8", "backslashreplace").decode()

    @property
    def renewed_from(self) -> int | None:
        """The version of which it was before it was brought up to date; None where it was not."""
        return self._renewed_from

    @property
    def has_old_sums(self) -> bool:
        """Whether its sums stayed those of the older version, since its record is damaged."""
        return self._has_old_sums

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
    def writing(self) -> Iterator[None]:
        """Hold the one right to write; seal and commit durably at its end, undo all if it fails."""
        with self._explained("written"):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            seal_batches(self)
            with self._explained("written"):
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:  # it failed, or was stopped
                with self._explained("written"):
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Show one commit to all statements inside; where a transaction is open, just that."""
        with self._explained("read"):
            is_inside = self._connection.in_transaction
        if is_inside:
            yield
            return
        with self._explained("read"):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                with self._explained("read"):
                    self._connection.execute("ROLLBACK")

    def search(self, words: str, limit: int) -> list[Row]:
        """
        Find claims by the words of their passages: number and rank, best first.

        To rank a row costs ten times what it costs to find it. Of words that more than 10,000
        claims have, the latest 10,000 are ranked, and the earlier ones stand behind them, ranked
        among themselves: "minister" is asked for the news, and nothing that fits is left out.
        """
        query = _write_query(words)
        if not query:
            return []
        floor = self._find_floor(query)
        ranked = "SELECT rowid, rank FROM now_words WHERE now_words MATCH :query"
        found = self.rows(
            f"{ranked} AND rowid >= :floor ORDER BY rank LIMIT :limit",
            {"query": query, "floor": floor, "limit": limit},
        )
        if floor and len(found) < limit:
            found += self.rows(
                f"{ranked} AND rowid < :floor ORDER BY rank LIMIT :limit",
                {"query": query, "floor": floor, "limit": limit - len(found)},
            )
        return found

    def _find_floor(self, query: str) -> int:
        """Find the earliest of the claims that are ranked first; 0 where all are."""
        rows = self.rows(
            "SELECT rowid FROM now_words WHERE now_words MATCH :query"
            " ORDER BY rowid DESC LIMIT 1 OFFSET :last",
            {"query": query, "last": _MOST_RANKED - 1},
        )
        return int(rows[0][0]) if rows else 0

    def rows_matching(self, statement: str, words: str, values: Values | None = None) -> list[Row]:
        """Give the rows that a statement finds, `{matched}` in it the claims that have words."""
        query = _write_query(words)
        if not query:
            return self.rows(statement.replace("{matched}", "NULL"), values)
        matched = "SELECT rowid FROM now_words WHERE now_words MATCH :query"
        return self.rows(
            statement.replace("{matched}", matched), {**(values or {}), "query": query}
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

    def indexed(self) -> Iterator[int]:
        """Give the number of each claim in the full-text index."""
        for (number,) in self.stream("SELECT rowid FROM now_words"):
            yield int(number)

    def find_misindexed(self, texts: Mapping[int, str]) -> list[int]:
        """Find those of some claims in the index that are found by other words than theirs."""
        wrong = []
        for number, text in texts.items():
            statement = "SELECT words FROM now_words WHERE rowid = :number"
            found = self.rows(statement, {"number": number})
            if found and found[0][0] != text:
                wrong.append(number)
        return wrong

    def inspect(self) -> Iterator[str]:
        """Say what is wrong with the file or the index, page by page; nothing where all is well."""
        try:
            for (said,) in self._connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})"):
                if said != "ok":
                    yield " ".join(str(said).split())
            for row in self._connection.execute("PRAGMA foreign_key_check"):
                yield f"{row[0]}, row {row[1]}: points to a row of {row[2]} that is not there"
        except sqlite3.DatabaseError as error:
            yield _shorten(error)
        except UnicodeDecodeError as error:
            yield _say_damage(error)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _check_path(self) -> None:
        if self._path.is_dir():
            raise LedgerError(f"{self.place}: is a folder; name a file for the ledger")
        if self._path.exists():
            if not self._path.is_file():
                raise LedgerError(f"{self.place}: is no regular file; name a file for the ledger")
            return
        if not self._is_writing:
            raise LedgerError(say_missing(self.place))
        if not self._path.parent.is_dir():
            raise LedgerError(
                f"{self.place}: there is no folder {self._path.parent}; make it first"
            )

    def _open(self) -> sqlite3.Connection:
        """Open the file; what lies in a folder that nobody may write is read as it stands."""
        if self._is_writing:
            return self._connect(str(self._path))
        address = self._path.absolute().as_uri() + "?mode=ro"
        try:
            return self._connect(address)
        except sqlite3.OperationalError as error:
            if _code_of(error) not in _UNWRITABLE or self._has_log():
                raise
            return self._connect(address + "&immutable=1")

    def _has_log(self) -> bool:
        """Tell whether commits may stand in a log beside the file, which has to be read too."""
        log = self._path.with_name(self._path.name + "-wal")
        return log.exists() and log.stat().st_size > 0

    def _connect(self, address: str) -> sqlite3.Connection:
        is_uri = not self._is_writing
        connection = sqlite3.connect(address, timeout=self._wait, isolation_level=None, uri=is_uri)
        with ExitStack() as stack:
            stack.callback(connection.close)
            self._prepare(connection)
            stack.pop_all()  # all went well: it stays open
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Make sure that the file is a ledger of this version, and set how it is used."""
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cell_size_check = ON")
        found = self._read_version(connection)
        newest = len(load_migrations("sqlite"))
        if found is None and not self._is_writing:
            raise LedgerError(f"{self.place}: holds no ledger yet")
        if found is not None and found > newest:
            raise LedgerError(
                f"{self.place}: was written by a newer crosswire (ledger version {found}, this "
                f"one knows {newest}); install that version or use another file"
            )
        if self._is_writing:
            self._log_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")
            if found != newest:
                self._migrate(connection)
        elif found != newest:
            raise LedgerError(
                f"{self.place}: is of an older version ({found}, this crosswire writes {newest}); "
                "any writing command such as `crosswire check --repair` brings it up to date"
            )
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")

    def _log_ahead(self, connection: sqlite3.Connection) -> None:
        """
        Switch to write-ahead logging, which SQLite refuses at once while another process does.

        Raises:
            sqlite3.OperationalError: It is still refused after the time a writer waits.
        """
        for _ in range(int(self._wait / _PAUSE)):
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF not in _BUSY:
                    raise
                time.sleep(_PAUSE)
            else:
                return
        connection.execute("PRAGMA journal_mode = WAL")

    def _read_version(self, connection: sqlite3.Connection) -> int | None:
        """Give the number of the last migration; None where the file is empty."""
        # The tables are counted first: another process may make the ledger in between.
        n_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if application == APPLICATION:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
        if n_tables:
            raise LedgerError(
                f"{self.place}: is a database of another program; choose another file"
            )
        return None

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Run the migrations that the file lacks, all or none."""
        connection.create_function("make_story_id", 1, make_story_id, deterministic=True)
        connection.execute("BEGIN IMMEDIATE")
        done = self._read_version(connection) or 0  # another process may have been faster
        for number, script in enumerate(load_migrations("sqlite"), start=1):
            if number > done:
                for statement in split_statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        self._connection = connection
        self._has_old_sums = not renew_sums(self, done)
        connection.execute("COMMIT")
        self._renewed_from = done or None

    @contextmanager
    def _explained(self, done: str) -> Iterator[None]:
        """Turn what SQLite raises into what a user can act on."""
        try:
            yield
        except sqlite3.Error as error:
            said = _explain(error, self._wait)
            raise LedgerError(f"{self.place}: cannot be {done}: {said}") from error
        except (UnicodeEncodeError, OverflowError) as error:
            raise LedgerError(
                f"{self.place}: cannot be {done}: a value is none that a file can hold ({error})"
            ) from error
        except UnicodeDecodeError as error:
            raise LedgerError(f"{self.place}: cannot be {done}: {_say_damage(error)}") from error


def say_missing(place: str) -> str:
    """Say that there is no ledger, and what makes one."""
    return f"{place}: no such ledger; `crosswire add FILE... --ledger {place}` makes one"


def _code_of(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _explain(error: sqlite3.Error, wait: float) -> str:
    code = _code_of(error)
    if isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
        return "it was closed; open it again"
    if code in _BUSY:
        return (
            f"another program has been writing to it for {wait:g} seconds; "
            "try again when that is done"
        )
    if code == sqlite3.SQLITE_FULL:
        return (
            "the disk is full; nothing of the last step was kept, what was acknowledged is; "
            "free some space and repeat the command"
        )
    if code == sqlite3.SQLITE_READONLY:
        return "the file or its folder is read-only; change that or use a copy"
    if code == sqlite3.SQLITE_IOERR:
        return (
            "the disk refuses it (full, over its quota or broken); nothing of the last step was "
            "kept, what was acknowledged is; mend that and repeat the command"
        )
    if code in _DAMAGED or "decode to UTF-8" in str(error):
        return _say_damage(error)
    if code == sqlite3.SQLITE_CANTOPEN:
        return "check the path, who may read it, and that its folder may be written"
    return _shorten(error)


def _say_damage(error: Exception) -> str:
    return (
        f"it is damaged or no ledger ({_shorten(error)}): write nothing to it; go on with a copy "
        "from before, a backup or `crosswire import` of an export into a new file"
    )


def _shorten(error: Exception) -> str:
    """Say an error in one line, since SQLite quotes what it could not read."""
    said = " ".join(str(error).split())
    printable = "".join(letter for letter in said if letter.isprintable())
    return printable if len(printable) <= _LONGEST else f"{printable[:_LONGEST]} ..."


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


def _write_query(words: str) -> str:
    """Write a query that finds what has all the words; "" where there is none."""
    return " ".join(f'"{term}"' for term in split_terms(words))
