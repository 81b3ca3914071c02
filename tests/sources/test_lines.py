"""Paragraphs of texts whose lines a machine or a writer broke."""

from __future__ import annotations

import pytest

from crosswire.sources.provenance.lines import is_wrapped, join_wrapped, split_lines

_MAIL = """\
The two envoys met for three hours on Tuesday at the customs house of
Kallo and spoke of the tolls that Sundland
takes from barges on the lower river and from the ferries which cross
it near the old fort.
   "We are close," Norvia's envoy said.
   Sundland's envoy left without a word. A second round was set for
May, and the ministers are to attend it.
"""
_NARROW = """\
Norvia said on Monday that the truce
with Sundland would hold, and that the
two armies would draw back before
April. It was signed in May, the
ministry said.
"""
_POINTS = """\
Norvia and Sundland agreed on Monday on points that had kept their two
ministers apart for a year, and signed them at the customs house. They
are these three, the spokesman of the ministry said after the meeting:
- Norvia reopens its embassy in the capital of its neighbour by the
  end of May
- Sundland frees the fishermen whom its coast guard has held since
  January
1. Both ministers travel
"""
_LINES = """\
Norvia and Sundland signed a border treaty on Monday
The treaty ends a dispute of thirty years
iRiver, the ferry firm, welcomed it
Sundland's parliament will vote on it in May
"""


def _join(text: str) -> list[str]:
    lines = split_lines(text)
    lines = join_wrapped(text, lines) if is_wrapped(lines) else lines
    return [" ".join(line.text.split()) for line in lines]


@pytest.mark.parametrize("text", [_MAIL, _NARROW, _MAIL.replace("\n", "\r\n")])
def test_a_sentence_is_not_cut_where_its_line_ends(text: str) -> None:
    assert all(paragraph.endswith(".") for paragraph in _join(text))


def test_a_line_that_goes_on_with_a_small_letter_is_no_heading() -> None:
    assert "the tolls that Sundland takes from barges" in _join(_MAIL)[0]


def test_each_item_of_a_list_is_a_paragraph() -> None:
    assert _join(_POINTS)[1:] == [
        "- Norvia reopens its embassy in the capital of its neighbour by the end of May",
        "- Sundland frees the fishermen whom its coast guard has held since January",
        "1. Both ministers travel",
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert len(_join(_LINES)) == 4
