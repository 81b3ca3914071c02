"""Days, weeks, months, quarters, seasons and years as stretches with both ends included."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date
from types import MappingProxyType

import msgspec

MONTHS = MappingProxyType(
    {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9}
    | {"oct": 10, "nov": 11, "dec": 12}
)
WEEKDAYS = MappingProxyType({"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6})
WEEKDAY_NAMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
SEASONS = MappingProxyType({"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12})


class Stretch(msgspec.Struct, frozen=True):
    """Days from `start` to `end`, both included; None where open."""

    start: date | None
    end: date | None


def make_date(year: int, month: int, day: int) -> date | None:
    """Make a date, or None where the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def day_of(day: date) -> Stretch:
    """The stretch of one day."""
    return Stretch(day, day)


def week_of(day: date) -> Stretch:
    """The week, Monday to Sunday (ISO 8601), that holds a day."""
    monday = shift_days(day, -day.weekday())
    return Stretch(monday, shift_days(monday, 6))


def weekend_of(day: date) -> Stretch:
    """Saturday and Sunday of the week that holds a day."""
    saturday = shift_days(day, 5 - day.weekday())
    return Stretch(saturday, shift_days(saturday, 1))


def months_of(year: int, first: int, last: int) -> Stretch:
    """Months `first` to `last` of a year; `last` under `first` runs into the next year."""
    stop = year + (last < first)
    if not (year >= MINYEAR and stop <= MAXYEAR):
        return Stretch(None, None)
    return Stretch(date(year, first, 1), date(stop, last, monthrange(stop, last)[1]))


def years_of(first: int, last: int) -> Stretch:
    """Whole years."""
    if not MINYEAR <= first <= last <= MAXYEAR:
        return Stretch(None, None)
    return Stretch(date(first, 1, 1), date(last, 12, 31))


def quarter_of(year: int, quarter: int) -> Stretch:
    """Quarter 1 to 4 of a calendar year."""
    return months_of(year, 3 * quarter - 2, 3 * quarter)


def season_of(year: int, season: str) -> Stretch:
    """Season of the northern half of the earth by whole months; winter begins in December."""
    first = SEASONS[season]
    return months_of(year, first, (first + 1) % 12 + 1)


def shift_days(day: date, days: int) -> date:
    """Move by days, held inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def shift_months(day: date, months: int) -> date:
    """Move by months; the 31st becomes the last day of a shorter month."""
    at = min(max(day.year * 12 + day.month - 1 + months, 12 * MINYEAR), 12 * MAXYEAR + 11)
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, amount: float, unit: str) -> Stretch:
    """
    The day, month or year that lies `amount` units away from a day.

    "Two years ago" is a year, "two months ago" a month, "two weeks ago" a week: the
    answer is as wide as the unit that was counted in.
    """
    if unit.startswith(("day", "hour", "minute", "second")):
        per = {"h": 24, "m": 1440, "s": 86400}.get(unit[0], 1)
        return day_of(shift_days(day, int(amount / per)))
    if unit.startswith("week"):
        return week_of(shift_days(day, int(7 * amount)))
    if unit.startswith("fortnight"):
        return week_of(shift_days(day, int(14 * amount)))
    if unit.startswith("month"):
        moved = shift_months(day, int(amount))
        return months_of(moved.year, moved.month, moved.month)
    if unit.startswith("quarter"):
        moved = shift_months(day, int(3 * amount))
        return quarter_of(moved.year, (moved.month + 2) // 3)
    per_year = {"decade": 10, "centur": 100}.get(unit[:6], 1)
    if amount != int(amount):
        moved = shift_months(day, int(12 * per_year * amount))
        return months_of(moved.year, moved.month, moved.month)
    year = day.year + int(amount) * per_year
    return years_of(year, year)


def trail(day: date, amount: float, unit: str) -> Stretch:
    """The last (negative) or next `amount` units before or behind a day: "the past two weeks"."""
    per = {"day": 1, "wee": 7, "for": 14}.get(unit[:3])
    if unit[:4] in ("hour", "minu", "seco"):
        far = shift_days(day, -1 if amount < 0 else 1)
    elif per is not None:
        far = shift_days(day, int(amount * per))
    else:
        months = {"mon": 1, "qua": 3, "yea": 12, "dec": 120, "cen": 1200}.get(unit[:3], 1)
        far = shift_months(day, int(amount * months))
    if far == day:
        return day_of(day)
    return Stretch(far, shift_days(day, -1)) if amount < 0 else Stretch(shift_days(day, 1), far)
