"""What is no export, was cut off or changed is refused, and nothing of it is kept."""

from __future__ import annotations

import hashlib
import io
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.ledger import Ledger, LedgerError, importing
from crosswire.ledger.sqlite import SqliteDatabase
from crosswire.pipeline import Engine
from tests.conftest import REPOSITORY
from tests.ledger.exporting.conftest import open_at

Lines = list[bytes]
Row = dict[str, object]


@pytest.fixture
def lines(ledger: Ledger) -> Lines:
    """The lines of an export."""
    out = io.BytesIO()
    ledger.export("jsonl", out)
    return out.getvalue().splitlines(keepends=True)


@pytest.fixture
def empty(tmp_path: Path, engine: Engine) -> Ledger:
    """A new ledger."""
    return open_at(tmp_path / "new.db", engine)


def seal(lines: Lines) -> bytes:
    """Write the counts and the digest anew, as a careful forger would."""
    head, rows = json.loads(lines[0]), lines[1:-1]
    tables = [json.loads(row)["table"] for row in rows]
    head["rows"] = {name: tables.count(name) for name in dict.fromkeys(tables)}
    whole = json.dumps(head, separators=(",", ":")).encode() + b"\n" + b"".join(rows)
    end = {
        "end": head["format"],
        "rows": len(rows),
        "sha256": hashlib.sha256(whole).hexdigest(),
    }
    return whole + json.dumps(end, separators=(",", ":")).encode() + b"\n"


def change_row(lines: Lines, table: str, change: Callable[[Row], object]) -> tuple[Lines, int]:
    """Change the first row of a table; give the lines and the number of that line."""
    for at, line in enumerate(lines[1:-1], start=1):
        found = json.loads(line)
        if found["table"] == table:
            change(found["row"])
            changed = json.dumps(found, separators=(",", ":"), ensure_ascii=False).encode()
            return [*lines[:at], changed + b"\n", *lines[at + 1 :]], at + 1
    raise AssertionError(table)


def assert_refused(empty: Ledger, exported: bytes, message: str) -> None:
    """Importing fails with a message, and leaves the ledger empty."""
    with pytest.raises(LedgerError, match=message) as caught:
        empty.import_(io.BytesIO(exported))
    assert "nothing was imported" in str(caught.value)
    opened = SqliteDatabase(Path(empty.place), is_writing=False)
    for table in ("batch", "report", "mention", "claim", "now_report", "now_claim"):
        assert opened.rows(f"SELECT count(*) FROM {table}") == [(0,)]
    opened.close()


@pytest.mark.parametrize(
    ("table", "column", "value", "message"),
    [
        ("report", "text", "Another text.", "not the one entered"),
        ("report", "value", "{}", "damaged"),
        ("report", "outlet", "Another Outlet", "its outlet is not the one that its value names"),
        ("report", "number", "1", "number is no number"),
        ("report", "number", True, "no line of an export"),
        ("report", "number", 1.5, "no line of an export"),
        ("report", "number", -1, "number is no number"),
        ("report", "number", 2**63, "number is no number"),
        ("report", "id", None, "id is no text"),
        ("report", "text", 7, "text is no text"),
        ("report", "batch", 999_999, "leads to a row that is not there"),
        ("report", "replaces", "r-nowhere", "leads to a row that is not there"),
        ("report", "extra", "x", "report has no column 'extra'"),
        ("batch", "recorded", "yesterday", "recorded is no time"),
        ("reading", "value", "?", "value is no Base64"),
        ("reading", "value", "AAAA", "not the one entered"),
        ("mention", "kind", "rumour", "kind is 'rumour', which is no ClaimKind"),
        ("mention", "first", 3, "its first is not the one that its value names"),
        ("claim_version", "members", "[[1,2,3]]", "damaged"),
        ("claim_version", "verdict", "agree!", "which is no Verdict"),
        ("claim_version", "summary", "Another line", "its summary is not the one"),
        ("judgement", "word", "perhaps", "which is no Word"),
        ("story_version", "value", '{"story":' * 3000, "damaged"),
    ],
)
def test_a_row_that_is_wrong_is_named(  # noqa: PLR0917 (what is wrong)
    empty: Ledger, lines: Lines, table: str, column: str, value: object, message: str
) -> None:
    """The line is named, whatever the digest of the file says."""
    changed, at = change_row(lines, table, lambda row: row.update({column: value}))
    assert_refused(empty, seal(changed), rf"the input, line {at:,}: .*{message}")


def test_a_row_without_a_column_is_refused(empty: Ledger, lines: Lines) -> None:
    """Nothing is filled in."""
    changed, at = change_row(lines, "report", lambda row: row.pop("digest"))
    assert_refused(empty, seal(changed), f"line {at}: the digest of this row of report is missing")


