"""The benchmark of the ledger keeps what it measured."""

from __future__ import annotations

import json
from pathlib import Path

import bench.ledger
import pytest
from bench.tasks import TASKS


def test_numbers_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As JSON, in a folder that is made if it is not there."""
    target = tmp_path / "results" / "ledger.json"
    monkeypatch.setattr(bench.ledger, "RESULTS", target)
    bench.ledger.save({"claims": 20_000, "ask_ms": {"opening": [1.0, 1.2]}})
    assert json.loads(target.read_text()) == {"claims": 20_000, "ask_ms": {"opening": [1.0, 1.2]}}


def test_the_runner_hands_on_that_it_is_to_be_kept() -> None:
    task = next(one for one in TASKS if one.name == "ledger")
    assert task.command(Path("data"), save=True) == ["-m", "bench.ledger", "--save"]
