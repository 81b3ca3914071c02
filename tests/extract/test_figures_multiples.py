"""How many times as much: against an earlier time a change, against another thing none."""

from __future__ import annotations

import pytest

from crosswire.types import Change, Figure

from .test_figures import figures_of


def _multiple(text: str) -> Figure:
    found = [one.figure for one in figures_of(text) if one.figure is not None]
    return next(one for one in found if one.unit == "times")


@pytest.mark.parametrize(
    "text",
    [
        "Petrol rose to 1,500 euros a litre, twice the price of last week.",
        "Bread now costs twice as much as in May.",
        "Diesel sold for three times the price of June.",
        "Sales in May were twice those of April.",
        "The town has three times the number of doctors it had in 2010.",
        "The price of rice is four times higher than last year.",
        "The plant emits twice as much carbon as it did in 2010.",
        "Prices were twice the average of the past decade.",
        "The firm used twice as much power as before.",
    ],
)
def test_against_an_earlier_time_it_is_a_rise(text: str) -> None:
    """And that time is not the time of the figure."""
    found = _multiple(text)
    assert found.change is Change.RISE
    assert found.period is None or found.period.start != "2010-01-01"


def test_the_time_of_the_base_is_that_of_no_figure() -> None:
    """ "Twice the price of last week": the price beside it is not of last week either."""
    text = "Petrol rose to 1,500 euros a litre, twice the price of last week."
    assert all(one.figure is not None and one.figure.period is None for one in figures_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "The budget is five times that of Norway.",
        "The army is twice the size of its rival.",
        "Prices were four times the national average.",
        "Gas cost twice the European average.",
        "Wages rose to three times the minimum wage, well above the average.",
        "The firm used twice as much power as its rival did before the merger.",
    ],
)
def test_against_another_thing_it_is_no_level_of_the_thing(text: str) -> None:
    """A budget of "5 times" there is not."""
    found = _multiple(text)
    assert found.change is Change.LEVEL
    assert found.property is None


def test_what_is_counted_in_a_time_keeps_it() -> None:
    """ "Twice as many cars in May as its rival": May is when they were sold."""
    found = _multiple("The firm sold twice as many cars in May as its rival.")
    assert found.period is not None and found.period.start is not None
    assert found.period.start.endswith("-05-01")


@pytest.mark.parametrize(
    "text",
    [
        "The plant emits half as much carbon as it did in 2010.",
        "The firm sold half as many cars as it did in 2019.",
    ],
)
def test_half_as_much_as_then_is_a_fall(text: str) -> None:
    """And not of that time."""
    (found,) = (one.figure for one in figures_of(text) if one.figure is not None)
    assert found.change is Change.FALL
    assert found.period is None


@pytest.mark.parametrize(
    "text",
    ["Kenya tested missiles twice last month.", "Lund met the minister twice last week."],
)
def test_how_often_is_no_multiple(text: str) -> None:
    """ "Twice last month" is not twice the last month's."""
    assert not figures_of(text)
