"""Who came through is no dead, whatever toll the sentence names."""

from __future__ import annotations

import pytest

from crosswire import read_text


def _measures(text: str) -> dict[float | None, str | None]:
    report = read_text(f"OSLO, March 3, 2031 - {text}", published="2031-03-03")
    figures = (mention.figure for mention in report.figures if mention.figure is not None)
    return {figure.low: figure.property for figure in figures}


@pytest.mark.parametrize(
    "text",
    [
        "Nine people drowned and 64 survived, the navy said.",
        "Of the 80 aboard, nine were killed; 64 were plucked from the sea.",
        "Nine people died. Fishing boats brought 64 ashore.",
        "Nine miners died. Rescuers had pulled 64 people out of the water by noon.",
        "The fire killed nine. Some 64 guests escaped unhurt.",
        "Nine drowned. The other 64 passengers swam to safety.",
        "Nine people died. Fishing boats brought roughly 64 ashore.",
        "Nine miners died. Rescuers pulled just 64 people out of the water.",
    ],
)
def test_who_came_through_was_rescued(text: str) -> None:
    assert _measures(text)[64] == "rescued"
    assert _measures(text).get(9) == "dead"


def test_bodies_that_are_pulled_out_are_dead() -> None:
    assert _measures("Divers pulled nine bodies from the water on Monday.")[9] == "dead"


def test_money_is_not_rescued() -> None:
    assert _measures("The plan saved 64 million dollars a year.")[64e6] != "rescued"
