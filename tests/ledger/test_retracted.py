"""What a ledger says of a claim that a retracted report took part in."""

from __future__ import annotations

import pytest

from crosswire.ledger.figures import load_figures
from crosswire.ledger.queries import ClaimFilter, list_claims
from crosswire.ledger.restoring import load_history, restore_story, trace_claim
from crosswire.types import ClaimKind, NoteKind, Verdict
from crosswire.types.stating import state_values
from tests.ledger.helpers import Box, make_article

TOLDS = [
    "Police in Accra said that {} people were injured in the march on Monday.",
    "Trade between Norway and Chile reached {} billion dollars in 2025, the ministry said.",
    "At least {} houses were destroyed by the flood in Hanoi, officials said.",
]


def add_figures(box: Box, told: str, *values: int) -> list[str]:
    """Add a report of one story for each value, and give their ids."""
    articles = [
        make_article(told.format(value), outlet=f"Outlet {at}", section="it")
        for at, value in enumerate(values)
    ]
    box.add(articles)
    return [one.id for one in articles]


@pytest.mark.parametrize("told", TOLDS[:2])
def test_a_value_that_only_a_retracted_report_gave_is_told_as_such(box: Box, told: str) -> None:
    """By the claim, its history and the story."""
    *_, gone = add_figures(box, told, 12, 12, 47)
    box.editor.retract(gone, "misread")
    (entry,) = list_claims(box.database, ClaimFilter(kind=ClaimKind.FIGURE))
    assert entry.claim.verdict is Verdict.AGREE
    (taken,) = entry.taken_back
    assert (taken.report, taken.outlet, taken.is_only) == (gone, "Outlet 2", True)
    assert "47" in taken.exact
    assert "misread" in taken.said
    before, after = load_history(box.database, trace_claim(box.database, entry.claim.id))
    assert (before.verdict, before.taken_back) == (Verdict.CONFLICT, ())
    assert after.taken_back == (taken.said,)
    notes = restore_story(box.database, "s-it").comparison.notes
    (note,) = (one for one in notes if one.kind is NoteKind.RETRACTED)
    assert taken.said in note.text


@pytest.mark.parametrize("told", TOLDS)
def test_a_value_that_others_give_stands(box: Box, told: str) -> None:
    gone, *_ = add_figures(box, told, 12, 12, 12)
    box.editor.retract(gone, "")
    (entry,) = list_claims(box.database, ClaimFilter(kind=ClaimKind.FIGURE))
    assert [(one.is_only, one.outlet) for one in entry.taken_back] == [(False, "Outlet 0")]
    notes = restore_story(box.database, "s-it").comparison.notes
    assert not [one for one in notes if one.kind is NoteKind.RETRACTED]


@pytest.mark.parametrize("told", TOLDS[:2])
def test_what_one_report_alone_said_is_noted_when_it_is_retracted(box: Box, told: str) -> None:
    """Its claim stands no more, but the story says what it was."""
    gone, _ = add_figures(box, told, 12, 12)
    alone = make_article("Kenya condemned Uganda on Tuesday.", outlet="Outlet 9", section="it")
    box.add([alone])
    box.editor.retract(alone.id, "")
    notes = restore_story(box.database, "s-it").comparison.notes
    (note,) = (one for one in notes if one.kind is NoteKind.RETRACTED)
    assert "Kenya condemned Uganda" in note.text
    assert not [one for one in list_claims(box.database, ClaimFilter()) if one.taken_back]
    assert gone


@pytest.mark.parametrize("told", TOLDS[:2])
def test_figures_and_claims_head_a_conflict_by_the_same_line(box: Box, told: str) -> None:
    """It names every value, however many there are."""
    add_figures(box, told, 12, 25, 47, 90)
    (entry,) = list_claims(box.database, ClaimFilter(kind=ClaimKind.FIGURE))
    (figure,) = load_figures(box.database)
    assert figure.summary == state_values(entry.claim)
    assert all(str(value) in figure.summary for value in (12, 25, 47, 90))


@pytest.mark.parametrize(("told", "n_now"), [(TOLDS[0], 48), (TOLDS[1], 13), (TOLDS[2], 46)])
def test_what_a_correction_struck_out_is_told(box: Box, told: str, n_now: int) -> None:
    """By its claim and by the notes of the story; what it left as it was is not."""
    rest = "\nKenya condemned Uganda on Tuesday."
    old, new = (
        make_article(told.format(value) + rest, outlet="Bay Courier", section="it")
        for value in (47, n_now)
    )
    box.add([old])
    box.correct(old.id, new)
    entries = list_claims(box.database, ClaimFilter())
    said = [one.said for entry in entries for one in entry.taken_back]
    assert said
    assert all("47" in one and "was corrected" in one for one in said)
    notes = restore_story(box.database, "s-it").comparison.notes
    assert [one for one in notes if one.kind is NoteKind.RETRACTED and "47" in one.text]
