"""What somebody says that he will do by a day, and plans that no type covers, bind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crosswire.ledger.records import CommitmentState
from crosswire.reader import load_reader
from tests.ledger.helpers import Box
from tests.ledger.test_commitments import commitments_of


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Box]:
    """Open a ledger that reads with syntax."""
    box = Box(tmp_path / "plans.db", reader=load_reader())
    yield box
    box.database.close()


@pytest.mark.parametrize(
    ("text", "doer", "due"),
    [
        ("The ministry plans to plant 3 million trees by March.", "ministry", "2027-03-31"),
        ("Vasa Bank said it would cut 300 jobs by April.", "Vasa Bank", "2027-04-30"),
        ("The government promised to build 40 clinics by January.", "government", "2027-01-31"),
    ],
)
def test_a_plan_with_a_day_is_a_commitment(box: Box, text: str, doer: str, due: str) -> None:
    """Of the body that is to carry it out."""
    (found,) = commitments_of(box, ("2026-11-03", text))
    assert (found.actors, found.due, found.type) == ((doer,), due, None)
    assert found.state is CommitmentState.OPEN


def test_a_later_report_tells_that_it_was_kept(box: Box) -> None:
    """Of the same doer and in the same words."""
    found = commitments_of(
        box,
        ("2026-06-03", "Vasa Bank said it would cut 300 jobs by August."),
        ("2026-08-03", "Vasa Bank has cut 300 jobs."),
    )
    assert [one.state for one in found] == [CommitmentState.KEPT]


@pytest.mark.parametrize(
    "text",
    [
        "The storm will reach the coast on Friday.",
        "Norway's exports will grow in May.",
        "Vasa Bank said it would cut 300 jobs.",
        "The union asked the bank to hire 300 people by April.",
        "The film will open in May.",
    ],
)
def test_what_nobody_is_bound_to_is_none(box: Box, text: str) -> None:
    """Without a doer or a day there is nothing to keep."""
    assert commitments_of(box, ("2026-11-03", text)) == ()


def test_a_promise_that_is_coded_is_one_commitment(box: Box) -> None:
    """The event and what is said in it are one."""
    text = "Norway promised to build 40 clinics by January."
    assert len(commitments_of(box, ("2026-11-03", text))) == 1
