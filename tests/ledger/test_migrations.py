"""The steps from the first form of a ledger to the present one."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from crosswire.ledger import open_ledger
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.database import LedgerError
from crosswire.ledger.migrations import load_migrations
from crosswire.ledger.opening import open_database
from crosswire.ledger.restoring import find_story
from crosswire.ledger.sqlite import APPLICATION, SqliteDatabase
from crosswire.story.stream import make_story_id
from tests.ledger.helpers import (
    NOON,
    Box,
    dump,
    go_back_to_nine,
    invent_articles,
    load_engine,
    make_article,
)
from tests.ledger.server import Server, server

__all__ = ["server"]  # a fixture

STORIES = invent_articles(3, n_stories=3)
DIGESTS = {
    "sqlite": (
        "8242492149b31c82875b413ca652f46501b850c856896ec451cf47c9631cc8a4",
        "c6f1d5b9ab74e0f6c78c09441fe846efdb5e92264f6b1f5f5bfc802e1212fb28",
        "4f01dd47c4858288faee10b5dfcf0486049d8de212941cdcf2d5a0f89d21b675",
        "05957b292e33a4fcf962be6ab4f2a440c4b9b967041989b50f5108cc7e6a34a2",
        "13dc7741caa499fe0cce8a6034b0800289d144ac05edf24f69702b131ac573fa",
        "155e67852cc83808daa2deb3b808a5c2a035e083699b8925594868cbda42cce6",
        "a5bd7d02cfad56552a41133b911919ccd17ee34555acf9835a06da4af77fbcce",
        "4dfe4078256e15bf21920e5b447321d990515e5ab6593f15877afd9dc89b7789",
        "2e600f158ddbdd54add494ef6280156788a7420af3410faa7a8385e8f88804e6",
        "fd332369781d02b71c9cf0ceec209c94e3bb0ff6cd044e8cc8b7135897342fbd",
    ),
    "postgres": (
        "690850c40f1de5cdbdcbce6e5fe90f6cae88e467c2d0d3704fe6e0eb85468dff",
        "891db5f6bfe7aafac8b7ab4e7524f06db4b0eb7ea2f42addb7e96a5cbf9d01a5",
        "e1db7457219c985e5ca4d55883dc669f7329b45f3481fb87a5904866ee8fa2dc",
        "05957b292e33a4fcf962be6ab4f2a440c4b9b967041989b50f5108cc7e6a34a2",
        "13dc7741caa499fe0cce8a6034b0800289d144ac05edf24f69702b131ac573fa",
        "155e67852cc83808daa2deb3b808a5c2a035e083699b8925594868cbda42cce6",
        "a5bd7d02cfad56552a41133b911919ccd17ee34555acf9835a06da4af77fbcce",
        "e1d427b46ffdb428f46045ad1696112e9c5725ca5c4d4b625ee9ed968859add5",
        "2e600f158ddbdd54add494ef6280156788a7420af3410faa7a8385e8f88804e6",
        "ca44ad972b0a7d7f938da5082081750a4d70609b2c2786b91f33a416882466ed",
    ),
}
NEW = {
    "now_report": {"begins"},
    "now_dyad_event": {"stop", "month"},
    "now_figure": {"verdict"},
    "now_claim_country": {"is_bound"},
}
"""Columns that a ledger of the first version lacks."""


def go_back(path: Path, first: Path) -> None:
    """Write a ledger of the first version with the rows of another one."""
    connection = sqlite3.connect(first)
    connection.executescript(load_migrations("sqlite")[0])
    connection.execute("ATTACH ? AS other", (str(path),))
    tables = connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'now_words%' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    for (table,) in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
        listed = ", ".join(columns)
        connection.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM other.{table}")
    connection.execute(
        "INSERT INTO now_words (rowid, words) SELECT rowid, words FROM other.now_words"
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


def go_back_to(connection: sqlite3.Connection, version: int) -> None:
    """Make a ledger one of a version from 3 to 6, which lack columns and a table, or of 9."""
    go_back_to_nine(connection.execute)
    if version < 7:
        connection.execute("DROP TABLE keep_kinship")
        for column in NEW["now_dyad_event"]:
            connection.execute(f"ALTER TABLE now_dyad_event DROP COLUMN {column}")
    connection.execute(f"PRAGMA user_version = {version}")


@pytest.fixture
def first(box: Box, tmp_path: Path) -> Path:
    """A ledger of the first version."""
    box.add(STORIES)
    path = tmp_path / "first.db"
    go_back(box.path, path)
    return path


@pytest.mark.parametrize("engine", DIGESTS)
def test_no_migration_is_changed(engine: str) -> None:
    """A ledger that was brought up to date once would lack what is changed afterwards."""
    found = [hashlib.sha256(one.encode()).hexdigest() for one in load_migrations(engine)]
    assert tuple(found) == DIGESTS[engine]


def test_an_older_ledger_is_brought_up_to_date(box: Box, first: Path) -> None:
    """It is then as one that was made by this version, and checks whole."""
    assert not NEW["now_report"] <= columns_of(first, "now_report")
    with pytest.raises(LedgerError, match="is of an older version"):
        SqliteDatabase(first, is_writing=False)
    database = SqliteDatabase(first)
    assert check_ledger(database).faults == ()
    for article in STORIES:
        assert find_story(database, make_story_id(article.id)) == f"s-{article.section}"
    database.close()
    assert columns_of(first, "now_report") == columns_of(box.path, "now_report")
    assert dump(first) == dump(box.path)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE now_story SET n_conflicts = n_conflicts + 7",
        "UPDATE now_claim SET n_origins = n_origins + 1",
        "INSERT OR REPLACE INTO now_commitment (claim, doer, due, day)"
        " SELECT claim, 'NOR', '2020-01-01', '2026-06-03' FROM now_claim",
    ],
)
def test_the_sums_of_an_older_ledger_are_built_by_the_rules_of_this_one(
    box: Box, first: Path, spoil: str
) -> None:
    """An older version counted otherwise, which a check would call a fault."""
    connection = sqlite3.connect(first)
    connection.execute(spoil)
    connection.commit()
    connection.close()
    database = SqliteDatabase(first)
    assert check_ledger(database).faults == ()
    database.close()
    assert dump(first) == dump(box.path)


def test_a_ledger_of_the_last_version_is_renewed_and_says_so(box: Box) -> None:
    """Its tables are the same; what was summed by older rules is built by those of this version."""
    box.add(STORIES)
    before = dump(box.path)
    box.close()
    connection = sqlite3.connect(box.path)
    connection.execute("UPDATE now_claim SET n_origins = n_origins + 1")
    go_back_to(connection, 4)
    connection.commit()
    connection.close()
    ledger = open_ledger(box.path, engine=load_engine, clock=lambda: NOON, is_writing=True)
    with ledger:
        assert "of an older version (4)" in ledger.renewed
        assert ledger.check().faults == ()
    assert dump(box.path) == before
    with open_ledger(box.path, engine=load_engine, clock=lambda: NOON, is_writing=True) as ledger:
        assert not ledger.renewed


@pytest.mark.parametrize("version", [3, 4, 5])
def test_an_older_ledger_with_a_damaged_record_opens_to_be_checked(box: Box, version: int) -> None:
    """Its sums cannot be built, and all of them stay; opening says so, and the check says where."""
    box.add([*STORIES, make_article("Norway expelled two diplomats of Chile.", section="deed")])
    box.close()
    connection = sqlite3.connect(box.path)
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'claim_version'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE claim_version SET value = 'x'")
    go_back_to(connection, version)
    connection.commit()
    counts = "SELECT (SELECT count(*) FROM now_claim), (SELECT count(*) FROM now_deed)"
    ((claims, deeds),) = connection.execute(counts).fetchall()
    connection.close()
    assert deeds
    with open_ledger(box.path, engine=load_engine, clock=lambda: NOON, is_writing=True) as ledger:
        assert "its record is damaged" in ledger.renewed
        assert "was built again" not in ledger.renewed
        assert ledger.check().faults
    connection = sqlite3.connect(box.path)
    assert connection.execute(counts).fetchall() == [(claims, deeds)]
    connection.close()


def columns_of(path: Path, table: str) -> set[str]:
    """List the columns of a table of a file."""
    connection = sqlite3.connect(path)
    found = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    connection.close()
    return found


def test_an_unknown_story_is_looked_up_and_not_searched_for(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many reports there are, an id that is none is refused at once."""
    box.add(STORIES)
    asked: list[str] = []
    rows = box.database.rows

    def listen(statement: str, values: object = None) -> list[tuple[object, ...]]:
        asked.append(statement)
        return rows(statement, values)  # type: ignore[arg-type]

    monkeypatch.setattr(box.database, "rows", listen)
    with pytest.raises(LedgerError, match="holds no story 's-0123456789ab'"):
        find_story(box.database, "s-0123456789ab")
    (statement,) = [one for one in asked if "now_report" in one]
    plan = rows(f"EXPLAIN QUERY PLAN {statement}", {"story": "s-0123456789ab"})
    assert "USING INDEX now_report_begins" in str(plan)


