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
    ],
)
def test_a_clause_has_its_status(text: str, verb: str, status: Status) -> None:
    assert clauses(text)[verb].event.status is status


def test_the_date_of_a_relative_clause_is_not_that_of_the_clause() -> None:
    """ "Who resigned on 3 March" tells when he resigned, not when he was detained."""
    text = "Rui Tavora, who resigned as a judge on 3 March, was detained in Lisbon."
    found = clauses(text)["detained"].event
    assert found.date is None
    assert [actor.name for actor in found.recipients] == ["Rui Tavora"]
