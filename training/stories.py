"""
Invented stories of several reports with the claims they share.

Those of `training/data/stories` are short and seek the most different wordings; those of
`training/data/newswire` are written as agencies, dailies and press offices write.

    # a story
    @ Outlet | 2031-03-02
    {1 [2 At least 14 people] drowned} when {3 the ferry capsized off Piran}. ...

`{N ...}` stands round a passage that makes claim N, `[N ...]` round a number. A letter behind
the number says how it stands to the passages without one: `c` contradicts them, `u` supersedes
them. What no second report carries has no marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_DATA = Path(__file__).resolve().parent / "data"
SHORT, NEWSWIRE = _DATA / "stories", _DATA / "newswire"
_MARK = re.compile(r"[\[{](\d+)([cu]?) |[\]}]")


@dataclass(frozen=True)
class Mark:
    """
    A marked passage.

    Attributes:
        claim: Number of its claim in the story.
        role: "", "c" or "u".
        is_figure: It is a number.
        start: Offset in the text of its report.
        end: Offset behind it.
    """

    claim: int
    role: str
    is_figure: bool
    start: int
    end: int


@dataclass
class WovenReport:
    """A report, and what is marked in it."""

    outlet: str
    published: str
    text: str = ""
    marks: list[Mark] = field(default_factory=list)


@dataclass
class WovenStory:
    """The reports of one event."""

    title: str
    reports: list[WovenReport] = field(default_factory=list)


def read_woven(path: Path) -> Iterator[WovenStory]:
    """
    Read one file.

    Raises:
        ValueError: A line is out of place, or marks do not pair.
    """
    story: WovenStory | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path}:{number}"
        if line.startswith("# "):
            if story:
                yield story
            story = WovenStory(line[2:])
        elif line.startswith("@ ") and story:
            outlet, _, day = line[2:].partition(" | ")
            story.reports.append(WovenReport(outlet, day))
        elif line.strip():
            if story is None or not story.reports:
                raise ValueError(f"{where}: text before a story and its outlet")
            _add(story.reports[-1], line.strip(), where)
    if story:
        yield story


def _add(report: WovenReport, line: str, where: str) -> None:
    """Add a paragraph to a report."""
    text = report.text + "\n\n" if report.text else ""
    open_marks: list[tuple[int, str, bool, int]] = []
    at = 0
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        at = found.end()
        if found.group(1):
            is_figure = found.group()[0] == "["
            open_marks.append((int(found.group(1)), found.group(2), is_figure, len(text)))
            continue
        if not open_marks or open_marks[-1][2] is not (found.group() == "]"):
            raise ValueError(f"{where}: {found.group()} closes nothing")
        claim, role, is_figure, start = open_marks.pop()
        report.marks.append(Mark(claim, role, is_figure, start, len(text)))
    if open_marks:
        raise ValueError(f"{where}: claim {open_marks[-1][0]} is not closed")
    report.text = text + line[at:]


def load_woven(*folders: Path) -> list[WovenStory]:
    """Read all files of the folders, of both where none is named, in order of name."""
    return [
        story
        for folder in folders or (SHORT, NEWSWIRE)
        for path in sorted(folder.glob("*.txt"))
        for story in read_woven(path)
    ]
