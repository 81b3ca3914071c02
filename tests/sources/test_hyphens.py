"""Words that a line break cut in two."""

from __future__ import annotations

import pytest

from crosswire.sources.hyphens import list_words, mend_breaks


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("the govern-\nment", "the government"),
        ("Otta-\nvania said", "Ottavania said"),
        ("a well-\nknown singer", "a well-known singer"),
        ("the cross-\n  border trade", "the cross-border trade"),
        ("Franco-\nGerman talks", "Franco-German talks"),
        ("har\u00adbour", "harbour"),
        ("a two-day visit", "a two-day visit"),
        ("the port - \nclosed", "the port - \nclosed"),
        ("twenty-\nfive people", "twenty-five people"),
        ("two-\nthirds of them", "two-thirds of them"),
        ("a U-\nturn", "a U-turn"),
        ("the re-\nelected mayor", "the re-elected mayor"),
        ("two ex-\nsoldiers", "two ex-soldiers"),
        ("a so-\ncalled truce", "a so-called truce"),
        ("the NA-\nTO chief", "the NATO chief"),
        ("the re-\nport", "the report"),
        ("he will re-\nsign", "he will resign"),
        ("six-\nteen boats", "sixteen boats"),
        ("all ex-\nports", "all exports"),
        ("the e-\nlections", "the elections"),
        ("the ten-\nsion", "the tension"),
        ("the co-\nlumnist", "the columnist"),
        ("short-\nand long-term", "short-\nand long-term"),
    ],
)
def test_a_word_is_whole_again(text: str, mended: str) -> None:
    """A hyphen stays where both halves are words."""
    assert mend_breaks(text, list_words(text)) == mended


def test_the_rest_of_the_text_tells_how_a_word_is_written() -> None:
    """ "Make-up" elsewhere keeps the hyphen."""
    text = "A fire-fighter died. Forty fire-\nfighter units came."
    assert "fire-fighter units" in mend_breaks(text, list_words(text))
