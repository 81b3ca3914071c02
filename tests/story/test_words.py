"""Texts are reduced to terms, names and details that can be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.story.days import Day, count_days_apart, find_written_day, parse_day
from crosswire.story.frequencies import load_frequencies
from crosswire.story.words import find_details, find_latest_year, find_names, make_term


def test_a_country_and_its_adjective_are_one_term() -> None:
    """Words are cut after six letters."""
    assert make_term("Kazakh") == make_term("Kazakhstan’s")


@given(st.text(max_size=30))
def test_a_term_of_a_term_of_a_term_settles(word: str) -> None:
    """Reducing a term changes it at most by one more plural, never makes it longer."""
    assert len(make_term(make_term(word))) <= len(make_term(word)) <= max(6, len(word))


def test_a_word_that_opens_a_sentence_is_no_name() -> None:
    """Only capitals inside a sentence tell names."""
    assert find_names("Talks in Oslo failed. Later, Larsen left.") == {"oslo", "larsen"}


def test_telling_numbers_are_kept_and_years_are_not() -> None:
    """Decimals and long numbers tell much, two digits little, the rest nothing."""
    found = find_details(
        "In 2021 trade grew by 34.4, with 1,250 lorries, 17 ships, 40 trains and 3 planes."
    )
    assert found == {"34.4": 1.0, "1250": 1.0, "17": 0.4}


def test_the_latest_year_is_found() -> None:
    """Numbers that are no years do not count."""
    assert find_latest_year("From 1997 to 2024 they sold 2,099 cars.") == 2024


def test_rare_terms_weigh_more() -> None:
    """The packaged counts know "the" from a name."""
    frequencies = load_frequencies()
    assert (
        frequencies.weigh("the") < 0.3 < frequencies.weigh("minist") < frequencies.weigh("velmor")
    )


@pytest.mark.parametrize("text", ["on 14 May 2024", "on May 14, 2024", "the 14th of May 2024"])
def test_dates_written_out_are_read(text: str) -> None:
    """Day first or month first."""
    assert find_written_day(text) == Day(2024, 5, 14)


@pytest.mark.parametrize("printed", [None, "", "soon", "2024-13-40", "--02-31"])
def test_what_is_no_date_is_none(printed: str | None) -> None:
    """Impossible dates are not dates."""
    assert parse_day(printed) is None


def test_days_without_a_year_are_compared_around_the_turn_of_the_year() -> None:
    """31 December is a day from 1 January, whichever year is missing."""
    december, january = parse_day("--12-31"), parse_day("2022-01-01")
    assert count_days_apart(december, january) == count_days_apart(january, december) == 1
    assert count_days_apart(december, None) is None
