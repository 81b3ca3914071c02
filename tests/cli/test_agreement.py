"""How far outlets agree: `crosswire claims --plot` and `crosswire story --plot`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crosswire.ledger import open_ledger
from tests.cli.conftest import Result
from tests.ledger.helpers import NOON, load_engine, make_article

Run = Callable[..., Result]
TEXT = "Kenya and Vietnam signed a treaty in Hanoi on Monday. At least {} people were injured."


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger of one story in two outlets."""
    place = str(tmp_path / "desk.db")
    articles = [
        make_article(TEXT.format(number), outlet=outlet)
        for number, outlet in ((20, "Bay Courier"), (20, "Hill Gazette"))
    ]
    with open_ledger(place, engine=load_engine, clock=lambda: NOON, is_writing=True) as opened:
        opened.add(iter(articles))
    return place


def test_claims_that_fit_are_drawn(crosswire: Run, ledger: str, tmp_path: Path) -> None:
    """All that fit, though a list would end after fifty."""
    pytest.importorskip("matplotlib")
    target = tmp_path / "outlets.svg"
    result = crosswire("claims", "--country", "KEN", "--ledger", ledger, "--plot", str(target))
    assert (result.status, result.out) == (0, "")
    assert f"wrote {target}" in result.err
    assert target.read_text(encoding="utf-8").startswith("<?xml")


def test_one_story_is_drawn(crosswire: Run, ledger: str, tmp_path: Path) -> None:
    """And its page written, where both are asked for."""
    pytest.importorskip("matplotlib")
    with open_ledger(ledger, engine=load_engine, clock=lambda: NOON, is_writing=False) as opened:
        story = opened.stories()[0].id
    target, page = tmp_path / "outlets.png", tmp_path / "story.html"
    asked = ("story", story, "--ledger", ledger, "--plot", str(target), "--html", str(page))
    assert crosswire(*asked).status == 0
    assert target.read_bytes().startswith(b"\x89PNG")
    assert "<html" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["notes.svg", "notes.png"])
def test_a_file_of_somebody_else_is_not_overwritten(
    crosswire: Run, ledger: str, tmp_path: Path, name: str
) -> None:
    """A plot of an earlier run is, and an empty file."""
    pytest.importorskip("matplotlib")
    target = tmp_path / name
    target.write_text("my notes")
    refused = crosswire("claims", "--ledger", ledger, "--plot", str(target))
    assert refused.status == 2
    assert "is no plot that crosswire wrote; choose another name, or remove it" in refused.err
    assert target.read_text() == "my notes"
    target.write_text("")
    for _ in range(2):
        assert crosswire("claims", "--ledger", ledger, "--plot", str(target)).status == 0


def test_a_history_is_not_drawn(crosswire: Run, ledger: str) -> None:
    """Of two wishes that cannot both be met none is passed over."""
    asked = ("claims", "--ledger", ledger, "--history", "figure-1", "--plot", "outlets.svg")
    result = crosswire(*asked)
    assert result.status == 2
    assert "--history lists verdicts, --plot draws outlets" in result.err


def test_a_picture_has_a_known_ending(crosswire: Run, ledger: str) -> None:
    result = crosswire("claims", "--ledger", ledger, "--plot", "outlets.pdf")
    assert result.status == 2
    assert "ends neither in .svg nor in .png" in result.err


def test_every_place_is_listed_if_asked_for(crosswire: Run, ledger: str) -> None:
    """The story says by which command."""
    with open_ledger(ledger, engine=load_engine, clock=lambda: NOON, is_writing=False) as opened:
        story = opened.stories()[0].id
    out = crosswire("story", story, "--ledger", ledger).out
    assert f"crosswire claims --story {story} --places" in out
    listed = crosswire("claims", "--story", story, "--places", "--ledger", ledger)
    assert listed.status == 0
    assert "Hill Gazette: " in listed.out


def test_a_picture_without_a_name_says_how_it_is_written(crosswire: Run, ledger: str) -> None:
    """The option takes a file name, which the help shows."""
    result = crosswire("claims", "--ledger", ledger, "--plot")
    assert result.status == 2
    assert "'--plot' requires an argument; `--help` behind the command shows how" in result.err
