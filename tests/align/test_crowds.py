"""Many mentions behind one key."""

from __future__ import annotations

from dataclasses import dataclass

from crosswire.align.grouping import Pairs
from crosswire.align.match import Match, Outcome


@dataclass(frozen=True)
class _Words:
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Item:
    wording: _Words
    original: None = None


class _Comparer:
    n_keys = 1
    nearness = None
    is_contested = False

    def keys(self, item: object) -> tuple[str, ...]:
        return ("all share this key",)

    def compare(self, left: object, right: object) -> Outcome:
        return Outcome(Match.SAME, "")


def _propose(n: int) -> list[tuple[int, int]]:
    items = [_Item(_Words((f"wording {index % 10}",))) for index in range(n)]
    return list(Pairs(items, _Comparer()).candidates())


def test_pairs_of_a_crowd_grow_in_line_with_it() -> None:
    """Twice as many copies are at most about twice as many pairs."""
    assert len(_propose(800)) < 2.1 * len(_propose(400))


def test_a_crowd_pairs_like_wordings() -> None:
    """Among hundreds of mentions the pairs proposed are mostly of the same words."""
    pairs = _propose(400)
    assert sum(left % 10 == right % 10 for left, right in pairs) > 0.6 * len(pairs)


def test_a_few_mentions_are_all_paired() -> None:
    """Below a crowd every pair that shares a key is proposed."""
    assert len(_propose(20)) == 190
