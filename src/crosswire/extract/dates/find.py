"""
Expressions of time in running news, resolved against the report's date.

Forms are found by `dates_patterns`, resolved by `dates_resolve`; here the longest reading
of each place is kept, neighbours are joined ("from Monday to Friday") and words that open a
stretch are taken in ("since January", "by 2030").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

import msgspec

from crosswire.extract.dates.calendar import MONTHS, Stretch, months_of, shift, shift_days
from crosswire.extract.dates.patterns import NEEDS, PATTERNS, TOKEN, group_of
from crosswire.extract.dates.relative import is_counted_from_deed
from crosswire.extract.dates.resolve import RESOLVERS
from crosswire.extract.dates.values import Resolved, count_of
from crosswire.types import DateMention, Part, Period


class _Found(msgspec.Struct, frozen=True):
    """Expression at `text[start:end]` and what it resolved to."""

    start: int
    end: int
    name: str
    resolved: Resolved
    match: re.Match[str]


_AROUND = 36
_ALSO: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {"year": ("edge", "decade"), "unit": ("edge",), "numeric": ("year",)}
    | dict.fromkeys(("season", "weekend", "century"), ("unit", "edge"))
)
_BESIDE = frozenset({"month", "unit"})
_FROM = re.compile(r"\b(?P<word>between|from)\s{1,9}(?:the\s{1,9})?\Z", re.I)
_TO = re.compile(r"\s{0,9}(?:[-–—]|to|until|till|through)\s{0,9}(?:the\s{1,9})?\Z", re.I)
_AND = re.compile(r"\s{1,9}and\s{1,9}(?:the\s{1,9})?\Z", re.I)
_OPENS = re.compile(
    r"\b(?P<word>since|by|until|till|before|after|through"
    r"|between now and|from now (?:to|until))\s+(?:the\s+)?\Z",
    re.I,
)
_END = re.compile(r"(?:the\s{1,9})?end\b", re.I)
"""An end is a point: what lies before the end of a year may lie in its last days."""
_THEN = re.compile(r",?\s{1,9}(?:(?:in|during|over|for)\s{1,9})?(?:the\s{1,9})?\Z", re.I)


def find_dates(
    text: str, paragraphs: Sequence[Part], anchor: date | None
) -> tuple[DateMention, ...]:
    """
    Find every expression of time in the paragraphs and the days that it stands for.

    Read on 20 August 2022, "in the first four months of this year" is 1 January to
    30 April 2022 and "last June" is June 2022. The basis says how a date was resolved.

    Args:
        text: The stored text; offsets refer to it.
        paragraphs: The body inside it.
        anchor: The report's date; without it, relative dates have no bounds.
    """
    mentions: list[DateMention] = []
    for paragraph in paragraphs:
        found = _join(text, _longest(text, paragraph, anchor), anchor)
        mentions.extend(_mention(text, item, anchor) for item in found)
    return tuple(mentions)


def _longest(text: str, paragraph: Part, anchor: date | None) -> list[_Found]:
    """Of overlapping matches keep the longest, then the first in the table of forms."""
    matches = [
        (match, name)
        for start, end, groups in _windows(text, paragraph)
        for name, pattern in PATTERNS
        if NEEDS[name] in groups
        for match in pattern.finditer(text, start, end)
    ]
    matches.sort(key=lambda item: item[0].start() - item[0].end())
    kept: list[_Found] = []
    for match, name in matches:
        start, end = _trim(text, match, name)
        at = bisect_left(kept, start, key=_start_of)
        if any(start < other.end and other.start < end for other in kept[max(0, at - 1) : at + 1]):
            continue
        resolved = RESOLVERS[name](match, anchor)
        if resolved is not None:
            kept.insert(at, _Found(start, end, name, resolved, match))
    return kept


def _start_of(item: _Found) -> int:
    return item.start


def _windows(text: str, paragraph: Part) -> list[tuple[int, int, set[str]]]:
    """
    Cut a paragraph down to the surroundings of words without which there is no date.

    Most of a report holds no date; trying every form only near such a word keeps an
    article of 600 words to a millisecond or two.
    """
    windows: list[tuple[int, int, set[str]]] = []
    for trigger in TOKEN.finditer(text, paragraph.start, paragraph.end):
        group = group_of(trigger.group())
        if group is None:
            continue
        start = max(paragraph.start, trigger.start() - _AROUND)
        while start > paragraph.start and not text[start - 1].isspace():
            start -= 1
        end = min(paragraph.end, trigger.end() + _AROUND)
        while end < paragraph.end and not text[end].isspace():
            end += 1
        groups = {group, *_ALSO.get(group, ())}
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end, windows[-1][2] | groups)
        else:
            windows.append((start, end, groups))
    for _, _, groups in windows:
        if groups >= _BESIDE:
            groups.add("month of unit")
    return windows


def _trim(text: str, match: re.Match[str], name: str) -> tuple[int, int]:
    """Leave a leading "in" or "of" outside the expression."""
    start, end = match.span()
    if name == "month" and match["lead"]:
        start = match.start("m")
    while start < end and text[start].isspace():
        start += 1
    if text.startswith(("of ", "Of "), start):
        start += 3
    return start, end


def _join(text: str, found: list[_Found], anchor: date | None) -> list[_Found]:
    """Join the two ends of a stretch and a year with the part of it that follows."""
    joined: list[_Found] = []
    for item in found:
        if joined:
            pair = _pair(text, joined[-1], item, anchor)
            if pair is not None:
                joined[-1] = pair
                continue
            joined.append(_lean(text, joined[-1], item))
        else:
            joined.append(item)
    return joined


def _pair(text: str, left: _Found, right: _Found, anchor: date | None) -> _Found | None:
    gap = text[left.end : right.start]
    if len(gap) > 12:
        return None
    opened = _FROM.search(text[max(0, left.start - 14) : left.start])
    start = left.start - len(opened.group()) if opened else left.start
    if _TO.match(gap):
        if not opened and gap.strip().isalpha() and left.name != right.name:
            return None
    elif not (_AND.match(gap) and opened and opened["word"].lower() == "between"):
        return _year_then_part(text, left, right, gap)
    first, last = left.resolved.stretch, right.resolved.stretch
    begin = first.start
    if begin is not None and last.end is not None:
        crossed = begin > last.end and _both_lean(left, right)
        if crossed or _borrows_year(left, right):
            begin = _same_year(begin, last.end)
    known = begin is not None and last.end is not None
    if known and begin is not None and last.end is not None and begin > last.end:
        return None
    borrowed = _borrows_year(left, right)
    basis = right.resolved.basis if borrowed else left.resolved.basis or right.resolved.basis
    stretch = Stretch(begin, last.end) if known else Stretch(None, None)
    return _Found(start, right.end, "span", Resolved(stretch, "span", basis), right.match)


def _borrows_year(left: _Found, right: _Found) -> bool:
    """Tell whether only the second end prints its year: "30 May to 2 June 2021"."""
    dated = ("day_month", "month_day", "month")
    borrows = left.name in dated and left.resolved.basis is not None
    return borrows and right.resolved.basis is None


def _both_lean(left: _Found, right: _Found) -> bool:
    """Tell ends that both took their year from the report: "between Oct. 2 and Oct. 22"."""
    dated = ("day_month", "month_day", "month")
    return left.name in dated and right.name in dated and left.resolved.basis is not None


def _same_year(begin: date, end: date) -> date:
    try:
        moved = begin.replace(year=end.year)
        return moved if moved <= end else begin.replace(year=end.year - 1)
    except ValueError:
        return begin


def _year_then_part(text: str, left: _Found, right: _Found, gap: str) -> _Found | None:
    """Join "this year, in the first four months"."""
    if right.name != "first_units" or left.resolved.granularity != "year" or not _THEN.match(gap):
        return None
    whole = left.resolved.stretch
    match = right.match
    if match["y"] or match["m"] or match["which"].lower() != "first":
        return None
    if whole.start is None:
        basis = left.resolved.basis
        return _Found(left.start, right.end, "span", Resolved(whole, "span", basis), match)
    unit, count = match["unit"].lower(), count_of(match["n"])
    if unit not in ("month", "quarter") or count is None or not 0 < count <= 12:
        return None
    months = int(count) * (3 if unit == "quarter" else 1)
    stop = shift_days(date(whole.start.year + (months >= 12), months % 12 + 1, 1), -1)
    resolved = Resolved(Stretch(whole.start, stop), "span", left.resolved.basis)
    return _Found(left.start, right.end, "span", resolved, match)


_STEPS = frozenset(("day", "week", "month", "year", "night", "morning", "afternoon", "evening"))


def _follow(base: Stretch, match: re.Match[str]) -> Stretch | None:
    """The day, month or year that "the following" or "the previous" one is counted from a date."""
    which, words = (match["which"] or "").lower(), match.groupdict()
    if which not in ("following", "previous") or base.start is None or base.end is None:
        return None
    sign = 1 if which == "following" else -1
    day = base.end if sign > 0 else base.start
    if words.get("m"):
        month = MONTHS[words["m"][:3].lower()]
        year = day.year + sign * (sign * (month - day.month) <= 0)
        return months_of(year, month, month)
    unit = (words.get("unit") or "").lower()
    if unit not in _STEPS:
        return None
    return shift(day, sign, "day" if unit not in ("week", "month", "year") else unit)


def _lean(text: str, left: _Found, right: _Found) -> _Found:
    """Resolve "a year earlier" and "the following May" from the date before it in its sentence."""
    if right.name in ("relative", "month"):
        told = _follow(left.resolved.stretch, right.match)
        between = text[left.end : right.start]
        if told is None or ". " in between or "\n" in between:
            return right
        basis = f"counted from “{text[left.start : left.end]}”"
        resolved = Resolved(told, right.resolved.granularity, basis)
        return _Found(right.start, right.end, right.name, resolved, right.match)
    earlier = right.name == "shifted" and (right.match["way"] or "").lower() in (
        "earlier",
        "before",
        "previously",
        "later",
        "after",
    )
    between = text[left.end : right.start]
    if not earlier or ". " in between or "\n" in between or left.resolved.stretch.start is None:
        return right
    match, base = right.match, left.resolved.stretch
    count = count_of(match["n"])
    if count is None or base.start is None or base.end is None:
        return right
    sign = 1 if match["way"].lower() in ("later", "after") else -1
    sign = -sign if is_counted_from_deed(match) else sign
    unit = match["unit"].lower()
    stretch = _displace(base, sign * count, unit, left.resolved.granularity)
    grain = left.resolved.granularity if unit == "year" else right.resolved.granularity
    basis = f"counted from “{text[left.start : left.end]}”"
    return _Found(right.start, right.end, right.name, Resolved(stretch, grain, basis), match)


def _displace(base: Stretch, amount: float, unit: str, grain: str) -> Stretch:
    if base.start is None or base.end is None:
        return base
    if unit == "year" and grain in ("month", "quarter", "span", "year"):
        move = int(amount)
        try:
            last = shift_days(base.end, 1)
            return Stretch(
                base.start.replace(year=base.start.year + move),
                shift_days(last.replace(year=last.year + move), -1),
            )
        except ValueError:
            return Stretch(None, None)
    return shift(base.start, amount, unit)


def _open(text: str, item: _Found, anchor: date | None) -> tuple[int, Stretch, str | None]:
    """Take in the word that opens a stretch: "since January" runs to the report's date."""
    stretch, start = item.resolved.stretch, item.start
    opened = _OPENS.search(text[max(0, start - 18) : start])
    if opened is None or text.startswith(("’s", "'s"), item.end) or item.name == "span":
        return start, stretch, None
    word = opened["word"].lower()
    first, last = stretch.start, stretch.end
    if first is None or last is None:
        return start - len(opened.group()), stretch, None
    if word == "since":
        stretch = Stretch(first, anchor if anchor and anchor >= first else None)
    elif " now" in word:
        stretch = Stretch(anchor, last)
    elif word in ("by", "until", "till", "through"):
        stretch = Stretch(None, last)
    elif word == "before":
        ends = _END.match(text, item.start) is not None
        stretch = Stretch(None, last if ends else shift_days(first, -1))
    else:
        stretch = Stretch(shift_days(last, 1), None)
    return start - len(opened.group()), stretch, word


def _mention(text: str, item: _Found, anchor: date | None) -> DateMention:
    start, stretch, word = _open(text, item, anchor)
    basis = item.resolved.basis
    if word is not None:
        basis = f"{word} {text[item.start : item.end]}" + (f": {basis}" if basis else "")
    period = Period(
        start=stretch.start.isoformat() if stretch.start else None,
        end=stretch.end.isoformat() if stretch.end else None,
        basis=basis,
    )
    return DateMention(
        start=start,
        end=item.end,
        exact=text[start : item.end],
        period=period,
        granularity="span" if word else item.resolved.granularity,
    )
