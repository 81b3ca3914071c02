"""Tests of gathering mentions into groups, with outcomes given by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import pytest

from crosswire.align.grouping import Pairs, group_mentions
from crosswire.align.match import Match, Outcome

if TYPE_CHECKING:
    from crosswire.align.comparers import Comparer
    from crosswire.align.item import Item

_NOTHING = Outcome(Match.UNRELATED, "nothing ties them")
_ONE = Outcome(Match.SAME, "they say the same", 0.9)


@dataclass
class FakeMention:
    """A mention with its report and its place there."""

    report: str
    start: int
    end: int
    figure: None = None


@dataclass(eq=False)
class FakeItem:
    """What grouping needs of an item."""

    mention: FakeMention
    original: None = None
    meaning: None = None
    setting: None = None


@dataclass
class Told:
    """A comparer of which every outcome, and what studying gives, is told beforehand."""

    items: Sequence[FakeItem]
    outcomes: Mapping[tuple[int, int], Outcome]
    further: Sequence[tuple[int, int]] = ()
    hidden: frozenset[int] = field(default_factory=frozenset)
    n_keys: int = 1
    nearness: None = None

    def keys(self, item: FakeItem) -> Iterable[str]:
        """Give one key to all, but for those that share none."""
        at = self.items.index(item)
        return [f"own {at}"] if at in self.hidden else ["all"]

    def study(self, pairs: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """Give the further pairs."""
        return self.further

    def compare(self, left: FakeItem, right: FakeItem) -> Outcome:
        """Look the pair up."""
        return self.outcomes.get((self.items.index(left), self.items.index(right)), _NOTHING)


def clash(score: float) -> Outcome:
    return Outcome(Match.CONFLICT, "they cannot both be true", score)


def group(
    reports: str, outcomes: Mapping[tuple[int, int], Outcome], **told: object
) -> set[tuple[int, ...]]:
    """Group mentions, one for each letter, which names its report."""
    items = [
        FakeItem(FakeMention(report, 10 * at, 10 * at + 5)) for at, report in enumerate(reports)
    ]
    comparer = Told(items, outcomes, **told)  # type: ignore[arg-type]
    pairs = Pairs(cast("Sequence[Item]", items), cast("Comparer", comparer))
    return {one.members for one in group_mentions(pairs)}


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((0.8, 0.6), {(0, 1), (2,)}),
        ((0.78, 0.75), {(0, 1), (2,)}),
        ((0.6, 0.8), {(0, 2), (1,)}),
    ],
)
def test_of_two_that_clash_with_one_the_likelier_is_joined(
    scores: tuple[float, float], expected: set[tuple[int, ...]]
) -> None:
    assert group("abb", {(0, 1): clash(scores[0]), (0, 2): clash(scores[1])}) == expected


def test_what_clashes_with_both_sides_of_a_claim_joins_it() -> None:
    outcomes = {(0, 1): _ONE, (0, 2): clash(0.7), (1, 2): clash(0.6)}
    assert group("abc", outcomes) == {(0, 1, 2)}


@pytest.mark.parametrize("outcome", [_ONE, clash(0.7)])
def test_pairs_that_studying_found_are_joined_like_any_other(outcome: Outcome) -> None:
    """What two tell in other words than a third may share no key."""
    outcomes = {(0, 1): outcome}
    hidden = frozenset({0})
    assert group("ab", outcomes, hidden=hidden) == {(0,), (1,)}
    assert group("ab", outcomes, hidden=hidden, further=[(0, 1)]) == {(0, 1)}
