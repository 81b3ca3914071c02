"""The way from one place to another is not the way back."""

from __future__ import annotations

import pytest

from crosswire import compare, read_text
from crosswire.align.match import Match, Outcome
from crosswire.align.places import Way, mark_turned
from crosswire.types import AspectName, Verdict

_SAME = Outcome(Match.SAME, "they say the same in substance", 0.9)


@pytest.mark.parametrize(
    ("left", "right", "match"),
    [
        (Way("Pisco", "Arica"), Way("Arica", "Pisco"), Match.VARIANT),
        (Way("the port of Pisco", "Arica City"), Way("Arica", "Pisco"), Match.VARIANT),
        (Way("Pisco", "Arica"), Way("Pisco City", "Arica"), Match.SAME),
        (Way("Pisco", "Arica"), Way("Arica", "Lima"), Match.SAME),
        (Way("Pisco City", "Arica City"), Way("Lima City", "Tacna City"), Match.SAME),
        (Way("Pisco", "Arica"), None, Match.SAME),
    ],
)
def test_opposite_ways_vary_in_place(left: Way, right: Way | None, match: Match) -> None:
    for one, other in ((left, right), (right, left)):
        outcome = mark_turned(one, other, _SAME)
        assert outcome.match is match
        assert (AspectName.PLACE in outcome.aspects) is (match is Match.VARIANT)


@pytest.mark.parametrize(
    ("way", "verdict"),
    [
        ("from Pisco City to Arica", Verdict.AGREE),
        ("to Arica from Pisco", Verdict.AGREE),
        ("from Arica to Pisco", Verdict.VARY),
    ],
)
def test_two_reports_of_a_crossing(way: str, verdict: Verdict) -> None:
    texts = [
        f"LIMA, March 3, 2031 - The ferry Estrella sailed {told} on Monday morning. {rest}"
        for told, rest in (
            ("from Pisco to Arica", "The owner was silent."),
            (way, "Divers wait for calm."),
        )
    ]
    claims = compare([read_text(text) for text in texts]).claims
    [crossing] = [claim for claim in claims if "sailed" in claim.summary]
    assert crossing.verdict is verdict
    shown = [value.value for aspect in crossing.aspects for value in aspect.values]
    assert (shown == ["from Pisco to Arica", way]) is (verdict is Verdict.VARY)
