"""Of which currency a sum is, where its sign or name leaves that open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crosswire.extract.units import is_currency_code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crosswire.align.item import Item
    from crosswire.types import Figure, Mention

_DOLLAR = "USD"
_DOLLARS = frozenset({"AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "FJD", "JMD", "TTD", "BND", "NAD"})


def read_dollars(left: Item, right: Item) -> tuple[Figure | None, Figure | None]:
    """
    Give both figures; a bare "$" is the dollar that the other report names.

    The Wellington paper prints "$2.6 billion" where others print "NZ$2.6bn".
    """
    one, other = left.mention.figure, right.mention.figure
    if one is None or other is None or one.unit == other.unit:
        return one, other
    if one.unit == _DOLLAR and other.unit in _DOLLARS and is_bare_dollar(left.mention):
        return replace(one, unit=other.unit), other
    if other.unit == _DOLLAR and one.unit in _DOLLARS and is_bare_dollar(right.mention):
        return one, replace(other, unit=one.unit)
    return one, other


def is_bare_dollar(mention: Mention) -> bool:
    """Tell whether a sum of dollars names no country: "$5" and "5 dollars", not "US$5"."""
    if mention.figure is None or mention.figure.unit != _DOLLAR:
        return False
    return not re.search(r"[A-Za-z.]\$|U\.?S|USD|American", mention.exact)


def list_currencies(items: Iterable[Item]) -> frozenset[str]:
    """
    List the currencies of which sums are for certain: SEK, ISK.

    A name that countries share ("krona") is of none for certain, and neither is a bare "$".
    """
    found = set()
    for item in items:
        figure = item.mention.figure
        unit = figure.unit if figure is not None else None
        if unit is not None and is_currency_code(unit) and not is_bare_dollar(item.mention):
            found.add(unit)
    return frozenset(found)
