"""Which reports are worth a look beside a new one, out of very many."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from crosswire.story.profile import Profile, pick_top_terms

#: Each report is compared with about so many others where there are too many for all.
N_NEIGHBOURS = 25
#: Up to so many reports every pair is looked at.
ALL_PAIRS = 40
_INDEX_TERMS = 40
#: Of the reports that share a term so many are looked through, the latest first, and of all
#: terms together so many; the rarest terms come first. So a day of 200,000 reports costs each
#: report no more than a day of 20,000.
_MOST_OF_TERM = 4_000
_MOST_OF_ALL = 20_000
_LEAST_OVERLAP = 0.12
#: Freed places are given back once so many of all are free.
_MOST_FREE = 0.25
_PLACE_BITS = 32
_PLACES = (1 << _PLACE_BITS) - 1


class TermIndex:
    """Reports by their weightiest terms; one report at a time is added, asked for or dropped."""

    def __init__(self) -> None:
        self._ids: list[str | None] = []
        self._place_of: dict[str, int] = {}
        self._held: dict[int, array[int]] = {}  # by term: place, and above it the weight's bits
        self._sums = np.zeros(1024)

    def __len__(self) -> int:
        return len(self._place_of)

    def add(self, profile: Profile) -> None:
        """Add a report."""
        place = len(self._ids)
        self._ids.append(profile.id)
        self._place_of[profile.id] = place
        terms = pick_top_terms(profile, _INDEX_TERMS)
        weights = np.array([weight for _, weight in terms], np.float32).view(np.uint32)
        for (key, _), bits in zip(terms, weights.tolist(), strict=True):
            self._held.setdefault(key, array("Q")).append(place | bits << _PLACE_BITS)

    def drop(self, report: str) -> None:
        """Forget a report."""
        self._ids[self._place_of.pop(report)] = None
        if len(self._ids) - len(self._place_of) > max(1024, _MOST_FREE * len(self._ids)):
            self._compact()

    def find_nearest(self, profile: Profile) -> list[str]:
        """
        Find the reports that share the weightiest terms with one, the nearest first.

        Args:
            profile: The report; it may or may not be in the index.
        """
        if len(self) <= ALL_PAIRS:
            return [report for report in self._place_of if report != profile.id]
        places, products = self._collect(pick_top_terms(profile, _INDEX_TERMS))
        if not len(places):
            return []
        if len(self._sums) < len(self._ids):
            self._sums = np.zeros(2 * len(self._ids))
        np.add.at(self._sums, places, products)
        near = np.unique(places[self._sums[places] >= _LEAST_OVERLAP])
        overlap = self._sums[near]
        self._sums[places] = 0.0
        ordered = near[np.lexsort((near, -overlap))]
        found = (self._ids[place] for place in ordered.tolist())
        kept = (report for report in found if report is not None and report != profile.id)
        return [report for report, _ in zip(kept, range(N_NEIGHBOURS), strict=False)]

    def _collect(
        self, terms: Iterable[tuple[int, float]]
    ) -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
        """Collect places and products of weights for the terms, the rarest terms first."""
        known = [(key, weight) for key, weight in terms if key in self._held]
        known.sort(key=lambda pair: (len(self._held[pair[0]]), pair[0]))
        places, products, n_seen = [], [], 0
        for key, weight in known:
            held = np.frombuffer(self._held[key][-_MOST_OF_TERM:], np.uint64)
            places.append((held & _PLACES).astype(np.uint32))
            weights = (held >> _PLACE_BITS).astype(np.uint32).view(np.float32)
            products.append(weights * weight)
            n_seen += len(places[-1])
            if n_seen > _MOST_OF_ALL:
                break
        if not places:
            return np.zeros(0, np.uint32), np.zeros(0)
        return np.concatenate(places), np.concatenate(products).astype(float)

    def _compact(self) -> None:
        """Give back the places of the reports that were dropped."""
        kept = [place for place, report in enumerate(self._ids) if report is not None]
        moved = np.full(len(self._ids), -1, np.int64)
        moved[kept] = np.arange(len(kept))
        for key in list(self._held):
            held = np.frombuffer(self._held[key], np.uint64)
            places = moved[held & _PLACES]
            is_kept = places >= 0
            if not is_kept.any():
                del held, self._held[key]
                continue
            left = held[is_kept] & ~np.uint64(_PLACES) | places[is_kept].astype(np.uint64)
            self._held[key] = array("Q", left.tobytes())
        self._ids = [self._ids[place] for place in kept]
        self._place_of = {report: at for at, report in enumerate(self._ids) if report is not None}
