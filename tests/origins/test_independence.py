"""Independent origins are counted, not outlets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.origins import count_independent
from crosswire.types import Origin, OriginKind


def make_origin(name: str, kind: OriginKind = OriginKind.AGENCY, *leans_on: str) -> Origin:
    """Make an origin of one report."""
    return Origin(id=name, kind=kind, name=name, reports=("r",), leans_on=leans_on)


MINISTRY = make_origin("ministry", OriginKind.PRESS_RELEASE)
FIRST = make_origin("first agency", OriginKind.AGENCY, "ministry")
SECOND = make_origin("second agency", OriginKind.AGENCY, "ministry")
APART = make_origin("third agency")
UNKNOWN = make_origin("unknown", OriginKind.UNKNOWN)
ALL = (MINISTRY, FIRST, SECOND, APART, UNKNOWN)


def test_two_agencies_of_one_source_are_one() -> None:
    """Both pass on the ministry, even where it is not itself named for the claim."""
    assert count_independent(["first agency", "second agency"], ALL) == 1


def test_agencies_of_their_own_count_where_nobody_else_is_named() -> None:
    """Two credit lines and no source: as far as anybody can tell, two origins."""
    assert count_independent(["first agency", "third agency"], ALL) == 2


def test_an_agency_beside_a_ministry_adds_nothing() -> None:
    """The credit line over a claim that another report has from the ministry is no second."""
    assert count_independent(["ministry", "third agency"], ALL) == 1


def test_two_occasions_of_one_person_are_one() -> None:
    """What Lund told reporters and what Lund posted is the word of one person."""
    origins = (
        Origin(id="a", kind=OriginKind.INTERVIEW, name="Ida Lund, to reporters", reports=("r",)),
        Origin(id="b", kind=OriginKind.DOCUMENT, name="Lund, on Telegram", reports=("s",)),
        Origin(id="c", kind=OriginKind.INTERVIEW, name="Per Dahl, to reporters", reports=("s",)),
    )
    assert count_independent(["a", "b"], origins) == 1
    assert count_independent(["a", "b", "c"], origins) == 2


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("Norwegian government", "Norwegian police"), 1),
        (("Russian government", "Kremlin"), 1),
        (("Peruvian government", "Ida Lund"), 1),
        (("Peruvian government", "disaster agency"), 1),
        (("Peruvian government", "Norwegian police"), 2),
        (("Peruvian government", "Norwegian government"), 2),
        (("Peruvian government", "Kenyan coast guard", "Norwegian police"), 3),
        (("Peruvian government", "Norwegian government", "Ida Lund"), 2),  # hers is one of them
        (("Peruvian government", "European Commission"), 2),
    ],
)
def test_a_government_is_no_second_origin_beside_its_own_bodies(
    names: tuple[str, ...], count: int
) -> None:
    """It is one beside the body of another state."""
    origins = tuple(make_origin(name, OriginKind.PRESS_RELEASE) for name in names)
    assert count_independent(names, origins) == count


def test_unknown_never_counts() -> None:
    """Not knowing where it is from makes no origin."""
    assert count_independent(["unknown", "third agency"], ALL) == 1
    assert count_independent(["unknown"], ALL) == 0


def test_origins_that_lean_on_each_other_are_one() -> None:
    """Two outlets that cite one another are a circle, not two origins."""
    circle = (make_origin("a", OriginKind.AGENCY, "b"), make_origin("b", OriginKind.AGENCY, "a"))
    assert count_independent(["a", "b"], circle) == 1


@given(st.lists(st.sampled_from([origin.id for origin in ALL])))
def test_repeats_and_order_change_nothing(ids: list[str]) -> None:
    """The count depends on which origins there are, and never exceeds their number."""
    found = count_independent(ids, ALL)
    assert found == count_independent(sorted(set(ids)), ALL[::-1])
    assert found <= len(set(ids) - {"unknown"})
