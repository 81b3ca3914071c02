"""A claim stays as long as a report that is not retracted carries it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

import crosswire
from crosswire.align.alone import say_alone
from crosswire.ledger.carrying import KEPT, is_kept, keep_carried
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.records import ReportState
from crosswire.ledger.restoring import restore_story
from crosswire.ledger.storing import set_state
from crosswire.sources import SourceOptions, gather
from crosswire.types import Anchor, Article, Claim, Comparison, Judgement, Mention, Verdict, Word
from crosswire.types.naming import name_reports
from tests.ledger.helpers import Box, OtherReader, make_article

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
    kept = {claim.id for claim in claims_of(box) if is_kept(claim)}
    told = {one.exact for claim in claims_of(box) for one in claim.mentions}
    text = "Voters queued for hours in Lilongwe on Tuesday, the electoral commission said."
    box.add([make_article(text, section="it", published="2026-10-06")])
    after = claims_of(box)
    assert told <= {one.exact for claim in after for one in claim.mentions}
    assert kept
    assert kept == {claim.id for claim in after if is_kept(claim)}


def test_what_a_person_parts_is_not_kept(box: Box) -> None:
    """Two passages that stand, of a claim that a retracted report had part in."""
    story = load_story("corrected-vote")
    box.add(story)
    box.editor.retract(story[0].id, "")
    (kept,) = (claim for claim in claims_of(box) if is_kept(claim))
    one, other = (f"{kept.id}@{report}" for report in kept.reports)
    box.editor.judge(one, other, Word.DIFFERENT, "")
    places = {(one.report, one.start) for one in kept.mentions}
    for claim in claims_of(box):
        assert len(places & {(one.report, one.start) for one in claim.mentions}) < 2
    assert check_ledger(box.database).faults == ()


TOLLS = [
    make_article(f"{text} in the fire in Mombasa.", outlet=outlet, section="it")
    for outlet, text in (
        ("Bay Courier", "At least 12 people were injured"),
        ("Hill Gazette", "At least 15 people were injured"),
        ("Port Herald", "At least 19 people were injured"),
    )
]
RAIN = make_article("Rain closed two schools in Hanoi.", outlet="Moor Echo", section="it")


def take_back(box: Box, report: str) -> Comparison:
    """Retract a report, and give its story as if no comparison made a claim any more."""
    before = restore_story(box.database, "s-it").comparison
    set_state(box.database, report, ReportState.RETRACTED)
    standing = tuple(one for one in before.reports if one.id != report)
    return replace(before, reports=standing, claims=())


def claim_of(comparison: Comparison, *reports: Article) -> list[Claim]:
    """Give the claims that these reports make together."""
    wanted = {one.id for one in reports}
    return [claim for claim in comparison.claims if set(claim.reports) == wanted]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_what_is_kept_shows_the_passages_of_its_values(box: Box, at: int) -> None:
    """The passage of a value is of a report that gives it; who does not carry it is said anew."""
    box.add([*TOLLS, RAIN])
    left = [one for one in TOLLS if one is not TOLLS[at]]
    found = keep_carried(box.database, "s-it", take_back(box, TOLLS[at].id), (), {})
    (claim,) = claim_of(found, *left)
    (aspect,) = claim.aspects
    assert len(aspect.values) == 2
    for value in aspect.values:
        assert {claim.mentions[place].report for place in value.mentions} == set(value.reports)
        (number,) = re.findall(r"\d+", value.value)
        assert all(number in claim.mentions[place].exact for place in value.mentions)
    assert claim.missing_from == (RAIN.id,)
    assert claim.because.endswith(KEPT)


def test_what_one_report_is_left_with_says_how_many_were_read(box: Box) -> None:
    box.add([*TOLLS[:2], RAIN])
    story = take_back(box, TOLLS[0].id)
    (claim,) = claim_of(keep_carried(box.database, "s-it", story, (), {}), TOLLS[1])
    said = say_alone(name_reports(story.reports)[TOLLS[1].id], 2)
    assert claim.verdict is Verdict.ALONE
    assert claim.because == f"{said}; {KEPT}"
    assert claim.missing_from == (RAIN.id,)
    assert claim.aspects == ()


def test_what_no_retracted_report_carried_is_not_kept(box: Box) -> None:
    """What falls apart in a story of which some other report was retracted is gone."""
    box.add([*TOLLS, RAIN])
    assert keep_carried(box.database, "s-it", take_back(box, RAIN.id), (), {}).claims == ()


def test_what_was_kept_is_kept_again_and_nothing_else(box: Box) -> None:
    """Also long after the report was retracted."""
    story = load_story("corrected-vote")
    box.add(story)
    box.editor.retract(story[0].id, "")
    before = restore_story(box.database, "s-it").comparison
    again = keep_carried(box.database, "s-it", replace(before, claims=()), (), {})
    kept = [claim for claim in before.claims if is_kept(claim)]
    assert len(kept) == 1 < len(before.claims)
    assert again.claims == tuple(kept)


def test_what_was_kept_is_kept_when_its_reports_are_read_again(box: Box) -> None:
    """As long as the new reading finds something at its passages; else these are gone."""
    box.add(TOLLS)
    story = take_back(box, TOLLS[0].id)
    again = {one.id: crosswire.read_text(one.text) for one in TOLLS[1:]}
    (claim,) = claim_of(keep_carried(box.database, "s-it", story, (), again), *TOLLS[1:])
    assert is_kept(claim)
    one, other = again
    again[one] = replace(again[one], statements=(), figures=(), events=(), relations=(), clauses=())
    found = keep_carried(box.database, "s-it", story, (), again).claims
    assert {report for claim in found for report in claim.reports} == {other}


def test_reading_again_keeps_what_was_kept(box: Box) -> None:
    story = load_story("corrected-vote")
    box.add(story)
    box.editor.retract(story[0].id, "")
    kept = {claim.id for claim in claims_of(box) if is_kept(claim)}
    newer = Box(box.path, reader=OtherReader())
    assert len(list(newer.editor.reread())) == 1
    newer.close()
    assert kept
    assert kept == {claim.id for claim in claims_of(box) if is_kept(claim)}
    assert check_ledger(box.database).faults == ()


@pytest.mark.parametrize(
    ("words", "n_kept"),
    [
        ([Word.DIFFERENT], 0),
        ([Word.SAME, Word.DIFFERENT], 0),
        ([Word.DIFFERENT, Word.UNSURE], 0),
        ([Word.DIFFERENT, Word.SAME], 1),
        ([Word.SAME], 1),
        ([], 1),
    ],
)
def test_what_a_judgement_forbids_is_not_kept(box: Box, words: list[Word], n_kept: int) -> None:
    """The last word on two passages holds, if it is one."""
    box.add(TOLLS)
    (claim,) = claim_of(restore_story(box.database, "s-it").comparison, *TOLLS)
    left, right = (
        Anchor(report=one.report, start=one.start, end=one.end)
        for one in sorted(claim.mentions, key=lambda one: one.exact)[1:]
    )
    said = [Judgement(word=word, kind=claim.kind, left=left, right=right) for word in words]
    found = keep_carried(box.database, "s-it", take_back(box, TOLLS[0].id), said, {})
    assert len(claim_of(found, *TOLLS[1:])) == n_kept


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
