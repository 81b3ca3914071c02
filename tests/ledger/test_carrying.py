"""A claim stays as long as a report that is not retracted carries it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from crosswire.ledger.checking import check_ledger
from crosswire.ledger.restoring import load_history, restore_story, trace_claim
from crosswire.sources import SourceOptions, gather
from crosswire.types import Article, Claim, Mention, Verdict
from tests.ledger.helpers import Box, make_article

EXAMPLES = Path(__file__).parents[2] / "examples"


def load_story(name: str) -> list[Article]:
    """Load the reports of an example as one story."""
    found = gather([str(EXAMPLES / name)], options=SourceOptions(), today=date(2026, 11, 30))
    return [replace(one, section="it") for one in found if isinstance(one, Article)]


def claims_of(box: Box) -> tuple[Claim, ...]:
    """Give the claims of the story."""
    return restore_story(box.database, "s-it").comparison.claims


def is_told(mention: Mention, claims: tuple[Claim, ...]) -> bool:
    """Tell whether a passage, or half of it, stands in a claim."""
    return any(
        2 * (min(one.end, mention.end) - max(one.start, mention.start)) >= len(mention.exact)
        for claim in claims
        for one in claim.mentions
        if one.report == mention.report
    )


@pytest.mark.parametrize("name", ["corrected-vote", "echo-chain", "summit"])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_claim_stays_that_others_carry(box: Box, name: str, at: int) -> None:
    """Whichever report is retracted, some passage of each claim that others share still stands."""
    story = load_story(name)
    box.add(story)
    gone = story[at].id
    before = claims_of(box)
    box.editor.retract(gone, "")
    after = claims_of(box)
    for claim in before:
        left = [one for one in claim.mentions if one.report != gone]
        assert not left or any(is_told(one, after) for one in left), claim.summary
    for claim in after:
        assert gone not in claim.reports
        assert {one.report for one in claim.mentions} == set(claim.reports)
        assert (claim.verdict is Verdict.ALONE) == (len(claim.reports) == 1)
    assert check_ledger(box.database).faults == ()


def test_what_was_kept_stays_when_more_comes_in(box: Box) -> None:
    """It goes on under its name, and is a claim of all that carry it."""
    story = load_story("corrected-vote")
    box.add(story)
    box.editor.retract(story[0].id, "")
    kept = {claim.id for claim in claims_of(box)}
    told = {one.exact for claim in claims_of(box) for one in claim.mentions}
    text = "Voters queued for hours in Lilongwe on Tuesday, the electoral commission said."
    box.add([make_article(text, section="it", published="2026-10-06")])
    after = claims_of(box)
    assert told <= {one.exact for claim in after for one in claim.mentions}
    for name in kept - {claim.id for claim in after}:
        assert load_history(box.database, trace_claim(box.database, name))[-1].summary


def test_what_only_the_retracted_report_said_is_gone(box: Box) -> None:
    """Nothing is kept of it, nor where every report is taken back."""
    alone = "The mayor of Zomba said the ferry had sunk off Monkey Bay on Monday."
    others = "The mayor of Zomba said that the ferry company had sold its two boats."
    reports = [
        make_article(text, outlet=outlet, section="it")
        for outlet, text in (("Bay Courier", f"{others}\n{alone}"), ("Hill Gazette", others))
    ]
    box.add(reports)
    box.editor.retract(reports[0].id, "")
    assert not any("Monkey Bay" in one.exact for c in claims_of(box) for one in c.mentions)
    assert any("two boats" in one.exact for c in claims_of(box) for one in c.mentions)
