"""Where the numbers beside marks stand, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LETTER = 6.0
_LINE = 12.0
"""Pixels of a letter and a line of eight points, on a screen of 100 to the inch."""
_GAP = 8.0
_HALF_MARK = 5.0

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in pixels."""


def place_labels(
    points: Sequence[tuple[float, float]],
    labels: Sequence[str],
    taken: Iterable[Box],
    frame: Box,
) -> tuple[tuple[float, float] | None, ...]:
    """
    Find a place for the label of each point: above it, below, or beside it.

    A label for which there is no room is left out; its mark and the scale still give the value.

    Args:
        points: Where the marks stand, in pixels.
        labels: One a point.
        taken: Boxes that other writing has.
        frame: The panel, which no label leaves.

    Returns:
        The offset of the middle of each label from its point, or None where it is left out.
    """
    marks = [(x - _HALF_MARK, y - _HALF_MARK, x + _HALF_MARK, y + _HALF_MARK) for x, y in points]
    boxes = [*taken, *marks]
    found: list[tuple[float, float] | None] = []
    for (x, y), label in zip(points, labels, strict=True):
        width = len(label) * _LETTER
        chosen = None
        for right, up in _list_offsets(width):
            box = (
                x + right - width / 2,
                y + up - _LINE / 2,
                x + right + width / 2,
                y + up + _LINE / 2,
            )
            if _is_inside(box, frame) and not any(_is_overlapping(box, other) for other in boxes):
                chosen = (right, up)
                boxes.append(box)
                break
        found.append(chosen)
    return tuple(found)


def _list_offsets(width: float) -> Iterable[tuple[float, float]]:
    beside = width / 2 + _GAP
    up = _LINE / 2 + _GAP
    yield from ((0, up), (0, -up), (beside, 0), (-beside, 0), (beside, up), (-beside, up))
    yield from ((beside, -up), (-beside, -up), (0, up + _LINE), (0, -up - _LINE))


def _is_inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _is_overlapping(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
