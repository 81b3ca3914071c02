"""
Invented passages with what they have to do with each other: `training/data/claims/*.txt`.

A line is a letter, a space and a text:

    # a story
    q a question that its reports answer
    s a passage that answers it; all of them make one claim
    c ASPECT an answer that cannot be true as well
    u ASPECT an answer of a later moment
    n a passage that resembles the others and is about something else

`[ ]` stand round the number that is meant, `{ }` round the part of a longer sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from crosswire.types.together import MarkedText

FOLDER = Path(__file__).resolve().parent / "data" / "claims"
_MARKS = re.compile(r"[\[\]{}]")


@dataclass(frozen=True)
class Line:
    """
    A passage.

    Attributes:
        role: "s", "c", "u" or "n".
        aspect: Of "c" and "u" where the answers differ.
        text: Without marks.
        part: Offsets of what makes the claim.
        number: Offsets of the number that is meant, or None.
    """

    role: str
    aspect: str
    text: str
    part: tuple[int, int]
    number: tuple[int, int] | None

    def passage(self, *, is_figure: bool = False) -> MarkedText:
        """Give the side of a pair: the clause, or the number in it."""
        marked = self.number if is_figure and self.number else self.part
        return MarkedText(self.text, (marked,), is_figure and self.number is not None)


@dataclass
class Question:
    """A question and the passages that answer it, or seem to."""

    text: str
    lines: list[Line] = field(default_factory=list)

    def of(self, role: str) -> list[Line]:
        """Give the passages of one role."""
        return [line for line in self.lines if line.role == role]


@dataclass
class Story:
    """The questions of one event."""

    title: str
    questions: list[Question] = field(default_factory=list)


def read_line(role: str, text: str) -> Line:
    """
    Read a passage and its marks.

    Raises:
        ValueError: The marks do not pair.
    """
    aspect = ""
    if role in "cu":
        aspect, _, text = text.partition(" ")
    ends: dict[str, int] = {}
    plain = ""
    at = 0
    for found in _MARKS.finditer(text):
        plain += text[at : found.start()]
        if found.group() in ends:
            raise ValueError(f"{text!r}: two {found.group()!r}")
        ends[found.group()] = len(plain)
        at = found.end()
    plain += text[at:]
    if ("[" in ends) != ("]" in ends) or ("{" in ends) != ("}" in ends):
        raise ValueError(f"{text!r}: marks that do not pair")
    part = (ends.get("{", 0), ends.get("}", len(plain)))
    if part[1] < part[0] or ends.get("]", 0) < ends.get("[", 0):
        raise ValueError(f"{text!r}: marks that do not pair")
    number = (ends["["], ends["]"]) if "[" in ends else None
    return Line(role, aspect, plain, part, number)


def read_stories(path: Path) -> Iterator[Story]:
    """
    Read one file.

    Raises:
        ValueError: A line is malformed or out of place.
    """
    story: Story | None = None
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        role, _, text = row.strip().partition(" ")
        if not role:
            continue
        if role == "#":
            if story:
                yield story
            story = Story(text)
        elif story is None:
            raise ValueError(f"{path}:{number}: no story begins before this line")
        elif role == "q":
            story.questions.append(Question(text))
        elif role in {"s", "c", "u", "n"} and story.questions:
            story.questions[-1].lines.append(read_line(role, text))
        else:
            raise ValueError(f"{path}:{number}: begins with {role!r}, not with # q s c u n")
    if story:
        yield story


def load_stories(folder: Path = FOLDER) -> list[Story]:
    """Read all files, in order of name."""
    return [story for path in sorted(folder.glob("*.txt")) for story in read_stories(path)]
