"""On which day a report was written, as far as it is known, and how far two days lie apart."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import UTC, date, datetime

import msgspec

from crosswire.types import Article

_WHOLE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTHS = "|".join(month_name[1:])
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?,? (?:of )?({_MONTHS}),? ((?:19|20)\d\d)\b")
_MONTH_FIRST = re.compile(rf"\b({_MONTHS}) (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b")
_YEARLESS = re.compile(r"--(\d\d)-(\d\d)")


class Day(msgspec.Struct, frozen=True):
    """Day of a report; `year` is None where only "Aug 19" is known."""

    year: int | None
    month: int
    day: int

    def in_year(self, year: int) -> date:
        """Place the day in a year; 29 February falls on the 28th where there is none."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, self.month, 28)

    def nearest_to(self, other: date) -> date:
        """Give the date meant, in the year that puts it nearest to `other`."""
        if self.year is not None:
            return self.in_year(self.year)
        years = (other.year - 1, other.year, other.year + 1)
        return min((self.in_year(year) for year in years), key=lambda day: abs(day - other))


def parse_day(printed: str | None) -> Day | None:
    """Read "2022-08-20T12:00:00Z", "2022-08-20" or "--08-19"; None where it is neither."""
    if printed is None:
        return None
    if whole := _WHOLE.match(printed):
        year, month, day = (int(group) for group in whole.groups())
    elif yearless := _YEARLESS.match(printed):
        year, month, day = None, int(yearless[1]), int(yearless[2])
    else:
        return None
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return Day(year, month, day)


def find_day(article: Article) -> Day | None:
    """
    Find the day of a report: publication, else dateline.

    A report "Moscow, Aug 19" that was reprinted on the 22nd has its publication day here;
    the dateline serves where nothing else is known.
    """
    published = parse_day(article.published)
    if published is not None:
        return published
    return parse_day(article.dateline.date) if article.dateline else None


def find_written_day(text: str) -> Day | None:
    """Find the first date that a text writes out in full: "14 May 2024", "May 14, 2024"."""
    day_first, month_first = _DAY_FIRST.search(text), _MONTH_FIRST.search(text)
    found: list[tuple[int, str, str, str]] = []
    if day_first:
        found.append((day_first.start(), day_first[3], day_first[2], day_first[1]))
    if month_first:
        found.append((month_first.start(), month_first[3], month_first[1], month_first[2]))
    if not found:
        return None
    _, year, month, day = min(found)
    number = list(month_name).index(month)
    return parse_day(f"{year}-{number:02d}-{int(day):02d}")


def count_days_apart(left: Day | None, right: Day | None) -> int | None:
    """Count the days between two reports; None where either day is unknown."""
    if left is None or right is None:
        return None
    if left.year is not None:
        anchor = left.in_year(left.year)
        return abs((right.nearest_to(anchor) - anchor).days)
    anchor = right.in_year(right.year or 2000)
    return abs((left.nearest_to(anchor) - anchor).days)


def is_later(left: Article, right: Article) -> bool:
    """
    Tell whether the left report surely appeared after the right one.

    Two reports of one day are ordered only where both give a time.
    """
    one, other = parse_day(left.published), parse_day(right.published)
    if one is None or other is None or one.year is None or other.year is None:
        return False
    days = one.in_year(one.year), other.in_year(other.year)
    if days[0] != days[1] and abs((days[0] - days[1]).days) > 1:
        return days[0] > days[1]
    times = _parse_moment(left.published), _parse_moment(right.published)
    if times[0] is not None and times[1] is not None:
        return times[0] > times[1]
    return days[0] > days[1]


def _parse_moment(printed: str | None) -> datetime | None:
    """Read a day with its time, UTC where no zone is given; None where there is no time."""
    if printed is None or len(printed) <= len("2022-08-20"):
        return None
    try:
        moment = datetime.fromisoformat(printed)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
