"""What the words right around a number settle: votes, signatures, and years it is set beside."""

from __future__ import annotations

import pytest

from crosswire.types import Figure

from .test_figures import figures_of


def _named(text: str) -> dict[str, str | None]:
    return {
        mention.exact: mention.figure.property
        for mention in figures_of(text)
        if mention.figure is not None
    }


def _figure(text: str, exact: str) -> Figure:
    (found,) = (m.figure for m in figures_of(text) if m.exact == exact)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("Lawmakers passed the budget by 214 votes to 187 on Tuesday.", "214 votes", "187"),
        ("The harbour bill was approved on Tuesday, 214 to 187.", "214", "187"),
        ("Deputies adopted it with 216 votes in favour and 187 against.", "216 votes", "187"),
        ("Of the members 214 voted in favour, 187 against.", "214", "187"),
        ("The court ruled by nine votes to four that it was void.", "nine votes", "four"),
    ],
)
def test_votes_for_and_against_are_two_measures(text: str, yes: str, no: str) -> None:
    """The smaller number is nobody's budget, and no second answer to the larger."""
    named = _named(text)
    assert named[yes] == "votes for"
    assert named[no] == "votes against"
    assert _figure(text, no).unit == "vote"


def test_who_abstained_voted_neither_way() -> None:
    """It follows those against, and is none of them."""
    text = "The bill passed with 214 lawmakers voting in favour, 187 against and 12 abstaining."
    assert _named(text)["12"] == "abstentions"


@pytest.mark.parametrize(
    "text",
    [
        "Parliament approved a rise in the fee from 214 to 250 crowns.",
        "The krona traded at 11.4 against the dollar after the vote.",
        "The house voted to send 214 trucks to 12 towns.",
        "The Bears won 102 to 98, officials confirmed.",
        "Turnout rose to 61 percent, and 12 ships sailed against the wind.",
    ],
)
def test_other_numbers_are_no_votes(text: str) -> None:
    """A change, a price and trucks are not counted in a house."""
    assert not {"votes for", "votes against"} & set(_named(text).values())


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("They handed over a petition signed by 112,340 people.", "112,340 people"),
        ("More than 40,000 people had signed the petition.", "More than 40,000 people"),
        ("Some 900 teachers have put their names to the open letter.", "Some 900 teachers"),
    ],
)
def test_who_signed_are_signatures(text: str, exact: str) -> None:
    """However many people they are."""
    assert _named(text)[exact] == "signatures"


def test_a_treaty_has_no_signatures_to_count() -> None:
    """Those who sign a deal are not counted for it."""
    assert "signatures" not in _named("Twelve ministers signed the fishing deal.").values()


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("It was the wettest day since 1976, with 184 mm of rain.", "184 mm"),
        ("Rainfall reached 184 mm, breaking the 1976 record of 171 mm.", "184 mm"),
        ("The rainfall of 184 mm topped the 1976 mark.", "184 mm"),
        ("Unlike in 1976, when 90 mm fell, the gauge showed 184 mm of rain.", "184 mm"),
        ("The gauge showed 184 mm of rain, the heaviest since 1976.", "184 mm"),
    ],
)
def test_a_year_that_a_number_is_set_beside_is_not_its_own(text: str, exact: str) -> None:
    """The rain fell this year, not in the year of the record."""
    assert _figure(text, exact).period is None


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Rainfall reached 184 mm, breaking the 1976 record of 171 mm.", "171 mm"),
        ("Unlike in 1976, when 90 mm of rain fell, the gauge showed 184 mm.", "90 mm"),
        ("The rainfall in 1976 was 184 mm.", "184 mm"),
    ],
)
def test_the_number_of_that_year_keeps_it(text: str, exact: str) -> None:
    """The record itself is of its year."""
    period = _figure(text, exact).period
    assert period is not None
    assert period.start == "1976-01-01"


def test_the_noun_that_is_counted_is_no_measure() -> None:
    """ "48 of its own soldiers" tells who came back, not how strong an army is."""
    assert _named("Belzan received 48 of its own soldiers.")["48"] is None


def test_what_was_stolen_is_no_bribe() -> None:
    """A label says what is measured."""
    text = "A court found that the banker had embezzled 84 million crowns."
    assert _named(text)["84 million crowns"] == "embezzled"
