"""The range of numbers that a figure's wording admits."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from crosswire.types import Qualifier

if TYPE_CHECKING:
    from crosswire.types import Figure

NEAR = 0.1
"""Relative width of "about" and "almost": about 50 is 45 to 55, almost 50 is 45 to 50."""
ROUNDED = 0.2
"""Relative gap up to which a rounder number is read as the other rounded: 2 and 2.4 million."""


class Interval(msgspec.Struct, frozen=True):
    """
    Numbers from `low` to `high`, both included, and the number printed.

    Attributes:
        low: Lower bound, possibly minus infinity.
        high: Upper bound, possibly infinity.
        nominal: The number that the words print.
        step: Worth of the last digit printed: 0.1 for 8.8, 1e8 for 4.5 billion.
    """

    low: float
    high: float
    nominal: float
    step: float

    @property
    def is_bounded(self) -> bool:
        """Tell whether it is a span with two ends, "dozens", and not one number."""
        return math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high

    def overlaps(self, other: Interval) -> bool:
        """Tell whether a number lies in both; equal ends touch."""
        slack = 1e-9 * max(abs(self.nominal), abs(other.nominal))
        return max(self.low, other.low) <= min(self.high, other.high) + slack


def printed_step(value: float) -> float:
    """
    Tell the worth of the last digit printed, from the number alone.

    Zeros that end a number over 100, of units, thousands, millions and so on, count as
    rounding: 1,200 has steps of 100, 17 billion steps of one billion, 30 steps of 1.
    """
    size = abs(value)
    if size == 0 or not math.isfinite(size):
        return 1.0
    scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if size >= s), 1.0)
    mantissa = f"{size / scale:.6f}".rstrip("0")
    decimals = len(mantissa.split(".")[1])
    if decimals:
        return float(scale * 10.0**-decimals)
    whole = mantissa.rstrip(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(scale * 10.0 ** (zeros if len(whole) > 2 else 0))


@lru_cache(maxsize=1 << 14)
def interval_of(figure: Figure) -> Interval | None:
    """
    Work out the range a figure admits; None where it has no number.

    "At least 40" is 40 and up, "about 40" 36 to 44, "almost 40" 36 to 40, "8.8" itself.
    """
    ends = [end for end in (figure.low, figure.high) if end is not None and math.isfinite(end)]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    step = printed_step(low)
    wide = NEAR * abs(low)
    match figure.qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Interval(low, math.inf, low, step)
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            return Interval(-math.inf, high, high, step)
        case Qualifier.ALMOST:
            return Interval(high - NEAR * abs(high), high, high, step)
        case Qualifier.ABOUT:
            return Interval(low - wide, high + NEAR * abs(high), (low + high) / 2, step)
        case _:
            return Interval(low, high, (low + high) / 2, step)


def is_rounding(left: Interval, right: Interval, *, is_count: bool) -> bool:
    """
    Tell whether one number is the other rounded: 17 billion and 16.8 billion.

    The coarser one must lie within half its last digit of the finer one, and no more than a
    fifth of itself away: 100 million is no 50 million rounded, though its last digit that is
    not zero is its first. Heads under 1,000 are not rounded without saying so: 28 dead are not
    30 dead.
    """
    coarse, fine = (left, right) if left.step >= right.step else (right, left)
    if left.step == right.step or (is_count and max(left.nominal, right.nominal) < 1000):
        return False
    most = min(coarse.step / 2, ROUNDED * abs(coarse.nominal))
    return abs(coarse.nominal - fine.nominal) <= most * (1 + 1e-9)


def relative_gap(left: float, right: float) -> float:
    """Measure how far two numbers are apart, as a share of the larger."""
    top = max(abs(left), abs(right))
    return abs(left - right) / top if top else 0.0
