"""What an expression of time resolves to, and the small readings that all forms share."""

from __future__ import annotations

from types import MappingProxyType

import msgspec

from crosswire.extract.dates.calendar import Stretch, months_of, shift_days, years_of


class Resolved(msgspec.Struct, frozen=True):
    """Days of an expression, how wide it is and how it was resolved (None: printed in full)."""

    stretch: Stretch
    granularity: str
    basis: str | None = None


NOWHERE = Stretch(None, None)
FROM_REPORT = "from the report's date"
_COUNTS = MappingProxyType(
    {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
    | {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15}
    | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "a dozen": 12}
    | {"half a": 0.5, "two and a half": 2.5, "one and a half": 1.5}
    | {"couple of": 2, "a couple of": 2}
)
_PARTS = MappingProxyType(
    {"early": (0, 1), "the start of": (0, 1), "the beginning of": (0, 1), "early in": (0, 1)}
    | {"mid": (1, 2), "the middle of": (1, 2), "late": (2, 3), "late in": (2, 3)}
    | {"the end of": (2, 3), "end": (2, 3), "end of": (2, 3)}
    | {"start of": (0, 1), "beginning of": (0, 1)}
)


def part_of(stretch: Stretch, part: str | None) -> Stretch:
    """Part of a stretch that "early", "mid" or "late" names: a third, whole years of a decade."""
    if not part or stretch.start is None or stretch.end is None:
        return stretch
    thirds = _PARTS.get(part.lower())
    if thirds is None:
        return stretch
    if stretch.end.year - stretch.start.year == 9:
        opening, closing = ((0, 3), (3, 6), (7, 9))[thirds[0]]
        return years_of(stretch.start.year + opening, stretch.start.year + closing)
    if (stretch.start.month, stretch.end.month) == (1, 12) and stretch.start.day == 1:
        months = 4 * thirds[0] + 1, 4 * thirds[1]
        return months_of(stretch.start.year, *months)
    length = (stretch.end - stretch.start).days + 1
    first = shift_days(stretch.start, length * thirds[0] // 3)
    return Stretch(first, shift_days(stretch.start, length * thirds[1] // 3 - 1))


def count_of(words: str) -> float | None:
    """Number of a count in digits or words; None where it is vague ("several")."""
    key = words.lower()
    return float(key) if key[0].isdigit() else _COUNTS.get(key)
