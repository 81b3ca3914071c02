"""What belongs to a figure by its clause: its whole, its time, who gives it and whose it is."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.types import Figure

from .test_figures import STATES, figures_of

_A, _B = "Ruritania", "Sylvania"
_ONE, _TWO = STATES[_A], STATES[_B]


def _figure(text: str, exact: str) -> Figure:
    found = {one.exact: one.figure for one in figures_of(text, date(2022, 8, 20))}
    figure = found[exact]
    assert figure is not None
    return figure


@pytest.mark.parametrize(
    ("text", "part", "whole", "unit", "name"),
    [
        ("The Greens won two of the five seats.", "two", "five seats", "seat", "seats"),
        ("The Greens took 12 of 15 seats.", "12", "15 seats", "seat", "seats"),
        ("Six of the 11 sailors were killed.", "Six", "11 sailors", "sailor", "dead"),
        ("Police arrested 4 of the 9 drivers.", "4", "9 drivers", "driver", "arrested"),
    ],
)
def test_what_is_told_is_told_of_the_part(
    text: str, part: str, whole: str, unit: str, name: str
) -> None:
    """Nothing is told of the whole but how many they are."""
    assert (_figure(text, part).unit, _figure(text, part).property) == (unit, name)
    assert (_figure(text, whole).unit, _figure(text, whole).property) == (unit, None)


def test_two_counts_side_by_side_are_no_whole() -> None:
    """Both kinds of people died, and neither is a part of the other."""
    text = "The blast killed 12 sailors and five guards."
    assert _figure(text, "12 sailors").property == "dead"
    assert _figure(text, "five guards").property == "dead"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("The field yields 380 tonnes and expects 900 tonnes by 2027.", "380 tonnes"),
        ("Its shares fell 1.1% and have lost 42 percent this year.", "1.1%"),
        ("Norby, which broke away in 2008, is home to 40 firms.", "40 firms"),
        ("A loaf cost 150 crowns in 2019 and now sells for 300 crowns.", "300 crowns"),
    ],
)
def test_a_date_of_another_clause_is_not_taken(text: str, exact: str) -> None:
    """What is told in another tense, of now, or in an aside has its own time."""
    assert _figure(text, exact).period is None


def test_a_date_told_of_both_is_kept() -> None:
    """Two deeds of one clause share its day."""
    text = "Gunmen killed three guards and wounded nine sailors on 12 August."
    assert _figure(text, "three guards").period == _figure(text, "nine sailors").period
    assert _figure(text, "nine sailors").period is not None


@pytest.mark.parametrize(
    "text",
    [
        f"{_A} lent {_B} $40 million.",
        f"{_A} will give {_B} $40 million.",
        f"{_A} approved a $40 million programme for {_B}.",
        f"{_B} received $40 million from {_A}.",
        f"{_B} was given $40 million by {_A}.",
        f"{_A} said it would send {_B} $40 million.",
    ],
)
def test_who_gives_and_who_receives(text: str) -> None:
    """The verb tells it, whichever of them is its subject."""
    figure = _figure(text, "$40 million")
    assert figure.from_actor is not None
    assert figure.to_actor is not None
    assert (figure.from_actor.name, figure.to_actor.name) == (_ONE, _TWO)


@pytest.mark.parametrize(
    "text",
    [
        f"{_A} refused to send {_B} $40 million.",
        f"{_A} sent tents to {_B} at a cost of $40 million.",
    ],
)
def test_what_is_not_given_has_no_sides(text: str) -> None:
    """A gift withheld, and a cost, go to nobody."""
    assert _figure(text, "$40 million").to_actor is None


@pytest.mark.parametrize(
    ("text", "exact", "name"),
    [
        ("The missiles flew 300 km and reached a height of 50 km.", "300 km", "distance"),
        ("The lake rose 3 metres after heavy rain.", "3 metres", "height"),
        ("They marched 40 miles in the snow.", "40 miles", "distance"),
        ("The well has a depth of 90 metres.", "90 metres", "depth"),
        ("Fares will rise 4.6%, after inflation came in at 3.6%.", "4.6%", "fee"),
        ("The union turned down a 30 percent raise.", "30 percent", "wages"),
        ("She won by 1,200 votes.", "1,200 votes", "margin"),
        ("Nobody was hurt, and nine drivers walked home.", "nine drivers", None),
        ("The envoys met for two hours.", "two hours", "duration"),
        ("Gold eased 0.3 percent.", "0.3 percent", "price"),
    ],
)
def test_a_property_stands_in_its_own_clause(text: str, exact: str, name: str | None) -> None:
    """What another clause measures is not taken over."""
    assert _figure(text, exact).property == name


@pytest.mark.parametrize(
    ("text", "exact", "unit", "low", "high"),
    [
        ("It was bought under a three-year deal.", "three-year", "year", 3, 3),
        ("Sales fell by a third year on year.", "a third", "fraction", 1 / 3, 1 / 3),
        ("They ordered 150 737 Max jets.", "150 737 Max jets", "jet", 150, 150),
        ("It has two 1,200-megawatt reactors.", "two", "reactor", 2, 2),
        ("It shipped 150 bcm of gas.", "150 bcm", "m3", 1.5e11, 1.5e11),
        ("They would win over 370 of the 543 seats.", "over 370", "seat", 370, None),
        ("The crown closed at 8.41 against the dollar.", "8.41", "crown", 8.41, 8.41),
        ("It sold under 40 tickets.", "under 40 tickets", "ticket", None, 40),
    ],
)
def test_values_and_units(
    text: str, exact: str, unit: str, low: float | None, high: float | None
) -> None:
    """What a word governs, and what only describes the thing counted, is no value."""
    figure = _figure(text, exact)
    assert (figure.unit, figure.low, figure.high) == (unit, low, high)


def test_a_majority_held_is_no_vote() -> None:
    """Who holds a majority has seats; who passes a bill has votes."""
    assert _figure("The Greens hold a 51-49 majority in the Senate.", "51").property == "seats"
    assert _figure("The Senate passed the bill by a 51-49 majority.", "51").property == "votes for"


@pytest.mark.parametrize(
    ("text", "exact", "name"),
    [
        ("About 60 percent of the 40 ships were damaged.", "About 60 percent", "damaged"),
        ("There are 40 new cases of measles.", "40 new cases", "infected"),
        ("There were 40 court cases about the virus.", "40 court cases", None),
        ("The bank's 40 new trainees met for two days.", "40 new trainees", None),
    ],
)
def test_what_befell_a_share_and_what_cases_are(text: str, exact: str, name: str | None) -> None:
    """A share of things suffers as they do, and a case before a court is no illness."""
    assert _figure(text, exact).property == name
