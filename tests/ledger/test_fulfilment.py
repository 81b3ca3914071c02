"""What a later report makes of a commitment: kept, broken, refused, postponed, or nothing."""

from __future__ import annotations

import pytest

from crosswire.ledger.dyads import tell_state
from crosswire.ledger.fulfilment import find_outcome, make_matter, tells_promised
from crosswire.ledger.records import CommitmentState
from crosswire.types import Actor, ActorKind, Event, EventType, Period, Status

KEN, UGA = (Actor(kind=ActorKind.STATE, name=name, country=code)
            for name, code in (("Kenya", "KEN"), ("Uganda", "UGA")))  # fmt: skip
KEPT, BROKEN, REFUSED, POSTPONED = (
    CommitmentState.KEPT,
    CommitmentState.BROKEN,
    CommitmentState.REFUSED,
    CommitmentState.POSTPONED,
)
PROMISE = "Kenya promised to send forty rescue boats to Uganda by 30 June"
VISIT = "Kenya's foreign minister will visit the port of Jinja on 30 June"
INVITATION = "Kenya invited Uganda to a fisheries conference in Kisumu in June"


def outcome_of(
    promise: str, told: str, day: str, status: Status = Status.DONE, *, by: Actor | None = KEN
) -> CommitmentState | None:
    """Hold what is told on a day against a commitment of 3 May that is due on 30 June."""
    is_asked = promise is INVITATION
    bound = Event(
        type=EventType.REQUEST if is_asked else EventType.AGREE,
        actors=(KEN,),
        recipients=(UGA,),
        status=Status.DONE if is_asked else Status.PROMISED,
        due=Period(start=None, end="2026-06-30"),
    )
    done = Event(type=None, actors=(by,) if by else (), recipients=(), status=status)
    return find_outcome(make_matter(bound, promise), "2026-05-03", make_matter(done, told), day)


@pytest.mark.parametrize(
    ("promise", "told", "day", "status", "state"),
    [
        (PROMISE, "Kenya sent forty rescue boats to Uganda", "2026-06-20", Status.DONE, KEPT),
        (PROMISE, "Kenya has not sent the forty rescue boats", "2026-07-02", Status.DENIED, BROKEN),
        (PROMISE, "Kenya has not sent the forty rescue boats", "2026-06-02", Status.DENIED, None),
        (PROMISE, "Kenya will not send the rescue boats", "2026-06-02", Status.DENIED, BROKEN),
        (PROMISE, "Kenya called off sending the rescue boats", "2026-06-02", Status.DONE, BROKEN),
        (PROMISE, "Kenya has put the sending of the rescue boats off to August", "2026-06-02",
         Status.DONE, POSTPONED),
        (PROMISE, "Kenya has not postponed sending the rescue boats", "2026-06-02",
         Status.DENIED, None),
        (PROMISE, "Kenya sent ten of the forty rescue boats", "2026-06-20", Status.DONE, None),
        (PROMISE, "Kenya sent twelve rescue boats", "2026-06-20", Status.DONE, None),
        (PROMISE, "Kenya sent forty rescue boats to Uganda", "2026-09-20", Status.DONE, None),
        (PROMISE, "Kenya bought forty buses", "2026-06-20", Status.DONE, None),
        (VISIT, "The minister cancelled the visit to the port of Jinja", "2026-06-02",
         Status.DONE, BROKEN),
        (VISIT, "The visit to the port of Jinja has been deferred", "2026-06-02",
         Status.DONE, POSTPONED),
        (VISIT, "The minister visited the port of Jinja after the twice postponed talks",
         "2026-06-30", Status.DONE, KEPT),
    ],
)  # fmt: skip
def test_what_is_told_later_of_a_promise(
    promise: str, told: str, day: str, status: Status, state: CommitmentState | None
) -> None:
    assert outcome_of(promise, told, day, status) is state


def test_an_invitation_that_is_turned_down_is_refused() -> None:
    told = "Uganda turned down the invitation to the fisheries conference"
    assert outcome_of(INVITATION, told, "2026-06-02", by=UGA) is REFUSED
    assert outcome_of(INVITATION, told, "2026-06-02", by=KEN) is None


def test_what_nobody_is_named_to_have_done_needs_more_words() -> None:
    whole = "Forty rescue boats were sent across the lake"
    assert outcome_of(PROMISE, whole, "2026-06-20", by=None) is KEPT
    assert outcome_of(PROMISE, "Rescue boats were seen", "2026-06-20", by=None) is None


@pytest.mark.parametrize(
    ("promised", "told", "is_told"),
    [
        ("met in Entebbe and agreed to build a rail bridge", "met in Entebbe", False),
        ("signed an agreement to ship wheat flour", "signed an agreement", False),
        ("pledged to free nine sailors", "freed nine sailors", True),
    ],
)
def test_making_a_promise_is_no_deed(promised: str, told: str, is_told: bool) -> None:
    assert tells_promised(promised, [told]) is is_told


@pytest.mark.parametrize(
    ("outcome", "due", "state"),
    [
        (None, None, CommitmentState.OPEN),
        (None, "2026-06-30", CommitmentState.OVERDUE),
        (None, "2026-07-02", CommitmentState.OPEN),
        ("postponed", "2026-06-30", POSTPONED),
        ("kept", "2026-06-30", KEPT),
    ],
)
def test_view_and_export_tell_one_state(
    outcome: str | None, due: str | None, state: CommitmentState
) -> None:
    assert tell_state(outcome, due, "2026-07-01") is state
