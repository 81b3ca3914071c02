"""
Write into the README and the docs what the program prints now.

    python -m tools.refresh_docs [--check] [--picture]

Every `$ crosswire ...` of a console block is run, and the output below it is replaced. A line
`...` stands for lines left out. It parts the shown output into pieces; of each piece the first
and the last line must still be printed, and what lies between them is written anew. Where one
is gone the block is left as it was and named, since only a person can say what to show instead.
The table of error rates in the README is written from bench/results.
`--check` writes nothing and says what is out of date. `--picture` also makes docs/images/page.png,
with a Chromium that is installed. The status is 1 where something is left to do.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.test_docs import PAGES, is_shown, run_crosswire
from tests.views.chromium import Browser, find_chromium

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RATES_PLACE = re.compile(r"(<!-- rates: [^>]*-->\n).*?(<!-- end of rates -->)", re.DOTALL)
RATES = (
    ("pairing_recall", "pairs", "pairs of passages that make one claim in two reports", "joined"),
    ("pairing_precision", "", "pairs that it joins", "rightly joined"),
    ("verdict_accuracy", "", "claims that it joins", "given the right verdict"),
    ("conflict_recall", "gold_conflicts", "conflicts", "found"),
    ("conflict_precision", "found_conflicts", "claims that it calls a conflict", "are one"),
    ("alone_wrong", "found_alone", "claims that it calls `alone`", "in another report after all"),
)
PICTURE = ROOT / "docs" / "images" / "page.png"
PICTURE_STORY = "examples/prisoner-count"


class OutOfDateError(Exception):
    """A line that a page shows is printed no more."""


def fits(shown: str, printed: str) -> bool:
    """Tell whether a line is the one shown, other numbers aside; `...` stands for anything."""
    pattern = re.sub(r"\d+", r"\\d+", re.escape(shown.rstrip())).replace(r"\.\.\.", ".*")
    return re.fullmatch(pattern, printed.rstrip()) is not None


def find_line(shown: str, printed: Sequence[str], start: int) -> int:
    """Give the place of a shown line at or behind `start`."""
    for at in range(start, len(printed)):
        if fits(shown, printed[at]):
            return at
    raise OutOfDateError(shown)


def split_pieces(shown: Sequence[str]) -> list[list[str]]:
    """Part the shown lines at the lines that are `...` alone."""
    pieces: list[list[str]] = [[]]
    for line in shown:
        if line.strip() == "...":
            pieces.append([])
        else:
            pieces[-1].append(line)
    return pieces


def renew(shown: str, printed: str) -> str:
    """Give the output to show: all that is printed, or the pieces that were shown before."""
    if is_shown(shown, printed):
        return shown
    pieces = split_pieces(shown.strip("\n").splitlines())
    if len(pieces) == 1:
        return printed.strip("\n") + "\n"
    lines = printed.strip("\n").splitlines()
    renewed, at = [], 0
    for piece in pieces:
        if not piece:
            renewed.append("")
            continue
        first = find_line(piece[0], lines, at)
        last = first if len(piece) == 1 else find_line(piece[-1], lines, first + 1)
        now = lines[first : last + 1]
        for end in (0, -1):
            now[end] = piece[end] if "..." in piece[end] else now[end]
        renewed.append("\n".join(now) + "\n")
        at = last + 1
    return "...\n".join(renewed)


def renew_block(block: str, faults: list[str], name: str) -> str:
    """Give a console block with every session of crosswire run again."""
    sessions = re.split(r"^(?=\$ )", block, flags=re.MULTILINE)
    for at, session in enumerate(sessions):
        command, _, shown = session.partition("\n")
        if command.startswith("$ crosswire "):
            try:
                output = renew(shown, run_crosswire(command.removeprefix("$ ")))
            except OutOfDateError as error:
                faults.append(f"{name}: {command}: no longer printed: {error}")
            else:
                sessions[at] = f"{command}\n{output}"
    return "".join(sessions)


def renew_page(page: Path, *, write: bool) -> list[str]:
    """Renew the console blocks of a page; give what is left for a person to do."""
    name, faults = str(page.relative_to(ROOT)), []
    before = page.read_text(encoding="utf-8")
    after = BLOCK.sub(lambda found: f"```console\n{renew_block(found[1], faults, name)}```", before)
    if after == before:
        return faults
    if not write:
        return [*faults, f"{name}: out of date"]
    page.write_text(after, encoding="utf-8")
    print(f"{name}: renewed")
    return faults


def rates_table() -> str:
    """Give the measured rates that the README tells, as a table."""
    stories = read_results("verdicts")["held_out"]
    quotes = read_results("attribution")
    rows = [
        (f"{stories[count]} {what}" if count else what, kind, stories[name])
        for name, count, what, kind in RATES
    ]
    what = "direct quotes of real political news"
    rows.append((what, "given the right source", quotes["direct_right"]))
    lines = [f"| {what} | {100 * value:.0f} % {kind} |" for what, kind, value in rows]
    return "\n".join(["| of | |", "| --- | --- |", *lines])


def read_results(task: str) -> dict[str, Any]:
    """Read the committed figures of a benchmark task."""
    figures: dict[str, Any] = json.loads((ROOT / "bench" / "results" / f"{task}.json").read_text())
    return figures


def renew_rates(*, write: bool) -> list[str]:
    """Renew the table of rates in the README."""
    readme = ROOT / "README.md"
    before = readme.read_text(encoding="utf-8")
    if not RATES_PLACE.search(before):
        return ["README.md: the place of the table of rates is gone"]
    after = RATES_PLACE.sub(lambda found: f"{found[1]}{rates_table()}\n{found[2]}", before)
    if after == before:
        return []
    if not write:
        return ["README.md: the table of rates is out of date"]
    readme.write_text(after, encoding="utf-8")
    print("README.md: rates renewed")
    return []


def make_picture() -> list[str]:
    """Photograph the page of one story, with the claim in conflict chosen."""
    browser_path = find_chromium()
    if browser_path is None:
        return ["no Chromium is installed: the picture is left as it was"]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(run_crosswire(f"crosswire compare {PICTURE_STORY} --html -"), "utf-8")
        with Browser(browser_path, Path(folder) / "profile") as browser:
            browser.open(page, width=1400, height=780)
            browser.point("li.claim button", click=True)
            browser.run("window.scrollTo({top: 0, behavior: 'instant'})")
            browser.wait(0.5)
            PICTURE.parent.mkdir(exist_ok=True)
            browser.screenshot(PICTURE)
    print(f"{PICTURE.relative_to(ROOT)}: made, {PICTURE.stat().st_size // 1000} kB")
    return []


def main() -> int:
    """Renew all pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--picture", action="store_true", help="make docs/images/page.png too")
    options = parser.parse_args()
    faults = [fault for page in PAGES for fault in renew_page(page, write=not options.check)]
    faults += renew_rates(write=not options.check)
    if options.picture and not options.check:
        faults += make_picture()
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
