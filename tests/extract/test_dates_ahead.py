"""Days that a schedule, a promise or a condition puts ahead, and periods told by their end."""

from __future__ import annotations

from datetime import date

import pytest

import crosswire
from crosswire.extract.dates.find import find_dates
from crosswire.types import Part

_TUESDAY = date(2031, 3, 4)


def _read(text: str, anchor: date = _TUESDAY) -> dict[str, tuple[str | None, str | None]]:
    parts = (Part(start=0, end=len(text)),)
    return {m.exact: (m.period.start, m.period.end) for m in find_dates(text, parts, anchor)}


@pytest.mark.parametrize(
    "text",
    [
        "Winds are forecast to reach the coast on Thursday.",
        "The new fares take effect on Thursday.",
        "Polling stations open on Thursday.",
        "The truce expires on Thursday.",
        "The port ordered a fee on cargo, starting on Thursday.",
        "The council announced a curfew beginning Thursday.",
    ],
)
def test_what_is_fixed_lies_ahead(text: str) -> None:
    """A verb in the present, or what was decided to begin, dates a day to come."""
    assert _read(text)["Thursday"] == ("2031-03-06", "2031-03-06")


@pytest.mark.parametrize(
    "text",
    [
        "Clashes starting on Thursday killed six.",
        "The port failed to open on Thursday.",
        "Shares fell at the close on Thursday.",
        "Norvia scrapped a planned tax on Thursday.",
        "The minister rejected the proposed fee and shelved its planned sale on Thursday.",
    ],
)
def test_what_was_done_lies_behind(text: str) -> None:
    """A plan that somebody dropped was dropped on the day named."""
    assert _read(text)["Thursday"] == ("2031-02-27", "2031-02-27")


@pytest.mark.parametrize(
    ("text", "exact", "end"),
    [
        ("Norvia promised payments by 20 May.", "by 20 May", "2031-05-20"),
        ("The court ordered the firm to leave by Friday.", "by Friday", "2031-03-07"),
        ("Unless a deal was signed by Friday, ships would turn back.", "by Friday", "2031-03-07"),
        ("About forty had left by Friday.", "by Friday", "2031-02-28"),
    ],
)
def test_a_term_lies_ahead(text: str, exact: str, end: str) -> None:
    """What is promised, ordered or a condition is due later; what had happened is past."""
    assert _read(text)[exact] == (None, end)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The court told the firm to leave by Friday.", "by Friday"),
        ("The mayor told shops to close before Friday.", "before Friday"),
        ("The port needed to reopen by Friday.", "by Friday"),
        ("The union gave the ministry two days to answer by Friday.", "by Friday"),
        ("The judge gave troops orders to withdraw before Friday.", "before Friday"),
        ("The bridge needs repairs by Friday.", "by Friday"),
        ("Norvia agreed to return the boats before Friday.", "before Friday"),
    ],
)
def test_who_is_told_to_do_something_does_it_later(text: str, term: str) -> None:
    """An act that is still to follow has its term ahead."""
    assert _read(text)[term][1] in {"2031-03-07", "2031-03-06"}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Norvia gave the boats to Sundia before Friday.", "before Friday"),
        ("The firm gave money to charity before Friday.", "before Friday"),
        ("The coach gave lessons to students by Friday.", "by Friday"),
        ("He needed surgery by Friday.", "by Friday"),
        ("The harbour needed two tugs by Friday.", "by Friday"),
        ("She told the truth to parliament before Friday.", "before Friday"),
        ("She told parliament before Friday.", "before Friday"),
    ],
)
def test_what_was_given_told_or_needed_lies_behind(text: str, term: str) -> None:
    """Without an act that is to follow, the day has passed."""
    assert _read(text)[term][1] in {"2031-02-28", "2031-02-27"}


