"""Ministries, ministers and spokesmen: whose word it is that a report credits."""

from __future__ import annotations

import pytest

from crosswire.origins import count_independent, resolve_origins
from crosswire.types import Actor, ActorKind, EventType, OriginKind, Sector
from tests.origins.builders import (
    LARSEN,
    PRESS,
    add_event,
    add_statement,
    make_report,
)


def test_a_bare_office_joins_the_full_name() -> None:
    """ "The foreign ministry" is Norway's where no other foreign ministry is named."""
    text = "“We agree,” Larsen said, according to {}."
    reports = []
    for name, office in (("a", "the Norwegian foreign ministry"), ("b", "the foreign ministry")):
        report = make_report(name, text.format(office))
        reports.append(add_statement(report, "We agree,", LARSEN, upstream=(PRESS, office, office)))
    _, origins = resolve_origins(reports)
    assert len(origins) == 1


def test_the_ministry_is_the_one_that_the_report_has_named() -> None:
    """In each report "the ministry" is its own, even where the other names another one."""
    ids = []
    reports = []
    for name, office in (
        ("a", "Norwegian Ministry of Transport"),
        ("b", "Italian Ministry of Health"),
    ):
        text = (
            f"Forty buses will come, Reuters reported, citing the {office}.\n"
            "Half is paid, the ministry said."
        )
        report = add_event(make_report(name, text), "will come", EventType.AID)
        speaker = Actor(name="ministry", kind=ActorKind.ORGANISATION, sector=Sector.GOV)
        reports.append(add_statement(report, "Half is paid,", speaker))
    resolved, origins = resolve_origins(reports)
    for report in resolved:
        ids.append({mention.origin for mention in report.mentions})
    assert [len(found) for found in ids] == [1, 1]
    assert ids[0] != ids[1]
    named = {origin.name for origin in origins if origin.kind is not OriginKind.AGENCY}
    assert named == {"Norwegian Ministry of Transport", "Italian Ministry of Health"}


def test_a_minister_and_the_ministry_are_one_source() -> None:
    """What the interior minister told reporters leans on what the ministry gave out."""
    minister = Actor(
        name="Ana Prado", kind=ActorKind.PERSON, sector=Sector.GOV, role="interior minister"
    )
    left = make_report("a", "“Nine are missing,” Prado told reporters.")
    left = add_statement(left, "Nine are missing,", minister)
    right = make_report("b", "Nine are missing, according to the Chilean Interior Ministry.")
    right = add_statement(right, "Nine are missing,")
    reports, origins = resolve_origins([left, right])
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert len(set(ids)) == 2
    assert count_independent(ids, origins) == 1


def test_the_report_says_whose_council_it_is() -> None:
    """The words of the report outrank the body of the same name that the tables know."""
    council = Actor(
        name="United Nations Security Council", kind=ActorKind.ORGANISATION, sector=Sector.IGO
    )
    report = make_report("a", "Nine are missing, Chile's Security Council said.")
    report = add_statement(report, "Nine are missing,", council, source="Chile's Security Council")
    _, origins = resolve_origins([report])
    assert [origin.name for origin in origins] == ["Chile's Security Council"]


def test_a_spokesman_speaks_for_the_institution() -> None:
    """ "Defence ministry spokesman Dahl" is the defence ministry, said and not issued."""
    dahl = Actor(name="Per Dahl", kind=ActorKind.PERSON)
    report = make_report("a", "Nine are missing, said Defence Ministry spokesman Per Dahl.")
    report = add_statement(
        report, "Nine are missing,", dahl, source="Defence Ministry spokesman Per Dahl"
    )
    _, origins = resolve_origins([report])
    assert [(o.kind, o.name) for o in origins] == [(OriginKind.UNKNOWN, "Defence Ministry")]


def test_members_of_an_institution_are_not_the_institution() -> None:
    """ "Harvest Party senators said" is no release of the party."""
    party = Actor(name="Harvest Party", kind=ActorKind.ORGANISATION, sector=Sector.GOV)
    report = make_report("a", "Nine are missing, Harvest Party senators said.")
    report = add_statement(report, "Nine are missing,", party, source="Harvest Party senators")
    _, origins = resolve_origins([report])
    assert [origin.kind for origin in origins] == [OriginKind.UNKNOWN]


def test_a_credit_is_read_to_the_end_of_its_name() -> None:
    """Full stops inside "U.S." and the words after "of" belong to it."""
    report = make_report("a", "Nine ships came, according to the U.S. Department of Commerce.")
    report = add_event(report, "came", EventType.CONSULT)
    _, origins = resolve_origins([report])
    assert [origin.name for origin in origins] == ["U.S. Department of Commerce"]


def test_a_minister_does_not_speak_for_the_ministry_of_another_country() -> None:
    """What Italy's minister told reporters leans on no Norwegian ministry."""
    minister = Actor(
        name="Paolo Rossi", kind=ActorKind.PERSON, country="ITA", role="defence minister"
    )
    left = make_report("a", "“Nobody fired,” Rossi told reporters.")
    left = add_statement(left, "Nobody fired,", minister)
    right = make_report("b", "A boat was hit, according to the Norwegian Defence Ministry.")
    right = add_statement(right, "A boat was hit,")
    _, origins = resolve_origins([left, right])
    assert [origin.leans_on for origin in origins] == [(), ()]


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("the head of government", ["Ingrid Larsen"]),
        ("The Norwegian head of government", ["Ingrid Larsen"]),
        ("a member of parliament", ["Ingrid Larsen"]),
        ("the Norwegian government", ["Ingrid Larsen", "Norwegian government"]),
    ],
)
def test_an_office_is_the_person_that_holds_it(source: str, named: list[str]) -> None:
    """ "The head of government" is no origin beside the one who is; the government is."""
    text = f"“We agree,” Larsen said. Nine ships will come, {source} said."
    report = add_statement(make_report("a", text), "We agree,", LARSEN, source="Larsen")
    speaker = LARSEN if len(named) == 1 else None
    report = add_statement(report, "Nine ships will come,", speaker, source=source)
    _, origins = resolve_origins([report])
    assert sorted(origin.name for origin in origins if origin.is_named) == named
