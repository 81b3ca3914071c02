"""Whether two clauses without a code tell of one thing, and whether they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.align.events import AHEAD
from crosswire.align.facts import Facts, facts_of_events
from crosswire.align.match import Match, Outcome, Slot, same_place, same_speaker
from crosswire.align.periods import read_day
from crosswire.align.tie import tie_probability
from crosswire.align.times import is_later
from crosswire.types import AspectName, ClaimKind, Status

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.align.similarity import Weights
    from crosswire.types import Event

_TO_JOIN = 0.75
"""Probability of one claim from which two clauses are joined, or clash."""
_SURE = 0.8
"""The same for a place, which may be another of several places of the thing."""
_REPEATED = 0.9
"""The same for two clauses of one report, which says most things once."""
_ALIKE = 0.66
"""Overlap of words from which a denial is of the same thing: "was absent" is no clash
with "did not come"."""
_QUARTER = 92
"""Days of the longest time that can clash with another."""


def compare_untyped(left: Item, right: Item, weights: Weights) -> Outcome:
    """
    Decide whether two mentions of which one has no type tell of one thing, and say why.

    "It was on 9 October when a patrol boat stopped the trawler" and "The navy seized the
    trawler on 19 October" share a thing, not a word for the deed: what they mean proposes,
    weighed with the words, names, dates and places that they share. Days that differ, and a
    denial, then make a conflict of it.
    """
    one, other = left.mention.event, right.mention.event
    if one is None or other is None:
        return Outcome(Match.UNRELATED, "they are no events")
    facts = facts_of_events(left, right, weights)
    tie = tie_probability(ClaimKind.EVENT, facts)
    within = left.mention.report == right.mention.report
    if tie < (_REPEATED if within else _TO_JOIN):
        return Outcome(Match.UNRELATED, "too little says that they tell of one thing", tie)
    clash = _find_clash(left, right, facts, tie)
    if clash is not None:
        return clash
    if facts["numbers apart"] or facts["names apart"] or facts["actor differs"]:
        return Outcome(Match.UNRELATED, "numbers, names or actors differ", tie)
    return _join(left, right, one, other, tie)


def _find_clash(left: Item, right: Item, facts: Facts, tie: float) -> Outcome | None:
    """Judge two clauses that tell of one thing and cannot both be true; None where they can."""
    one, other = left.mention.event, right.mention.event
    if one is None or other is None:
        return None
    pair = {one.status, other.status}
    places = same_place(one.place, other.place)
    if Status.DENIED in pair and len(pair) == 2:
        is_like = facts["alike"] >= _ALIKE and pair == {Status.DENIED, Status.DONE}
        if not (is_like and _denies_it(left, right)):
            return Outcome(Match.UNRELATED, "the denial may be of something else", tie)
        because, aspect = "one says it happened, the other that it did not", AspectName.STATUS
    elif _clash_in_time(one, other):
        because, aspect = "they give different dates", AspectName.DATE
    elif places is Slot.DIFFERENT and tie >= _SURE and len(pair) == 1:
        because, aspect = "they give different places", AspectName.PLACE
    else:
        return None
    if left.mention.report == right.mention.report:
        return Outcome(Match.UNRELATED, "they may tell of two things", tie)
    return Outcome(Match.CONFLICT, because, tie, frozenset({aspect}))


def _clash_in_time(left: Event, right: Event) -> bool:
    """
    Tell whether two clauses print two times that share no day: 3 May and 5 May, June and August.

    A weekday or "today" is resolved by the day of the report, which may itself be inferred; a
    year taken from there does no harm. Times longer than a quarter are too loose to clash.
    """
    ends = [
        (read_day(one.start), read_day(one.end))
        for one in (left.date, right.date)
        if one is not None and (one.basis is None or one.basis[:4].isdigit())
    ]
    if len(ends) < 2:
        return False
    (begin, end), (other_begin, other_end) = ends
    if not (begin and end and other_begin and other_end):
        return False
    if max(end - begin, other_end - other_begin).days > _QUARTER:
        return False
    return end < other_begin or other_end < begin


def _denies_it(left: Item, right: Item) -> bool:
    """
    Tell whether one clause denies what the other speaks of, and not only something.

    "Nobody was hurt" denies "a shepherd was hurt"; "there is no change to the rate" denies
    nothing of "the rate stays".
    """
    is_denied = left.mention.event is not None and left.mention.event.status is Status.DENIED
    denying, telling = (left, right) if is_denied else (right, left)
    words = denying.wording.denied - denying.wording.numbers - denying.wording.names
    return bool(words & telling.wording.terms) and not telling.wording.denied


def _join(left: Item, right: Item, one: Event, other: Event, tie: float) -> Outcome:
    pair = {one.status, other.status}
    if len(pair) == 2 and pair & {Status.CONDITIONAL, Status.CALLED_FOR}:
        return Outcome(Match.UNRELATED, "one tells what the other leaves open", tie)
    if Status.DONE in pair and pair & AHEAD:
        done, ahead = (left, right) if one.status is Status.DONE else (right, left)
        if is_later(done, ahead):
            why = "it was to come, and the later report has it done"
            return Outcome(Match.UPDATE, why, tie)
    aspects: set[AspectName] = set()
    if same_speaker(left.mention.speaker, right.mention.speaker) is Slot.DIFFERENT:
        aspects.add(AspectName.SPEAKER)
    match = Match.VARIANT if aspects else Match.SAME
    return Outcome(match, "they tell of the same thing", tie, frozenset(aspects))
