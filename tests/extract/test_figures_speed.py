"""The search for votes, series and unnamed sources stays fast in a text made to slow it down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import crosswire
from crosswire.extract.figures.ballots import find_ballots
from crosswire.extract.figures.series import find_series
from crosswire.extract.figures.spans import find_quantities
from crosswire.origins.unnamed import names_nobody
from crosswire.types import Part
from tests.timing import least_seconds

LENGTH = 20_000


def _ballots(text: str) -> None:
    find_ballots(text, 0, len(text))


def _series(text: str) -> None:
    find_series(text, 0, len(text))


def _quantities(text: str) -> None:
    find_quantities(text, (Part(start=0, end=len(text)),), ())


@pytest.mark.parametrize(
    ("search", "piece", "limit"),
    [
        (_ballots, "vote 48-39, ", 3.0),
        (_ballots, "vote 1-2 ", 3.0),
        (_ballots, "passed 48-39. ", 3.0),
        (_ballots, "vote 48-39 " + "A" * 9_000, 1.0),
        (_series, "1,", 1.0),
        (_series, "the 2nd suspect ", 1.0),
        (_quantities, "for a week 9 ", 4.0),
        (names_nobody, "a" + " " * 9_999, 0.5),
        (names_nobody, "a, ", 0.5),
    ],
)
def test_twenty_thousand_characters_take_a_moment(
    search: Callable[[str], object], piece: str, limit: float
) -> None:
    """Pieces repeated over and over cost in proportion to their number, not to its square."""
    text = (piece * LENGTH)[:LENGTH] + "b"
    assert least_seconds(lambda: search(text), enough=limit) <= limit


def test_a_word_of_capitals_between_two_counts_takes_a_moment() -> None:
    """A name of many letters is one word of a place, however it could be cut up."""
    text = f"The firm will cut 4,300 jobs in {'A' * 90} to 3,700 in Norway."
    assert least_seconds(lambda: crosswire.read_text(text), enough=3.0) <= 3.0
