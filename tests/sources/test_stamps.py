"""Printed dates and times become ISO 8601, or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.sources.provenance.stamps import find_stamp, read_published
from crosswire.sources.provenance.years import complete_year, find_weekday, infer_year


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sat, 20 Aug 2022 09:40 UTC", "2022-08-20T09:40:00Z"),
        ("Published: August 20, 2022 at 10:15 am EDT", "2022-08-20T10:15:00-04:00"),
        ("10:15 GMT, 20 August 2022", "2022-08-20T10:15:00Z"),
        ("20 August 2022, 14:30", "2022-08-20"),
        ("20.08.2022", "2022-08-20"),
        ("25/04/2022", "2022-04-25"),
        ("04/25/2022", "2022-04-25"),
        ("2022-08-20 12:00 +03:00", "2022-08-20T12:00:00+03:00"),
        ("the 3rd of March 2021", "2021-03-03"),
    ],
)
def test_a_full_date_is_read(text: str, value: str) -> None:
    """A date is read with its time where a zone makes it certain, else as the day."""
    stamp = find_stamp(text)
    assert stamp is not None
    assert stamp.value == value


@pytest.mark.parametrize("text", ["03/04/2022", "31 February 2022", "in 2022", "May 2022", "12:00"])
def test_what_is_not_certain_is_not_read(text: str) -> None:
    """03/04/2022 is March or April: nothing is guessed."""
    assert find_stamp(text) is None


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2022-08-20", "2022-08-20"),
        ("2022-08-20T12:00:00Z", "2022-08-20T12:00:00Z"),
        ("20220820T120000Z", "2022-08-20T12:00:00Z"),
        ("2022-08-20T12:00:00.123+0000", "2022-08-20T12:00:00Z"),
        ("2022-08-20T12:00:00", "2022-08-20"),
        ("Sat, 20 Aug 2022 09:40:00 GMT", "2022-08-20T09:40:00Z"),
        ("soon", None),
    ],
)
def test_a_field_of_a_file_is_read(value: str, published: str | None) -> None:
    """Feeds write dates in ISO 8601 or as mail does."""
    assert read_published(value) == published


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_reading_a_date_twice_changes_nothing(day: date) -> None:
    """A date that was read is read as itself."""
    assert read_published(day.isoformat()) == day.isoformat()
    stamp = find_stamp(f"{day.day} {day:%B} {day.year}")
    assert stamp is not None
    assert stamp.day == day


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    """Whatever stands in a field, the answer is a date or None."""
    value = read_published(text)
    assert value is None or date.fromisoformat(value[:10])


def test_the_year_is_the_latest_that_has_the_weekday(today: date) -> None:
    """3 March was a Thursday last in 2022."""
    assert infer_year("--03-03", "Thursday", today) == date(2022, 3, 3)


def test_a_day_after_today_is_not_inferred() -> None:
    """On 1 March 2022, 3 March with Thursday is of 2016."""
    assert infer_year("--03-03", "Thursday", date(2022, 3, 1)) == date(2016, 3, 3)


def test_the_latest_year_that_the_text_names_decides(today: date) -> None:
    """A report that speaks of the 2016 vote and nothing later is of 2016, not of 2022."""
    text = "The 2016 vote followed that of 2012; 2,022 people came."
    assert infer_year("--03-03", "Thursday", today, text) == date(2016, 3, 3)


def test_a_weekday_that_never_fits_gives_no_year(today: date) -> None:
    """29 February was no Sunday within the reach that is looked at."""
    assert infer_year("--02-30", "Sunday", today) is None


def test_a_known_day_of_the_page_completes_the_year() -> None:
    """A dateline of 30 December on a page of 2 January is of the year before."""
    assert complete_year("--12-30", date(2022, 1, 2)) == date(2021, 12, 30)


@pytest.mark.parametrize(
    ("lead", "weekday"),
    [
        ("The ministers met Friday in Lima.", "Friday"),
        ("The minister said on Monday that talks, stalled since Friday, go on.", "Monday"),
        ("Talks have stalled since Friday.", None),
        ("Friday's talks failed.", None),
        ("The talks begin next Monday.", None),
        ("Fridays are quiet.", None),
    ],
)
def test_only_the_day_of_filing_counts_as_weekday(lead: str, weekday: str | None) -> None:
    """ "Since Friday" and "next Monday" name other days than the report's own."""
    assert find_weekday([lead]) == weekday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14-15 November 2026, weekend edition", "2026-11-14"),
        ("Sat/Sun 14/15 November 2026", "2026-11-14"),
        ("November 14–15, 2026", "2026-11-14"),
        ("31 October-1 November 2026", "2026-10-31"),
        ("31 December - 1 January 2027", "2026-12-31"),
        ("28 February-1 March 2026", "2026-02-28"),
        ("28-1 March 2026", "2026-03-01"),
        ("13-15 November 2026", "2026-11-13"),
        ("12-15 November 2026", "2026-11-15"),
        ("12:30 - 14 November 2026", "2026-11-14"),
        ("3-14 November 2026", "2026-11-14"),
    ],
)
def test_a_printing_of_two_days_is_of_the_first(text: str, day: str) -> None:
    """An hour and a stretch of many days are no days of a printing."""
    stamp = find_stamp(text)
    assert stamp is not None and stamp.value[:10] == day
