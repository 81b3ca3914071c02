"""`crosswire add`: what a mistyped name leaves behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from crosswire.ledger import open_ledger
from tests.cli.conftest import Result
from tests.ledger.helpers import NOON, load_engine, make_article

Run = Callable[..., Result]


@pytest.mark.parametrize("name", ["lost.txt", "empty.txt", "noise.txt", "folder"])
def test_where_nothing_can_be_read_no_ledger_is_made(
    crosswire: Run, tmp_path: Path, name: str
) -> None:
    """A file that is not there, is empty or binary, or a folder without reports."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "folder").mkdir()
    place = tmp_path / "desk.db"
    result = crosswire("add", str(tmp_path / name), "--ledger", str(place))
    assert result.status == 1
    assert f"not read: {tmp_path / name}: " in result.err
    assert "no report could be read in 1 input; no ledger was made" in result.err
    assert not list(tmp_path.glob("desk.db*"))
    told = crosswire("add", str(tmp_path / name), "--ledger", str(place), "--json")
    assert [item["uri"] for item in json.loads(told.out)["unread"]] == [str(tmp_path / name)]


def test_a_ledger_that_is_there_stays(
    crosswire: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be read is entered in it, as ever."""
    place = str(tmp_path / "desk.db")
    with open_ledger(place, engine=load_engine, clock=lambda: NOON, is_writing=True) as opened:
        opened.add(iter([make_article("Kenya and Vietnam signed a treaty in Hanoi on Monday.")]))
    monkeypatch.setattr("crosswire.cli.ledgers._make_engine", load_engine)
    result = crosswire("add", str(tmp_path / "lost.txt"), "--ledger", place)
    assert result.status == 1
    assert "0 reports added" in result.out
    assert "1 not read" in result.out


def test_a_report_given_twice_was_read(
    crosswire: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is entered once; nothing is missing, so the status is 0."""
    monkeypatch.setattr("crosswire.cli.ledgers._make_engine", load_engine)
    report = tmp_path / "report.txt"
    report.write_text(
        "Treaty signed\n\nThe Bay Courier, 5 October 2026\n\n"
        "HANOI - Kenya and Vietnam signed a treaty in Hanoi on Monday, officials said.\n"
    )
    result = crosswire("add", str(report), str(report), "--ledger", str(tmp_path / "desk.db"))
    assert result.status == 0
    assert "1 report added" in result.out
    assert "1 given twice" in result.out
    assert "not read" not in result.out


@pytest.mark.parametrize("login", ["anna:s3cret", "s3cret", "anna:s3/cret", "anna:s3cret:@x"])
def test_an_address_that_fails_leaves_no_ledger_and_shows_no_password(
    crosswire: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, login: str
) -> None:
    """Neither in a new ledger, nor in what an old one keeps of it."""
    monkeypatch.setattr("crosswire.cli.ledgers._make_engine", load_engine)
    place = tmp_path / "desk.db"
    address = f"http://{login}@press.example/a"
    result = crosswire("add", address, "--ledger", str(place))
    assert result.status == 1
    assert "not read: http://press.example/a: It carries" in result.err
    assert "no ledger was made" in result.err
    assert not list(tmp_path.glob("desk.db*"))
    with open_ledger(str(place), engine=load_engine, clock=lambda: NOON, is_writing=True) as opened:
        opened.add(iter([make_article("Kenya and Vietnam signed a treaty in Hanoi on Monday.")]))
    again = crosswire("add", address, "--ledger", str(place))
    assert "s3" not in result.out + result.err + again.out + again.err
    assert all(b"s3" not in file.read_bytes() for file in tmp_path.glob("desk.db*"))


def test_a_failed_import_leaves_no_ledger(crosswire: Run, tmp_path: Path) -> None:
    """What is no export is named, and the next command finds no empty ledger."""
    (tmp_path / "notes.jsonl").write_text('{"headline": "Ferry late"}\n')
    place = tmp_path / "copy.db"
    result = crosswire("import", str(tmp_path / "notes.jsonl"), "--ledger", str(place))
    assert result.status == 2
    assert "no exported ledger" in result.err
    assert not list(tmp_path.glob("copy.db*"))


def test_an_interrupt_before_the_first_report_says_how_to_go_on(
    crosswire: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While files are looked through or the reader is loaded, too."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "one.txt").write_text("Norway expelled two Chilean diplomats.", encoding="utf-8")
    monkeypatch.setattr("crosswire.cli.add._find_nothing", stop)
    place = str(tmp_path / "desk.db")
    result = crosswire("add", str(tmp_path / "one.txt"), "--ledger", place)
    assert result.status == 130
    assert result.err.strip() == (
        "crosswire: interrupted; the same command goes on from what is on disk"
    )
