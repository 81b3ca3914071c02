"""Whom a noun for a deed is told of, and shares of things with what became of them."""

from __future__ import annotations

import pytest

from .test_figures import figures_of


def _named(text: str) -> dict[str, str | None]:
    return {one.exact: one.figure.property for one in figures_of(text) if one.figure is not None}


@pytest.mark.parametrize(
    ("text", "own", "name", "other"),
    [
        (
            "Protests over the arrest of 3 journalists drew 5,000 people.",
            "3 journalists",
            "arrested",
            "5,000 people",
        ),
        (
            "Following the death of 12 miners, 400 workers went on strike.",
            "12 miners",
            "dead",
            "400 workers",
        ),
        (
            "The dispute over the detention of 2 fishermen by Norway cost 40 jobs.",
            "2 fishermen",
            "arrested",
            "40 jobs",
        ),
    ],
)
def test_deed_is_told_of_those_behind_its_of(text: str, own: str, name: str, other: str) -> None:
    """Another number beside it is not arrested or dead."""
    named = _named(text)
    assert named[own] == name
    assert named[other] != name


def test_deed_that_gives_a_reason_counts_nobody() -> None:
    """ "Over the arrest of the mayor" tells why they came."""
    text = "Some 3,000 people joined protests over the arrest of the mayor."
    assert _named(text)["Some 3,000 people"] == "attendance"


@pytest.mark.parametrize(
    ("text", "exact", "name"),
    [
        ("Arrests since Friday rose to 40.", "40", "arrested"),
        ("The number of deaths of migrants reached 300.", "300", "dead"),
        ("The deaths of two men and three women were confirmed.", "three women", "dead"),
        ("The arrest of Lund and 12 aides caused a stir.", "12 aides", "arrested"),
        ("The killing of a record 40 people shocked Chile.", "40 people", "dead"),
        ("The killing of the mayor's two sons shocked Chile.", "two sons", "dead"),
        ("The arrest of what police called 40 rebels began.", "40 rebels", "arrested"),
        (
            "The detention of the newspaper's three editors was a shock.",
            "three editors",
            "arrested",
        ),
        ("The arrest of Lund, who led the union, and 12 aides began.", "12 aides", "arrested"),
    ],
)
def test_deed_that_is_counted_keeps_its_number(text: str, exact: str, name: str) -> None:
    """What rises or is listed behind "of" is the deed's own."""
    assert _named(text)[exact] == name


@pytest.mark.parametrize(
    "text",
    [
        "The arrest of the mayor drew 300 people.",
        "The arrest of the mayor of the 300 islanders was a shock.",
        "The arrest of Lund angered voters and 300 people left.",
    ],
)
def test_number_behind_a_verb_or_another_of_is_not_arrested(text: str) -> None:
    """Only the first phrase behind "of", and what is joined to it, is told of."""
    assert "arrested" not in _named(text).values()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Only one train in four ran on Monday.", "trains ran"),
        ("Three trains in four were cancelled as fuel prices rose.", "trains cancelled"),
        ("Two out of three flights were delayed.", "flights delayed"),
        ("A quarter of the schools remained closed.", "schools closed"),
        ("Half of the shops in Tarma did not open.", "shops not open"),
        ("Some 30 percent of buses ran.", "buses ran"),
        ("A third of the bridges were broken.", "bridges broken"),
    ],
)
def test_share_says_what_became_of_it(text: str, name: str) -> None:
    """Trains that ran are another measure than trains that were cancelled."""
    assert next(iter(_named(text).values())) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Some 85 percent of ballots were counted.", "votes counted"),
        ("Some 54 percent of the vote was won by Lund.", "votes"),
        ("Some 60 percent of lawmakers said they liked it.", None),
        ("Half of the victims were women.", None),
        ("A third of the members were often absent.", None),
        ("A quarter of the trucks were red.", None),
        ("One man in three is poor.", None),
        ("One bus in four ran late.", None),
    ],
)
def test_share_of_what_is_measured_keeps_its_measure(text: str, name: str | None) -> None:
    """Ballots and votes have measures of their own, and who says something has none."""
    assert next(iter(_named(text).values())) == name


@pytest.mark.parametrize(
    "text",
    [
        "One counts some two dozen wounded in the ward.",
        "One sees three injured men by the road.",
        "Here one finds 30 tents.",
    ],
)
def test_one_who_counts_is_nobody_counted(text: str) -> None:
    """ "One" is anybody there."""
    assert all(one.figure is not None and one.figure.low != 1 for one in figures_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Police said one customs officer was killed.",
        "One communications worker was killed.",
        "One sales worker died.",
    ],
)
def test_one_before_a_plural_that_describes_is_counted(text: str) -> None:
    """ "Customs" does not end the phrase and is no verb."""
    assert list(_named(text).values()) == ["dead"]


def test_one_soldier_is_counted() -> None:
    """A noun for one behind it makes it a number."""
    named = _named("One badly wounded soldier was flown out, and one police officer died.")
    assert len(named) == 2
