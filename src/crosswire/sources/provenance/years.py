"""The year of a dateline that prints none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from crosswire.sources.provenance.stamps import WEEKDAYS

_EARLIEST = 1900
_REACH = 15  # years back: the calendar repeats itself within eleven
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(WEEKDAYS)})\b(?P<tail>['’]s|s\b)?", re.IGNORECASE)
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


def infer_year(month_day: str, weekday: str, today: date) -> date | None:
    """
    Give the most recent day not after today on which a yearless date has its weekday.

    "--08-19" and "Friday", seen in 2026, give 19 August 2022.
    """
    month, day = int(month_day[2:4]), int(month_day[5:7])
    for year in range(today.year, max(_EARLIEST, today.year - _REACH), -1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate <= today and WEEKDAYS[candidate.weekday()] == weekday.casefold():
            return candidate
    return None


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
