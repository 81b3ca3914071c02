"""Which of two numbers replaces the other, and what is said of it."""

from __future__ import annotations

import pytest

from crosswire.align import align_claims
from crosswire.align.times import read_signs
from crosswire.types import Anchor, ClaimKind, Figure, Judgement, Verdict, Word

from .builders import Draft, align, person


def _number(value: float, unit: str | None = "person", measured: str | None = "dead") -> Figure:
    return Figure(low=value, high=value, unit=unit, property=measured)


def _report(outlet: str, text: str, hour: int, **numbers: Figure) -> Draft:
    draft = Draft(outlet, text, published=f"2024-05-03T{hour:02}:00:00Z")
    for exact, figure in numbers.items():
        draft.counts(exact.replace("_", " "), figure)
    return draft


OLD = "The landslide in Orve killed 41 people."


@pytest.mark.parametrize(
    "text",
    [
        "Officials lowered the toll of the landslide in Orve to 38 people.",
        "The death toll of the landslide in Orve was revised down to 38 people.",
        "The landslide in Orve killed 38 people, three fewer than first thought.",
        "The number of dead in the landslide in Orve fell to 38 people, officials said.",
    ],
)
@pytest.mark.parametrize("hour", [6, 12])
def test_a_toll_that_was_lowered_does_not_count_more(text: str, hour: int) -> None:
    """That holds as well where the higher number is printed once more at a later hour."""
    old = _report("Herald", OLD, 9, **{"41 people": _number(41)})
    new = _report("Star", text, hour, **{"38 people": _number(38)})
    (claim,) = align(old, new)
    assert claim.verdict is Verdict.UPDATE
    assert "lower" in claim.because
    assert "counts more" not in claim.because


@pytest.mark.parametrize(
    "text",
    [
        "The landslide in Orve killed 38 people and the number of missing fell to 12.",
        "Rescuers said the landslide in Orve killed 38 people, as the missing dropped to 12.",
        "The landslide in Orve killed 38 people, but the count of missing was lowered to 12.",
    ],
)
def test_another_count_that_was_lowered_lowers_no_toll(text: str) -> None:
    """Fewer are missing there; the dead are as many as the report says."""
    early = _report("Star", text, 6, **{"38 people": _number(38)})
    late = _report("Herald", OLD, 9, **{"41 people": _number(41)})
    (claim,) = align(early, late)
    assert "the later report counts more" in claim.because


def test_the_hour_of_a_vote_is_no_stage_of_a_count() -> None:
    """A house that voted at 10:30 counts no further; a turnout at 10:30 does."""
    text = "Parliament passed the harbour budget {}on Sunday with {} in favour."
    drafts = [
        _report(
            outlet,
            text.format(hour, f"{number} votes"),
            at,
            **{f"{number} votes": _number(number, "vote", "votes for")},
        )
        for outlet, number, hour, at in (("Herald", 56, "at 10:30 ", 11), ("Star", 58, "", 12))
    ]
    (claim,) = align(*drafts)
    assert claim.verdict is Verdict.CONFLICT


def test_one_report_may_give_both_numbers() -> None:
    """The higher one is called outdated in the same sentence."""
    text = "Officials lowered the toll of the landslide in Orve from 41 people to 38 people."
    both = _report("Star", text, 12, **{"41 people": _number(41), "38 people": _number(38)})
    old = _report("Herald", OLD, 9, **{"41 people": _number(41)})
    (claim,) = align(old, both)
    assert claim.verdict is Verdict.UPDATE
    assert "lowered" in claim.because
    assert "38 people" in claim.summary


def test_a_toll_that_rose_counts_more() -> None:
    """Nothing was lowered there."""
    old = _report("Herald", OLD, 9, **{"41 people": _number(41)})
    text = "The landslide in Orve killed 44 people."
    new = _report("Star", text, 12, **{"44 people": _number(44)})
    (claim,) = align(old, new)
    assert "the later report counts more" in claim.because


