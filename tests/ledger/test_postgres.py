"""A ledger on a PostgreSQL server: what can go wrong is one clear line, and nothing is lost."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import pytest

from crosswire.ledger.database import Database, LedgerError
from crosswire.ledger.ledger import Ledger, open_ledger
from crosswire.ledger.migrations import load_migrations
from crosswire.ledger.opening import open_database
from tests.conftest import REPOSITORY
from tests.ledger.helpers import go_back_to_nine, invent_articles
from tests.ledger.server import Server, server
from tests.ledger.test_databases import NOON, load_engine

__all__ = ["server"]  # a fixture

BATCH = (
    "INSERT INTO batch (id, recorded, action, tool, reader)"
    " VALUES (:id, '2026-11-01T12:00:00+00:00', 'add', '0', 'rules')"
)


@pytest.fixture
def name(server: Server) -> str:
    """An empty database."""
    return server.make_database()


def open_writer(server: Server, name: str) -> Database:
    """Open a ledger to write to it."""
    return open_database(server.address(name), is_writing=True)


def enter(database: Database, *numbers: int) -> None:
    """Enter batches."""
    with database.writing():
        database.execute_many(BATCH, ({"id": number} for number in numbers))


def count_batches(database: Database) -> int:
    """Count the batches."""
    ((n_rows,),) = database.rows("SELECT count(*) FROM batch")
    return int(n_rows)


def test_a_database_that_is_not_there_is_named(server: Server) -> None:
    with pytest.raises(LedgerError, match='database "nowhere" does not exist; make it with'):
        open_writer(server, "nowhere")


def test_a_user_who_is_not_there_is_named(server: Server, name: str) -> None:
    with pytest.raises(LedgerError, match='role "stranger" does not exist; make the user'):
        open_database(server.address(name, user="stranger"), is_writing=True)


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Neither the message nor what led to it shows the password."""
    address = f"postgresql://anna:swordfish@/ledger?host={tmp_path}&sslpassword=marlin"
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError, match="check the address, and that the server is up") as caught:
        open_database(address, is_writing=True)
    shown = repr(caught.value) + repr(caught.value.__cause__)
    assert f"postgresql://anna@/ledger?host={tmp_path}: cannot be opened" in shown
    assert "swordfish" not in shown and "marlin" not in shown


@pytest.mark.parametrize(
    "address",
    ["postgresql://anna:sword fish@host/x", "postgresql://a:swordfish@host/x?nothing=swordfish"],
)
def test_an_address_that_is_none_is_not_shown(address: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError, match="cannot be understood") as caught:
        open_database(address, is_writing=True)
    assert "fish" not in repr(caught.value)


def test_the_place_is_the_address_without_its_secrets(server: Server, name: str) -> None:
    address = server.address(name).replace("desk@", "desk:swordfish@") + "&connect_timeout=9"
    database = open_database(address, is_writing=True)
    database.close()
    assert database.place == server.address(name)


def test_nothing_is_made_by_reading(server: Server, name: str) -> None:
    with pytest.raises(LedgerError, match=r"holds no ledger yet; `crosswire add FILE... --ledger"):
        open_database(server.address(name), is_writing=False)
    with server.connect(name) as connection:
        assert connection.execute("SELECT to_regclass('batch')").fetchone() == (None,)


def test_a_reader_changes_nothing(server: Server, name: str) -> None:
    open_writer(server, name).close()
    reader = open_database(server.address(name), is_writing=False)
    with pytest.raises(LedgerError, match="open for reading only"):
        enter(reader, 1)
    assert count_batches(reader) == 0
    reader.close()


def test_a_newer_ledger_is_refused(server: Server, name: str) -> None:
    open_writer(server, name).close()
    with server.connect(name) as connection:
        connection.execute("UPDATE crosswire_ledger SET version = 999")
    with pytest.raises(LedgerError, match=r"newer crosswire \(ledger version 999"):
        open_writer(server, name)


def test_tables_of_another_program_are_left_alone(server: Server, name: str) -> None:
    """Another schema of the same database may hold the ledger."""
    with server.connect(name) as connection:
        connection.execute("CREATE TABLE payroll (id BIGINT)")
        connection.execute("CREATE SCHEMA foreign_desk")
    with pytest.raises(LedgerError, match=r"tables of another program \(payroll"):
        open_writer(server, name)
    address = server.address(name) + "&options=-csearch_path%3Dforeign_desk"
    database = open_database(address, is_writing=True)
    enter(database, 1)
    assert database.place == address.replace("%3D", "=")
    assert list(database.inspect()) == []
    database.close()


