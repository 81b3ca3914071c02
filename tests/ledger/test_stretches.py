"""In which month an event counts that took place in a stretch of time."""

from __future__ import annotations

import pytest

from crosswire.ledger.checking import check_ledger
from crosswire.ledger.days import find_stretch, is_of_month
from crosswire.ledger.dyads import load_dyad
from crosswire.ledger.records import DyadPage
from crosswire.ledger.repairing import repair_sums
from crosswire.types import Period
from tests.ledger.helpers import Box, make_article

TODAY = "2026-12-01"


def page_of(box: Box, *texts: str, since: str | None = None) -> DyadPage:
    """Add reports of one day, and load the page of Norway and Chile."""
    box.add(make_article(text, section=f"s{at}") for at, text in enumerate(texts))
    return load_dyad(box.database, "NOR", "CHL", since=since, today=TODAY)


def test_what_took_place_in_a_year_is_in_the_sum_of_no_month(box: Box) -> None:
    """It is no deed of January, and its day is not the first of the year."""
    page = page_of(
        box,
        "Norway expelled two Chilean diplomats in 2024.",
        "Norway expelled three Chilean diplomats on 3 October 2026.",
    )
    assert [(one.month, one.n_events) for one in page.months] == [("2026-10", 1)]
    assert (page.n_events, page.n_spread) == (2, 1)
    day, year = page.events
    assert (day.day, day.until, day.month) == ("2026-10-03", "2026-10-03", "2026-10")
    assert (year.day, year.until, year.month) == ("2024-01-01", "2024-12-31", None)
    assert check_ledger(box.database).faults == ()
    repair_sums(box.database)
    assert load_dyad(box.database, "NOR", "CHL", since=None, today=TODAY) == page


def test_what_took_place_in_a_month_counts_there(box: Box) -> None:
    page = page_of(box, "Norway expelled two Chilean diplomats in March 2026.")
    assert [(one.month, one.n_events) for one in page.months] == [("2026-03", 1)]
    assert page.n_spread == 0
    assert page.events[0].until == "2026-03-31"


def test_what_is_planned_for_a_year_is_not_missed_in_the_months(box: Box) -> None:
    """It has not been done, and counts nowhere anyway."""
    page = page_of(box, "Norway will open an embassy in Chile in 2027.")
    assert (page.n_events, page.n_spread, page.months) == (1, 0, ())


@pytest.mark.parametrize(
    ("start", "stop", "is_counted"),
    [
        ("2026-03-04", "2026-03-04", True),
        ("2026-01-28", "2026-02-03", True),
        ("2026-03-01", "2026-03-31", True),
        ("2026-03-15", "2026-04-30", False),
        ("2026-01-01", "2026-12-31", False),
        ("2026-03-01", "", True),
        ("", "", False),
        ("--03-01", "--05-04", False),
    ],
)
def test_a_stretch_of_a_month_at_most_counts_where_it_begins(
    start: str, stop: str, *, is_counted: bool
) -> None:
    assert is_of_month(start, stop) is is_counted


def test_an_unknown_day_is_that_of_the_first_report() -> None:
    assert find_stretch(None, "2026-03-04") == ("2026-03-04", "2026-03-04")
    until = Period(end="2026-03-01", basis="by March")
    assert find_stretch(until, "2026-03-04") == ("2026-03-04", "2026-03-04")
