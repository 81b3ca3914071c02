"""Events that the trained reader and the rules find together: courts, aid, plans, passages."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Event, EventType, Mention, Status


def events_of(text: str) -> list[tuple[Mention, Event]]:
    """Read a text of May 2031 and keep its events."""
    report = crosswire.read_text(text, published="2031-05-06", outlet="The Soro Post")
    return [(one, one.event) for one in report.events if one.event is not None]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A court in Riga sentenced a fisherman to four years in prison.", "LVA"),
        ("A court in Riga sentenced former minister Janis Ozols to four years.", "LVA"),
        ("Former minister Janis Ozols was sentenced to four years by a court in Riga.", "LVA"),
        ("A court in the eastern city of Lublin convicted two Belarusian officers.", "POL"),
        ("A court in Norway fined a fishing company two million kroner.", "NOR"),
        ("A Daugavpils court convicted the opposition leader Janis Ozols on Friday.", "LVA"),
    ],
)
def test_a_court_convicts_for_the_state_of_its_town(text: str, country: str) -> None:
    """ "A court in Riga" is a Latvian court, whoever stands before it."""
    [(_, event)] = events_of(text)
    assert (event.type, event.mode) == (EventType.SANCTION, "convict")
    assert [actor.country for actor in event.actors] == [country]


@pytest.mark.parametrize(
    "text",
    ["A tennis court in Riga was flooded on Monday.", "Shoppers filled a food court in Lagos."],
)
def test_other_courts_are_no_courts_of_law(text: str) -> None:
    """Nobody is tried on a tennis court."""
    report = crosswire.read_text(text, published="2031-05-06")
    assert not [one for one in report.actors if "court" in one.exact]


@pytest.mark.parametrize("end", ["", " in", " in the", " in the eastern city of"])
def test_a_text_may_end_before_the_seat_of_a_court(end: str) -> None:
    """Nothing stands behind the last word of a text that is cut off."""
    text = f"A fisherman stood before a criminal court{end}"
    assert crosswire.read_text(text, published="2031-05-06", outlet="The Soro Post").text == text


def test_a_sentence_is_not_that_of_the_court() -> None:
    """Four years that a court imposes are served by somebody else."""
    text = "A court in Riga sentenced a fisherman to four years in prison on Monday."
    report = crosswire.read_text(text, published="2031-05-06")
    assert [one.figure.entity for one in report.figures if one.figure] == [None]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Croatia sent two rescue helicopters.", []),
        ("Croatia sent two rescue helicopters to Greece on Tuesday.", ["GRC"]),
        ("Japan dispatched forty firefighters to Chile to fight the blazes.", ["CHL"]),
        ("Norway flew a field hospital to Turkey.", ["TUR"]),
        ("Chad sent rescue teams to the flooded suburb of Ndjamena.", []),
    ],
)
def test_rescuers_and_hospitals_are_aid(text: str, recipients: list[str]) -> None:
    """Help in kind is AID, also where nobody says to whom; who is sent receives none."""
    [event] = [event for _, event in events_of(text) if event.type is not None]
    assert event.type is EventType.AID
    assert [actor.country for actor in event.recipients] == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Croatia sent two attack helicopters to the border with Serbia.",
        "Turkey sent its football team to Greece on Tuesday.",
    ],
)
def test_not_all_that_is_sent_is_aid(text: str) -> None:
    """Gunships and players help nobody."""
    assert EventType.AID not in {event.type for _, event in events_of(text)}


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        (
            "Kenya on Monday denied that its troops had shelled a village in Somalia.",
            "Kenya on Monday denied that its troops had shelled a village in Somalia",
        ),
        (
            "Chad on Tuesday night sharply condemned Libya for shelling the town of Faya.",
            "Chad on Tuesday night sharply condemned Libya for shelling the town of Faya",
        ),
        (
            "Two aides of the Kenyan president were arrested in Uganda by Ugandan police.",
            "Two aides of the Kenyan president were arrested in Uganda by Ugandan police",
        ),
        (
            "After the quake in Turkey, Serbia sent a medical team with dogs.",
            "After the quake in Turkey, Serbia sent a medical team",
        ),
    ],
)
def test_a_passage_begins_with_its_whole_subject(text: str, exact: str) -> None:
    """A day between subject and verb belongs to the verb, and the subject comes with it."""
    [one] = [one for one, event in events_of(text) if event.type is not None]
    assert one.exact == exact


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Libya's attack was planned for months.", Status.DONE),
        ("Libya's attack on Chad had been carefully planned.", Status.DONE),
        ("The attack by Libya on Chad had been planned well in advance.", Status.DONE),
        ("The robbery was planned over several weeks.", Status.DONE),
        ("Libya's attack was planned for two years.", Status.DONE),
        ("Libya's attack was planned for several weeks.", Status.DONE),
        ("An attack by Libya on Chad is planned for June.", Status.PLANNED),
        ("Libya's attack was planned for the coming months.", Status.PLANNED),
        ("Libya's attack was planned for two weeks from now.", Status.PLANNED),
        ("Libya's attack was planned for the long weekend.", Status.PLANNED),
        ("Libya's attack was planned ahead of the summit.", Status.PLANNED),
        ("The attack by Libya on Chad was planned for Monday.", Status.PLANNED),
    ],
)
def test_what_was_planned_for_months_took_place(text: str, status: Status) -> None:
    """How long something was planned is told of what happened, for when of what may come."""
    assert {event.status for _, event in events_of(text)} == {status}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Hundreds protested outside the Israeli embassy in Athens on Sunday.", "GRC"),
        ("Tens of thousands of people marched through Tbilisi, Georgia, on Sunday.", "GEO"),
        ("Thousands took to the streets in Nairobi against the new tax.", "KEN"),
    ],
)
def test_a_crowd_that_is_only_counted_protests_where_it_stands(text: str, country: str) -> None:
    """Who "hundreds" are is told by what they do, and where."""
    [(_, event)] = [each for each in events_of(text) if each[1].type is not None]
    assert event.type is EventType.PROTEST
    assert [(one.name, one.country) for one in event.actors] == [("people", country)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway denied sending weapons to Somalia.", EventType.AID),
        ("Norway denied arming rebels in Somalia.", EventType.AID),
        ("Iran denied shelling Omani ports.", EventType.ASSAULT),
    ],
)
def test_what_is_denied_is_an_event_that_is_denied(text: str, kind: EventType) -> None:
    """That what is learned sees no deed there is no reason to drop what somebody denies."""
    assert [(one.type, one.status) for _, one in events_of(text)] == [(kind, Status.DENIED)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks between Peru and Chile were delayed until October.", Status.PLANNED),
        ("The meeting between Peru and Chile was put off.", Status.PLANNED),
        ("The meeting between Peru and Chile was not postponed.", Status.PLANNED),
        ("Talks between Peru and Chile delayed the vote.", Status.DONE),
    ],
)
def test_talks_that_are_put_off_lie_ahead(text: str, status: Status) -> None:
    """What was delayed has not taken place; what delayed something else has."""
    found = [one.status for _, one in events_of(text) if one.type is EventType.CONSULT]
    assert found == [status]