def test_what_a_report_would_begin_is_checked_and_mended(box: Box) -> None:
    """A wrong id there is a sum, which is built again from the record."""
    box.add(STORIES)
    box.database.execute("UPDATE now_report SET begins = 's-0' WHERE rowid = 1")
    (fault,) = check_ledger(box.database).faults
    assert fault.is_repairable
    assert "does not begin" in fault.what


def test_a_ledger_on_a_server_is_brought_up_to_date(server: Server) -> None:
    """The server makes the same ids as the program."""
    address = server.address(server.make_database())
    database = open_database(address, is_writing=True)
    with database.writing():
        database.execute("INSERT INTO batch VALUES (1, '', 'add', '0', 'rules')")
        database.execute(
            "INSERT INTO report VALUES (1, 'r-é1', 'a', NULL, NULL, NULL, '', '{}', '', NULL, 1)"
        )
        database.execute("INSERT INTO story VALUES ('s-1', 1)")
        database.execute("INSERT INTO story_report VALUES ('s-1', 'r-é1', 'first', 1)")
        database.execute("INSERT INTO now_report VALUES ('r-é1', 's-1', 'current', '')")
        database.execute("ALTER TABLE now_report DROP COLUMN begins")
        database.execute("ALTER TABLE now_commitment DROP COLUMN value, DROP COLUMN put_off")
        go_back_to_nine(database.execute)
        database.execute("ALTER TABLE now_dyad_event DROP COLUMN stop, DROP COLUMN month")
        database.execute("DROP TABLE keep_kinship")
        database.execute("UPDATE crosswire_ledger SET version = 1")
    database.close()
    with pytest.raises(LedgerError, match="older version"):
        open_database(address, is_writing=False)
    database = open_database(address, is_writing=True)
    assert database.rows("SELECT begins FROM now_report") == [(make_story_id("r-é1"),)]
    database.close()


def test_a_ledger_of_version_nine_has_its_new_columns_filled(box: Box) -> None:
    """Its sums are those of this version otherwise, and are not built again."""
    box.add(STORIES)
    before = dump(box.path)
    box.close()
    connection = sqlite3.connect(box.path)
    assert connection.execute("SELECT count(*) FROM now_figure WHERE verdict <> ''").fetchone()[0]
    go_back_to(connection, 9)
    connection.commit()
    connection.close()
    SqliteDatabase(box.path).close()
    assert dump(box.path) == before
