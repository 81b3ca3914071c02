"""How likely two mentions make one claim: a few facts about the pair, weighed as learned."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from crosswire.align.facts import MEANING, TOGETHER
from crosswire.reference.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = "alignment_weights.tsv"
BIAS = "bias"
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
    weights = load_weights()[set_of(kind, facts)]
    total = weights.get(BIAS, 0.0)
    for name, value in facts.items():
        if value:
            total += weights.get(name, 0.0) * value
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


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
