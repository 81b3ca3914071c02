"""On which side of a conflict people stand, by the noun that counts them."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from crosswire.reference import read_rows


@cache
def _load_sides() -> MappingProxyType[str, tuple[str, str]]:
    """Load the side and the kind of each noun."""
    return MappingProxyType(
        {
            noun: (side, kind)
            for side, kind, nouns in read_rows("counted_sides.tsv", 3)
            for noun in nouns.split()
        }
    )


def _find(unit: str | None) -> tuple[str, str] | None:
    """Find side and kind by the last word of a unit."""
    return _load_sides().get((unit or "").rpartition(" ")[2])


def side_of(unit: str | None) -> str | None:
    """Name the side of those counted: "forces" of soldiers, None of people and of prisoners."""
    found = _find(unit)
    return found[0] if found else None


def are_alike(left: str | None, right: str | None) -> bool:
    """Tell two nouns for one kind of people: rebels may be the insurgents of another report."""
    one, other = _find(left), _find(right)
    return one is not None and one == other
