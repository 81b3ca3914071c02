"""Finds the expressions of time that stand between a subject, its verb and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from crosswire.reader.units import Item
from crosswire.reference.lexicon import load_groups

_LEADS = frozenset({"late", "early", "earlier", "later", "only", "just"})
_LINKS = frozenset({"on", "in", "by", "since", "during", "at"})
_DAYS = frozenset({"today", "yesterday", "tonight", "tomorrow"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night", "noon"})
_NEAR = frozenset({"this", "last", "that", "next", "the", "same", "previous", "past"})
_UNITS = frozenset(
    {"week", "month", "year", "day", "weekend", "quarter", "time", "spring", "summer", "autumn",
     "fall", "winter", *_PARTS}
)  # fmt: skip
_SPANS = frozenset(
    {"minutes", "hours", "hour", "days", "weeks", "months", "years", "moments", "minute", *_UNITS}
)
_BACK = frozenset({"ago", "later", "earlier", "before"})
_COUNTS = frozenset(
    {"a", "an", "the", "several", "few", "some", "one", "two", "three", "four", "five", "six",
     "seven", "eight", "nine", "ten", "eleven", "twelve"}
)  # fmt: skip
LONGEST = 7


@cache
def _load_openers() -> frozenset[str]:
    groups = load_groups("reader_groups.tsv")
    return groups["weekday"] | groups["month"] | _LEADS | _LINKS | _DAYS | _NEAR | _COUNTS


@cache
def _load_closers() -> frozenset[str]:
    groups = load_groups("reader_groups.tsv")
    return groups["weekday"] | groups["month"] | _DAYS | _UNITS | _BACK


def _may_open(lower: str) -> bool:
    return lower in _load_openers() or lower[:1].isdigit() or lower[:-1] in _load_openers()


def _may_close(lower: str) -> bool:
    return lower in _load_closers() or lower[:1].isdigit() or lower[:-1] in _load_closers()


def is_time_noun(lower: str) -> bool:
    """Tell whether a word measures time: "days", "week", "Tuesday"."""
    return lower in _SPANS or lower in _DAYS or lower in load_groups("reader_groups.tsv")["weekday"]


def skip_time(items: Sequence[Item], start: int) -> int:
    """
    Find where the expression of time ends that begins at item `start`.

    "on Tuesday evening", "late last week", "March 3", "two days later", "at the time";
    gives `start` back where there is none, as before "Friday's vote".
    """
    limit = len(items)
    if start >= limit or not _may_open(items[start].lower):
        return start
    index = start
    if index < limit and items[index].lower in _LEADS:
        index += 1
    if index < limit and items[index].lower in _LINKS:
        index += 1
        if index < limit and items[index].lower in _LEADS:
            index += 1
    stop = _skip_core(items, index)
    if stop == index or (stop < limit and items[stop].lower in {"'s", "'", "-"}):
        return start
    return stop


def strip_time(items: Sequence[Item], end: int, floor: int) -> int:
    """Find where an expression of time begins that ends at item `end`; `end` where none does."""
    if end <= floor or not _may_close(items[end - 1].lower):
        return end
    for start in range(max(floor, end - LONGEST), end):
        if skip_time(items, start) == end:
            return start
    return end


def _skip_core(items: Sequence[Item], start: int) -> int:
    words = [item.lower for item in items[start : start + LONGEST]]
    if not words:
        return start
    groups = load_groups("reader_groups.tsv")
    first = words[0]
    if first in groups["weekday"] or first in _DAYS:
        stop = 1
        if words[1:2] and words[1] in _PARTS:
            stop = 2
        if words[stop : stop + 1] == [","] and words[stop + 1 : stop + 2] and (
            words[stop + 1] in groups["month"]
        ):  # fmt: skip
            return start + stop + 1 + _skip_date(words[stop + 1 :])
        return start + stop
    if first.rstrip(".") in groups["month"]:
        return start + _skip_date(words)
    if first.isdigit() and words[1:2] and words[1].rstrip(".") in groups["month"]:
        return start + 2
    if len(first) == 4 and first.isdigit() and start and items[start - 1].lower in _LINKS:
        return start + 1
    if first in _NEAR:
        return start + _skip_near(words, items[start - 1].lower if start else "")
    is_count = items[start].tag == "NUM" or first in _COUNTS
    if is_count:
        stop = 2 if words[1:2] == ["few"] else 1
        if len(words) > stop + 1 and words[stop] in _SPANS and words[stop + 1] in _BACK:
            return start + stop + 2
    return start


def _skip_date(words: Sequence[str]) -> int:
    """Count the words of "March 3, 2021" or "March 2021"; a month alone needs a link before it."""
    stop = 1
    if words[1:2] and words[1][:1].isdigit() and len(words[1]) <= 4:
        stop = 2
        if words[2:3] == [","] and words[3:4] and words[3].isdigit() and len(words[3]) == 4:
            stop = 4
    return stop


def _skip_near(words: Sequence[str], before: str) -> int:
    """Count the words of "last week", "the same day", "that very evening", "at the time"."""
    for stop in range(1, min(3, len(words))):
        if words[stop] in _UNITS:
            is_bare = words[0] == "the" and stop == 1
            return 0 if is_bare and before not in _LINKS else stop + 1
        if words[stop] not in _NEAR:
            return 0
    return 0
