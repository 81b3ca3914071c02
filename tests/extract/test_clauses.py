"""What statements and events say happened, kept for comparing."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Clause, Status


def clauses(text: str) -> dict[str, Clause]:
    """Read a text of 1 November 2025 and give its clauses by their predicate."""
    report = crosswire.read_text(text, published="2025-11-01", outlet="The Soro Post")
    assert isinstance(report.clauses, tuple)
    return {
        report.text[found.predicate :].split()[0].rstrip(".,"): found for found in report.clauses
    }


def test_a_statement_says_when_and_whether() -> None:
    found = clauses("The minister said the vessel was seized on 9 October.")["seized"].event
    assert found.status is Status.DONE
    assert found.date is not None and found.date.start == "2025-10-09"


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("The minister denied that a ransom had been paid.", "paid", Status.DENIED),
        ("The minister said the treaty would be signed in June.", "signed", Status.PLANNED),
        ("“We did not pay a ransom to anybody,” the minister said.", "pay", Status.DENIED),
        ("The town would not build the new pier if it were poor.", "build", Status.CONDITIONAL),
        ("The last bus is set to leave in May.", "set", Status.PLANNED),
        ("The widow contested the will in a court of law.", "contested", Status.DONE),
        ("The mayor not only signed the contract on Monday.", "signed", Status.DONE),
        ("The engine of the old ferry failed to start in the cold.", "start", Status.DENIED),
        ("Nobody denied that the old ferry had sunk.", "sunk", Status.CONDITIONAL),
    ],
)
def test_a_clause_has_its_status(text: str, verb: str, status: Status) -> None:
    """A will is no future, "not only" no denial, and what nobody denies is left open."""
    assert clauses(text)[verb].event.status is status


def test_the_date_of_a_relative_clause_is_not_that_of_the_clause() -> None:
    """ "Who resigned on 3 March" tells when he resigned, not when he was detained."""
    text = "Rui Tavora, who resigned as a judge on 3 March, was detained in Lisbon."
    found = clauses(text)["detained"].event
    assert found.date is None
    assert [actor.name for actor in found.recipients] == ["Rui Tavora"]


def test_who_was_arrested_and_fled_did_flee() -> None:
    """A shared subject acts or bears by the voice of each verb."""
    report = crosswire.read_text(
        "Captain Josip Maric was arrested in Split and fled from the station.",
        published="2025-11-01", outlet="The Soro Post",
    )  # fmt: skip
    fled = [one.event for one in report.events if one.event and "fled" in one.exact.split()[0]]
    assert [[actor.name for actor in event.actors] for event in fled] == [["Josip Maric"]]
    assert [event.recipients for event in fled] == [()]