def test_a_database_that_holds_not_every_letter_is_refused(server: Server) -> None:
    name = server.make_database("ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(LedgerError, match="is in LATIN1, which does not hold every letter"):
        open_writer(server, name)


def test_rights_that_lack_are_said(server: Server, name: str) -> None:
    """A desk that may only read can read, and is told why it cannot write."""
    open_writer(server, name).close()
    with server.connect(name) as connection:
        connection.execute("DROP ROLE IF EXISTS reading_desk")
        connection.execute("CREATE ROLE reading_desk LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reading_desk")
    address = server.address(name, user="reading_desk")
    reader = open_database(address, is_writing=False)
    assert count_batches(reader) == 0
    reader.close()
    writer = open_database(address, is_writing=True)
    with pytest.raises(LedgerError, match="the user has no right to do that"):
        enter(writer, 1)
    writer.close()
    with pytest.raises(LedgerError, match="the user has no right to do that"):
        open_database(server.address("postgres", user="reading_desk"), is_writing=True)
    with server.connect(name) as connection:
        connection.execute("DROP OWNED BY reading_desk")
        connection.execute("DROP ROLE reading_desk")


def test_the_rights_that_the_page_grants_suffice(server: Server, name: str) -> None:
    """A desk adds, retracts and repairs; a guest asks; neither can do more."""
    open_writer(server, name).close()
    page = (REPOSITORY / "docs" / "ledger-postgres.md").read_text()
    [script] = re.findall(r"^```sql\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    with server.connect(name) as connection:
        connection.execute(script.replace("desk", "desks"))  # the tests' owner has that name
        connection.execute(
            "CREATE ROLE anna LOGIN IN ROLE desks; CREATE ROLE ben LOGIN IN ROLE guest"
        )
    anna = open_database(server.address(name, user="anna"), is_writing=True)
    ledger = Ledger(anna, engine=load_engine, clock=lambda: NOON)
    ledger.add(REPOSITORY / "examples" / "summit")
    (report, *_) = ledger.story(ledger.stories()[0].id).comparison.reports
    ledger.retract(report.id, why="withdrawn")
    assert ledger.repair().faults == ()
    with pytest.raises(LedgerError, match="the user has no right to do that"):
        anna.execute("DELETE FROM unread")
    ledger.close()
    ben = open_database(server.address(name, user="ben"), is_writing=False)
    assert list(ben.inspect()) == []
    assert ben.search("trade", 10)
    ben.close()


def test_a_writer_waits_for_another_one_and_then_gives_up(
    server: Server, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_writer(server, name)
    monkeypatch.setattr("crosswire.ledger.postgres.WAIT", 1)
    second = open_writer(server, name)
    with first.writing():
        first.execute(BATCH, {"id": 1})
        with pytest.raises(LedgerError, match="another program has been writing to it for"):
            enter(second, 2)
    enter(second, 2)
    assert count_batches(first) == 2
    first.close()
    second.close()


def test_a_writer_sees_what_the_one_before_it_committed(server: Server, name: str) -> None:
    """It waits for the right to write, and only then looks which number comes next."""
    first, second = open_writer(server, name), open_writer(server, name)
    found: list[int] = []

    def write() -> None:
        with second.writing():
            found.append(count_batches(second))

    with first.writing():
        waiting = threading.Thread(target=write)
        waiting.start()
        first.execute(BATCH, {"id": 1})
    waiting.join(timeout=60)
    assert found == [1]
    first.close()
    second.close()


def test_ledgers_in_two_schemas_do_not_wait_for_each_other(server: Server, name: str) -> None:
    with server.connect(name) as connection:
        connection.execute("CREATE SCHEMA other")
    address = server.address(name) + "&options=-csearch_path%3Dother"
    first, second = open_writer(server, name), open_database(address, is_writing=True)
    with first.writing():
        enter(second, 1)
    first.close()
    second.close()


def test_readers_see_the_last_commit_and_do_not_wait(server: Server, name: str) -> None:
    writer = open_writer(server, name)
    reader = open_database(server.address(name), is_writing=False)
    enter(writer, 1)
    with writer.writing():
        writer.execute(BATCH, {"id": 2})
        assert count_batches(reader) == 1
    assert count_batches(reader) == 2
    reader.close()
    writer.close()


def test_what_fails_is_undone_whole(server: Server, name: str) -> None:
    database = open_writer(server, name)
    with pytest.raises(ZeroDivisionError), database.writing():
        database.execute(BATCH, {"id": 1})
        raise ZeroDivisionError
    assert count_batches(database) == 0
    enter(database, 1)
    database.close()


def test_a_step_that_failed_in_silence_is_not_committed(server: Server, name: str) -> None:
    """PostgreSQL answers COMMIT by undoing all, without an error; the ledger says so."""
    database = open_writer(server, name)
    with pytest.raises(LedgerError, match="a statement failed before"), database.writing():
        database.execute(BATCH, {"id": 1})
        with pytest.raises(LedgerError, match="duplicate key"):
            database.execute(BATCH, {"id": 1})
    assert count_batches(database) == 0
    database.close()


def test_a_lost_connection_is_said(server: Server, name: str) -> None:
    database = open_writer(server, name)
    with server.connect("postgres") as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
    with pytest.raises(LedgerError, match="repeat the command when the server is up"):
        enter(database, 1)
    with pytest.raises(LedgerError, match="the connection to the server was lost"):
        list(database.stream("SELECT id FROM batch"))
    database.close()


def test_a_table_of_record_is_not_emptied(server: Server, name: str) -> None:
    """TRUNCATE, which SQLite does not know, is refused as well."""
    database = open_writer(server, name)
    with pytest.raises(LedgerError, match="the ledger only grows: unread"):
        database.execute("TRUNCATE unread")
    database.close()


def test_commits_are_durable_whatever_the_server_is_set_to(server: Server, name: str) -> None:
    with server.connect(name) as connection:
        connection.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
    database = open_writer(server, name)
    assert database.rows("SELECT current_setting('synchronous_commit')") == [("on",)]
    database.close()


def test_rows_stream_while_other_statements_run(server: Server, name: str) -> None:
    """Outside a step and inside one, more than are fetched at once, and left half read."""
    database = open_writer(server, name)
    enter(database, *range(1, 2502))
    wanted = "SELECT id FROM batch WHERE id > :id ORDER BY id"
    found = []
    for (number,) in database.stream(wanted, {"id": 1}):
        found += database.rows("SELECT id FROM batch WHERE id = :id", {"id": number})
    assert found == [(number,) for number in range(2, 2502)]
    half = database.stream(wanted, {"id": 0})
    assert next(half) == (1,)
    with database.writing():
        assert len(list(database.stream(wanted, {"id": 0}))) == 2501
        inside = database.stream(wanted, {"id": 0})
        assert next(inside) == (1,)
        database.execute(BATCH, {"id": 3000})
    assert next(half) == (2,)
    half.close()
    inside.close()
    enter(database, 3001)
    assert database.rows("SELECT 1 FROM pg_cursors WHERE name LIKE 'stream%'") == []
    database.close()


def test_inspecting_finds_what_was_tampered_with(server: Server, name: str) -> None:
    database = open_writer(server, name)
    enter(database, 1)
    assert list(database.inspect()) == []
    with server.connect(name) as connection:
        connection.execute("ALTER TABLE unread DISABLE TRIGGER unread_is_never_changed")
        connection.execute("SET session_replication_role = replica")
        connection.execute("INSERT INTO unread VALUES ('lost.txt', 'no such file', 77)")
    assert list(database.inspect()) == [
        "unread: the trigger unread_is_never_changed is switched off, so that rows can be changed",
        "unread, 1 rows: batch points to rows of batch not there",
    ]
    database.close()


def test_a_ledger_can_be_opened_twice_at_once_and_is_made_once(server: Server, name: str) -> None:
    """Of two desks that make it, one makes the tables and the other finds them."""
    opened: list[Any] = []
    desks = [
        threading.Thread(target=lambda: opened.append(open_writer(server, name))) for _ in range(4)
    ]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(timeout=60)
    assert [count_batches(database) for database in opened] == [0] * 4
    for database in opened:
        database.close()


@pytest.mark.parametrize("version", [3, 4])
def test_an_older_ledger_is_brought_up_to_date(server: Server, name: str, version: int) -> None:
    """Its sums are built again by the rules of this version; a reader is told what to run."""
    bound = "SELECT * FROM now_commitment ORDER BY claim"
    done = "SELECT * FROM now_deed ORDER BY claim, doer, place"
    database = open_writer(server, name)
    with Ledger(database, engine=load_engine, clock=lambda: NOON) as ledger:
        ledger.add(iter(invent_articles(3, n_stories=2)))
    with server.connect(name) as connection:
        rows, deeds = (connection.execute(one).fetchall() for one in (bound, done))
        assert deeds
        connection.execute("UPDATE now_claim SET n_origins = n_origins + 1")
        connection.execute("UPDATE now_story SET n_conflicts = n_conflicts + 7")
        connection.execute("DELETE FROM now_deed")
        go_back_to_nine(connection.execute)
        connection.execute("ALTER TABLE now_dyad_event DROP COLUMN stop, DROP COLUMN month")
        connection.execute("DROP TABLE keep_kinship")
        connection.execute(f"UPDATE crosswire_ledger SET version = {version}")
    with pytest.raises(LedgerError, match=f"is of an older version \\({version}"):
        open_database(server.address(name), is_writing=False)
    place = server.address(name)
    with open_ledger(place, engine=load_engine, clock=lambda: NOON, is_writing=True) as ledger:
        assert f"of an older version ({version})" in ledger.renewed
        assert ledger.check().faults == ()
    with server.connect(name) as connection:
        assert connection.execute(bound).fetchall() == rows
        assert connection.execute(done).fetchall() == deeds
        ((now,),) = connection.execute("SELECT version FROM crosswire_ledger").fetchall()
    assert now == len(load_migrations("postgres"))
