"""Clauses without a type are aligned by what they say, and clash on day, place and denial."""

from __future__ import annotations

from crosswire.align import align_claims
from crosswire.types import AspectName, Claim, Event, Place, Status, Verdict
from tests.align.builders import Draft, day

SORO = Place(name="Port Soro", country="NOR", lat=60.0, lon=5.0)
LUND = Place(name="Lund", country="SWE", lat=55.7, lon=13.2)


def told(
    status: Status = Status.DONE, date: str | None = None, place: Place | None = None
) -> Event:
    """An event without a type."""
    return Event(type=None, status=status, date=day(date) if date else None, place=place)


def align(*drafts: Draft) -> tuple[Claim, ...]:
    """Align the reports of a story."""
    return align_claims([draft.report for draft in drafts], ())


def two(left: str, one: Event, right: str, other: Event) -> tuple[Claim, ...]:
    """Align two reports of a clause each, the second a day later."""
    first = Draft("Soro Post", left, published="2026-05-04").tells(left, one)
    last = Draft("Fjord Wire", right, published="2026-05-05").tells(right, other)
    return align(first, last)


def test_like_clauses_are_one_claim() -> None:
    [claim] = two(
        "The old ferry Amalia sank in the harbour", told(),
        "The ferry Amalia sank in the harbour of the town", told(),
    )  # fmt: skip
    assert claim.verdict is Verdict.AGREE
    assert claim.event is not None and claim.event.type is None


def test_two_days_printed_for_one_thing_are_a_conflict() -> None:
    [claim] = two(
        "The ferry Amalia sank in the harbour on 3 May", told(date="2026-05-03"),
        "The ferry Amalia sank in the harbour on 1 May", told(date="2026-05-01"),
    )  # fmt: skip
    assert claim.verdict is Verdict.CONFLICT
    assert [aspect.name for aspect in claim.aspects] == [AspectName.DATE]
    assert "3 May 2026" in claim.because and "different dates" in claim.because


def test_two_places_for_one_thing_are_a_conflict() -> None:
    [claim] = two(
        "The next round of talks on the ferry line will be held in Port Soro",
        told(Status.PLANNED, place=SORO),
        "The next round of talks on the ferry line will be held in Lund",
        told(Status.PLANNED, place=LUND),
    )
    assert claim.verdict is Verdict.CONFLICT
    assert [aspect.name for aspect in claim.aspects] == [AspectName.PLACE]


def test_what_one_tells_and_another_denies_is_a_conflict() -> None:
    [claim] = two(
        "The crew of the ferry Amalia was hurt in the fire", told(),
        "The crew of the ferry Amalia was not hurt in the fire", told(Status.DENIED),
    )  # fmt: skip
    assert claim.verdict is Verdict.CONFLICT
    assert "both cannot be true" in claim.because


def test_what_was_to_come_is_superseded_when_it_is_done() -> None:
    [claim] = two(
        "The ferry Amalia will be raised from the harbour", told(Status.PLANNED),
        "The ferry Amalia was raised from the harbour", told(),
    )  # fmt: skip
    assert claim.verdict is Verdict.UPDATE


def test_another_number_makes_another_thing() -> None:
    """Slots veto a tie: three trucks burnt are not seven."""
    claims = two(
        "The fire in the harbour burnt 3 trucks of the ferry line", told(),
        "The fire in the harbour burnt 7 trucks of the ferry line", told(),
    )  # fmt: skip
    assert {claim.verdict for claim in claims} == {Verdict.ALONE}


def test_what_one_leaves_open_the_other_does_not_tell() -> None:
    claims = two(
        "The ferry Amalia would be raised from the harbour", told(Status.CONDITIONAL),
        "The ferry Amalia was raised from the harbour", told(),
    )  # fmt: skip
    assert {claim.verdict for claim in claims} == {Verdict.ALONE}


def test_clauses_of_other_things_stay_apart() -> None:
    claims = two(
        "The ferry Amalia sank in the harbour", told(),
        "Schools stay closed until the end of the month", told(),
    )  # fmt: skip
    assert {claim.verdict for claim in claims} == {Verdict.ALONE}
