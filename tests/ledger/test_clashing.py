"""Figures of two stories that cannot both be true."""

from __future__ import annotations

import pytest

from crosswire.ledger.clashing import mark_clashes
from crosswire.ledger.records import Evidence, FigureEntry
from crosswire.types import Change, Figure, Passage, Period, Qualifier, Verdict

YEAR = Period(start="2025-01-01", end="2025-12-31")
PAIR = ("BGD", "IND")


def entry(
    value: float, story: str, *, period: Period | None = YEAR, measured: str = "trade"
) -> FigureEntry:
    """A figure of a story, in dollars."""
    figure = Figure(
        low=value, high=value, unit="USD", qualifier=Qualifier.EXACT, entity=None,
        property=measured, period=period, change=Change.LEVEL,
    )  # fmt: skip
    passage = Passage(start=0, end=3, exact="$14")
    evidence = Evidence(
        claim=f"figure-{story}", story=story, report="r1", outlet="Bay Courier", uri="",
        passage=passage,
    )  # fmt: skip
    return FigureEntry(
        figure=figure, summary="", verdict=Verdict.ALONE, speaker=None, carried_by=(),
        basis=None, day=None, evidence=evidence,
    )  # fmt: skip


def test_two_stories_that_give_two_values_are_marked() -> None:
    one, other = mark_clashes([entry(14.2e9, "s-1"), entry(13.6e9, "s-2")], [PAIR, PAIR])
    assert one.is_disputed
    assert [said.story for said in one.clashes] == ["s-2"]
    assert [said.story for said in other.clashes] == ["s-1"]


@pytest.mark.parametrize(
    ("left", "right", "sides"),
    [
        (entry(14.2e9, "s-1"), entry(14.2e9, "s-2"), (PAIR, PAIR)),
        (entry(14.2e9, "s-1"), entry(13.6e9, "s-1"), (PAIR, PAIR)),
        (entry(14.2e9, "s-1"), entry(13.6e9, "s-2"), (PAIR, ("EST", "FIN"))),
        (entry(14.2e9, "s-1"), entry(13.6e9, "s-2"), (("", ""), ("", ""))),
        (entry(14.2e9, "s-1"), entry(13.6e9, "s-2", period=None), (PAIR, PAIR)),
        (entry(14.2e9, "s-1"), entry(13.6e9, "s-2", measured="investment"), (PAIR, PAIR)),
        (entry(1.2e9, "s-1", measured="export"), entry(3e9, "s-2", measured="export"),
         (PAIR, PAIR)),
    ],
)  # fmt: skip
def test_other_things_do_not_clash(
    left: FigureEntry, right: FigureEntry, sides: tuple[tuple[str, str], tuple[str, str]]
) -> None:
    """The same value, one story, other sides, no period, another measure, a way not known."""
    assert not any(one.is_disputed for one in mark_clashes([left, right], sides))
