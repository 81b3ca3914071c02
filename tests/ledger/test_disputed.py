"""Figures that another story contradicts, in every list and count of two states."""

from __future__ import annotations

import pytest

from crosswire.ledger.changes import Fault
from crosswire.ledger.checking import _advise
from crosswire.ledger.dyads import load_dyad
from crosswire.ledger.figures import load_figures
from crosswire.ledger.queries import StoryFilter, list_stories
from crosswire.types import Article
from crosswire.views.figure_groups import group_figures
from crosswire.views.ledger_labels import describe_basis, say_scope
from tests.ledger.helpers import Box, make_article

TOLD = "Trade between Norway and Chile reached {} billion dollars in 2025, the ministry said."


def tell(value: int, story: str, published: str = "2026-10-09") -> Article:
    """A report of a story of its own that gives the trade of a year."""
    return make_article(
        TOLD.format(value), section=story, outlet=f"Outlet {story}", published=published
    )


@pytest.mark.parametrize(("values", "n_disputed"), [((3, 4), 2), ((3, 3), 0), ((3, 4, 4), 3)])
def test_the_page_of_two_states_counts_what_its_figures_mark(
    box: Box, values: tuple[int, ...], n_disputed: int
) -> None:
    box.add([tell(value, f"s{at}") for at, value in enumerate(values)])
    page = load_dyad(box.database, "NOR", "CHL", since=None, today="2026-11-01")
    assert sum(one.is_disputed for one in page.figures) == n_disputed
    assert page.n_conflicts == n_disputed
    assert f"{f'{n_disputed} claims' if n_disputed else 'none'} in conflict" in say_scope(page)


def test_what_is_left_out_of_a_list_still_contradicts(box: Box) -> None:
    """It is older than the list begins, or the list is cut before it."""
    box.add([tell(3, "one", "2026-03-01"), tell(4, "two")])
    (late,) = load_figures(box.database, dyad=("NOR", "CHL"), since="2026-10-01")
    (first,) = load_figures(box.database, dyad=("NOR", "CHL"), limit=1)
    assert late.is_disputed
    assert first.is_disputed
    page = load_dyad(box.database, "NOR", "CHL", since="2026-10-01", today="2026-11-01")
    assert page.n_conflicts == 1


def count_steps(box: Box) -> int:
    """Count what SQLite does to list all figures of the two states, in hundreds of its steps."""
    steps: list[None] = []
    connection = box.database._connection
    connection.set_progress_handler(lambda: steps.append(None), 100)
    assert all(one.is_disputed for one in load_figures(box.database, dyad=("NOR", "CHL")))
    connection.set_progress_handler(None, 0)
    return len(steps)


def test_many_figures_of_one_matter_are_not_each_looked_up_with_all_others(box: Box) -> None:
    """Four times as many take some four times as long, not sixteen times."""
    box.add([tell(value, f"s{value}") for value in range(3, 13)])
    few = count_steps(box)
    box.add([tell(value, f"s{value}") for value in range(13, 43)])
    assert count_steps(box) < 6 * few


def test_the_stories_of_a_state_are_those_that_its_claims_stand_in(box: Box) -> None:
    box.add([tell(3, "one"), tell(4, "two")])
    fire = make_article("At least 4 people were injured in the fire in Hanoi.", section="fire")
    box.add([fire])
    found = {one.id for one in list_stories(box.database, StoryFilter(country="CHL"))}
    assert found == {"s-one", "s-two"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chile gave 40 boats to fishermen, Norway said.", "its sentence names both states"),
        ("Chilean boats caught 40 tonnes of cod, Norway said.", "its sentence names both states"),
    ],
)
def test_a_sentence_that_names_both_states_is_said_to(box: Box, text: str, said: str) -> None:
    box.add([make_article(text, section="it")])
    (entry, *_) = load_figures(box.database, dyad=("NOR", "CHL"))
    assert describe_basis(entry.basis) in (said, "")
    assert entry.basis != "reference"


@pytest.mark.parametrize(("values", "marked"), [((3, 4), [0]), ((3, 3), [])])
def test_a_plot_marks_the_period_of_figures_that_another_story_contradicts(
    box: Box, values: tuple[int, ...], marked: list[int]
) -> None:
    plots = pytest.importorskip("crosswire.views.plots.figures")
    box.add([tell(value, f"s{at}") for at, value in enumerate(values)])
    (group,) = group_figures(load_figures(box.database, dyad=("NOR", "CHL")))
    assert list(plots._find_marked(group)) == marked


def test_a_damaged_file_is_not_to_be_repaired() -> None:
    """What else is found in it is advised on as the file is."""
    sum_fault = Fault(where="now_claim 3", what="is another", is_repairable=True)
    assert "--repair" in _advise(sum_fault, is_damaged=False)
    assert "--repair" not in _advise(sum_fault, is_damaged=True)
    assert "write nothing" in _advise(sum_fault, is_damaged=True)
