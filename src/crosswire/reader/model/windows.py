"""Cuts a text into the windows that the encoder reads at once."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

import msgspec

LEAST, MOST = 128, 320
"""Pieces of a window: none is cut smaller where it can be helped, none is larger."""
_ONE_IN = 3
Span = tuple[int, int]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """
    A text to be read, cut into words.

    Attributes:
        words: The words.
        sentences: First word and word behind the last of each sentence; all words are in one.
        borders: First word of each paragraph.
        joined: First words of paragraphs that go on with a quote left open before them.
    """

    words: Sequence[str]
    sentences: Sequence[Span]
    borders: Sequence[int]
    joined: frozenset[int] = frozenset()


def plan_windows(block: Block, first_piece: Sequence[int]) -> list[Span]:
    """
    Tell which words each window holds.

    A window ends before a paragraph whose own words choose it (one in three), once it has
    enough pieces. So the windows of a paragraph that is met again in another text fall the
    same way soon after its beginning, and what was read of them once need not be read again
    (content-defined chunking, Muthitacharoen et al. 2001).

    Args:
        block: The text.
        first_piece: For each word its first piece, and behind them the number of pieces.
    """
    stops = [*block.borders[1:], len(block.words)] if block.words else []
    windows: list[Span] = []
    begin = 0
    n_borders = 0
    before = 0
    for stop in stops:
        size = first_piece[stop] - first_piece[begin] + n_borders + 2
        if size > MOST and before > begin:
            windows.append((begin, before))
            begin, n_borders = before, 0
            size = first_piece[stop] - first_piece[begin] + 2
        if size > MOST:
            windows.extend(_cut_long(block, first_piece, begin, stop))
            begin, n_borders = stop, 0
        elif size >= LEAST and _is_anchor(block, stop):
            windows.append((begin, stop))
            begin, n_borders = stop, 0
        else:
            n_borders += 1
        before = stop
    if stops and begin < len(block.words):
        windows.append((begin, len(block.words)))
    return windows


def _is_anchor(block: Block, border: int) -> bool:
    """Tell whether the paragraph that begins here chooses to open a window."""
    if border in block.joined:
        return False
    opening = " ".join(block.words[border : border + 12])
    return zlib.crc32(opening.encode("utf-8", "replace")) % _ONE_IN == 0


def _cut_long(block: Block, first_piece: Sequence[int], begin: int, stop: int) -> list[Span]:
    """Cut a paragraph that no window holds: between sentences, else between words."""
    ends = [last for _, last in block.sentences]
    windows: list[Span] = []
    while begin < stop:
        end = begin
        for last in islice(ends, bisect_right(ends, begin), None):
            if last > stop or not _fits(first_piece, begin, last):
                break
            end = last
        if end == begin:
            end = begin + 1
            while end < stop and _fits(first_piece, begin, end + 1):
                end += 1
        windows.append((begin, end))
        begin = end
    return windows


def _fits(first_piece: Sequence[int], begin: int, end: int) -> bool:
    return first_piece[end] - first_piece[begin] + 2 <= MOST
