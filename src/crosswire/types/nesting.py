"""Claims that tell one contradiction again: a statement and the figure or event inside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import islice, product
from types import MappingProxyType

import msgspec

from crosswire.types.claim import EventType, Status
from crosswire.types.comparison import AspectName, Claim, Verdict
from crosswire.types.mention import ClaimKind

_DISPUTED = frozenset({Verdict.CONFLICT, Verdict.UPDATE})
_RANKS: Mapping[ClaimKind, int] = MappingProxyType(
    {ClaimKind.FIGURE: 0, ClaimKind.EVENT: 1, ClaimKind.RELATION: 1, ClaimKind.STATEMENT: 2}
)
"""What tells a contradiction most plainly comes first."""
_DENIED = Status.DENIED.value
_HALF, _MOST = 0.5, 0.6
_MOST_BESIDE = 3


class _Side(msgspec.Struct, frozen=True):
    """A place where a claim gives one of the values that contradict each other."""

    value: str
    report: str
    start: int
    end: int


def find_retellings(claims: Sequence[Claim]) -> dict[str, str]:
    """
    Find the claims that tell a contradiction again which another claim tells.

    Where one report says that "the talks took place" and another that they did not, the
    statement and the event inside it are in conflict by the same words. Of two claims with the
    same verdict, one tells the other's contradiction again where they are of two kinds, differ in
    the same respect, and give two of the values in the same places; of what is denied the place
    of the denial alone will do where it is the very same, since who says it did happen can
    contradict nothing else: one sentence may deny two things. A figure is shown before all
    else, then what more reports carry, then the plainer kind.

    Args:
        claims: Those of one story.

    Returns:
        The id of each claim that tells a contradiction again, and of the claim that tells it.
    """
    disputed = [claim for claim in claims if claim.verdict in _DISPUTED]
    sides = {claim.id: _list_sides(claim) for claim in disputed}
    found: dict[str, str] = {}
    first: list[Claim] = []
    for claim in sorted(disputed, key=_order):
        again = (one for one in first if _is_one(one, claim, sides))
        told = next(again, None)
        if told is None:
            first.append(claim)
        else:
            found[claim.id] = told.id
    return found


def find_beside(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """
    Find the claims of one event of which some are in conflict and others are not.

    An invitation "for March" and "for April" is in conflict in one claim, and another claim has
    what all reports agree on of it: who reads the one has to see the other. Two events are one
    here where they are of one type and status and share a side on each side that both name.

    Args:
        claims: Those of one story that are shown.

    Returns:
        The ids of the others, by the id of each claim that has some.
    """
    alike: defaultdict[tuple[EventType, Status, str, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in _list_keys(claim):
            alike[key].append(claim)
    order = {claim.id: at for at, claim in enumerate(claims)}
    found: dict[str, tuple[str, ...]] = {}
    for one in claims:
        is_conflict = one.verdict is Verdict.CONFLICT
        others = {
            other.id
            for kind, status, side, _ in _list_keys(one)
            for other in islice(
                (
                    other
                    for other in alike.get((kind, status, side, not is_conflict), ())
                    if _is_one_event(one, other)
                ),
                _MOST_BESIDE,
            )
        }
        if others:
            found[one.id] = tuple(sorted(others, key=order.__getitem__)[:_MOST_BESIDE])
    return found


def _list_keys(claim: Claim) -> list[tuple[EventType, Status, str, bool]]:
    """List what two claims of one event have in common: type, status and one who acts."""
    event, is_conflict = claim.event, claim.verdict is Verdict.CONFLICT
    if event is None or event.type is None:
        return []
    sides = dict.fromkeys(side.country or side.name for side in event.actors)
    return [(event.type, event.status, side, is_conflict) for side in sides]


def _is_one_event(one: Claim, other: Claim) -> bool:
    left, right = one.event, other.event
    if left is None or right is None or (left.type, left.status) != (right.type, right.status):
        return False
    if left.mode is not None and right.mode is not None and left.mode != right.mode:
        return False
    actors, others = (
        [{side.country or side.name for side in sides} for sides in pair]
        for pair in ((left.actors, right.actors), (left.recipients, right.recipients))
    )
    is_towards = not (others[0] and others[1]) or bool(others[0] & others[1])
    return bool(actors[0] & actors[1]) and is_towards


def _order(claim: Claim) -> tuple[bool, int, int]:
    return claim.kind is not ClaimKind.FIGURE, -len(claim.reports), _RANKS[claim.kind]


def _is_one(one: Claim, other: Claim, sides: Mapping[str, Sequence[_Side]]) -> bool:
    """Tell whether two claims tell one contradiction."""
    if one.verdict is not other.verdict or one.kind is other.kind:
        return False
    respects = _respects(one) & _respects(other)
    if not respects:
        return False
    pairs: set[tuple[str, str]] = set()
    for left, right in product(sides[one.id], sides[other.id]):
        if _overlap(left, right, _HALF, min):
            pairs.add((left.value, right.value))
            is_denial = left.value == right.value == _DENIED
            if is_denial and AspectName.STATUS in respects and _overlap(left, right, _MOST, max):
                return True
    return any(left[0] != right[0] and left[1] != right[1] for left in pairs for right in pairs)


def _respects(claim: Claim) -> set[AspectName]:
    """Give in which respects a claim is told in two ways; wording only where it is the one."""
    names = {aspect.name for aspect in claim.aspects}
    return names - {AspectName.WORDING} or names


def _list_sides(claim: Claim) -> list[_Side]:
    """List the places that give the values of the first respect in which a claim differs."""
    respects = _respects(claim)
    aspect = next((one for one in claim.aspects if one.name in respects), None)
    if aspect is None:
        return []
    return [
        _Side(value.value, mention.report, mention.start, mention.end)
        for value in aspect.values
        for at in value.mentions
        if 0 <= at < len(claim.mentions)
        for mention in (claim.mentions[at],)
    ]


def _overlap(one: _Side, other: _Side, share: float, of: Callable[[int, int], int]) -> bool:
    """Tell whether two places have a share in common: of the shorter (`min`) or the longer one."""
    if one.report != other.report:
        return False
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and common >= share * of(one.end - one.start, other.end - other.start)
