"""The command as a user's shell runs it."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest

from crosswire import __version__


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run `python -m crosswire` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "crosswire", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **options,
    )


def test_version() -> None:
    """--version names the version."""
    result = run("--version")
    assert (result.returncode, result.stdout) == (0, f"crosswire, version {__version__}\n")


@pytest.mark.parametrize("arguments", [("--help",), ("compare", "-h"), ("read", "-h"),
                                       ("doctor", "-h")])  # fmt: skip
def test_help_fits_80_columns(arguments: tuple[str, ...]) -> None:
    """Every help text can be read on a small terminal."""
    result = run(*arguments)
    assert result.returncode == 0
    assert "Usage: crosswire" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_help_names_the_exit_statuses() -> None:
    """A script's author finds them without the documentation."""
    assert "0 done; 1 done, but something was not read; 2 wrong usage" in run("--help").stdout


def test_no_verb_and_a_wrong_verb_are_wrong_usage() -> None:
    """Status 2, and no traceback."""
    for arguments in ((), ("compair",)):
        result = run(*arguments)
        assert result.returncode == 2
        assert "Traceback" not in result.stderr


def test_a_closed_pipe_is_quiet() -> None:
    """`crosswire ... | head` leaves no message behind."""
    script = f"{shlex.quote(sys.executable)} -m crosswire compare --help | true"
    result = subprocess.run(
        ["/bin/sh", "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert result.stderr == ""
