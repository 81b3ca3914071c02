"""A person or body that speaks is the origin of what it says, where no channel is named."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.origins import count_independent, resolve_origins
from crosswire.origins.voices import find_led
from crosswire.types import Actor, ActorKind, Form, Origin, OriginKind, Report, Sector
from tests.origins.builders import LARSEN, add_statement, make_report, names_of

KALLO = Actor(name="Kallo Lines", kind=ActorKind.ORGANISATION)


def _count(reports: tuple[Report, ...], origins: tuple[Origin, ...]) -> int:
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    return count_independent(ids, origins)


@pytest.mark.parametrize(
    ("speaker", "source", "name"),
    [(LARSEN, "Larsen", "Ingrid Larsen"), (KALLO, "Kallo Lines", "Kallo Lines")],
)
def test_who_speaks_is_the_origin(speaker: Actor, source: str, name: str) -> None:
    """Nobody tells by which way the words came, so that the kind is unknown."""
    report = make_report("a", f"“We sail on Monday,” {source} said.", outlet="Bay Courier")
    report = add_statement(report, "We sail on Monday,", speaker, source=source)
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins) == [[name]]
    assert (origins[0].kind, origins[0].is_named) == (OriginKind.UNKNOWN, True)
    assert _count(reports, origins) == 1


@pytest.mark.parametrize(
    ("speaker", "source"),
    [
        (Actor(name="residents", kind=ActorKind.GROUP), "residents"),
        (Actor(name="Norway", kind=ActorKind.STATE, country="NOR"), "Norway's fishermen"),
        (KALLO, "the chief of Kallo Lines pensioners"),
        (None, "a resident"),
    ],
)
def test_who_has_no_name_is_no_origin(speaker: Actor | None, source: str) -> None:
    """Residents, people of a state and of a firm name nobody who could be asked."""
    report = make_report("a", f"“It is shut,” {source} said.", outlet="Bay Courier")
    report = add_statement(report, "It is shut,", speaker, source=source)
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins) == [["unknown (as carried by Bay Courier)"]]


def test_one_person_in_two_reports_is_one_origin() -> None:
    """By the surname alone, by the full name and to reporters: it is one person's word."""
    first = add_statement(
        make_report("a", "“We agree,” Ingrid Larsen said."), "We agree,", LARSEN, source="Larsen"
    )
    bare = Actor(name="Larsen", kind=ActorKind.PERSON)
    second = add_statement(
        make_report("b", "“We all agree,” Larsen said."), "We all agree,", bare, source="Larsen"
    )
    third = make_report("c", "“We do agree,” Larsen told reporters.")
    third = add_statement(third, "We do agree,", LARSEN, source="Larsen", cue="told")
    reports, origins = resolve_origins([first, second, third])
    assert names_of(reports, origins) == [
        ["Ingrid Larsen"], ["Ingrid Larsen"], ["Ingrid Larsen"],
    ]  # fmt: skip
    assert _count(reports, origins) == 1


def test_two_persons_of_one_surname_stay_two() -> None:
    """ "Larsen" alone may be either of them."""
    other = Actor(name="Odd Larsen", kind=ActorKind.PERSON)
    first = add_statement(make_report("a", "“Yes,” Ingrid Larsen said."), "Yes,", LARSEN)
    second = add_statement(make_report("b", "“No,” Odd Larsen said."), "No,", other)
    reports, origins = resolve_origins([first, second])
    assert _count(reports, origins) == 2


def test_a_minister_and_her_ministry_are_one_source() -> None:
    """What the foreign minister says leans on the ministry that another outlet names."""
    minister = Actor(
        name="Ingrid Larsen", kind=ActorKind.PERSON, country="NOR", role="foreign minister"
    )
    first = add_statement(make_report("a", "“We agree,” Larsen said."), "We agree,", minister)
    second = make_report("b", "“We agree so far,” the Norwegian foreign ministry said.")
    second = add_statement(second, "We agree so far,", source="the Norwegian foreign ministry")
    reports, origins = resolve_origins([first, second])
    assert _count(reports, origins) == 1


@pytest.mark.parametrize(
    "source",
    ["the head of the disaster agency", "the disaster agency's chief", "the disaster agency"],
)
def test_who_leads_a_body_is_its_voice(source: str) -> None:
    report = make_report("a", f"“Nine are missing,” {source} said.")
    report = add_statement(report, "Nine are missing,", source=source)
    assert names_of(*resolve_origins([report])) == [["disaster agency"]]


@pytest.mark.parametrize("source", ["the head of the family", "the chief of the village"])
def test_who_leads_no_body_is_nobodys_voice(source: str) -> None:
    report = add_statement(make_report("a", f"“No,” {source} said."), "No,", source=source)
    assert names_of(*resolve_origins([report])) == [["unknown"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is open,” the prosecutor's office said in a statement.", "prosecutor's office"),
        ("“It is open,” the fire brigade said.", "fire brigade"),
        ("“It is open,” the regional hospital said.", "regional hospital"),
        ("“It is open,” the mayor told reporters.", "mayor, to reporters"),
    ],
)
def test_a_body_in_lower_case_is_an_origin(text: str, name: str) -> None:
    source = text.partition("” ")[2].partition(" said")[0].partition(" told")[0]
    cue = "told" if " told " in text else "said"
    report = add_statement(make_report("a", text), "It is open,", source=source, cue=cue)
    assert names_of(*resolve_origins([report])) == [[name]]


def test_a_spokesman_is_not_the_body_of_another_country() -> None:
    """The border service of one country never goes to a spokesman of the other's."""
    text = (
        "“They fired,” the Norwegian border service said. “Not one shot,” a spokesman for the"
        " Italian border service told reporters."
    )
    report = add_statement(
        make_report("a", text), "They fired,", source="the Norwegian border service", cue="said"
    )
    report = add_statement(
        report, "Not one shot,", source="a spokesman for the Italian border service", cue="told"
    )
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins)[0][0] == "Norwegian border service"
    assert _count(reports, origins) == 2


def test_a_firm_that_one_report_takes_for_a_person_is_one_origin() -> None:
    person = Actor(name="Kallo Lines", kind=ActorKind.PERSON)
    first = add_statement(make_report("a", "“Yes,” Kallo Lines said."), "Yes,", person)
    second = add_statement(make_report("b", "“Yes, yes,” Kallo Lines said."), "Yes, yes,", KALLO)
    reports, origins = resolve_origins([first, second])
    assert names_of(reports, origins) == [["Kallo Lines"], ["Kallo Lines"]]
    assert _count(reports, origins) == 1


def test_what_a_body_orders_is_told_by_others() -> None:
    council = Actor(name="Kallo Council", kind=ActorKind.ORGANISATION, sector=Sector.GOV)
    report = make_report("a", "Kallo Council ordered the ferry stopped.", outlet="Bay Courier")
    report = add_statement(
        report, "the ferry stopped", council, source="Kallo Council", cue="ordered"
    )
    (ordered,) = report.statements
    told = replace(report, statements=(replace(ordered, form=Form.INDIRECT),))
    assert names_of(*resolve_origins([told])) == [["unknown (as carried by Bay Courier)"]]


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("the acting head of the disaster agency", "disaster agency"),
        ("the chief executive of the port authority", "port authority"),
        ("the weather service’s director", "weather service"),
        ("the former head of the disaster agency", None),
        ("the head of the table", None),
    ],
)
def test_who_leads_a_body_is_told_by_the_packaged_words(words: str, body: str | None) -> None:
    """Who led it once is another source than the body."""
    found = find_led(words)
    assert (found.name if found else None) == body
