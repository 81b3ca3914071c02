"""Expressions of time and the days that they stand for."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.extract.dates.find import find_dates
from crosswire.types import DateMention, Part

GOLDEN = Path(__file__).parent / "golden" / "dates.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
ANCHOR = date(2022, 8, 20)
PIECES = st.sampled_from(
    ["last", "year", "May", "31", "Feb", "30", "2021", "between", "and", "Friday", "-", "the", "Q3",
     "first", "five", "months", "of", "ago", "9999 years", "in", "since", "’s", "1990s", "/",
     "century",      "a year earlier", "29 February", ",", "to", "from", "H2", "fiscal",
     "0 days ago", "99th"]
)  # fmt: skip


def dates_of(text: str, anchor: date | None = ANCHOR) -> tuple[DateMention, ...]:
    """Dates of a text that is one paragraph."""
    return find_dates(text, [Part(start=0, end=len(text))], anchor)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_golden_dates(case: dict) -> None:
    """Every expression of a hand-edited case is found and resolved, and nothing else is."""
    found = [
        {
            "exact": mention.exact,
            "start": mention.period.start,
            "end": mention.period.end,
            "granularity": mention.granularity,
        }
        for mention in dates_of(case["text"], date.fromisoformat(case["anchor"]))
    ]
    assert found == case["dates"]


def test_without_report_date_relative_days_stay_open() -> None:
    """Where the report has no date, "last Friday" is found but has no days, and says why."""
    (mention,) = dates_of("They met last Friday.", None)
    assert mention.exact == "last Friday"
    assert (mention.period.start, mention.period.end) == (None, None)
    assert mention.period.basis == "no report date"


def test_printed_date_needs_no_basis() -> None:
    """A date printed in full was not inferred and has no basis."""
    (mention,) = dates_of("They met on 19 August 2021.")
    assert mention.period.basis is None


def test_inferred_year_says_so() -> None:
    """A year taken from the report's date is named in the basis."""
    (mention,) = dates_of("They met on August 12.")
    assert mention.period.basis == "2022, from the report's date"


def test_outside_paragraphs_nothing_is_read() -> None:
    """Text outside the body is not searched."""
    text = "Filed 1 May 2021\nThey met in June 2021."
    mentions = find_dates(text, [Part(start=17, end=len(text))], ANCHOR)
    assert [mention.exact for mention in mentions] == ["June 2021"]


@given(
    st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=20).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_checked_spans(text: str, anchor: date | None) -> None:
    """On any text and date the spans check against the text and start is never after end."""
    last = 0
    for mention in dates_of(text, anchor):
        assert text[mention.start : mention.end] == mention.exact
        assert last <= mention.start < mention.end
        last = mention.end
        if mention.period.start and mention.period.end:
            assert mention.period.start <= mention.period.end


@given(st.dates(min_value=date(1900, 1, 8), max_value=date(2090, 1, 1)), st.integers(0, 6))
def test_past_weekday_lies_in_the_week_before(anchor: date, back: int) -> None:
    """A weekday in the past tense is one of the seven days that end on the report's day."""
    day = anchor - timedelta(days=back)
    (mention,) = dates_of(f"They met {day:%A}.", anchor)
    assert mention.period.start == day.isoformat()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The central bank meets on Thursday.", "2022-08-25"),
        ("The ban takes effect on Monday.", "2022-08-22"),
        ("Classes were suspended until Wednesday.", "2022-08-24"),
        ("The road had been shut until Wednesday.", "2022-08-17"),
        ("The council met on Thursday.", "2022-08-18"),
    ],
)
def test_what_is_on_the_calendar_lies_ahead(text: str, day: str) -> None:
    """A present tense of the timetable and "until" look ahead, unless the tale is long past."""
    (mention,) = dates_of(text)
    assert mention.period.end == day


@pytest.mark.parametrize(
    ("text", "day", "year"),
    [
        ("Economists expect a cut in March.", "2026-12-10", "2027"),
        ("The bank signalled a rate cut in March.", "2026-12-10", "2027"),
        ("The bank signalled a rate cut in March.", "2026-06-10", "2026"),
        ("The minister ruled out an election in May.", "2026-12-10", "2027"),
        ("The bank announced a rate cut in March.", "2026-12-10", "2026"),
        ("He predicted in March that prices would fall.", "2026-12-10", "2026"),
        ("They met in March.", "2026-12-10", "2026"),
        ("Traders saw a possible rate cut in March.", "2026-12-10", "2027"),
        ("The likely cause of the fire in March was a cable.", "2026-12-10", "2026"),
        ("Auditors looked at possible fraud in the vote in March.", "2026-12-10", "2026"),
        ("He spoke of a possible link to the theft in March.", "2026-12-10", "2026"),
    ],
)
def test_the_month_of_what_is_in_prospect_lies_ahead(text: str, day: str, year: str) -> None:
    """ "Expects a cut in March" looks ahead, "announced a cut in March" does not."""
    (mention,) = dates_of(text, date.fromisoformat(day))
    assert (mention.period.start or "")[:4] == year


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The index fell on Tuesday, a day after ministers froze the loan.", "2031-03-10"),
        ("The index fell on Tuesday, a day after the ministers froze the loan.", "2031-03-10"),
        ("Pilots walked out on Tuesday, two days before talks opened in Lima.", "2031-03-13"),
        ("Pilots struck on Tuesday; two days after, the port reopened.", "2031-03-13"),
        ("Pilots struck on Tuesday and met a day later.", "2031-03-12"),
        ("Pilots walked out a day after owners rejected the plan.", None),
    ],
)
def test_a_day_counted_from_a_deed_is_that_of_the_deed(text: str, day: str | None) -> None:
    """ "On Tuesday, a day after ministers met": they met on Monday; with no day named, none."""
    *_, last = dates_of(text, date(2031, 3, 13))
    assert last.period.start == day


def test_what_happened_after_a_deed_keeps_its_own_day() -> None:
    """The deed is counted from no day where what follows is told of the day named."""
    text = "On Tuesday, three days after his arrest, Vell was freed."
    assert [one.exact for one in dates_of(text, date(2031, 3, 13))] == ["Tuesday"]
