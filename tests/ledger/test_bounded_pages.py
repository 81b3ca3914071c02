"""A page of two states reads of a large ledger what it shows, not all that is there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from crosswire.ledger.database import Row, Values
from crosswire.ledger.dyads import load_dyad
from crosswire.ledger.figures import _COLUMNS, load_figures
from tests.ledger.helpers import Box, make_article

N_YEARS = 12
TRADE = (
    "Trade between Norway and Chile was worth {n} million dollars in {year}, the ministry said."
    " Norway promised to send Chile {n} buses by 1 May {year}."
)


@pytest.fixture
def read(box: Box, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """A ledger of a figure and a promise a year; by statement, how many rows it gave."""
    box.add(
        make_article(
            TRADE.format(n=100 + 7 * at, year=2000 + at),
            outlet=f"Outlet {at}",
            published=f"{2000 + at}-03-01",
        )
        for at in range(N_YEARS)
    )
    asked: list[tuple[str, int]] = []
    rows = type(box.database).rows

    def count(database: object, statement: str, values: Values | None = None) -> Sequence[Row]:
        found = rows(database, statement, values)  # type: ignore[arg-type]
        asked.append((statement, len(found)))
        return found

    monkeypatch.setattr(type(box.database), "rows", count)
    return asked


def test_a_short_list_of_figures_reads_few(box: Box, read: list[tuple[str, int]]) -> None:
    """Two of twelve, and those of the same period."""
    assert len(load_figures(box.database, dyad=("NOR", "CHL"), limit=2)) == 2
    assert max(n_rows for _, n_rows in read) <= 4


def test_a_page_reads_the_text_of_no_figure_that_it_leaves_out(
    box: Box, read: list[tuple[str, int]]
) -> None:
    """Of the others it reads only when they hold, to find those that contradict each other."""
    page = load_dyad(box.database, "NOR", "CHL", since=None, today="2026-01-01", limit=2)
    assert page.n_figures >= N_YEARS
    longest = [statement for statement, n_rows in read if "now_figure" in statement and n_rows > 4]
    assert all(
        statement.startswith(f"SELECT {_COLUMNS} FROM now_figure f") for statement in longest
    )
