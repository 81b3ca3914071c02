"""When something was said, where that is not the time of the report."""

from __future__ import annotations

from datetime import date

import pytest

import crosswire
from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text
from crosswire.types import Mention, Report

REPORT = (
    "OSLO, Aug 21, 2026 (Fjord Wire) - Prime Minister Ingrid Halvorsen met fishermen in Bergen "
    "on Friday.\n\n"
    "“We are glad to be here,” Halvorsen said.\n\n"
    "Last May, during the opening session of the Arctic Harbours Forum, Halvorsen stated that "
    "Norway will not recognize the results of the vote in Transnistria.\n\n"
    "“We cannot recognize a vote that was held under guard,” the prime minister said on the "
    "occasion.\n\n"
    "Halvorsen said that the fleet would get 12 new ships."
)


def read(text: str = REPORT) -> Report:
    article = article_of_text(text, today=date(2026, 11, 1))
    return read_article(article, Engine.default())


def saying(report: Report, words: str) -> Mention:
    return next(mention for mention in report.statements if words in mention.exact)


def test_another_time_and_its_gathering_are_the_occasion() -> None:
    occasion = saying(read(), "will not recognize").occasion
    assert occasion is not None
    assert (occasion.date.start, occasion.date.end) == ("2026-05-01", "2026-05-31")
    assert occasion.name == "the opening session of the Arctic Harbours Forum"
    assert REPORT[occasion.start : occasion.end] == "Last May"


def test_what_refers_back_was_said_on_the_same_occasion() -> None:
    report = read()
    assert saying(report, "under guard").occasion == saying(report, "will not").occasion


@pytest.mark.parametrize("words", ["glad to be here", "12 new ships"])
def test_words_of_the_day_have_no_occasion(words: str) -> None:
    assert saying(read(), words).occasion is None


def test_a_date_inside_the_content_is_no_occasion() -> None:
    text = REPORT.replace(
        "that the fleet would get 12 new ships", "that the fleet lost two ships in May 2024"
    )
    assert saying(read(text), "lost two ships").occasion is None


def test_without_the_day_of_the_report_nothing_is_told() -> None:
    text = REPORT.partition("\n\n")[2]
    article = article_of_text(text, today=date(2026, 11, 1))
    report = read_article(article, Engine.default())
    assert all(mention.occasion is None for mention in report.statements)


@pytest.mark.parametrize(
    "tail",
    [
        "well below what was claimed in Lima last month",
        "less than Togo had reported in March",
        "contradicting what Togo had stated in January",
    ],
)
def test_a_date_of_another_clause_is_no_day_of_saying(tail: str) -> None:
    """ "Said on Thursday, less than Togo had reported in March" was said on Thursday."""
    text = f"Exports came to $2.6 billion in 2025, Ghana's customs agency said on Thursday, {tail}."
    report = crosswire.read_text(text, published="2026-05-15", outlet="The Soro Post")
    assert report.statements
    assert all(one.occasion is None for one in report.statements)
    assert not any(one.exact.endswith("what") for one in report.statements)


def test_a_verb_of_what_is_said_is_no_cue() -> None:
    """ "Would be named" belongs to the words around the quote."""
    text = 'The road is shut, the ministry said. A new date would be named "in days, not weeks".'
    report = crosswire.read_text(text, published="2026-05-15", outlet="The Soro Post")
    assert not any(one.parts and one.exact.startswith("A new date") for one in report.statements)
