"""A party whose name many countries share belongs to its owner or to the report's country."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.default()


def parties(engine: Engine, text: str) -> list[tuple[str, str | None]]:
    article = article_of_text(text, uri="a.txt", published="2031-02-05", today=date(2031, 3, 1))
    found = read_article(article, engine).actors
    return [
        (one.actor.name, one.actor.country)
        for one in found
        if (one.actor.sector == "PTY" and "Party" in one.exact) or "Social" in one.exact
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Finland votes in May. In Finland the Social Democrats hope for 50 seats.", "FIN"),
        ("Denmark's Social Democrats won 50 seats on Tuesday.", "DNK"),
        ("The Swedish Social Democrats met in Lund on Tuesday.", "SWE"),
        ("The Social Democrats of Ida Berg met on Tuesday.", None),
    ],
)
def test_a_shared_name_is_of_its_owner_or_of_the_report(
    engine: Engine, text: str, country: str | None
) -> None:
    assert parties(engine, text) == [("Social Democrats", country)]


def test_the_owner_named_once_stays_the_owner(engine: Engine) -> None:
    text = "Denmark's Social Democrats won on Tuesday. The Social Democrats thanked their voters."
    assert parties(engine, text) == [("Social Democrats", "DNK")] * 2


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Germany's Social Democrats met.", "Social Democratic Party of Germany", "DEU"),
        ("Brazil's Workers' Party met on Tuesday.", "Workers' Party of Brazil", "BRA"),
        ("North Korea's Workers' Party met.", "Workers' Party of Korea", "PRK"),
    ],
)
def test_in_its_own_country_it_is_that_of_the_table(
    engine: Engine, text: str, name: str, country: str
) -> None:
    assert parties(engine, text) == [(name, country)]
