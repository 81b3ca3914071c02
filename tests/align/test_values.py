"""Every value of an aspect names the mentions that gave it."""

from __future__ import annotations

import pytest

from crosswire.types import (
    AspectName,
    Claim,
    ClaimKind,
    Event,
    EventType,
    Figure,
    Form,
    Status,
    Verdict,
)
from tests.align.builders import Draft, align, day, person, state

NORWAY, PERU = state("Norway", "NOR"), state("Peru", "PER")


def told_by(claim: Claim) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each value with the report and the words of the mentions that gave it."""
    return [
        (
            value.value,
            [(claim.mentions[at].report, claim.mentions[at].exact) for at in value.mentions],
        )
        for aspect in claim.aspects
        for value in aspect.values
    ]


def freed(value: float) -> Figure:
    """So many sailors set free."""
    return Figure(low=value, high=value, unit="sailor", property="released")


def test_a_report_with_both_numbers_names_the_mention_of_each() -> None:
    """Where the Post tells of the dispute, each of its numbers leads to its own words."""
    texts = {
        "Herald": ("Norway freed 40 Chilean sailors on Monday.", [40.0]),
        "Star": ("Norway freed 60 Chilean sailors on Monday.", [60.0]),
        "Post": ("Norway freed 60 Chilean sailors; Chile says 40 Chilean sailors.", [60.0, 40.0]),
    }
    drafts = []
    for outlet, (text, values) in texts.items():
        draft = Draft(outlet, text)
        for value in values:
            draft.counts(f"{value:.0f} Chilean sailors", freed(value))
        drafts.append(draft)
    claim = next(one for one in align(*drafts) if one.verdict is Verdict.CONFLICT)
    assert dict(told_by(claim)) == {
        "40 sailors": [("herald", "40 Chilean sailors"), ("post", "40 Chilean sailors")],
        "60 sailors": [("post", "60 Chilean sailors"), ("star", "60 Chilean sailors")],
    }


def test_the_denial_is_named_and_not_the_longer_telling() -> None:
    """Of the Post's two passages the short one denies, and stands for the denial."""
    act = Event(type=EventType.ASSAULT, actors=(PERU,), recipients=(NORWAY,))
    denied = Event(
        type=EventType.ASSAULT, actors=(PERU,), recipients=(NORWAY,), status=Status.DENIED
    )
    long = "Peru shelled a Norwegian patrol boat on Sunday off the coast near the old port"
    both = Draft("Post", f"{long}, Norway says. Peru denied that it shelled the patrol boat.")
    both.tells(long, act).tells("denied that it shelled the patrol boat", denied)
    star = Draft("Star", "Peru shelled a Norwegian patrol boat on Sunday.")
    claim = align(both, star.tells("Peru shelled a Norwegian patrol boat on Sunday", act))[0]
    assert claim.verdict is Verdict.CONFLICT
    assert dict(told_by(claim))["denied"] == [("post", "denied that it shelled the patrol boat")]


def test_a_speaker_leads_to_the_mention_that_names_him() -> None:
    """Who is said to have said it stands with the words that say so."""
    words = "The tunnel will open in June and trains will run"
    ann, bo = person("Ann Oru"), person("Bo Lund")
    left = Draft("Herald", f"{words}, Oru said.").says(words, ann, Form.INDIRECT)
    right = Draft("Star", f"{words}, Lund said.").says(words, bo, Form.INDIRECT)
    claim = align(left, right)[0]
    assert [aspect.name for aspect in claim.aspects] == [AspectName.SPEAKER]
    assert told_by(claim) == [("Ann Oru", [("herald", words)]), ("Bo Lund", [("star", words)])]


def test_a_date_leads_to_the_mention_that_gives_it() -> None:
    """Two days for one sinking: each stands with its report's words."""
    drafts = []
    for outlet, date in (("Herald", 3), ("Star", 1)):
        words = f"The ferry Amalia sank in the harbour on {date} May"
        event = Event(type=None, date=day(f"2026-05-0{date}"))
        drafts.append(Draft(outlet, f"{words}.", published="2026-05-04").tells(words, event))
    claim = align(*drafts)[0]
    assert claim.kind is ClaimKind.EVENT
    assert [reports for _, reports in told_by(claim)] == [
        [("herald", "The ferry Amalia sank in the harbour on 3 May")],
        [("star", "The ferry Amalia sank in the harbour on 1 May")],
    ]


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (63.0, 61.3, Verdict.CONFLICT),
        (48.2, 47.1, Verdict.CONFLICT),
        (70.4, 66.0, Verdict.CONFLICT),
        (61.0, 61.3, Verdict.UPDATE),
    ],
)
def test_two_turnouts_of_one_vote_clash_beside_an_earlier_count(
    first: float, second: float, verdict: Verdict
) -> None:
    """The count of the afternoon was superseded; what both later ones give cannot both be so."""
    texts = {
        "Herald": ("Turnout in the vote on Tuesday stood at 34 percent by 3 p.m.", 34.0),
        "Star": (f"Turnout was {first:g} percent in the vote on Tuesday.", first),
        "Bote": (f"Turnout was {second:g} percent in the vote on Tuesday.", second),
    }
    drafts = []
    for outlet, (text, value) in texts.items():
        day = "2031-06-02" if outlet == "Herald" else "2031-06-03"
        draft = Draft(outlet, text, published=day)
        share = Figure(low=value, high=value, unit="percent", property="turnout")
        draft.counts(f"{value:g} percent", share)
        drafts.append(draft)
    verdicts = {claim.verdict for claim in align(*drafts) if len(claim.reports) == 3}
    assert verdicts == {verdict}
