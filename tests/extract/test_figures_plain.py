"""Measures that a quantity tells by its own words."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Change, Figure


def figures_of(text: str) -> list[Figure]:
    """Read a text and keep its figures."""
    report = crosswire.read_text(text, published="2031-03-12", outlet="The Soro Post")
    return [one.figure for one in report.figures if one.figure is not None]


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("About 28,500 American troops are stationed in Chad.", "troops", "United States"),
        ("Norway has sent 4,000 troops to Chad.", "troops", "Norway"),
        ("Gunmen killed 23 Nigerien soldiers near the border.", "dead", "Niger"),
        ("Rebels captured 12 Kenyan troops.", "arrested", "Kenya"),
        ("Fighters clashed with 40 soldiers.", None, None),
        ("Kenya leased 20 kilometres of coastline.", "length", "Kenya"),
        ("The army dug 30 km of new trenches along the border.", "length", None),
        ("It is a region of 160,000 square kilometres.", "area", None),
        ("The allies began the 11-day Iron Shield exercise.", "duration", "exercise"),
        ("Norway held a four-day Arctic Lynx drill.", "duration", "exercise"),
        ("Kenya approved a three-year programme for Chad.", "duration", None),
        ("Shares fell to a five-year low.", None, None),
        ("The ten-year bond was sold.", None, None),
        ("The 20-year fixed mortgage rate rose.", None, None),
        ("The 10-year US Treasury yield fell.", None, None),
        ("Sales fell to a four-year annual low.", None, None),
        ("Karl Lund, a 25-year navy veteran, resigned.", None, None),
        ("Norway opened a ten-year study of old ships.", "duration", None),
        ("Kenya won a four-year reprieve, a record.", "duration", None),
        ("Kenya and Chad completed the exchange of 90 prisoners.", "released", None),
    ],
)
def test_a_quantity_tells_its_measure(text: str, name: str | None, entity: str | None) -> None:
    (figure,) = figures_of(text)
    assert (figure.property, figure.entity) == (name, entity)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police met 300 opposition supporters and arrested fifteen of them.", "arrested"),
        ("Troops surrounded 60 miners and detained twelve of them.", "arrested"),
        ("A mob chased 30 drivers, and four of them were injured.", "injured"),
    ],
)
def test_a_part_of_a_count_has_what_befell_it(text: str, name: str) -> None:
    whole, part = figures_of(text)
    assert (whole.property, part.property) == (None, name)
    assert whole.unit == part.unit


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kenya has recorded 10,413 cholera cases and 412 deaths since October.", "Kenya"),
        ("Chad reported no new deaths but 137 fresh cases.", "Chad"),
        ("Norway confirmed 40 new infections and 3 deaths.", "Norway"),
    ],
)
def test_the_last_of_several_counts_is_of_the_same_country(text: str, country: str) -> None:
    assert figures_of(text)[-1].entity == country


@pytest.mark.parametrize(
    "text",
    [
        "Chad has lost more than 4,000 troops.",
        "Norway pulled out another 200 troops.",
        "Kenya is withdrawing 700 troops from Chad.",
        "Norway pledged 500 troops to the mission.",
        "The loss of 900 troops weakened Chad.",
        "About 300 Norwegian troops were withdrawn.",
    ],
)
def test_troops_lost_or_promised_are_none_that_somebody_has(text: str) -> None:
    (figure,) = figures_of(text)
    assert figure.property is None


@pytest.mark.parametrize(
    "text",
    [
        "Norway keeps 700 troops in Chad.",
        "Norway lost a battle and sent 300 troops to Chad.",
        "Kenya, which lost the war, has 900 troops on the border.",
    ],
)
def test_troops_that_somebody_has_are_counted(text: str) -> None:
    (figure,) = figures_of(text)
    assert figure.property == "troops"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The ministry will train 200 fisheries officers.", "officer"),
        ("About 30 utilities workers struck.", "worker"),
        ("Some 40 markets traders left.", "trader"),
        ("The ministry sold 3 fisheries.", "fishery"),
        ("They sold 12 houses, residents said.", "house"),
    ],
)
def test_a_plural_before_people_says_what_they_do(text: str, unit: str) -> None:
    """Officers are counted, not fisheries."""
    (found,) = figures_of(text)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Trade reached US dollars 412 million in 2030, up 8 per cent.", 412e6, 412e6, "USD"),
        ("The Veltra index fell 678 points or more than 7.3%.", 678, 678, "point"),
        (
            "The index fell by 52 points (2.9%) to 8,439.24, while Sava fell 2.3%.",
            8439.24,
            8439.24,
            None,
        ),
        ("The letters were spread over 55,000 pages.", 55000, 55000, "page"),
        ("His remark about 47 percent was wrong.", 47, 47, "percent"),
    ],
)
def test_what_stands_beside_a_number_lends_it_nothing(
    text: str, low: float, high: float, unit: str | None
) -> None:
    """Neither the unit of the next number, nor a bound or "about" that belongs to other words."""
    assert (low, high, unit) in [(one.low, one.high, one.unit) for one in figures_of(text)]


def test_telephone_numbers_are_no_figures() -> None:
    text = "Press office, tel. +254 20 555 0100. Call (202) 555-0143 or phone 555 0100."
    assert figures_of(text) == []


def test_picking_up_people_is_no_rise() -> None:
    (figure,) = figures_of("Patrols pick up more than 1,000 people in a raid.")
    assert figure.change is Change.LEVEL


def test_the_term_of_one_clause_is_not_that_of_the_next() -> None:
    text = "Norway will send 40 trucks by May, and Chile will pay 3 million euros."
    trucks, euros = figures_of(text)
    assert trucks.period is not None
    assert euros.period is None


def test_sales_that_pick_up_rise() -> None:
    """What picks up by a share rises; who picks up people does not."""
    (figure,) = figures_of("Sales will pick up by 12 percent.")
    assert figure.change is Change.RISE
