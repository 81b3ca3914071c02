"""What is damaged is found; sums are mended from the record, and the record is left alone."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from crosswire.errors import CrosswireError
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.database import Database, LedgerError
from crosswire.ledger.dyads import load_commitments, load_dyad
from crosswire.ledger.figures import load_figures
from crosswire.ledger.queries import ClaimFilter, StoryFilter, list_claims, list_stories
from crosswire.ledger.repairing import repair_sums
from crosswire.ledger.restoring import load_history, restore_story, trace_claim
from crosswire.ledger.sqlite import SqliteDatabase
from tests.ledger.helpers import Box, dump, invent_articles

STORY = invent_articles(17, n_stories=2, n_each=3)
RECORD = [
    *("batch", "report", "retraction", "reading", "mention", "story", "story_report"),
    *("story_link", "story_version", "claim", "claim_version", "claim_link", "judgement"),
    *("unread", "fetched", "seal"),
]
TODAY = "2026-11-01"


@pytest.fixture
def full(box: Box) -> Box:
    """A ledger with two stories, one report of which was retracted."""
    box.add(STORY)
    box.editor.retract(STORY[0].id, "")
    return box


def plant(path: Path, *statements: str) -> None:
    """Change a ledger behind its back."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in triggers.fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert connection.execute(statement).rowcount > 0, statement
    connection.commit()
    connection.close()


@pytest.mark.parametrize("table", RECORD)
def test_the_record_refuses_to_change(full: Box, table: str) -> None:
    """No row of the record can be changed or removed, whoever tries."""
    triggers = {
        name
        for (name,) in full.database.rows(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table",
            {"table": table},
        )
    }
    assert triggers == {f"{table}_is_never_changed", f"{table}_is_never_removed"}
    if full.database.rows(f"SELECT 1 FROM {table} LIMIT 1"):
        ((column, *_),) = full.database.rows(
            "SELECT name FROM pragma_table_info(:table) LIMIT 1", {"table": table}
        )
        for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
            with pytest.raises(LedgerError, match=f"only grows: {table}"):
                full.database.execute(statement)


def test_a_whole_ledger_checks(full: Box) -> None:
    """What was entered in the ordinary way has no fault, and is counted."""
    checked = check_ledger(full.database)
    assert checked.faults == ()
    assert checked.n_reports == len(STORY)
    assert min(checked.n_mentions, checked.n_claims, checked.n_versions) > 10


RECORD_DAMAGE = {
    "changed text": "UPDATE report SET text = replace(text, 'Monday', 'Sunday')",
    "changed outlet": "UPDATE report SET outlet = 'Other' WHERE number = 2",
    "moved mention": "UPDATE mention SET first = first + 1 WHERE id = 3",
    "mention with another passage": (
        "UPDATE mention SET value = replace(value, '\"start\":', '\"start\":1') WHERE id = 3"
    ),
    "mention with another form": "UPDATE mention SET form = 'mixed' WHERE id = 2",
    "lost mention": "DELETE FROM mention WHERE id = 4",
    "lost version": "DELETE FROM claim_version WHERE id = 2",
    "lost last version": "DELETE FROM claim_version WHERE id = (SELECT max(id) FROM claim_version)",
    "changed verdict": "UPDATE claim_version SET verdict = 'agree' WHERE verdict = 'alone'",
    "value that is none": "UPDATE claim_version SET value = '{' WHERE id = 3",
    "changed reading": "UPDATE reading SET value = x'00' WHERE id = 1",
    "lost reading": "DELETE FROM reading WHERE id = 1",
    "lost report": "DELETE FROM report WHERE number = 3",
    "lost batch": "DELETE FROM batch WHERE id = 2",
    "lost seal": "DELETE FROM seal WHERE batch = 1",
    "retraction that nobody made": (
        "INSERT INTO retraction SELECT id, '', 1 FROM report WHERE number = 5"
    ),
    "lost retraction": "DELETE FROM retraction",
    "lost place in a story": "DELETE FROM story_report WHERE rowid = 2",
    "changed reason": "UPDATE story_report SET why = 'no reason' WHERE rowid = 2",
    "story of another day": "UPDATE story_version SET value = replace(value, '2026-10', '2025-10')",
}
SUM_DAMAGE = {
    "wrong count of a month": "UPDATE now_dyad_month SET n_events = n_events + 1",
    "wrong score of a month": "UPDATE now_dyad_month SET score = score + 0.5",
    "lost month": "DELETE FROM now_dyad_month",
    "wrong state": "UPDATE now_report SET state = 'current' WHERE state = 'retracted'",
    "lost place": "DELETE FROM now_report WHERE rowid = 2",
    "wrong story": "UPDATE now_report SET story = (SELECT max(story) FROM now_report)",
    "lost claim": "DELETE FROM now_claim WHERE claim = 3",
    "older version": "UPDATE now_claim SET version = 1 WHERE claim = 3",
    "wrong verdict": "UPDATE now_claim SET verdict = 'conflict' WHERE claim = 2",
    "wrong day": "UPDATE now_claim SET day = '2020-01-01' WHERE claim = 2",
    "lost country": "DELETE FROM now_claim_country WHERE country = 'CHL'",
    "wrong side": "UPDATE now_dyad_event SET actor = ''",
    "lost event": (
        "DELETE FROM now_dyad_event WHERE claim = (SELECT max(claim) FROM now_dyad_event)"
    ),
    "wrong figure": "UPDATE now_figure SET low = low + 1",
    "lost commitment": "DELETE FROM now_commitment",
    "lost deed": "DELETE FROM now_deed",
    "lost member": "DELETE FROM now_mention WHERE rowid = (SELECT max(rowid) FROM now_mention)",
    "strange member": "INSERT INTO now_mention SELECT 1, max(claim) FROM now_claim",
    "lost words": "DELETE FROM now_words WHERE rowid = 3",
    "other words": "UPDATE now_words SET words = 'nothing' WHERE rowid = 3",
    "wrong line": "UPDATE now_story SET n_claims = n_claims + 1",
    "lost line": "DELETE FROM now_story",
    "strange line": "INSERT INTO now_story SELECT 's-none', title, start, stop, types, countries,"
    " 1, 1, 1, 1, 1 FROM now_story LIMIT 1",
}


