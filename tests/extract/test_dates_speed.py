"""The search for dates stays fast where a text is mostly blanks."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.extract.dates.find import find_dates
from crosswire.types import Part
from tests.timing import least_seconds


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("between 5 May", "and 9 May"),
        ("from 5 May", "to 9 May"),
        ("this year,", "in the first four months"),
        ("2021", "people"),
        ("since", "Monday"),
    ],
)
def test_twenty_thousand_blanks_cost_next_to_nothing(left: str, right: str) -> None:
    """Blanks between two ends are passed over once, however many they are."""
    text = f"{left}{' ' * 20_000}{right} were counted."
    body = (Part(start=0, end=len(text)),)
    assert least_seconds(lambda: find_dates(text, body, date(2022, 5, 5)), enough=0.5) <= 0.5
