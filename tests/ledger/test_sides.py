"""Organisations of states as one side of what a ledger holds between two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crosswire.errors import UsageError
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.dyads import load_dyad
from crosswire.ledger.involved import code_of, find_dyads
from crosswire.ledger.ledger import Ledger
from crosswire.ledger.states import find_side, match_state
from crosswire.types import Actor, ActorKind, Event, EventType, Sector
from tests.ledger.helpers import NOON, Box, make_article

TEXTS = (
    "The European Union imposed sanctions on Belarus on Monday.\n"
    "The European Union gave Ghana 40 million euros for its ports.",
    "Norway and Chile signed a treaty in Oslo on Monday.\nNATO condemned Belarus on Monday.",
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with what organisations and states did."""
    box = Box(tmp_path / "desk.db")
    box.add([make_article(text, section=f"s{at}") for at, text in enumerate(TEXTS)])
    yield Ledger(box.database, engine=lambda: box.engine, clock=lambda: NOON)
    box.close()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("EU", "European Union"),
        ("eu", "European Union"),
        ("the African Union", None),
        ("african union", "African Union"),
        ("ASEAN", "Association of Southeast Asian Nations"),
        ("NATO", "NATO"),
        ("U.N.", "United Nations"),
        ("Georgia", "GEO"),
        ("gha", "GHA"),
        ("Harvest Party", None),
    ],
)
def test_a_side_is_a_state_or_an_organisation_of_states(given: str, code: str | None) -> None:
    """A state goes by its code, an organisation by its full name; a party is neither."""
    if code is None:
        with pytest.raises(UsageError, match="no one state or organisation of states"):
            find_side(given)
    else:
        assert find_side(given) == code


def test_who_is_a_side() -> None:
    """A state's minister is of the state; a firm and a person of the Union are no side."""
    union = Actor(name="European Union", kind=ActorKind.ORGANISATION, sector=Sector.IGO)
    chief = Actor(name="Ida Lund", kind=ActorKind.PERSON, sector=Sector.IGO)
    firm = Actor(name="Sava Wagon", kind=ActorKind.ORGANISATION, sector=Sector.BUS)
    ghana = Actor(name="Kofi Mensah", kind=ActorKind.PERSON, country="GHA")
    assert [code_of(one) for one in (union, chief, firm, ghana)] == [
        "European Union", None, None, "GHA",
    ]  # fmt: skip
    event = Event(type=EventType.AID, actors=(union, firm), recipients=(ghana,))
    assert find_dyads(event) == {("European Union", "GHA", "European Union")}


@pytest.mark.parametrize(
    ("one", "other", "type_"),
    [
        ("EU", "Belarus", EventType.SANCTION),
        ("BLR", "European Union", EventType.SANCTION),
        ("NATO", "BLR", EventType.ACCUSE),
        ("NOR", "CHL", EventType.SUPPORT),
    ],
)
def test_a_dyad_of_an_organisation(ledger: Ledger, one: str, other: str, type_: EventType) -> None:
    """What the Union did to Belarus stands between the two, and states are as they were."""
    page = ledger.dyad(one, other)
    assert [event.type for event in page.events] == [type_]
    assert page.n_claims


def test_a_figure_of_an_organisation(ledger: Ledger) -> None:
    """The sentence names the Union and one state: the sum is between the two."""
    assert [one.figure.low for one in ledger.figures(dyad=("EU", "GHA"))] == [4e7]


def test_nothing_between_the_two_is_said(ledger: Ledger) -> None:
    """An empty page would leave open whether the organisation is known."""
    with pytest.raises(UsageError, match="European Union is an organisation of states, no state"):
        ledger.dyad("EU", "Chile")
    with pytest.raises(UsageError, match="are one and the same"):
        ledger.dyad("EU", "European Union")
    with pytest.raises(UsageError, match="holds nothing between EU and Chile"):
        ledger.dyad("EU", "Chile", since="2000-01-01")
    assert ledger.dyad("NOR", "KEN").n_events == 0


def test_what_is_older_is_not_nothing(ledger: Ledger) -> None:
    """The ledger knows the two, only of no day that was asked for: the page is empty."""
    page = ledger.dyad("EU", "Belarus", since="2999-01-01")
    assert (page.n_events, page.n_claims, page.events) == (0, 0, ())


def test_the_sums_of_organisations_are_those_of_the_record(ledger: Ledger) -> None:
    """They are checked and built again like those of states."""
    assert ledger.check().faults == ()
    assert [claim.claim.event for claim in ledger.claims(country="NATO") if claim.claim.event]
    assert check_ledger(ledger._database).faults == ()


