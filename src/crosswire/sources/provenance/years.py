"""The year of a dateline that prints none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from crosswire.sources.provenance.stamps import WEEKDAYS

_EARLIEST = 1900
_REACH = 60  # years back in which a dateline is looked for
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(WEEKDAYS)})\b(?P<tail>['’]s|s\b)?", re.IGNORECASE)
# Years, but not "2016 people", "$2016", "2,016" or "2016.5".
_YEAR = re.compile(
    r"(?<![\d$€£.,/-])((?:19|20)\d\d)(?![\d%]|[.,]\d| (?:people|troops|men|women|dead)\b)"
)
# "last Friday", "until Friday", "by Friday" name another day than that of filing.
_OTHER_DAY = re.compile(
    r"\b(?:last|next|this coming|coming|previous|every|each|since|until|till|by|before|after|from"
    r"|starting|beginning|of|good|black|bloody|holy|ash|super|palm|easter)\s\Z",
    re.IGNORECASE,
)


def find_weekday(paragraphs: Iterable[str]) -> str | None:
    """
    Find the weekday on which a report says its news took place, or None.

    It is the first one of the opening paragraphs that names the day of filing: "met
    Friday", "said on Monday"; not "since Friday", "last Friday", "Friday's talks".
    """
    for paragraph in paragraphs:
        for match in _WEEKDAY.finditer(paragraph):
            name = match.group("name")
            before = paragraph[max(0, match.start() - 20) : match.start()]
            if match.group("tail") or not name[0].isupper() or _OTHER_DAY.search(before):
                continue
            return name.capitalize()
    return None


def candidate_years(month_day: str, weekday: str, today: date) -> tuple[date, ...]:
    """Give the days not after today on which a yearless date has its weekday, latest first."""
    month, day = int(month_day[2:4]), int(month_day[5:7])
    found: list[date] = []
    for year in range(today.year, max(_EARLIEST, today.year - _REACH), -1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate <= today and WEEKDAYS[candidate.weekday()] == weekday.casefold():
            found.append(candidate)
    return tuple(found)


def latest_year_named(text: str, today: date) -> int | None:
    """Give the latest year that a text names and that is not after today's, or None."""
    named = [int(year) for year in _YEAR.findall(text)]
    return max((year for year in named if year <= today.year), default=None)


def infer_year(month_day: str, weekday: str, today: date, text: str = "") -> date | None:
    """
    Give the day that a yearless dateline most likely means.

    It is the most recent day not after today that has the weekday of the lead:
    "--08-19" and "Friday", seen in 2026, give 19 August 2022. Where the latest year that
    the text names, or the year after it, has such a day, that one is meant: a report
    that speaks of 2016 and of nothing later is seldom of 2022.
    """
    candidates = candidate_years(month_day, weekday, today)
    named = latest_year_named(text, today)
    if named is not None:
        fitting = [one for one in candidates if named <= one.year <= named + 1]
        if fitting:
            return fitting[-1]
    return candidates[0] if candidates else None


def complete_year(month_day: str, near: date) -> date | None:
    """Give a yearless date the year that brings it nearest to a known day of the page."""
    month, day = int(month_day[2:4]), int(month_day[5:7])
    found: list[date] = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda one: abs((one - near).days), default=None)
