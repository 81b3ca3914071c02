"""What a later report makes of a commitment: kept, broken, refused, postponed, or nothing."""

from __future__ import annotations

import pytest

from crosswire.ledger.dyads import tell_state
from crosswire.ledger.fulfilment import find_outcome, rank_outcome
from crosswire.ledger.matters import make_matter
from crosswire.ledger.records import CommitmentState
from crosswire.ledger.sharing import is_promise_told
from crosswire.types import (
    Actor,
    ActorKind,
    ClaimKind,
    Event,
    EventType,
    Form,
    Mention,
    Period,
    Status,
)

KEN, UGA = (Actor(kind=ActorKind.STATE, name=name, country=code)
            for name, code in (("Kenya", "KEN"), ("Uganda", "UGA")))  # fmt: skip
KEPT, PARTLY, BROKEN, REFUSED, POSTPONED = (
    CommitmentState.KEPT,
    CommitmentState.PARTLY,
    CommitmentState.BROKEN,
    CommitmentState.REFUSED,
    CommitmentState.POSTPONED,
)
PROMISE = "Kenya promised to send forty rescue boats to Uganda by 30 June"
VISIT = "Kenya's foreign minister will visit the port of Jinja on 30 June"
INVITATION = "Kenya invited Uganda to a fisheries conference in Kisumu in June"


def an_event(by: Actor, to: Actor, status: Status) -> Event:
    """Make an event of two sides."""
    kind = EventType.AGREE if status is Status.PROMISED else None
    return Event(type=kind, actors=(by,), recipients=(to,), status=status)


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
        (PROMISE, "Kenya sent ten of the forty rescue boats", "2026-06-20", Status.DONE, PARTLY),
        (PROMISE, "Kenya sent twelve rescue boats", "2026-06-20", Status.DONE, PARTLY),
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


@pytest.mark.parametrize(
    ("told", "day", "status", "state"),
    [
        ("Kenya did not send the rescue boats to Uganda as promised", "2026-06-02",
         Status.DENIED, BROKEN),
        ("Kenya has not sent the rescue boats, despite its pledge", "2026-06-02",
         Status.DENIED, BROKEN),
        ("Kenya has not sent forty rescue boats, contrary to its vow", "2026-06-02",
         Status.DENIED, BROKEN),
        ("Kenya has not sent the rescue boats as quickly as Uganda asked", "2026-06-02",
         Status.DENIED, None),
    ],
)  # fmt: skip
def test_who_recalls_a_promise_says_that_it_is_broken(
    told: str, day: str, status: Status, state: CommitmentState | None
) -> None:
    """Before its day, what is not done yet is open."""
    assert outcome_of(PROMISE, told, day, status) is state


@pytest.mark.parametrize(
    ("told", "verb", "state"),
    [
        ("Fishermen of Uganda waited for Kenya to send forty rescue boats", "waited", None),
        ("The sending of the forty rescue boats was a condition for Uganda", "condition", None),
        ("Uganda spoke of the forty rescue boats that Kenya would send", "spoke", None),
        ("Kenya demanded that forty rescue boats be sent", "demanded", None),
        ("Kenya sent forty rescue boats to Uganda", "sent", KEPT),
    ],
)
def test_what_is_only_named_is_not_done(
    told: str, verb: str, state: CommitmentState | None
) -> None:
    """What is waited for, demanded, or a condition need not come about."""
    promise = make_matter(an_event(KEN, UGA, Status.PROMISED), PROMISE)
    deed = make_matter(an_event(KEN, UGA, Status.DONE), told, verb=verb)
    assert find_outcome(promise, "2026-05-03", deed, "2026-06-20") is state


@pytest.mark.parametrize(
    ("promise", "told", "verb", "state"),
    [
        ("keep the border crossing at Malaba open", "The border crossing at Malaba stayed open",
         "stayed", KEPT),
        ("keep the border crossing at Malaba open", "The border crossing at Malaba remained open",
         "remained", KEPT),
        ("hold fresh elections", "Kenya called fresh elections", "called", KEPT),
        ("hold fresh elections", "Kenya called for fresh elections", "called", None),
        ("hold fresh elections", "Kenya wanted fresh elections", "wanted", None),
        ("hold fresh elections", "Fresh elections were widely expected in Kenya", "expected", None),
        ("send forty rescue boats", "The forty rescue boats that Kenya sent needed new engines",
         "needed", KEPT),
        ("send forty rescue boats", "The forty rescue boats that Kenya had sought", "sought", None),
        ("send forty rescue boats", "Kenya backed Uganda and sent the forty rescue boats",
         "backed", KEPT),
        ("send forty rescue boats", "Kenya praised Uganda and has now sent the forty rescue boats",
         "praised", KEPT),
        ("send forty rescue boats", "Kenya welcomed the truce, then sent forty rescue boats",
         "welcomed", KEPT),
        ("send forty rescue boats", "Kenya praised Uganda and its forty rescue boats",
         "praised", None),
        ("host a fisheries conference in Kisumu",
         "Kenya spoke at the fisheries conference in Kisumu", "spoke", KEPT),
        ("host a fisheries conference in Kisumu",
         "Kenya spoke in Mombasa of the fisheries conference in Kisumu", "spoke", None),
    ],
)  # fmt: skip
def test_what_is_promised_is_only_named_where_it_is_the_object(
    promise: str, told: str, verb: str, state: CommitmentState | None
) -> None:
    """What stays as promised is kept; and a verb that has another object tells nothing of it."""
    bound = make_matter(an_event(KEN, UGA, Status.PROMISED), f"Kenya promised to {promise}")
    deed = make_matter(an_event(KEN, UGA, Status.DONE), told, verb=verb)
    assert find_outcome(bound, "2026-05-03", deed, "2026-06-20") is state


