"""Numbers in running news."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.extract.numbers import NumberKind, find_numbers

GOLDEN = Path(__file__).parent / "golden" / "numbers.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
PIECES = st.sampled_from(
    ["two", "half", "and", "a", "million", "hundred", "1,200", "34.4", "½", "third", "tens", "of",
     "thousands", "-", " ", ",", "dozen", "30th", "bn", "doubled", "$", "1/2", "0", "\n"]
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_values_of_golden_numbers(case: dict) -> None:
    """Every number of a hand-edited case is read with its value and nothing else is."""
    values = [number.low for number in find_numbers(case["text"])]
    assert values == pytest.approx(case["values"])


def test_vague_count_is_an_interval() -> None:
    """ "Tens of thousands" admits everything from ten to a hundred thousand."""
    (number,) = find_numbers("tens of thousands of people")
    assert (number.low, number.high, number.kind) == (1e4, 1e5, NumberKind.VAGUE)


def test_window_keeps_offsets() -> None:
    """Numbers found inside a window carry offsets of the whole text."""
    text = "12 men and 34 women"
    (number,) = find_numbers(text, 7)
    assert text[number.start : number.end] == "34"


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join)))
def test_any_text_gives_ordered_spans(text: str) -> None:
    """On any text the spans are in order, apart, not empty, and low is at most high."""
    last = 0
    for number in find_numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert number.low <= number.high
        last = number.end
