"""What stretches of text mean, as directions that can be compared across reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crosswire.types import Meanings, Part

Direction: TypeAlias = npt.NDArray[np.floating[Any]]
_BLOCK = 128
"""Directions compared with all others at once."""
_ALONE = 1 << 18
"""Multiplications of one product up to which linear algebra starts no threads."""
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
    words = words_of(meanings, stretches)
    if not len(words):
        return None
    total = np.add.reduce(words, axis=0, dtype=np.float32)
    length = float(np.sqrt(total.dot(total)))
    return total / length if length else None


def words_of(meanings: Meanings, stretches: Iterable[Part]) -> npt.NDArray[np.int8]:
    """Give what the words of a mention mean, (words, size), in their order."""
    starts, table = _unpack(meanings)
    rows = [
        table[slice(*np.searchsorted(starts, (part.start, part.end)))] for part in stretches
    ]  # fmt: skip
    if not rows:
        return table[:0]
    return rows[0] if len(rows) == 1 else np.concatenate(rows)


def _unpack(meanings: Meanings) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Give the offsets and the table, (words, size), without copying."""
    starts = np.frombuffer(meanings.starts, dtype="<i4")
    table = np.frombuffer(meanings.vectors, dtype=np.int8)
    return starts, table.reshape(len(starts), meanings.size)


def likeness(left: Direction | None, right: Direction | None) -> float | None:
    """Give the cosine of two directions, -1 to 1; None where one is not known."""
    return None if left is None or right is None else float(left.dot(right))


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
        self._begins = begins
        self._table = np.stack([one for one in directions if one is not None])
        self._points = [id(one) for one in directions]  # copies share one direction
        self._cosines: dict[tuple[int, int], float] = {}
        self._best = np.concatenate(
            [
                np.maximum.reduceat(self._compare(begin), begins, axis=1)
                for begin in range(0, len(known), _BLOCK)
            ]
        )

    def _compare(self, begin: int) -> npt.NDArray[Any]:
        """
        Give the cosines of a block of directions with all.

        The mentions of a few reports are compared some rows at a time: threads that wait for each
        other in a loop would spend ten times what so small a product needs.
        """
        table = self._table
        rows = table[begin : begin + _BLOCK]
        n = _ALONE // table.size
        if not 1 < n < len(rows):
            return rows @ table.T
        return np.concatenate([rows[at : at + n] @ table.T for at in range(0, len(rows), n)])

    def is_mutual(self, left: int, right: int) -> bool:
        """Tell whether each of two mentions is the nearest of its report to the other."""
        one, other = self._rows.get(left), self._rows.get(right)
        if one is None or other is None:
            return False
        pair = self._points[left], self._points[right]
        cosine = self._cosines.get(pair)
        if cosine is None:
            cosine = float(self._table[one].dot(self._table[other])) + _SLACK
            self._cosines[pair] = cosine
        here, there = self._columns[self._reports[left]], self._columns[self._reports[right]]
        best = self._best.item
        return bool(cosine >= best(one, there) and cosine >= best(other, here))

    def propose(self, n: int, n_all: int, least: float) -> Iterable[tuple[int, int]]:
        """
        Propose for each mention those of every other report that point the same way.

        Args:
            n: Neighbours in each report.
            n_all: Neighbours in all reports together, the nearest of these.
            least: Cosine from which a pair is proposed.

        Returns:
            Pairs of places, the smaller first; some come twice.
        """
        if not self._rows:
            return
        at = list(self._rows)
        begins = np.array(self._begins)
        sizes = np.diff([*self._begins, len(at)])
        home = np.repeat(np.arange(len(begins)), sizes)
        for begin in range(0, len(at), _BLOCK):
            cosines = self._compare(begin)
            cosines[home[begin : begin + _BLOCK, None] == home] = -1.0
            near = _nearest_of_each(cosines, begins, sizes, n)
            near[near < least] = -1.0
            best = _largest(near, n_all)
            rows, places = np.nonzero(np.take_along_axis(near, best, axis=1) >= least)
            for row, column in zip(rows.tolist(), best[rows, places].tolist(), strict=True):
                one, other = at[begin + row], at[column]
                yield (one, other) if one < other else (other, one)


def _nearest_of_each(
    cosines: npt.NDArray[Any], begins: npt.NDArray[Any], sizes: npt.NDArray[Any], n: int
) -> npt.NDArray[Any]:
    """Keep of each row the `n` largest numbers of every report; the others become -1."""
    left = cosines.copy()
    for _ in range(n - 1):
        left[left >= np.repeat(np.maximum.reduceat(left, begins, axis=1), sizes, axis=1)] = -1.0
    bound = np.repeat(np.maximum.reduceat(left, begins, axis=1), sizes, axis=1)
    return np.where(cosines >= bound, cosines, -1.0)


def _largest(numbers: npt.NDArray[Any], n: int) -> npt.NDArray[np.intp]:
    """Give the places of the largest numbers of each row, in no order."""
    width = min(n, numbers.shape[1])
    return np.argpartition(-numbers, width - 1, axis=1)[:, :width]
