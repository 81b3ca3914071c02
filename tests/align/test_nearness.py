"""Which mentions of two reports are nearest to each other, and which pairs are proposed."""

from __future__ import annotations

import numpy as np

from crosswire.align.meaning import Nearness


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
    found = Nearness([unit(1, 0), unit(1, 0.2), unit(0, 1), None], ["a", "b", "c", "d"])
    assert set(found.propose(n=2, n_all=9, least=0.9)) == {(0, 1)}


def test_the_nearest_of_every_other_report_are_proposed() -> None:
    """Never two mentions of one report, and of all reports only the nearest."""
    directions = [unit(1, 0), unit(1, 0.1), unit(1, 0.2), unit(1, 0.3), unit(1, 0.4)]
    found = Nearness(directions, ["a", "a", "b", "b", "c"])
    one_each = {(0, 2), (0, 4), (1, 2), (1, 3), (1, 4), (2, 4), (3, 4)}
    assert set(found.propose(n=1, n_all=9, least=0.5)) == one_each
    assert (0, 1) not in set(found.propose(n=3, n_all=9, least=0.0))
    assert set(found.propose(n=3, n_all=1, least=0.0)) == {(0, 2), (1, 2), (3, 4)}


def test_no_mention_proposes_nothing() -> None:
    assert list(Nearness([None], ["a"]).propose(n=2, n_all=9, least=0.0)) == []
