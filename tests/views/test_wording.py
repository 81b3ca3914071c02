"""Wordings side by side, and where they differ."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.types import ClaimKind, Form
from crosswire.views.wording import find_context, list_wordings, mark_differences, say_more
from tests.views.fixture_reports import ARTICLES, LAGOON, POST, mention
from tests.views.fixtures import rich_comparison

WORDS = st.lists(st.sampled_from(["a", "b", "The", "mine.", "“sea,”"]), max_size=12).map(" ".join)


def marked(texts: list[str]) -> list[list[str]]:
    """The differing stretches of each text."""
    return [[piece.text for piece in row if piece.differs] for row in mark_differences(texts)]


def test_other_words_are_marked() -> None:
    """What one report puts otherwise is marked in both."""
    assert marked(["They open our mines today", "They open the mines today"]) == [["our"], ["the"]]


def test_capitals_and_punctuation_do_not_count() -> None:
    """A comma is no difference."""
    assert marked(["“We agree,” fully", "we agree fully."]) == [[], []]


def test_free_retellings_are_left_unmarked() -> None:
    """A mark on every word would say nothing."""
    assert marked(["The lake froze over in January", "Ice closed all harbours"]) == [[], []]


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_pieces_join_to_the_text(texts: list[str]) -> None:
    """Marking loses no character."""
    rows = mark_differences(texts)
    assert ["".join(piece.text for piece in row) for row in rows] == texts


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """The same words twice carry no mark."""
    assert marked([text, text]) == [[], []]


def test_the_reporters_words_inside_a_quote_are_no_difference() -> None:
    """ "he said" between the parts of a quote is never marked."""
    claim = next(c for c in rich_comparison().claims if c.id == "c-quote")
    wordings = list_wordings(claim.mentions, ARTICLES)
    differing = " ".join(p.text for p in wordings[0].pieces if p.differs)
    assert "Moatlhodi said" not in differing
    assert "within five years" in differing


def test_a_short_mention_is_shown_in_its_sentence() -> None:
    """A bare number is read with the words around it, and not with the sentence before."""
    before, after = find_context(LAGOON, mention(LAGOON, "Four people", ClaimKind.FIGURE))
    assert before == ""
    assert after.endswith("near the old station.")
    before, after = find_context(LAGOON, mention(LAGOON, "240 million euros", ClaimKind.FIGURE))
    assert before == "He put the cost of the first section at "
    assert after == "."


def test_a_direct_quote_stands_alone() -> None:
    """A quote is shown between its own marks, without the words around it."""
    quote = mention(POST, "The line will change", ClaimKind.STATEMENT, form=Form.DIRECT)
    assert find_context(POST, quote) == ("", "")


def test_one_wording_a_report_the_fullest() -> None:
    """Two places of one report show as one wording and "1 more place"."""
    twice = (
        mention(LAGOON, "Four people", ClaimKind.FIGURE),
        mention(LAGOON, "Four people were hurt", ClaimKind.FIGURE),
    )
    (wording,) = list_wordings(twice, ARTICLES)
    assert wording.mention.exact == "Four people were hurt"
    assert wording.n_more == 1


def test_the_wording_that_heads_a_claim_is_shown() -> None:
    """Whoever reads the heading finds its words below it."""
    twice = (
        mention(LAGOON, "Four people were hurt", ClaimKind.EVENT),
        mention(LAGOON, "The two countries have had diplomatic relations", ClaimKind.EVENT),
    )
    (wording,) = list_wordings(twice, ARTICLES, heading="The mayor: “four people were hurt.”")
    assert (wording.mention.exact, wording.n_more) == ("Four people were hurt", 1)
    (wording,) = list_wordings(twice, ARTICLES, heading="Two countries have relations")
    assert wording.mention.exact == "The two countries have had diplomatic relations"


@pytest.mark.parametrize("n_words", [301, 20_000])
def test_very_long_wordings_are_not_compared(n_words: int) -> None:
    """Word by word comparison of whole articles would take too long and help nobody."""
    long = " ".join(f"w{i}" for i in range(n_words))
    assert marked([long, long + " more"]) == [[], []]


def test_the_mention_that_gave_the_value_is_shown_and_not_the_longest() -> None:
    """In a conflict the words in dispute count, however few they are."""
    twice = (
        mention(LAGOON, "Four people", ClaimKind.FIGURE),
        mention(LAGOON, "The two countries have had diplomatic relations", ClaimKind.FIGURE),
    )
    (wording,) = list_wordings(twice, ARTICLES, [0])
    assert (wording.mention.exact, wording.n_more) == ("Four people", 1)


def test_a_report_of_two_values_has_two_wordings() -> None:
    """Both sides that it tells are shown, in the order of the text."""
    both = (
        mention(LAGOON, "Four people", ClaimKind.FIGURE),
        mention(LAGOON, "Trdan invited her host", ClaimKind.FIGURE),
    )
    shown = list_wordings(both, ARTICLES, [1, 0])
    assert [wording.mention.exact for wording in shown] == [
        "Four people",
        "Trdan invited her host",
    ]


def test_a_value_that_stands_beside_the_other_is_shown_once() -> None:
    """ "From 71 to 61 percent" holds both values in one breath."""
    both = (
        mention(LAGOON, "Four people", ClaimKind.FIGURE),
        mention(LAGOON, "hurt when the police", ClaimKind.FIGURE),
    )
    (wording,) = list_wordings(both, ARTICLES, [0, 1])
    assert wording.mention.exact == "Four people"
    assert "hurt when the police" in wording.after


def test_a_short_further_place_is_told() -> None:
    """Whoever reads sees that "some 3,000" was put to the dead; a whole sentence is counted."""
    claim = next(c for c in rich_comparison().claims if c.kind is ClaimKind.FIGURE)
    first = claim.mentions[0]
    other = msgspec.structs.replace(first, exact="some 3,000", start=0, end=10)
    twin = msgspec.structs.replace(first, exact="long " * 20, start=20, end=120)
    wordings = list_wordings((first, other, twin), ARTICLES, (0,))
    shown = next(one for one in wordings if one.mention.report == first.report)
    assert say_more(shown) == "and 2 more places: some 3,000"
    assert say_more(list_wordings((first,), ARTICLES)[0]) == ""