@pytest.mark.parametrize(
    ("promise", "told", "verb", "state"),
    [
        ("Kenya promised Uganda forty rescue boats", "Kenya offered Uganda forty rescue boats",
         "offered", None),
        ("Kenya promised to send forty rescue boats",
         "Kenya made a promise to send forty rescue boats", "made", None),
        ("Kenya agreed to send forty rescue boats",
         "Kenya reached an agreement to send forty rescue boats", "reached", None),
        ("Kenya vowed to lift the milk duty", "Kenya announced the lifting of the milk duty",
         "announced", None),
        ("Kenya promised to sign a fisheries treaty", "Kenya signed a fisheries treaty",
         "signed", KEPT),
        ("Kenya promised to offer a bridging loan", "Kenya offered a bridging loan",
         "offered", KEPT),
        ("Kenya promised to make forty rescue boats", "Kenya made forty rescue boats",
         "made", KEPT),
    ],
)  # fmt: skip
def test_who_promises_once_more_keeps_nothing(
    promise: str, told: str, verb: str, state: CommitmentState | None
) -> None:
    """Neither by another word for it nor by a noun; but what was promised may be to sign."""
    bound = make_matter(an_event(KEN, UGA, Status.PROMISED), promise)
    deed = make_matter(an_event(KEN, UGA, Status.DONE), told, verb=verb)
    assert find_outcome(bound, "2026-05-03", deed, "2026-06-20") is state


def test_who_invites_his_own_people_again_is_not_the_one_who_comes() -> None:
    again = "Kenya on Tuesday invited its opposition to talks in Kisumu in June"
    asked = Event(
        type=EventType.REQUEST,
        actors=(KEN,),
        recipients=(KEN,),
        status=Status.DONE,
        due=Period(start=None, end="2026-06-30"),
    )
    bound, deed = make_matter(asked, again), make_matter(asked, again, verb="invited")
    assert find_outcome(bound, "2026-05-03", deed, "2026-06-20", is_one_claim=True) is None


def test_where_talks_are_promised_talking_keeps_the_promise() -> None:
    promise = make_matter(
        an_event(KEN, UGA, Status.PROMISED), "Kenya promised to discuss the fishing grounds"
    )
    told = "Kenya discussed the fishing grounds with Uganda"
    deed = make_matter(an_event(KEN, UGA, Status.DONE), told, verb="discussed")
    assert find_outcome(promise, "2026-05-03", deed, "2026-06-20") is KEPT


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("The visit to Jinja has been postponed too", POSTPONED),
        ("The trip to Jinja has been put off as well", POSTPONED),
        ("The visit to Jinja has also been called off", BROKEN),
        ("The visit to Mbale has been postponed too", None),
    ],
)
def test_what_becomes_of_a_visit_is_told_without_the_visitor(
    told: str, state: CommitmentState | None
) -> None:
    """Where it leads says which visit is meant, whether or not both were found to be one claim."""
    jinja = Actor(kind=ActorKind.STATE, name="Jinja", country=None)
    plan = make_matter(an_event(KEN, jinja, Status.PLANNED), "Kenya will visit Jinja")
    nobody = Event(type=None, actors=(), recipients=(), status=Status.DONE)
    deed = make_matter(nobody, told)
    found = find_outcome(plan, "2026-05-03", deed, "2026-06-02", is_one_claim=True)
    assert found is state
    if "visit" in told:
        assert find_outcome(plan, "2026-05-03", deed, "2026-06-02") is state


@pytest.mark.parametrize(
    ("promise", "told", "state"),
    [
        ("reopen the border crossing at Malaba", "The crossing at Malaba opened to lorries", KEPT),
        ("open the ferry line to Mwanza again", "Ferries to Mwanza: the line reopened", KEPT),
        ("reopen the fish market at Busia", "The fish market at Busia was opened again", KEPT),
        ("reopen the border crossing at Malaba", "The crossing at Lwakhakha opened", None),
        ("reopen the border crossing at Malaba", "A school at Malaba opened", None),
    ],
)
def test_what_is_reopened_is_open(promise: str, told: str, state: CommitmentState | None) -> None:
    assert outcome_of(f"Kenya promised to {promise}", told, "2026-06-20", by=None) is state


@pytest.mark.parametrize(
    ("exact", "state", "other"),
    [
        ("Kenya sent the boats", KEPT, "Kenya did not send the boats, it put the matter off"),
        ("The sending was put off", POSTPONED, "Kenya sent the boats"),
        ("The visit was called off", BROKEN, "to visit Jinja in June"),
        ("Kenya sent the boats", KEPT, "Kenya to send the boats"),
    ],
)
def test_the_passage_that_is_shown_tells_the_outcome(
    exact: str, state: CommitmentState, other: str
) -> None:
    """Of a claim that has both, not the one that tells the contrary or announces it."""
    right, wrong = (
        Mention(
            report="r1", start=0, end=len(words), exact=words, form=Form.NARRATED, source=None,
            cue=None, origin=None, confidence=0.9, kind=ClaimKind.STATEMENT,
        )
        for words in (exact, other)
    )  # fmt: skip
    assert rank_outcome(right, state) > rank_outcome(wrong, state)


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
    assert is_promise_told(promised, [told]) is is_told


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
