"""What persons said of the mentions of a pool, which outranks every score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.align.item import POOLS
from crosswire.types import Word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from crosswire.align.item import Item
    from crosswire.types import Anchor, Judgement

_LEAST_SHARED = 0.5
"""Share of the shorter passage by which a mention is the one that was judged."""


class Judged:
    """
    Judgements, brought to the mentions that stand where they were given.

    A judgement is kept by the place of its passages, so that it holds for what a newer reader
    finds there too: of the mentions at that place, the one that covers it most closely.
    """

    def __init__(self, items: Sequence[Item], judgements: Iterable[Judgement]) -> None:
        """Take the mentions of one pool, and what was said of the story's."""
        self.same: list[tuple[int, int]] = []
        self._different: list[tuple[int, int]] = []
        self._why: dict[tuple[int, int], str] = {}
        for judgement in judgements:
            there = [
                index
                for index, item in enumerate(items)
                if POOLS[item.mention.kind] is POOLS[judgement.kind]
            ]
            left = _find(judgement.left, items, there)
            right = _find(judgement.right, items, there)
            if left is None or right is None or left == right:
                continue
            pair = (min(left, right), max(left, right))
            self._why[pair] = judgement.why
            every = [
                (min(one, other), max(one, other))
                for one in _pieces_of(left, items)
                for other in _pieces_of(right, items)
            ]
            for pairs in (self.same, self._different):  # the last word on a pair holds
                pairs[:] = [other for other in pairs if other not in every]
            if judgement.word is Word.SAME:
                self.same.append(pair)
            elif judgement.word is Word.DIFFERENT:  # unsure leaves it to the score again
                self._different.extend(every)

    @property
    def mentions(self) -> frozenset[int]:
        """The mentions of which a person said something."""
        return frozenset(at for pair in self._why for at in pair)

    def forbids(self, one: Collection[int], other: Collection[int]) -> bool:
        """Tell whether a person keeps two groups apart."""
        return any(
            (left in one and right in other) or (left in other and right in one)
            for left, right in self._different
        )

    def explain(self, members: Collection[int]) -> str | None:
        """Say that a person holds mentions together, and why; None where nobody does."""
        found = [pair for pair in self.same if pair[0] in members and pair[1] in members]
        if not found:
            return None
        why = self._why[found[-1]]
        return (
            f"judged to be one claim by a person ({why})"
            if why
            else ("judged to be one claim by a person")
        )


def _pieces_of(at: int, items: Sequence[Item]) -> Sequence[int]:
    """Give a mention's place, and those of what was cut off it."""
    whole = items[at].whole
    if whole is None or not items[at].opens_whole:
        return [at]
    key = whole.key
    return [
        index
        for index, item in enumerate(items)
        if item.whole is not None and item.whole.key == key
    ]


def _find(anchor: Anchor, items: Sequence[Item], among: Sequence[int]) -> int | None:
    """Find the mention that stands where a judgement was given."""
    best, most = None, 0.0
    for index in among:
        item = items[index]
        mention = item.mention
        if item.whole is not None and item.opens_whole:
            mention = item.whole.mention  # it is shown whole, and stands for what was cut off
        if mention.report != anchor.report:
            continue
        shared = min(mention.end, anchor.end) - max(mention.start, anchor.start)
        lengths = (mention.end - mention.start, anchor.end - anchor.start)
        if shared < _LEAST_SHARED * min(lengths):
            continue
        closeness = shared / (sum(lengths) - shared)
        if closeness > most:
            best, most = index, closeness
    return best
