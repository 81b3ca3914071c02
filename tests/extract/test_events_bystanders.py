"""Sides that only say where something was, or what somebody else may do."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Event, EventType


def _events(text: str) -> list[Event]:
    report = crosswire.read_text(text, published="2024-05-15")
    return [one.event for one in report.events if one.event is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were wounded on the Indian side.",
        "Three officers were injured on the Ukrainian side of the front.",
    ],
)
def test_side_on_which_somebody_fell_did_not_strike(text: str) -> None:
    """ "On the Indian side" tells where."""
    assert all(not event.actors for event in _events(text))


def test_warning_of_what_others_may_do_is_no_threat_to_them() -> None:
    """Who warns that Peru may retaliate does not threaten Peru; who warns Peru may."""
    told = _events("Sylvi List warned that Peru might retaliate with tariffs.")
    assert EventType.THREATEN not in {event.type for event in told}
    told = _events("China warned Japan that it would retaliate.")
    assert EventType.THREATEN in {event.type for event in told}
