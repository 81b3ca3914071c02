"""Which mentions are read together before they are compared, and that it changes no outcome."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest

from crosswire.align.answers import weigh_answers
from crosswire.align.claims import prepare_items
from crosswire.align.comparers import FigureComparer, PropositionComparer
from crosswire.align.item import Item, Pool
from crosswire.align.lexicon import load_lexicon
from crosswire.align.propositions import compare_propositions
from crosswire.align.similarity import Weights
from crosswire.types import Figure
from crosswire.types.together import Kinship, MarkedText
from tests.align.builders import Draft

SENTENCES = (
    "The council of Brela approved the harbour plan on Monday.",
    "Brela's council backed the plan for the harbour.",
    "The harbour plan was rejected by the council of Brela.",
    "Fishermen of Osmark asked the council for lower fees.",
    "The council of Osmark approved lower fees for fishermen.",
)


class Reader:
    """Says the same of every pair, and remembers the texts that it was asked about."""

    def __init__(self, kinship: Kinship) -> None:
        self.kinship = kinship
        self.asked: list[set[str]] = []

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        self.asked += [{passages[one].text, passages[other].text} for one, other in pairs]
        return [self.kinship for _ in pairs]


def prepared(pool: Pool, *drafts: Draft) -> tuple[list[Item], Weights]:
    """Prepare the mentions of reports."""
    items = prepare_items([draft.report for draft in drafts])
    return items[pool], Weights(load_lexicon(), [one for found in items.values() for one in found])


@pytest.mark.parametrize(
    "kinship",
    [
        Kinship(0.99, 0.01, 0.0, 0.0),
        Kinship(0.0, 1.0, 0.0, 0.0),
        Kinship(0.01, 0.0, 0.99, 0.0),
        Kinship(0.5, 0.3, 0.2, 0.0),
    ],
)
def test_choosing_what_to_read_changes_no_outcome(kinship: Kinship) -> None:
    """A pair that is left unread, or weighed before, comes to what comparing it anew gives."""
    drafts = [Draft(f"Outlet {at}", text).says(text) for at, text in enumerate(SENTENCES)]
    items, weights = prepared(Pool.PROPOSITION, *drafts)
    reader = Reader(kinship)
    comparer = PropositionComparer(weights, items, reader)
    comparer.study(list(combinations(range(len(items)), 2)))
    assert reader.asked
    for left, right in combinations(items, 2):
        is_mutual, _ = comparer.settle(left, right)
        anew = []
        for told in (kinship, None):
            outcome = compare_propositions(left, right, weights, is_mutual=is_mutual, kinship=told)
            anew.append(weigh_answers(left, right, outcome, told, can_read=True))
        read = {left.report.text, right.report.text} in reader.asked
        found = comparer.compare(left, right)
        assert (found.match, found.aspects) == (anew[not read].match, anew[not read].aspects)


@pytest.mark.parametrize(
    ("measured", "is_read"), [(("schools", "schools"), True), (("schools", "wells"), False)]
)
def test_figures_of_two_measures_are_not_read_together(
    measured: tuple[str, str], is_read: bool
) -> None:
    """What the slots keep apart no sentence joins: 40 schools, 45 wells."""
    drafts = [
        Draft(f"Outlet {at}", f"The province of Osmark repaired {number} {what} in spring.").counts(
            f"{number} {what}", Figure(low=number, high=number, property=what)
        )
        for at, (number, what) in enumerate(zip((40, 45), measured, strict=True))
    ]
    items, weights = prepared(Pool.FIGURE, *drafts)
    reader = Reader(Kinship(0.0, 1.0, 0.0, 0.0))
    FigureComparer(weights, items, reader).study([(0, 1)])
    assert bool(reader.asked) is is_read
