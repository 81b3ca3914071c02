"""Dates and times as pages print them, read into ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from types import MappingProxyType

import msgspec

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.(?= [A-Za-z]))?"
_NEXT = r" ?[-–/] ?(?P<until>[0-3]?\d)(?:st|nd|rd|th)?"
"""Behind a day: the last of the days that a weekend's printing is of."""
_FULL_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d:.]){_DAY}{_NEXT} (?P<month>{MONTH}),? {{1,2}}{_YEAR}",
        rf"(?<![\d:.]){_DAY} (?P<month>{MONTH}){_NEXT} (?P<last>{MONTH}),? {{1,2}}{_YEAR}",
        rf"\b(?P<month>{MONTH}) {{0,2}}{_DAY}{_NEXT},? {{1,2}}{_YEAR}",
        rf"(?<!\d){_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"(?<!\d){_YEAR}/(?P<number>[01]?\d)/(?P<day>[0-3]?\d)(?!\d)",
        rf"(?<!\d){_DAY}(?: of)?[ \-/]{{1,2}}(?P<month>{MONTH}),?[ \-/]{{1,2}}{_YEAR}",
        rf"\b(?P<month>{MONTH}) {{0,2}}{_DAY},? {{1,2}}{_YEAR}",
        rf"(?<!\d)(?P<day>[0-3]?\d)\.(?P<number>[01]?\d)\.{_YEAR}",
        rf"(?<!\d)(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/{_YEAR}",
    )
)
_LONGEST = 3
"""Most days that a printing is of: Friday to Sunday."""
_ZONES = MappingProxyType(
    {
        "z": 0,
        "utc": 0,
        "gmt": 0,
        "est": -5 * 60,
        "edt": -4 * 60,
        "cdt": -5 * 60,
        "mst": -7 * 60,
        "mdt": -6 * 60,
        "pst": -8 * 60,
        "pdt": -7 * 60,
        "cet": 60,
        "cest": 2 * 60,
        "eet": 2 * 60,
        "eest": 3 * 60,
        "msk": 3 * 60,
        "sgt": 8 * 60,
        "jst": 9 * 60,
        "kst": 9 * 60,
        "aest": 10 * 60,
        "aedt": 11 * 60,
    }
)
_ZONE = r"(?P<zone>utc|gmt|z\b|[ecmp][sd]t\b|ce?s?t\b|ee?s?t\b|msk|sgt|jst|kst|ae[sd]t)?"
_OFFSET = r"(?P<offset>[+\-−][01]?\d(?::?[0-5]\d)?)?(?!\d)"
_CLOCK = (
    r"(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d))(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?"
    rf" ?(?P<half>[ap]\.?m\b\.?)?,? ?\(?{_ZONE} ?{_OFFSET}\)?"
)
_TIME_AFTER = re.compile(rf"(?:T|[ ,|\-–—•·]{{0,4}}(?:at )?){_CLOCK}", re.IGNORECASE)
_HOUR_AFTER = re.compile(
    rf"[ ,|\-–—•·]{{0,4}}(?:at )?(?P<hour>[01]?\d)(?P<minute>)(?P<second>)"
    rf" ?(?P<half>[ap]\.?m\b\.?),? ?\(?{_ZONE} ?{_OFFSET}\)?",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(rf"(?<!\d){_CLOCK}[ ,|\-–—•·]{{1,4}}(?:on )?(?:{WEEKDAY},? ?)?\Z", re.I)
_WEEKDAY_BEFORE = re.compile(rf"\b(?:{WEEKDAY} ?[-–/] ?)?{WEEKDAY},? ?\Z", re.IGNORECASE)
_EDITIONS = (
    r"(?:early|late|later|latest|final|first|second|third|fourth|last|morning|midday|noon|lunch(?:time)?"
    r"|afternoon|evening|night|city|national|regional|international|global|local|weekend|weekly|daily"
    r"|print(?:ed)?|paper|online|digital|web|special|extra|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_PRINTING = re.compile(
    r"(?:\b(?:(?:from|in|for) )?(?:(?:the|our|its) )?"
    rf"(?:{_EDITIONS}[ -]){{1,3}}(?:edition|issue)s?\b"
    r"(?: (?:of|for|dated)\b)?"
    r"|(?:(?<=[,;|(\[–—-])|^)\s*(?:the )?(?:[\w’'-]+ )?edition\b(?: (?:of|for|dated)\b)?\s*"
    r"(?=[,;|)\]–—-]|$)"
    r"|\b(?:pages?|pp?\.|vol(?:ume|\.)?|nos?\.|nr\.?|issue|number) ?[A-Z]?\d{1,5}"
    r"(?: ?[-–] ?\d{1,4})?\b(?![.:]\d))",
    re.IGNORECASE,
)


class Stamp(msgspec.Struct, frozen=True):
    """
    Full date, perhaps with its time, at one place of a line.

    Attributes:
        value: "2022-08-20", or "2022-08-20T12:00:00Z" where time and zone are printed.
        start: Offset of its first character (a weekday before it included).
        end: Offset behind the last (time and zone included).
    """

    value: str
    start: int
    end: int

    @property
    def day(self) -> date:
        """The calendar day."""
        return date.fromisoformat(self.value[:10])


def month_number(name: str) -> int:
    """Number of a month by its name or a short form of it ("Sept.")."""
    short = name.strip(". ").casefold()[:3]
    return next(number for number, full in enumerate(MONTHS, 1) if full.startswith(short))


def _day_of(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("first"):
        first, second = int(groups["first"]), int(groups["second"])
        # 03/04/2022 is March or April by the country: not known, so not guessed.
        if first <= 12 and second <= 12 and first != second:
            return None
        month, day = (second, first) if first > 12 else (first, second)
    else:
        day = int(groups["day"])
        named = groups.get("month")
        month = month_number(named) if named else int(groups["number"])
        if groups.get("until") is not None:
            last = groups.get("last")
            until = (year, month_number(last) if last else month, int(groups["until"]))
            return _first_of(month, day, until)
    return _date_of(year, month, day)


def _date_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _first_of(month: int, day: int, until: tuple[int, int, int]) -> date | None:
    """
    Give the first day of a printing whose last is known: "31 December-1 January 2027" is of 2026.

    Returns:
        None where the two are not days of one printing.
    """
    last = _date_of(*until)
    first = _date_of(until[0] - (month > until[1]), month, day)
    if first is None or last is None:
        return None
    return first if 0 < (last - first).days < _LONGEST else None


def _zone_of(match: re.Match[str]) -> timezone | None:
    offset = match.group("offset")
    name = (match.group("zone") or "").casefold()
    if offset and name in ("", "utc", "gmt"):
        sign = -1 if offset[0] in "-−" else 1
        digits = offset[1:].replace(":", "")
        hours, minutes = (
            (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        )
        total = sign * (60 * hours + minutes)
        return timezone(timedelta(minutes=total)) if abs(total) < 24 * 60 else None
    return timezone(timedelta(minutes=_ZONES[name])) if name in _ZONES else None


def _moment(day: date, match: re.Match[str]) -> str:
    zone = _zone_of(match)
    if zone is None:
        return day.isoformat()
    hour = int(match.group("hour"))
    half = (match.group("half") or "").casefold()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return day.isoformat()
    moment = datetime(
        day.year,
        day.month,
        day.day,
        hour,
        int(match.group("minute") or 0),
        int(match.group("second") or 0),
        tzinfo=zone,
    )
    return print_moment(moment)


def print_moment(moment: datetime) -> str:
    """Write a moment in ISO 8601 to the second; UTC is "Z"."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def drop_printing(text: str) -> str:
    """
    Leave out of a date line which printing of a paper it is, which is neither a name nor a day.

    "Harbour Post, 3 March 2031, late city edition" is "Harbour Post, 3 March 2031"; a volume, a
    number and a page ("Vol. 12, No. 33", "p. 4") go too.
    """
    left, count = _PRINTING.subn(" ", text)
    if not count:
        return text
    left = re.sub(r"[(\[]\s*[)\]]", " ", left)
    left = re.sub(r"\s*([,;|])(?:\s*[,;|])+", r"\1", left)
    return " ".join(left.split()).strip(" ,;|–—-")


def find_stamp(text: str, start: int = 0) -> Stamp | None:
    """
    Find the first full date of a line, with its time where a zone makes it certain.

    "Sat, 20 Aug 2022 09:40 UTC" is 2022-08-20T09:40:00Z; "20 August 2022, 14:30" says
    no zone and stays the day. 03/04/2022 is left alone. A weekend's "14-15 November 2026" is the
    first of the two, on which the paper came out.
    """
    best: tuple[int, re.Match[str], date] | None = None
    for pattern in _FULL_DATES:
        for match in pattern.finditer(text, start):
            day = _day_of(match)
            if day is not None and (best is None or match.start() < best[0]):
                best = (match.start(), match, day)
                break
    if best is None:
        return None
    _, match, day = best
    first, last, value = match.start(), match.end(), day.isoformat()
    after = _TIME_AFTER.match(text, last) or _HOUR_AFTER.match(text, last)
    before = _TIME_BEFORE.search(text[max(0, first - 60) : first])
    if after is not None:
        value, last = _moment(day, after), after.end()
    elif before is not None:
        value = _moment(day, before)
        first = max(0, first - 60) + before.start()
    weekday = _WEEKDAY_BEFORE.search(text[max(0, first - 24) : first])
    if weekday is not None:
        first = max(0, first - 24) + weekday.start()
    return Stamp(value=value, start=first, end=last)


def read_published(value: str) -> str | None:
    """
    Read a publication date from a field of a file or from the user, or give None.

    ISO 8601 in any precision down to the day and the printed forms are read; a time
    without a zone is dropped, since it names no moment.
    """
    plain = value.strip()
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        stamp = find_stamp(plain[:200])
        return stamp.value if stamp else None
    if moment.tzinfo is None or len(plain) <= 10:
        return moment.date().isoformat()
    return print_moment(moment)
