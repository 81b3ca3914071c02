"""How far outlets agree."""

from __future__ import annotations

from crosswire.types import Verdict
from crosswire.views.agreement import (
    PairCount,
    count_agreement,
    share_comparison,
    share_entries,
)
from tests.views.fixtures import rich_comparison
from tests.views.ledger_fixtures import claim_entry


def test_those_on_one_side_of_a_conflict_agree() -> None:
    """Of 40 in A and B and 60 in C, A and B agree, and both conflict with C."""
    claim = claim_entry(Verdict.CONFLICT, ("A", "B", "C"), ("A", "B"), ("C",))
    found = count_agreement(share_entries([claim]))
    assert found.outlets == ("A", "B", "C")
    assert found.between(0, 1) == PairCount(agree=1)
    assert found.between(0, 2) == found.between(2, 1) == PairCount(conflict=1)


def test_one_that_prints_both_sides_differs_from_those_that_print_one() -> None:
    claim = claim_entry(Verdict.CONFLICT, ("A", "B"), ("A", "B"), ("B",))
    assert count_agreement(share_entries([claim])).between(0, 1) == PairCount(conflict=1)


def test_claims_of_several_stories_are_summed() -> None:
    claims = [
        claim_entry(Verdict.AGREE, ("A", "B")),
        claim_entry(Verdict.VARY, ("A", "B"), ("A",), ("B",)),
        claim_entry(Verdict.ALONE, ("A",)),
    ]
    found = count_agreement(share_entries(claims))
    assert found.between(0, 1) == PairCount(agree=1, vary=1)
    assert found.n_claims == (3, 2)


def test_two_reports_of_one_outlet_are_one_outlet() -> None:
    claim = claim_entry(Verdict.AGREE, ("A", "A, 2031-03-13", "B"))
    found = count_agreement(share_entries([claim]))
    assert found.outlets == ("A", "B")
    assert found.between(0, 1) == PairCount(agree=1)


def test_outlets_with_fewest_claims_are_left_out_and_counted() -> None:
    claims = [claim_entry(Verdict.AGREE, ("A", "B")), claim_entry(Verdict.AGREE, ("A", "C", "B"))]
    found = count_agreement(share_entries(claims), most=2)
    assert found.outlets == ("A", "B")
    assert found.n_left_out == 1


def test_a_comparison_counts_like_its_claims() -> None:
    found = count_agreement(share_comparison(rich_comparison()))
    assert len(found.outlets) == 3
    assert sum(pair.conflict for pair in found.pairs.values()) > 0
