"""Figures of different stories that cannot both be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from typing import Final

import msgspec
from msgspec.structs import replace

from crosswire.align.figures import Slots, compare_figures, compare_slots
from crosswire.align.match import Match, Slot
from crosswire.ledger.records import Evidence, FigureEntry
from crosswire.types import Figure

MOST_ALIKE: Final = 60
"""Figures of one thing and period that are held against each other."""
_ONE_WAY: Final = frozenset({"export", "exports", "import", "imports"})
"""What goes from one side to the other, so that it has to be known which way."""

Sides = tuple[str, str]


class Given(msgspec.Struct, frozen=True):
    """What a claim gives for one thing and period: its story, and every value."""

    story: str
    values: tuple[Figure, ...]


def mark_clashes(entries: Sequence[FigureEntry], sides: Sequence[Sides]) -> list[FigureEntry]:
    """
    Mark the figures that those of other stories contradict.

    A story compares its own reports only. Two figures of different stories clash where both
    sides, what is measured and the period are the same, and both values cannot be true: trade
    of 2025 given as 14.2 and as 13.6 billion dollars. A period that is not known ties nothing.

    Args:
        entries: The figures.
        sides: Of each the two states that it is about, "" where they are not known.
    """
    alike: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, (entry, (one, other)) in enumerate(zip(entries, sides, strict=True)):
        period = entry.figure.period
        if one and other and entry.figure.property and period and period.start and period.end:
            key = one, other, entry.figure.property, period.start, period.end
            alike[key].append(at)
    found: defaultdict[int, list[Evidence]] = defaultdict(list)
    given = [_give_values(entry) for entry in entries]
    for places in alike.values():
        for left, right in _list_clashes([(at, given[at]) for at in places]):
            found[left].append(entries[right].evidence)
            found[right].append(entries[left].evidence)
    return [replace(entry, clashes=tuple(found[at])) for at, entry in enumerate(entries)]


def find_contradicted(alike: Iterable[Mapping[int, Given]]) -> set[int]:
    """
    Find the claims that another one contradicts.

    Args:
        alike: What claims give for one thing and period, by their numbers, thing by thing.
    """
    found: set[int] = set()
    for claims in alike:
        told: defaultdict[tuple[Figure, ...], dict[int, str]] = defaultdict(dict)
        for number, given in islice(claims.items(), MOST_ALIKE):
            told[given.values][number] = given.story
        for (some, left), (others, right) in combinations(told.items(), 2):
            if found.issuperset((*left, *right)) or not _are_other_values(some, others):
                continue
            found.update(one for one, story in left.items() if {story} < {story, *right.values()})
            found.update(one for one, story in right.items() if {story} < {story, *left.values()})
    return found


def _list_clashes(given: Sequence[tuple[int, Given]]) -> Iterator[tuple[int, int]]:
    """
    List which of the first sixty claims clash.

    Many give the same values, and what these have to do with others is found once.
    """
    first = given[:MOST_ALIKE]
    names: dict[tuple[Figure, ...], int] = {}
    named = [names.setdefault(one.values, len(names)) for _, one in first]
    are_other = {
        (left, right): _are_other_values(some, others)
        for (some, left), (others, right) in combinations(names.items(), 2)
    }
    for one, other in combinations(range(len(first)), 2):
        (left, there), (right, here) = first[one], first[other]
        values = min(named[one], named[other]), max(named[one], named[other])
        if there.story != here.story and are_other.get(values, False):
            yield left, right


def _give_values(entry: FigureEntry) -> Given:
    values = tuple(value.figure for value in entry.values) or (entry.figure,)
    return Given(entry.evidence.story, values)


def _are_other_values(some: Iterable[Figure], others: Iterable[Figure]) -> bool:
    """Tell whether no value that one claim gives can be one that another gives."""
    return all(_is_other_value(one, other) for one, other in product(some, others))


def _is_other_value(left: Figure, right: Figure) -> bool:
    slots = compare_slots(left, right)
    if not _is_one_thing(left, right, slots):
        return False
    return compare_figures(left, right, slots).match is Match.CONFLICT


def _is_one_thing(left: Figure, right: Figure, slots: Slots) -> bool:
    if left.change is not right.change or Slot.DIFFERENT in (slots.entity, slots.direction):
        return False
    return left.property not in _ONE_WAY or slots.direction is Slot.SAME
