"""Expressions of time between subject, verb and content."""

from __future__ import annotations

import pytest

from .conftest import read_text


@pytest.mark.parametrize(
    "time",
    [
        "on Tuesday", "late on Tuesday", "Tuesday evening", "on March 3", "on 3 March",
        "in March 2021", "last week", "later that day", "on the same day", "two days later",
        "at the time", "yesterday", "earlier this month", "on Tuesday, March 3, 2020",
    ],
)  # fmt: skip
def test_time_behind_the_verb_is_no_content(time: str) -> None:
    """The content of "said on Tuesday the pier was closed" begins at "the pier"."""
    read = read_text(f"Ana Lund said {time} the pier was closed.")
    assert read.said == [("Ana Lund", ["the pier was closed"])]


@pytest.mark.parametrize("time", ["on Tuesday", "late on Tuesday", "last week", "on March 3"])
def test_time_before_the_verb_is_no_source(time: str) -> None:
    """The source of "Lund on Tuesday said" is "Lund"."""
    read = read_text(f"Ana Lund {time} said the pier was closed.")
    (found,) = read.reading.attributions
    assert read.words(found.source) == "Ana Lund"


@pytest.mark.parametrize("owner", ["Friday’s vote", "last week's vote", "the day after"])
def test_time_that_opens_the_content_stays(owner: str) -> None:
    """A subject that begins with a day belongs to the content."""
    read = read_text(f"Ana Lund said {owner} was calm.")
    assert read.said == [("Ana Lund", [f"{owner} was calm"])]


def test_interval_before_the_subject_is_no_source() -> None:
    """The source of "days after the minister told" is the minister."""
    read = read_text("The pier closed days after the mayor told reporters it was safe.")
    assert [read.words(one.source) for one in read.reading.attributions] == ["the mayor"]
