"""Which claim of the ledger each claim of a new comparison is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

import msgspec

from crosswire.align.item import POOLS
from crosswire.types import Claim, ClaimKind


class Place(msgspec.Struct, frozen=True, order=True):
    """Where a mention stands, whichever reader found it."""

    report: str
    start: int
    end: int


class Known(msgspec.Struct, frozen=True):
    """
    A claim that the ledger holds.

    Attributes:
        number: Its number.
        kind: Its kind.
        places: Those of its mentions.
        words: Their words, in the same order.
        name: Its id.
        version: Number of the version that stands.
    """

    number: int
    kind: ClaimKind
    places: tuple[Place, ...]
    name: str = ""
    version: int = 0
    words: tuple[str, ...] = ()


Move = Callable[[Place], Place | None]
"""Where a passage of a report that was corrected stands in its new version; None: nowhere."""


def move_places(known: Sequence[Known], move: Move) -> list[Known]:
    """Set the passages of known claims to where they stand now; those that are gone fall away."""
    moved = []
    for one in known:
        places = tuple(place for place in map(move, one.places) if place is not None)
        moved.append(msgspec.structs.replace(one, places=places))
    return moved


def places_of(claim: Claim) -> tuple[Place, ...]:
    """Give the places of a claim's mentions."""
    return tuple(Place(one.report, one.start, one.end) for one in claim.mentions)


def match_claims(
    claims: Sequence[Claim], known: Sequence[Known]
) -> tuple[dict[int, int], dict[int, int]]:
    """
    Find out which known claims go on in which new ones.

    A claim goes on where most of its passages are; a passage counts as the same where two overlap
    by half of the shorter, so that a newer reader may cut it otherwise. Of two old claims that
    meet in a new one, the one with more passages there goes on, and the other went into it.

    Args:
        claims: Those of the new comparison.
        known: Those of the ledger for the same story, the oldest first.

    Returns:
        The number of the known claim by the index of the new one, and, for the known claims that
        do not go on, the index of the new one that has most of their passages, where one has any.
    """
    shared = _count_shared(claims, known)
    taken: set[int] = set()
    goes_on: dict[int, int] = {}
    went_into: dict[int, int] = {}
    for (at, number), _ in sorted(shared.items(), key=lambda one: (-one[1], one[0][1], one[0][0])):
        if number in taken:
            continue
        if at in goes_on:
            went_into.setdefault(number, at)
            continue
        goes_on[at] = number
        taken.add(number)
    return goes_on, {number: at for number, at in went_into.items() if number not in taken}


def _count_shared(
    claims: Sequence[Claim], known: Sequence[Known]
) -> Mapping[tuple[int, int], float]:
    """Count the passages that each new claim shares with each known one; the same kind is more."""
    by_report: defaultdict[str, list[tuple[Place, Known]]] = defaultdict(list)
    for one in known:
        for place in one.places:
            by_report[place.report].append((place, one))
    shared: Counter[tuple[int, int]] = Counter()
    for at, claim in enumerate(claims):
        for place in places_of(claim):
            for other, one in by_report.get(place.report, ()):
                if POOLS[claim.kind] is POOLS[one.kind] and is_one_passage(place, other):
                    exact = place == other and claim.kind is one.kind
                    shared[at, one.number] += 4 if exact else 3
    return shared


def is_one_passage(left: Place, right: Place) -> bool:
    """Tell whether two passages overlap by half of the shorter."""
    overlap = min(left.end, right.end) - max(left.start, right.start)
    return 2 * overlap >= min(left.end - left.start, right.end - right.start)
