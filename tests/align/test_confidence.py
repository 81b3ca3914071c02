"""How likely a claim of several reports is right."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.align import align_claims
from crosswire.align.claims import prepare_items
from crosswire.align.comparers import pairs_of
from crosswire.align.confidence import facts_of_claim, rate_claim
from crosswire.align.grouping import Pairs, group_mentions
from crosswire.align.item import Pool
from crosswire.align.lexicon import load_lexicon
from crosswire.align.similarity import Weights
from crosswire.types import Event, Report, Verdict
from crosswire.types.together import Kinship, MarkedText
from tests.align.builders import Draft

SURE, TORN = Kinship(0.01, 0.97, 0.01, 0.01), Kinship(0.35, 0.4, 0.2, 0.05)
TOLD = (
    "The harbour council of Orve postponed the ferry tender on Monday",
    "On Monday the harbour council of Orve put off the ferry tender",
)


class Fixed:
    """A network that says the same of every pair."""

    def __init__(self, kinship: Kinship) -> None:
        self.kinship = kinship

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        return [self.kinship for _ in pairs]


def reports(*texts: str) -> list[Report]:
    """Give a report of each text."""
    named = zip(("Herald", "Star", "Post"), texts, strict=False)
    return [Draft(name, f"{text}.").tells(text, Event(type=None)).report for name, text in named]


def pairs_with(kinship: Kinship, *texts: str) -> Pairs:
    """Set the passages of reports against each other, and gather them."""
    items = prepare_items(reports(*texts))
    weights = Weights(load_lexicon(), [item for found in items.values() for item in found])
    pairs = pairs_of(items, weights, (), Fixed(kinship))[Pool.PROPOSITION]
    group_mentions(pairs)
    return pairs


def test_what_the_network_is_sure_of_is_likelier_right() -> None:
    sure, torn = (rate_claim((0, 1), pairs_with(one, *TOLD), Verdict.AGREE) for one in (SURE, TORN))
    assert 0 < torn < sure < 1


def test_what_was_not_read_together_says_so() -> None:
    items = prepare_items(reports(*TOLD))
    weights = Weights(load_lexicon(), [item for found in items.values() for item in found])
    pairs = pairs_of(items, weights)[Pool.PROPOSITION]
    facts = facts_of_claim((0, 1), pairs, Verdict.AGREE)
    assert facts["not read"] == 1.0
    assert facts["agree"] == 1.0
    assert "agree, same" not in facts


def test_a_claim_that_only_reprints_carry_has_nothing_to_compare() -> None:
    pairs = pairs_with(SURE, TOLD[0], TOLD[0])
    facts = facts_of_claim((0, 1), pairs, Verdict.AGREE)
    assert facts["not read"] == 1.0
    assert facts["mean tie"] == facts["telling tie"]
    assert 0.5 < rate_claim((0, 1), pairs, Verdict.AGREE) < 1


def test_a_claim_is_shown_with_its_probability() -> None:
    found = {}
    for name, kinship in (("sure", SURE), ("torn", TORN)):
        claims = align_claims(reports(*TOLD), (), joint=Fixed(kinship))
        found[name] = [claim for claim in claims if len(claim.reports) == 2]
    assert found["sure"]
    assert all(claim.miss_rate is None for claim in found["sure"])
    assert not found["torn"] or found["torn"][0].confidence < found["sure"][0].confidence


def test_a_conflict_is_judged_by_the_pairs_that_make_it_one() -> None:
    """Two reports that agree make the third no likelier to contradict them."""
    pairs = pairs_with(
        Kinship(0.02, 0.02, 0.95, 0.01),
        "The harbour council of Orve postponed the ferry tender on Monday",
        "The harbour council of Orve did not postpone the ferry tender on Monday",
    )
    facts = facts_of_claim((0, 1), pairs, Verdict.CONFLICT)
    assert facts["conflict, telling"] == 1.0
    assert facts["conflict, clash"] > facts["conflict, same"]
