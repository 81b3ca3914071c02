"""Whom a commitment binds where reports tell it by other words, and by which day a deed is done."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.ledger.commitments import sum_commitment
from crosswire.ledger.fulfilment import find_outcome
from crosswire.ledger.matters import make_matter
from crosswire.ledger.records import CommitmentState
from crosswire.types import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Event,
    EventType,
    Form,
    Mention,
    Period,
    Status,
    Verdict,
)
from tests.ledger.helpers import Box
from tests.ledger.test_commitments import commitments_of

KEN, GHA = (Actor(kind=ActorKind.STATE, name=name, country=code)
            for name, code in (("Kenya", "KEN"), ("Ghana", "GHA")))  # fmt: skip
DUE = Period(end="2026-06-30", basis="by 30 June")
BOUND = Event(
    type=EventType.AGREE, actors=(KEN,), recipients=(GHA,), status=Status.PROMISED, due=DUE
)
NAMELESS = Event(type=None, actors=(), recipients=(GHA,), status=Status.PLANNED, due=DUE)
PLEDGE = "Kenya pledged to build a port in Ghana by 30 June"
RETOLD = "The republic will put up the port by the end of June"


def claim_of(event: Event, *told: tuple[str, str, Event]) -> Claim:
    """Make a claim of an event, told by reports: the id, words and event of each."""
    mentions = tuple(
        Mention(
            report=report,
            start=0,
            end=len(words),
            exact=words,
            form=Form.NARRATED,
            source=None,
            cue=None,
            origin=None,
            confidence=0.9,
            kind=ClaimKind.EVENT,
            event=found,
        )
        for report, words, found in told
    )
    return Claim(
        id="event-1",
        kind=ClaimKind.EVENT,
        summary=RETOLD,
        verdict=Verdict.AGREE,
        aspects=(),
        because="Both report it",
        reports=tuple(one.report for one in mentions),
        missing_from=(),
        origins=(),
        independent_origins=0,
        mentions=mentions,
        confidence=0.9,
        event=event,
    )


@pytest.mark.parametrize("kind", [None, EventType.AID])
def test_who_is_bound_may_stand_in_another_report_than_the_line(kind: EventType | None) -> None:
    """A line without a doer is no reason to lose what the other report says who promised."""
    nameless = replace(NAMELESS, type=kind)
    claim = claim_of(nameless, ("r1", PLEDGE, BOUND), ("r2", RETOLD, nameless))
    days = {"r1": "2026-03-03", "r2": "2026-03-04"}
    ((number, doer, due, day, bond),) = sum_commitment(7, claim, "2026-03-03", days, {})
    assert (number, doer, due, day) == (7, "KEN", "2026-06-30", "2026-03-03")
    assert PLEDGE in str(bond)


@pytest.mark.parametrize(("status", "n_found"), [(Status.PLANNED, 1), (Status.DONE, 0)])
def test_who_will_ask_is_bound_without_a_day(status: Status, n_found: int) -> None:
    """To ask is then itself what is to come; what was asked on a day that is past binds nobody."""
    asked = replace(
        BOUND,
        type=EventType.REQUEST,
        status=status,
        due=Period(start="2026-03-01", end="2026-03-01"),
    )
    claim = claim_of(asked, ("r1", "Kenya asks Ghana to open the port", asked))
    found = sum_commitment(7, claim, "2026-03-03", {"r1": "2026-03-03"}, {})
    assert len(found) == n_found


def test_what_no_report_says_who_is_to_do_binds_nobody() -> None:
    claim = claim_of(NAMELESS, ("r1", RETOLD, NAMELESS))
    assert sum_commitment(7, claim, "2026-03-03", {"r1": "2026-03-03"}, {}) == []


def test_what_is_only_said_to_be_wanted_does_not_become_a_promise() -> None:
    """The line of the claim says that it is conditional: one report alone has it as a promise."""
    wanted = replace(NAMELESS, status=Status.CONDITIONAL)
    claim = claim_of(wanted, ("r1", PLEDGE, BOUND), ("r2", RETOLD, wanted))
    assert sum_commitment(7, claim, "2026-03-03", {"r1": "2026-03-03"}, {}) == []


@pytest.mark.parametrize(
    ("named", "due"),
    [(None, "2026-06-30"), ("2026-03-04", "2026-06-30"), ("2026-05-17", "2026-05-17")],
)
def test_the_other_report_says_by_when_it_is_due(named: str | None, due: str) -> None:
    """The day of the saying, "..., it said on Wednesday", is not that of the deed."""
    said = replace(BOUND, status=Status.PLANNED, type=EventType.AID, due=None)
    said = replace(said, date=Period(start=named, end=named) if named else None)
    claim = claim_of(said, ("r1", PLEDGE, BOUND), ("r2", RETOLD, said))
    days = {"r1": "2026-03-03", "r2": "2026-03-04"}
    ((_, _, found, _, _),) = sum_commitment(7, claim, "2026-03-03", days, {})
    assert found == due


@pytest.mark.parametrize(
    ("told", "n_found"),
    [
        ("Kenya ordered the Ghanaian deputy ambassador out of the country on Saturday.", 0),
        ("Kenya ordered two Ghanaian diplomats to leave the country by 12 May.", 0),
        ("Kenya urged Ghana to reopen the border by 12 May.", 1),
        ("Peru's Hugo Quiroga was invited by Bolivia's president last week.", 0),
    ],
)
def test_the_day_of_asking_is_no_day_by_which_it_is_due(box: Box, told: str, n_found: int) -> None:
    """Else an expulsion of today would be overdue tomorrow, whatever is reported of it."""
    assert len(commitments_of(box, ("2026-05-09", told))) == n_found


@pytest.mark.parametrize(
    ("promise", "deed", "state"),
    [
        (
            ("2026-03-03", "Norway promised to train fifty Ghanaian nurses by 31 December 2026."),
            ("2026-11-16", "Norway has trained 30 of the fifty Ghanaian nurses this year."),
            CommitmentState.PARTLY,
        ),
        (
            ("2026-03-12", "Norway promised to release nine Chilean fishermen."),
            ("2026-04-03", "Norway released nine Chilean fishermen in March."),
            CommitmentState.KEPT,
        ),
        (
            ("2026-03-12", "Norway promised to release nine Chilean fishermen."),
            ("2026-04-03", "Norway released nine Chilean fishermen in February."),
            CommitmentState.OPEN,
        ),
    ],
)
def test_what_was_done_in_a_stretch_may_have_been_done_after_the_promise(
    box: Box, promise: tuple[str, str], deed: tuple[str, str], state: CommitmentState
) -> None:
    """ "This year" begins before a promise of March, and "in February" ends before it."""
    (found,) = commitments_of(box, promise, deed)
    assert found.state is state


@pytest.mark.parametrize(
    ("told", "verb", "state"),
    [
        ("Ghana came to Kisumu", "came", CommitmentState.KEPT),
        ("Ghana came under fire for Kisumu", "came", None),
        ("Ghana praised Kisumu", "praised", None),
    ],
)
def test_who_was_invited_comes(told: str, verb: str, state: CommitmentState | None) -> None:
    """An invitation is kept by the coming, whatever type the report's words have."""
    asked = Event(
        type=EventType.REQUEST,
        mode="meet",
        actors=(KEN,),
        recipients=(GHA,),
        status=Status.DONE,
        due=Period(start="2026-06-04", end="2026-06-04", basis="4 June"),
    )
    done = Event(type=None, actors=(GHA,), recipients=(), status=Status.DONE)
    invitation = make_matter(asked, "Kenya invited Ghana to Kisumu on 4 June")
    deed = make_matter(done, told, verb=verb)
    assert find_outcome(invitation, "2026-03-03", deed, "2026-06-04") is state
