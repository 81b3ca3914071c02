"""Figures of different stories that cannot both be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from msgspec.structs import replace

from crosswire.align.figures import Slots, compare_figures, compare_slots
from crosswire.align.match import Match, Slot
from crosswire.ledger.records import Evidence, FigureEntry
from crosswire.types import Figure

_MOST_ALIKE = 60
"""Figures of one thing and period that are held against each other."""
_ONE_WAY = frozenset({"export", "exports", "import", "imports"})
"""What goes from one side to the other, so that it has to be known which way."""

Sides = tuple[str, str]


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
    for places in alike.values():
        for left, right in combinations(places[:_MOST_ALIKE], 2):
            first, second = entries[left], entries[right]
            if first.evidence.story != second.evidence.story and _clash(first, second):
                found[left].append(second.evidence)
                found[right].append(first.evidence)
    return [replace(entry, clashes=tuple(found[at])) for at, entry in enumerate(entries)]


def _clash(one: FigureEntry, other: FigureEntry) -> bool:
    """Tell whether no value that one claim gives can be one that the other gives."""
    left, right = (
        [value.figure for value in some.values] or [some.figure] for some in (one, other)
    )
    return all(_is_other_value(a, b) for a in left for b in right)


def _is_other_value(left: Figure, right: Figure) -> bool:
    slots = compare_slots(left, right)
    if not _is_one_thing(left, right, slots):
        return False
    return compare_figures(left, right, slots).match is Match.CONFLICT


def _is_one_thing(left: Figure, right: Figure, slots: Slots) -> bool:
    if left.change is not right.change or Slot.DIFFERENT in (slots.entity, slots.direction):
        return False
    return left.property not in _ONE_WAY or slots.direction is Slot.SAME
