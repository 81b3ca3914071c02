"""Which expressions of time say when a deed was done, and who acts beside whom."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Mention


def find(text: str, words: str) -> Mention:
    report = crosswire.read_text(text, published="2026-03-03", title="News")
    return next(one for one in report.events if words in one.exact)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The 1973 building burned down.", None),
        ("Kallo Lines sold its 2019 ferry.", None),
        ("The ferry sank in 2019 off the coast.", "2019-01-01"),
        ("Kallo Lines paid for the 2019 election.", "2019-01-01"),
        ("Soldiers shot five men during the January 2022 unrest.", "2022-01-01"),
    ],
)
def test_a_year_before_a_thing_is_not_that_of_the_deed(text: str, start: str | None) -> None:
    event = find(text, text.split()[1]).event
    assert event is not None
    assert (event.date.start if event.date else None) == start


def test_the_day_of_the_source_is_not_that_of_the_deed() -> None:
    text = "Norway's premier met the Danish premier in Oslo, according to media reports Tuesday."
    found = find(text, "met the Danish premier")
    assert found.event is not None and found.event.date is None


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Ana Lund of Norway won the race.", ["Ana Lund"]),
        ("Ana Lund of Norway and Ib Holm won the race.", ["Ana Lund", "Ib Holm"]),
        ("The ships of Norway sailed on Monday.", ["Norway"]),
    ],
)
def test_what_only_describes_an_actor_does_not_act(text: str, actors: list[str]) -> None:
    event = find(text, text.rsplit(maxsplit=1)[-1].rstrip(".")).event
    assert event is not None
    assert [one.name for one in event.actors] == actors
