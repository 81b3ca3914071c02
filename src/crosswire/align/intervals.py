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
"""Most that "about" and "almost" are off, as a share: about 50 is 45 to 55, almost 50 45 to 50."""
_SHARES_IN_WORDS = frozenset({"fraction", "times"})
"""Units of numbers that are no digits: of "about a third" no digit is the last."""
_DOZEN = 12
_MOST_DOZENS = 5
"""Up to as many dozens are counted so: "about two dozen" is no more exact than "about 20"."""
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

    @property
    def is_open(self) -> bool:
        """Tell whether one end is open: "at least 40"."""
        return not (math.isfinite(self.low) and math.isfinite(self.high))

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


def _round_to(value: float) -> float:
    """
    Tell to what a number is rounded that is called rough: 70 to tens, 75 to fives, 73 to ones.

    Whoever writes "about 1,240" has rounded to tens, "about 1,250" perhaps to fifties, and "about
    18.5 million" to half a million: the zeros, and a five at the end, tell.
    """
    digits, _, exponent = f"{abs(value):.9e}".partition("e")
    kept = digits.replace(".", "").rstrip("0")
    last = float(10.0 ** (int(exponent) - max(0, len(kept) - 1)))
    return 5 * last if kept.endswith("5") else last


def _leeway(value: float, unit: str | None) -> float:
    """Tell how far off a number may be that is called rough, by the digits that are written."""
    most = NEAR * abs(value)
    if unit in _SHARES_IN_WORDS:
        return most
    if unit != "percent" and value % _DOZEN == 0 and value <= _DOZEN * _MOST_DOZENS:
        return most
    return min(most, _round_to(value))


@lru_cache(maxsize=1 << 13)
def interval_of(figure: Figure) -> Interval | None:
    """
    Work out the range a figure admits; None where it has no number.

    "At least 40" is 40 and up, "about 40" 36 to 44, "about 43" 42 to 44, "almost 40" 36 to 40,
    "8.8" itself.
    """
    ends = [end for end in (figure.low, figure.high) if end is not None and math.isfinite(end)]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    step = printed_step(low)
    match figure.qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Interval(low, math.inf, low, step)
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            return Interval(-math.inf, high, high, step)
        case Qualifier.ALMOST:
            return Interval(high - _leeway(high, figure.unit), high, high, step)
        case Qualifier.ABOUT:
            first, last = low - _leeway(low, figure.unit), high + _leeway(high, figure.unit)
            return Interval(first, last, (low + high) / 2, step)
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
