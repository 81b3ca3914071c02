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
        (
            "Norway is losing its woods. The ministry plans to plant 3 million trees by March.",
            "ministry of Norway",
            "2027-03-31",
        ),
        ("Vasa Bank said it would cut 300 jobs by April.", "Vasa Bank", "2027-04-30"),
        ("Vasa Bank has sworn to repay its clients the loan by April.", "Vasa Bank", "2027-04-30"),
        (
            "Norway's government will build 40 clinics by January.",
            "Norwegian government",
            "2027-01-31",
        ),
        ('"We will hire 300 people by April," Vasa Bank said.', "Vasa Bank", "2027-04-30"),
        ("Ana Diaz said she would open three schools by April.", "Ana Diaz", "2027-04-30"),
        (
            "Vasa Bank, which has 40 branches, plans to close ten by April.",
            "Vasa Bank",
            "2027-04-30",
        ),
    ],
)
def test_a_plan_with_a_day_is_a_commitment(box: Box, text: str, doer: str, due: str) -> None:
    """Of the body that is to carry it out."""
    (found,) = commitments_of(box, ("2026-11-03", text))
    assert (found.actors, found.due, found.type) == ((doer,), due, None)
    assert found.state is CommitmentState.OPEN


@pytest.mark.parametrize(
    ("promise", "deed", "state"),
    [
        ("Norway is dry. The ministry plans to plant 3 million trees by August.",
         "Norway is green. The ministry has planted 3 million trees.", CommitmentState.KEPT),
        ("The city council of Tema promised to open 12 schools by August.",
         "The city council of Tema has opened 12 schools.", CommitmentState.KEPT),
        ("The council in Oslo plans to build nine piers by August.",
         "The council in Oslo built nine piers.", CommitmentState.KEPT),
        ("Norway is dry. The ministry plans to plant 3 million trees by August.",
         "Peru is green. The ministry has planted 3 million trees.", CommitmentState.OVERDUE),
    ],
)  # fmt: skip
def test_a_body_without_a_name_is_that_of_its_state(
    box: Box, promise: str, deed: str, state: CommitmentState
) -> None:
    """Every state has a ministry; another one's keeps nothing."""
    (found,) = commitments_of(box, ("2026-06-03", promise), ("2026-08-03", deed))
    assert found.state is state


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
        "The ministry plans to plant 3 million trees by March.",
        "Ana Diaz said it would be dark by Friday.",
        "Ana Diaz said they would regret it in May.",
        "Ana Diaz said it would open in May.",
        "Ana Diaz said she would have left by Friday.",
        "Ana Diaz told Jan Berg that he would open the school by Friday.",
        "Vasa Bank said it would be hit by higher rates in May.",
        "Norway told Sweden it would lose the vote in May.",
        "Arsenal will play Chelsea on Saturday.",
        "The president will attend mass on Sunday.",
        "Ana Diaz, who will turn 40 in May, won the race.",
        "The government will fall by May, the union said.",
        "The council is to be abolished in May.",
        "Shares in Vasa Bank will open higher on Friday.",
        "Vasa Bank had planned to open a branch in May but ran out of money.",
        "Vasa Union intended to strike in May but called it off.",
    ],
)
def test_what_nobody_is_bound_to_is_none(box: Box, text: str) -> None:
    """Without a doer or a day there is nothing to keep."""
    assert commitments_of(box, ("2026-11-03", text)) == ()


def test_a_promise_that_is_coded_is_one_commitment(box: Box) -> None:
    """The event and what is said in it are one."""
    text = "Norway promised to build 40 clinics by January."
    assert len(commitments_of(box, ("2026-11-03", text))) == 1
