"""Days of plans that are told in the past."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.extract.dates.find import find_dates
from crosswire.types import Part

_MONDAY = date(2031, 3, 3)
_WEDNESDAY = date(2031, 3, 5)
_FRIDAY = date(2031, 3, 7)
_SUNDAY = date(2031, 3, 9)
_THURSDAY = "2031-03-06"
_NEXT_THURSDAY = "2031-03-13"


def _read(text: str, anchor: date) -> list[str | None]:
    parts = (Part(start=0, end=len(text)),)
    return [mention.period.start for mention in find_dates(text, parts, anchor)]


@pytest.mark.parametrize("anchor", [_MONDAY, _WEDNESDAY, _FRIDAY])
@pytest.mark.parametrize(
    "text",
    [
        "The vote had been planned for this Thursday.",
        "The ruling was due on Thursday.",
        "The two ministers were to have met on Thursday.",
        "Norvia had planned to sign on Thursday, its envoy said.",
        "The ferries, which were set to leave on Thursday, stayed in port.",
    ],
)
def test_a_plan_told_in_the_past_names_the_nearest_day(text: str, anchor: date) -> None:
    """Before the day it lies ahead, on the day after it lies behind."""
    assert _read(text, anchor) == [_THURSDAY]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The vote had been planned for Thursday.", _THURSDAY),
        ("The vote had been planned for this Thursday.", _THURSDAY),
        ("The vote was due on Thursday.", _NEXT_THURSDAY),
        ("The vote is due on Thursday.", _NEXT_THURSDAY),
    ],
)
def test_what_was_overtaken_looks_back_farther_than_what_may_stand(text: str, day: str) -> None:
    assert _read(text, _SUNDAY) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ministers will meet this Thursday.", _NEXT_THURSDAY),
        ("The vote is planned for Thursday.", _NEXT_THURSDAY),
        ("The hall was set on fire on Thursday.", _THURSDAY),
        ("The envoy was due to leave but stayed on Thursday.", _THURSDAY),
    ],
)
def test_other_tenses_are_read_as_before(text: str, day: str) -> None:
    assert _read(text, _FRIDAY) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The vote had been planned for 6 March.", _THURSDAY),
        ("The opening had been planned for January.", "2031-01-01"),
    ],
)
def test_a_plan_told_in_the_past_may_name_a_date_behind(text: str, day: str) -> None:
    assert _read(text, _FRIDAY) == [day]
