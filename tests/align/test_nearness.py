"""Which mentions of two reports are nearest to each other, and which pairs are proposed."""

from __future__ import annotations

import numpy as np

from crosswire.align.meaning import Nearness, nearest


def unit(*numbers: float) -> np.ndarray:
    """A direction of length one."""
    vector = np.array(numbers, dtype=np.float32)
    return vector / np.linalg.norm(vector)


def test_the_nearest_both_ways_are_mutual() -> None:
    """Of two sentences that resemble one, only the nearer is its partner."""
    ferry, sank, near, far = unit(1, 0, 0), unit(1, 0.1, 0), unit(1, 0.6, 0), unit(0, 0, 1)
    found = Nearness([ferry, far, sank, near], ["a", "a", "b", "b"])
    assert found.is_mutual(0, 2) and found.is_mutual(2, 0)
    assert not found.is_mutual(0, 3)
    assert not found.is_mutual(1, 2)


def test_what_has_no_meaning_is_nobodys_nearest() -> None:
    found = Nearness([unit(1, 0), None, unit(1, 0)], ["a", "a", "b"])
    assert found.is_mutual(0, 2)
    assert not found.is_mutual(1, 2)
    assert not Nearness([None, None], ["a", "b"]).is_mutual(0, 1)


def test_only_what_points_the_same_way_is_proposed() -> None:
    directions = [unit(1, 0), unit(1, 0.2), unit(0, 1), None]
    assert set(nearest(directions, n=2, least=0.9)) == {(0, 1)}
