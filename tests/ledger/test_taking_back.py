"""A person's word on two claims taken back, by the ids from before or after it."""

from __future__ import annotations

import pytest

from crosswire.errors import UsageError
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.restoring import restore_story
from crosswire.types import Claim, Word
from tests.ledger.helpers import Box, make_article

APART = (
    "At least 8 soldiers were released by Armenia in Ijevan.",
    "Some 30 houses were destroyed by the flood in Hanoi, officials said.",
)
ALIKE = "“We will sign the fisheries treaty before the winter,” Anna Lund told reporters."


def add(box: Box, *texts: str) -> list[str]:
    """Add reports of one story; give their ids."""
    reports = [
        make_article(text, outlet=f"Outlet {at}", section="it") for at, text in enumerate(texts)
    ]
    box.add(reports)
    return [report.id for report in reports]


def claims_of(box: Box, kind: str) -> list[Claim]:
    """The claims of the story of one kind."""
    claims = restore_story(box.database, "s-it").comparison.claims
    return [claim for claim in claims if claim.kind.value == kind]


@pytest.mark.parametrize("turn", [False, True])
@pytest.mark.parametrize("use", ["before", "after", "first letters"])
def test_same_is_taken_back_by_the_ids_that_it_was_said_of(box: Box, use: str, turn: bool) -> None:
    add(box, *APART)
    one, other = (claim.id for claim in claims_of(box, "figure"))
    box.editor.judge(one, other, Word.SAME, "")
    (joined,) = claims_of(box, "figure")
    names = {
        "before": (one, other),
        "after": (joined.id, joined.id),
        "first letters": (one[:12], other[:12]),
    }[use]
    box.editor.judge(*(reversed(names) if turn else names), Word.UNSURE, "hard to tell")
    assert {claim.id for claim in claims_of(box, "figure")} == {one, other}
    assert check_ledger(box.database).faults == ()


@pytest.mark.parametrize("use", ["before", "after"])
def test_different_is_taken_back(box: Box, use: str) -> None:
    reports = add(box, ALIKE, ALIKE.replace("told", "said to"))
    (joined,) = claims_of(box, "statement")
    sides = [f"{joined.id}@{report}" for report in reports]
    box.editor.judge(sides[0], sides[1], Word.DIFFERENT, "")
    parted = [claim.id for claim in claims_of(box, "statement")]
    assert len(parted) == 2
    names = sides if use == "before" else parted
    box.editor.judge(names[0], names[1], Word.UNSURE, "")
    assert len(claims_of(box, "statement")) == 1


def test_a_word_on_other_claims_stands(box: Box) -> None:
    """Only what was said of the two is taken back."""
    add(box, *APART, "About 500 lorries were stuck at the border in Narva, drivers said.")
    one, other, third = (claim.id for claim in claims_of(box, "figure"))
    box.editor.judge(one, other, Word.SAME, "")
    (joined,) = (claim for claim in claims_of(box, "figure") if len(claim.reports) == 2)
    box.editor.judge(joined.id, third, Word.UNSURE, "")
    assert sorted(len(claim.reports) for claim in claims_of(box, "figure")) == [1, 2]


def test_where_no_person_said_a_word_the_message_says_what_to_type(box: Box) -> None:
    reports = add(box, ALIKE, ALIKE.replace("told", "said to"))
    (joined,) = claims_of(box, "statement")
    with pytest.raises(UsageError, match="one claim here") as raised:
        box.editor.judge(joined.id, joined.id, Word.UNSURE, "")
    typed = str(raised.value).split("crosswire judge ")[1].split()
    assert set(typed[:2]) == {f"{joined.id}@{report}" for report in reports}
    assert typed[2] == "different"
    box.editor.judge(typed[0], typed[1], Word(typed[2]), "")
    assert len(claims_of(box, "statement")) == 2
