"""What is said of a claim that one report alone seems to carry."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from crosswire.align import align_claims
from crosswire.align.alone import STEPS, facts_of_lonely, say_alone
from crosswire.align.rates import load_rates, name_step
from crosswire.align.tie import probability_of, weigh
from crosswire.types import Claim, Event, Verdict
from crosswire.types.together import Kinship, MarkedText
from tests.align.builders import Draft
from tests.align.test_shades import passage


class Fixed:
    """A network that says the same of every pair."""

    def __init__(self, different: float) -> None:
        self.kinship = Kinship(different, (1 - different) / 2, (1 - different) / 4, 0.0)

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        return [self.kinship for _ in pairs]


def alone_of(different: float) -> Claim:
    """Give the claim of the Herald where the network finds the Star's near or far."""
    drafts = []
    for outlet, text in (
        ("Herald", "The harbour council of Orve postponed the ferry tender on Monday"),
        ("Star", "The harbour council of Orve discussed the ferry timetable on Monday"),
    ):
        drafts.append(Draft(outlet, f"{text}.").tells(text, Event(type=None)).report)
    claims = align_claims(drafts, (), joint=Fixed(different))
    return next(claim for claim in claims if claim.reports == ("herald",))


def test_the_nearer_another_report_is_the_likelier_it_tells_it_too() -> None:
    item = passage("Herald", "The council postponed the tender", "postponed")
    near, far = (
        probability_of(weigh("alone", facts_of_lonely(item, doubt))) for doubt in (0.2, 0.95)
    )
    assert near > far
    assert facts_of_lonely(item, None)["not read"] == 1.0
    assert "not read" not in facts_of_lonely(item, 0.5)


def test_every_step_has_a_rate_and_later_steps_are_no_surer() -> None:
    rates = [load_rates()[name_step("alone", step)] for step in range(len(STEPS) + 1)]
    assert all(0 < rate.wrong < 1 and rate.n_checked for rate in rates)
    assert [rate.wrong for rate in rates] == sorted(rate.wrong for rate in rates)


@pytest.mark.parametrize("step", range(len(STEPS) + 1))
def test_the_sentence_gives_the_rate_of_claims_like_it(step: int) -> None:
    rate = load_rates()[name_step("alone", step)]
    said = say_alone("the Herald", 3, rate.wrong)
    assert said.startswith("found only in the Herald, of 3 reports read; about ")
    assert f"(measured on {rate.n_checked:,} of them)" in said


def test_one_report_of_a_story_tells_nothing_of_others() -> None:
    assert say_alone("the Herald", 1) == "only one report of this story was read"


def test_a_claim_keeps_the_rate_that_its_sentence_gives() -> None:
    rates = []
    for claim in (alone_of(0.6), alone_of(0.99)):
        assert claim.verdict is Verdict.ALONE
        assert claim.miss_rate is not None
        assert claim.because == say_alone("Herald", 2, claim.miss_rate)
        rates.append(claim.miss_rate)
    assert rates[0] > rates[1]


def test_a_rate_of_an_earlier_version_is_told_by_the_nearest_step() -> None:
    """A ledger keeps the rate of its day; the table is measured anew."""
    rate = load_rates()["alone 3"]
    assert say_alone("the Herald", 3, rate.wrong + 0.004) == say_alone("the Herald", 3, rate.wrong)
    assert say_alone("the Herald", 3) != say_alone("the Herald", 3, rate.wrong)
