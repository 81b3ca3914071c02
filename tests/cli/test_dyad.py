"""`crosswire dyad`: where the ledger holds nothing between two states."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from crosswire.ledger import open_ledger
from tests.cli.conftest import Result
from tests.ledger.helpers import NOON, load_engine, make_article

Run = Callable[..., Result]
SAID = (
    "crosswire: the ledger holds nothing between Belarus and Kenya; what it has of one of them is"
    " listed by `crosswire claims --country BLR` and `crosswire claims --country KEN`\n"
)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger of one treaty, of 5 October 2026."""
    place = str(tmp_path / "desk.db")
    with open_ledger(place, engine=load_engine, clock=lambda: NOON, is_writing=True) as opened:
        report = make_article("Kenya and Vietnam signed a treaty in Hanoi on Monday.")
        opened.add(iter([report]))
    return place


def test_two_states_with_nothing_between_them_are_told(crosswire: Run, ledger: str) -> None:
    """In one line, and no page of nothing is printed."""
    result = crosswire("dyad", "Kenya", "Belarus", "--ledger", ledger)
    assert (result.status, result.out, result.err) == (0, "", SAID)


def test_what_the_days_leave_out_is_told(crosswire: Run, ledger: str) -> None:
    """What there is before --since is no nothing."""
    assert "treaty" in crosswire("dyad", "KEN", "VNM", "--ledger", ledger).out
    result = crosswire("dyad", "KEN", "VNM", "--since", "2030", "--ledger", ledger)
    assert (result.status, result.out) == (0, "")
    assert "nothing between Kenya and Vietnam; without --since there is some" in result.err


def test_a_value_and_a_page_are_given_all_the_same(
    crosswire: Run, ledger: str, tmp_path: Path
) -> None:
    """Who asks for JSON or a file gets it, and is told."""
    found = crosswire("dyad", "KEN", "BLR", "--ledger", ledger, "--json")
    assert json.loads(found.out)["n_claims"] == 0
    assert found.err == SAID
    page = str(tmp_path / "page.html")
    assert crosswire("dyad", "KEN", "BLR", "--ledger", ledger, "--html", page).err.startswith(SAID)
    assert Path(page).is_file()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("claims", "--country", "BLR"), "crosswire: no claim fits\n"),
        (("figures", "--dyad", "KEN", "BLR"), "crosswire: no figure fits; the ledger has none"),
    ],
)
def test_a_picture_of_nothing_is_told(
    crosswire: Run, ledger: str, tmp_path: Path, command: tuple[str, ...], said: str
) -> None:
    """It is drawn, and that nothing fits is said."""
    pytest.importorskip("matplotlib")
    result = crosswire(*command, "--ledger", ledger, "--plot", str(tmp_path / "picture.svg"))
    assert result.status == 0
    assert result.err.startswith(said)
