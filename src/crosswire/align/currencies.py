"""Of which currency a sum is, where its sign or name leaves that open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crosswire.extract.units import is_currency_code, load_units, may_be_one_currency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crosswire.align.item import Item
    from crosswire.types import Figure, Mention

_DOLLAR = "USD"
_BARE = "$"
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


def money_as_printed(mention: Mention) -> str | None:
    """Name the unit of a figure; a dollar of no named country is "$"."""
    if is_bare_dollar(mention):
        return _BARE
    return mention.figure.unit if mention.figure is not None else None


def are_two_currencies(left: str, right: str) -> bool:
    """Tell two moneys, as printed, that can be no one: a bare "$" is some dollar, and no euro."""
    if _BARE in {left, right}:
        other = right if left == _BARE else left
        return _is_money(other) and other not in {_BARE, _DOLLAR, *_DOLLARS}
    return _is_money(left) and _is_money(right) and not may_be_one_currency(left, right)


def _is_money(unit: str) -> bool:
    units = load_units()
    return unit == _BARE or unit in units.currencies or unit in units.shared


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
