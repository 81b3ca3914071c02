"""What was promised, planned or asked for, by when, and whose word tells what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from crosswire.types import Actor, Claim, Event, EventType, Mention, Period, Status

_COMMITTED: Final = frozenset({Status.PROMISED, Status.PLANNED})
_ENDED: Final = frozenset({Status.DONE, Status.DENIED})


def is_commitment(event: Event) -> bool:
    """
    Tell whether an event binds somebody to do something later.

    A promise and a plan do, and so does an invitation or a demand with a date: "invited Tokayev
    to visit Moscow in November".
    """
    if event.type is None:
        return False
    return event.status in _COMMITTED or (event.type is EventType.REQUEST and event.due is not None)


def binds(mention: Mention) -> bool:
    """Tell whether a mention tells what is promised, planned or asked for."""
    return mention.event is not None and is_commitment(mention.event)


def is_ended(event: Event | None) -> bool:
    """Tell whether an event was done, or was not."""
    return event is not None and event.status in _ENDED


def ends(mention: Mention) -> bool:
    """Tell whether a mention tells what was done, or that it was not."""
    return is_ended(mention.event)


def tells_both(claim: Claim) -> bool:
    """Tell whether a claim tells of a deed that some of its mentions announce."""
    event = claim.event
    if event is None or is_commitment(event) or event.status not in _ENDED:
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
    "promised on Monday" when it was promised. A deadline that has passed ("by 12 June") stays.

    Args:
        event: What binds.
        day: First day it was reported; empty where none is known.
    """
    if event.due and not is_up_to_now(event.due, day):
        return event.due.end or event.due.start
    if event.date is None or is_up_to_now(event.date, day):
        return None
    last = event.date.end or event.date.start
    is_given_then = event.status is Status.PROMISED and event.date.start == day
    return None if not last or last < day[:10] or is_given_then else last


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
