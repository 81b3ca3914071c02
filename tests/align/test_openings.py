"""How the line of an event opens."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.align import align_claims
from crosswire.types import Actor, ActorKind, Clause, Event, EventType
from tests.align.builders import Draft, state

UNION = Actor(name="Lake Union", kind=ActorKind.ORGANISATION)
EVENT = Event(type=EventType.SANCTION, actors=(state("Kenya", "KEN"),), recipients=(UNION,))


def line_of(text: str, exact: str, verb: str | None, *named: str, event: Event = EVENT) -> str:
    """The line of an event whose words have a verb of their own, or none."""
    draft = Draft("Gazette", text).tells(exact, event)
    for name in named:
        draft.names(name, UNION)
    report = draft.report
    at = text.index(exact)
    elsewhere = Clause(start=0, end=1, event=Event(type=None), predicate=0)
    own = [
        Clause(start=at, end=at + len(exact), event=event, predicate=text.index(found, at))
        for found in filter(None, (verb,))
    ]
    (claim,) = align_claims([replace(report, clauses=(elsewhere, *own))], ())
    return claim.summary


@pytest.mark.parametrize(
    ("text", "exact", "verb", "line"),
    [
        (
            "Otieno will speak in Nakuru, as President Wanjiru prepares to leave.",
            "Nakuru, as President Wanjiru prepares to leave",
            "prepares",
            "President Wanjiru prepares to leave",
        ),
        (
            "The union fined Kenya for the spill, and Peru closed its port.",
            "Kenya for the spill, and Peru closed its port",
            "closed",
            "Peru closed its port",
        ),
        (
            "Long cuts angered Kenyans last year; the union now promises none.",
            "Kenyans last year; the union now promises none",
            "promises",
            "The union now promises none",
        ),
        (
            "Four envoys, two of them from Kenya, attended the rite.",
            "Kenya, attended the rite",
            "attended",
            "Four envoys, two of them from Kenya, attended the rite",
        ),
        (
            "On Tuesday Kenya, Peru and the union signed the treaty.",
            "Kenya, Peru and the union signed the treaty",
            "signed",
            "Kenya, Peru and the union signed the treaty",
        ),
        (
            "Kenya closed the port, and the union, as it said, was told.",
            "Kenya closed the port, and the union, as it said, was told",
            "was told",
            "Kenya closed the port, and the union, as it said, was told",
        ),
    ],
)
def test_a_line_does_not_open_in_the_middle_of_a_sentence(
    text: str, exact: str, verb: str, line: str
) -> None:
    """It opens behind the joining word, or where the sentence does; a whole one stays."""
    assert line_of(text, exact, verb) == line


@pytest.mark.parametrize(
    ("exact", "line"),
    [
        ("Kenya, which shut its border on Monday", "Kenya shut its border on Monday"),
        ("Kenya that shut its border this week", "Kenya shut its border this week"),
        ("the minister, who also asked for aid", "The minister also asked for aid"),
        ("Kenya, whose troops crossed the river", "Kenya’s troops crossed the river"),
        ("the miners, whose strike began on Monday", "The miners’ strike began on Monday"),
        ("the deal that workers rejected", "The deal that workers rejected"),
        ("the town that troops took on Monday", "The town that troops took on Monday"),
        ("Kenya, which needs aid this year", "Kenya needs aid this year"),
        ("the deal that parliament rejected", "The deal that parliament rejected"),
        ("the port that Kenya closed on Monday", "The port that Kenya closed on Monday"),
        ("the port, which the union fined", "The port, which the union fined"),
        ("the port that patrols closed", "The port that patrols closed"),
    ],
)
def test_a_relative_clause_becomes_a_clause(exact: str, line: str) -> None:
    """What "Kenya, which shut its border" tells is that Kenya shut it; an object is no subject."""
    assert line_of(f"It was said of {exact}, at noon.", exact, None, "patrols") == line


def test_a_verb_without_its_subject_is_marked() -> None:
    """ "Trade grew and exceeded a million": the second verb lacks what exceeded it."""
    text = "Trade grew by a third and exceeded a million."
    nobody = Event(type=None)
    assert line_of(text, "exceeded a million", "exceeded", event=nobody) == "… exceeded a million"
    assert line_of(text, "Trade grew by a third", "grew", event=nobody) == "Trade grew by a third"
