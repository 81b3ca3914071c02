"""Days as callers write them."""

from __future__ import annotations

from datetime import date
from typing import overload

from crosswire.errors import UsageError


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
