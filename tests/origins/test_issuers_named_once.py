"""Who gave a release out is one origin with whom papers say that they have it from."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.origins import count_independent, resolve_origins
from crosswire.origins.names import name_origin
from crosswire.origins.traces import Trace, add_office
from crosswire.origins.voices import name_voice
from crosswire.types import Actor, ActorKind, OriginKind, Report
from tests.origins.builders import add_statement, make_report

TOLD = "The bridge at Kallo has been closed for nine weeks"
WORK = "The work costs 14 million crowns and ends in June."


def make_release(issuer: str, more: str = "") -> Report:
    return crosswire.read_text(
        f"Notice on the bridge\n\nPress release No. 4\n{issuer}\n4 May 2031\n\n"
        f"{TOLD}. {WORK}{more}\n"
    )


def make_paper(tail: str) -> Report:
    return crosswire.read_text(f"Bridge shut | Bay Courier\n\n5 May 2031\n\n{TOLD}, {tail}\n")


def trace(*reports: Report) -> tuple[list[str], int]:
    """Name the origins that are named, and count the independent ones behind all words."""
    found, origins = resolve_origins(reports)
    ids = [mention.origin or "" for report in found for mention in report.mentions]
    return [one.name for one in origins if one.is_named], count_independent(ids, origins)


@pytest.mark.parametrize(
    ("issuer", "tail"),
    [
        ("Ministry of Transport", "the Transport Ministry said in a press release."),
        ("Harbour Commission of Norvia", "the Harbour Commission said in a press release."),
        ("Norvian Coast Guard", "the coastguard said in a press release."),
        ("Ministry of Foreign Affairs of Norway", "the Foreign Ministry in Oslo said."),
        ("Transport Ministry", "the transport ministry said. A spokesman for the ministry said that"
         " no driver will lose more than ten minutes."),
    ],
)  # fmt: skip
def test_the_issuer_of_a_release_is_who_said_it(issuer: str, tail: str) -> None:
    assert trace(make_release(issuer), make_paper(tail)) == ([issuer], 1)


def test_who_prints_a_release_of_somebody_else_did_not_give_it_out() -> None:
    release = crosswire.read_text(
        f"Notice\n\nPress release\nBay Courier\n4 May 2031\n\n{TOLD}, Kallo Works said. {WORK}\n"
    )
    assert release.outlet == "Bay Courier"
    assert "Bay Courier" not in trace(release)[0]


def test_two_issuers_are_two() -> None:
    names, n = trace(
        make_release("Ministry of Transport"), make_paper("the Health Ministry said in a release.")
    )
    assert len(names) == n == 2


@pytest.mark.parametrize(
    ("words", "country"),
    [("the Foreign Ministry in Oslo", "NOR"), ("the defence ministry in Minsk", "BLR"),
     ("the government in Lisbon", "PRT"), ("Interior Ministry in Vienna", "AUT")],
)  # fmt: skip
def test_a_ministry_is_that_of_the_capital_in_which_it_sits(words: str, country: str) -> None:
    body = words.removeprefix("the ").partition(" in ")[0]
    state = name_origin(f"{body} of {_name(country)}")
    assert name_origin(words).key == state.key


def _name(code: str) -> str:
    return {"NOR": "Norway", "BLR": "Belarus", "PRT": "Portugal", "AUT": "Austria"}[code]


@pytest.mark.parametrize("words", ["the Norwegian embassy in Minsk", "the embassy in Oslo"])
def test_an_embassy_is_not_of_the_country_where_it_stands(words: str) -> None:
    assert not name_origin(words).key & {"blr", "nor"} - {"nor" if "Norwegian" in words else ""}


def test_the_foreign_ministries_of_two_capitals_are_two() -> None:
    one, other = map(name_origin, ("Foreign Ministry in Oslo", "Foreign Ministry in Minsk"))
    assert one.key != other.key


@pytest.mark.parametrize(
    "words",
    ["the President of the Commission, Darja Holm,", "Commission chairwoman Darja Holm",
     "the chairman of the Council, Darja Holm"],
)  # fmt: skip
def test_who_leads_the_issuer_and_is_named_in_the_release_speaks_for_it(words: str) -> None:
    more = f'\n\n"All went as planned," said {words.rstrip(",")}.'
    names, n = trace(make_release("State Election Commission of Norvia", more))
    assert (names, n) == (["State Election Commission of Norvia"], 1)


@pytest.mark.parametrize(
    ("role", "ministry"),
    [("deputy foreign minister", {"foreign", "ministry"}),
     ("minister of foreign affairs", {"foreign", "ministry"}),
     ("acting minister for transport", {"transport", "ministry"}),
     ("health minister", {"health", "ministry"})],
)  # fmt: skip
def test_a_minister_speaks_for_the_ministry_whatever_the_title(
    role: str, ministry: set[str]
) -> None:
    office = _trace_of(role).office
    assert office is not None
    assert office.key == ministry | {"nor"}


@pytest.mark.parametrize("role", ["foreign policy chief", "minister", "mayor"])
def test_others_speak_for_no_ministry(role: str) -> None:
    assert _trace_of(role).office is None


def _trace_of(role: str) -> Trace:
    holm = Actor(name="Darja Holm", kind=ActorKind.PERSON, country="NOR", role=role)
    report = add_statement(make_report("a", "Darja Holm said all is well."), "all is well", holm,
                           source="Darja Holm")  # fmt: skip
    found = add_office(name_voice(report.statements[0]), holm, None)
    assert found is not None
    assert found.kind is OriginKind.UNKNOWN
    return found
