"""Whether two figures are told in passages that say the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosswire.align.grouping import Pairs
    from crosswire.align.item import Item

_NEAR = 24
"""Passages that begin before a figure and are looked at for the ones around it."""
_INNERMOST = 2
"""Passages around a figure that are compared."""


class Together:
    """
    Finds the statements and events around figures, and how sure it is that they are one claim.

    "Some 4,000 people marched through Lubin" and "More than 20,000 took to the streets of Lubin"
    share no noun for what they count; what tells that they answer one question is that the two
    passages say the same.
    """

    def __init__(self, pairs: Pairs) -> None:
        """Take the statements and events of the story, and how they compare."""
        self._pairs = pairs
        self._spans: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for index, item in enumerate(pairs.items):
            self._spans[item.mention.report].append((item.mention.start, item.mention.end, index))
        for spans in self._spans.values():
            spans.sort()

    def probability(self, left: Item, right: Item) -> float:
        """Give the highest probability that passages around two figures make one claim."""
        return max(
            (
                self._pairs.outcome(one, other).score
                for one in self._around(left)
                for other in self._around(right)
            ),
            default=0.0,
        )

    def _around(self, item: Item) -> list[int]:
        """List the innermost passages that hold a figure."""
        spans = self._spans[item.mention.report]
        last = bisect_left(spans, (item.mention.start + 1, 0, 0))
        found = [span for span in spans[max(0, last - _NEAR) : last] if span[1] >= item.mention.end]
        found.sort(key=lambda span: span[1] - span[0])
        return [index for _, _, index in found[:_INNERMOST]]
