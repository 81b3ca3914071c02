"""Turn one matched expression into days: a function for each form, all with one signature."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from types import MappingProxyType

from crosswire.extract.dates.calendar import (
    MONTHS,
    WEEKDAYS,
    Stretch,
    day_of,
    make_date,
    months_of,
    quarter_of,
    season_of,
    shift_days,
    shift_months,
    trail,
    years_of,
)
from crosswire.extract.dates.ordinal import (
    resolve_day_of_month,
    resolve_nth_week,
    resolve_nth_weekday,
    resolve_rest,
    resolve_week_weekday,
)
from crosswire.extract.dates.relative import (
    resolve_day,
    resolve_relative,
    resolve_shifted,
    resolve_weekday,
    resolve_weekend,
)
from crosswire.extract.dates.reporting import resolve_edge_of_unit, resolve_reporting
from crosswire.extract.dates.tense import is_ahead, is_prospect, lag_of_plan
from crosswire.extract.dates.values import FROM_REPORT, NOWHERE, Resolved, count_of, part_of

_NTH = MappingProxyType({"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1})
_ORDINAL = re.compile(r"\D+\Z")


def _month_number(words: str) -> int:
    return MONTHS[words[:3].lower()]


def _day_number(words: str) -> int:
    return int(_ORDINAL.sub("", words))


def _year(words: str | None, anchor: date | None) -> tuple[int | None, str | None]:
    """A year in digits or "this year": the year and the basis, None and None where unknown."""
    if words is None:
        return None, None
    if words[:1].isdigit():
        return int(words), None
    if anchor is None:
        return None, None
    move = {"last": -1, "next": 1}.get(words.split()[0].lower(), 0)
    return anchor.year + move, f"{anchor.year + move}, {FROM_REPORT}"


_SOON, _LONG_AGO = 60, 300
"""Days ahead, and days back, between which the tense of a sentence is not believed."""


def _closest(options: list[date], anchor: date, ahead: bool | None) -> date | None:
    """
    Of the same day in several years, the one that tense allows and that lies nearest.

    A day of the next weeks goes before the same day of last year, whatever the tense: "a strike was
    called for October 24" is of 18 October.
    """
    nearest = min(options, key=lambda day: abs((day - anchor).days), default=None)
    if ahead is True:
        kept = [day for day in options if day >= anchor]
    elif ahead is False:
        kept = [day for day in options if day <= shift_days(anchor, 1)]
    else:
        kept = options
    found = min(kept or options, key=lambda day: abs((day - anchor).days), default=None)
    if (
        found
        and nearest
        and (nearest - anchor).days <= _SOON
        and (anchor - found).days >= _LONG_AGO
    ):
        return nearest
    return found


def _dated(match: re.Match[str], anchor: date | None) -> Resolved | None:
    """Day and month, with or without year and weekday: "Friday, Aug. 19"."""
    month, first = _month_number(match["m"]), _day_number(match["d"])
    last = _day_number(match["d2"]) if match["d2"] else first
    year, basis = _year(match["y"], anchor)
    if year is None:
        if make_date(2000, month, first) is None:
            return None
        if anchor is None:
            return Resolved(NOWHERE, "day", "no year in the text and no report date")
        begin = _nearest_year(match, anchor, month, first)
        if begin is None:
            return None
        year, basis = begin.year, f"{begin.year}, {FROM_REPORT}"
    start, end = make_date(year, month, first), make_date(year, month, last)
    if start is None or end is None or end < start:
        return None
    return Resolved(Stretch(start, end), "day" if start == end else "span", basis)


def _nearest_year(match: re.Match[str], anchor: date, month: int, day: int) -> date | None:
    around = range(anchor.year - 4, anchor.year + 2) if match["wd"] else _near(anchor)
    options = [day_ for year in around if (day_ := make_date(year, month, day)) is not None]
    if match["wd"]:
        weekday = WEEKDAYS[match["wd"][:3].lower()]
        options = [day_ for day_ in options if day_.weekday() == weekday] or options
    is_told_past = lag_of_plan(match.string, match.start()) is not None
    ahead = None if is_told_past else is_ahead(match.string, match.start(), match.end())
    return _closest(options, anchor, ahead)


def _near(anchor: date) -> range:
    return range(max(1, anchor.year - 1), anchor.year + 2)


def _iso(match: re.Match[str], anchor: date | None) -> Resolved | None:
    day = make_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return Resolved(day_of(day), "day") if day else None


def _numeric(match: re.Match[str], anchor: date | None) -> Resolved | None:
    left, right, year = int(match["a"]), int(match["b"]), int(match["y"])
    european, american = make_date(year, right, left), make_date(year, left, right)
    if match["sep"] == ".":
        american = None
    if european and american and european != american:
        return Resolved(NOWHERE, "day", "day and month cannot be told apart")
    day = european or american
    return Resolved(day_of(day), "day") if day else None


def _month_year(match: re.Match[str], anchor: date | None) -> Resolved | None:
    year, basis = _year(match["y"], anchor)
    first = _month_number(match["m"])
    last = _month_number(match["m2"]) if match["m2"] else first
    grain = "month" if first == last else "span"
    if year is None:
        return Resolved(NOWHERE, grain, "no report date")
    begin = year - 1 if last < first else year
    return Resolved(part_of(months_of(begin, first, last), match["part"]), grain, basis)


def _months(match: re.Match[str], anchor: date | None) -> Resolved | None:
    return _bare_months(match, anchor, _month_number(match["m"]), _month_number(match["m2"]))


def _bare_months(
    match: re.Match[str], anchor: date | None, first: int, last: int, which: str = ""
) -> Resolved:
    grain = "month" if first == last else "span"
    if which in ("following", "previous"):
        return Resolved(NOWHERE, grain, "relative to the text")
    if anchor is None:
        return Resolved(NOWHERE, grain, "no report date")
    is_near = (first - anchor.month) % 12 <= 6
    ahead: bool | None = is_near
    if lag_of_plan(match.string, match.start()) is None:
        ahead = is_prospect(match.string, match.start(), is_near=is_near) or is_ahead(
            match.string, match.start(), match.end()
        )
    year = anchor.year
    if which == "last":
        year -= first >= anchor.month
    elif which in ("next", "coming"):
        year += first <= anchor.month
    elif which == "this":
        pass
    elif ahead:
        year += last < anchor.month and last >= first
    elif first > anchor.month and (ahead is False or first - anchor.month > 6):
        year -= 1
    return Resolved(months_of(year, first, last), grain, f"{year}, {FROM_REPORT}")


_UNSURE_MONTHS = frozenset(("March", "MARCH", "May", "MAY"))


def _month(match: re.Match[str], anchor: date | None) -> Resolved | None:
    words = match["m"]
    alone = not (match["which"] or match["part"] or match["lead"])
    unsure = words in _UNSURE_MONTHS or (len(words) < 5 and words not in ("June", "July"))
    if alone and unsure and match.string[match.end() : match.end() + 2] not in ("’s", "'s"):
        return None
    number = _month_number(words)
    which = (match["which"] or "").lower()
    found = _bare_months(match, anchor, number, number, which)
    return Resolved(part_of(found.stretch, match["part"]), "month", found.basis)


def _years(match: re.Match[str], anchor: date | None) -> Resolved | None:
    first, tail = int(match["y"]), match["y2"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if not first < last <= first + 120:
        return None
    return Resolved(years_of(first, last), "span")


def _fiscal(match: re.Match[str], anchor: date | None) -> Resolved | None:
    basis = "fiscal year: its exact days differ by country"
    if match["y"] is None:
        if match["which"] is None:
            return None
        if anchor is None:
            return Resolved(NOWHERE, "year", "no report date")
        year = anchor.year + {"last": -1, "next": 1}.get(match["which"].lower(), 0)
        return Resolved(years_of(year, year), "year", f"{basis}; {year}, {FROM_REPORT}")
    year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
    last = year
    if match["y2"]:
        last = int(match["y2"]) if len(match["y2"]) == 4 else year // 100 * 100 + int(match["y2"])
        if not year < last <= year + 1:
            return None
    return Resolved(years_of(year, last), "year", basis)


def _season(match: re.Match[str], anchor: date | None) -> Resolved | None:
    """Season of a year: "the summer of 2019", "spring 2021"."""
    year, basis = _year(match["y"], anchor)
    if year is None:
        return Resolved(NOWHERE, "span", "no report date")
    northern = "season of the northern half of the earth"
    stretch = season_of(year, match["season"].lower())
    return Resolved(stretch, "span", f"{northern}; {basis}" if basis else northern)


def _half(match: re.Match[str], anchor: date | None) -> Resolved | None:
    kind, count = match["kind"] or match["kind2"], int(match["n"] or match["n2"])
    return _year_part(match, anchor, "quarter" if kind == "Q" else "half", count)


def _part_of_year(match: re.Match[str], anchor: date | None) -> Resolved | None:
    words, kind = match["n"].lower(), match["kind"].lower()
    count = _NTH.get(words) or int(words[0])
    if match["y"] is None and (kind == "half" or words in ("last", "final")):
        return None
    if count == -1:
        count = 4 if kind == "quarter" else 2
    return _year_part(match, anchor, kind, count)


def _year_part(match: re.Match[str], anchor: date | None, kind: str, count: int) -> Resolved | None:
    year, basis = _year(match["y"], anchor)
    if kind == "half" and count > 2:
        return None
    grain = "quarter" if kind == "quarter" else "span"
    if year is None:
        if anchor is None:
            return Resolved(NOWHERE, grain, "no report date")
        months = 3 if kind == "quarter" else 6
        year = anchor.year - (count * months - months + 1 > anchor.month)
        if is_ahead(match.string, match.start(), match.end()):
            year = anchor.year
        basis = f"{year}, {FROM_REPORT}"
    if kind == "quarter":
        return Resolved(quarter_of(year, count), grain, basis)
    return Resolved(months_of(year, 6 * count - 5, 6 * count), grain, basis)


def _first_units(match: re.Match[str], anchor: date | None) -> Resolved | None:
    which, unit, count = match["which"].lower(), match["unit"].lower(), count_of(match["n"])
    year, basis = _year(match["y"] or match["my"], anchor)
    if count is None:
        if which == "first":
            return None
        return Resolved(NOWHERE, "span", "the text does not say how many")
    if which == "first" or year is not None or match["m"]:
        return _edge_units(match, anchor, (which == "first", count, unit), year, basis)
    if anchor is None:
        return Resolved(NOWHERE, "span", "no report date")
    sign = 1 if which in ("next", "coming") else -1
    return Resolved(
        trail(anchor, sign * count, unit), "span", f"{which} {match['n']} {unit}s, {FROM_REPORT}"
    )


def _edge_units(
    match: re.Match[str],
    anchor: date | None,
    edge: tuple[bool, float, str],
    year: int | None,
    basis: str | None,
) -> Resolved | None:
    """The first or last units of a year or month: "the first four months of this year"."""
    first, count, unit = edge
    if year is None:
        if anchor is None:
            return Resolved(NOWHERE, "span", "no report date")
        if unit not in ("month", "quarter") and not match["m"]:
            return None
        year, basis = anchor.year, f"{anchor.year}, {FROM_REPORT}"
        if unit == "month" and count >= anchor.month + 1 and not match["m"]:
            year, basis = year - 1, f"{year - 1}, {FROM_REPORT}"
    month = _month_number(match["m"]) if match["m"] else None
    whole = months_of(year, month, month) if month else years_of(year, year)
    if whole.start is None or whole.end is None or count <= 0:
        return None
    months = int(count) * {"month": 1, "quarter": 3}.get(unit, 0)
    if months > 12 or (not months and unit not in ("day", "week")):
        return None
    days = int(count) * (7 if unit == "week" else 1)
    if first:
        stop = shift_months(whole.start, months) if months else shift_days(whole.start, days)
        return Resolved(Stretch(whole.start, shift_days(stop, -1)), "span", basis)
    begin = shift_days(whole.end, 1)
    begin = shift_months(begin, -months) if months else shift_days(begin, -days)
    return Resolved(Stretch(begin, whole.end), "span", basis)


def _edge_of_year(match: re.Match[str], anchor: date | None) -> Resolved | None:
    year, basis = _year(match["y"], anchor)
    if year is None:
        return Resolved(NOWHERE, "span", "no report date")
    return Resolved(part_of(years_of(year, year), match["part"]), "span", basis)


_NO_DECADE = re.compile(
    r"\b(?:temperatures?|degrees|highs?|lows?|mercury|scor(?:ed|es|ing)|shot|warm|cool|hot)\b[^.;]*\Z",
    re.I,
)
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties")


def _decade(match: re.Match[str], anchor: date | None) -> Resolved | None:
    if match["y"]:
        first, basis = int(match["y"]), None
    elif match["short"]:
        if _NO_DECADE.search(match.string[max(0, match.start() - 60) : match.start()]):
            return None
        first, basis = 1900 + int(match["short"]), "1900s, as no century is printed"
    else:
        word = match["word"].lower()
        at = _DECADES.index(word) + 2 if word in _DECADES else 9
        first, basis = 1900 + 10 * at, "1900s, as no century is printed"
    return Resolved(part_of(years_of(first, first + 9), match["part"]), "decade", basis)


def _century(match: re.Match[str], anchor: date | None) -> Resolved | None:
    number = int(match["n"])
    if not 1 <= number <= 30:
        return None
    return Resolved(years_of(100 * number - 99, 100 * number), "span")


_COUNTED = re.compile(
    r"\s{1,9}(?!(?:percent|elections?|presidential|general|census|olympics?)\b)(?:[a-z]+\s{1,9}){0,1}"
    r"(?:people|men|women|children|[a-z]{3,}s)\b(?!['’])|\s{0,9}(?:%|percent|per cent|km|million"
    r"|billion)"
)
_OF_YEAR = re.compile(
    r"\s+(?:(?:presidential|general|parliamentary|midterm|summer|winter|world|census|budget|federal)"
    r"\s+)?(?:levels?|figures|elections?|results|prices|season|campaign|coup|war|invasion|revolution"
    r"|law|treaty|accord|agreement|deal|report|study|survey|census|budget|earthquake|quake|tsunami"
    r"|attacks?|uprising|referendum|vote|crisis|recession|film|album|book|novel|World Cup|Olympics"
    r"|Games|Paralympics|constitution|convention|primary|primaries|summit|edition|model|peak|high"
    r"|low|estimates?|forecasts?|data|act)\b",
    re.I,
)
_LEADS_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|between|and|or|during|before|after|early|late|mid"
    r"|the|for"
    r"|through|around|circa|a|his|her|its|their|our|spring|summer|autumn|fall|winter|year|"
    r"annual|until|fiscal|than|s)|[(,’;–-])\s*\Z",
    re.I,
)


def _bare_year(match: re.Match[str], anchor: date | None) -> Resolved | None:
    """A year alone stands after a word of time or article and counts nothing."""
    text, year = match.string, int(match["y"])
    if 1900 <= year <= 2100 and _OF_YEAR.match(text, match.end()):
        return Resolved(years_of(year, year), "year")
    if anchor is not None and not 1500 <= year <= anchor.year + 80:
        return None
    head = text[max(0, match.start() - 12) : match.start()]
    tail = text[match.end() : match.end() + 30]
    if not _LEADS_YEAR.search(head) and head.strip():
        return None
    firm = re.search(
        r"(?:\b(?:in|since|until|during|the)|’s|'s|\b(?:Act|Law|Code|Bill),)\s*\Z", head, re.I
    )
    if _COUNTED.match(tail) and not (firm and 1900 <= year <= 2100):
        return None
    if re.search(r"\b(?:than|around|for|or|to|of|a|and|by|from|between)\s*\Z", head, re.I) and not (
        1900 <= year <= 2100
    ):
        return None
    return Resolved(years_of(year, year), "year")


RESOLVERS: MappingProxyType[str, Callable[[re.Match[str], date | None], Resolved | None]] = (
    MappingProxyType(
        {
            "iso": _iso,
            "numeric": _numeric,
            "day_month": _dated,
            "month_day": _dated,
            "month_year": _month_year,
            "months": _months,
            "month": _month,
            "years": _years,
            "fiscal": _fiscal,
            "season": _season,
            "half": _half,
            "part_of_year": _part_of_year,
            "first_units": _first_units,
            "shifted": resolve_shifted,
            "relative": resolve_relative,
            "edge_of_year": _edge_of_year,
            "day": resolve_day,
            "weekday": resolve_weekday,
            "nth_weekday": resolve_nth_weekday,
            "nth_week": resolve_nth_week,
            "rest": resolve_rest,
            "reporting": resolve_reporting,
            "edge_of_unit": resolve_edge_of_unit,
            "weekend": resolve_weekend,
            "day_of_month": resolve_day_of_month,
            "week_weekday": resolve_week_weekday,
            "decade": _decade,
            "century": _century,
            "year": _bare_year,
        }
    )
)
"""The resolver of each form in `dates_patterns.PATTERNS`."""
