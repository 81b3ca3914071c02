"""Lines of a printed page, with their places in the text."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_PADDING = " \t\xa0\ufeff\u200b\u200e\u200f\u2060\u00ad\u3000"
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*\.?")
_CLOSERS = "\"'”’»)]*_ "
_ITEM = re.compile(r"(?:[*•·▪‣●]|[-–—]{1,2}|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+[\"'“‘«(]?[A-Z\d$€£]")
"""The first line of an item of a list."""
_LONGEST_WRAP = 100  # columns: longer lines are paragraphs, not wrapped ones


class Line(msgspec.Struct, frozen=True):
    """
    One line with text on it: `source[start:end] == text`.

    Attributes:
        start: Offset of its first character that is not padding.
        end: Offset behind the last.
        text: The characters.
        gap: A blank line, or the start of the text, stands above it.
        indent: Padding characters before it.
    """

    start: int
    end: int
    text: str
    gap: bool
    indent: int = 0

    @property
    def n_words(self) -> int:
        """Number of words."""
        return sum(1 for _ in _WORD.finditer(self.text))

    @property
    def is_closed(self) -> bool:
        """Whether it ends a sentence: a full stop, or another mark before closing quotes."""
        return is_closed(self.text)


def is_closed(text: str) -> bool:
    """Tell whether the text ends as a sentence does (a question mark alone counts)."""
    bare = text.rstrip(_CLOSERS)
    return bare.endswith((".", "!", "?", "…", ":"))


def words_of(text: str) -> list[str]:
    """Give the words of a line, without punctuation around them."""
    return _WORD.findall(text)


def split_lines(text: str) -> tuple[Line, ...]:
    """Give the lines that carry text, trimmed, with their offsets."""
    found: list[Line] = []
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip(_PADDING)
        if not stripped:
            continue
        start = match.start() + raw.index(stripped[0])
        previous_end = found[-1].end if found else 0
        between = text[previous_end:start]
        gap = not found or between.replace("\r\n", "\n").count("\n") > 1 or "\u2029" in between
        found.append(
            Line(
                start=start,
                end=start + len(stripped),
                text=stripped,
                gap=gap,
                indent=start - match.start(),
            )
        )
    return tuple(found)


def is_wrapped(lines: tuple[Line, ...]) -> bool:
    """
    Tell whether paragraphs were broken into lines of one width, as in mail and wire feeds.

    Where most lines that are followed by another without a blank line stop in mid
    sentence and none is long, the line ends are the machine's, not the writer's; some of the
    lines below such ones begin with a small letter then, or the writer sets no full stops. So
    they are where a third of all are followed by a small letter, as in short paragraphs.
    """
    inner = [left for left, right in pairwise(lines) if not right.gap]
    n_cut = sum(1 for left, right in pairwise(lines) if not right.gap and _goes_on(left, right))
    if len(inner) < 3 or max(len(line.text) for line in inner) > _LONGEST_WRAP:
        return False
    width = max(len(line.text) for line in inner)
    full = [line for line in inner if len(line.text) > 0.7 * width]
    n_open = sum(1 for line in full if not line.is_closed)
    if len(full) < 0.5 * len(inner):
        return False
    least = 0.4 if n_cut > 1 else 0.6
    is_mostly = n_open >= least * len(full) and n_cut >= max(2, 0.3 * n_open)
    return (width >= 40 and is_mostly) or (width >= 25 and n_cut >= max(3, 0.3 * len(inner)))


def _goes_on(line: Line, following: Line) -> bool:
    """Tell whether a sentence runs on over the end of a line: a small letter follows."""
    is_open = line.text[-1:] not in ";:" and not line.is_closed
    return is_open and following.text[:1].islower() and not _ITEM.match(following.text)


def join_wrapped(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """
    Join the lines of each wrapped paragraph into one.

    A paragraph begins after a blank line, at an indented line, at an item of a list, or where
    the line above stops early and ends a sentence, or is a heading. The joined text keeps its
    line ends, so that offsets still hold.
    """
    if not lines:
        return ()
    width = max(len(line.text) for line in lines)
    usual = min(line.indent for line in lines)
    joined: list[Line] = []
    previous = lines[0]
    for line in lines:
        early = len(previous.text) < 0.75 * width and previous.is_closed
        short = len(previous.text) < 0.6 * width and not previous.is_closed
        heading = short and not _goes_on(previous, line)
        item = _ITEM.match(line.text) is not None
        hangs = joined and _ITEM.match(joined[-1].text) and line.indent > joined[-1].indent
        indented = line.indent > usual + 1 and not (hangs or _goes_on(previous, line))
        fresh = line.gap or early or heading or item or indented
        if not joined or fresh:
            joined.append(line)
        else:
            first = joined[-1]
            joined[-1] = Line(
                start=first.start,
                end=line.end,
                text=text[first.start : line.end],
                gap=first.gap,
                indent=first.indent,
            )
        previous = line
    return tuple(joined)
