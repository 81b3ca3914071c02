"""The day of saying is no period of the figure that is said."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.extract.dates.find import find_dates
from crosswire.extract.figures.find import find_figures
from crosswire.reader import RuleReader
from crosswire.types import Article, Part, Reading

from .test_figures import States

_PUBLISHED = date(2024, 5, 15)  # a Wednesday


def _start(text: str) -> str | None:
    """Give the first day of the period of the only figure of a text that somebody says."""
    article = Article(id="r", uri="r.txt", text=text, paragraphs=(Part(start=0, end=len(text)),))
    reading = RuleReader().read(text, article.paragraphs)
    dates = find_dates(text, article.paragraphs, _PUBLISHED)
    (found,) = find_figures(article, reading, States.of(text), dates, None)
    assert found.figure is not None
    return found.figure.period.start if found.figure.period is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, the trade minister told a forum in Tarma that exports were $4 billion.",
        "The economy grew 3 percent, data showed on Tuesday.",
        "Figures released on Tuesday showed inflation at 4.1 percent.",
        "The central bank on Tuesday raised its forecast for growth to 3.1 percent.",
        "In a statement on Tuesday, the firm put its debt at $4 billion.",
        "The company on Tuesday reported a profit of $4 million.",
        "Tuesday's report said that 600 people lived there.",
        "Officials on Tuesday put the number of missing at 40.",
        "The bank reported on Tuesday that 40 branches were shut.",
        "The union on Tuesday released a yearly report that named 40 branches.",
        "A survey published on Tuesday counted 40 wolves.",
        "The agency issued its annual report on Tuesday and counted 40 wolves.",
        "The ministry told lawmakers in Tarma on Tuesday that 40 shops had shut.",
    ],
)
def test_day_of_saying_is_no_period(text: str) -> None:
    """When somebody said it, or when it was published, says nothing of when it held."""
    assert _start(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Police said that 41 people died on Tuesday.",
        "On Tuesday 41 people died, police said.",
        "Shares fell 3 percent on Tuesday.",
        "On Tuesday rebels killed 12 soldiers.",
        "The temperature on Tuesday was 41 degrees.",
        "Debt stood at $4 billion on 14 May.",
        "The militants released 12 hostages on Tuesday.",
        "The militants on Tuesday released 12 hostages.",
        "The storm claimed 12 lives on Tuesday.",
        "The court issued 40 warrants on Tuesday.",
        "Hospitals on Tuesday reported 12 new cases.",
        "The ministry confirmed 12 new cases on Tuesday.",
        "The firm on Tuesday added 300 jobs.",
        "Police said gunmen killed 12 soldiers on Tuesday.",
    ],
)
def test_day_of_what_happened_is_its_period(text: str) -> None:
    """What happened or was measured on a day has it."""
    assert _start(text) == "2024-05-14"


def test_year_of_saying_may_be_the_period() -> None:
    """Who looks back says in which year."""
    assert _start("In 2023, the ministry said, exports were $4 billion.") == "2023-01-01"


def test_those_who_say_it_are_not_counted_by_it() -> None:
    """ "60 people died, two officials said" tells of two officials nothing but that."""
    text = "More than 60 people died in May, two officials said."
    article = Article(id="r", uri="r.txt", text=text, paragraphs=(Part(start=0, end=len(text)),))
    reading = RuleReader().read(text, article.paragraphs)
    found = find_figures(article, reading, States.of(text), (), None)
    named = {one.exact: one.figure.property for one in found if one.figure is not None}
    assert named == {"More than 60 people": "dead", "two officials": None}


@pytest.mark.parametrize(
    "text",
    [
        "Two people familiar with the matter said 12 miners had died.",
        "Some 12 miners died, two people briefed on the raid told the paper.",
        "Some 12 miners died, two people who asked not to be named told the paper.",
        "Some 12 miners were killed, according to two people with knowledge of the raid.",
    ],
)
def test_people_in_the_know_are_never_dead(text: str) -> None:
    """ "Two people familiar with the matter" are those who say it, whether or not a reader sees."""
    article = Article(id="r", uri="r.txt", text=text, paragraphs=(Part(start=0, end=len(text)),))
    found = find_figures(article, Reading(), States.of(text), (), None)
    named = {one.figure.low: one.figure.property for one in found if one.figure is not None}
    assert named == {12: "dead", 2: None}
