"""What a quantity measures by its own words, where nothing else in the sentence tells it."""

from __future__ import annotations

import re

from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.slots import Measured
from crosswire.extract.units import load_units
from crosswire.reference import any_of

_TROOPS = re.compile(rf"\b(?:{any_of('figures.troops')})\b", re.I)
_NOT_HELD = any_of("figures.not_held")
_GONE_AHEAD = re.compile(
    rf"\b(?:{_NOT_HELD})\s+(?:(?:[\w’'-]+\s+){{1,5}}by\s+)?"
    r"(?:(?:out|back|home|of|a|an|the|its|their|some|about|around|nearly|almost|another|further"
    r"|up|to|more|fewer|less|than|at|least|as|many|over|roughly|all|additional|total)\s+){0,4}\Z",
    re.I,
)
"""What loses, promises or makes troops, ahead of their number: "the withdrawal of some"."""
_GONE_BEHIND = re.compile(
    r"\s+(?:(?:from|in|of)\s+(?:the\s+)?\w+\s+)?(?:(?:is|are|was|were|be|been|being|have|has|had"
    r"|will|would|could|may|might|must|should|to|also|already)\s+){1,3}"
    rf"(?:{_NOT_HELD})\b|\s+(?:withdrew|departed|left)\b",
    re.I,
)
"""The same behind it: "troops were withdrawn"."""
_LONG_THINGS = re.compile(rf"\s+of\s+(?:[a-z-]+\s+){{0,2}}?(?:{any_of('figures.long_things')})\b")
_WIDE_THINGS = re.compile(
    rf"\b(?:{any_of('figures.wide_things')})\s+"
    r"(?:of|covering|spanning|that covers|which covers)\s+(?:(?:some|about|around|nearly)\s+)?\Z",
    re.I,
)


def read_plain(text: str, quantity: Quantity) -> Measured | None:
    """
    Tell the measure of a quantity by the noun it counts or the thing it is of.

    "28,500 American troops" are troops, "20 kilometres of coastline" a length and "a region of
    1,200 hectares" an area. "40 soldiers" may be anything that soldiers undergo, and troops
    that are lost, withdrawn, promised or trained are not those that somebody has.
    """
    name = None
    printed = text[quantity.start : quantity.end]
    unit = load_units().units.get(quantity.unit or "")
    if quantity.counts:
        is_troops = quantity.unit == "soldier" and _TROOPS.search(printed) is not None
        name = "troops" if is_troops and not _is_gone(text, quantity) else None
    elif unit is not None and unit.dimension == "length":
        name = "length" if _LONG_THINGS.match(text, quantity.end) else None
    elif unit is not None and unit.dimension == "area":
        name = (
            "area"
            if _WIDE_THINGS.search(text[max(0, quantity.start - 60) : quantity.start])
            else None
        )
    return Measured(quantity.start, quantity.end, name, "level") if name is not None else None


def _is_gone(text: str, quantity: Quantity) -> bool:
    """Tell troops that are lost, taken away or only promised from those that somebody has."""
    ahead = text[max(0, quantity.start - 80) : quantity.start]
    return bool(_GONE_AHEAD.search(ahead) or _GONE_BEHIND.match(text, quantity.end))
