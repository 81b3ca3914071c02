"""How much two wordings share, weighted by what each shared word tells in this story."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crosswire.align.item import Item
    from crosswire.align.lexicon import Lexicon
    from crosswire.align.words import Wording

_ACTOR = 2.2
_NUMBER = 3.0
_FEWEST = 20
"""Mentions from which a story is large enough to tell its topic words."""
_FLOOR = 0.2
"""Share of its weight that the commonest word of a story keeps."""


class Overlap(msgspec.Struct, frozen=True):
    """
    What two sets of terms share.

    Attributes:
        dice: Shared weight over the mean weight of the two sides, 0 to 1.
        containment: Shared weight over that of the lighter side, 0 to 1.
        shared: Shared weight itself.
        n_shared: Shared terms.
    """

    dice: float
    containment: float
    shared: float
    n_shared: int


_NOTHING = Overlap(0.0, 0.0, 0.0, 0)


class Weights:
    """
    What a term tells within one story.

    A word rare in news tells much; one that nearly every mention of the story has tells
    little, however rare it is elsewhere: the names of the two presidents in a report on
    their meeting.
    """

    def __init__(self, lexicon: Lexicon, items: Iterable[Item]) -> None:
        """Count in how many mentions of the story each term stands; copies of one count once."""
        counts: Counter[str] = Counter()
        told: defaultdict[str, set[int]] = defaultdict(set)
        n_items = 0
        for item in items:
            told[item.mention.report].add(id(item.original or item))
            if item.original is None:
                n_items += 1
                counts.update(item.wording.terms)
        n_reports = len(set(map(frozenset, told.values())))  # whole reprints count once
        self._lexicon = lexicon
        self._masses: dict[frozenset[str], float] = {}
        self._bare_masses: dict[frozenset[str], float] = {}
        self._bases: dict[str, float] = {}
        total = math.log(max(n_items, _FEWEST))
        self._weights = {
            term: self._base(term)
            * max(_FLOOR, 1 - math.log(max(1, count - n_reports + 1)) / total)
            for term, count in counts.items()
        }

    def _base(self, term: str) -> float:
        found = self._bases.get(term)
        if found is None:
            by_mark = {"@": _ACTOR, "#": _NUMBER}
            found = by_mark.get(term[:1]) or self._lexicon.weight(term)
            self._bases[term] = found
        return found

    def weight(self, term: str) -> float:
        """Say how much a term tells, from 0 to 4.8."""
        found = self._weights.get(term)
        return self._base(term) if found is None else found

    def mass(self, terms: frozenset[str]) -> float:
        """Add up what the terms tell."""
        found = self._masses.get(terms)
        if found is None:
            found = self._masses[terms] = sum(map(self.weight, terms))
        return found

    def overlap(self, left: frozenset[str], right: frozenset[str]) -> Overlap:
        """Measure what two sets of terms share."""
        both = left & right
        if not both:
            return _NOTHING
        weights = self._weights
        shared = sum([weights[term] if term in weights else self._base(term) for term in both])
        one, other = self.mass(left), self.mass(right)
        lighter = one if one < other else other
        if lighter <= 0:
            return _NOTHING
        return Overlap(2 * shared / (one + other), shared / lighter, shared, len(both))

    def bare_overlap(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Measure the shared weight over the mean of both sides, topic words in full."""
        both = left & right
        if not both:
            return 0.0
        one, other = self._bare_mass(left), self._bare_mass(right)
        bases = self._bases
        shared = sum([bases[term] if term in bases else self._base(term) for term in both])
        return 2 * shared / (one + other) if one + other else 0.0

    def _bare_mass(self, terms: frozenset[str]) -> float:
        found = self._bare_masses.get(terms)
        if found is None:
            found = self._bare_masses[terms] = sum(map(self._base, terms))
        return found

    def rarest(self, wording: Wording, n: int) -> list[str]:
        """Pick the terms that tell most, for finding candidates."""
        return sorted(wording.terms, key=lambda term: (-self.weight(term), term))[:n]
