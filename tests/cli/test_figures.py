"""`crosswire figures`: where none fits, what there is instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crosswire.ledger import open_ledger
from tests.cli.conftest import Result
from tests.ledger.helpers import NOON, load_engine
from tests.ledger.test_measured import FIRE, MARCH, TRADE

Run = Callable[..., Result]


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger of three figures: two of the injured, one of trade."""
    place = str(tmp_path / "desk.db")
    with open_ledger(place, engine=load_engine, clock=lambda: NOON, is_writing=True) as opened:
        opened.add(iter([MARCH, FIRE, TRADE]))
    return place


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("tarde",), "no figure fits 'tarde'; did you mean trade (1)?"),
        (("Injuries abroad",), "no figure fits 'Injuries abroad'; did you mean injured (2)?"),
        (("rainfall",), "no figure fits 'rainfall'; there are figures of injured (2), trade (1)"),
        (
            ("trade", "--since", "2030"),
            "no figure fits 'trade'; without --since there are some",
        ),
        (
            ("rainfall", "--dyad", "NOR", "CHL"),
            "no figure fits 'rainfall'; there are figures of trade (1)",
        ),
        (
            ("rainfall", "--dyad", "KEN", "VNM"),
            "no figure fits 'rainfall'; the ledger has none with --dyad that says what it measures",
        ),
        (
            ("--dyad", "KEN", "VNM", "--since", "2026"),
            "no figure fits; without --dyad and --since there are some",
        ),
    ],
)
def test_where_no_figure_fits_it_says_which_there_are(
    crosswire: Run, ledger: str, options: tuple[str, ...], said: str
) -> None:
    """The nearest names, else the commonest, among the states and days that were asked for."""
    result = crosswire("figures", *options, "--ledger", ledger)
    assert (result.status, result.out, result.err) == (0, "", f"crosswire: {said}\n")


def test_two_states_are_named_before_the_next_option(crosswire: Run, ledger: str) -> None:
    """Else the option is taken for the second state, and the wrong ledger is opened."""
    result = crosswire("figures", "--dyad", "NOR", "--ledger", ledger)
    assert result.status == 2
    assert "name two states, such as --dyad KAZ RUS" in result.err


def test_an_empty_ledger_has_no_figure(crosswire: Run, tmp_path: Path) -> None:
    place = str(tmp_path / "desk.db")
    open_ledger(place, engine=load_engine, clock=lambda: NOON, is_writing=True).close()
    result = crosswire("figures", "--ledger", place)
    assert result.err == "crosswire: no figure fits; the ledger has none\n"


def test_what_fits_is_listed_without_a_word(crosswire: Run, ledger: str) -> None:
    """The property in any case, or a word of the passage."""
    for word in ("Trade", "people"):
        result = crosswire("figures", word, "--ledger", ledger)
        assert (result.status, result.err) == (0, "")
        assert result.out
