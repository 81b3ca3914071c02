"""How much of what was promised is told as done: all of it, a part, or something else."""

from __future__ import annotations

import pytest

from crosswire.ledger.parts import read_part
from crosswire.ledger.records import CommitmentState
from tests.timing import least_seconds

KEPT, PARTLY = CommitmentState.KEPT, CommitmentState.PARTLY
TRAMS = "deliver 60 trams"


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        (TRAMS, "delivered 25 trams out of 60"),
        (TRAMS, "delivered half the trams"),
        (TRAMS, "delivered a third of its trams to Tartu"),
        (TRAMS, "delivered most trams"),
        ("free the fishermen", "freed several of the fishermen"),
        ("cut tariffs by 40 percent", "cut tariffs by 15 percent"),
        ("dig 24 wells", "dug a quarter of the 24 wells"),
    ],
)
def test_a_part_is_one_of_what_was_promised(promised: str, told: str) -> None:
    assert read_part(promised, told) is PARTLY


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        (TRAMS, "delivered 60 trams, most of which are second-hand"),
        (TRAMS, "delivered 60 trams in part of a wider deal"),
        (TRAMS, "delivered the trams half a year early"),
        ("send workers to Uganda", "sent workers to parts of Uganda"),
        ("send forty workers to Uganda", "sent forty workers to parts of Uganda"),
        ("ban the fuel", "banned the fuel, one of the 12 states to do so"),
        ("expel two diplomats", "expelled two diplomats, one of the 12 states to do so"),
        ("hold a summit", "held a summit with half of its neighbours"),
        ("build half of the road", "built half of the road"),
    ],
)
def test_a_part_of_something_else_is_none(promised: str, told: str) -> None:
    """Nor is any where the full number is told."""
    assert read_part(promised, told) is KEPT


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("send at least 40 workers", "sent 52 workers"),
        ("cut tariffs by 40 percent", "cut tariffs by 45 percent"),
        ("lend $40 million", "lent $55 million"),
        (TRAMS, "delivered 80 trams"),
    ],
)
def test_more_than_was_promised_keeps_it(promised: str, told: str) -> None:
    assert read_part(promised, told) is KEPT


def test_a_long_list_of_amounts_is_compared_in_time() -> None:
    promised = "deliver " + " and ".join(f"{one} wagons" for one in range(1000, 1300))
    told = "delivered " + " and ".join(f"{one} barges" for one in range(3000, 3300))
    assert read_part(promised, told) is None
    assert least_seconds(lambda: read_part(promised, told), enough=3) <= 3
