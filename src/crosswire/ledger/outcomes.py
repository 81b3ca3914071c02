"""What was promised, planned or asked for, by when, and whose word tells what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from crosswire.extract.dates.values import FROM_REPORT
from crosswire.ledger.forms import is_vow
from crosswire.ledger.plans import binds_doer
from crosswire.ledger.records import CommitmentState
from crosswire.types import Actor, Claim, Event, EventType, Mention, Period, Status

COMMITTED: Final = frozenset({Status.PROMISED, Status.PLANNED})
"""What is still to be done, by the word of somebody."""
_ASKING: Final = frozenset({EventType.REQUEST, EventType.THREATEN})
_ENDED: Final = frozenset({Status.DONE, Status.DENIED})


def is_commitment(event: Event, told: str) -> bool:
    """
    Tell whether an event binds somebody to do something later.

    A promise and a plan do, and so does an invitation or a demand with a date: "invited Tokayev
    to visit Moscow in November". A threat does where it is a promise by its words and has a date:
    "vowed to expel two diplomats by 1 July". A plan that no type covers needs a day and a doer.

    Args:
        event: What is told.
        told: Its words.
    """
    if event.type is None:
        return _is_dated_plan(event, told)
    if event.status in COMMITTED:
        return True
    is_asked = event.type is EventType.REQUEST
    is_vowed = event.type is EventType.THREATEN and is_ended(event) and is_vow(told)
    return event.due is not None and (is_asked or is_vowed)


def has_day_ahead(event: Event) -> bool:
    """Tell whether an event that no type covers is promised or planned, and for a day."""
    is_ahead = event.type is None and event.status in COMMITTED
    return is_ahead and (event.due or event.date) is not None


def _is_dated_plan(event: Event, told: str) -> bool:
    """
    Tell whether what no type covers binds somebody: "Vasa Bank plans to cut 300 jobs by March".

    It has a day, and is told as what its doer intends, promises or, being a body, will do.
    """
    actors = event.actors or (None,)
    return has_day_ahead(event) and any(binds_doer(told, actor) for actor in actors)


def binds(mention: Mention) -> bool:
    """Tell whether a mention tells what is promised, planned or asked for."""
    return mention.event is not None and is_commitment(mention.event, mention.exact)


def rank_bond(mention: Mention, event: Event | None, due: str | None) -> int:
    """
    Rank how well a passage shows what binds: it binds itself, to the same, by the same day.

    Who "will come in May" and who "was invited for May" are one claim, of which an invitation is
    shown by the words that invite, and by those for the day that stands beside them.

    Args:
        mention: A passage of the claim.
        event: What the claim tells, or None.
        due: By when it is due, as it is shown.
    """
    told = mention.event
    if told is None or not binds(mention):
        return 0
    is_kind = event is not None and (told.type, told.status) == (event.type, event.status)
    ends_on = {period.end or period.start for period in (told.due, told.date) if period}
    return 1 + 2 * is_kind + (due in ends_on)


def is_ended(event: Event | None) -> bool:
    """Tell whether an event was done, or was not."""
    return event is not None and event.status in _ENDED


def ends(mention: Mention) -> bool:
    """Tell whether a mention tells what was done, or that it was not, and not what is to come."""
    return is_ended(mention.event) and not binds(mention)


def asks_again(bound: Event | None, told: Event | None) -> bool:
    """Tell whether what is told is asking, or threatening, as what binds is: it is no answer."""
    if bound is None or told is None or told.type is not bound.type:
        return False
    return bound.type in _ASKING


def is_told_as_both(claim: Claim) -> bool:
    """Tell whether a claim tells of a deed, or what somebody says, that some mentions announce."""
    event = claim.event
    if event is not None and (is_commitment(event, claim.summary) or event.status not in _ENDED):
        return False
    return any(binds(mention) for mention in claim.mentions)


def doer_of(event: Event) -> str | None:
    """Name who is to do what an event binds to: of an invitation the one who is invited."""
    side = event.recipients if event.type is EventType.REQUEST else event.actors
    keys = [key_of(actor) for actor in side]
    return keys[0] if keys else None


def key_of(actor: Actor) -> str:
    """Name an actor by its country, else by its own name."""
    return actor.country or actor.name


def due_of(event: Event, day: str) -> str | None:
    """
    Give the day by which it is due; for a plan the day it is planned for.

    What lies before the first report is no such day: "planned since June" says for how long, and
    "promised on Monday", "ordered out on Friday" when it was promised or asked for. A deadline
    that has passed ("by 12 June") stays, but of a day without a year the one ahead is meant where
    it is the nearer.

    Args:
        event: What binds.
        day: First day it was reported; empty where none is known.
    """
    if event.due and not is_up_to_now(event.due, day):
        is_asked_then = event.type in _ASKING and event.due.start == event.due.end == day[:10]
        return None if is_asked_then else _look_ahead(event.due, day)
    if event.date is None or is_up_to_now(event.date, day):
        return None
    last = event.date.end or event.date.start
    is_given_then = event.status is Status.PROMISED and event.date.start == day
    return None if not last or last < day[:10] or is_given_then else last


def _look_ahead(due: Period, day: str) -> str | None:
    """Give the last day of a term; the year that no text prints is the one in which it is near."""
    last, basis = due.end or due.start, due.basis or ""
    if not last or not day or last >= day[:10] or " last " in basis:
        return last
    if not basis.endswith(f"{last[:4]}, {FROM_REPORT}"):  # the text has the year
        return last
    try:
        given, now = date.fromisoformat(last[:10]), date.fromisoformat(day[:10])
        ahead = given.replace(year=given.year + 1)
    except ValueError:  # a day that the next year lacks
        return last
    return ahead.isoformat() if abs(ahead - now) < abs(now - given) else last


def is_up_to_now(period: Period, day: str) -> bool:
    """Tell whether a stretch began before a day and runs no further: "since June"."""
    if not period.start or not day or period.start == period.end:
        return False
    return period.start < day[:10] and (period.end is None or period.end <= day[:10])


class Told(msgspec.Struct, frozen=True):
    """
    One place where a claim is told.

    Attributes:
        report: Id of the report.
        day: Day of its publication; empty where it is not known.
        start, end: Where it stands in the text.
    """

    report: str
    day: str
    start: int
    end: int


class Outcome(msgspec.Struct, frozen=True):
    """
    What is told of a commitment.

    Attributes:
        claim: Number of the claim that tells it.
        state: What it makes of the commitment.
        day: The day it happened or was first told.
        reports: Those that tell it.
        is_dated: They name the day on which it was done.
    """

    claim: int
    state: CommitmentState
    day: str
    reports: frozenset[str]
    is_dated: bool


def pick_outcome(found: Sequence[Outcome]) -> Outcome | None:
    """
    Pick what became of a commitment, out of all that is told of it, in order of days.

    That it was kept outweighs that it was put off or not done, which often is told before. But a
    report that says it was not done does not tell it as done by other words ("the end of the
    ban"), unless it names the day. Without a deed, what was told last counts.
    """
    undone = [one for one in found if one.state is not CommitmentState.KEPT]
    for one in found:
        if one.state is CommitmentState.KEPT:
            saying_not = {report for other in undone for report in other.reports}
            if one.is_dated or not one.reports or not one.reports <= saying_not:
                return one
    return undone[-1] if undone else None


def is_borne_out(promised: Sequence[Told], told: Sequence[Told], day: str, done_on: str) -> bool:
    """
    Tell whether a deed is told by another word than the one that binds to it.

    The words of a promise are no evidence that it was kept, nor is what its first report tells
    beside it, which as a rule came before: "it sent two ships and promised two more". Such a
    report counts where it is of a later day, or says on which day the deed was done. What was
    told before the promise was is another deed.

    Args:
        promised: Where the commitment is told.
        told: Where the deed is.
        day: First day the commitment was reported.
        done_on: Day on which the deed is told to have been done; empty where none is named.
    """
    binding = {one.report for one in promised}
    for one in told:
        if one.day[:10] < day[:10]:
            continue
        is_same = any(
            one.report == other.report and one.start < other.end and other.start < one.end
            for other in promised
        )
        is_later = one.report not in binding or one.day[:10] > day[:10]
        is_dated = bool(done_on) and done_on <= one.day[:10]
        if (is_later and not is_same) or (is_dated and (is_later or not is_same)):
            return True
    return False
