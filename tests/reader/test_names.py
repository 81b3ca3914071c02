"""Names and what they name."""

from __future__ import annotations

import pytest

from tests.reader.conftest import read_text


def test_title_is_no_part_of_the_name() -> None:
    """The name of "Foreign Minister Ana de Souza" is "Ana de Souza"."""
    assert read_text("On Monday, Foreign Minister Ana de Souza left.").names == {
        "Ana de Souza": "person"
    }


def test_particles_stay_inside_names() -> None:
    """Particles of several languages join the words around them."""
    names = read_text("Juan de la Cruz met Karl von der Heide and Omar bin Said.").names
    assert set(names) == {"Juan de la Cruz", "Karl von der Heide", "Omar bin Said"}


def test_body_with_of_and_and_is_one_name() -> None:
    """ "Ministry of Trade and Industry" is one organisation."""
    assert read_text("She runs the Ministry of Trade and Industry.").names == {
        "Ministry of Trade and Industry": "organisation"
    }


def test_country_and_people_are_told_apart() -> None:
    """Countries are places, their adjectives nationalities."""
    names = read_text("The Peruvian team left Peru.").names
    assert names == {"Peruvian": "nationality", "Peru": "place"}


def test_nationality_before_a_title_is_a_name_of_its_own() -> None:
    """ "Chilean President Ana Soto" holds a nationality and a person."""
    names = read_text("Then Chilean President Ana Soto spoke.").names
    assert names == {"Chilean": "nationality", "Ana Soto": "person"}


def test_surname_alone_is_the_person_named_before() -> None:
    """A surname takes the type of the full name."""
    assert read_text("Maria Lund spoke. In March, Lund left.").names["Lund"] == "person"


def test_word_that_only_opens_the_sentence_is_no_name() -> None:
    """A common word with a capital is not a name."""
    assert read_text("Negotiations resumed. Trade grew.").names == {}


def test_forum_is_an_event() -> None:
    """A name that ends in Forum is an event, its saint included."""
    names = read_text("He spoke at the St. Gallen Energy Forum.").names
    assert names == {"St. Gallen Energy Forum": "event"}


def test_body_before_a_title_is_a_name_of_its_own() -> None:
    """ "NATO Secretary-General Ana Lund" holds an organisation and a person."""
    names = read_text("Then NATO Secretary-General Ana Lund spoke.").names
    assert names == {"NATO": "organisation", "Ana Lund": "person"}


def test_calendar_words_are_no_names() -> None:
    """Months and weekdays are not names, with a day number even May."""
    assert read_text("It rained on Monday, May 2, and in June.").names == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The MV Elsa Lund sank off Tarma on Monday.", "MV Elsa Lund"),
        ("The ferry Elsa Lund sank. Nobody died.", "Elsa Lund"),
        ("They fled as Hurricane Norma came near.", "Hurricane Norma"),
    ],
)
def test_ship_and_storm_are_no_persons(text: str, name: str) -> None:
    """A ship's prefix, or the word for a ship or a storm before it, makes a name no person's."""
    assert read_text(text).names[name] == "other"
    assert "He" not in read_text(text + " He said the port was shut.").meant


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jet Li said he would not come.", "Li"),
        ("Storm Reid said she was glad.", "Reid"),
        ("Lund said he saw the train Lund missed.", "Lund"),
        ("Lund said it. She saw the boat Lund bought.", "Lund"),
        ("Elsa Lund left. She came on the yacht Lund sold.", "Lund"),
    ],
)
def test_person_is_no_thing(text: str, name: str) -> None:
    """Who speaks, or has something bought, is a person whatever noun stands before the name."""
    assert read_text(text).names[name] == "person"


def test_person_on_board_stays_a_person() -> None:
    """ "The plane Ruiz boarded" is no plane called Ruiz where a Maria Ruiz is named."""
    names = read_text("Maria Ruiz was hurt when the plane Ruiz boarded crashed.").names
    assert names["Ruiz"] == "person"
    assert read_text("He met Ms Elsa Lund there.").names["Elsa Lund"] == "person"


@pytest.mark.parametrize(
    "town", ["Dar es Salaam", "Frankfurt am Main", "Newcastle upon Tyne", "Cox’s Bazar"]
)
def test_town_of_several_words_is_one_name(town: str) -> None:
    """Small words stand inside the name of a town that the gazetteer knows."""
    assert read_text(f"A fire broke out in {town} on Monday.").names == {town: "place"}


def test_small_word_joins_no_names_that_are_no_town() -> None:
    """ "Lund on Monday" and "Peru's Lima" are not towns."""
    names = read_text("In Lund on Tyne Street and in Peru's Lima it rained.").names
    assert "Lund" in names
    assert "Peru" in names
