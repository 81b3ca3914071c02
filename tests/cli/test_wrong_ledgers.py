"""Every verb of a ledger, with a place that holds none, an empty ledger, and ids that none has."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from crosswire.ledger.opening import open_database
from tests.cli.conftest import Result

Run = Callable[..., Result]
ASKING = {
    "stories": "no stories yet; `crosswire add` brings them",
    "claims": "no claim fits",
    "dyad KAZ RUS": "the ledger holds nothing between Kazakhstan and Russia",
    "figures trade": "no figure fits 'trade'; the ledger has none that says what it measures",
    "commitments --open": "no commitment fits",
}
"""What they say of an empty ledger."""
NAMING = {
    "story s-0a1b2c3d4e5f": "holds no story 's-0a1b2c3d4e5f'; `crosswire stories` lists them",
    "claims --history figure-0a1b2c3d4e5f": "holds no claim 'figure-0a1b2c3d4e5f'",
    "claims --story s-0a1b2c3d4e5f": "holds no story 's-0a1b2c3d4e5f'",
    "judge figure-0a1b2c3d4e5f figure-0a1b2c3d4e5e same": "holds no claim 'figure-0a1b2c3d4e5f'",
    "correct r0a1b2c3d4e5f new.txt": "holds no report 'r0a1b2c3d4e5f'",
    "retract r0a1b2c3d4e5f": "holds no report 'r0a1b2c3d4e5f'",
}
"""What they say of an id that the ledger does not have."""
WORKING = ("check", "check --repair", "export --format jsonl -", "reread")
ALL = (*ASKING, *NAMING, *WORKING)


def make_text(place: Path) -> str:
    """A file of another kind."""
    place.write_text("Lund met the minister in Oslo.\n" * 200)
    return "no ledger"


def make_folder(place: Path) -> str:
    place.mkdir()
    return "is a folder; name a file for the ledger"


def make_newer(place: Path) -> str:
    """A ledger of a version that is yet to come."""
    open_database(str(place), is_writing=True).close()
    connection = sqlite3.connect(place)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    return "newer crosswire"


def make_none(_: Path) -> str:
    return "no such ledger"


@pytest.mark.parametrize("make", [make_text, make_folder, make_newer, make_none])
@pytest.mark.parametrize("command", ALL)
def test_a_place_without_a_ledger_is_told(
    crosswire: Run, tmp_path: Path, command: str, make: Callable[[Path], str]
) -> None:
    """In one line, with status 2, and nothing is made or changed there."""
    place = tmp_path / "desk.db"
    said = make(place)
    before = place.read_bytes() if place.is_file() else b""
    result = crosswire(*command.split(), "--ledger", str(place))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"crosswire: {place}: ")
    assert said in result.err
    assert len(result.err.splitlines()) == 1
    assert (place.read_bytes() if place.is_file() else b"") == before
    left = {one.name.removesuffix("-wal").removesuffix("-shm") for one in tmp_path.iterdir()}
    assert left == (set() if make is make_none else {place.name})


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """A ledger to which nothing was added."""
    place = str(tmp_path / "desk.db")
    open_database(place, is_writing=True).close()
    return place


@pytest.mark.parametrize("command", ASKING)
def test_an_empty_ledger_is_told(crosswire: Run, empty: str, command: str) -> None:
    """To ask it is no error."""
    result = crosswire(*command.split(), "--ledger", empty)
    assert (result.status, result.out) == (0, "")
    assert ASKING[command] in result.err


@pytest.mark.parametrize("command", NAMING)
def test_an_id_that_the_ledger_does_not_have_is_told(
    crosswire: Run, empty: str, command: str
) -> None:
    """With the verb that lists them."""
    result = crosswire(*command.split(), "--ledger", empty)
    assert (result.status, result.out) == (2, "")
    assert NAMING[command] in result.err
    assert "lists them" in result.err


@pytest.mark.parametrize("command", WORKING)
def test_an_empty_ledger_is_checked_exported_and_reread(
    crosswire: Run, empty: str, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """There is nothing to find fault with."""
    result = crosswire(*command.split(), "--ledger", empty)
    assert result.status == 0, result.err
    assert result.out
