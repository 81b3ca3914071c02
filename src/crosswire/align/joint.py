"""Pairs of mentions read together, where that may decide whether they make one claim."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cached_property
from itertools import combinations, islice
from typing import TYPE_CHECKING, Protocol

from crosswire.align.passages import mark_in_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from crosswire.align.item import Item
    from crosswire.types.together import Kinship, MarkedText

_PER_MENTION = 1.0
"""
Pairs read together for each mention, at most, those that most speaks for first; and as many again
that a third mention ties together.
"""
_FEW = 100
"""So many pairs are read however few mentions there are."""
_CEILING = 4_000
"""Pairs read in one pool of a story, at most, and as many again: some forty seconds each."""
LEAST = 0.05
"""Probability of one claim, before two mentions are read together, from which they are."""
_TIED = 0.3
"""Probability of two questions, read together, under which a pair counts as one for a third."""
_BESIDE = 12
"""Mentions tied to one, the surest, of which pairs are looked at for its sake."""
_SURE = 0.97
"""The same from which passages of the same sentence are not."""


class JointReader(Protocol):
    """Reads two passages together."""

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        """
        Tell what pairs of passages have to do with each other; of each pair by itself.

        Args:
            passages: Each once.
            pairs: Their places in `passages`, two by two.
        """
        ...


class JointReading:
    """
    What reading mentions of one pool together told.

    Reading two passages together takes milliseconds, so only pairs that may be one claim are
    read: the likeliest by their words and meanings, and copies of a passage once. A single word
    may make the difference: what is surely one claim but for a word is read too.
    """

    def __init__(self, reader: JointReader | None, items: Sequence[Item]) -> None:
        """Take the network, None where none is to be used, and the mentions of the pool."""
        self._reader = reader
        self._items = items
        first: dict[int, int] = {}
        self._first = [
            first.setdefault(id(item.original or item), at) for at, item in enumerate(items)
        ]
        self._reports = [item.mention.report for item in items]
        self._found: dict[tuple[int, int], Kinship] = {}
        self._marked: dict[int, MarkedText] = {}

    @property
    def can_read(self) -> bool:
        """Whether there is a network to ask."""
        return self._reader is not None

    def study(
        self,
        pairs: Iterable[tuple[int, int]],
        chance: Callable[[int, int], float],
        *,
        matters: Callable[[int, int], bool] = lambda *_: True,
    ) -> Sequence[tuple[int, int]]:
        """
        Read the likeliest pairs together, and then those that both go with a third mention.

        Args:
            pairs: Places of two mentions.
            chance: How likely they make one claim, as far as that is known without.
            matters: Whether reading them may change what they come to; a pair of which that is
                known before is not read, and no other takes its turn.

        Returns:
            Those that a third mention ties together.
        """
        if self._reader is None:
            return ()
        likely = self._rank(pairs, chance)
        n_mentions = len(set(self._first))
        n_most = min(_CEILING, max(_FEW, math.ceil(_PER_MENTION * n_mentions)))
        self._read([key for key in likely[:n_most] if matters(*key)])
        closing = (key for key in self._close_triangles() if chance(*key) and matters(*key))
        tied = list(islice(closing, n_most))
        self._read(tied)
        return tied

    def _rank(
        self, pairs: Iterable[tuple[int, int]], chance: Callable[[int, int], float]
    ) -> Sequence[tuple[int, int]]:
        """Give the pairs that may be one claim, copies once, the likeliest first."""
        chances: dict[tuple[int, int], float] = {}
        for one, other in pairs:
            key = self._key(one, other)
            if key is not None:
                chances[key] = max(chances.get(key, 0.0), chance(one, other))
        likely = sorted(
            (
                (likely, key)
                for key, likely in chances.items()
                if likely >= LEAST and not (likely > _SURE and self._are_alike(*key))
            ),
            key=lambda entry: (-entry[0], entry[1]),
        )
        return [key for _, key in likely]

    def _close_triangles(self) -> Sequence[tuple[int, int]]:
        """
        Give the pairs that both answer the question of a third one, as far as was read.

        Where two reports tell a thing in other words than a third, they may share no word.
        """
        beside: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for (one, other), kinship in self._found.items():
            if kinship.different < _TIED:
                beside[one].append((kinship.different, other))
                beside[other].append((kinship.different, one))
        found: dict[tuple[int, int], float] = {}
        for near in beside.values():
            for (doubt, one), (more_doubt, other) in combinations(sorted(near)[:_BESIDE], 2):
                key = self._key(one, other)
                if key is not None and key not in self._found and not self._are_alike(*key):
                    found[key] = max(found.get(key, 0.0), (1 - doubt) * (1 - more_doubt))
        return sorted(found, key=lambda key: (-found[key], key))

    def _read(self, chosen: Sequence[tuple[int, int]]) -> None:
        """Read pairs together."""
        if self._reader is None or not chosen:
            return
        needed = sorted({at for key in chosen for at in key})
        rows = {at: row for row, at in enumerate(needed)}
        passages = [self._mark(at) for at in needed]
        read = self._reader.read(passages, [(rows[one], rows[other]) for one, other in chosen])
        self._found.update(zip(chosen, read, strict=True))

    def nearest(self, at: int) -> float | None:
        """Give the least probability of two things at which a mention was read; None if not."""
        return self._nearest.get(self._first[at]) if at >= 0 else None

    @cached_property
    def _nearest(self) -> Mapping[int, float]:
        """The same of each mention, once all that is to be read was."""
        nearest: dict[int, float] = {}
        for pair, kinship in self._found.items():
            for at in pair:
                nearest[at] = min(nearest.get(at, 1.0), kinship.different)
        return nearest

    def kinship(self, left: int, right: int) -> Kinship | None:
        """Give what two mentions have to do with each other; None where they were not read."""
        key = self._key(left, right) if self._found else None
        return None if key is None else self._found.get(key)

    def _are_alike(self, one: int, other: int) -> bool:
        """Tell whether two mentions stand in the same sentence."""
        return self._mark(one).text == self._mark(other).text

    def _mark(self, at: int) -> MarkedText:
        """Mark a mention in its sentence, or recall it."""
        if at not in self._marked:
            self._marked[at] = mark_in_sentence(self._items[at])
        return self._marked[at]

    def _key(self, left: int, right: int) -> tuple[int, int] | None:
        """Name a pair by what it copies; None for what one report tells twice."""
        if left < 0 or right < 0:
            return None
        one, other = self._first[left], self._first[right]
        if self._reports[one] == self._reports[other]:
            return None
        return (one, other) if one < other else (other, one)
