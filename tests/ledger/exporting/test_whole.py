"""The record goes out line by line, as it was at one moment, and comes back equal."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from crosswire.ledger import Ledger
from crosswire.ledger.exporting.record import RECORD, CellKind
from crosswire.ledger.exporting.tally import Tally
from crosswire.ledger.exporting.whole import write_record
from crosswire.ledger.sqlite import SqliteDatabase
from crosswire.pipeline import Engine
from crosswire.types import Unread
from tests.ledger.exporting.conftest import open_at

NOT_KEPT = {"keep_meanings", "keep_kinship"}


def dump(ledger: Ledger) -> bytes:
    """Export the whole record."""
    out = io.BytesIO()
    ledger.export("jsonl", out)
    return out.getvalue()


def bring_back(exported: bytes, path: Path, engine: Engine) -> Ledger:
    """Import into a new ledger."""
    ledger = open_at(path, engine)
    ledger.import_(io.BytesIO(exported))
    return ledger


def tables_of(path: Path) -> list[str]:
    """Name the tables of a ledger, those of the full-text index apart."""
    opened = SqliteDatabase(path, is_writing=False)
    names = opened.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'now_words_%'"
        " AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    opened.close()
    return [name for (name,) in names]


def rows_of(path: Path, table: str) -> list[tuple[object, ...]]:
    """Give the rows of a table, sorted; of the index with the numbers of the claims."""
    opened = SqliteDatabase(path, is_writing=False)
    columns = "rowid, words" if table == "now_words" else "*"
    rows = opened.rows(f"SELECT {columns} FROM {table}")
    opened.close()
    return sorted(rows, key=repr)


def test_an_imported_ledger_equals_the_exported_one(
    filled: Path, ledger: Ledger, tmp_path: Path, engine: Engine
) -> None:
    """Every table of record is the same row for row, and so is every sum."""
    bring_back(dump(ledger), tmp_path / "copy.db", engine).close()
    tables = [name for name in tables_of(filled) if name not in NOT_KEPT]
    assert len(tables) > 25
    for table in tables:
        assert rows_of(tmp_path / "copy.db", table) == rows_of(filled, table), table


def test_exporting_again_gives_the_same_bytes(
    ledger: Ledger, tmp_path: Path, engine: Engine
) -> None:
    """Nothing in an export depends on when or where it was written."""
    exported = dump(ledger)
    with bring_back(exported, tmp_path / "copy.db", engine) as copy:
        assert dump(copy) == exported
        assert copy.check().n_faults == 0


def test_the_ledger_holds_every_kind_of_row(database: SqliteDatabase) -> None:
    """So that the tests above are about all tables but the one of fetches."""
    counts = {
        table.name: database.rows(f"SELECT count(*) FROM {table.name}")[0][0] for table in RECORD
    }
    assert {name for name, n_rows in counts.items() if not n_rows} <= {"fetched", "story_link"}


def test_the_record_is_that_of_the_schema(filled: Path) -> None:
    """A migration that adds a table or column fails here until exports have it."""
    opened = SqliteDatabase(filled, is_writing=False)
    declared = {table.name: table for table in RECORD}
    names = {name for name in tables_of(filled) if not name.startswith("now_")}
    assert names - NOT_KEPT == declared.keys()
    for name, table in declared.items():
        found = {
            column: (kind, not is_required and not is_key)
            for _, column, kind, is_required, _, is_key in opened.rows(f"PRAGMA table_info({name})")
        }
        kinds = {CellKind.NUMBER: "INTEGER", CellKind.TEXT: "TEXT", CellKind.BYTES: "BLOB"}
        due = {one.name: (kinds[one.kind], one.is_optional) for one in table.columns}
        assert due == found, name
    opened.close()


def test_the_lines_say_what_they_are(ledger: Ledger) -> None:
    """A head with the counts, a row a line with its table, an end with the digest."""
    head, *rows, end = [json.loads(line) for line in dump(ledger).splitlines()]
    assert head["format"] == "crosswire.ledger/1"
    assert sum(head["rows"].values()) == len(rows) == end["rows"]
    assert rows[0]["table"] == "batch"
    assert len(end["sha256"]) == 64


def test_an_export_is_of_one_moment(copy: Path, engine: Engine) -> None:
    """What another program commits while it is written is not in it."""
    reader = SqliteDatabase(copy, is_writing=False)
    with reader.reading():
        lines = write_record(reader, Tally())
        head = json.loads(next(lines))
        with open_at(copy, engine) as other:
            other.add([Unread(uri="late.pdf", reason="no text")])
        rows = [json.loads(line) for line in lines][:-1]
    assert sum(row["table"] == "batch" for row in rows) == head["rows"]["batch"]
    assert not any(row["row"].get("uri") == "late.pdf" for row in rows)
    reader.close()


def test_stories_go_on_in_the_imported_ledger(
    ledger: Ledger, tmp_path: Path, engine: Engine, examples: Path, today: date
) -> None:
    """A new report joins the story that it would have joined in the old one."""
    story = ledger.stories()[0]
    with bring_back(dump(ledger), tmp_path / "copy.db", engine) as copy:
        page = copy.story(story.id)
        last = page.comparison.reports[-1]
        text = last.text + "\n\nNobody else was there."
        article = type(last)(
            id="r-late",
            uri="late.txt",
            outlet="The Late Edition",
            published=last.published,
            published_basis=last.published_basis,
            language="en",
            text=text,
            paragraphs=last.paragraphs,
        )
        assert copy.add(article).stories == (story.id,)


@pytest.mark.parametrize("name", ["xml", "", "JSONL"])
def test_a_format_that_is_not_there_is_refused(ledger: Ledger, name: str) -> None:
    """The message names those that are."""
    with pytest.raises(Exception, match="choose among jsonl, csv"):
        ledger.export(name, io.BytesIO())
