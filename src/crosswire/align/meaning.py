"""What stretches of text mean, as directions that can be compared across reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crosswire.types import Meanings, Part

Direction: TypeAlias = npt.NDArray[np.floating[Any]]
_BLOCK = 1024
"""Directions compared with all others at once."""
_SLACK = 1e-5
MANY = 20_000
"""Mentions of one pool from which neighbours in meaning are no longer looked for."""


def direction_of(meanings: Meanings, stretches: Iterable[Part]) -> Direction | None:
    """
    Tell where a mention points: the mean of its words, of length one.

    Args:
        meanings: Those of the report.
        stretches: What the mention is made of.

    Returns:
        None where no word begins inside.
    """
    starts, table = _unpack(meanings)
    rows = [
        table[slice(*np.searchsorted(starts, (part.start, part.end)))] for part in stretches
    ]  # fmt: skip
    if not rows:
        return None
    total = np.concatenate(rows).sum(axis=0, dtype=np.float32)
    length = float(np.linalg.norm(total))
    return total / length if length else None


def _unpack(meanings: Meanings) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Give the offsets and the table, (words, size), without copying."""
    starts = np.frombuffer(meanings.starts, dtype="<i4")
    table = np.frombuffer(meanings.vectors, dtype=np.int8)
    return starts, table.reshape(len(starts), meanings.size)


def likeness(left: Direction | None, right: Direction | None) -> float | None:
    """Give the cosine of two directions, -1 to 1; None where one is not known."""
    return None if left is None or right is None else float(left @ right)


def nearest(
    directions: Sequence[Direction | None], *, n: int, least: float
) -> Iterable[tuple[int, int]]:
    """
    Propose the pairs that point the same way.

    Args:
        directions: Of each mention.
        n: Neighbours looked at for each.
        least: Cosine from which a pair is proposed.

    Returns:
        Pairs of places in `directions`, the smaller first.
    """
    known = [at for at, one in enumerate(directions) if one is not None]
    if len(known) < 2:
        return
    table = np.stack([one for one in directions if one is not None])
    for begin in range(0, len(known), _BLOCK):
        cosines = table[begin : begin + _BLOCK] @ table.T
        rows = np.arange(len(cosines))
        cosines[rows, rows + begin] = -1.0
        width = min(n, len(known) - 1)
        best = np.argpartition(-cosines, width - 1, axis=1)[:, :width]
        for row, columns in enumerate(best.tolist()):
            for column in columns:
                if cosines[row, column] >= least:
                    one, other = known[begin + row], known[column]
                    yield (one, other) if one < other else (other, one)


class Nearness:
    """
    For each mention, how near the nearest one of every other report is.

    A report says most things once: of the ten sentences of another report that resemble one,
    the nearest is the likeliest to say the same, and likelier still if that holds both ways.
    """

    def __init__(self, directions: Sequence[Direction | None], reports: Sequence[str]) -> None:
        """
        Take where each mention points, and the report it stands in.

        Args:
            directions: Of each mention.
            reports: Of each mention; those of one report stand side by side.
        """
        known = [at for at, one in enumerate(directions) if one is not None]
        self._rows = {at: row for row, at in enumerate(known)}
        self._columns: dict[str, int] = {}
        if not known or len(known) > MANY:
            self._rows = {}
            return
        begins: list[int] = []
        for row, at in enumerate(known):
            if reports[at] not in self._columns:
                self._columns[reports[at]] = len(begins)
                begins.append(row)
        self._reports = reports
        self._table = np.stack([one for one in directions if one is not None])
        self._points = [id(one) for one in directions]  # copies share one direction
        self._cosines: dict[tuple[int, int], float] = {}
        self._best = np.concatenate(
            [
                np.maximum.reduceat(
                    self._table[begin : begin + _BLOCK] @ self._table.T, begins, axis=1
                )
                for begin in range(0, len(known), _BLOCK)
            ]
        )

    def is_mutual(self, left: int, right: int) -> bool:
        """Tell whether each of two mentions is the nearest of its report to the other."""
        one, other = self._rows.get(left), self._rows.get(right)
        if one is None or other is None:
            return False
        pair = self._points[left], self._points[right]
        cosine = self._cosines.get(pair)
        if cosine is None:
            cosine = float(self._table[one] @ self._table[other]) + _SLACK
            self._cosines[pair] = cosine
        here, there = self._columns[self._reports[left]], self._columns[self._reports[right]]
        best = self._best.item
        return bool(cosine >= best(one, there) and cosine >= best(other, here))
