"""Quotation marks of every custom."""

from __future__ import annotations

import re

import pytest

from crosswire.reader.quotes import find_quotes
from crosswire.types import Part


def quotes_of(text: str) -> list[str]:
    """Give the words of all quotes; paragraphs are lines."""
    paragraphs = [Part(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)]
    return [text[one.start : one.end].strip() for one in find_quotes(text, paragraphs)]


@pytest.mark.parametrize(
    "text",
    [
        '"We agree," he said.',
        "“We agree,” he said.",
        "„We agree,“ he said.",
        "„We agree,” he said.",
        "«We agree,» he said.",
        "« We agree, » he said.",
        "»We agree,« he said.",
        "``We agree,'' he said.",
        "‘We agree,’ he said.",
        "'We agree,' he said.",
        "”We agree,” he said.",
        "「We agree,」 he said.",
    ],
)
def test_every_custom_of_marks_is_read(text: str) -> None:
    """The same words are found between marks of any custom."""
    assert quotes_of(text) == ["We agree,"]


def test_nested_quote_belongs_to_the_outer_one() -> None:
    """A quote inside a quote does not end it."""
    assert quotes_of("“They shouted ‘Go home’ at us,” she said.") == [
        "They shouted ‘Go home’ at us,"
    ]


def test_apostrophes_do_not_close_british_quotes() -> None:
    """Possessives and contractions inside single marks are not closing marks."""
    assert quotes_of("‘The miners’ pay won’t rise,’ she said.") == ["The miners’ pay won’t rise,"]


def test_apostrophe_alone_opens_nothing() -> None:
    """Possessives, contractions and decades are no quotes."""
    assert quotes_of("The miners' pay in the '90s didn't rise, the owners' did.") == []


def test_reopened_paragraphs_are_all_quoted() -> None:
    """A quote over three paragraphs, closed in the last one only, is whole."""
    assert quotes_of("“One.\n“Two.\n“Three,” he said.") == ["One.", "Two.", "Three,"]


def test_unclosed_quote_takes_its_sentence_only() -> None:
    """One odd mark never takes the rest of the article."""
    text = "He said: “We go. The army left.\nIn town, “calm” returned."
    assert quotes_of(text) == ["We go.", "calm"]


def test_unclosed_quote_stops_before_its_cue() -> None:
    """Where the closing mark is missing, "said Ruiz" still is no part of the quote."""
    assert quotes_of('"We go, said Ruiz. The army left.') == ["We go,"]


def test_unopened_quote_reaches_back_to_its_sentence() -> None:
    """A closing mark alone takes its own sentence."""
    assert quotes_of("It rained. We will stay,” he said.") == ["We will stay,"]


def test_inch_marks_do_not_swallow_text() -> None:
    """A sign for inches leaves the quote behind it whole."""
    assert "We stay," in quotes_of('A 5" pipe and a 6" bolt. "We stay," he said.')
