"""What the words around a value say of how it stands to other values."""

from __future__ import annotations

import pytest

from crosswire.align.times import Signs, read_signs


def _signs(sentence: str, value: str) -> Signs:
    return read_signs(sentence, sentence.index(value), (0, len(sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "The death toll was revised down from 31 to 27 people.",
        "The toll dropped to 27 from 31.",
        "The count was lowered to 27 dead.",
        "Officials cut the number of dead from thirty-one to 27.",
        "The coast guard brought the toll down to about 27.",
        "The number of missing, earlier put at 31, was scaled back to 27.",
        "The ministry raised the toll to 27 dead.",
        "The ministry's count was lowered to 27 on Monday.",
        "The number of dead and injured was lowered to 27 on Monday.",
    ],
)
def test_a_count_that_is_moved_is_revised(sentence: str) -> None:
    """Down as well as up: the new value is put in place of an earlier one, and holds."""
    signs = _signs(sentence, "27")
    assert signs.revises
    assert not signs.outdated


@pytest.mark.parametrize(
    "sentence",
    [
        "Rescuers dropped supplies to 27 villages after the flood killed 12 people.",
        "The central bank lowered its rate to 27 percent.",
        "The flood killed 12 people and cut off roads to 27 villages.",
        "The toll rose and the victims were brought down to 27 boats.",
        "The railway cut the number of trains to 27.",
        "Organisers put the number of marchers at close to 27,000.",
        "The council raised the tolls to 27.5 crowns.",
        "The ministry lowered the toll to 27 livestock crowns.",
    ],
)
def test_other_things_that_are_lowered_are_no_revision(sentence: str) -> None:
    """Only a count that reports keep is corrected when it is lowered."""
    assert not _signs(sentence, "27").revises


@pytest.mark.parametrize(
    "sentence",
    [
        "12 people died and the injured were brought to two hospitals.",
        "In the square 12 people died and the victims were brought to tents.",
        "12 died, and the wounded were lifted to one of the boats.",
        "The 12 dead fell to ten metres below.",
        "The toll stood at 12 when survivors were lifted to ten tents.",
    ],
)
def test_people_who_are_moved_are_no_revision(sentence: str) -> None:
    """The injured are brought to a place; only a tally of them is brought to a number."""
    assert not _signs(sentence, "12").revises


@pytest.mark.parametrize(
    ("sentence", "value", "is_outdated"),
    [
        ("The toll was revised down from 31 to 27.", "31", True),
        ("The toll, first given as 31 dead, now stands at 27.", "31", True),
        ("The toll, first given as 31 dead, now stands at 27.", "27", False),
        ("Earlier the ministry had spoken of up to 27 dead.", "27", True),
        ("It first reported 31 dead and 27 injured.", "27", True),
        ("Earlier, amid tensions over access, the ministry had pointed to 27 dead.", "27", True),
        ("Earlier, two of those who now lead it had spoken of 27 dead.", "27", True),
        ("Earlier the two ministries had pointed to 27 dead.", "27", True),
        ("It was revised from 31 people to about 27.", "31", True),
        ("It was revised from 31 people to about 27.", "27", False),
        ("The toll, previously 31 dead, and now 27, may rise.", "27", False),
    ],
)
def test_what_replaces_an_outdated_value_holds(
    sentence: str, value: str, *, is_outdated: bool
) -> None:
    """Of "from 31 to 27" the 31 no longer holds, and the 27 does."""
    assert _signs(sentence, value).outdated is is_outdated


@pytest.mark.parametrize(
    "sentence",
    [
        "The number on board, earlier given as 212, has been corrected to 219.",
        "The toll, first put at 212, was later revised to 219.",
        "The count, at first said to be 212, has since been corrected to 219.",
    ],
)
def test_what_a_number_was_corrected_to_holds(sentence: str) -> None:
    assert _signs(sentence, "212").outdated
    signs = _signs(sentence, "219")
    assert signs.revises and not signs.outdated


def test_what_was_said_earlier_stays_outdated() -> None:
    sentence = "The ministry had earlier given 212 and the guard 219 as the number on board."
    assert _signs(sentence, "219").outdated


@pytest.mark.parametrize(
    "sentence",
    [
        "The Liberals looked set to win 14 seats.",
        "The party is on course for 14 seats.",
        "The Greens were tipped to take 14 seats.",
        "A projection gave the Liberals 14 seats.",
    ],
)
def test_what_is_only_in_sight_is_a_forecast(sentence: str) -> None:
    assert _signs(sentence, "14").forecast


def test_what_is_planned_or_counted_is_no_forecast() -> None:
    assert not _signs("The Liberals won 14 seats.", "14").forecast
    assert not _signs("The tax is set to rise to 14 percent in May.", "14").forecast
