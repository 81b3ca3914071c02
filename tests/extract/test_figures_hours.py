"""Hours of the day in words are no figures; what is counted at that hour is."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.default()


def values(engine: Engine, text: str) -> list[float | None]:
    article = article_of_text(text, uri="a.txt", published="2031-02-05", today=date(2031, 3, 1))
    return [
        mention.figure.low for mention in read_article(article, engine).figures if mention.figure
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The truce takes effect on Thursday morning at six.",
        "At twenty to eleven on Saturday the police fired tear gas.",
        "The contract was signed at five in the morning.",
        "Until half past nine nobody knew of the explosion.",
        "On Monday night at about eleven, shots were heard near the embassy.",
        "The convoy left before 7 in the evening.",
        "She told him at twenty to seven that nobody leaves.",
        "The polling place could not open until 7.40 because the key was lost.",
        "The train left Brela at 18.05 and never arrived.",
        "Nobody was let in before 9.30.",
    ],
)
def test_hours_are_no_figures(engine: Engine, text: str) -> None:
    assert values(engine, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The market was closed on Friday at seven of its gates.", 7),
        ("At ten to twelve hospitals, patients were sent home.", 10),
        ("The number of dead stood at six.", 6),
        ("The court acquitted five ministers in the morning.", 5),
        ("The death toll rose from ten to twelve on Monday.", 12),
        ("The death toll rose from 10 to 12 on Monday.", 10),
        ("Cases fell from 25 to 20 in April.", 25),
        ("By a vote of seven to five, the board agreed.", 5),
        ("The toll stood on Tuesday at eleven, the ministry said.", 11),
        ("Police arrested around six in the evening raid.", 6),
        ("The blast killed around ten in the morning rush hour.", 10),
        ("The ministry put the number of wounded at eleven soldiers on Monday.", 11),
    ],
)
def test_what_is_counted_stays(engine: Engine, text: str, value: float) -> None:
    assert value in values(engine, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The crown stood at 7.40 to the euro on Monday.", 7.4),
        ("The share rose until 7.40 crowns were paid for it.", 7.4),
        ("The rate was cut after 7.25 percent had been paid.", 7.25),
    ],
)
def test_an_amount_with_a_point_is_no_hour(engine: Engine, text: str, value: float) -> None:
    assert value in values(engine, text)
