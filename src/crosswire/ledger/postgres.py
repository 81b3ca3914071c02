"""A ledger on a PostgreSQL server, for several desks at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from typing import Final

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow
from psycopg.types.numeric import Int8Dumper
from psycopg.types.string import StrDumper

from crosswire.ledger.binding import bind, bind_many, bind_row, restore_row
from crosswire.ledger.database import LedgerError, Row, Values
from crosswire.ledger.migrations import load_migrations
from crosswire.ledger.repairing import renew_sums
from crosswire.ledger.sealing import seal_batches
from crosswire.ledger.server_errors import WAIT, explain, explain_start, name_place
from crosswire.ledger.terms import write_query, write_vector

Connection = psycopg.Connection[TupleRow]

_AT_ONCE: Final = 1000
"""Rows that are fetched together."""
_LONGEST_PAUSE: Final = "10min"
"""How long a writer that says nothing any more keeps others waiting."""
_LOCK: Final = 0x43575244
"""Marks the lock of a ledger ("CWRD") among those of other programs."""


class PostgresDatabase:
    """
    A ledger in one schema of a PostgreSQL database.

    A commit is on the server's disk before it is acknowledged. One writer is at work at a time:
    the others wait for it. Readers see the last commit and are not held up by a writer.
    """

    def __init__(self, address: str, *, is_writing: bool = True) -> None:
        """
        Open a ledger, and make its tables where it is to be written and they are not there yet.

        Args:
            address: "postgresql://anna@newsroom/ledger", as libpq reads it: the password may stand
                in ~/.pgpass, and `?options=-csearch_path=foreign` names another schema.
            is_writing: Whether it may be changed; a ledger of an older version is then
                brought to the present one.

        Raises:
            LedgerError: The server or database is not there, it holds another program's tables or
                a ledger of a newer version, or the user may not open it.
        """
        self._place = name_place(address)
        self._is_writing = is_writing
        self._numbers = count(1)
        self._renewed_from: int | None = None
        self._has_old_sums = False
        self._connection = self._connect(address)
        with ExitStack() as stack, self._explained("opened"):
            stack.callback(self._connection.close)
            self._prepare()
            stack.pop_all()  # all went well: it stays open

    @property
    def place(self) -> str:
        """The address, without password."""
        return self._place

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
        text, cells = bind(statement, values)
        with self._explained("written"):
            self._connection.execute(text, cells)

    def execute_many(self, statement: str, rows: Iterable[Values]) -> None:
        """Run one statement for each row of values."""
        text, names = bind_many(statement)
        cells = [bind_row(names, row) for row in rows]
        if cells:  # else the server would be asked for nothing
            with self._explained("written"), self._connection.cursor() as cursor:
                cursor.executemany(text, cells)

    def rows(self, statement: str, values: Values | None = None) -> list[Row]:
        """Give all rows that a statement finds."""
        text, cells = bind(statement, values)
        with self._explained("read"):
            found = self._connection.execute(text, cells, binary=True).fetchall()
        return [restore_row(row) for row in found]

    def stream(self, statement: str, values: Values | None = None) -> Iterator[Row]:
        """Give the rows that a statement finds, a thousand at a time."""
        text, cells = bind(statement, values)
        is_outside = self._connection.info.transaction_status is TransactionStatus.IDLE
        cursor = psycopg.RawServerCursor(
            self._connection, f"stream_{next(self._numbers)}", withhold=is_outside
        )
        try:
            with self._explained("read"):
                cursor.execute(text, cells, binary=True)
            while True:
                with self._explained("read"):
                    found = cursor.fetchmany(_AT_ONCE)
                if not found:
                    return
                yield from (restore_row(row) for row in found)
        finally:
            with suppress(psycopg.Error):  # a connection that is lost has no cursor any more
                cursor.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one right to write; seal and commit durably at its end, undo all if it fails."""
        try:
            with self._explained("written"):
                self._connection.execute("BEGIN ISOLATION LEVEL READ COMMITTED")
                # Each statement after this one sees what the writer before committed.
                self._connection.execute(
                    b"SELECT pg_advisory_xact_lock($1::int, hashtext(current_schema()))", [_LOCK]
                )
            yield
            self._check_whole()
            seal_batches(self)
            self._commit()
        finally:
            self._undo()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Show one commit to all statements inside; where a transaction is open, just that."""
        if self._connection.info.transaction_status is not TransactionStatus.IDLE:
            yield
            return
        try:
            with self._explained("read"):
                self._connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        finally:
            self._undo()

    def search(self, words: str, limit: int) -> list[Row]:
        """Find claims by the words of their passages: number and rank, best first."""
        query = write_query(words)
        if not query:
            return []
        return self.rows(
            "SELECT claim, -ts_rank(words, asked, 1) AS rank"
            " FROM now_words, CAST(:query AS tsquery) AS asked WHERE words @@ asked"
            " ORDER BY rank, claim LIMIT :limit",
            {"query": query, "limit": limit},
        )

    def rows_matching(self, statement: str, words: str, values: Values | None = None) -> list[Row]:
        """Give the rows that a statement finds, `{matched}` in it the claims that have words."""
        query = write_query(words)
        if not query:
            return self.rows(statement.replace("{matched}", "NULL"), values)
        matched = "SELECT claim FROM now_words WHERE words @@ CAST(:query AS tsquery)"
        return self.rows(
            statement.replace("{matched}", matched), {**(values or {}), "query": query}
        )

    def index(self, rows: Iterable[tuple[int, str]]) -> None:
        """Set the text by which claims are found: number of the claim and its words."""
        self.execute_many(
            "INSERT INTO now_words (claim, words) VALUES (:claim, CAST(:words AS tsvector))"
            " ON CONFLICT (claim) DO UPDATE SET words = excluded.words",
            ({"claim": number, "words": write_vector(words)} for number, words in rows),
        )

    def unindex(self, numbers: Iterable[int]) -> None:
        """Take claims out of the full-text index."""
        self.execute_many(
            "DELETE FROM now_words WHERE claim = :claim", ({"claim": n} for n in numbers)
        )

    def indexed(self) -> Iterator[int]:
        """Give the number of each claim in the full-text index."""
        for (number,) in self.stream("SELECT claim FROM now_words"):
            yield int(number)

    def find_misindexed(self, texts: Mapping[int, str]) -> list[int]:
        """Find those of some claims in the index that are found by other words than theirs."""
        wrong = []
        for number, text in texts.items():
            found = self.rows(
                "SELECT words = CAST(:words AS tsvector) FROM now_words WHERE claim = :number",
                {"number": number, "words": write_vector(text)},
            )
            if found and not found[0][0]:
                wrong.append(number)
        return wrong

    def inspect(self) -> Iterator[str]:
        """Say which rows lead nowhere, and which guards are off; nothing where all is well."""
        try:
            for table, name in self.rows(
                "SELECT t.tgrelid::regclass::text, t.tgname FROM pg_trigger t"
                " JOIN pg_class c ON c.oid = t.tgrelid"
                " WHERE c.relnamespace = quote_ident(current_schema())::regnamespace"
                " AND t.tgenabled = 'D' ORDER BY 1, 2"
            ):
                yield f"{table}: the trigger {name} is switched off, so that rows can be changed"
            for (name,) in self.rows(
                "SELECT i.indexrelid::regclass::text FROM pg_index i"
                " JOIN pg_class c ON c.oid = i.indrelid"
                " WHERE c.relnamespace = quote_ident(current_schema())::regnamespace"
                " AND NOT i.indisvalid ORDER BY 1"
            ):
                yield f"the index {name} is not valid; REINDEX builds it again"
            yield from self._inspect_references()
        except LedgerError as error:
            yield str(error)

    def _inspect_references(self) -> Iterator[str]:
        for table, column, other, key in self.rows(
            "SELECT c.conrelid::regclass::text, quote_ident(a.attname),"
            " c.confrelid::regclass::text, quote_ident(b.attname) FROM pg_constraint c"
            " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]"
            " JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]"
            " WHERE c.connamespace = quote_ident(current_schema())::regnamespace"
            " AND c.contype = 'f' ORDER BY 1, 2"
        ):
            ((n_lost,),) = self.rows(
                f"SELECT count(*) FROM {table} t WHERE t.{column} IS NOT NULL"
                f" AND NOT EXISTS (SELECT 1 FROM {other} o WHERE o.{key} = t.{column})"
            )
            if n_lost:
                yield f"{table}, {n_lost} rows: {column} points to rows of {other} not there"

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def _connect(self, address: str) -> Connection:
        try:
            connection = psycopg.connect(
                address,
                autocommit=True,
                cursor_factory=psycopg.RawCursor,
                fallback_application_name="crosswire",
                client_encoding="UTF8",
            )
        except psycopg.Error as error:
            raise LedgerError(
                f"{self._place}: cannot be opened: {explain_start(error)}"
            ) from None  # its text may show more of the address
        connection.adapters.register_dumper(str, StrDumper)
        connection.adapters.register_dumper(int, Int8Dumper)
        return connection

    def _prepare(self) -> None:
        """Make sure that the schema holds a ledger of this version, and set how it is used."""
        settings = {
            "lock_timeout": f"{WAIT}s",
            "idle_in_transaction_session_timeout": _LONGEST_PAUSE,
            "default_transaction_read_only": "off" if self._is_writing else "on",
            "jit": "off",  # which takes longer than any statement of the ledger
        }
        for name, value in settings.items():
            self._connection.execute(b"SELECT set_config($1, $2, false)", [name, value])
        self._connection.execute(
            "SELECT set_config('synchronous_commit', 'on', false)"
            " WHERE current_setting('synchronous_commit') = 'off'"
        )
        self._check_database()
        found = self._read_version()
        newest = len(load_migrations("postgres"))
        if found is None and not self._is_writing:
            raise LedgerError(
                f"{self._place}: holds no ledger yet; `crosswire add FILE... --ledger "
                f"{self._place}` makes one"
            )
        if found is not None and found > newest:
            raise LedgerError(
                f"{self._place}: was written by a newer crosswire (ledger version {found}, this "
                f"one knows {newest}); install that version or use another database"
            )
        if found == newest:
            return
        if not self._is_writing:
            raise LedgerError(
                f"{self._place}: is of an older version ({found}, this crosswire writes {newest}); "
                "any writing command such as `crosswire check --repair` brings it up to date"
            )
        self._migrate()

    def _check_database(self) -> None:
        ((encoding, schema),) = self.rows(
            "SELECT current_setting('server_encoding'), current_schema()"
        )
        if encoding != "UTF8":
            raise LedgerError(
                f"{self._place}: is in {encoding}, which does not hold every letter; make a "
                "database with `createdb --encoding=UTF8 --template=template0`"
            )
        if schema is None:
            raise LedgerError(
                f"{self._place}: has no schema that this user may use; make one with CREATE SCHEMA"
                " or ask for the right to use it"
            )

    def _read_version(self) -> int | None:
        """Give the number of the last migration; None where the schema is empty."""
        tables = [
            name
            for (name,) in self.rows(
                "SELECT c.relname FROM pg_class c"
                " WHERE c.relnamespace = quote_ident(current_schema())::regnamespace"
                " AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
                " AND NOT EXISTS (SELECT 1 FROM pg_depend d"
                " WHERE d.objid = c.oid AND d.deptype = 'e')"
            )
        ]
        if "crosswire_ledger" in tables:
            ((version,),) = self.rows("SELECT version FROM crosswire_ledger")
            return int(version)
        if tables:
            raise LedgerError(
                f"{self._place}: holds the tables of another program ({min(tables)}, ...); choose "
                "another database, or another schema with ?options=-csearch_path=NAME"
            )
        return None

    def _migrate(self) -> None:
        """Run the migrations that the schema lacks, all or none."""
        with self.writing():
            done = self._read_version() or 0  # another desk may have been faster
            for number, script in enumerate(load_migrations("postgres"), start=1):
                if number > done:
                    self._connection.execute(script.encode())
                    self._connection.execute(b"UPDATE crosswire_ledger SET version = $1", [number])
            self._has_old_sums = not renew_sums(self, done)
        self._renewed_from = done or None

    def _check_whole(self) -> None:
        """Make sure that no statement failed: COMMIT would undo all without a word."""
        if self._connection.info.transaction_status is TransactionStatus.INERROR:
            raise LedgerError(
                f"{self._place}: cannot be written: a statement failed before; nothing of the "
                "last step was kept"
            )

    def _commit(self) -> None:
        self._check_whole()
        with self._explained("written"):
            self._connection.execute("COMMIT")

    def _undo(self) -> None:
        """Undo what is not committed; where the connection is lost, the server does."""
        status = self._connection.info.transaction_status
        if status in (TransactionStatus.INTRANS, TransactionStatus.INERROR):
            with suppress(psycopg.Error):
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _explained(self, done: str) -> Iterator[None]:
        """Turn what PostgreSQL raises into what a user can act on."""
        try:
            yield
        except psycopg.Error as error:
            raise LedgerError(f"{self._place}: cannot be {done}: {explain(error)}") from error
