"""What was promised, planned or asked for, and whether a later event is its outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from crosswire.align.lexicon import load_lexicon, stem
from crosswire.types import Actor, Claim, Event, EventType, Mention, Period, Status

_COMMITTED: Final = frozenset({Status.PROMISED, Status.PLANNED})
_ENDED: Final = frozenset({Status.DONE, Status.DENIED})
_WORD: Final = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*")
_COMMON: Final = frozenset(
    [
        "plan",
        "planned",
        "promise",
        "promised",
        "pledge",
        "pledged",
        "vow",
        "vowed",
        "agree",
        "agreed",
        "intend",
        "expected",
        "set",
        "due",
        "year",
        "month",
        "week",
        "today",
        "end",
        "next",
        "new",
    ]
)
"""Words of a promise that say that it is one, or when."""
_LONGEST: Final = 400
"""Days after which an event is no longer taken for the outcome of an undated plan."""
_EARLY, _LATE = 3, 45
"""Days before and after its due date in which a thing done counts as the one that was due."""
_LEAST_SHARED: Final = 0.5
"""Share of the words of a promise that the deed must have."""


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
    """Tell whether an event with a type was done, or was not."""
    return event is not None and event.type is not None and event.status in _ENDED


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
    if event.due and not _is_up_to_now(event.due, day):
        return event.due.end or event.due.start
    if event.date is None or _is_up_to_now(event.date, day):
        return None
    last = event.date.end or event.date.start
    is_given_then = event.status is Status.PROMISED and event.date.start == day
    return None if not last or last < day[:10] or is_given_then else last


def _is_up_to_now(period: Period, day: str) -> bool:
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


def find_outcome(promise: Claim, day: str, later: Claim, later_day: str) -> Status | None:
    """
    Tell whether a later event is what became of a commitment.

    A planned visit is done when a visit of the same side to the same other is told as done about
    the day it was planned for; an invitation when the invited comes; a promise when the one who
    gave it does what shares most of its words. The same told as denied or refused is an outcome
    too.

    Args:
        promise: The claim that binds.
        day: First day it was reported.
        later: An event of another claim.
        later_day: The day that event took place or was first reported.

    Returns:
        Done or denied; None where it is another matter, or too early, or too late.
    """
    before, after = promise.event, later.event
    if before is None or after is None or not day or not later_day or later_day < day:
        return None
    if not _is_in_time(before, day, later_day):
        return None
    if before.type is EventType.REQUEST:
        return _answer_invitation(before, after)
    if not _keys(after.actors) & _keys(before.actors):
        return None
    if (
        before.recipients
        and after.recipients
        and not (_keys(after.recipients) & _keys(before.recipients))
    ):
        return None
    if before.status is Status.PLANNED and after.type is before.type:
        if before.mode and after.mode and before.mode != after.mode:
            return None
        return _ending(after) if _meets(before, after, promise, later) else None
    if _shared_words(promise, later) < _LEAST_SHARED:
        return None
    return Status.DENIED if after.type is EventType.REJECT else _ending(after)


def _meets(before: Event, after: Event, promise: Claim, later: Claim) -> bool:
    """Tell whether more than type and doer ties a plan to the deed: to whom, where or what."""
    if _keys(after.recipients) & _keys(before.recipients):
        return True
    if before.place and after.place and before.place.name == after.place.name:
        return True
    return _shared_words(promise, later) >= _LEAST_SHARED


def _ending(event: Event) -> Status | None:
    return event.status if event.status in _ENDED else None


def _answer_invitation(before: Event, after: Event) -> Status | None:
    """Tell what came of an invitation or demand: the one who was asked comes, or refuses."""
    asked, asking = _keys(before.recipients), _keys(before.actors)
    if not _keys(after.actors) & asked:
        return None
    towards = _keys(after.recipients) & asking or (
        after.place is not None and after.place.country in asking
    )
    if not towards:
        return None
    if after.type is EventType.REJECT:
        return Status.DENIED
    if before.mode == "meet" and after.type is EventType.CONSULT:
        return _ending(after)
    return None


def _is_in_time(event: Event, day: str, later_day: str) -> bool:
    """Tell whether a day lies where the outcome of a commitment can lie."""
    at = _parse(later_day)
    reported, due = _parse(day), _parse(due_of(event, day))
    if at is None or reported is None:
        return False
    if due is None:
        is_same_day = event.status is Status.PLANNED and at == reported
        return not is_same_day and at <= reported + timedelta(days=_LONGEST)
    starts = [
        period.start
        for period in (event.date, event.due)
        if period and period.start and not _is_up_to_now(period, day)
    ]
    first = _parse(starts[0]) if starts else None
    earliest = first - timedelta(days=_EARLY) if first else reported
    return earliest <= at <= due + timedelta(days=_LATE)


def _parse(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return None


def _keys(actors: tuple[Actor, ...]) -> set[str]:
    return {key_of(actor) for actor in actors}


def _shared_words(promise: Claim, later: Claim) -> float:
    """Give the share of the telling words of a promise that the other claim has."""
    names = {
        word
        for claim in (promise, later)
        if claim.event
        for actor in (*claim.event.actors, *claim.event.recipients)
        for word in _stems(f"{actor.name} {actor.role or ''}")
    }
    wanted = _stems(promise.summary) - names
    return len(wanted & _stems(later.summary)) / len(wanted) if wanted else 0.0


def _stems(text: str) -> set[str]:
    left_out = _COMMON | load_lexicon().stops
    words = (word.lower() for word in _WORD.findall(text))
    return {stem(word) for word in words if word not in left_out}
