"""Plain words for figures."""

from __future__ import annotations

import pytest

from crosswire.align.phrases import say_amount, say_figure
from crosswire.types import Change, Figure, Period, Qualifier
from tests.align.builders import state, year


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
        (Figure(low=31e6, high=31e6, unit="m3_per_day"), "31 million m³ per day"),
        (Figure(low=8.0, high=8.0, unit="barrel_per_day"), "8 barrels per day"),
        (Figure(low=400.0, high=400.0, unit="mw"), "400 MW"),
        (Figure(low=2.5, high=2.5, unit="twh"), "2.5 TWh"),
        (Figure(low=16.0, high=16.0, unit="gunman"), "16 gunmen"),
        (Figure(low=16.0, high=16.0, unit="human"), "16 humans"),
        (Figure(low=5.0, high=5.0, unit="crew_member"), "5 crew members"),
        (Figure(low=2.0, high=2.0, unit="times"), "2 times"),
        (Figure(low=2.0, high=2.0, unit="times", change=Change.RISE), "2 times as much"),
        (Figure(low=1 / 3, high=1 / 3), "0.333"),
        (Figure(low=37 / 6, high=37 / 6, unit="foot"), "6.17 feet"),
        (Figure(low=7.0, high=7.0, unit="celsius"), "7 °C"),
        (
            Figure(low=1e6, high=1e8, unit="person", qualifier=Qualifier.ABOUT),
            "millions of people",
        ),
        (
            Figure(low=200.0, high=900.0, unit="goat", qualifier=Qualifier.ABOUT),
            "several hundred goats",
        ),
        (
            Figure(low=1e4, high=1e5, qualifier=Qualifier.ABOUT),
            "tens of thousands",
        ),
    ],
)
def test_amounts_read_as_newspapers_write_them(figure: Figure, expected: str) -> None:
    assert say_amount(figure) == expected


def test_what_nobody_measures_is_not_named() -> None:
    """Two aides are "2 aides"; a property that the report gives stands before the number."""
    assert say_figure(Figure(low=2, high=2, unit="aide")) == "2 aides"
    of_2030 = Period(start="2030-01-01", end="2030-12-31")
    assert say_figure(Figure(low=2, high=2, unit="aide", period=of_2030)) == "2 aides (2030)"
    dead = Figure(low=2, high=2, unit="aide", property="dead")
    assert say_figure(dead) == "Dead: 2 aides"


@pytest.mark.parametrize(
    ("slots", "line"),
    [
        ({"property": "attendance", "entity": "Hungary", "unit": "diplomat"},
         "Attendance (Hungary): 2 diplomats"),
        ({"property": "exports", "entity": "Norway", "unit": "percent", "period": year(2027)},
         "Exports (Norway, 2027): 2 %"),
        ({"entity": "Norway", "unit": "ship", "period": year(2027)}, "Norway (2027): 2 ships"),
        ({"property": "gdp", "unit": "percent"}, "GDP: 2 %"),
        ({"property": "loan", "entity": "Loan", "unit": "EUR"}, "Loan: 2 EUR"),
        ({"unit": "ship", "period": year(2027)}, "2 ships (2027)"),
        ({"property": "trade", "entity": "Norway", "unit": "EUR",
          "from_actor": state("Peru", "PER"), "to_actor": state("Chile", "CHL")},
         "Trade from Peru to Chile: 2 EUR"),
    ],
)  # fmt: skip
def test_whose_a_figure_is_stands_in_brackets(slots: dict[str, object], line: str) -> None:
    """No comma cuts the head of a line, which tells what is measured."""
    assert say_figure(Figure(low=2, high=2, **slots)) == line
