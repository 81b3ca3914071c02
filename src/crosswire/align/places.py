"""Whether two places are surely two, and two ways lead in opposite directions."""

from __future__ import annotations

import math
import re
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from crosswire.align.match import Match, Outcome, Slot, same_place
from crosswire.reference import fold_letters, load_gazetteer, word_set
from crosswire.types import AspectName

if TYPE_CHECKING:
    from crosswire.types import Mention, Place, Report

_CITY = 60
"""Kilometres that a city and its surroundings are wide."""
_INHABITANTS = 100_000
_BREATH = 40
"""Characters within which two places are named in one breath."""
_EARTH = 6371
"""Kilometres from the centre of the Earth to the surface."""
_NAMED = (
    r"(?:(?:the|port|city|town|island) (?:of )?){0,2}[A-Z][\w’'-]*(?: (?:of )?[A-Z][\w’'-]*){0,3}"
)
_ASIDE = r"(?:(?! from | to |[.;:!?])[^.;:!?]){0,40}?"
_WAYS = (
    re.compile(rf"\bfrom (?P<start>{_NAMED}){_ASIDE} to (?P<end>{_NAMED})"),
    re.compile(rf"\bto (?P<end>{_NAMED}){_ASIDE} from (?P<start>{_NAMED})"),
)
_SORTS = word_set("places.features")


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


class Way(msgspec.Struct, frozen=True):
    """Where somebody goes from and to, as a passage prints it: "from Lima to Arica"."""

    start: str
    end: str

    def __str__(self) -> str:
        """Write the way as an aspect's value."""
        return f"from {self.start} to {self.end}"


def find_way(report: Report, mention: Mention) -> Way | None:
    """Find the first way that a passage tells of."""
    for stretch in mention.stretches:
        words = " ".join(report.text[stretch.start : stretch.end].split())
        found = next((way for each in _WAYS if (way := each.search(words))), None)
        if found is not None:
            return Way(found["start"], found["end"])
    return None


def mark_turned(left: Way | None, right: Way | None, outcome: Outcome) -> Outcome:
    """
    Let passages of one claim vary in place where they give one way in opposite directions.

    "Sailed from Lima to Arica" is not what "sailed from Arica to Lima" tells.
    """
    if outcome.match is not Match.SAME or left is None or right is None:
        return outcome
    starts, ends = (_name(left.start), _name(right.start)), (_name(left.end), _name(right.end))
    is_turned = starts[0] & ends[1] and ends[0] & starts[1]
    if not is_turned or starts[0] & starts[1] or ends[0] & ends[1]:
        return outcome
    because = "they give the way in opposite directions"
    return replace(
        outcome, match=Match.VARIANT, because=because, aspects=frozenset({AspectName.PLACE})
    )


def _name(words: str) -> frozenset[str]:
    """Take the words that name a place: not "City" of "Arica City"."""
    named = (word for word in words.split() if word[:1].isupper())
    return frozenset(fold_letters(word) for word in named) - _SORTS