def test_a_mention_that_stands_nowhere_is_refused(empty: Ledger, lines: Lines) -> None:
    """Passages are checked against the texts, also where columns and value agree."""

    def move(row: Row) -> None:
        value = json.loads(str(row["value"]))
        value["start"] += 1
        row["first"] = value["start"]
        row["value"] = json.dumps(value, separators=(",", ":"), ensure_ascii=False)

    changed, _ = change_row(lines, "mention", move)
    assert_refused(empty, seal(changed), "does not hold together")


def test_a_claim_that_leads_to_no_mention_is_refused(empty: Ledger, lines: Lines) -> None:
    """References inside values are followed too."""
    changed, at = change_row(
        lines, "claim_version", lambda row: row.update(members="[[999999,null]]")
    )
    assert_refused(empty, seal(changed), f"line {at}: it leads to mention 999999")


def test_a_table_that_no_ledger_has_is_refused(empty: Ledger, lines: Lines) -> None:
    """Tables of another version are not passed over."""
    extra = b'{"table":"sqlite_master","row":{"name":"x"}}\n'
    assert_refused(empty, seal([*lines[:2], extra, *lines[2:]]), "a table that no ledger has")


def test_rows_out_of_order_are_refused(empty: Ledger, lines: Lines) -> None:
    """A row comes after those that it leads to."""
    assert_refused(empty, seal([*lines[:1], *lines[2:-1], lines[1], lines[-1]]), "line")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("format", "crosswire.ledger/2", "this crosswire .crosswire.ledger/1. does not know it"),
        ("ledger", 99, "from a ledger of version 99"),
        ("rows", {"weather": 1}, "a table that no ledger has: 'weather'"),
        ("tool", None, "no line of an export"),
    ],
)
def test_a_head_of_another_version_is_refused(
    empty: Ledger, lines: Lines, field: str, value: object, message: str
) -> None:
    """It says which version wrote it, and what to do."""
    head = json.loads(lines[0]) | {field: value}
    changed = json.dumps(head, separators=(",", ":")).encode() + b"\n"
    assert_refused(empty, b"".join([changed, *lines[1:]]), f"line 1: .*{message}")


@pytest.mark.parametrize("exported", [b"", b"\n", b"Snow.\n", b"{}\n", b"\xff\xfe\n", b"[" * 9999])
def test_what_is_no_export_is_refused(empty: Ledger, exported: bytes) -> None:
    """A report, an empty file, a feed."""
    assert_refused(empty, exported, "this is no exported ledger")


def test_what_was_cut_off_is_refused(empty: Ledger, lines: Lines) -> None:
    """Between two lines and inside one."""
    assert_refused(empty, b"".join(lines[:-1]), "it ends in the middle")
    assert_refused(empty, b"".join(lines[:9]) + lines[9][:20], "line 10: it is no line")


def test_what_follows_the_end_is_refused(empty: Ledger, lines: Lines) -> None:
    """Two exports in one file are two ledgers."""
    assert_refused(empty, b"".join(lines) * 2, "something follows the end")


def test_a_line_without_end_is_not_held_in_memory(
    empty: Ledger, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The length of a line is bounded."""
    monkeypatch.setattr(importing, "_LONGEST_LINE", 2_000)
    assert_refused(empty, lines[0] + b'{"table":"' + b"x" * 5_000, "line 2: it has more than")


def test_a_ledger_that_holds_something_is_refused(
    ledger: Ledger,
    lines: Lines,
    empty: Ledger,
) -> None:
    """Two ledgers are not mixed."""
    empty.import_(io.BytesIO(b"".join(lines)))
    with pytest.raises(LedgerError, match="holds something already"):
        empty.import_(io.BytesIO(b"".join(lines)))


def test_entries_of_another_version_are_left_out_and_counted(empty: Ledger, lines: Lines) -> None:
    """They are no record; the rest is imported."""
    changed, _ = change_row(lines, "keep_entry", lambda row: row.update(value="AAAA"))
    assert empty.import_(io.BytesIO(seal(changed))).n_left_out == 1
    assert empty.check().n_faults == 0


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_changed_byte_goes_unnoticed(data: st.DataObject, empty: Ledger, lines: Lines) -> None:
    """Whatever is changed, there is one clear error and an empty ledger."""
    exported = bytearray(b"".join(lines))
    at = data.draw(st.integers(0, len(exported) - 2))
    exported[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(LedgerError):
        empty.import_(io.BytesIO(exported))


def test_a_killed_import_leaves_an_empty_ledger(
    tmp_path: Path,
    lines: Lines,
    engine: Engine,
) -> None:
    """After SIGKILL in the middle the same command does the whole work."""
    path = tmp_path / "new.db"
    command = [sys.executable, "-m", "crosswire", "import", "-", "--ledger", str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd=REPOSITORY) as process:
        assert process.stdin is not None
        process.stdin.write(b"".join(lines[: len(lines) // 2]))
        process.stdin.flush()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=3)
        process.send_signal(signal.SIGKILL)
    with open_at(path, engine) as again:
        assert again.check().n_reports == 0
        assert again.import_(io.BytesIO(b"".join(lines))).n_rows["report"] > 20
        assert again.check().n_faults == 0
