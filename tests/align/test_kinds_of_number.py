"""The value that was and the one that is, lengths of two things, ordinals, and crowds."""

from __future__ import annotations

import pytest

from crosswire.align.figures import compare_figures
from crosswire.align.match import Match
from crosswire.align.phrases import say_figure
from crosswire.types import Claim, Figure, Qualifier, Verdict

from .builders import Draft, align


def _aligned(*reports: tuple[str, dict[str, Figure]]) -> tuple[Claim, ...]:
    drafts = []
    for outlet, (text, figures) in zip(("Herald", "Star"), reports, strict=True):
        draft = Draft(outlet, text, published="2031-03-02")
        for words, figure in figures.items():
            draft.counts(words, figure)
        drafts.append(draft)
    return align(*drafts)


def _age(number: float) -> Figure:
    return Figure(low=number, high=number, unit="year", property="pension age")


def _length(number: float, unit: str, thing: str | None) -> Figure:
    measured = "duration" if thing else None
    return Figure(low=number, high=number, unit=unit, property=measured, entity=thing)


@pytest.mark.parametrize(
    "texts",
    [
        (
            "The pension age in Brela rises from 65 to 67.",
            "The pension age in Brela will be raised to 67 from 65.",
        ),
        (
            "Brela lifts its pension age from 65 to 67.",
            "Brela will have a pension age of 67 instead of 65.",
        ),
    ],
)
def test_both_values_of_a_step_agree_and_do_not_clash(texts: tuple[str, str]) -> None:
    figures = {"65": _age(65), "67": _age(67)}
    claims = _aligned(*((text, figures) for text in texts))
    assert [claim.verdict for claim in claims] == [Verdict.AGREE, Verdict.AGREE]
    assert {claim.figure.low for claim in claims if claim.figure} == {65, 67}


def test_the_value_that_was_is_no_answer_to_the_one_that_will_be() -> None:
    claims = _aligned(
        ("The pension age in Brela rises from 65 to 67.", {"65": _age(65), "67": _age(67)}),
        ("The pension age in Brela rises to 67.", {"67": _age(67)}),
    )
    (was,) = (claim for claim in claims if "65" in {mention.exact for mention in claim.mentions})
    assert was.verdict is Verdict.ALONE
    assert len(was.mentions) == 1


def test_two_lengths_of_one_thing_conflict() -> None:
    (claim,) = _aligned(
        (
            "Brela and Tarva agreed on a truce of five months.",
            {"five months": _length(5, "month", "truce")},
        ),
        (
            "Brela and Tarva agreed on a truce of six months.",
            {"six months": _length(6, "month", "truce")},
        ),
    )
    assert claim.verdict is Verdict.CONFLICT


@pytest.mark.parametrize("thing", ["war", None])
def test_lengths_of_two_things_are_two_claims(thing: str | None) -> None:
    """Also where nobody says of the other what lasts, and the numbers are far apart."""
    claims = _aligned(
        (
            "Brela and Tarva agreed on a truce of five months.",
            {"five months": _length(5, "month", "truce")},
        ),
        (
            "Brela and Tarva agreed on peace after 2 years.",
            {"2 years": _length(2, "year", thing)},
        ),
    )
    assert {claim.verdict for claim in claims} == {Verdict.ALONE}


def _order(number: float, noun: str) -> Figure:
    return Figure(low=number, high=number, unit=noun, property="ordinal")


def test_two_ordinals_of_one_thing_conflict() -> None:
    (claim,) = _aligned(
        ("It was their 80th exchange of prisoners.", {"80th exchange": _order(80, "exchange")}),
        ("It was their 81st exchange of prisoners.", {"81st exchange": _order(81, "exchange")}),
    )
    assert claim.verdict is Verdict.CONFLICT


def test_the_how_manieth_is_not_how_many() -> None:
    three = Figure(low=3, high=3, unit="meeting")
    claims = _aligned(
        ("It was their twelfth meeting in Brela.", {"twelfth meeting": _order(12, "meeting")}),
        ("There were three meetings in Brela.", {"three meetings": three}),
    )
    assert {claim.verdict for claim in claims} == {Verdict.ALONE}


