"""Where information entered the record, and which reports carry the same copy."""

from __future__ import annotations

from crosswire.origins.families import Derived, Family, find_families
from crosswire.origins.independence import count_independent, order_origins
from crosswire.origins.lifts import Lift, find_lifts
from crosswire.origins.resolve import resolve_origins

__all__ = [
    "Derived",
    "Family",
    "Lift",
    "count_independent",
    "find_families",
    "find_lifts",
    "order_origins",
    "resolve_origins",
]
