"""The actors of one report, to be asked by stretch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from crosswire.types import Actor, ActorMention


class ActorIndex(msgspec.Struct, frozen=True):
    """
    Every place in a report that names or refers to an actor, in text order.

    Attributes:
        mentions: Actor mentions, none overlapping another; words for two ("both leaders") are
            a mention of each of them.
        starts: Their start offsets.
    """

    mentions: tuple[ActorMention, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, mentions: Iterable[ActorMention]) -> ActorIndex:
        """Index mentions; they may come in any order."""
        ordered = tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))
        return cls(ordered, tuple(mention.start for mention in ordered))

    def at(self, start: int, end: int) -> Actor | None:
        """
        Give the best actor for a stretch.

        The mention that covers it ("Tokayev" in "Kazakh President Tokayev"); else the first
        that lies inside it ("the Finnish minister, who had met Putin"); else one that overlaps.
        """
        touching = self._touching(start, end)
        covering = [m for m in touching if m.start <= start and end <= m.end]
        if covering:
            return min(covering, key=lambda m: m.end - m.start).actor
        within = [m for m in touching if start <= m.start and m.end <= end]
        if within:
            return within[0].actor
        return touching[0].actor if touching else None

    def inside(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Give the mentions that lie wholly inside a stretch, in text order."""
        first = bisect_left(self.starts, start)
        last = bisect_right(self.starts, end)
        return tuple(mention for mention in self.mentions[first:last] if mention.end <= end)

    def _touching(self, start: int, end: int) -> list[ActorMention]:
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = bisect_left(self.starts, max(end, start + 1))
        return [m for m in self.mentions[first:last] if m.end > start and m.start < end]
