"""Numbers and units as newspapers print them: plurals, symbols, and counts left vague."""

from __future__ import annotations

import math
from collections.abc import Sequence
from types import MappingProxyType

from crosswire.types.plurals import plural

_SYMBOLS = MappingProxyType(
    {"wh": "Wh", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "twh": "TWh"}
    | {"kw": "kW", "mw": "MW", "gw": "GW", "tw": "TW", "btu": "BTU", "mmbtu": "million BTU"}
    | {"kmh": "km/h", "m per second": "m/s", "km per second": "km/s", "mbps": "Mbps"}
    | {"gbps": "Gbps", "kbps": "kbps", "celsius": "°C", "fahrenheit": "°F", "cm2": "cm²"}
    | {"m2": "m²", "km2": "km²", "m3": "m³", "cm3": "cm³", "km3": "km³"}
)
"""How a unit is printed where its name in the tables is not how anyone writes it."""
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_VAGUE = MappingProxyType(
    {(12.0, 100.0): "dozens", (20.0, 100.0): "scores", (1e2, 1e3): "hundreds"}
    | {(1e3, 1e5): "thousands", (1e4, 1e5): "tens of thousands", (1e6, 1e8): "millions"}
    | {(1e5, 1e6): "hundreds of thousands", (1e7, 1e8): "tens of millions"}
    | {(1e8, 1e9): "hundreds of millions", (1e9, 1e11): "billions"}
    | {(1e10, 1e11): "tens of billions", (1e11, 1e12): "hundreds of billions"}
    | {(1e12, 1e14): "trillions", (200.0, 900.0): "several hundred"}
    | {(2e3, 9e3): "several thousand", (2e6, 9e6): "several million"}
    | {(2e9, 9e9): "several billion", (24.0, 108.0): "several dozen"}
)
"""Intervals that stand for words without a number, and those words."""


def say_number(value: float) -> str:
    """Write a number as newspapers do: "4.5 billion", "1,200", "8.8", a third as "0.333"."""
    if not math.isfinite(value):
        return "any number"
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    """Digits without a tail that no text has: 6.1666... is "6.17"."""
    if value == int(value):
        return f"{value:,.0f}"
    printed = f"{value:,.6g}"
    decimals = len(printed.partition(".")[2])
    return f"{value:,.3g}" if decimals > 4 and abs(value) < 100 else printed


def say_vague(low: float, high: float, unit: str) -> str | None:
    """
    Write a count that the text leaves vague: "millions of people", not "1 to 100 million".

    Args:
        low, high: What the words admit.
        unit: Name of the unit, in the singular; empty where there is none.
    """
    words = _VAGUE.get((low, high))
    if words is None:
        return None
    named = say_unit(unit, [high])
    if not named:
        return words
    return f"{words} {named}" if words.startswith("several") else f"{words} of {named}"


def say_unit(unit: str, ends: Sequence[float]) -> str:
    """Put a counted noun in the plural: "30 years", "16 gunmen", "8 barrels per day", "400 MW"."""
    if unit in _SYMBOLS:
        return _SYMBOLS[unit]
    counted, per, span = unit.partition(" per ")
    if per:
        return f"{say_unit(counted, ends)}{per}{span}"
    is_noun = unit.isascii() and unit.islower() and len(unit) > 2 and set(unit) & set("aeiou")
    if list(ends) == [1] or not is_noun:
        return unit
    first, _, last = unit.rpartition(" ")
    many = plural(last)
    return f"{first} {many}" if first else many
