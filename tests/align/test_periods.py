"""Terms that end with a decade."""

from __future__ import annotations

import pytest

from crosswire.align.match import Slot
from crosswire.align.periods import same_period
from crosswire.types import Period

_DECADE = Period(end="2039-12-31", basis="by the end of the decade: the end of the decade")


def _by(year: int) -> Period:
    return Period(end=f"{year}-12-31", basis=f"by {year}")


@pytest.mark.parametrize("year", [2039, 2040])
def test_the_end_of_a_decade_is_its_last_year_or_the_next(year: int) -> None:
    assert same_period(_by(year), _DECADE) is Slot.SAME
    assert same_period(_DECADE, _by(year)) is Slot.SAME


def test_other_years_are_other_terms() -> None:
    assert same_period(_by(2035), _DECADE) is Slot.DIFFERENT
    assert same_period(_by(2039), _by(2040)) is Slot.DIFFERENT


def test_what_runs_in_the_decade_is_no_term() -> None:
    running = Period(start="2040-01-01", end="2040-12-31")
    assert same_period(running, _DECADE) is Slot.DIFFERENT
