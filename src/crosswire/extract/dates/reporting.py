"""Periods told by where they end: "the three months to the end of June", "the year to March"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from types import MappingProxyType

from crosswire.extract.dates.calendar import (
    MONTHS,
    Stretch,
    make_date,
    months_of,
    quarter_of,
    shift_days,
    shift_months,
    week_of,
    years_of,
)
from crosswire.extract.dates.tense import is_ahead
from crosswire.extract.dates.values import FROM_REPORT, NOWHERE, Resolved, count_of, part_of

_MONTHS = MappingProxyType({"month": 1, "quarter": 3, "half": 6, "year": 12})


def resolve_reporting(match: re.Match[str], anchor: date | None) -> Resolved | None:
    """Months or years up to a day: "the quarter ended June" is April to June."""
    last, basis = _last_day(match, anchor)
    if last is None:
        return Resolved(NOWHERE, "span", "no report date") if anchor is None else None
    words, unit = match["n"] or match["n2"] or "one", match["unit"] or match["unit2"]
    if match["one"]:
        unit = "half" if match["one"].lower().startswith("half") else match["one"]
    count = count_of(words)
    if count is None or unit is None:
        return None
    if unit.lower() == "week":
        return Resolved(Stretch(shift_days(last, 1 - int(7 * count)), last), "span", basis)
    months = int(count * _MONTHS[unit.lower()])
    if not 0 < months <= 120:
        return None
    first = shift_months(shift_days(last, 1), -months)
    return Resolved(Stretch(first, last), "span", basis)


def _last_day(match: re.Match[str], anchor: date | None) -> tuple[date | None, str | None]:
    """The day printed, or the last one of its month; the last such before the report, or next."""
    month, day = MONTHS[(match["m"] or match["m2"])[:3].lower()], match["d"] or match["d2"]
    year = match["y"]
    if year and year[:1].isdigit():
        return _make_last(int(year), month, day), None
    if anchor is None:
        return None, None
    if year:
        at = anchor.year + {"last": -1, "next": 1}.get(year.split()[0].lower(), 0)
        return _make_last(at, month, day), f"{at}, {FROM_REPORT}"
    found = _make_last(anchor.year, month, day)
    if found is None:
        return None, None
    ahead = is_ahead(match.string, match.start(), match.end())
    if found > anchor and not ahead:
        found = _make_last(anchor.year - 1, month, day)
    elif found < anchor and ahead:
        found = _make_last(anchor.year + 1, month, day)
    return found, f"{found.year}, {FROM_REPORT}" if found else None


def _make_last(year: int, month: int, day: str | None) -> date | None:
    number = int(re.sub(r"\D", "", day)) if day else monthrange(year, month)[1]
    return make_date(year, month, number)


def resolve_edge_of_unit(match: re.Match[str], anchor: date | None) -> Resolved | None:
    """
    The start or end of the week, month or quarter; an end still to come is past by tense.

    "The decade" is the one that runs, but for its first two years.
    """
    if anchor is None:
        return Resolved(NOWHERE, "span", "no report date")
    part, unit = match["part"].lower(), match["unit"].lower()
    stretch = part_of(_holding(unit, anchor), f"the {part}")
    ahead = is_ahead(match.string, match.start(), match.end())
    may_be_past = unit != "decade" or anchor.year % 10 < 2
    if ahead is False and may_be_past and stretch.start is not None and stretch.start > anchor:
        whole = _holding(unit, anchor)
        if whole.start is None:
            return None
        stretch = part_of(_holding(unit, shift_days(whole.start, -1)), f"the {part}")
    return Resolved(stretch, "span", f"the {part} the {unit}, {FROM_REPORT}")


def _holding(unit: str, day: date) -> Stretch:
    if unit == "week":
        return week_of(day)
    if unit == "month":
        return months_of(day.year, day.month, day.month)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3)
    first = day.year // 10 * 10
    return years_of(first, first + 9)
