"""The words that all views use."""

from __future__ import annotations

import msgspec
import pytest

from crosswire.types import (
    Actor,
    ActorKind,
    AspectName,
    Change,
    ClaimKind,
    EventType,
    Figure,
    Form,
    NoteKind,
    OriginKind,
    Period,
    Qualifier,
    Status,
    Verdict,
)
from crosswire.views import labels
from tests.views.fixture_reports import LAGOON


def test_every_value_of_the_contract_has_its_words() -> None:
    """A new verdict, kind, note or event type cannot reach a view without words for it."""
    assert set(labels.VERDICT_ORDER) == set(Verdict)
    assert set(labels.VERDICT_TITLES) == set(labels.VERDICT_MEANINGS) == set(Verdict)
    assert set(labels.KIND_NAMES) == set(ClaimKind)
    assert set(labels.ORIGIN_NAMES) == set(OriginKind)
    assert set(labels.NOTE_NAMES) == set(NoteKind)
    assert set(labels.EVENT_NAMES) == set(EventType)
    assert set(labels.FORM_NAMES) == set(Form)
    assert set(labels.STATUS_NAMES) == set(Status)
    assert all(labels.name_aspect(name) for name in AspectName)


def test_conflicts_lead() -> None:
    """What cannot both be true stands first."""
    assert labels.VERDICT_ORDER[0] is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2031-03-12", "2031-03-12", "12 March 2031"),
        ("2030-01-01", "2030-12-31", "2030"),
        ("2029-01-01", "2030-12-31", "2029 to 2030"),
        ("2031-10-01", "2031-10-31", "October 2031"),
        ("2028-02-01", "2028-02-29", "February 2028"),
        ("2030-01-01", "2030-05-31", "January to May 2030"),
        ("2031-03-10", "2031-03-12", "10 March to 12 March 2031"),
        ("2030-12-30", "2031-01-02", "30 December 2030 to 2 January 2031"),
        ("1992-06-01", None, "since 1 June 1992"),
        (None, "2031-10-31", "until 31 October 2031"),
        (None, None, "date not known"),
        ("--03-12", "--03-12", "12 March, year not known"),
        ("9999-12-31", "9999-12-31", "31 December 9999"),
        ("9999-01-01", "9999-12-31", "9999"),
    ],
)
def test_periods_are_written_shortly(start: str | None, end: str | None, expected: str) -> None:
    """A whole year is its number, a whole month its name."""
    assert labels.name_period(Period(start=start, end=end)) == expected


def test_an_inferred_date_says_how_it_is_known() -> None:
    """The basis stands beside the date."""
    period = Period(start="2031-03-12", end="2031-03-12", basis="Wednesday")
    assert labels.name_period_with_basis(period) == "12 March 2031 (inferred: Wednesday)"


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure(low=4.5e9, high=None, unit="USD", qualifier=Qualifier.MORE_THAN),
         "more than 4.5 billion USD"),
        (Figure(low=12.5, high=12.5, unit="percent", change=Change.RISE), "+12.5 %"),
        (Figure(low=None, high=9.0, unit="percent", qualifier=Qualifier.ALMOST), "almost 9 %"),
        (Figure(low=3.0, high=3.0, unit="percent", change=Change.FALL), "−3 %"),
        (Figure(low=4.0, high=4.0, unit="person"), "4 people"),
        (Figure(low=1.0, high=1.0, unit="soldier"), "1 soldier"),
        (Figure(low=7600.0, high=7600.0, unit="km"), "7,600 km"),
        (Figure(low=2e6, high=2e6, unit="barrel_per_day"), "2 million barrels per day"),
        (Figure(low=0.5, high=0.5, unit="percentage_point"), "0.5 percentage points"),
        (Figure(low=10.0, high=20.0, unit="day"), "10 to 20 days"),
        (Figure(low=None, high=None), "unknown"),
    ],
)  # fmt: skip
def test_figures_are_written_for_reading(figure: Figure, expected: str) -> None:
    """Large numbers get a word, changes a sign, counted things their plural."""
    assert labels.name_figure(figure) == expected


def test_provenance_names_the_basis_of_the_date() -> None:
    """A weekday that gave the year is named beside the date."""
    facts = dict(labels.describe_provenance(LAGOON))
    assert facts["Published"] == "12 March 2031 (dateline plus weekday)"
    assert facts["By"] == "Ada Ferrant and Pim Oloko"
    assert facts["Dateline"] == "Gaborone, 12 March 2031"
    assert "Agency" not in facts


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    """Silence about a date would read as an oversight."""
    undated = msgspec.structs.replace(LAGOON, published=None, published_basis=None)
    assert dict(labels.describe_provenance(undated))["Published"] == "date not known"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("found only in A, of 3 reports read", "Found only in A, of 3 reports read."),
        ("The count rises.", "The count rises."),
        ("lagoon.txt says 4", "lagoon.txt says 4."),
        ("", ""),
    ],
)
def test_sentences_end_with_a_full_stop(text: str, expected: str) -> None:
    """A capital and a full stop; a file name keeps its small letter."""
    assert labels.finish_sentence(text) == expected


def test_a_short_name_is_the_same_person() -> None:
    """The surname alone does not look like another speaker."""
    assert labels.is_same_name("Moatlhodi", "Kabelo Moatlhodi")
    assert not labels.is_same_name("Mojca Trdan", "Kabelo Moatlhodi")


def test_a_title_that_is_the_name_stands_once() -> None:
    """Who is known by the office alone is not "premier, premier"."""
    premier = Actor(name="premier", kind=ActorKind.PERSON, role="premier")
    named = Actor(name="Ann Lee", kind=ActorKind.PERSON, role="premier")
    assert [labels.name_actor(one) for one in (premier, named)] == ["premier", "Ann Lee, premier"]


@pytest.mark.parametrize(
    ("role", "line"),
    [
        ("head", "Ann Lee"), ("Chief", "Ann Lee"), ("member", "Ann Lee"),
        ("head of the harbour board", "Ann Lee, head of the harbour board"),
        ("fire chief", "Ann Lee, fire chief"), ("mayor", "Ann Lee, mayor"),
    ],
)  # fmt: skip
def test_a_title_that_tells_nothing_is_left_out(role: str, line: str) -> None:
    """Head of what?"""
    actor = Actor(name="Ann Lee", kind=ActorKind.PERSON, role=role)
    assert labels.name_actor(actor) == line


@pytest.mark.parametrize(
    ("figure", "line"),
    [
        (Figure(low=2, high=2, unit="times", change=Change.RISE), "2 times as much"),
        (Figure(low=0.5, high=0.5, unit="times", change=Change.FALL), "half as much"),
        (Figure(low=3, high=3, unit="times", change=Change.FALL), "3 times less"),
        (Figure(low=4, high=4, unit="times"), "4 times"),
        (Figure(low=12, high=12, unit="percent", change=Change.RISE), "+12 %"),
    ],
)
def test_a_multiple_is_no_sum(figure: Figure, line: str) -> None:
    """What doubled did not rise by two times."""
    assert labels.name_figure(figure) == line


@pytest.mark.parametrize(
    ("unit", "many"),
    [
        ("box", "boxes"), ("fisherman", "fishermen"), ("church", "churches"), ("bus", "buses"),
        ("boss", "bosses"), ("city", "cities"), ("hostages", "hostages"), ("person", "people"),
        ("german", "germans"), ("USD", "USD"), ("km", "km"),
    ],
)  # fmt: skip
def test_units_have_the_plural_of_the_dictionary(unit: str, many: str) -> None:
    assert labels.name_unit(unit) == many
