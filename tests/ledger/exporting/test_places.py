"""An export is written whole or not at all, and never over what is not its own."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from crosswire.cli.export import _say_rows
from crosswire.errors import UsageError
from crosswire.ledger import Ledger, LedgerError
from crosswire.ledger.transfers import Exported
from crosswire.pipeline import Engine
from tests.cli.conftest import Result, crosswire  # noqa: F401 (a fixture)
from tests.ledger.exporting.conftest import open_at

LINES = ("jsonl", "plover", "prov", "annotations")


@pytest.mark.parametrize("kind", LINES)
def test_an_earlier_export_is_replaced(ledger: Ledger, tmp_path: Path, kind: str) -> None:
    """A cron job writes to the same name each night."""
    out = tmp_path / "out"
    ledger.export(kind, out)
    before = out.read_bytes()
    ledger.export(kind, out)
    assert out.read_bytes() == before
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("kind", LINES)
def test_another_file_is_not(ledger: Ledger, tmp_path: Path, kind: str) -> None:
    """Unless it is forced."""
    out = tmp_path / "notes.txt"
    out.write_text("Ask the desk in Oslo.\n")
    with pytest.raises(UsageError, match=f"is no {kind} export of crosswire"):
        ledger.export(kind, out)
    assert out.read_text() == "Ask the desk in Oslo.\n"
    ledger.export(kind, out, is_forced=True)
    assert out.stat().st_size > 1000


def test_records_of_polecat_itself_are_not_replaced(ledger: Ledger, tmp_path: Path) -> None:
    """They have the same columns, and are not ours."""
    out = tmp_path / "events.tsv"
    ledger.export("plover", out)
    out.write_text(out.read_text().replace("crosswire ", "NGEC_coder "))
    with pytest.raises(UsageError, match="is no plover export"):
        ledger.export("plover", out)


def test_a_folder_with_other_files_is_kept(ledger: Ledger, tmp_path: Path) -> None:
    """Forced, the tables are put beside them."""
    out = tmp_path / "tables"
    ledger.export("csv", out)
    (out / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"holds other files \(notes.txt\)"):
        ledger.export("csv", out)
    ledger.export("csv", out, is_forced=True)
    assert (out / "notes.txt").read_text() == "mine"
    (out / "notes.txt").unlink()
    ledger.export("csv", out)
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("name", ["desk.db", "desk.db-wal"])
def test_the_ledger_is_not_replaced(copy: Path, engine: Engine, name: str) -> None:
    """Not even forced."""
    with (
        open_at(copy, engine, is_writing=False) as opened,
        pytest.raises(UsageError, match="is the ledger itself"),
    ):
        opened.export("jsonl", copy.with_name(name), is_forced=True)


@pytest.mark.parametrize(("kind", "name"), [("jsonl", "out"), ("csv", "out"), ("csv", "out.zip")])
def test_a_full_disk_changes_nothing(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, name: str
) -> None:
    """What stood there stands there, and nothing is left beside it."""
    out = tmp_path / name
    ledger.export(kind, out)
    before = list_all(tmp_path)

    def fill(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fill)
    monkeypatch.setattr(Path, "chmod", fill)
    with pytest.raises(LedgerError, match="No space left on device; nothing was changed there"):
        ledger.export(kind, out)
    assert list_all(tmp_path) == before


def list_all(folder: Path) -> dict[str, bytes]:
    """Give all files with what is in them."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", ["jsonl", "csv", "prov"])
def test_an_interrupt_leaves_nothing(ledger: Ledger, tmp_path: Path, kind: str) -> None:
    """Ctrl-C in the middle; the ledger can be used on."""

    def stop(name: str, n_done: int, n_all: int | None) -> None:
        if name in ("mention", "mentions", "used"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.export(kind, tmp_path / "out", progress=stop)
    assert list(tmp_path.iterdir()) == []
    assert ledger.export(kind, tmp_path / "out").n_rows


def test_a_folder_that_is_not_there_is_named(ledger: Ledger, tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(UsageError, match=r"there is no folder .*; make it first"):
        ledger.export("jsonl", tmp_path / "no" / "out.jsonl")


Run = Callable[..., Result]


def test_the_command_writes_and_says_what(
    crosswire: Run,  # noqa: F811 (a fixture)
    filled: Path,
    tmp_path: Path,
) -> None:
    """From one ledger to another, and out as tables."""
    out, new = tmp_path / "desk.jsonl", tmp_path / "new.db"
    done = crosswire("export", "--format", "jsonl", "--ledger", str(filled), str(out))
    assert (done.status, done.out) == (0, "")
    assert f"wrote {out}: the whole record, " in done.err
    done = crosswire("import", str(out), "--ledger", str(new))
    assert done.status == 0
    assert f"imported into {new}: 25 reports, " in done.err
    again = crosswire("export", "--format", "jsonl", "--ledger", str(new))
    assert again.out == out.read_text()
    tables = crosswire("export", "--format", "csv", "--ledger", str(new), str(tmp_path / "t.zip"))
    assert "25 reports, " in tables.err


def test_one_row_is_counted_as_one() -> None:
    """ "1 story", not "1 stories"."""
    done = Exported(format="csv", n_rows={"reports": 2, "stories": 1, "claims": 1})
    assert _say_rows(done) == "2 reports, 1 story, 1 claim"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("export", "--format", "csv"), "OUT: name a place to write csv to"),
        (("export", "--format", "jsonl", ""), "OUT: name a place"),
        (("export", "--format", "xml"), "'xml' is not one of"),
        (("export",), "Missing option '--format'"),
        (("import", "no-such-file"), "no-such-file: No such file or directory"),
        (("import", ""), "FILE is an empty name"),
    ],
)
def test_a_mistake_is_one_line(
    crosswire: Run,  # noqa: F811 (a fixture)
    filled: Path,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    """On standard error, with status 2."""
    done = crosswire(*arguments, "--ledger", str(filled))
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert len(done.err.splitlines()) == 1
