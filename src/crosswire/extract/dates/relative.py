"""Days that expressions relative to the report stand for: "last week", "two days ago", "Friday"."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType

from crosswire.extract.dates.calendar import (
    SEASONS,
    WEEKDAYS,
    Stretch,
    day_of,
    season_of,
    shift,
    shift_days,
    trail,
    week_of,
    weekend_of,
    years_of,
)
from crosswire.extract.dates.tense import is_ahead, lag_of_plan
from crosswire.extract.dates.values import (
    FROM_REPORT,
    NOWHERE,
    Resolved,
    count_of,
    part_of,
)

_FROM_A_DEED = re.compile(
    r"\s+(?:of|after|from|following)\s+(?!(?:now|today|tomorrow|this|publication)\b)\w", re.I
)
"""What days are counted from that is no day itself: "within ten days of his arrival"."""


_OF_A_DEED = re.compile(
    r"\s+(?!(?:and|as|at|because|but|by|for|from|in|of|on|or|so|than|that|this|those|to|under|when"
    r"|where|which|while|who|with|amid|until|due|thanks)\b)[^\W\d_]",
    re.IGNORECASE,
)
"""The deed that a day is counted from: "a day after ministers met"."""
_DETERMINER = re.compile(r"\s+(?:the|an?|his|her|its|their|he|she|it|they)\b")
_TO_THE_END = re.compile(r"[^,;:.!?\n\"“”—–]{3,160}[.!?\n]|[^,;:.!?\n\"“”—–]{3,160}\Z")
_APPOSED = re.compile(r"(?:day|\d)\s?,\s\Z", re.IGNORECASE)


def is_counted_from_deed(match: re.Match[str]) -> bool:
    """
    Tell whether the day is counted from a deed told behind it: "a day after ministers met".

    Such words date the deed from the day named before, and not what happened on that day.
    """
    if (match["way"] or "").lower() not in ("before", "after"):
        return False
    return _OF_A_DEED.match(match.string, match.end()) is not None


def resolve_shifted(match: re.Match[str], anchor: date | None) -> Resolved | None:
    words, unit = match["ahead"] or match["n"], (match["unit"] or match["unit1"]).lower()
    count = count_of(words)
    way = (match["way"] or "").lower()
    if match["ahead"] and not is_ahead(match.string, match.start(), match.end()):
        return None
    if way in ("before", "after", "later") and _DETERMINER.match(match.string, match.end()):
        before = match.string[max(0, match.start() - 12) : match.start()]
        is_told = _APPOSED.search(before) and _TO_THE_END.match(match.string, match.end())
        if way == "later" or not is_told:
            return None
    grain = unit if unit in ("day", "week", "month", "quarter", "year", "decade") else "day"
    if match["ahead"] and _FROM_A_DEED.match(match.string, match.end()):
        return Resolved(NOWHERE, grain, "relative to the text")
    if is_counted_from_deed(match):
        return Resolved(NOWHERE, grain, "relative to the text")
    if count is None or anchor is None:
        return Resolved(NOWHERE, grain, "vague" if count is None else "no report date")
    if match["ahead"] and match.group().lower().startswith("within"):
        far = trail(anchor, count, unit).end
        return Resolved(Stretch(anchor, far), "span", f"counted {FROM_REPORT}")
    sign = 1 if match["ahead"] or way in ("later", "from now", "after", "hence") else -1
    basis = f"counted {FROM_REPORT}"
    if (
        grain in ("year", "month")
        and count * (12 if grain == "year" else 1) > 12 * anchor.year - 24
    ):
        return None
    return Resolved(shift(anchor, sign * count, unit), grain, basis)


_GRAINS = MappingProxyType(
    dict.fromkeys(("autumn", "fall", "spring", "summer", "winter", "weekend", "century"), "span")
    | dict.fromkeys(("night", "morning", "afternoon", "evening"), "day")
)


def resolve_relative(match: re.Match[str], anchor: date | None) -> Resolved | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    part = (match["part"] or "").lower()
    name = _GRAINS.get(unit, unit)
    if unit == "day" and which not in ("the same", "that", "following"):
        return None
    if unit == "fall" and which not in ("last", "this", "next"):
        return None
    if which in ("following", "the same", "that", "previous") or anchor is None:
        return Resolved(
            NOWHERE, name, "no report date" if anchor is None else "relative to the text"
        )
    stretch = _whole_past(match, anchor) if which == "past" else _moved(which, unit, anchor)
    begins = unit == "weekend" and which == "this" and anchor.weekday() < 2
    if begins and is_ahead(match.string, match.start(), match.end()) is False:
        stretch = _moved("last", unit, anchor)
    first, last = stretch.start, stretch.end
    if part == "earlier" and last is not None:
        stretch = Stretch(first, min(last, anchor))
    elif part == "later" and first is not None:
        stretch = Stretch(max(first, anchor), last)
    return Resolved(part_of(stretch, part), name, f"{which} {unit}, {FROM_REPORT}")


def _whole_past(match: re.Match[str], anchor: date) -> Stretch:
    """
    "The past year" is the last twelve months, but the last calendar year where "this year"
    stands beside it ("21 percent over the past year; so far this year, 6").
    """
    unit = match["unit"].lower()
    near = match.string[max(0, match.start() - 200) : match.end() + 200].lower()
    if f"this {unit}" in near:
        return _moved("last", unit, anchor)
    if unit in SEASONS or unit == "weekend":
        return _moved("last", unit, anchor)
    return trail(anchor, -1, unit)


def _moved(which: str, unit: str, anchor: date) -> Stretch:
    move = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit in SEASONS:
        return _season(which, unit, anchor)
    if unit == "week":
        return week_of(shift_days(anchor, 7 * move))
    if unit == "weekend":
        return weekend_of(shift_days(anchor, 7 * move))
    if unit in ("night", "morning", "afternoon", "evening", "day"):
        return day_of(shift_days(anchor, move))
    if unit in ("decade", "century"):
        width = 10 if unit == "decade" else 100
        first = (anchor.year // width + move) * width
        return years_of(first, first + width - 1)
    return shift(anchor, move, unit)


def _season(which: str, unit: str, anchor: date) -> Stretch:
    options = [season_of(year, unit) for year in range(max(1, anchor.year - 2), anchor.year + 3)]
    dated = [(s.start, s.end, s) for s in options if s.start and s.end]
    behind = [stretch for _, end, stretch in dated if end < anchor]
    ahead = [stretch for start, _, stretch in dated if start > anchor]
    if which == "last":
        return behind[-1] if behind else NOWHERE
    if which in ("next", "coming"):
        return ahead[0] if ahead else NOWHERE
    return min(dated, key=lambda d: 0 if d[0] <= anchor <= d[1] else abs((d[0] - anchor).days))[2]


def resolve_day(match: re.Match[str], anchor: date | None) -> Resolved | None:
    if anchor is None:
        return Resolved(NOWHERE, "day", "no report date")
    word = match["word"].lower()
    moves = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}
    move = moves.get(word, 2 if word == "the day after tomorrow" else 0)
    return Resolved(day_of(shift_days(anchor, move)), "day", f"{word}, {FROM_REPORT}")


def _weekday_the(weekday: int, number: int, match: re.Match[str], anchor: date) -> Resolved | None:
    """ "Friday the 13th": the nearest such day that the tense allows."""
    days = [shift_days(anchor, step) for step in range(-400, 401)]
    fitting = [day for day in days if day.day == number and day.weekday() == weekday]
    ahead = is_ahead(match.string, match.start(), match.end())
    allowed = [day for day in fitting if ahead is None or (day >= anchor) is ahead]
    if not allowed:
        return None
    nearest = min(allowed, key=lambda day: abs((day - anchor).days))
    return Resolved(day_of(nearest), "day", f"{match['wd']} the {number}, {FROM_REPORT}")


def resolve_weekend(match: re.Match[str], anchor: date | None) -> Resolved | None:
    """ "Over the weekend": the last one that has begun, or the next by tense."""
    if anchor is None:
        return Resolved(NOWHERE, "span", "no report date")
    begun = anchor.weekday() >= 5
    if lag_of_plan(match.string, match.start()) is None:
        ahead = is_ahead(match.string, match.start(), match.end())
    else:
        ahead = anchor.weekday() >= 2
    stretch = weekend_of(anchor if begun or ahead else shift_days(anchor, -7))
    return Resolved(stretch, "span", f"the weekend, {FROM_REPORT}")


def resolve_weekday(match: re.Match[str], anchor: date | None) -> Resolved | None:
    if anchor is None:
        return Resolved(NOWHERE, "day", "no report date")
    weekday = WEEKDAYS[match["wd"][:3].lower()]
    which, week = (match["which"] or "").lower(), (match["week"] or "").lower()
    behind = (anchor.weekday() - weekday) % 7
    if week:
        monday = shift_days(anchor, 7 * {"last": -1, "next": 1}.get(week, 0) - anchor.weekday())
        day = shift_days(monday, weekday)
    elif which in ("last", "past"):
        day = shift_days(anchor, -(behind or 7))
    elif match["dom"]:
        return _weekday_the(weekday, int(match["dom"]), match, anchor)
    elif which == "next":
        day = shift_days(anchor, 7 - anchor.weekday() + weekday)
    elif which in ("coming", "this coming"):
        day = shift_days(anchor, 7 - behind)
    elif (lag := lag_of_plan(match.string, match.start())) is not None and which != "this":
        day = shift_days(anchor, -behind if behind <= lag else 7 - behind)
    elif lag is None and is_ahead(match.string, match.start(), match.end()):
        day = shift_days(anchor, (7 - behind) % 7)
    elif which == "this":
        day = shift_days(anchor, weekday - anchor.weekday())
    else:
        day = shift_days(anchor, -behind)
    return Resolved(day_of(day), "day", f"{match['wd']}, {FROM_REPORT}")
