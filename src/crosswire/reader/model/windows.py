"""Cuts a text into the windows that the encoder reads at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice, pairwise

import msgspec

MOST = 320
"""Pieces that a window holds at most."""
Span = tuple[int, int]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """
    A text to be read, cut into words.

    Attributes:
        words: The words.
        sentences: First word and word behind the last of each sentence; all words are in one.
        borders: First word of each paragraph.
    """

    words: Sequence[str]
    sentences: Sequence[Span]
    borders: Sequence[int]


def plan_windows(block: Block, first_piece: Sequence[int]) -> list[Span]:
    """
    Tell which words each window holds: those of one paragraph.

    Paragraphs that are read by themselves are read as well as with their neighbours (measured:
    docs/model-card.md), and are read but once wherever they are printed again.

    Args:
        block: The text.
        first_piece: For each word its first piece, and behind them the number of pieces.
    """
    windows: list[Span] = []
    for begin, stop in pairwise([*block.borders, len(block.words)]):
        if begin == stop:
            continue
        if _fits(first_piece, begin, stop):
            windows.append((begin, stop))
        else:
            windows.extend(_cut_long(block, first_piece, begin, stop))
    return windows


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
