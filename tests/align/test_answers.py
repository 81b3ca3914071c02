"""Whether the later of two answers replaces the earlier, and whether two contradict."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from crosswire.align import align_claims
from crosswire.align.answers import facts_of_succession, weigh_answers
from crosswire.align.claims import prepare_items
from crosswire.align.item import Item, Pool
from crosswire.align.match import Match, Outcome
from crosswire.types import AspectName, Figure, Period, Qualifier
from crosswire.types.together import Kinship, MarkedText

from .builders import Draft

MOVED = Kinship(0.02, 0.03, 0.35, 0.6)
"""The network takes it rather for a change than for a contradiction."""
CLASH = Kinship(0.01, 0.02, 0.95, 0.02)
CONFLICT = Outcome(Match.CONFLICT, "the ranges do not overlap", 0.95, frozenset({AspectName.VALUE}))
VARIANT = replace(CONFLICT, match=Match.VARIANT)


PRISONERS = Figure(low=None, high=None, unit="prisoner")


def _items(
    *days: str,
    values: tuple[float, float] = (120, 96),
    text: str = "Brela will free {} prisoners.",
    figure: Figure = PRISONERS,
) -> list[Item]:
    reports = []
    for number, (day, value) in enumerate(zip(days, values, strict=True)):
        draft = Draft(f"Outlet {number}", text.format(value), published=day)
        exact = f"{value} {figure.unit}s" if figure.unit != "percent" else f"{value} percent"
        draft.counts(exact, replace(figure, low=value, high=value))
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
    assert found.match is Match.UNRELATED
    assert found.keeps_apart


def test_a_toll_does_not_fall_unless_somebody_says_so() -> None:
    toll = {"text": "The blast in Brela killed {} persons.", "days": ("2031-05-02", "2031-05-06")}
    figure = Figure(low=None, high=None, unit="person", property="dead")
    fallen = _items(*toll["days"], values=(30, 28), text=str(toll["text"]), figure=figure)
    assert weigh_answers(*fallen, CONFLICT, MOVED).match is Match.CONFLICT
    risen = _items(*toll["days"], values=(28, 30), text=str(toll["text"]), figure=figure)
    assert weigh_answers(*risen, CONFLICT, MOVED).match is Match.UPDATE


def test_what_a_year_that_is_over_came_to_does_not_change() -> None:
    text = "Inflation in 2030 was {} percent."
    period = Period(start="2030-01-01", end="2030-12-31")
    figure = Figure(low=None, high=None, unit="percent", property="inflation", period=period)
    days = ("2031-03-01", "2031-03-05")
    items = _items(*days, values=(4.1, 3.8), text=text, figure=figure)
    assert weigh_answers(*items, CONFLICT, MOVED).match is Match.CONFLICT


def test_two_unknown_outlets_are_not_one() -> None:
    """What both lack tells nothing."""
    first, last = _items("2031-05-02", "2031-05-03")
    unknown = [replace(item, report=replace(item.report, outlet=None)) for item in (first, last)]
    assert "one outlet" not in facts_of_succession(unknown[0], unknown[1], MOVED)
    same = [replace(item, report=replace(item.report, outlet="Herald")) for item in (first, last)]
    assert "one outlet" in facts_of_succession(same[0], same[1], MOVED)


class _Doubter:
    """A network that sees no contradiction anywhere."""

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        return [Kinship(0.04, 0.6, 0.03, 0.33) for _ in pairs]


def test_a_clash_that_is_not_borne_out_keeps_apart() -> None:
    """A vague number between two that clash does not make them one."""
    drafts = []
    for outlet, exact, value, qualifier in (
        ("Herald", "12 people", 12, Qualifier.EXACT),
        ("Star", "more than ten people", 10, Qualifier.MORE_THAN),
        ("Post", "40 people", 40, Qualifier.EXACT),
    ):
        draft = Draft(outlet, f"The blast at the mill in Orve killed {exact}.")
        high = value if qualifier is Qualifier.EXACT else None
        figure = Figure(low=value, high=high, unit="person", property="dead", qualifier=qualifier)
        draft.counts(exact, figure)
        drafts.append(draft.report)
    for claim in align_claims(drafts, (), joint=_Doubter()):
        values = {mention.exact for mention in claim.mentions}
        assert not {"12 people", "40 people"} <= values


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


def test_numbers_that_differ_contradict_where_all_else_is_one() -> None:
    """The network that takes "12 people" and "40 people" for one passed over the numbers."""
    items = _items("2031-05-02", "2031-05-02")
    passed_over = Kinship(0.02, 0.93, 0.03, 0.02)
    sure = Outcome(Match.CONFLICT, "the ranges do not overlap", 0.9)
    assert weigh_answers(*items, sure, passed_over, can_read=True).match is Match.CONFLICT
    unsure = Outcome(Match.CONFLICT, "the ranges do not overlap", 0.5)
    assert weigh_answers(*items, unsure, passed_over, can_read=True).match is Match.UNRELATED
    likely_later = Kinship(0.02, 0.5, 0.03, 0.45)
    assert weigh_answers(*items, sure, likely_later, can_read=True).match is not Match.CONFLICT
