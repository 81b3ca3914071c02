"""Numbers in two passages on one thing, which may or may not be numbers of the same of it."""

from __future__ import annotations

import pytest

from crosswire.align.claims import prepare_items
from crosswire.align.item import Item, Pool
from crosswire.align.told_numbers import have_rival_numbers
from crosswire.types import Event, Figure, Qualifier

from .builders import Draft, align


def passage(outlet: str, text: str, *figures: tuple[str, float, str]) -> Item:
    """Prepare one clause with its figures: the words, the number, the unit."""
    draft = Draft(outlet, text).tells(text.rstrip("."), Event(type=None))
    for exact, number, unit in figures:
        draft.counts(exact, Figure(low=number, high=number, unit=unit, qualifier=Qualifier.EXACT))
    return prepare_items([draft.report])[Pool.PROPOSITION][0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            ("The page drew 28,000 followers.", ("28,000 followers", 28e3, "follower")),
            ("The page drew 90,000 followers.", ("90,000 followers", 9e4, "follower")),
        ),
        (("The fire burnt at least 3 trucks.",), ("The fire burnt 7 trucks.",)),
    ],
)
def test_two_numbers_for_one_thing_are_rivals(left: tuple, right: tuple) -> None:  # type: ignore[type-arg]
    assert have_rival_numbers(passage("Herald", *left), passage("Star", *right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            ("Lund, 33, who starred in a film on the harbour.",),
            ("Lund rose to fame in the 1999 film on the harbour.",),
        ),
        (("Lund, 33 and from Molde, was charged.",), ("Lund, 34 and a sailor, was charged.",)),
        (
            ("The quake of 5.6 struck 930 miles off.", ("930 miles", 930, "mile")),
            ("The quake of 5.6 struck at 17 hours.", ("17 hours", 17, "hour")),
        ),
        (
            (
                "Duties are 25 percent on steel, 10 percent on tin.",
                ("25 percent", 25, "percent"),
                ("10 percent", 10, "percent"),
            ),
            ("Duties are 10 percent on tin since 2018.", ("10 percent", 10, "percent")),
        ),
    ],
)
def test_other_numbers_of_other_things_are_none(left: tuple, right: tuple) -> None:  # type: ignore[type-arg]
    """An age beside a year, miles beside hours, and what the other report bears out."""
    assert not have_rival_numbers(passage("Herald", *left), passage("Star", *right))


def test_a_figure_in_dispute_names_all_who_give_a_value() -> None:
    """Of passages two are set against each other, of figures all values stand."""
    drafts = [
        Draft(outlet, f"The flood killed {n} villagers.").counts(
            f"{n} villagers", Figure(low=n, high=n, unit="villager", property="dead")
        )
        for outlet, n in (("Herald", 12), ("Star", 19), ("Post", 19))
    ]
    [claim] = align(*drafts)
    assert claim.because.startswith("Herald says 12 villagers, Post and Star 19 villagers")
