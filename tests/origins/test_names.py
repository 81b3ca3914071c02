"""One origin has one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.origins.names import is_part_of, name_origin
from crosswire.types import OriginKind


@pytest.mark.parametrize(
    "credit",
    [
        "a statement from the Kremlin",
        "the Kremlin's press service",
        "a Kremlin press release",
        "Kremlin.ru",
        "the press service of the Russian president",
        "the Kremlin",
        "the Kremlin’s website",
    ],
)
def test_all_ways_to_credit_the_kremlin_are_one_origin(credit: str) -> None:
    """Press service, release, statement and site of one institution are one origin."""
    assert name_origin(credit).name == "Kremlin"
    assert name_origin(credit).kind is OriginKind.PRESS_RELEASE


@pytest.mark.parametrize(
    "credit",
    [
        "the Norwegian foreign ministry",
        "Norway's Ministry of Foreign Affairs",
        "a statement by the Ministry of Foreign Affairs of Norway",
        "a spokeswoman for the Norwegian foreign ministry",
    ],
)
def test_a_ministry_is_known_by_country_and_office(credit: str) -> None:
    """Demonym, genitive and "of" name the same ministry."""
    assert name_origin(credit).key == name_origin("Norwegian Foreign Ministry").key


def test_two_ministries_are_two_origins() -> None:
    """Defence is not foreign affairs, and Norway is not Italy."""
    keys = {
        name_origin(credit).key
        for credit in (
            "Norwegian foreign ministry",
            "Norwegian defence ministry",
            "Italian foreign ministry",
        )
    }
    assert len(keys) == 3


def test_a_bare_press_release_names_nobody() -> None:
    """Without an issuer the key is empty."""
    assert name_origin("a press release").key == frozenset()


def test_an_agency_has_one_name() -> None:
    """Full name and acronym of an agency are one."""
    assert name_origin("Agence France-Presse") == name_origin("the AFP news agency")


def test_a_bare_office_is_part_of_the_full_one() -> None:
    """ "The foreign ministry" may be Norway's; a bare country is no part of it."""
    whole = name_origin("Norwegian foreign ministry").key
    assert is_part_of(name_origin("the foreign ministry").key, whole)
    assert not is_part_of(name_origin("Norway").key, whole)


@given(st.text(max_size=80))
def test_naming_twice_changes_nothing(credit: str) -> None:
    """The name of an origin names the same origin."""
    once = name_origin(credit)
    assert name_origin(once.name).key == once.key


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("the mayor of Vell via news agency Interfax", "Interfax"),
        ("the Danube Post", "Danube Post"),
        ("the Harbour News newspaper", "Harbour News"),
        ("USA Today", "USA Today"),
        ("Fox News", "Fox News"),
        ("Yonhap News Agency", "Yonhap"),
        ("nonpartisan Congressional Budget Office", "Congressional Budget Office"),
        ("documents from the Ministry of Ports", "Ministry of Ports"),
        ("Bolivian state television", "Bolivian state television"),
    ],
)
def test_credits_are_named_as_a_reader_knows_them(credit: str, name: str) -> None:
    """Epithets and go-betweens fall away; newspapers and broadcasters keep their names."""
    assert name_origin(credit).name == name


@pytest.mark.parametrize(
    "credit", ["the Danube Post", "Fox News", "Bolivian state television", "the Times", "the BBC"]
)
def test_outlets_are_agencies_and_issue_nothing(credit: str) -> None:
    """What a newspaper reports is no press release."""
    assert name_origin(credit).kind is OriginKind.AGENCY


def test_an_outlet_is_not_the_country_in_its_name() -> None:
    """ "USA Today" is not the United States, and "according to the U.S. ministry" no paper."""
    assert name_origin("USA Today").key != name_origin("the U.S.").key


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("the Tajik border service", "Tajik border service"),
        ("the Tajik border", ""),
        ("the Norwegian side", ""),
        ("a Norwegian statement", "Norway"),
        ("the country's health ministry", "health ministry"),
    ],
)
def test_a_people_or_a_place_is_no_origin(credit: str, name: str) -> None:
    """ "The Tajik border" is nobody; its border service is, and a state that gives a statement."""
    assert name_origin(credit).name == name


def test_a_ministry_is_national_anyway() -> None:
    """ "Ministry of National Defence" is the defence ministry; a national bank is not any bank."""
    assert name_origin("Ministry of National Defence").key == name_origin("Defence Ministry").key
    assert name_origin("the National Bank").key != name_origin("the bank").key
