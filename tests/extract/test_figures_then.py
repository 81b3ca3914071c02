"""A figure of a clause about an earlier year belongs to that year."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.default()


def periods(engine: Engine, text: str) -> list[tuple[str | None, str | None] | None]:
    article = article_of_text(text, uri="a.txt", published="2031-02-05", today=date(2031, 3, 1))
    figures = [one.figure for one in read_article(article, engine).figures if one.figure]
    return [(one.period.start, one.period.end) if one.period else None for one in figures]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "It was the worst wreck since 2003, when the Marit sank off Zerev and 81 people"
            " drowned.",
            "2003-01-01", "2003-12-31",
        ),
        (
            "It was the deadliest quake there since 1998, in which 310 people were killed.",
            "1998-01-01", "1998-12-31",
        ),
        (
            "Not since 1994, when a fire killed 52, has the town mourned so many.",
            "1994-01-01", "1994-12-31",
        ),
        (
            "It was the worst storm since May 2011, when 40 people died.",
            "2011-05-01", "2011-05-31",
        ),
    ],
)  # fmt: skip
def test_what_a_clause_tells_of_a_year_holds_for_it(
    engine: Engine, text: str, start: str, end: str
) -> None:
    assert periods(engine, text) == [(start, end)]


def test_the_toll_of_today_keeps_its_day(engine: Engine) -> None:
    text = "Some 14 people died on Tuesday, the most since 2003, when 81 people drowned."
    assert periods(engine, text) == [("2031-02-04", "2031-02-04"), ("2003-01-01", "2003-12-31")]


def test_what_is_counted_since_a_year_holds_for_all_time_since(engine: Engine) -> None:
    text = "Since 2015, when the war began, 9,000 people have been killed."
    assert periods(engine, text) == [("2015-01-01", "2031-02-05")]
