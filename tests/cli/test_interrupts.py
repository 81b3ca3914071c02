"""`crosswire add` that is stopped or killed, and the same command after it."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ledger.helpers import invent_articles

N_REPORTS = 30
COMMAND = """
import sys
from crosswire.cli import ledgers
from crosswire.cli.main import main
from tests.ledger.helpers import load_engine
ledgers._make_engine = load_engine
main()
"""
"""Reads by rules, so that a batch takes no minute."""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Reports of ten stories, as JSON Lines."""
    path = tmp_path / "reports.jsonl"
    with path.open("w") as file:
        for article in invent_articles(7, n_stories=10, n_each=3):
            file.write(json.dumps({"title": article.title, "text": article.text}) + "\n")
    return path


def start(*arguments: str, batch: int = 4) -> subprocess.Popen[str]:
    """Start a command whose batches are small; Ctrl-C reaches it as it does on a terminal."""
    small = f"from crosswire.ledger import adding\nadding._MOST_REPORTS = {batch}\n"
    return subprocess.Popen(
        [sys.executable, "-c", small + COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler) and None,  # noqa: PLW1509
    )


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command to its end; give status and what it says."""
    process = start(*arguments)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def wait_for_batch(place: Path, process: subprocess.Popen[str]) -> None:
    """Wait until the first batches are on disk."""
    for _ in range(1200):
        if place.exists() and count_reports(place) > 0:
            return
        assert process.poll() is None, "it ended before it could be stopped"
        time.sleep(0.02)
    raise AssertionError("no batch was written")


def count_reports(place: Path) -> int:
    """Count the reports that a reader sees."""
    connection = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM report").fetchone()[0])
    except sqlite3.OperationalError:  # its tables are being made
        return 0
    finally:
        connection.close()


@pytest.mark.slow
def test_the_same_command_goes_on_after_ctrl_c(reports: Path, tmp_path: Path) -> None:
    """It stops cleanly, says what is on disk and how to go on, and that is true."""
    place = tmp_path / "desk.db"
    process = start("add", str(reports), "--ledger", str(place))
    wait_for_batch(place, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert out == ""
    said = re.search(r"(\d+) reports added to .*; stopped: the same command goes on from", err)
    assert said, err
    assert "Traceback" not in err
    n_before = count_reports(place)
    assert 0 < n_before < N_REPORTS
    assert int(said[1]) <= n_before  # a batch may be on disk before it is counted
    status, out, err = run("add", str(reports), "--ledger", str(place))
    assert (status, err) == (0, "")
    assert f"{N_REPORTS - n_before} reports added" in out
    assert f"{n_before} already there" in out
    assert run("check", "--ledger", str(place))[0] == 0


@pytest.mark.slow
def test_the_same_command_goes_on_after_a_kill(reports: Path, tmp_path: Path) -> None:
    """A command that was killed leaves whole batches, and nothing to mend."""
    place = tmp_path / "desk.db"
    process = start("add", str(reports), "--ledger", str(place))
    wait_for_batch(place, process)
    process.kill()
    process.communicate(timeout=60)
    status, out, _ = run("check", "--ledger", str(place), "--json")
    assert status == 0
    n_before = json.loads(out)["n_reports"]
    status, out, err = run("add", str(reports), "--ledger", str(place))
    assert (status, err) == (0, "")
    assert f"{N_REPORTS - n_before} reports added" in out
    assert run("check", "--ledger", str(place))[0] == 0
