"""Names and what they name."""

from __future__ import annotations

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