@pytest.mark.parametrize(
    ("number", "said"),
    [(81, "81st exchange"), (112, "112th exchange"), (3, "3rd exchange"), (22, "22nd exchange")],
)
def test_an_ordinal_is_written_as_one(number: float, said: str) -> None:
    assert say_figure(_order(number, "exchange")) == said


def _crowd(number: float, noun: str, qualifier: Qualifier = Qualifier.EXACT) -> Figure:
    is_open = qualifier is Qualifier.MORE_THAN
    high = None if is_open else number
    return Figure(low=number, high=high, unit=noun, qualifier=qualifier)


@pytest.mark.parametrize("noun", ["demonstrator", "marcher", "supporter", "worshipper"])
def test_one_crowd_is_counted_under_two_nouns(noun: str) -> None:
    """Whether or not the numbers can both be true, they are numbers of one kind."""
    more = _crowd(5000, noun, Qualifier.MORE_THAN)
    assert compare_figures(_crowd(2000, "person"), more).match is Match.CONFLICT
    assert compare_figures(_crowd(9000, "person"), more).match is Match.VARIANT
    assert compare_figures(_crowd(9000, "protester"), more).match is Match.VARIANT


def test_those_harmed_in_a_crowd_are_no_crowd() -> None:
    """Of 40 people hurt, at least 25 may have been demonstrators."""
    hurt = Figure(low=40, high=40, unit="person", property="injured")
    some = Figure(
        low=25, high=None, unit="marcher", qualifier=Qualifier.AT_LEAST, property="injured"
    )
    assert compare_figures(hurt, some).match is not Match.CONFLICT


def _wages(number: float, qualifier: Qualifier = Qualifier.EXACT) -> Figure:
    low = None if qualifier is Qualifier.AT_MOST else number
    high = None if qualifier is Qualifier.AT_LEAST else number
    return Figure(low=low, high=high, unit="wage", qualifier=qualifier)


def test_a_plain_number_is_no_open_range() -> None:
    """Six wages are within up to 12; two open ranges as far apart are hardly one figure."""
    most = _wages(12, Qualifier.AT_MOST)
    assert compare_figures(_wages(6), most).match is Match.VARIANT
    assert compare_figures(_wages(2), most).match is Match.UNRELATED
    assert compare_figures(_wages(6, Qualifier.AT_LEAST), most).match is Match.UNRELATED
    assert compare_figures(_wages(6), _wages(12)).match is Match.CONFLICT


def _wind(first: str, last: str, *, day: str) -> tuple[Claim, ...]:
    drafts = [Draft("Herald", first, published="2031-03-02"), Draft("Star", last, published=day)]
    for draft, number in zip(drafts, (90, 60), strict=True):
        speed = Figure(low=number, high=number, unit="km/h", property="speed")
        draft.counts(f"{number} km/h", speed)
    return align(*drafts)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (
            "Winds of 90 km/h hampered the search off Brela.",
            "Winds of 60 km/h hampered the search.",
        ),
        (
            "Gusts of 90 km/h closed the port of Brela.",
            "Gusts of 60 km/h closed the port of Brela.",
        ),
        ("A gale of 90 km/h hit Brela.", "A wind of 60 km/h hit Brela."),
    ],
)
def test_the_wind_of_two_days_is_no_conflict(first: str, last: str) -> None:
    claims = _wind(first, last, day="2031-03-03")
    assert all(claim.verdict is not Verdict.CONFLICT for claim in claims)


def test_the_speed_of_a_train_is_that_of_its_day() -> None:
    texts = "The train left the rails at {} km/h near Brela, the driver said."
    claims = _wind(texts.format(90), texts.format(60), day="2031-03-03")
    assert [claim.verdict for claim in claims] == [Verdict.CONFLICT]
