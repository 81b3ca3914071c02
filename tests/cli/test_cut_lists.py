"""A list that is cut says so, in one way, whatever is listed and however it is shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from crosswire.ledger import dyads, open_ledger, records
from tests.cli.conftest import Result
from tests.ledger.helpers import NOON, load_engine, make_article

Run = Callable[..., Result]
TEXTS = (
    "Norway and Chile signed a treaty on fisheries in Oslo.\n"
    "Trade between Norway and Chile reached 3 billion dollars in 2024, Anna Lund said.\n"
    "Norway promised to deliver two rescue helicopters to Chile.",
    "Chile condemned Norway after the storm in Arica.\n"
    "Trade between Norway and Chile reached 5 billion dollars in 2019, Tomás Rivas said.\n"
    "Chile promised to release nine jailed fishermen to Norway.",
)
LISTS = [
    ("stories",),
    ("claims",),
    ("figures", "trade"),
    ("figures", "--dyad", "NOR", "CHL"),
    ("commitments",),
    ("commitments", "--dyad", "NOR", "CHL"),
]


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Two stories between two states, each with a figure and a promise."""
    place = str(tmp_path / "desk.db")
    articles = [
        make_article(text, section=f"s{number}", published=f"2026-{number + 8:02}-05")
        for number, text in enumerate(TEXTS)
    ]
    with open_ledger(place, engine=load_engine, clock=lambda: NOON, is_writing=True) as opened:
        opened.add(iter(articles))
    return place


@pytest.mark.parametrize("asked", LISTS)
@pytest.mark.parametrize("is_json", [False, True])
def test_a_list_that_is_cut_says_so(
    crosswire: Run, ledger: str, asked: tuple[str, ...], is_json: bool
) -> None:
    """And one that is whole does not, even where it has just as many as may be."""
    options = ("--ledger", ledger, *(("--json",) if is_json else ()))
    n_rows = len(crosswire(*asked, "--json", "--ledger", ledger).out.splitlines())
    assert n_rows > 1
    cut = crosswire(*asked, *options, "--limit", "1")
    assert cut.err == "crosswire: the first 1 are shown; there are more, see --limit\n"
    assert not is_json or len(cut.out.splitlines()) == 1
    assert crosswire(*asked, *options, "--limit", str(n_rows)).err == ""


def test_a_page_says_what_it_lacks(crosswire: Run, ledger: str, tmp_path: Path) -> None:
    """On standard error, beside its headings, and in the file that is written."""
    whole = crosswire("dyad", "NOR", "CHL", "--ledger", ledger, "--json")
    page = json.loads(whole.out)
    assert whole.err == ""
    n_figures = page["n_figures"]
    assert len(page["figures"]) == n_figures > 1
    assert page["n_events"] > 1
    cut = crosswire("dyad", "NOR", "CHL", "--ledger", ledger, "--limit", "1")
    assert f"the first 1 of {n_figures} figures are shown; there are more, see --limit" in cut.err
    assert f"the first 1 of {page['n_events']} events are shown" in cut.err
    assert f"Figures · 1 of {n_figures}" in cut.out
    target = tmp_path / "page.html"
    crosswire("dyad", "NOR", "CHL", "--ledger", ledger, "--limit", "1", "--html", str(target))
    written = target.read_text(encoding="utf-8")
    assert f"… and {n_figures - 1} more." in written
    assert f"… and {page['n_events'] - 1} earlier ones." in written


@pytest.mark.parametrize("asked", [("claims",), ("figures", "trade")])
def test_a_picture_is_drawn_of_all_and_says_where_it_is_not(
    crosswire: Run,
    ledger: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: tuple[str, ...],
) -> None:
    """The notice is that of the lists."""
    pytest.importorskip("matplotlib")
    options = (*asked, "--ledger", ledger, "--plot", str(tmp_path / "out.svg"))
    assert "are shown" not in crosswire(*options).err
    said = "the first 1 are shown; there are more, see --limit"
    assert said in crosswire(*options, "--limit", "1").err
    monkeypatch.setattr("crosswire.cli.ledgers.MOST_ROWS", 1)
    assert said in crosswire(*options).err


@pytest.mark.parametrize(("most", "is_cut"), [(1, True), (2, False), (3, False)])
def test_a_page_says_where_it_leaves_out_commitments(
    crosswire: Run, ledger: str, monkeypatch: pytest.MonkeyPatch, most: int, is_cut: bool
) -> None:
    """Not where there are just as many as may be; a list of them has its own limit."""
    for module in (records, dyads):
        monkeypatch.setattr(module, "MOST_BOUND", most)
    found = crosswire("dyad", "NOR", "CHL", "--ledger", ledger, "--json")
    page = json.loads(found.out)
    assert (len(page["commitments"]), page["n_commitments"]) == (min(most, 2), 2)
    assert (f"of commitments the latest {most} are shown" in found.err) is is_cut
    listed = crosswire("commitments", "--dyad", "NOR", "CHL", "--ledger", ledger, "--json")
    assert len(listed.out.splitlines()) == 2
