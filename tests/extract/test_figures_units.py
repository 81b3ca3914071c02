"""Units of measure and conversion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.extract.units import (
    convert,
    is_currency_code,
    load_units,
    may_be_one_currency,
    same_dimension,
    to_base,
)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (30, "mile", "km", 48.28032),
        (100, "celsius", "fahrenheit", 212),
        (2, "tonne", "kg", 2000),
        (1, "short_ton", "kg", 907.18474),
        (1, "barrel", "litre", 158.987294928),
        (10, "acre", "hectare", 4.046856),
        (90, "minute", "hour", 1.5),
        (33, "percent", "fraction", 0.33),
        (25, "basis_point", "percentage_point", 0.25),
    ],
)
def test_convert(value: float, unit: str, to: str, expected: float) -> None:
    """Values convert inside one dimension."""
    assert convert(value, unit, to) == pytest.approx(expected, rel=1e-6)


def test_currency_is_never_converted() -> None:
    """Dollars are not euros without a dated rate."""
    assert convert(1, "USD", "EUR") is None
    assert to_base(1, "USD") is None
    assert not same_dimension("USD", "EUR")


def test_counted_noun_matches_only_itself() -> None:
    """Soldiers are soldiers, not kilometres, and nothing without a unit matches."""
    assert same_dimension("soldier", "soldier")
    assert not same_dimension("soldier", "km")
    assert not same_dimension(None, None)


@given(st.sampled_from(sorted(load_units().units)), st.floats(-1e6, 1e6))
def test_there_and_back(unit: str, value: float) -> None:
    """Converting to any unit of the dimension and back gives the value again."""
    units = load_units().units
    for other in units:
        if same_dimension(unit, other):
            there = convert(value, unit, other)
            assert there is not None
            assert convert(there, other, unit) == pytest.approx(value, rel=1e-6, abs=1e-3)


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("40 kronor", "krona"),
        ("40 Icelandic kronor", "ISK"),
        ("40 Norwegian kronor", "NOK"),
        ("40 Filipino pesos", "PHP"),
        ("40 shiny pesos", None),
    ],
)
def test_a_nationality_names_the_currency(printed: str, unit: str | None) -> None:
    """A bare name is any of those that bear it; with a nationality it is that country's."""
    found = load_units().find_after(printed, 2)
    assert (found[1] if found else None) == unit


def test_only_codes_are_currencies_for_certain() -> None:
    """A code is one currency; a bare name may be any of those that bear it."""
    assert is_currency_code("SEK")
    assert not is_currency_code("krona")
    assert not is_currency_code("MW")
    assert may_be_one_currency("krona", "ISK")
    assert may_be_one_currency("krona", "crown")
    assert not may_be_one_currency("SEK", "ISK")
