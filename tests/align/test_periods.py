"""Terms that end with a decade, and stretches that hold days."""

from __future__ import annotations

import pytest

from crosswire.align.match import Slot
from crosswire.align.periods import holds_within, same_period
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


@pytest.mark.parametrize(
    ("left", "right", "holds"),
    [
        (("2026-10-30", "2026-11-04"), ("2026-10-31", "2026-10-31"), True),
        (("2026-10-31", "2026-10-31"), ("2026-10-30", "2026-11-04"), True),
        (("2026-10-30", "2026-11-04"), ("2026-11-05", "2026-11-05"), False),
        (("2026-01-01", "2026-12-31"), ("2026-10-31", "2026-10-31"), False),
    ],
)
def test_a_stretch_of_days_holds_a_day_in_it(
    left: tuple[str, str], right: tuple[str, str], holds: bool
) -> None:
    """ "Since Friday" holds Saturday; a year holds too much to say anything."""
    one, other = (Period(start=start, end=end) for start, end in (left, right))
    assert holds_within(one, other) is holds
