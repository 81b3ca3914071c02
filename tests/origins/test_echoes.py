"""Who repeats, mocks or doubts another's figure adds no origin."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.origins import count_independent, resolve_origins
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    ClaimKind,
    Figure,
    Form,
    Mention,
    Report,
)
from tests.origins.builders import LARSEN, add_statement, make_report, names_of

DAHL = Actor(name="Nils Dahl", kind=ActorKind.PERSON)


def add_figure(
    report: Report, exact: str, low: float, speaker: Actor | None = None, unit: str | None = "home"
) -> Report:
    """Add a figure where the report first prints it."""
    start = report.text.index(exact)
    mention = Mention(
        report=report.id,
        start=start,
        end=start + len(exact),
        exact=exact,
        form=Form.INDIRECT if speaker else Form.NARRATED,
        source=None,
        cue=None,
        origin=None,
        confidence=0.9,
        kind=ClaimKind.FIGURE,
        speaker=speaker,
        figure=Figure(low=low, high=low, unit=unit),
    )
    return replace(report, figures=(*report.figures, mention))


def name_figures(report: Report) -> list[str]:
    reports, origins = resolve_origins([report])
    by_id = {origin.id: origin.name for origin in origins}
    return [by_id[one.origin or ""] for one in reports[0].figures]


@pytest.mark.parametrize(
    "text",
    [
        "Dahl scoffed at the transport ministry's 4,000 homes.",
        "Dahl repeated the transport ministry's figure of 4,000 homes.",
        "Dahl called the transport ministry's claim that 4,000 homes were lost a joke.",
        "Dahl questioned the transport ministry's latest estimate of about 4,000 homes.",
        "Dahl pointed to the figure given by the transport ministry of 4,000 homes.",
    ],
)
def test_a_figure_is_whose_it_is_said_to_be(text: str) -> None:
    report = add_figure(make_report("a", text), "4,000", 4000, DAHL)
    assert name_figures(report) == ["transport ministry"]


@pytest.mark.parametrize(
    "text",
    [
        "Dahl said the transport ministry's 4,000 workers would strike.",
        "Dahl said 4,000 homes were lost, and the transport ministry's count was wrong.",
        "Dahl said that 4,000 homes were lost.",
        "Dahl said he called for the transport ministry's 4,000 homes to be sold.",
    ],
)
def test_a_figure_of_the_speakers_own_is_his(text: str) -> None:
    """What a ministry has is not what it told."""
    report = add_statement(make_report("a", text), text[len("Dahl said ") :], DAHL, source="Dahl")
    assert name_figures(add_figure(report, "4,000", 4000, DAHL)) == ["Nils Dahl"]


@pytest.mark.parametrize(
    ("unit", "name"),
    [("home", "transport ministry"), (None, "transport ministry"), ("NOK", "Nils Dahl")],
)
def test_the_mockers_other_words_of_the_figure_are_not_his_either(
    unit: str | None, name: str
) -> None:
    """The bare number is the same one; as many crowns are another."""
    text = "Dahl mocked the transport ministry's 4,000 homes. “Four thousand? Count,” he said."
    report = add_figure(make_report("a", text), "4,000", 4000, DAHL)
    report = add_statement(report, "Four thousand? Count,", DAHL, source="he", cue="said")
    report = add_figure(report, "Four thousand", 4000, DAHL, unit)
    assert name_figures(report) == ["transport ministry", name]


def test_a_figure_of_nobody_who_can_be_named_has_no_origin() -> None:
    """Nobody knows which union is meant; Dahl's it is not."""
    text = "Dahl ridiculed the union's claim that 4,000 homes were lost."
    report = make_report("a", text, outlet="Bay Courier")
    report = add_statement(report, text[len("Dahl ridiculed ") :], DAHL, source="Dahl")
    assert name_figures(add_figure(report, "4,000", 4000, DAHL)) == [
        "unknown (as carried by Bay Courier)"
    ]


def test_a_figure_may_be_a_persons() -> None:
    text = "Dahl laughed at Larsen's estimate of 4,000 homes."
    report = add_figure(make_report("a", text), "4,000", 4000, DAHL)
    start = text.index("Larsen")
    named = ActorMention(start=start, end=start + 6, exact="Larsen", actor=LARSEN)
    report = replace(report, actors=(named,))
    assert name_figures(report) == ["Ingrid Larsen"]


def test_a_mocker_is_no_second_origin() -> None:
    """The ministry tells it, Dahl mocks it: one origin stands behind the number."""
    told = add_figure(
        make_report("a", "The transport ministry said 4,000 homes were lost."), "4,000", 4000
    )
    mocked = make_report("b", "Dahl derided the transport ministry's 4,000 homes.")
    mocked = add_figure(mocked, "4,000", 4000, DAHL)
    reports, origins = resolve_origins([told, mocked])
    assert names_of(reports, origins) == [["transport ministry"], ["transport ministry"]]
    ids = [one.origin or "" for report in reports for one in report.figures]
    assert count_independent(ids, origins) == 1
