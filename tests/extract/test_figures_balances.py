"""Whose deficit or surplus it is, with whom, and what two of them make."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.align.figures import compare_figures
from crosswire.align.match import Match
from crosswire.types import Figure


def _balance(text: str) -> Figure:
    report = crosswire.read_text(text, published="2026-11-04")
    found = [one.figure for one in report.figures if one.figure is not None]
    return next(one for one in found if one.property in {"deficit", "surplus"})


@pytest.mark.parametrize(
    ("text", "owner", "sides"),
    [
        ("Kenya's trade deficit with Vietnam was $95 million.", "Kenya", ("Vietnam", "Kenya")),
        ("Peru's deficit in trade with Chile fell to $4 billion.", "Peru", ("Chile", "Peru")),
        ("Chile recorded a surplus of $4 billion against Peru.", "Chile", ("Chile", "Peru")),
        ("Chile ran a surplus of $4 billion in its trade with Peru.", "Chile", ("Chile", "Peru")),
        (
            "Trade with Chile reached $9 billion, with a deficit of $4 billion on the Kenyan side.",
            "Kenya",
            ("Chile", "Kenya"),
        ),
        (
            "Trade between Peru and Chile reached $9 billion, with Peru running a deficit of"
            " $4 billion.",
            "Peru",
            ("Chile", "Peru"),
        ),
    ],
)
def test_a_balance_tells_whose_and_with_whom(text: str, owner: str, sides: tuple[str, str]) -> None:
    """Who sells more gives, who buys more takes."""
    found = _balance(text)
    assert found.entity == owner
    assert found.from_actor is not None and found.to_actor is not None
    assert (found.from_actor.name, found.to_actor.name) == sides


@pytest.mark.parametrize(
    "text",
    [
        "Peru's budget deficit reached $4 billion, Chile's central bank said.",
        "Japan's current account surplus rose to $12 billion.",
    ],
)
def test_a_balance_of_one_has_no_other_side(text: str) -> None:
    """A budget is nobody else's."""
    found = _balance(text)
    assert found.from_actor is None and found.to_actor is None


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("Peru's trade deficit with Chile is $4 billion.",
         "Chile's trade surplus with Peru is $4 billion.", Match.SAME),
        ("Peru's trade deficit with Chile is $4 billion.",
         "Chile's trade deficit with Peru is $4 billion.", Match.UNRELATED),
        ("Peru's trade deficit with Chile is $4 billion.",
         "Peru's trade deficit with Bolivia is $6 billion.", Match.UNRELATED),
        ("Peru posted a trade deficit of $4 billion.",
         "Peru posted a trade surplus of $4 billion.", Match.CONFLICT),
    ],
)  # fmt: skip
def test_balances_are_compared_by_their_sides(one: str, other: str, match: Match) -> None:
    """A deficit of one side is a surplus of the other, never its deficit."""
    assert compare_figures(_balance(one), _balance(other)).match is match


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Italy's deficit of 3 percent is bad news for France.", "Italy"),
        ("Chile's surplus of $4 billion is a problem for the United States.", "Chile"),
        ("Ghana cut its deficit to 5 percent for the IMF and for Nigeria.", "Ghana"),
        ("Analysts expect a surplus of $2 billion for Norway.", "Norway"),
        ("Chile recorded a surplus of $4 billion in talks with Peru.", "Chile"),
    ],
)
def test_who_is_named_behind_a_balance_that_has_an_owner_is_no_side(text: str, owner: str) -> None:
    """ "Bad news for France", "in talks with Peru"."""
    found = _balance(text)
    assert found.entity == owner
    assert found.from_actor is None and found.to_actor is None
