"""Whom a count of people counts: of which side, whose, and where."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.align.claims import prepare_items
from crosswire.align.counted import find_town
from crosswire.align.item import Pool
from crosswire.align.sides import are_alike, side_of
from crosswire.types import Claim, Figure, Verdict

from .builders import Draft, align


def _people(number: int, unit: str = "person", measured: str = "dead") -> Figure:
    return Figure(low=number, high=number, unit=unit, property=measured)


def _told(claims: tuple[Claim, ...]) -> dict[str, set[str]]:
    """The words of the mentions by their reports, of each claim of several reports."""
    return {
        claim.summary: {mention.exact for mention in claim.mentions}
        for claim in claims
        if len(claim.reports) > 1
    }


def test_the_dead_of_two_sides_are_two_claims() -> None:
    """Twelve soldiers and four rebels are neither one count nor the sixteen dead of another."""
    sides = Draft(
        "Herald",
        "Twelve soldiers and four insurgents were killed in the battle at the Orm bridge.",
        published="2024-05-03T08:00:00Z",
    )
    sides.counts("Twelve soldiers", _people(12, "soldier"))
    sides.counts("four insurgents", _people(4, "insurgent"))
    total = Draft(
        "Star",
        "Sixteen people were killed in the battle at the Orm bridge.",
        published="2024-05-03T10:00:00Z",
    )
    total.counts("Sixteen people", _people(16))
    assert _told(align(sides, total)) == {}


def test_a_total_that_grows_is_one_claim() -> None:
    """Where nobody tells the sides apart, the later report counts more."""
    first = Draft(
        "Herald",
        "Twelve soldiers were killed in the battle at the Orm bridge.",
        published="2024-05-03T08:00:00Z",
    )
    first.counts("Twelve soldiers", _people(12, "soldier"))
    later = Draft(
        "Star",
        "Sixteen people were killed in the battle at the Orm bridge.",
        published="2024-05-03T10:00:00Z",
    )
    later.counts("Sixteen people", _people(16))
    (claim,) = align(first, later)
    assert claim.verdict is Verdict.UPDATE


def test_fighters_of_three_names_are_one_count() -> None:
    """What one outlet calls rebels is a militant to another."""
    drafts = []
    for outlet, noun in (("Herald", "rebel"), ("Star", "militant"), ("Post", "insurgent")):
        draft = Draft(outlet, f"The army said four {noun}s were killed at the Orm bridge.")
        draft.counts(f"four {noun}s", _people(4, noun))
        drafts.append(draft)
    (claim,) = align(*drafts)
    assert claim.verdict is Verdict.AGREE


def test_the_arrested_of_two_towns_are_two_claims() -> None:
    """Of 23 held in Lund and 11 in Malmo, the 11 of another report are those of Malmo."""
    both = Draft("Herald", "Police arrested 23 people in Lund and 11 people in Malmo on Friday.")
    both.counts("23 people", _people(23, measured="arrested"))
    both.counts("11 people", _people(11, measured="arrested"))
    one = Draft("Star", "In Malmo, police arrested 11 people on Friday.")
    one.counts("11 people", _people(11, measured="arrested"))
    claims = align(both, one)
    assert [len(claim.mentions) for claim in claims if len(claim.reports) > 1] == [2]
    assert all(claim.verdict in {Verdict.AGREE, Verdict.ALONE} for claim in claims)


def test_one_count_under_the_name_of_a_town_and_its_region_clashes() -> None:
    """Where a report says in which valley the village lies, both names are one place."""
    village = Draft("Herald", "The flood killed nine people in Orve, in the Tamb valley.")
    village.counts("nine people", _people(9))
    valley = Draft("Star", "The flood killed seven people in the Tamb valley.")
    valley.counts("seven people", _people(7))
    (claim,) = align(village, valley)
    assert claim.verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("text", "exact", "town"),
    [
        ("Police held 23 people in Lund.", "23 people", "Lund"),
        ("Police held 23 people for some hours near Port Orve.", "23 people", "Port Orve"),
        ("In Malmo, police later held 11 people.", "11 people", "Malmo"),
        ("Police held 23 people in May.", "23 people", None),
        ("Police held 23 people in France.", "23 people", None),
        ("Police held 23 people in the Tamb valley.", "23 people", None),
        ("Police held 23 people in Tamb province.", "23 people", None),
        ("Police held 23 people and 11 more in Malmo.", "23 people", None),
        ("Police held 23 people in Parliament Square.", "23 people", None),
        ("Police held 23 people at Lund station.", "23 people", None),
        ("At noon police held 23 people at Saint Olav hospital.", "23 people", None),
    ],
)
def test_a_town_stands_with_its_count(text: str, exact: str, town: str | None) -> None:
    """A month, a country and a stretch of one are no town, and another number has its own."""
    draft = Draft("Herald", text)
    draft.counts(exact, _people(23, measured="arrested"))
    (item,) = prepare_items([draft.report])[Pool.FIGURE]
    assert find_town(item) == town


def test_prisoners_of_two_nations_are_two_counts() -> None:
    """The noun that both count names no owner: 40 Aruvian soldiers are no 52 Belzani ones."""
    left = Draft("Herald", "On Monday 40 Aruvian soldiers were freed at the Orm bridge.")
    left.counts("40 Aruvian soldiers", _people(40, "soldier", "released"))
    right = Draft("Star", "On Monday 52 Belzani soldiers were freed at the Orm bridge.")
    right.counts("52 Belzani soldiers", _people(52, "soldier", "released"))
    assert {claim.verdict for claim in align(left, right)} == {Verdict.ALONE}


def test_nouns_tell_the_side() -> None:
    """Who only suffered stands on no side."""
    assert side_of("soldier") == side_of("policeman") == "forces"
    assert side_of("rebel") == "fighters"
    assert side_of("person") is None
    assert side_of(None) is None
    assert are_alike("rebel", "militant")
    assert not are_alike("soldier", "policeman")
    assert not are_alike("person", "person")


def test_the_injured_of_two_states_are_two_claims() -> None:
    """Five Norwegians and seven Chileans were hurt in one clash."""
    claims = align(
        Draft("Herald", "Norway said five were wounded in the clash.").counts(
            "five", replace(_people(5, measured="injured"), entity="Norway")
        ),
        Draft("Star", "Chile said seven were wounded in the clash.").counts(
            "seven", replace(_people(7, measured="injured"), entity="Chile")
        ),
    )
    assert {claim.verdict for claim in claims} == {Verdict.ALONE}


@pytest.mark.parametrize(
    ("owner", "verdict"), [("Unity", Verdict.CONFLICT), ("Vale", Verdict.ALONE)]
)
def test_seats_of_one_party_are_one_count(owner: str, verdict: Verdict) -> None:
    """Fifty seats and 49 of one party are two answers, of two parties two counts."""
    seats = Figure(low=50, high=50, unit="seat", property="seats", entity="Unity Party")
    claims = align(
        Draft("Herald", "The Unity Party will hold 50 seats in the new parliament.").counts(
            "50 seats", seats
        ),
        Draft("Star", f"{owner} will have 49 seats in the new parliament.").counts(
            "49 seats", replace(seats, low=49, high=49, entity=owner)
        ),
    )
    assert verdict in {claim.verdict for claim in claims}
