"""Officials, capitals and halves of a land have the state that the text gives them."""

from __future__ import annotations

import pytest

import crosswire


def countries(text: str) -> dict[str, str | None]:
    """Read a text and give each actor named in it its country."""
    report = crosswire.read_text(text, published="2031-05-06", outlet="The Soro Post")
    return {one.actor.name: one.actor.country for one in report.actors}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Kenya's President Ali Sato arrived in Paris. Mr Sato's defence minister, Ana Ruiz, "
            "accused Somalia of lying.",
            "Ana Ruiz", "KEN",
        ),
        (
            "Chad's President Ali Sato arrived. The president left again, and his foreign "
            "minister, Ana Ruiz, met rebels from Mali.",
            "Ana Ruiz", "TCD",
        ),
        (
            "South Africa sued Israel. Pretoria's ambassador to the Netherlands, Ana Ruiz, "
            "accused Israel of genocide.",
            "Ana Ruiz", "ZAF",
        ),
    ],
)  # fmt: skip
def test_an_official_is_of_the_state_that_he_serves(text: str, name: str, country: str) -> None:
    """Whose minister or envoy somebody is tells the country."""
    assert countries(text)[name] == country


def test_an_official_of_a_union_of_states_has_no_country() -> None:
    """The court's prosecutor is not of the land that he looks into."""
    text = "The ICC's prosecutor, Ana Ruiz, opened an investigation into crimes in Chad."
    report = crosswire.read_text(text, published="2031-05-06", outlet="The Soro Post")
    events = [one.event for one in report.events if one.event]
    assert [one.country for each in events for one in each.actors] == [None]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Britain imposed sanctions on Minsk and Tehran.", {"BLR", "IRN"}),
        ("Chad recognised Beijing last March.", {"CHN"}),
        ("Hungary refused, and Budapest blocked the loan.", {"HUN"}),
        ("Guyana protested, and Georgetown has asked a court to rule.", {"GUY"}),
    ],
)
def test_a_capital_in_the_place_of_a_party_is_its_state(text: str, named: set[str]) -> None:
    """Sanctions on a capital are on its state, and a capital that blocks is its state."""
    assert named <= set(countries(text).values())


def test_a_capital_where_something_is_stays_a_place() -> None:
    """A lecture on Tehran and a flight to Minsk are about towns."""
    assert countries("She gave a lecture on Tehran and flew to Minsk.") == {}


def test_the_halves_of_korea() -> None:
    """ "The South" is South Korea beside the North, and only where a Korea is named."""
    text = "North Korea fired. The South's defence minister, Ana Ruiz, condemned the North."
    assert countries(text) == {
        "North Korea": "PRK",
        "Ana Ruiz": "KOR",
    }
    assert not countries("Rain fell in the South and over the North on Friday.")


def test_a_ministry_is_of_the_capital_it_is_in() -> None:
    """The Defence Ministry in Lima is Peru's, whoever else is named."""
    assert "PER" in countries("Poland and Chad met, the Defence Ministry in Lima said.").values()
