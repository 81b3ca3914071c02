"""`crosswire judge`, `correct`, `retract` and `reread`: what they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crosswire.ledger import open_ledger
from tests.cli.conftest import Result
from tests.ledger.helpers import NOON, load_engine, make_article

Run = Callable[..., Result]
TEXT = "The fire in Porto Alto killed 41 people, Mayor Rui Costa said on Monday."


@pytest.fixture
def desk(tmp_path: Path) -> tuple[str, str]:
    """A ledger of one report: its place, and the report's id."""
    place = str(tmp_path / "desk.db")
    article = make_article(TEXT, section="fire")
    with open_ledger(place, engine=load_engine, clock=lambda: NOON, is_writing=True) as ledger:
        ledger.add([article])
    return place, article.id


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read by rules."""
    monkeypatch.setattr("crosswire.cli.ledgers._make_engine", load_engine)


def test_a_correction_names_both_reports_and_counts_what_is_told_otherwise(
    crosswire: Run, desk: tuple[str, str], tmp_path: Path
) -> None:
    """Whose id was given by its first letters is named in full."""
    place, report = desk
    new = tmp_path / "new.txt"
    new.write_text(f"Fire\n\nBay Courier, 5 October 2026\n\n{TEXT.replace('41', '14')}\n")
    done = crosswire("correct", report[:5], str(new), "--ledger", place)
    assert done.status == 0
    first, *_ = done.out.splitlines()
    assert first.startswith(f"{report} is replaced by r")
    assert "claims restated" in first and " 0 claims restated" not in first
    again = crosswire("correct", report, str(new), "--ledger", place)
    assert again.status == 2
    assert f"report {report} is replaced already, by r" in again.err


def test_a_retraction_tells_what_is_gone_from_what_changed(
    crosswire: Run, desk: tuple[str, str]
) -> None:
    """Claims of a story without reports stand no more; no verdict of theirs changed."""
    place, report = desk
    done = crosswire("retract", report, "--ledger", place)
    assert done.out.startswith(f"{report} is retracted; 0 new claims, 0 verdicts changed, ")
    assert done.out.rstrip().endswith(" gone")
    assert ", 0 claims gone" not in done.out
    assert "retracted already" in crosswire("retract", report, "--ledger", place).err


def test_a_judgement_that_joins_two_claims_says_so(crosswire: Run, tmp_path: Path) -> None:
    """One of them is no line of its own any more, though no verdict changed."""
    place = str(tmp_path / "desk.db")
    text = "At least 8 soldiers were released in Ijevan. Some 40 sailors were freed in Bergen."
    with open_ledger(place, engine=load_engine, clock=lambda: NOON, is_writing=True) as ledger:
        ledger.add([make_article(text, section="release")])
        one, other = (entry.claim.id for entry in ledger.claims(kind="figure"))
    done = crosswire("judge", one, other, "same", "--ledger", place)
    assert "1 claim joined to another" in done.out


@pytest.mark.parametrize(
    "words",
    [
        ("judge", "a", "b", "same"),
        ("correct", "r1", "new.txt"),
        ("retract", "r1"),
        ("reread",),
        ("check", "--repair"),
    ],
)
def test_a_mistyped_name_makes_no_ledger(
    crosswire: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Only adding and importing begin one."""
    place = tmp_path / "dsek.db"
    done = crosswire(*words, "--ledger", str(place))
    assert done.status == 2
    assert "no such ledger; `crosswire add FILE..." in done.err
    assert not place.exists()
