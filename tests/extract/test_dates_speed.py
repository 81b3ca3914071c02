"""The search for dates stays fast where a text is mostly blanks."""

from __future__ import annotations

import time
from datetime import date

import pytest

from crosswire.extract.dates.find import find_dates
from crosswire.types import Part


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
    begin = time.process_time()
    find_dates(text, (Part(start=0, end=len(text)),), date(2022, 5, 5))
    assert time.process_time() - begin < 0.5
