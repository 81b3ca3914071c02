"""What the documents show is what the program does."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PAGES = [
    REPOSITORY / "README.md",
    *sorted((REPOSITORY / "docs").rglob("*.md")),
]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")


def fenced(page: Path, language: str) -> list[str]:
    """All fenced blocks of one language on a page."""
    return [body for found, body in FENCE.findall(page.read_text()) if found == language]


def console_cases() -> list[tuple[Path, str, str]]:
    """Every `$ crosswire ...` of a console block with the output shown below it."""
    cases = []
    for page in PAGES:
        for block in fenced(page, "console"):
            for session in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = session.partition("\n")
                if command.startswith("crosswire "):
                    cases.append((page, command, output))
    return cases


def run_crosswire(command: str) -> str:
    """Run a command of a page in the repository; give what it prints, 80 columns wide."""
    done = subprocess.run(
        [sys.executable, "-m", "crosswire", *shlex.split(command)[1:]],
        cwd=REPOSITORY,
        env=os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return (done.stdout + done.stderr).strip()


def is_shown(output: str, printed: str) -> bool:
    """Tell whether a page shows what is printed; `...` stands for anything."""
    pattern = re.escape(output.strip()).replace(r"\.\.\.", ".*")
    return re.fullmatch(pattern, printed.strip(), flags=re.DOTALL) is not None


def test_pages_are_found() -> None:
    assert len(PAGES) > 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_python_sessions_run(page: Path, tmp_path: Path) -> None:
    """Every `>>>` on a page gives what the page shows, in a folder with the example stories."""
    blocks = fenced(page, "pycon")
    text = "\n".join(blocks)
    parser = doctest.DocTestParser()
    test = parser.get_doctest(text, {}, str(page), str(page), 0)
    (tmp_path / "examples").symlink_to(REPOSITORY / "examples")
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        result = runner.run(test)
    finally:
        os.chdir(before)
    assert result.failed == 0


@pytest.mark.parametrize(
    ("page", "command", "output"),
    console_cases(),
    ids=lambda value: value.name if isinstance(value, Path) else None,
)
def test_commands_print_what_the_page_shows(page: Path, command: str, output: str) -> None:
    """A line `...` in the page stands for any lines."""
    shown = run_crosswire(command)
    assert is_shown(output, shown), f"{page.name}: {command}\n{shown}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_links_lead_to_files(page: Path) -> None:
    for target, _ in LINK.findall(page.read_text()):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
