"""The name of a ledger says which database holds it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from crosswire.errors import CrosswireError, UsageError
from crosswire.ledger import open_ledger
from crosswire.ledger.database import LedgerError
from crosswire.ledger.opening import open_database
from crosswire.ledger.sqlite import SqliteDatabase
from tests.ledger.helpers import NOON, load_engine


def test_a_path_is_a_file(tmp_path: Path) -> None:
    database = open_database(str(tmp_path / "desk.db"), is_writing=True)
    database.close()
    assert isinstance(database, SqliteDatabase)


@pytest.mark.parametrize("place", ["mysql://desk@newsroom/ledger", "https://newsroom/desk.db"])
def test_another_address_is_refused(place: str) -> None:
    """It is not taken for a file; what stands in it, such as a password, is not shown."""
    with pytest.raises(LedgerError, match="no ledger can be kept there") as caught:
        open_database(place, is_writing=True)
    assert "newsroom" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_what_to_install_is_said(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without psycopg, one line says which extra has it."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for name in ("postgres", "server_errors"):
        monkeypatch.delitem(sys.modules, f"crosswire.ledger.{name}", raising=False)
    with pytest.raises(LedgerError, match=r"pip install 'crosswire\[postgres\]'"):
        open_database(f"{scheme}://desk@newsroom/ledger", is_writing=True)


@pytest.mark.parametrize("day", ["yesterday", "19/08/2022", "2022-13", ""])
def test_what_is_no_day_is_refused(tmp_path: Path, day: str) -> None:
    """By every question that takes one, in the words of the command."""
    with open_ledger(
        tmp_path / "d.db", engine=load_engine, clock=lambda: NOON, is_writing=True
    ) as (ledger):
        asked = (
            lambda: ledger.claims(since=day),
            lambda: ledger.stories(until=day),
            lambda: ledger.figures(since=day),
            lambda: ledger.commitments(since=day),
            lambda: ledger.dyad("NOR", "CHL", since=day),
        )
        for ask in asked:
            with pytest.raises(UsageError, match="is no day; write it as 2022-08-19"):
                ask()
        assert ledger.claims(since="2022-08") == ()


def test_a_closed_ledger_says_so(tmp_path: Path) -> None:
    """Whatever is asked of it; closing it once more does nothing."""
    ledger = open_ledger(tmp_path / "d.db", engine=load_engine, clock=lambda: NOON, is_writing=True)
    ledger.close()
    ledger.close()
    asked = (ledger.stories, ledger.claims, ledger.figures, ledger.check)
    for ask in asked:
        with pytest.raises(CrosswireError, match="it was closed; open it again"):
            ask()
    with pytest.raises(CrosswireError, match="it was closed; open it again"):
        ledger.retract("r0")
