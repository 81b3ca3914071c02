"""Printed conversations."""

from __future__ import annotations

from .conftest import read_text

INTERVIEW = "Ana Lund runs the harbour.\nQ: Is it full?\nA: It is half empty.\nQ: Why?\nA: Fog."


def test_answers_are_given_by_the_person_introduced() -> None:
    """The first person named before an answer gives it."""
    assert ("Ana Lund", ["It is half empty."]) in read_text(INTERVIEW).said


def test_questions_have_no_speaker() -> None:
    """Who asks is not named."""
    assert (None, ["Is it full?"]) in read_text(INTERVIEW).said


def test_one_label_is_no_conversation() -> None:
    """A caption with a colon is not a turn."""
    read = read_text("Ana Lund opened the pier.\nPhoto: Omar Haddad walks there.")
    assert read.said == []


def test_common_words_are_no_speakers() -> None:
    """Labels of the page that come again are not names."""
    read = read_text("PHOTO: The pier at noon.\nREAD MORE: The pier opens.\nPHOTO: The crew.")
    assert read.said == []


def test_turns_end_with_their_paragraph() -> None:
    """What follows without a label is the report's own again."""
    read = read_text("LUND: We sail.\nHADDAD: When?\nLUND: At noon.\nThe ferry left late.")
    assert [contents for _, contents in read.said] == [["We sail."], ["When?"], ["At noon."]]
