"""Which of two numbers replaces the other: what is outdated, provisional, revised or counted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from crosswire.align.figures import counts_ballots, is_settled, is_tally, property_of
from crosswire.align.intervals import interval_of
from crosswire.align.match import Match, Outcome, Slot, same_speaker
from crosswire.align.times import is_later
from crosswire.types import Qualifier

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.types.together import Kinship

_FOUND = frozenset({"missing", "trapped"})
"""Properties of people whose number falls as they are found, alive or dead."""
_LOOSE = frozenset({Qualifier.ABOUT, Qualifier.ALMOST})
READ_AS_CLASH = 0.75
"""Probability of a clash, read together, from which two numbers are two answers to a question."""


def order_figures(
    left: Item,
    right: Item,
    outcome: Outcome,
    *,
    reports_revise: tuple[bool, bool] = (False, False),
    kinship: Kinship | None = None,
) -> Outcome:
    """
    Turn a clash into an update where one value is said, or known, to supersede the other.

    Signs are a sentence that calls one value outdated, a sentence that says it revises,
    and for tolls a later report that counts more. A toll that is said to have been lowered is the
    newer one whatever the hour at which the higher one is printed once more.

    Args:
        left: One figure.
        right: The other.
        outcome: How they compare.
        reports_revise: Whether the report of each says of some toll that it rose or fell.
        kinship: What reading them together told, where they were: votes are counted once, and a
            later report of another number contradicts.
    """
    if kinship is not None and kinship.clash >= READ_AS_CLASH and _are_settled(left, right):
        return outcome
    numbers = _nominal(left), _nominal(right)
    if None in numbers or numbers[0] == numbers[1]:
        return outcome
    if not outcome.match.clashes and (_is_loose(left) or _is_loose(right)):
        return outcome
    because = _why_outdated(left, right)
    if because is None and left.mention.report != right.mention.report:
        because = _why_provisional(left, right, outcome) or _why_later(left, right, reports_revise)
    return outcome if because is None else replace(outcome, match=Match.UPDATE, because=because)


def counts_on(first: Item, last: Item) -> bool:
    """Tell whether a later report gives a higher toll than an earlier one."""
    return _counts_more(first, last) and is_later(last, first)


def revises(left: Item, right: Item) -> bool:
    """Tell whether the later of two reports puts its number in place of another."""
    if is_later(left, right):
        return left.signs.revises
    return is_later(right, left) and right.signs.revises


def _why_outdated(left: Item, right: Item) -> str | None:
    """Say that one value is called outdated, and whether the count was lowered by that."""
    if left.signs.outdated is right.signs.outdated:
        return None
    past, present = (left, right) if left.signs.outdated else (right, left)
    if present.signs.lowered and _is_higher(past, present):
        return "the higher one is called outdated: the number was lowered"
    return "one of them is called outdated"


def _why_provisional(left: Item, right: Item, outcome: Outcome) -> str | None:
    """Say that a count is the count of the moment, if any is."""
    n_provisional = _is_provisional(left) + _is_provisional(right)
    if n_provisional == 1:
        return "one of them is a provisional count"
    if n_provisional and outcome.match.clashes and _of_ballots(left) and _of_ballots(right):
        return "both are provisional counts"
    return None


def _why_later(left: Item, right: Item, reports_revise: tuple[bool, bool]) -> str | None:
    """Say how the later number replaces the earlier one, where their order is known."""
    lower, higher = (left, right) if _is_higher(right, left) else (right, left)
    is_toll = _is_tally_of(lower) and _is_tally_of(higher)
    if is_toll and lower.signs.lowered and not higher.signs.revises:
        return "the number was lowered"
    found = _in_order(left, right, reports_revise)
    if found is None:
        return None
    first, last = found
    if last.signs.revises:
        how = "raises" if _is_higher(last, first) else "lowers"
        return f"the later report {how} the number"
    if _counts_more(first, last):
        return "the later report counts more"
    return "the later report counts fewer who are not found" if _found(first, last) else None


def _in_order(
    left: Item, right: Item, reports_revise: tuple[bool, bool]
) -> tuple[Item, Item] | None:
    """
    Put two figures in order of time; None where nothing tells it.

    What one of two speakers says on a day revises nothing that the other says: they differ.
    """
    if is_later(left, right) or is_later(right, left):
        return (left, right) if is_later(right, left) else (right, left)
    speakers = left.mention.speaker, right.mention.speaker
    if same_speaker(*speakers) is Slot.DIFFERENT and not (
        _is_tally_of(left) or _is_tally_of(right)
    ):
        return None
    if left.signs.revises is not right.signs.revises:
        return (left, right) if right.signs.revises else (right, left)
    if _is_tally_of(left) and _is_tally_of(right) and reports_revise[0] is not reports_revise[1]:
        return (left, right) if reports_revise[1] else (right, left)
    return None


def _nominal(item: Item) -> float | None:
    interval = interval_of(item.mention.figure) if item.mention.figure is not None else None
    return interval.nominal if interval is not None else None


def _is_higher(one: Item, other: Item) -> bool:
    """Tell whether the number of one is the higher."""
    high, low = _nominal(one), _nominal(other)
    return high is not None and low is not None and high > low


def _counts_more(first: Item, last: Item) -> bool:
    """
    Tell whether one toll is higher than another.

    Votes, seats and signatures are counted once: two numbers of one day do not count on.
    """
    if not (_is_tally_of(first) and _is_tally_of(last) and _is_higher(last, first)):
        return False
    one_day = not first.moment or first.moment[:10] == last.moment[:10]
    return not (one_day and any(map(_is_settled_of, (first, last))))


def _found(first: Item, last: Item) -> bool:
    """Tell a later count of the missing or trapped that is lower: some of them were found."""
    figures = first.mention.figure, last.mention.figure
    if not all(figure is not None and property_of(figure) in _FOUND for figure in figures):
        return False
    return _is_higher(first, last) and is_later(last, first)


def _is_tally_of(item: Item) -> bool:
    return item.mention.figure is not None and is_tally(item.mention.figure)


def _is_settled_of(item: Item) -> bool:
    return item.mention.figure is not None and is_settled(item.mention.figure)


def _are_settled(left: Item, right: Item) -> bool:
    """Tell whether both count what is counted once, and neither is said to be outdated."""
    plain = left.signs.outdated is right.signs.outdated
    return plain and _is_settled_of(left) and _is_settled_of(right)


def _is_loose(item: Item) -> bool:
    return item.mention.figure is not None and item.mention.figure.qualifier in _LOOSE


def _of_ballots(item: Item) -> bool:
    return item.mention.figure is not None and counts_ballots(item.mention.figure)


def _is_provisional(item: Item) -> bool:
    """Tell whether a report calls its number the count of the moment."""
    return item.signs.provisional and (not item.signs.of_ballots or _of_ballots(item))
