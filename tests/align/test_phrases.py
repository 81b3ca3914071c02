"""Plain words for figures."""

from __future__ import annotations

import pytest

from crosswire.align.phrases import say_amount
from crosswire.types import Change, Figure, Qualifier


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure(low=400.0, high=400.0, unit="bus"), "400 buses"),
        (Figure(low=1.0, high=1.0, unit="bus"), "1 bus"),
        (Figure(low=2.5, high=2.5, unit="hour"), "2.5 hours"),
        (Figure(low=2012.0, high=2012.0, unit="km"), "2,012 km"),
        (Figure(low=30.0, high=30.0, unit="ferry"), "30 ferries"),
        (Figure(low=12.0, high=12.0, unit="person"), "12 people"),
        (Figure(low=0.25, high=0.25, unit="fraction"), "25 %"),
        (Figure(low=1 / 3, high=1 / 3, unit="fraction", change=Change.FALL), "down 33.3 %"),
        (
            Figure(low=4.5e9, high=None, unit="USD", qualifier=Qualifier.MORE_THAN),
            "more than 4.5 billion USD",
        ),
        (Figure(low=10.0, high=12.0, unit="percent"), "10 to 12 %"),
        (Figure(low=31e6, high=31e6, unit="m3_per_day"), "31 million m3 per day"),
        (Figure(low=8.0, high=8.0, unit="barrel_per_day"), "8 barrels per day"),
    ],
)
def test_amounts_read_as_newspapers_write_them(figure: Figure, expected: str) -> None:
    assert say_amount(figure) == expected
