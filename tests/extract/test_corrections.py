"""What a report takes back in a note of its own."""

from __future__ import annotations

import re

import pytest

from crosswire.extract.corrections import find_taken_back
from crosswire.types import Sentence


def taken_back(text: str) -> str:
    """Join what is taken back; sentences end at a point before a space or line."""
    spans = [one.span() for one in re.finditer(r"[^\n]+?(?:\.(?=\s|\Z)|(?=\n|\Z))", text)]
    sentences = [Sentence(start=a, end=b, first=0, last=0, paragraph=0) for a, b in spans]
    return " | ".join(text[one.start : one.end] for one in find_taken_back(text, sentences))


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("An earlier version of this article said 45; it is 54.", "45", "54"),
        ("Correction: A previous version of our story put the cost at $20 million.", "$20", "x"),
        ("This story was corrected: the toll is 31, not 13 as first reported.", "13", "31"),
        ("Clarification: The original version wrongly gave 13, but the toll is 31.", "13", "31"),
        ("This report corrects the number of dead to 54 from 45.", "45", "54"),
        ("Editor's note: An earlier edition misstated the age as 61.", "61", "x"),
    ],
)
def test_the_old_value_of_a_note_is_taken_back(text: str, old: str, new: str) -> None:
    assert old in taken_back(text)
    assert new not in taken_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of the bill gave parliament 45 days.",
        "The army sent 300 soldiers, not 200.",
        "The ministry had earlier put the toll at 12.",
        "The company corrected its forecast to 5 percent from 6 percent.",
    ],
)
def test_what_others_said_before_is_no_note(text: str) -> None:
    assert not taken_back(text)


def test_a_note_ends_with_its_paragraph() -> None:
    text = "Correction: the name was wrong.\nThe army sent 300 soldiers, not 200."
    assert not taken_back(text)