@pytest.mark.parametrize("damage", RECORD_DAMAGE)
def test_damage_to_the_record_is_found(full: Box, damage: str) -> None:
    """Each change behind the ledger's back is named, and cannot be repaired from sums."""
    plant(full.path, RECORD_DAMAGE[damage])
    checked = check_ledger(full.database)
    assert any(not fault.is_repairable for fault in checked.faults), damage


@pytest.mark.parametrize("damage", SUM_DAMAGE)
def test_damage_to_the_sums_is_found_and_mended(full: Box, damage: str) -> None:
    """Each wrong sum is named as repairable, and repairing gives the ledger as it was."""
    before = dump(full.path)
    plant(full.path, SUM_DAMAGE[damage])
    assert dump(full.path) != before
    faults = check_ledger(full.database).faults
    assert faults
    assert all(fault.is_repairable for fault in faults), faults
    repair_sums(full.database)
    assert check_ledger(full.database).faults == ()
    assert dump(full.path) == before


@pytest.mark.parametrize("table", ["keep_entry", "keep_meanings"])
def test_what_is_kept_for_speed_is_dropped_where_damaged(full: Box, table: str) -> None:
    """Damage to what is kept for speed stops nothing once it is repaired."""
    plant(full.path, f"UPDATE {table} SET value = x'00ff' WHERE rowid = 1")
    assert [fault.is_repairable for fault in check_ledger(full.database).faults] == [True]
    repair_sums(full.database)
    assert check_ledger(full.database).faults == ()
    full.add(invent_articles(17, n_stories=2, n_each=5))
    assert check_ledger(full.database).faults == ()


def test_repairing_leaves_the_record_alone(full: Box) -> None:
    """What cannot be known from the record is not made up."""
    plant(full.path, "UPDATE report SET outlet = 'Other' WHERE number = 2")
    before = {name: rows for name, rows in dump(full.path).items() if name in RECORD}
    repair_sums(full.database)
    assert {name: rows for name, rows in dump(full.path).items() if name in RECORD} == before
    assert check_ledger(full.database).faults


def look(database: Database, claim: str) -> None:
    """Ask a ledger everything that can be asked."""
    looks: list[Callable[[], object]] = [
        lambda: [
            restore_story(database, entry.id) for entry in list_stories(database, StoryFilter())
        ],
        lambda: list_claims(database, ClaimFilter(about="trade")),
        lambda: list_claims(database, ClaimFilter(country="NOR")),
        lambda: load_history(database, trace_claim(database, claim)),
        lambda: load_dyad(database, "NOR", "CHL", since=None, today=TODAY),
        lambda: load_figures(database, measured="injured"),
        lambda: load_commitments(database, today=TODAY),
    ]
    for ask in looks:
        try:
            ask()
        except CrosswireError as error:
            assert len(str(error)) < 1000
            assert "\n" not in str(error)


@pytest.mark.slow
def test_flipped_bytes_are_never_a_traceback(full: Box, tmp_path: Path) -> None:
    """Whatever bytes are flipped, every look ends well or says why, and the check finds it."""
    claim = restore_story(full.database, f"s-{STORY[0].section}").comparison.claims[0].id
    due = dump(full.path, leave_out=["keep_entry", "keep_meanings"])
    full.close()
    whole = full.path.read_bytes()
    chance = random.Random(9)
    n_found = 0
    for number in range(100):
        path = tmp_path / f"{number}"
        spoilt = bytearray(whole)
        first = chance.randrange(len(whole))
        for _ in range(chance.choice((1, 1, 20, 400))):
            at = (first + chance.randrange(200)) % len(whole)
            spoilt[at] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        try:
            database = SqliteDatabase(path, is_writing=False)
        except LedgerError:
            n_found += 1
            continue
        look(database, claim)
        n_faults = check_ledger(database).n_faults
        database.close()
        n_found += n_faults > 0
        if n_faults == 0:
            assert dump(path, leave_out=["keep_entry", "keep_meanings"]) == due
    assert n_found > 15  # most of a small file is free space


@pytest.mark.slow
def test_adding_to_a_damaged_ledger_is_never_a_traceback(full: Box, tmp_path: Path) -> None:
    """Writing to a file with flipped bytes works or says why not."""
    full.close()
    whole = full.path.read_bytes()
    chance = random.Random(10)
    more = invent_articles(17, n_each=5)[3:]
    for number in range(25):
        path = tmp_path / f"{number}"
        spoilt = bytearray(whole)
        for _ in range(chance.choice((1, 20))):
            spoilt[chance.randrange(100, len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        try:
            box = Box(path)
            box.add(more)
            box.close()
        except CrosswireError as error:
            assert str(error)
