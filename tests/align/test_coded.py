"""Coded events of one type go by their slots until they are read together; times by years."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.align.claims import prepare_items
from crosswire.align.item import Item, Pool
from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Match, Outcome
from crosswire.align.propositions import compare_propositions
from crosswire.align.similarity import Weights
from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text
from crosswire.types.together import Kinship

ONE = Kinship(different=0.05, same=0.9, clash=0.03, update=0.02)
TWO = Kinship(different=0.95, same=0.03, clash=0.01, update=0.01)
CLASH = Kinship(different=0.05, same=0.15, clash=0.78, update=0.02)
OPEN = Kinship(different=0.12, same=0.5, clash=0.25, update=0.13)


def compare(left: str, right: str, kinship: Kinship | None) -> Outcome:
    """Compare the first thing that each of two reports of one day tells."""
    engine = Engine.default()
    items: list[Item] = []
    for at, text in enumerate((left, right)):
        article = article_of_text(
            text, uri=f"report {at}", published="2026-11-20", today=date(2026, 11, 30)
        )
        found = prepare_items([read_article(article, engine)])[Pool.PROPOSITION]
        items.append(max(found, key=lambda item: len(item.mention.exact)))
    weights = Weights(load_lexicon(), items)
    return compare_propositions(*items, weights, is_mutual=True, kinship=kinship)


def test_two_agreements_of_two_states_are_two_once_they_are_read() -> None:
    """Their slots alone are the same."""
    left = "Japan and Vietnam signed an agreement on fisheries."
    right = "Japan and Vietnam signed an agreement on air traffic."
    assert compare(left, right, None).match is Match.SAME
    assert compare(left, right, TWO).match is Match.UNRELATED


def test_other_parties_make_two_however_they_are_read() -> None:
    left = "Egypt accused Ethiopia of breaking the water treaty."
    right = "Ethiopia accused Egypt of breaking the water treaty."
    assert compare(left, right, ONE).match is Match.UNRELATED


def test_an_act_told_and_denied_is_a_conflict_unless_it_is_read_as_two() -> None:
    left = "Kenya recalled its ambassador to Somalia on Thursday."
    right = "Kenya has not recalled its ambassador to Somalia."
    assert compare(left, right, OPEN).match is Match.CONFLICT
    assert compare(left, right, TWO).match is Match.UNRELATED


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("in March", "in April", Match.CONFLICT),
        ("for 3 March", "for 9 March", Match.CONFLICT),
        ("in March", "for 9 March", Match.SAME),
    ],
)
def test_invitations_for_two_times_clash(left: str, right: str, wanted: Match) -> None:
    """By what is due, since both are told as made."""
    one = f"Kenyan President William Ruto invited Chilean President Gabriel Boric to visit {left}."
    other = f"President Ruto of Kenya has invited Chile's President Boric to visit {right}."
    assert compare(one, other, OPEN).match is wanted


def test_two_years_clash_only_where_reading_bears_it_out() -> None:
    """As a rule another year makes another thing."""
    left, right = "The ferry was built in 1978.", "The ferry was built in 1987."
    assert compare(left, right, CLASH).match is Match.CONFLICT
    assert compare(left, right, OPEN).match is Match.UNRELATED
