"""What the figures of a ledger measure."""

from __future__ import annotations

from crosswire.ledger.measured import count_measured
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
