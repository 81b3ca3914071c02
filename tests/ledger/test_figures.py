"""Figures by words: the database orders and cuts them, as it does the list of all."""

from __future__ import annotations

import pytest

from crosswire.ledger.figures import load_figures
from tests.ledger.helpers import Box, make_article

TEXTS = (
    "Trade between Norway and Chile reached 310 million dollars in 2025.",
    "Trade between Norway and Peru reached 90 million dollars in 2024.",
    "Exports from Norway to Kenya reached 12 million dollars in 2023, beside trade in fish.",
    "Two people were killed when a ferry sank off Bergen.",
)


@pytest.fixture
def filled(box: Box) -> Box:
    """Four stories with figures of several kinds."""
    for number, text in enumerate(TEXTS, start=1):
        box.add([make_article(text, section=f"s{number}", published=f"2026-06-0{number}")])
    return box


@pytest.mark.parametrize("words", ["trade", "killed", "dollars", "Norway", "USD", "fish dollars"])
@pytest.mark.parametrize("limit", [1, 2, 100])
def test_a_cut_list_is_the_head_of_the_whole(filled: Box, words: str, limit: int) -> None:
    whole = load_figures(filled.database, measured=words)
    assert load_figures(filled.database, measured=words, limit=limit) == whole[:limit]
    listed = [entry.evidence.claim for entry in load_figures(filled.database)]
    found = [entry.evidence.claim for entry in whole]
    assert found == [claim for claim in listed if claim in found]


@pytest.mark.parametrize(
    ("words", "n_found"), [("trade", 2), ("killed", 1), ("dollars", 3), ("nosuch", 0), ("$", 0)]
)
def test_a_figure_is_found_by_what_it_measures_or_by_words(
    filled: Box, words: str, n_found: int
) -> None:
    """What has no word in it finds nothing, and not all."""
    assert len(load_figures(filled.database, measured=words)) == n_found


def test_words_are_held_to_two_states_and_a_day(filled: Box) -> None:
    (one,) = load_figures(filled.database, measured="trade", dyad=("NOR", "CHL"))
    assert one.figure.low == 310e6
    assert not load_figures(filled.database, measured="trade", since="2026-06-04")
