"""Where the network is sure, it outweighs a word or slot that differs; two doers stay two."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from crosswire.pipeline import Engine
from crosswire.types import Verdict
from crosswire.types.together import Kinship, MarkedText
from tests.align.test_together import shared

ONE, CLASH = Kinship(0.01, 0.96, 0.02, 0.01), Kinship(0.01, 0.01, 0.97, 0.01)
UNSURE = Kinship(0.2, 0.5, 0.2, 0.1)
DENIED = (
    "The governor of Brela did not attend the closing session of the congress in Tarva.",
    "The governor of Brela stayed away from the closing session of the congress in Tarva.",
)
PLACED = (
    "The delegates of the fishermen's league will meet again in the town hall.",
    "In the harbour master's office the delegates of the fishermen's league will meet again.",
)
DOERS = (
    "Moravia has withdrawn its ambassador from Tarvia.",
    "Tarvia has withdrawn its ambassador from Moravia.",
)


class Fixed:
    """Says the same of every pair."""

    def __init__(self, kinship: Kinship) -> None:
        self.kinship = kinship

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        assert passages or not pairs
        return [self.kinship for _ in pairs]


def verdicts(kinship: Kinship, texts: tuple[str, str]) -> set[Verdict]:
    """Give the verdicts of what both reports carry, where the network says this."""
    engine = msgspec.structs.replace(Engine.default(), joint=Fixed(kinship))
    return {claim.verdict for claim in shared(engine, *texts)}


def test_a_denial_in_other_words_is_one_claim_where_the_network_is_sure() -> None:
    assert Verdict.AGREE in verdicts(ONE, DENIED)
    assert Verdict.AGREE not in verdicts(UNSURE, DENIED)


def test_who_does_it_to_whom_is_not_for_the_network() -> None:
    assert not verdicts(ONE, DOERS) & {Verdict.AGREE, Verdict.VARY}


@pytest.mark.parametrize(("kinship", "is_conflict"), [(CLASH, True), (UNSURE, False)])
def test_a_sure_clash_is_a_conflict_also_in_other_builds(
    kinship: Kinship, is_conflict: bool
) -> None:
    assert (Verdict.CONFLICT in verdicts(kinship, PLACED)) is is_conflict


@pytest.mark.parametrize(("kinship", "is_conflict"), [(CLASH, True), (UNSURE, False)])
def test_two_numbers_of_which_little_says_that_they_are_one(
    kinship: Kinship, is_conflict: bool
) -> None:
    texts = (
        "The lease of the Brela quay runs for 15 years.",
        "The quay at Brela is let for 25 years.",
    )
    assert (Verdict.CONFLICT in verdicts(kinship, texts)) is is_conflict


@pytest.mark.parametrize(("kinship", "is_conflict"), [(CLASH, True), (UNSURE, False), (ONE, False)])
def test_a_sure_clash_outweighs_a_denial_that_may_be_of_something_else(
    kinship: Kinship, is_conflict: bool
) -> None:
    texts = (
        "The sirens of the Brela dam did not sound on Monday.",
        "The sirens of the Brela dam were set off on Monday, the company said.",
    )
    assert (Verdict.CONFLICT in verdicts(kinship, texts)) is is_conflict


@pytest.mark.parametrize(("kinship", "is_conflict"), [(CLASH, True), (UNSURE, False)])
def test_people_counted_under_two_nouns_clash_where_the_network_says_so(
    kinship: Kinship, is_conflict: bool
) -> None:
    texts = (
        "Some 2,000 marchers filled the square at Brela on Sunday.",
        "On Sunday 5,400 demonstrators filled the square at Brela.",
    )
    assert (Verdict.CONFLICT in verdicts(kinship, texts)) is is_conflict
