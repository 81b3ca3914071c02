"""Forms of address, crowds and bodies in one word: who is a person or an origin, and who none."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.origins.unnamed import names_nobody
from crosswire.types import ActorKind

LEAD = "TEMA, June 2, 2031 - "


def persons(text: str) -> set[str]:
    report = crosswire.read_text(f"{LEAD}{text}")
    return {one.actor.name for one in report.actors if one.actor.kind is ActorKind.PERSON}


@pytest.mark.parametrize(
    "form",
    ["His Excellency", "His Excellency Mr.", "Her Royal Highness", "Her Majesty", "His Eminence"],
)
def test_a_form_of_address_is_no_part_of_a_name(form: str) -> None:
    text = f"The mayor, Owen Hart, received {form} Marta Ilves at the port. Ilves left at noon."
    assert persons(text) == {"Owen Hart", "Marta Ilves"}


def test_a_name_that_is_like_a_form_of_address_stays_whole() -> None:
    assert "Grace Dahl" in persons("The mayor received Grace Dahl at the port.")


@pytest.mark.parametrize(
    "behind", ["spent day two at the Ritz", "slept late on board", "drove home at noon"]
)
@pytest.mark.parametrize("office", ["President", "Prime Minister"])
def test_what_an_office_holder_does_is_no_name(office: str, behind: str) -> None:
    assert not [name for name in persons(f"So the {office} {behind}.") if behind[:5] in name]


def test_the_body_that_an_office_is_of_stays() -> None:
    named = persons("The mayor of the Lindau district said that the road was shut.")
    assert "mayor of the Lindau district" in named


@pytest.mark.parametrize(
    "words",
    ["Around 300 people gathered outside parliament", "Some 2,000 parents at the ministry",
     "About forty drivers who blocked the court", "Dozens of nurses in front of the council",
     "A hundred or so dockers" , "Thirty-two teachers of the union"],
)  # fmt: skip
def test_a_crowd_is_no_origin(words: str) -> None:
    assert names_nobody(words)


@pytest.mark.parametrize(
    "words",
    ["10 Downing Street", "the ministry", "the Committee of 300", "The Hundred Club",
     "one of the ministers, Ida Holm", "the 14th Army"],
)  # fmt: skip
def test_a_number_in_a_name_is_no_crowd(words: str) -> None:
    assert not names_nobody(words)


@pytest.mark.parametrize("body", ["coastguard", "coast guard"])
@pytest.mark.parametrize("said", ["{} said on Monday", "{} reported", "according to {}"])
def test_the_coastguard_speaks_in_one_word_or_two(body: str, said: str) -> None:
    words = said.format(f"the {body}")
    report = crosswire.read_text(f"{LEAD}The ferry sank and 81 people drowned, {words}.")
    assert [one.speaker and one.speaker.name for one in report.statements] == [body]
