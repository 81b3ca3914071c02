"""Days as callers write them, and the stretch of time in which an event took place."""

from __future__ import annotations

from datetime import date
from typing import overload

from crosswire.errors import UsageError
from crosswire.types import Period

_MONTH = 31


@overload
def read_bound(value: str) -> str: ...
@overload
def read_bound(value: None) -> None: ...
def read_bound(value: str | None) -> str | None:
    """
    Read the day from or until which something is asked; a year or month means its first day.

    Returns:
        The ISO date; None for None.

    Raises:
        UsageError: It is no day.
    """
    if value is None:
        return None
    text = value.strip()
    whole = text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text
    try:
        return date.fromisoformat(whole[:10]).isoformat()
    except ValueError as error:
        said = f"{value!r} is no day; write it as 2022-08-19, 2022-08 or 2022"
        raise UsageError(said) from error


def find_stretch(period: Period | None, told: str) -> tuple[str, str]:
    """
    Find the first and the last day of an event, as far as its report tells them.

    Args:
        period: When it took place, or None.
        told: The day it was first reported, which stands for an unknown one; may be empty.

    Returns:
        ISO dates; the last day is empty where it is not known.
    """
    if period is None or not period.start:
        return told, told
    return period.start, period.end or ""


def is_of_month(start: str, stop: str) -> bool:
    """
    Tell whether a stretch is short enough to count for the month that it begins in.

    What took place "in 2024" is of none of its months; what began in a month and has no end told
    counts for that month.
    """
    if not start or not stop or start[:7] == stop[:7]:
        return bool(start)
    try:
        n_days = (date.fromisoformat(stop[:10]) - date.fromisoformat(start[:10])).days
    except ValueError:
        return False
    return n_days < _MONTH
