"""The time of a clause that only describes is not that of the figure."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Figure


def _figure(text: str, exact: str) -> Figure:
    report = crosswire.read_text(text, published="2026-11-04")
    (found,) = (one.figure for one in report.figures if one.exact == exact)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("The firm, founded in 1990, sold 4 million cars.", "4 million cars"),
        ("The plan approved in June will cost $3 billion.", "$3 billion"),
        ("The bridge, built in 1962, carries 9,000 cars.", "9,000 cars"),
    ],
)
def test_when_a_thing_came_to_be_is_no_time_of_its_figures(text: str, exact: str) -> None:
    """It tells which thing is meant."""
    assert _figure(text, exact).period is None


@pytest.mark.parametrize(
    ("text", "exact", "start"),
    [
        ("Four people killed on Monday were drivers.", "Four people", "2026-11-02"),
        ("Exports worth $4 billion shipped in May went to Chile.", "$4 billion", "2026-05-01"),
        ("In the quarter ended in June, profit rose 4 percent.", "4 percent", "2026-04-01"),
        # what is picked out by nothing but its time
        ("The number of homes built in 2025 fell to 120,000.", "120,000", "2025-01-01"),
        ("Homes sold in June cost 4 percent more.", "4 percent", "2026-06-01"),
        ("Votes cast in May gave the party 34 seats.", "34 seats", "2026-05-01"),
    ],
)
def test_what_the_clause_itself_measures_has_its_time(text: str, exact: str, start: str) -> None:
    """The four were killed on that Monday."""
    period = _figure(text, exact).period
    assert period is not None and period.start == start
