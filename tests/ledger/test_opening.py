"""The name of a ledger says which database holds it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from crosswire.ledger.database import LedgerError
from crosswire.ledger.opening import open_database
from crosswire.ledger.sqlite import SqliteDatabase


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
