"""Whether two stretches of time are one."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from crosswire.align.match import Slot

if TYPE_CHECKING:
    from crosswire.types import Period

_YEAR = 366
_QUARTER = 92
_SLACK = 3
"""Days by which the ends of one period may be off ("by 30 June", "by the end of June")."""


@lru_cache(maxsize=1 << 12)
def read_day(value: str | None) -> date | None:
    """Take the day of an ISO date, or None where it is not a whole one ("--08-19")."""
    if value is None or len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def same_period(left: Period | None, right: Period | None) -> Slot:
    """
    Tell whether two periods are one.

    Ends may be three days off. Where one is a year worked out from loose words, it
    is enough that they share a season: "last year" and "in the past year" are one, "last year"
    and "in the first half of last year" are two. A side that is not known settles nothing. "By
    the end of the decade" is by 2029 for some and by 2030 for others.
    """
    if left is None or right is None:
        return Slot.UNKNOWN
    ends = [read_day(day) for day in (left.start, left.end, right.start, right.end)]
    gaps = [
        abs((one - other).days)
        for one, other in zip(ends[:2], ends[2:], strict=True)
        if one and other
    ]
    if not gaps:
        return Slot.UNKNOWN
    single = left.start == left.end and right.start == right.end
    if max(gaps) <= (0 if single else _SLACK) or _are_terms_of_decade(left, right):
        return Slot.SAME
    if (left.basis or right.basis) and all(ends) and not _are_two_years(left, right):
        one, until, other, to = (day.toordinal() for day in ends if day)
        shared = min(until, to) - max(one, other) + 1
        longest = max(until - one, to - other) + 1
        if longest > 300 and abs((until - one) - (to - other)) <= 31 and shared / longest >= 0.25:
            return Slot.SAME
    return Slot.DIFFERENT


def _are_two_years(left: Period, right: Period) -> bool:
    """
    Tell a calendar year from twelve months that end with another one: "2025", "the year to June".

    The calendar year is named: "the coming year" of a budget may be either.
    """
    starts: set[int] = set()
    for one in (left, right):
        start, end = read_day(one.start), read_day(one.end)
        if start is None or end is None or start.day > 1 or not (end - start).days >= _YEAR - 2:
            return False
        behind = end + timedelta(days=1)
        if start.month == 1 and one.basis:
            return False
        if behind.day > 1 or (behind.year - start.year, behind.month) != (1, start.month):
            return False
        starts.add(start.month)
    return len(starts) > 1 and 1 in starts


def _are_terms_of_decade(left: Period, right: Period) -> bool:
    """Tell whether two terms end together, one with the decade and one with its last year."""
    until, to = read_day(left.end), read_day(right.end)
    if left.start or right.start or until is None or to is None:
        return False
    is_of_decade = any("decade" in (one.basis or "") for one in (left, right))
    return is_of_decade and abs((until - to).days) <= _YEAR


def day_gap(left: Period | None, right: Period | None) -> int | None:
    """Count the days between two single days; None where either is not one."""
    days: list[date] = []
    for period in (left, right):
        day = read_day(period.start) if period and period.start == period.end else None
        if day is None:
            return None
        days.append(day)
    return abs((days[0] - days[1]).days)


def holds_within(left: Period | None, right: Period | None) -> bool:
    """
    Tell whether one stretch of days holds the other: "since May" and "on 12 June".

    A stretch of more than a quarter holds too much to say anything.
    """
    if left is None or right is None:
        return False
    ends = [read_day(day) for day in (left.start, left.end, right.start, right.end)]
    if not all(ends):
        return False
    start, end, begin, until = (day.toordinal() for day in ends if day)
    is_inside = (start <= begin and until <= end) or (begin <= start and end <= until)
    return is_inside and max(end - start, until - begin) <= _QUARTER
