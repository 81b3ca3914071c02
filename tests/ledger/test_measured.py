"""What the figures of a ledger measure."""

from __future__ import annotations

import pytest

from crosswire.ledger.figures import load_figures
from crosswire.ledger.measured import count_measured, find_properties
from tests.ledger.helpers import Box, make_article

MARCH = make_article(
    "Police in Accra said that 30 people were injured in the march on Monday.", section="march"
)
FIRE = make_article("At least 4 people were injured in the fire in Hanoi.", section="fire")
TRADE = make_article(
    "Trade between Norway and Chile reached 3 billion dollars last year, Anna Lund said.",
    section="talks",
    published="2026-10-09",
)


def test_the_commonest_comes_first(box: Box) -> None:
    box.add([MARCH, FIRE, TRADE])
    assert list(count_measured(box.database).items()) == [("injured", 2), ("trade", 1)]


def test_two_states_and_a_first_day_leave_out_the_rest(box: Box) -> None:
    box.add([MARCH, FIRE, TRADE])
    assert count_measured(box.database, dyad=("NOR", "CHL")) == {"trade": 1}
    assert count_measured(box.database, since="2026-10-09") == {"trade": 1}
    assert count_measured(box.database, dyad=("KEN", "VNM")) == {}


def test_an_empty_ledger_measures_nothing(box: Box) -> None:
    assert count_measured(box.database) == {}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("killed", "dead"),
        ("Deaths", "dead"),
        ("death toll", "dead"),
        ("wounded", "injured"),
        ("injury", "injured"),
        ("export", "exports"),
        ("exporting", "exports"),
        ("imported", "imports"),
        ("fired", "dismissed"),
        ("layoff", "dismissed"),
        ("marched", "attendance"),
        ("crowds", "attendance"),
        ("trade turnovers", "trade"),
        ("prices", "price"),
        ("soldiers", "troops"),
        ("trade turnover", "trade"),
        ("price", "price"),
    ],
)
def test_a_property_is_found_by_each_word_for_it(words: str, name: str) -> None:
    assert name in find_properties(words)


@pytest.mark.parametrize(
    "words",
    ["trade war", "harbour", "killer whales", "fire", "fires", "march", "marches", "crowded", ""],
)
def test_other_words_name_no_property(words: str) -> None:
    """Nor does what holds the word for one, such as a war of tariffs, or shares its stem."""
    assert find_properties(words) == {words}


@pytest.mark.parametrize(
    ("words", "n_found"),
    [("injured", 2), ("wounded", 2), ("hurt", 2), ("commerce", 1), ("sunk", 0)],
)
def test_figures_are_listed_by_any_word_for_what_they_measure(
    box: Box, words: str, n_found: int
) -> None:
    box.add([MARCH, FIRE, TRADE])
    assert len(load_figures(box.database, measured=words)) == n_found
