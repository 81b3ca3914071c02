"""The page of tables shows what a ledger of the present version has, column by column."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from crosswire.ledger.migrations import load_migrations
from crosswire.ledger.opening import open_database
from tests.conftest import REPOSITORY
from tests.ledger.server import Server, server

__all__ = ["server"]  # a fixture

PAGE = (REPOSITORY / "docs" / "ledger-schema.md").read_text()
PROMISES = (REPOSITORY / "docs" / "ledger.md").read_text()
Columns = dict[str, list[tuple[str, str]]]
TYPES = {"TEXT": "text", "INTEGER": "bigint", "REAL": "double precision", "BLOB": "bytea"}


def columns_of_page() -> Columns:
    """By table its columns and their types, in order."""
    found: Columns = {}
    for part in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]:
        name, text = part.split("\n", 1)
        found[name] = re.findall(r"^\| `(\w+)` \| ([A-Z]+) \| .+ \|$", text, re.MULTILINE)
    return found


def columns_of_file(path: Path) -> Columns:
    """The same of a ledger made by all migrations."""
    open_database(str(path), is_writing=True).close()
    connection = sqlite3.connect(path)
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'now_words_%'"
    ).fetchall()
    found = {
        name: [
            (column, kind or "TEXT")
            for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({name})")
        ]
        for (name,) in tables
    }
    connection.close()
    return found


def test_the_page_shows_every_column(tmp_path: Path) -> None:
    """Tables, columns, their order and types."""
    assert columns_of_page() == columns_of_file(tmp_path / "desk.db")


def test_every_table_says_what_it_promises() -> None:
    """A sentence between its name and its columns; those of record also on the page of promises."""
    for part in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]:
        assert re.match(r"\w+\n\n[A-Z].+\.\n\n\| column", part), part[:60]
    record = {name for name in columns_of_page() if not name.startswith(("now_", "keep_"))}
    assert record <= set(re.findall(r"`(\w+)`", PROMISES))


def test_the_page_is_of_the_present_version() -> None:
    assert f"of the present version ({len(load_migrations('sqlite'))})" in PAGE


def test_a_server_has_the_same_tables(server: Server) -> None:
    """By the names and types that the page gives."""
    name = server.make_database()
    open_database(server.address(name), is_writing=True).close()
    with server.connect(name) as connection:
        rows = connection.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
        ).fetchall()
    found: Columns = {}
    for table, column, kind in rows:
        found.setdefault(table, []).append((column, kind))
    assert found.pop("now_words") == [("claim", "bigint"), ("words", "tsvector")]
    due = columns_of_page()
    del due["now_words"]
    for table, columns in due.items():
        said = [(column, TYPES[kind]) for column, kind in columns]
        assert sorted(found.pop(table)) == sorted(said), table
    assert set(found) == {"crosswire_ledger"}  # of a file it stands in its head


@pytest.mark.parametrize("table", [t for t in columns_of_page() if t[:4] in {"now_", "keep"}])
def test_a_desk_may_change_what_is_no_record(table: str) -> None:
    """The rights that the page of PostgreSQL gives leave out none of the sums."""
    page = (REPOSITORY / "docs" / "ledger-postgres.md").read_text()
    (granted,) = re.findall(r"^GRANT UPDATE, DELETE ON (.*?) TO desk;", page, re.M | re.DOTALL)
    assert table in re.split(r",\s+", granted)
