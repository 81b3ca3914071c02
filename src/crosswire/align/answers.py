"""Two answers to one question: whether the later replaces the earlier, or both contradict."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crosswire.align.events import AHEAD
from crosswire.align.match import Match, Outcome
from crosswire.align.tie import probability_of, weigh
from crosswire.align.times import is_later
from crosswire.types import AspectName, Status

if TYPE_CHECKING:
    from crosswire.align.facts import Facts
    from crosswire.align.item import Item
    from crosswire.types.together import Kinship

SUCCESSION, CONTRADICTION = "succession", "contradiction"
"""Names of the sets of weights."""
_FROM_CLASH, _FROM_ONE = 0.5, 0.75
"""
Probability that the later answer replaces the earlier from which a clash is none, and from which
what would agree has changed.
"""
_CONTRADICTS = 0.4
"""Probability of a contradiction from which a clash is one."""
NOT_BORNE_OUT = "too little says that they contradict each other"
_LEAST = 1e-3
_DAYS = (1, 2, 3)


def weigh_answers(
    left: Item, right: Item, outcome: Outcome, kinship: Kinship | None, *, can_read: bool = False
) -> Outcome:
    """
    Say whether two answers that were read together contradict, or one replaces the other.

    "The session is set for June" and, two days on, "the session has been moved to September"
    contradict each other only if both are of one day.

    Args:
        left: Mention of one report.
        right: Mention of another, or of the same.
        outcome: How they compare by what they say.
        kinship: What reading them together told, where they were.
        can_read: There is a network: what it was not asked about is too far apart to clash.
    """
    is_settled = outcome.match in {Match.UPDATE, Match.UNRELATED}
    if is_settled or left.mention.report == right.mention.report:
        return outcome
    if kinship is None:
        is_clash = can_read and outcome.match is Match.CONFLICT
        return Outcome(Match.UNRELATED, NOT_BORNE_OUT, outcome.score) if is_clash else outcome
    if _has_followed(left, right, outcome, kinship):
        because = "the later report tells what became of it"
        return replace(outcome, match=Match.UPDATE, because=because)
    if outcome.match is Match.CONFLICT:
        facts = facts_of_contradiction(left, outcome, kinship)
        if probability_of(weigh(CONTRADICTION, facts)) < _CONTRADICTS:
            return Outcome(Match.UNRELATED, NOT_BORNE_OUT, outcome.score)
    return outcome


def _has_followed(left: Item, right: Item, outcome: Outcome, kinship: Kinship) -> bool:
    """Tell whether the later of two reports tells how things went on."""
    if outcome.match.joins and not _may_have_changed(left, outcome, kinship):
        return False
    if is_later(left, right):
        left, right = right, left
    elif not is_later(right, left):
        return False
    chance = probability_of(weigh(SUCCESSION, facts_of_succession(left, right, kinship)))
    return chance >= (_FROM_ONE if outcome.match.joins else _FROM_CLASH)


def _may_have_changed(left: Item, outcome: Outcome, kinship: Kinship) -> bool:
    """Tell whether two mentions that agree may be two states of a thing; equal numbers are one."""
    is_equal = left.mention.figure is not None and AspectName.VALUE not in outcome.aspects
    return not is_equal and kinship.same < kinship.clash + kinship.update


def facts_of_succession(first: Item, last: Item, kinship: Kinship) -> Facts:
    """
    Tell what speaks for the later of two different answers replacing the earlier.

    Args:
        first: Mention of the earlier report.
        last: Mention of the later one.
        kinship: What reading them together told.
    """
    reads = _log_odds(kinship.update) - _log_odds(kinship.clash)
    apart = _days_between(first, last)
    is_done = last.event is not None and last.event.status is Status.DONE
    tests = {
        "one outlet": _outlet_of(first) == _outlet_of(last),
        "figures": first.mention.figure is not None,
        "ahead, then done": is_done and first.event is not None and first.event.status in AHEAD,
        "the later one revises": last.signs.revises,
        "the earlier one is provisional": first.signs.provisional or first.signs.forecast,
    } | {f"{n} days apart or more": apart >= n for n in _DAYS}
    return {"read as update rather than clash": reads} | _kept(tests)


def facts_of_contradiction(left: Item, outcome: Outcome, kinship: Kinship) -> Facts:
    """
    Tell what speaks for two mentions that seem to clash being a contradiction.

    Args:
        left: One of them.
        outcome: How they compare.
        kinship: What reading them together told.
    """
    reads = {
        "tied": _log_odds(outcome.score),
        "read as clash": _log_odds(kinship.clash),
        "read as one question": _log_odds(1 - kinship.different),
        "read as update": _log_odds(kinship.update),
    }
    if left.mention.figure is None:
        return reads
    return {f"figures {name}": value for name, value in reads.items()} | {"figures": 1.0}


def _kept(tests: dict[str, bool]) -> Facts:
    return {name: 1.0 for name, holds in tests.items() if holds}


def _outlet_of(item: Item) -> str | None:
    return (item.original or item).report.outlet


def _days_between(first: Item, last: Item) -> int:
    days = (date.fromisoformat(item.moment[:10]) for item in (first, last) if item.moment)
    earlier, later = next(days, None), next(days, None)
    return (later - earlier).days if earlier and later else 0


def _log_odds(chance: float) -> float:
    bounded = min(1 - _LEAST, max(_LEAST, chance))
    return math.log(bounded / (1 - bounded))
