"""Whom a count of people counts: those of which side, whose, and of which town."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from crosswire.align.figures import counts_anybody, is_sufferer_count, property_of
from crosswire.align.places import stand_close
from crosswire.align.sides import side_of
from crosswire.extract.dates.calendar import WEEKDAY_NAMES
from crosswire.reference import Country, Region, load_tables, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crosswire.align.item import Item
    from crosswire.align.match import Outcome

_NAME = r"(?P<name>[A-Z][\w’'-]+(?:[ -](?:al-|el-|de |la )?[A-Z][\w’'-]+){0,2})"
_BEHIND = re.compile(
    rf"(?:\s(?!and\b|but\b|or\b|after\b|from\b)[a-z’'-]+){{0,6}}?\s(?:in|at|near|outside)\s{_NAME}"
)
"""A town behind a count, with no other number between: "23 people were held in Lund"."""
_AHEAD = re.compile(rf"\b[Ii]n\s{_NAME},?(?:\s[a-z’'-]+){{0,6}}?\s\Z")
"""A town before it: "In Malmo, police held 11"."""
_NEXT = re.compile(r"\s(\w+)")
_STRETCHES = word_set("counted.stretches")
"""Words that make a name that of a stretch of country, in which towns lie."""
_SITES = word_set("counted.sites")
"""Words that make a name that of a building or a square, which lies in a town."""
_CALENDAR = WEEKDAY_NAMES | {month.lower() for month in word_set("words.months")}
_LONGEST = 80


class Counted:
    """
    What the reports of a story tell of whom their counts of people count.

    "12 soldiers and four rebels were killed" and "16 people were killed" are no two answers to one
    question, and neither are the 23 arrested in one town and the 11 arrested in another.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        """Read the sides and the towns of all counts of people harmed or moved."""
        sides: defaultdict[tuple[str, str], set[str | None]] = defaultdict(set)
        towns: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._towns: dict[int, str] = {}
        for item in items:
            figure = item.mention.figure
            if figure is None or not is_sufferer_count(figure):
                continue
            key = item.mention.report, property_of(figure) or ""
            sides[key].add(side_of(figure.unit))
            town = find_town(item)
            if town is not None:
                self._towns[id(item)] = town
                towns[key].add(town)
        self._by_side = frozenset(key for key, found in sides.items() if len(found) > 1)
        self._told_apart = frozenset(
            frozenset(pair) for found in towns.values() for pair in combinations(sorted(found), 2)
        )

    def is_by_side(self, left: Item, right: Item) -> bool:
        """Tell whether the report of either tells what befell whom, by sides."""
        return any(
            item.mention.figure is not None
            and (item.mention.report, property_of(item.mention.figure) or "") in self._by_side
            for item in (left, right)
        )

    def keep_apart(self, left: Item, right: Item, outcome: Outcome, *, by_side: bool) -> str | None:
        """
        Say why two counts of people are two, whatever their numbers; None where nothing does.

        Args:
            left: One count.
            right: The other.
            outcome: How their numbers compare.
            by_side: One of the reports tells what befell whom, by sides.
        """
        one, other = left.mention.figure, right.mention.figure
        if one is None or other is None or property_of(one) != property_of(other):
            return None
        if not (is_sufferer_count(one) and is_sufferer_count(other)):
            return None
        sides = side_of(one.unit), side_of(other.unit)
        if None not in sides and sides[0] != sides[1]:
            return "they count people of two sides"
        states = _state_of(one.entity), _state_of(other.entity)
        if None not in states and states[0] != states[1]:
            return "they count people of two states"
        is_part = outcome.match.clashes and by_side and sides[0] != sides[1]
        if is_part and (counts_anybody(one) or counts_anybody(other)):
            return "one counts all, the other those of one side"
        return self._keep_towns_apart(left, right, is_clash=outcome.match.clashes)

    def _keep_towns_apart(self, left: Item, right: Item, *, is_clash: bool) -> str | None:
        one, other = self._towns.get(id(left)), self._towns.get(id(right))
        if one is None or other is None or one == other:
            return None
        is_told_apart = frozenset((one, other)) in self._told_apart
        if not is_told_apart and (
            not is_clash or any(stand_close(side.report.text, one, other) for side in (left, right))
        ):
            return None
        return "they count people in two places"


def find_town(item: Item) -> str | None:
    """Find the town that stands with a count; no country or stretch of one, and no building."""
    text, mention = item.report.text, item.mention
    begin, end = item.sentence
    behind = _BEHIND.match(text, mention.end, min(end, mention.end + _LONGEST))
    found = behind or _AHEAD.search(text, max(begin, mention.start - _LONGEST), mention.start)
    if found is None:
        return None
    name = found["name"].removesuffix("'s").removesuffix("’s")
    words = name.lower().split()
    follows = _NEXT.match(text, found.end("name"))
    last = {words[-1], follows[1].lower() if follows else ""}
    if name.lower() in _CALENDAR or name in _countries() or not _SITES.isdisjoint(last):
        return None
    return name if _STRETCHES.isdisjoint({*words, *last}) else None


@lru_cache(maxsize=1 << 10)
def _state_of(name: str | None) -> str | None:
    """Give the code of the state that those counted are of."""
    return load_tables().find_country(name) if name else None


@cache
def _countries() -> frozenset[str]:
    """List the names of countries, regions and provinces: towns lie in them."""
    tables = load_tables()
    wide: tuple[Country | Region, ...] = (*tables.countries.values(), *tables.regions)
    named = {name for one in wide for name in (one.name, *one.aliases, *one.adjectives)}
    return frozenset(named | tables.provinces.keys())
