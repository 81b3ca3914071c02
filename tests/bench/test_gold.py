"""The invented stories with labels, both halves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.gold.check import find_faults
from bench.labelled import is_day

from tests.conftest import REPOSITORY

GOLD = REPOSITORY / "bench" / "gold"
HALVES = ("tuning", "held_out")
STORIES = sorted(GOLD.glob("*/*.json"))


def test_each_half_has_thirty_stories_and_none_stands_in_both() -> None:
    names = {half: {p.stem for p in (GOLD / half).glob("*.json")} for half in HALVES}
    assert [len(names[half]) for half in HALVES] == [30, 30]
    assert not names["tuning"] & names["held_out"]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_labels_fit_their_reports(path: Path) -> None:
    """Quotes stand once in their report; ids, verdicts and aspects are those of the vocabulary."""
    assert list(find_faults(json.loads(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Thursday", True),
        ("by the end of June", True),
        ("1 September", True),
        ("the 24th", True),
        ("2035/36", True),
        ("five o'clock", True),
        ("about 6 a.m.", True),
        ("next week", True),
        ("nine seamen", False),
        ("four decades", False),
        ("seven", False),
        ("four years, since 2030", False),
        ("2,300 names", False),
        ("a third", False),
        ("three days in May", False),
        ("around 1950", False),
    ],
)
def test_days_and_hours_that_are_marked_are_no_figures(quote: str, *, expected: bool) -> None:
    assert is_day(quote) is expected
