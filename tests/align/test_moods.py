"""What a passage makes of a deed, and what it leaves untold."""

from __future__ import annotations

import pytest

from crosswire.align.claims import prepare_items
from crosswire.align.item import Item, Pool
from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Match
from crosswire.align.moods import leaves_untold
from crosswire.align.propositions import Prior, judge_weighed
from crosswire.align.similarity import Weights
from crosswire.align.tie import PROPOSITION, weigh_both
from crosswire.align.words import have_other_numbers
from crosswire.types import Event, Status
from crosswire.types.together import Kinship
from tests.align.builders import Draft


def read(one: str, other: str) -> list[Item]:
    """Give two clauses of two reports as they are compared."""
    told = Event(type=None, status=Status.DONE)
    drafts = [Draft(f"Outlet {at}", f"{text}.").tells(text, told)
              for at, text in enumerate((one, other))]  # fmt: skip
    return list(prepare_items([draft.report for draft in drafts])[Pool.PROPOSITION])


@pytest.mark.parametrize(
    ("untold", "told"),
    [
        ("He could not say how many were on board", "190 people were on board"),
        ("The board had no immediate comment", "The board spoke with Oslo"),
        ("It was not clear whether the dam had burst", "The dam had burst"),
        ("The mine declined to say when work would resume", "Work will resume on Monday"),
        ("Nobody knows who opened the gate", "The guard opened the gate"),
        ("It is unclear why the bus left the road", "The bus left the road as a tyre burst"),
        ("The ministry gave no details of the deal", "The deal covers 40 trucks"),
        ("It was unclear on Monday whether the dam held", "The dam held"),
    ],
)
def test_who_does_not_tell_neither_says_nor_denies(untold: str, told: str) -> None:
    """Even where both are read as a clash that is likely, the one only has no answer."""
    left, right = read(untold, told)
    assert leaves_untold(left, right)
    assert leaves_untold(right, left)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He did not say that prices rose", "He said that prices rose"),
        ("The dam has not burst", "The dam had burst"),
        ("The company did not pay its workers", "The company paid its workers"),
        ("He could not say how many were on board", "It is not known how many were on board"),
        ("The minister said when he would resign", "The minister will resign in May"),
        ("Families were not told how it sank", "Families were told how it sank in March"),
        ("He not only told police who shot him but named the car", "A guard shot him"),
        ("Lund, who declined to comment, was arrested", "Lund was held on Friday"),
        ("The mine gave no details of the plan", "No further details of the plan were given"),
    ],
)
def test_a_denial_and_two_who_do_not_tell_are_compared(one: str, other: str) -> None:
    """Not every "not" withholds an answer."""
    left, right = read(one, other)
    assert not leaves_untold(left, right)


def test_what_is_left_untold_is_no_contradiction_however_it_is_read() -> None:
    """The network alone would call it one."""
    clash = Kinship(different=0.1, same=0.05, clash=0.85, update=0.0)
    found = {}
    for one in ("He could not say how many were on board", "He had said that none was on board"):
        left, right = read(one, "190 people were on board")
        weights = Weights(load_lexicon(), [left, right])
        overlap = weights.overlap(left.wording.terms, right.wording.terms)
        facts = {"question": 0.8, "question nearest": 1.0}
        prior = Prior(overlap, facts, weigh_both(PROPOSITION, facts))
        found[one] = judge_weighed(left, right, prior, is_mutual=True, kinship=clash).match
    assert found == {
        "He could not say how many were on board": Match.UNRELATED,
        "He had said that none was on board": Match.CONFLICT,
    }


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Seventy-one people were saved, 12 of them children", "71 people were saved", False),
        ("Twenty-two wagons burned", "22 wagons burned", False),
        ("Twenty-two wagons burned", "23 wagons burned", True),
    ],
)
def test_numbers_are_one_in_words_and_digits(one: str, other: str, *, differ: bool) -> None:
    """Seventy-one is 71."""
    left, right = read(one, other)
    assert have_other_numbers(left.wording, right.wording) is differ
