"""What one place of a claim gives, when others join it: sides, due date, what is promised."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.ledger.commitments import sum_commitment
from crosswire.ledger.involved import Involved
from crosswire.ledger.parts import name_amount, read_part
from crosswire.ledger.records import CommitmentState
from crosswire.ledger.summaries import _find_sided, _pairs_of_figure
from crosswire.types import (
    Actor,
    ActorKind,
    Change,
    Event,
    EventType,
    Figure,
    Period,
    Qualifier,
    Status,
)
from tests.ledger.test_bonds import BOUND, GHA, KEN, claim_of

DAYS = {"r1": "2026-05-03", "r2": "2026-05-04"}
TALKS = Event(type=EventType.CONSULT, actors=(KEN,), recipients=(), status=Status.DONE)
AGREED = "Kenya's president met that of Ghana and agreed to double the catch of tuna by 30 June"
HELD = "The president held talks in Accra"
FIGURE = Figure(
    low=3e6,
    high=3e6,
    unit="USD",
    qualifier=Qualifier.EXACT,
    entity=None,
    property="trade",
    period=None,
    change=Change.LEVEL,
    from_actor=None,
    to_actor=None,
)


@pytest.mark.parametrize(
    ("told", "held", "due", "is_open"),
    [
        ("r2", HELD, BOUND.due, True),
        ("r1", "The president doubled the catch of tuna", BOUND.due, False),
        ("r2", HELD, None, False),
        ("r2", HELD, Period(end="2026-05-04", basis="by 4 May"), False),
    ],
)
def test_a_promise_survives_what_was_done_beside_it(
    told: str, held: str, due: Period | None, is_open: bool
) -> None:
    """Talks that were held are no end of what was agreed there, and is due later."""
    bound = replace(BOUND, due=due)
    claim = claim_of(TALKS, ("r1", AGREED, bound), (told, held, TALKS))
    rows = sum_commitment(1, replace(claim, summary=held), "2026-05-03", DAYS, {})
    assert [row[1:3] for row in rows] == ([("KEN", "2026-06-30")] if is_open else [])


@pytest.mark.parametrize(
    ("places", "pair"),
    [
        (({"KEN", "GHA"}, {"KEN", "GHA", "USA"}), ("GHA", "KEN")),
        (({"KEN", "GHA"}, {"NOR"}), ("GHA", "KEN")),
        (({"KEN", "GHA", "USA"}, {"NOR"}), ("", "")),
        (({"KEN"}, {"GHA"}), ("GHA", "KEN")),
        (({"KEN", "UGA"}, {"KEN", "GHA"}, {"KEN", "UGA"}), ("KEN", "UGA")),
    ],
)
def test_a_figure_is_of_the_states_that_a_place_names(
    places: tuple[set[str], ...], pair: tuple[str, str]
) -> None:
    """A third state in a second report takes the figure from nobody."""
    claim = replace(claim_of(TALKS), event=None, figure=FIGURE)
    sets = tuple(map(frozenset[str], places))
    involved = Involved(frozenset(), frozenset[str]().union(*sets), frozenset(), sets)
    assert _pairs_of_figure(claim, involved) == ([pair], "passage")


def test_a_figure_has_the_sides_of_any_place() -> None:
    """The slots of one place say it where those of the claim's own figure do not."""
    claim = claim_of(TALKS, ("r1", "3 million dollars", TALKS))
    sided = replace(FIGURE, from_actor=KEN, to_actor=GHA)
    mentions = (replace(claim.mentions[0], event=None, figure=sided),)
    claim = replace(claim, event=None, figure=FIGURE, mentions=mentions)
    nothing = Involved(frozenset(), frozenset(), frozenset())
    assert _pairs_of_figure(claim, nothing) == ([("GHA", "KEN")], "slot")


def test_an_event_has_the_sides_of_any_place() -> None:
    """Of places that name both sides, the one of the claim's own type and status is taken."""
    met = replace(TALKS, recipients=(GHA,))
    places = (("r1", AGREED, BOUND), ("r2", HELD, met), ("r2", HELD, TALKS))
    assert _find_sided(claim_of(TALKS, *places)) == met
    assert _find_sided(claim_of(TALKS, *places[:1], *places[2:])) == BOUND
    assert _find_sided(claim_of(met, *places[:1])) == met
    nobody = replace(TALKS, actors=(Actor(name="crew", kind=ActorKind.GROUP),))
    assert _find_sided(claim_of(nobody)) == nobody


@pytest.mark.parametrize(
    ("promised", "before", "named"),
    [
        ("Kenya would expel the same number of Ghanaian envoys", "Ghana expelled nine Kenyan "
         "envoys and 30 nurses. ", "Kenya would expel 9 Ghanaian envoys"),
        ("Kenya will send as many boats", "Ghana sent 40 boats in 3 days. ",
         "Kenya will send 40 boats"),
        ("Kenya will send as many boats as it can", "Ghana sent 40 boats. ", None),
        ("Kenya will send an equal number of boats", "Ghana sent 40 nurses. ", None),
    ],
)  # fmt: skip
def test_a_number_that_is_taken_over(promised: str, before: str, named: str | None) -> None:
    """ "The same number" is the last number before it of the same."""
    assert name_amount(promised, before) == (named or promised)


def test_a_smaller_number_keeps_it_in_part() -> None:
    """Who promised the same number as nine and does seven has kept it partly."""
    named = name_amount("Kenya would expel the same number of envoys", "It expelled nine envoys. ")
    assert read_part(named, "Kenya is expelling seven envoys") is CommitmentState.PARTLY
    assert read_part(named, "Kenya is expelling nine envoys") is CommitmentState.KEPT
