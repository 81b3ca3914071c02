"""Whether two mentions of an event are one claim, and whether they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.align.match import (
    Match,
    Outcome,
    Slot,
    same_actors,
    same_place,
    same_voice,
)
from crosswire.align.periods import day_gap, same_period
from crosswire.align.places import are_far
from crosswire.align.times import is_later
from crosswire.types import AspectName, EventType, Status

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.types import Actor, Event

_MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
"""Types whose sides may change places: "A met B" is "B met A"."""
_SPOKEN = frozenset(
    {EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN}
    | {EventType.SUPPORT, EventType.AGREE, EventType.COOPERATE, EventType.CONCEDE}
)
"""Types with a matter of their own: two accusations between the same parties may be two."""
AHEAD = frozenset({Status.PLANNED, Status.PROMISED})
_DENIED = 0.35
"""Overlap of the sentences that ties a denial to what is asserted."""
_CONTEST = 0.97
"""Least probability of one claim where one act of one side is told and denied."""
_TWIN = 0.5
"""Overlap of the sentences that ties two events although a date or place differs."""


def compare_events(left: Item, right: Item, context: float) -> Outcome:
    """
    Decide whether two mentions tell of one event, and say why.

    Type and parties must be the same; a date or place that differs makes two events,
    unless the sentences are so alike that one of the two must be mistaken. Denied
    against done is a conflict; done after planned is an update.

    Args:
        left: Mention of one report.
        right: Mention of another report, or of the same.
        context: How much the sentences around them share, 0 to 1.
    """
    one, other = left.mention.event, right.mention.event
    if one is None or other is None or one.type is not other.type:
        return Outcome(Match.UNRELATED, "they are events of different types")
    parties = same_parties(one, other)
    if parties is Slot.DIFFERENT:
        return Outcome(Match.UNRELATED, "the parties differ")
    dates, places = same_period(one.date, other.date), same_place(one.place, other.place)
    modes = Slot.UNKNOWN
    if one.mode and other.mode:
        modes = Slot.SAME if one.mode == other.mode else Slot.DIFFERENT
    needed = _needed(one, parties, dates, places, modes)
    if context < needed:
        return Outcome(Match.UNRELATED, "too little says that they are one event")
    score = 0.35 + 0.25 * (parties is Slot.SAME) + 0.15 * (dates is Slot.SAME)
    score = min(1.0, score + 0.1 * (places is Slot.SAME) + 0.25 * context)
    by_status = _compare_status(left, right, score, context)
    if by_status is not None:
        return by_status
    if Slot.DIFFERENT in {dates, places}:
        return _compare_setting(one, other, dates, places, score)
    aspects: set[AspectName] = set()
    if one.status is not other.status:
        aspects.add(AspectName.STATUS)
    if same_voice(left.mention, right.mention) is Slot.DIFFERENT:
        aspects.add(AspectName.SPEAKER)
    match = Match.VARIANT if aspects else Match.SAME
    return Outcome(match, "the same act of the same parties", score, frozenset(aspects))


def same_parties(left: Event, right: Event) -> Slot:
    """Compare who acts and on whom; open where a side is not named."""
    if left.type in _MUTUAL:
        sides = (left.actors + left.recipients, right.actors + right.recipients)
        found = same_actors(*sides)
        if found is Slot.SAME and min(len(_distinct(side)) for side in sides) < 2:
            return Slot.UNKNOWN
        return found
    acting = same_actors(left.actors, right.actors)
    target = same_actors(left.recipients, right.recipients)
    if Slot.DIFFERENT in {acting, target}:
        return Slot.DIFFERENT
    return Slot.SAME if acting is target is Slot.SAME else Slot.UNKNOWN


def _distinct(actors: tuple[Actor, ...]) -> set[str]:
    return {actor.country or actor.name for actor in actors}


def _needed(event: Event, parties: Slot, dates: Slot, places: Slot, modes: Slot) -> float:
    """Say how much the sentences must share before two mentions count as one event."""
    needed = 0.1 if parties is Slot.SAME else 0.4
    if event.type in _SPOKEN:
        needed = max(needed, 0.25)
    if dates is Slot.SAME or places is Slot.SAME:
        needed -= 0.1
    if modes is Slot.DIFFERENT:
        needed = max(needed, 0.4)
    if Slot.DIFFERENT in {dates, places}:
        needed = max(needed, _TWIN)
    return needed


def _compare_status(left: Item, right: Item, score: float, context: float) -> Outcome | None:
    """Compare whether the event took place; None where both say alike, or near enough."""
    one, other = left.mention.event, right.mention.event
    if one is None or other is None or one.status is other.status:
        return None
    pair = {one.status, other.status}
    if pair == {Status.DONE, Status.DENIED}:
        if left.mention.report == right.mention.report and left.sentence == right.sentence:
            return Outcome(Match.UNRELATED, "one sentence tells and denies two things")
        if context < _DENIED or (one.mode and other.mode and one.mode != other.mode):
            return Outcome(Match.UNRELATED, "the denial may be of something else")
        because = "one says it happened, the other that it did not"
        tie = max(score, _CONTEST)
        return Outcome(Match.CONFLICT, because, tie, frozenset({AspectName.STATUS}))
    if pair <= AHEAD:
        return None
    if Status.DONE in pair and pair & AHEAD:
        done, ahead = (left, right) if one.status is Status.DONE else (right, left)
        if is_later(done, ahead):
            why = "it was planned, and the later report has it done"
            return Outcome(Match.UPDATE, why, score)
        if context < _TWIN:
            return Outcome(Match.UNRELATED, "one plans what the other may not be about")
        return Outcome(
            Match.VARIANT,
            "one has it done, the other planned",
            score - 0.1,
            frozenset({AspectName.STATUS}),
        )
    return Outcome(Match.UNRELATED, "one tells what the other only calls for")


def _compare_setting(left: Event, right: Event, dates: Slot, places: Slot, score: float) -> Outcome:
    """Judge two mentions, alike in words, whose date or place differs."""
    took_place = left.status is right.status is Status.DONE
    gap = day_gap(left.date, right.date)
    if dates is Slot.DIFFERENT and places is Slot.SAME and took_place and gap and gap <= 3:
        return Outcome(Match.CONFLICT, "they give different days", score)
    if are_far(left.place, right.place) and dates is Slot.SAME and took_place:
        return Outcome(Match.CONFLICT, "they give different places for the same day", score)
    return Outcome(Match.UNRELATED, "date or place differ")
