"""Whether the later of two answers replaces the earlier, and whether two contradict."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.align.answers import NOT_BORNE_OUT, weigh_answers
from crosswire.align.claims import prepare_items
from crosswire.align.item import Item, Pool
from crosswire.align.match import Match, Outcome
from crosswire.types import AspectName, Figure
from crosswire.types.together import Kinship

from .builders import Draft

MOVED = Kinship(0.02, 0.03, 0.35, 0.6)
"""The network takes it rather for a change than for a contradiction."""
CLASH = Kinship(0.01, 0.02, 0.95, 0.02)
CONFLICT = Outcome(Match.CONFLICT, "the ranges do not overlap", 0.95, frozenset({AspectName.VALUE}))
VARIANT = replace(CONFLICT, match=Match.VARIANT)


def _items(*days: str, values: tuple[float, float] = (120, 96)) -> list[Item]:
    reports = []
    for number, (day, value) in enumerate(zip(days, values, strict=True)):
        draft = Draft(f"Outlet {number}", f"Brela will free {value} prisoners.", published=day)
        draft.counts(f"{value} prisoners", Figure(low=value, high=value, unit="prisoner"))
        reports.append(draft.report)
    return list(prepare_items(reports)[Pool.FIGURE])


@pytest.mark.parametrize("outcome", [CONFLICT, VARIANT])
@pytest.mark.parametrize("days", [("2031-05-02", "2031-05-06"), ("2031-05-06", "2031-05-02")])
def test_days_later_another_answer_replaces_the_first(
    outcome: Outcome, days: tuple[str, str]
) -> None:
    found = weigh_answers(*_items(*days), outcome, MOVED)
    assert found.match is Match.UPDATE
    assert "later" in found.because
    assert found.aspects == outcome.aspects


def test_of_one_day_they_contradict() -> None:
    """Which was first is then not known."""
    found = weigh_answers(*_items("2031-05-02", "2031-05-02"), CONFLICT, CLASH)
    assert found == CONFLICT


def test_a_later_contradiction_stays_one() -> None:
    found = weigh_answers(*_items("2031-05-02", "2031-05-03"), CONFLICT, CLASH)
    assert found.match is Match.CONFLICT


def test_what_the_network_takes_for_two_things_is_no_conflict() -> None:
    apart = Kinship(0.9, 0.05, 0.04, 0.01)
    weak = replace(CONFLICT, score=0.5)
    found = weigh_answers(*_items("2031-05-02", "2031-05-02"), weak, apart)
    assert (found.match, found.because) == (Match.UNRELATED, NOT_BORNE_OUT)


def test_equal_numbers_do_not_replace_each_other() -> None:
    same = Outcome(Match.SAME, "the same number", 0.95)
    items = _items("2031-05-02", "2031-05-06", values=(120, 120))
    assert weigh_answers(*items, same, MOVED) == same


@pytest.mark.parametrize("match", [Match.UNRELATED, Match.UPDATE])
def test_what_is_settled_stays(match: Match) -> None:
    outcome = replace(CONFLICT, match=match)
    assert weigh_answers(*_items("2031-05-02", "2031-05-06"), outcome, MOVED) == outcome


def test_without_reading_together_nothing_changes() -> None:
    items = _items("2031-05-02", "2031-05-06")
    assert weigh_answers(*items, CONFLICT, None) == CONFLICT


def test_what_no_network_was_asked_about_is_no_conflict_where_there_is_one() -> None:
    items = _items("2031-05-02", "2031-05-06")
    found = weigh_answers(*items, CONFLICT, None, can_read=True)
    assert found.match is Match.UNRELATED
    assert weigh_answers(*items, VARIANT, None, can_read=True) == VARIANT
