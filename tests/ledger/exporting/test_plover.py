"""Events go out as PLOVER records, with the columns of POLECAT and no stand-in codes."""

from __future__ import annotations

import io

import pytest

from crosswire.ledger import Ledger
from crosswire.ledger.exporting.plover import COLUMNS, code_event
from crosswire.ledger.scale import score_event
from crosswire.types import Event, EventType, Period, Status

MAY = Period(start="2031-05-04", end="2031-05-04")
QUADS = {"VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}


@pytest.fixture
def records(ledger: Ledger) -> list[dict[str, str]]:
    """The records of the ledger."""
    out = io.BytesIO()
    ledger.export("plover", out)
    head, *lines = out.getvalue().decode().split("\n")[:-1]
    assert tuple(head.split("\t")) == COLUMNS
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]


def test_the_columns_are_those_that_polecat_publishes() -> None:
    """Forty, in their order."""
    assert len(COLUMNS) == len(set(COLUMNS)) == 40
    assert COLUMNS[:6] == (
        "Event ID",
        "Event Date",
        "Event Type",
        "Event Mode",
        "Intensity",
        "Quad Code",
    )


def test_records_are_made_of_what_is_known(records: list[dict[str, str]], ledger: Ledger) -> None:
    """Type, score and outlet of each, by its claim; what we do not know is empty."""
    claims = {one.claim.id: one.claim for one in ledger.claims(limit=1000)}
    assert records
    for record in records:
        event = claims[record["Event ID"]].event
        coded = code_event(event)
        assert record["Event Type"] == coded.type.value
        assert float(record["Intensity"]) == score_event(coded)
        assert record["Quad Code"] in QUADS
        assert record["Version"].startswith("crosswire ")
        for name in ("Actor COW", "Wikipedia Actor ID", "GeoNames ID", "City"):
            assert record[name] == ""
        assert "None" not in record.values()


def test_the_actors_of_a_side_stand_in_one_order(records: list[dict[str, str]]) -> None:
    """The second name has the second country."""
    for record in records:
        names = record["Actor Name"].split("; ")
        for column in ("Actor Country", "Primary Actor Sector", "Actor Name Raw"):
            assert not record[column] or len(record[column].split("; ")) == len(names)


def test_what_is_left_out_is_counted(ledger: Ledger) -> None:
    """Claims with an event are records or left out."""
    done = ledger.export("plover", io.BytesIO())
    n_events = sum(one.claim.event is not None for one in ledger.claims(limit=10_000))
    assert done.n_rows["events"] + done.n_left_out == n_events


def test_a_promised_visit_is_an_agreement() -> None:
    """It has no mode, and the day of the visit is not the day on which it was promised."""
    visit = Event(type=EventType.CONSULT, mode="visit", date=MAY, status=Status.PLANNED)
    coded = code_event(visit)
    assert coded is not None
    assert (coded.type, coded.mode, coded.date) == (EventType.AGREE, None, None)
    assert score_event(coded) == 2.5


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (None, Status.DONE),
        (EventType.CONSULT, Status.DENIED),
        (EventType.AID, Status.CALLED_FOR),
        (EventType.AID, Status.CONDITIONAL),
        (EventType.ASSAULT, Status.PLANNED),
    ],
)
def test_what_did_not_take_place_is_no_record(kind: EventType | None, status: Status) -> None:
    """Nor what no type covers."""
    assert code_event(Event(type=kind, status=status)) is None


def test_what_was_done_stays_as_it_is() -> None:
    """With type, mode and day."""
    visit = Event(type=EventType.CONSULT, mode="visit", date=MAY)
    assert code_event(visit) == visit
