"""What is said has its beginning, and hearsay is no report."""

from __future__ import annotations

import pytest

import crosswire


def contents(text: str) -> list[str]:
    report = crosswire.read_text(text, published="2026-03-03", title="News")
    return [one.exact for one in report.statements]


def test_what_stands_behind_the_source_is_said_too() -> None:
    text = "According to the port authority, in recent years most ferries were late."
    assert contents(text) == ["in recent years most ferries were late"]


@pytest.mark.parametrize("aside", ["Ana Lund", "speaking in Molde", "seen in Molde"])
def test_what_describes_the_source_is_not_said(aside: str) -> None:
    text = f"According to the mayor, {aside}, most ferries were late in winter."
    assert contents(text) == ["most ferries were late in winter"]


def test_a_condition_before_the_speaker_is_part_of_what_he_says() -> None:
    text = "Mayor Ana Lund spoke. If the dam breaks, Lund said, the lower town will be flooded."
    found = contents(text)
    assert len(found) == 1 and found[0].startswith("If the dam breaks")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Five sailors reportedly died in the storm, and the harbour was closed.",
            "Five sailors reportedly died in the storm",
        ),
        ("The mayor allegedly sold the quay to a friend.", "The mayor allegedly sold the quay"),
    ],
)
def test_what_is_told_on_hearsay_is_a_statement_of_nobody(text: str, told: str) -> None:
    report = crosswire.read_text(text, published="2026-03-03", title="News")
    (found,) = report.statements
    assert found.exact.startswith(told) and found.speaker is None
    assert "harbour" not in found.exact
    assert not any(one.start < found.end for one in report.events)


def test_hearsay_that_somebody_tells_is_his() -> None:
    text = 'Mayor Ana Lund said: "Five sailors reportedly died in the storm."'
    report = crosswire.read_text(text, published="2026-03-03", title="News")
    assert [one.speaker.name for one in report.statements if one.speaker] == ["Ana Lund"]
    assert len(report.statements) == 1


def test_what_two_words_give_as_hearsay_is_told_once() -> None:
    text = "The man reportedly and allegedly fled the town on Monday with three bags of cash."
    report = crosswire.read_text(text, published="2026-03-03", title="News")
    assert [one.cue.exact for one in report.statements if one.cue] == ["reportedly"]
