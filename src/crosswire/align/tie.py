"""How likely two mentions make one claim: a few facts about the pair, weighed as learned."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from crosswire.align.facts import AS_SAME, MEANING, SUREST, TOGETHER, facts_of_kinship
from crosswire.reference.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crosswire.types.together import Kinship

_TABLE = "alignment_weights.tsv"
BIAS = "bias"
_SLACK = 1e-9
"""What sums in another order may differ by."""
FIGURE = "figure"
PROPOSITION = "proposition"
"""Names of the two sets of weights: statements and events are weighed as one."""


def tie_probability(kind: str, facts: Mapping[str, float]) -> float:
    """
    Weigh what is known of a pair of mentions into the probability that they make one claim.

    The weights are those of a logistic regression over pairs of labelled invented stories
    (`tools/learn_alignment.py`): that two figures print the same unusual number tells much,
    that one is called "sales" and the other "exports" tells little. Where the reader tells
    what words mean, words that two mentions share weigh less.

    Args:
        kind: `FIGURE` or `PROPOSITION`.
        facts: Value of each fact, mostly 0 or 1; facts without a weight do not count.

    Returns:
        Probability from 0 to 1.
    """
    return probability_of(weigh(set_of(kind, facts), facts))


def weigh(name: str, facts: Mapping[str, float]) -> float:
    """
    Add up what facts say, as log odds.

    Args:
        name: The set of weights.
        facts: Value of each fact.
    """
    weights = load_weights()[name]
    total = weights.get(BIAS, 0.0)
    for fact, value in facts.items():
        if value:
            total += weights.get(fact, 0.0) * value
    return total


def probability_of(total: float) -> float:
    """Turn log odds into a probability."""
    bounded = 30.0 if total > 30.0 else max(total, -30.0)
    return 1.0 / (1.0 + math.exp(-bounded))


class Ties(NamedTuple):
    """
    What is known of a pair before it is read together, weighed in two ways, as log odds.

    Attributes:
        unread: As it is weighed where the two are not read together.
        read: Its share where they are; what the reading tells is added.
    """

    unread: float
    read: float


def weigh_both(kind: str, facts: Mapping[str, float]) -> Ties:
    """Weigh a pair for both cases: that it is read together, and that it is not."""
    weights = _pair_weights(set_of(kind, facts), f"{kind} {TOGETHER}")
    unread, read = weights[BIAS]
    for fact, value in facts.items():
        if value and fact in weights:
            alone, together = weights[fact]
            unread += alone * value
            read += together * value
    return Ties(unread, read)


@cache
def _pair_weights(one: str, other: str) -> Mapping[str, tuple[float, float]]:
    """Lay the weights of two sets side by side, so that facts are looked up once."""
    sets = load_weights()[one], load_weights()[other]
    names = {BIAS, *sets[0], *sets[1]}
    return {name: (sets[0].get(name, 0.0), sets[1].get(name, 0.0)) for name in names}


def tie_of(kind: str, ties: Ties, kinship: Kinship | None) -> float:
    """Give the probability of one claim of a pair that was weighed, and perhaps read together."""
    if kinship is None:
        return probability_of(ties.unread)
    weights = load_weights()[f"{kind} {TOGETHER}"]
    total = ties.read
    for fact, value in facts_of_kinship(kinship).items():
        if value:
            total += weights.get(fact, 0.0) * value
    return probability_of(total)


def highest_tie(kind: str, ties: Ties) -> float:
    """Give the highest probability of one claim to which reading a pair together may bring it."""
    return probability_of(ties.read + _most_told(kind))


@cache
def _most_told(kind: str) -> float:
    """Give the most that reading a pair together may add, as log odds."""
    weights = load_weights()[f"{kind} {TOGETHER}"]
    most = sum(abs(weights.get(fact, 0.0)) for fact in (TOGETHER, AS_SAME)) * SUREST
    return most + _SLACK


def set_of(kind: str, facts: Mapping[str, float]) -> str:
    """Name the set of weights for a pair, by what is known of it."""
    if TOGETHER in facts:
        return f"{kind} {TOGETHER}"
    return f"{kind} by {MEANING}" if MEANING in facts else kind


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """
    Load the packaged weights by set and fact.

    Raises:
        ReferenceDataError: The table is missing or malformed.
    """
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for name, fact, weight in read_rows(_TABLE, 3):
        weights[name][fact] = float(weight)
    return MappingProxyType({name: MappingProxyType(found) for name, found in weights.items()})
