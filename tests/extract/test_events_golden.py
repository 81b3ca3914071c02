"""Golden sentences: every PLOVER type, with its sides and status."""

from __future__ import annotations

from typing import Any

import pytest

from crosswire.extract.events.find import find_events
from crosswire.types import Event

from .golden_marks import load_cases, prepare

CASES = [case for case in load_cases("events.jsonl") if case["tier"] == "STRONG"]


def _countries(event: Event) -> tuple[list[str | None], list[str | None]]:
    return (
        [actor.country for actor in event.actors],
        [actor.country for actor in event.recipients],
    )


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_event_has_its_type_sides_and_status(case: dict[str, Any]) -> None:
    """The sentence tells the event that its coder wrote down, and no second one of that type."""
    article, reading, actors, dates = prepare(case["text"])
    events = [m.event for m in find_events(article, reading, actors, dates, (), None) if m.event]
    seen = [(event.type.value, event.status.value, *_countries(event)) for event in events]
    assert (case["type"], case["status"], case["actors"], case["recipients"]) in seen
    if "mode" in case:
        assert case["mode"] in [event.mode for event in events]
