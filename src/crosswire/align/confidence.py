"""How likely a claim of several reports is right: that its mentions are one, and its verdict."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

from crosswire.align.facts import log_odds
from crosswire.align.tie import probability_of, weigh
from crosswire.types import ClaimKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crosswire.align.facts import Facts
    from crosswire.align.grouping import Pairs

RIGHT = "claim right"
"""Name of the set of weights."""
_FURTHEST = 5.0
"""Log odds beyond which nothing is surer."""
_MANY = 12
"""Mentions of a claim that are looked at, spread over it."""


def facts_of_claim(members: Sequence[int], pairs: Pairs, verdict: Verdict) -> Facts:
    """
    Tell what speaks for a claim of several reports being right.

    How surely its mentions are one, what reading them together told of the nearest two, and how
    surely each was read: one pair that the network sees contradict weighs otherwise in a conflict
    than in what is said to agree.

    Args:
        members: Places of its mentions.
        pairs: The compared mentions.
        verdict: What is said of it.
    """
    items = [pairs.items[at] for at in members]
    reports = len({item.mention.report for item in items})
    read = sum(item.mention.confidence for item in items) / len(items)
    is_figure = any(item.mention.kind is ClaimKind.FIGURE for item in items)
    facts = {
        "read": log_odds(read),
        "reports": math.log(reports),
        "mentions a report": len(items) / reports,
        str(verdict): 1.0,
        "figure": float(is_figure),
        f"figure, {verdict}": float(is_figure),
    }
    outcomes, kinships = [], []
    own = [at for at in members if at in pairs.followers]
    for left, right in combinations(_spread(own), 2):
        if pairs.items[left].mention.report == pairs.items[right].mention.report:
            continue
        outcome = pairs.outcome(left, right)
        if outcome.is_void:
            continue
        outcomes.append(outcome)
        if (kinship := pairs.kinship(left, right)) is not None:
            kinships.append(kinship)
    if not outcomes:
        return facts | {"copies": 1.0}
    scores = [outcome.score for outcome in outcomes]
    facts["best tie"] = _bound(max(scores))
    facts["mean tie"] = _bound(sum(scores) / len(scores))
    facts["joined"] = sum(one.match.joins for one in outcomes) / len(scores)
    if not kinships:
        return facts | {"not read": 1.0}
    return facts | {
        f"{verdict}, near": -_bound(min(one.different for one in kinships)),
        f"{verdict}, same": _bound(max(one.same for one in kinships)),
        f"{verdict}, clash": _bound(max(one.clash for one in kinships)),
    }


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
