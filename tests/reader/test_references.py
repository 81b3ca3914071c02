"""Pronouns and titles."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.reference.bodies import introduced_as, sort_of
from tests.reader.conftest import read_text

MEETING = "Peru's president, Rosa Quispe, received the Chilean president, Pedro Soto, in Tacna.\n"


def test_gender_chooses_between_two_persons() -> None:
    """She and he find the person whose given name fits."""
    meant = read_text(MEETING + "She smiled. He did not.").meant
    assert (meant["She"], meant["He"]) == ("Rosa Quispe", "Pedro Soto")


def test_country_and_role_choose_the_person() -> None:
    """ "The Peruvian leader" is the person of that country."""
    assert read_text(MEETING + "The Peruvian leader smiled.").meant["The Peruvian leader"] == (
        "Rosa Quispe"
    )


def test_host_is_not_the_subject() -> None:
    """ "his host" is the other one."""
    text = "Rosa Quispe received Pedro Soto. Soto agreed with his host."
    assert read_text(text).meant["his host"] == "Rosa Quispe"


def test_agency_is_the_organisation_named_before() -> None:
    """ "The agency" stands for the organisation of the sentence before."""
    text = "The Norsk Energy Agency warned of floods. The agency sent boats."
    assert read_text(text).meant["The agency"] == "Norsk Energy Agency"


def test_bodies_of_one_noun_with_other_modifiers_are_two() -> None:
    """The interior ministry is not the Justice Ministry; "the new ministry" may be."""
    text = "The Justice Ministry regretted the verdict. {} denied that gas was used."
    assert "The interior ministry" not in read_text(text.format("The interior ministry")).meant
    for words in ("The ministry", "The justice ministry", "The new ministry"):
        assert read_text(text.format(words)).meant.get(words) in {"Justice Ministry", None}
    assert read_text(text.format("The ministry")).meant["The ministry"] == "Justice Ministry"


def test_pronoun_inside_a_quote_is_left_alone() -> None:
    """Within quotes the speaker's own view holds."""
    text = "Pedro Soto spoke. “He lied to us all,” said Soto."
    assert "He" not in read_text(text).meant


def test_person_spoken_to_is_not_the_next_he() -> None:
    """Behind "Soto told Lund" the next "He" is Soto."""
    text = (
        "Presidents Pedro Soto and Erik Lund met.\n"
        "“We agree,” Soto told Lund.\nHe said that trade grows."
    )
    assert read_text(text).meant["He"] == "Soto"


def test_person_met_in_the_same_sentence_is_not_the_next_he() -> None:
    """The one who spoke goes before the one whom a title names in the same sentence."""
    text = (
        "Peru's president, Juan Quispe, met Chile's president, Pedro Soto.\n"
        "“We agree,” Quispe said on receiving the Chilean leader.\nHe stressed that trade grows."
    )
    assert read_text(text).meant["He"] == "Quispe"


def test_title_before_a_name_stands_for_that_name() -> None:
    """ "the Peruvian minister, Ana Ruiz," is Ana Ruiz, whoever was named before."""
    text = "Pedro Soto waited. He met the Peruvian minister, Ana Ruiz, at noon."
    assert read_text(text).meant["the Peruvian minister"] == "Ana Ruiz"


def test_place_is_not_meant_by_a_pronoun() -> None:
    """A name that nothing marks as a person's gives way to a person."""
    text = "President Pedro Soto praised Villa Verde. He will return."
    assert read_text(text).meant["He"] == "Pedro Soto"


def test_name_between_commas_that_speaks_is_the_next_she() -> None:
    """Behind "his lawyer, Paola Mena, said he would" she is Mena."""
    text = (
        "Rolfo Ortega, who was minister, was jailed.\n"
        "His lawyer, Paola Mena, said he would appeal.\nShe spoke outside."
    )
    assert read_text(text).meant["She"] == "Paola Mena"


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("dock union of tarma", "union"),
        ("hospital kallo", "hospital"),
        ("kallo bank", "bank"),
        ("party city", None),
        ("port village", None),
        ("holm lines", None),
    ],
)
def test_name_tells_its_sort(name: str, sort: str | None) -> None:
    """A noun for a body tells what a name is of, unless another noun ends the name."""
    assert sort_of(name.split()) == sort


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("It shrank, the statistics institute ", "institute"),
        ("It shrank. State planning agency ", "agency"),
        ("In court ", None),
        ("It shrank. In court ", None),
        ("He told the committee ", None),
        ("The bank lost, but ", None),
    ],
)
def test_noun_introduces_a_name_with_its_article(before: str, noun: str | None) -> None:
    """ "The institute INE" is an institute, and "in court Holm Lines" no court."""
    assert introduced_as(before) == noun


@pytest.mark.parametrize(
    ("text", "noun", "means"),
    [
        ("The Tarma Railway Corporation lost money. The company cut jobs.", "The company", True),
        ("The Dock Workers Union lost money. The company cut jobs.", "The company", False),
        ("The Tarma Democratic Union lost votes. The party met.", "The party", True),
        ("The Tarma Planning Agency lost money. The party met.", "The party", False),
    ],
)
def test_noun_stands_for_a_body_of_its_sort(text: str, noun: str, means: bool) -> None:
    """A union may be a party, and is no company."""
    assert (noun in read_text(text).meant) is means


def test_company_is_no_institute() -> None:
    """ "The company" is not "the institute INE", and may be the firm named before it."""
    text = "Norham Mining closed a pit, the statistics institute INE said. The company lost money."
    assert read_text(text).meant.get("The company") != "INE"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ana Ruiz met Pablo Ruiz in Lima. She said the port was open.", ["Ana Ruiz"]),
        ("Pablo Ruiz met Ana Ruiz in Lima. He said the port was open.", ["Pablo Ruiz"]),
        (
            "Ana Ruiz and Pablo Ruiz spoke. He said the port was open. She said it was shut.",
            ["Pablo Ruiz", "Ana Ruiz"],
        ),
    ],
)
def test_a_pronoun_tells_a_woman_and_a_man_of_one_surname(text: str, speakers: list[str]) -> None:
    """Whoever was named last, "she" is the woman of the two."""
    found = crosswire.read_text(text).statements
    assert [one.speaker.name for one in found if one.speaker] == speakers
