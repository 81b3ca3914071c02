"""What only recalls a promise keeps none; meetings are put off by any noun; who is bound."""

from __future__ import annotations

import pytest

from crosswire.ledger.fulfilment import find_outcome
from crosswire.ledger.matters import make_matter
from crosswire.ledger.outcomes import is_commitment
from crosswire.ledger.recalling import cut_recalled, lasts
from crosswire.ledger.records import CommitmentState
from crosswire.types import Actor, ActorKind, Event, EventType, Period, Place, Status

KEPT, BROKEN, POSTPONED = (
    CommitmentState.KEPT,
    CommitmentState.BROKEN,
    CommitmentState.POSTPONED,
)
GATE = "Kenya promised Uganda to reopen the Malaba fish market by 20 June"
BOATS = "Kenya pledged to deliver 30 rescue boats to Uganda by 20 June"
EXPULSION = "Kenya will expel two diplomats of Uganda by 20 June"
KEN, UGA = (Actor(kind=ActorKind.STATE, name=name, country=code)
            for name, code in (("Kenya", "KEN"), ("Uganda", "UGA")))  # fmt: skip
ENTEBBE = Place(name="Entebbe", country="UGA", lat=0.05, lon=32.46)
DONE, DENIED, PLANNED = Status.DONE, Status.DENIED, Status.PLANNED


def outcome_of(  # noqa: PLR0917 (what a table of cases has)
    promise: Event, text: str, told: str, verb: str, status: Status, by: tuple[Actor, ...],
    day: str = "2026-06-22",
) -> CommitmentState | None:  # fmt: skip
    """Hold what is told on a day against what was to be done by 20 June."""
    done = make_matter(Event(type=None, actors=by, recipients=(), status=status), told, verb=verb)
    return find_outcome(make_matter(promise, text), "2026-05-03", done, day)


@pytest.mark.parametrize(
    ("text", "told", "verb", "status", "by", "state"),
    [
        (GATE, "The Malaba fish market is still closed in Uganda, days after the date by which"
         " Kenya had promised to reopen it", "closed", DONE, (), BROKEN),
        (GATE, "The Malaba fish market remains shut in Uganda, although Kenya had promised to"
         " reopen it", "shut", DONE, (), BROKEN),
        (GATE, "The day by which Kenya promised to reopen the Malaba fish market has passed",
         "passed", DONE, (), None),
        (GATE, "Drivers met at the gate of the market that Kenya had promised to reopen", "met",
         DONE, (), None),
        (GATE, "Kenya reopened the Malaba fish market that it had promised to reopen", "reopened",
         DONE, (KEN,), KEPT),
        (BOATS, "Of the 30 rescue boats that Kenya pledged to deliver, not one has come", "come",
         DENIED, (), BROKEN),
        (BOATS, "Kenya is late with the 30 rescue boats that it pledged to deliver", "late", DONE,
         (KEN,), None),
        (BOATS, "The 30 rescue boats that Kenya had pledged to deliver arrived", "arrived", DONE,
         (), KEPT),
        (EXPULSION, "Kenya has dropped its plan to expel two diplomats", "dropped", DENIED, (KEN,),
         BROKEN),
        (EXPULSION, "Kenya has abandoned its threat to expel two diplomats", "abandoned", DENIED,
         (KEN,), BROKEN),
        (EXPULSION, "Kenya has not dropped its plan to expel two diplomats", "dropped", PLANNED,
         (KEN,), None),
    ],
)  # fmt: skip
def test_what_only_recalls_a_promise_keeps_none(  # noqa: PLR0917 (a table of cases)
    text: str, told: str, verb: str, status: Status, by: tuple[Actor, ...],
    state: CommitmentState | None,
) -> None:  # fmt: skip
    due = Period(start=None, end="2026-06-20")
    promise = Event(
        type=EventType.AGREE, actors=(KEN,), recipients=(UGA,), status=Status.PROMISED, due=due
    )
    assert outcome_of(promise, text, told, verb, status, by) is state


def test_what_is_still_so_before_the_day_breaks_nothing() -> None:
    due = Period(start=None, end="2026-06-20")
    promise = Event(
        type=EventType.AGREE, actors=(KEN,), recipients=(UGA,), status=Status.PROMISED, due=due
    )
    told = "The Malaba fish market is still closed in Uganda"
    assert outcome_of(promise, GATE, told, "closed", DONE, (), "2026-06-10") is None


