"""Stretches that mean the like are found whatever their words."""

from __future__ import annotations

import numpy as np
import pytest

from crosswire.align import meaning
from crosswire.align.meaning import Nearness, direction_of, likeness, words_of
from crosswire.types import Meanings, Part


def meanings(*rows: tuple[int, int]) -> Meanings:
    """Give one word every ten characters."""
    starts = np.arange(len(rows), dtype="<i4") * 10
    return Meanings(
        starts=starts.tobytes(), vectors=np.array(rows, dtype=np.int8).tobytes(), size=2
    )


def test_a_stretch_points_where_its_words_do_together() -> None:
    """Words that begin inside count, in all parts; length does not."""
    found = direction_of(meanings((0, 50), (100, 0), (100, 0)), [Part(start=10, end=25)])
    assert found is not None and found.tolist() == [1.0, 0.0]
    parts = [Part(start=0, end=5), Part(start=20, end=22)]
    found = direction_of(meanings((0, 100), (9, 9), (100, 0)), parts)
    assert found is not None and found.tolist() == pytest.approx([0.7071, 0.7071], abs=1e-3)


def test_a_stretch_without_words_points_nowhere() -> None:
    """And is like nothing."""
    assert direction_of(meanings((1, 0)), [Part(start=5, end=9)]) is None
    assert likeness(None, np.array([1.0, 0.0])) is None


def test_the_words_of_a_stretch_come_in_their_order() -> None:
    """Those that begin in any of its parts."""
    parts = [Part(start=0, end=5), Part(start=20, end=22)]
    rows = words_of(meanings((0, 100), (9, 9), (100, 0)), parts)
    assert rows.tolist() == [[0, 100], [100, 0]]
    assert words_of(meanings((1, 0)), []).shape == (0, 2)


def test_neighbours_are_the_same_however_many_are_compared_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Few at once keep memory small; of each report the nearest come out all the same."""
    drawn = np.random.default_rng(3).normal(size=(150, 16)).astype(np.float32)
    directions = list(drawn / np.linalg.norm(drawn, axis=1, keepdims=True))
    reports = [f"report {at // 30}" for at in range(150)]
    found = {}
    for size in (7, 1000):
        monkeypatch.setattr(meaning, "_BLOCK", size)
        near = Nearness(directions, reports)
        pairs = set(near.propose(1, 4, 0.0))
        found[size] = pairs, [pair for pair in sorted(pairs) if near.is_mutual(*pair)]
    assert found[7] == found[1000]
    nearest = {
        tuple(sorted((one, first + int(np.argmax(drawn_cosines[first : first + 30])))))
        for one, drawn_cosines in enumerate(np.stack(directions) @ np.stack(directions).T)
        for first in range(0, 150, 30)
        if reports[one] != reports[first]
    }
    assert found[7][0] == nearest
