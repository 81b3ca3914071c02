"""`crosswire doctor`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from crosswire import __version__
from crosswire.doctor import Check, examine
from tests.cli.conftest import Result

Run = Callable[..., Result]


def check(name: str, **options: object) -> Check:
    """The check of that name."""
    checks = examine(**({"encoding": "utf-8"} | options))
    return next(item for item in checks if item.name == name)


def test_a_whole_installation_is_well(crosswire: Run) -> None:
    """Everything is named with what was found; status 0."""
    result = crosswire("doctor")
    assert result.status == 0, result.out
    assert __version__ in result.out
    assert "All is well." in result.out


def test_every_dependency_is_named_with_its_version() -> None:
    """The versions that a bug report needs."""
    assert check("msgspec").found == metadata.version("msgspec")
    assert check("rich").is_well


def test_the_reader_is_named() -> None:
    """The name that comparisons print."""
    reader = check("reader")
    assert reader.is_well
    assert reader.found


@pytest.mark.parametrize(
    "name", ["plain text", "HTML pages", "JSON Lines and ninjs", "NewsML-G2", "other encodings"]
)
def test_each_format_is_really_read(name: str) -> None:
    """A sample of every format is read, and not only its package looked up."""
    assert check(f"reads {name}").is_well


def test_a_part_that_reading_pages_needs_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails only on import is found, with the package to install."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("trafilatura", "justext")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lxml.html.clean", None)
    found = check("reads HTML pages")
    assert not found.is_well
    assert found.mend == "pip install lxml-html-clean"


def test_a_full_disk_is_found() -> None:
    """Too little space says how much to free."""
    found = check("disk", free_bytes=lambda folder: 50_000_000)
    assert not found.is_well
    assert "free 150 MB" in found.mend


def test_a_missing_temporary_folder_is_found(tmp_path: Path) -> None:
    """The mend names the variable to set."""
    found = check("temporary files", folder=tmp_path / "gone", free_bytes=lambda folder: 10**9)
    assert not found.is_well
    assert "TMPDIR" in found.mend


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "", "no-such"])
def test_a_poor_terminal_is_found(encoding: str) -> None:
    """Curly quotation marks cannot be shown there."""
    assert not check("terminal", encoding=encoding).is_well


def test_a_missing_dependency_is_found(monkeypatch: pytest.MonkeyPatch, crosswire: Run) -> None:
    """It is named with the command that installs it; status 1."""
    real = metadata.version

    def version(name: str) -> str:
        if name == "lxml":
            raise metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(metadata, "version", version)
    result = crosswire("doctor")
    assert result.status == 1
    assert "to mend: pip install lxml" in result.out
