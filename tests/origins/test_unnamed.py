"""Sources without a name are no origins, and a government has one name for its metonyms."""

from __future__ import annotations

import pytest

from crosswire.origins import count_independent, resolve_origins
from crosswire.origins.credits import find_credit
from crosswire.origins.names import name_origin, name_state
from crosswire.origins.unnamed import names_nobody
from crosswire.types import Actor, ActorKind, OriginKind
from tests.origins.builders import LARSEN, NORWAY, PRESS, add_statement, make_report, names_of


@pytest.mark.parametrize(
    "words",
    [
        "U.S. officials",
        "two diplomats",
        "A security source",
        "a source close to the palace",
        "a Chilean defence official who asked not to be named",
        "officials at the energy ministry",
        "a senior White House official",
        "people familiar with the talks",
        "a minister",
    ],
)
def test_people_without_a_name_are_nobody(words: str) -> None:
    assert names_nobody(words)


@pytest.mark.parametrize(
    "words",
    [
        "the U.S. State Department",
        "a police spokesman",
        "a spokeswoman for the coast guard",
        "the mayor",
        "senior official Ada Lund",
        "a port official, Ada Lund",
        "the Chilean energy ministry",
    ],
)
def test_an_office_a_voice_and_a_name_are_somebody(words: str) -> None:
    assert not names_nobody(words)


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("Nine drowned, according to Chilean energy ministry officials.", None),
        ("Nine drowned, Interfax reported, citing a source in the energy ministry.", "Interfax"),
        ("Nine drowned, Interfax reported, citing palace officials.", "Interfax"),
        ("Nine drowned, according to the Chilean energy ministry.", "the Chilean energy ministry"),
        ("Nine drowned, AFP reported, citing Interfax, which quoted the Chilean police.",
         "the Chilean police"),
    ],
)  # fmt: skip
def test_people_in_a_ministry_are_not_the_ministry(credit: str, name: str | None) -> None:
    """Who is cited by one who is cited stands at the end of the chain."""
    found = find_credit(credit)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("told", "name"),
    [("reporters", "unknown"), ("Reuters", "Reuters"), ("the Bay Courier", "Bay Courier")],
)
def test_what_unnamed_people_tell_is_no_new_origin(told: str, name: str) -> None:
    """It is in the record by the agency or outlet that heard it, else nobody can tell."""
    report = make_report("a", f"“It failed,” two diplomats told {told}.")
    group = Actor(name="diplomats", kind=ActorKind.GROUP)
    report = add_statement(report, "It failed,", group, source="two diplomats", cue="told")
    assert names_of(*resolve_origins([report])) == [[name]]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Oslo", "Norwegian government"),
        ("Norway", "Norwegian government"),
        ("Berlin", "German government"),
        ("the Kremlin", "Kremlin"),
        ("Brussels", "European Commission"),
        ("Oslo residents", None),
        ("Bergen", None),
    ],
)
def test_a_capital_speaks_for_its_government(words: str, name: str | None) -> None:
    found = name_state(words)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("words", "speaker", "name"),
    [
        ("Brussels", "Belgium", "Belgian government"),
        ("Brussels", "European Union", "European Commission"),
        ("the Kremlin", "Russia", "Kremlin"),
        ("Oslo", "Norway", "Norwegian government"),
    ],
)
def test_a_seat_is_a_capital_where_its_state_speaks(words: str, speaker: str, name: str) -> None:
    """As the extraction settled it, by what else the report names."""
    found = name_state(words, speaker)
    assert found is not None
    assert found.name == name


def test_a_government_and_its_capital_are_one_origin() -> None:
    """ "Oslo said" in one report is "the Norwegian government said" in the other."""
    first = make_report("a", "“It is safe,” Oslo said.")
    first = add_statement(first, "It is safe,", NORWAY, source="Oslo", cue="said")
    body = Actor(name="Norwegian government", kind=ActorKind.ORGANISATION, country="NOR")
    second = make_report("b", "“It is safe,” the Norwegian government said.")
    second = add_statement(second, "It is safe,", body, source="the Norwegian government")
    reports, origins = resolve_origins([first, second])
    assert names_of(reports, origins) == [["Norwegian government"]] * 2


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Poland", None),
        ("a Polish press release", None),
        ("the Polish Press Agency", OriginKind.AGENCY),
        ("Canadian Press", OriginKind.AGENCY),
    ],
)
def test_a_country_is_not_the_agency_called_after_it(words: str, kind: OriginKind | None) -> None:
    assert name_origin(words).kind is kind


def test_a_person_is_one_origin_however_she_spoke() -> None:
    """Said, told reporters and said in a statement: one origin, named once."""
    first = add_statement(make_report("a", "“It is safe,” Larsen said."), "It is safe,", LARSEN)
    second = make_report("b", "“It is safe,” Larsen told reporters.")
    second = add_statement(second, "It is safe,", LARSEN, source="Larsen", cue="told")
    third = make_report("c", "“It is safe,” Larsen said in a statement.")
    third = add_statement(
        third, "It is safe,", LARSEN, source="Larsen", upstream=(PRESS, "statement", "a statement")
    )
    reports, origins = resolve_origins([first, second, third])
    assert names_of(reports, origins) == [["Ingrid Larsen"]] * 3
    assert [origin.leans_on for origin in origins] == [()]


def test_a_body_that_told_reporters_is_that_body() -> None:
    """So is its spokesman, and two bodies stay two."""
    texts = (
        ("the Norwegian energy ministry", "told reporters"),
        ("a spokesman for the Norwegian energy ministry", "told reporters"),
        ("Norway's energy ministry", "said"),
        ("the Italian energy ministry", "told reporters"),
    )
    reports = []
    for number, (source, cue) in enumerate(texts):
        report = make_report(f"r{number}", f"“It is safe,” {source} {cue}.")
        said = cue.partition(" ")[0]
        reports.append(add_statement(report, "It is safe,", source=source, cue=said))
    resolved, origins = resolve_origins(reports)
    names = names_of(resolved, origins)
    assert names[0] == names[1] == names[2] != names[3]
    ids = [report.statements[0].origin or "" for report in resolved]
    assert count_independent(ids, origins) == 2