def test_an_organisation_is_found_in_a_text_by_its_names() -> None:
    """By the full name and the initials, as words of their own."""
    union = match_state("European Union")
    assert [bool(union.search(text)) for text in ("the EU said", "European Union", "EUR 5")] == [
        True, True, False,
    ]  # fmt: skip


def dyads_of(type: EventType, actors: str, recipients: str) -> set[tuple[str, str, str]]:
    """Find between whom an event of states is."""
    sides = [
        tuple(Actor(name=code, kind=ActorKind.STATE, country=code) for code in side.split())
        for side in (actors, recipients)
    ]
    return find_dyads(Event(type=type, actors=sides[0], recipients=sides[1]))


@pytest.mark.parametrize(
    ("actors", "recipients", "acting"),
    [
        ("NOR CHL", "", ""),
        ("NOR CHL", "PER", ""),  # both held talks with a third
        ("PER", "NOR CHL", ""),  # a third received both, or brought them together
        ("NOR CHL", "CHL PER", ""),  # once, though Chile stands on both sides
        ("NOR", "CHL", "NOR"),
        ("NOR PER", "CHL", "NOR"),
    ],
)
def test_who_meets_meets_all_the_others(actors: str, recipients: str, acting: str) -> None:
    found = dyads_of(EventType.CONSULT, actors, recipients)
    assert [one for one in found if one[:2] == ("CHL", "NOR")] == [("CHL", "NOR", acting)]


@pytest.mark.parametrize(
    ("n_actors", "n_recipients", "n_pairs"),
    [(2, 0, 1), (1, 2, 3), (4, 4, 28), (8, 0, 28), (1, 7, 28), (5, 4, 0), (8, 8, 0), (1, 8, 0)],
)
def test_a_gathering_of_many_is_of_no_two(n_actors: int, n_recipients: int, n_pairs: int) -> None:
    """All who take part are counted, on whichever side they stand."""
    codes = "NOR CHL PER KEN UGA GHA POL VNM ISL TGO MWI DNK SWE FIN EST LVA".split()
    sides = codes[:n_actors], codes[n_actors : n_actors + n_recipients]
    actors, recipients = (" ".join(side) for side in sides)
    assert len(dyads_of(EventType.CONSULT, actors, recipients)) == n_pairs


def test_two_who_do_something_to_a_third_do_nothing_to_each_other() -> None:
    """They condemn it, or promise it something."""
    for kind in (EventType.ACCUSE, EventType.AGREE, EventType.AID):
        found = dyads_of(kind, "NOR CHL", "PER")
        assert found == {("NOR", "PER", "NOR"), ("CHL", "PER", "CHL")}
    assert dyads_of(EventType.AID, "PER", "NOR CHL") == {
        ("NOR", "PER", "PER"),
        ("CHL", "PER", "PER"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Peru hosted talks between Norway and Chile in Lima on Monday.",
        "Peru's president hosted the leaders of Norway and Chile in Lima on Monday.",
        "Peru mediated between Norway and Chile in Lima on Monday.",
        "Norway and Chile held talks with Peru in Lima on Monday.",
    ],
)
def test_talks_that_a_third_has_part_in_stand_on_the_page_of_the_two(box: Box, text: str) -> None:
    box.add([make_article(text)])
    page = load_dyad(box.database, "NOR", "CHL", since=None, today="2026-12-01")
    assert [event.type for event in page.events] == [EventType.CONSULT]
    assert page.n_events == 1
    assert check_ledger(box.database).faults == ()


def test_two_who_condemn_a_third_have_no_event_between_them(box: Box) -> None:
    box.add([make_article("Norway and Chile condemned Peru on Monday.")])
    page = load_dyad(box.database, "NOR", "CHL", since=None, today="2026-12-01")
    assert page.events == ()


@pytest.mark.parametrize(("given", "code"), [("Guinea", "GIN"), ("guinea", "GIN")])
def test_the_name_of_a_state_is_that_of_no_other(given: str, code: str) -> None:
    """Though it is part of the names of others."""
    assert find_side(given) == code


def test_a_name_of_several_states_is_told_with_all_of_them() -> None:
    """No state of a like name, as "Togo", is offered instead."""
    with pytest.raises(UsageError, match=r"did you mean .*\(COD\), .*\(COG\)\?"):
        find_side("congo")
