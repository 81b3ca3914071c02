"""How long something lasts, how often it comes, and the how-manieth it is."""

from __future__ import annotations

import pytest

from crosswire.types import Figure, Qualifier

from .test_figures import figures_of


def _figures(text: str) -> list[Figure]:
    return [mention.figure for mention in figures_of(text) if mention.figure]


@pytest.mark.parametrize(
    ("text", "value", "unit", "thing"),
    [
        ("They agreed on a truce of five months.", 5, "month", "truce"),
        ("A five-month ceasefire was agreed.", 5, "month", "truce"),
        ("The armistice is to last five months.", 5, "month", "truce"),
        ("The ministry imposed an embargo of six months.", 6, "month", "embargo"),
        ("The bridge was closed to lorries for two hours.", 2, "hour", "closure"),
        ("The road will stay shut for a week.", 1, "week", "closure"),
        ("The talks, which lasted three hours, failed.", 3, "hour", "talks"),
        ("The truce ended a year of contacts.", 1, "year", "contacts"),
        ("The month-long siege of the town is over.", 1, "month", "blockade"),
        ("A yearlong embargo began.", 1, "year", "embargo"),
        ("The talks took a year and a half.", 1.5, "year", "talks"),
        ("An hour and a half of talks brought nothing.", 1.5, "hour", "talks"),
        ("The curfew was extended by a month.", 1, "month", "extension"),
        ("They held two hours of ceasefire talks.", 2, "hour", "talks"),
        ("The country had twelve years of civil war.", 12, "year", "war"),
        ("The skipper was banned for a year from all races.", 1, "year", "ban"),
    ],
)
def test_a_length_names_what_lasts(text: str, value: float, unit: str, thing: str) -> None:
    (figure,) = _figures(text)
    assert (figure.low, figure.unit) == (value, unit)
    assert (figure.property, figure.entity) == ("duration", thing)
    assert figure.period is None


@pytest.mark.parametrize(
    "text",
    [
        "He left a year ago and came back last week.",
        "She will leave in two weeks.",
        "A month later they met for the first time in a year.",
        "They earn little in a day.",
        "Nothing happened in the last five months.",
        "The week of the vote was quiet.",
    ],
)
def test_a_time_that_only_tells_when_is_no_length(text: str) -> None:
    assert _figures(text) == []


def test_pay_and_rates_have_no_length_beside_them() -> None:
    """The week of a wage is part of its rate."""
    assert [figure.unit for figure in _figures("They earn $50 a week.")] == ["USD"]


@pytest.mark.parametrize(
    "text",
    [
        "The second blast came 36 minutes after the first.",
        "The rally was held two days before the vote.",
        "The board meets every three months.",
    ],
)
def test_the_time_between_two_things_is_no_length_of_either(text: str) -> None:
    (figure,) = _figures(text)
    assert (figure.property, figure.entity) == ("interval", None)


def test_a_term_in_prison_is_a_sentence() -> None:
    """Whoever is jailed for six years is not told how long a jail lasts."""
    for text in ("He was jailed for six years.", "She got a prison term of six years."):
        assert [figure.property for figure in _figures(text)] == ["sentence"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Elections are held twice a year.", 2, "time_per_year"),
        ("The board meets three times a month.", 3, "time_per_month"),
        ("The ferry sails once per week.", 1, "time_per_week"),
    ],
)
def test_how_often_is_a_figure(text: str, value: float, unit: str) -> None:
    (figure,) = _figures(text)
    assert (figure.low, figure.unit, figure.property) == (value, unit, "frequency")


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("It was their third meeting.", "third meeting"),
        ("It is the 119th country to do so.", "119th country"),
        ("The 81st exchange took place at dawn.", "81st exchange"),
        ("It was the second attempt by the crew to cross the strait.", "second attempt"),
        ("Ruritania's fourth election in three years is over.", "fourth election"),
        ("Prices fell for the third time.", "third time"),
        ("It was the fifth consecutive strike.", "fifth consecutive strike"),
    ],
)
def test_an_ordinal_that_counts_is_a_figure(text: str, exact: str) -> None:
    (found, *_) = figures_of(text)
    assert found.exact == exact
    assert found.figure is not None
    assert found.figure.property == "ordinal"


@pytest.mark.parametrize(
    "text",
    [
        "He lives on the second floor near the 3rd district.",
        "In the 21st century the third quarter was dry.",
        "He scored in the 90th minute.",
        "They lost their second largest customer.",
        "The third round ended.",
        "It was her first visit since the war.",
        "The 4th Brigade and the 45th president left.",
        "On their third day they rested.",
        "The second student Olympiad was held.",
        "Police arrested the 3rd suspect near the harbour.",
        "He came with his 2nd wife.",
        "Divers searched the 4th wreck.",
    ],
)
def test_an_ordinal_that_only_picks_one_out_is_none(text: str) -> None:
    assert [f for f in _figures(text) if f.property == "ordinal"] == []


@pytest.mark.parametrize(
    ("text", "high", "qualifier"),
    [
        ("The talks lasted half an hour.", 0.5, Qualifier.ABOUT),
        ("They met for a quarter of an hour.", 0.25, Qualifier.ABOUT),
        ("The session went on for a couple of hours.", 2, Qualifier.ABOUT),
        ("The talks lasted exactly half an hour.", 0.5, Qualifier.EXACT),
        ("They talked for two and a half hours.", 2.5, Qualifier.EXACT),
        ("The flight lasted under six minutes.", 6, Qualifier.LESS_THAN),
        ("The raid took less than half an hour.", 0.5, Qualifier.LESS_THAN),
        ("It took scarcely ten minutes.", 10, Qualifier.AT_MOST),
        ("The meeting lasted barely 20 minutes.", 20, Qualifier.AT_MOST),
        ("Crews arrived within an hour.", 1, Qualifier.AT_MOST),
        ("The bridge was reopened within three hours.", 3, Qualifier.AT_MOST),
        ("Crews put the fire out in under ten minutes.", 10, Qualifier.LESS_THAN),
    ],
)
def test_a_length_is_rough_or_a_bound_by_its_words(
    text: str, high: float, qualifier: Qualifier
) -> None:
    """Nobody timed "half an hour", and "within" and "barely" tell but the longest."""
    (figure,) = _figures(text)
    assert (figure.high, figure.qualifier) == (high, qualifier)
    assert figure.property == "duration"


@pytest.mark.parametrize(
    "text",
    [
        "Lund won barely 51 percent of the vote.",
        "The bill passed with scarcely 40 votes.",
        "Hardly 300 people came.",
    ],
)
def test_barely_is_no_bound_of_what_is_no_time(text: str) -> None:
    """ "Barely 51 percent" does not agree with 30."""
    (figure,) = _figures(text)
    assert figure.qualifier is Qualifier.ABOUT
    assert figure.low == figure.high


def test_a_couple_of_days_ago_is_no_length() -> None:
    """It tells when."""
    assert _figures("He returned a couple of days ago.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The railway, 352 km long, is to be completed by 2030.",
        "The tunnel will be 12 km long by 2031.",
    ],
)
def test_a_day_by_which_a_thing_is_built_is_no_time_of_its_length(text: str) -> None:
    """It is as long whenever it is done."""
    (found,) = (one for one in figures_of(text) if one.figure and one.figure.unit == "km")
    assert found.figure is not None and found.figure.period is None
