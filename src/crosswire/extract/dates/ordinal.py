"""Days named by their place in a month or year: "the first Monday of October", "the last week"."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType

from crosswire.extract.dates.calendar import (
    MONTHS,
    WEEKDAYS,
    Stretch,
    day_of,
    make_date,
    months_of,
    shift_days,
    shift_months,
    week_of,
    years_of,
)
from crosswire.extract.dates.values import FROM_REPORT, NOWHERE, Resolved

_NTH = MappingProxyType(
    {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}
    | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
)
_MOVES = MappingProxyType({"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1})
_NO_DATE = Resolved(NOWHERE, "day", "no report date")


def resolve_nth_weekday(match: re.Match[str], anchor: date | None) -> Resolved | None:
    """The first Friday of a month; the month without a year is the one nearest to the report."""
    whole, basis = _month_of(match, anchor)
    if whole is None or whole.start is None or whole.end is None:
        return _NO_DATE
    weekday, nth = WEEKDAYS[match["wd"][:3].lower()], _NTH[match["n"].lower()]
    if nth < 0:
        day = shift_days(whole.end, -((whole.end.weekday() - weekday) % 7))
    else:
        day = shift_days(whole.start, (weekday - whole.start.weekday()) % 7 + 7 * (nth - 1))
    return Resolved(day_of(day), "day", basis) if day <= whole.end else None


def resolve_nth_week(match: re.Match[str], anchor: date | None) -> Resolved | None:
    """
    The first week of a month or year is the one that holds its first Thursday (ISO 8601).
    """
    whole, basis = _month_of(match, anchor)
    if whole is None or whole.start is None or whole.end is None:
        return Resolved(NOWHERE, "week", "no report date")
    nth = _NTH[match["n"].lower()]
    if nth < 0:
        thursday = shift_days(whole.end, -((whole.end.weekday() - 3) % 7))
    else:
        thursday = shift_days(whole.start, (3 - whole.start.weekday()) % 7 + 7 * (nth - 1))
    return Resolved(week_of(thursday), "week", basis)


def _month_of(match: re.Match[str], anchor: date | None) -> tuple[Stretch | None, str | None]:
    """The month or year that a weekday or week is counted in, and how it was found."""
    groups = match.groupdict()
    words, year = groups.get("rel"), groups.get("y") or groups.get("year")
    number = MONTHS[match["m"][:3].lower()] if groups.get("m") else None
    if year and year[:1].isdigit():
        whole = years_of(int(year), int(year))
        return (months_of(int(year), number, number) if number else whole), None
    if anchor is None:
        return None, None
    basis = f"counted {FROM_REPORT}"
    if words:
        move, unit = _MOVES.get(words.split()[0].lower(), 0), words.split()[-1].lower()
        if unit == "year":
            return years_of(anchor.year + move, anchor.year + move), basis
        first = shift_months(anchor.replace(day=1), move)
        return months_of(first.year, first.month, first.month), basis
    at = anchor.year + (_MOVES.get(year.split()[0].lower(), 0) if year else 0)
    if number is None:
        return years_of(at, at), basis
    if not year:
        at = min(
            (anchor.year - 1, anchor.year, anchor.year + 1),
            key=lambda y: abs(12 * (y - anchor.year) + number - anchor.month),
        )
    return months_of(at, number, number), basis


def resolve_rest(match: re.Match[str], anchor: date | None) -> Resolved | None:
    """The rest of the week, month or year runs from the report to its last day."""
    if match["y"]:
        year = int(match["y"])
        start = anchor if anchor is not None and anchor.year == year else date(year, 1, 1)
        return Resolved(Stretch(start, date(year, 12, 31)), "span")
    if anchor is None:
        return Resolved(NOWHERE, "span", "no report date")
    unit = match["unit"].lower()
    whole = {
        "week": week_of(anchor),
        "month": months_of(anchor.year, anchor.month, anchor.month),
        "year": years_of(anchor.year, anchor.year),
        "decade": years_of(anchor.year // 10 * 10, anchor.year // 10 * 10 + 9),
    }[unit]
    return Resolved(Stretch(anchor, whole.end), "span", f"counted {FROM_REPORT}")


def resolve_day_of_month(match: re.Match[str], anchor: date | None) -> Resolved | None:
    """The 20th of this, last or next month."""
    if anchor is None:
        return _NO_DATE
    first = shift_months(anchor.replace(day=1), _MOVES.get(match["rel"].lower(), 0))
    day = make_date(first.year, first.month, int(re.sub(r"\D", "", match["d"])))
    return Resolved(day_of(day), "day", f"counted {FROM_REPORT}") if day else None


def resolve_week_weekday(match: re.Match[str], anchor: date | None) -> Resolved | None:
    """ "Next week on Friday" and "this week's Friday": the day inside that week."""
    if anchor is None:
        return _NO_DATE
    monday = shift_days(anchor, 7 * _MOVES.get(match["week"].lower(), 0) - anchor.weekday())
    day = shift_days(monday, WEEKDAYS[match["wd"][:3].lower()])
    return Resolved(day_of(day), "day", f"counted {FROM_REPORT}")
