"""Counts of people harmed of which each report gives one alone."""

from __future__ import annotations

import pytest

from crosswire.align.claims import prepare_items
from crosswire.align.item import Pool
from crosswire.align.tolls import find_sole_tolls
from crosswire.types import Figure, Period, Qualifier, Verdict

from .builders import Draft, align, day


def _hurt(number: int, unit: str = "person", **slots: object) -> Figure:
    return Figure(low=number, high=number, unit=unit, property="injured", **slots)  # type: ignore[arg-type]


def _sole(draft: Draft) -> list[str]:
    items = prepare_items([draft.report])[Pool.FIGURE]
    found = find_sole_tolls(items)
    return [item.mention.exact for item in items if id(item) in found]


def test_the_only_toll_of_its_kind_needs_no_day() -> None:
    """One report dates its five wounded, another has no more than "four others were hurt"."""
    dated = Draft(
        "Herald",
        "Three border guards were killed and five wounded in a gun battle near Zerev on Tuesday.",
        published="2026-04-16",
    )
    dated.counts("five wounded", _hurt(5, period=day("2026-04-14")))
    bare = Draft(
        "Star",
        "Three guards of the border force died in a gun battle near Zerev.\n\n"
        "Four others were hurt.",
        published="2026-04-16",
    )
    bare.counts("Four others", _hurt(4))
    (claim,) = align(dated, bare)
    assert claim.verdict is Verdict.CONFLICT


def test_two_tolls_of_one_report_are_no_sole_ones() -> None:
    """Where a report tells of two fights, nobody knows which of them another means."""
    draft = Draft("Star", "In Lund four people were hurt. In Malmo seven people were hurt.")
    draft.counts("four people", _hurt(4)).counts("seven people", _hurt(7))
    assert _sole(draft) == []


def test_a_part_of_a_toll_leaves_it_the_only_one() -> None:
    """Three of nine injured are no second toll."""
    draft = Draft("Star", "Nine people were hurt, including three children.")
    draft.counts("Nine people", _hurt(9)).counts("three children", _hurt(3, "child"))
    assert _sole(draft) == ["Nine people"]


def test_a_number_behind_one_of_the_worst_is_no_part() -> None:
    """Only some of those counted are a part: "one of the worst storms" counts nobody."""
    draft = Draft("Star", "One of the worst storms injured 40 people. Of the injured, six died.")
    draft.counts("40 people", _hurt(40))
    assert _sole(draft) == ["40 people"]
    part = Draft("Star", "Nine people were hurt. Of the nine injured, three were children.")
    part.counts("Nine people", _hurt(9)).counts("three", _hurt(3))
    assert _sole(part) == ["Nine people"]


@pytest.mark.parametrize(
    "figure",
    [
        Figure(low=12, high=12, unit="house", property="damaged"),
        Figure(low=12, high=12, unit="percent", property="injured"),
        Figure(low=12, high=12, unit="person", property="attendance"),
        Figure(low=12, high=12, unit="person", property="injured", period=day("2021-01-01")),
    ],
)
def test_no_toll_of_the_event(figure: Figure) -> None:
    """Houses, shares, crowds and the victims of other years are no tolls of an event."""
    draft = Draft("Star", "There were 12 of them.", published="2026-04-16")
    assert _sole(draft.counts("12", figure)) == []


def _dead(number: int, **slots: object) -> Figure:
    return Figure(low=number, high=number, unit="person", property="dead", **slots)  # type: ignore[arg-type]


def _bus_crash(worst: str, number: int, year: str) -> Draft:
    draft = Draft(
        "Herald",
        f"At least 6 people died when a bus fell into a gorge near Zerev on Tuesday. {worst}",
        published="2026-06-02",
    )
    low = Figure(
        low=6,
        high=None,
        unit="person",
        property="dead",
        qualifier=Qualifier.AT_LEAST,
        period=day("2026-06-02"),
    )
    draft.counts("At least 6 people", low)
    then = Period(start=f"{year}-01-01", end=f"{year}-12-31")
    draft.counts(f"{number} people", _dead(number, period=then))
    return draft


@pytest.mark.parametrize(
    ("worst", "number", "year"),
    [
        ("It was the worst crash there since 2011, when 40 people died.", 40, "2011"),
        ("In 2017 a coach fell from the same bend and 13 people died.", 13, "2017"),
        ("The gorge is feared: 29 people died there in 1999.", 29, "1999"),
    ],
)
def test_the_toll_of_an_earlier_event_is_none_of_today(worst: str, number: int, year: str) -> None:
    later = Draft(
        "Star",
        "Eleven people have died after a bus fell into a gorge near Zerev on Tuesday.",
        published="2026-06-03",
    )
    later.counts("Eleven people", _dead(11))
    update, *_ = align(_bus_crash(worst, number, year), later)
    assert update.verdict is Verdict.UPDATE
    assert number not in [one.figure.low for one in update.mentions if one.figure]


def test_the_toll_of_one_earlier_event_may_be_told_without_its_year() -> None:
    later = Draft(
        "Star",
        "Forty people died in the crash of the coach, the worst the road had seen.",
        published="2026-06-03",
    )
    later.counts("Forty people", _dead(40))
    first = _bus_crash("It was the worst crash there since 2011, when 40 people died.", 40, "2011")
    assert all(claim.verdict is not Verdict.CONFLICT for claim in align(first, later))
