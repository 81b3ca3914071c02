"""The how-to of the ledger, line by line, and the page of two states from the seeds."""

from __future__ import annotations

import doctest
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, SHARED

PYTHON = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example stories, and a ledger of them."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "examples").symlink_to(REPOSITORY / "examples")
    assert run(folder, "crosswire add examples --ledger desk.db").startswith("21 reports added")
    return folder


def run(folder: Path, command: str, status: int = 0) -> str:
    """Run a command in a folder; give what it prints on standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "crosswire", *shlex.split(command)[1:]],
        cwd=folder,
        env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def values(folder: Path, command: str) -> list[dict[str, object]]:
    """Run a command that prints JSON Lines."""
    return [json.loads(line) for line in run(folder, f"{command} --json").splitlines()]


def commands_of_page() -> list[str]:
    """Every line of the how-to that begins with `crosswire`."""
    text = (REPOSITORY / "docs" / "desk.md").read_text()
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    assert len(lines) > 10
    return [line for line in lines if line.startswith("crosswire ")]


@pytest.mark.parametrize("command", commands_of_page())
def test_each_line_of_the_how_to_runs(desk: Path, command: str) -> None:
    """ID and CLAIM stand for a story and a claim of the ledger."""
    story = values(desk, "crosswire stories --ledger desk.db")[0]["id"]
    claim = values(desk, "crosswire claims --ledger desk.db --limit 1")[0]["claim"]
    assert isinstance(claim, dict)
    line = command.replace(" ID ", f" {story} ").replace(
        "--history CLAIM", f"--history {claim['id']}"
    )
    assert run(desk, line).strip() or "--html" in line, f"{line} prints nothing"


def test_the_python_session_runs_where_the_commands_did(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the commands made stands in the folder, and changes nothing of what it shows."""
    monkeypatch.chdir(desk)
    page = REPOSITORY / "docs" / "desk.md"
    text = "\n".join(PYTHON.findall(page.read_text()))
    test = doctest.DocTestParser().get_doctest(text, {}, str(page), str(page), 0)
    assert test.examples
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


def test_adding_again_changes_nothing(desk: Path) -> None:
    assert "21 already there" in run(desk, "crosswire add examples --ledger desk.db")


def test_a_correction_makes_the_old_version_stand_back(desk: Path, tmp_path: Path) -> None:
    """The claims of the new text stand, those of the old one stay in the record."""
    corrected = tmp_path / "tribune.txt"
    corrected.write_text(
        "Fire in Porto Alto\n\nBy Ana Reis\nThe Alto Tribune, 3 March 2031\n\n"
        "PORTO ALTO - The fire killed 14 people, Mayor Rui Costa said on Monday.\n"
    )
    first = tmp_path / "first.txt"
    first.write_text(corrected.read_text().replace("14 people", "41 people"))
    run(tmp_path, f"crosswire add {first} --ledger d.db")
    (claim,) = values(tmp_path, "crosswire claims --ledger d.db --kind figure")
    (report,) = claim["claim"]["reports"]  # type: ignore[index, call-overload]
    said = run(tmp_path, f"crosswire correct {report} {corrected} --ledger d.db")
    assert re.match(rf"{report} is replaced by r[0-9a-f]{{12}}; \d+ new claims?, \d+ claim", said)
    assert "\n- PORTO ALTO - The fire killed 41 people, " in said
    assert "\n+ PORTO ALTO - The fire killed 14 people, " in said
    (now,) = values(tmp_path, "crosswire claims --ledger d.db --kind figure")
    assert now["claim"]["figure"]["low"] == 14  # type: ignore[index, call-overload]
    assert values(tmp_path, "crosswire check --ledger d.db")[0]["n_faults"] == 0
    run(tmp_path, f"crosswire retract {report} --ledger d.db", status=2)


@pytest.mark.shared
def test_two_real_reports_lead_to_the_page_of_their_states(tmp_path: Path) -> None:
    run(tmp_path, f"crosswire add {SHARED / 'seeds'} --ledger desk.db")
    (page,) = values(tmp_path, "crosswire dyad KAZ RUS --ledger desk.db")
    assert page["n_stories"] == 1
    assert page["months"]
    measured = {one["figure"]["property"] for one in page["figures"]}  # type: ignore[index, attr-defined]
    assert {"trade", "investment"} <= measured
    held = {one["type"] for one in page["relations"]}  # type: ignore[index, attr-defined]
    assert "diplomatic_relations" in held
