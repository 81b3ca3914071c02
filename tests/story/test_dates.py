"""The dated reports of a story date the others."""

from __future__ import annotations

from crosswire.story import infer_dates
from crosswire.types import DateBasis, NoteKind
from tests.origins.builders import make_report

DATED = make_report("a", "Text.", published="2022-01-02T09:00:00Z")


def test_a_year_comes_from_the_other_reports() -> None:
    """ "Dec 31" beside a report of 2 January 2022 is in 2021."""
    yearless = make_report("b", "Text.", dateline=("Oslo", "--12-31"))
    articles, notes = infer_dates([yearless, DATED])
    assert articles[0].published == "2021-12-31"
    assert articles[0].published_basis is DateBasis.STORY
    assert [(note.kind, note.report) for note in notes] == [(NoteKind.INFERRED_DATE, "b")]
    assert "2021" in notes[0].text


def test_a_dateline_far_from_the_others_stays_undated() -> None:
    """ "Jun 30" cannot be the day of a story of January."""
    yearless = make_report("b", "Text.", dateline=("Oslo", "--06-30"))
    articles, notes = infer_dates([DATED, yearless])
    assert articles[1] == yearless
    assert notes == ()


def test_a_report_without_any_date_gets_that_of_the_others() -> None:
    """The middle date of the story serves, and the note says so."""
    articles, notes = infer_dates([DATED, make_report("b", "Text.")])
    assert articles[1].published == "2022-01-02"
    assert "no date is printed" in notes[0].text


def test_reports_that_disagree_date_nobody() -> None:
    """Where the dated reports lie weeks apart, an undated one stays so."""
    other = make_report("c", "Text.", published="2022-03-02")
    undated = make_report("b", "Text.")
    assert infer_dates([DATED, undated, other])[1] == ()


def test_without_any_dated_report_nothing_is_inferred() -> None:
    """Two undated reports cannot date each other."""
    articles = (make_report("a", "Text.", dateline=("Oslo", "--05-01")), make_report("b", "Text."))
    assert infer_dates(articles) == (articles, ())


def test_the_leap_day_falls_on_the_28th_elsewhere() -> None:
    """29 February beside a report of March 2023 does not fail."""
    dated = make_report("a", "Text.", published="2023-03-01")
    yearless = make_report("b", "Text.", dateline=(None, "--02-29"))
    assert infer_dates([dated, yearless])[0][1].published == "2023-02-28"
