"""Who speaks for a body or leads it is one voice with it."""

from __future__ import annotations

import re

import pytest

from crosswire.origins import count_independent, resolve_origins
from crosswire.types import Actor, ActorKind, ActorMention, Report
from tests.origins.builders import PRESS, add_statement, make_report

DAHL = Actor(name="Per Dahl", kind=ActorKind.PERSON)
BANK = Actor(name="Kallo Development Bank", kind=ActorKind.ORGANISATION)
FORCE = Actor(name="Sava Defence Force", kind=ActorKind.ORGANISATION)


def _name(report: Report, exact: str, actor: Actor) -> Report:
    """Add the places where a report names an actor."""
    places = [at.start() for at in re.finditer(re.escape(exact), report.text)]
    found = [ActorMention(start=at, end=at + len(exact), exact=exact, actor=actor) for at in places]
    values = {name: getattr(report, name) for name in Report.__struct_fields__}
    return Report(**{**values, "actors": (*report.actors, *found)})


@pytest.mark.parametrize(
    ("introduced", "n_origins"),
    [
        ("The loan was signed by the bank's vice-president, Per Dahl.", 1),
        ("The Kallo Development Bank lends it. Its head, former judge Per Dahl, signed.", 1),
        ("Per Dahl, a spokesman for the Kallo Development Bank, was there.", 1),
        ("Per Dahl met the bank's vice-president, who signed.", 2),
        ("Its farmers heard Per Dahl at the Kallo Development Bank.", 2),
        ("The bank's former chief met the farmer Per Dahl.", 2),
    ],
)
def test_who_leads_a_body_is_one_voice_with_it(introduced: str, n_origins: int) -> None:
    """The bank and its vice-president are one, a farmer in its hall is another."""
    bank = make_report("a", "The line will open, the Kallo Development Bank said.")
    bank = add_statement(bank, "The line will open,", BANK, source="the Kallo Development Bank")
    text = f"Kallo Development Bank lends 40 million. {introduced} “It will open,” Dahl said."
    told = add_statement(make_report("b", text), "It will open,", DAHL, source="Dahl")
    told = _name(told, "Kallo Development Bank", BANK)
    reports, origins = resolve_origins([bank, told])
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert count_independent(ids, origins) == n_origins


def test_a_spokesman_named_with_his_force_is_himself() -> None:
    """ "The force's spokesman, Colonel Dahl, told reporters" is Dahl, one voice with the force."""
    text = (
        "Three died, the Sava Defence Force said. "
        "Troops fired first, the force's spokesman, Colonel Per Dahl, told reporters."
    )
    report = make_report("a", text)
    report = add_statement(report, "Three died,", FORCE, source="the Sava Defence Force")
    report = add_statement(
        report, "Troops fired first,", DAHL, source="the force's spokesman, Colonel Per Dahl"
    )
    (report,), origins = resolve_origins([report])
    assert [one.name for one in origins] == ["Per Dahl, to reporters", "Sava Defence Force"]
    ids = [mention.origin or "" for mention in report.mentions]
    assert count_independent(ids, origins) == 1


def test_a_force_is_one_under_the_shorter_name() -> None:
    """ "The Defence Force" of one report is the Sava Defence Force of another."""
    reports = []
    for name, words in (("a", "the Sava Defence Force"), ("b", "the Defence Force")):
        report = make_report(name, f"Three died, {words} said.")
        speaker = Actor(name=words.removeprefix("the "), kind=ActorKind.ORGANISATION)
        reports.append(add_statement(report, "Three died,", speaker, source=words))
    _, origins = resolve_origins(reports)
    assert [one.name for one in origins] == ["Sava Defence Force"]


def test_marks_on_letters_part_no_two_people() -> None:
    """ "Goran Babić" and "Goran Babic" are one origin, shown as one report prints it."""
    reports = []
    for name, who in (("a", "Goran Babić"), ("b", "Goran Babic"), ("c", "Goran Babin")):
        report = make_report(name, f"“Nothing is lost,” {who} said.")
        speaker = Actor(name=who, kind=ActorKind.PERSON)
        reports.append(add_statement(report, "Nothing is lost,", speaker, source=who))
    resolved, origins = resolve_origins(reports)
    ids = [report.mentions[0].origin for report in resolved]
    assert ids[0] == ids[1] != ids[2]
    assert len(origins) == 2


def test_its_press_release_is_the_speakers_own() -> None:
    """ "The bank said in its press release": the bank's, though "its" was traced elsewhere."""
    text = "The government signed. “The line will open,” the bank said in its press release."
    report = make_report("a", text)
    report = add_statement(
        report,
        "The line will open,",
        BANK,
        upstream=(PRESS, "press release", "its press release"),
        source="the bank",
    )
    state = Actor(name="Savan Government", kind=ActorKind.ORGANISATION)
    _, origins = resolve_origins([_name(report, "its", state)])
    assert [(one.kind, one.name) for one in origins] == [(PRESS, "Kallo Development Bank")]
