"""What a quantity measures by its own words, where nothing else in the sentence tells it."""

from __future__ import annotations

import re

from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.slots import Measured
from crosswire.extract.units import load_units
from crosswire.reference import word_set

_TROOPS = re.compile(rf"\b(?:{'|'.join(sorted(word_set('figures.troops')))})\b", re.I)
_LONG_THINGS = re.compile(
    rf"\s+of\s+(?:[a-z-]+\s+){{0,2}}?(?:{'|'.join(sorted(word_set('figures.long_things')))})\b"
)
_WIDE_THINGS = re.compile(
    rf"\b(?:{'|'.join(sorted(word_set('figures.wide_things')))})\s+"
    r"(?:of|covering|spanning|that covers|which covers)\s+(?:(?:some|about|around|nearly)\s+)?\Z",
    re.I,
)


def read_plain(text: str, quantity: Quantity) -> Measured | None:
    """
    Tell the measure of a quantity by the noun it counts or the thing it is of.

    "28,500 American troops" are troops, "20 kilometres of coastline" a length and "a region of
    1,200 hectares" an area. "40 soldiers" may be anything that soldiers undergo.
    """
    name = None
    printed = text[quantity.start : quantity.end]
    unit = load_units().units.get(quantity.unit or "")
    if quantity.counts:
        name = "troops" if quantity.unit == "soldier" and _TROOPS.search(printed) else None
    elif unit is not None and unit.dimension == "length":
        name = "length" if _LONG_THINGS.match(text, quantity.end) else None
    elif unit is not None and unit.dimension == "area":
        name = (
            "area"
            if _WIDE_THINGS.search(text[max(0, quantity.start - 60) : quantity.start])
            else None
        )
    return Measured(quantity.start, quantity.end, name, "level") if name is not None else None
