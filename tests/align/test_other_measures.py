"""What two reports measure under two names is one only where reading leaves no doubt of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from crosswire.align import align_claims
from crosswire.types import Figure, Verdict
from crosswire.types.together import Kinship, MarkedText
from tests.align.builders import Draft


class Fixed:
    """A network that says the same of every pair."""

    def __init__(self, kinship: Kinship) -> None:
        self.kinship = kinship

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        return [self.kinship for _ in pairs]


def verdicts(kinship: Kinship | None, other_unit: str = "EUR") -> set[Verdict]:
    """Give the verdicts of what both reports measure, of a fine and of a payment."""
    told = (
        ("Herald", "The windmill firm of Orve was fined 1.2 million", 1.2e6, "fine", "EUR"),
        ("Star", "The windmill firm of Orve must pay 1.8 million", 1.8e6, "payment", other_unit),
    )
    drafts = []
    for outlet, text, value, measured, unit in told:
        exact = " ".join(text.split()[-2:])
        figure = Figure(low=value, high=value, unit=unit, property=measured)
        drafts.append(Draft(outlet, f"{text} for false accounts.").counts(exact, figure).report)
    claims = align_claims(drafts, (), joint=Fixed(kinship) if kinship else None)
    return {claim.verdict for claim in claims if len(claim.reports) > 1}


@pytest.mark.parametrize("different", [0.02, 0.09])
def test_one_question_under_two_names_is_a_conflict(different: float) -> None:
    assert verdicts(Kinship(different, 0.05, 0.93 - different, 0.02)) == {Verdict.CONFLICT}


@pytest.mark.parametrize("kinship", [Kinship(0.3, 0.1, 0.58, 0.02), None])
def test_two_names_are_two_measures_where_a_doubt_is_left(kinship: Kinship | None) -> None:
    assert not verdicts(kinship)


def test_two_units_are_never_one_measure_under_two_names() -> None:
    assert not verdicts(Kinship(0.02, 0.05, 0.91, 0.02), other_unit="percent")