@pytest.mark.parametrize(
    ("text", "exact", "days"),
    [
        (
            "Sales in the three months to the end of September fell.",
            "three months to the end of September",
            ("2030-07-01", "2030-09-30"),
        ),
        (
            "Profit for the quarter ended June rose.",
            "quarter ended June",
            ("2030-04-01", "2030-06-30"),
        ),
        (
            "In the year to March 2032 it will pay more.",
            "year to March 2032",
            ("2031-04-01", "2032-03-31"),
        ),
        (
            "Revenue in the six months ended December 31 was higher.",
            "six months ended December 31",
            ("2030-07-01", "2030-12-31"),
        ),
    ],
)
def test_reporting_periods_are_read_by_their_end(
    text: str, exact: str, days: tuple[str, str]
) -> None:
    """They begin as many months before the day that they end on."""
    assert _read(text)[exact] == days


def test_what_a_deal_is_put_off_to_is_no_period() -> None:
    """Months for which something is delayed do not end with the month named."""
    assert "June" in _read("The trial was put off for three months to June.")
    assert "this year" in _read("Sales this year to June rose.")


@pytest.mark.parametrize(
    ("text", "exact", "days"),
    [
        (
            "They signed on November 2, 2028, and gave up their arms the following January.",
            "following January",
            ("2029-01-01", "2029-01-31"),
        ),
        (
            "He was held on March 3, 2029, and freed the following day.",
            "the following day",
            ("2029-03-04", "2029-03-04"),
        ),
        ("The army denied it the following day.", "the following day", (None, None)),
        (
            "Many have fled since the start of the month.",
            "since the start of the month",
            ("2031-03-01", "2031-03-04"),
        ),
    ],
)
def test_days_counted_from_another(
    text: str, exact: str, days: tuple[str | None, str | None]
) -> None:
    """The following day or month follows the date named before; alone it has no days."""
    assert _read(text)[exact] == days


@pytest.mark.parametrize(
    "text",
    [
        "Norvia set a goal of 30 billion dollars in trade by the end of the decade.",
        "The two states agreed on a joint target of 40 ships by the end of the decade.",
        "Exports doubled and are to double again before the end of the decade.",
    ],
)
def test_the_decade_is_the_one_that_runs(text: str) -> None:
    """Its end lies ahead, whatever the tense."""
    [(_, end)] = _read(text, date(2036, 3, 4)).values()
    assert end == "2039-12-31"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The bank said it would cut 300 jobs on Thursday.", "2031-03-06"),
        ("The council will soon put it to a vote on Thursday.", "2031-03-06"),
        ("The storm would hit the coast on Thursday.", "2031-03-06"),
        ("The bank cut 300 jobs on Thursday.", "2031-02-27"),
        ("The storm hit the coast on Thursday.", "2031-02-27"),
    ],
)
def test_a_past_that_is_as_its_infinitive_is_no_past_behind_a_modal(text: str, days: str) -> None:
    """ "Would cut" is to come, "cut" is over."""
    assert _read(text)["Thursday"] == (days, days)


@pytest.mark.parametrize("verb", ["postponed to", "rescheduled for", "moved to", "put off to"])
def test_what_was_put_off_comes_later(verb: str) -> None:
    """The new day lies ahead, though the verb is in the past."""
    assert _read(f"The vote was {verb} Thursday.")["Thursday"] == ("2031-03-06", "2031-03-06")


def test_the_month_to_which_something_is_put_off_comes_later() -> None:
    found = _read("The visit, planned for June, was postponed to September.")
    assert ("2031-09-01", "2031-09-30") in found.values()


@pytest.mark.parametrize(
    "text",
    [
        "The trial, which was postponed in 2020, ran from March to May.",
        "Trains were delayed from Friday to Sunday after the storm.",
        "The players moved from camp to camp for the September matches.",
        "The vote had earlier been postponed to Friday.",
    ],
)
def test_what_was_put_off_is_of_its_own_clause(text: str) -> None:
    """A verb of another clause, and what had been put off, put no day ahead."""
    report = crosswire.read_text(text, published="2026-03-10")
    ends = [one.event.date.end for one in report.events if one.event and one.event.date]
    assert ends
    assert all(end is not None and end < "2026-03-10" for end in ends)
