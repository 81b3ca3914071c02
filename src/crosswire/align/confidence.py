"""How likely a claim of several reports is right: that its mentions are one, and its verdict."""

from __future__ import annotations

from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

from crosswire.align.facts import log_odds
from crosswire.align.match import Match
from crosswire.align.tie import probability_of, weigh
from crosswire.types import ClaimKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crosswire.align.facts import Facts
    from crosswire.align.grouping import Pairs

RIGHT = "claim right"
"""Name of the set of weights."""
_CLASHES = MappingProxyType({Verdict.CONFLICT: Match.CONFLICT, Verdict.UPDATE: Match.UPDATE})
_FURTHEST = 5.0
"""Log odds beyond which nothing is surer."""
_MANY = 12
"""Mentions of a claim that are looked at, spread over it."""


def facts_of_claim(members: Sequence[int], pairs: Pairs, verdict: Verdict) -> Facts:
    """
    Tell what speaks for a claim of several reports being right.

    How surely its mentions are one, what reading them together told of the nearest two, and how
    surely each was read: one pair that the network sees contradict weighs otherwise in a conflict
    than in what is said to agree. Of a conflict and an update the pairs tell that make it one.

    Args:
        members: Places of its mentions.
        pairs: The compared mentions.
        verdict: What is said of it.
    """
    items = [pairs.items[at] for at in members]
    read = sum(item.mention.confidence for item in items) / len(items)
    is_figure = any(item.mention.kind is ClaimKind.FIGURE for item in items)
    facts = {
        "read": log_odds(read),
        str(verdict): 1.0,
        "figure": float(is_figure),
        f"figure, {verdict}": float(is_figure),
    }
    compared = _compared_pairs(members, pairs)
    if not compared:  # copies of one passage
        return facts | {"telling tie": _FURTHEST, "mean tie": _FURTHEST, "not read": 1.0}
    scores = [pairs.outcome(*pair).score for pair in compared]
    facts["mean tie"] = _bound(sum(scores) / len(scores))
    wanted = _CLASHES.get(verdict)
    telling = [pair for pair in compared if pairs.outcome(*pair).match is wanted] or compared
    facts["telling tie"] = _bound(max(pairs.outcome(*pair).score for pair in telling))
    facts[f"{verdict}, telling"] = len(telling) / len(compared)
    kinships = [found for pair in telling if (found := pairs.kinship(*pair)) is not None]
    if not kinships:
        return facts | {"not read": 1.0}
    return facts | {
        f"{verdict}, near": -_bound(min(one.different for one in kinships)),
        f"{verdict}, same": _bound(max(one.same for one in kinships)),
        f"{verdict}, clash": _bound(max(one.clash for one in kinships)),
    }


def _compared_pairs(members: Sequence[int], pairs: Pairs) -> Sequence[tuple[int, int]]:
    """List the pairs of mentions of two reports, copies once."""
    found = []
    for left, right in combinations(_spread([at for at in members if at in pairs.followers]), 2):
        one, other = pairs.items[left].mention, pairs.items[right].mention
        if one.report != other.report and not pairs.outcome(left, right).is_void:
            found.append((left, right))
    return found


def rate_claim(members: Sequence[int], pairs: Pairs, verdict: Verdict) -> float:
    """
    Give the probability that a claim of several reports is right.

    Args:
        members: Places of its mentions.
        pairs: The compared mentions.
        verdict: What is said of it.
    """
    return probability_of(weigh(RIGHT, facts_of_claim(members, pairs, verdict)))


def _spread(members: Sequence[int]) -> Sequence[int]:
    """Pick mentions spread over a claim."""
    if len(members) <= _MANY:
        return members
    return [members[at * len(members) // _MANY] for at in range(_MANY)]


def _bound(chance: float) -> float:
    return max(-_FURTHEST, min(_FURTHEST, log_odds(chance)))
