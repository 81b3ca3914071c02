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
DOUBTFUL = Kinship(0.6, 0.25, 0.1, 0.05)
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


@pytest.mark.parametrize(("kinship", "is_conflict"), [(CLASH, True), (DOUBTFUL, False)])
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


@pytest.mark.parametrize(("kinship", "is_conflict"), [(CLASH, True), (DOUBTFUL, False)])
def test_people_counted_under_two_nouns_clash_where_the_network_says_so(
    kinship: Kinship, is_conflict: bool
) -> None:
    texts = (
        "Some 2,000 marchers filled the square at Brela on Sunday.",
        "On Sunday 5,400 demonstrators filled the square at Brela.",
    )
    assert (Verdict.CONFLICT in verdicts(kinship, texts)) is is_conflict


def test_parties_named_in_two_ways_are_one_where_the_network_is_sure() -> None:
    texts = (
        "The rebels of the Brela Front will pull back from the airfield to the hills.",
        "The militia is to withdraw from the airfield to the hills, the Osmark army said.",
    )
    assert Verdict.AGREE in verdicts(ONE, texts)
    assert Verdict.AGREE not in verdicts(Kinship(0.6, 0.3, 0.1, 0.0), texts)


def test_numbers_that_differ_part_no_passages_that_answer_one_question() -> None:
    texts = (
        "The debate in the Brela council lasted seven hours on Tuesday.",
        "Speeches in the Brela council went on for more than ten hours on Tuesday.",
    )
    assert verdicts(Kinship(0.02, 0.4, 0.55, 0.03), texts) & {Verdict.VARY, Verdict.CONFLICT}
    assert not verdicts(Kinship(0.9, 0.05, 0.05, 0.0), texts)


@pytest.mark.parametrize(
    ("kinship", "verdict"), [(CLASH, Verdict.CONFLICT), (UNSURE, Verdict.VARY)]
)
def test_two_round_numbers_are_two_answers_where_the_network_says_so(
    kinship: Kinship, verdict: Verdict
) -> None:
    texts = (
        "The marchers of Brela want the lowest pension raised to 600 crowns.",
        "The marchers of Brela want the lowest pension raised to 650 crowns.",
    )
    assert verdict in verdicts(kinship, texts)


@pytest.mark.parametrize("kinship", [ONE, UNSURE, Kinship(0.05, 0.2, 0.7, 0.05)])
def test_almost_six_and_a_little_less_are_no_two_answers(kinship: Kinship) -> None:
    texts = (
        "A kilo of Brela tea fetched $5.92 at the auction in Osmark.",
        "A kilo of Brela tea fetched almost six dollars at the auction in Osmark.",
    )
    found = verdicts(kinship, texts)
    assert found
    assert Verdict.CONFLICT not in found


def test_what_is_called_outdated_updates_nothing_that_is_of_another_thing() -> None:
    texts = (
        "An earlier truce around Brela in 2019 broke down after two days.",
        "Hospitals in Brela have diesel for seven days, the mayor said.",
    )
    assert Verdict.UPDATE not in verdicts(Kinship(0.95, 0.01, 0.02, 0.02), texts)


ONE_QUESTION = Kinship(0.05, 0.45, 0.45, 0.05)
"""Surely one question, and not surely one answer."""
STATES = (
    "The premier of Moravia was told of the landslide at seven in the morning.",
    "The premier of Tarvia was told of the landslide at seven in the morning.",
)


def test_what_answers_one_question_is_one_claim_that_varies() -> None:
    """What words hold against it is told, and keeps the two no longer apart."""
    found = verdicts(ONE_QUESTION, DENIED)
    assert Verdict.VARY in found
    assert Verdict.AGREE not in found


def test_what_is_rather_a_clash_is_one() -> None:
    """Also below the bar from which it is one whatever else is known."""
    assert Verdict.CONFLICT in verdicts(Kinship(0.04, 0.22, 0.72, 0.02), DENIED)
