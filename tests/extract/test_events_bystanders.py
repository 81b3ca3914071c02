"""Sides that only say where something was, what others may do, and what is only recalled."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Event, EventType, Status


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


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is still closed, days after the date by which Norway had promised to open it.",
        "Chile has not received the 30 boats that Norway pledged to deliver by 30 April.",
        "The ferry port remains shut, although Norway had promised Chile to reopen it.",
    ],
)
def test_what_is_only_recalled_is_no_promise_of_today(text: str) -> None:
    assert EventType.AGREE not in {event.type for event in _events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Norway had promised Chile to reopen the ferry port.",
        "Norway promised Chile to deliver 30 boats by 30 April.",
        "Norway, which pledged on Monday to deliver 30 boats to Chile, did not name a day.",
    ],
)
def test_what_is_told_by_itself_is_a_promise(text: str) -> None:
    assert EventType.AGREE in {event.type for event in _events(text)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway has dropped its plan to expel two Chilean diplomats.", Status.DENIED),
        ("Norway abandoned the intention to expel two Chilean diplomats.", Status.DENIED),
        ("Norway scrapped the decision to expel two Chilean diplomats.", Status.DENIED),
        ("Norway has not dropped its plan to expel two Chilean diplomats.", Status.PLANNED),
        ("Norway announced its plan to expel two Chilean diplomats.", Status.PLANNED),
    ],
)
def test_plan_that_is_dropped_is_none(text: str, status: Status) -> None:
    assert {event.status for event in _events(text)} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Two Peruvian guards were killed and five wounded when Chilean troops opened fire "
        "on a patrol near the village of Orve, the State Committee for Security of Peru said.",
        "Chilean troops opened fire on a patrol near Orve, the Security Council of Peru reported.",
    ],
)
def test_who_tells_of_it_behind_its_words_is_no_side(text: str) -> None:
    """The committee neither fired nor was fired on."""
    sides = [actor.name for event in _events(text) for actor in (*event.actors, *event.recipients)]
    assert sides and not any("Committee" in name or "Council" in name for name in sides)


def test_an_event_ends_where_what_is_said_ends() -> None:
    """The capital is where they told it."""
    text = (
        "President Ana Ruiz of Chile and President Karl Lund of Norway agreed to double trade "
        "between their countries by 2030, the two leaders told a news conference in Oslo."
    )
    report = crosswire.read_text(text, published="2024-05-15")
    spans = [one.exact for one in report.events if one.event and one.event.type is not None]
    assert spans and not any("told" in span for span in spans)
