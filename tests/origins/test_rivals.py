"""The foreign ministries of two states are two origins, though reports print no country."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.origins import count_independent, resolve_origins
from crosswire.types import Actor, ActorKind, ActorMention, Report
from tests.origins.builders import ITALY, LARSEN, NORWAY, ROSSI, add_statement, make_report

_BOTH = "Norway and Italy"
_SAID = "the ships turned back"


def _add_actor(report: Report, exact: str, actor: Actor) -> Report:
    start = report.text.index(exact)
    mention = ActorMention(start=start, end=start + len(exact), exact=exact, actor=actor)
    return replace(report, actors=(*report.actors, mention))


def _make(
    name: str,
    place: str | None = None,
    *,
    body: str = "the Foreign Ministry",
    speaker: Actor | None = None,
    office: Actor | None = None,
) -> Report:
    text = f"{_BOTH} met at sea. {_SAID.capitalize()}, {body} said. Larsen and Rossi were silent."
    report = make_report(name, text, dateline=(place, None) if place else None)
    report = _add_actor(_add_actor(report, "Norway", NORWAY), "Italy", ITALY)
    if office is not None:
        report = _add_actor(report, office.name.rpartition(" ")[2], office)
    return add_statement(report, _SAID.capitalize(), speaker, source=body)


def _read(*reports: Report) -> tuple[list[str], int]:
    """Give the names of the origins of the statements, and how many are independent."""
    resolved, origins = resolve_origins(reports)
    names = {origin.id: origin.name for origin in origins}
    ids = [report.statements[0].origin or "" for report in resolved]
    return [names[one] for one in ids], count_independent(ids, origins)


@pytest.mark.parametrize("body", ["the Foreign Ministry", "the Defence Ministry", "the navy"])
def test_bare_bodies_of_two_capitals_are_two(body: str) -> None:
    names, count = _read(_make("a", "OSLO", body=body), _make("b", "ROME", body=body))
    assert names[0].endswith("(Norway)")
    assert names[1].endswith("(Italy)")
    assert count == 2


def test_a_ministry_is_of_the_country_of_its_minister() -> None:
    minister = replace(ROSSI, role="foreign minister", kind=ActorKind.PERSON)
    names, count = _read(_make("a", "OSLO"), _make("b", office=minister))
    assert (names[1], count) == ("Foreign Ministry (Italy)", 2)


def test_a_ministry_is_of_the_country_of_who_speaks_for_it() -> None:
    body = "a spokeswoman for the Foreign Ministry"
    names, _ = _read(_make("a", "ROME"), _make("b", body=body, speaker=LARSEN))
    assert names == ["Foreign Ministry (Italy)", "Foreign Ministry (Norway)"]


def test_a_ministry_of_which_it_is_not_told_whose_it_is_stays_apart_and_uncounted() -> None:
    names, count = _read(_make("a", "OSLO"), _make("b", "GENEVA"))
    assert names == ["Foreign Ministry (Norway)", "Foreign Ministry (country not told)"]
    assert count == 1


def test_reports_from_one_capital_share_the_ministry() -> None:
    names, count = _read(_make("a", "OSLO"), _make("b", "BERGEN"))
    assert (names, count) == (["Foreign Ministry"] * 2, 1)