@pytest.mark.parametrize(
    ("told", "verb", "status", "state"),
    [
        ("The summit of the presidents of Kenya and Uganda, planned for 20 June in Entebbe, has"
         " been postponed to August", "postponed", DONE, POSTPONED),
        ("Kenya and Uganda postponed the summit of 20 June until August", "postponed", DONE,
         POSTPONED),
        ("Kenya and Uganda have put off their talks in Entebbe", "put", DONE, POSTPONED),
        ("The conference of Kenya and Uganda in Entebbe has been called off", "called", DONE,
         BROKEN),
        ("Kenya and Uganda will not meet in Entebbe", "meet", DENIED, BROKEN),
        ("Kenya and Uganda postponed the summit in Gulu", "postponed", DONE, None),
        ("Kenya and Uganda postponed the summit of 2 August", "postponed", DONE, None),
        ("Kenya and Uganda postponed talks on fishing", "postponed", DONE, None),
        ("Kenya and Uganda prepared the summit in Entebbe", "prepared", DONE, None),
        ("Kenya and Uganda signed a treaty on fish at their summit in Entebbe", "signed", DONE,
         KEPT),
        ("Kenya and Uganda held a summit in Entebbe that had been put off in May", "held", DONE,
         KEPT),
    ],
)  # fmt: skip
def test_a_summit_is_held_or_put_off(
    told: str, verb: str, status: Status, state: CommitmentState | None
) -> None:
    day = Period(start="2026-06-20", end="2026-06-20")
    plan = Event(
        type=EventType.CONSULT, actors=(KEN, UGA), recipients=(), status=PLANNED, date=day,
        place=ENTEBBE,
    )  # fmt: skip
    text = "Kenya and Uganda met in Entebbe on 20 June 2026 (planned)"
    assert outcome_of(plan, text, told, verb, status, (KEN, UGA)) is state


@pytest.mark.parametrize(
    ("told", "name", "is_bound"),
    [
        ("Norway's Transport Ministry plans to widen the road", "Norwegian Transport Ministry",
         True),
        ("South Africa's government plans to build a port", "South African government", True),
        ("Kenya’s central bank plans to open an office", "Kenyan central bank", True),
        ("Norway's Transport Ministry's road will be wider", "Norwegian Transport Ministry", False),
        ("Norway's exports will grow", "Norwegian Transport Ministry", False),
    ],
)  # fmt: skip
def test_a_body_named_by_whose_it_is_makes_plans(told: str, name: str, is_bound: bool) -> None:
    countries = {"Norwegian": "NOR", "South": "ZAF", "Kenyan": "KEN"}
    country = countries[name.split(maxsplit=1)[0]]
    actor = Actor(name=name, kind=ActorKind.ORGANISATION, country=country)
    due = Period(start=None, end="2026-10-31")
    event = Event(type=None, actors=(actor,), recipients=(), status=Status.PLANNED, due=due)
    assert is_commitment(event, told) is is_bound


@pytest.mark.parametrize(
    ("told", "verb", "kept"),
    [
        ("The day by which Kenya promised to reopen the market has passed", "passed",
         "The day has passed"),
        ("Drivers met at the gate that Kenya had promised to reopen", "met",
         "Drivers met at the gate "),
        ("Kenya reopened the gate that it had promised to reopen", "reopened", None),
        ("Kenya reopened the gate on Friday", "reopened", None),
    ],
)  # fmt: skip
def test_what_is_cut_off(told: str, verb: str, kept: str | None) -> None:
    assert cut_recalled("Kenya promised to reopen the gate", told, verb) == (kept or told)


@pytest.mark.parametrize(
    ("promise", "told", "verb", "is_lasting"),
    [
        ("promised to reopen the gate", "The gate is still closed", "closed", True),
        ("promised to reopen the gate", "The gate remains shut", "shut", True),
        ("promised to reopen the gate", "Lorries still cannot use the gate", "use", True),
        ("promised to keep the gate open", "The gate remains open", "open", False),
        ("promised to withdraw its troops", "The troops that remained left", "left", False),
        ("promised to reopen the gate", "Kenya still opened the gate", "opened", False),
    ],
)
def test_what_is_as_it_was(promise: str, told: str, verb: str, is_lasting: bool) -> None:
    assert lasts(promise, told, verb) is is_lasting
