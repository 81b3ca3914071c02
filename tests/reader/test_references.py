"""Pronouns and titles."""

from __future__ import annotations

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


def test_pronoun_inside_a_quote_is_left_alone() -> None:
    """Within quotes the speaker's own view holds."""
    text = "Pedro Soto spoke. “He lied to us all,” said Soto."
    assert "He" not in read_text(text).meant
