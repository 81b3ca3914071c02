"""Whether two places are surely two."""

from __future__ import annotations

import math
import re
from itertools import islice
from typing import TYPE_CHECKING

from crosswire.align.match import Slot, same_place
from crosswire.reference import load_gazetteer

if TYPE_CHECKING:
    from crosswire.types import Place

_CITY = 60
"""Kilometres that a city and its surroundings are wide."""
_INHABITANTS = 100_000
_BREATH = 40
"""Characters within which two places are named in one breath."""
_EARTH = 6371
"""Kilometres from the centre of the Earth to the surface."""


def are_far(left: Place | None, right: Place | None) -> bool:
    """
    Tell whether two places are known and one cannot be part of the other.

    A fire in Banstead, in Surrey, on the High Street is one fire: only cities, by the largest
    of their name, which are farther apart than a city is wide, are surely two.
    """
    if same_place(left, right) is not Slot.DIFFERENT or left is None or right is None:
        return False
    if left.lat is None and right.lat is None:  # two countries
        return bool(left.country and right.country and left.country != right.country)
    if not (_is_city(left) and _is_city(right)):
        return False
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return False
    return measure_km(left.lat, left.lon, right.lat, right.lon) > _CITY


def measure_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the great-circle distance in km of two places in degrees (haversine)."""
    first, second = math.radians(lat), math.radians(other_lat)
    half = math.radians(other_lon - lon) / 2
    chord = math.sin((second - first) / 2) ** 2
    chord += math.cos(first) * math.cos(second) * math.sin(half) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(chord)))


def _is_city(place: Place) -> bool:
    """Tell whether a place is the largest of its name and has a hundred thousand inhabitants."""
    towns = load_gazetteer().find(place.name)
    return bool(towns) and towns[0].population >= _INHABITANTS and towns[0].lat == place.lat


def stand_close(text: str, one: str, other: str, *, first: int | None = None) -> bool:
    """
    Tell whether a text names two places in one breath, so that one may lie in the other.

    Args:
        text: The text.
        one: One name.
        other: The other.
        first: So many places where the one stands are looked at; None for all.
    """
    return any(
        other in text[max(0, found.start() - _BREATH) : found.end() + _BREATH]
        for found in islice(re.finditer(re.escape(one), text), first)
    )
