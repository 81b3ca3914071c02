"""What of a report goes with a mention that is read together with another."""

from __future__ import annotations

import pytest

from crosswire.align.claims import prepare_items
from crosswire.align.item import Item, Pool
from crosswire.align.passages import mark_in_sentence
from crosswire.types import Figure

from .builders import Draft

BEFORE = "The truce covers the harbour of Brela. "


def item_of(draft: Draft, pool: Pool) -> Item:
    """Prepare the only mention of a report."""
    (item,) = prepare_items([draft.report])[pool]
    return item


@pytest.mark.parametrize(
    ("said", "is_given"),
    [
        ("It applies to all of the coast.", True),
        ("In its third week it was broken twice.", True),
        ("Both sides had asked for it.", True),
        ("Fishermen may leave the coast again.", False),
        ("Itaran ships may pass.", False),
    ],
)
def test_what_points_back_goes_with_the_sentence_before(said: str, is_given: bool) -> None:
    passage = mark_in_sentence(item_of(Draft("Herald", BEFORE + said).says(said), Pool.PROPOSITION))
    assert passage.text.startswith(BEFORE.split(maxsplit=1)[0]) is is_given
    ((start, end),) = passage.marked
    assert passage.text[start:end] == said


def test_a_number_goes_with_it_where_its_sentence_points_back() -> None:
    draft = Draft("Herald", BEFORE + "It is to last ten days.")
    draft.counts("ten days", Figure(low=10, high=10, unit="day", property="duration"))
    passage = mark_in_sentence(item_of(draft, Pool.FIGURE))
    assert passage.text == BEFORE + "It is to last ten days."
    ((start, end),) = passage.marked
    assert passage.text[start:end] == "ten days"


def test_the_first_sentence_has_none_before() -> None:
    said = "It applies to all of the coast."
    assert (
        mark_in_sentence(item_of(Draft("Herald", said).says(said), Pool.PROPOSITION)).text == said
    )


def test_of_a_long_sentence_before_only_the_end_is_given() -> None:
    said = "It applies to all of the coast."
    long = "The truce " + "and the pause " * 200 + "covers Brela. "
    passage = mark_in_sentence(item_of(Draft("Herald", long + said).says(said), Pool.PROPOSITION))
    assert len(passage.text) <= 300 + 1 + len(said)
    ((start, end),) = passage.marked
    assert passage.text[start:end] == said
