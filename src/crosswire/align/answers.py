"""Two answers to one question: whether the later replaces the earlier, or both contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from crosswire.align.clashes import differing_aspect
from crosswire.align.events import AHEAD
from crosswire.align.facts import log_odds
from crosswire.align.figures import is_settled, is_tally
from crosswire.align.match import Match, Slot, same_voice
from crosswire.align.periods import read_day, same_period
from crosswire.align.tie import probability_of, weigh
from crosswire.align.times import MOST_DAYS, days_apart, is_later
from crosswire.types import AspectName, Status

if TYPE_CHECKING:
    from crosswire.align.facts import Facts
    from crosswire.align.item import Item
    from crosswire.align.match import Outcome
    from crosswire.types.together import Kinship

SUCCESSION = "succession"
"""Name of the set of weights."""
_FROM_CLASH, _FROM_ONE = 0.5, 0.75
"""
Probability that the later answer replaces the earlier from which a clash is none, and from which
what would agree has changed.
"""
_NUMBERS_CLASH = 0.3
"""Probability of a clash, read together, from which two numbers that differ contradict."""
_ONE_QUESTION, _SURE_OF_ONE, _FROM_UPDATE = 0.1, 0.6, 0.3
"""
Probability of two things, read together, under which they contradict too, where all told they
answer one question, and where an update is no likelier than this: the network that takes "Some 210
flights" and "260 flights" for the same has passed over the numbers.
"""


def weigh_answers(
    left: Item, right: Item, outcome: Outcome, kinship: Kinship | None, *, can_read: bool = False
) -> Outcome:
    """
    Say whether two answers that were read together contradict, or one replaces the other.

    "The session is set for June" and, two days on, "the session has been moved to September"
    contradict each other only if both are of one day. A clash that is not borne out still keeps
    two groups apart.

    Args:
        left: Mention of one report.
        right: Mention of another, or of the same.
        outcome: How they compare by what they say.
        kinship: What reading them together told, where they were.
        can_read: There is a network: numbers that it was not asked about are too far apart.
    """
    is_final = outcome.match in {Match.UPDATE, Match.UNRELATED}
    if is_final or left.mention.report == right.mention.report:
        return outcome
    if kinship is not None and _has_followed(left, right, outcome, kinship):
        return replace(
            outcome,
            match=Match.UPDATE,
            because="the later report tells what became of it",
            aspects=outcome.aspects or frozenset({differing_aspect(left, right)}),
            is_weighed=True,
        )
    is_seen = not can_read if kinship is None else _may_contradict(kinship, outcome)
    if outcome.match is Match.CONFLICT and left.mention.figure is not None and not is_seen:
        return replace(outcome, match=Match.UNRELATED, is_weighed=True)
    return outcome


def _may_contradict(kinship: Kinship, outcome: Outcome) -> bool:
    """Tell whether reading two numbers that differ together allows that they contradict."""
    if kinship.clash >= _NUMBERS_CLASH:
        return True
    is_one = kinship.different < _ONE_QUESTION and outcome.score >= _SURE_OF_ONE
    return is_one and kinship.update < _FROM_UPDATE


def _has_followed(left: Item, right: Item, outcome: Outcome, kinship: Kinship) -> bool:
    """Tell whether the later of two reports tells how things went on."""
    if is_later(left, right):
        left, right = right, left
    elif not is_later(right, left):
        return False
    if outcome.match.joins and not _may_have_changed(left, outcome, kinship):
        return False
    if not outcome.match.joins and _stays_a_dispute(left, right, outcome):
        return False
    chance = probability_of(weigh(SUCCESSION, facts_of_succession(left, right, kinship)))
    return chance >= (_FROM_ONE if outcome.match.joins else _FROM_CLASH)


def _may_have_changed(left: Item, outcome: Outcome, kinship: Kinship) -> bool:
    """Tell whether two mentions that agree may be two states of a thing; equal numbers are one."""
    is_equal = left.mention.figure is not None and AspectName.VALUE not in outcome.aspects
    return not is_equal and kinship.update > max(kinship.same, kinship.different, kinship.clash)


def _stays_a_dispute(first: Item, last: Item, outcome: Outcome) -> bool:
    """
    Tell a clash that time does not settle.

    One voice tells as done what another denies; a toll falls and nobody says that it was revised;
    votes are counted once; what a time that was over amounted to does not change any more.
    """
    statuses = {item.event.status for item in (first, last) if item.event is not None}
    if AspectName.STATUS in outcome.aspects and statuses == {Status.DONE, Status.DENIED}:
        return same_voice(first.mention, last.mention) is not Slot.SAME
    one, other = first.mention.figure, last.mention.figure
    if one is None or other is None or last.signs.revises or last.signs.lowered:
        return False
    is_of_the_moment = first.signs.provisional or first.signs.forecast or first.signs.outdated
    if is_of_the_moment:
        return False
    if is_settled(one) or is_settled(other):
        return True
    if is_tally(one) and (last_high := other.high) is not None and one.low is not None:
        return last_high < one.low
    over = read_day(one.period.end) if one.period is not None else None
    published = read_day(first.moment[:10])
    is_over = over is not None and published is not None and over < published
    return is_over and same_period(one.period, other.period) is Slot.SAME


def facts_of_succession(first: Item, last: Item, kinship: Kinship) -> Facts:
    """
    Tell what speaks for the later of two different answers replacing the earlier.

    Args:
        first: Mention of the earlier report.
        last: Mention of the later one.
        kinship: What reading them together told.
    """
    reads = log_odds(kinship.update) - log_odds(kinship.clash)
    apart = days_apart(first, last)
    is_done = last.event is not None and last.event.status is Status.DONE
    outlets = [(item.original or item).report.outlet for item in (first, last)]
    tests = {
        "one outlet": outlets[0] is not None and outlets[0] == outlets[1],
        "figures": first.mention.figure is not None,
        "ahead, then done": is_done and first.event is not None and first.event.status in AHEAD,
        "the later one revises": last.signs.revises,
        "the earlier one is provisional": first.signs.provisional or first.signs.forecast,
    } | {f"{n} days apart or more": apart >= n for n in range(1, MOST_DAYS + 1)}
    kept = {name: 1.0 for name, holds in tests.items() if holds}
    return {"read as update rather than clash": reads} | kept
