"""Turns two passages into what the joint reader takes; training and comparing share it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from crosswire.types.together import MarkedText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

N_FEATURES = 6
"""Beside, inside a passage, inside a figure; for either side."""
SIDE = 56
"""Pieces kept of each side."""
_LONE_HALF = re.compile("[\ud800-\udfff]")
"""Half a surrogate pair, which JSON may hold and the library refuses."""
_AROUND = 400
"""Characters kept on either side of a passage before it is cut into pieces."""


class Pieces(msgspec.Struct, frozen=True):
    """Word pieces of one side, as vocabulary numbers, and which of them are marked."""

    ids: tuple[int, ...]
    marked: tuple[bool, ...]
    is_figure: bool


class Cutter:
    """Cuts passages into word pieces."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Take the vocabulary of the encoder."""
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        assert start is not None and end is not None
        self._start, self._end = start, end

    def cut(self, passages: Sequence[MarkedText]) -> list[Pieces]:
        """Cut passages; of a long one what is marked stays, and the words next to it."""
        shortened = [_shorten(passage) for passage in passages]
        found = self._tokenizer.encode_batch(
            [_LONE_HALF.sub("?", passage.text) for passage in shortened], add_special_tokens=False
        )
        pieces = []
        for passage, encoded in zip(shortened, found, strict=True):
            marked = [
                any(start < last and first < end for first, last in passage.marked)
                for start, end in encoded.offsets
            ]
            window = _window(marked)
            ids = tuple(encoded.ids[window])
            pieces.append(Pieces(ids, tuple(marked[window]), passage.is_figure))
        return pieces

    def lay(self, left: Pieces, right: Pieces) -> tuple[list[int], list[int]]:
        """Lay two sides behind each other: vocabulary numbers and features."""
        ids = [self._start, *left.ids, self._end, *right.ids, self._end]
        features = [0, *_features(left, 0), 0, *_features(right, 1), 1]
        return ids, features


def _features(side: Pieces, number: int) -> list[int]:
    inside = (4 if side.is_figure else 2) + number
    return [inside if is_marked else number for is_marked in side.marked]


def _shorten(passage: MarkedText) -> MarkedText:
    """Leave out what is far from the marked stretches: a sentence may be a page long."""
    if not passage.marked or len(passage.text) <= 2 * _AROUND:
        return passage
    begin = max(0, passage.marked[0][0] - _AROUND)
    end = min(len(passage.text), passage.marked[-1][1] + _AROUND, begin + 6 * _AROUND)
    marked = tuple((first - begin, last - begin) for first, last in passage.marked)
    return MarkedText(passage.text[begin:end], marked, passage.is_figure)


def _window(marked: Sequence[bool]) -> slice:
    """Choose which pieces stay: all that is marked if it fits, and as much around it."""
    if len(marked) <= SIDE:
        return slice(0, len(marked))
    first = marked.index(True) if True in marked else 0
    last = len(marked) - list(reversed(marked)).index(True) if True in marked else 1
    begin = first - max(0, SIDE - (last - first)) // 2
    begin = max(0, min(begin, len(marked) - SIDE))
    return slice(begin, begin + SIDE)
