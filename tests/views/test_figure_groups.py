"""Figures of one thing side by side."""

from __future__ import annotations

from msgspec.structs import replace

from crosswire.views.figure_groups import group_figures, list_values
from tests.views.ledger_fixtures import some_figures


def test_a_level_and_a_change_are_two_groups() -> None:
    titles = [group.title for group in group_figures(some_figures())]
    assert titles == ["trade, USD", "dead, people", "payment, %", "change of trade, %"]


def test_periods_stand_in_order_of_time() -> None:
    trade = group_figures(reversed(some_figures()))[-1]
    assert trade.title == "trade, USD"
    assert [row.period for row in trade.rows] == ["2029", "2030"]


def test_a_figure_without_a_period_stands_at_its_day() -> None:
    (_, _, payment, _) = group_figures(some_figures())
    assert [row.period for row in payment.rows] == ["reported 12 March 2031"]


def test_a_figure_has_one_value_at_least() -> None:
    entry = replace(some_figures()[0], values=())
    (value,) = list_values(entry)
    assert value.figure == entry.figure
