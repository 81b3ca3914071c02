"""How wide a number is that is called rough."""

from __future__ import annotations

import pytest

from crosswire.align.figures import compare_figures
from crosswire.align.intervals import interval_of
from crosswire.align.match import Match
from crosswire.types import Figure, Qualifier


def _about(value: float, unit: str | None = "person") -> Figure:
    return Figure(low=value, high=value, unit=unit, qualifier=Qualifier.ABOUT)


@pytest.mark.parametrize(
    ("value", "unit", "low", "high"),
    [
        (73, "percent", 72, 74),
        (70, "percent", 63, 77),
        (75, "percent", 70, 80),
        (1240, "person", 1230, 1250),
        (1250, "person", 1200, 1300),
        (1200, "person", 1100, 1300),
        (18.5e6, "USD", 18e6, 19e6),
        (20e6, "USD", 18e6, 22e6),
        (24, "person", 21.6, 26.4),  # two dozen
        (1 / 3, "fraction", 0.3, 1.1 / 3),
    ],
)
def test_the_digits_that_are_written_tell_how_rough(
    value: float, unit: str, low: float, high: float
) -> None:
    """ "About 73" says more than "about 70": zeros at the end were rounded to."""
    interval = interval_of(_about(value, unit))
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("about", "exact", "unit", "joins"),
    [
        (73, 79, "percent", False),
        (73, 73.4, "percent", True),
        (70, 73, "percent", True),
        (1240, 1300, "clinic", False),
        (1240, 1237, "clinic", True),
        (1200, 1240, "clinic", True),
        (18.5e6, 20e6, "USD", False),
    ],
)
def test_a_rough_number_agrees_with_what_rounds_to_it(
    about: float, exact: float, unit: str, joins: bool
) -> None:
    """Beyond that, saying "about" does not make two numbers one."""
    found = compare_figures(_about(about, unit), Figure(low=exact, high=exact, unit=unit))
    assert found.match.joins is joins
    assert joins or found.match is Match.CONFLICT
