"""Who is meant by a short name: a leader, not a relative; a firm, not a person; a member."""

from __future__ import annotations

import pytest

import crosswire


def actors(text: str) -> list[tuple[str, str]]:
    report = crosswire.read_text(text, published="2018-03-03", title="News")
    return [(one.exact, one.actor.name) for one in report.actors]


def test_a_known_leader_is_not_his_relative() -> None:
    text = (
        "Agnes Trump opened a school in Washington. President Trump praised the school, and the"
        " United States paid for it."
    )
    found = dict(actors(text))
    assert found["Agnes Trump"] == "Agnes Trump"
    assert found["President Trump"] == "Trump"


@pytest.mark.parametrize(
    ("given", "honorific", "name"),
    [
        ("Peter", "Mrs.", "Holm"),
        ("Peter", "Mr.", "Peter Holm"),
        ("Anna", "Ms.", "Anna Holm"),
        ("Lee", "Ms.", "Lee Holm"),
    ],
)
def test_an_honorific_tells_man_from_wife(given: str, honorific: str, name: str) -> None:
    text = f"{given} Holm left the house. {honorific} Holm said that it was sold."
    assert ("Holm", name) in actors(text)


def test_a_firm_is_called_by_its_first_word() -> None:
    text = "The Sava Motor Company built a plant. Sava said that it would hire 300 people."
    assert ("Sava", "Sava Motor Company") in actors(text)


def test_a_surname_is_not_a_firm() -> None:
    text = "The Sava Motor Company built a plant. Ana Sava said that she owned it. Sava left."
    assert ("Sava", "Ana Sava") in actors(text)


def test_a_title_in_brackets_is_no_organisation() -> None:
    text = "Member of Parliament (MP) Ann Holm left. Norwegian MP Ib Lund said that he was glad."
    report = crosswire.read_text(text, published="2018-03-03", title="News")
    assert all(one.exact != "MP" for one in report.actors)
    lund = next(one.actor for one in report.actors if one.actor.name == "Ib Lund")
    assert (lund.country, lund.sector) == ("NOR", "LEG")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paul Khan was jailed in Lund. Mayor Ana Khan was glad. Khan left.", "Paul Khan"),
        ("Mayor Ana Khan was glad. Paul Khan was jailed in Lund. Khan left.", "Ana Khan"),
        ("Paul Khan, her son, was jailed. Mayor Ana Khan was sad. Khan left.", "Ana Khan"),
        ("Paul Khan was jailed. President Ana Khan of Chad was glad. Khan left.", "Ana Khan"),
    ],
)
def test_a_surname_that_two_bear_is_the_first_ones(text: str, name: str) -> None:
    """A relative is called by his whole name, and a head of state by the surname."""
    assert [full for short, full in actors(text) if short == "Khan"] == [name]


def test_an_honorific_tells_the_wife_where_the_husband_is_known_too() -> None:
    text = "Bill Clinton spoke in Lund. Hillary Clinton left. Mrs. Clinton said that she was glad."
    assert ("Clinton", "Bill Clinton") not in actors(text)
