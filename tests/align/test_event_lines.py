"""The line of an event: what is planned is not told as past, and its own subject stays."""

from __future__ import annotations

import pytest

import crosswire


def lines(text: str) -> list[str]:
    """Compare one report of 15 May 2026 and give the lines of its events."""
    report = crosswire.read_text(text, published="2026-05-15", outlet="The Soro Post")
    claims = crosswire.compare([report]).claims
    return [one.summary for one in claims if one.kind.value == "event"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The presidents of Ghana and Togo will meet in Lomé on 10 July.",
            "Ghana and Togo to meet in Lomé on 10 July 2026 (planned)",
        ),
        (
            "The foreign ministers of Peru and Chile will hold talks in Lima on 3 June.",
            "Peru and Chile to meet in Lima on 3 June 2026 (planned)",
        ),
        (
            "The presidents of Ghana and Togo met in Lomé on 10 May.",
            "Ghana and Togo met in Lomé on 10 May 2026",
        ),
    ],
)
def test_a_meeting_to_come_is_not_told_as_past(text: str, line: str) -> None:
    """ "To meet", and "met" where they did."""
    assert line in lines(text)


def test_words_with_a_subject_of_their_own_get_no_other() -> None:
    """ "The two countries exchanged" needs no "[Ghana]" in front."""
    text = (
        "The treaty between Ghana and Togo on the Soro basin entered into force on Thursday after "
        "the two countries exchanged instruments of ratification in Lomé."
    )
    assert any(line.startswith("The two countries exchanged") for line in lines(text))