@pytest.mark.parametrize(
    ("unit", "measured", "text"),
    [
        ("seat", "seats", "The Civic Union won {} in the new parliament on Sunday."),
        ("percent", "turnout", "Turnout in the vote on Sunday was {}, the commission said."),
        ("vote", "votes for", "Parliament passed the harbour budget on Sunday with {} in favour."),
        ("signature", None, "A petition with {} against the mine was given to parliament."),
    ],
)
def test_two_counts_of_one_settled_thing_clash(unit: str, measured: str | None, text: str) -> None:
    """A later hour adds no seat to a result."""
    noun = "percent" if unit == "percent" else f"{unit}s"
    drafts = [
        _report(
            outlet,
            text.format(f"{number} {noun}"),
            hour,
            **{f"{number} {noun}": _number(number, unit, measured)},
        )
        for outlet, number, hour in (("Herald", 56, 6), ("Star", 58, 9))
    ]
    (claim,) = align(*drafts)
    assert claim.verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    "text",
    [
        "Turnout in the vote on Sunday was 41 percent by noon, the commission said.",
        "Preliminary results put turnout in the vote on Sunday at 41 percent, it said.",
        "Turnout in the vote on Sunday was 41 percent at 3 p.m., the commission said.",
    ],
)
def test_a_count_of_another_stage_is_no_conflict(text: str) -> None:
    """At noon fewer have voted than in the evening."""
    early = _report("Herald", text, 13, **{"41 percent": _number(41, "percent", "turnout")})
    final = "Turnout in the vote on Sunday was 64 percent, the commission said."
    late = _report("Star", final, 22, **{"64 percent": _number(64, "percent", "turnout")})
    assert all(claim.verdict is not Verdict.CONFLICT for claim in align(early, late))


def test_a_house_of_many_seats_is_not_what_a_party_won() -> None:
    """A number that describes a thing does not clash with one that counts."""
    left = _report(
        "Herald", "The Union won 58 seats on Sunday.", 6, **{"58 seats": _number(58, "seat", None)}
    )
    text = "The Union won most of the 120-seat house on Sunday."
    right = _report("Star", text, 9, **{"120-seat": _number(120, "seat", None)})
    assert {claim.verdict for claim in align(left, right)} == {Verdict.ALONE}


@pytest.mark.parametrize(
    ("words", "is_revised"),
    [
        ("reached 14 million tonnes in 2025, up from 12 million a year earlier", False),
        ("has risen to 14 million tonnes from 12 million in 2024", False),
        ("rose to 14 million tonnes, year on year a tenth more", False),
        ("came to 14 million tonnes, up from 12 million the previous month", False),
        ("came to 14 million tonnes, up from 12 million reported at noon", True),
        ("was corrected to 14 million tonnes, more than a year earlier", True),
    ],
)
def test_growth_since_another_period_revises_nothing(words: str, is_revised: bool) -> None:
    """It tells how the thing has grown, not that a report of it was put right."""
    text = f"Ore trade between Orve and Lund {words}."
    assert read_signs(text, text.index("14"), (0, len(text))).revises is is_revised


@pytest.mark.parametrize("growth", ["", ", corrected in spring"])
def test_two_speakers_of_one_day_contradict_each_other(growth: str) -> None:
    """Neither of two ministries revises what the other gives."""
    drafts = [
        Draft(outlet, text, published="2024-05-03").counts(
            exact,
            Figure(low=value, high=value, unit="tonne", property="trade"),
            speaker=person(name),
        )
        for outlet, text, exact, value, name in (
            (
                "Herald",
                f"Ore trade between Orve and Lund came to 14 tonnes{growth}, Ida Berg said.",
                "14 tonnes",
                14,
                "Ida Berg",
            ),
            (
                "Star",
                "Ore trade between Orve and Lund came to 11 tonnes, Pavel Ruzha said.",
                "11 tonnes",
                11,
                "Pavel Ruzha",
            ),
        )
    ]
    assert Verdict.UPDATE not in {claim.verdict for claim in align(*drafts)}


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("The refit of the boats will cost 14 million euros.", "11 million euros", "conflict"),
        ("Lund paid 14 million euros for paint.", "11 million euros", "conflict"),
        ("A member put the sum at 14 million euros.", "14 million euros", "agree"),
    ],
)
def test_two_numbers_that_a_person_holds_for_one_claim(one: str, other: str, verdict: str) -> None:
    """They stay two numbers, and each report is shown with its own."""
    later = f"Tamm spoke in Helsinki of {other} for it."
    values = float(other.split(maxsplit=1)[0]) * 1e6
    drafts = [
        Draft("Herald", one, published="2024-05-03").counts(
            "14 million euros", Figure(low=14e6, high=14e6, unit="EUR")
        ),
        Draft("Star", later, published="2024-05-04").counts(
            other, Figure(low=values, high=values, unit="EUR")
        ),
    ]
    left, right = (
        Anchor(report=draft.id, start=draft.mentions[0].start, end=draft.mentions[0].end)
        for draft in drafts
    )
    word = Judgement(word=Word.SAME, kind=ClaimKind.FIGURE, left=left, right=right, why="")
    (claim,) = align_claims([draft.report for draft in drafts], (), judgements=[word])
    assert claim.verdict.value == verdict
    assert "judged to be one claim by a person" in claim.because
    assert "14 million" in claim.because
    assert other[:10] in claim.because
