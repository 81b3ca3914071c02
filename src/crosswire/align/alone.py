"""How often a claim that one report alone seems to carry stands in another after all."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from crosswire.align.rates import ErrorRate, load_rates, name_step
from crosswire.align.tie import probability_of, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crosswire.align.facts import Facts
    from crosswire.align.grouping import Pairs
    from crosswire.align.item import Item

ALONE = "alone"
"""Name of the set of weights, and of the rates."""
STEPS = (0.08, 0.2, 0.4)
"""Likelihoods of standing in another report after all that part claims into steps."""
_FURTHEST = 5.0
"""Log odds of two things beyond which a passage is no further from another."""


def facts_of_lonely(item: Item, doubt: float | None) -> Facts:
    """
    Tell what speaks for a passage of one report standing in another after all.

    The nearest that it was read together with tells most; what stands far down in a report is
    told by others less often.

    Args:
        item: The passage.
        doubt: The least probability of two things, read together with one of another report; None
            where it was read with none.
    """
    length = max(1, len(item.report.text))
    facts = {
        "figure": float(item.mention.figure is not None),
        "words": math.log(1 + len(item.wording.words)),
        "far down": min(1.0, item.mention.start / length),
    }
    if doubt is None:
        return facts | {"not read": 1.0}
    odds = math.log(max(1e-6, 1 - doubt) / max(1e-6, doubt))
    return facts | {"read near": max(-_FURTHEST, min(_FURTHEST, odds))}


def rate_lonely(members: Sequence[int], pairs: Pairs) -> ErrorRate:
    """
    Give how often claims like one of a single report stood in another after all.

    Args:
        members: Places of the claim's mentions.
        pairs: The compared mentions.
    """
    chance = max(
        probability_of(weigh(ALONE, facts_of_lonely(pairs.items[at], pairs.doubt_of(at))))
        for at in members
    )
    return load_rates()[name_step(ALONE, sum(chance >= step for step in STEPS))]


def say_alone(name: str, n_read: int, miss_rate: float | None = None) -> str:
    """
    Say that one report alone carries a claim, and how often that was wrong when measured.

    Args:
        name: The report as people know it.
        n_read: Reports read of the story.
        miss_rate: Share of claims like it that stood in another report after all, as measured
            when it was read: the step of today nearest to it is told. None for the share of all.
    """
    if n_read == 1:
        return "only one report of this story was read"
    rate = load_rates()[ALONE] if miss_rate is None else _step_nearest(miss_rate)
    if rate.wrong < 0.095:
        often = f"1 in {1 / max(rate.wrong, 0.001):.0f}"
    else:
        often = f"{10 * rate.wrong:.0f} in 10"
    return (
        f"found only in {name}, of {n_read} reports read; about {often} such claims "
        f"{'is' if often.startswith('1 ') else 'are'} in another report after all "
        f"(measured on {rate.n_checked:,} of them)"
    )


def _step_nearest(miss_rate: float) -> ErrorRate:
    """Find the step whose rate is nearest to one that an earlier version may have measured."""
    steps = (load_rates()[name_step(ALONE, step)] for step in range(len(STEPS) + 1))
    return min(steps, key=lambda rate: abs(rate.wrong - miss_rate))
